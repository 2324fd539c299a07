use super::*;
use crate::report::quote;
use crate::report::schema::ReportFile;
use serde_json::{Value, json};

impl Year {
    fn of_file(file: &ReportFile, source: Option<&str>, filter: &Filter) -> Self {
        let place = |event: usize, mention: usize| {
            let quote = &file.events[event].mentions[mention].quote;
            source.and_then(|source| quote::find(source, quote).ok()).map(|span| span.start)
        };
        let index = Index::of_file(file, place);
        Self::in_year(&index, &index.hits(file, filter), file.year)
    }
}

fn text(zh: &str) -> Value {
    json!({ "zh": zh, "en": zh })
}

fn event(id: &str, date: Option<&str>, theme: &str, mentions: &[(&str, Option<&str>)]) -> Value {
    let mentions: Vec<Value> = mentions
        .iter()
        .map(|(exact, date)| json!({ "list": "a", "date": date, "quote": { "exact": exact } }))
        .collect();
    json!({
        "id": id, "date": date, "date_printed": null, "date_basis": "printed", "title": text(id),
        "act": "release", "theme": theme, "mentions": mentions
    })
}

fn file(events: &[Value]) -> ReportFile {
    let heading = json!({
        "date": "2023-04", "quote": { "exact": "4月" }, "fault": { "kind": "empty-heading", "why": text("空") }
    });
    let value = json!({
        "schema": "tushuo/report@1", "id": "r", "languages": ["zh", "en"], "title": text("题"),
        "publication": text("书"), "year": 2023, "summary": text("要"), "sections": [],
        "lists": [{ "id": "a", "title": text("甲"), "headings": [heading] }],
        "statistics": [], "events": events, "figures": []
    });
    serde_json::from_value(value).expect("a report file")
}

fn year(events: &[Value]) -> Year {
    Year::of_file(&file(events), None, &Filter::default())
}

fn row(id: &str, span_days: Option<(i8, i8)>, places: usize) -> Row {
    Row::Event(EventRow { id: id.to_owned(), span_days, places, also_in_months: Vec::new() })
}

#[test]
fn a_month_is_no_day_and_a_printed_span_is_its_days() {
    let year = year(&[
        event("month", Some("2023-05"), "ip", &[("甲", Some("2023-05"))]),
        event("festival", Some("2023-05-20/2023-05-31"), "outreach", &[("乙", Some("2023-05")), ("丙", None)]),
    ]);
    assert_eq!(year.months[4].rows, [row("month", None, 1), row("festival", Some((20, 31)), 2)]);
    assert_eq!((year.months[4].days, year.months[4].count), (31, 2));
}

#[test]
fn a_second_listing_is_a_ghost_that_counts_nowhere() {
    let year = year(&[event("twice", Some("2023-06"), "ip", &[("甲", Some("2023-06")), ("乙", Some("2023-07"))])]);
    let expected = EventRow { id: "twice".into(), span_days: None, places: 2, also_in_months: vec![7] };
    assert_eq!(year.months[5].rows, [Row::Event(expected)]);
    assert_eq!(year.months[6].rows, [Row::Ghost { id: "twice".into(), counts_in_month: 6 }]);
    assert_eq!((year.dated, year.months[6].count), (1, 0));
}

#[test]
fn an_empty_heading_is_a_row_of_its_month() {
    let rows = &year(&[]).months[3].rows;
    assert!(matches!(rows.as_slice(), [Row::EmptyHeading { list, .. }] if list == "a"));
    let of_theme = Filter { theme: Some(Theme::Ip), ..Filter::default() };
    assert!(Year::of_file(&file(&[]), None, &of_theme).months[3].rows.is_empty());
}

#[test]
fn what_has_no_month_lies_in_the_tray_and_other_years_stand_apart() {
    let year = year(&[
        event("none", None, "governance", &[("甲", None)]),
        event("year", Some("2023"), "finance", &[("乙", None)]),
        event("before", Some("2022-11"), "finance", &[("丙", None)]),
    ]);
    let groups: Vec<_> = year.tray.iter().map(|group| (group.theme, group.ids.join(" "))).collect();
    assert_eq!(groups, [(Theme::Finance, "year".into()), (Theme::Governance, "none".into())]);
    assert_eq!(year.other_years, [OtherYear { year: 2022, count: 1, ids: vec!["before".into()] }]);
    assert_eq!((year.dated, year.undated), (0, 2));
}

