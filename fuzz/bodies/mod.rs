//! What is done with bytes that anyone may have made: by the fuzzer in its loop, and by `tests/fuzz.rs` once for each file
//! of the corpus and for whatever its properties think of.
//!
//! Takes bytes, gives nothing: a body ends, or it has found something. Never looks at what is said, only that it is said,
//! but for what must come back as it was (an address, the text that is lit).

mod change;
mod everything;

use std::sync::OnceLock;

use tushuo::calendar::{Filter, Index, Query, matches};
use tushuo::report::load::parse;
use tushuo::report::{Lang, Report};
use tushuo::state::State;
use tushuo::words::problem::worded;

pub(crate) use everything::everything;

/// One figure of each kind but lines over time, which `tests/series.rs` has of any length, and events of every precision;
/// without its source.
const SEED: &str = include_str!("../seed/report.json");

/// The report that changes begin with.
pub(crate) fn seed() -> &'static Report {
    static REPORT: OnceLock<Report> = OnceLock::new();
    REPORT.get_or_init(|| load(SEED.as_bytes(), None).expect("the seed is a report"))
}

/// A report, or each of its problems in words.
fn load(json: &[u8], source: Option<&[u8]>) -> Option<Report> {
    match Report::load(json, source) {
        Ok(report) => {
            // It was read in parts; in one go it is the same.
            assert_eq!(parse(json).ok().as_ref(), Some(report.file()));
            Some(report)
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "refused without a reason");
            for problem in &problems {
                for lang in [Lang::Zh, Lang::En] {
                    let said = worded(problem, lang);
                    assert!(!said.what.is_empty(), "{problem:?}");
                }
            }
            None
        }
    }
}

/// `report.json` as it comes.
pub(crate) fn report(data: &[u8]) {
    if let Some(report) = load(data, None) {
        everything(&report, data.len() as u64);
    }
}

/// A report that was right, with changes; the first byte says which, and in which size it is drawn. Says whether it
/// still is a report.
pub(crate) fn change(data: &[u8]) -> bool {
    let Some((first, changes)) = data.split_first() else { return false };
    let (json, source) = change::changed(*first, changes);
    let report = load(json.as_bytes(), source.as_ref().map(String::as_bytes));
    report.inspect(|report| everything(report, u64::from(*first))).is_some()
}

/// An address, alone and in a report.
pub(crate) fn address(data: &[u8]) {
    let typed = String::from_utf8_lossy(data);
    let state = State { nearest: false, ..State::parse(&typed) };
    assert_eq!(State { nearest: false, ..State::parse(&state.address()) }, state);
    let shown = State { nearest: false, ..state.resolved(seed()) };
    assert_eq!(State::parse(&shown.address()), shown);
    assert_eq!(State { nearest: false, ..shown.resolved(seed()) }, shown);
}

/// What is typed to search, then a text, with a nought between them.
pub(crate) fn search(data: &[u8]) {
    static INDEX: OnceLock<Index> = OnceLock::new();
    let index = INDEX.get_or_init(|| Index::of(seed()));
    let text = String::from_utf8_lossy(data);
    let (typed, text) = text.split_once('\0').unwrap_or((&text, &text));
    let query = Query::parse(typed);
    let pieces = matches(text, &query);
    assert_eq!(pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), text);
    let filter = Filter { q: typed.to_owned(), ..Filter::default() };
    let hits = index.hits(seed().file(), &filter);
    let events = seed().file().events.iter();
    assert_eq!(hits.count(), events.filter(|event| filter.accepts(event)).count(), "{typed:?}");
}
