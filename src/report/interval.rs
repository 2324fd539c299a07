//! Intervals: what a printed, rounded number can have been.
//!
//! Takes printed decimals with their unit, gives the closed hull of every number that would be printed so
//! (4.43 万 is 4.425 万 to 4.435 万; a whole count is itself). Ends are exact rationals. Rounds only outwards,
//! so that what is said is never narrower than what is known; never gives a midpoint.

use num_traits::{CheckedMul, CheckedSub};
use rust_decimal::Decimal;

use super::exact::{self, Direction, Exact};
use super::unit::Unit;

/// Every number from `lo` to `hi`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Lower end.
    pub lo: Exact,
    /// Upper end, not below `lo`.
    pub hi: Exact,
}

/// An interval in digits: both ends, rounded outwards to one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ends {
    /// Lower end.
    pub lo: String,
    /// Upper end; equal to `lo` where the interval is a single number that these digits can write.
    pub hi: String,
}

/// The largest power of ten that is not above `most`; `None` where there is none.
fn power_within(most: Exact) -> Option<i32> {
    (-30..=30).rev().find(|exponent| exact::scale(*exponent).is_some_and(|step| step <= most))
}

impl Interval {
    /// A single number.
    pub fn point(value: Exact) -> Self {
        Self { lo: value, hi: value }
    }

    /// What a printed value can have been, in its base unit (元, 件, 户, %).
    ///
    /// Whole counts printed without a scale and without decimals are exact; everything else was rounded to its
    /// last printed digit.
    pub fn of_printed(decimal: Decimal, unit: &Unit) -> Option<Self> {
        let value = exact::from_decimal(decimal)?.checked_mul(&exact::scale(i32::try_from(unit.exponent).ok()?)?)?;
        let last_place = i32::try_from(unit.exponent).ok()? - i32::try_from(decimal.scale()).ok()?;
        if unit.base.is_count() && last_place == 0 && unit.exponent == 0 {
            return Some(Self::point(value));
        }
        let half = exact::scale(last_place)?.checked_mul(&Exact::new_raw(1, 2))?;
        Some(Self { lo: value - half, hi: value + half })
    }

    /// What a printed growth rate in per cent can have been.
    pub fn of_growth(decimal: Decimal) -> Option<Self> {
        let value = exact::from_decimal(decimal)?;
        let half = exact::scale(-i32::try_from(decimal.scale()).ok()?)? / Exact::from_integer(2);
        Some(Self { lo: value - half, hi: value + half })
    }

    /// Whether it is one number.
    pub fn is_point(self) -> bool {
        self.lo == self.hi
    }

    /// The largest power of ten that is not wider than the interval; `None` for a single number.
    fn step_exponent(self) -> Option<i32> {
        power_within(self.hi.checked_sub(&self.lo)?)
    }

    /// Both ends in digits, rounded outwards to a step of `10^exponent`.
    fn outwards(self, exponent: i32) -> Option<Ends> {
        let lo = exact::steps(self.lo, exponent, Direction::Down)?;
        let hi = exact::steps(self.hi, exponent, Direction::Up)?;
        Some(Ends { lo: exact::digits(lo, exponent), hi: exact::digits(hi, exponent) })
    }

    /// The ends in units of `10^exponent`, rounded outwards at the largest power of ten that is not wider than the
    /// interval. `whole` gives the whole numbers inside instead, where there are any and the unit has no scale.
    pub fn ends(self, exponent: u32, whole: bool) -> Option<Ends> {
        if whole && exponent == 0 {
            let (lo, hi) = (self.lo.ceil().to_integer(), self.hi.floor().to_integer());
            if lo <= hi {
                return Some(Ends { lo: exact::digits(lo, 0), hi: exact::digits(hi, 0) });
            }
        }
        let unit = exact::scale(-i32::try_from(exponent).ok()?)?;
        let scaled = Self { lo: self.lo.checked_mul(&unit)?, hi: self.hi.checked_mul(&unit)? };
        let Some(step) = scaled.step_exponent() else { return scaled.point_digits() };
        scaled.outwards(step)
    }

    /// A single number as digits: all of them where it has at most twelve decimals, else its first four or five,
    /// rounded outwards (8890 of 9729 is 91.37 to 91.38 per cent).
    fn point_digits(self) -> Option<Ends> {
        let whole = (0..=12).find_map(|places| {
            let steps = exact::steps(self.lo, -places, Direction::Nearest)?;
            let back = Exact::from_integer(steps).checked_mul(&exact::scale(-places)?)?;
            (back == self.lo).then(|| {
                let text = exact::digits(steps, -places);
                Ends { lo: text.clone(), hi: text }
            })
        });
        whole.or_else(|| {
            let size = if self.lo < Exact::from_integer(0) { -self.lo } else { self.lo };
            self.outwards(power_within(size / Exact::from_integer(1000))?)
        })
    }

    /// The digits both ends round to, in units of `10^exponent`, with as many decimals as the interval settles and
    /// `most` at the most; `None` where not even the whole number is settled.
    pub fn settled(self, exponent: u32, most: i32) -> Option<String> {
        let unit = exact::scale(-i32::try_from(exponent).ok()?)?;
        let (lo, hi) = (self.lo.checked_mul(&unit)?, self.hi.checked_mul(&unit)?);
        (0..=most).rev().find_map(|places| {
            let low = exact::steps(lo, -places, Direction::Nearest)?;
            let high = exact::steps(hi, -places, Direction::Nearest)?;
            // A small value rounded away to nothing would say more than is known.
            let vanishes = low == 0 && !(self.is_point() && self.lo == Exact::from_integer(0));
            (low == high && !vanishes).then(|| exact::digits(low, -places))
        })
    }

    /// −1, 0 or 1 where every number of the interval has that sign, else `None`.
    pub fn sign(self) -> Option<i8> {
        let zero = Exact::from_integer(0);
        if self.lo > zero {
            Some(1)
        } else if self.hi < zero {
            Some(-1)
        } else if self.is_point() {
            Some(0)
        } else {
            None
        }
    }
}
