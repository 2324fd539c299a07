//! Which words of a quote are the event's title.
//!
//! Takes a quote in its reading form and a title, gives the quote in pieces, one of them lit. Full-width and
//! half-width punctuation are the same to it. Never changes a letter of the quote.

/// Fewest letters that are lit: a shorter run is shared by chance.
const SHORTEST_RUN: usize = 4;

/// A piece of a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they are the title's.
    pub lit: bool,
}

/// `quote` in pieces; the longest run of letters that it shares with `title` is lit.
pub fn lit(quote: &str, title: &str) -> Vec<Piece> {
    let letters: Vec<char> = quote.chars().collect();
    let (start, length) = match longest_shared(&folded(quote), &folded(title)) {
        (_, length) if length < SHORTEST_RUN => (0, 0),
        run => run,
    };
    let piece = |letters: &[char], lit| Piece { text: letters.iter().collect(), lit };
    let (before, rest) = letters.split_at_checked(start).unwrap_or((&letters, &[]));
    let (within, after) = rest.split_at_checked(length).unwrap_or((&[], rest));
    let pieces = [piece(before, false), piece(within, true), piece(after, false)];
    pieces.into_iter().filter(|piece| !piece.text.is_empty()).collect()
}

/// Where in `text` the longest run begins that stands in `other` too, and its length, in letters.
fn longest_shared(text: &[char], other: &[char]) -> (usize, usize) {
    let mut best = (0, 0);
    // Lengths of the runs that end at each letter of `other`, for the letter of `text` before this one.
    let mut before = vec![0; other.len() + 1];
    for (at, letter) in text.iter().enumerate() {
        let mut now = vec![0; other.len() + 1];
        for ((run, previous), letter_there) in now.iter_mut().skip(1).zip(&before).zip(other) {
            if letter == letter_there {
                *run = previous + 1;
                if *run > best.1 {
                    best = (at + 1 - *run, *run);
                }
            }
        }
        before = now;
    }
    best
}

/// One letter for each letter, with full-width forms made half-width.
fn folded(text: &str) -> Vec<char> {
    text.chars()
        .map(|letter| match letter {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
            letter => letter,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(quote: &str, title: &str, expected: &[(&str, bool)]) {
        let expected: Vec<_> =
            expected.iter().map(|(text, lit)| Piece { text: (*text).to_owned(), lit: *lit }).collect();
        assert_eq!(lit(quote, title), expected);
    }

    #[test]
    fn the_title_is_lit_where_the_quote_holds_it() {
        check("发布《甲乙丙》办法", "《甲乙丙》", &[("发布", false), ("《甲乙丙》", true), ("办法", false)]);
    }

    #[test]
    fn a_part_of_the_title_is_lit_where_the_quote_holds_no_more() {
        check("成功举办上海科技节", "2023年上海科技节", &[("成功举办", false), ("上海科技节", true)]);
    }

    #[test]
    fn width_of_punctuation_makes_no_difference() {
        check("《甲(试行)》发布", "《甲（试行）》", &[("《甲(试行)》", true), ("发布", false)]);
    }

    #[test]
    fn a_run_shared_by_chance_stays_dark() {
        check("发布办法", "修订办法", &[("发布办法", false)]);
        check("", "办法", &[]);
        check("办法", "", &[("办法", false)]);
    }
}
