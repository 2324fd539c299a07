//! JSON: the records of events for a program.
//!
//! Takes a report and ids, gives an object with the dataset and its hash, the language of what is in words, and the
//! records. Never completes a date.

use serde::Serialize;

use super::chosen;
use super::record::{EventRecord, record};
use crate::describe::dataset::Dataset;
use crate::report::{Lang, Report};

/// The version of this form.
pub const SCHEMA: &str = "tushuo/events@1";

#[derive(Serialize)]
struct Export<'a> {
    schema: &'static str,
    dataset: Dataset<'a>,
    lang: Lang,
    events: Vec<EventRecord>,
}

/// The JSON of events.
pub fn events_json(report: &Report, ids: &[&str], lang: Lang) -> Vec<u8> {
    let file = report.file();
    let export = Export {
        schema: SCHEMA,
        dataset: Dataset::of(report, lang),
        lang,
        events: chosen(report, ids).into_iter().map(|event| record(file, event, lang)).collect(),
    };
    // Strings and lists of strings can always be written.
    let mut bytes = serde_json::to_vec_pretty(&export).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
