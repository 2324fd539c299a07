//! Values published elsewhere, beside the report's own.
//!
//! Takes the context of a statistic, gives grey marks that say who published them, and whether they can be the same
//! number as the derived one of their year. Never mixed with what the chapter prints.

use num_traits::CheckedMul;

use super::Options;
use super::point;
use crate::report::interval::Interval;
use crate::report::schema::{Context, Reliability};
use crate::report::unit::Unit;
use crate::report::{Lang, Report, exact};
use crate::words::number;

/// A value published elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Elsewhere {
    /// The year.
    pub year: i16,
    /// Position, in base units.
    pub at: f64,
    /// Digits as published.
    pub label: String,
    /// Digits with their unit.
    pub amount: String,
    /// What it is a value of.
    pub name: String,
    /// Who published it.
    pub publisher: String,
    /// Its address.
    pub address: String,
    /// How far it can be relied on.
    pub reliability: Reliability,
    /// Whether the derived value of the same year can be the same number.
    pub agrees: bool,
}

/// What was published elsewhere of a statistic for the years before the report's, where the reader asked for it.
pub(super) fn all(report: &Report, id: &str, options: &Options) -> Vec<Elsewhere> {
    if !options.elsewhere {
        return Vec::new();
    }
    let contexts = report.file().context.iter().filter(|context| context.statistic == id);
    let all = contexts.filter_map(|context| elsewhere(report, id, context, options.lang));
    all.filter(|one| one.year < report.file().year).collect()
}

fn elsewhere(report: &Report, id: &str, context: &Context, lang: Lang) -> Option<Elsewhere> {
    let unit = Unit::parse(&context.unit)?;
    let decimal = exact::from_decimal(exact::parse(&context.value)?)?;
    let value = decimal.checked_mul(&exact::scale(i32::try_from(unit.exponent).ok()?)?)?;
    let year: i16 = context.period.parse().ok()?;
    let prior = report.prior_of(id).filter(|_| year == report.file().year - 1).and_then(|prior| report.value(prior));
    let published = Interval::of_printed(exact::parse(&context.value)?, &unit)?;
    let agrees = prior.is_some_and(|prior| prior.interval.lo <= published.hi && published.lo <= prior.interval.hi);
    let statistic = report.statistic(id)?;
    let amount = number::amount(&context.value, &unit, statistic.counted.as_ref(), lang);
    Some(Elsewhere {
        year,
        at: point::position(value),
        label: amount.digits.clone(),
        amount: amount.text(),
        name: super::row_name(report, id, lang),
        publisher: context.publisher.get(lang).to_owned(),
        address: context.address.clone(),
        reliability: context.reliability,
        agrees,
    })
}
