//! Listening to an element, the document or the window for as long as a value is kept.
//!
//! Takes a target, names of events and what to do, gives a value; when it is dropped, nothing listens any more. Never
//! keeps its target alive in a cycle, and never fails where there is nothing to listen to.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::convert::FromWasmAbi;
use web_sys::{AddEventListenerOptions, EventTarget};

/// Listens until dropped.
pub struct Listener<E: 'static> {
    targets: Vec<EventTarget>,
    names: &'static [&'static str],
    captures: bool,
    heard: Closure<dyn FnMut(E)>,
}

impl<E: FromWasmAbi + 'static> Listener<E> {
    /// Listens to events that reach the target.
    pub fn new(targets: Vec<EventTarget>, names: &'static [&'static str], heard: impl FnMut(E) + 'static) -> Self {
        Self::with(targets, names, false, heard)
    }

    /// Listens to events on their way down to the target's children, which is how those that do not rise are heard.
    pub fn capturing(
        targets: Vec<EventTarget>,
        names: &'static [&'static str],
        heard: impl FnMut(E) + 'static,
    ) -> Self {
        Self::with(targets, names, true, heard)
    }

    /// The same, and may withhold what the browser would do; a browser else takes a turn of the wheel at its word.
    pub fn withholding(
        targets: Vec<EventTarget>,
        names: &'static [&'static str],
        heard: impl FnMut(E) + 'static,
    ) -> Self {
        let heard = Closure::<dyn FnMut(E)>::new(heard);
        let function = heard.as_ref().unchecked_ref();
        let options = AddEventListenerOptions::new();
        options.set_capture(true);
        options.set_passive(false);
        for target in &targets {
            for name in names {
                let _ =
                    target.add_event_listener_with_callback_and_add_event_listener_options(name, function, &options);
            }
        }
        Self { targets, names, captures: true, heard }
    }

    fn with(
        targets: Vec<EventTarget>,
        names: &'static [&'static str],
        captures: bool,
        heard: impl FnMut(E) + 'static,
    ) -> Self {
        let heard = Closure::<dyn FnMut(E)>::new(heard);
        let function = heard.as_ref().unchecked_ref();
        for target in &targets {
            for name in names {
                // Only a name or an option that is none could be refused, and these are constants.
                let _ = target.add_event_listener_with_callback_and_bool(name, function, captures);
            }
        }
        Self { targets, names, captures, heard }
    }
}

impl<E> Drop for Listener<E> {
    fn drop(&mut self) {
        let function = self.heard.as_ref().unchecked_ref();
        for target in &self.targets {
            for name in self.names {
                let _ = target.remove_event_listener_with_callback_and_bool(name, function, self.captures);
            }
        }
    }
}

/// The window as a target, where there is one.
pub fn window() -> Vec<EventTarget> {
    web_sys::window().map(Into::into).into_iter().collect()
}
