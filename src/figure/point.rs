//! Points: a value with its place on a scale and its label.
//!
//! Takes statistics and derived values of a report, gives positions (here, and only from here on, a float) and
//! worded labels. Never shows a derived value as a single number unless the interval is one.

use num_traits::{CheckedMul, CheckedSub};

use crate::report::exact::{self, Direction, Exact};
use crate::report::interval::Interval;
use crate::report::schema::Bound;
use crate::report::unit::Unit;
use crate::report::{Lang, Report};
use crate::words::fill::counted_of;
use crate::words::message::Chart;
use crate::words::number::{self, Amount};

/// A value on a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The statistic or derived value.
    pub id: String,
    /// Its position, in base units.
    pub at: f64,
    /// Its label.
    pub label: Amount,
    /// Whether it is derived.
    pub derived: bool,
    /// What is said before a derived value: 推算.
    pub tag: &'static str,
    /// What its qualifiers make of it.
    pub bound: Bound,
    /// The magnified interval, for derived values.
    pub lens: Option<Lens>,
}

/// A derived interval under a magnifying glass.
#[derive(Clone, Debug, PartialEq)]
pub struct Lens {
    /// Label of the left end of the small scale.
    pub from: String,
    /// Label of its right end.
    pub to: String,
    /// Where the interval begins on it, 0 to 1.
    pub lo: f64,
    /// Where it ends, 0 to 1.
    pub hi: f64,
}

/// A growth rate between two points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Growth {
    /// `+92.70%`, `约+29.5%`.
    pub label: String,
    /// Whether it is derived.
    pub derived: bool,
}

/// A rational as a position.
pub(super) fn position(value: Exact) -> f64 {
    *value.numer() as f64 / *value.denom() as f64
}

/// The middle of an interval, as a position only; it is never shown as a number.
pub(super) fn middle(interval: Interval) -> f64 {
    f64::midpoint(position(interval.lo), position(interval.hi))
}

/// The printed value of a statistic, as it is read, or the interval of a derived value.
pub(super) fn point(report: &Report, id: &str, lang: Lang) -> Option<Point> {
    if let Some(statistic) = report.statistic(id) {
        let unit = Unit::parse(statistic.read_unit())?;
        let decimal = exact::from_decimal(exact::parse(statistic.read_digits())?)?;
        let at = position(decimal.checked_mul(&exact::scale(i32::try_from(unit.exponent).ok()?)?)?);
        let label = number::read(statistic, lang);
        return Some(Point {
            id: id.to_owned(),
            at,
            label,
            derived: false,
            tag: "",
            bound: statistic.bound(),
            lens: None,
        });
    }
    report.derived(id)?;
    let value = report.value(id)?;
    let label = number::interval(value, counted_of(report, id), lang)?;
    Some(Point {
        id: id.to_owned(),
        at: middle(value.interval),
        label,
        derived: true,
        tag: Chart::Derived.text(lang),
        bound: Bound::None,
        lens: lens(value.interval, &value.unit, lang),
    })
}

/// The small scale under a derived value: steps of a power of ten, as few as hold the interval.
fn lens(interval: Interval, unit: &Unit, lang: Lang) -> Option<Lens> {
    if interval.is_point() {
        return None;
    }
    let to_unit = exact::scale(-i32::try_from(unit.exponent).ok()?)?;
    let (lo, hi) = (interval.lo.checked_mul(&to_unit)?, interval.hi.checked_mul(&to_unit)?);
    let width = hi.checked_sub(&lo)?;
    let exponent = (-30..=30).find(|exponent| exact::scale(*exponent).is_some_and(|step| step >= width))?;
    let first = exact::steps(lo, exponent, Direction::Down)?;
    let last = exact::steps(hi, exponent, Direction::Up)?;
    let step = exact::scale(exponent)?;
    let (start, end) = (Exact::from_integer(first).checked_mul(&step)?, Exact::from_integer(last).checked_mul(&step)?);
    let length = position(end.checked_sub(&start)?);
    let place = |value: Exact| (position(value) - position(start)) / length;
    let label = |steps: i128| match lang {
        Lang::Zh => exact::digits(steps, exponent),
        Lang::En => number::english_digits(&exact::digits(steps, exponent), unit),
    };
    Some(Lens { from: label(first), to: label(last), lo: place(lo), hi: place(hi) })
}

/// The growth to a value: printed where printed, else derived where it is declared and settled.
pub fn growth(report: &Report, id: &str, lang: Lang) -> Option<Growth> {
    if let Some(growth) = report.statistic(id).and_then(|statistic| statistic.growth.as_ref()) {
        return Some(Growth { label: number::signed_per_cent(&growth.printed), derived: false });
    }
    let value = report.value(report.change_of(id)?)?;
    let sign = value.interval.sign()?;
    let about = number::about(value, None, true, lang)?;
    let plus = if sign > 0 { "+" } else { "" };
    let label = format!("{}{plus}{}{}", about.before, about.digits, about.after);
    Some(Growth { label, derived: true })
}

/// The settled digits of a derived value.
pub(super) fn about(report: &Report, id: &str, lang: Lang) -> Option<Amount> {
    number::about(report.value(id)?, counted_of(report, id), true, lang)
}
