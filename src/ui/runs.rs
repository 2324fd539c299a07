//! Worded runs as HTML: printed digits as `<data>` on a dotted line that leads to their sentence.
//!
//! Takes runs and quotes, gives inline HTML. Never reformats a digit.

use yew::prelude::*;

use crate::describe::quote::lit;
use crate::report::Lang;
use crate::report::schema::{Quote, Statistic};
use crate::state::View;
use crate::words::fill::{Numeral, Run};
use crate::words::foreign::{Piece, pieces};
use crate::words::message::Frame;

use super::shared::Shared;

/// Runs as inline HTML.
pub fn runs(shared: &Shared, runs: &[Run]) -> Html {
    runs.iter().map(|run| one(shared, run)).collect()
}

fn one(shared: &Shared, run: &Run) -> Html {
    match run {
        Run::Words(words) => spoken(words, shared.lang),
        Run::Printed(numeral) => linked(shared, numeral),
        Run::Elsewhere { id, amount } => html! {
            <span class="elsewhere-value" data-elsewhere={id.clone()}>{amount.text()}</span>
        },
        Run::Derived { id, amount } => html! {
            <span class="derived" data-derived={id.clone()}>{amount.text()}</span>
        },
    }
}

/// A text in a language, with what is Chinese in an English one marked as such.
pub fn spoken(text: &str, lang: Lang) -> Html {
    let one = |piece: Piece<'_>| {
        if piece.is_foreign {
            html! { <span lang="zh-CN">{piece.text.to_owned()}</span> }
        } else {
            html! { {piece.text.to_owned()} }
        }
    };
    pieces(text, lang).into_iter().map(one).collect()
}

/// A printed number on its dotted line, leading to its sentence.
pub fn linked(shared: &Shared, numeral: &Numeral) -> Html {
    let href = shared.href(View::Source(Some(numeral.id.clone())));
    html! {
        <a class="n" {href} title={numeral.printed_form(&shared.report, shared.lang)}>
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
                <p class="trans" lang="en">{spoken(&translation.en, Lang::En)}</p>
            }
        </>
    }
}
