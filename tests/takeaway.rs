//! Events that are taken away: CSV, JSON and iCalendar of the real report, read back and held against the print.

#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

mod common;

#[path = "takeaway/command.rs"]
mod command;
#[path = "takeaway/honesty.rs"]
mod honesty;
#[path = "takeaway/reader.rs"]
mod reader;
#[path = "takeaway/records.rs"]
mod records;
#[path = "takeaway/scan.rs"]
mod scan;

use std::collections::BTreeSet;
use std::path::PathBuf;

use common::report;
use honesty::{Held, span};
use proptest::prelude::*;
use reader::{calendar, one, unescaped};
use serde_json::Value;
use tushuo::describe::events::content::{Lines, MOST_OCTETS};
use tushuo::describe::events::{
    Ics, IcsOptions, MonthOnly, Stamp, events_csv, events_file_name, events_ics, events_json,
};
use tushuo::report::validate::is_invisible;
use tushuo::report::{Lang, Report};

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];
const FESTIVAL: &str = "science-festival";

fn ids(report: &Report) -> Vec<&str> {
    report.file().events.iter().map(|event| event.id.as_str()).collect()
}

fn address(id: &str) -> String {
    format!("https://example.org/tushuo/#/calendar/{id}")
}

fn ics(report: &Report, ids: &[&str], lang: Lang, month_only: MonthOnly) -> Ics {
    let stamp = Stamp::of_unix_seconds(1_700_000_000);
    events_ics(report, ids, &IcsOptions { lang, stamp, month_only, address_of: Some(&address) })
}

fn whole(report: &Report, lang: Lang) -> Vec<u8> {
    ics(report, &ids(report), lang, MonthOnly::WholeMonth).bytes
}

fn json(report: &Report, ids: &[&str], lang: Lang) -> Vec<Value> {
    let read: Value = serde_json::from_slice(&events_json(report, ids, lang)).expect("JSON");
    assert_eq!(
        (&read["dataset"]["id"], &read["dataset"]["sha256"]),
        (&report.file().id.as_str().into(), &report.hash().into())
    );
    read["events"].as_array().expect("a list").clone()
}

fn held() -> Held {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/shanghai-2023-ch7");
    let source = std::fs::read_to_string(folder.join("source.zh.md")).expect("source.zh.md is there");
    Held::against(&std::fs::read(folder.join("report.json")).expect("report.json is there"), &source)
}

#[test]
fn every_dated_event_is_in_the_calendar_once_as_it_is_in_the_json() {
    let report = report();
    for lang in LANGS {
        let records = json(&report, &ids(&report), lang);
        let dated: Vec<&Value> = records.iter().filter(|record| record["date"].is_string()).collect();
        let read = ics(&report, &ids(&report), lang, MonthOnly::WholeMonth);
        assert_eq!((read.written, read.left_out), (dated.len(), records.len() - dated.len()));
        let calendar = calendar(&read.bytes);
        assert_eq!(calendar.entries.len(), dated.len());
        assert!(dated.len() > 30 && records.len() > dated.len(), "the report has both kinds of events");
        for (entry, record) in calendar.entries.iter().zip(dated) {
            let text = |name| unescaped(&one(entry, name).value);
            let id = record["id"].as_str().expect("an id");
            assert_eq!(text("UID"), format!("{id}@shanghai-2023-ch7.tushuo"));
            assert_eq!(text("DESCRIPTION"), record["description"].as_str().expect("a text"));
            let title = record[if lang == Lang::Zh { "title_zh" } else { "title_en" }].as_str().expect("a title");
            let mark = if lang == Lang::Zh { "【仅载月份】" } else { "[month only] " };
            assert_eq!(text("SUMMARY"), if id == FESTIVAL { title.to_owned() } else { format!("{mark}{title}") });
            assert_eq!(text("X-TUSHUO-EDTF"), record["date"].as_str().expect("a date"));
            assert_eq!((text("TRANSP").as_str(), one(entry, "URL").value.clone()), ("TRANSPARENT", address(id)));
        }
    }
}

