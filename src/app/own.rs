//! The page of its own: its address is the state, its document is the program's.
//!
//! Takes the root element of `www/index.html`. In a frame it tells its height, and never scrolls what is around it.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Window};
use yew::prelude::*;

use super::place::{Marks, Origin, Wanted};
use crate::state::{State, is_address};
use crate::ui::host::Step;

/// A page of its own.
pub(super) struct Own {
    pub(super) root: Element,
    /// Whether the address was changed since the page was opened, which is somebody's doing.
    was_led: Rc<Cell<bool>>,
}

impl Own {
    pub(super) fn new(root: Element) -> Self {
        Self { root, was_led: Rc::default() }
    }

    pub(super) fn wanted(&self) -> Wanted {
        Wanted { state: State::parse(&hash()), origin: Origin::Index(String::new()), site: None }
    }

    pub(super) fn listen(&self, changed: Callback<Wanted>) -> HashListener {
        let was_led = self.was_led.clone();
        HashListener::new(move || {
            let hash = hash();
            was_led.set(true);
            if is_address(&hash) {
                let state = State::parse(&hash);
                changed.emit(Wanted { state, origin: Origin::Index(String::new()), site: None });
            }
        })
    }

    /// Changes the address, which then is read like any other change.
    pub(super) fn go(step: &Step) {
        let Some(location) = web_sys::window().map(|window| window.location()) else { return };
        // Where a frame may not, the view stays as it is.
        let _ = if step.replaces { location.replace(&step.address) } else { location.set_hash(&step.address) };
    }

    pub(super) fn mark(&self, marks: &Marks) {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
        if let Some(page) = document.document_element() {
            let _ = page.set_attribute("lang", marks.lang_code());
            let _ = page.set_attribute("data-theme", marks.theme);
        }
        let _ = self.root.set_attribute("data-state", marks.word);
        if !marks.title.is_empty() {
            document.set_title(&marks.title);
        }
    }

    pub(super) fn scroll_to_top() {
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    }

    /// A page in a frame must not scroll the page around it just because it was opened.
    pub(super) fn may_move(&self) -> bool {
        self.was_led.get() || !is_framed()
    }
}

/// Whether the page stands in a frame.
pub(super) fn is_framed() -> bool {
    let Some(window) = web_sys::window() else { return false };
    // Where even asking is refused, there is something around.
    !matches!(window.parent(), Ok(Some(parent)) if parent == window)
}

/// The hash of the address.
fn hash() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Calls when the hash changes, until dropped.
pub(super) struct HashListener {
    window: Option<Window>,
    on_change: Closure<dyn FnMut()>,
}

impl HashListener {
    fn new(changed: impl FnMut() + 'static) -> Self {
        let (window, on_change) = (web_sys::window(), Closure::<dyn FnMut()>::new(changed));
        if let Some(window) = &window {
            let _ = window.add_event_listener_with_callback("hashchange", on_change.as_ref().unchecked_ref());
        }
        Self { window, on_change }
    }
}

impl Drop for HashListener {
    fn drop(&mut self) {
        if let Some(window) = &self.window {
            let _ = window.remove_event_listener_with_callback("hashchange", self.on_change.as_ref().unchecked_ref());
        }
    }
}
