//! The place of a card beside its mark: where it covers the least of labels and marks, tied to the mark by a line.
//!
//! Takes a mark, the map of the drawing and the card's content. Never covers the value it tells of.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::surface::place;
use crate::draw::{Drawing, Label, Target};

/// What a placed card is made of.
#[derive(Clone, PartialEq, Properties)]
pub struct PinnedProps {
    /// The mark.
    pub target: Target,
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
    {
        let (node, line) = (node.clone(), line.clone());
        use_effect_with((props.target.clone(), props.drawing.clone()), move |(target, drawing)| {
            let Some(card) = node.cast::<HtmlElement>() else { return };
            let size = (f64::from(card.offset_width()), f64::from(card.offset_height()));
            let at = beside(drawing, target, size);
            place(&card, &[("left", at.0), ("top", at.1)]);
            let Some(line) = line.cast::<web_sys::Element>() else { return };
            // From the ring to the nearest point of the card.
            let to = (target.x_px.clamp(at.0, at.0 + size.0), target.y_px.clamp(at.1, at.1 + size.1));
            let away = (to.0 - target.x_px).hypot(to.1 - target.y_px).max(1.0);
            let ring = |from: f64, to: f64| from + (to - from) * (RING_PX / away).min(1.0);
            let from = (ring(target.x_px, to.0), ring(target.y_px, to.1));
            for (name, px) in [("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)] {
                let _ = line.set_attribute(name, &px.to_string());
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

/// Radius of the ring around a mark, in CSS px.
const RING_PX: f64 = 16.0;
/// Space between a mark and its card.
const AWAY_PX: f64 = 26.0;

/// How many square px of labels and marks a card may cover to be one px nearer to its mark.
const NEARNESS_PX: f64 = 15.0;

/// Where a card of a size stands: near its mark, where it covers the least of labels and marks.
fn beside(drawing: &Drawing, target: &Target, (width, height): (f64, f64)) -> (f64, f64) {
    let most = (drawing.width_px - width).max(0.0);
    let lefts = [target.x_px + AWAY_PX, most, target.x_px - AWAY_PX - width, target.x_px - width / 2.0, 0.0];
    let tops =
        [target.y_px - 60.0, target.y_px + AWAY_PX, target.y_px - AWAY_PX - height, target.y_px - height / 2.0, 0.0];
    let overlap = |from: f64, length: f64, other: f64, other_length: f64| {
        ((from + length).min(other + other_length) - from.max(other)).max(0.0)
    };
    // The labels beside the mark are its own: above all, they stay in sight.
    let own_label = |one: &Label| {
        let (x, y) = (target.x_px.clamp(one.left_px, one.left_px + one.width_px), one.top_px + one.height_px / 2.0);
        (x - target.x_px).abs() < 60.0 && (y - target.y_px).abs() < 60.0
    };
    let covers = |(left, top): (f64, f64)| -> f64 {
        let labels = drawing
            .labels
            .iter()
            .filter(|one| !own_label(one))
            .map(|one| (one.left_px, one.top_px, one.width_px, one.height_px));
        let marks = drawing.targets.iter().map(|one| (one.left_px, one.top_px, one.width_px, one.height_px));
        let covered = labels.chain(marks).map(|(x, y, w, h)| overlap(left, width, x, w) * overlap(top, height, y, h));
        covered.sum()
    };
    let mut best = (f64::INFINITY, (0.0, 0.0));
    for left in lefts.map(|left| left.clamp(0.0, most)) {
        for top in tops.map(|top| top.max(-40.0)) {
            let (dx, dy) = (left + width / 2.0 - target.x_px, top + height / 2.0 - target.y_px);
            let below = (top + height - drawing.height_px).max(0.0);
            let value: f64 = drawing
                .labels
                .iter()
                .filter(|one| own_label(one))
                .map(|one| {
                    overlap(left, width, one.left_px, one.width_px) * overlap(top, height, one.top_px, one.height_px)
                })
                .sum();
            let own = overlap(left, width, target.x_px - RING_PX, 2.0 * RING_PX)
                * overlap(top, height, target.y_px - RING_PX, 2.0 * RING_PX);
            let cost = covers((left, top)) + own * 20.0 + value * 12.0 + dx.hypot(dy) * NEARNESS_PX + below * 40.0;
            if cost < best.0 {
                best = (cost, (left, top));
            }
        }
    }
    best.1
}
