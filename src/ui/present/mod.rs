//! Slides on a screen: the stage, what drives it, and what stands around it for who speaks.
//!
//! Takes the report and the address, gives one slide as large as its stage. The address is the slide and the step;
//! whatever drives only asks for another address. Never scrolls.

mod chart;
mod fit;
pub mod slide;
mod stage;

pub use stage::PresentView;
