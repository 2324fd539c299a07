//! Draws *change*: rows on one axis from zero; a wide layout with labels at the marks, a narrow one with the value
//! above its track. The wide one is used only where every label fits.

use plotters::prelude::DrawingBackend;

use super::DrawError;
use super::marks::{Comet, Disc, Ring};
use super::measure::width_px;
use super::painter::{AmountFace, Anchor, Face, Painter, amount_width_px, error};
use crate::figure::{Change, ChangeRow, Lens, Point};

/// Narrower than this, the narrow layout is used without trying.
const WIDE_PX: f64 = 640.0;
/// Space that stays free at the right of the axis.
const RIGHT_PX: f64 = 44.0;
/// Height of the axis labels.
const AXIS_PX: f64 = 30.0;
const DISC_PX: f64 = 8.5;
const RING_PX: f64 = 7.5;
const SMALL_RING_PX: f64 = 6.0;
const ELSEWHERE_PX: f64 = 3.5;

/// Sizes of texts in the wide layout.
const VALUE: (f64, f64) = (22.0, 14.0);
const DERIVED_PX: f64 = 14.0;
const GROWTH_PX: f64 = 18.0;
const NAME_PX: f64 = 16.0;
const TICK_PX: f64 = 13.0;
/// How far a label reaches beyond its mark, so that it reads as the mark's own.
const OVERHANG_PX: f64 = 10.0;
/// Least space between two labels.
const GAP_PX: f64 = 12.0;

fn has_lens(row: &ChangeRow) -> bool {
    row.to.lens.is_some() || row.from.as_ref().is_some_and(|from| from.lens.is_some())
}

fn wide_row_px(row: &ChangeRow) -> f64 {
    if has_lens(row) { 132.0 } else { 104.0 }
}

const NARROW_ROW_PX: f64 = 132.0;

fn is_wide(change: &Change, width: f64) -> bool {
    width >= WIDE_PX && change.rows.iter().all(|row| places(row, change.axis.max, width).is_some())
}

pub(super) fn height_px(change: &Change, width: f64) -> f64 {
    if is_wide(change, width) {
        change.rows.iter().map(wide_row_px).sum::<f64>() + AXIS_PX
    } else {
        NARROW_ROW_PX * change.rows.len() as f64 + AXIS_PX
    }
}

pub(super) fn draw<DB: DrawingBackend>(change: &Change, painter: &mut Painter<'_, DB>) -> Result<(), DrawError> {
    if is_wide(change, painter.width_px) { wide(change, painter) } else { narrow(change, painter) }
}

/// The label of a derived point, without the unit that its axis gives.
fn derived_label(point: &Point) -> String {
    format!("{} {}", point.tag, point.label.digits)
}

/// Left edges and widths of a row's labels.
struct Places {
    from: Option<(f64, f64)>,
    growth: Option<(f64, f64)>,
    to: (f64, f64),
}

fn x_of(value: f64, max: f64, width: f64) -> f64 {
    1.0 + value / max * (width - RIGHT_PX - 1.0)
}

fn to_width(row: &ChangeRow) -> f64 {
    if row.to.derived {
        width_px(&derived_label(&row.to), DERIVED_PX, false)
    } else {
        let face = AmountFace { digits_px: VALUE.0, unit_px: VALUE.1, bold: true, colour: plotters::style::BLACK };
        amount_width_px(&row.to.label, face)
    }
}

/// Finds room for a row's labels, the growth between the two values, or `None`.
fn places(row: &ChangeRow, max: f64, width: f64) -> Option<Places> {
    let to_x = x_of(row.to.at, max, width);
    let to_w = to_width(row);
    let from = row.from.as_ref().map(|from| {
        let label = width_px(&derived_label(from), DERIVED_PX, false);
        (x_of(from.at, max, width) + OVERHANG_PX - label, label)
    });
    let growth_px =
        |row: &ChangeRow| if row.growth.as_ref().is_some_and(|growth| growth.derived) { DERIVED_PX } else { GROWTH_PX };
    let growth_w = row.growth.as_ref().map(|growth| width_px(&growth.label, growth_px(row), !growth.derived));
    let from_end = from.map_or(0.0, |(left, width)| left + width);
    if from.is_some_and(|(left, _)| left < 0.0) {
        return None;
    }
    // The value begins at its mark, ends at it, or is pushed to the right just far enough.
    let least = from_end + growth_w.map_or(GAP_PX, |width| width + 2.0 * GAP_PX);
    let candidates = [to_x - OVERHANG_PX, to_x + OVERHANG_PX - to_w];
    let between = candidates.into_iter().find(|left| *left >= least && left + to_w <= width);
    if let Some(to_left) = between {
        let growth = growth_w.map(|width| (f64::midpoint(from_end, to_left) - width / 2.0, width));
        return Some(Places { from, growth, to: (to_left, to_w) });
    }
    // Where the two marks are close, the growth follows the value.
    let to_left = (from_end + GAP_PX).max(to_x - OVERHANG_PX);
    let growth = growth_w.map(|width| (to_left + to_w + GAP_PX, width));
    let end = growth.map_or(to_left + to_w, |(left, width)| left + width);
    (end <= width).then_some(Places { from, growth, to: (to_left, to_w) })
}

