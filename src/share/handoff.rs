//! Handing a screen over: the public address that shows on a phone what an unattended screen shows here.
//!
//! Takes a state, a language and the site's public address, gives an absolute address. What belongs to the screen and
//! not to what is looked at (unattended, idle time, larger text, colours) is left out.

use super::place;
use crate::report::{Lang, Report};
use crate::state::{Settings, State};

/// The address of a state where others can reach it; `None` without an address that can be followed.
pub fn exact(report: &Report, state: &State, lang: Lang, site: &str) -> Option<String> {
    let base = place::base(site)?;
    let other = Some(lang).filter(|lang| report.file().languages.first() != Some(lang));
    let settings = Settings { lang: other, report: state.settings.report.clone(), ..Settings::default() };
    let hash = State { settings, nearest: false, ..state.clone() }.address();
    Some(format!("{base}{}{hash}", place::page(report, &state.view, lang)))
}
