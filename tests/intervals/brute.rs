//! Brute force: every number that would be printed so, and every value that follows from any choice of them.
//!
//! Takes a dataset, gives values in base units. Reads printed digits, units and operations by itself and uses nothing
//! of the code that it judges but the type of a rational. Never rounds and never samples at random.

use std::collections::HashMap;

use tushuo::report::exact::Exact;
use tushuo::report::schema::{Op, ReportFile, Statistic};

/// Most values that are computed for one formula.
const MOST: usize = 2_000;

/// A printed number: the level of a statistic, or its growth.
type Input = (String, bool);

/// One number for each printed one.
type Choice = HashMap<Input, Exact>;

/// An integer as a rational.
pub(crate) fn whole(number: i128) -> Exact {
    Exact::from_integer(number)
}

fn ten_to(power: usize) -> i128 {
    (0..power).fold(1, |product, _| product * 10)
}

/// Printed digits as a number of steps and how many decimals a step has: `92.70` is 9270 steps of two decimals.
fn steps(digits: &str) -> (i128, usize) {
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    (digits.replace('.', "").parse().expect("printed digits"), decimals)
}

/// Printed digits as exactly that number.
pub(crate) fn number(digits: &str) -> Exact {
    let (steps, decimals) = steps(digits);
    Exact::new(steps, ten_to(decimals))
}

/// The power of ten of a printed unit, and whether it counts whole things.
fn unit(printed: &str) -> (usize, bool) {
    let scaled = [("万亿", 12), ("亿", 8), ("万", 4)].into_iter().find(|(scale, _)| printed.starts_with(scale));
    (scaled.map_or(0, |(_, power)| power), scaled.is_none() && !["元", "%", "天", "小时"].contains(&printed))
}

/// Every number of `finer` more decimals that rounds to the digits, whichever way a tie is rounded.
fn readings(digits: &str, finer: usize) -> Vec<Exact> {
    let (steps, decimals) = steps(digits);
    let (one, step) = (ten_to(decimals + finer), ten_to(finer));
    let near = (steps - 2) * step..=(steps + 2) * step;
    near.filter(|fine| (fine - steps * step).abs() * 2 <= step).map(|fine| Exact::new(fine, one)).collect()
}

fn statistic<'a>(file: &'a ReportFile, id: &str) -> &'a Statistic {
    file.statistics.iter().find(|one| one.id == id).expect("a statistic")
}

fn input_readings(file: &ReportFile, (id, growth): &Input, finer: usize) -> Vec<Exact> {
    // A value published elsewhere is rounded like a printed one.
    if let Some((of, year)) = id.split_once('@') {
        let is_it = |one: &&tushuo::report::schema::Context| one.statistic == of && one.period == year;
        let context = file.context.iter().find(is_it).expect("a value from elsewhere");
        let (power, counts) = unit(&context.unit);
        let finer = if counts && !context.value.contains('.') { 0 } else { finer };
        return readings(&context.value, finer).into_iter().map(|value| value * whole(ten_to(power))).collect();
    }
    let statistic = statistic(file, id);
    if *growth {
        return readings(&statistic.growth.as_ref().expect("a printed growth").printed, finer);
    }
    let read = statistic.fault.as_ref().and_then(|fault| fault.read_as.as_ref());
    let printed = read.and_then(|read| read.unit.as_deref()).unwrap_or(&statistic.unit);
    let digits = statistic.value.as_deref().unwrap_or(&statistic.printed);
    let (power, counts) = unit(printed);
    let finer = if counts && !digits.contains('.') { 0 } else { finer };
    readings(digits, finer).into_iter().map(|value| value * whole(ten_to(power))).collect()
}

/// What a formula comes to for one choice; `None` where it divides by zero. Notes the inputs that it uses and the
/// divisors that it meets.
struct Formula<'a> {
    file: &'a ReportFile,
    choice: &'a Choice,
    inputs: Vec<Input>,
    divisors: Vec<Exact>,
}

