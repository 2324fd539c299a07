//! The screen stays on while slides are shown, where the browser grants that.
//!
//! Asks for a wake lock, again whenever the page comes back into sight, and gives it back at the end. Never insists.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Event;
use yew::prelude::*;

use super::method::{self, call};
use crate::ui::listener::Listener;

/// A lock that was granted.
type Held = Rc<RefCell<Option<JsValue>>>;

/// Keeps the screen on.
#[hook]
pub(super) fn use_wake_lock() {
    use_effect_with((), move |()| {
        let held: Held = Rc::default();
        let ended = Rc::new(core::cell::Cell::new(false));
        ask(held.clone(), ended.clone());
        let document = web_sys::window().and_then(|window| window.document());
        let targets = document.map(Into::into).into_iter().collect();
        let again = {
            let (held, ended) = (held.clone(), ended.clone());
            // The browser takes the lock away when the page goes out of sight.
            Listener::new(targets, &["visibilitychange"], move |_: Event| ask(held.clone(), ended.clone()))
        };
        move || {
            ended.set(true);
            drop(again);
            release(&held);
        }
    });
}

fn ask(held: Held, ended: Rc<core::cell::Cell<bool>>) {
    let locks = web_sys::window().and_then(|window| Reflect::get(&window.navigator(), &"wakeLock".into()).ok());
    let Some(locks) = locks.filter(JsValue::is_object) else { return };
    let Some(promise) = call(&locks, "request", Some(&"screen".into())) else { return };
    let Ok(promise) = promise.dyn_into::<Promise>() else { return };
    spawn_local(async move {
        // Refused where the page is out of sight or the battery low: then the screen does what it always does.
        let Ok(lock) = JsFuture::from(promise).await else { return };
        release(&held);
        *held.borrow_mut() = Some(lock);
        if ended.get() {
            release(&held);
        }
    });
}

fn release(held: &Held) {
    let lock = held.borrow_mut().take();
    if let Some(lock) = lock {
        // It may be gone already.
        method::ask(&lock, "release", || ());
    }
}
