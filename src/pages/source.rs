//! The source's page: the text as printed, every number and event an anchor that the other pages lead to.
//!
//! Takes a page, writes it. A number leads to its figure, an event to its place in the calendar; an id stands where a
//! statistic or an event is printed first. Never changes a printed letter.

use std::collections::HashSet;

use super::html::Html;
use super::lang_code;
use super::page::Page;
use super::runs::spoken;
use crate::describe::source::{Block, BlockKind, Piece, blocks};
use crate::draw::theme::token;
use crate::report::Theme;
use crate::state::View;
use crate::words::message::{Chart, Frame, SourceView as Say};
use crate::words::number;

/// Writes the source.
pub(super) fn source(html: &mut Html, page: &Page<'_>) {
    let mut seen = HashSet::new();
    html.element("div", &[("class", "wrap source-view")], |html| {
        html.element("article", &[("class", "text"), ("lang", "zh-CN")], |html| {
            for block in blocks(page.report(), None) {
                self::block(html, page, &block, &mut seen);
                html.line();
            }
        });
        html.element("aside", &[("class", "side")], |html| {
            html.leaf("p", &[("class", "hint")], Say::Hint.text(page.lang));
        });
    });
}

fn block(html: &mut Html, page: &Page<'_>, block: &Block, seen: &mut HashSet<String>) {
    const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
    let (tag, class) = match block.kind {
        BlockKind::Heading(_) | BlockKind::Month => {
            (TAGS.get(block.level - 1).copied().unwrap_or("h6"), block.kind.look())
        }
        BlockKind::Item => ("p", "item"),
        BlockKind::Paragraph => ("p", ""),
    };
    html.element(tag, &[("class", class)], |html| {
        block.pieces.iter().for_each(|piece| self::piece(html, page, piece, seen));
    });
    for why in &block.faults {
        html.element("p", &[("class", "fault"), ("lang", lang_code(page.lang))], |html| {
            html.leaf("b", &[], Chart::PrintFault.text(page.lang));
            html.text(Frame::ListColon.text(page.lang));
            spoken(html, why.get(page.lang), page.lang);
        });
    }
}

/// A piece of the text. The ids of a number and of the event that tells it stand on elements of their own.
fn piece(html: &mut Html, page: &Page<'_>, piece: &Piece, seen: &mut HashSet<String>) {
    let numeral = piece.numeral.as_ref().map(|(id, _)| id);
    for id in numeral.into_iter().chain(&piece.event) {
        if seen.insert(id.clone()) {
            let anchor = page.anchor(&View::Source(Some(id.clone())));
            html.leaf("span", &[("id", &anchor), ("class", "anchor")], "");
        }
    }
    match (&piece.numeral, &piece.event) {
        (Some((id, part)), _) => {
            let accent = token(theme_of(page, id));
            let shared =
                [("class", "n"), ("data-accent", accent), ("data-anchor", id), ("data-anchor-part", part.name())];
            match page.report().figure_of(id) {
                Some(figure) => {
                    let to = page.to(&View::Figure(figure.id.clone()));
                    let attributes: Vec<_> = shared.into_iter().chain([("href", to.as_str())]).collect();
                    html.leaf("a", &attributes, &piece.text);
                }
                None => html.leaf("b", shared.get(2..).unwrap_or_default(), &piece.text),
            }
            reading(html, page, id, &piece.text);
        }
        (None, Some(id)) => {
            let to = page.to(&View::Calendar(Some(id.clone())));
            let accent = token(theme_of(page, id));
            html.leaf("a", &[("class", "ev-anchor"), ("href", &to), ("data-accent", accent)], &piece.text);
        }
        (None, None) => html.text(&piece.text),
    }
}

/// How a number is read where the print is at fault.
fn reading(html: &mut Html, page: &Page<'_>, id: &str, printed: &str) {
    let statistic = page.report().statistic(id);
    let Some(statistic) = statistic.filter(|one| one.fault.is_some() && one.printed == printed) else { return };
    let reading = format!("{} {}", Chart::Reading.text(page.lang), number::read(statistic, page.lang).text());
    html.leaf("small", &[("class", "reading"), ("lang", lang_code(page.lang))], &reading);
}

fn theme_of(page: &Page<'_>, id: &str) -> Option<Theme> {
    let report = page.report();
    let section = report.statistic(id).map(|one| &one.section).or_else(|| report.series(id).map(|one| &one.section));
    let section = section.and_then(|id| report.section(id));
    section.and_then(|section| section.theme).or_else(|| report.event(id).map(|event| event.theme))
}
