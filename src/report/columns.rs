//! The values of a series, in columns: up to a million printed numbers, each kept to its last zero.
//!
//! Takes the printed digits separated by spaces, gives [`Columns`]: every value as a whole number of the same smallest step,
//! beside the decimals it was printed with, nine bytes a value. Never a float: `12.50` is 1250 hundredths with two decimals.

use core::ops::Range;

use super::exact;
use super::numeral::{Numeral, numerals};
use super::quote::Span;

/// Most values of a series.
pub const MOST_VALUES: usize = 1_000_000;

/// Most digits that a value has once all have the same number of decimals; they fit whole numbers of 64 bits.
pub const MOST_DIGITS: usize = 18;

/// What is written for a period without a value.
pub const NO_VALUE: &str = "-";

/// A period without a value.
const GAP: i64 = i64::MIN;

/// How many values have their extremes kept.
const BLOCK: usize = 64;

/// Why printed values are no columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnsError {
    /// There is no value at all.
    Empty,
    /// There are more than [`MOST_VALUES`].
    TooMany {
        /// How many.
        found: usize,
    },
    /// One is no number as it is printed.
    BadNumber {
        /// Its place, counted from 1.
        at: usize,
        /// What was found.
        found: String,
    },
    /// With the decimals of another one it has more than [`MOST_DIGITS`].
    TooLong {
        /// Its place, counted from 1.
        at: usize,
        /// What was found.
        found: String,
    },
}

impl ColumnsError {
    /// The same with no more of what was found than a message has room for.
    #[must_use]
    pub fn short(self) -> Self {
        let short = |found: String| super::validate::beginning(&found);
        match self {
            Self::BadNumber { at, found } => Self::BadNumber { at, found: short(found) },
            Self::TooLong { at, found } => Self::TooLong { at, found: short(found) },
            other => other,
        }
    }
}

/// The values of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Each value in steps of `10^-scale`.
    steps: Vec<i64>,
    /// With how many decimals each was printed.
    decimals: Vec<u8>,
    /// The most decimals that any was printed with.
    scale: u8,
    /// The lowest and the highest of each [`BLOCK`] values; the other way round where there are none.
    blocks: Vec<(i64, i64)>,
}

/// Where a series is lowest and highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extremes {
    /// The first place of the lowest value.
    pub lowest: usize,
    /// The first place of the highest value.
    pub highest: usize,
}

impl Columns {
    /// Reads printed digits.
    ///
    /// # Errors
    ///
    /// The first value that cannot be kept, or that there are none or too many.
    pub fn read(printed: &str) -> Result<Self, ColumnsError> {
        let (mut count, mut scale) = (0, 0);
        for (at, word) in printed.split_ascii_whitespace().enumerate() {
            count = at + 1;
            if word != NO_VALUE && (exact::parse(word).is_none() || !is_plain(word)) {
                return Err(ColumnsError::BadNumber { at: at + 1, found: word.to_owned() });
            }
            scale = scale.max(decimals(word));
        }
        if count > MOST_VALUES {
            return Err(ColumnsError::TooMany { found: count });
        }
        let mut columns = Self {
            steps: Vec::with_capacity(count),
            decimals: Vec::with_capacity(count),
            scale: scale as u8,
            blocks: Vec::new(),
        };
        for (at, word) in printed.split_ascii_whitespace().enumerate() {
            let steps = if word == NO_VALUE { Some(GAP) } else { steps(word, scale) };
            let steps = steps.ok_or_else(|| ColumnsError::TooLong { at: at + 1, found: word.to_owned() })?;
            columns.steps.push(steps);
            columns.decimals.push(decimals(word) as u8);
        }
        columns.blocks =
            columns.steps.chunks(BLOCK).map(|block| lowest_and_highest(block).unwrap_or(NOTHING)).collect();
        if columns.bounds(0..count).is_none() { Err(ColumnsError::Empty) } else { Ok(columns) }
    }

    /// How many periods there are, those without a value among them.
    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// Whether there are none; there always are.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// The most decimals that any value was printed with: each is a whole number of steps of `10^-scale`.
    pub fn scale(&self) -> u8 {
        self.scale
    }

    /// A value in steps; `None` where there is none.
    pub fn steps(&self, at: usize) -> Option<i64> {
        self.steps.get(at).copied().filter(|steps| *steps != GAP)
    }

    /// The digits of a value as they are printed.
    pub fn printed(&self, at: usize) -> Option<String> {
        let (steps, decimals) = (self.steps(at)?, *self.decimals.get(at)?);
        let printed = i128::from(steps) / exact::power_of_ten(u32::from(self.scale.saturating_sub(decimals)))?;
        Some(exact::digits(printed, -i32::from(decimals)))
    }

    /// The first and the last place in a range that have a value.
    pub fn ends(&self, range: Range<usize>) -> Option<(usize, usize)> {
        let mut places = range.filter(|at| self.steps(*at).is_some());
        let first = places.next()?;
        Some((first, places.next_back().unwrap_or(first)))
    }

