//! A press that begins on a link of the page as it was before the program came, and ends when the program has taken its
//! place: the browser makes no click of it, as the link has gone, so it is followed here.
//!
//! Takes the root of the page, gives what listens until it is dropped. Never follows what was let go of elsewhere, and
//! nothing that a key or another button than the first one was pressed with.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlAnchorElement, PointerEvent};

/// How far a press may wander and still be one, in CSS px.
const STILL_PX: i32 = 10;

/// The link that is pressed, and where.
type Press = Rc<RefCell<Option<(HtmlAnchorElement, [i32; 2])>>>;

/// Listens for presses.
pub(super) struct Pressed {
    root: Element,
    press: Press,
    listener: Closure<dyn Fn(PointerEvent)>,
}

const EVENTS: [&str; 3] = ["pointerdown", "pointerup", "pointercancel"];

impl Pressed {
    /// Listens to what happens in a page.
    pub(super) fn new(root: &Element) -> Self {
        let press = Press::default();
        let kept = press.clone();
        let listener = Closure::<dyn Fn(PointerEvent)>::new(move |event: PointerEvent| {
            let before = kept.take();
            match event.type_().as_str() {
                "pointerdown" => *kept.borrow_mut() = link(&event).map(|link| (link, place(&event))),
                "pointerup" => drop(
                    before
                        .filter(|(link, at)| !link.is_connected() && is_near(*at, place(&event)))
                        .map(|(link, _)| link.click()),
                ),
                _ => {}
            }
        });
        for event in EVENTS {
            let _ = root.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
        }
        Self { root: root.clone(), press, listener }
    }

    /// Whether a link is pressed just now.
    pub(super) fn is_down(&self) -> bool {
        self.press.borrow().is_some()
    }
}

impl Drop for Pressed {
    fn drop(&mut self) {
        for event in EVENTS {
            let _ = self.root.remove_event_listener_with_callback(event, self.listener.as_ref().unchecked_ref());
        }
    }
}

/// The link under a plain press.
fn link(event: &PointerEvent) -> Option<HtmlAnchorElement> {
    let plain = event.button() == 0 && !event.ctrl_key() && !event.meta_key() && !event.shift_key() && !event.alt_key();
    let target: Element = event.target().filter(|_| plain)?.dyn_into().ok()?;
    target.closest("a[href]").ok()??.dyn_into().ok()
}

fn place(event: &PointerEvent) -> [i32; 2] {
    [event.client_x(), event.client_y()]
}

fn is_near(one: [i32; 2], other: [i32; 2]) -> bool {
    one.iter().zip(other).all(|(one, other)| (one - other).abs() <= STILL_PX)
}
