//! Charts on a canvas: the one place that knows plotters-canvas.
//!
//! Takes a canvas, a figure and the device's pixel ratio, draws in units of 1/8 CSS px through a transform, so that
//! thin strokes stay exact at any ratio. Answers how wide a text is from the table, since plotters would add an
//! element to the page to measure it. Of a high chart a canvas holds one strip, and what lies outside is not drawn there.
//! Never reads a style of the page.

use plotters::style::RGBColor;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::painter::units;
use super::slide::Stage;
use super::strips::{MOST_DEVICE_PX, Strip, strips};
use super::{DrawError, Drawing, Theme, UNITS_PER_PX, draw, height_px, measure};
use crate::figure::Figure;

/// A figure as it is divided: its width, its strips, each for a canvas, and how many device px each CSS px has there.
pub struct Division {
    /// Width in CSS px.
    pub width_px: f64,
    /// From top to bottom.
    pub strips: Vec<Strip>,
    /// Device px a CSS px.
    pub ratio: f64,
}

/// Divides a figure at a width and the screen's pixel ratio.
#[must_use]
pub fn divide(figure: &Figure, width_px: f64, pixel_ratio: f64) -> Division {
    let width_px = super::drawable(width_px);
    let (strips, ratio) = strips((width_px, height_px(figure, width_px)), pixel_ratio);
    Division { width_px, strips, ratio }
}

/// Draws a strip of a figure onto a canvas, which is given its size; gives the map of the whole.
pub fn canvas(
    canvas: &HtmlCanvasElement,
    figure: &Figure,
    width_px: f64,
    (strip, pixel_ratio): (Strip, f64),
    theme: &Theme,
    grown: f64,
) -> Result<Drawing, DrawError> {
    let width_px = super::drawable(width_px);
    let size_px = (width_px, height_px(figure, width_px));
    draw(figure, width_px, theme, grown, Surface::new(canvas, size_px, strip, pixel_ratio, theme)?)
}

/// Draws a figure of a slide onto a canvas, which is given `scale` device px for each slide px.
pub fn slide(
    canvas: &HtmlCanvasElement,
    figure: &Figure,
    stage: Stage,
    scale: f64,
    theme: &Theme,
) -> Result<Drawing, DrawError> {
    let stage = stage.drawable();
    let scale = scale.clamp(0.05, 8.0).min(MOST_DEVICE_PX / stage.width_px.max(stage.height_px));
    let whole = Strip { top_px: 0.0, height_px: stage.height_px };
    let surface = Surface::new(canvas, (stage.width_px, stage.height_px), whole, scale, theme)?;
    super::slide::draw(figure, stage, theme, surface)
}

/// plotters-canvas in units of 1/8 CSS px, with labels of our own: haloed where they lie over something.
struct Surface {
    inner: CanvasBackend,
    context: CanvasRenderingContext2d,
    size: (u32, u32),
    /// What lies on this canvas.
    strip: Area,
    paper: RGBColor,
    /// What was drawn so far, as boxes in units: a label over none of them needs no halo, which costs most of a label.
    drawn: Vec<Area>,
    /// The font and the alignment that the canvas was told last.
    told: Option<(u32, bool, &'static str)>,
    /// The colour that it was told last to fill with, where nothing else may have told it another since.
    fill: Option<(u8, u8, u8)>,
}

/// A box in units.
#[derive(Clone, Copy)]
struct Area {
    left: i32,
    top: i32,
    right: i32,
    bottom: i32,
}

impl Area {
    /// The box of places, with half a stroke around it.
    fn of(places: impl IntoIterator<Item = BackendCoord>, stroke: u32) -> Option<Self> {
        let around = (stroke / 2 + 1).cast_signed();
        let boxes = places.into_iter().map(|(x, y)| Self { left: x, top: y, right: x, bottom: y });
        let all = boxes.reduce(|one, other| Self {
            left: one.left.min(other.left),
            top: one.top.min(other.top),
            right: one.right.max(other.right),
            bottom: one.bottom.max(other.bottom),
        })?;
        Some(all.with(around))
    }

    fn with(self, around: i32) -> Self {
        Self {
            left: self.left.saturating_sub(around),
            top: self.top.saturating_sub(around),
            right: self.right.saturating_add(around),
            bottom: self.bottom.saturating_add(around),
        }
    }

    fn touches(self, other: Self) -> bool {
        self.left <= other.right && other.left <= self.right && self.top <= other.bottom && other.top <= self.bottom
    }
}

impl Surface {
    /// Makes the canvas as large as the strip of a drawing of `width_px` by `height_px` is in device px.
    fn new(
        canvas: &HtmlCanvasElement,
        (width_px, height_px): (f64, f64),
        strip: Strip,
        ratio: f64,
        theme: &Theme,
    ) -> Result<Self, DrawError> {
        canvas.set_width((width_px * ratio).round() as u32);
        canvas.set_height((strip.height_px * ratio).round() as u32);
        let context = canvas.get_context("2d").ok().flatten().and_then(|context| context.dyn_into().ok());
        let context: CanvasRenderingContext2d = context.ok_or_else(|| DrawError("no 2d context".to_owned()))?;
        let unit = ratio / f64::from(UNITS_PER_PX);
        let up = -(strip.top_px * ratio).round();
        context.set_transform(unit, 0.0, 0.0, unit, 0.0, up).map_err(|_| DrawError("no transform".to_owned()))?;
        let inner = CanvasBackend::with_canvas_object(canvas.clone());
        let inner = inner.ok_or_else(|| DrawError("no canvas backend".to_owned()))?;
        let size = (units(width_px).unsigned_abs(), units(height_px).unsigned_abs());
        let (top, bottom) = (units(strip.top_px), units(strip.bottom_px()));
        let strip = Area { left: i32::MIN, top, right: i32::MAX, bottom };
        Ok(Self { inner, context, size, strip, paper: theme.paper, drawn: Vec::new(), told: None, fill: None })
    }

