//! The report that the tests open, read as any reader of JSON would. Takes the repository's file, gives values; never
//! knows the program's types.

use crate::Outcome;
use serde_json::Value;
use std::{fs, path::Path};

/// Where the report is, in the repository and in a built site.
pub const REPORT: &str = "data/shanghai-2023-ch7/report.json";

/// The bytes of a file of the repository.
pub fn file(path: &str) -> Outcome<Vec<u8>> {
    Ok(fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path))?)
}

/// The report.
pub fn report() -> Outcome<Value> {
    Ok(serde_json::from_slice(&file(REPORT)?)?)
}

/// What a field lists.
pub fn list<'a>(value: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> {
    value[field].as_array().into_iter().flatten()
}

/// The text of a field; empty where there is none.
pub fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

/// The texts of a list.
pub fn texts(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}
