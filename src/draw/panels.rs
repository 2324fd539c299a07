//! Draws *panels*: a small chart for each value, with its own axis from zero, in as many columns as there is room.

use plotters::prelude::DrawingBackend;

use super::DrawError;
use super::marks::{Comet, Disc, Ring};
use super::measure::{self, width_px};
use super::painter::{AmountFace, Anchor, Face, Painter, Track, amount_width_px, error};
use crate::figure::{Elsewhere, Panel};

const GUTTER_PX: f64 = 44.0;
const HEAD_PX: f64 = 86.0;
const NAME_PX: f64 = 16.0;
const NAME_LINE_PX: f64 = 22.0;
const VALUE_GAP_PX: f64 = 14.0;
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

fn panel_width_px(width: f64) -> f64 {
    let columns = columns(width) as f64;
    (width - GUTTER_PX * (columns - 1.0)) / columns
}

/// Height of the heads of a row of panels: names may take several lines.
fn head_px(row: &[Panel], width: f64) -> f64 {
    let lines = |panel: &Panel| measure::lines(&panel.name, NAME_PX, true, width).len();
    HEAD_PX + NAME_LINE_PX * (row.iter().map(lines).max().unwrap_or(1).max(1) - 1) as f64
}

pub(super) fn height_px(panels: &[Panel], width: f64) -> f64 {
    let heads = panels.chunks(columns(width)).map(|row| head_px(row, panel_width_px(width)) + PLOT_PX + FOOT_PX);
    heads.sum()
}

#[inline(never)]
pub(super) fn draw<DB: DrawingBackend>(panels: &[Panel], painter: &mut Painter<'_, DB>) -> Result<(), DrawError> {
    let width = panel_width_px(painter.width_px);
    let mut top = 0.0;
    for row in panels.chunks(columns(painter.width_px)) {
        let head_px = head_px(row, width);
        for (column, panel) in row.iter().enumerate() {
            let left = (width + GUTTER_PX) * column as f64;
            head(panel, (left, top), (width, head_px), painter)?;
            plot(panel, (left, top + head_px), width, painter)?;
        }
        top += head_px + PLOT_PX + FOOT_PX;
    }
    Ok(())
}

fn head<DB: DrawingBackend>(
    panel: &Panel,
    (left, top): (f64, f64),
    (width, height): (f64, f64),
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let theme = *painter.theme;
    painter.rectangle((left, top), (width, 2.0), painter.accent)?;
    let name = Face::new(NAME_PX, true, theme.ink);
    let lines = measure::lines(&panel.name, NAME_PX, true, width);
    for (index, line) in lines.iter().enumerate() {
        painter.text(line, (left, top + 24.0 + NAME_LINE_PX * index as f64), Anchor::Left, name)?;
    }
    let (text, face) = match &panel.growth {
        Some(growth) => (growth.label.as_str(), Face::new(19.0, true, painter.accent)),
        None => (panel.no_growth.as_str(), Face::new(14.0, false, theme.ink_3)),
    };
    let growth_w = width_px(text, face.size_px, face.bold);
    let value_face = |digits_px: f64| AmountFace { digits_px, unit_px: 16.0, bold: true, colour: theme.ink };
    let value_w = |size: f64| amount_width_px(&panel.printed, value_face(size));
    let fits = |size: &f64| value_w(*size) + VALUE_GAP_PX + growth_w <= width;
    let size = [32.0, 27.0, 22.0].into_iter().find(fits).unwrap_or(18.0);
    let (value_y, value_w) = (top + height - 28.0, value_w(size));
    painter.amount(&panel.printed, (left, value_y), value_face(size))?;
    if panel.faulty {
        wave(left, left + value_w, value_y + 22.0, painter)?;
    }
    let growth_left = left + value_w + VALUE_GAP_PX;
    painter.text(text, (growth_left, value_y + 4.0), Anchor::Left, face)?;
    let period = Face::new(13.0, false, theme.ink_3);
    let period_w = width_px(&panel.period, 13.0, false);
    let right = left + width;
    if growth_left + growth_w + 12.0 + period_w <= right {
        painter.text(&panel.period, (right, value_y + 5.0), Anchor::Right, period)?;
    } else if lines.len() == 1 && width_px(&panel.name, NAME_PX, true) + 12.0 + period_w <= width {
        painter.text(&panel.period, (right, top + 24.0), Anchor::Right, period)?;
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
        let face = Face::new(13.0, is_last, if is_last { theme.ink } else { theme.ink_3 });
        painter.text(&year.to_string(), (x, base_y + 16.0), Anchor::Middle, face)?;
    }
    let y_of = |value: f64| 1.0 - value / panel.max;
    from_elsewhere(panel, &track, y_of, painter)?;
    report_marks(panel, &track, left + width, y_of, painter)
}

/// The marks of the report: ring, comet, disc, and their labels.
fn report_marks<DB: DrawingBackend>(
    panel: &Panel,
    track: &YearTrack<DB>,
    right: f64,
    y_of: impl Fn(f64) -> f64,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let (colour, paper, theme) = (painter.accent, painter.theme.paper, *painter.theme);
    let year = f64::from(panel.years.1);
    let to = (year, y_of(panel.to.at));
    let to_px = Painter::place(track, to);
    let mut head = to;
    if let Some(from) = &panel.from {
        let at = (year - 1.0, y_of(from.at));
        let colour_faint = painter.faint();
        let on_its_way = |from: f64, to: f64| from + (to - from) * painter.grown;
        head = (on_its_way(at.0, to.0), on_its_way(at.1, to.1));
        track.draw(&Comet { ends: [at, head], from_px: 1.5, to_px: 8.0, colour: colour_faint }).map_err(error)?;
        track.draw(&Ring { at, radius_px: RING_PX, colour, paper }).map_err(error)?;
        let (x, y) = Painter::place(track, at);
        let agreeing = panel.elsewhere.iter().find(|one| one.year == panel.years.1 - 1);
        if let Some(one) = agreeing {
            let dot = theme.elsewhere;
            let at = (year - 1.0, y_of(one.at));
            track.draw(&Disc { at, radius_px: DOT_PX, colour: dot, paper: theme.paper }).map_err(error)?;
        }
        let label = format!("{} {}", from.tag, from.label.digits);
        let half = width_px(&label, 13.0, false) / 2.0;
        let centre = x.min(to_px.0 - 22.0 - half).max(half);
        let face = Face::new(13.0, false, painter.accent);
        painter.text(
            &label,
            (if to_px.1 + 24.0 < y { x } else { centre.max(x - 24.0) }, y + 24.0),
            Anchor::Middle,
            face,
        )?;
        painter.target(&from.id, (x, y), 44.0_f64.min(to_px.0 - x).max(24.0));
    }
    track.draw(&Disc { at: head, radius_px: DISC_PX, colour, paper }).map_err(error)?;
    let face = Face::new(16.0, true, theme.ink);
    let half = width_px(&panel.at_mark, 16.0, true) / 2.0;
    painter.text(&panel.at_mark, (to_px.0.min(right - half), to_px.1 - 22.0), Anchor::Middle, face)?;
    painter.target(&panel.to.id, to_px, 44.0);
    Ok(())
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
        let face = Face::new(13.0, false, theme.ink_3);
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
