//! Worded runs as HTML: printed digits as `<data>` on a dotted line that leads to their sentence.
//!
//! Takes runs and quotes, gives inline HTML. Never reformats a digit.

use yew::prelude::*;

use crate::describe::quote::lit;
use crate::report::Lang;
use crate::report::schema::{Quote, Statistic};
use crate::state::View;
use crate::words::fill::{DataPart, Numeral, Run};
use crate::words::message::Frame;
use crate::words::number;

use super::shared::Shared;

/// Runs as inline HTML.
pub fn runs(shared: &Shared, runs: &[Run]) -> Html {
    runs.iter().map(|run| one(shared, run)).collect()
}

fn one(shared: &Shared, run: &Run) -> Html {
    match run {
        Run::Words(words) => html! { {words} },
        Run::Printed(numeral) => linked(shared, numeral),
        Run::Elsewhere { id, amount } => html! {
            <span class="elsewhere-value" data-elsewhere={id.clone()}>{amount.text()}</span>
        },
        Run::Derived { id, amount } => html! {
            <span class="derived" data-derived={id.clone()}>{amount.text()}</span>
        },
    }
}

/// A printed number on its dotted line, leading to its sentence.
pub fn linked(shared: &Shared, numeral: &Numeral) -> Html {
    let href = shared.href(View::Source(Some(numeral.id.clone())));
    html! {
        <a class="n" {href} title={printed_form(shared, numeral)}>
            {&numeral.amount.before}{data(numeral)}{&numeral.amount.after}
        </a>
    }
}

/// The digits of a printed number, machine-readable.
pub fn data(numeral: &Numeral) -> Html {
    html! {
        <data value={numeral.value.clone()} data-statistic={numeral.id.clone()} data-part={numeral.part.name()}>
            {&numeral.amount.digits}
        </data>
    }
}

/// In English, how the number is printed: beside every shifted number.
fn printed_form(shared: &Shared, numeral: &Numeral) -> Option<String> {
    let statistic = shared.report.statistic(&numeral.id)?;
    let printed = match numeral.part {
        DataPart::Value => number::printed(statistic, Lang::Zh).text(),
        DataPart::Growth => number::per_cent(&numeral.value),
    };
    (shared.lang == Lang::En).then(|| format!("{}{printed}", crate::words::message::Chart::PrintedAs.text(Lang::En)))
}

/// A statistic's level as a printed number.
pub fn level(statistic: &Statistic, lang: Lang) -> Numeral {
    Numeral {
        id: statistic.id.clone(),
        part: DataPart::Value,
        value: statistic.printed.clone(),
        amount: number::printed(statistic, lang),
    }
}

/// A statistic's growth rate as a printed number, with its sign.
pub fn growth(statistic: &Statistic) -> Option<Numeral> {
    let growth = statistic.growth.as_ref()?;
    let signed = number::signed_per_cent(&growth.printed);
    let (sign, _) = signed.split_at(signed.find(|character: char| character.is_ascii_digit())?);
    Some(Numeral {
        id: statistic.id.clone(),
        part: DataPart::Growth,
        value: growth.printed.clone(),
        amount: number::Amount {
            before: sign.to_owned(),
            digits: growth.printed.trim_start_matches('-').to_owned(),
            after: "%".to_owned(),
        },
    })
}

/// A quote of the source with a statistic's numerals lit, and its translation under it on an English page.
pub fn quote(shared: &Shared, quote: &Quote, statistic: &Statistic) -> Html {
    let pieces = lit(&quote.exact, statistic);
    let translation = quote.translation.as_ref().filter(|_| shared.lang == Lang::En);
    html! {
        <>
            <blockquote class="quo" lang="zh-CN">
                { for pieces.iter().map(|piece| if piece.lit {
                    html! { <mark>{&piece.text}</mark> }
                } else {
                    html! { {&piece.text} }
                }) }
                if shared.report.source().is_none() {
                    <small class="reading unchecked" lang={shared.lang_code()}>{Frame::QuoteNotChecked.text(shared.lang)}</small>
                }
            </blockquote>
            if let Some(translation) = translation {
                <p class="trans" lang="en">{&translation.en}</p>
            }
        </>
    }
}
