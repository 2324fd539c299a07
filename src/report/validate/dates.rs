//! Dates: of a form that is known, of a year that can be meant, and as precise as the print at most.
//!
//! Takes the report, adds faults. Never compares the dates of different places; that is `events`.

use super::{Faults, Scope};
use crate::report::edtf::Edtf;
use crate::report::numeral::numerals;
use crate::report::problem::{Code, EventFault, FormFault};
use crate::report::schema::{Basis, Event, Statistic};

/// The years that a report of our time can name.
const YEARS: core::ops::RangeInclusive<i16> = 1900..=2099;

pub(super) fn check(scope: &Scope<'_>, faults: &mut Faults) {
    let file = scope.file;
    year(file.year, "year".to_owned(), "", faults);
    for (at, list) in file.lists.iter().enumerate() {
        for (heading_at, heading) in list.headings.iter().enumerate() {
            let path = format!("lists[{at}].headings[{heading_at}].date");
            if let Some(date) = date(&heading.date, &path, &list.id, faults)
                && !matches!(date, Edtf::Month(..))
            {
                let fault = FormFault::DateForm { found: heading.date.clone(), example: "2023-04" };
                faults.add(path, &list.id, Code::Form(fault));
            }
        }
    }
    for (at, one) in file.statistics.iter().enumerate() {
        period(one, &format!("statistics[{at}].period"), faults);
    }
    for (at, one) in file.events.iter().enumerate() {
        event(one, &format!("events[{at}]"), faults);
    }
    for (at, one) in file.context.iter().enumerate() {
        let path = format!("context[{at}].period");
        if let Some(date) = date(&one.period, &path, &one.statistic, faults)
            && !matches!(date, Edtf::Year(_))
        {
            let fault = FormFault::DateForm { found: one.period.clone(), example: "2022" };
            faults.add(path, &one.statistic, Code::Form(fault));
        }
    }
}

fn period(one: &Statistic, path: &str, faults: &mut Faults) {
    let period = &one.period;
    if let Some(text) = &period.edtf {
        date(text, &format!("{path}.edtf"), &one.id, faults);
    }
    basis(period.edtf.is_some(), period.printed.is_some(), period.basis, format!("{path}.basis"), &one.id, faults);
}

fn event(one: &Event, path: &str, faults: &mut Faults) {
    let printed = one.date_printed.as_deref();
    basis(one.date.is_some(), printed.is_some(), one.date_basis, format!("{path}.date_basis"), &one.id, faults);
    for (at, mention) in one.mentions.iter().enumerate() {
        if let Some(text) = &mention.date {
            date(text, &format!("{path}.mentions[{at}].date"), &one.id, faults);
        }
    }
    let date_path = format!("{path}.date");
    let Some(date) = one.date.as_ref().and_then(|text| date(text, &date_path, &one.id, faults)) else { return };
    let Some((first, last)) = date.days() else { return };
    let days = if first == last { vec![first.day()] } else { vec![first.day(), last.day()] };
    let printed: Vec<&str> = numerals(printed.unwrap_or_default()).iter().map(|numeral| numeral.text).collect();
    for day in days {
        if !printed.contains(&day.to_string().as_str()) {
            faults.add(date_path.clone(), &one.id, Code::Event(EventFault::DayNotPrinted { day }));
        }
    }
}

/// There is a date exactly where it rests on something, and printed words where it rests on the print.
fn basis(dated: bool, printed: bool, basis: Basis, path: String, id: &str, faults: &mut Faults) {
    if dated == (basis == Basis::None) {
        faults.add(path, id, Code::Form(FormFault::DateBasis));
    } else if basis == Basis::Printed && !printed {
        faults.add(path, id, Code::Form(FormFault::NoPrintedDate));
    }
}

fn date(text: &str, path: &str, id: &str, faults: &mut Faults) -> Option<Edtf> {
    match Edtf::parse(text) {
        Ok(date) => {
            year(date.year(), path.to_owned(), id, faults);
            Some(date)
        }
        Err(why) => {
            let fault = FormFault::BadDate { found: super::beginning(text), why };
            faults.add(path, id, Code::Form(fault));
            None
        }
    }
}

fn year(year: i16, path: String, id: &str, faults: &mut Faults) {
    if !YEARS.contains(&year) {
        let fault = FormFault::YearOutside { year, from: *YEARS.start(), to: *YEARS.end() };
        faults.add(path, id, Code::Form(fault));
    }
}
