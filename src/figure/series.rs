//! *series*: values of many periods as lines over time, all of them or those of a span.
//!
//! Takes a report, the ids of series and the span that was chosen, gives lines with one axis of values and the marked
//! times. Values stay in their columns, shared and never copied; a value becomes a float where a position is asked for.

use core::ops::RangeInclusive;
use std::sync::Arc;

use super::axis::Axis;
use super::time::{TimeMark, times};
use crate::report::columns::Columns;
use crate::report::periods::{Extent, Periods};
use crate::report::schema::Counted;
use crate::report::unit::Unit;
use crate::report::{Lang, Report};
use crate::words::date;
use crate::words::number::{self, Amount};

/// Fewest periods that are shown at once.
pub(super) const FEWEST_SHOWN: usize = 8;

/// Lines over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The lines, in declared order; there may be none.
    pub lines: Vec<Line>,
    /// How many periods there are, from the first of any line to the last.
    pub count: usize,
    /// The first and the last that are shown.
    pub shown: (usize, usize),
    /// The axis of values.
    pub axis: Axis,
    /// Where it begins, in base units.
    pub min: f64,
    /// What is said where it does not begin at zero.
    pub not_from_zero: Option<&'static str>,
    /// Marked times, by place.
    pub times: Vec<TimeMark>,
    /// What is told of each line; `None` where no value of it is shown.
    pub told: Vec<Option<Summary>>,
    extent: Option<Extent>,
    lang: Lang,
}

/// A line.
#[derive(Clone, Debug)]
pub struct Line {
    /// The series.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Who published it, where the source does not print it.
    pub publisher: Option<String>,
    unit: Unit,
    counted: Option<Counted>,
    columns: Arc<Columns>,
    /// The place of its first period among those of the figure.
    first: usize,
}

impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        // The columns of a report are made once: those of two figures are the same ones, or of another report.
        self.id == other.id
            && self.name == other.name
            && self.first == other.first
            && Arc::ptr_eq(&self.columns, &other.columns)
    }
}

/// A value worth telling of, and when it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its place.
    pub at: usize,
    /// Its digits with the unit.
    pub amount: Amount,
    /// The period in words.
    pub period: String,
}

/// What is told of a line: its ends and its extremes among what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// How many values are shown.
    pub values: usize,
    /// The first that is shown.
    pub first: Told,
    /// The last.
    pub last: Told,
    /// The first of the lowest.
    pub lowest: Told,
    /// The first of the highest.
    pub highest: Told,
}

impl Line {
    /// The range of its columns that places of the figure cover.
    fn range(&self, shown: (usize, usize)) -> core::ops::Range<usize> {
        let end = (shown.1 + 1).saturating_sub(self.first).min(self.columns.len());
        shown.0.saturating_sub(self.first).min(end)..end
    }

    /// Base units in a step of its columns.
    fn size_of_step(&self) -> f64 {
        10_f64.powi(i32::try_from(self.unit.exponent).unwrap_or(0) - i32::from(self.columns.scale()))
    }

    /// Its value at a place, in base units.
    pub fn value(&self, at: usize) -> Option<f64> {
        Some(self.columns.steps(at.checked_sub(self.first)?)? as f64 * self.size_of_step())
    }

    /// Its digits at a place, as printed.
    pub fn printed(&self, at: usize) -> Option<String> {
        self.columns.printed(at.checked_sub(self.first)?)
    }

    /// Its value at a place in words.
    pub fn amount(&self, at: usize, lang: Lang) -> Option<Amount> {
        let amount = number::amount(&self.printed(at)?, &self.unit, self.counted.as_ref(), lang);
        Some(Amount { digits: amount.digits.replace('-', "\u{2212}"), ..amount })
    }

    /// The unit of its values, as printed.
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// The lowest and the highest value among some places, in base units.
    pub fn bounds(&self, from: usize, to: usize) -> Option<(f64, f64)> {
        let (low, high) = self.columns.bounds(self.range((from, to)))?;
        Some((low as f64 * self.size_of_step(), high as f64 * self.size_of_step()))
    }
}

impl Series {
    fn summary(&self, line: &Line) -> Option<Summary> {
        let range = line.range(self.shown);
        let (first, last) = line.columns.ends(range.clone())?;
        let extremes = line.columns.extremes(range.clone())?;
        let told = |at: usize| {
            let at = at + line.first;
            Some(Told { at, amount: line.amount(at, self.lang)?, period: self.period(at) })
        };
        Some(Summary {
            values: line.columns.count(range),
            first: told(first)?,
            last: told(last)?,
            lowest: told(extremes.lowest)?,
            highest: told(extremes.highest)?,
        })
    }

