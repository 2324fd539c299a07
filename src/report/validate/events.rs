//! Events: their dates are those of the places that tell them, and their titles those of their quotes.
//!
//! Takes the report and its source, adds faults. Never decides which of two places is right.

use std::collections::HashMap;

use super::lists::{Calendar, Standing};
use super::quotes::foreign_digits;
use super::{Faults, Scope};
use crate::report::numeral::{Script, numerals};
use crate::report::problem::{Code, EventFault};
use crate::report::schema::{Basis, Event, Lang};

pub(super) fn check(scope: &Scope<'_>, faults: &mut Faults) {
    let calendars = calendars(scope);
    for (at, one) in scope.file.events.iter().enumerate() {
        let path = format!("events[{at}]");
        if one.mentions.is_empty() {
            faults.add(format!("{path}.mentions"), &one.id, Code::Event(EventFault::NoMention));
            continue;
        }
        let placed = mentions(scope, &calendars, one, &path, faults);
        // The date cannot agree with a mention whose own date is in doubt.
        if placed {
            date(one, &path, faults);
        }
        title(one, &path, faults);
    }
}

/// Every list by its id; none without a source.
fn calendars<'a>(scope: &Scope<'a>) -> HashMap<&'a str, Calendar<'a>> {
    let mut calendars = HashMap::new();
    for (source, list) in scope.source.iter().flat_map(|source| scope.file.lists.iter().map(move |list| (source, list)))
    {
        calendars.entry(list.id.as_str()).or_insert_with(|| Calendar::new(source, list));
    }
    calendars
}

/// Each mention's date is that of the heading it stands under; gives whether all are.
fn mentions(
    scope: &Scope<'_>,
    calendars: &HashMap<&str, Calendar<'_>>,
    one: &Event,
    path: &str,
    faults: &mut Faults,
) -> bool {
    let Some(source) = &scope.source else { return true };
    let mut good = true;
    for (at, mention) in one.mentions.iter().enumerate() {
        let calendar = calendars.get(mention.list.as_str());
        let (Some(calendar), Some(span)) = (calendar, source.find(&mention.quote)) else { continue };
        let heading = match calendar.standing(span) {
            Standing::RunningText => continue,
            Standing::Under(heading) => Some(heading.date.clone()),
            Standing::UnderNone => None,
        };
        let path = format!("{path}.mentions[{at}].date");
        if mention.date != heading {
            let fault = EventFault::OtherHeading { found: mention.date.clone(), heading };
            faults.add(path, &one.id, Code::Event(fault));
            good = false;
        } else if heading.is_none() && one.fault.is_none() && one.remark.is_none() {
            faults.add(path, &one.id, Code::Event(EventFault::NoMonthUnexplained));
        }
    }
    good
}

/// The event's date is one of its mentions', or, where none has one, printed in the text or none.
fn date(one: &Event, path: &str, faults: &mut Faults) {
    let told: Vec<String> = one.mentions.iter().filter_map(|mention| mention.date.clone()).collect();
    let path = format!("{path}.date");
    match &one.date {
        Some(found) if told.is_empty() && one.date_basis != Basis::Printed => {
            faults.add(path, &one.id, Code::Event(EventFault::DateNotTold { found: found.clone() }));
        }
        found if !told.is_empty() && !found.as_ref().is_some_and(|date| told.contains(date)) => {
            faults.add(path, &one.id, Code::Event(EventFault::OtherDate { found: found.clone(), told }));
        }
        _ => {}
    }
}

/// Every Arabic numeral of the titles is printed in one of the quotes.
fn title(one: &Event, path: &str, faults: &mut Faults) {
    let quotes: Vec<&str> = one.mentions.iter().map(|mention| mention.quote.exact.as_str()).collect();
    let printed: Vec<&str> = quotes.iter().flat_map(|quote| numerals(quote)).map(|numeral| numeral.text).collect();
    let titles = [("title", Some(&one.title)), ("short", one.short.as_ref())];
    for (field, text) in titles.into_iter().filter_map(|(field, text)| Some((field, text?))) {
        for numeral in numerals(text.exactly(Lang::Zh).unwrap_or_default()) {
            if numeral.script == Script::Arabic && !printed.contains(&numeral.text) {
                let fault = EventFault::TitleDigit { numeral: numeral.text.to_owned() };
                faults.add(format!("{path}.{field}.zh"), &one.id, Code::Event(fault));
            }
        }
        for numeral in foreign_digits(text.exactly(Lang::En).unwrap_or_default(), &quotes.join("\n")) {
            let fault = EventFault::TitleDigit { numeral };
            faults.add(format!("{path}.{field}.en"), &one.id, Code::Event(fault));
        }
    }
}
