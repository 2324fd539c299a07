//! A report's events in columns, made once, so that filters and searches read only what they ask for.
//!
//! Takes a [`Report`], gives [`Index`]. An event is a number in it: its place in the order of the calendar, which is
//! year by year, month by month, as printed, and at the end of each year what has no month, by theme. An event without
//! any date belongs to the year the report is about. Never holds an event twice, never invents a day or a month.

use core::ops::Range;
use std::collections::HashMap;
use std::sync::OnceLock;

use super::place::{self, Place};
use super::search::Texts;
use super::tally::Tally;
use crate::report::edtf::Edtf;
use crate::report::schema::{Act, Event, FaultKind, ReportFile};
use crate::report::{Report, Text, Theme};

/// Stands for no month where events are sorted.
const AFTER_MONTHS: i8 = 13;

/// A report's events, to be filtered and searched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// The year the report is about.
    pub(super) year: i16,
    pub(super) rows: Vec<IndexRow>,
    /// The numbers of the lists that tell each event, event after event; each list once.
    pub(super) event_lists: Vec<u32>,
    /// The lists' ids, in the order of the file.
    pub(super) lists: Vec<String>,
    /// Months and years with events, in order.
    pub(super) runs: Vec<Run>,
    /// Second listings, by event.
    pub(super) ghosts: Vec<Ghost>,
    /// Printed headings with nothing under them.
    pub(super) headings: Vec<EmptyHeading>,
    /// What is searched, arranged when it is first asked for.
    texts: OnceLock<Texts>,
    /// The events' numbers, by their place in the file.
    numbers: Vec<u32>,
    /// The events' numbers, by id.
    by_id: Vec<u32>,
    totals: Totals,
}

/// What is known of an event without its report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct IndexRow {
    pub(super) id: Box<str>,
    /// Its place in the file.
    pub(super) at: u32,
    pub(super) theme: Theme,
    pub(super) act: Act,
    /// How many places tell it.
    pub(super) places: u32,
    /// The first and the last day in its month, where the print names days.
    pub(super) days: Option<(i8, i8)>,
    pub(super) printed: Printed,
    /// Where its lists begin in `event_lists`.
    lists: u32,
}

/// Where something stands in print: a byte of the source, or its place in the dataset where there is no source.
pub(super) type Printed = (u32, u32);

/// The events of a month, or those of a year that have none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) year: i16,
    pub(super) month: Option<i8>,
    pub(super) numbers: Range<u32>,
}

/// A second listing of an event, in another month of its year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ghost {
    pub(super) number: u32,
    pub(super) month: i8,
    pub(super) printed: Printed,
}

/// A printed heading with nothing under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct EmptyHeading {
    pub(super) year: i16,
    pub(super) month: i8,
    pub(super) list: String,
    pub(super) why: Text,
}

/// Counts of all events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Totals {
    years: Vec<(i16, usize)>,
    themes: Vec<(Theme, usize)>,
    acts: Vec<(Act, usize)>,
    lists: Vec<(String, usize)>,
}

impl Index {
    /// The index of a report; to be made once and kept.
    pub fn of(report: &Report) -> Self {
        Self::of_file(report.file(), |event, mention| report.mention_place(event, mention).map(|span| span.start))
    }

