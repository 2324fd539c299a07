//! Values over time as rows and as files: each with its period and the digits as printed.
//!
//! Takes a report and the lines of a figure, gives rows for a table, CSV and JSON of the span that is shown. Lists every
//! value where there are few, the ends and the extremes where there are many; a file has all that are shown. Never changes
//! a digit.

use serde::Serialize;

use super::csv::{BYTE_ORDER_MARK, defused};
use super::record::bounds_of;
use crate::figure::{Amount, Figure, Line, Series};
use crate::report::{Lang, Report};
use crate::words::date;

/// Most periods that a table lists one by one.
pub const MOST_ROWS: usize = 200;

/// A period of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodRow {
    /// The period in words.
    pub period: String,
    /// The period as EDTF.
    pub edtf: String,
    /// The value of each line: the printed digits, and in words.
    pub values: Vec<Option<(String, Amount)>>,
}

/// The rows of lines over time, and whether they are only some of those shown.
pub fn period_rows(series: &Series) -> (Vec<PeriodRow>, bool) {
    let count = series.places().count();
    let places: Vec<usize> = if series.lines.is_empty() {
        Vec::new()
    } else if count <= MOST_ROWS {
        series.places().collect()
    } else {
        let told = series.told.iter().flatten();
        let mut some: Vec<usize> =
            told.flat_map(|told| [told.first.at, told.lowest.at, told.highest.at, told.last.at]).collect();
        some.sort_unstable();
        some.dedup();
        some
    };
    let value = |line: &Line, at: usize| Some((line.printed(at)?, line.amount(at, series.lang())?));
    let row = |at: usize| PeriodRow {
        period: series.period(at),
        edtf: series.edtf(at).unwrap_or_default(),
        values: series.lines.iter().map(|line| value(line, at)).collect(),
    };
    (places.into_iter().map(row).collect(), count > MOST_ROWS)
}

/// From when to when a series has values, in words.
pub fn extent(report: &Report, id: &str, lang: Lang) -> Option<String> {
    let extent = report.extent(&mut core::iter::once(id))?;
    let moment = |at| Some(date::moment(extent.periods.at(at)?, extent.periods.every(), lang));
    Some(date::between(&moment(0)?, &moment(extent.count - 1)?, lang))
}

/// The names of the fields of a file, in order: those of other figures' files that mean something here.
pub const FIELDS: [&str; 11] = [
    "id",
    "period",
    "printed",
    "unit",
    "lower",
    "upper",
    "base_unit",
    "publisher",
    "figure",
    "dataset",
    "dataset_sha256",
];

/// A value of a file; bounds are what the print can mean, in the base unit.
#[derive(Serialize)]
pub(super) struct PeriodRecord<'a> {
    id: &'a str,
    period: String,
    printed: String,
    unit: &'a str,
    lower: Option<String>,
    upper: Option<String>,
    base_unit: &'a str,
    publisher: Option<&'a str>,
}

/// The values shown, line after line.
pub(super) fn period_records(series: &Series) -> impl Iterator<Item = PeriodRecord<'_>> {
    series.lines.iter().flat_map(|line| {
        series.places().filter_map(|at| {
            let printed = line.printed(at)?;
            let unit = line.unit();
            let (lower, upper) = bounds_of(&printed, unit);
            Some(PeriodRecord {
                id: &line.id,
                period: series.edtf(at)?,
                lower,
                upper,
                unit: &unit.printed,
                base_unit: unit.base.printed(),
                publisher: line.publisher.as_deref(),
                printed,
            })
        })
    })
}

/// The CSV of lines over time.
pub(super) fn csv(report: &Report, figure: &Figure, series: &Series) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    // Writing into memory cannot fail, and every row is as long as the first.
    let _ = writer.write_record(FIELDS);
    for one in period_records(series) {
        let (lower, upper) = (one.lower.unwrap_or_default(), one.upper.unwrap_or_default());
        let publisher = one.publisher.unwrap_or_default();
        let of = [one.id, &one.period, &one.printed, one.unit, &lower, &upper, one.base_unit, publisher];
        let from = [figure.id.as_str(), report.file().id.as_str(), report.hash()];
        let _ = writer.write_record(of.iter().chain(&from).map(|cell| defused(cell)));
    }
    writer.into_inner().unwrap_or_default()
}
