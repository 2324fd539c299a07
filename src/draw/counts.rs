//! Draws *counts*: tiles of a number and its name, squares for what can be counted one by one.

use plotters::prelude::DrawingBackend;

use super::DrawError;
use super::measure;
use super::painter::{AmountFace, Anchor, Face, Painter, amount_width_px};
use crate::figure::{Amount, Tile};

const GUTTER_PX: f64 = 24.0;
const NAME_PX: f64 = 15.0;
const NAME_LINE_PX: f64 = 21.0;
const VALUE_PX: f64 = 50.0;
const PERIOD_PX: f64 = 22.0;
/// Squares: as in the insurance figure, thirteen to a column.
pub(super) const PITCH_PX: f64 = 5.0;
pub(super) const SQUARE_PX: f64 = 4.0;
pub(super) const IN_COLUMN: u32 = 13;
const END_PX: f64 = 22.0;

/// As many columns as there is room for; three where that leaves no gap and four would.
fn columns(count: usize, width: f64) -> usize {
    if width >= 1000.0 {
        if !count.is_multiple_of(4) && count.is_multiple_of(3) { 3 } else { 4 }
    } else if width >= 720.0 {
        3
    } else if width >= 300.0 {
        2
    } else {
        1
    }
}

fn tile_width_px(count: usize, width: f64) -> f64 {
    let columns = columns(count, width) as f64;
    (width - GUTTER_PX * (columns - 1.0)) / columns
}

/// How many squares a column holds, so that they fit the tile: the same in every tile of a row.
fn squares_in_column(count: u32, width: f64) -> u32 {
    let columns = (width / PITCH_PX).floor().max(1.0) as u32;
    count.div_ceil(columns).clamp(1, IN_COLUMN)
}

/// How a tile's amount is set: its size, and the unit on lines of its own where it does not fit beside the digits.
struct Setting {
    amount: Amount,
    digits_px: f64,
    unit_lines: Vec<String>,
}

const UNIT_PX: f64 = 15.0;
const UNIT_LINE_PX: f64 = 20.0;

fn unit_px(digits_px: f64) -> f64 {
    (digits_px * 0.5).max(14.0)
}

fn amount_px(amount: &Amount, digits_px: f64, bold: bool) -> f64 {
    let face = AmountFace { digits_px, unit_px: unit_px(digits_px), bold, colour: plotters::style::BLACK };
    amount_width_px(amount, face)
}

impl Setting {
    fn of(tile: &Tile, width: f64) -> Self {
        let mut amount = tile.amount.clone();
        if tile.derived {
            amount.before = format!("{} {}", tile.tag, amount.before);
        }
        let sizes = if tile.derived { [22.0, 19.0, 16.0, 14.0] } else { [34.0, 28.0, 24.0, 18.0] };
        let fits = |amount: &Amount, size: f64| amount_px(amount, size, !tile.derived) <= width;
        // Down two sizes first, then the unit below, then ever smaller.
        if let Some(digits_px) = sizes.into_iter().take(2).find(|size| fits(&amount, *size)) {
            return Self { amount, digits_px, unit_lines: Vec::new() };
        }
        let mut unit = core::mem::take(&mut amount.after);
        if !fits(&amount, sizes[3]) {
            unit = format!("{}{unit}", core::mem::take(&mut amount.before));
        }
        let unit_lines = measure::lines(unit.trim(), UNIT_PX, false, width);
        let digits_px = sizes.into_iter().find(|size| fits(&amount, *size)).unwrap_or(sizes[3]);
        Self { amount, digits_px, unit_lines }
    }
}

struct Heights {
    name_lines: usize,
    unit_lines: usize,
    period: bool,
    squares: u32,
}

impl Heights {
    fn of(row: &[Tile], width: f64) -> Self {
        let lines = |tile: &Tile| measure::lines(&tile.name, NAME_PX, false, width).len();
        let squares = row.iter().filter_map(|tile| tile.squares).map(|count| squares_in_column(count, width));
        Self {
            name_lines: row.iter().map(lines).max().unwrap_or(1),
            unit_lines: row.iter().map(|tile| Setting::of(tile, width).unit_lines.len()).max().unwrap_or(0),
            period: row.iter().any(|tile| tile.period.is_some()),
            squares: squares.max().unwrap_or(0),
        }
    }

