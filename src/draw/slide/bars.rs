//! *parts* on a slide: bars from 0 to 100 %, hollow where derived, the share at the end of its bar.

use plotters::prelude::{DrawingBackend, PathElement};

use super::LEAST_PX;
use crate::draw::DrawError;
use crate::draw::measure::{self, width_px};
use crate::draw::painter::{Anchor, Face, Painter, error, stroke, units};
use crate::draw::theme::mix;
use crate::figure::{Part, PartsRow};
use crate::report::schema::Bound;

const NAME_PX: f64 = 44.0;
const NAME_LINE_PX: f64 = 56.0;
const YEAR_PX: f64 = 34.0;
const GAP_PX: f64 = 24.0;
const AXIS_PX: f64 = 60.0;
const ARROW_PX: f64 = 48.0;

/// Sizes that all bars of a slide share.
#[allow(clippy::struct_field_names, reason = "every length names its unit")]
struct Layout {
    left_px: f64,
    bar_px: f64,
    line_px: f64,
    label_px: f64,
}

fn layout(rows: &[PartsRow], width: f64, height: f64) -> Layout {
    let parts = || rows.iter().flat_map(|row| &row.parts);
    let left_px = if parts().any(|part| part.year.is_some()) { width_px("0000", YEAR_PX, false) + GAP_PX } else { 0.0 };
    let bars = parts().count().max(1) as f64;
    let names: usize = rows.iter().map(|row| measure::lines(&row.name, NAME_PX, true, width).len()).sum();
    let line_px = ((height - AXIS_PX - names as f64 * NAME_LINE_PX) / bars).clamp(56.0, 150.0);
    let widest = |size: f64| parts().map(|part| width_px(&part.label, size, true)).fold(0.0, f64::max);
    // The widest label stands at the end of its bar with room to spare.
    let least_bar = width * 0.45;
    let fits = |size: &f64| left_px + least_bar + ARROW_PX + widest(*size) + GAP_PX <= width && *size <= line_px * 0.8;
    let label_px = [104.0, 84.0, 72.0, 60.0, 48.0, 40.0].into_iter().find(fits).unwrap_or(34.0);
    let bar_px = (width - left_px - ARROW_PX - widest(label_px) - GAP_PX).max(width * 0.3);
    Layout { left_px, bar_px, line_px, label_px }
}

pub(super) fn draw<DB: DrawingBackend>(rows: &[PartsRow], painter: &mut Painter<'_, DB>) -> Result<(), DrawError> {
    let (theme, width) = (*painter.theme, painter.width_px);
    let layout = layout(rows, width, painter.height_px);
    let names: usize = rows.iter().map(|row| measure::lines(&row.name, NAME_PX, true, width).len()).sum();
    let bars = rows.iter().map(|row| row.parts.len()).sum::<usize>() as f64;
    let used = names as f64 * NAME_LINE_PX + bars * layout.line_px + AXIS_PX;
    let mut y = ((painter.height_px - used) / 2.0).max(0.0);
    for row in rows {
        for line in measure::lines(&row.name, NAME_PX, true, width) {
            painter.text(&line, (0.0, y + NAME_LINE_PX / 2.0), Anchor::Left, Face::new(NAME_PX, true, theme.ink))?;
            y += NAME_LINE_PX;
        }
        for part in &row.parts {
            bar(part, y + layout.line_px / 2.0, &layout, painter)?;
            y += layout.line_px;
        }
    }
    for per_cent in [0_u8, 50, 100] {
        let x = layout.left_px + f64::from(per_cent) / 100.0 * layout.bar_px;
        let label = if per_cent == 100 { format!("{per_cent}%") } else { per_cent.to_string() };
        let half = width_px(&label, LEAST_PX, false) / 2.0;
        let x = x.clamp(half, (width - half).max(half));
        painter.text(&label, (x, y + 30.0), Anchor::Middle, Face::new(LEAST_PX, false, theme.ink_3))?;
    }
    Ok(())
}

fn bar<DB: DrawingBackend>(
    part: &Part,
    y: f64,
    layout: &Layout,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let (theme, accent) = (*painter.theme, painter.accent);
    let bar_height = layout.line_px * 0.62;
    let top = y - bar_height / 2.0;
    let track = painter.track((layout.left_px, top), (layout.bar_px, bar_height), 0.0..100.0);
    let (start, _) = Painter::place(&track, (0.0, 0.5));
    let (end, _) = Painter::place(&track, (part.point.at, 0.5));
    painter.rectangle((start, top), (layout.bar_px, bar_height), theme.ground(0.5))?;
    let size = ((end - start) * painter.grown, bar_height);
    if part.point.derived {
        painter.rectangle((start, top), size, mix(accent, theme.paper, 0.14))?;
        let (right, bottom) = (start + size.0, top + size.1);
        let corners = [(start, top), (right, top), (right, bottom), (start, bottom), (start, top)];
        let corners = corners.map(|(x, y)| (units(x), units(y))).to_vec();
        painter.area.draw(&PathElement::new(corners, stroke(accent, 4.0))).map_err(error)?;
    } else {
        painter.rectangle((start, top), size, accent)?;
    }
    let reach = bound(part, end, y, painter)?;
    if let Some(year) = &part.year {
        painter.text(year, (0.0, y), Anchor::Left, Face::new(YEAR_PX, false, theme.ink_2))?;
    }
    let colour = if part.point.derived { theme.ink_2 } else { theme.ink };
    let face = Face::new(layout.label_px, !part.point.derived, colour);
    let left = (layout.left_px + layout.bar_px).max(reach) + GAP_PX;
    painter.text(&part.label, (left, y), Anchor::Left, face)
}

/// The arrow of a bound, which is open to one side. Gives how far it reaches.
fn bound<DB: DrawingBackend>(part: &Part, x: f64, y: f64, painter: &mut Painter<'_, DB>) -> Result<f64, DrawError> {
    let side = match part.point.bound {
        Bound::Lower => 1.0,
        Bound::Upper => -1.0,
        Bound::None => return Ok(x),
    };
    let (colour, tip) = (if side > 0.0 { painter.accent } else { painter.theme.paper }, x + side * ARROW_PX);
    painter.line((x, y), (tip, y), colour, 5.0)?;
    painter.line((tip, y), (tip - side * 14.0, y - 12.0), colour, 5.0)?;
    painter.line((tip, y), (tip - side * 14.0, y + 12.0), colour, 5.0)?;
    Ok(x.max(tip))
}