    /// Notes where something is drawn, and says whether that is on this canvas; paper on paper is nothing. What is drawn
    /// outside is noted too: whether a label has a halo must not depend on where one strip ends.
    fn note(&mut self, color: BackendColor, area: Option<Area>) -> bool {
        let RGBColor(red, green, blue) = self.paper;
        if color.rgb != (red, green, blue) || !self.drawn.is_empty() {
            self.drawn.extend(area);
        }
        area.is_none_or(|area| area.touches(self.strip))
    }

    /// Tells the canvas how the next label is set, where that is not how the last one was.
    fn set_font<S: BackendTextStyle>(&mut self, style: &S, align: &'static str) {
        // Sizes are whole units but for a hair.
        let (size, bold) = (style.size().round() as u32, is_bold(style));
        if self.told == Some((size, bold, align)) {
            return;
        }
        self.told = Some((size, bold, align));
        let context = &self.context;
        context.set_font(&format!("{} {size}px {}", style.style().as_str(), style.family().as_str()));
        context.set_text_align(align);
        context.set_text_baseline("middle");
    }

    fn set_fill(&mut self, rgb: (u8, u8, u8)) {
        if self.fill != Some(rgb) {
            let (red, green, blue) = rgb;
            self.context.set_fill_style_str(&format!("rgb({red},{green},{blue})"));
            self.fill = Some(rgb);
        }
    }

    /// The ground around a label, where it lies over something.
    fn halo(&self, text: &str, at: BackendCoord) {
        let context = &self.context;
        context.set_line_join("round");
        context.set_line_width(HALO_PX * f64::from(UNITS_PER_PX));
        let RGBColor(red, green, blue) = self.paper;
        context.set_stroke_style_str(&format!("rgb({red},{green},{blue})"));
        // A halo that cannot be drawn is no reason to leave the text out.
        let _ = context.stroke_text(text, f64::from(at.0), f64::from(at.1));
    }
}

fn is_bold(style: &impl BackendTextStyle) -> bool {
    matches!(style.style(), plotters_backend::FontStyle::Bold)
}

/// Width of the halo around labels, in CSS px.
const HALO_PX: f64 = 5.0;

type Error = <CanvasBackend as DrawingBackend>::ErrorType;

impl DrawingBackend for Surface {
    type ErrorType = Error;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Error>> {
        self.inner.ensure_prepared()
    }

    fn present(&mut self) -> Result<(), DrawingErrorKind<Error>> {
        self.inner.present()
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Result<(), DrawingErrorKind<Error>> {
        self.fill = None;
        self.inner.draw_pixel(at, color)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Error>> {
        if !self.note(style.color(), Area::of([from, to], style.stroke_width())) {
            return Ok(());
        }
        self.inner.draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Error>> {
        if !self.note(style.color(), Area::of([upper_left, bottom_right], style.stroke_width())) {
            return Ok(());
        }
        if fill && style.color().alpha >= 1.0 {
            self.set_fill(style.color().rgb);
            let (left, top) = (f64::from(upper_left.0), f64::from(upper_left.1));
            self.context.fill_rect(left, top, f64::from(bottom_right.0) - left, f64::from(bottom_right.1) - top);
            return Ok(());
        }
        self.fill = None;
        self.inner.draw_rect(upper_left, bottom_right, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Error>> {
        let path: Vec<BackendCoord> = path.into_iter().collect();
        if !self.note(style.color(), Area::of(path.iter().copied(), style.stroke_width())) {
            return Ok(());
        }
        self.inner.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Error>> {
        let reach = 2 * radius + style.stroke_width();
        if !self.note(style.color(), Area::of([center], reach)) {
            return Ok(());
        }
        self.fill = None;
        self.inner.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Error>> {
        let corners: Vec<BackendCoord> = corners.into_iter().collect();
        if !self.note(style.color(), Area::of(corners.iter().copied(), 0)) {
            return Ok(());
        }
        self.fill = None;
        self.inner.fill_polygon(corners, style)
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> Result<(), DrawingErrorKind<Error>> {
        use plotters_backend::text_anchor::HPos;
        let width = measure::width_px(text, style.size(), is_bold(style)).ceil() as i32;
        let (align, left) = match style.anchor().h_pos {
            HPos::Left => ("start", at.0),
            HPos::Center => ("center", at.0 - width / 2),
            HPos::Right => ("end", at.0 - width),
        };
        // Letters may be wider than the table has them, and reach beyond their height.
        let half = style.size().ceil() as i32;
        let area = Area { left, top: at.1 - half, right: left + width, bottom: at.1 + half };
        let area = area.with(units(HALO_PX) + width / 8);
        if !area.touches(self.strip) {
            self.drawn.push(area);
            return Ok(());
        }
        self.set_font(style, align);
        if self.drawn.iter().any(|one| one.touches(area)) {
            self.halo(text, at);
        }
        self.drawn.push(area);
        self.set_fill(style.color().rgb);
        // It fails for a canvas that is gone, on which nobody looks.
        let _ = self.context.fill_text(text, f64::from(at.0), f64::from(at.1));
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Error>> {
        Ok((measure::width_px(text, style.size(), is_bold(style)).ceil() as u32, style.size().ceil() as u32))
    }
}
