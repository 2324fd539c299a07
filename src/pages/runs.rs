//! Worded runs as HTML: printed digits as `<data>`, on a line that leads to their sentence.
//!
//! Takes runs and statistics, writes inline HTML. Never reformats a digit.

use super::html::Html;
use super::page::Page;
use crate::report::Lang;
use crate::report::schema::Statistic;
use crate::words::fill::{DataPart, Numeral, Run};
use crate::words::message::Chart;
use crate::words::number::{self, Amount};

/// Writes runs.
pub(super) fn runs(html: &mut Html, page: &Page<'_>, runs: &[Run]) {
    for run in runs {
        match run {
            Run::Words(words) => html.text(words),
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

/// Writes a printed number on its dotted line, leading to its sentence.
pub(super) fn linked(html: &mut Html, page: &Page<'_>, numeral: &Numeral) {
    let href = page.to_source(&numeral.id);
    let title = printed_form(page, numeral).unwrap_or_default();
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

/// In English, how the number is printed.
fn printed_form(page: &Page<'_>, numeral: &Numeral) -> Option<String> {
    let statistic = page.report().statistic(&numeral.id)?;
    let printed = match numeral.part {
        DataPart::Value => number::printed(statistic, Lang::Zh).text(),
        DataPart::Growth => number::per_cent(&numeral.value),
    };
    (page.lang == Lang::En).then(|| format!("{}{printed}", Chart::PrintedAs.text(Lang::En)))
}

/// A statistic's level as a printed number.
pub(super) fn level(statistic: &Statistic, lang: Lang) -> Numeral {
    Numeral {
        id: statistic.id.clone(),
        part: DataPart::Value,
        value: statistic.printed.clone(),
        amount: number::printed(statistic, lang),
    }
}

/// A statistic's growth rate as a printed number, with its sign.
pub(super) fn growth(statistic: &Statistic) -> Option<Numeral> {
    let growth = statistic.growth.as_ref()?;
    let signed = number::signed_per_cent(&growth.printed);
    let (sign, _) = signed.split_at(signed.find(|character: char| character.is_ascii_digit())?);
    let digits = growth.printed.trim_start_matches('-').to_owned();
    Some(Numeral {
        id: statistic.id.clone(),
        part: DataPart::Growth,
        value: growth.printed.clone(),
        amount: Amount { before: sign.to_owned(), digits, after: "%".to_owned() },
    })
}
