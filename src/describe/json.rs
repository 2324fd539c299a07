//! JSON: the records of a figure for a program.
//!
//! Takes a report and a figure, gives an object with the dataset and its hash, the figure, the ids it shows and its
//! records. Numbers are strings of printed digits, since a float would lose their zeros.

use serde::{Serialize, Serializer};

use super::dataset::Dataset;
use super::over::period_records;
use super::record::{Record, records};
use super::sentence::sentence;
use crate::figure::{Body, Figure, Series};
use crate::report::{Lang, Report};
use crate::words::fill::plain;

/// The version of this form.
pub const SCHEMA: &str = "tushuo/figure@1";

#[derive(Serialize)]
struct Export<'a> {
    schema: &'static str,
    dataset: Dataset<'a>,
    figure: Described<'a>,
    statistics: &'a [String],
    records: Records<'a>,
}

/// The values of a figure, or the many of lines over time.
#[derive(Serialize)]
#[serde(untagged)]
enum Records<'a> {
    Values(Vec<Record>),
    #[serde(serialize_with = "one_by_one")]
    Periods(&'a Series),
}

/// Values over time, of which there may be a million: never all at once beside the text they become.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "this is how serde asks")]
fn one_by_one<S: Serializer>(series: &&Series, to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(period_records(series))
}

#[derive(Serialize)]
struct Described<'a> {
    id: &'a str,
    section: &'a str,
    lang: Lang,
    title: String,
    subtitle: String,
    sentence: String,
}

/// The JSON of a figure.
pub fn json(report: &Report, figure: &Figure) -> Vec<u8> {
    let lang = figure.lang;
    let export = Export {
        schema: SCHEMA,
        dataset: Dataset::of(report, lang),
        figure: Described {
            id: &figure.id,
            section: &figure.section,
            lang,
            title: plain(&figure.title),
            subtitle: plain(&figure.subtitle),
            sentence: sentence(figure),
        },
        statistics: &figure.ids,
        records: match &figure.body {
            Body::Series(series) => Records::Periods(series),
            _ => Records::Values(records(report, figure)),
        },
    };
    // Strings and lists of strings can always be written.
    let mut bytes = serde_json::to_vec_pretty(&export).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
