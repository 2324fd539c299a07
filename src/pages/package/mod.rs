//! The Data Package of a report: `datapackage.json` (Data Package 2.0) and its tables as CSV.
//!
//! Takes a checked report and the bytes of its source, gives files that stand beside `report.json`. Every resource
//! has its size and its SHA-256. Printed digits stay strings; what is not known, such as a licence, is not said.

mod descriptor;
mod series;
mod table;
mod tables;

use super::File;
use crate::report::Report;

/// The files of a report's Data Package.
pub fn package(report: &Report, source: &[u8]) -> Vec<File> {
    let tables = tables::tables(report).into_iter().chain(series::tables(report));
    let mut files: Vec<(table::Table, File)> = tables
        .map(|table| {
            let file = File::new(table.path(), table.csv());
            (table, file)
        })
        .collect();
    let descriptor = descriptor::descriptor(report, source, &files);
    // Values of JSON can always be written.
    let mut text = serde_json::to_string_pretty(&descriptor).unwrap_or_default();
    text.push('\n');
    files.drain(..).map(|(_, file)| file).chain([File::new("datapackage.json", text)]).collect()
}
