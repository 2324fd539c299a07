//! Draws *pairs*: a column of dots for each measure, each on its own log axis; stacked on a phone.

use plotters::coord::combinators::{IntoLogRange, LogCoord};
use plotters::prelude::DrawingBackend;

use super::DrawError;
use super::marks::{Disc, Ring};
use super::measure::{self, width_px};
use super::painter::{AmountFace, Anchor, Face, Painter, amount_width_px, error};
use crate::figure::{Pairs, PairsColumn, Point};

const WIDE_PX: f64 = 860.0;
const HEAD_PX: f64 = 34.0;
const ROW_PX: f64 = 84.0;
const AXIS_PX: f64 = 34.0;
const GUTTER_PX: f64 = 36.0;
const SIDE_PX: f64 = 10.0;
/// On a phone: the name, then a line of label and track for each measure.
const NARROW_NAME_PX: f64 = 36.0;
const NARROW_LINE_PX: f64 = 58.0;

fn is_wide(width: f64) -> bool {
    width >= WIDE_PX
}

pub(super) fn height_px(pairs: &Pairs, width: f64) -> f64 {
    let rows = pairs.rows.len() as f64;
    if is_wide(width) {
        return HEAD_PX + ROW_PX * rows + AXIS_PX;
    }
    (NARROW_NAME_PX + NARROW_LINE_PX * pairs.columns.len() as f64 + 10.0) * rows
}

#[inline(never)]
pub(super) fn draw<DB: DrawingBackend>(pairs: &Pairs, painter: &mut Painter<'_, DB>) -> Result<(), DrawError> {
    if is_wide(painter.width_px) { wide(pairs, painter) } else { narrow(pairs, painter) }
}

fn wide<DB: DrawingBackend>(pairs: &Pairs, painter: &mut Painter<'_, DB>) -> Result<(), DrawError> {
    let (theme, width) = (*painter.theme, painter.width_px);
    let names_px = width * 0.2;
    let count = pairs.columns.len().max(1) as f64;
    let column_px = (width - names_px - GUTTER_PX * (count - 1.0)) / count;
    let bottom = painter.height_px - AXIS_PX;
    painter.line((0.0, HEAD_PX - 6.0), (width, HEAD_PX - 6.0), theme.axis, 1.0)?;
    for (index, column) in pairs.columns.iter().enumerate() {
        let left = names_px + (column_px + GUTTER_PX) * index as f64;
        let head = Face::new(13.0, false, theme.ink_3);
        painter.text(&column.name, (left, 12.0), Anchor::Left, head)?;
        axis(column, (left + SIDE_PX, column_px - 2.0 * SIDE_PX), (HEAD_PX, bottom), painter)?;
    }
    for (at, row) in pairs.rows.iter().enumerate() {
        let top = HEAD_PX + ROW_PX * at as f64;
        if at > 0 {
            painter.line((0.0, top), (width, top), theme.line, 1.0)?;
        }
        let lines = measure::lines(&row.name, 15.0, true, names_px - 20.0);
        let mut y = top + ROW_PX / 2.0 - 11.0 * (lines.len() as f64 - 1.0);
        for line in lines {
            painter.text(&line, (0.0, y), Anchor::Left, Face::new(15.0, true, theme.ink))?;
            y += 22.0;
        }
        for (index, (point, column)) in row.points.iter().zip(&pairs.columns).enumerate() {
            let left = names_px + (column_px + GUTTER_PX) * index as f64;
            if let Some(point) = point {
                mark(point, column, (left, column_px), (top + 60.0, top + 30.0), painter)?;
            }
        }
    }
    Ok(())
}

