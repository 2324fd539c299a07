//! The size that an element is shown in.
//!
//! Takes an element, gives its width and the screen's pixel ratio, or what else is measured of it, anew whenever they change. Never within the turn in
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
    use_measured(host, measured).unwrap_or_else(|| (0.0, pixel_ratio()))
}

/// What is measured of an element, kept up to date: when its size changes, and when only the pixel ratio does, as by
/// zoom or on another screen. What is hidden gives `None`, and what was measured last stays until it is shown again.
#[hook]
pub(super) fn use_measured<T>(host: &NodeRef, measure: fn(&HtmlElement) -> Option<T>) -> Option<T>
where
    T: Copy + PartialEq + 'static,
{
    let last = use_state_eq(|| None);
    let ratio = use_state_eq(pixel_ratio);
    {
        let (last, host) = (last.setter(), host.clone());
        use_effect_in_sight(ratio.to_bits(), move |_| {
            let element = host.cast::<HtmlElement>();
            let look = {
                let element = element.clone();
                move || {
                    if let Some(now) = element.as_ref().and_then(measure) {
                        last.set(Some(now));
                    }
                }
            };
            look();
            let watching = element.and_then(|element| Watching::of(&element, look));
            move || drop(watching)
        });
    }
    {
        // The query that held no longer does: nothing is resized by that.
        let setter = ratio.setter();
        use_effect_with(ratio.to_bits(), move |bits| {
            let query = format!("(resolution: {}dppx)", f64::from_bits(*bits));
            let list = web_sys::window().and_then(|window| window.match_media(&query).ok().flatten());
            let lists = list.map(Into::into).into_iter().collect();
            let listening = Listener::new(lists, &["change"], move |_: Event| setter.set(pixel_ratio()));
            move || drop(listening)
        });
    }
    *last
}

/// The size of an element as it is now, as [`use_size`] gives it from the next render on.
pub(super) fn size_now(host: &NodeRef) -> Option<(f64, f64)> {
    measured(&host.cast()?)
}

/// The width of an element in its own lengths, and the device px each of them is shown in; `None` where it is hidden.
fn measured(element: &HtmlElement) -> Option<(f64, f64)> {
    let larger = zoom(element);
    let width_px = (element.get_bounding_client_rect().width() / larger).floor();
    (width_px > 0.0).then(|| (width_px, pixel_ratio() * larger))
}

/// How much larger an element is shown than its own lengths say, where the page around magnifies it.
pub(super) fn zoom(element: &Element) -> f64 {
    let zoom = js_sys::Reflect::get(element, &"currentCSSZoom".into()).ok().and_then(|zoom| zoom.as_f64());
    zoom.filter(|zoom| *zoom > 0.0).unwrap_or(1.0)
}

/// Device px a CSS px.
pub(super) fn pixel_ratio() -> f64 {
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
