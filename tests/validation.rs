//! Validation: each kind of fault, made in a report that is otherwise good, is found, placed and worded.
//!
//! Takes a small report made here and the real one. Never accepts a second fault beside the one that was made.

#[path = "validation/events.rs"]
mod events;
#[path = "validation/files.rs"]
mod files;
#[path = "validation/form.rs"]
mod form;
#[path = "validation/quotes.rs"]
mod quotes;
#[path = "validation/relations.rs"]
mod relations;
#[path = "validation/small.rs"]
mod small;
#[path = "validation/wording.rs"]
mod wording;

use serde_json::Value;
use tushuo::report::load;
use tushuo::report::problem::{Code, Problem};
use tushuo::report::schema::Lang;
use tushuo::report::validate::{MOST_PROBLEMS, validate};
use tushuo::words::problem::worded;

/// Every problem of a dataset with a source.
fn problems(report: &Value, source: Option<&str>) -> Vec<Problem> {
    match load::parse(report.to_string().as_bytes()) {
        Ok(file) => validate(&file, source),
        Err(problems) => problems,
    }
}

/// Changes one thing of the small report, and expects exactly one problem, worded with all `details`.
fn check(change: impl FnOnce(&mut Value), path: &str, code: impl Into<Code>, details: &[&str]) {
    let mut report = small::report();
    change(&mut report);
    expect(&problems(&report, Some(small::SOURCE)), path, &code.into(), details);
}

/// Changes the small source, and expects exactly one problem.
fn check_source(from: &str, to: &str, path: &str, code: impl Into<Code>, details: &[&str]) {
    assert!(small::SOURCE.contains(from), "the source has no {from:?}");
    expect(&problems(&small::report(), Some(&small::SOURCE.replacen(from, to, 1))), path, &code.into(), details);
}

fn expect(problems: &[Problem], path: &str, code: &Code, details: &[&str]) {
    let [problem] = problems else { panic!("one problem expected at {path}: {problems:#?}") };
    assert_eq!(problem.path, path, "{problem:#?}");
    assert_eq!(problem.code, *code);
    let words = [Lang::Zh, Lang::En].map(|lang| worded(problem, lang));
    assert_ne!(words[0], words[1]);
    for words in words {
        assert!(!words.what.is_empty() && !words.remedy.is_empty(), "{words:?}");
        let all = format!("{} {}", words.what, words.remedy);
        for detail in details {
            assert!(all.contains(detail), "{all:?} does not say {detail:?}");
        }
    }
}

#[test]
fn the_small_report_has_no_problems() {
    assert_eq!(problems(&small::report(), Some(small::SOURCE)), []);
    assert_eq!(problems(&small::report(), None), []);
}

#[test]
fn faults_come_in_the_same_order_and_all_of_them() {
    let mut report = small::report();
    report["statistics"][0]["unit"] = "块".into();
    report["figures"][1]["section"] = "9".into();
    report["derived"][0]["id"] = "A".into();
    let found = problems(&report, Some(small::SOURCE));
    assert!(found.len() >= 3, "{found:#?}");
    assert_eq!(found, problems(&report, Some(small::SOURCE)));
}

#[test]
fn a_very_bad_report_lists_its_first_problems_and_counts_the_rest() {
    let mut report = small::report();
    let broken = report["statistics"][3].clone();
    report["statistics"] = (0..300).map(|_| broken.clone()).collect();
    let found = problems(&report, Some(small::SOURCE));
    assert_eq!(found.len(), MOST_PROBLEMS + 1);
    let last = found.last().map(|problem| worded(problem, Lang::En).what).unwrap_or_default();
    assert!(last.contains("more problems"), "{last}");
}
