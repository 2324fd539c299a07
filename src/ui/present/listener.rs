//! Listeners that Yew has no attribute for, taken away with what asked for them.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};
use yew::prelude::*;

/// A listener; it ends when dropped.
pub(super) struct Listener {
    target: Option<EventTarget>,
    name: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    pub(super) fn new(target: Option<EventTarget>, name: &'static str, hears: impl FnMut(Event) + 'static) -> Self {
        let closure = Closure::<dyn FnMut(Event)>::new(hears);
        if let Some(target) = &target {
            let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        }
        Self { target, name, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Some(target) = &self.target {
            let _ = target.remove_event_listener_with_callback(self.name, self.closure.as_ref().unchecked_ref());
        }
    }
}

/// The window, as something that can be listened to.
pub(super) fn window() -> Option<EventTarget> {
    web_sys::window().map(Into::into)
}

/// Listens to an event of an element.
#[hook]
pub(super) fn use_event(node: &NodeRef, name: &'static str, callback: Callback<Event>) {
    let node = node.clone();
    use_effect_with(callback, move |callback| {
        let callback = callback.clone();
        let listener =
            Listener::new(node.cast::<web_sys::Element>().map(Into::into), name, move |event| callback.emit(event));
        move || drop(listener)
    });
}
