//! Draws *panels*: a small chart for each value, with its own axis from zero, in as many columns as there is room.

use plotters::prelude::DrawingBackend;

use super::DrawError;
use super::marks::{Comet, Disc, Ring};
use super::measure::width_px;
use super::painter::{AmountFace, Anchor, Painter, Track, error};
use crate::figure::{Elsewhere, Panel};

const GUTTER_PX: f64 = 44.0;
const HEAD_PX: f64 = 86.0;
const PLOT_PX: f64 = 172.0;
const FOOT_PX: f64 = 44.0;
/// Space above the highest mark for its label.
const TOP_PX: f64 = 44.0;
const DISC_PX: f64 = 8.0;
const RING_PX: f64 = 8.0;
const DOT_PX: f64 = 4.5;

fn columns(width: f64) -> usize {
    if width >= 900.0 {
        3
    } else if width >= 600.0 {
        2
    } else {
        1
    }
}

fn panel_height_px(panel: &Panel) -> f64 {
    HEAD_PX + PLOT_PX + FOOT_PX + if panel.faulty { 4.0 } else { 0.0 }
}

pub(super) fn height_px(panels: &[Panel], width: f64) -> f64 {
    panels.chunks(columns(width)).map(row_height_px).sum()
}

fn row_height_px(row: &[Panel]) -> f64 {
    row.iter().map(panel_height_px).fold(0.0, f64::max)
}

pub(super) fn draw<DB: DrawingBackend>(panels: &[Panel], painter: &mut Painter<'_, DB>) -> Result<(), DrawError> {
    let columns = columns(painter.width_px);
    let width = (painter.width_px - GUTTER_PX * (columns - 1) as f64) / columns as f64;
    let mut top = 0.0;
    for row in panels.chunks(columns) {
        for (column, panel) in row.iter().enumerate() {
            let left = (width + GUTTER_PX) * column as f64;
            head(panel, (left, top), width, painter)?;
            plot(panel, (left, top + HEAD_PX), width, painter)?;
        }
        top += row_height_px(row);
    }
    Ok(())
}

fn head<DB: DrawingBackend>(
    panel: &Panel,
    (left, top): (f64, f64),
    width: f64,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let theme = *painter.theme;
    painter.rectangle((left, top), (width, 2.0), painter.accent)?;
    let name = painter.face(16.0, true, theme.ink);
    painter.text(&panel.name, (left, top + 24.0), Anchor::Left, name)?;
    let value = AmountFace { digits_px: 32.0, unit_px: 16.0, bold: true, colour: theme.ink };
    let value_w = Painter::<DB>::amount_width_px(&panel.printed, value);
    painter.amount(&panel.printed, (left, top + 58.0), value)?;
    if panel.faulty {
        wave(left, left + value_w, top + 80.0, painter)?;
    }
    let (text, face) = match &panel.growth {
        Some(growth) => (growth.label.as_str(), painter.face(19.0, true, painter.accent)),
        None => (panel.no_growth.as_str(), painter.face(14.0, false, theme.ink_3)),
    };
    let growth_left = left + value_w + 14.0;
    let growth_w = width_px(text, face.size_px, face.bold);
    painter.text(text, (growth_left, top + 62.0), Anchor::Left, face)?;
    let period = painter.face(13.0, false, theme.ink_3);
    let period_w = width_px(&panel.period, 13.0, false);
    if growth_left + growth_w + 12.0 + period_w <= left + width {
        painter.text(&panel.period, (left + width, top + 63.0), Anchor::Right, period)?;
    } else if width_px(&panel.name, 16.0, true) + 12.0 + period_w <= width {
        painter.text(&panel.period, (left + width, top + 24.0), Anchor::Right, period)?;
    }
    Ok(())
}

/// A wavy line: the print is faulty here.
fn wave<DB: DrawingBackend>(from: f64, to: f64, y: f64, painter: &mut Painter<'_, DB>) -> Result<(), DrawError> {
    const HALF_PERIOD_PX: f64 = 4.0;
    let steps = ((to - from) / HALF_PERIOD_PX).floor().max(0.0) as i32;
    let colour = painter.theme.ink_2;
    let at = |step: i32| (from + f64::from(step) * HALF_PERIOD_PX, if step % 2 == 0 { y } else { y - 3.0 });
    for step in 0..steps {
        painter.line(at(step), at(step + 1), colour, 1.5)?;
    }
    Ok(())
}

type YearTrack<DB> = Track<DB, plotters::coord::types::RangedCoordf64>;

