//! Accounting: every numeral of the source is a statistic, part of an event, a heading, or left out with a reason.
//!
//! Takes the report and its source, adds faults and counts. Never accepts a numeral because another with the same
//! digits is accounted for: places count, not digits.

use super::quotes::{is_growth, is_value};
use super::spans::Spans;
use super::{Faults, Scope, Source};
use crate::report::numeral::{Numeral, numerals};
use crate::report::problem::{Code, QuoteFault};
use crate::report::quote::Span;
use crate::report::reading::Reading;
use crate::report::schema::{Lang, ReportFile};

/// How many numerals the source has, and how many are accounted for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accounts {
    /// All.
    pub numerals: usize,
    /// Those that are a statistic, part of an event, a heading, or left out with a reason.
    pub accounted: usize,
}

/// Counts the numerals of `source`.
pub fn accounts(file: &ReportFile, source: &str) -> Accounts {
    let scope = Scope::new(file, None);
    let reading = Reading::of(source);
    let source = Source::new(source, &reading);
    let spans = Spans::new(accounted(&scope, &source));
    let is_accounted = |numeral: &&Numeral<'_>| spans.any_contains(numeral.span);
    Accounts { numerals: source.numerals.len(), accounted: source.numerals.iter().filter(is_accounted).count() }
}

pub(super) fn check(scope: &Scope<'_>, faults: &mut Faults) {
    let Some(source) = &scope.source else { return };
    for (at, one) in scope.file.left_out.iter().enumerate() {
        if source.find(&one.quote).is_some_and(|span| source.numerals_in(span).next().is_none()) {
            faults.add(format!("left_out[{at}].quote.exact"), "", Code::Quote(QuoteFault::LeavesOutNothing));
        }
    }
    let spans = Spans::new(accounted(scope, source));
    for numeral in &source.numerals {
        if !spans.any_contains(numeral.span) {
            let around = around(source, numeral.span);
            let fault = QuoteFault::Unaccounted { numeral: numeral.text.to_owned(), around };
            faults.add_to_source(source.line(numeral.span.start), Code::Quote(fault));
        }
    }
}

/// The places in which numerals are accounted for.
fn accounted(scope: &Scope<'_>, source: &Source<'_>) -> Vec<Span> {
    let mut spans = Vec::new();
    for one in &scope.file.statistics {
        for quote in one.quotes.iter().filter_map(|quote| source.find(quote)) {
            let own = source.numerals_in(quote);
            let own = own.filter(|numeral| is_value(one, numeral, source.text) || is_growth(one, numeral, source.text));
            spans.extend(own.map(|numeral| numeral.span));
            let period = one.period.printed.as_deref().filter(|words| !words.is_empty());
            spans.extend(period.into_iter().flat_map(|words| places(source, quote, words)));
        }
    }
    for one in &scope.file.events {
        let title = one.title.exactly(Lang::Zh).unwrap_or_default();
        let words = [title, one.date_printed.as_deref().unwrap_or_default()];
        let tokens: Vec<&str> = words.iter().flat_map(|words| numerals(words)).map(|numeral| numeral.text).collect();
        for quote in one.mentions.iter().filter_map(|mention| source.find(&mention.quote)) {
            let own = source.numerals_in(quote).filter(|numeral| tokens.contains(&numeral.text));
            spans.extend(own.map(|numeral| numeral.span));
        }
    }
    spans.extend(scope.file.series.iter().flat_map(|one| super::series::places(one, source)));
    let headings = scope.file.lists.iter().flat_map(|list| &list.headings).map(|heading| &heading.quote);
    let left_out = scope.file.left_out.iter().map(|one| &one.quote);
    spans.extend(headings.chain(left_out).filter_map(|quote| source.find(quote)));
    spans
}

/// Where words stand in a quote, as printed or as read.
fn places(source: &Source<'_>, quote: Span, words: &str) -> Vec<Span> {
    let reading = source.reading;
    let read = reading.reading_span(quote);
    let found = read.of(&reading.text).match_indices(words);
    let span = |start: usize| Span {
        start: reading.source_offset(read.start + start),
        end: reading.source_offset(read.start + start + words.len()),
    };
    found.map(|(start, _)| span(start)).collect()
}

/// A numeral with what stands before and after it on its line, as read.
fn around(source: &Source<'_>, numeral: Span) -> String {
    const SHOWN: usize = 12;
    let text = source.reading.text.as_str();
    let read = source.reading.reading_span(numeral);
    let (before, after) = (text.get(..read.start).unwrap_or_default(), text.get(read.end..).unwrap_or_default());
    let before: Vec<char> = before.chars().rev().take_while(|letter| *letter != '\n').take(SHOWN).collect();
    let after = after.chars().take_while(|letter| *letter != '\n').take(SHOWN);
    before.into_iter().rev().chain(read.of(text).chars()).chain(after).collect()
}
