//! Faults between values, figures and context.

use serde_json::{Value, json};
use tushuo::report::derive::DeriveError;
use tushuo::report::problem::{Code, Kind, RelationFault as Fault};
use tushuo::report::schema::Op;

use super::{check, problems, small};

fn relation(change: impl FnOnce(&mut Value), path: &str, fault: Fault, details: &[&str]) {
    check(change, path, Code::Relation(fault), details);
}

#[test]
fn what_is_referred_to_is_there() {
    let cases: [(&str, &str, &str, Kind, Option<&str>); 9] = [
        ("/statistics/0/section", "statistics[0].section (total)", "7.9", Kind::Section, Some("7.1")),
        ("/statistics/1/part_of", "statistics[1].part_of (sme)", "totale", Kind::Statistic, Some("total")),
        ("/derived/4/of/1", "derived[4].of[1] (rest)", "nothing", Kind::Value, None),
        ("/events/2/statistics/0", "events[2].statistics[0] (festival)", "neer", Kind::Statistic, Some("near")),
        ("/events/2/mentions/1/list", "events[2].mentions[1].list (festival)", "texts", Kind::List, Some("text")),
        ("/context/0/statistic", "context[0].statistic", "nothing", Kind::Statistic, None),
        ("/figures/0/of/0", "figures[0].of[0] (credit)", "totals", Kind::Value, Some("total")),
        ("/deck/0/figure", "deck[0].figure", "award", Kind::Figure, Some("awards")),
        ("/deck/0/measure", "deck[0].measure", "silver", Kind::Measure, None),
    ];
    for (pointer, path, id, kind, nearest) in cases {
        let change = |report: &mut Value| {
            let place = report.pointer_mut(pointer);
            assert!(place.is_some(), "{pointer}");
            if let Some(place) = place {
                *place = json!(id);
            }
        };
        let fault = Fault::Unknown { id: id.into(), kind, nearest: nearest.map(str::to_owned) };
        relation(change, path, fault, &[id, nearest.unwrap_or_default()]);
    }
}

#[test]
fn a_part_fits_its_whole() {
    relation(
        |report| report["statistics"][4]["part_of"] = json!("total"),
        "statistics[4].part_of (gold)",
        Fault::PartUnit { whole: "total".into(), part_unit: "金".into(), whole_unit: "亿元".into() },
        &["total", "金", "亿元"],
    );
    let mut report = small::report();
    report["statistics"][0]["part_of"] = json!("sme");
    report["statistics"][1]["part_of"] = json!(null);
    let exceeds = Fault::PartExceeds {
        whole: "sme".into(),
        part_printed: "10486.31亿元".into(),
        whole_printed: "4756.47亿元".into(),
    };
    super::expect(
        &problems(&report, None),
        "statistics[0].part_of (total)",
        &Code::Relation(exceeds),
        &["sme", "10486.31亿元", "4756.47亿元"],
    );
    relation(
        |report| report["statistics"][0]["part_of"] = json!("sme"),
        "statistics[1].part_of (sme)",
        Fault::Cycle { ids: vec!["sme".into(), "total".into(), "sme".into()] },
        &["sme → total → sme"],
    );
}

#[test]
fn derived_values_can_be_derived() {
    relation(
        |report| report["derived"][4]["of"] = json!(["total"]),
        "derived[4].of (rest)",
        Fault::Inputs { op: Op::Difference, found: 1, least: 2, most: 10 },
        &["difference", "2", "10"],
    );
    relation(
        |report| {
            report["derived"][4] =
                json!({ "id": "gold-2022", "op": "prior", "of": ["gold"], "name": small::text("金", "Gold") });
        },
        "derived[4].of[0] (gold-2022)",
        Fault::NoGrowth { id: "gold".into() },
        &["gold"],
    );
    relation(
        |report| report["derived"][4]["of"][1] = json!("rest"),
        "derived[4].of (rest)",
        Fault::Cycle { ids: vec!["rest".into(), "rest".into()] },
        &["rest → rest"],
    );
    relation(
        |report| report["derived"][4]["of"][1] = json!("near"),
        "derived[4] (rest)",
        Fault::CannotDerive { why: DeriveError::Bounded("near".into()) },
        &["near", "近"],
    );
}

#[test]
fn every_reason_why_a_value_cannot_be_derived_is_worded() {
    let id = || "some-id".to_owned();
    let reasons = [
        DeriveError::Unknown(id()),
        DeriveError::Arity(id()),
        DeriveError::NoGrowth(id()),
        DeriveError::Bounded(id()),
        DeriveError::Unreadable(id()),
        DeriveError::Units(id()),
        DeriveError::NoUnit(id()),
        DeriveError::TooDeep(id()),
        DeriveError::Operand(id()),
    ];
    for why in reasons {
        let problem = tushuo::report::problem::Problem {
            file: "report.json",
            path: String::new(),
            code: Code::Relation(Fault::CannotDerive { why }),
        };
        super::expect(core::slice::from_ref(&problem), "", &problem.code, &["some-id"]);
    }
}

#[test]
fn figures_show_something_on_one_axis() {
    relation(
        |report| report["figures"][0]["of"] = json!([]),
        "figures[0].of (credit)",
        Fault::ShowsNothing,
        &["measures"],
    );
    relation(
        |report| report["figures"][1]["of"] = json!(["gold"]),
        "figures[1].of (awards)",
        Fault::ShowsTwice,
        &["measures"],
    );
    relation(
        |report| report["figures"][0]["of"] = json!(["total", "patents"]),
        "figures[0].of (credit)",
        Fault::MixedUnits { first: "亿元".into(), other: "万件".into() },
        &["亿元", "万件"],
    );
    relation(
        |report| {
            report["figures"][0]["kind"] = json!("parts");
            report["figures"][0]["of"] = json!(["total"]);
        },
        "figures[0].of[0] (credit)",
        Fault::NoShare { id: "total".into() },
        &["total", "100%"],
    );
    relation(
        |report| report["figures"][0]["beside"] = json!([["gold"]]),
        "figures[0].beside (credit)",
        Fault::BesideLength { of: 2, beside: 1 },
        &["2", "1"],
    );
    relation(
        |report| {
            report["figures"][0]["kind"] = json!("pairs");
            report["figures"][0]["rows"] = json!([{ "zh": "行", "en": "Row" }]);
            let of = report["figures"][0]["of"].take();
            report["figures"][0]["of"] = json!([]);
            report["figures"][0]["measures"] = json!([{ "id": "one", "name": { "zh": "甲", "en": "One" }, "of": of }]);
        },
        "figures[0].measures[0].of (credit)",
        Fault::RowsLength { rows: 1, of: 2 },
        &["1", "2"],
    );
}
