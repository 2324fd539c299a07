//! The painter: texts, lines and marks in CSS px onto a plotters drawing area, noting what went where.
//!
//! Takes positions in CSS px, scales them to the backend's units, and keeps the [`Drawing`]. Axes are plotters
//! coordinate systems laid over a part of the area; a mark on them is translated once, for the picture and for the
//! map alike.

use plotters::coord::Shift;
use plotters::coord::ranged1d::{AsRangedCoord, Ranged};
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::{Cartesian2d, DrawingArea, DrawingBackend, PathElement, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};

use super::drawing::{Drawing, Label, Plot, Target};
use super::measure;
use super::theme::{Theme, mix};
use super::{DrawError, UNITS_PER_PX};
use crate::figure::Amount;
use crate::report::{self, Lang};

/// The family of chart texts in Chinese. Names are quoted: one that is no identifier (`Source Sans 3`) would make
/// a canvas refuse the whole font.
const CHINESE_FACES: &str =
    "'Source Han Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', system-ui, sans-serif";

/// The family of chart texts in English: a Latin face first, since a Chinese one sets quotation marks wide.
const ENGLISH_FACES: &str = "'Source Sans 3', 'Segoe UI', 'Helvetica Neue', Roboto, 'Noto Sans', 'Liberation Sans', \
     Arial, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

/// The faces of texts in a language.
pub fn faces(lang: Lang) -> &'static str {
    if lang == Lang::Zh { CHINESE_FACES } else { ENGLISH_FACES }
}

/// Where a text's position is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Left,
    Middle,
    Right,
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Face {
    pub(super) size_px: f64,
    pub(super) bold: bool,
    pub(super) colour: RGBColor,
}

impl Face {
    pub(super) fn new(size_px: f64, bold: bool, colour: RGBColor) -> Self {
        Self { size_px, bold, colour }
    }
}

/// How an amount looks: digits large, qualifier and unit small.
#[derive(Clone, Copy, Debug)]
pub(super) struct AmountFace {
    pub(super) digits_px: f64,
    pub(super) unit_px: f64,
    pub(super) bold: bool,
    pub(super) colour: RGBColor,
}

/// A part of the area with a horizontal axis; its vertical one runs from 0 (top) to 1.
pub(super) type Track<DB, X> = DrawingArea<DB, Cartesian2d<X, RangedCoordf64>>;

pub(super) struct Painter<'a, DB: DrawingBackend> {
    pub(super) area: DrawingArea<DB, Shift>,
    pub(super) theme: &'a Theme,
    pub(super) accent: RGBColor,
    pub(super) width_px: f64,
    pub(super) height_px: f64,
    /// How far bars and comets have grown, from 0 to 1.
    pub(super) grown: f64,
    faces: &'static str,
    drawing: Drawing,
}

/// CSS px as whole units of the backend.
pub(super) fn units(px: f64) -> i32 {
    (px * f64::from(UNITS_PER_PX)).round() as i32
}

/// Units of the backend as CSS px.
pub(super) fn px(units: i32) -> f64 {
    f64::from(units) / f64::from(UNITS_PER_PX)
}

/// Space between digits and a unit beside them, in CSS px: 3, and more where they are as large as on slides.
fn unit_gap_px(digits_px: f64) -> f64 {
    (digits_px * 0.07).max(3.0)
}

/// The width of an amount as [`Painter::amount`] draws it.
pub(super) fn amount_width_px(amount: &Amount, face: AmountFace) -> f64 {
    let before = amount.before.trim_end();
    measure::width_px(before, face.unit_px, face.bold)
        + if before.is_empty() { 0.0 } else { unit_gap_px(face.digits_px) }
        + measure::width_px(&amount.digits, face.digits_px, face.bold)
        + gap_after_digits_px(&amount.after, face.digits_px)
        + measure::width_px(amount.after.trim_start(), face.unit_px, face.bold)
}

/// The room between digits and what stands after them: none before `%` and the ending of an ordinal, `5th`.
fn gap_after_digits_px(after: &str, digits_px: f64) -> f64 {
    if after.is_empty() || after.starts_with(|first: char| first.is_ascii() && first != ' ') {
        0.0
    } else {
        unit_gap_px(digits_px)
    }
}

