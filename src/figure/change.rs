//! *change*: the year before, derived, to the printed value; rows on one axis from zero.
//!
//! Takes statistics and derived values of one unit, gives rows. A statistic's year before is the derived value
//! that is declared as its prior; without one the row has its printed end only.

use super::axis::Axis;
use super::elsewhere::{self, Elsewhere};
use super::point::{self, Growth, Point};
use super::{Options, row_name};
use crate::report::Report;
use crate::report::unit::{Base, Unit};

/// Rows on a common axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The axis, from zero.
    pub axis: Axis,
    /// The rows, in order.
    pub rows: Vec<ChangeRow>,
    /// The years of the two ends.
    pub years: (i16, i16),
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeRow {
    /// Its name.
    pub name: String,
    /// The year before.
    pub from: Option<Point>,
    /// The year of the report.
    pub to: Point,
    /// The growth from one to the other.
    pub growth: Option<Growth>,
    /// The year before as published elsewhere.
    pub elsewhere: Option<Elsewhere>,
}

impl ChangeRow {
    /// The marks that can be selected.
    pub fn targets(&self) -> impl Iterator<Item = &str> {
        self.from.iter().chain([&self.to]).map(|point| point.id.as_str())
    }

    /// Whether something of it is derived.
    pub fn is_derived(&self) -> bool {
        self.from.is_some() || self.to.derived
    }
}

pub(super) fn change(report: &Report, of: &[String], options: &Options) -> Change {
    let lang = options.lang;
    let year = report.file().year;
    let rows: Vec<ChangeRow> = of
        .iter()
        .filter_map(|id| {
            let mut to = point::point(report, id, lang)?;
            let mut from = report.prior_of(id).and_then(|prior| point::point(report, prior, lang));
            if !options.lenses {
                to.lens = None;
                if let Some(from) = &mut from {
                    from.lens = None;
                }
            }
            let elsewhere = elsewhere::all(report, id, options).into_iter().find(|one| one.year == year - 1);
            let growth = point::growth(report, id, lang);
            Some(ChangeRow { name: row_name(report, id, lang), from, to, growth, elsewhere })
        })
        .collect();
    let unit = of.first().and_then(|id| Some(report.value(id)?.unit.clone()));
    let unit = unit.unwrap_or(Unit { printed: String::new(), exponent: 0, base: Base::Percent });
    let largest =
        rows.iter().flat_map(|row| row.from.iter().chain([&row.to])).map(|point| point.at).fold(0.0, f64::max);
    Change { axis: Axis::from_zero(largest, &unit, lang), rows, years: (year - 1, year) }
}