    /// The lowest and the highest value of a range, in steps; looks at the blocks that lie in it and at its ends alone.
    pub fn bounds(&self, range: Range<usize>) -> Option<(i64, i64)> {
        let (start, end) = (range.start, range.end.min(self.len()));
        let (first, last) = (start.div_ceil(BLOCK), end / BLOCK);
        let slice = |range: Range<usize>| lowest_and_highest(self.steps.get(range).unwrap_or_default());
        if first >= last {
            return slice(start..end);
        }
        let blocks = self.blocks.get(first..last).unwrap_or_default().iter().copied().filter(|block| *block != NOTHING);
        let ends = [slice(start..first * BLOCK), slice(last * BLOCK..end)];
        blocks.chain(ends.into_iter().flatten()).reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
    }

    /// Where the values of a range are lowest and highest.
    pub fn extremes(&self, range: Range<usize>) -> Option<Extremes> {
        let (least, most) = self.bounds(range.clone())?;
        Some(Extremes { lowest: self.find(range.clone(), least)?, highest: self.find(range, most)? })
    }

    /// The first place of a value in a range.
    fn find(&self, range: Range<usize>, wanted: i64) -> Option<usize> {
        let (start, end) = (range.start, range.end.min(self.len()));
        let mut at = start;
        while at < end {
            let next = (at / BLOCK + 1) * BLOCK;
            let may_hold = self.blocks.get(at / BLOCK).is_some_and(|block| (block.0..=block.1).contains(&wanted));
            let piece = self.steps.get(at..next.min(end)).unwrap_or_default();
            if let Some(found) = may_hold.then(|| piece.iter().position(|steps| *steps == wanted)).flatten() {
                return Some(at + found);
            }
            at = next;
        }
        None
    }

    /// How many periods of a range have a value.
    pub fn count(&self, range: Range<usize>) -> usize {
        self.steps.get(range).unwrap_or_default().iter().filter(|steps| **steps != GAP).count()
    }
}

/// The places in a source of values that a span of it prints, one after the other; and the first value that is not there
/// in its order, with its place counted from 1.
pub fn printed_in(printed: &str, source: &str, span: Span) -> (Vec<Span>, Option<(usize, String)>) {
    let text = span.of(source);
    let mut numerals = numerals(text).into_iter();
    let mut found = Vec::new();
    for (at, word) in printed.split_ascii_whitespace().enumerate().filter(|(_, word)| *word != NO_VALUE) {
        let (digits, negative) = word.strip_prefix('-').map_or((word, false), |digits| (digits, true));
        let before = |numeral: &Numeral<'_>| text.get(..numeral.span.start).unwrap_or_default();
        let is_it = |numeral: &Numeral<'_>| numeral.text == digits && (!negative || is_negative(before(numeral)));
        let Some(numeral) = numerals.find(is_it) else { return (found, Some((at + 1, word.to_owned()))) };
        found.push(Span { start: span.start + numeral.span.start, end: span.start + numeral.span.end });
    }
    (found, None)
}

/// Whether what stands before a numeral makes it less than zero: a sign, or a word of falling.
fn is_negative(before: &str) -> bool {
    const NEAR: usize = 4;
    let near: Vec<char> = before.chars().rev().take(NEAR).collect();
    let signed = near.iter().find(|letter| !matches!(letter, ' ' | '$'));
    signed.is_some_and(|letter| matches!(letter, '-' | '−' | '－'))
        || near.iter().any(|letter| matches!(letter, '降' | '减' | '负' | '跌'))
}

/// The extremes of values of which there are none.
const NOTHING: (i64, i64) = (i64::MAX, i64::MIN);

/// The lowest and the highest of some values; `None` where there are only periods without one.
fn lowest_and_highest(steps: &[i64]) -> Option<(i64, i64)> {
    let (mut least, mut most) = NOTHING;
    for steps in steps {
        // A gap is lower than any value, and so never the highest.
        least = least.min(if *steps == GAP { i64::MAX } else { *steps });
        most = most.max(*steps);
    }
    (most != GAP).then_some((least, most))
}

/// How many decimals digits are printed with.
fn decimals(word: &str) -> usize {
    word.split_once('.').map_or(0, |(_, fraction)| fraction.len())
}

/// Whether digits can be written again from their value and the number of their decimals: no zero stands before others,
/// and nothing is less than zero but not less.
fn is_plain(word: &str) -> bool {
    let unsigned = word.strip_prefix('-').unwrap_or(word);
    let whole = unsigned.split('.').next().unwrap_or_default();
    let is_zero = unsigned.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    (whole.len() == 1 || !whole.starts_with('0')) && !(is_zero && word.starts_with('-'))
}

