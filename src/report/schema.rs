//! The dataset as it is written: the types behind `report.json`.
//!
//! Takes nothing, gives types: serde reads them, the JSON Schema is generated from them, and
//! [`super::Report`] is made of them once they have been checked. Every value is a string of printed
//! digits here; nothing in this file computes. Unknown fields are faults, so a misspelt field is never
//! silently ignored.

mod event;
mod figure;
mod series;
mod statistic;

pub use event::{Act, Event, Mention};
pub use figure::{Comparison, FigureKind, FigureSpec, Hold, Measure, Note, Slide, SlidePage, SlideStep};
pub use series::{Every, Published, Series};
pub use statistic::{
    Basis, Bound, Context, Counted, Derived, Growth, GrowthBasis, Nature, Op, Period, Place, Qualifier, Reliability,
    Statistic,
};

use serde::{Deserialize, Serialize};

/// A language that tushuo can word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Chinese, simplified (`zh-CN`).
    Zh,
    /// English.
    En,
}

/// One wording in each language of the report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Chinese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zh: Option<String>,
    /// English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Text {
    /// The wording in `lang`, or in the other language where there is none.
    pub fn get(&self, lang: Lang) -> &str {
        let (first, second) = match lang {
            Lang::Zh => (&self.zh, &self.en),
            Lang::En => (&self.en, &self.zh),
        };
        first.as_deref().or(second.as_deref()).unwrap_or_default()
    }

    /// The wording in exactly `lang`.
    pub fn exactly(&self, lang: Lang) -> Option<&str> {
        match lang {
            Lang::Zh => self.zh.as_deref(),
            Lang::En => self.en.as_deref(),
        }
    }
}

/// The whole of `report.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReportFile {
    /// Version of this format: `tushuo/report@1`.
    pub schema: String,
    /// Id of the report; also the name of its folder.
    pub id: String,
    /// Languages of the report; the first is its default.
    pub languages: Vec<Lang>,
    /// Title of the chapter.
    pub title: Text,
    /// The publication the chapter stands in.
    pub publication: Text,
    /// The year the report is about, which undated printed values are read as.
    pub year: i16,
    /// The lead: the chapter in one sentence, a wording template.
    pub summary: Text,
    /// What the summary claims in words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<Hold>,
    /// Sections in printed order.
    pub sections: Vec<Section>,
    /// The places that tell events.
    pub lists: Vec<List>,
    /// Printed values.
    pub statistics: Vec<Statistic>,
    /// Values computed from printed ones.
    #[serde(default)]
    pub derived: Vec<Derived>,
    /// What happened.
    pub events: Vec<Event>,
    /// Numerals of the source that are no statistic, each with its reason.
    #[serde(default)]
    pub left_out: Vec<LeftOut>,
    /// Values published elsewhere.
    #[serde(default)]
    pub context: Vec<Context>,
    /// Values for many periods, one after the other.
    #[serde(default, deserialize_with = "series::read", skip_serializing_if = "Vec::is_empty")]
    pub series: Vec<Series>,
    /// The figures, in reading order.
    pub figures: Vec<FigureSpec>,
    /// Slides; empty for a deck made by the program.
    #[serde(default)]
    pub deck: Vec<Slide>,
}

/// What a section, an event or a figure is about; decides its colour and its shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Finance: blue, a disc.
    Finance,
    /// Intellectual property: red, a square.
    Ip,
    /// Governance: green, a triangle.
    Governance,
    /// Outreach: ochre, a diamond.
    Outreach,
}

/// A section of the chapter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its number as printed, such as `7.1`.
    pub id: String,
    /// Its printed title.
    pub title: Text,
    /// A short form for menus.
    pub short: Text,
    /// Its theme; the opening has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
}

/// A place of the chapter that tells events: a printed calendar, or the running text of a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Id, such as `opening`, `7.2`, `text-7.4`.
    pub id: String,
    /// How the list is called on screen.
    pub title: Text,
    /// The month headings of a printed calendar, in printed order; empty for running text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<Heading>,
    /// The text that ends the last heading, where something of the list follows that belongs to no month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Quote>,
}

/// A month heading of a printed calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Heading {
    /// The month, EDTF: `2023-04`.
    pub date: String,
    /// Where it stands.
    pub quote: Quote,
    /// What is wrong with it in print, such as nothing under it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fault: Option<Fault>,
}

/// A piece of the source, byte for byte (a W3C `TextQuoteSelector`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// The text, markup and all.
    pub exact: String,
    /// What stands directly before it, where `exact` alone is not unique.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// What stands directly after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
    /// The quote in English, shown under the Chinese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translation: Option<Translation>,
}

/// A quote's translation. Digits in it are the printed ones or their exact shift.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Translation {
    /// English.
    pub en: String,
}

/// A fault of the print, kept and shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// What kind of fault.
    pub kind: FaultKind,
    /// How it is read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_as: Option<ReadAs>,
    /// Why it is read so.
    pub why: Text,
}

/// Kinds of fault of a print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FaultKind {
    /// A unit, or its scale, is lost.
    UnitLost,
    /// A heading has nothing under it.
    EmptyHeading,
    /// One document stands in two months.
    ListedTwice,
    /// Titles so alike that they may be one document.
    NearDuplicate,
    /// Something stands after the last month and belongs to none.
    NoMonth,
    /// A word is misspelt or used for another.
    Wording,
    /// Places that tell the same thing disagree.
    Conflict,
}

/// The reading of a faulty print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReadAs {
    /// The digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
    /// The unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Words, where the fault is in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A numeral of the source that is no statistic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// Where: every numeral inside the quote is meant.
    pub quote: Quote,
    /// Why.
    pub why: Text,
}
