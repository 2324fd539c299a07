//! From a derived value to a printed one: thin at the one end, thick at the other.

use plotters::element::{Drawable, PointCollection};
use plotters::prelude::DrawingBackend;
use plotters::style::RGBColor;
use plotters_backend::{BackendCoord, DrawingErrorKind};

use crate::draw::painter::{stroke, units};

/// A tapered line between two values.
pub(in crate::draw) struct Comet {
    pub(in crate::draw) ends: [(f64, f64); 2],
    pub(in crate::draw) from_px: f64,
    pub(in crate::draw) to_px: f64,
    pub(in crate::draw) colour: RGBColor,
}

impl<'a> PointCollection<'a, (f64, f64)> for &'a Comet {
    type Point = &'a (f64, f64);
    type IntoIter = core::slice::Iter<'a, (f64, f64)>;
    fn point_iter(self) -> Self::IntoIter {
        self.ends.iter()
    }
}

impl<DB: DrawingBackend> Drawable<DB> for Comet {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        backend: &mut DB,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        let (Some(from), Some(to)) = (points.next(), points.next()) else { return Ok(()) };
        let (dx, dy) = (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
        let length = dx.hypot(dy);
        if length < 1.0 {
            return Ok(());
        }
        // Half widths across the line, at each end.
        let across = |at: BackendCoord, width_px: f64, side: f64| {
            let half = f64::from(units(width_px)) / 2.0 * side;
            (at.0 + (-dy / length * half).round() as i32, at.1 + (dx / length * half).round() as i32)
        };
        let corners = [
            across(from, self.from_px, 1.0),
            across(to, self.to_px, 1.0),
            across(to, self.to_px, -1.0),
            across(from, self.from_px, -1.0),
        ];
        backend.fill_polygon(corners, &stroke(self.colour, 0.0).filled())
    }
}
