//! *magnitude* and *pairs* on a slide: a column for each value, each tied to its dot on one axis; on an upright screen
//! a row for each.

use plotters::prelude::{DrawingBackend, PathElement};

use super::LEAST_PX;
use super::values::{PERIOD_PX, UNIT_PX, set, value_face};
use crate::draw::DrawError;
use crate::draw::marks::{Disc, Ring};
use crate::draw::measure::{self, width_px};
use crate::draw::painter::{AmountFace, Anchor, Face, Painter, amount_width_px, error, stroke, units};
use crate::figure::{Amount, Magnitude, Pairs, Tick};

const GAP_PX: f64 = 32.0;
/// Narrower columns than this become rows.
const LEAST_COLUMN_PX: f64 = 270.0;
const AXIS_PX: f64 = 84.0;
const DOT_PX: f64 = 18.0;

/// A value with its name and what stands under it.
#[derive(Clone)]
pub(super) struct Item<'a> {
    name: &'a str,
    pub(super) value: Amount,
    pub(super) beside: &'a str,
    pub(super) period: &'a str,
    at: f64,
    derived: bool,
}

/// An axis and its marked places.
struct Scale<'a> {
    log: bool,
    ticks: &'a [Tick],
    from: f64,
    to: f64,
}

impl Scale<'_> {
    fn part(&self, at: f64) -> f64 {
        let place = |at: f64| if self.log { at.max(f64::MIN_POSITIVE).log10() } else { at };
        ((place(at) - place(self.from)) / (place(self.to) - place(self.from))).clamp(0.0, 1.0)
    }

    fn x(&self, at: f64, width: f64) -> f64 {
        DOT_PX + self.part(at) * (width - 2.0 * DOT_PX)
    }
}

pub(super) fn magnitude<DB: DrawingBackend>(
    magnitude: &Magnitude,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let items = magnitude.rows.iter().map(|row| Item {
        name: &row.name,
        value: row.point.label.clone(),
        beside: row.beside.first().map_or("", |covered| covered.text.as_str()),
        period: &row.period,
        at: row.point.at,
        derived: row.point.derived,
    });
    let scale = if magnitude.linear {
        Scale { log: false, ticks: &magnitude.axis.ticks, from: 0.0, to: magnitude.axis.max }
    } else {
        log(&magnitude.decades)
    };
    draw(items.collect(), &scale, painter)
}

pub(super) fn pairs<DB: DrawingBackend>(pairs: &Pairs, painter: &mut Painter<'_, DB>) -> Result<(), DrawError> {
    let Some(column) = pairs.columns.first() else { return Ok(()) };
    let items = pairs.rows.iter().filter_map(|row| {
        let point = row.points.first()?.as_ref()?;
        let mut value = point.label.clone();
        if point.derived {
            value.before = format!("{} {}", point.tag, value.before);
        }
        Some(Item { name: &row.name, value, beside: "", period: "", at: point.at, derived: point.derived })
    });
    draw(items.collect(), &log(&column.decades), painter)
}

fn log(decades: &[Tick]) -> Scale<'_> {
    let end = |tick: Option<&Tick>, otherwise| tick.map_or(otherwise, |tick| tick.at);
    Scale { log: true, ticks: decades, from: end(decades.first(), 1.0), to: end(decades.last(), 10.0) }
}

fn draw<DB: DrawingBackend>(
    mut items: Vec<Item<'_>>,
    scale: &Scale<'_>,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    items.sort_by(|one, other| one.at.total_cmp(&other.at));
    axis(scale, painter)?;
    let count = items.len().max(1) as f64;
    let column_px = (painter.width_px - GAP_PX * (count - 1.0)) / count;
    if column_px >= LEAST_COLUMN_PX { columns(items, scale, column_px, painter) } else { rows(&items, scale, painter) }
}

