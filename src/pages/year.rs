//! The year in one strip: a stack of marks for each month, as the program draws it on the overview.
//!
//! Takes a page, writes a section with counts by theme, the twelve stacks, the first event of each month, and the way to
//! the calendar. Never counts a second listing.

use super::html::Html;
use super::page::Page;
use super::sign::{icon, shape};
use crate::calendar::{Filter, Strip, StripMonth, Year};
use crate::draw::icon::Icon;
use crate::draw::theme::token;
use crate::state::View;
use crate::words::calendar::{self as words, Calendar as Say};
use crate::words::date;

/// Writes the year in one strip.
pub(super) fn year(html: &mut Html, page: &Page<'_>) {
    let year = Year::of(page.report(), &Filter::default());
    let strip = year.strip(page.report());
    html.line();
    html.element("section", &[("class", "yr")], |html| {
        html.element("header", &[("class", "yh")], |html| {
            html.leaf("h2", &[], &words::year_title(year.dated, page.lang));
            themes(html, page, &strip, &words::undated(year.undated, page.lang));
        });
        html.element("ol", &[("class", "stacks")], |html| {
            strip.months.iter().for_each(|month| stack(html, page, month));
        });
        html.element("a", &[("class", "go"), ("href", &page.to(&View::Calendar(None)))], |html| {
            html.text(Say::OpenCalendar.text(page.lang));
            icon(html, Icon::ArrowRight, 16);
        });
    });
    html.line();
}

fn themes(html: &mut Html, page: &Page<'_>, strip: &Strip, undated: &str) {
    html.element("ul", &[], |html| {
        for (theme, count) in &strip.themes {
            html.element("li", &[("data-accent", token(Some(*theme)))], |html| {
                shape(html, *theme, 13);
                html.text(words::theme(*theme, page.lang));
                html.text(" ");
                html.leaf("b", &[], &count.to_string());
            });
        }
        if !undated.is_empty() {
            html.leaf("li", &[("class", "un")], undated);
        }
    });
}

fn stack(html: &mut Html, page: &Page<'_>, month: &StripMonth) {
    let (lang, count) = (page.lang, month.marks.len());
    html.line();
    html.element("li", &[], |html| {
        // From the top down in the page, from the bottom up in the stack.
        html.element("span", &[("class", "marks"), ("aria-hidden", "true")], |html| {
            month.marks.iter().rev().for_each(|theme| shape(html, *theme, 17));
        });
        html.element("p", &[("class", "m")], |html| {
            html.leaf("b", &[], &date::month_short(month.number, lang));
            html.leaf("b", &[("class", "m1"), ("aria-hidden", "true")], &month.number.to_string());
            html.element("i", &[], |html| {
                html.leaf("span", &[("aria-hidden", "true")], &words::events_short(count, lang));
                html.leaf("span", &[("class", "vh")], &words::events(count, lang));
            });
        });
        if let Some(event) = month.first.as_ref().and_then(|id| page.report().event(id)) {
            let to = page.to(&View::Calendar(Some(event.id.clone())));
            html.leaf("a", &[("data-event", event.id.as_str()), ("href", &to)], event.row_title().get(lang));
        }
    });
}
