//! The deck: slides made of figures, statistics, months and sentences, and how one moves through them.
//!
//! Takes a report, gives its slides as declared, or a sensible deck where it declares none; takes a slide and a step,
//! gives a [`Scene`]: everything that stands on it, in words. Takes keys, gives what they ask for. Never draws, and
//! knows no screen.

mod auto;
mod chosen;
pub mod drive;
mod scene;

pub use scene::{Leads, Listed, MonthScene, Number, Quoted, Scene, Shown};

use std::borrow::Cow;

use crate::report::Report;
use crate::report::schema::Slide;

/// The slides of a report: those it declares, else a deck made of its figures. Never none.
pub fn slides(report: &Report) -> Cow<'_, [Slide]> {
    let declared = report.file().deck.as_slice();
    if declared.is_empty() { Cow::Owned(auto::deck(report)) } else { Cow::Borrowed(declared) }
}

/// The first slide that shows a figure, counted from 1.
pub fn slide_of(report: &Report, figure: &str) -> Option<u32> {
    let at = slides(report).iter().position(|slide| slide.figure.as_deref() == Some(figure))?;
    u32::try_from(at + 1).ok()
}

/// How many steps a slide has; one where it shows all at once.
pub fn steps(slide: &Slide) -> u32 {
    u32::try_from(slide.steps.len()).unwrap_or(u32::MAX).max(1)
}