#[test]
fn rows_stand_in_printed_order() {
    let events = [
        event("late", Some("2023-03"), "ip", &[("丙", Some("2023-03"))]),
        event("early", Some("2023-03"), "governance", &[("丁", Some("2023-03")), ("甲", Some("2023-03"))]),
    ];
    let with = |source| Year::of_file(&file(&events), source, &Filter::default());
    assert_eq!(with(Some("甲乙丙丁")).ids().collect::<Vec<_>>(), ["early", "late"]);
    assert_eq!(with(None).ids().collect::<Vec<_>>(), ["late", "early"]);
}

#[test]
fn a_filter_leaves_only_what_it_chooses_and_the_counts_follow() {
    let events = [
        event("a", Some("2023-05"), "ip", &[]),
        event("b", Some("2023-06"), "outreach", &[]),
        event("c", None, "ip", &[]),
    ];
    let of = |theme| Year::of_file(&file(&events), None, &Filter { theme, ..Filter::default() });
    assert_eq!(of(None).themes, [(Theme::Ip, 1), (Theme::Outreach, 1)]);
    let only = of(Some(Theme::Ip));
    assert_eq!((only.dated, only.undated, only.ids().collect::<Vec<_>>()), (1, 1, vec!["a", "c"]));
}

#[test]
fn the_busiest_months_are_all_of_them_that_share_the_lead() {
    let year = year(&[event("a", Some("2023-05"), "ip", &[]), event("b", Some("2023-09"), "ip", &[])]);
    assert_eq!(year.busiest(), (vec![5, 9], 1));
    assert_eq!(super::Year::of_file(&file(&[]), None, &Filter::default()).busiest(), (Vec::new(), 0));
}

#[test]
fn the_strip_stacks_the_most_frequent_theme_at_the_bottom() {
    let events = [
        event("a", Some("2023-05"), "ip", &[]),
        event("b", Some("2023-05"), "governance", &[]),
        event("c", Some("2023-06"), "governance", &[]),
    ];
    let file = file(&events);
    let strip = Year::of_file(&file, None, &Filter::default())
        .strip_with(|id| file.events.iter().find(|event| event.id == id).map(|event| event.theme));
    assert_eq!(strip.themes, [(Theme::Governance, 2), (Theme::Ip, 1)]);
    assert_eq!(strip.months[4].marks, [Theme::Governance, Theme::Ip]);
    assert_eq!((strip.months[4].first.as_deref(), strip.months[0].first.as_deref()), (Some("a"), None));
    assert_eq!((strip.months.len(), strip.highest), (12, 2));
}

fn chapter() -> ReportFile {
    let json = include_str!("../../../data/shanghai-2023-ch7/report.json");
    serde_json::from_str(json).expect("the chapter's dataset")
}

#[test]
fn every_event_of_the_chapter_stands_in_exactly_one_place() {
    let file = chapter();
    let year = Year::of_file(&file, None, &Filter::default());
    let mut shown: Vec<&str> = year.ids().collect();
    let mut all: Vec<&str> = file.events.iter().map(|event| event.id.as_str()).collect();
    shown.sort_unstable();
    all.sort_unstable();
    assert_eq!(shown, all);
}

#[test]
fn only_printed_days_of_the_chapter_become_days() {
    let file = chapter();
    let source = include_str!("../../../data/shanghai-2023-ch7/source.zh.md");
    let year = Year::of_file(&file, Some(source), &Filter::default());
    let days: Vec<_> = year.months.iter().flat_map(Month::events).filter_map(|row| row.span_days).collect();
    assert_eq!(days, [(20, 31)]);
}

#[test]
fn the_oddities_of_the_chapter_are_shown() {
    let year = Year::of_file(&chapter(), None, &Filter::default());
    let ghosts = |month: usize| {
        year.months[month - 1].rows.iter().any(|row| matches!(row, Row::Ghost { counts_in_month: 6, .. }))
    };
    let empty = |month: usize| year.months[month - 1].rows.iter().any(|row| matches!(row, Row::EmptyHeading { .. }));
    assert!(ghosts(7) && !ghosts(6));
    assert!(empty(4) && (1..=12).filter(|month| empty(*month)).count() == 1);
    assert!(year.undated > 0);
}
