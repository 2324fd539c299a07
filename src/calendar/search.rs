//! The text of all events, arranged so that words are found in it without reading most of it.
//!
//! Takes each event's folded text, gives which events hold all words of a [`Query`]. For each event the pairs of
//! neighbouring letters are kept as bits, and for each bit the events that have it: a word leaves only the events
//! that have all bits of its pairs, and those alone are read. Never gives an event that does not hold the words.

use memchr::memmem;

use super::query::{Query, fold};
use crate::report::reading::Reading;
use crate::report::schema::{Event, Lang};

/// How many bits stand for the pairs of an event.
const ROWS: usize = 1024;

/// The folded texts of all events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Texts {
    /// One after the other.
    text: String,
    /// Where each begins; one more at the end.
    starts: Vec<u32>,
    /// For each bit, the events that have it: `ROWS` rows of 64 events a number.
    rows: Vec<u64>,
    /// How many numbers a row has.
    width: usize,
}

impl Texts {
    /// The texts of so many events.
    pub(super) fn new<'a>(count: usize, events: impl Iterator<Item = &'a Event>) -> Self {
        let width = count.div_ceil(64);
        let mut texts = Self { text: String::new(), starts: vec![0], rows: vec![0; ROWS * width], width };
        let mut block = vec![0_u64; ROWS];
        let last = count.saturating_sub(1);
        for (number, event) in events.enumerate() {
            let start = texts.text.len();
            write(event, &mut texts.text);
            texts.starts.push(u32::try_from(texts.text.len()).unwrap_or(u32::MAX));
            let bit = 1 << (number % 64);
            each_gram(texts.text.get(start..).unwrap_or_default(), |row| {
                if let Some(events) = block.get_mut(row) {
                    *events |= bit;
                }
            });
            if number % 64 == 63 || number == last {
                for (row, events) in block.iter_mut().enumerate() {
                    if let Some(place) = texts.rows.get_mut(row * width + number / 64) {
                        *place = core::mem::take(events);
                    }
                }
            }
        }
        texts.text.shrink_to_fit();
        texts
    }

    /// The events, by number and ascending, that hold all words.
    pub(super) fn find(&self, query: &Query) -> Vec<u32> {
        let mut candidates = self.all();
        for word in query.words() {
            let mut seen = [0_u64; ROWS / 64];
            each_gram(word, |row| {
                let Some(bits) = seen.get_mut(row / 64).filter(|bits| **bits & (1 << (row % 64)) == 0) else { return };
                *bits |= 1 << (row % 64);
                let row = self.rows.get(row * self.width..(row + 1) * self.width).unwrap_or_default();
                for (candidates, having) in candidates.iter_mut().zip(row) {
                    *candidates &= having;
                }
            });
        }
        let finders: Vec<_> = query.words().iter().map(|word| memmem::Finder::new(word.as_bytes())).collect();
        let mut found = Vec::new();
        for (block, mut bits) in candidates.into_iter().enumerate() {
            while bits != 0 {
                let number = block * 64 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                let text = self.of(number).as_bytes();
                if finders.iter().all(|finder| finder.find(text).is_some()) {
                    found.push(number as u32);
                }
            }
        }
        found
    }

    /// A bit for each event.
    fn all(&self) -> Vec<u64> {
        let mut all = vec![u64::MAX; self.width];
        let rest = (self.starts.len() - 1) % 64;
        if let Some(last) = all.last_mut().filter(|_| rest != 0) {
            *last = (1 << rest) - 1;
        }
        all
    }

    fn of(&self, number: usize) -> &str {
        let bound = |at: usize| self.starts.get(at).map_or(0, |start| *start as usize);
        self.text.get(bound(number)..bound(number + 1)).unwrap_or_default()
    }
}

/// Writes what is searched of an event, folded: its titles in every language, its printed date, the sentences that
/// tell it as they are read, and their translations. What is said already is not said again.
pub(super) fn write(event: &Event, text: &mut String) {
    let start = text.len();
    let mut add = |words: &str| {
        let from = text.len();
        text.push('\n');
        fold(words, text);
        let (before, added) = text.get(start..).unwrap_or_default().split_at_checked(from - start).unwrap_or_default();
        if added.len() == 1 || memmem::find(before.as_bytes(), added.as_bytes().get(1..).unwrap_or_default()).is_some()
        {
            text.truncate(from);
        }
    };
    // The longest first: they hold most of the others.
    for mention in &event.mentions {
        let exact = mention.quote.exact.as_str();
        // Words without a mark of the OCR are read as they stand.
        if exact.contains(['$', '\\', '*', '<', '#', '-', '\u{bb}', '\n']) {
            add(&Reading::of(exact).text);
        } else {
            add(exact);
        }
        if let Some(translation) = &mention.quote.translation {
            add(&translation.en);
        }
    }
    for title in [Some(&event.title), event.short.as_ref()].into_iter().flatten() {
        for lang in [Lang::Zh, Lang::En] {
            add(title.exactly(lang).unwrap_or_default());
        }
    }
    add(event.date_printed.as_deref().unwrap_or_default());
}

/// Tells the bit of each letter, of each pair of neighbouring letters, and of each three that are ASCII. Blanks stand
/// in no word, so that no pair has one.
fn each_gram(text: &str, mut tell: impl FnMut(usize)) {
    let mut before = [None::<char>; 2];
    for letter in text.chars() {
        if matches!(letter, ' ' | '\n') {
            before = [None; 2];
            continue;
        }
        // Letters of ASCII are in nearly every text.
        if !letter.is_ascii() {
            tell(row(u32::from(letter), 0));
        }
        if let Some(last) = before[1] {
            tell(row(u32::from(letter), u32::from(last)));
            if let Some(first) = before[0].filter(|first| first.is_ascii() && last.is_ascii() && letter.is_ascii()) {
                tell(row(u32::from(letter) << 8 | u32::from(last), u32::from(first)));
            }
        }
        before = [before[1], Some(letter)];
    }
}

fn row(letter: u32, before: u32) -> usize {
    let pair = u64::from(letter) << 32 | u64::from(before);
    (pair.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - ROWS.trailing_zeros())) as usize
}
