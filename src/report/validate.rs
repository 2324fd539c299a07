//! Validation: whether a report that could be read can be trusted.
//!
//! Takes the file and, where there is one, the source text; gives every problem, in the order of the families
//! below and then of the file. Never stops at the first, never panics, never repairs anything.

mod accounting;
mod dates;
mod deck;
mod events;
mod figures;
mod form;
mod ids;
mod lists;
mod quotes;
mod relations;
mod series;
mod spans;
mod strings;
mod wording;

use core::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};

use super::derive::Deriver;
use super::load::nearest;
use super::numeral::{Numeral, numerals};
use super::problem::{Code, FileFault, Kind, Problem, REPORT_FILE, RelationFault, SOURCE_FILE};
use super::quote::{Finder, QuoteError, Span};
use super::reading::Reading;
use super::schema::{Quote, ReportFile};
use super::turns::{NEVER, Pause, at_once, rest};

pub use accounting::{Accounts, accounts};
pub use strings::is_invisible;

/// Most problems that are listed; one more says how many were not.
pub const MOST_PROBLEMS: usize = 200;

/// Every problem of a report; empty for a report that can be shown.
///
/// Without `source`, whatever needs the text is not checked.
pub fn validate(file: &ReportFile, source: Option<&str>) -> Vec<Problem> {
    at_once(validate_and_place(file, source, NEVER)).0
}

/// As [`validate`], with the place of each mention of each event, one after the other; none without a source.
pub(super) async fn validate_and_place(
    file: &ReportFile,
    source: Option<&str>,
    pause: Pause<'_>,
) -> (Vec<Problem>, Vec<Option<Span>>) {
    let reading = source.map(Reading::of).unwrap_or_default();
    rest(pause).await;
    let scope = Scope::new(file, source.map(|text| Source::new(text, &reading)));
    let mut faults = Faults::default();
    for check in [whole, ids::check, strings::check, form::check, dates::check] {
        rest(pause).await;
        check(&scope, &mut faults);
    }
    quotes::check(&scope, &mut faults, pause).await;
    for check in [relations::check, series::check, figures::check, deck::check, events::check, lists::check] {
        rest(pause).await;
        check(&scope, &mut faults);
    }
    wording::check(&scope, &mut faults, pause).await;
    rest(pause).await;
    accounting::check(&scope, &mut faults);
    rest(pause).await;
    let mentions = file.events.iter().flat_map(|event| &event.mentions);
    let place = |source: &Source<'_>| mentions.map(|mention| source.find(&mention.quote)).collect();
    (faults.capped(), scope.source.as_ref().map(place).unwrap_or_default())
}

/// The place of each mention of each event, one after the other, of a report that was checked before; none without a
/// source.
pub(super) async fn places(file: &ReportFile, source: Option<&str>, pause: Pause<'_>) -> Vec<Option<Span>> {
    let Some(finder) = source.map(Finder::new) else { return Vec::new() };
    let mut places = Vec::new();
    for event in &file.events {
        rest(pause).await;
        places.extend(event.mentions.iter().map(|mention| finder.find(&mention.quote).ok()));
    }
    places
}

/// Whether there is anything to show.
fn whole(scope: &Scope<'_>, faults: &mut Faults) {
    let checks = [
        ("languages", scope.file.languages.is_empty(), FileFault::NoLanguages),
        ("statistics", scope.file.statistics.is_empty(), FileFault::NoStatistics),
        ("figures", scope.file.figures.is_empty(), FileFault::NoFigures),
    ];
    for (path, empty, fault) in checks {
        if empty {
            faults.add(path, "", Code::File(fault));
        }
    }
}

/// What every family looks at.
struct Scope<'a> {
    file: &'a ReportFile,
    source: Option<Source<'a>>,
    deriver: Deriver<'a>,
    /// The ids of each kind that was asked for.
    known: RefCell<HashMap<Kind, HashSet<&'a str>>>,
}

/// The source text and what is made of it once.
struct Source<'a> {
    text: &'a str,
    reading: &'a Reading,
    numerals: Vec<Numeral<'a>>,
    /// Finds words in the text.
    finder: Finder<'a>,
    /// Finds words in its reading.
    read: Finder<'a>,
    /// Where each section begins: the line breaks before heading marks.
    sections: OnceCell<Vec<usize>>,
    /// Where each line ends.
    line_ends: OnceCell<Vec<usize>>,
    /// Places already looked up, by the quote itself: several families ask for each.
    places: RefCell<HashMap<*const Quote, Result<Span, QuoteError>>>,
}

impl<'a> Source<'a> {
    fn new(text: &'a str, reading: &'a Reading) -> Self {
        Self {
            text,
            reading,
            numerals: numerals(text),
            finder: Finder::new(text),
            read: Finder::new(&reading.text),
            sections: OnceCell::new(),
            line_ends: OnceCell::new(),
            places: RefCell::default(),
        }
    }