impl<'a, DB: DrawingBackend> Painter<'a, DB> {
    pub(super) fn new(
        area: DrawingArea<DB, Shift>,
        width_px: f64,
        height_px: f64,
        theme: &'a Theme,
        (of, lang): (Option<report::Theme>, Lang),
    ) -> Self {
        let drawing = Drawing { width_px, height_px, ..Drawing::default() };
        Self { area, theme, accent: theme.accent(of), width_px, height_px, grown: 1.0, faces: faces(lang), drawing }
    }

    pub(super) fn fill(&mut self) -> Result<(), DrawError> {
        self.area.fill(&self.theme.paper).map_err(error)
    }

    pub(super) fn finish(self) -> Result<Drawing, DrawError> {
        self.area.present().map_err(error)?;
        Ok(self.drawing)
    }

    /// The theme colour at 40 %, for what is between two values.
    pub(super) fn faint(&self) -> RGBColor {
        mix(self.accent, self.theme.paper, 0.4)
    }

    /// A text whose middle height is at `y_px`.
    pub(super) fn text(
        &mut self,
        text: &str,
        (x_px, y_px): (f64, f64),
        anchor: Anchor,
        face: Face,
    ) -> Result<(), DrawError> {
        if text.is_empty() {
            return Ok(());
        }
        let width_px = measure::width_px(text, face.size_px, face.bold);
        let horizontal = match anchor {
            Anchor::Left => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::Right => HPos::Right,
        };
        let left_px = match anchor {
            Anchor::Left => x_px,
            Anchor::Middle => x_px - width_px / 2.0,
            Anchor::Right => x_px - width_px,
        };
        let weight = if face.bold { FontStyle::Bold } else { FontStyle::Normal };
        let size = face.size_px * f64::from(UNITS_PER_PX);
        let font = FontDesc::new(FontFamily::Name(self.faces), size, weight);
        let style = TextStyle::from(font).color(&face.colour).pos(Pos::new(horizontal, VPos::Center));
        self.area.draw_text(text, &style, (units(x_px), units(y_px))).map_err(error)?;
        self.drawing.labels.push(Label {
            text: text.to_owned(),
            size_px: face.size_px,
            left_px,
            top_px: y_px - face.size_px * 0.5,
            width_px,
            height_px: face.size_px,
        });
        Ok(())
    }

    /// An amount from `left_px`, its parts on one base line.
    pub(super) fn amount(
        &mut self,
        amount: &Amount,
        (left_px, y_px): (f64, f64),
        face: AmountFace,
    ) -> Result<(), DrawError> {
        const MIDDLE_TO_BASE_EM: f64 = 0.36;
        let small_y_px = y_px + (face.digits_px - face.unit_px) * MIDDLE_TO_BASE_EM;
        let small = Face::new(face.unit_px, face.bold, face.colour);
        let large = Face::new(face.digits_px, face.bold, face.colour);
        let mut x_px = left_px;
        let before = amount.before.trim_end();
        self.text(before, (x_px, small_y_px), Anchor::Left, small)?;
        if !before.is_empty() {
            x_px += measure::width_px(before, face.unit_px, face.bold) + unit_gap_px(face.digits_px);
        }
        self.text(&amount.digits, (x_px, y_px), Anchor::Left, large)?;
        x_px += measure::width_px(&amount.digits, face.digits_px, face.bold);
        x_px += gap_after_digits_px(&amount.after, face.digits_px);
        self.text(amount.after.trim_start(), (x_px, small_y_px), Anchor::Left, small)
    }

    pub(super) fn line(
        &mut self,
        (x0, y0): (f64, f64),
        (x1, y1): (f64, f64),
        colour: RGBColor,
        width_px: f64,
    ) -> Result<(), DrawError> {
        let style = stroke(colour, width_px);
        let path = PathElement::new(vec![(units(x0), units(y0)), (units(x1), units(y1))], style);
        self.area.draw(&path).map_err(error)
    }