    fn total_px(&self) -> f64 {
        let squares = if self.squares > 0 { f64::from(self.squares) * PITCH_PX + 12.0 } else { 0.0 };
        let lines = NAME_LINE_PX * self.name_lines as f64 + UNIT_LINE_PX * self.unit_lines as f64;
        14.0 + lines + VALUE_PX + if self.period { PERIOD_PX } else { 0.0 } + squares + END_PX
    }
}

pub(super) fn height_px(tiles: &[Tile], width: f64) -> f64 {
    let tile_px = tile_width_px(tiles.len(), width);
    tiles.chunks(columns(tiles.len(), width)).map(|row| Heights::of(row, tile_px).total_px()).sum()
}

#[inline(never)]
pub(super) fn draw<DB: DrawingBackend>(tiles: &[Tile], painter: &mut Painter<'_, DB>) -> Result<(), DrawError> {
    let width = tile_width_px(tiles.len(), painter.width_px);
    let mut top = 0.0;
    for row in tiles.chunks(columns(tiles.len(), painter.width_px)) {
        let heights = Heights::of(row, width);
        for (column, tile) in row.iter().enumerate() {
            one(tile, (column as f64 * (width + GUTTER_PX), top), width, &heights, painter)?;
        }
        top += heights.total_px();
    }
    Ok(())
}

fn one<DB: DrawingBackend>(
    tile: &Tile,
    (left, top): (f64, f64),
    width: f64,
    heights: &Heights,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let theme = *painter.theme;
    painter.rectangle((left, top), (width, 1.0), theme.line)?;
    let face = Face::new(NAME_PX, false, theme.ink_2);
    let mut y = top + 22.0;
    for line in measure::lines(&tile.name, NAME_PX, false, width) {
        painter.text(&line, (left, y), Anchor::Left, face)?;
        y += NAME_LINE_PX;
    }
    let value_y = top + 14.0 + NAME_LINE_PX * heights.name_lines as f64 + VALUE_PX / 2.0;
    let colour = if tile.derived { theme.ink_2 } else { theme.ink };
    let Setting { amount, digits_px, unit_lines } = Setting::of(tile, width);
    let face = AmountFace { digits_px, unit_px: unit_px(digits_px), bold: !tile.derived, colour };
    painter.amount(&amount, (left, value_y), face)?;
    let face = Face::new(UNIT_PX, false, theme.ink_2);
    for (index, line) in unit_lines.iter().enumerate() {
        let y = value_y + VALUE_PX / 2.0 + UNIT_LINE_PX * (index as f64 + 0.2);
        painter.text(line, (left, y), Anchor::Left, face)?;
    }
    let mut y = value_y + VALUE_PX / 2.0 + UNIT_LINE_PX * heights.unit_lines as f64;
    if heights.period {
        if let Some(period) = &tile.period {
            let face = Face::new(13.0, false, theme.ink_3);
            painter.text(period, (left, y + 7.0), Anchor::Left, face)?;
        }
        y += PERIOD_PX;
    }
    if let Some(count) = tile.squares {
        squares(count, squares_in_column(count, width), (left, y + 8.0), painter)?;
    }
    let box_px = (width, heights.total_px() - 10.0);
    painter.target_box(&tile.id, (left, top + 2.0), box_px, (left + 8.0, value_y));
    Ok(())
}

/// One square for each thing, column by column: columns cut into squares by lines of paper.
pub(super) fn squares<DB: DrawingBackend>(
    count: u32,
    in_column: u32,
    (left, top): (f64, f64),
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let colour = super::theme::mix(painter.accent, painter.theme.paper, 0.8);
    let columns = count.div_ceil(in_column.max(1));
    for column in 0..columns {
        let in_this = f64::from((count - column * in_column).min(in_column));
        let size = (SQUARE_PX, in_this * PITCH_PX - (PITCH_PX - SQUARE_PX));
        painter.rectangle((left + f64::from(column) * PITCH_PX, top), size, colour)?;
    }
    let paper = painter.theme.paper;
    for row in 1..count.min(in_column) {
        let y = top + f64::from(row) * PITCH_PX - (PITCH_PX - SQUARE_PX);
        painter.rectangle((left, y), (f64::from(columns) * PITCH_PX, PITCH_PX - SQUARE_PX), paper)?;
    }
    Ok(())
}
