//! Quotes: every piece of the source that the dataset names is there, once, and says what the dataset says.
//!
//! Takes the report and its source, adds faults; does nothing without the source. Never mends a quote.

use super::{Faults, Scope, Source};
use crate::report::numeral::{Numeral, Script, chinese_value, numerals};
use crate::report::problem::{Code, QuoteFault};
use crate::report::quote::{Finder, QuoteError, Span};
use crate::report::schema::{Place, Quote, Statistic};
use crate::report::turns::{Pause, rest};

pub(super) async fn check(scope: &Scope<'_>, faults: &mut Faults, pause: Pause<'_>) {
    for (at, one) in scope.file.statistics.iter().enumerate() {
        if one.quotes.is_empty() {
            faults.add(format!("statistics[{at}].quotes"), &one.id, Code::Quote(QuoteFault::NoQuote));
        }
    }
    let Some(source) = &scope.source else { return };
    for (at, one) in scope.file.statistics.iter().enumerate() {
        rest(pause).await;
        statistic(one, &format!("statistics[{at}]"), source, faults);
    }
    for (at, one) in scope.file.lists.iter().enumerate() {
        for (heading_at, heading) in one.headings.iter().enumerate() {
            place(&heading.quote, &format!("lists[{at}].headings[{heading_at}].quote"), &one.id, source, faults);
        }
        if let Some(end) = &one.end {
            place(end, &format!("lists[{at}].end"), &one.id, source, faults);
        }
    }
    for (at, one) in scope.file.events.iter().enumerate() {
        rest(pause).await;
        let path = format!("events[{at}]");
        for (mention_at, mention) in one.mentions.iter().enumerate() {
            place(&mention.quote, &format!("{path}.mentions[{mention_at}].quote"), &one.id, source, faults);
        }
        words(one.date_printed.as_deref(), format!("{path}.date_printed"), &one.id, source, faults);
    }
    for (at, one) in scope.file.left_out.iter().enumerate() {
        place(&one.quote, &format!("left_out[{at}].quote"), "", source, faults);
    }
}

fn statistic(one: &Statistic, path: &str, source: &Source<'_>, faults: &mut Faults) {
    words(one.period.printed.as_deref(), format!("{path}.period.printed"), &one.id, source, faults);
    for (at, quote) in one.quotes.iter().enumerate() {
        let path = format!("{path}.quotes[{at}]");
        let Some(span) = place(quote, &path, &one.id, source, faults) else { continue };
        let tokens: Vec<_> = source.numerals_in(span).filter(|numeral| is_value(one, numeral, source.text)).collect();
        once(&one.printed, tokens.len(), format!("{path}.exact"), &one.id, faults);
        if let (Some(token), 1) = (tokens.first(), tokens.len()) {
            around(one, token, span, &path, source, faults);
        }
        if let Some(growth) = &one.growth {
            let count = source.numerals_in(span).filter(|numeral| is_growth(one, numeral, source.text)).count();
            once(&growth.printed, count, format!("{path}.exact"), &one.id, faults);
        }
    }
}

/// Whether a numeral of the source is the printed value of a statistic: the digits, and % where its unit is %.
pub(super) fn is_value(one: &Statistic, numeral: &Numeral<'_>, source: &str) -> bool {
    numeral.text == one.printed && is_percent(numeral, source) == (one.unit == "%")
}

/// Whether a numeral of the source is the printed growth of a statistic.
pub(super) fn is_growth(one: &Statistic, numeral: &Numeral<'_>, source: &str) -> bool {
    let printed = one.growth.as_ref().map(|growth| growth.printed.trim_start_matches('-'));
    printed == Some(numeral.text) && is_percent(numeral, source)
}

fn is_percent(numeral: &Numeral<'_>, source: &str) -> bool {
    let after = source.get(numeral.span.end..).unwrap_or_default();
    after.starts_with(['%', '％']) || after.starts_with("\\%")
}

fn once(numeral: &str, count: usize, path: String, id: &str, faults: &mut Faults) {
    let numeral = numeral.to_owned();
    match count {
        0 => faults.add(path, id, Code::Quote(QuoteFault::NoNumeral { numeral })),
        1 => {}
        count => faults.add(path, id, Code::Quote(QuoteFault::NumeralRepeated { numeral, count })),
    }
}

