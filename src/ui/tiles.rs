//! The canvases of a chart: one, or several below each other where it is high.
//!
//! Takes the element they stand in and the strips of a drawing, gives a canvas for each. What is in view is drawn at
//! once, what is not as tasks of their own behind it. Never asks how large anything is where there is but one strip.

use std::rc::Weak;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlCanvasElement, HtmlElement};

use crate::draw::strips::Strip;

use super::size::zoom;
use super::soon::next_task;
use super::surface::place;

/// What is said of a canvas that does not show yet what it will.
const UNDONE: &str = "data-moving";

/// A strip and its canvas.
#[derive(Clone)]
pub(super) struct Tile {
    pub(super) canvas: HtmlCanvasElement,
    pub(super) strip: Strip,
}

impl Tile {
    /// Says whether the canvas shows what it will.
    pub(super) fn is_done(&self, done: bool) {
        let told = if done { self.canvas.remove_attribute(UNDONE) } else { self.canvas.set_attribute(UNDONE, "") };
        // An attribute of this name cannot be refused.
        let _ = told;
    }
}

/// Makes as many canvases as there are strips, each as large as its own, and gives those that are drawn at once and those
/// that come behind. The first is always drawn at once: it gives the map of all.
pub(super) fn tiles(host: &HtmlElement, width_px: f64, strips: &[Strip]) -> (Vec<Tile>, Vec<Tile>) {
    let all: Vec<Tile> = strips
        .iter()
        .enumerate()
        .filter_map(|(at, strip)| Some(Tile { canvas: canvas_at(host, at)?, strip: *strip }))
        .collect();
    while let Some(more) = host.children().item(all.len() as u32) {
        more.remove();
    }
    for Tile { canvas, strip } in &all {
        place(canvas, &[("width", width_px), ("height", strip.height_px)]);
    }
    if all.len() < 2 {
        return (all, Vec::new());
    }
    let seen = in_view(host).unwrap_or_default();
    let first = strips.first().copied();
    all.into_iter().partition(|tile| Some(tile.strip) == first || tile.touches(seen))
}

impl Tile {
    fn touches(&self, (from_px, to_px): (f64, f64)) -> bool {
        self.strip.top_px < to_px && from_px < self.strip.bottom_px()
    }
}

/// The canvas in this place, made where there is none.
fn canvas_at(host: &HtmlElement, at: usize) -> Option<HtmlCanvasElement> {
    let here = host.children().item(at as u32);
    let canvas = here.or_else(|| {
        let canvas: Element = host.owner_document()?.create_element("canvas").ok()?;
        host.append_child(&canvas).ok()?;
        Some(canvas)
    });
    canvas?.dyn_into().ok()
}

/// From where to where a chart is in view, in its own CSS px from its top; as much as a screen holds where the chart is
/// not shown yet, and so has no place.
fn in_view(host: &HtmlElement) -> Option<(f64, f64)> {
    let now = host.get_bounding_client_rect();
    let view_px = web_sys::window()?.inner_height().ok()?.as_f64()?;
    let larger = zoom(host);
    Some((-now.top() / larger, (view_px - now.top()) / larger))
}

/// Draws what is left, each as a task of its own, for as long as something is alive and until one cannot be drawn.
pub(super) fn draw_behind(left: Vec<Tile>, alive: Weak<()>, draw: impl Fn(&Tile) -> bool + 'static) {
    if left.is_empty() {
        return;
    }
    spawn_local(async move {
        let mut can_be_drawn = true;
        for tile in left {
            next_task().await;
            if alive.strong_count() == 0 {
                return;
            }
            can_be_drawn = can_be_drawn && draw(&tile);
            tile.is_done(true);
        }
    });
}
