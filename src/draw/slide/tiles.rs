//! *counts* on a slide: a number and its name, at most four.

use plotters::prelude::DrawingBackend;

use super::LEAST_PX;
use crate::draw::DrawError;
use crate::draw::measure;
use crate::draw::painter::{AmountFace, Anchor, Face, Painter, amount_width_px};
use crate::figure::{Amount, Tile};

const GAP_PX: f64 = 64.0;
const NAME_PX: f64 = 40.0;
const NAME_LINE_PX: f64 = 50.0;
const PERIOD_PX: f64 = 30.0;

/// How many columns: side by side on a broad stage, two and two for four, one below the other on an upright one.
fn columns(count: usize, (width, height): (f64, f64)) -> usize {
    match count {
        _ if width < height => 1,
        0..=3 => count.max(1),
        4 => 2,
        _ => 3,
    }
}

pub(super) fn draw<DB: DrawingBackend>(tiles: &[Tile], painter: &mut Painter<'_, DB>) -> Result<(), DrawError> {
    let size = (painter.width_px, painter.height_px);
    let columns = columns(tiles.len(), size);
    let rows = tiles.len().div_ceil(columns).max(1);
    let width = (size.0 - GAP_PX * (columns as f64 - 1.0)) / columns as f64;
    let height = size.1 / rows as f64;
    for (at, tile) in tiles.iter().enumerate() {
        let (column, row) = (at % columns, at / columns);
        let corner = (column as f64 * (width + GAP_PX), row as f64 * height);
        one(tile, corner, (width, height), painter)?;
    }
    Ok(())
}

/// How an amount is set: its size, and the unit on lines of its own where it does not fit beside the digits.
struct Setting {
    amount: Amount,
    face: AmountFace,
    unit_lines: Vec<String>,
}

fn setting(tile: &Tile, width: f64, height: f64, colour: plotters::style::RGBColor) -> Setting {
    let mut amount = tile.amount.clone();
    if tile.derived {
        amount.before = format!("{} {}", tile.tag, amount.before);
    }
    let bold = !tile.derived;
    let face = |digits_px: f64| AmountFace { digits_px, unit_px: (digits_px * 0.42).max(32.0), bold, colour };
    let full = if tile.derived { 72.0 } else { 148.0_f64.min(height * 0.36) };
    let sizes = [full, full * 0.84, full * 0.7, full * 0.58, full * 0.46].map(|size: f64| size.max(48.0));
    let fits = |amount: &Amount, size: f64| amount_width_px(amount, face(size)) <= width;
    if let Some(size) = sizes.into_iter().take(3).find(|size| fits(&amount, *size)) {
        return Setting { amount, face: face(size), unit_lines: Vec::new() };
    }
    let unit = core::mem::take(&mut amount.after);
    let size = sizes.into_iter().find(|size| fits(&amount, *size)).unwrap_or(48.0);
    Setting { amount, face: face(size), unit_lines: measure::lines(unit.trim(), 36.0, false, width) }
}

fn one<DB: DrawingBackend>(
    tile: &Tile,
    (left, top): (f64, f64),
    (width, height): (f64, f64),
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let theme = *painter.theme;
    painter.rectangle((left, top), (width, 4.0), painter.accent)?;
    let colour = if tile.derived { theme.ink_2 } else { theme.ink };
    let Setting { amount, face, unit_lines } = setting(tile, width, height, colour);
    let names = measure::lines(&tile.name, NAME_PX, false, width);
    let mut y = top + 48.0;
    for line in &names {
        painter.text(line, (left, y), Anchor::Left, Face::new(NAME_PX, false, theme.ink_2))?;
        y += NAME_LINE_PX;
    }
    y += face.digits_px * 0.5 - 8.0;
    painter.amount(&amount, (left, y), face)?;
    y += face.digits_px * 0.62;
    for line in &unit_lines {
        painter.text(line, (left, y + 12.0), Anchor::Left, Face::new(36.0, false, theme.ink_2))?;
        y += 46.0;
    }
    let room = top + height - y;
    if let Some(period) = tile.period.as_ref().filter(|_| room >= PERIOD_PX) {
        for line in measure::lines(period, PERIOD_PX.max(LEAST_PX), false, width) {
            painter.text(&line, (left, y + 16.0), Anchor::Left, Face::new(PERIOD_PX, false, theme.ink_3))?;
            y += 38.0;
        }
    }
    Ok(())
}
