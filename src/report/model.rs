//! A report that has been checked: lookups that cannot miss, derived values computed once.
//!
//! Takes the file and the source text, gives [`Report`] or the problems. Immutable afterwards; cheap to compare
//! by pointer. Never partial: a report with one problem is no report.

use core::pin::Pin;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

use sha2::{Digest, Sha256};

use super::columns::Columns;
use super::derive::{Deriver, Value};
use super::load;
use super::periods::{Extent, Periods};
use super::problem::Problem;
use super::quote::Span;
use super::schema::{Derived, Event, FigureSpec, ReportFile, Section, Series, Statistic};
use super::turns::{NEVER, Pause, at_once, rest};
use super::validate::{places, validate_and_place};

/// What an id stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The statistic at this place.
    Statistic(usize),
    /// The derived value at this place.
    Derived(usize),
    /// The event at this place.
    Event(usize),
    /// The figure at this place.
    Figure(usize),
    /// The series at this place.
    Series(usize),
}

/// What is known of two files before they are read.
#[derive(Clone, Debug, Default)]
pub struct Known<'a> {
    /// The seal of files that were checked.
    pub seal: Option<&'a str>,
    /// The hashes of these files, where somebody has computed them already.
    pub hashes: Option<Hashes>,
}

/// The SHA-256 of a report's two files, in small hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hashes {
    /// Of `report.json`.
    pub report: String,
    /// Of the source text, where there is one.
    pub source: Option<String>,
}

impl Hashes {
    fn of(json: &[u8], source: Option<&str>) -> Self {
        Self { report: hash(json), source: source.map(|text| hash(text.as_bytes())) }
    }

    /// The digits of a hash.
    pub fn digits(hash: &[u8]) -> String {
        hash.iter().fold(String::new(), |mut digits, byte| {
            // Writing into a string cannot fail.
            let _ = write!(digits, "{byte:02x}");
            digits
        })
    }

    /// The one and the other; `None` without a source, as quotes are not checked then.
    fn seal(&self) -> Option<String> {
        self.source.as_ref().map(|source| format!("{}-{source}", self.report))
    }
}

/// A checked report.
#[derive(Clone, Debug)]
pub struct Report {
    file: ReportFile,
    hashes: Hashes,
    source: Option<String>,
    entries: HashMap<String, Entry>,
    values: HashMap<String, Value>,
    priors: HashMap<String, String>,
    changes: HashMap<String, String>,
    /// The values of each series, read when they are first asked for.
    columns: Vec<OnceLock<Option<Arc<Columns>>>>,
    /// The first byte of each mention, event after event; empty without a source.
    mention_starts: Vec<u32>,
    /// For each event, where its mentions begin in `mention_starts`.
    first_mentions: Vec<u32>,
}

impl Report {
    /// Reads and checks a report. Without `source`, quotes are not checked.
    pub fn load(json: &[u8], source: Option<&[u8]>) -> Result<Self, Vec<Problem>> {
        at_once(Self::load_in_turns(json, source, Known::default(), NEVER))
    }

    /// As [`Report::load`], with pauses between its parts. What bears the seal that a report got when it was checked
    /// ([`Report::seal`]) is the same to the last byte, and is not checked once more.
    ///
    /// # Errors
    ///
    /// As [`Report::load`].
    pub async fn load_in_turns(
        json: &[u8],
        source: Option<&[u8]>,
        known: Known<'_>,
        pause: Pause<'_>,
    ) -> Result<Self, Vec<Problem>> {
        let file = load::parse_in_turns(json, pause).await?;
        rest(pause).await;
        let source = source.map(load::source).transpose()?;
        let hashes = known.hashes.unwrap_or_else(|| Hashes::of(json, source.as_deref()));
        rest(pause).await;
        let is_checked = known.seal.is_some() && known.seal == hashes.seal().as_deref();
        let places = if is_checked {
            places(&file, source.as_deref(), pause).await
        } else {
            // Boxed, so that what is seldom wanted is a part of the program of its own.
            let checked: Pin<Box<dyn Future<Output = _>>> =
                Box::pin(validate_and_place(&file, source.as_deref(), pause));
            let (problems, places) = checked.await;
            if !problems.is_empty() {
                return Err(problems);
            }
            places
        };
        rest(pause).await;
        Ok(Self::new(file, hashes, source, &places, pause).await)
    }

    /// What shows that the report's two files are the very ones that were checked; `None` without a source, as quotes
    /// are not checked then.
    pub fn seal(&self) -> Option<String> {
        self.hashes.seal()
    }

