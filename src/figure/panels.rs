//! *panels*: values of different units, a small chart each, every axis from zero.
//!
//! Takes statistics, gives panels with the printed value, the derived year before where growth is printed, and the
//! years published elsewhere where the reader asked for them. Never joins values of different units on one axis.

use super::elsewhere::{self, Elsewhere};
use super::point::{self, Growth, Point};
use super::{Options, row_name};
use crate::report::Report;
use crate::words::date;
use crate::words::message::Chart;
use crate::words::number::{self, Amount};

/// A small chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Its name.
    pub name: String,
    /// The value as printed.
    pub printed: Amount,
    /// Whether the print is faulty here; `to.label` is the reading then.
    pub faulty: bool,
    /// The printed growth.
    pub growth: Option<Growth>,
    /// What is said where no growth is printed.
    pub no_growth: String,
    /// The period, in words.
    pub period: String,
    /// The year before, derived.
    pub from: Option<Point>,
    /// The printed value.
    pub to: Point,
    /// What is said at its mark.
    pub at_mark: String,
    /// Values from elsewhere, by year.
    pub elsewhere: Vec<Elsewhere>,
    /// The years of the axis, first and last.
    pub years: (i16, i16),
    /// The end of the value axis, in base units; it begins at zero.
    pub max: f64,
}

impl Panel {
    /// The marks that can be selected.
    pub fn targets(&self) -> impl Iterator<Item = &str> {
        self.from.iter().chain([&self.to]).map(|point| point.id.as_str())
    }
}

#[inline(never)]
pub(super) fn panels(report: &Report, of: &[String], options: &Options) -> Vec<Panel> {
    let contexts = &report.file().context;
    let of_figure = contexts.iter().filter(|context| of.contains(&context.statistic));
    let year = report.file().year;
    let earliest = of_figure.filter_map(|context| context.period.parse().ok()).min().unwrap_or(year - 1);
    let first = if options.elsewhere { earliest.min(year - 1) } else { year - 1 };
    of.iter().filter_map(|id| panel(report, id, (first, year), options)).collect()
}

fn panel(report: &Report, id: &str, years: (i16, i16), options: &Options) -> Option<Panel> {
    let lang = options.lang;
    let statistic = report.statistic(id)?;
    let to = point::point(report, id, lang)?;
    let from = report.prior_of(id).and_then(|prior| point::point(report, prior, lang));
    let elsewhere = elsewhere::all(report, id, options);
    let shown = from.iter().map(|point| point.at).chain(elsewhere.iter().map(|one| one.at));
    let largest = shown.fold(to.at, f64::max);
    Some(Panel {
        name: row_name(report, id, lang),
        printed: number::without_noun(statistic, lang),
        at_mark: number::at_mark(statistic, lang),
        faulty: statistic.fault.is_some(),
        growth: point::growth(report, id, lang),
        no_growth: Chart::NoGrowth.text(lang).to_owned(),
        period: date::of_statistic(statistic, lang),
        from,
        to,
        elsewhere,
        years,
        max: if largest > 0.0 { largest } else { 1.0 },
    })
}
