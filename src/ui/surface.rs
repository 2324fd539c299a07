//! What a chart is drawn on: a canvas, or a picture where there is no canvas to draw on.
//!
//! Takes a figure, a size and a theme, gives the map of what was drawn. Drawn anew when one of these changes, and when a
//! browser that took the canvas away gives it back; never because the pointer moves.

use std::rc::Rc;

use web_sys::{HtmlCanvasElement, HtmlElement};
use yew::prelude::*;

use crate::draw::canvas::canvas;
use crate::draw::svg::svg;
use crate::draw::{Drawing, Theme};
use crate::figure::Figure;

use super::chart::ChartProps;
use super::growth::{Growth, prefers_reduced_motion};
use super::host::use_may_grow;
use super::listener::Listener;

/// What was drawn.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Drawn {
    /// What is where.
    pub(super) map: Rc<Drawing>,
    /// The address of the same as a picture, where it could not be drawn on the canvas.
    pub(super) picture: Option<AttrValue>,
}

/// Draws the figure onto the canvas and keeps what was drawn.
#[hook]
pub(super) fn use_drawing(props: &ChartProps, surface: &NodeRef, size: (f64, f64)) -> Drawn {
    let (width_px, ratio) = size;
    let drawn = use_state_eq(Drawn::default);
    let given_back = use_given_back(surface);
    let may_grow = use_may_grow();
    {
        let (drawn, surface) = (drawn.clone(), surface.clone());
        let inputs = (props.figure.clone(), width_px.to_bits(), ratio.to_bits(), props.shared.theme, given_back);
        let last = use_mut_ref(|| None::<Rc<Figure>>);
        use_effect_with(inputs, move |(figure, _, _, theme, _)| {
            let element = surface.cast::<HtmlCanvasElement>().filter(|_| width_px > 0.0);
            let job = element.map(|element| {
                let (figure, theme) = (figure.clone(), *theme);
                move |grown: f64| draw_onto(&element, &figure, (width_px, ratio), &theme, grown, &drawn)
            });
            // A figure grows when it comes; a new width or theme only draws it anew.
            let is_new = job.is_some() && last.borrow().as_ref() != Some(figure);
            if is_new {
                *last.borrow_mut() = Some(figure.clone());
            }
            let growth = job.map(|job| Growth::start(job, is_new && may_grow.emit(()) && !prefers_reduced_motion()));
            move || drop(growth)
        });
    }
    (*drawn).clone()
}

/// How often the browser gave the canvas back after it had taken what was drawn away.
#[hook]
pub(super) fn use_given_back(surface: &NodeRef) -> u32 {
    let times = use_state_eq(|| 0_u32);
    {
        let (times, surface) = (times.clone(), surface.clone());
        use_effect_with(*times, move |now| {
            let next = now.wrapping_add(1);
            let canvas = surface.cast::<HtmlElement>().map(Into::into).into_iter().collect();
            let again = Listener::new(canvas, &["contextrestored"], move |_: Event| times.set(next));
            move || drop(again)
        });
    }
    *times
}

fn draw_onto(
    element: &HtmlCanvasElement,
    figure: &Figure,
    (width_px, ratio): (f64, f64),
    theme: &Theme,
    grown: f64,
    state: &UseStateHandle<Drawn>,
) {
    let drawn = match canvas(element, figure, width_px, ratio, theme, grown) {
        Ok(map) => {
            place(element, &[("width", map.width_px), ("height", map.height_px)]);
            let moving = if grown < 1.0 {
                element.set_attribute("data-moving", "")
            } else {
                element.remove_attribute("data-moving")
            };
            let _ = moving;
            Drawn { map: Rc::new(map), picture: None }
        }
        Err(error) => {
            web_sys::console::warn_1(&error.0.into());
            let Ok((text, map)) = svg(figure, width_px, theme) else { return };
            let text = String::from(js_sys::encode_uri_component(&text));
            Drawn { map: Rc::new(map), picture: Some(format!("data:image/svg+xml;charset=utf-8,{text}").into()) }
        }
    };
    // The map is that of the whole from the first frame on: the state is set once.
    if **state != drawn {
        state.set(drawn);
    }
}

/// Sets lengths on an element's own style, which a strict policy allows where it forbids attributes.
pub(super) fn place(element: &HtmlElement, lengths_px: &[(&str, f64)]) {
    let style = element.style();
    for (property, px) in lengths_px {
        let _ = style.set_property(property, &format!("{px}px"));
    }
}
