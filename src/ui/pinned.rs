//! The place of a card beside its mark, tied to it by a line.
//!
//! Takes a mark, the map of the drawing and the card's content. Never covers the mark it tells of: [`super::beside`] says
//! where there is room, and where the style sheet makes it a sheet at the edge of the screen, what is covered gives way.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::beside::{Among, Area, beside};
use super::host::use_may_move;
use super::surface::place;
use crate::draw::{Drawing, Target};

/// What a placed card is made of.
#[derive(Clone, PartialEq, Properties)]
pub struct PinnedProps {
    /// The mark.
    pub target: Target,
    /// The mark that had the focus last.
    pub focused: Option<Target>,
    /// What else was drawn.
    pub drawing: Rc<Drawing>,
    /// Whether it was selected, not only hovered.
    pub pinned: bool,
    /// The card's content.
    pub children: Html,
}

/// A card beside its mark, tied to it by a line; on a phone the style sheet makes it a sheet above the bottom bar.
#[component]
pub fn Pinned(props: &PinnedProps) -> Html {
    let (node, line) = (use_node_ref(), use_node_ref());
    let may_move = use_may_move();
    let moved_to = use_mut_ref(|| None::<Target>);
    {
        let (node, line, pinned) = (node.clone(), line.clone(), props.pinned);
        let inputs = (props.target.clone(), props.focused.clone(), props.drawing.clone());
        use_effect_with(inputs, move |(target, focused, drawing)| {
            let Some(card) = node.cast::<HtmlElement>() else { return };
            if card.offset_parent().is_none() {
                // Once: who goes on to another mark is not led back to this one.
                let is_new = moved_to.replace(Some(target.clone())).as_ref() != Some(target);
                uncover(&card, target, is_new && pinned && may_move.emit(()));
                return;
            }
            let size = (f64::from(card.offset_width()), f64::from(card.offset_height()));
            let at = beside(&among(&card, drawing, target, focused.as_ref()), size);
            place(&card, &[("left", at.0), ("top", at.1)]);
            if let Some(line) = line.cast::<Element>() {
                tie(&line, target, Area { left: at.0, top: at.1, width: size.0, height: size.1 });
            }
        });
    }
    html! {
        <>
            <svg class="leader" aria-hidden="true"><line ref={line} /></svg>
            <div ref={node} class={classes!("tip", props.pinned.then_some("pinned"))} role="status">
                {props.children.clone()}
            </div>
        </>
    }
}

/// How high the masthead is at most, below which a sheet at the upper edge stands.
const MAST_PX: f64 = 56.0;

/// Radius of the ring around a mark, in CSS px.
const RING_PX: f64 = 16.0;

/// Draws the line from the ring around a mark, or from the edge of what is no mark but a word or a tile, to the card.
fn tie(line: &Element, target: &Target, card: Area) {
    let round = (target.width_px - target.height_px).abs() < 0.5;
    let centre = Area { left: target.x_px, top: target.y_px, width: 0.0, height: 0.0 };
    let [to, mut from] = card.nearest(if round { centre } else { Area::of_mark(target) });
    if round {
        let away = (to.0 - from.0).hypot(to.1 - from.1).max(1.0);
        let ring = |from: f64, to: f64| from + (to - from) * (RING_PX / away).min(1.0);
        from = (ring(from.0, to.0), ring(from.1, to.1));
    }
    for (name, px) in [("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)] {
        let _ = line.set_attribute(name, &px.to_string());
    }
}

/// What a card is placed among.
fn among<'a>(card: &HtmlElement, drawing: &'a Drawing, target: &'a Target, focused: Option<&'a Target>) -> Among<'a> {
    let box_of = |selector: &str| card.closest(selector).ok().flatten().map(|one| one.get_bounding_client_rect());
    let larger = super::size::zoom(card);
    let top = box_of(".chart").map_or(0.0, |chart| chart.top());
    let room_px = box_of(".fig").map_or(f64::INFINITY, |figure| (figure.bottom() - top) / larger);
    let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or(f64::INFINITY);
    Among { drawing, target, focused, room_px, seen_px: (-top / larger, (height - top) / larger) }
}

/// A sheet at the edge of the screen leaves its mark in sight: what was pressed is scrolled to above it, and what is only
/// pointed at has the sheet where there is more room, and no higher than that. Done in the next frame, when a view that
/// is new has gone to its top.
fn uncover(sheet: &HtmlElement, target: &Target, moves: bool) {
    let mark = format!(".target[data-target=\"{}\"]", target.id);
    let chart = sheet.closest(".chart").ok().flatten();
    let Some(mark) = chart.and_then(|chart| chart.query_selector(&mark).ok().flatten()) else { return };
    let sheet = sheet.clone();
    let look = Closure::once_into_js(move || {
        let (_, _) = (sheet.remove_attribute("data-at"), sheet.style().remove_property("max-height"));
        let (mark_box, sheet_box) = (mark.get_bounding_client_rect(), sheet.get_bounding_client_rect());
        if mark_box.bottom() <= sheet_box.top() {
            return;
        }
        if moves {
            let nearest = web_sys::ScrollIntoViewOptions::new();
            nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
            mark.scroll_into_view_with_scroll_into_view_options(&nearest);
        } else if !sheet.class_list().contains("pinned") {
            let (below, above) = (sheet_box.bottom() - mark_box.bottom(), mark_box.top() - MAST_PX);
            if above > below {
                let _ = sheet.set_attribute("data-at", "top");
            }
            place(&sheet, &[("max-height", above.max(below))]);
        }
    });
    if let Some(window) = web_sys::window() {
        let _ = window.request_animation_frame(look.unchecked_ref());
    }
}
