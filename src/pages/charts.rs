//! Charts as files: each figure at three widths, the first one also as it stands in the overview, in the light and the
//! dark theme.
//!
//! Takes a report and a language, gives SVG files; and the element that shows the one that fits. Never a script: the
//! browser chooses by the width of the window and the colours of the system.

use super::html::Html;
use super::page::Page;
use super::{File, lang_name};
use crate::draw::svg::svg;
use crate::draw::theme::{DARK, LIGHT};
use crate::draw::{Theme, height_px};
use crate::figure::{Body, Figure, Options};
use crate::report::schema::FigureSpec;
use crate::report::{Lang, Report};
use crate::words::pages::Pages;

/// Widths, and from which window on: a phone's without its margins, that of a tablet, that of the widest page; in CSS px.
const WIDTHS_PX: [(u32, u32); 3] = [(328, 0), (680, 720), (1176, 1208)];

/// Where the first figure stands in the overview: width, and from which window on.
const COLUMNS_PX: [(u32, u32); 6] = [(328, 0), (680, 720), (752, 800), (952, 1000), (576, 1080), (694, 1600)];

/// How the files of the first figure are named apart, as it stands in the overview: without its lenses.
const LEAD: &str = "-lead";

/// The files of every figure in a language.
pub(super) fn files(report: &Report, lang: Lang) -> Vec<File> {
    let figures = report.file().figures.iter().flat_map(|spec| looks(report, spec, lang));
    let mut files: Vec<_> = figures.flat_map(|figure| of_figure(&figure, "", &WIDTHS_PX)).collect();
    if let Some(spec) = report.file().figures.first() {
        files.extend(of_figure(&lead(report, spec, lang), LEAD, &COLUMNS_PX));
    }
    files
}

/// The figure that an overview begins with, as the program draws it there.
pub(super) fn lead(report: &Report, spec: &FigureSpec, lang: Lang) -> Figure {
    Figure::new(report, spec, &Options { lenses: false, ..Options::first(lang) })
}

/// A figure once for each of its measures, the first as it is first looked at.
pub(super) fn looks(report: &Report, spec: &FigureSpec, lang: Lang) -> Vec<Figure> {
    let first = Figure::new(report, spec, &Options::first(lang));
    // Pairs show all of their measures at once.
    let others = if matches!(first.body, Body::Pairs(_)) { 0 } else { spec.measures.len().saturating_sub(1) };
    let others = spec.measures.iter().skip(1).take(others).map(|measure| {
        let options = Options { measure: Some(measure.id.clone()), ..Options::first(lang) };
        Figure::new(report, spec, &options)
    });
    core::iter::once(first.clone()).chain(others).collect()
}

fn of_figure(figure: &Figure, place: &str, each: &[(u32, u32)]) -> Vec<File> {
    let each = each.iter().flat_map(|(width, _)| [LIGHT, DARK].map(|theme| (*width, theme)));
    each.filter_map(|(width, theme)| {
        // A backend that writes into a string does not fail; a chart that could not be drawn would be left out.
        let (text, _) = svg(figure, f64::from(width), &theme).ok()?;
        Some(File::new(name(figure, place, width, &theme), text))
    })
    .collect()
}

fn name(figure: &Figure, place: &str, width: u32, theme: &Theme) -> String {
    let first = figure.measures.first().map(|(id, _)| id);
    let measure = figure.measure.as_ref().filter(|id| first != Some(*id) && !matches!(figure.body, Body::Pairs(_)));
    let measure = measure.map(|id| format!("-{id}")).unwrap_or_default();
    format!("charts/{}{measure}{place}-{}-{width}-{}.svg", figure.id, lang_name(figure.lang), theme.name)
}

/// Writes the chart of a figure. It is described by the sentence below it.
pub(super) fn chart(html: &mut Html, page: &Page<'_>, figure: &Figure) {
    in_widths(html, page, figure, "", &WIDTHS_PX);
}

/// Writes the chart of the first figure, in the overview's column.
pub(super) fn chart_in_column(html: &mut Html, page: &Page<'_>, figure: &Figure) {
    in_widths(html, page, figure, LEAD, &COLUMNS_PX);
}

/// Writes the chart in each width, from a window on; the narrowest is given first.
fn in_widths(html: &mut Html, page: &Page<'_>, figure: &Figure, place: &str, each: &[(u32, u32)]) {
    html.element("picture", &[("class", "chart")], |html| {
        for (width, from) in each.iter().rev().copied() {
            for (theme, query) in [(DARK, "(prefers-color-scheme: dark) and "), (LIGHT, "")] {
                let sizes = [width, height(figure, width)].map(|px| px.to_string());
                let [width_px, height_px] = &sizes;
                let media = format!("{query}(min-width: {from}px)");
                html.void(
                    "source",
                    &[
                        ("media", &media),
                        ("srcset", &page.file(&name(figure, place, width, &theme))),
                        ("width", width_px),
                        ("height", height_px),
                    ],
                );
            }
        }
        let narrow = each.first().map_or(0, |(width, _)| *width);
        let short = page.report().figure(&figure.id).map(|spec| spec.short.get(figure.lang)).unwrap_or_default();
        html.void(
            "img",
            &[
                ("src", &page.file(&name(figure, place, narrow, &LIGHT))),
                ("alt", &format!("{}{short}", Pages::ChartOf.text(figure.lang))),
                ("width", &narrow.to_string()),
                ("height", &height(figure, narrow).to_string()),
            ],
        );
    });
    html.line();
}

fn height(figure: &Figure, width: u32) -> u32 {
    height_px(figure, f64::from(width)).ceil() as u32
}
