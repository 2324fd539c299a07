//! Counts by theme, kind of act and list.
//!
//! Takes events of an [`Index`] one by one, gives how many there are of each. Never decides what is counted.

use super::index::Index;
use crate::report::Theme;
use crate::report::schema::Act;

/// Every theme, in order.
const THEMES: [Theme; 4] = [Theme::Finance, Theme::Ip, Theme::Governance, Theme::Outreach];

/// Every kind of act, in order.
const ACTS: [Act; 7] = [Act::Release, Act::Revise, Act::Prepare, Act::Hold, Act::Open, Act::Launch, Act::Award];

/// Counts by theme, act and list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tally {
    themes: [usize; THEMES.len()],
    acts: [usize; ACTS.len()],
    /// By the lists' numbers.
    pub(super) lists: Vec<usize>,
}

impl Tally {
    pub(super) fn new(lists: usize) -> Self {
        Self { themes: Default::default(), acts: Default::default(), lists: vec![0; lists] }
    }

    pub(super) fn add_all(&mut self, index: &Index, number: u32) {
        self.add_theme(index, number);
        self.add_act(index, number);
        self.add_lists(index, number);
    }

    pub(super) fn add_theme(&mut self, index: &Index, number: u32) {
        let theme = index.rows.get(number as usize).and_then(|row| self.themes.get_mut(row.theme as usize));
        if let Some(count) = theme {
            *count += 1;
        }
    }

    pub(super) fn add_act(&mut self, index: &Index, number: u32) {
        let act = index.rows.get(number as usize).and_then(|row| self.acts.get_mut(row.act as usize));
        if let Some(count) = act {
            *count += 1;
        }
    }

    pub(super) fn add_lists(&mut self, index: &Index, number: u32) {
        for list in index.lists_of(number) {
            if let Some(count) = self.lists.get_mut(*list as usize) {
                *count += 1;
            }
        }
    }

    pub(super) fn themes(&self) -> Vec<(Theme, usize)> {
        THEMES.into_iter().zip(self.themes).collect()
    }

    pub(super) fn acts(&self) -> Vec<(Act, usize)> {
        ACTS.into_iter().zip(self.acts).collect()
    }
}