#[test]
fn a_description_holds_every_sentence_and_says_what_is_wrong() {
    let report = report();
    for lang in LANGS {
        for record in json(&report, &ids(&report), lang) {
            let description = record["description"].as_str().expect("a text");
            let mentions = record["mentions"].as_array().expect("a list");
            for mention in mentions {
                for (field, wanted) in [("quote", true), ("list_title", true), ("translation", lang == Lang::En)] {
                    let text = mention[field].as_str().expect("a text");
                    assert!(!wanted || description.contains(text), "{text} in {description}");
                }
            }
            for field in ["fault", "remark", "read_as", "date_printed"] {
                assert!(record[field].as_str().is_none_or(|text| description.contains(text)), "{field}: {description}");
            }
        }
    }
}

#[test]
fn the_festival_ends_on_its_last_day() {
    let report = report();
    for lang in LANGS {
        let read = ics(&report, &[FESTIVAL], lang, MonthOnly::LeaveOut);
        assert_eq!((read.written, read.left_out), (1, 0));
        let calendar = calendar(&read.bytes);
        let value = |name| one(&calendar.entries[0], name).value.clone();
        assert_eq!((value("DTSTART"), value("DTEND")), ("20230520".to_owned(), "20230601".to_owned()));
        assert_eq!(value("X-TUSHUO-EDTF"), "2023-05-20/2023-05-31");
    }
}

#[test]
fn what_has_no_printed_day_is_left_out_on_request() {
    let report = report();
    let read = ics(&report, &ids(&report), Lang::Zh, MonthOnly::LeaveOut);
    assert_eq!((read.written, read.left_out), (1, report.file().events.len() - 1));
    assert_eq!(calendar(&read.bytes).entries.len(), 1);
}

#[test]
fn a_calendar_names_its_version_its_writer_and_its_dataset() {
    let report = report();
    for lang in LANGS {
        let own = calendar(&whole(&report, lang)).own;
        let text = |name| unescaped(&one(&own, name).value);
        assert_eq!((text("VERSION").as_str(), text("CALSCALE").as_str()), ("2.0", "GREGORIAN"));
        assert!(text("PRODID").contains("tushuo"));
        assert_eq!(text("X-TUSHUO-DATASET"), format!("shanghai-2023-ch7 sha256:{}", report.hash()));
        assert!(text("X-WR-CALNAME").contains(report.file().title.get(lang)));
    }
}

#[test]
fn no_line_is_longer_than_75_octets() {
    let report = report();
    for lang in LANGS {
        let bytes = whole(&report, lang);
        let text = core::str::from_utf8(&bytes).expect("UTF-8");
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        assert!(text.split("\r\n").any(|line| line.len() == 75));
    }
}

#[test]
fn an_entry_stays_the_same_in_another_language_and_at_another_time() {
    let report = report();
    let uids = |lang, seconds| {
        let stamp = Stamp::of_unix_seconds(seconds);
        let options = IcsOptions { lang, stamp, month_only: MonthOnly::WholeMonth, address_of: None };
        let entries = calendar(&events_ics(&report, &ids(&report), &options).bytes).entries;
        entries.iter().map(|entry| one(entry, "UID").value.clone()).collect::<Vec<_>>()
    };
    let first = uids(Lang::Zh, 0);
    assert_eq!(first, uids(Lang::En, 1_900_000_000));
    assert_eq!(first.iter().collect::<BTreeSet<_>>().len(), first.len());
}

#[test]
fn an_id_that_comes_twice_or_is_no_event_is_passed_over() {
    let report = report();
    let ids = [FESTIVAL, "no-such-event", FESTIVAL, "finance-studio", report.file().figures[0].id.as_str()];
    let read = ics(&report, &ids, Lang::Zh, MonthOnly::WholeMonth);
    assert_eq!((read.written, read.left_out), (1, 1));
    assert_eq!(json(&report, &ids, Lang::Zh).len(), 2);
    assert_eq!(core::str::from_utf8(&events_csv(&report, &ids, Lang::Zh)).expect("UTF-8").lines().count(), 3);
}