fn wide<DB: DrawingBackend>(change: &Change, painter: &mut Painter<'_, DB>) -> Result<(), DrawError> {
    let theme = *painter.theme;
    let width = painter.width_px;
    let rows_px = painter.height_px - AXIS_PX;
    for (index, tick) in change.axis.ticks.iter().enumerate() {
        let x = x_of(tick.at, change.axis.max, width);
        let (colour, weight) = if index == 0 { (theme.axis, 1.5) } else { (theme.grid, 1.0) };
        painter.line((x, 0.0), (x, rows_px), colour, weight)?;
        let anchor = if index == 0 { Anchor::Left } else { Anchor::Middle };
        let x = if index == 0 { 0.0 } else { x };
        let face = Face::new(TICK_PX, false, theme.ink_3);
        painter.text(&tick.label, (x, rows_px + 16.0), anchor, face)?;
    }
    let mut top = 0.0;
    for row in &change.rows {
        wide_row(change, row, top, painter)?;
        top += wide_row_px(row);
    }
    Ok(())
}

fn wide_row<DB: DrawingBackend>(
    change: &Change,
    row: &ChangeRow,
    top: f64,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let theme = *painter.theme;
    let width = painter.width_px;
    let Some(places) = places(row, change.axis.max, width) else { return Ok(()) };
    let (label_y, track_y) = (top + 46.0, top + 70.0);
    let name_colour = if row.to.derived { theme.ink_2 } else { theme.ink };
    let name = Face::new(NAME_PX, !row.to.derived, name_colour);
    painter.text(&row.name, (12.0, top + 13.0), Anchor::Left, name)?;
    painter.line((1.0, track_y), (width, track_y), theme.grid, 1.0)?;
    let track = painter.track((1.0, track_y - 10.0), (width - RIGHT_PX - 1.0, 20.0), 0.0..change.axis.max);
    row_marks(row, &track, painter, true)?;
    let grey = Face::new(DERIVED_PX, false, theme.ink_2);
    if let (Some(from), Some((left, _))) = (&row.from, places.from) {
        painter.text(&derived_label(from), (left, label_y), Anchor::Left, grey)?;
    }
    if let (Some(growth), Some((left, _))) = (&row.growth, places.growth) {
        let face = if growth.derived { grey } else { Face::new(GROWTH_PX, true, painter.accent) };
        painter.text(&growth.label, (left, label_y), Anchor::Left, face)?;
    }
    if row.to.derived {
        return painter.text(&derived_label(&row.to), (places.to.0, label_y), Anchor::Left, grey);
    }
    let face = AmountFace { digits_px: VALUE.0, unit_px: VALUE.1, bold: true, colour: theme.ink };
    painter.amount(&row.to.label, (places.to.0, label_y), face)
}

