//! Draws *parts*: bars from 0 to 100 %, hollow where derived, open to one side where the print gives a bound.

use plotters::prelude::{DrawingBackend, PathElement};

use super::DrawError;
use super::measure::{self, width_px};
use super::painter::{Anchor, Face, Painter, error, stroke, units};
use super::theme::mix;
use crate::figure::{Part, PartsRow};
use crate::report::schema::Bound;

const BAR_PX: f64 = 20.0;
const LINE_PX: f64 = 34.0;
const NAME_LINE_PX: f64 = 22.0;
const AXIS_PX: f64 = 30.0;
const LABEL_PX: f64 = 15.0;
const YEAR_PX: f64 = 13.0;
/// From this width on, names stand beside their bars.
const WIDE_PX: f64 = 760.0;

struct Layout {
    wide: bool,
    left_px: f64,
    bar_px: f64,
    names_px: f64,
}

/// Bars leave room for the widest label at their right.
fn layout(rows: &[PartsRow], width: f64) -> Layout {
    let parts = || rows.iter().flat_map(|row| &row.parts);
    let label = parts().map(|part| width_px(&part.label, LABEL_PX, true)).fold(0.0, f64::max) + 14.0;
    let years = parts().any(|part| part.year.is_some());
    let year = if years { width_px("0000", YEAR_PX, false) + 10.0 } else { 0.0 };
    let wide = width >= WIDE_PX;
    let names_px = if wide { width * 0.26 } else { width };
    let left_px = if wide { names_px + 16.0 } else { 0.0 } + year;
    // A bar of 100 % and its label must both fit; on a phone the label may stand over the end of the track.
    let bar_px = if wide { width - left_px - label } else { width - left_px };
    Layout { wide, left_px, bar_px: bar_px.max(60.0), names_px }
}

fn row_px(row: &PartsRow, layout: &Layout) -> f64 {
    let names = measure::lines(&row.name, 15.0, true, layout.names_px).len() as f64 * NAME_LINE_PX;
    let line = if layout.wide { LINE_PX } else { LINE_PX + 20.0 };
    let bars = row.parts.len() as f64 * line;
    if layout.wide { bars.max(names) + 22.0 } else { names + bars + 22.0 }
}

pub(super) fn height_px(rows: &[PartsRow], width: f64) -> f64 {
    let layout = layout(rows, width);
    rows.iter().map(|row| row_px(row, &layout)).sum::<f64>() + AXIS_PX
}

#[inline(never)]
pub(super) fn draw<DB: DrawingBackend>(rows: &[PartsRow], painter: &mut Painter<'_, DB>) -> Result<(), DrawError> {
    let theme = *painter.theme;
    let layout = layout(rows, painter.width_px);
    let bottom = painter.height_px - AXIS_PX;
    for per_cent in [0_u8, 25, 50, 75, 100] {
        let x = layout.left_px + f64::from(per_cent) / 100.0 * layout.bar_px;
        if layout.wide {
            painter.line((x, 0.0), (x, bottom), if per_cent == 0 { theme.axis } else { theme.grid }, 1.0)?;
        }
        let label = if per_cent == 100 { format!("{per_cent}%") } else { per_cent.to_string() };
        let half = width_px(&label, 13.0, false) / 2.0;
        let x = x.clamp(half, (painter.width_px - half).max(half));
        painter.text(&label, (x, bottom + 16.0), Anchor::Middle, Face::new(13.0, false, theme.ink_3))?;
    }
    let mut top = 0.0;
    for (index, row) in rows.iter().enumerate() {
        if index > 0 {
            painter.line((0.0, top), (painter.width_px, top), theme.line, 1.0)?;
        }
        one(row, top, &layout, painter)?;
        top += row_px(row, &layout);
    }
    Ok(())
}

fn one<DB: DrawingBackend>(
    row: &PartsRow,
    top: f64,
    layout: &Layout,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let theme = *painter.theme;
    let names = measure::lines(&row.name, 15.0, true, layout.names_px);
    let mut y = top + 24.0;
    for line in &names {
        painter.text(line, (0.0, y), Anchor::Left, Face::new(15.0, true, theme.ink))?;
        y += NAME_LINE_PX;
    }
    let mut y = if layout.wide { top + 28.0 } else { top + 26.0 + names.len() as f64 * NAME_LINE_PX };
    for part in &row.parts {
        if layout.wide {
            bar(part, (y, y), layout, painter)?;
            y += LINE_PX;
        } else {
            bar(part, (y + 24.0, y), layout, painter)?;
            y += LINE_PX + 20.0;
        }
    }
    Ok(())
}

/// A bar with its middle at `y`, its label at `label_y`: beside it, or over it on a phone.
fn bar<DB: DrawingBackend>(
    part: &Part,
    (y, label_y): (f64, f64),
    layout: &Layout,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let (theme, accent) = (*painter.theme, painter.accent);
    let track = painter.track((layout.left_px, y - BAR_PX / 2.0), (layout.bar_px, BAR_PX), 0.0..100.0);
    let (start, _) = Painter::place(&track, (0.0, 0.5));
    let (end, _) = Painter::place(&track, (part.point.at, 0.5));
    let ground = theme.ground(0.5);
    painter.rectangle((start, y - BAR_PX / 2.0), (layout.bar_px, BAR_PX), ground)?;
    let size = ((end - start) * painter.grown, BAR_PX);
    let at = (start, y - BAR_PX / 2.0);
    if part.point.derived {
        painter.rectangle(at, size, mix(accent, theme.paper, 0.14))?;
        // A path, since plotters-svg gives rectangles no stroke width.
        let (left, top, right, bottom) = (at.0, at.1, at.0 + size.0, at.1 + size.1);
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        let corners = corners.map(|(x, y)| (units(x), units(y))).to_vec();
        painter.area.draw(&PathElement::new(corners, stroke(accent, 2.0))).map_err(error)?;
    } else {
        painter.rectangle(at, size, accent)?;
    }
    let reach = bound(part, end, y, painter)?;
    if let Some(year) = &part.year {
        let face = Face::new(YEAR_PX, false, theme.ink_3);
        painter.text(year, (layout.left_px - 10.0, y), Anchor::Right, face)?;
    }
    let face = Face::new(LABEL_PX, true, if part.point.derived { theme.ink_2 } else { theme.ink });
    let left = if layout.wide { end.max(reach) + 10.0 } else { layout.left_px };
    painter.text(&part.label, (left, label_y), Anchor::Left, face)?;
    let target = ((end - start).max(44.0), BAR_PX.max(24.0));
    painter.target_box(&part.point.id, (start, y - target.1 / 2.0), target, (end, y));
    Ok(())
}

/// The arrow of a bound: to the right for 'at least', to the left for 'nearly'. Gives how far it reaches.
fn bound<DB: DrawingBackend>(part: &Part, x: f64, y: f64, painter: &mut Painter<'_, DB>) -> Result<f64, DrawError> {
    const ARROW_PX: f64 = 26.0;
    let side = match part.point.bound {
        Bound::Lower => 1.0,
        Bound::Upper => -1.0,
        Bound::None => return Ok(x),
    };
    let (colour, tip) = (if side > 0.0 { painter.accent } else { painter.theme.paper }, x + side * ARROW_PX);
    painter.line((x, y), (tip, y), colour, 2.5)?;
    painter.line((tip, y), (tip - side * 6.0, y - 5.0), colour, 2.5)?;
    painter.line((tip, y), (tip - side * 6.0, y + 5.0), colour, 2.5)?;
    Ok(x.max(tip))
}
