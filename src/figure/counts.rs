//! *counts*: numbers that stand beside each other without a common axis.
//!
//! Takes statistics and derived values of any unit, gives tiles in order. Never puts them on one scale.

use super::{is_countable, row_name};
use crate::report::schema::Bound;
use crate::report::unit::Unit;
use crate::report::{Lang, Report};
use crate::words::date;
use crate::words::fill::counted_of;
use crate::words::message::Chart;
use crate::words::number::{self, Amount};

/// A number with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// The statistic or derived value.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its wording.
    pub amount: Amount,
    /// Whether it is derived.
    pub derived: bool,
    /// What is said before a derived value: 推算.
    pub tag: &'static str,
    /// What its qualifiers make of it.
    pub bound: Bound,
    /// Its period in words, where the print gives one.
    pub period: Option<String>,
    /// How many squares stand for it, where it counts few things.
    pub squares: Option<u32>,
}

/// The most things that a tile draws one by one.
const MOST_SQUARES: u32 = 520;

#[inline(never)]
pub(super) fn tiles(report: &Report, of: &[String], lang: Lang) -> Vec<Tile> {
    of.iter().filter_map(|id| tile(report, id, lang)).collect()
}

fn tile(report: &Report, id: &str, lang: Lang) -> Option<Tile> {
    let name = row_name(report, id, lang);
    if let Some(statistic) = report.statistic(id) {
        let unit = Unit::parse(statistic.read_unit())?;
        let whole = unit.base.is_count() && unit.exponent == 0 && is_countable(statistic.nature);
        let count = statistic.read_digits().parse().ok();
        return Some(Tile {
            id: id.to_owned(),
            name,
            amount: number::printed(statistic, lang),
            derived: false,
            tag: "",
            bound: statistic.bound(),
            period: statistic.period.printed.as_ref().map(|_| date::of_statistic(statistic, lang)),
            squares: count.filter(|count| whole && *count <= MOST_SQUARES && statistic.bound() == Bound::None),
        });
    }
    report.derived(id)?;
    let amount = number::interval(report.value(id)?, counted_of(report, id), lang)?;
    Some(Tile {
        id: id.to_owned(),
        name,
        amount,
        derived: true,
        tag: Chart::Derived.text(lang),
        bound: Bound::None,
        period: None,
        squares: None,
    })
}
