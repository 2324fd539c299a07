//! *magnitude*: values of very different size; dots on a log axis, or bars on a linear one.
//!
//! Takes statistics of one base unit, each with its own period and with what it covers beside it. Dots where the
//! axis is logarithmic, bars only where it is linear; values are never added up.

use num_traits::{CheckedDiv, CheckedMul};

use super::axis::{Axis, Decade};
use super::point::{self, Point};
use super::{Options, is_countable, row_name};
use crate::report::edtf::Edtf;
use crate::report::exact::Exact;
use crate::report::interval::Interval;
use crate::report::schema::{FigureSpec, Nature, Statistic};
use crate::report::unit::{Base, Unit};
use crate::report::{Lang, Report};
use crate::words::date;
use crate::words::message::Chart;
use crate::words::number::{self, Amount};

/// Rows over many powers of ten.
#[derive(Clone, Debug, PartialEq)]
pub struct Magnitude {
    /// Whether bars on a linear axis are shown.
    pub linear: bool,
    /// Headings of the three columns.
    pub heads: [&'static str; 3],
    /// The powers of ten that hold all values.
    pub decades: Vec<Decade>,
    /// The linear axis, from zero.
    pub axis: Axis,
    /// The rows.
    pub rows: Vec<MagnitudeRow>,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct MagnitudeRow {
    /// Its name.
    pub name: String,
    /// Its period in words.
    pub period: String,
    /// Its period as months of the report's year.
    pub months: Option<Months>,
    /// The value.
    pub point: Point,
    /// What part of the longest bar it is, where it is too small to be drawn as one.
    pub part: Option<String>,
    /// What it covers.
    pub beside: Vec<Covered>,
}

/// Months of a year that a period covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Months {
    /// January to December.
    pub filled: [bool; 12],
    /// Whether it began before, at a time the print does not give.
    pub open_start: bool,
}

/// A number of things covered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    /// The statistic.
    pub id: String,
    /// Its wording.
    pub amount: Amount,
    /// The wording with what is counted: `255个重点创新项目`, `255 projects`.
    pub text: String,
    /// How many, where they can be drawn one by one.
    pub count: Option<u32>,
}

/// The most things that are drawn one by one.
const MOST_SQUARES: u32 = 2_000;

/// The most decimals of a part of the longest bar, in per cent.
const MOST_DECIMALS: i32 = 6;

/// Bars shorter than this part of the longest are said in words as well.
const SMALL_PART: f64 = 0.01;

impl MagnitudeRow {
    /// The marks that can be selected.
    pub fn targets(&self) -> impl Iterator<Item = &str> {
        [self.point.id.as_str()].into_iter().chain(self.beside.iter().map(|covered| covered.id.as_str()))
    }
}

#[inline(never)]
pub(super) fn magnitude(report: &Report, spec: &FigureSpec, options: &Options) -> Magnitude {
    let lang = options.lang;
    let no_one = Vec::new();
    let mut rows: Vec<MagnitudeRow> = spec
        .of
        .iter()
        .enumerate()
        .filter_map(|(at, id)| row(report, id, spec.beside.get(at).unwrap_or(&no_one), lang))
        .collect();
    let values: Vec<f64> = rows.iter().map(|row| row.point.at).collect();
    let largest = rows.iter().max_by(|a, b| a.point.at.total_cmp(&b.point.at)).map(|row| row.point.clone());
    if let Some(largest) = &largest {
        for row in rows.iter_mut().filter(|row| row.point.at < largest.at * SMALL_PART) {
            row.part = part_of(report, &row.point.id, &largest.id, lang);
        }
    }
    let unit_of = |id: &String| Unit::parse(report.statistic(id)?.read_unit());
    let unit = largest.and_then(|point| unit_of(&point.id));
    let unit = unit.unwrap_or(Unit { printed: String::new(), exponent: 0, base: Base::Percent });
    let axis = Axis::from_zero(values.iter().copied().fold(0.0, f64::max), &unit, lang);
    let amount = if options.linear { Chart::AmountLinear } else { Chart::AmountLog };
    let heads = [Chart::KindAndPeriod, amount, Chart::Covered].map(|head| head.text(lang));
    Magnitude { linear: options.linear, heads, decades: Axis::decades(&values, &unit, lang), axis, rows }
}

fn row(report: &Report, id: &str, beside: &[String], lang: Lang) -> Option<MagnitudeRow> {
    let statistic = report.statistic(id)?;
    Some(MagnitudeRow {
        name: row_name(report, id, lang),
        period: date::of_statistic(statistic, lang),
        months: months(statistic, report.file().year),
        point: point::point(report, id, lang)?,
        part: None,
        beside: beside.iter().filter_map(|id| covered(report.statistic(id)?, lang)).collect(),
    })
}

fn covered(statistic: &Statistic, lang: Lang) -> Option<Covered> {
    let unit = Unit::parse(statistic.read_unit())?;
    let whole = unit.base.is_count() && unit.exponent == 0 && is_countable(statistic.nature);
    let count: Option<u32> = statistic.read_digits().parse().ok().filter(|count| whole && *count <= MOST_SQUARES);
    Some(Covered {
        id: statistic.id.clone(),
        text: number::with_noun(statistic, lang),
        amount: number::printed(statistic, lang),
        count,
    })
}

/// The months of `year` a period covers, where the print tells them: all for a year, one for 'as of'.
fn months(statistic: &Statistic, year: i16) -> Option<Months> {
    let cumulative = statistic.nature == Nature::Cumulative;
    let mut filled = [false; 12];
    let mut fill = |month: i8| {
        let slot = usize::try_from(month - 1).ok().and_then(|at| filled.get_mut(at));
        if let Some(slot) = slot {
            *slot = true;
        }
    };
    match Edtf::parse(statistic.period.edtf.as_deref()?).ok()? {
        Edtf::Year(of) if of == year => (1..=12).for_each(fill),
        Edtf::UpToYear(of) if of == year => fill(12),
        Edtf::Month(of, month) | Edtf::UpToMonth(of, month) if of == year => fill(month),
        _ => return None,
    }
    Some(Months { filled, open_start: cumulative })
}

/// What part of `whole` a value is, in per cent, as far as the print settles it.
fn part_of(report: &Report, id: &str, whole: &str, lang: Lang) -> Option<String> {
    let (part, whole) = (report.value(id)?.interval, report.value(whole)?.interval);
    let hundred = Exact::from_integer(100);
    let per_cent = |part: Exact, whole: Exact| part.checked_mul(&hundred)?.checked_div(&whole);
    let share = Interval { lo: per_cent(part.lo, whole.hi)?, hi: per_cent(part.hi, whole.lo)? };
    let digits = share.settled(0, MOST_DECIMALS)?;
    Some(number::part_of_longest(&digits, lang))
}
