//! Faults of series: their first period, their values, their origin, and the figures that show them.

use serde_json::{Value, json};
use tushuo::report::columns::ColumnsError;
use tushuo::report::problem::{Code, FormFault, Kind, QuoteFault, RelationFault, SeriesFault as Fault};

use super::{expect, problems, small};

const PRINTED: &str = "历年新增分别为 $1.50$ 、 $2$ 、 $0.3$ 和 $12$ 件\n";

fn text(words: &str) -> Value {
    json!({ "zh": words, "en": words })
}

fn one(id: &str, values: &str) -> Value {
    json!({
        "id": id, "section": "7.1", "name": text("Name"), "unit": "件", "from": "2019", "every": "year", "printed": values,
        "published": { "publisher": text("Bureau"), "address": "https://example.org/", "reliability": "official" },
    })
}

/// Changes one thing of a report with two series, one of which is printed in the source; gives its problems.
fn found(change: impl FnOnce(&mut Value)) -> Vec<tushuo::report::problem::Problem> {
    let mut report = small::report();
    let mut quoted = one("quoted", "1.50 2 - 0.3 12");
    quoted["quote"] = json!({ "exact": PRINTED.trim() });
    quoted["published"] = Value::Null;
    report["series"] = json!([quoted, one("other", "3 -4 5")]);
    let figure = json!({
        "id": "over", "kind": "series", "section": "7.1", "short": text("Over"), "title": text("Over"),
        "subtitle": text("Over"), "of": ["quoted", "other"],
    });
    if let Some(figures) = report["figures"].as_array_mut() {
        figures.push(figure);
    }
    change(&mut report);
    problems(&report, Some(&format!("{}\n{PRINTED}", small::SOURCE)))
}

fn check(change: impl FnOnce(&mut Value), path: &str, code: impl Into<Code>, details: &[&str]) {
    expect(&found(change), path, &code.into(), details);
}

/// The figure of series.
fn last_figure(report: &mut Value) -> &mut Value {
    &mut report["figures"][2]
}

#[test]
fn series_without_a_fault_have_none_and_their_numerals_are_accounted_for() {
    assert_eq!(found(|_| ()), []);
}

#[test]
fn a_first_period_is_as_long_as_each_is() {
    let fault = Fault::From { found: "2019-05".into(), example: "2023" };
    check(
        |report| report["series"][1]["from"] = json!("2019-05"),
        "series[1].from (other)",
        Code::Series(fault),
        &["2019-05", "2023"],
    );
    let beyond = |report: &mut Value| report["series"][1]["from"] = json!("9998");
    check(beyond, "series[1].printed (other)", Code::Series(Fault::Beyond), &["9999"]);
}

#[test]
fn values_are_printed_numbers() {
    let values = |printed: &'static str| move |report: &mut Value| report["series"][1]["printed"] = json!(printed);
    let bad = ColumnsError::BadNumber { at: 2, found: "1,000".into() };
    check(values("3 1,000"), "series[1].printed (other)", Code::Series(Fault::Values(bad)), &["2", "1,000"]);
    let empty = Code::Series(Fault::Values(ColumnsError::Empty));
    check(values(""), "series[1].printed (other)", empty, &["printed"]);
    let long = ColumnsError::TooLong { at: 1, found: "123456789012".into() };
    let long = Code::Series(Fault::Values(long));
    check(values("123456789012 0.1234567"), "series[1].printed (other)", long, &["123456789012", "18"]);
}

#[test]
fn values_have_one_origin() {
    let without = |report: &mut Value| report["series"][1]["published"] = Value::Null;
    check(without, "series[1] (other)", Code::Series(Fault::NoOrigin), &["quote", "published"]);
    let both = |report: &mut Value| report["series"][0]["published"] = report["series"][1]["published"].clone();
    check(both, "series[0] (quoted)", Code::Series(Fault::TwoOrigins), &["quote", "published"]);
    let address = |report: &mut Value| report["series"][1]["published"]["address"] = json!("javascript:alert(1)");
    let fault = FormFault::BadAddress { address: "javascript:alert(1)".into() };
    check(address, "series[1].published.address (other)", Code::Form(fault), &["https://"]);
}

