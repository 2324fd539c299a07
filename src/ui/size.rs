//! The size that an element is shown in.
//!
//! Takes an element, gives its width and the screen's pixel ratio, or what else is measured of it, anew whenever they change. Never within the turn in
//! which the browser tells of a size.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, ResizeObserver};
use yew::functional::TearDown;
use yew::prelude::*;

use crate::ui::host::use_show;
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
        use_effect_of_size(&host.clone(), ratio.to_bits(), move |_, stands_for| {
            let look = move |element: &HtmlElement| {
                if let Some(now) = measure(element) {
                    last.set(Some(now));
                }
            };
            if let Some(element) = &stands_for {
                look(element);
            }
            let element = host.cast::<HtmlElement>();
            let watching = element.and_then(|element| Watching::of(&element.clone(), move || look(&element)));
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

/// An effect that is given the element whose size is that of `host`: what stands in its place until the program is seen,
/// else itself, brought into sight.
#[hook]
pub(super) fn use_effect_of_size<T, F, D>(host: &NodeRef, inputs: T, effect: F)
where
    T: PartialEq + 'static,
    F: FnOnce(&T, Option<HtmlElement>) -> D + 'static,
    D: TearDown,
{
    let (host, show) = (host.clone(), use_show());
    use_effect_with(inputs, move |inputs| {
        let element = host.cast::<HtmlElement>();
        let stands_for = element.as_ref().and_then(stand_in);
        if stands_for.is_none() {
            show.emit(());
        }
        effect(inputs, stands_for.or(element))
    });
}

/// The chart of the same figure that stands in the place of a page that is not seen yet.
fn stand_in(chart: &HtmlElement) -> Option<HtmlElement> {
    let unseen = chart.closest("[hidden]").ok()??;
    // A view's own figure is no chart of the overview.
    let name = |figure: &Element| Some((figure.local_name(), figure.get_attribute("data-figure")?));
    let figure = name(&chart.closest("[data-figure]").ok()??)?;
    let charts = unseen.parent_element()?.query_selector_all("[data-figure] .chart").ok()?;
    let mut charts = (0..charts.length()).filter_map(|at| charts.get(at)?.dyn_into::<HtmlElement>().ok());
    charts.find(|one| {
        let of = one.closest("[data-figure]").ok().flatten().and_then(|of| name(&of));
        !unseen.contains(Some(one)) && of.as_ref() == Some(&figure)
    })
}

/// The width of an element in its own lengths, and the device px each of them is shown in; `None` where it is hidden.
pub(super) fn measured(element: &HtmlElement) -> Option<(f64, f64)> {
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