#[test]
fn no_file_names_a_day_that_the_print_has_not() {
    let (report, held) = (report(), held());
    for lang in LANGS {
        let all = ids(&report);
        for ids in all.chunks(1).chain([all.as_slice()]) {
            let objections = [
                held.in_csv(&events_csv(&report, ids, lang)),
                held.in_json(&events_json(&report, ids, lang)),
                held.in_ics(&ics(&report, ids, lang, MonthOnly::WholeMonth).bytes),
                held.in_ics(&ics(&report, ids, lang, MonthOnly::LeaveOut).bytes),
            ];
            assert_eq!(objections.concat(), Vec::<String>::new());
        }
    }
}

#[test]
fn a_day_that_is_invented_is_objected_to() {
    let (report, held) = (report(), held());
    let changed = |bytes: &[u8], from: &str, to: &str| {
        let text = core::str::from_utf8(bytes).expect("UTF-8").replace("\r\n ", "");
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1).into_bytes()
    };
    let all = ids(&report);
    for lang in LANGS {
        let (csv, json, ics) =
            (events_csv(&report, &all, lang), events_json(&report, &all, lang), whole(&report, lang));
        for invented in
            ["2023-09-01", "2023/9/1", "20230901", "9月1日", "九月一日", "1 September 2023", "September 1st"]
        {
            assert!(!held.in_csv(&changed(&csv, "2023-09", invented)).is_empty(), "{invented}");
            assert!(!held.in_json(&changed(&json, "2023-09", invented)).is_empty(), "{invented}");
            let ics = changed(&ics, "\r\nDESCRIPTION:", &format!("\r\nDESCRIPTION:{invented} "));
            assert!(!held.in_ics(&ics).is_empty(), "{invented}");
        }
        for (from, to) in [
            ("DTSTART;VALUE=DATE:20230901", "DTSTART;VALUE=DATE:20230902"),
            ("DTEND;VALUE=DATE:20231001", "DTEND;VALUE=DATE:20230902"),
            ("DTEND;VALUE=DATE:20230601", "DTEND;VALUE=DATE:20230531"),
            ("DTSTART;VALUE=DATE:20230901", "DTSTART:20230901T000000"),
            ("X-TUSHUO-EDTF:2023-09", "X-TUSHUO-EDTF:2023-09-01"),
            ("X-TUSHUO-EDTF:2023-05-20/2023-05-31", "X-TUSHUO-EDTF:2023-05"),
        ] {
            assert!(!held.in_ics(&changed(&ics, from, to)).is_empty(), "{from} → {to}");
        }
        // The moment of writing is no date of an event: any is as good.
        assert!(held.in_ics(&changed(&ics, "DTSTAMP:20231114", "DTSTAMP:20230901")).is_empty());
    }
}

#[test]
fn the_reckoning_of_the_scan_is_its_own_and_right() {
    for (edtf, start, end) in [
        ("2023-02", "20230201", "20230301"),
        ("2024-02-29", "20240229", "20240301"),
        ("2023-05-20/2023-05-31", "20230520", "20230601"),
        ("2023-12-31", "20231231", "20240101"),
        ("2023", "20230101", "20240101"),
    ] {
        assert_eq!(span(edtf), (start.to_owned(), end.to_owned()), "{edtf}");
    }
}

#[test]
fn files_are_named_after_the_report_and_the_event() {
    let report = report();
    assert_eq!(events_file_name(&report, None, "ics"), "shanghai-2023-ch7-events.ics");
    assert_eq!(events_file_name(&report, Some(FESTIVAL), "csv"), "shanghai-2023-ch7-science-festival.csv");
}

proptest! {
    #[test]
    fn any_text_is_read_back_but_for_what_cannot_be_seen(text in "(?s).{0,400}") {
        let mut lines = Lines::default();
        lines.word("BEGIN", "VCALENDAR");
        lines.text("X-TEXT", &text);
        lines.word("END", "VCALENDAR");
        let bytes = lines.into_bytes();
        prop_assert!(bytes.split(|byte| *byte == b'\n').all(|line| line.len() <= MOST_OCTETS + 1));
        let seen = |text: &str| -> String {
            let lines = text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
            lines.chars().filter(|letter| *letter == '\n' || !is_invisible(*letter)).collect()
        };
        prop_assert_eq!(unescaped(&one(&calendar(&bytes).own, "X-TEXT").value), seen(&text));
    }
}
