//! Methods of the browser that not every browser has, and that may refuse: wake locks, the whole screen.
//!
//! Takes an object and the name of a method, gives what it gives. A refusal is no fault: then all stays as it was.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Calls a method, where there is one, with an argument or without.
pub(super) fn call(object: &JsValue, method: &str, argument: Option<&JsValue>) -> Option<JsValue> {
    let function: Function = Reflect::get(object, &method.into()).ok()?.dyn_into().ok()?;
    match argument {
        Some(argument) => function.call1(object, argument).ok(),
        None => function.call0(object).ok(),
    }
}

/// Calls a method that promises something, and tells where that is refused, or there is no such method.
pub(super) fn ask(object: &JsValue, method: &str, refused: impl FnOnce() + 'static) {
    let promise = call(object, method, None).and_then(|made| made.dyn_into::<Promise>().ok());
    spawn_local(async move {
        let kept = match promise {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        };
        if !kept {
            refused();
        }
    });
}
