//! Marks: plotters elements of our own, one file each.
//!
//! Each takes values on an axis and sizes in units of the backend, and draws itself wherever the axis puts it.

mod comet;
mod disc;

pub(super) use comet::Comet;
pub(super) use disc::{Disc, Ring};
