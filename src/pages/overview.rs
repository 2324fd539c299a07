//! The chapter in one page: its summary, each figure with the number that announces it, the year, the sections.
//!
//! Takes a page, writes it; every figure is a door to its own page.

use super::html::Html;
use super::page::Page;
use super::sign::{icon, shape};
use super::{charts, runs};
use crate::draw::icon::Icon;
use crate::draw::theme::token;
use crate::report::Lang;
use crate::report::schema::{FigureSpec, Statistic};
use crate::state::View;
use crate::words::fill::{Numeral, Run, fill};
use crate::words::message::chapter_of;

/// Writes the overview.
pub(super) fn overview(html: &mut Html, page: &Page<'_>) {
    let (lang, report) = (page.lang, page.report());
    let file = report.file();
    html.element("div", &[("class", "wrap overview")], |html| {
        html.element("section", &[("class", "sum")], |html| {
            html.element("p", &[("class", "chap")], |html| {
                html.leaf("b", &[], &chapter_of(report, lang));
                html.text(" ");
                html.text(file.title.get(lang));
            });
            html.element("h1", &[], |html| themed(html, page, &fill(report, &file.summary, lang)));
        });
        html.line();
        html.element("div", &[("class", "row")], |html| {
            if let Some(spec) = file.figures.first() {
                lead(html, page, spec);
            }
            html.element("div", &[("class", "doors")], |html| {
                file.figures.iter().skip(1).for_each(|spec| door(html, page, spec));
            });
        });
        super::year::year(html, page);
        sections(html, page);
    });
}

/// The lead's runs, each number in the colour of its section.
fn themed(html: &mut Html, page: &Page<'_>, lead: &[Run]) {
    let report = page.report();
    for run in lead {
        let statistic = if let Run::Printed(numeral) = run { report.statistic(&numeral.id) } else { None };
        let theme = statistic.and_then(|statistic| report.section(&statistic.section)?.theme);
        let one = core::slice::from_ref(run);
        match theme {
            Some(theme) => {
                html.element("span", &[("data-accent", token(Some(theme)))], |html| runs::runs(html, page, one));
            }
            None => runs::runs(html, page, one),
        }
    }
}

/// The first figure, drawn.
fn lead(html: &mut Html, page: &Page<'_>, spec: &FigureSpec) {
    let figure = charts::lead(page.report(), spec, page.lang);
    let attributes = [("class", "lead"), ("data-figure", spec.id.as_str()), ("data-accent", token(figure.theme))];
    html.element("section", &attributes, |html| {
        html.element("a", &[("class", "dh"), ("href", &page.to(&View::Figure(spec.id.clone())))], |html| {
            if let Some(theme) = figure.theme {
                shape(html, theme, 12);
            }
            html.leaf("b", &[], &format!("{} {}", figure.section, spec.short.get(page.lang)));
            icon(html, Icon::ArrowUpRight, 18);
        });
        charts::chart_in_column(html, page, &figure);
    });
}

fn door(html: &mut Html, page: &Page<'_>, spec: &FigureSpec) {
    let (lang, statistics) = (page.lang, page.report().headline(spec));
    // A figure without a printed number of its own is announced by its section below.
    if statistics.is_empty() {
        return;
    }
    let theme = page.report().section(&spec.section).and_then(|section| section.theme);
    let wide = statistics.len() > 1;
    let class = if wide { "door wide" } else { "door" };
    let name = match statistics.as_slice() {
        [one] => one.row_name().get(lang),
        _ => spec.short.get(lang),
    };
    html.line();
    let attributes = [("class", class), ("data-figure", spec.id.as_str()), ("data-accent", token(theme))];
    html.element("section", &attributes, |html| {
        html.element("a", &[("class", "dh"), ("href", &page.to(&View::Figure(spec.id.clone())))], |html| {
            if let Some(theme) = theme {
                shape(html, theme, 12);
            }
            html.leaf("span", &[], name);
            icon(html, Icon::ArrowUpRight, 18);
        });
        html.element("div", &[("class", "dvs")], |html| {
            for statistic in statistics {
                html.element("p", &[("class", "dv")], |html| {
                    if wide {
                        html.leaf("span", &[("class", "dn")], statistic.row_name().get(lang));
                    }
                    value(html, page, statistic);
                });
            }
        });
    });
}

/// A value set large, its growth beside it, both leading to the sentence.
fn value(html: &mut Html, page: &Page<'_>, statistic: &Statistic) {
    let numeral = Numeral::level(statistic, page.lang);
    let amount = crate::words::number::without_noun(statistic, page.lang);
    html.element("a", &[("class", "big"), ("href", &page.to_source(&statistic.id))], |html| {
        if !amount.before.is_empty() {
            html.leaf("small", &[], &amount.before);
        }
        runs::data(html, &numeral);
        if !amount.after.is_empty() {
            // `5th`: what belongs to the digits stands close to them.
            let tight = page.lang == Lang::En && !amount.after.starts_with(' ');
            let class: &[_] = if tight { &[("class", "tight")] } else { &[] };
            html.leaf("small", class, &amount.after);
        }
        if let Some(growth) = Numeral::growth(statistic) {
            html.element("em", &[], |html| {
                html.text(&growth.amount.before);
                runs::data(html, &growth);
                html.text(&growth.amount.after);
            });
        }
    });
}

/// The sections with their figures.
fn sections(html: &mut Html, page: &Page<'_>) {
    let (lang, file) = (page.lang, page.report().file());
    html.element("ul", &[("class", "secs")], |html| {
        for section in file.sections.iter().filter(|section| section.theme.is_some()) {
            html.element("li", &[("data-accent", token(section.theme))], |html| {
                html.leaf("b", &[], &section.id);
                html.leaf("h2", &[], section.title.get(lang));
                html.element("p", &[], |html| {
                    for figure in file.figures.iter().filter(|figure| figure.section == section.id) {
                        let to = page.to(&View::Figure(figure.id.clone()));
                        html.leaf("a", &[("href", &to)], figure.short.get(lang));
                    }
                });
            });
        }
    });
}
