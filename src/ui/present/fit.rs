//! Sizes on a slide: how large its box is, and how large a text may be set in it.
//!
//! Takes elements and texts, gives slide px: 1/1080 of the shorter side. Sets them as custom properties, which a strict
//! policy allows where it forbids style attributes.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::draw::measure;
use crate::ui::size::{pixel_ratio, use_measured};

/// The shorter side of a slide, in slide px.
pub(super) const SHORTER_PX: f64 = 1080.0;

/// The broader slide that is taken for granted before one was measured, in slide px.
const USUAL_PX: (f64, f64) = (1920.0, SHORTER_PX);

/// The least space at the sides of a slide, in slide px; the style sheet knows the same.
const MARGIN_PX: (f64, f64) = (96.0, 64.0);

/// A box on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Box_ {
    /// Width in CSS px.
    pub(super) width_px: f64,
    /// Height in CSS px.
    pub(super) height_px: f64,
    /// Device px a CSS px.
    pub(super) ratio: f64,
}

impl Box_ {
    /// `None` for what is hidden.
    fn of(element: &HtmlElement) -> Option<Self> {
        let (width_px, height_px) = (f64::from(element.client_width()), f64::from(element.client_height()));
        (width_px > 0.0 && height_px > 0.0).then(|| Self { width_px, height_px, ratio: pixel_ratio() })
    }

    /// CSS px a slide px.
    pub(super) fn scale(self) -> f64 {
        self.width_px.min(self.height_px) / SHORTER_PX
    }

    /// Its size in slide px, that of a usual slide before it was measured.
    pub(super) fn in_slide_px(self) -> (f64, f64) {
        let scale = self.scale();
        if scale > 0.0 { (self.width_px / scale, self.height_px / scale) } else { USUAL_PX }
    }

    /// The width between the margins, in slide px.
    pub(super) fn inner_px(self) -> f64 {
        let (width, height) = self.in_slide_px();
        let margin = if width > height { MARGIN_PX.0 } else { MARGIN_PX.1 };
        width - 2.0 * margin
    }
}

/// The box of an element, kept up to date.
#[hook]
pub(super) fn use_box(node: &NodeRef) -> Box_ {
    use_measured(node, Box_::of).unwrap_or_default()
}

/// An element whose text is set in a size of slide px.
#[hook]
pub(super) fn use_fit(size_px: f64) -> NodeRef {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(size_px.to_bits(), move |bits| {
            if let Some(element) = node.cast::<Element>().and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
                let _ = element.style().set_property("--fit", &format!("{:.2}", f64::from_bits(*bits)));
            }
        });
    }
    node
}

/// The largest of some sizes at which a text takes no more than `most_lines` lines of a width; a little less where that
/// spares a line.
pub(super) fn largest(text: &str, sizes: &[f64], room_px: f64, most_lines: usize) -> f64 {
    /// So much of its size a text gives for a line less.
    const PRICE: f64 = 0.72;
    let at_most =
        |lines: usize| sizes.iter().copied().find(|size| measure::lines(text, *size, true, room_px).len() <= lines);
    let Some(full) = at_most(most_lines) else { return sizes.last().copied().unwrap_or(SHORTER_PX / 30.0) };
    (1..most_lines).filter_map(at_most).find(|size| *size >= full * PRICE).unwrap_or(full)
}

/// The width of the longest phrase, which is what stands between marks of punctuation and spaces.
pub(super) fn longest_phrase_px(text: &str, size_px: f64) -> f64 {
    // Marks of the East, each with the space it takes.
    let is_mark =
        |letter| matches!(letter, '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF1F}');
    let ends = |letter: char| letter.is_whitespace() || is_mark(letter);
    text.split(ends).map(|phrase| measure::width_px(phrase, size_px, true)).fold(0.0, f64::max)
}
