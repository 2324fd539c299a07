//! What is typed to find events, in a text.

#![no_main]

#[path = "../bodies/mod.rs"]
#[allow(dead_code, reason = "the others have targets of their own")]
mod bodies;

libfuzzer_sys::fuzz_target!(|data: &[u8]| bodies::search(data));
