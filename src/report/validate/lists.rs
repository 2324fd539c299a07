//! Printed calendars: what stands under which month heading, and whether all of it is told.
//!
//! Takes the report and its source, adds faults, and tells where a piece of the source stands in a list. Never
//! assigns a month to what stands under none.

use std::collections::HashMap;

use super::spans::Spans;
use super::{Faults, Scope, Source, beginning};
use crate::report::edtf::Edtf;
use crate::report::numeral::numerals;
use crate::report::problem::{Code, EventFault};
use crate::report::quote::Span;
use crate::report::reading::Reading;
use crate::report::schema::{FaultKind, Heading, List};

/// Where a piece of the source stands in a list.
pub(super) enum Standing<'a> {
    /// The list is running text and has no months.
    RunningText,
    /// Under this month.
    Under(&'a Heading),
    /// Before the first month, after the last, or elsewhere.
    UnderNone,
}

pub(super) fn check(scope: &Scope<'_>, faults: &mut Faults) {
    let Some(source) = &scope.source else { return };
    let mut told = told(scope, source);
    for (at, list) in scope.file.lists.iter().enumerate() {
        // Lists of the same id are the same place; the second one is a fault told elsewhere.
        let told = told.entry(&list.id).or_insert_with(|| Spans::new(Vec::new()));
        let calendar = Calendar::new(source, list);
        for (heading_at, (heading, reach)) in list.headings.iter().zip(&calendar.reaches).enumerate() {
            let path = format!("lists[{at}].headings[{heading_at}]");
            month(heading, &path, &list.id, faults);
            let Some(reach) = *reach else { continue };
            let explained = heading.fault.as_ref().is_some_and(|fault| fault.kind == FaultKind::EmptyHeading);
            if !explained && !told.any_within(reach) {
                faults.add(path.clone(), &list.id, Code::Event(EventFault::EmptyHeading));
            }
            for item in items(source.text, reach).filter(|item| !told.any_overlaps(*item)) {
                let item_text = Reading::of(item.of(source.text)).text;
                // A dash alone is that of what follows the end of the list.
                if !item_text.is_empty() {
                    let fault = EventFault::ItemUntold { item: beginning(&item_text), line: source.line(item.start) };
                    faults.add(path.clone(), &list.id, Code::Event(fault));
                }
            }
        }
    }
}

/// The month that a heading prints is the month it is given.
fn month(heading: &Heading, path: &str, id: &str, faults: &mut Faults) {
    let Ok(Edtf::Month(_, month)) = Edtf::parse(&heading.date) else { return };
    if !numerals(&heading.quote.exact).iter().any(|numeral| numeral.text == month.to_string()) {
        let fault = EventFault::HeadingMonth { date: heading.date.clone(), printed: beginning(&heading.quote.exact) };
        faults.add(format!("{path}.date"), id, Code::Event(fault));
    }
}

/// Where the events of each list are told.
fn told<'a>(scope: &Scope<'a>, source: &Source<'_>) -> HashMap<&'a str, Spans> {
    let mut told: HashMap<&str, Vec<Span>> = HashMap::new();
    for mention in scope.file.events.iter().flat_map(|event| &event.mentions) {
        told.entry(&mention.list).or_default().extend(source.find(&mention.quote));
    }
    told.into_iter().map(|(list, spans)| (list, Spans::new(spans))).collect()
}

/// A list, and how far each of its headings reaches.
pub(super) struct Calendar<'a> {
    list: &'a List,
    /// By heading; `None` where the heading has no place of its own.
    reaches: Vec<Option<Span>>,
    /// The reaches with their headings, by where they begin.
    sorted: Vec<(Span, usize)>,
    /// The furthest end of each of these and all before it.
    furthest: Vec<usize>,
}

impl<'a> Calendar<'a> {
    pub(super) fn new(source: &Source<'_>, list: &'a List) -> Self {
        let marks = list.headings.iter().map(|heading| &heading.quote).chain(&list.end);
        let mut ends: Vec<usize> = marks.filter_map(|quote| source.find(quote)).map(|span| span.start).collect();
        ends.sort_unstable();
        let next = |from: usize, starts: &[usize]| {
            let at = starts.partition_point(|start| *start < from);
            starts.get(at).copied().unwrap_or(source.text.len())
        };
        // From a heading to the next month, to the end of the list, or to the next section.
        let reach = |heading: &Heading| {
            let own = source.find(&heading.quote)?;
            Some(Span { start: own.start, end: next(own.end, &ends).min(next(own.end, source.sections())) })
        };
        let reaches: Vec<_> = list.headings.iter().map(reach).collect();
        let mut sorted: Vec<_> = reaches.iter().enumerate().filter_map(|(at, reach)| Some(((*reach)?, at))).collect();
        sorted.sort_unstable();
        let mut far = 0;
        let furthest = sorted.iter().map(|(reach, _)| {
            far = far.max(reach.end);
            far
        });
        let furthest = furthest.collect();
        Self { list, reaches, sorted, furthest }
    }

    /// Where a piece of the source stands: under the first heading of the list that reaches over it.
    pub(super) fn standing(&self, piece: Span) -> Standing<'a> {
        if self.list.headings.is_empty() {
            return Standing::RunningText;
        }
        let before = self.sorted.partition_point(|(reach, _)| reach.start <= piece.start);
        let nearby = self.sorted.iter().zip(&self.furthest).take(before).rev();
        let nearby = nearby.take_while(|(_, furthest)| **furthest >= piece.end);
        let over = nearby.filter(|((reach, _), _)| reach.contains(piece)).map(|((_, heading), _)| *heading);
        over.min().and_then(|heading| self.list.headings.get(heading)).map_or(Standing::UnderNone, Standing::Under)
    }
}

/// The items of a printed list: lines with a dash, or `<li>`.
fn items(source: &str, reach: Span) -> impl Iterator<Item = Span> + '_ {
    let mut starts: Vec<usize> = Vec::new();
    let text = reach.of(source);
    starts.extend(text.match_indices("\n- ").map(|(at, _)| reach.start + at + 1));
    starts.extend(text.match_indices("<li>").map(|(at, _)| reach.start + at));
    starts.sort_unstable();
    starts.into_iter().filter_map(move |start| {
        let rest = Span { start, end: reach.end }.of(source);
        let length = rest.find('\n').unwrap_or(rest.len());
        let line = rest.get(..length).unwrap_or_default();
        let length = line.find("</li>").unwrap_or(length);
        (length > 0).then_some(Span { start, end: start + length })
    })
}