/// Comet, ring and disc of a row, its targets, and its lenses where there is room under the track.
fn row_marks<DB: DrawingBackend>(
    row: &ChangeRow,
    track: &super::painter::Track<DB, plotters::coord::types::RangedCoordf64>,
    painter: &mut Painter<'_, DB>,
    lenses: bool,
) -> Result<(), DrawError> {
    let (colour, paper) = (painter.accent, painter.theme.paper);
    let to = Painter::place(track, (row.to.at, 0.5));
    let from = row.from.as_ref().map(|from| (from, Painter::place(track, (from.at, 0.5))));
    if lenses {
        let points = from.iter().map(|(point, at)| (*point, *at)).chain([(&row.to, to)]);
        for (left_px, lens, at) in lens_places(points, painter.width_px) {
            draw_lens(lens, left_px, at, painter)?;
        }
    }
    // While the comet grows, its head is on its way.
    let now = row.from.as_ref().map_or(row.to.at, |from| from.at + (row.to.at - from.at) * painter.grown);
    if let Some((point, _)) = &from {
        let ends = [(point.at, 0.5), (now, 0.5)];
        let to_px = if row.to.derived { 5.0 } else { 9.0 };
        let colour = painter.faint();
        track.draw(&Comet { ends, from_px: 1.5, to_px, colour }).map_err(error)?;
    }
    let apart = from.as_ref().map_or(f64::INFINITY, |(_, at)| (to.0 - at.0).abs());
    let size = 44.0_f64.min(apart).max(24.0);
    if let Some((point, at)) = &from {
        let radius_px = if row.to.derived { SMALL_RING_PX } else { RING_PX };
        track.draw(&Ring { at: (point.at, 0.5), radius_px, colour, paper }).map_err(error)?;
        painter.target(&point.id, *at, size);
    }
    if let Some(one) = &row.elsewhere {
        // A grey dot inside the ring: the two can be the same number.
        let grey = painter.theme.elsewhere;
        let dot = Disc { at: (one.at, 0.5), radius_px: ELSEWHERE_PX, colour: grey, paper };
        track.draw(&dot).map_err(error)?;
    }
    if row.to.derived {
        track.draw(&Ring { at: (now, 0.5), radius_px: SMALL_RING_PX, colour, paper }).map_err(error)?;
    } else {
        track.draw(&Disc { at: (now, 0.5), radius_px: DISC_PX, colour, paper }).map_err(error)?;
    }
    painter.target(&row.to.id, to, size);
    Ok(())
}

/// Length of a lens's small scale.
const LENS_PX: f64 = 100.0;
const LENS_TEXT_PX: f64 = 13.0;

fn lens_reach(lens: &Lens) -> (f64, f64) {
    let side = |text: &str| width_px(text, LENS_TEXT_PX, false) + 6.0;
    (side(&lens.from), side(&lens.to))
}

/// Where a row's lenses go: under their marks, moved apart and inwards until their labels are free of each other.
fn lens_places<'p>(
    points: impl Iterator<Item = (&'p Point, (f64, f64))>,
    width: f64,
) -> Vec<(f64, &'p Lens, (f64, f64))> {
    let mut placed: Vec<(f64, &Lens, (f64, f64))> = Vec::new();
    for (point, at) in points {
        let Some(lens) = &point.lens else { continue };
        let (before, after) = lens_reach(lens);
        let left = (at.0 - LENS_PX / 2.0).clamp(before, (width - LENS_PX - after).max(before));
        placed.push((left, lens, at));
    }
    placed.sort_by(|a, b| a.2.0.total_cmp(&b.2.0));
    if let [first, second] = placed.as_mut_slice() {
        let end = first.0 + LENS_PX + lens_reach(first.1).1;
        let overlap = end + GAP_PX - (second.0 - lens_reach(second.1).0);
        if overlap > 0.0 {
            let first_moves = (overlap / 2.0).min(first.0 - lens_reach(first.1).0);
            first.0 -= first_moves;
            second.0 += overlap - first_moves;
        }
    }
    placed.retain(|(left, lens, _)| left + LENS_PX + lens_reach(lens).1 <= width);
    placed
}

fn draw_lens<DB: DrawingBackend>(
    lens: &Lens,
    left: f64,
    (x, y): (f64, f64),
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let theme = *painter.theme;
    let scale_y = y + 33.0;
    let fan = [(x, y + RING_PX), (left + LENS_PX, scale_y - 6.0), (left, scale_y - 6.0)];
    let fan = fan.map(|(x, y)| (super::painter::units(x), super::painter::units(y))).to_vec();
    let tint = super::theme::mix(painter.accent, theme.paper, 0.1);
    painter.area.draw(&plotters::prelude::Polygon::new(fan, tint)).map_err(error)?;
    painter.line((left, scale_y), (left + LENS_PX, scale_y), theme.axis, 1.0)?;
    for end in [left, left + LENS_PX] {
        painter.line((end, scale_y - 4.0), (end, scale_y + 4.0), theme.axis, 1.0)?;
    }
    let (lo, hi) = (left + lens.lo * LENS_PX, left + lens.hi * LENS_PX);
    painter.line((lo, scale_y), (hi, scale_y), painter.accent, 2.5)?;
    for end in [lo, hi] {
        painter.line((end, scale_y - 5.0), (end, scale_y + 5.0), painter.accent, 2.0)?;
    }
    let face = Face::new(LENS_TEXT_PX, false, theme.ink_3);
    painter.text(&lens.from, (left - 6.0, scale_y), Anchor::Right, face)?;
    painter.text(&lens.to, (left + LENS_PX + 6.0, scale_y), Anchor::Left, face)
}