    /// The language of its words.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A period in words.
    pub fn period(&self, at: usize) -> String {
        let time = self.extent.and_then(|extent| Some((extent.periods.at(at)?, extent.periods.every())));
        time.map(|(time, every)| date::moment(time, every, self.lang)).unwrap_or_default()
    }

    /// A period as EDTF.
    pub fn edtf(&self, at: usize) -> Option<String> {
        self.extent?.periods.edtf(at)
    }

    /// The places that are shown.
    pub fn places(&self) -> RangeInclusive<usize> {
        self.shown.0..=self.shown.1
    }

    /// Whether only a part is shown.
    pub fn is_part(&self) -> bool {
        self.shown != (0, self.count.saturating_sub(1))
    }

    /// The span between two places as an address writes it; `None` for all there is.
    pub fn span(&self, first: usize, last: usize) -> Option<String> {
        self.extent?.span(first, last)
    }

    /// The middle half of what is shown; `None` where it shows as little as can be.
    pub fn closer(&self) -> Option<(usize, usize)> {
        let (first, last) = self.shown;
        let length = last - first + 1;
        let half = (length / 2).max(FEWEST_SHOWN);
        (half < length).then(|| (first + (length - half) / 2, first + (length - half) / 2 + half - 1))
    }

    /// Twice what is shown, or all of it.
    pub fn farther(&self) -> Option<(usize, usize)> {
        let (first, last) = self.shown;
        let more = (last - first + 1).div_ceil(2);
        self.is_part().then(|| (first.saturating_sub(more), (last + more).min(self.count - 1)))
    }

    /// As much as is shown, half of that earlier.
    pub fn earlier(&self) -> Option<(usize, usize)> {
        let (first, last) = self.shown;
        let by = (last - first + 1).div_ceil(2).min(first);
        (by > 0).then(|| (first - by, last - by))
    }

    /// As much as is shown, half of that later.
    pub fn later(&self) -> Option<(usize, usize)> {
        let (first, last) = self.shown;
        let by = (last - first + 1).div_ceil(2).min(self.count.saturating_sub(last + 1));
        (by > 0).then(|| (first + by, last + by))
    }
}

/// The lines of some series.
#[inline(never)]
pub(super) fn series(report: &Report, of: &[String], span: Option<&str>, lang: Lang) -> Series {
    let extent = report.extent(&mut of.iter().map(String::as_str));
    let lines = extent.map(|extent| of.iter().filter_map(|id| line(report, id, &extent.periods, lang)).collect());
    let lines: Vec<Line> = lines.unwrap_or_default();
    let count = extent.map_or(0, |extent| extent.count);
    let chosen = span.zip(extent).and_then(|(span, extent)| extent.places(span));
    let shown = chosen.unwrap_or((0, count.saturating_sub(1)));
    let (low, high) = bounds(&lines, shown);
    let unit = lines.first().map(|line| line.unit.clone()).or_else(|| Unit::parse("%"));
    let (min, axis, from_zero) = match unit {
        Some(unit) => Axis::between(low, high, &unit, lang),
        None => (0.0, Axis { max: 1.0, ticks: Vec::new() }, true),
    };
    let mut series = Series {
        count,
        shown,
        axis,
        min,
        not_from_zero: (!from_zero).then(|| crate::words::message::Over::NotFromZero.text(lang)),
        times: extent.map(|extent| times(&extent.periods, shown, lang)).unwrap_or_default(),
        extent,
        lines,
        told: Vec::new(),
        lang,
    };
    series.told = series.lines.iter().map(|line| series.summary(line)).collect();
    series
}

fn line(report: &Report, id: &str, from: &Periods, lang: Lang) -> Option<Line> {
    let series = report.series(id)?;
    Some(Line {
        id: id.to_owned(),
        name: series.short.as_ref().unwrap_or(&series.name).get(lang).to_owned(),
        publisher: series.published.as_ref().map(|published| published.publisher.get(lang).to_owned()),
        unit: Unit::parse(&series.unit)?,
        counted: series.counted.clone(),
        columns: report.columns(id)?,
        first: usize::try_from(from.until(&Periods::of(series)?)?).ok()?,
    })
}

/// The lowest and the highest value that is shown, in base units; 0 and 0 where there is none.
fn bounds(lines: &[Line], shown: (usize, usize)) -> (f64, f64) {
    let ends = lines.iter().filter_map(|line| line.bounds(shown.0, shown.1));
    ends.reduce(|(low, high), (other_low, other_high)| (low.min(other_low), high.max(other_high))).unwrap_or_default()
}
