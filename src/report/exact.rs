//! Exact numbers: printed decimals as rationals, and rationals as digits again.
//!
//! Takes strings of printed digits, gives [`Exact`] rationals and back. Rounding happens only where a caller
//! names the place and the direction. Never a float, never a silent overflow: what does not fit is `None`.

use num_rational::Ratio;
use rust_decimal::Decimal;

/// An exact rational number.
pub type Exact = Ratio<i128>;

/// Most significant digits a printed number may have; leaves room for exact products of several.
pub const MAX_DIGITS: usize = 12;

/// Reads printed digits such as `92.70`; at most [`MAX_DIGITS`] digits, no sign but `-`, no separators.
pub fn parse(digits: &str) -> Option<Decimal> {
    let unsigned = digits.strip_prefix('-').unwrap_or(digits);
    let mut parts = unsigned.splitn(2, '.');
    let whole = parts.next()?;
    let fraction = parts.next();
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole) || fraction.is_some_and(|text| !all_digits(text)) {
        return None;
    }
    if whole.len() + fraction.map_or(0, str::len) > MAX_DIGITS {
        return None;
    }
    digits.parse().ok()
}

/// The decimal as a rational.
pub fn from_decimal(decimal: Decimal) -> Option<Exact> {
    Some(Exact::new(decimal.mantissa(), power_of_ten(decimal.scale())?))
}

/// `10^exponent`, or `None` where it does not fit.
pub fn power_of_ten(exponent: u32) -> Option<i128> {
    10_i128.checked_pow(exponent)
}

/// `10^exponent` as a rational, for negative exponents too.
pub fn scale(exponent: i32) -> Option<Exact> {
    let power = power_of_ten(exponent.unsigned_abs())?;
    Some(if exponent < 0 { Exact::new_raw(1, power) } else { Exact::from_integer(power) })
}

/// Which way to round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards minus infinity.
    Down,
    /// Towards plus infinity.
    Up,
    /// To the nearest, halves away from zero.
    Nearest,
}

/// `value` in whole steps of `10^exponent`, rounded in `direction`.
pub fn steps(value: Exact, exponent: i32, direction: Direction) -> Option<i128> {
    let scaled = num_traits::CheckedMul::checked_mul(&value, &scale(exponent.checked_neg()?)?)?;
    Some(
        match direction {
            Direction::Down => scaled.floor(),
            Direction::Up => scaled.ceil(),
            Direction::Nearest => scaled.round(),
        }
        .to_integer(),
    )
}

/// The digits of `steps · 10^exponent`, with `-exponent` decimals where `exponent` is negative: (-5, -1) is `-0.5`.
pub fn digits(steps: i128, exponent: i32) -> String {
    let sign = if steps < 0 { "-" } else { "" };
    let magnitude = steps.unsigned_abs().to_string();
    let places = exponent.unsigned_abs() as usize;
    if exponent >= 0 {
        let zeros = if steps == 0 { 0 } else { places };
        return format!("{sign}{magnitude}{}", "0".repeat(zeros));
    }
    let padded = format!("{magnitude:0>width$}", width = places + 1);
    let (whole, fraction) = padded.split_at(padded.len() - places);
    format!("{sign}{whole}.{fraction}")
}

/// The most decimals that [`decimal`] writes.
const MOST_DECIMALS: i32 = 24;

/// A rational as a decimal with all of its digits and no more; `None` where it has no end.
pub fn decimal(value: Exact) -> Option<String> {
    (0..=MOST_DECIMALS).find_map(|places| {
        let steps = steps(value, -places, Direction::Nearest)?;
        let back = num_traits::CheckedMul::checked_mul(&Exact::from_integer(steps), &scale(-places)?)?;
        (back == value).then(|| digits(steps, -places))
    })
}

/// Moves the decimal point of printed digits by `places` to the right (negative: to the left), exactly.
///
/// Digits after the point stay, zeros at the end included; zeros that stood before the point and would come to
/// stand at the end after it are dropped, since the print gave them no meaning as decimals (`2000` by −2: `20`).
pub fn shift_point(digits: &str, places: i32) -> String {
    let (sign, unsigned) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let point = i64::try_from(whole.len()).unwrap_or(i64::MAX).saturating_add(i64::from(places));
    let mut all = format!("{whole}{fraction}");
    let mut point = if point <= 0 {
        all = format!("{}{all}", "0".repeat(usize::try_from(1 - point).unwrap_or(0)));
        1
    } else {
        usize::try_from(point).unwrap_or(0)
    };
    while all.len() < point {
        all.push('0');
    }
    while point > 1 && all.starts_with('0') {
        all.remove(0);
        point -= 1;
    }
    let (whole, decimals) = all.split_at(point);
    let decimals = if fraction.is_empty() { decimals.trim_end_matches('0') } else { decimals };
    if decimals.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{decimals}") }
}

/// Puts separators between thousands: `10486.31` is `10,486.31`.
pub fn group_thousands(digits: &str) -> String {
    let (sign, unsigned) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let (whole, fraction) = unsigned.split_once('.').map_or((unsigned, None), |(whole, rest)| (whole, Some(rest)));
    let mut grouped = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if let Some(fraction) = fraction {
        grouped.push('.');
        grouped.push_str(fraction);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shift_keeps_printed_decimals_and_drops_meaningless_zeros() {
        for (digits, places, expected) in [
            ("10486.31", -1, "1048.631"),
            ("2937.6", -2, "29.376"),
            ("92.70", 0, "92.70"),
            ("24.10", 1, "241.0"),
            ("2.99", 1, "29.9"),
            ("2000", -2, "20"),
            ("1", 2, "100"),
            ("1.2", 2, "120"),
            ("45", -1, "4.5"),
            ("0.35", 1, "3.5"),
            ("5", -3, "0.005"),
            ("-0.5", 1, "-5"),
        ] {
            assert_eq!(shift_point(digits, places), expected, "{digits} by {places}");
        }
    }

    #[test]
    fn digits_are_written_with_the_decimals_of_the_step() {
        assert_eq!(digits(68923, -1), "6892.3");
        assert_eq!(digits(-5, -1), "-0.5");
        assert_eq!(digits(3, 2), "300");
        assert_eq!(digits(0, 2), "0");
        assert_eq!(digits(7, -3), "0.007");
    }

    #[test]
    fn a_decimal_has_all_of_its_digits_and_no_more() {
        let decimal = |upper, lower| decimal(Exact::new(upper, lower));
        assert_eq!(decimal(44_250, 1).as_deref(), Some("44250"));
        assert_eq!(decimal(-1, 8).as_deref(), Some("-0.125"));
        assert_eq!(decimal(0, 1).as_deref(), Some("0"));
        assert_eq!(decimal(1, 3), None);
    }

    #[test]
    fn only_plain_digits_are_numbers() {
        for bad in ["", ".", "1.", ".5", "1e5", "1,000", " 1", "１", "0x1", "+1", "1234567890123"] {
            assert!(parse(bad).is_none(), "{bad}");
        }
        assert_eq!(parse("92.70").map(|decimal| decimal.to_string()).as_deref(), Some("92.70"));
    }

    #[test]
    fn thousands_are_grouped_before_the_point_only() {
        assert_eq!(group_thousands("1048.631"), "1,048.631");
        assert_eq!(group_thousands("999"), "999");
        assert_eq!(group_thousands("-1234567.1234"), "-1,234,567.1234");
    }
}
