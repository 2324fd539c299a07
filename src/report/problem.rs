//! Problems: what is wrong with a report folder, each with its place.
//!
//! Takes nothing, gives codes with fields, grouped by family; [`crate::words::problem`] words them. Never holds
//! a sentence for a person, so that every language is a translation of the same facts.

mod event;
mod file;
mod form;
mod quote;
mod relation;
mod series;
mod wording;

pub use event::EventFault;
pub use file::{FileFault, JsonKind};
pub use form::FormFault;
pub use quote::QuoteFault;
pub use relation::{Kind, RelationFault};
pub use series::SeriesFault;
pub use wording::WordingFault;

/// The name of the dataset's file.
pub const REPORT_FILE: &str = "report.json";

/// The name of the source text's file.
pub const SOURCE_FILE: &str = "source.zh.md";

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file it is in: `report.json` or `source.zh.md`.
    pub file: &'static str,
    /// The JSON path, with the object's id in brackets where it has one: `statistics[3].unit (tech-loan-balance)`;
    /// empty where the whole file is meant. In the source text, its line: `12`.
    pub path: String,
    /// What it is.
    pub code: Code,
}

/// What is wrong, by family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Code {
    /// A file cannot be read as what it is.
    File(FileFault),
    /// A single value is malformed: an id, a wording, a number, a unit, a date.
    Form(FormFault),
    /// The dataset and the source text disagree.
    Quote(QuoteFault),
    /// Values, figures and context do not fit each other.
    Relation(RelationFault),
    /// A series cannot be read, or stands nowhere.
    Series(SeriesFault),
    /// An event does not fit the places that tell it.
    Event(EventFault),
    /// A wording says more than the data.
    Wording(WordingFault),
}