/// The value in steps of `10^-scale`.
fn steps(word: &str, scale: usize) -> Option<i64> {
    let (whole, fraction) = word.split_once('.').unwrap_or((word, ""));
    let digits = whole.trim_start_matches('-').len() + scale;
    if digits > MOST_DIGITS {
        return None;
    }
    let all = whole.bytes().chain(fraction.bytes()).filter(u8::is_ascii_digit);
    let zeros = core::iter::repeat_n(b'0', scale - fraction.len());
    let steps = all.chain(zeros).fold(0_i64, |steps, digit| steps * 10 + i64::from(digit - b'0'));
    Some(if word.starts_with('-') { -steps } else { steps })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn values_keep_their_zeros_and_are_compared_exactly() {
        let columns = Columns::read("12.50 -3 - 0.125\n12.5 0").expect("values");
        let printed: Vec<_> = (0..7).map(|at| columns.printed(at)).collect();
        let some = |digits: &str| Some(digits.to_owned());
        assert_eq!(printed, [some("12.50"), some("-3"), None, some("0.125"), some("12.5"), some("0"), None]);
        assert_eq!(columns.steps(0), columns.steps(4));
        assert_eq!(columns.extremes(0..6), Some(Extremes { lowest: 1, highest: 0 }));
        assert_eq!(columns.extremes(2..9), Some(Extremes { lowest: 5, highest: 4 }));
        assert_eq!((columns.ends(0..6), columns.ends(2..3)), (Some((0, 5)), None));
    }

    #[test]
    fn what_is_no_printed_number_says_where() {
        let bad = |at: usize, found: &str| Err(ColumnsError::BadNumber { at, found: found.to_owned() });
        assert_eq!(Columns::read("1 2,000"), bad(2, "2,000"));
        assert_eq!(Columns::read("1 2 007"), bad(3, "007"));
        assert_eq!(Columns::read("-0.0"), bad(1, "-0.0"));
        assert_eq!(Columns::read("1e3"), bad(1, "1e3"));
        assert_eq!(Columns::read("1 -- 2"), bad(2, "--"));
        assert_eq!(Columns::read("1234567890123"), bad(1, "1234567890123"));
        assert_eq!(Columns::read(" \n"), Err(ColumnsError::Empty));
        assert_eq!(Columns::read("- -"), Err(ColumnsError::Empty));
        let long = ColumnsError::TooLong { at: 1, found: "123456789012".to_owned() };
        assert_eq!(Columns::read("123456789012 0.1234567"), Err(long));
        assert_eq!(Columns::read(&"1 ".repeat(MOST_VALUES)).map(|columns| columns.len()), Ok(MOST_VALUES));
        let found = MOST_VALUES + 1;
        assert_eq!(Columns::read(&"1 ".repeat(found)), Err(ColumnsError::TooMany { found }));
    }

    #[test]
    fn a_fall_is_not_found_where_the_same_digits_are_a_rise() {
        let source = "先增长 $3.1\\%$ ,后下降 $3.1\\%$ ,再增长3.1%";
        let span = Span { start: 0, end: source.len() };
        let at = |printed: &str| printed_in(printed, source, span).0.iter().map(|span| span.start).collect::<Vec<_>>();
        let all: Vec<usize> = source.match_indices("3.1").map(|(at, _)| at).collect();
        assert_eq!((at("3.1"), at("-3.1")), (vec![all[0]], vec![all[1]]));
        assert_eq!(
            (at("-3.1 3.1"), printed_in("3.1 -3.1 -3.1", source, span).1),
            (all[1..].to_vec(), Some((3, "-3.1".to_owned())))
        );
    }

    #[test]
    fn extremes_of_any_range_are_those_of_looking_at_each() {
        let mut value = 7_u64;
        let words: Vec<String> = (0..1000)
            .map(|_| {
                value = value.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                if value >> 61 == 0 { "-".to_owned() } else { (value >> 54).to_string() }
            })
            .collect();
        let columns = Columns::read(&words.join(" ")).expect("values");
        for start in (0..1000).step_by(37) {
            for end in (start..=1000).step_by(41) {
                let values: Vec<(usize, i64)> = (start..end).filter_map(|at| Some((at, columns.steps(at)?))).collect();
                let lowest = values.iter().min_by_key(|(at, steps)| (*steps, *at)).map(|(at, _)| *at);
                let highest = values.iter().max_by_key(|(at, steps)| (*steps, usize::MAX - *at)).map(|(at, _)| *at);
                let wanted = lowest.zip(highest).map(|(lowest, highest)| Extremes { lowest, highest });
                assert_eq!(columns.extremes(start..end), wanted, "{start}..{end}");
                assert_eq!(columns.count(start..end), values.len());
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_read_is_printed_again(words in proptest::collection::vec("-|(-?[1-9][0-9]{0,5}|0)(\\.[0-9]{0,3}[1-9])?|[1-9][0-9]{0,3}\\.[0-9]{1,4}", 1..40)) {
            let text = words.join(" ");
            if let Ok(columns) = Columns::read(&text) {
                let again: Vec<String> = (0..columns.len()).map(|at| columns.printed(at).unwrap_or("-".to_owned())).collect();
                prop_assert_eq!(again, words);
            }
        }

        #[test]
        fn no_text_can_stop_the_reader(text in "[-0-9. ]{0,60}|\\PC{0,24}") {
            if let Ok(columns) = Columns::read(&text) {
                prop_assert!(columns.extremes(0..columns.len()).is_some());
            }
        }
    }
}
