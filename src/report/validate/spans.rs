//! Many pieces of the source, asked about as one.
//!
//! Takes spans in any order, answers in logarithmic time. Never says which span it was.

use crate::report::quote::Span;

/// Spans by where they begin.
pub(super) struct Spans {
    /// Where each begins, ascending.
    starts: Vec<usize>,
    /// The furthest end of each and all before it.
    furthest: Vec<usize>,
    /// The nearest end of each and all after it.
    nearest: Vec<usize>,
}

impl Spans {
    pub(super) fn new(mut spans: Vec<Span>) -> Self {
        spans.sort_unstable();
        let mut far = 0;
        let furthest = spans.iter().map(|span| {
            far = far.max(span.end);
            far
        });
        let furthest = furthest.collect();
        let mut near = usize::MAX;
        let nearest = spans.iter().rev().map(|span| {
            near = near.min(span.end);
            near
        });
        let mut nearest: Vec<usize> = nearest.collect();
        nearest.reverse();
        Self { starts: spans.iter().map(|span| span.start).collect(), furthest, nearest }
    }

    /// Whether one of them contains `piece`.
    pub(super) fn any_contains(&self, piece: Span) -> bool {
        self.furthest_until(self.starts.partition_point(|start| *start <= piece.start)) >= Some(piece.end)
    }

    /// Whether one of them shares a byte with `piece`.
    pub(super) fn any_overlaps(&self, piece: Span) -> bool {
        self.furthest_until(self.starts.partition_point(|start| *start < piece.end)) > Some(piece.start)
    }

    /// Whether one of them lies wholly inside `piece`.
    pub(super) fn any_within(&self, piece: Span) -> bool {
        let from = self.starts.partition_point(|start| *start < piece.start);
        self.nearest.get(from).is_some_and(|end| *end <= piece.end)
    }

    /// The furthest end of the first `count`.
    fn furthest_until(&self, count: usize) -> Option<usize> {
        self.furthest.get(count.checked_sub(1)?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn span() -> impl Strategy<Value = Span> {
        (0_usize..30, 1_usize..9).prop_map(|(start, length)| Span { start, end: start + length })
    }

    proptest! {
        #[test]
        fn answers_are_those_of_looking_at_each(all in proptest::collection::vec(span(), 0..12), piece in span()) {
            let spans = Spans::new(all.clone());
            let overlaps = |span: &Span| span.start < piece.end && piece.start < span.end;
            prop_assert_eq!(spans.any_contains(piece), all.iter().any(|span| span.contains(piece)));
            prop_assert_eq!(spans.any_within(piece), all.iter().any(|span| piece.contains(*span)));
            prop_assert_eq!(spans.any_overlaps(piece), all.iter().any(overlaps));
        }
    }
}