/// A value that is not printed leaves the numeral it stands for without account, which is told as well.
#[test]
fn values_stand_in_the_quote_in_their_order() {
    for (values, at, numeral) in [("1.50 2 - 12 0.3", 5, "0.3"), ("1.5 2 - 0.3 12", 1, "1.5")] {
        let problems = found(|report| report["series"][0]["printed"] = json!(values));
        let fault = Code::Series(Fault::NotInOrder { at, numeral: numeral.into() });
        let first = problems.first().expect("a problem");
        assert_eq!((first.path.as_str(), &first.code), ("series[0].quote.exact (quoted)", &fault));
        assert!(problems[1..].iter().all(|one| matches!(one.code, Code::Quote(QuoteFault::Unaccounted { .. }))));
        assert!(problems.len() > 1, "{problems:#?}");
    }
}

#[test]
fn the_unit_of_the_print_stands_after_the_values_and_a_sign_before_them() {
    let unit = |report: &mut Value| {
        report["series"][0]["unit"] = json!("万件");
        last_figure(report)["of"] = json!(["quoted"]);
    };
    let fault = QuoteFault::OtherUnit { unit: "万件".into(), follows: "件".into() };
    check(unit, "series[0].quote.exact (quoted)", Code::Quote(fault), &["万件"]);
    let problems = found(|report| report["series"][0]["printed"] = json!("1.50 2 - -0.3 12"));
    let fault = Code::Series(Fault::NotInOrder { at: 4, numeral: "-0.3".into() });
    assert_eq!(problems.first().map(|one| &one.code), Some(&fault));
}

#[test]
fn series_of_a_figure_lie_near_each_other() {
    let apart = |report: &mut Value| {
        for (at, from) in [(0, "0001-01-01T00:00:00"), (1, "9998-01-01T00:00:00")] {
            report["series"][at]["every"] = json!("minute");
            report["series"][at]["from"] = json!(from);
        }
    };
    check(apart, "figures[2].of (over)", Code::Series(Fault::FarApart { most: 2_000_000 }), &["2000000"]);
}

#[test]
fn a_figure_shows_series_of_one_unit_and_length_and_no_more_than_four() {
    let of = |ids: &'static [&'static str]| move |report: &mut Value| last_figure(report)["of"] = json!(ids);
    let unknown = RelationFault::Unknown { id: "total".into(), kind: Kind::Series, nearest: None };
    check(of(&["quoted", "total"]), "figures[2].of[1] (over)", Code::Relation(unknown), &["total"]);
    let crowded = Fault::Crowded { found: 5, most: 4 };
    let five = of(&["quoted", "other", "other", "other", "other"]);
    check(five, "figures[2].of (over)", Code::Series(crowded), &["5", "4"]);
    let unit = |report: &mut Value| report["series"][1]["unit"] = json!("家");
    let mixed = RelationFault::MixedUnits { first: "件".into(), other: "家".into() };
    check(unit, "figures[2].of (over)", Code::Relation(mixed), &["件", "家"]);
    let months = |report: &mut Value| {
        report["series"][1]["every"] = json!("month");
        report["series"][1]["from"] = json!("2019-01");
    };
    let length = Fault::OtherLength { first: "quoted".into(), other: "other".into() };
    check(months, "figures[2].of (over)", Code::Series(length), &["quoted", "other", "every"]);
    // A figure of another kind has no place for a series.
    let problems = found(|report| report["figures"][0]["of"] = json!(["total", "other"]));
    let unknown = RelationFault::Unknown { id: "other".into(), kind: Kind::Value, nearest: None };
    assert_eq!(problems.first().map(|one| &one.code), Some(&Code::Relation(unknown)));
}

#[test]
fn a_series_shares_the_space_of_names() {
    let problems = found(|report| report["series"][1]["id"] = json!("total"));
    let fault = FormFault::DuplicateId { id: "total".into(), first: "statistics[0].id".into() };
    assert_eq!(problems.first().map(|one| &one.code), Some(&Code::Form(fault)));
}
