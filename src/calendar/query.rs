//! What is searched for, and the form in which texts are compared.
//!
//! Takes what was typed, gives [`Query`]; takes a text, gives it in pieces, what matches lit. Width, case, the shape
//! of quotation marks and dashes, and the kind of blanks make no difference. Never changes a letter of the text.

use memchr::memmem;

use super::light::Piece;
use crate::report::validate::is_invisible;

/// Words that must all occur, each anywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Folded, without blanks, none of them empty.
    words: Vec<String>,
}

impl Query {
    /// Reads what was typed: words between blanks.
    pub fn parse(typed: &str) -> Self {
        let mut folded = String::new();
        fold(typed, &mut folded);
        Self { words: folded.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect() }
    }

    /// Whether nothing is searched for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub(super) fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether all words occur in a folded text.
    pub(super) fn finds(&self, folded: &str) -> bool {
        self.words.iter().all(|word| folded.contains(word))
    }
}

/// `text` in pieces; those that a word of `query` matches are lit.
pub fn matches(text: &str, query: &Query) -> Vec<Piece> {
    let mut folded = String::new();
    // For each byte of `folded`, the letter of `text` that it comes from.
    let mut letters: Vec<(usize, usize)> = Vec::new();
    for (at, letter) in text.char_indices() {
        fold_letter(letter, &mut folded);
        letters.resize(folded.len(), (at, at + letter.len_utf8()));
    }
    let found = |word: &String| {
        let starts = memmem::find_iter(folded.as_bytes(), word.as_bytes()).collect::<Vec<_>>().into_iter();
        let length = word.len();
        starts.filter_map(|start| Some((letters.get(start)?.0, letters.get(start + length - 1)?.1))).collect::<Vec<_>>()
    };
    let mut lit: Vec<(usize, usize)> = query.words.iter().flat_map(found).collect();
    lit.sort_unstable();
    let (mut pieces, mut done) = (Vec::new(), 0);
    let mut push = |from: usize, to: usize, lit: bool| {
        let text = text.get(from..to).unwrap_or_default().to_owned();
        match pieces.last_mut() {
            _ if text.is_empty() => {}
            Some(Piece { text: last, lit: last_lit }) if *last_lit == lit => last.push_str(&text),
            _ => pieces.push(Piece { text, lit }),
        }
    };
    for (start, end) in lit {
        push(done, start, false);
        push(done.max(start), end, true);
        done = done.max(end);
    }
    push(done, text.len(), false);
    pieces
}

/// Writes `text` as it is compared, with single blanks and none at the ends.
pub(super) fn fold(text: &str, folded: &mut String) {
    let start = folded.len();
    let mut after_blank = true;
    for letter in text.chars() {
        if !letter.is_whitespace() {
            let before = folded.len();
            fold_letter(letter, folded);
            after_blank &= folded.len() == before;
        } else if !after_blank {
            folded.push(' ');
            after_blank = true;
        }
    }
    if after_blank && folded.len() > start {
        folded.pop();
    }
}

/// Writes a letter as it is compared; what cannot be seen is nothing.
fn fold_letter(letter: char, folded: &mut String) {
    let letter = match letter {
        // Full-width forms of ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        letter => letter,
    };
    match letter {
        letter if letter.is_whitespace() => folded.push(' '),
        '`' => folded.push('\''),
        letter if letter.is_ascii_graphic() => folded.push(letter.to_ascii_lowercase()),
        letter if is_invisible(letter) => {}
        // Single quotation marks, apostrophes, acute accent, prime.
        '\u{b4}' | '\u{2018}'..='\u{201b}' | '\u{2032}' => folded.push('\''),
        // Double ones, corner brackets, double prime.
        '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{300c}'..='\u{300f}' | '\u{ff62}' | '\u{ff63}' => folded.push('"'),
        // Hyphens, dashes, minus.
        '\u{2010}'..='\u{2015}' | '\u{2212}' => folded.push('-'),
        '\u{301c}' => folded.push('~'),
        '\u{2026}' => folded.push_str("..."),
        // The Chinese full stop and the comma of enumerations, of both widths.
        '\u{3002}' | '\u{ff61}' => folded.push('.'),
        '\u{3001}' | '\u{ff64}' => folded.push(','),
        // Brackets of document numbers.
        '\u{3010}' | '\u{3014}' => folded.push('['),
        '\u{3011}' | '\u{3015}' => folded.push(']'),
        // Middle dots.
        '\u{2022}' | '\u{30fb}' | '\u{ff65}' => folded.push('\u{b7}'),
        letter => folded.extend(letter.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded(text: &str) -> String {
        let mut folded = String::new();
        fold(text, &mut folded);
        folded
    }

    fn check(text: &str, typed: &str, expected: &[(&str, bool)]) {
        let expected: Vec<_> =
            expected.iter().map(|(text, lit)| Piece { text: (*text).to_owned(), lit: *lit }).collect();
        assert_eq!(matches(text, &Query::parse(typed)), expected);
    }

    #[test]
    fn width_case_and_the_shape_of_marks_make_no_difference() {
        assert_eq!(folded("《甲（试行）》，ＡＢ１２"), "《甲(试行)》,ab12");
        assert_eq!(folded("“Jing’an” – 2023—2025…"), "\"jing'an\" - 2023-2025...");
        assert_eq!(folded("「甲」、乙。〔2023〕"), "\"甲\",乙.[2023]");
    }

    #[test]
    fn blanks_of_every_kind_are_one() {
        assert_eq!(folded("\u{3000} 科技\t\n 金融\u{a0}\u{200b}"), "科技 金融");
        assert_eq!(Query::parse(" 科技\u{3000}Fund ").words(), ["科技", "fund"]);
        assert!(Query::parse("\u{3000}").is_empty());
    }

    #[test]
    fn what_matches_is_lit_as_it_is_written() {
        check("办法（试行）发布", "(试行)", &[("办法", false), ("（试行）", true), ("发布", false)]);
        check("Fund of funds", "FUND", &[("Fund", true), (" of ", false), ("fund", true), ("s", false)]);
        check("甲…乙", ".", &[("甲", false), ("…", true), ("乙", false)]);
    }

    #[test]
    fn words_that_overlap_are_lit_once() {
        check("科技金融", "科技金 技金融", &[("科技金融", true)]);
        check("科技金融", "科技 金", &[("科技金", true), ("融", false)]);
        check("科技", "", &[("科技", false)]);
        check("", "科技", &[]);
    }

    proptest! {
        #[test]
        fn pieces_make_up_the_text(text in "\\PC{0,20}|[ab科技（(…　 ]{0,20}", typed in "\\PC{0,4}|[ab科技(. ]{0,4}") {
            let pieces = matches(&text, &Query::parse(&typed));
            prop_assert_eq!(pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), text.clone());
            prop_assert!(pieces.windows(2).all(|two| two[0].lit != two[1].lit));
            let lit = pieces.iter().any(|piece| piece.lit);
            let holds = Query::parse(&typed).words().iter().any(|word| folded(&text).contains(word));
            prop_assert_eq!(lit, holds);
        }
    }
}
