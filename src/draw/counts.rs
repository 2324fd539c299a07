//! Draws *counts*: tiles of a number and its name, squares for what can be counted one by one.

use plotters::prelude::DrawingBackend;

use super::DrawError;
use super::measure;
use super::painter::{AmountFace, Anchor, Painter};
use crate::figure::Tile;

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

fn columns(width: f64) -> usize {
    if width >= 1000.0 {
        4
    } else if width >= 720.0 {
        3
    } else if width >= 300.0 {
        2
    } else {
        1
    }
}

fn tile_width_px(width: f64) -> f64 {
    let columns = columns(width) as f64;
    (width - GUTTER_PX * (columns - 1.0)) / columns
}

/// How many squares a column holds, so that they fit the tile: the same in every tile of a row.
fn squares_in_column(count: u32, width: f64) -> u32 {
    let columns = (width / PITCH_PX).floor().max(1.0) as u32;
    count.div_ceil(columns).clamp(1, IN_COLUMN)
}

struct Heights {
    name_lines: usize,
    period: bool,
    squares: u32,
}

impl Heights {
    fn of(row: &[Tile], width: f64) -> Self {
        let lines = |tile: &Tile| measure::lines(&tile.name, NAME_PX, false, width).len();
        let squares = row.iter().filter_map(|tile| tile.squares).map(|count| squares_in_column(count, width));
        Self {
            name_lines: row.iter().map(lines).max().unwrap_or(1),
            period: row.iter().any(|tile| tile.period.is_some()),
            squares: squares.max().unwrap_or(0),
        }
    }

    fn total_px(&self) -> f64 {
        let squares = if self.squares > 0 { f64::from(self.squares) * PITCH_PX + 12.0 } else { 0.0 };
        14.0 + NAME_LINE_PX * self.name_lines as f64 + VALUE_PX + if self.period { PERIOD_PX } else { 0.0 } + squares + END_PX
    }
}

pub(super) fn height_px(tiles: &[Tile], width: f64) -> f64 {
    tiles.chunks(columns(width)).map(|row| Heights::of(row, tile_width_px(width)).total_px()).sum()
}

pub(super) fn draw<DB: DrawingBackend>(tiles: &[Tile], painter: &mut Painter<'_, DB>) -> Result<(), DrawError> {
    let width = tile_width_px(painter.width_px);
    let mut top = 0.0;
    for row in tiles.chunks(columns(painter.width_px)) {
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
    let face = painter.face(NAME_PX, false, theme.ink_2);
    let mut y = top + 22.0;
    for line in measure::lines(&tile.name, NAME_PX, false, width) {
        painter.text(&line, (left, y), Anchor::Left, face)?;
        y += NAME_LINE_PX;
    }
    let value_y = top + 14.0 + NAME_LINE_PX * heights.name_lines as f64 + VALUE_PX / 2.0;
    let mut amount = tile.amount.clone();
    if tile.derived {
        amount.before = format!("{} {}", tile.tag, amount.before);
    }
    let colour = if tile.derived { theme.ink_2 } else { theme.ink };
    let sizes = if tile.derived { [22.0, 18.0, 15.0] } else { [34.0, 27.0, 20.0] };
    let face = |digits_px: f64| AmountFace { digits_px, unit_px: (digits_px * 0.5).max(14.0), bold: !tile.derived, colour };
    let fits = |size: &&f64| Painter::<DB>::amount_width_px(&amount, face(**size)) <= width;
    let size = *sizes.iter().find(fits).unwrap_or(&sizes[2]);
    painter.amount(&amount, (left, value_y), face(size))?;
    let mut y = value_y + VALUE_PX / 2.0;
    if heights.period {
        if let Some(period) = &tile.period {
            let face = painter.face(13.0, false, theme.ink_3);
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

/// One square for each thing, column by column.
pub(super) fn squares<DB: DrawingBackend>(
    count: u32,
    in_column: u32,
    (left, top): (f64, f64),
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let colour = super::theme::mix(painter.accent, painter.theme.paper, 0.8);
    for index in 0..count {
        let (column, row) = (index / in_column, index % in_column);
        let at = (left + f64::from(column) * PITCH_PX, top + f64::from(row) * PITCH_PX);
        painter.rectangle(at, (SQUARE_PX, SQUARE_PX), colour)?;
    }
    Ok(())
}
