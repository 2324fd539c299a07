//! Templates filled in from a report.

use serde_json::json;

use super::*;

fn text(zh: &str, en: &str) -> Text {
    Text { zh: Some(zh.to_owned()), en: Some(en.to_owned()) }
}

fn report() -> Report {
    let both = json!({ "zh": "名", "en": "name" });
    let period = json!({ "edtf": "2023", "printed": null, "basis": "inferred" });
    let derived = |id: &str, op: &str, of: &[&str]| json!({ "id": id, "op": op, "of": of, "name": both });
    let file = json!({
        "schema": "tushuo/report@1", "id": "small", "languages": ["zh", "en"], "title": both, "publication": both,
        "year": 2023, "summary": both, "lists": [], "events": [],
        "sections": [{ "id": "7.1", "title": both, "short": both, "theme": "ip" }],
        "statistics": [
            {
                "id": "grants", "section": "7.1", "name": both, "printed": "4.43", "unit": "万件", "period": period,
                "nature": "flow", "counted": { "one": "patent", "other": "patents" },
                "growth": { "printed": "-20.50", "basis": "yoy" }, "quotes": [{ "exact": "4.43万件,下降20.50%" }],
            },
            {
                "id": "all", "section": "7.1", "name": both, "printed": "15.91", "unit": "万件", "period": period,
                "nature": "flow", "quotes": [{ "exact": "15.91万件" }],
            },
            {
                "id": "rank", "section": "7.1", "name": both, "printed": "5", "unit": "位", "period": period,
                "nature": "rank", "quotes": [{ "exact": "第5位" }],
            },
            {
                "id": "gold", "section": "7.1", "name": both, "printed": "四", "value": "4", "unit": "金",
                "period": period, "nature": "flow", "quotes": [{ "exact": "四金" }],
            },
        ],
        "derived": [
            derived("grants-2022", "prior", &["grants"]),
            derived("rest", "difference", &["all", "grants"]),
            derived("less", "change", &["grants"]),
        ],
        "figures": [{
            "id": "patents", "kind": "panels", "section": "7.1", "title": both, "subtitle": both, "short": both,
            "of": ["grants"],
        }],
    });
    Report::load(file.to_string().as_bytes(), None).expect("a report without problems")
}

/// What both wordings of a template come to.
fn check(zh: &str, en: &str, expected: [&str; 2]) {
    let (report, wording) = (report(), text(zh, en));
    assert_eq!([Lang::Zh, Lang::En].map(|lang| plain(&fill(&report, &wording, lang))), expected);
}

#[test]
fn printed_values_are_filled_in_with_their_unit_or_alone() {
    check("授权{grants.printed}。", "{grants.printed} granted.", ["授权4.43万件。", "44.3 thousand patents granted."]);
    check("{grants.value}", "{grants.value}", ["4.43", "44.3"]);
    check("获{gold.printed}", "{gold.value} won", ["获四金", "4 won"]);
    check("{rank.printed}", "{rank.value}", ["第5位", "5th"]);
    check("{{{rank.value}}}", "{{}}", ["{5}", "{}"]);
}

#[test]
fn derived_values_are_filled_in_as_far_as_they_are_settled() {
    check("上年{grants-2022.interval}", "{grants-2022.interval}", ["上年5.56–5.58万件", "55.6–55.8 thousand patents"]);
    check("{less.about}", "fell by {less.size}", ["约\u{2212}20.5%", "fell by about 20.5%"]);
}

#[test]
fn every_number_knows_what_it_came_from() {
    let report = report();
    let runs = fill(&report, &text("", "{grants.printed}, {grants.growth} {rest.about}{no.printed}"), Lang::En);
    let [Run::Printed(level), Run::Words(comma), Run::Printed(growth), Run::Words(_), Run::Derived { id, .. }] =
        runs.as_slice()
    else {
        panic!("{runs:?}")
    };
    // The value of the print, whatever is shown of it.
    assert_eq!((level.id.as_str(), level.part.name(), level.value.as_str()), ("grants", "value", "4.43"));
    assert_eq!(level.amount.digits, "44.3");
    assert_eq!((growth.id.as_str(), growth.part.name(), growth.value.as_str()), ("grants", "growth", "-20.50"));
    assert_eq!(comma, ", ");
    assert_eq!(id, "rest");
}

#[test]
fn a_derived_value_counts_what_its_first_input_counts() {
    let report = report();
    let noun = |id| counted_of(&report, id).map(|counted| counted.other.as_str());
    assert_eq!(noun("grants-2022"), Some("patents"));
    assert_eq!(noun("rest"), None);
    assert_eq!(noun("no"), None);
}

#[test]
fn the_level_of_a_statistic_is_a_run_of_its_own() {
    let report = report();
    let run = value_run(&report, "grants", Lang::Zh).expect("a run");
    assert_eq!(run.text(), "4.43万件");
    assert!(value_run(&report, "patents", Lang::Zh).is_none());
}