fn narrow<DB: DrawingBackend>(change: &Change, painter: &mut Painter<'_, DB>) -> Result<(), DrawError> {
    for (index, row) in change.rows.iter().enumerate() {
        narrow_row(change, row, NARROW_ROW_PX * index as f64, painter)?;
    }
    let (theme, width) = (*painter.theme, painter.width_px);
    let face = Face::new(TICK_PX, false, theme.ink_3);
    let y = painter.height_px - 16.0;
    painter.text("0", (0.0, y), Anchor::Left, face)?;
    if let Some(last) = change.axis.ticks.last() {
        let half = width_px(&last.label, TICK_PX, false) / 2.0;
        let x = narrow_x(last.at, change.axis.max, width).min(width - half);
        painter.text(&last.label, (x, y), Anchor::Middle, face)?;
    }
    Ok(())
}

const NARROW_SIDE_PX: f64 = 10.0;

fn narrow_x(value: f64, max: f64, width: f64) -> f64 {
    NARROW_SIDE_PX + value / max * (width - 2.0 * NARROW_SIDE_PX)
}

fn narrow_row<DB: DrawingBackend>(
    change: &Change,
    row: &ChangeRow,
    top: f64,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let (theme, width) = (*painter.theme, painter.width_px);
    if top > 0.0 {
        painter.line((0.0, top), (width, top), theme.line, 1.0)?;
    }
    let name = Face::new(15.0, false, theme.ink_2);
    painter.text(&row.name, (0.0, top + 18.0), Anchor::Left, name)?;
    let growth_placed = narrow_value(row, top + 45.0, painter)?;
    let track_y = top + 80.0;
    for tick in &change.axis.ticks {
        let x = narrow_x(tick.at, change.axis.max, width);
        let (colour, weight) = if tick.at == 0.0 { (theme.axis, 1.5) } else { (theme.grid, 1.0) };
        painter.line((x, track_y - 13.0), (x, track_y + 13.0), colour, weight)?;
    }
    painter.line((NARROW_SIDE_PX, track_y), (width - NARROW_SIDE_PX, track_y), theme.grid, 1.0)?;
    let size = (width - 2.0 * NARROW_SIDE_PX, 20.0);
    let track = painter.track((NARROW_SIDE_PX, track_y - 10.0), size, 0.0..change.axis.max);
    row_marks(row, &track, painter, false)?;
    if let Some(from) = &row.from {
        let mut label = derived_label(from);
        if let Some(growth) = row.growth.as_ref().filter(|_| !growth_placed) {
            label = format!("{label} · {}", growth.label);
        }
        let half = width_px(&label, 13.0, false) / 2.0;
        let x = narrow_x(from.at, change.axis.max, width).clamp(half, (width - half).max(half));
        let face = Face::new(13.0, false, theme.ink_3);
        painter.text(&label, (x, top + 108.0), Anchor::Middle, face)?;
    }
    Ok(())
}

/// The value and its growth on one line, smaller where both would not fit; gives whether the growth had room.
fn narrow_value<DB: DrawingBackend>(row: &ChangeRow, y: f64, painter: &mut Painter<'_, DB>) -> Result<bool, DrawError> {
    let (theme, width) = (*painter.theme, painter.width_px);
    let growth = row.growth.as_ref();
    let growth_px = if growth.is_some_and(|growth| growth.derived) { 15.0 } else { 20.0 };
    let growth_w = growth.map_or(0.0, |growth| width_px(&growth.label, growth_px, !growth.derived) + GAP_PX);
    let colour = if row.to.derived { theme.ink_2 } else { theme.ink };
    let sizes = if row.to.derived {
        [(19.0, 14.0), (16.0, 13.0), (14.0, 13.0)]
    } else {
        [(29.0, 16.0), (24.0, 14.0), (20.0, 13.0)]
    };
    let mut label = row.to.label.clone();
    if row.to.derived {
        label.before = format!("{} {}", row.to.tag, label.before);
    }
    let faces = sizes.map(|(digits_px, unit_px)| AmountFace { digits_px, unit_px, bold: !row.to.derived, colour });
    let fits = |face: &&AmountFace| amount_width_px(&label, **face) + growth_w <= width;
    let smallest = faces[faces.len() - 1];
    let face = *faces.iter().find(fits).unwrap_or(&smallest);
    painter.amount(&label, (0.0, y), face)?;
    let has_room = fits(&&face);
    if let Some(growth) = growth.filter(|_| has_room) {
        let colour = if growth.derived { theme.ink_2 } else { painter.accent };
        let face = Face::new(growth_px, !growth.derived, colour);
        painter.text(&growth.label, (width, y), Anchor::Right, face)?;
    }
    Ok(has_room)
}