/// The axis at the foot, with as many labels as fit.
fn axis<DB: DrawingBackend>(scale: &Scale<'_>, painter: &mut Painter<'_, DB>) -> Result<(), DrawError> {
    let (theme, width) = (*painter.theme, painter.width_px);
    let y = painter.height_px - AXIS_PX;
    painter.line((0.0, y), (width, y), theme.axis, 3.0)?;
    let placed = |tick: &Tick| {
        let w = width_px(&tick.label, LEAST_PX, false);
        (scale.x(tick.at, width), (scale.x(tick.at, width) - w / 2.0).clamp(0.0, (width - w).max(0.0)), w)
    };
    let last = scale.ticks.last().map(&placed);
    let mut end = f64::NEG_INFINITY;
    for (at, tick) in scale.ticks.iter().enumerate() {
        let (x, left, w) = placed(tick);
        painter.line((x, y - 12.0), (x, y + 12.0), theme.axis, 3.0)?;
        let is_last = at + 1 == scale.ticks.len();
        let free = is_last || last.is_none_or(|(_, last, _)| left + w + 24.0 <= last);
        if free && left >= end + 24.0 {
            painter.text(&tick.label, (left, y + 52.0), Anchor::Left, Face::new(LEAST_PX, false, theme.ink_3))?;
            end = left + w;
        }
    }
    Ok(())
}

fn columns<DB: DrawingBackend>(
    items: Vec<Item<'_>>,
    scale: &Scale<'_>,
    column_px: f64,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let theme = *painter.theme;
    let axis_y = painter.height_px - AXIS_PX;
    let names = |size: f64| items.iter().map(|item| measure::lines(item.name, size, true, column_px).len()).max();
    let name_px = if names(36.0).unwrap_or(1) <= 2 { 36.0 } else { 30.0 };
    let name_lines = names(name_px).unwrap_or(1) as f64;
    let room_px = axis_y - 2.0 * DOT_PX - name_lines * name_px * 1.25;
    let (items, face) = set(items, (column_px, room_px), theme.ink);
    for (at, (item, unit)) in items.iter().enumerate() {
        let left = (column_px + GAP_PX) * at as f64;
        let middle = left + column_px / 2.0;
        let mut y = name_px * 0.6;
        let lines = measure::lines(item.name, name_px, true, column_px);
        // Names stand on one base line, whatever their number of lines.
        y += (name_lines - lines.len() as f64) * name_px * 1.25;
        for line in &lines {
            painter.text(line, (middle, y), Anchor::Middle, Face::new(name_px, true, theme.ink))?;
            y += name_px * 1.25;
        }
        y += face.digits_px * 0.5 - name_px * 0.3;
        let (bold, colour) = (!item.derived, if item.derived { theme.ink_2 } else { theme.ink });
        let face = AmountFace { bold, colour, ..face };
        painter.amount(&item.value, (middle - amount_width_px(&item.value, face) / 2.0, y), face)?;
        y += face.digits_px * 0.62 + 22.0;
        for line in unit {
            painter.text(line, (middle, y), Anchor::Middle, Face::new(UNIT_PX, bold, colour))?;
            y += 40.0;
        }
        for line in measure::lines(item.beside, UNIT_PX, false, column_px) {
            painter.text(&line, (middle, y), Anchor::Middle, Face::new(UNIT_PX, false, theme.ink_2))?;
            y += 40.0;
        }
        y = pill(item.period, (middle, y + 8.0), column_px, painter)?;
        leader((middle, y), (scale.x(item.at, painter.width_px), axis_y), painter)?;
    }
    for (item, _) in &items {
        dot(item, scale, axis_y, painter)?;
    }
    Ok(())
}

/// The period in a rounded box, or in lines where it is too long for one. Gives where it ends.
fn pill<DB: DrawingBackend>(
    text: &str,
    (middle, y): (f64, f64),
    room_px: f64,
    painter: &mut Painter<'_, DB>,
) -> Result<f64, DrawError> {
    const PAD_PX: f64 = 18.0;
    const HALF_PX: f64 = 24.0;
    if text.is_empty() {
        return Ok(y - HALF_PX);
    }
    let accent = painter.accent;
    let face = Face::new(PERIOD_PX, true, accent);
    let half = width_px(text, PERIOD_PX, true) / 2.0 + PAD_PX;
    if half * 2.0 > room_px {
        let lines = measure::lines(text, PERIOD_PX, true, room_px);
        for (at, line) in lines.iter().enumerate() {
            painter.text(line, (middle, y + 36.0 * at as f64), Anchor::Middle, face)?;
        }
        return Ok(y + 36.0 * (lines.len() as f64 - 1.0) + HALF_PX);
    }
    // Two half circles and the lines between them.
    let arc = |centre: f64, side: f64| {
        (0..=12).map(move |step| {
            let angle = core::f64::consts::PI * f64::from(step) / 12.0;
            (centre + side * HALF_PX * angle.sin(), side * -HALF_PX * angle.cos())
        })
    };
    let right = arc(middle + half - HALF_PX, 1.0);
    let outline = right.chain(arc(middle - half + HALF_PX, -1.0));
    let mut corners: Vec<(i32, i32)> = outline.map(|(x, dy)| (units(x), units(y + dy))).collect();
    corners.extend(corners.first().copied());
    painter.area.draw(&PathElement::new(corners, stroke(accent, 2.5))).map_err(error)?;
    painter.text(text, (middle, y), Anchor::Middle, face)?;
    Ok(y + HALF_PX)
}

