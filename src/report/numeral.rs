//! Numerals: every number of the source text, in Arabic digits or in Chinese.
//!
//! Takes a text, gives its numerals in order, each with its place. A Chinese numeral is one only where it
//! counts or ranks (四金, 六大板块, 第八季): 一 in 进一步 or 一流 is a word. Never judges what a numeral means.

use super::quote::Span;

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// `10486.31`
    Arabic,
    /// `四`
    Chinese,
}

/// A number as it stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numeral<'a> {
    /// Where.
    pub span: Span,
    /// The digits, without unit and sign.
    pub text: &'a str,
    /// How it is written.
    pub script: Script,
}

/// Whether a Chinese numeral is made of such letters: digits and powers.
fn is_chinese(letter: char) -> bool {
    matches!(
        letter,
        '〇' | '零' | '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千'
    )
}

/// What follows a Chinese numeral that counts or ranks.
const COUNTED: &str = "家件个项位户届季级大金银人所条次期翼";

/// Every numeral of `source`, in the order of the text.
pub fn numerals(source: &str) -> Vec<Numeral<'_>> {
    let mut found = Vec::new();
    let mut letters = source.char_indices();
    let mut before = None;
    while let Some((start, first)) = letters.next() {
        // Most letters are no part of a number: all text passes here, on the way to a page's first picture.
        if !first.is_ascii_digit() && !is_chinese(first) {
            before = Some(first);
            continue;
        }
        let rest = source.get(start..).unwrap_or_default();
        let (length, script) = if first.is_ascii_digit() {
            (arabic_length(rest), Some(Script::Arabic))
        } else {
            let length = rest.find(|next| !is_chinese(next)).unwrap_or(rest.len());
            (length, counts(before, rest.get(length..)).then_some(Script::Chinese))
        };
        let text = rest.get(..length).unwrap_or_default();
        let end = start + length;
        if let Some(script) = script {
            found.push(Numeral { span: Span { start, end }, text, script });
        }
        before = text.chars().next_back();
        while letters.offset() < end {
            letters.next();
        }
    }
    found
}

/// Whether a Chinese numeral between these two counts or ranks; one after an Arabic digit is its scale (3千).
fn counts(before: Option<char>, after: Option<&str>) -> bool {
    let ranks = before == Some('第');
    let counts = after.and_then(|rest| rest.chars().next()).is_some_and(|next| COUNTED.contains(next));
    (ranks || counts) && !before.is_some_and(|last| last.is_ascii_digit())
}

/// The length of the digits that `text` begins with, decimals included.
fn arabic_length(text: &str) -> usize {
    let run = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        from + rest.bytes().take_while(u8::is_ascii_digit).count()
    };
    let whole = run(0);
    if text.as_bytes().get(whole) != Some(&b'.') {
        return whole;
    }
    let decimals = run(whole + 1);
    if decimals > whole + 1 { decimals } else { whole }
}

/// The number that a Chinese numeral names, up to thousands: 八 is 8, 十二 is 12, 二百零三 is 203.
pub fn chinese_value(text: &str) -> Option<u32> {
    let mut total = 0;
    let mut digit = None;
    for letter in text.chars() {
        let power = match letter {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '两' => {
                digit = Some(2);
                continue;
            }
            _ => {
                digit = Some(
                    u32::try_from(
                        "〇一二三四五六七八九"
                            .chars()
                            .position(|one| one == letter || (one == '〇' && letter == '零'))?,
                    )
                    .ok()?,
                );
                continue;
            }
        };
        total += digit.take().unwrap_or(1) * power;
    }
    (!text.is_empty()).then(|| total + digit.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<&str> {
        numerals(source).into_iter().map(|numeral| numeral.text).collect()
    }

    #[test]
    fn arabic_digits_are_one_numeral_with_their_decimals() {
        assert_eq!(
            texts("余额 $10486.31$ 亿元,增长 $52.14\\%$ ,ARJ21,5月20—31日。7. 1"),
            ["10486.31", "52.14", "21", "5", "20", "31", "7", "1"]
        );
    }

    #[test]
    fn chinese_numerals_count_or_rank() {
        assert_eq!(
            texts("获四金三银,围绕六大板块,第八季,二级学科,两翼,第一"),
            ["四", "三", "六", "八", "二", "两", "一"]
        );
        assert_eq!(texts("十二家"), ["十二"]);
    }

    #[test]
    fn a_numeral_in_a_word_is_none() {
        assert!(texts("进一步,一流,一网通办,长三角,万户,一体").is_empty());
        assert_eq!(texts("3千家"), ["3"]);
    }

    #[test]
    fn a_span_gives_its_text_back() {
        let source = "共6家、四金";
        for numeral in numerals(source) {
            assert_eq!(numeral.span.of(source), numeral.text);
        }
    }

    #[test]
    fn chinese_numerals_have_values() {
        for (text, value) in [("四", 4), ("十", 10), ("十二", 12), ("二十", 20), ("二百零三", 203), ("两千", 2000)]
        {
            assert_eq!(chinese_value(text), Some(value), "{text}");
        }
        assert_eq!(chinese_value("4"), None);
        assert_eq!(chinese_value(""), None);
    }
}
