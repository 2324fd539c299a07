//! Faults of events and printed calendars.

use serde_json::{Value, json};
use tushuo::report::problem::{Code, EventFault as Fault};

use super::{check, check_source, small};

fn event(change: impl FnOnce(&mut Value), path: &str, fault: Fault, details: &[&str]) {
    check(change, path, Code::Event(fault), details);
}

#[test]
fn a_mention_has_the_month_it_stands_under() {
    event(
        |report| report["events"][0]["mentions"][0]["date"] = json!("2023-05"),
        "events[0].mentions[0].date (rules)",
        Fault::OtherHeading { found: Some("2023-05".into()), heading: Some("2023-03".into()) },
        &["2023-05", "2023-03"],
    );
    event(
        |report| report["events"][3]["mentions"][0]["date"] = json!("2023-05"),
        "events[3].mentions[0].date (opinion)",
        Fault::OtherHeading { found: Some("2023-05".into()), heading: None },
        &["2023-05", "null"],
    );
    event(
        |report| report["events"][3]["remark"] = json!(null),
        "events[3].mentions[0].date (opinion)",
        Fault::NoMonthUnexplained,
        &["remark"],
    );
}

#[test]
fn an_event_has_the_date_of_a_place_that_tells_it() {
    event(
        |report| report["events"][0]["date"] = json!("2023-06"),
        "events[0].date (rules)",
        Fault::OtherDate { found: Some("2023-06".into()), told: vec!["2023-03".into()] },
        &["2023-06", "2023-03"],
    );
    event(
        |report| {
            report["events"][3]["date"] = json!("2023");
            report["events"][3]["date_basis"] = json!("inferred");
        },
        "events[3].date (opinion)",
        Fault::DateNotTold { found: "2023".into() },
        &["2023", "null"],
    );
}

#[test]
fn a_title_has_no_number_of_its_own() {
    event(
        |report| report["events"][0]["title"]["zh"] = json!("甲办法7"),
        "events[0].title.zh (rules)",
        Fault::TitleDigit { numeral: "7".into() },
        &["7"],
    );
    event(
        |report| report["events"][1]["title"]["en"] = json!("Plan (2023–2026)"),
        "events[1].title.en (plan)",
        Fault::TitleDigit { numeral: "2026".into() },
        &["2026"],
    );
}

#[test]
fn a_calendar_is_told_whole() {
    event(
        |report| report["lists"][0]["headings"][1]["fault"] = json!(null),
        "lists[0].headings[1] (calendar)",
        Fault::EmptyHeading,
        &["empty-heading"],
    );
    check_source(
        "- 举办甲节\n",
        "- 举办甲节\n- 举办乙节\n",
        "lists[0].headings[2] (calendar)",
        Code::Event(Fault::ItemUntold { item: "举办乙节".into(), line: 19 }),
        &["举办乙节", "19"],
    );
    event(
        |report| report["lists"][0]["headings"][1]["date"] = json!("2023-06"),
        "lists[0].headings[1].date (calendar)",
        Fault::HeadingMonth { date: "2023-06".into(), printed: "4月".into() },
        &["4月", "2023-06"],
    );
}

#[test]
fn an_event_without_a_place_is_told_so() {
    event(
        |report| {
            let mut lone = report["events"][3].clone();
            lone["id"] = json!("lone");
            lone["mentions"] = json!([]);
            small::push(&mut report["events"], lone);
        },
        "events[4].mentions (lone)",
        Fault::NoMention,
        &["mentions"],
    );
}
