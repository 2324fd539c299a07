//! A file as it comes: bytes, that are read, checked, drawn and written.

#![no_main]

#[path = "../bodies/mod.rs"]
#[allow(dead_code, reason = "the others have targets of their own")]
mod bodies;

libfuzzer_sys::fuzz_target!(|data: &[u8]| bodies::report(data));
