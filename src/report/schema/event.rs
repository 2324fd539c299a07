//! Events as they are written, with every place that tells them.
//!
//! Types only. Never adds to a date.

use serde::{Deserialize, Serialize};

use super::{Basis, Fault, Quote, Text, Theme};

/// Something that happened, or is under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Id.
    pub id: String,
    /// EDTF, exactly as precise as the print; `null` where the print has no time.
    pub date: Option<String>,
    /// The words of the print: 6月, 元旦期间, 5月20—31日.
    pub date_printed: Option<String>,
    /// Whether the print says it.
    pub date_basis: Basis,
    /// Its title.
    pub title: Text,
    /// A title for rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Text>,
    /// What was done.
    pub act: Act,
    /// What it is about.
    pub theme: Theme,
    /// Every place that tells it.
    pub mentions: Vec<Mention>,
    /// Statistics that belong to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statistics: Vec<String>,
    /// What is wrong with the print here, or what the places disagree on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fault: Option<Fault>,
    /// A remark of the editors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<Text>,
}

/// What an event did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// A document was released.
    Release,
    /// A document was revised.
    Revise,
    /// A document or a law is being prepared.
    Prepare,
    /// An event was held.
    Hold,
    /// An institution, a platform or a fund was opened or set up.
    Open,
    /// Work or a programme was started.
    Launch,
    /// A prize, a title or a right was won.
    Award,
}

/// A place that tells an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Mention {
    /// The list.
    pub list: String,
    /// The time this place gives: that of its heading; `null` where it has none.
    pub date: Option<String>,
    /// The words.
    pub quote: Quote,
}

impl Event {
    /// The title for rows.
    pub fn row_title(&self) -> &Text {
        self.short.as_ref().unwrap_or(&self.title)
    }
}
