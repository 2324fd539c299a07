//! *density* on a slide: a column of marks for each month, as large as the fullest month lets them be.

use plotters::prelude::DrawingBackend;

use super::LEAST_PX;
use crate::draw::DrawError;
use crate::draw::density::shape;
use crate::draw::measure::width_px;
use crate::draw::painter::{Anchor, Face, Painter};
use crate::figure::Density;
use crate::report::Theme;

const KEY_PX: f64 = 34.0;
const KEY_LINE_PX: f64 = 54.0;
const FOOT_PX: f64 = 60.0;
const COUNT_PX: f64 = 44.0;
const MOST_MARK_PX: f64 = 64.0;

pub(super) fn draw<DB: DrawingBackend>(density: &Density, painter: &mut Painter<'_, DB>) -> Result<(), DrawError> {
    let (theme, width) = (*painter.theme, painter.width_px);
    let key_px = key(density, painter)?;
    let base = painter.height_px - FOOT_PX;
    let column = width / 12.0;
    let highest = density.months.iter().map(|month| month.marks.len()).max().unwrap_or(0).max(1) as f64;
    let mark_px = ((base - key_px - COUNT_PX - 24.0) / highest).min(MOST_MARK_PX).min(column * 0.8).max(8.0);
    painter.line((0.0, base), (width, base), theme.axis, 3.0)?;
    let long = density.months.iter().all(|month| width_px(&month.names.0, LEAST_PX, false) + 8.0 <= column);
    for (at, month) in density.months.iter().enumerate() {
        let x = column * (at as f64 + 0.5);
        for (index, mark) in month.marks.iter().enumerate() {
            let y = base - mark_px * (index as f64 + 0.5) - 6.0;
            shape(mark.theme, (x, y), mark_px * 0.33, painter)?;
        }
        if !month.marks.is_empty() {
            let y = base - mark_px * month.marks.len() as f64 - COUNT_PX * 0.75;
            let count = month.marks.len().to_string();
            painter.text(&count, (x, y), Anchor::Middle, Face::new(COUNT_PX, true, theme.ink))?;
        }
        let name = if long { &month.names.0 } else { &month.names.1 };
        painter.text(name, (x, base + 34.0), Anchor::Middle, Face::new(LEAST_PX, false, theme.ink_2))?;
    }
    Ok(())
}

/// The themes with their counts, in as many lines as they need. Gives how high they are.
fn key<DB: DrawingBackend>(density: &Density, painter: &mut Painter<'_, DB>) -> Result<f64, DrawError> {
    let (theme, width) = (*painter.theme, painter.width_px);
    let (mut x, mut y) = (0.0, KEY_LINE_PX / 2.0);
    let themes: Vec<(Theme, String)> =
        density.themes.iter().map(|(theme, name, count)| (*theme, format!("{name} {count}"))).collect();
    for (of, text) in themes {
        let needs = width_px(&text, KEY_PX, false) + 44.0;
        if x > 0.0 && x + needs > width {
            (x, y) = (0.0, y + KEY_LINE_PX);
        }
        shape(of, (x + 14.0, y), 13.0, painter)?;
        painter.text(&text, (x + 40.0, y), Anchor::Left, Face::new(KEY_PX, false, theme.ink_2))?;
        x += needs + 44.0;
    }
    Ok(y + KEY_LINE_PX / 2.0)
}
