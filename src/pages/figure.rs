//! A figure's page: finding, measure, chart, sentence, notes, formula, source, table, and the way to its neighbours.
//!
//! Takes a page, writes its figure. A figure with several measures shows a chart of each.

use super::html::Html;
use super::page::Page;
use super::{charts, lang_code, notes, over, runs, table};
use crate::describe::sentence::sentence;
use crate::draw::theme::token;
use crate::figure::{Body, Figure, Options};
use crate::report::schema::FigureSpec;
use crate::share::place;
use crate::state::View;
use crate::words::message::{Chart as Say, Frame, reliability};

/// Writes a figure.
pub(super) fn figure(html: &mut Html, page: &Page<'_>) {
    let Some(figure) = page.figure() else { return };
    let accent = token(figure.theme);
    html.element("div", &[("class", "wrap")], |html| {
        html.element("figure", &[("class", "fig"), ("data-figure", &figure.id), ("data-accent", accent)], |html| {
            html.element("figcaption", &[], |html| caption(html, page, &figure));
            looks(html, page, &figure);
            notes::notes(html, page, &figure);
            elsewhere(html, page);
            if let Body::Series(series) = &figure.body {
                over::origins(html, page, &series.lines);
            }
            html.element("div", &[("class", "foot")], |html| {
                html.element("p", &[("class", "src")], |html| source_line(html, page, &figure));
            });
            html.element("details", &[("class", "table"), ("open", "")], |html| {
                html.leaf("summary", &[], Say::Table.text(page.lang));
                table::table(html, page, &figure);
            });
        });
        neighbours(html, page);
    });
}

fn caption(html: &mut Html, page: &Page<'_>, figure: &Figure) {
    kicker(html, page, &figure.section);
    html.element("h1", &[], |html| runs::runs(html, page, &figure.title));
    html.element("p", &[("class", "sub")], |html| runs::runs(html, page, &figure.subtitle));
    html.line();
}

/// The line over a title: section number and name.
fn kicker(html: &mut Html, page: &Page<'_>, section: &str) {
    if let Some(section) = page.report().section(section) {
        html.leaf("p", &[("class", "kick")], &format!("{} {}", section.id, section.title.get(page.lang)));
    }
}

/// The chart of each measure, and what it shows in sentences.
fn looks(html: &mut Html, page: &Page<'_>, figure: &Figure) {
    let Some(spec) = page.report().figure(&figure.id) else { return };
    let looks = charts::looks(page.report(), spec, page.lang);
    let named = looks.len() > 1;
    for look in &looks {
        let shown = look.measures.iter().find(|(id, _)| Some(id) == look.measure.as_ref()).filter(|_| named);
        if let Some((_, name)) = shown {
            html.leaf("h2", &[("class", "measure")], name);
        }
        charts::chart(html, page, look);
        html.leaf("p", &[("class", "said")], &sentence(look));
        html.line();
    }
}

/// The values published elsewhere, which the program shows on request, with who published them.
fn elsewhere(html: &mut Html, page: &Page<'_>) {
    let View::Figure(id) = &page.view else { return };
    let Some(spec) = page.report().figure(id) else { return };
    let options = Options { elsewhere: true, ..Options::first(page.lang) };
    let figure = Figure::new(page.report(), spec, &options);
    let values = figure.elsewhere();
    if values.is_empty() {
        return;
    }
    html.leaf("h2", &[("class", "measure")], Say::ShowElsewhere.text(page.lang));
    html.element("ul", &[("class", "elsewhere named")], |html| {
        for one in values {
            html.element("li", &[], |html| {
                html.leaf("b", &[], &one.year.to_string());
                html.text(" ");
                html.leaf("span", &[], &format!("{} {}", one.name, one.amount));
                html.text(" ");
                let attributes =
                    [("class", "lnk"), ("href", one.address.as_str()), ("rel", "noopener noreferrer external")];
                html.leaf("a", &attributes, &one.publisher);
                html.text(" ");
                html.leaf("i", &[], reliability(one.reliability, page.lang));
            });
        }
    });
    html.line();
}

fn source_line(html: &mut Html, page: &Page<'_>, figure: &Figure) {
    let (lang, report) = (page.lang, page.report());
    html.text(Frame::SourceLine.text(lang));
    html.text(report.file().publication.get(lang));
    if let Some(section) = report.section(&figure.section) {
        html.text(Frame::Comma.text(lang));
        html.text(&format!("{} {}", section.id, section.title.get(lang)));
    }
    html.text(" ");
    if let Some(id) = figure.ids.iter().find(|id| report.statistic(id).is_some()) {
        html.leaf("a", &[("class", "lnk"), ("href", &page.to_source(id))], Say::SeeSource.text(lang));
    }
}

fn neighbours(html: &mut Html, page: &Page<'_>) {
    let figures = &page.report().file().figures;
    let View::Figure(id) = &page.view else { return };
    let at = figures.iter().position(|figure| &figure.id == id).unwrap_or_default();
    let link = |html: &mut Html, figure: Option<&FigureSpec>, word: Frame| {
        let Some(figure) = figure else { return html.leaf("span", &[], "") };
        let to = page.file(&place::page(page.report(), &View::Figure(figure.id.clone()), page.lang));
        let text = format!("{}{}", word.text(page.lang), figure.short.get(page.lang));
        html.leaf("a", &[("href", &to), ("hreflang", lang_code(page.lang))], &text);
    };
    html.element("nav", &[("class", "pn"), ("aria-label", Frame::Figures.text(page.lang))], |html| {
        link(html, at.checked_sub(1).and_then(|at| figures.get(at)), Frame::Previous);
        link(html, figures.get(at + 1), Frame::Next);
    });
}
