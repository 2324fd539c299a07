//! Values as they are written: printed, derived, and published elsewhere.
//!
//! Types only, but for reading a faulty print. Never computes.

use serde::{Deserialize, Serialize};

use super::{Fault, Quote, Text};

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
