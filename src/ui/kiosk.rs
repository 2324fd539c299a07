//! The unattended screen: what invites a visitor, what leads home, what asks whether somebody is still there.
//!
//! Takes [`ViewProps`] and what the page knows of the visit, gives elements. Every choice is a link to an address of
//! ours, so that nothing of a visit is kept anywhere else. Never starts a timer and never follows an address itself.

mod attract;
mod doors;
mod handoff;
mod still;
mod tools;

pub use attract::Attract;
pub use handoff::{HandOff, ScanThis};
pub use still::{PANEL, Still};
pub use tools::{Choices, Languages, StartOver};