    /// The index of a file, given the byte at which a mention of an event stands in the source.
    pub(super) fn of_file(file: &ReportFile, place: impl Fn(usize, usize) -> Option<usize>) -> Self {
        let byte = |event, mention| place(event, mention).unwrap_or_default() as u32;
        let draft = |(at, event): (usize, &Event)| {
            let (year, month) = home(event, file.year);
            let first = (0..event.mentions.len()).map(|mention| byte(at, mention)).min();
            let printed = (first.unwrap_or_default(), at as u32);
            (year, month.unwrap_or(AFTER_MONTHS), month.is_none().then_some(event.theme), printed)
        };
        let mut order: Vec<(i16, i8, Option<Theme>, Printed)> = file.events.iter().enumerate().map(draft).collect();
        order.sort_unstable();
        let events: Vec<&Event> = order.iter().filter_map(|(.., (_, at))| file.events.get(*at as usize)).collect();
        let mut index = Self {
            year: file.year,
            rows: Vec::with_capacity(events.len()),
            event_lists: Vec::new(),
            lists: file.lists.iter().map(|list| list.id.clone()).collect(),
            runs: Vec::new(),
            ghosts: Vec::new(),
            headings: headings(file),
            texts: OnceLock::new(),
            numbers: vec![0; events.len()],
            by_id: (0..events.len() as u32).collect(),
            totals: Totals::default(),
        };
        // The first list of an id is the one that is meant.
        let lists = file.lists.iter().enumerate().rev().map(|(at, list)| (list.id.as_str(), at as u32)).collect();
        for ((year, month, _, printed), event) in order.into_iter().zip(events) {
            let month = (month != AFTER_MONTHS).then_some(month);
            let at = printed.1 as usize;
            index.add(event, (year, month), printed, &lists, |mention| byte(at, mention));
        }
        let rows = &index.rows;
        index.by_id.sort_unstable_by_key(|number| rows.get(*number as usize).map(|row| &row.id));
        index.totals = index.count();
        index
    }

    fn add(
        &mut self,
        event: &Event,
        (year, month): (i16, Option<i8>),
        printed: Printed,
        lists: &HashMap<&str, u32>,
        byte: impl Fn(usize) -> u32,
    ) {
        let number = self.rows.len() as u32;
        let date = event.date.as_deref().and_then(|date| Edtf::parse(date).ok());
        let row = IndexRow {
            id: event.id.as_str().into(),
            at: printed.1,
            theme: event.theme,
            act: event.act,
            places: event.mentions.len() as u32,
            days: date.zip(month).and_then(|(date, month)| place::days_within(date, year, month)),
            printed,
            lists: self.event_lists.len() as u32,
        };
        let own = self.event_lists.len();
        for list in event.mentions.iter().filter_map(|mention| lists.get(mention.list.as_str())) {
            if !self.event_lists.get(own..).unwrap_or_default().contains(list) {
                self.event_lists.push(*list);
            }
        }
        if let Some(month) = month {
            self.add_ghosts(event, number, (year, month), |mention| (byte(mention), printed.1));
        }
        match self.runs.last_mut() {
            Some(run) if (run.year, run.month) == (year, month) => run.numbers.end = number + 1,
            _ => self.runs.push(Run { year, month, numbers: number..number + 1 }),
        }
        if let Some(place) = self.numbers.get_mut(printed.1 as usize) {
            *place = number;
        }
        self.rows.push(row);
    }

    fn add_ghosts(&mut self, event: &Event, number: u32, home: (i16, i8), printed: impl Fn(usize) -> Printed) {
        let own = self.ghosts.len();
        for (at, mention) in event.mentions.iter().enumerate() {
            let listed = mention.date.as_deref().and_then(|date| Edtf::parse(date).ok());
            let Place::Month(month) = Place::of(listed, home.0) else { continue };
            let known = self.ghosts.get(own..).unwrap_or_default().iter().any(|ghost| ghost.month == month);
            if month != home.1 && !known {
                self.ghosts.push(Ghost { number, month, printed: printed(at) });
            }
        }
    }

    fn count(&self) -> Totals {
        let mut totals = Totals::default();
        for run in &self.runs {
            match totals.years.last_mut() {
                Some((year, count)) if *year == run.year => *count += run.numbers.len(),
                _ => totals.years.push((run.year, run.numbers.len())),
            }
        }
        let mut tally = Tally::new(self.lists.len());
        for number in 0..self.rows.len() as u32 {
            tally.add_all(self, number);
        }
        (totals.themes, totals.acts) = (tally.themes(), tally.acts());
        totals.themes.retain(|(_, count)| *count > 0);
        totals.acts.retain(|(_, count)| *count > 0);
        totals.lists = self.lists.iter().cloned().zip(tally.lists).filter(|(_, count)| *count > 0).collect();
        totals
    }