impl Formula<'_> {
    fn input(&mut self, id: &str, growth: bool) -> Exact {
        let input = (id.to_owned(), growth);
        // Before any choice is made, only the inputs are wanted.
        let value = self.choice.get(&input).copied().unwrap_or(whole(1));
        if !self.inputs.contains(&input) {
            self.inputs.push(input);
        }
        value
    }

    fn quotient(&mut self, left: Exact, right: Exact) -> Option<Exact> {
        self.divisors.push(right);
        (right != whole(0)).then(|| left / right)
    }

    fn level(&mut self, id: &str, prior: bool) -> Option<Exact> {
        let file = self.file;
        let Some(derived) = file.derived.iter().find(|one| one.id == id) else {
            let now = self.input(id, false);
            if !prior {
                return Some(now);
            }
            let factor = whole(1) + self.input(id, true) / whole(100);
            return self.quotient(now, factor);
        };
        let of = |at: usize| derived.of[at].as_str();
        let hundred = whole(100);
        Some(match derived.op {
            Op::Prior => self.level(of(0), true)?,
            Op::Difference => {
                let first = self.level(of(0), prior)?;
                derived.of.iter().skip(1).try_fold(first, |left, id| Some(left - self.level(id, prior)?))?
            }
            Op::Share => {
                let (part, total) = (self.level(of(0), prior)?, self.level(of(1), prior)?);
                self.quotient(part, total)? * hundred
            }
            Op::Ratio => {
                let (left, right) = (self.level(of(0), prior)?, self.level(of(1), prior)?);
                self.quotient(left, right)?
            }
            Op::Change => {
                let later = self.level(of(0), prior)?;
                let earlier = if derived.of.len() == 1 { self.level(of(0), true) } else { self.level(of(1), prior) };
                (self.quotient(later, earlier?)? - whole(1)) * hundred
            }
        })
    }

    /// `ID`, `ID.growth`, a number, or `NUMBER * ID`.
    fn operand(&mut self, text: &str) -> Option<Exact> {
        if let Some((factor, rest)) = text.split_once(" * ") {
            return Some(number(factor) * self.operand(rest)?);
        }
        if text.starts_with(|first: char| first.is_ascii_digit()) {
            return Some(number(text));
        }
        match text.strip_suffix(".growth") {
            Some(id) => Some(self.input(id, true)),
            None => self.level(text, false),
        }
    }
}

/// Every value of `formula` over all choices of the numbers it uses; `None` where a divisor can be zero.
fn over_all_choices(file: &ReportFile, formula: impl Fn(&mut Formula<'_>) -> Option<Exact>) -> Option<Vec<Exact>> {
    let nothing = Choice::new();
    let mut blank = Formula { file, choice: &nothing, inputs: Vec::new(), divisors: Vec::new() };
    // With 1 for everything a difference is 0; the inputs met until then are all there are in any of these formulas.
    let _ = formula(&mut blank);
    let inputs = blank.inputs;
    let mut choices = vec![Choice::new()];
    for input in &inputs {
        // As fine as can be computed in the time: 101, 21, 11 or 6 for each printed number, both ends among them.
        let (finer, every) = match inputs.len() {
            0 | 1 => (2, 1),
            2 => (2, 5),
            3 => (1, 1),
            _ => (1, 2),
        };
        let all = input_readings(file, input, finer);
        let kept: Vec<Exact> = all.into_iter().step_by(every).collect();
        let with = |choice: &Choice, value: Exact| {
            let mut choice = choice.clone();
            choice.insert(input.clone(), value);
            choice
        };
        choices = choices.iter().flat_map(|choice| kept.iter().map(move |value| with(choice, *value))).collect();
        assert!(choices.len() <= MOST, "{inputs:?}");
    }
    let mut values = Vec::new();
    let mut signs: Option<Vec<bool>> = None;
    for choice in &choices {
        let mut formula_here = Formula { file, choice, inputs: Vec::new(), divisors: Vec::new() };
        values.push(formula(&mut formula_here)?);
        assert!(formula_here.inputs.iter().all(|input| inputs.contains(input)), "an input was not foreseen");
        let these: Vec<bool> = formula_here.divisors.iter().map(|divisor| *divisor > whole(0)).collect();
        if signs.get_or_insert_with(|| these.clone()) != &these {
            return None;
        }
    }
    Some(values)
}

/// Every value that a statistic or a derived value can have; `None` where a divisor can be zero.
pub(crate) fn values(file: &ReportFile, id: &str) -> Option<Vec<Exact>> {
    over_all_choices(file, |formula| formula.level(id, false))
}

/// Every difference that the two sides of a claim can have.
pub(crate) fn differences(file: &ReportFile, left: &str, right: &str) -> Option<Vec<Exact>> {
    over_all_choices(file, |formula| Some(formula.operand(left)? - formula.operand(right)?))
}

/// The smallest and the largest.
pub(crate) fn ends(values: &[Exact]) -> (Exact, Exact) {
    let (least, most) = (values.iter().min(), values.iter().max());
    (*least.expect("at least one value"), *most.expect("at least one value"))
}
