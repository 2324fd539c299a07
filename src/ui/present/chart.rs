//! The chart of a slide: a canvas as large as its place.
//!
//! Takes a figure and how far it is shown, draws it in slide px. Drawn anew when figure, place, theme or pixel ratio
//! change, and when the canvas had been lost.

use std::rc::Rc;

use web_sys::{HtmlCanvasElement, HtmlElement};
use yew::prelude::*;

use super::fit::use_box;
use crate::draw::canvas;
use crate::draw::slide::{Stage, svg};
use crate::draw::theme::{PAPER, Theme};
use crate::figure::Figure;
use crate::ui::growth::{Growth, prefers_reduced_motion};
use crate::ui::shared::lang_code;
use crate::ui::surface::{place, use_given_back};

/// What the chart of a slide is made of.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct SlideChartProps {
    pub(super) figure: Rc<Figure>,
    pub(super) only_derived: bool,
    pub(super) theme: Theme,
    /// CSS px a slide px.
    pub(super) scale: f64,
    /// Whether it grows when it comes.
    pub(super) moves: bool,
}

/// Draws the chart of a slide.
#[component]
pub(super) fn SlideChart(props: &SlideChartProps) -> Html {
    let (host, surface) = (use_node_ref(), use_node_ref());
    let room = use_box(&host);
    // The browser may take a canvas away, and gives it back empty.
    let given_back = use_given_back(&surface);
    {
        let surface = surface.clone();
        let last = use_mut_ref(|| None::<(Rc<Figure>, bool)>);
        use_effect_with((props.clone(), room, given_back), move |(props, room, _)| {
            let element = surface.cast::<HtmlCanvasElement>().filter(|_| props.scale > 0.0 && room.width_px > 0.0);
            let growth = element.map(|element| {
                // It grows when it comes; a new size or theme only draws it anew.
                let now = Some((props.figure.clone(), props.only_derived));
                let is_new = *last.borrow() != now;
                *last.borrow_mut() = now;
                let moves = props.moves && is_new && !props.only_derived && !prefers_reduced_motion();
                let (props, room) = (props.clone(), *room);
                Growth::start(
                    move |grown| draw(&element, &props, (room.width_px, room.height_px, room.ratio), grown),
                    moves,
                )
            });
            move || drop(growth)
        });
    }
    let lang = lang_code(props.figure.lang);
    html! { <div class="sl-chart" ref={host}><canvas ref={surface} {lang} aria-hidden="true"></canvas></div> }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SlidePictureProps {
    pub(super) figure: Rc<Figure>,
}

/// The chart of a slide as a picture, for paper.
#[component]
pub(super) fn SlidePicture(props: &SlidePictureProps) -> Html {
    /// The room on a broad slide under a title of two lines, in slide px.
    const ROOM_PX: (f64, f64) = (1728.0, 540.0);
    let address = use_memo(props.clone(), |props| {
        let stage = Stage::whole(ROOM_PX.0, ROOM_PX.1);
        let svg = svg(&props.figure, stage, &PAPER).map(|(svg, _)| svg).ok()?;
        Some(format!("data:image/svg+xml,{}", String::from(js_sys::encode_uri_component(&svg))))
    });
    html! { <div class="sl-chart"><img src={(*address).clone()} alt="" /></div> }
}

fn draw(element: &HtmlCanvasElement, props: &SlideChartProps, (width, height, ratio): (f64, f64, f64), grown: f64) {
    let SlideChartProps { figure, only_derived, theme, scale, .. } = props;
    let stage = Stage { width_px: width / scale, height_px: height / scale, grown, only_derived: *only_derived };
    match canvas::slide(element, figure, stage, scale * ratio, theme) {
        Ok(drawn) => {
            let html: &HtmlElement = element;
            place(html, &[("width", drawn.width_px * scale), ("height", drawn.height_px * scale)]);
            let least_px = drawn.labels.iter().map(|label| label.size_px * scale).fold(f64::INFINITY, f64::min);
            // What is painted cannot be measured from outside: the smallest text is said.
            let _ = element.set_attribute("data-least-px", &format!("{least_px:.2}"));
            let _ = element.toggle_attribute_with_force("data-moving", grown < 1.0);
        }
        Err(error) => web_sys::console::warn_1(&error.0.into()),
    }
}
