//! A task of its own: what is done when the browser has done what it has to do now.
//!
//! Takes what is to be done, and takes it back when dropped before. By a message of the page to itself and not by a
//! timer: timers wait some ms each, and a second in frames that nobody sees.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessagePort};

/// Something that is done soon, and never once this is dropped.
pub struct Soon {
    held: Option<(MessagePort, Closure<dyn FnMut()>)>,
}

impl Soon {
    /// Does something as a task of its own; at once where a browser has no messages.
    pub fn new(run: impl FnOnce() + 'static) -> Self {
        let Ok(channel) = MessageChannel::new() else {
            run();
            return Self { held: None };
        };
        let run = Closure::once(run);
        let port = channel.port1();
        port.set_onmessage(Some(run.as_ref().unchecked_ref()));
        // Nothing is sent that could not be.
        let _ = channel.port2().post_message(&JsValue::NULL);
        Self { held: Some((port, run)) }
    }
}

impl Drop for Soon {
    fn drop(&mut self) {
        if let Some((port, _)) = &self.held {
            port.set_onmessage(None);
            port.close();
        }
    }
}

/// Ends in the next task.
pub async fn next_task() {
    let held = Rc::new(RefCell::new(None));
    let waited = Promise::new(&mut |done, _| {
        *held.borrow_mut() = Some(Soon::new(move || drop(done.call0(&JsValue::NULL))));
    });
    let _ = JsFuture::from(waited).await;
}
