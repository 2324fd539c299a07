//! Words of the print in a sentence of another language: each run of Chinese in English, so that it can be marked as such,
//! set in its own type and read aloud in its own voice. Takes a text, gives its pieces. Never changes a letter.

use crate::report::Lang;

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The letters.
    pub text: &'a str,
    /// Whether they are Chinese in an English text.
    pub is_foreign: bool,
}

/// A Chinese character, or a mark that stands between two of them.
fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{3001}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// The pieces of a text that is in `lang`; English in Chinese is left in it, as names and units are part of both.
pub fn pieces(text: &str, lang: Lang) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_foreign = lang == Lang::En && is_chinese(first);
        let differs = |letter: char| (lang == Lang::En && is_chinese(letter)) != is_foreign;
        let (piece, after) = rest.split_at(rest.find(differs).unwrap_or(rest.len()));
        pieces.push(Piece { text: piece, is_foreign });
        rest = after;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, lang: Lang) -> Vec<(&str, bool)> {
        pieces(text, lang).into_iter().map(|piece| (piece.text, piece.is_foreign)).collect()
    }

    #[test]
    fn each_run_of_chinese_in_english_is_a_piece() {
        assert_eq!(
            of("the print has 修定 for 修订 (“revise”)", Lang::En),
            [("the print has ", false), ("修定", true), (" for ", false), ("修订", true), (" (“revise”)", false)]
        );
        assert_eq!(of("万", Lang::En), [("万", true)]);
        assert_eq!(of("plain", Lang::En), [("plain", false)]);
        assert_eq!(of("", Lang::En), []);
    }

    #[test]
    fn chinese_stays_whole() {
        assert_eq!(of("发明PCT申请", Lang::Zh), [("发明PCT申请", false)]);
    }
}
