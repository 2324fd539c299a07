//! Numbers as people say them, and the sentences of a figure that is listened to.
//!
//! Takes [`Amount`]s whose digits are printed ones (or their exact shift), gives what is said aloud: `2.06万亿元` is
//! 二点零六万亿元, `CNY 2.06 trillion` is two point zero six trillion yuan. Every digit after the point is said, zeros
//! at the end included. Never computes, never rounds, never sees a float.
//!
//! In Chinese, 2 is said 二 inside a number (二千九百, 二点五万), and 两 where it is the whole number before a measure
//! word or a scale (两家, 两亿元) and counts: 第二位 and 百分之二 stay.

use super::fill::DataPart;
use super::message::messages;
use super::number::Amount;
use crate::report::Lang;

mod chinese;
mod english;

messages! {
    /// Words of a figure that is listened to.
    Listening {
        Listen: "听图", "Listen";
        Stop: "停止", "Stop";
        Lead: "音越高，数越大；推算值声音较轻。", "The higher the tone, the greater the value; derived values sound softer.";
        LeadPanels: "音越高，数越大，各项只与自己比；推算值声音较轻。", "The higher the tone, the greater the value, each measure against itself; derived values sound softer.";
        DerivedValue: "推算值：", ", derived: ";
        PrintedValue: "印刷值：", ", printed: ";
        ReadAs: "，读作", ", read as ";
        Comma: "，", ", ";
    }
}

/// A piece of a sentence that can be written and said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words, said as they are written.
    Words(String),
    /// A year.
    Year(i16),
    /// A printed number.
    Printed(DataPart, Amount),
    /// A number that is not as printed: derived, or read where the print is faulty.
    Number(Amount),
}

impl Piece {
    /// As it is written: with digits.
    pub fn written(&self, lang: Lang) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Year(number) if lang == Lang::Zh => format!("{number}年"),
            Self::Year(number) => number.to_string(),
            Self::Printed(_, amount) | Self::Number(amount) => amount.text(),
        }
    }

    /// As it is said: with numbers in words.
    pub fn spoken(&self, lang: Lang) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Year(number) => year(*number, lang),
            Self::Printed(_, shown) | Self::Number(shown) => amount(shown, lang),
        }
    }
}

/// A sentence as it is written.
pub fn written(pieces: &[Piece], lang: Lang) -> String {
    pieces.iter().map(|piece| piece.written(lang)).collect()
}

/// A sentence as it is said.
pub fn spoken(pieces: &[Piece], lang: Lang) -> String {
    pieces.iter().map(|piece| piece.spoken(lang)).collect()
}

/// Digits with their sign, taken apart.
struct Number<'a> {
    minus: bool,
    /// Without separators and without zeros before the first digit that says something; `0` where there is none.
    whole: String,
    decimals: Option<&'a str>,
}

impl<'a> Number<'a> {
    /// Reads `10486.31`, `1,048.631`, `−26.2`.
    fn parse(text: &'a str) -> Option<Self> {
        let unsigned = text.trim_start_matches(['-', '\u{2212}', '+']);
        let minus = text.starts_with(['-', '\u{2212}']);
        let (whole, decimals) = unsigned.split_once('.').map_or((unsigned, None), |(whole, rest)| (whole, Some(rest)));
        let whole: String = whole.chars().filter(|letter| *letter != ',').collect();
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_digits(&whole) || !decimals.is_none_or(is_digits) {
            return None;
        }
        let significant = whole.trim_start_matches('0');
        let whole = if significant.is_empty() { "0".to_owned() } else { significant.to_owned() };
        Some(Self { minus, whole, decimals })
    }
}

/// One number, or the two ends of a range; `None` where the digits are no Arabic ones (四金).
fn numbers(digits: &str) -> Option<Vec<Number<'_>>> {
    let halves = ["–", "至", " to "].into_iter().find_map(|dash| digits.split_once(dash));
    match halves {
        Some((from, to)) => Some(vec![Number::parse(from)?, Number::parse(to)?]),
        None => Some(vec![Number::parse(digits)?]),
    }
}

/// A number with its qualifier and its unit, as it is said.
pub fn amount(amount: &Amount, lang: Lang) -> String {
    match (numbers(&amount.digits), lang) {
        (None, _) => amount.text(),
        (Some(numbers), Lang::Zh) => chinese::amount(amount, &numbers),
        (Some(numbers), Lang::En) => english::amount(amount, &numbers),
    }
}

/// A year: 二零二三年, twenty twenty-three.
pub fn year(year: i16, lang: Lang) -> String {
    let number = year.to_string();
    match lang {
        Lang::Zh => format!("{}年", chinese::one_by_one(&number)),
        Lang::En => english::year(&number),
    }
}

/// What comes before a value: `全部科技型企业，2022年推算值：`. The name is left out where it was just said.
pub fn before_value(name: Option<&str>, year: i16, derived: bool, lang: Lang) -> Vec<Piece> {
    let named = name.map(|name| Piece::Words(format!("{name}{}", Listening::Comma.text(lang))));
    let kind = if derived { Listening::DerivedValue } else { Listening::PrintedValue };
    named.into_iter().chain([Piece::Year(year), Piece::Words(kind.text(lang).to_owned())]).collect()
}

/// A growth as it is shown (`+52.14%`, `约−26.2%`), as the rest of a sentence: `，比上年增长52.14%`.
pub fn growth(label: &str, derived: bool, lang: Lang) -> Vec<Piece> {
    let is_sign = |letter: char| matches!(letter, '+' | '-' | '\u{2212}');
    let starts = |letter: char| is_sign(letter) || letter.is_ascii_digit();
    let from = label.find(starts).unwrap_or(label.len());
    let to = label.rfind(|letter: char| letter.is_ascii_digit()).map_or(from, |last| last + 1);
    let part = |range: core::ops::Range<usize>| label.get(range).unwrap_or_default();
    let signed = part(from..to);
    let falls = signed.starts_with(['-', '\u{2212}']);
    let shown = Amount {
        before: part(0..from).to_owned(),
        // The word says which way it went, for both ends of a range.
        digits: signed.chars().filter(|letter| !is_sign(*letter)).collect(),
        after: part(to..label.len()).to_owned(),
    };
    let (lead, tail) = match (lang, derived, falls) {
        (Lang::Zh, false, false) => ("，比上年增长", ""),
        (Lang::Zh, false, true) => ("，比上年下降", ""),
        (Lang::Zh, true, false) => ("，推算比上年增长", ""),
        (Lang::Zh, true, true) => ("，推算比上年下降", ""),
        (Lang::En, false, false) => (", up ", " on the year before"),
        (Lang::En, false, true) => (", down ", " on the year before"),
        (Lang::En, true, false) => ("; derived: up ", " on the year before"),
        (Lang::En, true, true) => ("; derived: down ", " on the year before"),
    };
    let number = if derived { Piece::Number(shown) } else { Piece::Printed(DataPart::Growth, shown) };
    vec![Piece::Words(lead.to_owned()), number, Piece::Words(tail.to_owned())]
}

#[cfg(test)]
mod tests;
