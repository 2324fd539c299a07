//! A year of events: twelve months, a tray, other years.
//!
//! Takes the hits of an index and a year, gives [`Year`]. Every chosen event of the year stands in exactly one place of
//! it; a second listing in another month is a [`Row::Ghost`] and counts nowhere. Looks at the events of its own year
//! only, and at those of others where they are few. Never invents a day or a month.

use std::collections::BTreeMap;

use super::filter::Filter;
use super::hits::Hits;
use super::index::{Ghost, Index, Printed};
use super::place;
use crate::report::{Report, Text, Theme};

/// Most events of other years that are named below a year; more are only counted.
pub const MOST_NAMED: usize = 50;

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
    /// How many events.
    pub count: usize,
    /// The events, in the order of the calendar; none where other years have more than [`MOST_NAMED`] together.
    pub ids: Vec<String>,
}

impl Year {
    /// The report's own year of the events that `filter` chooses; to ask often, keep an [`Index`].
    pub fn of(report: &Report, filter: &Filter) -> Self {
        let index = Index::of(report);
        Self::in_year(&index, &index.hits(report.file(), filter), index.year)
    }

    /// The hits of `year`, arranged; `hits` are those of `index`.
    pub fn in_year(index: &Index, hits: &Hits, year: i16) -> Self {
        let mut months: [Vec<(Printed, Row)>; 12] = Default::default();
        let mut push = |month: i8, row| {
            let at = usize::try_from(month - 1).unwrap_or(usize::MAX);
            if let Some(rows) = months.get_mut(at) {
                rows.push(row);
            }
        };
        let mut themes: BTreeMap<Theme, usize> = BTreeMap::new();
        for month in 1..=12 {
            for number in hits.in_month(year, Some(month)) {
                let Some(row) = index.rows.get(*number as usize) else { continue };
                let mut also_in_months = Vec::new();
                for ghost in ghosts(index, *number) {
                    let (id, counts_in_month) = (row.id.to_string(), month);
                    push(ghost.month, (ghost.printed, Row::Ghost { id, counts_in_month }));
                    also_in_months.push(ghost.month);
                }
                also_in_months.sort_unstable();
                let (id, places) = (row.id.to_string(), row.places as usize);
                let event = EventRow { id, span_days: row.days, places, also_in_months };
                push(month, (row.printed, Row::Event(event)));
                *themes.entry(row.theme).or_default() += 1;
            }
        }
        for heading in index.headings.iter().filter(|one| one.year == year && hits.filter.accepts_list(&one.list)) {
            let row = Row::EmptyHeading { list: heading.list.clone(), why: heading.why.clone() };
            push(heading.month, ((u32::MAX, u32::MAX), row));
        }
        let mut number = 0;
        let months = months.map(|rows| {
            number += 1;
            Month::of(year, number, rows)
        });
        let tray = tray(index, hits.in_month(year, None));
        let dated = months.iter().map(|month| month.count).sum();
        let undated = tray.iter().map(|group| group.ids.len()).sum();
        let other_years = other_years(index, hits, year);
        Self { year, months, tray, other_years, themes: themes.into_iter().collect(), dated, undated }
    }

    /// Every event in the order of the calendar: month by month, then the tray, then other years.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let in_tray = self.tray.iter().flat_map(|group| &group.ids).map(String::as_str);
        let in_other_years = self.other_years.iter().flat_map(|other| &other.ids).map(String::as_str);
        self.months.iter().flat_map(Month::ids).chain(in_tray).chain(in_other_years)
    }

    /// The months with the most events, and how many; none where there is no event.
    pub fn busiest(&self) -> (Vec<i8>, usize) {
        let most = self.months.iter().map(|month| month.count).max().unwrap_or_default();
        let busiest = self.months.iter().filter(|month| month.count == most && most > 0);
        (busiest.map(|month| month.number).collect(), most)
    }
}

impl Month {
    fn of(year: i16, number: i8, mut rows: Vec<(Printed, Row)>) -> Self {
        rows.sort_by_key(|(printed, _)| *printed);
        let rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
        let count = rows.iter().filter(|row| matches!(row, Row::Event(_))).count();
        Self { number, days: place::days_in_month(year, number).unwrap_or_default(), rows, count }
    }

    /// The events that count in it, in printed order.
    pub fn events(&self) -> impl Iterator<Item = &EventRow> {
        self.rows.iter().filter_map(|row| if let Row::Event(event) = row { Some(event) } else { None })
    }

    fn ids(&self) -> impl Iterator<Item = &str> {
        self.events().map(|event| event.id.as_str())
    }
}

/// The second listings of an event.
fn ghosts(index: &Index, number: u32) -> &[Ghost] {
    let from = index.ghosts.partition_point(|ghost| ghost.number < number);
    let to = index.ghosts.partition_point(|ghost| ghost.number <= number);
    index.ghosts.get(from..to).unwrap_or_default()
}

/// Events without a month, which stand by theme already.
fn tray(index: &Index, numbers: &[u32]) -> Vec<Group> {
    let mut tray: Vec<Group> = Vec::new();
    for row in numbers.iter().filter_map(|number| index.rows.get(*number as usize)) {
        match tray.last_mut() {
            Some(group) if group.theme == row.theme => group.ids.push(row.id.to_string()),
            _ => tray.push(Group { theme: row.theme, ids: vec![row.id.to_string()] }),
        }
    }
    tray
}

/// The other years: all are counted; their events are named where there are few of them.
fn other_years(index: &Index, hits: &Hits, year: i16) -> Vec<OtherYear> {
    let named = hits.count() - hits.in_year(year).len() <= MOST_NAMED;
    let others = hits.years().into_iter().filter(|(other, _)| *other != year);
    let others = others.map(|(year, count)| {
        let numbers = if named { hits.in_year(year) } else { &[] };
        let ids = numbers.iter().filter_map(|number| index.id(*number)).map(str::to_owned).collect();
        OtherYear { year, count, ids }
    });
    others.collect()
}

#[cfg(test)]
mod tests;
