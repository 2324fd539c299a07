//! Derived values and claims, computed exactly from printed inputs.
//!
//! Takes the declared relations (prior, difference, share, ratio, change) and comparisons, gives intervals and
//! verdicts. Correlations are kept: a printed number that occurs twice in a formula is the same number both
//! times. A formula must be monotone in each input while the others are held, which is checked; its extremes then lie
//! at the corners of the box of inputs, and all corners are computed as exact rationals. Never a float, never a claim
//! that the interval does not settle.

use std::collections::HashMap;

use num_traits::Zero;

use super::exact::{self, Exact};
use super::formula::{Expr, Inputs, MAX_INPUTS, MAX_STEPS, Part};
use super::interval::Interval;
use super::schema::{Bound, Comparison, Context, Derived, Hold, Op, ReportFile, Statistic};
use super::unit::{Base, Unit};

/// Deepest nesting of derived values.
const MAX_DEPTH: usize = 8;

/// Why a value cannot be derived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeriveError {
    /// No statistic or derived value has this id.
    Unknown(String),
    /// An operation has the wrong number of inputs.
    Arity(String),
    /// The year before is asked of a value whose growth is not printed.
    NoGrowth(String),
    /// The printed number is only a bound (近, 余, 以上).
    Bounded(String),
    /// A printed number or unit of this statistic cannot be read.
    Unreadable(String),
    /// Values of different units are subtracted, compared or shared.
    Units(String),
    /// A ratio says no unit, or an unknown one.
    NoUnit(String),
    /// The numbers are too long for exact arithmetic.
    Overflow,
    /// A divisor may be zero.
    DivisionByZero,
    /// A formula has too many inputs, is nested too deep, or depends on itself.
    TooDeep(String),
    /// An input occurs in a formula so that its corners need not be its extremes.
    Tangled,
    /// A claim's operand is neither an id, a number, nor a number times an id.
    Operand(String),
}

/// A derived value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// In the base unit: 元, 件, per cent.
    pub interval: Interval,
    /// The unit it is shown in.
    pub unit: Unit,
    /// Whether it counts whole things exactly.
    pub whole: bool,
}

/// Whether a claim is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// It holds for every number the print can mean.
    Holds,
    /// It holds for none.
    Fails,
    /// It holds for some; the interval is that of left − right.
    Open(Interval),
}

/// What an expression is measured in.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Typed {
    unit: Unit,
    /// Whether every input is a whole count.
    whole: bool,
}

/// Computes derived values and claims of one report.
pub struct Deriver<'a> {
    statistics: HashMap<&'a str, &'a Statistic>,
    derived: HashMap<&'a str, &'a Derived>,
    contexts: HashMap<String, &'a Context>,
}

impl<'a> Deriver<'a> {
    /// Over all statistics and derived values of a report.
    pub fn new(file: &'a ReportFile) -> Self {
        Self {
            statistics: file.statistics.iter().map(|statistic| (statistic.id.as_str(), statistic)).collect(),
            derived: file.derived.iter().map(|derived| (derived.id.as_str(), derived)).collect(),
            contexts: file.context.iter().map(|context| (context.reference(), context)).collect(),
        }
    }

    /// The value of a statistic or a derived value.
    pub fn value(&self, id: &str) -> Result<Value, DeriveError> {
        let mut inputs = Inputs::default();
        let (expr, typed) = self.level(id, false, 0, &mut inputs)?;
        let interval = inputs.hull(&expr)?;
        Ok(Value { interval, unit: typed.unit, whole: typed.whole })
    }

    /// The interval of a statistic or a derived value, in its base unit.
    pub fn interval(&self, id: &str) -> Result<Interval, DeriveError> {
        self.value(id).map(|value| value.interval)
    }

