//! The colours of charts as the page around wants them: the style sheet's tokens, read back.
//!
//! Takes a theme and the root that carries its tokens, gives the theme with what was put in their place. A colour that
//! a browser cannot name in hexadecimal digits stays the theme's own.

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement};

use crate::draw::Theme;

/// The theme with the colours that hold at `root`.
pub(super) fn themed(theme: Theme, root: &Element) -> Theme {
    let style = web_sys::window().and_then(|window| window.get_computed_style(root).ok().flatten());
    let (Some(style), Some(canvas)) = (style, canvas(root)) else { return theme };
    theme.with_tokens(|name| {
        let value = style.get_property_value(&format!("--{name}")).ok()?;
        colour(&canvas, value.trim())
    })
}

/// A surface that nobody sees: what it takes for a colour, it names in hexadecimal digits.
fn canvas(root: &Element) -> Option<CanvasRenderingContext2d> {
    let canvas: HtmlCanvasElement = root.owner_document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

fn colour(canvas: &CanvasRenderingContext2d, value: &str) -> Option<(u8, u8, u8)> {
    // What is no colour leaves the one before: this one shows whether it was taken.
    let read = |before: &str| {
        canvas.set_fill_style_str(before);
        canvas.set_fill_style_str(value);
        canvas.fill_style().as_string()
    };
    let named = read("#000000").filter(|named| read("#ffffff").as_ref() == Some(named))?;
    let hex = named.strip_prefix('#').filter(|hex| hex.len() == 6)?;
    let part = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
    Some((part(0)?, part(2)?, part(4)?))
}