fn plot<DB: DrawingBackend>(
    panel: &Panel,
    (left, top): (f64, f64),
    width: f64,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let theme = *painter.theme;
    let base_y = top + PLOT_PX;
    painter.line((left, base_y), (left + width, base_y), theme.axis, 1.0)?;
    let (first, last) = (f64::from(panel.years.0), f64::from(panel.years.1));
    // Half a year of air at each side; with two years only, the labels need a little more.
    let air = if last - first < 2.0 { 0.45 } else { 0.4 };
    let track = painter.track((left, top + TOP_PX), (width, PLOT_PX - TOP_PX), first - air..last + air);
    for year in panel.years.0..=panel.years.1 {
        let (x, _) = Painter::place(&track, (f64::from(year), 0.0));
        let is_last = year == panel.years.1;
        let face = painter.face(13.0, is_last, if is_last { theme.ink } else { theme.ink_3 });
        painter.text(&year.to_string(), (x, base_y + 16.0), Anchor::Middle, face)?;
    }
    let y_of = |value: f64| 1.0 - value / panel.max;
    from_elsewhere(panel, &track, y_of, painter)?;
    report_marks(panel, &track, y_of, painter)
}

/// The marks of the report: ring, comet, disc, and their labels.
fn report_marks<DB: DrawingBackend>(
    panel: &Panel,
    track: &YearTrack<DB>,
    y_of: impl Fn(f64) -> f64,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let (colour, paper, theme) = (painter.accent, painter.theme.paper, *painter.theme);
    let year = f64::from(panel.years.1);
    let to = (year, y_of(panel.to.at));
    let to_px = Painter::place(track, to);
    if let Some(from) = &panel.from {
        let at = (year - 1.0, y_of(from.at));
        let colour_faint = painter.faint();
        track.draw(&Comet { ends: [at, to], from_px: 1.5, to_px: 8.0, colour: colour_faint }).map_err(error)?;
        track.draw(&Ring { at, radius_px: RING_PX, colour, paper }).map_err(error)?;
        let (x, y) = Painter::place(track, at);
        let agreeing = panel.elsewhere.iter().find(|one| f64::from(one.year) == year - 1.0);
        if let Some(one) = agreeing {
            let dot = theme.elsewhere;
            let at = (year - 1.0, y_of(one.at));
            track.draw(&Disc { at, radius_px: DOT_PX, colour: dot, paper: dot }).map_err(error)?;
        }
        let label = format!("{} {}", from.tag, from.label.digits);
        let half = width_px(&label, 13.0, false) / 2.0;
        let centre = x.min(to_px.0 - 22.0 - half).max(half);
        let face = painter.face(13.0, false, painter.accent);
        painter.text(&label, (if to_px.1 + 24.0 < y { x } else { centre.max(x - 24.0) }, y + 24.0), Anchor::Middle, face)?;
        painter.target(&from.id, (x, y), 44.0_f64.min(to_px.0 - x).max(24.0));
    }
    track.draw(&Disc { at: to, radius_px: DISC_PX, colour, paper }).map_err(error)?;
    let label = to_label(panel);
    let face = painter.face(16.0, true, theme.ink);
    painter.text(&label, (to_px.0, to_px.1 - 22.0), Anchor::Middle, face)?;
    painter.target(&panel.to.id, to_px, 44.0);
    Ok(())
}

/// The value at its mark: digits, and the scale where the print has lost it.
fn to_label(panel: &Panel) -> String {
    let label = &panel.to.label;
    if panel.faulty { label.text() } else { label.digits.clone() }
}

fn from_elsewhere<DB: DrawingBackend>(
    panel: &Panel,
    track: &YearTrack<DB>,
    y_of: impl Fn(f64) -> f64,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let theme = *painter.theme;
    let mut years: Vec<&Elsewhere> = panel.elsewhere.iter().collect();
    years.sort_by_key(|one| one.year);
    for pair in years.windows(2) {
        let [a, b] = pair else { continue };
        let ends = [*a, *b].map(|one| Painter::place(track, (f64::from(one.year), y_of(one.at))));
        let solid = b.year - a.year == 1 && a.publisher == b.publisher;
        between(ends, solid, painter)?;
    }
    if panel.from.is_none()
        && let Some(last) = years.last()
    {
        let ends = [(f64::from(last.year), last.at), (f64::from(panel.years.1), panel.to.at)];
        between(ends.map(|(x, y)| Painter::place(track, (x, y_of(y)))), false, painter)?;
    }
    for one in years {
        let at = (f64::from(one.year), y_of(one.at));
        let (x, y) = Painter::place(track, at);
        let dot = theme.elsewhere;
        track.draw(&Disc { at, radius_px: DOT_PX, colour: dot, paper: theme.paper }).map_err(error)?;
        let face = painter.face(13.0, false, theme.ink_3);
        painter.text(&one.label, (x, y - 20.0), Anchor::Middle, face)?;
    }
    Ok(())
}

/// A grey line; dotted over a missing year or between publishers.
fn between<DB: DrawingBackend>(
    [from, to]: [(f64, f64); 2],
    solid: bool,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    const DASH_PX: f64 = 4.0;
    let colour = painter.theme.elsewhere;
    if solid {
        return painter.line(from, to, colour, 1.75);
    }
    let length = (to.0 - from.0).hypot(to.1 - from.1);
    let steps = (length / DASH_PX).floor().max(1.0) as i32;
    let at = |step: i32| {
        let part = f64::from(step) / f64::from(steps);
        (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part)
    };
    for step in (0..steps).step_by(2) {
        painter.line(at(step), at(step + 1), colour, 1.75)?;
    }
    Ok(())
}
