//! CSV and JSON of events: the same records, and what the dataset says.

use serde_json::Value;
use tushuo::describe::csv::{BYTE_ORDER_MARK, defused};
use tushuo::describe::events::{FIELDS, events_csv};
use tushuo::report::{Lang, Report};

use crate::common::report;
use crate::{LANGS, ids, json};

/// A field of a record as its CSV cell.
fn cell(record: &Value, head: &str, report: &Report) -> String {
    let texts = |list: &Value, of: &dyn Fn(&Value) -> String| {
        let texts: Vec<String> = list.as_array().expect("a list").iter().map(of).collect();
        if texts.iter().all(String::is_empty) { String::new() } else { texts.join("; ") }
    };
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    match head {
        "dataset" => report.file().id.clone(),
        "dataset_sha256" => report.hash().to_owned(),
        "lists" | "statistics" => texts(&record[head], &text),
        "mention_lists" => texts(&record["mentions"], &|mention| text(&mention["list"])),
        "mention_dates" => texts(&record["mentions"], &|mention| text(&mention["date"])),
        "mention_quotes" => texts(&record["mentions"], &|mention| text(&mention["quote"])),
        "mention_translations" => texts(&record["mentions"], &|mention| text(&mention["translation"])),
        head => text(record.get(head).expect("a field of that name")),
    }
}

#[test]
fn csv_and_json_say_the_same() {
    let report = report();
    for lang in LANGS {
        let bytes = events_csv(&report, &ids(&report), lang);
        let text = core::str::from_utf8(&bytes).expect("UTF-8").strip_prefix(BYTE_ORDER_MARK).expect("a mark");
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(reader.headers().expect("a heading row").iter().collect::<Vec<_>>(), FIELDS);
        let records = json(&report, &ids(&report), lang);
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
        assert_eq!(rows.len(), records.len());
        for (row, record) in rows.iter().zip(&records) {
            for (head, is) in FIELDS.iter().zip(row) {
                assert_eq!(is, defused(&cell(record, head, &report)), "{head}");
            }
        }
    }
}

#[test]
fn a_record_is_what_the_dataset_says() {
    let report = report();
    for (record, event) in json(&report, &ids(&report), Lang::Zh).iter().zip(&report.file().events) {
        let own = serde_json::to_value(event).expect("JSON");
        for field in ["id", "date", "date_printed", "date_basis", "act", "theme"] {
            assert_eq!(record[field], own[field], "{field}");
        }
        assert_eq!((&record["title_zh"], &record["title_en"]), (&own["title"]["zh"], &own["title"]["en"]));
        let mentions = record["mentions"].as_array().expect("a list");
        assert_eq!(mentions.len(), event.mentions.len());
        for (mention, own) in mentions.iter().zip(own["mentions"].as_array().expect("a list")) {
            assert_eq!((&mention["list"], &mention["date"]), (&own["list"], &own["date"]));
            assert_eq!(mention["exact"], own["quote"]["exact"]);
        }
    }
}
