//! What a filter chooses: the events in order, how many there are of each month, and of what else could be chosen.
//!
//! Takes an [`Index`], the file it is of and a [`Filter`], gives [`Hits`]. Counts by theme, act and list are made with the
//! other choices kept and the own one left: each says what choosing it would give. Never shows more than was asked for.

use super::filter::Filter;
use super::index::Index;
use super::query::Query;
use super::tally::Tally;
use crate::report::Theme;
use crate::report::schema::{Act, ReportFile};

/// The events that a filter chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hits {
    pub(super) filter: Filter,
    events: Vec<u32>,
    months: Vec<MonthHits>,
    themes: Vec<(Theme, usize)>,
    acts: Vec<(Act, usize)>,
    lists: Vec<(String, usize)>,
    wider: Vec<Wider>,
}

/// How many hits a month has, or a year beside its months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthHits {
    /// The year.
    pub year: i16,
    /// 1 to 12; `None` for what has no printed month.
    pub month: Option<i8>,
    /// How many; never 0.
    pub count: usize,
    /// Where they begin in the ordered hits.
    pub first: usize,
}

/// A restriction that hides all events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Restriction {
    /// The search.
    Search,
    /// The theme.
    Theme,
    /// The kind of act.
    Act,
    /// The list.
    List,
}

/// What would be found without one restriction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wider {
    /// The restriction to drop.
    pub without: Restriction,
    /// How many events there would be; never 0.
    pub count: usize,
}

impl Index {
    /// What `filter` chooses; `file` is the one that the index is of.
    pub fn hits(&self, file: &ReportFile, filter: &Filter) -> Hits {
        let query = Query::parse(&filter.q);
        let mut sieve = Sieve::new(self, filter);
        if query.is_empty() {
            (0..self.rows.len() as u32).for_each(|number| sieve.add(number));
        } else {
            self.texts(file).find(&query).into_iter().for_each(|number| sieve.add(number));
        }
        let wider = if sieve.events.is_empty() { sieve.wider(query.is_empty()) } else { Vec::new() };
        let Sieve { events, tally, .. } = sieve;
        let (themes, acts) = (tally.themes(), tally.acts());
        let has_theme = |theme: &Theme| self.themes().iter().any(|(one, _)| one == theme);
        let has_act = |act: &Act| self.acts().iter().any(|(one, _)| one == act);
        let has_list = |list: &str| self.lists().iter().any(|(one, _)| one == list);
        Hits {
            filter: filter.clone(),
            months: self.months_of(&events),
            events,
            themes: themes.into_iter().filter(|(theme, _)| has_theme(theme)).collect(),
            acts: acts.into_iter().filter(|(act, _)| has_act(act)).collect(),
            lists: self.lists.iter().cloned().zip(tally.lists).filter(|(list, _)| has_list(list)).collect(),
            wider,
        }
    }

    /// The months of ordered events.
    fn months_of(&self, events: &[u32]) -> Vec<MonthHits> {
        let (mut months, mut first) = (Vec::new(), 0);
        for run in &self.runs {
            let rest = events.get(first..).unwrap_or_default();
            let count = rest.partition_point(|number| *number < run.numbers.end);
            if count > 0 {
                months.push(MonthHits { year: run.year, month: run.month, count, first });
                first += count;
            }
        }
        months
    }
}

/// Sorts events by what hides them.
struct Sieve<'a> {
    index: &'a Index,
    filter: &'a Filter,
    /// The number of the list asked for; that of a list that is not there tells nothing.
    list: Option<u32>,
    events: Vec<u32>,
    tally: Tally,
    /// How many events only the theme, the act, the list hides.
    hidden: [usize; 3],
}

impl<'a> Sieve<'a> {
    fn new(index: &'a Index, filter: &'a Filter) -> Self {
        let number = |id: &String| index.lists.iter().position(|list| list == id).map_or(u32::MAX, |at| at as u32);
        let list = filter.list.as_ref().map(number);
        Self { index, filter, list, events: Vec::new(), tally: Tally::new(index.lists.len()), hidden: [0; 3] }
    }

