//! Events as files that are taken away: CSV and JSON of the same records, and iCalendar.
//!
//! Takes a report and ids of events in the order they are wanted, gives the bytes of a file and its name. An id that
//! is given twice, or is no event's, is passed over. Never gives an event a day or a month that the print has not: a
//! calendar entry must cover days, so one of a month covers all of it, says so, and carries the date as printed.

pub mod content;
mod csv;
mod ics;
mod json;
mod record;

pub use csv::{FIELDS, events_csv};
pub use ics::{Ics, IcsOptions, MonthOnly, Stamp, events_ics};
pub use json::{SCHEMA, events_json};
pub use record::{EventRecord, MentionRecord, description};

use std::collections::HashSet;

use crate::report::Report;
use crate::report::schema::Event;

/// The name of a file of events: `shanghai-2023-ch7-events.ics`; of one event, `shanghai-2023-ch7-EVENT.ics`.
pub fn events_file_name(report: &Report, event: Option<&str>, extension: &str) -> String {
    format!("{}-{}.{extension}", report.file().id, event.unwrap_or("events"))
}

/// The events of these ids, each once.
fn chosen<'a>(report: &'a Report, ids: &[&str]) -> Vec<&'a Event> {
    let mut seen = HashSet::new();
    ids.iter().filter(|id| seen.insert(**id)).filter_map(|id| report.event(id)).collect()
}