    /// What is searched of the events, in their order. Arranged once: of a hundred thousand events it takes a second,
    /// so that who will search asks for it in good time.
    pub fn prepare(&self, file: &ReportFile) {
        self.texts(file);
    }

    pub(super) fn texts(&self, file: &ReportFile) -> &Texts {
        let events = || self.rows.iter().filter_map(|row| file.events.get(row.at as usize));
        self.texts.get_or_init(|| Texts::new(self.rows.len(), events()))
    }

    /// How many events there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The year the report is about.
    pub fn report_year(&self) -> i16 {
        self.year
    }

    /// The years that have events, ascending, with how many.
    pub fn years(&self) -> &[(i16, usize)] {
        &self.totals.years
    }

    /// The themes that have events, with how many.
    pub fn themes(&self) -> &[(Theme, usize)] {
        &self.totals.themes
    }

    /// The kinds of act that have events, with how many.
    pub fn acts(&self) -> &[(Act, usize)] {
        &self.totals.acts
    }

    /// The lists that tell events, by id in the order of the file, with how many.
    pub fn lists(&self) -> &[(String, usize)] {
        &self.totals.lists
    }

    /// The id of an event.
    pub fn id(&self, number: u32) -> Option<&str> {
        self.rows.get(number as usize).map(|row| &*row.id)
    }

    /// An event in the report that the index is of.
    pub fn event<'a>(&self, report: &'a Report, number: u32) -> Option<&'a Event> {
        report.file().events.get(self.rows.get(number as usize)?.at as usize)
    }

    /// The number of the event with this id.
    pub fn number(&self, id: &str) -> Option<u32> {
        let found = self.by_id.binary_search_by(|number| self.id(*number).unwrap_or_default().cmp(id)).ok()?;
        self.by_id.get(found).copied()
    }

    /// The number of the event at this place of the file.
    pub fn number_at(&self, at: usize) -> Option<u32> {
        self.numbers.get(at).copied()
    }

    /// The year and the month an event belongs to; no month where none is printed.
    pub fn month_of(&self, number: u32) -> Option<(i16, Option<i8>)> {
        let at = self.runs.partition_point(|run| run.numbers.end <= number);
        self.runs.get(at).map(|run| (run.year, run.month))
    }

    /// The numbers of the lists that tell an event.
    pub(super) fn lists_of(&self, number: u32) -> &[u32] {
        let start = |at: usize| self.rows.get(at).map_or(self.event_lists.len(), |row| row.lists as usize);
        self.event_lists.get(start(number as usize)..start(number as usize + 1)).unwrap_or_default()
    }
}

/// The year and the month that an event belongs to, in a report about `year`.
fn home(event: &Event, year: i16) -> (i16, Option<i8>) {
    let date = event.date.as_deref().and_then(|date| Edtf::parse(date).ok());
    match Place::of(date, year) {
        Place::Month(month) => (year, Some(month)),
        Place::NoMonth => (year, None),
        Place::OtherYear(other) => match Place::of(date, other) {
            Place::Month(month) => (other, Some(month)),
            _ => (other, None),
        },
    }
}

fn headings(file: &ReportFile) -> Vec<EmptyHeading> {
    let all = file.lists.iter().flat_map(|list| list.headings.iter().map(move |heading| (list, heading)));
    let empty = all.filter_map(|(list, heading)| {
        let (year, month) = Edtf::parse(&heading.date).ok()?.month()?;
        let fault = heading.fault.as_ref().filter(|fault| fault.kind == FaultKind::EmptyHeading)?;
        Some(EmptyHeading { year, month, list: list.id.clone(), why: fault.why.clone() })
    });
    empty.collect()
}
