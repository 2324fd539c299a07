//! Quotes: where a piece of the source text stands.
//!
//! Takes the source and a [`Quote`], gives the byte span of the one place that is meant. Never guesses: text
//! that is not there, or stands in several places that `prefix` and `suffix` do not tell apart, is an error.

use super::schema::Quote;

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

/// Finds the one place of `quote` in `source`.
pub fn find(source: &str, quote: &Quote) -> Result<Span, QuoteError> {
    let prefix = quote.prefix.as_deref().unwrap_or_default();
    let suffix = quote.suffix.as_deref().unwrap_or_default();
    let mut first = None;
    let mut count = 0;
    for start in occurrences(source, &quote.exact) {
        let span = Span { start, end: start + quote.exact.len() };
        let before = source.get(..span.start).unwrap_or_default();
        let after = source.get(span.end..).unwrap_or_default();
        if before.ends_with(prefix) && after.starts_with(suffix) {
            first.get_or_insert(span);
            count += 1;
        }
    }
    match (first, count) {
        (Some(span), 1) => Ok(span),
        (Some(_), count) => Err(QuoteError::Ambiguous { count }),
        (None, _) => Err(QuoteError::NotFound),
    }
}

/// Every place of `needle`, those that overlap included; an empty needle is nowhere.
fn occurrences<'a>(source: &'a str, needle: &'a str) -> impl Iterator<Item = usize> + 'a {
    let step = needle.chars().next().map_or(0, char::len_utf8);
    let mut from = 0;
    core::iter::from_fn(move || {
        if needle.is_empty() {
            return None;
        }
        let found = from + source.get(from..)?.find(needle)?;
        from = found + step;
        Some(found)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
