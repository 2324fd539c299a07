//! Series: their values can be read, have a place in time and an origin, and stand in the source where it prints them.
//!
//! Takes the report, adds faults. Never compares one series with another, but for those of one figure.

use super::form;
use super::relations::refer;
use super::{Faults, Scope, Source};
use crate::report::columns::{Columns, NO_VALUE};
use crate::report::numeral::Numeral;
use crate::report::periods::Periods;
use crate::report::problem::{Code, Kind, RelationFault, SeriesFault};
use crate::report::quote::Span;
use crate::report::schema::{FigureSpec, Series};
use crate::report::unit::Unit;

/// As many lines as have colours of their own.
const MOST_LINES: usize = 4;

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
    let periods = Periods::parse(&one.from, one.every);
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
            if let (_, Some((at, numeral))) = printed_in(one, source, span) {
                let fault = SeriesFault::NotInOrder { at, numeral: super::beginning(&numeral) };
                faults.add(format!("{path}.exact"), &one.id, Code::Series(fault));
            }
        }
    }
}

/// The places of a series' values in the source; and the first, counted from 1, that is not there in its order.
pub(super) fn places(one: &Series, source: &Source<'_>) -> Vec<Span> {
    let span = one.quote.as_ref().and_then(|quote| source.find(quote));
    span.map(|span| printed_in(one, source, span).0).unwrap_or_default()
}

fn printed_in(one: &Series, source: &Source<'_>, span: Span) -> (Vec<Span>, Option<(usize, String)>) {
    let mut numerals = source.numerals_in(span);
    let mut found = Vec::new();
    for (at, word) in one.printed.split_ascii_whitespace().enumerate().filter(|(_, word)| *word != NO_VALUE) {
        // The sign of a number stands before its numeral.
        let is_it = |numeral: &&Numeral<'_>| numeral.text == word.trim_start_matches('-');
        match numerals.find(is_it) {
            Some(numeral) => found.push(numeral.span),
            None => return (found, Some((at + 1, word.to_owned()))),
        }
    }
    (found, None)
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
