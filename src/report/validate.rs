//! Validation: whether a report that could be read can be trusted.
//!
//! Takes the file and, where there is one, the source text; gives every problem, in the order of the families
//! below and then of the file. Never stops at the first, never panics, never repairs anything.

mod accounting;
mod dates;
mod events;
mod figures;
mod form;
mod ids;
mod lists;
mod quotes;
mod relations;
mod strings;
mod wording;

use core::cell::RefCell;
use std::collections::HashMap;

use super::derive::Deriver;
use super::load::nearest;
use super::numeral::{Numeral, numerals};
use super::problem::{Code, FileFault, Kind, Problem, REPORT_FILE, RelationFault, SOURCE_FILE};
use super::quote::{self, Span};
use super::reading::Reading;
use super::schema::{Quote, ReportFile};

pub use accounting::{Accounts, accounts};
pub use strings::is_invisible;

/// Most problems that are listed; one more says how many were not.
pub const MOST_PROBLEMS: usize = 200;

/// Every problem of a report; empty for a report that can be shown.
///
/// Without `source`, whatever needs the text is not checked.
pub fn validate(file: &ReportFile, source: Option<&str>) -> Vec<Problem> {
    let scope = Scope { file, source: source.map(Source::new), deriver: Deriver::new(file) };
    let mut faults = Faults::default();
    whole(&scope, &mut faults);
    ids::check(&scope, &mut faults);
    strings::check(&scope, &mut faults);
    form::check(&scope, &mut faults);
    dates::check(&scope, &mut faults);
    quotes::check(&scope, &mut faults);
    relations::check(&scope, &mut faults);
    figures::check(&scope, &mut faults);
    events::check(&scope, &mut faults);
    lists::check(&scope, &mut faults);
    wording::check(&scope, &mut faults);
    accounting::check(&scope, &mut faults);
    faults.capped()
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
}

/// The source text and what is made of it once.
struct Source<'a> {
    text: &'a str,
    reading: Reading,
    numerals: Vec<Numeral<'a>>,
    /// Places already looked up, by the quote itself: several families ask for each.
    places: RefCell<HashMap<*const Quote, Option<Span>>>,
}

impl<'a> Source<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, reading: Reading::of(text), numerals: numerals(text), places: RefCell::default() }
    }

    /// Where a quote stands; `None` where it has no place of its own, which [`quotes`] tells.
    fn find(&self, quote: &Quote) -> Option<Span> {
        let mut places = self.places.borrow_mut();
        *places.entry(core::ptr::from_ref(quote)).or_insert_with(|| quote::find(self.text, quote).ok())
    }

    /// The numerals that lie wholly inside a span.
    fn numerals_in(&self, span: Span) -> impl Iterator<Item = &Numeral<'a>> {
        self.numerals.iter().filter(move |numeral| span.contains(numeral.span))
    }

    /// The line, from 1, on which a byte stands.
    fn line(&self, offset: usize) -> usize {
        1 + self.text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
    }
}

impl<'a> Scope<'a> {
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
            Kind::Measure => Vec::new(),
        }
    }

    /// What is wrong with a reference to `id`.
    fn unknown(&self, id: &str, kind: Kind) -> Option<Code> {
        unknown(id, kind, &self.ids(kind)).map(Code::Relation)
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
fn beginning(text: &str) -> String {
    const SHOWN: usize = 40;
    let mut shown: String = text.chars().take(SHOWN).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}
