//! Quotes: where a piece of the source text stands.
//!
//! Takes the source and a [`Quote`], gives the byte span of the one place that is meant. Never guesses: text
//! that is not there, or stands in several places that `prefix` and `suffix` do not tell apart, is an error.

use core::cell::OnceCell;
use core::ops::ControlFlow;
use std::borrow::Cow;

use super::schema::Quote;

/// The lengths of indexed windows, in bytes: the longer a window, the rarer it is.
const WINDOWS: [usize; 3] = [4, 8, 32];

/// A piece of a text: byte offsets, the end not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The text of the span; empty where the span does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// Why a quote has no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteError {
    /// The text does not stand in the source, or not between `prefix` and `suffix`.
    NotFound,
    /// It stands there more than once.
    Ambiguous {
        /// How often.
        count: usize,
    },
}

/// Finds the one place of `quote` in `source`; for many quotes of one source, [`Finder`] is much faster.
pub fn find(source: &str, quote: &Quote) -> Result<Span, QuoteError> {
    the_one(quote, |needle, found| scan(source, needle, found))
}

/// Finds many quotes in one source: the first look-ups index its windows, later ones cost next to nothing.
pub struct Finder<'a> {
    source: &'a str,
    /// For each length of [`WINDOWS`], built when first needed; `None` inside for a source too long to be indexed.
    indexes: [OnceCell<Option<Windows>>; WINDOWS.len()],
}

impl<'a> Finder<'a> {
    /// Finds in `source`.
    pub fn new(source: &'a str) -> Self {
        Self { source, indexes: Default::default() }
    }

    /// As [`find`].
    pub fn find(&self, quote: &Quote) -> Result<Span, QuoteError> {
        the_one(quote, |needle, found| self.each(needle, found))
    }

    /// Whether the source holds `needle`; an empty one is everywhere.
    pub fn contains(&self, needle: &str) -> bool {
        let mut held = needle.is_empty();
        self.each(needle, |_| {
            held = true;
            ControlFlow::Break(())
        });
        held
    }

    /// Tells every place of `needle`, ascending.
    fn each(&self, needle: &str, mut found: impl FnMut(usize) -> ControlFlow<()>) {
        let lengths = WINDOWS.iter().zip(&self.indexes).rev();
        let Some((length, index)) = lengths.into_iter().find(|(length, _)| **length <= needle.len()) else {
            return scan(self.source, needle, found);
        };
        let Some(index) = index.get_or_init(|| Windows::new(self.source, *length)) else {
            return scan(self.source, needle, found);
        };
        let (source, needle) = (self.source.as_bytes(), needle.as_bytes());
        let (offset, places) = index.rarest(needle);
        let starts = places.iter().filter_map(|place| (*place as usize).checked_sub(offset));
        for start in starts {
            if source.get(start..).is_some_and(|rest| rest.starts_with(needle)) && found(start).is_break() {
                return;
            }
        }
    }
}

/// The one place of `quote`, where `each` tells every place of a text, ascending.
fn the_one(
    quote: &Quote,
    each: impl FnOnce(&str, &mut dyn FnMut(usize) -> ControlFlow<()>),
) -> Result<Span, QuoteError> {
    let Quote { exact, prefix, suffix, .. } = quote;
    if exact.is_empty() {
        return Err(QuoteError::NotFound);
    }
    let (prefix, suffix) = (prefix.as_deref().unwrap_or_default(), suffix.as_deref().unwrap_or_default());
    let needle = if prefix.is_empty() && suffix.is_empty() {
        Cow::Borrowed(exact.as_str())
    } else {
        Cow::Owned([prefix, exact.as_str(), suffix].concat())
    };
    let (mut first, mut count) = (None, 0);
    each(&needle, &mut |start| {
        first.get_or_insert(Span { start: start + prefix.len(), end: start + prefix.len() + exact.len() });
        count += 1;
        ControlFlow::Continue(())
    });
    match (first, count) {
        (Some(span), 1) => Ok(span),
        (Some(_), count) => Err(QuoteError::Ambiguous { count }),
        (None, _) => Err(QuoteError::NotFound),
    }
}

/// Tells every place of `needle`, those that overlap included; an empty needle is nowhere.
fn scan(source: &str, needle: &str, mut found: impl FnMut(usize) -> ControlFlow<()>) {
    let Some(step) = needle.chars().next().map(char::len_utf8) else { return };
    let mut from = 0;
    while let Some(start) = source.get(from..).and_then(|rest| rest.find(needle)) {
        if found(from + start).is_break() {
            return;
        }
        from += start + step;
    }
}

/// Where each window of one length stands, by a hash of its bytes.
struct Windows {
    length: usize,
    /// How far the hash is shifted to give a bucket.
    shift: u32,
    /// For each bucket, where its places begin; one more at the end.
    starts: Vec<u32>,
    /// The bytes at which a window begins, ascending in each bucket.
    places: Vec<u32>,
}