/// Unit and qualifiers stand in print where the dataset says.
fn around(one: &Statistic, token: &Numeral<'_>, quote: Span, path: &str, source: &Source<'_>, faults: &mut Faults) {
    let piece = |start, end| source.reading.reading_span(Span { start, end }).of(&source.reading.text);
    let before = piece(quote.start, token.span.start);
    // A quote may end between numeral and unit; the source goes on.
    let after = source.reading.text.get(source.reading.reading_offset(token.span.end)..).unwrap_or_default();
    for qualifier in &one.qualifiers {
        let line = after.split('\n').next().unwrap_or_default();
        let stands = match qualifier.place {
            Place::Before => before.contains(&qualifier.printed),
            Place::Inside | Place::After => line.contains(&qualifier.printed),
        };
        if !stands {
            let printed = qualifier.printed.clone();
            faults.add(format!("{path}.exact"), &one.id, Code::Quote(QuoteFault::NoQualifier { printed }));
        }
    }
    let inside = one.qualifiers.iter().filter(|qualifier| qualifier.place == Place::Inside);
    let unit_length = one.unit.chars().count() + inside.clone().map(|one| one.printed.chars().count()).sum::<usize>();
    let mut follows: String = after.trim_start().chars().take(unit_length).collect();
    for qualifier in inside {
        follows = follows.replacen(&qualifier.printed, "", 1);
    }
    if !follows.starts_with(&one.unit) {
        let fault = QuoteFault::OtherUnit { unit: one.unit.clone(), follows };
        faults.add(format!("{path}.exact"), &one.id, Code::Quote(fault));
    }
}

/// Finds a quote, or says why it has no place; its translation has no digits of its own.
pub(super) fn place(quote: &Quote, path: &str, id: &str, source: &Source<'_>, faults: &mut Faults) -> Option<Span> {
    if let Some(translation) = &quote.translation {
        for numeral in foreign_digits(&translation.en, &quote.exact) {
            let fault = QuoteFault::TranslationDigit { numeral };
            faults.add(format!("{path}.translation.en"), id, Code::Quote(fault));
        }
    }
    let exact = super::beginning(&quote.exact);
    let fault = match source.place(quote) {
        Ok(span) => return Some(span),
        Err(QuoteError::Ambiguous { count }) => QuoteFault::Ambiguous { exact, count },
        Err(QuoteError::NotFound) => QuoteFault::NotFound { exact, matching: matching(&source.finder, &quote.exact) },
    };
    faults.add(format!("{path}.exact"), id, Code::Quote(fault));
    None
}

/// How many characters of the beginning of `exact` stand in the source.
fn matching(source: &Finder<'_>, exact: &str) -> usize {
    let ends: Vec<usize> = exact.char_indices().map(|(at, letter)| at + letter.len_utf8()).collect();
    // A longer beginning is in the source only where every shorter one is, so this can be halved.
    ends.partition_point(|end| exact.get(..*end).is_some_and(|beginning| source.contains(beginning)))
}

fn words(printed: Option<&str>, path: String, id: &str, source: &Source<'_>, faults: &mut Faults) {
    if let Some(printed) = printed
        && !source.is_printed(printed)
    {
        let fault = QuoteFault::WordsNotPrinted { printed: super::beginning(printed) };
        faults.add(path, id, Code::Quote(fault));
    }
}

/// The numerals of an English text that are no shift of a numeral of the Chinese one.
pub(super) fn foreign_digits(english: &str, chinese: &str) -> Vec<String> {
    let without_separators = english.replace(',', "");
    let printed: Vec<String> = numerals(chinese).iter().map(significant).collect();
    let foreign = numerals(&without_separators).into_iter().filter(|numeral| numeral.script == Script::Arabic);
    foreign.filter(|numeral| !printed.contains(&significant(numeral))).map(|numeral| numeral.text.to_owned()).collect()
}

/// The digits that a shift of the decimal point keeps.
fn significant(numeral: &Numeral<'_>) -> String {
    let digits = match numeral.script {
        Script::Arabic => numeral.text.replace('.', ""),
        Script::Chinese => chinese_value(numeral.text).unwrap_or_default().to_string(),
    };
    digits.trim_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exact_shift_is_no_foreign_digit() {
        let chinese = "余额 $10486.31$ 亿元,2023—2025年,获四金,上升1位";
        assert!(foreign_digits("CNY 1,048.631 billion, 2023–2025, 4 gold, up 1", chinese).is_empty());
        assert_eq!(foreign_digits("CNY 1,048.632 billion", chinese), ["1048.632"]);
    }

    #[test]
    fn what_matches_is_counted_in_characters() {
        assert_eq!(matching(&Finder::new("贷款余额"), "贷款户数"), 2);
        assert_eq!(matching(&Finder::new("贷款余额"), "户数"), 0);
    }
}
