//! A long list of which only what is in sight is in the page.
//!
//! Takes how many rows there are and a way to draw one, gives the rows around what is in sight between two empty
//! blocks as high as the others. Rows are kept in chunks; the height of a chunk is a guess until it was drawn once.
//! Never keeps a row that is far away, and never moves what is in sight.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::host::use_effect_in_sight;
use super::size::zoom;
use super::surface::place;
use crate::ui::listener::{self, Listener};

/// How many rows come and go together.
const CHUNK: usize = 40;

/// How far beyond the edges of the screen rows are kept.
const MARGIN_PX: f64 = 600.0;

/// What a long list is made of.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct WindowProps {
    /// How many rows.
    pub(super) count: usize,
    /// Draws the row at a place; it becomes the child of a `div`.
    pub(super) row: Callback<usize, Html>,
    /// How high a row is, about.
    pub(super) row_px: f64,
    /// The row to begin at, where one is looked at.
    #[prop_or_default]
    pub(super) at: Option<usize>,
}

/// Heights of the chunks, drawn or guessed.
struct Heights(Vec<f64>);

impl Heights {
    fn guessed(count: usize, row_px: f64) -> Self {
        let chunk = |at: usize| (count - at * CHUNK).min(CHUNK) as f64 * row_px;
        Self((0..count.div_ceil(CHUNK)).map(chunk).collect())
    }

    fn above_px(&self, chunk: usize) -> f64 {
        self.0.iter().take(chunk).sum()
    }

    fn below_px(&self, chunk: usize) -> f64 {
        self.0.iter().skip(chunk).sum()
    }

    /// The chunks that reach into a stretch of the list.
    fn between(&self, from_px: f64, to_px: f64) -> Range<usize> {
        let (mut y, mut first, mut end) = (0.0, None, 0);
        for (at, height) in self.0.iter().enumerate() {
            if y + height > from_px && first.is_none() {
                first = Some(at);
            }
            if y < to_px {
                end = at + 1;
            }
            y += height;
        }
        let last = self.0.len().saturating_sub(1);
        let first = first.unwrap_or(last);
        first..end.max(first + 1).min(self.0.len())
    }
}

/// Draws the rows of a long list that are in sight.
#[component]
pub(super) fn Window(props: &WindowProps) -> Html {
    let host = use_node_ref();
    let heights = use_memo((props.count, props.row_px.to_bits()), |(count, row_px)| {
        RefCell::new(Heights::guessed(*count, f64::from_bits(*row_px)))
    });
    let begin = props.at.unwrap_or_default().min(props.count.saturating_sub(1)) / CHUNK;
    let shown = use_state_eq(|| begin..begin + 2);
    use_sight(&host, &heights, shown.setter());
    use_measure(&host, &heights, &shown);
    let heights = heights.borrow();
    let chunks = heights.0.len();
    let (first, end) = (shown.start.min(chunks.saturating_sub(1)), shown.end.min(chunks));
    let rows = (first..end).map(|chunk| {
        let rows = chunk * CHUNK..((chunk + 1) * CHUNK).min(props.count);
        html! { <div key={chunk} class="chunk" data-chunk={chunk.to_string()}>{ for rows.map(|at| props.row.emit(at)) }</div> }
    });
    html! {
        <div class="window" ref={host}>
            <Space px={heights.above_px(first)} />
            { for rows }
            <Space px={heights.below_px(end)} />
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SpaceProps {
    px: f64,
}

/// An empty block; its height is set by script, which a strict policy allows where it forbids attributes.
#[component]
fn Space(props: &SpaceProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.px.to_bits(), move |px| {
            if let Some(element) = node.cast::<HtmlElement>() {
                place(&element, &[("height", f64::from_bits(*px))]);
            }
        });
    }
    html! { <div ref={node} aria-hidden="true" /> }
}

/// Keeps what is shown around what is in sight, whatever it is that scrolls.
#[hook]
fn use_sight(host: &NodeRef, heights: &Rc<RefCell<Heights>>, set: UseStateSetter<Range<usize>>) {
    let (host, heights) = (host.clone(), heights.clone());
    use_effect_in_sight(Rc::as_ptr(&heights) as usize, move |_| {
        let look = move || {
            let (Some(element), Some(window)) = (host.cast::<Element>(), web_sys::window()) else { return };
            let height_px = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
            let larger = zoom(&element);
            let (from_px, height_px) = (-element.get_bounding_client_rect().top() / larger, height_px / larger);
            set.set(heights.borrow().between(from_px - MARGIN_PX, from_px + height_px + MARGIN_PX));
        };
        look();
        let scrolled = {
            let document = web_sys::window().and_then(|window| window.document()).map(Into::into);
            let look = look.clone();
            Listener::capturing(document.into_iter().collect(), &["scroll"], move |_: Event| look())
        };
        let resized = Listener::new(listener::window(), &["resize"], move |_: Event| look());
        move || drop((scrolled, resized))
    });
}

/// Takes the heights of what was drawn.
#[hook]
fn use_measure(host: &NodeRef, heights: &Rc<RefCell<Heights>>, shown: &UseStateHandle<Range<usize>>) {
    let (host, heights) = (host.clone(), heights.clone());
    use_effect_in_sight((Rc::as_ptr(&heights) as usize, (**shown).clone()), move |_| {
        let Some(chunks) = host.cast::<Element>().and_then(|host| host.query_selector_all(".chunk").ok()) else {
            return;
        };
        let mut heights = heights.borrow_mut();
        for at in 0..chunks.length() {
            let Some(chunk) = chunks.get(at).and_then(|node| node.dyn_into::<Element>().ok()) else { continue };
            let number = chunk.get_attribute("data-chunk").and_then(|number| number.parse::<usize>().ok());
            let drawn_px = chunk.get_bounding_client_rect().height() / zoom(&chunk);
            if let Some(height) = number.and_then(|number| heights.0.get_mut(number)) {
                *height = drawn_px;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chunks_in_sight_are_those_that_reach_into_it() {
        let heights = Heights::guessed(100, 10.0);
        assert_eq!(heights.0, [400.0, 400.0, 200.0]);
        assert_eq!(heights.between(-600.0, 300.0), 0..1);
        assert_eq!(heights.between(350.0, 450.0), 0..2);
        assert_eq!(heights.between(5000.0, 6000.0), 2..3);
        assert_eq!((heights.above_px(2), heights.below_px(1)), (800.0, 600.0));
        assert_eq!(Heights::guessed(0, 10.0).between(0.0, 900.0), 0..0);
    }
}