    async fn new(
        file: ReportFile,
        hashes: Hashes,
        source: Option<String>,
        places: &[Option<Span>],
        pause: Pause<'_>,
    ) -> Self {
        let mut entries = HashMap::new();
        let mut add = |id: &str, entry| entries.insert(id.to_owned(), entry);
        for (at, one) in file.statistics.iter().enumerate() {
            add(&one.id, Entry::Statistic(at));
        }
        for (at, one) in file.derived.iter().enumerate() {
            add(&one.id, Entry::Derived(at));
        }
        for (at, one) in file.events.iter().enumerate() {
            add(&one.id, Entry::Event(at));
        }
        for (at, one) in file.figures.iter().enumerate() {
            add(&one.id, Entry::Figure(at));
        }
        for (at, one) in file.series.iter().enumerate() {
            add(&one.id, Entry::Series(at));
        }
        let columns = file.series.iter().map(|_| OnceLock::new()).collect();
        let deriver = Deriver::new(&file);
        let ids = file.statistics.iter().map(|one| &one.id).chain(file.derived.iter().map(|one| &one.id));
        let mut values = HashMap::new();
        for id in ids {
            rest(pause).await;
            if let Ok(value) = deriver.value(id) {
                values.insert(id.clone(), value);
            }
        }
        let by_op = |op| {
            let single = file.derived.iter().filter(move |one| one.op == op && one.of.len() == 1);
            single.filter_map(|one| Some((one.of.first()?.clone(), one.id.clone()))).collect()
        };
        let (priors, changes) = (by_op(super::schema::Op::Prior), by_op(super::schema::Op::Change));
        // Both files are limited, so that 32 bits hold every place.
        let mention_starts = places.iter().map(|place| place.map_or(0, |span| span.start as u32)).collect();
        let first_mentions = file.events.iter().scan(0, |next, event| {
            let first = *next;
            *next += event.mentions.len() as u32;
            Some(first)
        });
        let first_mentions = first_mentions.collect();
        Self { file, hashes, source, entries, values, priors, changes, columns, mention_starts, first_mentions }
    }

    /// The file as it was written.
    pub fn file(&self) -> &ReportFile {
        &self.file
    }

    /// The SHA-256 of the bytes of `report.json`, in small hexadecimal digits: names exactly this dataset.
    pub fn hash(&self) -> &str {
        &self.hashes.report
    }

    /// The source text, where it was given.
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// What an id stands for.
    pub fn entry(&self, id: &str) -> Option<Entry> {
        self.entries.get(id).copied()
    }

    /// A statistic.
    pub fn statistic(&self, id: &str) -> Option<&Statistic> {
        if let Entry::Statistic(at) = self.entry(id)? { self.file.statistics.get(at) } else { None }
    }

    /// A derived value's declaration.
    pub fn derived(&self, id: &str) -> Option<&Derived> {
        if let Entry::Derived(at) = self.entry(id)? { self.file.derived.get(at) } else { None }
    }

    /// An event.
    pub fn event(&self, id: &str) -> Option<&Event> {
        if let Entry::Event(at) = self.entry(id)? { self.file.events.get(at) } else { None }
    }

    /// The place in the source of a mention, by the event's place in the file and the mention's in the event.
    pub fn mention_place(&self, event: usize, mention: usize) -> Option<Span> {
        let length = self.file.events.get(event)?.mentions.get(mention)?.quote.exact.len();
        let at = (*self.first_mentions.get(event)? as usize).checked_add(mention)?;
        let start = *self.mention_starts.get(at)? as usize;
        Some(Span { start, end: start + length })
    }

    /// A figure's declaration.
    pub fn figure(&self, id: &str) -> Option<&FigureSpec> {
        if let Entry::Figure(at) = self.entry(id)? { self.file.figures.get(at) } else { None }
    }

    /// A series.
    pub fn series(&self, id: &str) -> Option<&Series> {
        if let Entry::Series(at) = self.entry(id)? { self.file.series.get(at) } else { None }
    }

    /// The values of a series.
    pub fn columns(&self, id: &str) -> Option<Arc<Columns>> {
        let Entry::Series(at) = self.entry(id)? else { return None };
        let series = self.file.series.get(at)?;
        self.columns.get(at)?.get_or_init(|| Columns::read(&series.printed).ok().map(Arc::new)).clone()
    }

    /// From which period to which some series go.
    pub fn extent(&self, ids: &mut dyn Iterator<Item = &str>) -> Option<Extent> {
        let all = ids.filter_map(|id| Some((Periods::of(self.series(id)?)?, self.columns(id)?.len())));
        Extent::of(&all.collect::<Vec<_>>())
    }

    /// The statistics a figure is announced with: those it declares, else the first it shows.
    pub fn headline<'a>(&'a self, figure: &'a FigureSpec) -> Vec<&'a Statistic> {
        if figure.headline.is_empty() {
            return figure.ids().filter_map(|id| self.statistic(id)).take(1).collect();
        }
        figure.headline.iter().filter_map(|id| self.statistic(id)).collect()
    }

    /// A section.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.file.sections.iter().find(|section| section.id == id)
    }

    /// What a statistic or a derived value can be, in its base unit; `None` where the print is only a bound.
    pub fn value(&self, id: &str) -> Option<&Value> {
        self.values.get(id)
    }

    /// The derived value that is the year before of `id`.
    pub fn prior_of(&self, id: &str) -> Option<&str> {
        self.priors.get(id).map(String::as_str)
    }

    /// The derived value that is the growth of `id`.
    pub fn change_of(&self, id: &str) -> Option<&str> {
        self.changes.get(id).map(String::as_str)
    }

    /// The figure that shows a statistic or derived value first; else the first whose wording names it.
    pub fn figure_of(&self, id: &str) -> Option<&FigureSpec> {
        let shows = |figure: &&FigureSpec| figure.ids().any(|shown| shown == id);
        let slot = format!("{{{id}.");
        let names = |figure: &&FigureSpec| {
            let notes = figure.notes.iter().map(|note| &note.text);
            let mut texts = [&figure.title, &figure.subtitle].into_iter().chain(notes);
            texts.any(|text| [&text.zh, &text.en].into_iter().flatten().any(|wording| wording.contains(&slot)))
        };
        let figures = &self.file.figures;
        figures.iter().find(shows).or_else(|| figures.iter().find(names))
    }
}

fn hash(bytes: &[u8]) -> String {
    Hashes::digits(&Sha256::digest(bytes))
}