/// Grid lines of a column, and labels of its ends.
fn axis<DB: DrawingBackend>(
    column: &PairsColumn,
    (left, width): (f64, f64),
    (top, bottom): (f64, f64),
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let theme = *painter.theme;
    let steps = column.decades.len().saturating_sub(1).max(1) as f64;
    for index in 0..column.decades.len() {
        let x = left + width * index as f64 / steps;
        painter.line((x, top), (x, bottom), theme.grid, 1.0)?;
    }
    let face = Face::new(13.0, false, theme.ink_3);
    if let (Some(first), Some(last)) = (column.decades.first(), column.decades.last()) {
        painter.text(&first.label, (left - SIDE_PX, bottom + 16.0), Anchor::Left, face)?;
        painter.text(&last.label, (left + width + SIDE_PX, bottom + 16.0), Anchor::Right, face)?;
    }
    Ok(())
}

/// A value on its column: dot or ring on the dotted line at `line_y`, its label at `label_y`.
fn mark<DB: DrawingBackend>(
    point: &Point,
    column: &PairsColumn,
    (left, width): (f64, f64),
    (line_y, label_y): (f64, f64),
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let theme = *painter.theme;
    let (Some(first), Some(last)) = (column.decades.first(), column.decades.last()) else { return Ok(()) };
    let (inner, inner_px) = (left + SIDE_PX, width - 2.0 * SIDE_PX);
    painter.dotted((inner, inner + inner_px), line_y, theme.axis)?;
    let log: LogCoord<f64> = (first.at..last.at).log_scale().into();
    let track = painter.track((inner, line_y - 10.0), (inner_px, 20.0), log);
    let at = (point.at, 0.5);
    let (colour, paper) = (painter.accent, theme.paper);
    if point.derived {
        track.draw(&Ring { at, radius_px: 6.5, colour, paper }).map_err(error)?;
    } else {
        track.draw(&Disc { at, radius_px: 8.0, colour, paper }).map_err(error)?;
    }
    let (x, y) = Painter::place(&track, at);
    let mut label = point.label.clone();
    if point.derived {
        label.before = format!("{} {}", point.tag, label.before);
    }
    let colour = if point.derived { theme.ink_2 } else { theme.ink };
    let face = |digits_px: f64, unit_px: f64| AmountFace { digits_px, unit_px, bold: !point.derived, colour };
    let faces = if point.derived { [face(15.0, 13.0), face(13.0, 12.0)] } else { [face(19.0, 13.0), face(16.0, 13.0)] };
    let face = if amount_width_px(&label, faces[0]) <= width { faces[0] } else { faces[1] };
    if amount_width_px(&label, face) > width {
        // That it is derived, what is counted and in which currency stands in the head of the column.
        label.before = String::new();
        label.after = label.after.split_inclusive(' ').take(2).collect();
    }
    let label_w = amount_width_px(&label, face);
    let label_left = (x - label_w / 2.0).clamp(left, (left + width - label_w).max(left));
    painter.amount(&label, (label_left, label_y), face)?;
    painter.target(&point.id, (x, y), 34.0);
    Ok(())
}

fn narrow<DB: DrawingBackend>(pairs: &Pairs, painter: &mut Painter<'_, DB>) -> Result<(), DrawError> {
    let (theme, width) = (*painter.theme, painter.width_px);
    let heads = pairs.columns.iter().map(|column| width_px(&column.name, 13.0, false)).fold(0.0, f64::max);
    let left = (heads + 14.0).min(width * 0.36);
    let mut top = 0.0;
    for (at, row) in pairs.rows.iter().enumerate() {
        if at > 0 {
            painter.line((0.0, top), (width, top), theme.line, 1.0)?;
        }
        painter.text(&row.name, (0.0, top + 22.0), Anchor::Left, Face::new(15.0, true, theme.ink))?;
        top += NARROW_NAME_PX;
        for (point, column) in row.points.iter().zip(&pairs.columns) {
            for (index, line) in measure::lines(&column.name, 13.0, false, left - 6.0).iter().take(3).enumerate() {
                let y = top + 18.0 + 16.0 * index as f64;
                painter.text(line, (0.0, y), Anchor::Left, Face::new(13.0, false, theme.ink_3))?;
            }
            if let Some(point) = point {
                mark(point, column, (left, width - left), (top + 42.0, top + 16.0), painter)?;
            }
            top += NARROW_LINE_PX;
        }
        top += 10.0;
    }
    Ok(())
}
