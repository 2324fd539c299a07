//! Numbers in words: the printed digits with their unit, in Chinese as printed, in English by an exact shift.
//!
//! Takes statistics and intervals, gives [`Amount`]s: what stands before the digits, the digits, what stands after.
//! Never formats a float and never rounds: Chinese digits are the printed string, English ones are the same digits
//! with the decimal point moved.

use crate::report::Lang;
use crate::report::derive::Value;
use crate::report::exact::{group_thousands, shift_point};
use crate::report::interval::Ends;
use crate::report::schema::{Bound, Counted, Nature, Place, Qualifier, Statistic};
use crate::report::unit::{Base, Unit};

/// A number in words, in three runs, so that the digits can be set apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    /// Qualifier and currency: `近`, `nearly CNY `.
    pub before: String,
    /// The digits.
    pub digits: String,
    /// The unit: `亿元`, ` billion`, `%`.
    pub after: String,
}

impl Amount {
    /// All three runs.
    pub fn text(&self) -> String {
        format!("{}{}{}", self.before, self.digits, self.after)
    }
}

/// How a unit is said in English: the shift of the point and the words around the digits.
struct English {
    places: i32,
    before: &'static str,
    scale: &'static str,
}

/// The English scale for digits of a unit. Money and counts are said in trillions, billions, millions or thousands
/// as the printed scale suggests, lower where the number would be less than one.
fn english(digits: &str, unit: &Unit) -> English {
    let exponent = i32::try_from(unit.exponent).unwrap_or(0);
    let (whole, decimals) = digits.trim_start_matches('-').split_once('.').unwrap_or((digits, ""));
    let whole = i32::try_from(whole.trim_start_matches(['-', '0']).len()).unwrap_or(0);
    // Digits before the point; less than none where decimals begin with zeros.
    let zeros = i32::try_from(decimals.len() - decimals.trim_start_matches('0').len()).unwrap_or(0);
    let magnitude = exponent + if whole == 0 { -zeros } else { whole };
    let highest = match unit.exponent {
        12 => 12,
        8 => 9,
        4 => 6,
        _ => 0,
    };
    let scales = [(12, " trillion"), (9, " billion"), (6, " million"), (3, " thousand")];
    let fits = |(scale, _): &(i32, &str)| *scale <= highest && magnitude > *scale;
    let (scale_exponent, scale) = scales.into_iter().find(fits).unwrap_or((0, ""));
    let before = if unit.base == Base::Yuan { "CNY " } else { "" };
    English { places: exponent - scale_exponent, before, scale }
}

/// Digits of a unit as English has them: shifted and grouped.
pub fn english_digits(digits: &str, unit: &Unit) -> String {
    group_thousands(&shift_point(digits, english(digits, unit).places))
}

/// A value with the digits given, in `lang`; `counted` names what is counted in English.
pub fn amount(digits: &str, unit: &Unit, counted: Option<&Counted>, lang: Lang) -> Amount {
    match lang {
        Lang::Zh => Amount { before: String::new(), digits: digits.to_owned(), after: unit.printed.clone() },
        Lang::En => {
            let english = english(digits, unit);
            let shown = group_thousands(&shift_point(digits, english.places));
            let noun = english_noun(&shown, unit, counted, english.scale.is_empty());
            Amount { before: english.before.to_owned(), digits: shown, after: format!("{}{noun}", english.scale) }
        }
    }
}

fn english_noun(digits: &str, unit: &Unit, counted: Option<&Counted>, unscaled: bool) -> String {
    let one = unscaled && digits == "1";
    match (&unit.base, counted) {
        (Base::Percent, _) => "%".to_owned(),
        (Base::Yuan, _) | (Base::Count(_), None) => String::new(),
        (_, Some(counted)) => format!(" {}", if one { &counted.one } else { &counted.other }),
        (Base::Time(word), None) => {
            let noun = match *word {
                "天" => "day",
                "小时" => "hour",
                "分钟" => "minute",
                "个月" => "month",
                _ => "year",
            };
            format!(" {noun}{}", if one { "" } else { "s" })
        }
    }
}

/// A statistic as printed, with its qualifiers and its printed unit.
pub fn printed(statistic: &Statistic, lang: Lang) -> Amount {
    worded(statistic, &statistic.printed, &statistic.unit, lang)
}

