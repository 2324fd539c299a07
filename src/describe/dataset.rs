//! The dataset a file was taken from.
//!
//! Takes a report, gives what names it in every JSON file. Never leaves out the hash.

use serde::Serialize;

use crate::report::{Lang, Report};

/// What names a dataset.
#[derive(Serialize)]
pub(super) struct Dataset<'a> {
    id: &'a str,
    sha256: &'a str,
    publication: &'a str,
    title: &'a str,
}

impl<'a> Dataset<'a> {
    /// What names a report's dataset, in a language.
    pub(super) fn of(report: &'a Report, lang: Lang) -> Self {
        let file = report.file();
        Self {
            id: &file.id,
            sha256: report.hash(),
            publication: file.publication.get(lang),
            title: file.title.get(lang),
        }
    }
}
