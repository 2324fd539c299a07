//! The notes of a figure, and how its derived values are made.
//!
//! Takes a page and a figure, writes its notes; the formula is that of the first value with a printed growth rate, or
//! of the first share or average. Never computes.

use super::html::Html;
use super::page::Page;
use super::runs;
use crate::figure::Figure;
use crate::report::Report;
use crate::report::schema::{Derived, Op, Statistic};
use crate::words::fill::Numeral;
use crate::words::message::Chart as Say;
use crate::words::number;

/// Writes the notes.
pub(super) fn notes(html: &mut Html, page: &Page<'_>, figure: &Figure) {
    html.element("div", &[("class", "notes")], |html| {
        for (title, text) in &figure.notes {
            html.element("section", &[("class", "note")], |html| {
                html.element("h2", &[], |html| runs::spoken(html, title, page.lang));
                html.element("p", &[], |html| runs::runs(html, page, text));
            });
        }
        method(html, page, figure);
    });
    html.line();
}

fn method(html: &mut Html, page: &Page<'_>, figure: &Figure) {
    let report = page.report();
    let mut statistics = figure.ids.iter().filter_map(|id| report.statistic(id));
    let statistic = statistics.find(|one| report.prior_of(&one.id).is_some());
    let derived = figure.ids.iter().filter_map(|id| report.derived(id)).find_map(|one| Some((one, fraction(one)?)));
    if statistic.is_none() && derived.is_none() {
        return;
    }
    html.element("section", &[("class", "note method")], |html| {
        html.leaf("h2", &[], Say::HowDerived.text(page.lang));
        match (statistic, derived) {
            (Some(statistic), _) => year_before(html, page, statistic),
            (None, Some((derived, of))) => quotient(html, page, derived, of),
            (None, None) => {}
        }
        html.element("p", &[], |html| runs::spoken(html, Say::HowDerivedText.text(page.lang), page.lang));
    });
}

/// `2022 = 2023 / (1 + growth) = 4756.47亿元 / (1 + 92.70%)`, as fractions.
fn year_before(html: &mut Html, page: &Page<'_>, statistic: &Statistic) {
    let (lang, year) = (page.lang, page.report().file().year);
    let Some(growth) = Numeral::growth(statistic) else { return };
    html.element("p", &[("class", "formula")], |html| {
        html.leaf("span", &[], &format!("{} = ", year - 1));
        html.element("span", &[("class", "fraction")], |html| {
            html.leaf("span", &[], &year.to_string());
            html.leaf("span", &[], Say::OnePlusGrowth.text(lang));
        });
        html.leaf("span", &[], " = ");
        html.element("span", &[("class", "fraction")], |html| {
            html.leaf("span", &[], &number::without_noun_as_read(statistic, lang).text());
            html.element("span", &[], |html| {
                html.text("1 + ");
                runs::data(html, &growth);
                html.text("%");
            });
        });
    });
}

/// Numerator and denominator of a share or a ratio of two values.
fn fraction(derived: &Derived) -> Option<[&str; 2]> {
    match (derived.op, derived.of.as_slice()) {
        (Op::Share | Op::Ratio, [part, whole]) => Some([part, whole]),
        _ => None,
    }
}

/// `each on average = amount / enterprises`.
fn quotient(html: &mut Html, page: &Page<'_>, derived: &Derived, of: [&str; 2]) {
    html.element("p", &[("class", "formula words")], |html| {
        html.leaf("span", &[], &format!("{} = ", derived.name.get(page.lang)));
        html.element("span", &[("class", "fraction")], |html| {
            for id in of {
                html.leaf("span", &[], &name(page.report(), id, page));
            }
        });
    });
}

fn name(report: &Report, id: &str, page: &Page<'_>) -> String {
    let name = report.statistic(id).map(|one| &one.name).or_else(|| report.derived(id).map(|one| &one.name));
    name.map(|name| name.get(page.lang).to_owned()).unwrap_or_default()
}
