//! The time since slides were begun.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

use crate::deck::drive::elapsed;

/// A clock that runs while it is shown.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ClockProps {
    /// When it began, as [`now_ms`] told.
    pub(super) began_ms: f64,
}

/// The time of the page, in ms.
pub(super) fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Something that is done once, after a while, unless this is dropped before.
pub(super) struct Timer {
    handle: Option<i32>,
    _closure: Closure<dyn FnMut()>,
}

impl Timer {
    pub(super) fn after(milliseconds: i32, done: impl FnMut() + 'static) -> Self {
        let closure = Closure::<dyn FnMut()>::new(done);
        let function = closure.as_ref().unchecked_ref();
        let window = web_sys::window();
        let handle = window.and_then(|window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(function, milliseconds).ok()
        });
        Self { handle, _closure: closure }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let (Some(window), Some(handle)) = (web_sys::window(), self.handle) {
            window.clear_timeout_with_handle(handle);
        }
    }
}

/// Shows the time since it began.
#[component]
pub(super) fn Clock(props: &ClockProps) -> Html {
    let now = use_state_eq(now_ms);
    {
        let now = now.setter();
        use_effect_with((), move |()| {
            const SECOND_MS: i32 = 1000;
            let tick = Closure::<dyn FnMut()>::new(move || now.set(now_ms()));
            let window = web_sys::window();
            let function = tick.as_ref().unchecked_ref();
            let timer = window.as_ref().and_then(|window| {
                window.set_interval_with_callback_and_timeout_and_arguments_0(function, SECOND_MS).ok()
            });
            move || {
                if let (Some(window), Some(timer)) = (window, timer) {
                    window.clear_interval_with_handle(timer);
                }
                drop(tick);
            }
        });
    }
    html! { <time class="st-time" role="timer">{ elapsed(now.max(props.began_ms) - props.began_ms) }</time> }
}
