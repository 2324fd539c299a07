//! Draws *density*: a column of marks for each month, in the colour and the shape of their themes.

use plotters::prelude::{DrawingBackend, Polygon};
use plotters::style::RGBColor;

use super::DrawError;
use super::measure::width_px;
use super::painter::{Anchor, Face, Painter, error, units};
use crate::figure::Density;
use crate::report::Theme;

/// Height of a mark with its space: also the least size of a target.
const MARK_PX: f64 = 26.0;
const KEY_LINE_PX: f64 = 26.0;
const FOOT_PX: f64 = 34.0;
const COUNT_PX: f64 = 28.0;
/// Half the size of a square; the other shapes have the same area.
const HALF_PX: f64 = 7.0;

fn highest(density: &Density) -> f64 {
    density.months.iter().map(|month| month.marks.len()).max().unwrap_or(0).max(1) as f64
}

/// The key in lines: theme, its text, and where it begins.
fn key(density: &Density, width: f64) -> Vec<Vec<(Option<Theme>, String, f64)>> {
    let themes = density.themes.iter().map(|(theme, name, count)| (Some(*theme), format!("{name} {count}")));
    let undated = Some((None, density.undated.clone())).filter(|(_, text)| !text.is_empty());
    let mut lines: Vec<Vec<(Option<Theme>, String, f64)>> = vec![Vec::new()];
    let mut x = 0.0;
    for (theme, text) in themes.chain(undated) {
        let needs = width_px(&text, 14.0, false) + if theme.is_some() { 22.0 } else { 0.0 };
        if x > 0.0 && x + needs > width {
            lines.push(Vec::new());
            x = 0.0;
        }
        if let Some(line) = lines.last_mut() {
            line.push((theme, text, x));
        }
        x += needs + 20.0;
    }
    lines
}

pub(super) fn height_px(density: &Density, width: f64) -> f64 {
    key(density, width).len() as f64 * KEY_LINE_PX + COUNT_PX + highest(density) * MARK_PX + FOOT_PX
}

#[inline(never)]
pub(super) fn draw<DB: DrawingBackend>(density: &Density, painter: &mut Painter<'_, DB>) -> Result<(), DrawError> {
    let (theme, width) = (*painter.theme, painter.width_px);
    for (line, items) in key(density, width).iter().enumerate() {
        let y = 12.0 + line as f64 * KEY_LINE_PX;
        for (of, text, x) in items {
            if let Some(of) = of {
                shape(*of, (x + 7.0, y), HALF_PX, painter)?;
            }
            let left = x + if of.is_some() { 20.0 } else { 0.0 };
            painter.text(text, (left, y), Anchor::Left, Face::new(14.0, false, theme.ink_2))?;
        }
    }
    let base = painter.height_px - FOOT_PX;
    painter.line((0.0, base), (width, base), theme.axis, 1.0)?;
    let column = width / 12.0;
    let fit = density.months.iter().all(|month| width_px(&month.names.0, 13.0, false) + 6.0 <= column);
    for (index, month) in density.months.iter().enumerate() {
        let x = column * (index as f64 + 0.5);
        for (at, mark) in month.marks.iter().enumerate() {
            let y = base - MARK_PX * (at as f64 + 0.5) - 2.0;
            shape(mark.theme, (x, y), HALF_PX, painter)?;
            painter.target(&mark.id, (x, y), MARK_PX);
        }
        if !month.marks.is_empty() {
            let y = base - MARK_PX * month.marks.len() as f64 - 14.0;
            let count = month.marks.len().to_string();
            painter.text(&count, (x, y), Anchor::Middle, Face::new(15.0, true, theme.ink))?;
        }
        let name = if fit { &month.names.0 } else { &month.names.1 };
        painter.month(&month.edtf, (column * index as f64, base + 2.0), (column, FOOT_PX - 4.0));
        painter.text(name, (x, base + 18.0), Anchor::Middle, Face::new(13.0, false, theme.ink_3))?;
    }
    Ok(())
}

/// The shape of a theme around a place: ● ■ ▲ ◆, all of one area.
pub(super) fn shape<DB: DrawingBackend>(
    of: Theme,
    (x, y): (f64, f64),
    half: f64,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let colour: RGBColor = painter.theme.accent(Some(of));
    let corners: Vec<(f64, f64)> = match of {
        Theme::Finance => (0..32)
            .map(|step| {
                let angle = f64::from(step) / 32.0 * core::f64::consts::TAU;
                // A disc of the same area has a radius of 2/√π halves.
                (half * 1.128 * angle.cos(), half * 1.128 * angle.sin())
            })
            .collect(),
        Theme::Ip => vec![(-half, -half), (half, -half), (half, half), (-half, half)],
        Theme::Governance => vec![(0.0, -half * 1.42), (half * 1.42, half * 1.05), (-half * 1.42, half * 1.05)],
        Theme::Outreach => {
            let reach = half * core::f64::consts::SQRT_2;
            vec![(0.0, -reach), (reach, 0.0), (0.0, reach), (-reach, 0.0)]
        }
    };
    let corners: Vec<(i32, i32)> = corners.iter().map(|(dx, dy)| (units(x + dx), units(y + dy))).collect();
    painter.area.draw(&Polygon::new(corners, colour)).map_err(error)
}
