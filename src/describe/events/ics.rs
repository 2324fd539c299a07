//! iCalendar (RFC 5545): events as entries of days.
//!
//! Takes a report, ids, the time of writing and the address of each event, gives a calendar and how many events are in
//! it. An entry that is not as precise as a day covers its whole month or year, says so in its title, and carries the
//! exact date as `X-TUSHUO-EDTF`. Never writes an event that has no date or only an end ('up to'); never asks a clock.

use core::fmt;

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime};

use super::chosen;
use super::content::Lines;
use super::record::{description, read};
use crate::report::edtf::Edtf;
use crate::report::schema::{Event, ReportFile};
use crate::report::{Lang, Report};
use crate::words::calendar::{act, theme};
use crate::words::takeaway::{calendar_name, entry_title};

/// Who wrote the file.
const PRODUCT: &str = concat!("-//tushuo//tushuo ", env!("CARGO_PKG_VERSION"), "//ZH");

/// What becomes of events whose print has a month or a year, but no day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MonthOnly {
    /// Entries of the whole month, or of the whole year.
    #[default]
    WholeMonth,
    /// Left out.
    LeaveOut,
}

/// The moment a file is written, in UTC to the second. The caller knows it; there is no clock here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp(DateTime);

impl Stamp {
    /// Seconds since the beginning of 1970, UTC; that beginning itself where there is no such year.
    pub fn of_unix_seconds(seconds: i64) -> Self {
        const BEGINNING: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
        let moment = BEGINNING.checked_add(SignedDuration::from_secs(seconds));
        Self(moment.ok().filter(|moment| moment.year() >= 0).unwrap_or(BEGINNING))
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (date, time) = (Day(self.0.date()), self.0.time());
        write!(out, "{date}T{:02}{:02}{:02}Z", time.hour(), time.minute(), time.second())
    }
}

/// How a calendar is written.
#[derive(Clone, Copy)]
pub struct IcsOptions<'a> {
    /// The language of its words.
    pub lang: Lang,
    /// When it is written.
    pub stamp: Stamp,
    /// What becomes of events without a printed day.
    pub month_only: MonthOnly,
    /// The public address of an event, by its id, where the page has one.
    pub address_of: Option<&'a dyn Fn(&str) -> String>,
}

/// A calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ics {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many events are in it.
    pub written: usize,
    /// How many are not: those without a date or with an end only, and those left out on request.
    pub left_out: usize,
}

/// The calendar of events.
pub fn events_ics(report: &Report, ids: &[&str], options: &IcsOptions<'_>) -> Ics {
    calendar(report.file(), report.hash(), &chosen(report, ids), options)
}

fn calendar(file: &ReportFile, hash: &str, events: &[&Event], options: &IcsOptions<'_>) -> Ics {
    let mut lines = Lines::default();
    lines.word("BEGIN", "VCALENDAR");
    lines.word("VERSION", "2.0");
    lines.text("PRODID", PRODUCT);
    lines.word("CALSCALE", "GREGORIAN");
    lines.text("X-WR-CALNAME", &calendar_name(&file.publication, &file.title, options.lang));
    lines.text("X-TUSHUO-DATASET", &format!("{} sha256:{hash}", file.id));
    let mut written = 0;
    for event in events {
        if let Some(dated) = Dated::of(event, options.month_only) {
            entry(&mut lines, file, event, dated, options);
            written += 1;
        }
    }
    lines.word("END", "VCALENDAR");
    Ics { bytes: lines.into_bytes(), written, left_out: events.len() - written }
}

/// A date and the days an entry of it covers.
#[derive(Clone, Copy)]
struct Dated {
    date: Edtf,
    first: Date,
    /// The day after the last, as `DTEND` has it.
    end: Date,
}

impl Dated {
    fn of(event: &Event, month_only: MonthOnly) -> Option<Self> {
        let date = read(event.date.as_deref())?;
        let (first, end) = date.covers()?;
        (month_only == MonthOnly::WholeMonth || date.days().is_some()).then_some(Self { date, first, end })
    }
}

fn entry(lines: &mut Lines, file: &ReportFile, event: &Event, dated: Dated, options: &IcsOptions<'_>) {
    let lang = options.lang;
    lines.word("BEGIN", "VEVENT");
    // Of the dataset alone: a file taken away again, later or in the other language, updates its entries.
    lines.text("UID", &format!("{}@{}.tushuo", event.id, file.id));
    lines.word("DTSTAMP", &options.stamp.to_string());
    lines.word("DTSTART;VALUE=DATE", &Day(dated.first).to_string());
    lines.word("DTEND;VALUE=DATE", &Day(dated.end).to_string());
    lines.text("SUMMARY", &entry_title(event.title.get(lang), dated.date, lang));
    lines.text("DESCRIPTION", &description(file, event, lang));
    lines.list("CATEGORIES", &[theme(event.theme, lang), act(event.act, lang)]);
    if let Some(address) = options.address_of.map(|address_of| address_of(&event.id)).filter(|one| is_address(one)) {
        lines.word("URL", &address);
    }
    // Nobody is busy because something was published or held, on printed days neither: no entry takes up time.
    lines.word("TRANSP", "TRANSPARENT");
    lines.text("X-TUSHUO-EDTF", &dated.date.to_string());
    lines.word("END", "VEVENT");
}

/// A page's address in the letters that addresses have (RFC 3986).
fn is_address(text: &str) -> bool {
    let web = text.starts_with("https://") || text.starts_with("http://");
    web && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte))
}

/// A day as iCalendar writes it: `20230520`.
struct Day(Date);

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}{:02}{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

#[cfg(test)]
mod tests;
