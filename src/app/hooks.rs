//! What the page keeps up to date: what is wanted, the report, the colours, its height, and what a host is told.
//!
//! Takes the place the page lives in, gives values and takes its listeners away with the page. Never draws.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::colours::themed;
use super::events::{Happening, failure, selection};
use super::height::Telling;
use super::load::load;
use super::place::{Origin, Place, Wanted};
use crate::calendar::Index;
use crate::draw::Theme;
use crate::report::{Lang, Report};
use crate::state::{Chrome, State, ThemeChoice, View};
use crate::ui::listener::Listener;
use crate::ui::soon::{Soon, next_task};
use crate::ui::trouble::Reason;
use crate::ui::turns::Turn;

/// What there is of the report, and the folder it was looked for in.
#[derive(Clone)]
pub(super) enum Stage {
    Loading,
    Ready(AttrValue, Rc<Report>, Rc<Index>),
    Trouble(AttrValue, Reason),
}

/// What is wanted now, kept up to date.
#[hook]
pub(super) fn use_wanted(place: &Place) -> Wanted {
    let wanted = use_state_eq(|| place.wanted());
    {
        let wanted = wanted.setter();
        use_effect_with(place.clone(), move |place| {
            let set = wanted.clone();
            let listening = place.listen(Callback::from(move |wanted| set.set(wanted)));
            // It may have changed before there was anyone to notice.
            wanted.set(place.wanted());
            move || drop(listening)
        });
    }
    (*wanted).clone()
}

/// The colour scheme of the system, kept up to date.
#[hook]
pub(super) fn use_system_theme() -> ThemeChoice {
    let (dark, contrast) = (use_media(DARK_QUERY), use_media(CONTRAST_QUERY));
    if contrast {
        ThemeChoice::Contrast
    } else if dark {
        ThemeChoice::Dark
    } else {
        ThemeChoice::Light
    }
}

const DARK_QUERY: &str = "(prefers-color-scheme: dark)";
const CONTRAST_QUERY: &str = "(prefers-contrast: more)";
/// The system puts its own few colours in place of every page's.
const FORCED_QUERY: &str = "(forced-colors: active)";

/// Whether a media query holds, kept up to date.
#[hook]
fn use_media(query: &'static str) -> bool {
    let list = || web_sys::window()?.match_media(query).ok()?;
    let holds = move || list().is_some_and(|list| list.matches());
    let state = use_state_eq(holds);
    {
        let state = state.setter();
        use_effect_with((), move |()| {
            let list = list().map(Into::into).into_iter().collect();
            let listening = Listener::new(list, &["change"], move |_: Event| state.set(holds()));
            move || drop(listening)
        });
    }
    *state
}

/// The report, fetched anew when another one is asked for or when asked to try again.
#[hook]
pub(super) fn use_report(origin: Origin, id: Option<String>, seal: Option<AttrValue>) -> (Stage, Callback<()>) {
    let stage = use_state(|| Stage::Loading);
    let tries = use_state_eq(|| 0_u32);
    {
        let stage = stage.setter();
        use_effect_with((origin, id, seal, *tries), move |(origin, id, seal, _)| {
            let (origin, id, seal) = (origin.clone(), id.clone(), seal.clone());
            stage.set(Stage::Loading);
            // A slow answer for a report no longer asked for must not replace the one that is.
            let current = Rc::new(core::cell::Cell::new(true));
            let still = current.clone();
            spawn_local(async move {
                let loaded = load(origin, id, seal.as_deref()).await;
                let found = match loaded.report {
                    Ok(report) => {
                        // Reading the report and arranging its events are two tasks.
                        next_task().await;
                        let index = Rc::new(Index::of(&report));
                        Stage::Ready(loaded.folder, Rc::new(report), index)
                    }
                    Err(reason) => Stage::Trouble(loaded.folder, reason),
                };
                if still.get() {
                    stage.set(found);
                }
            });
            move || current.set(false)
        });
    }
    let retry = Callback::from(move |()| tries.set(*tries + 1));
    ((*stage).clone(), retry)
}

/// Arranges what is searched when the page is whole: a task of its own, and as a rule before anybody has
/// typed a word.
#[hook]
pub(super) fn use_searchable(stage: &Stage, turn: Turn) {
    let ready = if let Stage::Ready(_, report, index) = stage { Some((report.clone(), index.clone())) } else { None };
    let ready = ready.filter(|_| turn == Turn::WHOLE);
    let which = ready.as_ref().map(|(report, _)| Rc::as_ptr(report));
    use_effect_with(which, move |_| {
        let soon = ready.map(|(report, index)| Soon::new(move || index.prepare(report.file())));
        move || drop(soon)
    });
}

/// Another view begins at its top; the same view with other parameters stays where it is.
#[hook]
pub(super) fn use_scroll_to_top(place: &Place, view: &View) {
    let page = match view {
        View::Calendar(_) => View::Calendar(None),
        // The source scrolls to the sentence looked at by itself.
        View::Source(Some(_)) => View::Source(None),
        other => other.clone(),
    };
    let first = use_mut_ref(|| true);
    let place = place.clone();
    use_effect_with(page, move |page| {
        let was_first = core::mem::replace(&mut *first.borrow_mut(), false);
        if !was_first && !matches!(page, View::Source(_)) {
            place.scroll_to_top();
        }
    });
}

/// Tells a host what became of the page, once each.
#[hook]
pub(super) fn use_events(place: &Place, stage: &Stage, state: &State, lang: Lang) {
    let outcome = match stage {
        Stage::Loading => None,
        Stage::Ready(..) => Some(Happening::Ready),
        Stage::Trouble(_, reason) => Some(failure(reason, lang)),
    };
    use_telling(place, outcome);
    let is_ready = matches!(stage, Stage::Ready(..));
    let address = is_ready.then(|| Happening::State(state.address()));
    use_telling(place, address);
    let selected = if let Stage::Ready(_, report, _) = stage { selection(report, state) } else { None };
    use_telling(place, selected);
}

/// Tells a host of something when it comes to be.
#[hook]
fn use_telling(place: &Place, happening: Option<Happening>) {
    let place = place.clone();
    use_effect_with(happening, move |happening| {
        if let Some(happening) = happening {
            place.tell(happening);
        }
    });
}

/// The colours of charts: those of the theme, or what the page around or the system puts in their place.
#[hook]
pub(super) fn use_colours(place: &Place, theme: Theme) -> Theme {
    let found = use_state_eq(|| theme);
    let others = use_media(FORCED_QUERY) || place.is_guest();
    {
        let (set, place) = (found.setter(), place.clone());
        // The style sheet knows the theme once the root is marked, which an earlier effect has done.
        use_effect(move || {
            if others {
                set.set(themed(theme, place.root()));
            }
        });
    }
    if others && found.name == theme.name { *found } else { theme }
}

/// Tells the page around a frame how high its content is, where nothing but the view is shown.
#[hook]
pub(super) fn use_height(place: &Place, chrome: Chrome) {
    let root = (chrome == Chrome::None && !place.is_guest()).then(|| place.root().clone());
    use_effect_with(root, |root| {
        let telling = root.as_ref().and_then(Telling::of);
        move || drop(telling)
    });
}
