//! *parts*: shares of a whole, the year before and now.
//!
//! Takes shares, printed or derived, gives rows on one axis from 0 to 100 %. A share's year before is the derived
//! value declared as its prior. Never adds shares up.

use super::point::{self, Point};
use super::row_name;
use crate::report::{Lang, Report};

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct PartsRow {
    /// Its name.
    pub name: String,
    /// The year before, where it can be derived, then the year of the report.
    pub parts: Vec<Part>,
}

/// A share.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The share; positions are in per cent.
    pub point: Point,
    /// What is said at its bar: the settled digits, or the interval.
    pub label: String,
    /// The year, where the row has two.
    pub year: Option<String>,
}

impl PartsRow {
    /// The marks that can be selected.
    pub fn targets(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|part| part.point.id.as_str())
    }
}

#[inline(never)]
pub(super) fn parts(report: &Report, of: &[String], lang: Lang) -> Vec<PartsRow> {
    of.iter()
        .filter_map(|id| {
            let prior = report.prior_of(id);
            let year = |back: i16| prior.map(|_| (report.file().year - back).to_string());
            let earlier = prior.and_then(|prior| part(report, prior, year(1), lang));
            let now = part(report, id, year(0), lang)?;
            let name = row_name(report, id, lang);
            Some(PartsRow { name, parts: earlier.into_iter().chain([now]).collect() })
        })
        .collect()
}

fn part(report: &Report, id: &str, year: Option<String>, lang: Lang) -> Option<Part> {
    let point = point::point(report, id, lang)?;
    let amount = if point.derived { point::about(report, id, lang)? } else { point.label.clone() };
    let label = if point.derived { format!("{} {}", point.tag, amount.text()) } else { amount.text() };
    Some(Part { point, label, year })
}
