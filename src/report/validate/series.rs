//! Series: their values can be read, have a place in time and an origin, and stand in the source where it prints them.
//!
//! Takes the report, adds faults. Never compares one series with another, but for those of one figure.

use super::form;
use super::relations::refer;
use super::{Faults, Scope, Source};
use crate::report::columns::{Columns, MOST_VALUES, printed_in};
use crate::report::periods::{Extent, Periods};
use crate::report::problem::{Code, Kind, QuoteFault, RelationFault, SeriesFault};
use crate::report::quote::Span;
use crate::report::schema::{FigureSpec, Series};
use crate::report::unit::Unit;

/// As many lines as have colours of their own.
const MOST_LINES: usize = 4;

/// The most periods from the first of any line of a figure to the last.
const MOST_PERIODS: usize = 2 * MOST_VALUES;

pub(super) fn check(scope: &Scope<'_>, faults: &mut Faults) {
    for (at, one) in scope.file.series.iter().enumerate() {
        let path = format!("series[{at}]");
        refer(scope, &one.section, Kind::Section, format!("{path}.section"), &one.id, faults);
        form::unit(&one.unit, format!("{path}.unit"), &one.id, faults);
        values(one, &path, faults);
        origin(scope, one, &path, faults);
    }
}

fn values(one: &Series, path: &str, faults: &mut Faults) {
    let periods = Periods::of(one);
    if periods.is_none() {
        let fault = SeriesFault::From { found: super::beginning(&one.from), example: Periods::example(one.every) };
        faults.add(format!("{path}.from"), &one.id, Code::Series(fault));
    }
    match Columns::read(&one.printed) {
        Ok(columns) => {
            if periods.is_some_and(|periods| periods.at(columns.len() - 1).is_none()) {
                faults.add(format!("{path}.printed"), &one.id, Code::Series(SeriesFault::Beyond));
            }
        }
        Err(error) => faults.add(format!("{path}.printed"), &one.id, Code::Series(SeriesFault::Values(error.short()))),
    }
}

fn origin(scope: &Scope<'_>, one: &Series, path: &str, faults: &mut Faults) {
    match (&one.quote, &one.published) {
        (None, None) => faults.add(path, &one.id, Code::Series(SeriesFault::NoOrigin)),
        (Some(_), Some(_)) => faults.add(path, &one.id, Code::Series(SeriesFault::TwoOrigins)),
        (None, Some(published)) => {
            form::address(&published.address, format!("{path}.published.address"), &one.id, faults);
        }
        (Some(quote), None) => {
            let Some(source) = &scope.source else { return };
            let path = format!("{path}.quote");
            let Some(span) = super::quotes::place(quote, &path, &one.id, source, faults) else { return };
            let (places, missing) = printed_in(&one.printed, source.text, span);
            if let Some((at, numeral)) = missing {
                let fault = SeriesFault::NotInOrder { at, numeral: super::beginning(&numeral) };
                faults.add(format!("{path}.exact"), &one.id, Code::Series(fault));
            } else if let Some(last) = places.last() {
                unit_after(one, source, *last, format!("{path}.exact"), faults);
            }
        }
    }
}

/// The unit stands in print after the last value at least.
fn unit_after(one: &Series, source: &Source<'_>, last: Span, path: String, faults: &mut Faults) {
    let after = source.reading.text.get(source.reading.reading_offset(last.end)..).unwrap_or_default();
    let follows: String = after.trim_start().chars().take(one.unit.chars().count()).collect();
    if follows != one.unit {
        let fault = QuoteFault::OtherUnit { unit: one.unit.clone(), follows };
        faults.add(path, &one.id, Code::Quote(fault));
    }
}

/// The places of a series' values in the source.
pub(super) fn places(one: &Series, source: &Source<'_>) -> Vec<Span> {
    let span = one.quote.as_ref().and_then(|quote| source.find(quote));
    span.map(|span| printed_in(&one.printed, source.text, span).0).unwrap_or_default()
}

/// A figure of series: each is there, all are of one unit and of periods of one length, and no more than can be told
/// apart.
pub(super) fn figure(scope: &Scope<'_>, figure: &FigureSpec, of: &[String], path: &str, faults: &mut Faults) {
    for (at, id) in of.iter().enumerate() {
        refer(scope, id, Kind::Series, format!("{path}[{at}]"), &figure.id, faults);
    }
    if of.len() > MOST_LINES {
        let fault = SeriesFault::Crowded { found: of.len(), most: MOST_LINES };
        faults.add(path, &figure.id, Code::Series(fault));
    }
    let extent = |one: &Series| Some((Periods::of(one)?, one.printed.split_ascii_whitespace().count()));
    let known = of.iter().filter_map(|id| extent(scope.file.series.iter().find(|one| one.id == *id)?));
    let known: Vec<(Periods, usize)> = known.collect();
    let same = known.iter().all(|(other, _)| known.first().is_some_and(|(first, _)| first.every() == other.every()));
    if same && known.len() > 1 && Extent::of(&known).is_none_or(|extent| extent.count > MOST_PERIODS) {
        faults.add(path, &figure.id, Code::Series(SeriesFault::FarApart { most: MOST_PERIODS }));
    }
    let mut shown = of.iter().filter_map(|id| scope.file.series.iter().find(|one| one.id == *id));
    let Some(first) = shown.next() else { return };
    for other in shown {
        if other.every != first.every {
            let fault = SeriesFault::OtherLength { first: first.id.clone(), other: other.id.clone() };
            faults.add(path, &figure.id, Code::Series(fault));
        }
        let units = Unit::parse(&first.unit).zip(Unit::parse(&other.unit));
        if units.is_some_and(|(first, other)| first.base != other.base) {
            let fault = RelationFault::MixedUnits { first: first.unit.clone(), other: other.unit.clone() };
            faults.add(path, &figure.id, Code::Relation(fault));
        }
    }
}