/// A statistic as it is read: where the print is faulty, the reading; else the same as [`printed`].
pub fn read(statistic: &Statistic, lang: Lang) -> Amount {
    let faulty = statistic.fault.as_ref().is_some_and(|fault| fault.read_as.is_some());
    if faulty {
        worded(statistic, statistic.read_digits(), statistic.read_unit(), lang)
    } else {
        printed(statistic, lang)
    }
}

fn worded(statistic: &Statistic, digits: &str, unit: &str, lang: Lang) -> Amount {
    let Some(parsed) = Unit::parse(unit) else {
        return Amount { before: String::new(), digits: digits.to_owned(), after: unit.to_owned() };
    };
    match lang {
        Lang::Zh => chinese(statistic, digits, &parsed),
        Lang::En => {
            let arabic =
                if digits == statistic.printed { statistic.value.as_deref().unwrap_or(digits) } else { digits };
            let mut amount = amount(arabic, &parsed, statistic.counted.as_ref(), lang);
            if matches!(statistic.nature, Nature::Rank | Nature::Ordinal) {
                ordinal_suffix(arabic).clone_into(&mut amount.after);
            }
            let qualifiers = statistic.qualifiers.iter().map(english_qualifier);
            amount.before = format!("{}{}", qualifiers.collect::<String>(), amount.before);
            amount
        }
    }
}

fn chinese(statistic: &Statistic, digits: &str, unit: &Unit) -> Amount {
    let at = |place: Place| -> String {
        let qualifiers = statistic.qualifiers.iter().filter(|qualifier| qualifier.place == place);
        qualifiers.map(|qualifier| qualifier.printed.as_str()).collect()
    };
    let ordinal = if matches!(statistic.nature, Nature::Rank | Nature::Ordinal) { "第" } else { "" };
    Amount {
        before: format!("{}{ordinal}", at(Place::Before)),
        digits: digits.to_owned(),
        after: format!("{}{}{}{}", unit.scale_printed(), at(Place::Inside), unit.base.printed(), at(Place::After)),
    }
}

fn ordinal_suffix(digits: &str) -> &'static str {
    match (digits.ends_with("11") || digits.ends_with("12") || digits.ends_with("13"), digits.as_bytes().last()) {
        (false, Some(b'1')) => "st",
        (false, Some(b'2')) => "nd",
        (false, Some(b'3')) => "rd",
        _ => "th",
    }
}

/// What a qualifier is in English, with the space after it.
fn english_qualifier(qualifier: &Qualifier) -> &'static str {
    match (qualifier.printed.as_str(), qualifier.bound) {
        ("以上", _) => "at least ",
        ("突破", _) => "more than ",
        ("首期", _) => "an initial ",
        ("近", _) | (_, Bound::Upper) => "nearly ",
        (_, Bound::Lower) => "over ",
        (_, Bound::None) => "",
    }
}

/// Printed per cent, with a true minus sign.
pub fn per_cent(digits: &str) -> String {
    format!("{}%", digits.replace('-', "\u{2212}"))
}

/// A printed growth rate with its sign: `+92.70%`.
pub fn signed_per_cent(digits: &str) -> String {
    if digits.starts_with('-') { per_cent(digits) } else { format!("+{}", per_cent(digits)) }
}

/// The interval of a derived value: `2468.2–2468.4亿元`, one number where it is one.
pub fn interval(value: &Value, counted: Option<&Counted>, lang: Lang) -> Option<Amount> {
    let ends = value.interval.ends(value.unit.exponent, value.whole)?;
    Some(ends_in_words(&ends, &value.unit, counted, lang))
}

fn ends_in_words(ends: &Ends, unit: &Unit, counted: Option<&Counted>, lang: Lang) -> Amount {
    let upper = amount(&ends.hi, unit, counted, lang);
    if ends.lo == ends.hi {
        return Amount { digits: upper.digits.replace('-', "\u{2212}"), ..upper };
    }
    // Both ends are shifted alike, by the scale of the upper one, so that they read as one range.
    let lower = match lang {
        Lang::Zh => ends.lo.clone(),
        Lang::En => group_thousands(&shift_point(&ends.lo, english(&ends.hi, unit).places)),
    };
    let dash = if lower.starts_with('-') { if lang == Lang::Zh { "至" } else { " to " } } else { "–" };
    let digits = format!("{lower}{dash}{}", upper.digits).replace('-', "\u{2212}");
    Amount { digits, ..upper }
}