    /// Whether a claim is settled.
    pub fn holds(&self, hold: &Hold) -> Result<Settled, DeriveError> {
        let mut inputs = Inputs::default();
        let (left, left_base) = self.operand(&hold.left, &mut inputs)?;
        let (right, right_base) = self.operand(&hold.right, &mut inputs)?;
        if let (Some(left), Some(right)) = (&left_base, &right_base)
            && left != right
        {
            return Err(DeriveError::Units(hold.right.clone()));
        }
        let difference = inputs.hull(&Expr::Sub(Box::new(left), Box::new(right)))?;
        let zero = Exact::zero();
        let (holds, fails) = match hold.is {
            Comparison::Less => (difference.hi < zero, difference.lo >= zero),
            Comparison::More => (difference.lo > zero, difference.hi <= zero),
            Comparison::AtMost => (difference.hi <= zero, difference.lo > zero),
            Comparison::AtLeast => (difference.lo >= zero, difference.hi < zero),
        };
        Ok(match (holds, fails) {
            (true, _) => Settled::Holds,
            (_, true) => Settled::Fails,
            _ => Settled::Open(difference),
        })
    }

    /// `ID`, `ID.growth`, a number, or `NUMBER * ID`; the base unit is `None` for a bare number.
    fn operand(&self, text: &str, inputs: &mut Inputs) -> Result<(Expr, Option<Base>), DeriveError> {
        if let Some((factor, rest)) = text.split_once('*') {
            // One factor only: without end, they would be followed without end.
            let number = number(factor.trim()).filter(|_| !rest.contains('*'));
            let number = number.ok_or_else(|| DeriveError::Operand(text.to_owned()))?;
            let (expr, base) = self.operand(rest.trim(), inputs)?;
            return Ok((Expr::Mul(Box::new(Expr::Number(number)), Box::new(expr)), base));
        }
        let text = text.trim();
        if let Some(number) = number(text) {
            return Ok((Expr::Number(number), None));
        }
        if let Some(id) = text.strip_suffix(".growth") {
            let statistic = self.statistic(id)?;
            return Ok((inputs.growth(statistic)?, Some(Base::Percent)));
        }
        let (expr, typed) = self.level(text, false, 0, inputs)?;
        Ok((expr, Some(typed.unit.base)))
    }

    fn statistic(&self, id: &str) -> Result<&'a Statistic, DeriveError> {
        self.statistics.get(id).copied().ok_or_else(|| DeriveError::Unknown(id.to_owned()))
    }

    /// The formula of a value; of the year before where `prior`.
    fn level(&self, id: &str, prior: bool, depth: usize, inputs: &mut Inputs) -> Result<(Expr, Typed), DeriveError> {
        inputs.steps += 1;
        if depth > MAX_DEPTH || inputs.steps > MAX_STEPS {
            return Err(DeriveError::TooDeep(id.to_owned()));
        }
        if let Some(context) = self.contexts.get(id) {
            return inputs.elsewhere(id, context);
        }
        let Some(derived) = self.derived.get(id) else {
            return statistic_level(self.statistic(id)?, prior, inputs);
        };
        let input = |at: usize| derived.of.get(at).ok_or_else(|| DeriveError::Arity(id.to_owned()));
        let arity = |range: core::ops::RangeInclusive<usize>| {
            if range.contains(&derived.of.len()) { Ok(()) } else { Err(DeriveError::Arity(id.to_owned())) }
        };
        let mut of = |at: usize, prior: bool| -> Result<(Expr, Typed), DeriveError> {
            self.level(input(at)?, prior, depth + 1, inputs)
        };
        let (expr, mut typed) = match derived.op {
            Op::Prior if prior => return Err(DeriveError::NoGrowth(id.to_owned())),
            Op::Prior => {
                arity(1..=1)?;
                of(0, true)?
            }
            Op::Difference => {
                arity(2..=MAX_INPUTS)?;
                let mut total = of(0, prior)?;
                for at in 1..derived.of.len() {
                    let (expr, typed) = of(at, prior)?;
                    same_base(id, &total.1, &typed)?;
                    let whole = total.1.whole && typed.whole;
                    total = (Expr::Sub(Box::new(total.0), Box::new(expr)), Typed { whole, ..total.1 });
                }
                total
            }
            Op::Share => {
                arity(2..=2)?;
                let (part, whole) = (of(0, prior)?, of(1, prior)?);
                same_base(id, &part.1, &whole.1)?;
                (per_cent(divide(part.0, whole.0)), percent_type())
            }
            Op::Ratio => {
                arity(2..=2)?;
                let unit = derived.unit.as_deref().and_then(Unit::parse);
                let typed = Typed { unit: unit.ok_or_else(|| DeriveError::NoUnit(id.to_owned()))?, whole: false };
                (divide(of(0, prior)?.0, of(1, prior)?.0), typed)
            }
            Op::Change => {
                arity(1..=2)?;
                let later = of(0, prior)?;
                let earlier = if derived.of.len() == 1 { of(0, true)? } else { of(1, prior)? };
                same_base(id, &later.1, &earlier.1)?;
                let one = Box::new(Expr::Number(Exact::from_integer(1)));
                (per_cent(Expr::Sub(Box::new(divide(later.0, earlier.0)), one)), percent_type())
            }
        };
        if let Some(printed) = &derived.unit {
            typed.unit = Unit::parse(printed).ok_or_else(|| DeriveError::NoUnit(id.to_owned()))?;
        }
        Ok((expr, typed))
    }
}

