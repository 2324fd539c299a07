//! Reports of many events: they load, and every place of them is found.
//!
//! Takes generated reports. Counts work where it can; never measures time.

#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

use generated_reports::{Plan, report};
use tushuo::report::Report;

#[test]
fn a_generated_report_has_no_problem() {
    let generated = report(Plan::of(1_000));
    assert_eq!(generated, report(Plan::of(1_000)), "the same plan gives the same report");
    let loaded = Report::load(generated.json.as_bytes(), Some(generated.source.as_bytes()));
    let loaded = loaded.expect("no problem");
    assert_eq!(loaded.file().events.len(), 1_000);
}
