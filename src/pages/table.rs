//! The table of a figure, with every printed number as `<data>` and its sentence one step away.
//!
//! Takes a page and a figure, writes its rows: those of [`crate::describe::table`]. Never reformats a digit.

use super::html::Html;
use super::page::Page;
use super::{over, runs};
use crate::describe::table::{Row, rows};
use crate::figure::{Amount, Body, Figure};
use crate::report::Lang;
use crate::report::reading::Reading;
use crate::report::schema::Quote;
use crate::words::fill::Numeral;
use crate::words::message::{Chart, Frame, QUOTE_SEPARATOR};
use crate::words::number;

/// Which columns a table has besides name, period and sentence.
#[derive(Clone, Copy)]
struct Columns {
    printed: bool,
    growth: bool,
    interval: bool,
}

/// Writes the table.
pub(super) fn table(html: &mut Html, page: &Page<'_>, figure: &Figure) {
    let (lang, report) = (page.lang, page.report());
    if let Body::Series(series) = &figure.body {
        return over::table(html, lang, series);
    }
    let rows = rows(report, figure);
    let columns = Columns {
        printed: rows.iter().any(|row| report.event(&row.id).is_none()),
        growth: rows.iter().any(|row| report.statistic(&row.id).is_some_and(|one| one.growth.is_some())),
        interval: rows.iter().any(|row| row.interval.is_some()),
    };
    let heads = [
        (Chart::Name, true),
        (Chart::PrintedValue, columns.printed),
        (Chart::Growth, columns.growth),
        (Chart::DerivedInterval, columns.interval),
        (Chart::Period, true),
        (Chart::Sentence, true),
    ];
    let heads: Vec<&str> = heads.into_iter().filter(|(_, shown)| *shown).map(|(head, _)| head.text(lang)).collect();
    framed(html, lang, &heads, |html| rows.iter().for_each(|row| one(html, page, row, columns)));
}

/// A table in a frame of its own, which scrolls where it is too wide for the page.
pub(super) fn framed(html: &mut Html, lang: Lang, heads: &[&str], body: impl FnOnce(&mut Html)) {
    let attributes =
        [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", Chart::Table.text(lang))];
    html.element("div", &attributes, |html| {
        html.element("table", &[], |html| {
            html.element("thead", &[], |html| {
                html.element("tr", &[], |html| {
                    for head in heads {
                        html.leaf("th", &[("scope", "col")], head);
                    }
                });
            });
            html.element("tbody", &[], body);
        });
    });
    html.line();
}

fn one(html: &mut Html, page: &Page<'_>, row: &Row, columns: Columns) {
    let class = if row.derived { "derived" } else { "printed" };
    html.line();
    html.element("tr", &[("class", class)], |html| {
        html.leaf("th", &[("scope", "row")], &row.name);
        if columns.printed {
            html.element("td", &[("class", "num")], |html| printed(html, page, &row.id));
        }
        if columns.growth {
            html.element("td", &[("class", "num")], |html| {
                if let Some(growth) = page.report().statistic(&row.id).and_then(Numeral::growth) {
                    runs::linked(html, page, &growth);
                }
            });
        }
        if columns.interval {
            html.leaf("td", &[("class", "num")], &row.interval.as_ref().map(Amount::text).unwrap_or_default());
        }
        html.leaf("td", &[], &row.period);
        html.element("td", &[], |html| quotes(html, page, &row.id));
    });
}

/// The printed number; in English its printed form too, and where the print is at fault, how it is read.
fn printed(html: &mut Html, page: &Page<'_>, id: &str) {
    let Some(statistic) = page.report().statistic(id) else { return };
    let lang = page.lang;
    runs::linked(html, page, &Numeral::level(statistic, lang));
    if lang == Lang::En {
        html.text(" ");
        html.leaf("small", &[("lang", "zh-CN")], &number::printed(statistic, Lang::Zh).text());
    }
    if let Some(fault) = &statistic.fault {
        let read = number::read(statistic, lang).text();
        let (reading, colon) = (Chart::Reading.text(lang), Frame::ListColon.text(lang));
        html.text(" ");
        let why = format!("{reading} {read}{colon}{}", fault.why.get(lang));
        html.element("small", &[("class", "why")], |html| runs::spoken(html, &why, lang));
    }
}

/// The sentences that print it, or that tell it.
fn quotes(html: &mut Html, page: &Page<'_>, id: &str) {
    let report = page.report();
    let of_statistic = report.statistic(id).map(|one| one.quotes.iter().collect());
    let of_event = || report.event(id).map(|one| one.mentions.iter().map(|mention| &mention.quote).collect());
    let quotes: Vec<&Quote> = of_statistic.or_else(of_event).unwrap_or_default();
    if quotes.is_empty() {
        return;
    }
    let texts: Vec<String> = quotes.iter().map(|quote| Reading::of(&quote.exact).text).collect();
    html.element("a", &[("class", "song"), ("lang", "zh-CN"), ("href", &page.to_source(id))], |html| {
        html.text(&texts.join(QUOTE_SEPARATOR));
    });
}
