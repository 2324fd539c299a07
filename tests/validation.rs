//! Validation: each kind of fault, made in a report that is otherwise good, is found, placed and worded.
//!
//! Takes a small report made here and the real one. Never accepts a second fault beside the one that was made.

#[path = "validation/events.rs"]
mod events;
#[path = "validation/files.rs"]
mod files;
#[path = "validation/form.rs"]
mod form;
#[path = "validation/paths.rs"]
mod paths;
#[path = "validation/quotes.rs"]
mod quotes;
#[path = "validation/relations.rs"]
mod relations;
#[path = "validation/series.rs"]
mod series;
#[path = "validation/small.rs"]
mod small;
#[path = "validation/wording.rs"]
mod wording;

use proptest::prelude::*;
use serde_json::{Value, json};
use tushuo::report::load;
use tushuo::report::numeral::numerals;
use tushuo::report::problem::{Code, FileFault, Problem};
use tushuo::report::reading::Reading;
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
    let Some(Problem { code: Code::File(FileFault::More { count }), .. }) = found.last() else { panic!("{found:#?}") };
    assert!(*count > 100, "{count}");
    let last = found.last().map(|problem| worded(problem, Lang::En).what).unwrap_or_default();
    assert!(last.contains(&count.to_string()), "{last}");
}

/// Every place of a dataset that holds a single value.
fn leaves(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, one)| leaves(one, &format!("{pointer}/{name}"), found)),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, one)| leaves(one, &format!("{pointer}/{at}"), found));
        }
        _ => found.push(pointer.to_owned()),
    }
}

/// Values that a field may be given by mistake or by malice.
fn strange() -> impl Strategy<Value = Value> {
    prop_oneof![
        "\\PC{0,12}".prop_map(Value::from),
        "[0-9.{}*/-]{0,20}".prop_map(Value::from),
        prop::sample::select(vec![
            "total",
            "sme",
            "share",
            "rest",
            "share-2022",
            "near",
            "credit",
            "0 * total",
            "{rest.about}"
        ])
        .prop_map(Value::from),
        Just(json!(null)),
        Just(json!([])),
        Just(json!(-1)),
    ]
}

proptest! {
    #[test]
    fn no_change_of_a_report_can_stop_validation(
        changes in prop::collection::vec((any::<prop::sample::Index>(), strange()), 1..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut report = small::report();
        let mut places = Vec::new();
        leaves(&report, "", &mut places);
        for (place, value) in changes {
            if let Some(field) = report.pointer_mut(place.get(places.as_slice()).as_str()) {
                *field = value;
            }
        }
        let source: String = small::SOURCE.chars().take(cut.index(small::SOURCE.len())).collect();
        for problem in problems(&report, Some(&source)) {
            for lang in [Lang::Zh, Lang::En] {
                prop_assert!(!worded(&problem, lang).what.is_empty());
            }
        }
    }

    #[test]
    fn no_source_can_stop_the_reading(source in "([ \\-#»$%*<>/liu\\\\\n\t0-9.万四第家]|\\PC){0,60}") {
        let reading = Reading::of(&source);
        let mut last = 0;
        for (offset, letter) in reading.text.char_indices() {
            let there = reading.source_offset(offset);
            prop_assert!(there >= last && source.is_char_boundary(there), "{letter} at {there}");
            last = there;
        }
        for numeral in numerals(&source) {
            prop_assert_eq!(numeral.span.of(&source), numeral.text);
            prop_assert!(reading.text.is_char_boundary(reading.reading_span(numeral.span).end));
        }
    }

    #[test]
    fn no_bytes_can_stop_the_loader(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = load::parse(&bytes).is_ok();
        let _ = load::source(&bytes).is_ok();
    }
}

#[test]
fn the_numbers_of_the_chapter_read_without_markup() {
    let source = include_str!("../data/shanghai-2023-ch7/source.zh.md");
    let reading = Reading::of(source);
    for sentence in [
        "科技型企业贷款余额10486.31亿元,比上年增长52.14%,其中科技型中小企业贷款余额4756.47亿元,比上年增长92.70%",
        "已向6家科技型企业员工提供近1亿元的持股计划融资贷款",
        "“高企贷”共为9729家高企提供信贷支持3534.78亿元,其中中小企业8890家,贷款金额1988.04亿元",
        "已为55家次集成电路企业提供保险保障供给2.06万亿元",
        "搭建高水平交流平台,举办第14届陆家嘴论坛,成立科创金融工作室并设置专场论坛,深入探讨金融支持科创的路径",
        "\n修定《国家科技重大专项资金配套管理办法实施细则》\n",
    ] {
        assert!(reading.text.contains(sentence), "{sentence}");
    }
    for markup in ["$", "**", "<li>", "</ul>", "\\%", "\n- ", "\n#", "»"] {
        assert!(!reading.text.contains(markup), "{markup:?}");
    }
}
