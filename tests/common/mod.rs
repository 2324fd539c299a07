//! The real report, for tests that look at all of it.

use std::path::PathBuf;

use tushuo::report::Report;

/// The report of the repository, checked.
pub(crate) fn report() -> Report {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/shanghai-2023-ch7");
    let json = std::fs::read(folder.join("report.json")).expect("report.json is there");
    let source = std::fs::read(folder.join("source.zh.md")).expect("source.zh.md is there");
    Report::load(&json, Some(&source)).expect("the report has no problems")
}
