//! Axes: even steps from zero, or powers of ten.
//!
//! Takes the largest value shown and a unit, gives ticks with labels made of exact digits. The one place where
//! ranges are made: never empty, never without a width, never infinite, so that what draws them cannot fail.

use crate::report::Lang;
use crate::report::exact;
use crate::report::unit::Unit;
use crate::words::number;

/// An axis that begins at zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Its end, in base units; more than zero.
    pub max: f64,
    /// Marked places.
    pub ticks: Vec<Tick>,
}

/// A marked place.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Position in base units.
    pub at: f64,
    /// Its label.
    pub label: String,
}

/// A power of ten on a log axis.
pub type Decade = Tick;

/// How far the axis goes beyond its largest value, as a part of it.
const HEADROOM: f64 = 0.045;

impl Axis {
    /// An axis from zero that holds `largest` (base units) with four to eight even steps, labelled in `unit`.
    pub fn from_zero(largest: f64, unit: &Unit, lang: Lang) -> Self {
        let unit_size = 10_f64.powi(i32::try_from(unit.exponent).unwrap_or(0));
        // Room above the largest number that a float holds would be no number.
        let largest = if largest.is_finite() && largest > 0.0 { largest.min(f64::MAX / 2.0) } else { unit_size };
        let in_unit = (largest / unit_size).clamp(1e-9, 1e15);
        let (mantissa, exponent) = even_step(in_unit / 6.0);
        let step = f64::from(mantissa) * 10_f64.powi(exponent);
        let count = (in_unit * (1.0 + HEADROOM) / step).floor().max(1.0) as i32;
        let last = exact::digits(i128::from(mantissa) * i128::from(count), exponent);
        let ticks = (0..=count)
            .map(|index| {
                let digits = exact::digits(i128::from(mantissa) * i128::from(index), exponent);
                let label = match lang {
                    _ if index == 0 => "0".to_owned(),
                    Lang::Zh => digits,
                    Lang::En => number::english_digits_like(&digits, &last, unit),
                };
                let unit_label = if index == count { number::axis_unit(&last, unit, lang) } else { String::new() };
                Tick { at: f64::from(index) * step * unit_size, label: format!("{label}{unit_label}") }
            })
            .collect();
        Self { max: largest * (1.0 + HEADROOM), ticks }
    }

    /// An axis that holds `low` and `high` (base units): from zero, unless that would leave more than half of it empty;
    /// gives where it begins, the axis, and whether zero is on it.
    pub fn between(low: f64, high: f64, unit: &Unit, lang: Lang) -> (f64, Self, bool) {
        let finite = |value: f64| if value.is_finite() { value.clamp(-1e24, 1e24) } else { 0.0 };
        let (low, high) = (finite(low).min(finite(high)), finite(high).max(finite(low)));
        if low >= 0.0 && low <= high * 0.5 {
            return (0.0, Self::from_zero(high, unit, lang), true);
        }
        let (low, high) = if high <= 0.0 && high >= low * 0.5 { (low, 0.0) } else { (low, high) };
        let unit_size = 10_f64.powi(i32::try_from(unit.exponent).unwrap_or(0));
        let room = ((high - low) * HEADROOM * 2.0).max(high.abs().max(low.abs()) * 1e-6).max(unit_size * 1e-6);
        let (min, max) = (low - room, high + room);
        let (mantissa, exponent) = even_step((max - min) / unit_size / 6.0);
        let step = f64::from(mantissa) * 10_f64.powi(exponent) * unit_size;
        let (first, last) = ((min / step).ceil() as i64, (max / step).floor() as i64);
        let digits = |index: i64| exact::digits(i128::from(mantissa) * i128::from(index), exponent);
        // All are said in the scale of the one that is farthest from zero.
        let like = digits(if last.abs() >= first.abs() { last } else { first });
        let ticks = (first..=last.min(first + 16)).map(|index| {
            let label = match lang {
                _ if index == 0 => "0".to_owned(),
                Lang::Zh => digits(index),
                Lang::En => number::english_digits_like(&digits(index), &like, unit),
            };
            let unit_label = if index == last { number::axis_unit(&like, unit, lang) } else { String::new() };
            Tick { at: index as f64 * step, label: format!("{}{unit_label}", label.replace('-', "\u{2212}")) }
        });
        (min, Self { max, ticks: ticks.collect() }, min <= 0.0 && max >= 0.0)
    }

    /// Powers of ten that hold all of `values` (base units, more than zero), each labelled in full.
    pub fn decades(values: &[f64], unit: &Unit, lang: Lang) -> Vec<Decade> {
        let usable = || values.iter().copied().filter(|value| value.is_finite() && *value > 0.0);
        let lowest = usable().fold(f64::INFINITY, f64::min);
        let highest = usable().fold(0.0, f64::max);
        if !lowest.is_finite() {
            return Self::decades(&[1.0], unit, lang);
        }
        let first = lowest.log10().floor().clamp(-12.0, 24.0) as i32;
        let last = (highest.log10().ceil() as i32).clamp(first + 1, 25);
        (first..=last)
            .map(|exponent| {
                let unit_label = exponent == last || exponent == first;
                Tick { at: 10_f64.powi(exponent), label: number::power_of_ten(exponent, unit, unit_label, lang) }
            })
            .collect()
    }
}

/// A step of 1, 2 or 5 times a power of ten, the next above `least`.
fn even_step(least: f64) -> (i32, i32) {
    let exponent = least.log10().floor() as i32;
    let scaled = least / 10_f64.powi(exponent);
    match scaled {
        _ if scaled <= 1.0 => (1, exponent),
        _ if scaled <= 2.0 => (2, exponent),
        _ if scaled <= 5.0 => (5, exponent),
        _ => (1, exponent + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn unit(printed: &str) -> Unit {
        Unit::parse(printed).unwrap_or(Unit {
            printed: String::new(),
            exponent: 0,
            base: crate::report::unit::Base::Percent,
        })
    }

    #[test]
    fn ticks_are_even_and_labelled_in_the_unit_of_the_language() {
        let axis = Axis::from_zero(10486.31e8, &unit("亿元"), Lang::Zh);
        let labels: Vec<&str> = axis.ticks.iter().map(|tick| tick.label.as_str()).collect();
        assert_eq!(labels, ["0", "2000", "4000", "6000", "8000", "10000亿元"]);
        let axis = Axis::from_zero(10486.31e8, &unit("亿元"), Lang::En);
        let labels: Vec<&str> = axis.ticks.iter().map(|tick| tick.label.as_str()).collect();
        assert_eq!(labels, ["0", "200", "400", "600", "800", "1,000 billion"]);
    }

    proptest! {
        #[test]
        fn an_axis_can_always_be_drawn(largest in proptest::num::f64::ANY, exponent in 0_u32..13) {
            let unit = Unit { exponent, ..unit("元") };
            let axis = Axis::from_zero(largest, &unit, Lang::En);
            prop_assert!(axis.max.is_finite() && axis.max > 0.0);
            prop_assert!(axis.ticks.len() >= 2 && axis.ticks.len() < 12, "{}", axis.ticks.len());
        }

        #[test]
        fn decades_can_always_be_drawn(values in proptest::collection::vec(proptest::num::f64::ANY, 0..4)) {
            let decades = Axis::decades(&values, &unit("元"), Lang::Zh);
            prop_assert!(decades.len() >= 2 && decades.len() < 40);
        }
    }
}