    /// Where a quote stands; `None` where it has no place of its own, which [`quotes`] tells.
    fn find(&self, quote: &Quote) -> Option<Span> {
        self.place(quote).ok()
    }

    /// Where a quote stands, or why it stands nowhere.
    fn place(&self, quote: &Quote) -> Result<Span, QuoteError> {
        let mut places = self.places.borrow_mut();
        *places.entry(core::ptr::from_ref(quote)).or_insert_with(|| self.finder.find(quote))
    }

    /// Whether words are printed, as they are read or as they stand there.
    fn is_printed(&self, words: &str) -> bool {
        self.read.contains(words) || self.finder.contains(words)
    }

    /// The numerals that lie wholly inside a span.
    fn numerals_in(&self, span: Span) -> impl Iterator<Item = &Numeral<'a>> {
        let from = self.numerals.partition_point(|numeral| numeral.span.start < span.start);
        let rest = self.numerals.get(from..).unwrap_or_default();
        rest.iter().take_while(move |numeral| numeral.span.end <= span.end)
    }

    /// Where each section begins, ascending.
    fn sections(&self) -> &[usize] {
        self.sections.get_or_init(|| self.text.match_indices("\n#").map(|(at, _)| at).collect())
    }

    /// The line, from 1, on which a byte stands.
    fn line(&self, offset: usize) -> usize {
        let ends = || self.text.match_indices('\n').map(|(at, _)| at).collect();
        1 + self.line_ends.get_or_init(ends).partition_point(|end| *end < offset)
    }
}

impl<'a> Scope<'a> {
    fn new(file: &'a ReportFile, source: Option<Source<'a>>) -> Self {
        Self { file, source, deriver: Deriver::new(file), known: RefCell::default() }
    }

    /// Every id of a kind.
    fn ids(&self, kind: Kind) -> Vec<&'a str> {
        let file = self.file;
        let statistics = file.statistics.iter().map(|one| one.id.as_str());
        match kind {
            Kind::Statistic => statistics.collect(),
            Kind::Value => statistics.chain(file.derived.iter().map(|one| one.id.as_str())).collect(),
            Kind::Figure => file.figures.iter().map(|one| one.id.as_str()).collect(),
            Kind::Section => file.sections.iter().map(|one| one.id.as_str()).collect(),
            Kind::List => file.lists.iter().map(|one| one.id.as_str()).collect(),
            Kind::Told => statistics.chain(file.events.iter().map(|one| one.id.as_str())).collect(),
            Kind::Series => file.series.iter().map(|one| one.id.as_str()).collect(),
            Kind::Measure => Vec::new(),
        }
    }

    /// What is wrong with a reference to `id`.
    fn unknown(&self, id: &str, kind: Kind) -> Option<Code> {
        let mut known = self.known.borrow_mut();
        let known = known.entry(kind).or_insert_with(|| self.ids(kind).into_iter().collect());
        (!known.contains(id)).then(|| unknown(id, kind, &self.ids(kind)).map(Code::Relation))?
    }
}

/// The fault of a reference that none of `known` answers.
fn unknown(id: &str, kind: Kind, known: &[&str]) -> Option<RelationFault> {
    let fault = || RelationFault::Unknown { id: id.to_owned(), kind, nearest: nearest(id, known.iter().copied()) };
    (!known.contains(&id)).then(fault)
}

/// The problems found so far.
#[derive(Default)]
struct Faults {
    list: Vec<Problem>,
    left: usize,
}

impl Faults {
    /// A problem of `report.json`; `id` is that of the object, empty where it has none.
    fn add(&mut self, path: impl Into<String>, id: &str, code: Code) {
        let mut path = path.into();
        if !id.is_empty() {
            path.push_str(" (");
            path.extend(id.chars().take(80).filter(|letter| !strings::is_invisible(*letter)));
            path.push(')');
        }
        self.push(Problem { file: REPORT_FILE, path, code });
    }

    /// A problem of the source text.
    fn add_to_source(&mut self, line: usize, code: Code) {
        self.push(Problem { file: SOURCE_FILE, path: line.to_string(), code });
    }

    fn push(&mut self, problem: Problem) {
        if self.list.len() < MOST_PROBLEMS {
            self.list.push(problem);
        } else {
            self.left += 1;
        }
    }

    fn capped(mut self) -> Vec<Problem> {
        if self.left > 0 {
            let code = Code::File(FileFault::More { count: self.left });
            self.list.push(Problem { file: REPORT_FILE, path: String::new(), code });
        }
        self.list
    }
}

/// The beginning of a text, for a message.
pub(super) fn beginning(text: &str) -> String {
    const SHOWN: usize = 40;
    let mut shown: String = text.chars().take(SHOWN).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}
