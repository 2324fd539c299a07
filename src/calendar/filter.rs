//! Which events are looked at.
//!
//! Takes an event, says whether it is one of them. Never looks at what is on screen.

use crate::report::Theme;
use crate::report::schema::{Act, Event};

/// A choice of events; the default one chooses all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this theme.
    pub theme: Option<Theme>,
    /// Only what was done so.
    pub act: Option<Act>,
    /// Only what this list tells, by id.
    pub list: Option<String>,
}

impl Filter {
    /// Whether `event` is chosen.
    pub fn accepts(&self, event: &Event) -> bool {
        self.theme.is_none_or(|theme| event.theme == theme)
            && self.act.is_none_or(|act| event.act == act)
            && self.list.as_ref().is_none_or(|list| event.mentions.iter().any(|mention| mention.list == *list))
    }

    /// Whether a list's own rows, such as an empty heading, are chosen: they have no theme and no act.
    pub(super) fn accepts_list(&self, list: &str) -> bool {
        self.theme.is_none() && self.act.is_none() && self.list.as_ref().is_none_or(|only| only == list)
    }
}
