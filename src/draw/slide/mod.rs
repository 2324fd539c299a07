//! Figures on slides: few values, set so large that the last row can read them, in a box of any shape.
//!
//! Takes a figure with the values of one slide, a [`Stage`] in slide px (1/1080 of the shorter side of a screen) and a
//! theme, gives a [`Drawing`]. No text is smaller than [`LEAST_PX`]. Never draws a lens, a table or a note: those are
//! for who reads at a desk.

mod bars;
mod columns;
mod months;
mod rows;
mod tiles;
mod values;

use plotters::prelude::{DrawingBackend, IntoDrawingArea};
use plotters_svg::SVGBackend;

use super::painter::{Painter, units};
use super::surface::Surface;
use super::{DrawError, Drawing, Theme};
use crate::figure::{Body, Figure};

/// The smallest text on a slide, in slide px: a little more than 20 pt at 1080 lines.
pub const LEAST_PX: f64 = 28.0;

/// The room a figure has on a slide, and how far it is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stage {
    /// Width in slide px.
    pub width_px: f64,
    /// Height in slide px.
    pub height_px: f64,
    /// How far its comets and bars have grown, from 0 to 1.
    pub grown: f64,
    /// Whether only the year before is shown yet.
    pub only_derived: bool,
}

/// The smallest box that is drawn in, in slide px.
const LEAST_BOX_PX: (f64, f64) = (640.0, 240.0);

impl Stage {
    /// A box where everything is shown.
    pub fn whole(width_px: f64, height_px: f64) -> Self {
        Self { width_px, height_px, grown: 1.0, only_derived: false }
    }

    /// The same in a box that can be drawn in.
    #[must_use]
    pub fn drawable(self) -> Self {
        let at_least = |px: f64, least: f64| if px.is_finite() { px.max(least) } else { least };
        let (width_px, height_px) = (at_least(self.width_px, LEAST_BOX_PX.0), at_least(self.height_px, LEAST_BOX_PX.1));
        Self { width_px, height_px, ..self }
    }
}

/// Draws a figure onto a backend of the size of the stage.
pub fn draw<DB: DrawingBackend>(
    figure: &Figure,
    stage: Stage,
    theme: &Theme,
    mut backend: DB,
) -> Result<Drawing, DrawError> {
    draw_on(Surface(&mut backend), figure, stage.drawable(), theme)
}

fn draw_on(surface: Surface<'_>, figure: &Figure, stage: Stage, theme: &Theme) -> Result<Drawing, DrawError> {
    let area = surface.into_drawing_area();
    let mut painter = Painter::new(area, stage.width_px, stage.height_px, theme, (figure.theme, figure.lang));
    painter.grown = stage.grown.clamp(0.0, 1.0);
    painter.fill()?;
    match &figure.body {
        Body::Change(change) => rows::change(change, stage.only_derived, &mut painter)?,
        Body::Panels(panels) => rows::panels(panels, stage.only_derived, &mut painter)?,
        Body::Magnitude(magnitude) => columns::magnitude(magnitude, &mut painter)?,
        Body::Pairs(pairs) => columns::pairs(pairs, &mut painter)?,
        Body::Parts(rows) => bars::draw(rows, &mut painter)?,
        Body::Density(density) => months::draw(density, &mut painter)?,
        Body::Counts(tiles) => tiles::draw(tiles, &mut painter)?,
        Body::Series(series) => super::series::draw_in(series, super::series::SLIDE, &mut painter)?,
    }
    painter.finish()
}

/// Draws a figure as SVG text whose size is that of the stage, in slide px.
pub fn svg(figure: &Figure, stage: Stage, theme: &Theme) -> Result<(String, Drawing), DrawError> {
    let stage = stage.drawable();
    let size = (units(stage.width_px).unsigned_abs(), units(stage.height_px).unsigned_abs());
    let mut text = String::new();
    let drawing = draw(figure, stage, theme, SVGBackend::with_string(&mut text, size))?;
    Ok((super::svg::in_css_px(&text, size, theme), drawing))
}
