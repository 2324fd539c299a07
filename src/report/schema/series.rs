//! Series: a value for each of many periods, as they are written.
//!
//! Types only. Never reads a value; that is [`crate::report::columns`].

use serde::{Deserialize, Deserializer, Serialize};

use super::{Counted, Quote, Reliability, Text};

/// Values of one unit, one for each period from the first on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Id, unique across statistics, derived values, events, figures and series.
    pub id: String,
    /// The section it belongs to.
    pub section: String,
    /// Its name, in full.
    pub name: Text,
    /// Its name beside a line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Text>,
    /// The unit of every value as printed, `亿元`.
    pub unit: String,
    /// What is counted, in English and for one and many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<Counted>,
    /// The first period, EDTF: `2019`, `2019-03`, `2019-03-01`, or for hours and minutes `2019-03-01T00:00:00`.
    pub from: String,
    /// How long each period is.
    pub every: Every,
    /// The digits as printed, separated by spaces, in the order of time; `-` for a period without a value.
    pub printed: String,
    /// Where the source prints them: every value stands there, in this order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Quote>,
    /// Who published them, where the source does not print them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Published>,
    /// A remark of the editors, shown with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<Text>,
}

/// Reads the series of a report: a function of its own, which the first view of a report without any has no need of.
#[inline(never)]
pub(super) fn read<'a, D: Deserializer<'a>>(from: D) -> Result<Vec<Series>, D::Error> {
    Vec::deserialize(from)
}

/// The length of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Every {
    /// A year.
    Year,
    /// A month.
    Month,
    /// A day.
    Day,
    /// An hour.
    Hour,
    /// A minute.
    Minute,
}

/// Where values were published that the source does not print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// Who published them.
    pub publisher: Text,
    /// The address they were published at.
    pub address: String,
    /// How far they can be relied on.
    pub reliability: Reliability,
}
