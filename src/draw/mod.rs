//! Drawing: a figure onto any plotters backend, and the map of what was drawn where.
//!
//! Takes a [`Figure`], a size in CSS px and a [`Theme`], gives a [`Drawing`]: every label's box and every mark's
//! place, filled in by the same coordinate translation that drew them. The backend counts in units of 1/8 CSS px
//! ([`UNITS_PER_PX`]), because plotters works in whole numbers. Never words anything and never asks a browser how
//! wide a text is.

#[cfg(feature = "app")]
pub mod canvas;
mod change;
mod counts;
mod density;
mod drawing;
pub mod icon;
mod magnitude;
mod marks;
pub mod measure;
mod painter;
mod pairs;
mod panels;
mod parts;
pub mod picture;
mod series;
pub mod slide;
pub mod strips;
mod surface;
pub mod svg;
pub mod theme;

pub use drawing::{Drawing, Label, Plot, Target};
pub use painter::faces;
pub use theme::Theme;

use plotters::prelude::{DrawingBackend, IntoDrawingArea};

use crate::figure::{Body, Figure};
use painter::Painter;
use surface::Surface;

/// How many units of the backend make one CSS px.
pub const UNITS_PER_PX: i32 = 8;

/// The narrowest chart that is drawn, in CSS px.
pub const MIN_WIDTH_PX: f64 = 240.0;

/// The widest chart that is drawn, in CSS px: what a backend counts in stays far from its limit.
pub const MAX_WIDTH_PX: f64 = 16_384.0;

/// A width that can be drawn; what is no number is as narrow as can be.
fn drawable(width_px: f64) -> f64 {
    if width_px.is_nan() { MIN_WIDTH_PX } else { width_px.clamp(MIN_WIDTH_PX, MAX_WIDTH_PX) }
}

/// A backend could not draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawError(pub String);

/// The height a figure needs at a width, in CSS px.
pub fn height_px(figure: &Figure, width_px: f64) -> f64 {
    let width_px = drawable(width_px);
    match &figure.body {
        Body::Change(change) => change::height_px(change, width_px),
        Body::Panels(panels) => panels::height_px(panels, width_px),
        Body::Magnitude(magnitude) => magnitude::height_px(magnitude, width_px),
        Body::Parts(rows) => parts::height_px(rows, width_px),
        Body::Pairs(pairs) => pairs::height_px(pairs, width_px),
        Body::Density(density) => density::height_px(density, width_px),
        Body::Counts(tiles) => counts::height_px(tiles, width_px),
        Body::Series(series) => series::height_px(series, width_px),
    }
}

/// Draws a figure `width_px` wide and as high as [`height_px`] says onto a backend of that size. `grown`, from 0 to 1,
/// is how far its bars and comets have grown; the map is always that of the whole.
pub fn draw<DB: DrawingBackend>(
    figure: &Figure,
    width_px: f64,
    theme: &Theme,
    grown: f64,
    mut backend: DB,
) -> Result<Drawing, DrawError> {
    draw_on(Surface(&mut backend), figure, width_px, theme, grown)
}

fn draw_on(
    surface: Surface<'_>,
    figure: &Figure,
    width_px: f64,
    theme: &Theme,
    grown: f64,
) -> Result<Drawing, DrawError> {
    let width_px = drawable(width_px);
    let area = surface.into_drawing_area();
    let mut painter = Painter::new(area, width_px, height_px(figure, width_px), theme, (figure.theme, figure.lang));
    painter.grown = grown.clamp(0.0, 1.0);
    painter.fill()?;
    // Each kind is a function of its own, never inlined, in `figure/` too: a first view has need of few of them.
    match &figure.body {
        Body::Change(change) => change::draw(change, &mut painter)?,
        Body::Panels(panels) => panels::draw(panels, &mut painter)?,
        Body::Magnitude(magnitude) => magnitude::draw(magnitude, &mut painter)?,
        Body::Parts(rows) => parts::draw(rows, &mut painter)?,
        Body::Pairs(pairs) => pairs::draw(pairs, &mut painter)?,
        Body::Density(density) => density::draw(density, &mut painter)?,
        Body::Counts(tiles) => counts::draw(tiles, &mut painter)?,
        Body::Series(series) => series::draw(series, &mut painter)?,
    }
    painter.finish()
}
