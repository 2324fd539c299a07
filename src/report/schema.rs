//! The dataset as it is written: the types behind `report.json`.
//!
//! Takes nothing, gives types: serde reads them, the JSON Schema is generated from them, and
//! [`super::Report`] is made of them once they have been checked. Every value is a string of printed
//! digits here; nothing in this file computes. Unknown fields are faults, so a misspelt field is never
//! silently ignored.

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

/// A printed value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Statistic {
    /// Id, unique across statistics, derived values, events and figures.
    pub id: String,
    /// The section that prints it.
    pub section: String,
    /// Its name, in full.
    pub name: Text,
    /// Its name in a row of a figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Text>,
    /// The digits as printed, `10486.31`; a Chinese numeral as printed, `四`.
    pub printed: String,
    /// The number in Arabic digits where `printed` is a Chinese numeral.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The unit as printed, `亿元`.
    pub unit: String,
    /// What is counted, in English and for one and many: `enterprise|enterprises`. Money needs none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<Counted>,
    /// Words that make the number a bound or an approximation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub qualifiers: Vec<Qualifier>,
    /// Growth on the year before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub growth: Option<Growth>,
    /// The time the value is for.
    pub period: Period,
    /// What kind of number it is; tells what may be compared.
    pub nature: Nature,
    /// The statistic this one is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    /// Every sentence that prints it; each holds the numeral once.
    pub quotes: Vec<Quote>,
    /// What is wrong with the print here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fault: Option<Fault>,
    /// A remark of the editors, shown with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<Text>,
}

/// The English noun for what a value counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Counted {
    /// For one: `enterprise`.
    pub one: String,
    /// For any other number: `enterprises`.
    pub other: String,
}

/// A word that changes how a number is to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Qualifier {
    /// As printed: 近, 余, 以上, 突破, 首期.
    pub printed: String,
    /// Where it stands.
    pub place: Place,
    /// What it makes of the number.
    pub bound: Bound,
}

/// Where a qualifier stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// Before the digits: 近1亿元.
    Before,
    /// Between digits and unit, or inside the unit: 2.5万余篇, 1500余项.
    Inside,
    /// After the unit: 80%以上.
    After,
}

/// What a qualifier makes of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Bound {
    /// The true value is at most about this (近).
    Upper,
    /// The true value is at least this (余, 以上, 突破).
    Lower,
    /// The value stands as it is (首期, 累计).
    None,
}

/// A printed growth rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Growth {
    /// Per cent, as printed, without the sign %: `92.70`.
    pub printed: String,
    /// What it is growth on.
    pub basis: GrowthBasis,
}

/// What a growth rate is measured against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum GrowthBasis {
    /// The year before (比上年增长).
    Yoy,
}

/// The time a value is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// EDTF: `2023`, `2023-09`, `2023-05-20/2023-05-31`, `../2023-09` (up to). `null` where none can be told.
    pub edtf: Option<String>,
    /// The words of the print: 截至9月底. `null` where the print has none.
    pub printed: Option<String>,
    /// Whether the print says it.
    pub basis: Basis,
}

/// Whether something is printed or a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The print says so at this place.
    Printed,
    /// The print does not; the report's year is meant.
    Inferred,
    /// Neither the print nor the year tells.
    None,
}

/// What kind of number a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Nature {
    /// A level at a moment.
    Stock,
    /// An amount over a time.
    Flow,
    /// Summed from an unstated beginning.
    Cumulative,
    /// A place in a ranking.
    Rank,
    /// A change of a rank or of another value.
    Change,
    /// A part of a whole, in per cent.
    Share,
    /// The number of an edition (第14届).
    Ordinal,
    /// A length of time.
    Duration,
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

/// A value computed from printed ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Derived {
    /// Id.
    pub id: String,
    /// How it is computed.
    pub op: Op,
    /// From what: ids of statistics or derived values.
    pub of: Vec<String>,
    /// Its name.
    pub name: Text,
    /// Its name in a row of a figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Text>,
    /// The unit it is shown in; where absent, that of the first input (prior, difference), `%` (share, change).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What is counted, in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<Counted>,
}

/// How a derived value is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Op {
    /// `[a]`: the year before, `a / (1 + growth of a)`; of a derived value: the same computed from the years before.
    Prior,
    /// `[a, b, …]`: `a − b − …`.
    Difference,
    /// `[a, b]`: `a / b` in per cent.
    Share,
    /// `[a, b]`: `a / b`, with the unit of the quotient given in `unit`.
    Ratio,
    /// `[a]`: `a / prior(a) − 1` in per cent; `[a, b]`: `a / b − 1`.
    Change,
}

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

/// A value published elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Context {
    /// The statistic it belongs to.
    pub statistic: String,
    /// The year.
    pub period: String,
    /// The digits as published.
    pub value: String,
    /// The unit as published.
    pub unit: String,
    /// Where: an http or https address.
    pub address: String,
    /// By whom.
    pub publisher: Text,
    /// How far it can be relied on.
    pub reliability: Reliability,
    /// What to know about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<Text>,
}

/// How far a value from elsewhere can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Reliability {
    /// Published by the body that counts it.
    Official,
    /// In a newspaper.
    Press,
    /// A copy of another text.
    Reprint,
}

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
    /// Statistics and derived values shown, in order.
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

/// A slide of the deck.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Slide {
    /// The figure it shows.
    pub figure: String,
    /// The measure, where the figure has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// What the presenter says: a wording template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<Text>,
}

impl Statistic {
    /// The Arabic digits the value is read as: the reading of a faulty print, else `value`, else the print.
    pub fn read_digits(&self) -> &str {
        let read =
            self.fault.as_ref().and_then(|fault| fault.read_as.as_ref()).and_then(|read| read.printed.as_deref());
        read.or(self.value.as_deref()).unwrap_or(&self.printed)
    }

    /// The unit the value is read in: the reading of a faulty print, else the print.
    pub fn read_unit(&self) -> &str {
        let read = self.fault.as_ref().and_then(|fault| fault.read_as.as_ref()).and_then(|read| read.unit.as_deref());
        read.unwrap_or(&self.unit)
    }

    /// The name in a row of a figure.
    pub fn row_name(&self) -> &Text {
        self.short.as_ref().unwrap_or(&self.name)
    }

    /// What the qualifiers make of the number.
    pub fn bound(&self) -> Bound {
        self.qualifiers
            .iter()
            .map(|qualifier| qualifier.bound)
            .find(|bound| *bound != Bound::None)
            .unwrap_or(Bound::None)
    }
}

impl Context {
    /// How wording and claims refer to it: `patent-grants@2022`.
    pub fn reference(&self) -> String {
        format!("{}@{}", self.statistic, self.period)
    }
}

impl Derived {
    /// The name in a row of a figure.
    pub fn row_name(&self) -> &Text {
        self.short.as_ref().unwrap_or(&self.name)
    }
}

impl Event {
    /// The title for rows.
    pub fn row_title(&self) -> &Text {
        self.short.as_ref().unwrap_or(&self.title)
    }
}

impl FigureSpec {
    /// Every statistic and derived value it shows, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let measures = self.measures.iter().flat_map(|measure| &measure.of);
        self.of.iter().chain(measures).chain(self.beside.iter().flatten()).map(String::as_str)
    }
}
