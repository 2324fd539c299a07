//! English readings of numbers, as in Britain: one thousand and forty-eight point six three one.
//!
//! Takes digits, gives words. Never leaves a digit out; a number of more than fifteen digits before the point is said
//! digit by digit.

use super::super::number::Amount;
use super::Number;

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// What a group of three digits stands for, from the right.
const SCALES: [&str; 5] = ["", " thousand", " million", " billion", " trillion"];

/// Ordinals that are not the number with `th`.
const IRREGULAR: [(&str, &str); 7] = [
    ("one", "first"),
    ("two", "second"),
    ("three", "third"),
    ("five", "fifth"),
    ("eight", "eighth"),
    ("nine", "ninth"),
    ("twelve", "twelfth"),
];

/// A number or a range with qualifier and unit; the currency is said after the digits.
pub(super) fn amount(amount: &Amount, numbers: &[Number<'_>]) -> String {
    let currency = amount.before.strip_suffix("CNY ");
    let said = numbers.iter().map(number).collect::<Vec<_>>().join(" to ");
    let (said, after) = match amount.after.as_str() {
        "st" | "nd" | "rd" | "th" => (ordinal(&said), String::new()),
        after => (said, after.strip_prefix('%').map_or_else(|| after.to_owned(), |rest| format!(" per cent{rest}"))),
    };
    let yuan = if currency.is_some() { " yuan" } else { "" };
    format!("{}{said}{after}{yuan}", currency.unwrap_or(&amount.before))
}

fn number(number: &Number<'_>) -> String {
    let minus = if number.minus { "minus " } else { "" };
    let whole = whole(&number.whole);
    match number.decimals {
        Some(decimals) => format!("{minus}{whole} point {}", one_by_one(decimals)),
        None => format!("{minus}{whole}"),
    }
}

fn one_by_one(digits: &str) -> String {
    digits
        .chars()
        .map(|letter| small(usize::try_from(letter.to_digit(10).unwrap_or(0)).unwrap_or(0)))
        .collect::<Vec<_>>()
        .join(" ")
}

fn small(number: usize) -> &'static str {
    SMALL.get(number).copied().unwrap_or_default()
}

/// Digits before the point.
fn whole(digits: &str) -> String {
    let groups = groups(digits);
    if groups.len() > SCALES.len() {
        return one_by_one(digits);
    }
    let mut said: Vec<String> = Vec::new();
    for (group, scale) in groups.iter().zip(SCALES.iter().take(groups.len()).rev()) {
        if *group > 0 {
            let and = if scale.is_empty() && *group < 100 && !said.is_empty() { "and " } else { "" };
            said.push(format!("{and}{}{scale}", below_thousand(*group)));
        }
    }
    if said.is_empty() { small(0).to_owned() } else { said.join(" ") }
}

/// Groups of three digits, the first one as long as is left.
fn groups(digits: &str) -> Vec<usize> {
    let mut groups = Vec::new();
    let mut rest = digits;
    while !rest.is_empty() {
        let (head, group) = rest.split_at(rest.len().saturating_sub(3));
        groups.push(group.parse().unwrap_or(0));
        rest = head;
    }
    groups.reverse();
    groups
}

fn below_thousand(number: usize) -> String {
    match (number / 100, number % 100) {
        (0, rest) => below_hundred(rest),
        (hundreds, 0) => format!("{} hundred", small(hundreds)),
        (hundreds, rest) => format!("{} hundred and {}", small(hundreds), below_hundred(rest)),
    }
}

fn below_hundred(number: usize) -> String {
    let tens = || TENS.get(number / 10).copied().unwrap_or_default();
    match number {
        0..20 => small(number).to_owned(),
        _ if number.is_multiple_of(10) => tens().to_owned(),
        _ => format!("{}-{}", tens(), small(number % 10)),
    }
}

/// The ordinal of a number in words: twenty-first.
fn ordinal(said: &str) -> String {
    let at = said.rfind([' ', '-']).map_or(0, |at| at + 1);
    let (before, last) = said.split_at(at);
    let irregular =
        IRREGULAR.into_iter().find(|(cardinal, _)| *cardinal == last).map(|(_, ordinal)| ordinal.to_owned());
    let regular = || last.strip_suffix('y').map_or_else(|| format!("{last}th"), |stem| format!("{stem}ieth"));
    format!("{before}{}", irregular.unwrap_or_else(regular))
}

/// A year of four digits in pairs: twenty twenty-three, nineteen oh five, two thousand and nine.
pub(super) fn year(year: &str) -> String {
    let pair = |range| year.get(range).and_then(|digits: &str| digits.parse::<usize>().ok());
    match (pair(0..2), pair(2..4)) {
        (Some(century), Some(0)) if year.len() == 4 && century % 10 > 0 => {
            format!("{} hundred", below_hundred(century))
        }
        (Some(century), Some(rest @ 1..10)) if year.len() == 4 && century % 10 > 0 => {
            format!("{} oh {}", below_hundred(century), small(rest))
        }
        (Some(century @ 10..), Some(rest @ 10..)) if year.len() == 4 => {
            format!("{} {}", below_hundred(century), below_hundred(rest))
        }
        _ => Number::parse(year).map_or_else(|| year.to_owned(), |year| number(&year)),
    }
}
