//! The size that an element is shown in.
//!
//! Takes an element, gives its width and the screen's pixel ratio, anew whenever they change. Never within the turn in
//! which the browser tells of a size.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, ResizeObserver};
use yew::prelude::*;

use crate::ui::host::use_effect_in_sight;
use crate::ui::listener::Listener;

/// Width in CSS px and pixel ratio of an element, kept up to date.
#[hook]
pub(super) fn use_size(host: &NodeRef) -> (f64, f64) {
    let width_px = use_state_eq(|| 0.0);
    let ratio = use_state_eq(pixel_ratio);
    let magnified = use_state_eq(|| 1.0);
    {
        let (width_px, ratio, magnified, host) = (width_px.setter(), ratio.setter(), magnified.setter(), host.clone());
        use_effect_in_sight((), move |()| {
            let element = host.cast::<HtmlElement>();
            let measure = {
                let element = element.clone();
                move || {
                    // A hidden element has no width; what was drawn stays until it has one again.
                    if let Some((width, larger)) = element.as_ref().and_then(measured) {
                        width_px.set(width);
                        ratio.set(pixel_ratio());
                        magnified.set(larger);
                    }
                }
            };
            measure();
            let watching = element.and_then(|element| Watching::of(&element, measure));
            move || drop(watching)
        });
    }
    {
        // Zoom or another screen changes the ratio without resizing anything: the query that held no longer does.
        let setter = ratio.setter();
        use_effect_with(ratio.to_bits(), move |bits| {
            let query = format!("(resolution: {}dppx)", f64::from_bits(*bits));
            let list = web_sys::window().and_then(|window| window.match_media(&query).ok().flatten());
            let lists = list.map(Into::into).into_iter().collect();
            let listening = Listener::new(lists, &["change"], move |_: Event| setter.set(pixel_ratio()));
            move || drop(listening)
        });
    }
    (*width_px, *ratio * *magnified)
}

/// The size of an element as it is now, as [`use_size`] gives it from the next render on.
pub(super) fn size_now(host: &NodeRef) -> Option<(f64, f64)> {
    measured(&host.cast()?).map(|(width_px, larger)| (width_px, pixel_ratio() * larger))
}

/// The width of an element in its own lengths, and how much larger it is shown; `None` where it is hidden.
fn measured(element: &HtmlElement) -> Option<(f64, f64)> {
    let larger = zoom(element);
    let width_px = (element.get_bounding_client_rect().width() / larger).floor();
    (width_px > 0.0).then_some((width_px, larger))
}

/// How much larger an element is shown than its own lengths say, where the page around magnifies it.
pub(super) fn zoom(element: &Element) -> f64 {
    let zoom = js_sys::Reflect::get(element, &"currentCSSZoom".into()).ok().and_then(|zoom| zoom.as_f64());
    zoom.filter(|zoom| *zoom > 0.0).unwrap_or(1.0)
}

/// Device px a CSS px.
fn pixel_ratio() -> f64 {
    web_sys::window().map_or(1.0, |window| window.device_pixel_ratio())
}

/// Watches an element until dropped.
struct Watching {
    observer: ResizeObserver,
    request: Rc<Cell<Option<i32>>>,
    _on_resize: Closure<dyn FnMut()>,
    _on_frame: Closure<dyn FnMut()>,
}

impl Watching {
    /// Does something in the frame after each change of size. What is drawn within the observer's own turn changes the
    /// height of what stands around it, of which others were told already: browsers report that to the page as an error.
    fn of(element: &HtmlElement, then: impl FnMut() + 'static) -> Option<Self> {
        let on_frame = Closure::<dyn FnMut()>::new(then);
        let function = on_frame.as_ref().unchecked_ref::<js_sys::Function>().clone();
        let request = Rc::new(Cell::new(None));
        let on_resize = {
            let request = Rc::clone(&request);
            Closure::<dyn FnMut()>::new(move || {
                cancel(&request);
                request.set(web_sys::window().and_then(|window| window.request_animation_frame(&function).ok()));
            })
        };
        let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, request, _on_resize: on_resize, _on_frame: on_frame })
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.observer.disconnect();
        cancel(&self.request);
    }
}

/// Takes a request for a frame back; one that had its frame is none any more.
fn cancel(request: &Cell<Option<i32>>) {
    if let (Some(request), Some(window)) = (request.take(), web_sys::window()) {
        let _ = window.cancel_animation_frame(request);
    }
}