/// The line from a column to its dot.
fn leader<DB: DrawingBackend>(
    (from_x, from_y): (f64, f64),
    (to_x, to_y): (f64, f64),
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let accent = painter.accent;
    let (begin, end) = (from_y + 14.0, to_y - DOT_PX - 8.0);
    if end <= begin {
        return Ok(());
    }
    let bend = (end - begin) * 0.2;
    let points = [(from_x, begin), (from_x, begin + bend), (to_x, end - bend), (to_x, end)];
    let points = points.map(|(x, y)| (units(x), units(y))).to_vec();
    painter.area.draw(&PathElement::new(points, stroke(accent, 2.5))).map_err(error)
}

fn dot<DB: DrawingBackend>(
    item: &Item<'_>,
    scale: &Scale<'_>,
    y: f64,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let (width, colour, paper) = (painter.width_px, painter.accent, painter.theme.paper);
    let track = painter.track((DOT_PX, y - 10.0), (width - 2.0 * DOT_PX, 20.0), 0.0..1.0);
    let at = (scale.part(item.at), 0.5);
    if item.derived {
        track.draw(&Ring { at, radius_px: DOT_PX, colour, paper }).map_err(error)
    } else {
        track.draw(&Disc { at, radius_px: DOT_PX, colour, paper }).map_err(error)
    }
}

fn rows<DB: DrawingBackend>(
    items: &[Item<'_>],
    scale: &Scale<'_>,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let (theme, width) = (*painter.theme, painter.width_px);
    let row_px = (painter.height_px - AXIS_PX - 30.0) / items.len().max(1) as f64;
    let face = value_face(items.iter(), width, &[104.0, 84.0, 72.0, 64.0, 48.0], theme.ink);
    for (at, item) in items.iter().enumerate() {
        let top = row_px * at as f64 + (row_px - 240.0).max(0.0) / 2.0;
        let lines = measure::lines(item.name, 36.0, true, width);
        let mut y = top + 22.0;
        for line in &lines {
            painter.text(line, (0.0, y), Anchor::Left, Face::new(36.0, true, theme.ink))?;
            y += 44.0;
        }
        y += face.digits_px * 0.5 - 8.0;
        let (bold, colour) = (!item.derived, if item.derived { theme.ink_2 } else { theme.ink });
        let face = AmountFace { bold, colour, ..face };
        painter.amount(&item.value, (0.0, y), face)?;
        let after = amount_width_px(&item.value, face) + GAP_PX;
        let beside: Vec<String> = [item.beside, item.period]
            .into_iter()
            .filter(|text| !text.is_empty())
            .flat_map(|text| measure::lines(text, 30.0, false, (width - after).max(240.0)))
            .collect();
        let mut beside_y = y + face.digits_px * 0.2 - 19.0 * (beside.len().max(1) - 1) as f64;
        for line in &beside {
            painter.text(line, (width, beside_y), Anchor::Right, Face::new(30.0, false, theme.ink_2))?;
            beside_y += 38.0;
        }
        let track_y = y + face.digits_px * 0.6 + 28.0;
        painter.line((0.0, track_y), (width, track_y), theme.line, 2.0)?;
        for tick in scale.ticks {
            let x = scale.x(tick.at, width);
            painter.line((x, track_y - 8.0), (x, track_y + 8.0), theme.line, 2.0)?;
        }
        dot(item, scale, track_y, painter)?;
    }
    Ok(())
}
