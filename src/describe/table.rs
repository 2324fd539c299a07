//! The table of a figure: the same values as its chart, printed digits beside derived intervals.
//!
//! Takes a report and a figure, gives rows in the order of the figure's ids. Every statistic the figure shows in any
//! of its measures has its row.

use crate::figure::{Amount, Figure};
use crate::report::edtf::Edtf;
use crate::report::{Lang, Report};
use crate::words::date;
use crate::words::fill::counted_of;
use crate::words::number;

/// A row of a figure's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The statistic or derived value.
    pub id: String,
    /// Its full name.
    pub name: String,
    /// The interval of the year before, or of the derived value itself.
    pub interval: Option<Amount>,
    /// Its period in words.
    pub period: String,
    /// Whether it is derived.
    pub derived: bool,
}

/// The rows of a figure's table.
pub fn rows(report: &Report, figure: &Figure) -> Vec<Row> {
    figure.ids.iter().filter_map(|id| row(report, id, figure.lang)).collect()
}

fn row(report: &Report, id: &str, lang: Lang) -> Option<Row> {
    let interval = |id: &str| number::interval(report.value(id)?, counted_of(report, id), lang);
    if let Some(statistic) = report.statistic(id) {
        return Some(Row {
            id: id.to_owned(),
            name: statistic.name.get(lang).to_owned(),
            interval: report.prior_of(id).and_then(interval),
            period: date::of_statistic(statistic, lang),
            derived: false,
        });
    }
    if let Some(event) = report.event(id) {
        let period = event.date.as_deref().and_then(|text| Edtf::parse(text).ok());
        return Some(Row {
            id: id.to_owned(),
            name: event.title.get(lang).to_owned(),
            interval: None,
            period: period.map(|period| date::date(period, lang)).unwrap_or_default(),
            derived: false,
        });
    }
    let derived = report.derived(id)?;
    Some(Row {
        id: id.to_owned(),
        name: derived.name.get(lang).to_owned(),
        interval: interval(id),
        period: String::new(),
        derived: true,
    })
}
