//! CSV: the records of events for a spreadsheet.
//!
//! Takes a report and ids, gives a UTF-8 file with a byte order mark, a heading row of field names that never change,
//! and a row an event. Lists are joined with `; `; the three fields of mentions stand in the same order, with nothing
//! between the marks where a place gives no time. Cells that a spreadsheet would run are defused.

use super::chosen;
use super::record::{EventRecord, MentionRecord, record};
use crate::describe::csv::{BYTE_ORDER_MARK, defused};
use crate::report::{Lang, Report};

/// The names of the fields, in order.
pub const FIELDS: [&str; 19] = [
    "id",
    "title_zh",
    "title_en",
    "date",
    "date_printed",
    "date_basis",
    "act",
    "theme",
    "lists",
    "mention_lists",
    "mention_dates",
    "mention_quotes",
    "mention_translations",
    "read_as",
    "fault",
    "remark",
    "statistics",
    "dataset",
    "dataset_sha256",
];

/// The CSV of events.
pub fn events_csv(report: &Report, ids: &[&str], lang: Lang) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    // Writing into memory cannot fail, and every row is as long as the first.
    let _ = writer.write_record(FIELDS);
    for event in chosen(report, ids) {
        let cells = cells(record(report.file(), event, lang), report);
        let _ = writer.write_record(cells.iter().map(|cell| defused(cell)));
    }
    writer.into_inner().unwrap_or_default()
}

fn cells(record: EventRecord, report: &Report) -> [String; FIELDS.len()] {
    let text = Option::unwrap_or_default;
    let mentions = |field: fn(&MentionRecord) -> &str| joined(record.mentions.iter().map(field));
    let mention_lists = mentions(|mention| &mention.list);
    let mention_dates = mentions(|mention| mention.date.as_deref().unwrap_or_default());
    let quotes = mentions(|mention| &mention.quote);
    let translations = mentions(|mention| mention.translation.as_deref().unwrap_or_default());
    [
        record.id,
        text(record.title_zh),
        text(record.title_en),
        text(record.date),
        text(record.date_printed),
        text(record.date_basis),
        text(record.act),
        text(record.theme),
        record.lists.join("; "),
        mention_lists,
        mention_dates,
        quotes,
        translations,
        text(record.read_as),
        text(record.fault),
        text(record.remark),
        record.statistics.join("; "),
        report.file().id.clone(),
        report.hash().to_owned(),
    ]
}

/// Texts in one cell; an empty one where all of them are.
fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let texts: Vec<&str> = texts.collect();
    if texts.iter().all(|text| text.is_empty()) { String::new() } else { texts.join("; ") }
}
