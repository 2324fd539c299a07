//! Where the words of a search were found: lit in a title, or quoted from the sentence that holds them.
//!
//! Takes a text or an event, gives inline HTML. Never changes a letter of either.

use yew::prelude::*;

use crate::calendar::{Piece, Query, matches};
use crate::report::Lang;
use crate::report::reading::Reading;
use crate::report::schema::Event;
use crate::ui::shared::Shared;
use crate::words::calendar::Calendar as Say;

/// How many letters of a sentence stand before what was found in it.
const LETTERS_BEFORE: usize = 16;

/// How many letters of a sentence are quoted at most.
const MOST_LETTERS: usize = 72;

/// A text with what was searched for lit.
pub(super) fn marked(text: &str, shared: &Shared) -> Html {
    pieces(matches(text, &Query::parse(&shared.state.calendar.q)))
}

fn pieces(pieces: Vec<Piece>) -> Html {
    let piece = |piece: Piece| {
        if piece.lit {
            html! { <mark>{ piece.text }</mark> }
        } else {
            html! { { piece.text } }
        }
    };
    html! { <>{ for pieces.into_iter().map(piece) }</> }
}

/// The words that hold what was searched for, where `shown` does not: the full title, or a part of a sentence.
pub(super) fn elsewhere(event: &Event, shown: &str, shared: &Shared) -> Html {
    let query = Query::parse(&shared.state.calendar.q);
    let holds = |text: &str| matches(text, &query).iter().any(|piece| piece.lit);
    if query.is_empty() || holds(shown) {
        return Html::default();
    }
    let titles =
        [Lang::Zh, Lang::En].into_iter().filter_map(|lang| Some((lang, event.title.exactly(lang)?.to_owned())));
    let quotes = event.mentions.iter().map(|mention| (Lang::Zh, Reading::of(&mention.quote.exact).text));
    let translations = event.mentions.iter().filter_map(|mention| mention.quote.translation.as_ref());
    let translations = translations.map(|translation| (Lang::En, translation.en.clone()));
    let Some((lang, found)) = titles.chain(quotes).chain(translations).find(|(_, text)| holds(text)) else {
        return Html::default();
    };
    let other = (lang != shared.lang).then_some(if lang == Lang::Zh { "zh-CN" } else { "en" });
    html! {
        <span class="hit">
            <span class="vh">{ Say::Matches.text(shared.lang) }</span>
            <span lang={other}>{ pieces(around(matches(&found.replace('\n', " "), &query))) }</span>
        </span>
    }
}

/// The part of a text around the first piece that is lit.
fn around(pieces: Vec<Piece>) -> Vec<Piece> {
    let first = pieces.iter().position(|piece| piece.lit).unwrap_or_default();
    let mut left = MOST_LETTERS;
    let mut part = Vec::new();
    for (at, Piece { text, lit }) in pieces.into_iter().enumerate().skip(first.saturating_sub(1)) {
        let letters: Vec<char> = text.chars().collect();
        let cut = if at < first { letters.len().saturating_sub(LETTERS_BEFORE) } else { 0 };
        let kept: String = letters.iter().skip(cut).take(left).collect();
        left -= kept.chars().count().min(left);
        let (before, after) = (if cut > 0 { "…" } else { "" }, if left == 0 { "…" } else { "" });
        part.push(Piece { text: format!("{before}{kept}{after}"), lit });
        if left == 0 {
            break;
        }
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, typed: &str, expected: &str) {
        let part = around(matches(text, &Query::parse(typed)));
        assert_eq!(part.into_iter().map(|piece| piece.text).collect::<String>(), expected);
    }

    #[test]
    fn a_short_sentence_is_quoted_whole_and_a_long_one_around_what_was_found() {
        check("发布《甲办法》", "甲", "发布《甲办法》");
        let long = format!("{}甲{}", "前".repeat(40), "后".repeat(90));
        check(&long, "甲", &format!("…{}甲{}…", "前".repeat(16), "后".repeat(55)));
    }
}
