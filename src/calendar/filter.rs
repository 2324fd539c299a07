//! Which events are looked at.
//!
//! Takes an event, says whether it is one of them. Never looks at what is on screen.

use super::query::Query;
use super::search;
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
    /// Only what holds all these words, as they were typed; see [`Query`].
    pub q: String,
}

impl Filter {
    /// Whether `event` is chosen. For many events [`super::Index::hits`] is much faster.
    pub fn accepts(&self, event: &Event) -> bool {
        let mut text = String::new();
        let query = Query::parse(&self.q);
        if !query.is_empty() {
            search::write(event, &mut text);
        }
        self.theme.is_none_or(|theme| event.theme == theme)
            && self.act.is_none_or(|act| event.act == act)
            && self.list.as_ref().is_none_or(|list| event.mentions.iter().any(|mention| mention.list == *list))
            && query.finds(&text)
    }

    /// Whether a list's own rows, such as an empty heading, are chosen: they have no theme, no act and no text.
    pub(super) fn accepts_list(&self, list: &str) -> bool {
        let unasked = self.theme.is_none() && self.act.is_none() && Query::parse(&self.q).is_empty();
        unasked && self.list.as_ref().is_none_or(|only| only == list)
    }
}
