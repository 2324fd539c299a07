//! The year in one strip: a stack of marks for each month.
//!
//! Takes a [`Year`] and the report it is of, gives [`Strip`]. Never measures anything: how large a mark is, is
//! the page's business.

use super::year::Year;
use crate::report::{Report, Theme};

/// Twelve stacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// January to December.
    pub months: Vec<StripMonth>,
    /// The themes, the most frequent first, with their counts.
    pub themes: Vec<(Theme, usize)>,
    /// The height of the highest stack, in marks.
    pub highest: usize,
}

/// A stack of marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StripMonth {
    /// 1 to 12.
    pub number: i8,
    /// A mark for each event, from the bottom up: the most frequent theme of the year at the bottom.
    pub marks: Vec<Theme>,
    /// The first event of the month, in printed order.
    pub first: Option<String>,
}

impl Year {
    /// The year in one strip.
    pub fn strip(&self, report: &Report) -> Strip {
        self.strip_with(|id| report.event(id).map(|event| event.theme))
    }

    pub(super) fn strip_with(&self, theme_of: impl Fn(&str) -> Option<Theme>) -> Strip {
        let mut themes = self.themes.clone();
        themes.sort_by_key(|(theme, count)| (usize::MAX - count, *theme));
        let rank = |theme: &Theme| themes.iter().position(|(one, _)| one == theme);
        let months: Vec<_> = self
            .months
            .iter()
            .map(|month| {
                let mut marks: Vec<Theme> = month.events().filter_map(|event| theme_of(&event.id)).collect();
                marks.sort_by_key(rank);
                StripMonth { number: month.number, marks, first: month.events().next().map(|event| event.id.clone()) }
            })
            .collect();
        let highest = months.iter().map(|month| month.marks.len()).max().unwrap_or_default();
        Strip { months, themes, highest }
    }
}
