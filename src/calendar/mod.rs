//! The calendar: a report's events by month, in printed order, and what the print left open beside them.
//!
//! Takes a [`crate::report::Report`] and a [`Filter`], gives a [`Year`]: twelve months of rows, a tray of what has
//! no month, other years, counts, and who comes before and after whom. Never gives a day to a month or a month to
//! a year, never drops an event, never words anything.

mod filter;
mod light;
mod place;
mod strip;
mod year;

pub use filter::Filter;
pub use light::{Piece, lit};
pub use place::Place;
pub use strip::{Strip, StripMonth};
pub use year::{EventRow, Group, Month, OtherYear, Row, Year};
