//! *change* and *panels* on a slide: a row for each value, the year before → printed, the value over its mark and the
//! growth under the way it took.

use plotters::prelude::DrawingBackend;

use super::LEAST_PX;
use crate::draw::DrawError;
use crate::draw::marks::{Comet, Disc, Ring};
use crate::draw::measure::{self, width_px};
use crate::draw::painter::{AmountFace, Anchor, Face, Painter, amount_width_px, error};
use crate::figure::{Amount, Change, Growth, Panel, Point};

const DISC_PX: f64 = 22.0;
const RING_PX: f64 = 17.0;
/// How far a value reaches back over its mark.
const OVERHANG_PX: f64 = 20.0;
const GAP_PX: f64 = 32.0;
/// What a row takes at full size: value, track, growth.
const ROW_PX: f64 = 290.0;
/// Where a label under the track may begin: what is before it is for the zero.
const AFTER_ZERO_PX: f64 = 52.0;

/// What a row shows.
struct Row<'a> {
    name: &'a str,
    value: Amount,
    /// What is said under the mark, where the print is faulty.
    reading: Option<&'a str>,
    from: Option<&'a Point>,
    to: &'a Point,
    growth: Option<&'a Growth>,
    max: f64,
}

pub(super) fn change<DB: DrawingBackend>(
    change: &Change,
    only_derived: bool,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let rows = change.rows.iter().map(|row| Row {
        name: &row.name,
        value: row.to.label.clone(),
        reading: None,
        from: row.from.as_ref(),
        to: &row.to,
        growth: row.growth.as_ref(),
        max: change.axis.max,
    });
    draw(&rows.collect::<Vec<_>>(), only_derived, painter)
}

pub(super) fn panels<DB: DrawingBackend>(
    panels: &[Panel],
    only_derived: bool,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    const HEADROOM: f64 = 1.045;
    let rows = panels.iter().map(|panel| Row {
        name: &panel.name,
        value: panel.printed.clone(),
        reading: panel.faulty.then_some(panel.at_mark.as_str()),
        from: panel.from.as_ref(),
        to: &panel.to,
        growth: panel.growth.as_ref(),
        max: panel.max * HEADROOM,
    });
    draw(&rows.collect::<Vec<_>>(), only_derived, painter)
}

