//! Printed calendars: what stands under which month heading, and whether all of it is told.
//!
//! Takes the report and its source, adds faults, and tells where a piece of the source stands in a list. Never
//! assigns a month to what stands under none.

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
    for (at, list) in scope.file.lists.iter().enumerate() {
        let told: Vec<Span> = told(scope, source, list);
        for (heading_at, heading) in list.headings.iter().enumerate() {
            let path = format!("lists[{at}].headings[{heading_at}]");
            month(heading, &path, &list.id, faults);
            let Some(reach) = reach(source, list, heading) else { continue };
            let explained = heading.fault.as_ref().is_some_and(|fault| fault.kind == FaultKind::EmptyHeading);
            if !explained && !told.iter().any(|span| reach.contains(*span)) {
                faults.add(path.clone(), &list.id, Code::Event(EventFault::EmptyHeading));
            }
            for item in items(source.text, reach).filter(|item| !told.iter().any(|span| overlap(*item, *span))) {
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

/// Where the events of a list are told.
fn told(scope: &Scope<'_>, source: &Source<'_>, list: &List) -> Vec<Span> {
    let mentions = scope.file.events.iter().flat_map(|event| &event.mentions);
    mentions.filter(|mention| mention.list == list.id).filter_map(|mention| source.find(&mention.quote)).collect()
}

fn overlap(left: Span, right: Span) -> bool {
    left.start < right.end && right.start < left.end
}

/// Where a piece of the source stands in a list.
pub(super) fn standing<'a>(source: &Source<'_>, list: &'a List, piece: Span) -> Standing<'a> {
    if list.headings.is_empty() {
        return Standing::RunningText;
    }
    let under = |heading: &&Heading| reach(source, list, heading).is_some_and(|reach| reach.contains(piece));
    list.headings.iter().find(under).map_or(Standing::UnderNone, Standing::Under)
}

/// From a heading to the next month, to the end of the list, or to the next section.
fn reach(source: &Source<'_>, list: &List, heading: &Heading) -> Option<Span> {
    let own = source.find(&heading.quote)?;
    let others = list.headings.iter().map(|other| &other.quote).chain(&list.end);
    let next = others.filter_map(|quote| source.find(quote)).map(|span| span.start).filter(|start| *start >= own.end);
    let rest = source.text.get(own.end..)?;
    let section = rest.find("\n#").map_or(source.text.len(), |length| own.end + length);
    Some(Span { start: own.start, end: next.min().unwrap_or(section).min(section) })
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
        let length = rest.find("</li>").map_or(length, |end| end.min(length));
        (length > 0).then_some(Span { start, end: start + length })
    })
}