    /// A line through many places.
    pub(super) fn path(&mut self, places: Vec<(f64, f64)>, colour: RGBColor, width_px: f64) -> Result<(), DrawError> {
        let places: Vec<(i32, i32)> = places.into_iter().map(|(x, y)| (units(x), units(y))).collect();
        self.area.draw(&PathElement::new(places, stroke(colour, width_px))).map_err(error)
    }

    /// Notes where values over time lie.
    pub(super) fn plot(&mut self, plot: Plot) {
        self.drawing.plot = Some(plot);
    }

    pub(super) fn rectangle(
        &mut self,
        (left, top): (f64, f64),
        (width, height): (f64, f64),
        colour: RGBColor,
    ) -> Result<(), DrawError> {
        let corners = [(units(left), units(top)), (units(left + width), units(top + height))];
        self.area.draw(&Rectangle::new(corners, colour.filled())).map_err(error)
    }

    /// Dots along a horizontal line.
    pub(super) fn dotted(
        &mut self,
        (from_px, to_px): (f64, f64),
        y_px: f64,
        colour: RGBColor,
    ) -> Result<(), DrawError> {
        const PITCH_PX: f64 = 5.0;
        let count = ((to_px - from_px) / PITCH_PX).floor().max(0.0) as i32;
        for index in 0..count {
            let x_px = from_px + f64::from(index) * PITCH_PX;
            self.rectangle((x_px, y_px - 0.75), (1.5, 1.5), colour)?;
        }
        Ok(())
    }

    /// A part of the area as a plotters coordinate system: `x` as given, y from 0 to 1 downwards.
    pub(super) fn track<R>(
        &self,
        (left, top): (f64, f64),
        (width, height): (f64, f64),
        x: R,
    ) -> Track<DB, R::CoordDescType>
    where
        R: AsRangedCoord<Value = f64>,
        R::CoordDescType: Ranged<ValueType = f64>,
    {
        let part = self.area.clone().shrink((units(left), units(top)), (units(width), units(height)));
        let (columns, rows) = part.get_pixel_range();
        part.apply_coord_spec(Cartesian2d::new(x, 0.0..1.0, (columns, rows)))
    }

    /// Where a value lies on a track, in CSS px of the whole area. What is far beyond its ends is drawn just beyond them:
    /// plotters counts places in whole numbers, which have an end.
    pub(super) fn place<X: Ranged<ValueType = f64>>(track: &Track<DB, X>, at: (f64, f64)) -> (f64, f64) {
        let ends = track.as_coord_spec().get_x_range();
        let beyond = ends.end - ends.start;
        let inside = at.0.max(ends.start - beyond).min(ends.end + beyond);
        let (x, y) = track.map_coordinate(&(inside, at.1));
        (px(x), px(y))
    }

    /// Notes a mark that can be selected. Boxes are `size_px` square around the mark.
    pub(super) fn target(&mut self, id: &str, (x_px, y_px): (f64, f64), size_px: f64) {
        let half = size_px / 2.0;
        self.target_box(id, (x_px - half, y_px - half), (size_px, size_px), (x_px, y_px));
    }

    /// Notes a mark with a box of its own.
    pub(super) fn target_box(
        &mut self,
        id: &str,
        (left_px, top_px): (f64, f64),
        (width_px, height_px): (f64, f64),
        (x_px, y_px): (f64, f64),
    ) {
        let id = id.to_owned();
        self.drawing.targets.push(Target { id, left_px, top_px, width_px, height_px, x_px, y_px });
    }

    /// The box of a month's name.
    pub(super) fn month(&mut self, edtf: &str, (left_px, top_px): (f64, f64), (width_px, height_px): (f64, f64)) {
        let (x_px, y_px) = (left_px + width_px / 2.0, top_px + height_px / 2.0);
        let id = edtf.to_owned();
        self.drawing.months.push(Target { id, left_px, top_px, width_px, height_px, x_px, y_px });
    }
}

pub(super) fn stroke(colour: RGBColor, width_px: f64) -> ShapeStyle {
    colour.stroke_width(units(width_px).unsigned_abs())
}

/// Any error of a drawing area, in words.
pub(super) fn error(error: impl core::fmt::Display) -> DrawError {
    DrawError(error.to_string())
}