/// The most decimals that a settled value is shown with.
const SETTLED_DECIMALS: i32 = 2;

/// The settled digits of a derived value: `约29.5%`; the interval where no digit is settled. `sign` keeps a minus.
pub fn about(value: &Value, counted: Option<&Counted>, sign: bool, lang: Lang) -> Option<Amount> {
    let settled = if value.whole {
        // A whole number has no decimals: it is settled where it is the only one.
        let ends = value.interval.ends(value.unit.exponent, true)?;
        (ends.lo == ends.hi).then_some(ends.lo)
    } else {
        value.interval.settled(value.unit.exponent, SETTLED_DECIMALS)
    };
    let Some(digits) = settled else {
        return interval(value, counted, lang);
    };
    let digits = if sign { digits } else { digits.trim_start_matches('-').to_owned() };
    let mut amount = amount(&digits, &value.unit, counted, lang);
    amount.digits = amount.digits.replace('-', "\u{2212}");
    if !value.whole {
        amount.before = format!("{}{}", if lang == Lang::Zh { "约" } else { "about " }, amount.before);
    }
    Some(amount)
}

/// Digits of an axis in English, shifted as those of its last tick are.
pub fn english_digits_like(digits: &str, last: &str, unit: &Unit) -> String {
    group_thousands(&shift_point(digits, english(last, unit).places))
}

/// The unit after the last tick of an axis: `亿元`, ` billion`; nothing where it would only repeat a noun.
pub fn axis_unit(last: &str, unit: &Unit, lang: Lang) -> String {
    match (lang, &unit.base) {
        (Lang::Zh, _) => unit.printed.clone(),
        (Lang::En, Base::Percent) => "%".to_owned(),
        (Lang::En, _) => english(last, unit).scale.to_owned(),
    }
}

/// A power of ten of a base unit: `1000万`, `10万亿元`; `10 million`. `with_unit` adds the base in Chinese and the
/// currency in English.
pub fn power_of_ten(exponent: i32, unit: &Unit, with_unit: bool, lang: Lang) -> String {
    let scales: &[(i32, &str)] = match lang {
        Lang::Zh => &[(12, "万亿"), (8, "亿"), (4, "万")],
        Lang::En => &[(12, " trillion"), (9, " billion"), (6, " million"), (3, " thousand")],
    };
    let (scale, word) = scales.iter().copied().find(|(scale, _)| exponent >= *scale).unwrap_or((0, ""));
    let digits = crate::report::exact::digits(1, exponent - scale);
    match lang {
        Lang::Zh => format!("{digits}{word}{}", if with_unit { unit.base.printed() } else { "" }),
        Lang::En => {
            let currency = if with_unit && unit.base == Base::Yuan { "CNY " } else { "" };
            format!("{currency}{digits}{word}")
        }
    }
}

/// What part of the longest bar another one is, in per cent.
pub fn part_of_longest(digits: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("约为最长一条的{digits}%"),
        Lang::En => format!("about {digits}% of the longest bar"),
    }
}

/// A count with what it counts: in Chinese the statistic's short name after the measure word, in English its noun.
pub fn with_noun(statistic: &Statistic, lang: Lang) -> String {
    let amount = printed(statistic, lang).text();
    match lang {
        Lang::Zh => format!("{amount}{}", statistic.row_name().get(lang)),
        Lang::En => amount,
    }
}

/// A statistic as printed, in English without the noun it counts: for where a heading names it.
pub fn without_noun(statistic: &Statistic, lang: Lang) -> Amount {
    printed(&Statistic { counted: None, ..statistic.clone() }, lang)
}

/// As [`without_noun`], in the reading where the print is faulty.
pub fn without_noun_as_read(statistic: &Statistic, lang: Lang) -> Amount {
    read(&Statistic { counted: None, ..statistic.clone() }, lang)
}

/// The reading of a statistic at its mark: digits, and the scale where the print has lost it.
pub fn at_mark(statistic: &Statistic, lang: Lang) -> String {
    let amount = without_noun_as_read(statistic, lang);
    if statistic.fault.is_none() {
        return amount.digits;
    }
    let scale = match (lang, Unit::parse(statistic.read_unit())) {
        (Lang::Zh, Some(unit)) => unit.scale_printed().to_owned(),
        _ => amount.after,
    };
    format!("{}{scale}", amount.digits)
}

#[cfg(test)]
mod tests;
