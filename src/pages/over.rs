//! Lines over time in a page: their table, and where their values come from.
//!
//! Takes the lines of a figure, writes rows: those of [`crate::describe::over`]. Never reformats a digit.

use super::html::Html;
use super::page::Page;
use super::table::framed;
use crate::describe::over::period_rows;
use crate::figure::{Line, Series};
use crate::report::Lang;
use crate::words::message::{Chart, Over, reliability};

/// Writes the table.
pub(super) fn table(html: &mut Html, lang: Lang, series: &Series) {
    let (rows, some) = period_rows(series);
    if some {
        html.leaf("p", &[("class", "sub")], Over::Some.text(lang));
    }
    let names = series.lines.iter().map(|line| line.name.as_str());
    let heads: Vec<&str> = core::iter::once(Chart::Period.text(lang)).chain(names).collect();
    framed(html, lang, &heads, |html| {
        for row in &rows {
            html.line();
            html.element("tr", &[("class", "printed")], |html| {
                html.leaf("th", &[("scope", "row")], &row.period);
                series.lines.iter().zip(&row.values).for_each(|(line, value)| match value {
                    Some((printed, amount)) => html.element("td", &[("class", "num")], |html| {
                        html.text(&amount.before);
                        let attributes = [
                            ("value", printed.as_str()),
                            ("data-statistic", line.id.as_str()),
                            ("data-period", row.edtf.as_str()),
                        ];
                        html.leaf("data", &attributes, &amount.digits);
                        html.text(&amount.after);
                    }),
                    None => html.leaf("td", &[], Over::NoValue.text(lang)),
                });
            });
        }
    });
}

/// Writes where the values of each line come from.
pub(super) fn origins(html: &mut Html, page: &Page<'_>, lines: &[Line]) {
    let lang = page.lang;
    let attributes = [("class", "elsewhere origins"), ("aria-label", Over::Origin.text(lang))];
    let known = lines.iter().filter_map(|line| page.report().series(&line.id));
    html.element("ul", &attributes, |html| {
        for one in known {
            html.element("li", &[], |html| {
                html.leaf("b", &[], one.name.get(lang));
                html.text(" ");
                html.leaf("span", &[], one.remark.as_ref().map(|remark| remark.get(lang)).unwrap_or_default());
                html.text(" ");
                if let Some(published) = &one.published {
                    let attributes = [
                        ("class", "lnk"),
                        ("href", published.address.as_str()),
                        ("rel", "noopener noreferrer external"),
                    ];
                    html.leaf("a", &attributes, published.publisher.get(lang));
                    html.text(" ");
                    html.leaf("i", &[], reliability(published.reliability, lang));
                } else {
                    let to = page.to_source(&one.id);
                    html.leaf("a", &[("class", "lnk"), ("href", &to)], Chart::SeeSource.text(lang));
                }
            });
        }
    });
    html.line();
}
