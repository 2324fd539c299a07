//! No file names a day that the print has not. Takes files, gives objections; knows which days a file must write and
//! which it may, and nothing of how it was written.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::reader::{Property, calendar, one, unescaped};
use crate::scan::{NamedDay, days};

/// What a file is held against.
pub(crate) struct Held {
    /// The days that the source text names, which has no year beside them.
    printed: Vec<NamedDay>,
    /// The year of the report.
    year: u16,
    /// The dates of its events, by id.
    dates: BTreeMap<String, Option<String>>,
}

impl Held {
    /// Against a report's two files.
    pub(crate) fn against(report: &[u8], source: &str) -> Self {
        let report: Value = serde_json::from_slice(report).expect("JSON");
        let events = report["events"].as_array().expect("a list").iter();
        let text = |value: &Value| value.as_str().map(str::to_owned);
        Self {
            printed: days(source),
            year: report["year"].as_u64().and_then(|year| u16::try_from(year).ok()).expect("a year"),
            dates: events.map(|event| (text(&event["id"]).expect("an id"), text(&event["date"]))).collect(),
        }
    }

    /// The days that a text names and the print does not.
    pub(crate) fn in_text(&self, text: &str) -> Vec<String> {
        let is_printed = |day: &NamedDay| {
            let same =
                |printed: &NamedDay| printed.day == day.day && (day.month.is_none() || day.month == printed.month);
            day.year.is_none_or(|year| year == self.year) && self.printed.iter().any(same)
        };
        let invented = days(text).into_iter().filter(|day| !is_printed(day));
        invented.map(|day| format!("{day:?} in {text:?}")).collect()
    }

    /// Of a CSV file.
    pub(crate) fn in_csv(&self, bytes: &[u8]) -> Vec<String> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
        rows.iter().flat_map(|row| row.iter().flat_map(|cell| self.in_text(cell))).collect()
    }

    /// Of a JSON file: every string and every number of it.
    pub(crate) fn in_json(&self, bytes: &[u8]) -> Vec<String> {
        self.in_value(&serde_json::from_slice(bytes).expect("JSON"))
    }

    fn in_value(&self, value: &Value) -> Vec<String> {
        match value {
            Value::String(text) => self.in_text(text),
            Value::Array(list) => list.iter().flat_map(|one| self.in_value(one)).collect(),
            Value::Object(fields) => fields.values().flat_map(|one| self.in_value(one)).collect(),
            other => self.in_text(&other.to_string()),
        }
    }

    /// Of a calendar: of every property, but for three. `DTSTART` and `DTEND` must be days in this format: they are
    /// held to span exactly the date of the dataset. `DTSTAMP` is the moment of writing and says nothing of the event;
    /// the format demands it.
    pub(crate) fn in_ics(&self, bytes: &[u8]) -> Vec<String> {
        const EXCEPTED: [&str; 3] = ["DTSTART", "DTEND", "DTSTAMP"];
        let calendar = calendar(bytes);
        let all = calendar.own.iter().chain(calendar.entries.iter().flatten());
        let texts = all.filter(|property| !EXCEPTED.contains(&property.name.as_str()));
        let mut objections: Vec<String> = texts
            .flat_map(|Property { parameters, value, .. }| {
                // A list is several texts, and an address is none that is escaped.
                let text = value.replace("\\n", "\n").replace('\\', "");
                [self.in_text(&text), self.in_text(parameters)].concat()
            })
            .collect();
        objections.extend(calendar.entries.iter().filter_map(|entry| self.in_span(entry)));
        objections
    }

    /// What is wrong with the days that an entry covers.
    fn in_span(&self, entry: &[Property]) -> Option<String> {
        let uid = &one(entry, "UID").value;
        let date = uid.split('@').next().and_then(|id| self.dates.get(id)).cloned().flatten();
        let edtf = unescaped(&one(entry, "X-TUSHUO-EDTF").value);
        if date.as_ref() != Some(&edtf) {
            return Some(format!("{uid}: {edtf} is not the date of the dataset, {date:?}"));
        }
        let (start, end) = (one(entry, "DTSTART"), one(entry, "DTEND"));
        let is = (start.value.clone(), end.value.clone());
        let should = span(&edtf);
        let all_day = start.parameters == "VALUE=DATE" && end.parameters == "VALUE=DATE";
        (is != should || !all_day).then(|| format!("{uid}: {is:?} where {edtf} spans {should:?}"))
    }
}

/// The days of an EDTF date as `DTSTART` and as the exclusive `DTEND`, by reckoning of its own.
pub(crate) fn span(edtf: &str) -> (String, String) {
    let (from, to) = edtf.split_once('/').unwrap_or((edtf, edtf));
    let parts = |text: &str| text.split('-').map(|part| part.parse::<u32>().expect("a number")).collect::<Vec<u32>>();
    let (from, to) = (parts(from), parts(to));
    let start = (from[0], *from.get(1).unwrap_or(&1), *from.get(2).unwrap_or(&1));
    let end = match to.as_slice() {
        [year] | [year, 12] | [year, 12, 31] => (year + 1, 1, 1),
        [year, month] => (*year, month + 1, 1),
        [year, month, day] if *day == length(*year, *month) => (*year, month + 1, 1),
        [year, month, day] => (*year, *month, day + 1),
        other => panic!("{other:?}"),
    };
    let worded = |(year, month, day): (u32, u32, u32)| format!("{year:04}{month:02}{day:02}");
    (worded(start), worded(end))
}

fn length(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}