fn draw<DB: DrawingBackend>(
    rows: &[Row<'_>],
    only_derived: bool,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let row_px = painter.height_px / rows.len().max(1) as f64;
    for (at, row) in rows.iter().enumerate() {
        one(row, (row_px * at as f64, row_px), only_derived, painter)?;
    }
    Ok(())
}

fn one<DB: DrawingBackend>(
    row: &Row<'_>,
    (top, height): (f64, f64),
    only_derived: bool,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let theme = *painter.theme;
    let scale = (height / ROW_PX).clamp(0.6, 1.0);
    let track_y = top + (height - ROW_PX * scale) / 2.0 + 150.0 * scale;
    let track = painter.track((4.0, track_y - 10.0), (painter.width_px - 8.0 - DISC_PX, 20.0), 0.0..row.max);
    painter.line((4.0, track_y), (painter.width_px, track_y), theme.line, 2.0)?;
    painter.line((4.0, track_y - 26.0), (4.0, track_y + 26.0), theme.axis, 3.0)?;
    painter.text("0", (0.0, track_y + 52.0), Anchor::Left, Face::new(LEAST_PX, false, theme.ink_3))?;
    let to = Painter::place(&track, (row.to.at, 0.5));
    let from = row.from.map(|from| (from, Painter::place(&track, (from.at, 0.5))));
    let now = row.from.map_or(row.to.at, |from| from.at + (row.to.at - from.at) * painter.grown);
    let (colour, paper) = (painter.accent, theme.paper);
    if let Some((point, _)) = from {
        if !only_derived {
            let ends = [(point.at, 0.5), (now, 0.5)];
            track.draw(&Comet { ends, from_px: 6.0, to_px: 30.0, colour: painter.faint() }).map_err(error)?;
        }
        track.draw(&Ring { at: (point.at, 0.5), radius_px: RING_PX, colour, paper }).map_err(error)?;
        track.draw(&Ring { at: (point.at, 0.5), radius_px: RING_PX - 2.0, colour, paper }).map_err(error)?;
    }
    if !only_derived || row.from.is_none() {
        if row.to.derived {
            track.draw(&Ring { at: (now, 0.5), radius_px: RING_PX, colour, paper }).map_err(error)?;
        } else {
            track.draw(&Disc { at: (now, 0.5), radius_px: DISC_PX, colour, paper }).map_err(error)?;
        }
    }
    let shows_value = !only_derived || row.from.is_none();
    above(row, (to.0, track_y - 76.0 * scale), scale, shows_value, painter)?;
    below(row, (from.map(|(_, at)| at.0), to.0), track_y + 66.0 * scale.max(0.8), (scale, !only_derived), painter)
}

/// A row's name at the left, its value at its mark.
fn above<DB: DrawingBackend>(
    row: &Row<'_>,
    (to_x, y): (f64, f64),
    scale: f64,
    shows_value: bool,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let (theme, width) = (*painter.theme, painter.width_px);
    let mut value = row.value.clone();
    if row.to.derived {
        value.before = format!("{} {}", row.to.tag, value.before);
    }
    let bold = !row.to.derived;
    let colour = if row.to.derived { theme.ink_2 } else { theme.ink };
    let full = if row.to.derived { 64.0 } else { 104.0 };
    let sizes = [(44.0, 1.0), (40.0, 0.9), (36.0, 0.8), (34.0, 0.7), (32.0, 0.6)];
    let tried = sizes.map(|(name_px, part)| {
        let digits_px = full * scale * part;
        let face = AmountFace { digits_px, unit_px: (digits_px * 0.46).max(32.0), bold, colour };
        let value_w = amount_width_px(&value, face);
        let name_w = width_px(row.name, name_px, bold);
        let left = value_left(to_x, value_w, width, name_w + GAP_PX);
        (name_px, face, left, name_w)
    });
    let fits = |(_, face, left, name_w): &(f64, AmountFace, f64, f64)| {
        *left >= name_w + GAP_PX && left + amount_width_px(&value, *face) <= width
    };
    let last = tried[tried.len() - 1];
    let (name_px, face, left, _) = tried.into_iter().find(|one| fits(one)).unwrap_or(last);
    let lines = measure::lines(row.name, name_px, bold, (left - GAP_PX).max(220.0));
    let name = Face::new(name_px, bold, theme.ink);
    let line_px = name_px * 1.2;
    let first = y + (face.digits_px - name_px) * 0.36 - line_px * (lines.len().max(1) - 1) as f64;
    for (at, line) in lines.iter().enumerate() {
        painter.text(line, (0.0, first + line_px * at as f64), Anchor::Left, name)?;
    }
    if shows_value {
        painter.amount(&value, (left, y), face)?;
    }
    Ok(())
}

/// A value begins at its mark where it has the room, else it ends there; it keeps clear of the name.
fn value_left(to_x: f64, value_w: f64, width: f64, least: f64) -> f64 {
    let begins = to_x - OVERHANG_PX;
    let left =
        if begins + value_w <= width { begins } else { (to_x + OVERHANG_PX + 4.0 - value_w).min(width - value_w) };
    // A little to the right is still at its mark.
    if left < least && least <= to_x && least + value_w <= width { least } else { left.max(0.0) }
}

/// The year before and the growth, under the track.
fn below<DB: DrawingBackend>(
    row: &Row<'_>,
    (from_x, to_x): (Option<f64>, f64),
    y: f64,
    (scale, shows_growth): (f64, bool),
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let (theme, width) = (*painter.theme, painter.width_px);
    if let Some(reading) = row.reading.filter(|_| shows_growth) {
        let half = width_px(reading, 36.0, false) / 2.0;
        let x = to_x.clamp(half, (width - half).max(half));
        painter.text(reading, (x, y), Anchor::Middle, Face::new(36.0, false, theme.ink_2))?;
    }
    let label = row.from.map(|from| format!("{} {}", from.tag, from.label.text()));
    let derived = row.growth.is_some_and(|growth| growth.derived);
    let sizes = if derived { [44.0, 40.0, 36.0] } else { [84.0 * scale, 60.0, 44.0] };
    let label_w = |size: f64| label.as_ref().map_or(0.0, |label| width_px(label, size, false));
    let growth_w = |size: f64| row.growth.map_or(0.0, |growth| width_px(&growth.label, size, !derived) + GAP_PX);
    // First the growth gives way, which is the larger by far, then both.
    let tried = [(34.0, sizes[0]), (34.0, sizes[1]), (34.0, sizes[2]), (30.0, sizes[2]), (LEAST_PX, 36.0)];
    let fits = |(label_px, growth_px): &(f64, f64)| AFTER_ZERO_PX + label_w(*label_px) + growth_w(*growth_px) <= width;
    let (label_px, growth_px) = tried.into_iter().find(fits).unwrap_or((LEAST_PX, 36.0));
    let label_w = label_w(label_px);
    let end = width - growth_w(growth_px) - label_w;
    let left = (from_x.unwrap_or(to_x) + OVERHANG_PX - label_w).min(end).max(AFTER_ZERO_PX);
    if let Some(label) = &label {
        painter.text(label, (left, y), Anchor::Left, Face::new(label_px, false, theme.ink_2))?;
    }
    let Some(growth) = row.growth.filter(|_| shows_growth && row.reading.is_none()) else { return Ok(()) };
    let colour = if derived { theme.ink_2 } else { painter.accent };
    let growth_y = y + (growth_px - label_px) * 0.12;
    let face = Face::new(growth_px, !derived, colour);
    painter.text(&growth.label, (left + label_w + GAP_PX, growth_y), Anchor::Left, face)
}
