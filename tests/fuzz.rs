//! What the fuzzer's bodies do with its corpus, with random bytes and with random changes: they end, and end well.
//!
//! Takes `fuzz/corpus/`, one folder for each body. Never needs the fuzzer itself.

#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

#[path = "../fuzz/bodies/mod.rs"]
mod bodies;

use std::path::PathBuf;

use generated_reports::Plan;
use proptest::prelude::*;
use tushuo::report::Report;

/// Runs a body on every file of its corpus; gives how many there were.
fn replay(name: &str, body: fn(&[u8])) -> usize {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
    let files = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let files = files.map(|file| file.expect("a file").path());
    files.map(|file| body(&std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display())))).count()
}

#[test]
fn what_the_fuzzer_found_interesting_ends_well() {
    let replayed = [
        replay("report", bodies::report),
        replay("change", |bytes| {
            bodies::change(bytes);
        }),
        replay("address", bodies::address),
        replay("search", bodies::search),
    ];
    assert!(replayed.iter().all(|files| *files > 0), "{replayed:?}");
}

/// A body that always stops at the first check would find nothing.
#[test]
fn changes_leave_many_reports_right() {
    let right = (0..=255_u8).filter(|at| bodies::change(&[0, 1, *at, at.wrapping_mul(31), 33])).count();
    assert!((20..=250).contains(&right), "{right} of 256");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_changed_report_is_refused_with_a_reason_or_drawn(changes in proptest::collection::vec(any::<u8>(), 0..40)) {
        bodies::change(&changes);
    }

    #[test]
    fn any_bytes_are_refused_with_a_reason(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        bodies::report(&bytes);
    }

    #[test]
    fn any_address_leads_somewhere(typed in "#?/?\\PC{0,40}|#/(figures|calendar|source|present)/\\PC{0,12}[?]\\PC{0,30}") {
        bodies::address(typed.as_bytes());
    }

    #[test]
    fn any_search_finds_what_reading_finds(typed in "\\PC{0,8}|[ab科技金融（(…　. ]{0,6}", text in "\\PC{0,40}") {
        bodies::search(format!("{typed}\0{text}").as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_report_of_any_size_is_drawn_in_any_size(events in 0..80_u32, years in 1..40_u16, seed: u64, choice: u64) {
        let made = generated_reports::report(Plan { events, first_year: 1990, years, seed });
        let report = Report::load(made.json.as_bytes(), Some(made.source.as_bytes())).expect("no problem");
        #[allow(clippy::disallowed_methods, reason = "this is no browser")]
        let begun = std::time::Instant::now();
        bodies::everything(&report, choice);
        // Some tenths of a second; what hangs takes for ever.
        prop_assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
    }
}