impl Windows {
    /// Indexes the windows that begin with a character; `None` where places do not fit 32 bits.
    fn new(source: &str, length: usize) -> Option<Self> {
        u32::try_from(source.len()).ok()?;
        let windows = || {
            let begins = source.char_indices().map(|(at, _)| at);
            begins.filter_map(|at| Some((at, source.as_bytes().get(at..at + length)?)))
        };
        // About two windows a bucket, and two buckets at least: a shift by 64 is none.
        let buckets = (windows().count() / 2).max(2).next_power_of_two();
        let shift = u64::BITS - buckets.trailing_zeros();
        let mut index = Self { length, shift, starts: vec![0; buckets + 1], places: Vec::new() };
        for (_, window) in windows() {
            let bucket = index.bucket(window);
            if let Some(count) = index.starts.get_mut(bucket) {
                *count += 1;
            }
        }
        let mut total = 0;
        for start in &mut index.starts {
            total += *start;
            *start = total;
        }
        index.places = vec![0; total as usize];
        // Every bucket is filled from its end, so that its start is where it should be when all are filled.
        for (at, window) in windows().rev() {
            let bucket = index.bucket(window);
            if let Some(start) = index.starts.get_mut(bucket) {
                *start -= 1;
                if let Some(place) = index.places.get_mut(*start as usize) {
                    *place = at as u32;
                }
            }
        }
        Some(index)
    }

    fn bucket(&self, window: &[u8]) -> usize {
        let mix = |hash: u64, bytes: &[u8]| {
            let short = |_| bytes.iter().fold(0, |word, byte| (word << 8) | u64::from(*byte));
            let word = <[u8; 8]>::try_from(bytes).map_or_else(short, u64::from_le_bytes);
            (hash.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        };
        (window.chunks(8).fold(0, mix) >> self.shift) as usize
    }

    /// The window of `needle` that shares its bucket with the fewest: its place in the needle, and the bucket.
    fn rarest(&self, needle: &[u8]) -> (usize, &[u32]) {
        let is_first = |byte: u8| byte & 0b1100_0000 != 0b1000_0000;
        let windows = needle.windows(self.length).enumerate();
        let begins = windows.filter(|(_, window)| window.first().is_some_and(|byte| is_first(*byte)));
        let buckets = begins.map(|(offset, window)| {
            let bucket = self.bucket(window);
            let bound = |at: usize| self.starts.get(at).map_or(0, |start| *start as usize);
            (offset, self.places.get(bound(bucket)..bound(bucket + 1)).unwrap_or_default())
        });
        buckets.min_by_key(|(_, places)| places.len()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn quote(exact: &str, prefix: Option<&str>, suffix: Option<&str>) -> Quote {
        Quote {
            exact: exact.to_owned(),
            prefix: prefix.map(str::to_owned),
            suffix: suffix.map(str::to_owned),
            translation: None,
        }
    }

    #[test]
    fn one_place_is_found_by_its_bytes() {
        let source = "贷款余额 $10486.31$ 亿元";
        let span = find(source, &quote("$10486.31$", None, None));
        assert_eq!(span.map(|span| span.of(source)), Ok("$10486.31$"));
    }

    #[test]
    fn text_that_is_not_there_is_not_found() {
        assert_eq!(find("甲", &quote("乙", None, None)), Err(QuoteError::NotFound));
        assert_eq!(find("甲", &quote("", None, None)), Err(QuoteError::NotFound));
        assert_eq!(find("甲乙", &quote("乙", Some("丙"), None)), Err(QuoteError::NotFound));
    }

    #[test]
    fn several_places_are_told_apart_by_what_stands_around_them() {
        let source = "3月 10家 5月 10家";
        assert_eq!(find(source, &quote("10家", None, None)), Err(QuoteError::Ambiguous { count: 2 }));
        let second = Span { start: source.rfind("10家").unwrap_or(0), end: source.len() };
        assert_eq!(find(source, &quote("10家", Some("5月 "), None)), Ok(second));
        assert_eq!(find(source, &quote("10家", None, Some(" 5"))).map(|span| span.start), Ok("3月 ".len()));
    }

    #[test]
    fn places_that_overlap_are_counted() {
        assert_eq!(find("新新新", &quote("新新", None, None)), Err(QuoteError::Ambiguous { count: 2 }));
    }

    proptest! {
        #[test]
        fn an_index_finds_what_a_scan_finds(
            source in "[ab月日1\n]{0,90}",
            start in 0_usize..90,
            length in 0_usize..40,
            around in 0_usize..6,
        ) {
            let letters: Vec<char> = source.chars().collect();
            let piece = |from: usize, to: usize| -> String {
                letters.iter().take(to).skip(from).collect()
            };
            let end = start + length;
            let exact = piece(start, end);
            let quote = quote(&exact, Some(&piece(start.saturating_sub(around), start)), Some(&piece(end, end + around)));
            let finder = Finder::new(&source);
            prop_assert_eq!(finder.find(&quote), find(&source, &quote));
            prop_assert_eq!(finder.contains(&exact), source.contains(&exact));
            let changed = exact.replace('a', "b");
            prop_assert_eq!(finder.contains(&changed), source.contains(&changed));
        }
    }
}
