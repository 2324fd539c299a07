//! Charts as SVG text.
//!
//! Takes a figure, a width and a theme, gives an SVG of that width in CSS px with text as text. The one place that
//! knows plotters-svg. Never needs a browser.

use std::fmt::Write as _;

use plotters_svg::SVGBackend;

use super::painter::units;
use super::{DrawError, Drawing, Theme, draw, height_px};
use crate::figure::Figure;

/// Draws a figure; gives the SVG and the map of what was drawn.
pub fn svg(figure: &Figure, width_px: f64, theme: &Theme) -> Result<(String, Drawing), DrawError> {
    let width_px = super::drawable(width_px);
    let (width, height) = (units(width_px).unsigned_abs(), units(height_px(figure, width_px)).unsigned_abs());
    let mut text = String::new();
    let drawing = draw(figure, width_px, theme, 1.0, SVGBackend::with_string(&mut text, (width, height)))?;
    Ok((in_css_px(&text, (width, height), theme), drawing))
}

/// Gives the picture its size in CSS px (the view box stays in units), the halo of its labels, and a base line that
/// does not depend on the x-height of a font.
pub(super) fn in_css_px(text: &str, (width, height): (u32, u32), theme: &Theme) -> String {
    let css = |units: u32| f64::from(units) / f64::from(super::UNITS_PER_PX);
    let sized = format!(
        "<svg width=\"{}\" height=\"{}\" paint-order=\"stroke\" stroke-linejoin=\"round\" ",
        css(width),
        css(height)
    );
    let start = format!("<svg width=\"{width}\" height=\"{height}\" ");
    let plotters::style::RGBColor(red, green, blue) = theme.paper;
    let halo = format!("<text stroke=\"#{red:02X}{green:02X}{blue:02X}\" stroke-width=\"{}\" ", units(5.0));
    let text = text.replacen(&start, &sized, 1).replace("dy=\"0.5ex\"", "dy=\"0.36em\"").replace("<text ", &halo);
    full_size(&text)
}

/// plotters-svg divides every font size by 1.24; this takes that back, so that both surfaces have the same sizes.
fn full_size(text: &str) -> String {
    const ATTRIBUTE: &str = " font-size=\"";
    let mut parts = text.split(ATTRIBUTE);
    let mut sized = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (size, rest) = part.split_once('"').unwrap_or((part, ""));
        let size: f64 = size.parse().unwrap_or_default();
        // Writing into a string cannot fail.
        let _ = write!(sized, "{ATTRIBUTE}{:.0}\"{rest}", size * 1.24);
    }
    sized
}
