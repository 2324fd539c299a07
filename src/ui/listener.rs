//! Listening to an element, the document or the window for as long as a value is kept.
//!
//! Takes a target, names of events and what to do, gives a value; when it is dropped, nothing listens any more. Never
//! keeps its target alive in a cycle, and never fails where there is nothing to listen to.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::convert::FromWasmAbi;
use web_sys::EventTarget;

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
