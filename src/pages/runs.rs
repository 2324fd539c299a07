//! Worded runs as HTML: printed digits as `<data>`, on a line that leads to their sentence.
//!
//! Takes runs and statistics, writes inline HTML. Never reformats a digit.

use super::html::Html;
use super::page::Page;
use crate::report::Lang;
use crate::words::fill::{Numeral, Run};
use crate::words::foreign::pieces;

/// Writes runs.
pub(super) fn runs(html: &mut Html, page: &Page<'_>, runs: &[Run]) {
    for run in runs {
        match run {
            Run::Words(words) => spoken(html, words, page.lang),
            Run::Printed(numeral) => linked(html, page, numeral),
            Run::Elsewhere { id, amount } => {
                html.leaf("span", &[("class", "elsewhere-value"), ("data-elsewhere", id)], &amount.text());
            }
            Run::Derived { id, amount } => {
                html.leaf("span", &[("class", "derived"), ("data-derived", id)], &amount.text());
            }
        }
    }
}

/// Writes a text in a language, with what is Chinese in an English one marked as such.
pub(super) fn spoken(html: &mut Html, text: &str, lang: Lang) {
    for piece in pieces(text, lang) {
        if piece.is_foreign {
            html.leaf("span", &[("lang", "zh-CN")], piece.text);
        } else {
            html.text(piece.text);
        }
    }
}

/// Writes a printed number on its dotted line, leading to its sentence.
pub(super) fn linked(html: &mut Html, page: &Page<'_>, numeral: &Numeral) {
    let href = page.to_source(&numeral.id);
    let title = numeral.printed_form(page.report(), page.lang).unwrap_or_default();
    let attributes = [("class", "n"), ("href", href.as_str()), ("title", title.as_str())];
    // Only the English page has a printed form that differs.
    let attributes = if title.is_empty() { attributes.get(..2).unwrap_or_default() } else { &attributes };
    html.element("a", attributes, |html| {
        html.text(&numeral.amount.before);
        data(html, numeral);
        html.text(&numeral.amount.after);
    });
}

/// Writes the digits of a printed number, machine-readable.
pub(super) fn data(html: &mut Html, numeral: &Numeral) {
    let attributes =
        [("value", numeral.value.as_str()), ("data-statistic", &numeral.id), ("data-part", numeral.part.name())];
    html.leaf("data", &attributes, &numeral.amount.digits);
}
