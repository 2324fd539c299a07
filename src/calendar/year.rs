//! A year of events: twelve months, a tray, other years.
//!
//! Takes a report and a filter, gives [`Year`]. Every chosen event stands in exactly one place of it; a second
//! listing in another month is a [`Row::Ghost`] and counts nowhere. Never invents a day or a month.

use std::collections::BTreeMap;

use super::filter::Filter;
use super::place::{self, Place};
use crate::report::edtf::Edtf;
use crate::report::schema::{Event, FaultKind, Mention, ReportFile};
use crate::report::{Report, Text, Theme, quote};

/// A report's events, arranged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i16,
    /// January to December.
    pub months: [Month; 12],
    /// What has no printed month, by theme.
    pub tray: Vec<Group>,
    /// What belongs to other years, in their order.
    pub other_years: Vec<OtherYear>,
    /// How many events with a month there are of each theme, in the themes' order; themes without any are left out.
    pub themes: Vec<(Theme, usize)>,
    /// How many events have a month in this year.
    pub dated: usize,
    /// How many have none.
    pub undated: usize,
}

/// A month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Month {
    /// 1 to 12.
    pub number: i8,
    /// How many days it has.
    pub days: i8,
    /// What stands in it, in printed order.
    pub rows: Vec<Row>,
    /// How many events count in it.
    pub count: usize,
}

/// A line of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// An event.
    Event(EventRow),
    /// A second listing of an event that counts in another month.
    Ghost {
        /// The event.
        id: String,
        /// The month it counts in, 1 to 12.
        counts_in_month: i8,
    },
    /// A printed heading of this month with nothing under it.
    EmptyHeading {
        /// The list, by id.
        list: String,
        /// What the dataset says about it.
        why: Text,
    },
}

/// An event of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRow {
    /// The event.
    pub id: String,
    /// The first and the last day in this month, where the print names days.
    pub span_days: Option<(i8, i8)>,
    /// How many places tell it.
    pub places: usize,
    /// The other months that list it, ascending.
    pub also_in_months: Vec<i8>,
}

/// Events without a month that share a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The theme.
    pub theme: Theme,
    /// The events, in printed order.
    pub ids: Vec<String>,
}

/// Events of another year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherYear {
    /// The year.
    pub year: i16,
    /// The events, in printed order.
    pub ids: Vec<String>,
}

impl Year {
    /// The events of `report` that `filter` chooses.
    pub fn of(report: &Report, filter: &Filter) -> Self {
        Self::of_file(report.file(), report.source(), filter)
    }

    pub(super) fn of_file(file: &ReportFile, source: Option<&str>, filter: &Filter) -> Self {
        let mut builder =
            Builder { file, source, months: Default::default(), tray: BTreeMap::new(), others: BTreeMap::new() };
        for (at, event) in file.events.iter().enumerate().filter(|(_, event)| filter.accepts(event)) {
            builder.add(at, event);
        }
        builder.add_empty_headings(filter);
        builder.finish()
    }

    /// Every event in the order of the calendar: month by month, then the tray, then other years.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.parts().into_iter().flatten()
    }

    /// The event before and the event after, in the order of the calendar.
    pub fn neighbours(&self, id: &str) -> (Option<&str>, Option<&str>) {
        let ids: Vec<&str> = self.ids().collect();
        let Some(at) = ids.iter().position(|one| *one == id) else { return (None, None) };
        let before = at.checked_sub(1).and_then(|at| ids.get(at)).copied();
        (before, ids.get(at + 1).copied())
    }

    /// Which one of how many it is, counted from 1: among the dated, in the tray, or among those of other years.
    pub fn position(&self, id: &str) -> Option<(usize, usize)> {
        self.parts().into_iter().find_map(|part| Some((part.iter().position(|one| *one == id)? + 1, part.len())))
    }

    /// The months with the most events, and how many; none where there is no event.
    pub fn busiest(&self) -> (Vec<i8>, usize) {
        let most = self.months.iter().map(|month| month.count).max().unwrap_or_default();
        let busiest = self.months.iter().filter(|month| month.count == most && most > 0);
        (busiest.map(|month| month.number).collect(), most)
    }

    /// The month an event counts in, 1 to 12.
    pub fn month_of(&self, id: &str) -> Option<i8> {
        self.months.iter().find(|month| month.ids().any(|one| one == id)).map(|month| month.number)
    }

    fn parts(&self) -> [Vec<&str>; 3] {
        [
            self.months.iter().flat_map(Month::ids).collect(),
            self.tray.iter().flat_map(|group| &group.ids).map(String::as_str).collect(),
            self.other_years.iter().flat_map(|other| &other.ids).map(String::as_str).collect(),
        ]
    }
}

impl Month {
    /// The events that count in it, in printed order.
    pub fn events(&self) -> impl Iterator<Item = &EventRow> {
        self.rows.iter().filter_map(|row| if let Row::Event(event) = row { Some(event) } else { None })
    }

