//! Formulas over printed inputs, and the interval of all they can give.
//!
//! Takes an expression and the intervals of its inputs, gives its hull, computed exactly at every corner of the box of
//! inputs. Refuses a formula whose corners need not be its extremes. Never a float, never an unchecked operation.

use std::collections::HashMap;

use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Zero};

use super::derive::DeriveError;
use super::exact::Exact;
use super::interval::Interval;

/// Most printed inputs a formula may have: every corner is computed, and there are `2^n`.
pub(super) const MAX_INPUTS: usize = 10;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    Value,
    Growth,
}

/// A formula over printed inputs.
pub(super) enum Expr {
    Input(usize),
    Number(Exact),
    Add(Box<Self>, Box<Self>),
    Sub(Box<Self>, Box<Self>),
    Mul(Box<Self>, Box<Self>),
    Div(Box<Self>, Box<Self>),
}

/// The printed inputs of one formula, each once.
#[derive(Default)]
pub(super) struct Inputs {
    index: HashMap<(String, Part), usize>,
    intervals: Vec<Interval>,
    /// How many values the formula has been expanded to, so that nested ones cannot grow without end.
    pub(super) steps: usize,
}

/// Most values a formula may be expanded to.
pub(super) const MAX_STEPS: usize = 256;

impl Inputs {
    pub(super) fn add(&mut self, id: &str, part: Part, interval: Interval) -> Expr {
        let next = self.intervals.len();
        let at = *self.index.entry((id.to_owned(), part)).or_insert(next);
        if at == next {
            self.intervals.push(interval);
        }
        Expr::Input(at)
    }

    /// The smallest and the largest value over all corners of the box of inputs.
    pub(super) fn hull(&self, expr: &Expr) -> Result<Interval, DeriveError> {
        let count = self.intervals.len();
        if count > MAX_INPUTS {
            return Err(DeriveError::TooDeep(String::new()));
        }
        if (0..count)
            .any(|input| expr.degree(input).is_none_or(|degree| degree.above.degree > 1 || degree.below.degree > 1))
        {
            return Err(DeriveError::Tangled);
        }
        let mut hull: Option<Interval> = None;
        let mut divisors: Vec<Exact> = Vec::new();
        let mut signs: Option<Vec<bool>> = None;
        for corner in 0..(1_u32 << count) {
            let at = |index: usize| {
                self.intervals
                    .get(index)
                    .map(|interval| if corner >> index & 1 == 0 { interval.lo } else { interval.hi })
            };
            divisors.clear();
            let value = expr.at(&at, &mut divisors)?;
            // A divisor that changes its sign between corners is zero somewhere inside the box.
            let these: Vec<bool> = divisors.iter().map(|divisor| *divisor > Exact::zero()).collect();
            if signs.get_or_insert_with(|| these.clone()) != &these {
                return Err(DeriveError::DivisionByZero);
            }
            hull =
                Some(hull.map_or(Interval::point(value), |hull| Interval {
                    lo: hull.lo.min(value),
                    hi: hull.hi.max(value),
                }));
        }
        hull.ok_or(DeriveError::Overflow)
    }
}

/// One side of a fraction, as a polynomial in one input.
#[derive(Clone, Copy)]
struct Side {
    degree: u32,
    /// Whether it is a power of the input alone, times what does not hold the input: such factors cancel.
    power: bool,
}

impl Side {
    const NONE: Self = Self { degree: 0, power: true };

    fn times(self, other: Self) -> Option<Self> {
        Some(Self { degree: self.degree.checked_add(other.degree)?, power: self.power && other.power })
    }
}

/// A formula as one fraction, seen from one input.
#[derive(Clone, Copy)]
struct Degree {
    above: Side,
    below: Side,
}

impl Degree {
    fn plus(self, other: Self) -> Option<Self> {
        // Powers of the input below the line have a common multiple; other divisors are multiplied.
        let (common, mine, theirs) = if self.below.power && other.below.power {
            let degree = self.below.degree.max(other.below.degree);
            let missing = |side: Self| Side { degree: degree - side.below.degree, power: true };
            (Side { degree, power: true }, missing(self), missing(other))
        } else {
            (self.below.times(other.below)?, other.below, self.below)
        };
        let (left, right) = (self.above.times(mine)?, other.above.times(theirs)?);
        let degree = left.degree.max(right.degree);
        let power = left.power && right.power && left.degree == right.degree;
        Some(Self { above: Side { degree, power }, below: common })
    }
}

impl Expr {
    /// The degrees of one input above and below the line. With at most one each, the formula is a Möbius function of
    /// that input while the others are held, so it is monotone and its extremes lie at the ends.
    fn degree(&self, input: usize) -> Option<Degree> {
        let both = |left: &Self, right: &Self| Some((left.degree(input)?, right.degree(input)?));
        match self {
            Self::Input(at) => {
                let above = Side { degree: u32::from(*at == input), power: true };
                Some(Degree { above, below: Side::NONE })
            }
            Self::Number(_) => Some(Degree { above: Side::NONE, below: Side::NONE }),
            Self::Add(left, right) | Self::Sub(left, right) => {
                let (left, right) = both(left, right)?;
                left.plus(right)
            }
            Self::Mul(left, right) => {
                let (left, right) = both(left, right)?;
                Some(Degree { above: left.above.times(right.above)?, below: left.below.times(right.below)? })
            }
            Self::Div(left, right) => {
                let (left, right) = both(left, right)?;
                Some(Degree { above: left.above.times(right.below)?, below: left.below.times(right.above)? })
            }
        }
    }

    /// The value at one corner; every divisor met is noted.
    fn at(&self, input: &impl Fn(usize) -> Option<Exact>, divisors: &mut Vec<Exact>) -> Result<Exact, DeriveError> {
        let mut both = |left: &Self, right: &Self| Ok((left.at(input, divisors)?, right.at(input, divisors)?));
        match self {
            Self::Input(at) => input(*at).ok_or(DeriveError::Overflow),
            Self::Number(number) => Ok(*number),
            Self::Add(left, right) => {
                let (left, right) = both(left, right)?;
                left.checked_add(&right).ok_or(DeriveError::Overflow)
            }
            Self::Sub(left, right) => {
                let (left, right) = both(left, right)?;
                left.checked_sub(&right).ok_or(DeriveError::Overflow)
            }
            Self::Mul(left, right) => {
                let (left, right) = both(left, right)?;
                left.checked_mul(&right).ok_or(DeriveError::Overflow)
            }
            Self::Div(left, right) => {
                let (left, right) = both(left, right)?;
                if right.is_zero() {
                    return Err(DeriveError::DivisionByZero);
                }
                divisors.push(right);
                left.checked_div(&right).ok_or(DeriveError::Overflow)
            }
        }
    }
}
