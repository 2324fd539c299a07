//! What keeps a visitor inside an unattended page, as far as a page can: no menu, nothing to select, to drag, to copy
//! or to print, no other page, and no address to go back to.
//!
//! Takes a way to go on, gives listeners that end when dropped. What only the browser or the system can
//! withhold is told in `docs/kiosk.md`.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent};

use crate::state::is_address;
use crate::ui::listener::{self, Listener};

/// What never happens: menus, dragging, a file dropped onto the page, the clipboard, magnifying with two fingers.
const NEVER: [&str; 8] = ["contextmenu", "selectstart", "dragstart", "dragover", "drop", "copy", "cut", "gesturestart"];

/// The guards of the window; `go` is told the addresses of links of ours.
pub(super) fn guards(go: impl Fn(String) + 'static) -> Vec<Listener<Event>> {
    let on = |names, heard: Box<dyn FnMut(Event)>| Listener::withholding(listener::window(), names, heard);
    vec![
        on(&NEVER, Box::new(|event| event.prevent_default())),
        on(&["click", "auxclick"], Box::new(move |event| follow(&event, &go))),
        on(
            &["wheel"],
            Box::new(|event| {
                // Magnified that way, the page would stay so for the next visitor.
                if event.dyn_ref::<MouseEvent>().is_some_and(MouseEvent::ctrl_key) {
                    event.prevent_default();
                }
            }),
        ),
        on(
            &["keydown"],
            Box::new(|event| {
                if event.dyn_ref::<KeyboardEvent>().is_some_and(leads_out) {
                    event.prevent_default();
                }
            }),
        ),
    ]
}

/// A link of ours takes the place of the present address; no other link leads anywhere.
fn follow(event: &Event, go: &impl Fn(String)) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(link) = target.and_then(|element| element.closest("a[href]").ok().flatten()) else { return };
    event.prevent_default();
    let href = link.get_attribute("href").unwrap_or_default();
    if href.starts_with('#') && is_address(&href) {
        go(href);
    }
}

/// Whether a key is one of the browser's: to print, to save, to open. To load the page anew is no way out.
fn leads_out(event: &KeyboardEvent) -> bool {
    let key = event.key();
    let is_function = key.len() > 1 && key.starts_with('F') && key[1..].bytes().all(|byte| byte.is_ascii_digit());
    let reloads = key == "F5" || (event.ctrl_key() && key.eq_ignore_ascii_case("r"));
    let combined = event.ctrl_key() || event.meta_key() || event.alt_key();
    !reloads && (combined || is_function || key.starts_with("Browser") || key == "ContextMenu")
}