    fn add(&mut self, number: u32) {
        let Some(row) = self.index.rows.get(number as usize) else { return };
        let theme = self.filter.theme.is_none_or(|theme| theme == row.theme);
        let act = self.filter.act.is_none_or(|act| act == row.act);
        let list = self.list.is_none_or(|list| self.index.lists_of(number).contains(&list));
        match (theme, act, list) {
            (true, true, true) => {
                self.tally.add_all(self.index, number);
                self.events.push(number);
            }
            (false, true, true) => {
                self.tally.add_theme(self.index, number);
                self.hidden[0] += 1;
            }
            (true, false, true) => {
                self.tally.add_act(self.index, number);
                self.hidden[1] += 1;
            }
            (true, true, false) => {
                self.tally.add_lists(self.index, number);
                self.hidden[2] += 1;
            }
            _ => {}
        }
    }

    fn wider(&self, unsearched: bool) -> Vec<Wider> {
        let mut without_search = 0;
        if !unsearched {
            let mut all = Sieve::new(self.index, self.filter);
            (0..self.index.rows.len() as u32).for_each(|number| all.add(number));
            without_search = all.events.len();
        }
        let [theme, act, list] = self.hidden;
        let counts = [
            (Restriction::Search, without_search),
            (Restriction::Theme, theme),
            (Restriction::Act, act),
            (Restriction::List, list),
        ];
        let found = counts.into_iter().filter(|(_, count)| *count > 0);
        found.map(|(without, count)| Wider { without, count }).collect()
    }
}

impl Hits {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.events.len()
    }

    /// Their numbers in the index, in the order of the calendar.
    pub fn events(&self) -> &[u32] {
        &self.events
    }

    /// The months that have hits, in the order of the calendar; what has no month stands after the months of its year.
    pub fn months(&self) -> &[MonthHits] {
        &self.months
    }

    /// Those of a month; with no month, those of the year that have none.
    pub fn in_month(&self, year: i16, month: Option<i8>) -> &[u32] {
        let found = self.months.iter().find(|one| (one.year, one.month) == (year, month));
        found.and_then(|one| self.events.get(one.first..one.first + one.count)).unwrap_or_default()
    }

    /// Those of a year, in the order of the calendar.
    pub fn in_year(&self, year: i16) -> &[u32] {
        let mut months = self.months.iter().filter(|one| one.year == year);
        let Some(first) = months.next() else { return &[] };
        let last = months.next_back().unwrap_or(first);
        self.events.get(first.first..last.first + last.count).unwrap_or_default()
    }

    /// The years that have hits, ascending, with how many.
    pub fn years(&self) -> Vec<(i16, usize)> {
        let mut years: Vec<(i16, usize)> = Vec::new();
        for month in &self.months {
            match years.last_mut() {
                Some((year, count)) if *year == month.year => *count += month.count,
                _ => years.push((month.year, month.count)),
            }
        }
        years
    }

    /// How many have no printed month.
    pub fn undated(&self) -> usize {
        self.months.iter().filter(|one| one.month.is_none()).map(|one| one.count).sum()
    }

    /// How many there would be of each theme; every theme of the report, even with none.
    pub fn themes(&self) -> &[(Theme, usize)] {
        &self.themes
    }

    /// How many there would be of each kind of act.
    pub fn acts(&self) -> &[(Act, usize)] {
        &self.acts
    }

    /// How many there would be of each list, by id.
    pub fn lists(&self) -> &[(String, usize)] {
        &self.lists
    }

    /// The place of an event among the hits, from 0.
    pub fn position(&self, number: u32) -> Option<usize> {
        self.events.binary_search(&number).ok()
    }

    /// The hit before and the hit after an event, which need not be a hit itself.
    pub fn neighbours(&self, number: u32) -> (Option<u32>, Option<u32>) {
        let before = self.events.partition_point(|one| *one < number);
        let after = self.events.partition_point(|one| *one <= number);
        (before.checked_sub(1).and_then(|at| self.events.get(at)).copied(), self.events.get(after).copied())
    }

    /// Where nothing is found: which single restriction to drop, and how many events that gives. Empty where
    /// something is found, or where no single one helps.
    pub fn wider(&self) -> &[Wider] {
        &self.wider
    }
}

#[cfg(test)]
mod tests;
