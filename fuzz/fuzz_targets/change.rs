//! A report that is right but for a few changes, which most often is a report still.

#![no_main]

#[path = "../bodies/mod.rs"]
#[allow(dead_code, reason = "the others have targets of their own")]
mod bodies;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    bodies::change(data);
});
