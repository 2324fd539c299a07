//! A printed value (a disc) and a derived one (a ring with paper inside).

use plotters::element::{Drawable, PointCollection};
use plotters::prelude::DrawingBackend;
use plotters::style::RGBColor;
use plotters_backend::{BackendCoord, DrawingErrorKind};

use crate::draw::painter::{stroke, units};

/// A printed value: solid, with a halo of paper.
pub(in crate::draw) struct Disc {
    pub(in crate::draw) at: (f64, f64),
    pub(in crate::draw) radius_px: f64,
    pub(in crate::draw) colour: RGBColor,
    pub(in crate::draw) paper: RGBColor,
}

/// A derived value: hollow.
pub(in crate::draw) struct Ring {
    pub(in crate::draw) at: (f64, f64),
    pub(in crate::draw) radius_px: f64,
    pub(in crate::draw) colour: RGBColor,
    pub(in crate::draw) paper: RGBColor,
}

/// Width of a ring's stroke.
const RING_PX: f64 = 2.25;

impl<'a> PointCollection<'a, (f64, f64)> for &'a Disc {
    type Point = &'a (f64, f64);
    type IntoIter = core::iter::Once<&'a (f64, f64)>;
    fn point_iter(self) -> Self::IntoIter {
        core::iter::once(&self.at)
    }
}

impl<DB: DrawingBackend> Drawable<DB> for Disc {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        points: I,
        backend: &mut DB,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        for at in points {
            let radius = units(self.radius_px).unsigned_abs();
            backend.draw_circle(at, radius + units(2.0).unsigned_abs(), &stroke(self.paper, 0.0).filled(), true)?;
            backend.draw_circle(at, radius, &stroke(self.colour, 0.0).filled(), true)?;
        }
        Ok(())
    }
}

impl<'a> PointCollection<'a, (f64, f64)> for &'a Ring {
    type Point = &'a (f64, f64);
    type IntoIter = core::iter::Once<&'a (f64, f64)>;
    fn point_iter(self) -> Self::IntoIter {
        core::iter::once(&self.at)
    }
}

impl<DB: DrawingBackend> Drawable<DB> for Ring {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        points: I,
        backend: &mut DB,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        for at in points {
            let radius = units(self.radius_px).unsigned_abs();
            backend.draw_circle(at, radius, &stroke(self.paper, 0.0).filled(), true)?;
            backend.draw_circle(at, radius, &stroke(self.colour, RING_PX), false)?;
        }
        Ok(())
    }
}
