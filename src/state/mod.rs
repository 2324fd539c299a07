//! What is looked at: one value that the address is written from and the page is drawn from.
//!
//! Takes an address ([`State::parse`]) or an [`Action`] ([`reduce`]), gives a [`State`]; [`State::address`] gives
//! the address back, and reading that gives the same state. Never touches a page, its address or its storage, and
//! never fails: an address that means nothing becomes the nearest state that does, and says so.

mod address;
pub mod kiosk;
mod reduce;
mod resolve;
mod when;

pub use address::{is_address, lang_of_tag, theme_of_name};
pub use reduce::{Action, reduce};
pub use when::When;

use crate::report::schema::Act;
use crate::report::{Lang, Theme};

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The chapter in one screen.
    #[default]
    Overview,
    /// All figures.
    Figures,
    /// One figure, by id.
    Figure(String),
    /// The calendar, with an event opened or not.
    Calendar(Option<String>),
    /// The source text, at the words of a statistic or an event or from its beginning.
    Source(Option<String>),
    /// A slide, counted from 1.
    Present(u32),
}

/// A colour scheme that was chosen rather than taken from the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ThemeChoice {
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
    /// Black on white, with the strongest colours.
    Contrast,
}

/// What stands around a view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Chrome {
    /// Masthead, menus and footer.
    #[default]
    Full,
    /// Nothing: the view alone, for frames.
    None,
}

/// What stays as it is when another view is opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The language that was chosen; else the report's first.
    pub lang: Option<Lang>,
    /// The colour scheme that was chosen; else the system's.
    pub theme: Option<ThemeChoice>,
    /// What stands around the view.
    pub chrome: Chrome,
    /// Whether text is larger than usual, on a screen that runs unattended.
    pub large: bool,
    /// Whether it runs unattended.
    pub kiosk: bool,
    /// After how many seconds without a touch an unattended screen begins anew.
    pub idle_s: Option<u32>,
    /// The report that was asked for; else the first of the index.
    pub report: Option<String>,
}

/// The axis of a figure that has both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scale {
    /// Equal steps are equal factors.
    #[default]
    Log,
    /// Equal steps are equal amounts.
    Linear,
}

/// How a figure is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureParams {
    /// Which of several measures; else the first.
    pub measure: Option<String>,
    /// The axis.
    pub scale: Scale,
    /// Whether the intervals of derived values are shown.
    pub derived: bool,
    /// Whether values published elsewhere are shown.
    pub elsewhere: bool,
    /// The mark that is selected: a statistic or a derived value.
    pub mark: Option<String>,
    /// *series*: the span of time that is shown, `2023-01..2023-06`; else all.
    pub span: Option<String>,
}

impl Default for FigureParams {
    fn default() -> Self {
        Self { measure: None, scale: Scale::Log, derived: true, elsewhere: false, mark: None, span: None }
    }
}

/// How the events of the calendar are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Layout {
    /// Twelve months, or the one that is opened.
    #[default]
    Year,
    /// One list, from the first to the last.
    List,
}

/// Which events of the calendar are looked at, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CalendarParams {
    /// Only this theme.
    pub theme: Option<Theme>,
    /// Only what was done so.
    pub act: Option<Act>,
    /// Only what this list tells.
    pub list: Option<String>,
    /// Only what holds these words; empty for no search.
    pub q: String,
    /// How they are laid out.
    pub layout: Layout,
    /// The year, or the month that is opened; else the report's year.
    pub when: Option<When>,
}

impl CalendarParams {
    /// Whether some events are left out.
    pub fn is_filtered(&self) -> bool {
        let Self { theme, act, list, q, layout: _, when: _ } = self;
        theme.is_some() || act.is_some() || list.is_some() || !q.is_empty()
    }
}

/// How slides are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PresentParams {
    /// The step inside the slide, counted from 1.
    pub step: u32,
    /// Whether this is the window of who speaks: notes, the next slide, the time.
    pub presenter: bool,
    /// Whether keys of one character do anything.
    pub letters: bool,
}

impl Default for PresentParams {
    fn default() -> Self {
        Self { step: 1, presenter: false, letters: true }
    }
}

/// All of what is looked at.
///
/// The parameters of a view are at their defaults while another one is shown; [`reduce`] and [`State::parse`]
/// keep it so, and an address writes those of its own view only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// What the page shows.
    pub view: View,
    /// What stays when another view is opened.
    pub settings: Settings,
    /// How the figure is looked at.
    pub figure: FigureParams,
    /// Which events are looked at.
    pub calendar: CalendarParams,
    /// How slides are looked at.
    pub present: PresentParams,
    /// Whether the address, or a part of it, meant nothing, and this is the nearest state that does. Not part of
    /// an address; any [`Action`] clears it.
    pub nearest: bool,
}

impl State {
    /// What may be given away of it to lead to a view: the language and the report that were chosen and, where it is the
    /// view that is shown, how its figure is looked at. Neither what is selected or searched for, nor how the page
    /// around it looks.
    #[must_use]
    pub fn given_away(&self, view: View) -> Self {
        let Settings { lang, ref report, .. } = self.settings;
        let settings = Settings { lang, report: report.clone(), ..Settings::default() };
        let figure = if self.view == view {
            FigureParams { mark: None, ..self.figure.clone() }
        } else {
            FigureParams::default()
        };
        Self { view, settings, figure, ..Self::default() }
    }
}
