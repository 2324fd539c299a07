//! Figures as they are declared: kind, values, wording, claims.
//!
//! Types only. Never draws and never evaluates a claim.

use serde::{Deserialize, Serialize};

use super::{Act, Text};

/// A claim in words, made checkable: `left is right`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Hold {
    /// `ID`, `ID.growth`, `ID@YEAR` (published elsewhere), a number, or `NUMBER * ID`. Levels are compared in the base unit (元, 件 …), shares and growth in per cent.
    pub left: String,
    /// The comparison.
    pub is: Comparison,
    /// As `left`.
    pub right: String,
}

/// A comparison that a claim rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Comparison {
    /// Certainly less.
    #[serde(rename = "<")]
    Less,
    /// Certainly more.
    #[serde(rename = ">")]
    More,
    /// Certainly not more.
    #[serde(rename = "<=")]
    AtMost,
    /// Certainly not less.
    #[serde(rename = ">=")]
    AtLeast,
}

/// A figure, declared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FigureSpec {
    /// Id.
    pub id: String,
    /// What kind of figure draws it.
    pub kind: FigureKind,
    /// The section it belongs to.
    pub section: String,
    /// The finding: a wording template.
    pub title: Text,
    /// What is measured, unit, period: a wording template.
    pub subtitle: Text,
    /// A short name for menus.
    pub short: Text,
    /// Statistics and derived values shown, in order; for *series*, series.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<String>,
    /// Where the figure shows several measures one at a time: each with its own values. `of` is empty then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Measure>,
    /// *pairs*: the names of the rows; each measure has one value for each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Text>,
    /// *density*: the acts whose events are counted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acts: Vec<Act>,
    /// *magnitude*: who is covered, beside each value of `of`: lists of statistics, one list for each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<Vec<String>>,
    /// The statistics an overview announces the figure with; the first shown where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headline: Vec<String>,
    /// What the title and subtitle claim in words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<Hold>,
    /// Notes beneath the figure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// Kinds of figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum FigureKind {
    /// The year before (derived) to the printed value, on one common axis.
    Change,
    /// The same for values of different units: a small chart each, each with its own axis from zero.
    Panels,
    /// Values of very different size: dots on a log axis, bars on a linear one.
    Magnitude,
    /// Shares of a whole, now and, where it can be derived, the year before.
    Parts,
    /// Several measures of the same things, side by side, each on a log axis of its own.
    Pairs,
    /// Events by month and theme.
    Density,
    /// Numbers that stand beside each other without a common axis.
    Counts,
    /// Values of many periods as lines over time.
    Series,
}

/// One of several measures of a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Id, unique in the figure; used in addresses.
    pub id: String,
    /// What the switch says.
    pub name: Text,
    /// Statistics and derived values shown, in order.
    pub of: Vec<String>,
}

/// A note beneath a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// A heading of a few words.
    pub title: Text,
    /// The note: a wording template.
    pub text: Text,
    /// What it claims in words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<Hold>,
}

/// A slide of the deck: exactly one of `page`, `figure`, `statistics`, `when` and `sentence`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Slide {
    /// The first or the last page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<SlidePage>,
    /// The figure it shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<String>,
    /// The measure, where the figure has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// Which values of the figure are shown, in order; else as many as a slide has room for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<String>,
    /// Statistics or derived values: one is set as large as the slide, several stand beside each other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statistics: Vec<String>,
    /// Events: a month of the calendar, `2023-06`, or all of a year, `2023`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// The statistic or the event whose sentence is shown as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentence: Option<String>,
    /// The finding: a wording template; else that of the figure, or the name of what is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// What is measured: a wording template; else that of the figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<Text>,
    /// What title, subtitle and notes claim in words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<Hold>,
    /// What is shown one after the other; all at once where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<SlideStep>,
    /// What the presenter says: a wording template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<Text>,
}

/// A page of the deck that shows no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum SlidePage {
    /// The title of the chapter.
    Cover,
    /// The source, and where to read on.
    End,
}

/// A step inside a slide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum SlideStep {
    /// *change*, *panels*: the year before alone, as it is derived.
    Derived,
    /// *change*, *panels*: the printed value as well.
    Printed,
    /// *magnitude*: the log axis.
    Log,
    /// *magnitude*: the linear axis.
    Linear,
    /// A statistic: the number alone.
    Number,
    /// A statistic: the number and its sentence.
    Sentence,
}

impl FigureSpec {
    /// The statistics and derived values, or the series, of a measure, or of the first; of one without measures, its own.
    pub fn of_measure(&self, id: Option<&str>) -> &[String] {
        let chosen = self.measures.iter().find(|measure| Some(measure.id.as_str()) == id);
        chosen.or(self.measures.first()).map_or(&self.of, |measure| &measure.of)
    }

    /// Every statistic and derived value it shows, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let measures = self.measures.iter().flat_map(|measure| &measure.of);
        self.of.iter().chain(measures).chain(self.beside.iter().flatten()).map(String::as_str)
    }
}
