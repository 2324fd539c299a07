//! The calendar's page: the year by month as lists, the tray, other years.
//!
//! Takes a page, writes it. Every event stands where [`Year`] puts it, and leads to the sentence that tells it; none
//! is given a day or a month that is not printed.

use super::dotted;
use super::html::Html;
use super::page::Page;
use super::runs::spoken;
use crate::calendar::{EventRow, Filter, Month, Row, Year};
use crate::draw::theme::token;
use crate::report::edtf::Edtf;
use crate::report::schema::{Act, Event};
use crate::report::{Lang, Report};
use crate::state::View;
use crate::words::calendar::{self as words, Calendar as Say};
use crate::words::date;
use crate::words::pages::Pages;

/// The line over the year: how many events, and which months have the most.
pub(super) fn headline(report: &Report, year: &Year, lang: Lang) -> String {
    let dated = year.months.iter().flat_map(Month::events).filter_map(|row| report.event(&row.id));
    let released = dated.filter(|event| event.act == Act::Release).count();
    let (months, most) = year.busiest();
    words::headline(year.dated, released, (&months, most), lang)
}

/// Writes the calendar.
pub(super) fn calendar(html: &mut Html, page: &Page<'_>) {
    let (lang, report) = (page.lang, page.report());
    let year = Year::of(report, &Filter::default());
    html.element("div", &[("class", "wrap calendar-page")], |html| {
        let kicker = dotted(&[&words::kicker(year.year, lang), &words::undated(year.undated, lang)]);
        html.leaf("p", &[("class", "kick")], &kicker);
        html.leaf("h1", &[], &headline(report, &year, lang));
        html.leaf("p", &[("class", "sub")], &words::merged(&[], lang));
        html.leaf("p", &[("class", "sub")], Pages::CalendarNote.text(lang));
        html.line();
        year.months.iter().for_each(|month| self::month(html, page, month));
        tray(html, page, &year);
        other_years(html, page, &year);
    });
}

fn month(html: &mut Html, page: &Page<'_>, month: &Month) {
    let (lang, report) = (page.lang, page.report());
    html.element("section", &[("class", "month-list")], |html| {
        html.element("h2", &[], |html| {
            html.text(&date::month(month.number, lang));
            html.text(" ");
            html.leaf("i", &[], &words::events(month.count, lang));
        });
        if month.rows.is_empty() {
            html.leaf("p", &[], Say::NothingHere.text(lang));
            return;
        }
        html.element("ul", &[], |html| {
            for row in &month.rows {
                match row {
                    Row::Event(row) => event_row(html, page, month, row),
                    Row::Ghost { id, counts_in_month } => {
                        let Some(event) = report.event(id) else { continue };
                        html.element("li", &[("class", "ghost")], |html| {
                            html.leaf("a", &[("href", &page.to_source(id))], event.row_title().get(lang));
                            html.text(&words::aside(&words::see_month(*counts_in_month, lang), lang));
                        });
                    }
                    Row::EmptyHeading { list, why } => {
                        let title = report.file().lists.iter().find(|one| one.id == *list);
                        let title = title.map_or(list.as_str(), |one| one.title.get(lang));
                        html.element("li", &[("class", "empty")], |html| {
                            html.text(&words::empty_heading(title, month.number, lang));
                            spoken(html, &words::aside(why.get(lang), lang), lang);
                        });
                    }
                }
            }
        });
    });
    html.line();
}

fn event_row(html: &mut Html, page: &Page<'_>, month: &Month, row: &EventRow) {
    let lang = page.lang;
    let Some(event) = page.report().event(&row.id) else { return };
    let days = row.span_days.map(|(first, last)| date::days(first, last, lang)).unwrap_or_default();
    let mut also: Vec<i8> = row.also_in_months.clone();
    let also = if also.is_empty() {
        String::new()
    } else {
        also.push(month.number);
        also.sort_unstable();
        words::aside(&words::listed_in(&also, lang), lang)
    };
    listed(html, page, event, &days, &also);
}

/// An event in a list: its theme, its title, its days, what the print says of its kind or time, what is wrong there.
fn listed(html: &mut Html, page: &Page<'_>, event: &Event, days: &str, also: &str) {
    let lang = page.lang;
    let anchor = page.anchor(&View::Calendar(Some(event.id.clone())));
    let attributes = [("id", anchor.as_str()), ("data-event", &event.id), ("data-accent", token(Some(event.theme)))];
    html.line();
    html.element("li", &attributes, |html| {
        html.leaf("span", &[("class", "topic")], words::theme(event.theme, lang));
        html.text(" ");
        html.leaf("a", &[("href", &page.to_source(&event.id))], event.title.get(lang));
        for part in [days, time_printed(event), kind(event, lang)] {
            if !part.is_empty() {
                html.text(" ");
                html.element("span", &[("class", "box")], |html| spoken(html, part, lang));
            }
        }
        if event.mentions.len() > 1 {
            html.text(&words::aside(&words::printed_in(event.mentions.len(), lang), lang));
        }
        html.text(also);
        if let Some(fault) = &event.fault {
            let why = format!("{}{}", Say::Fault.text(lang), fault.why.get(lang));
            html.element("p", &[("class", "why")], |html| spoken(html, &why, lang));
        }
        if let Some(remark) = &event.remark {
            let remark = format!("{}{}", Say::Remark.text(lang), remark.get(lang));
            html.element("p", &[("class", "why")], |html| spoken(html, &remark, lang));
        }
    });
}

/// 元旦期间: what the print says of the time that a month does not.
fn time_printed(event: &Event) -> &str {
    let read = event.date.as_deref().and_then(|text| Edtf::parse(text).ok());
    event.date_printed.as_deref().filter(|printed| date::says_more(printed, read)).unwrap_or_default()
}

/// That a text is not there yet.
fn kind(event: &Event, lang: Lang) -> &'static str {
    if event.act == Act::Prepare { words::act(event.act, lang) } else { "" }
}

fn tray(html: &mut Html, page: &Page<'_>, year: &Year) {
    let lang = page.lang;
    if year.tray.is_empty() {
        return;
    }
    html.element("section", &[("class", "month-list tray")], |html| {
        html.element("h2", &[], |html| {
            html.text(Say::TrayTitle.text(lang));
            html.text(" ");
            html.leaf("i", &[], &words::events(year.undated, lang));
        });
        html.leaf("p", &[], Say::TrayNote.text(lang));
        for group in &year.tray {
            html.leaf("h3", &[], words::theme(group.theme, lang));
            all(html, page, &group.ids);
        }
    });
    html.line();
}

fn other_years(html: &mut Html, page: &Page<'_>, year: &Year) {
    if year.other_years.is_empty() {
        return;
    }
    html.element("section", &[("class", "month-list")], |html| {
        html.leaf("h2", &[], Say::OtherYears.text(page.lang));
        for other in &year.other_years {
            html.leaf("h3", &[], &date::date(Edtf::Year(other.year), page.lang));
            all(html, page, &other.ids);
        }
    });
    html.line();
}

fn all(html: &mut Html, page: &Page<'_>, ids: &[String]) {
    html.element("ul", &[], |html| {
        for event in ids.iter().filter_map(|id| page.report().event(id)) {
            listed(html, page, event, "", "");
        }
    });
}