    fn ids(&self) -> impl Iterator<Item = &str> {
        self.events().map(|event| event.id.as_str())
    }
}

/// Where something stands in print: a byte of the source, or its place in the dataset where there is no source.
type Printed = (usize, usize);

struct Builder<'a> {
    file: &'a ReportFile,
    source: Option<&'a str>,
    months: [Vec<(Printed, Row)>; 12],
    tray: BTreeMap<Theme, Vec<(Printed, String)>>,
    others: BTreeMap<i16, Vec<(Printed, String)>>,
}

impl Builder<'_> {
    fn add(&mut self, at: usize, event: &Event) {
        let date = event.date.as_deref().and_then(|date| Edtf::parse(date).ok());
        let printed = (event.mentions.iter().map(|mention| self.offset(mention)).min().unwrap_or_default(), at);
        match Place::of(date, self.file.year) {
            Place::Month(month) => self.add_dated(printed, event, date, month),
            Place::NoMonth => self.tray.entry(event.theme).or_default().push((printed, event.id.clone())),
            Place::OtherYear(year) => self.others.entry(year).or_default().push((printed, event.id.clone())),
        }
    }

    fn add_dated(&mut self, printed: Printed, event: &Event, date: Option<Edtf>, month: i8) {
        let mut also_in_months = Vec::new();
        for mention in &event.mentions {
            let listed = mention.date.as_deref().and_then(|date| Edtf::parse(date).ok());
            let Place::Month(other) = Place::of(listed, self.file.year) else { continue };
            if other != month && !also_in_months.contains(&other) {
                also_in_months.push(other);
                let ghost = Row::Ghost { id: event.id.clone(), counts_in_month: month };
                self.push(other, ((self.offset(mention), printed.1), ghost));
            }
        }
        also_in_months.sort_unstable();
        let span_days = date.and_then(|date| place::days_within(date, self.file.year, month));
        let row = EventRow { id: event.id.clone(), span_days, places: event.mentions.len(), also_in_months };
        self.push(month, (printed, Row::Event(row)));
    }

    fn add_empty_headings(&mut self, filter: &Filter) {
        let last = (usize::MAX, usize::MAX);
        for list in self.file.lists.iter().filter(|list| filter.accepts_list(&list.id)) {
            for heading in &list.headings {
                let place = Place::of(Edtf::parse(&heading.date).ok(), self.file.year);
                let fault = heading.fault.as_ref().filter(|fault| fault.kind == FaultKind::EmptyHeading);
                if let (Place::Month(month), Some(fault)) = (place, fault) {
                    let row = Row::EmptyHeading { list: list.id.clone(), why: fault.why.clone() };
                    self.push(month, (last, row));
                }
            }
        }
    }

    fn push(&mut self, month: i8, row: (Printed, Row)) {
        let at = usize::try_from(month - 1).unwrap_or(usize::MAX);
        if let Some(rows) = self.months.get_mut(at) {
            rows.push(row);
        }
    }

    fn offset(&self, mention: &Mention) -> usize {
        self.source.and_then(|source| quote::find(source, &mention.quote).ok()).map_or(0, |span| span.start)
    }

    fn finish(self) -> Year {
        let year = self.file.year;
        let mut number = 0;
        let months = self.months.map(|mut rows| {
            number += 1;
            rows.sort_by_key(|(printed, _)| *printed);
            let rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
            let count = rows.iter().filter(|row| matches!(row, Row::Event(_))).count();
            Month { number, days: place::days_in_month(year, number).unwrap_or_default(), rows, count }
        });
        let tray: Vec<Group> = self.tray.into_iter().map(|(theme, ids)| Group { theme, ids: in_order(ids) }).collect();
        let other_years = self.others.into_iter().map(|(year, ids)| OtherYear { year, ids: in_order(ids) }).collect();
        let dated = months.iter().map(|month| month.count).sum();
        let undated = tray.iter().map(|group| group.ids.len()).sum();
        let mut year = Year { year, months, tray, other_years, themes: Vec::new(), dated, undated };
        year.themes = count_themes(self.file, &year);
        year
    }
}

fn in_order(mut ids: Vec<(Printed, String)>) -> Vec<String> {
    ids.sort_by_key(|(printed, _)| *printed);
    ids.into_iter().map(|(_, id)| id).collect()
}

fn count_themes(file: &ReportFile, year: &Year) -> Vec<(Theme, usize)> {
    let themes: BTreeMap<&str, Theme> = file.events.iter().map(|event| (event.id.as_str(), event.theme)).collect();
    let mut counts = BTreeMap::new();
    for id in year.months.iter().flat_map(Month::ids) {
        if let Some(theme) = themes.get(id) {
            *counts.entry(*theme).or_insert(0) += 1;
        }
    }
    counts.into_iter().collect()
}

#[cfg(test)]
mod tests;