fn statistic_level(statistic: &Statistic, prior: bool, inputs: &mut Inputs) -> Result<(Expr, Typed), DeriveError> {
    let (value, typed) = inputs.value(statistic)?;
    if !prior {
        return Ok((value, typed));
    }
    let hundred = Expr::Number(Exact::from_integer(100));
    let growth = divide(inputs.growth(statistic)?, hundred);
    let factor = Expr::Add(Box::new(Expr::Number(Exact::from_integer(1))), Box::new(growth));
    Ok((divide(value, factor), typed))
}

fn divide(left: Expr, right: Expr) -> Expr {
    Expr::Div(Box::new(left), Box::new(right))
}

fn per_cent(expr: Expr) -> Expr {
    Expr::Mul(Box::new(Expr::Number(Exact::from_integer(100))), Box::new(expr))
}

fn percent_type() -> Typed {
    Typed { unit: Unit { printed: "%".to_owned(), exponent: 0, base: Base::Percent }, whole: false }
}

fn same_base(id: &str, left: &Typed, right: &Typed) -> Result<(), DeriveError> {
    if left.unit.base == right.unit.base { Ok(()) } else { Err(DeriveError::Units(id.to_owned())) }
}

fn number(text: &str) -> Option<Exact> {
    exact::from_decimal(exact::parse(text)?)
}

impl Inputs {
    /// The level of a statistic as an input.
    fn value(&mut self, statistic: &Statistic) -> Result<(Expr, Typed), DeriveError> {
        let id = &statistic.id;
        if statistic.qualifiers.iter().any(|qualifier| qualifier.bound != Bound::None) {
            return Err(DeriveError::Bounded(id.clone()));
        }
        let unreadable = || DeriveError::Unreadable(id.clone());
        let unit = Unit::parse(statistic.read_unit()).ok_or_else(unreadable)?;
        let decimal = exact::parse(statistic.read_digits()).ok_or_else(unreadable)?;
        let interval = Interval::of_printed(decimal, &unit).ok_or(DeriveError::Overflow)?;
        let whole = unit.base.is_count() && interval.is_point();
        Ok((self.add(id, Part::Value, interval), Typed { unit, whole }))
    }

    /// A value published elsewhere as an input.
    fn elsewhere(&mut self, id: &str, context: &Context) -> Result<(Expr, Typed), DeriveError> {
        let unreadable = || DeriveError::Unreadable(id.to_owned());
        let unit = Unit::parse(&context.unit).ok_or_else(unreadable)?;
        let decimal = exact::parse(&context.value).ok_or_else(unreadable)?;
        let interval = Interval::of_printed(decimal, &unit).ok_or(DeriveError::Overflow)?;
        Ok((self.add(id, Part::Value, interval), Typed { unit, whole: false }))
    }

    /// The growth of a statistic as an input, in per cent.
    fn growth(&mut self, statistic: &Statistic) -> Result<Expr, DeriveError> {
        let id = &statistic.id;
        let growth = statistic.growth.as_ref().ok_or_else(|| DeriveError::NoGrowth(id.clone()))?;
        let decimal = exact::parse(&growth.printed).ok_or_else(|| DeriveError::Unreadable(id.clone()))?;
        let interval = Interval::of_growth(decimal).ok_or(DeriveError::Overflow)?;
        Ok(self.add(id, Part::Growth, interval))
    }
}
