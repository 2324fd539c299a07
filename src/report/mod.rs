//! The dataset: its types, exact decimals and units, dates of mixed precision, quotes and intervals.
//!
//! Takes the bytes of `report.json` and of the source text, gives a [`Report`] that has been checked, or the
//! list of its problems, each with its place and a remedy. Never holds a float, never words anything for a
//! person, never touches a file or the network.

pub mod columns;
pub mod derive;
pub mod edtf;
pub mod exact;
mod formula;
pub mod interval;
pub mod load;
mod model;
pub mod numeral;
mod parts;
pub mod periods;
pub mod problem;
pub mod quote;
pub mod reading;
pub mod schema;
pub mod template;
mod tracked;
pub mod turns;
pub mod unit;
pub mod validate;

pub use model::{Entry, Hashes, Known, Report};
pub use schema::{Lang, Text, Theme};
