//! Icons and shapes of a page, as the program draws them in the same places.
//!
//! Takes which one and its size in CSS px, writes an `svg` that no screen reader reads. Never says anything.

use super::html::Html;
use crate::draw::icon::{Icon, SIGN, outline, paths};
use crate::draw::theme::token;
use crate::report::Theme;

fn drawn(html: &mut Html, paths: &[&str]) {
    for path in paths {
        html.void("path", &[("d", path)]);
    }
}

/// Writes an icon.
pub(super) fn icon(html: &mut Html, icon: Icon, size_px: u32) {
    let size = size_px.to_string();
    let attributes = [
        ("class", "i"),
        ("width", size.as_str()),
        ("height", &size),
        ("viewBox", "0 0 24 24"),
        ("fill", "none"),
        ("stroke", "currentColor"),
        ("stroke-width", "1.75"),
        ("stroke-linecap", "round"),
        ("stroke-linejoin", "round"),
        ("aria-hidden", "true"),
    ];
    html.element("svg", &attributes, |html| drawn(html, paths(icon)));
}

/// Writes the shape of a theme.
pub(super) fn shape(html: &mut Html, theme: Theme, size_px: u32) {
    let size = size_px.to_string();
    let attributes = [
        ("class", "sh"),
        ("data-accent", token(Some(theme))),
        ("width", size.as_str()),
        ("height", &size),
        ("viewBox", "0 0 12 12"),
        ("aria-hidden", "true"),
    ];
    html.element("svg", &attributes, |html| drawn(html, &[outline(theme)]));
}

/// Writes the sign of the program.
pub(super) fn sign(html: &mut Html) {
    let attributes = [
        ("width", "28"),
        ("height", "28"),
        ("viewBox", "0 0 28 28"),
        ("fill", "none"),
        ("stroke", "currentColor"),
        ("stroke-width", "2.6"),
        ("aria-hidden", "true"),
    ];
    html.element("svg", &attributes, |html| drawn(html, &SIGN));
}
