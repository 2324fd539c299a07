//! Chinese readings of numbers.
//!
//! Takes digits, gives the words people say: 一万零四百八十六点三一. Never leaves a digit out; a number of more than
//! sixteen digits before the point is said digit by digit.

use super::super::number::Amount;
use super::Number;

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// What a digit stands for, from the right, within four digits.
const PLACES: [&str; 4] = ["", "十", "百", "千"];

/// More digits than that are no number that people have a name for.
const LONGEST: usize = 16;

/// A number or a range with qualifier and unit.
pub(super) fn amount(amount: &Amount, numbers: &[Number<'_>]) -> String {
    let per_cent = amount.after.strip_prefix('%');
    let one = |one: &Number<'_>| {
        let minus = if one.minus { "负" } else { "" };
        let of = if per_cent.is_some() { "百分之" } else { "" };
        format!("{minus}{of}{}", number(one))
    };
    let counts = per_cent.is_none() && !amount.after.is_empty() && !amount.before.ends_with('第');
    let said = match numbers {
        [only] if counts && only.whole == "2" && only.decimals.is_none() => one(only).replace('二', "两"),
        _ => numbers.iter().map(one).collect::<Vec<_>>().join("至"),
    };
    format!("{}{said}{}", amount.before, per_cent.unwrap_or(&amount.after))
}

fn number(number: &Number<'_>) -> String {
    let whole = if number.whole.len() > LONGEST { one_by_one(&number.whole) } else { whole(&number.whole, true) };
    match number.decimals {
        Some(decimals) => format!("{whole}点{}", one_by_one(decimals)),
        None => whole,
    }
}

/// Each digit by itself; what is no digit stays.
pub(super) fn one_by_one(digits: &str) -> String {
    digits.chars().map(|letter| digit(letter).unwrap_or(letter)).collect()
}

fn digit(letter: char) -> Option<char> {
    DIGITS.get(usize::try_from(letter.to_digit(10)?).ok()?).copied()
}

/// Digits without zeros before them. `first` where nothing was said before: ten is 十 there and 一十 elsewhere.
fn whole(digits: &str, first: bool) -> String {
    if digits == "0" {
        return one_by_one(digits);
    }
    for (length, scale) in [(8, "亿"), (4, "万")] {
        if let Some((high, low)) = digits.len().checked_sub(length).filter(|at| *at > 0).map(|at| digits.split_at(at)) {
            return format!("{}{scale}{}", whole(high, first), rest(low));
        }
    }
    up_to_thousands(digits, first)
}

/// What follows 亿 or 万: nothing for zeros, one 零 where it begins with some.
fn rest(digits: &str) -> String {
    let significant = digits.trim_start_matches('0');
    match significant.len() {
        0 => String::new(),
        length if length < digits.len() => format!("零{}", whole(significant, false)),
        _ => whole(significant, false),
    }
}

fn up_to_thousands(digits: &str, first: bool) -> String {
    let mut said = String::new();
    let mut skipped = false;
    for (at, letter) in digits.chars().enumerate() {
        if letter == '0' {
            skipped = true;
            continue;
        }
        if core::mem::take(&mut skipped) {
            said.push('零');
        }
        let place = digits.len() - 1 - at;
        if !(first && at == 0 && place == 1 && letter == '1') {
            said.extend(digit(letter));
        }
        said.push_str(PLACES.get(place).copied().unwrap_or_default());
    }
    said
}
