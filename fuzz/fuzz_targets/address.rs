//! What stands in the address line.

#![no_main]

#[path = "../bodies/mod.rs"]
#[allow(dead_code, reason = "the others have targets of their own")]
mod bodies;

libfuzzer_sys::fuzz_target!(|data: &[u8]| bodies::address(data));
