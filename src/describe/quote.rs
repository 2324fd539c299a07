//! Quotes cut into pieces, the numerals they are quoted for set apart.

use crate::report::numeral::numerals;
use crate::report::reading::Reading;
use crate::report::schema::Statistic;

/// A piece of a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its reading form.
    pub text: String,
    /// Whether it is a numeral that the quote is quoted for.
    pub lit: bool,
}

/// The reading form of a quote, with the numerals of a statistic lit (its value and its growth).
pub fn lit(exact: &str, statistic: &Statistic) -> Vec<Piece> {
    let text = Reading::of(exact).text;
    let growth = statistic.growth.as_ref().map(|growth| growth.printed.as_str());
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut push = |from: usize, to: usize, lit: bool| {
        if let Some(text) = text.get(from..to).filter(|text| !text.is_empty()) {
            pieces.push(Piece { text: text.to_owned(), lit });
        }
    };
    for numeral in numerals(&text) {
        if numeral.text == statistic.printed || Some(numeral.text) == growth {
            let mut end = numeral.span.end;
            if Some(numeral.text) == growth && text.get(end..).is_some_and(|rest| rest.starts_with('%')) {
                end += 1;
            }
            push(at, numeral.span.start, false);
            push(numeral.span.start, end, true);
            at = end;
        }
    }
    push(at, text.len(), false);
    pieces
}
