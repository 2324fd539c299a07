//! Any drawing surface behind one type: figures are drawn by one set of functions, whatever they are drawn on.
//!
//! Takes a plotters backend, gives one that hands on all that it is asked. Were the figures' own functions made anew for
//! each backend, the program would hold all of them twice. Never draws anything itself.

use core::fmt;

use plotters_backend::text_anchor::Pos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily,
    FontStyle, FontTransform,
};

/// A surface of any kind.
pub(super) struct Surface<'a>(pub(super) &'a mut dyn Draws);

/// What a surface says when it cannot draw.
#[derive(Debug)]
pub(super) struct Failed(String);

impl fmt::Display for Failed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Failed {}

type Done = Result<(), DrawingErrorKind<Failed>>;

/// A style, whatever it was made of.
pub(super) struct Style {
    color: BackendColor,
    stroke_width: u32,
}

impl Style {
    fn of(style: &impl BackendStyle) -> Self {
        Self { color: style.color(), stroke_width: style.stroke_width() }
    }
}

impl BackendStyle for Style {
    fn color(&self) -> BackendColor {
        self.color
    }

    fn stroke_width(&self) -> u32 {
        self.stroke_width
    }
}

/// The style of a text, whatever it was made of.
pub(super) struct TextStyle<'a> {
    color: BackendColor,
    size: f64,
    transform: FontTransform,
    style: FontStyle,
    anchor: Pos,
    family: FontFamily<'a>,
}

impl<'a> TextStyle<'a> {
    fn of(style: &'a impl BackendTextStyle) -> Self {
        Self {
            color: style.color(),
            size: style.size(),
            transform: style.transform(),
            style: style.style(),
            anchor: style.anchor(),
            family: style.family(),
        }
    }
}

impl BackendTextStyle for TextStyle<'_> {
    type FontError = Failed;

    fn color(&self) -> BackendColor {
        self.color
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn transform(&self) -> FontTransform {
        self.transform.clone()
    }

    fn style(&self) -> FontStyle {
        self.style
    }

    fn anchor(&self) -> Pos {
        self.anchor
    }

    fn family(&self) -> FontFamily<'_> {
        self.family
    }

    /// Widths come from the table of widths; a surface that asks a font for them has none here.
    fn layout_box(&self, _text: &str) -> Result<((i32, i32), (i32, i32)), Failed> {
        Err(Failed("no font".to_owned()))
    }

    fn draw<E, D: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _text: &str,
        _at: BackendCoord,
        _draw: D,
    ) -> Result<Result<(), E>, Failed> {
        Err(Failed("no font".to_owned()))
    }
}

/// What a surface is asked, without type parameters.
pub(super) trait Draws {
    fn size(&self) -> (u32, u32);
    fn prepare(&mut self) -> Done;
    fn show(&mut self) -> Done;
    fn pixel(&mut self, at: BackendCoord, color: BackendColor) -> Done;
    fn line(&mut self, from: BackendCoord, to: BackendCoord, style: &Style) -> Done;
    fn rectangle(&mut self, from: BackendCoord, to: BackendCoord, style: &Style, fill: bool) -> Done;
    fn path(&mut self, path: Vec<BackendCoord>, style: &Style) -> Done;
    fn circle(&mut self, center: BackendCoord, radius: u32, style: &Style, fill: bool) -> Done;
    fn polygon(&mut self, corners: Vec<BackendCoord>, style: &Style) -> Done;
    fn text(&mut self, text: &str, style: &TextStyle<'_>, at: BackendCoord) -> Done;
    fn text_size(&self, text: &str, style: &TextStyle<'_>) -> Result<(u32, u32), DrawingErrorKind<Failed>>;
}

fn failed(error: impl fmt::Display) -> DrawingErrorKind<Failed> {
    DrawingErrorKind::DrawingError(Failed(error.to_string()))
}

impl<DB: DrawingBackend> Draws for DB {
    fn size(&self) -> (u32, u32) {
        self.get_size()
    }

    fn prepare(&mut self) -> Done {
        self.ensure_prepared().map_err(failed)
    }

    fn show(&mut self) -> Done {
        self.present().map_err(failed)
    }

    fn pixel(&mut self, at: BackendCoord, color: BackendColor) -> Done {
        self.draw_pixel(at, color).map_err(failed)
    }

    fn line(&mut self, from: BackendCoord, to: BackendCoord, style: &Style) -> Done {
        self.draw_line(from, to, style).map_err(failed)
    }

    fn rectangle(&mut self, from: BackendCoord, to: BackendCoord, style: &Style, fill: bool) -> Done {
        self.draw_rect(from, to, style, fill).map_err(failed)
    }

    fn path(&mut self, path: Vec<BackendCoord>, style: &Style) -> Done {
        self.draw_path(path, style).map_err(failed)
    }

    fn circle(&mut self, center: BackendCoord, radius: u32, style: &Style, fill: bool) -> Done {
        self.draw_circle(center, radius, style, fill).map_err(failed)
    }

    fn polygon(&mut self, corners: Vec<BackendCoord>, style: &Style) -> Done {
        self.fill_polygon(corners, style).map_err(failed)
    }

    fn text(&mut self, text: &str, style: &TextStyle<'_>, at: BackendCoord) -> Done {
        self.draw_text(text, style, at).map_err(failed)
    }

    fn text_size(&self, text: &str, style: &TextStyle<'_>) -> Result<(u32, u32), DrawingErrorKind<Failed>> {
        self.estimate_text_size(text, style).map_err(failed)
    }
}

impl DrawingBackend for Surface<'_> {
    type ErrorType = Failed;

    fn get_size(&self) -> (u32, u32) {
        self.0.size()
    }

    fn ensure_prepared(&mut self) -> Done {
        self.0.prepare()
    }

    fn present(&mut self) -> Done {
        self.0.show()
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Done {
        self.0.pixel(at, color)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Done {
        self.0.line(from, to, &Style::of(style))
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Done {
        self.0.rectangle(from, to, &Style::of(style), fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Done {
        self.0.path(path.into_iter().collect(), &Style::of(style))
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Done {
        self.0.circle(center, radius, &Style::of(style), fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Done {
        self.0.polygon(corners.into_iter().collect(), &Style::of(style))
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Done {
        self.0.text(text, &TextStyle::of(style), at)
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Failed>> {
        self.0.text_size(text, &TextStyle::of(style))
    }
}
