//! Growth: a figure drawn frame by frame when it comes, and whole at once where motion is not wanted.
//!
//! Takes a way to draw a part, asks the browser for frames, ends when it is whole or dropped. Never runs on by itself.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// How long a figure grows.
const GROWTH_MS: f64 = 300.0;

pub(super) fn prefers_reduced_motion() -> bool {
    let query = "(prefers-reduced-motion: reduce)";
    let list = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
    list.is_none_or(|list| list.matches())
}

type Frame = Closure<dyn FnMut(f64)>;

/// A figure that grows, frame by frame, until it is whole or this is dropped.
pub(super) struct Growth {
    frame: Rc<RefCell<Option<Frame>>>,
    request: Rc<Cell<Option<i32>>>,
}

impl Growth {
    /// Draws the first frame at once, and the others as the browser asks for them.
    pub(super) fn start(draw: impl Fn(f64) + 'static, moves: bool) -> Self {
        let growth = Self { frame: Rc::default(), request: Rc::default() };
        if !moves {
            draw(1.0);
            return growth;
        }
        draw(0.0);
        let (request, frame) = (growth.request.clone(), growth.frame.clone());
        let began = Cell::new(None::<f64>);
        let closure = Frame::new(move |now_ms: f64| {
            let start = began.get().unwrap_or(now_ms);
            began.set(Some(start));
            let part = ((now_ms - start) / GROWTH_MS).clamp(0.0, 1.0);
            // Ease-out: fast at first, gently to its end.
            draw(1.0 - (1.0 - part).powi(3));
            request.set(None);
            if part < 1.0 {
                request.set(ask(&frame));
            }
        });
        *growth.frame.borrow_mut() = Some(closure);
        growth.request.set(ask(&growth.frame));
        growth
    }
}

/// Asks for the next frame.
fn ask(frame: &RefCell<Option<Frame>>) -> Option<i32> {
    let frame = frame.borrow();
    let function = frame.as_ref()?.as_ref().unchecked_ref::<js_sys::Function>();
    web_sys::window()?.request_animation_frame(function).ok()
}

impl Drop for Growth {
    fn drop(&mut self) {
        if let (Some(request), Some(window)) = (self.request.take(), web_sys::window()) {
            let _ = window.cancel_animation_frame(request);
        }
        // The closure holds this cell, and the cell the closure: emptied, both go.
        self.frame.take();
    }
}
