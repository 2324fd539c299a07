//! The calendar: a report's events by month, in printed order, and what the print left open beside them.
//!
//! Takes a [`crate::report::Report`], makes an [`Index`] of it once; takes a [`Filter`], gives [`Hits`]: what is chosen
//! and searched for, in order, with counts. Of one year they give a [`Year`]: twelve months of rows, a tray of what has
//! no month, other years, and who comes before and after whom. Never gives a day to a month or a month to a year,
//! never drops an event, never words anything.

mod filter;
pub mod grid;
mod hits;
mod index;
mod light;
mod place;
mod query;
mod search;
mod strip;
mod tally;
mod year;

pub use filter::Filter;
pub use hits::{Hits, MonthHits, Restriction, Wider};
pub use index::Index;
pub use light::{Piece, lit};
pub use place::Place;
pub use query::{Query, matches};
pub use strip::{Strip, StripMonth};
pub use year::{EventRow, Group, MOST_NAMED, Month, OtherYear, Row, Year};
