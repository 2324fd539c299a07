//! The committed JSON Schema is the one that the types give.
//!
//! Only with the feature `schema`, which makes schemas; `cargo xtask test` turns it on.

#![cfg(feature = "schema")]

use std::path::PathBuf;

use tushuo::report::schema::ReportFile;

#[test]
fn the_committed_schema_is_that_of_the_types() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/schema/report.schema.json");
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    let made = serde_json::to_string_pretty(&schemars::schema_for!(ReportFile)).expect("a schema");
    assert!(committed.trim_end() == made, "{} is not up to date: cargo xtask schema", path.display());
}
