//! CSV: the records of a figure for a spreadsheet.
//!
//! Takes a report and a figure, gives a UTF-8 file with a byte order mark, a heading row of field names that never
//! change, and a row a record; the last three fields name the dataset. Lists are joined with `; `. A cell that a
//! spreadsheet would run as a formula is defused with an apostrophe before it; plain numbers, negative ones too, are
//! left alone. Values over time are many: their rows have the fields of [`super::over`]. Never changes a printed digit.

use super::record::{Origin, Record, records};
use crate::figure::{Body, Figure};
use crate::report::{Report, exact};

/// What tells a spreadsheet that the file is UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The names of the fields, in order.
pub const FIELDS: [&str; 29] = [
    "origin",
    "id",
    "name",
    "printed",
    "unit",
    "qualifiers",
    "read_as",
    "read_unit",
    "fault",
    "growth",
    "derived_id",
    "derived_lo",
    "derived_hi",
    "derived_unit",
    "period",
    "period_printed",
    "period_basis",
    "lower",
    "upper",
    "base_unit",
    "quotes",
    "section",
    "publisher",
    "address",
    "reliability",
    "remark",
    "figure",
    "dataset",
    "dataset_sha256",
];

/// The CSV of a figure.
pub fn csv(report: &Report, figure: &Figure) -> Vec<u8> {
    if let Body::Series(series) = &figure.body {
        return super::over::csv(report, figure, series);
    }
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    // Writing into memory cannot fail, and every row is as long as the first.
    let _ = writer.write_record(FIELDS);
    for record in records(report, figure) {
        let _ = writer.write_record(cells(&record, report, figure).iter().map(|cell| defused(cell)));
    }
    writer.into_inner().unwrap_or_default()
}

fn cells(record: &Record, report: &Report, figure: &Figure) -> [String; FIELDS.len()] {
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    let origin = match record.origin {
        Origin::Printed => "printed",
        Origin::Derived => "derived",
        Origin::Elsewhere => "elsewhere",
    };
    [
        origin.to_owned(),
        record.id.clone(),
        record.name.clone(),
        text(&record.printed),
        text(&record.unit),
        record.qualifiers.join("; "),
        text(&record.read_as),
        text(&record.read_unit),
        text(&record.fault),
        text(&record.growth),
        text(&record.derived_id),
        text(&record.derived_lo),
        text(&record.derived_hi),
        text(&record.derived_unit),
        text(&record.period),
        text(&record.period_printed),
        text(&record.period_basis),
        text(&record.lower),
        text(&record.upper),
        text(&record.base_unit),
        record.quotes.join("; "),
        text(&record.section),
        text(&record.publisher),
        text(&record.address),
        text(&record.reliability),
        text(&record.remark),
        figure.id.clone(),
        report.file().id.clone(),
        report.hash().to_owned(),
    ]
}

/// First letters that make a spreadsheet run a cell, in the wide forms of CJK keyboards too.
const RUN: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// A cell that no spreadsheet runs.
pub fn defused(cell: &str) -> String {
    if cell.starts_with(RUN) && exact::parse(cell).is_none() { format!("'{cell}") } else { cell.to_owned() }
}
