//! Draws *magnitude*: dots on a log axis, or bars on a linear one, each row with its period and with what it covers.

use plotters::coord::combinators::{IntoLogRange, LogCoord};
use plotters::prelude::DrawingBackend;

use super::DrawError;
use super::counts::{IN_COLUMN, PITCH_PX, squares};
use super::marks::Disc;
use super::measure::{self, width_px};
use super::painter::{AmountFace, Anchor, Face, Painter, amount_width_px, error};
use crate::figure::{Covered, Magnitude, MagnitudeRow, Months};

/// From this width on, columns stand side by side.
const WIDE_PX: f64 = 760.0;
const HEAD_PX: f64 = 34.0;
const ROW_PX: f64 = 116.0;
const AXIS_PX: f64 = 34.0;
const DISC_PX: f64 = 9.5;
const SIDE_PX: f64 = 10.0;
const COVERED_LINE_PX: f64 = 19.0;

/// The columns of a layout, in px: left edges and widths.
struct Columns {
    wide: bool,
    plot: (f64, f64),
    beside: (f64, f64),
    names_px: f64,
}

fn layout(width: f64) -> Columns {
    if width >= WIDE_PX {
        let (plot, beside) = (width * 0.21, width * 0.70);
        let names_px = plot - 16.0;
        Columns { wide: true, plot: (plot, beside - plot - 34.0), beside: (beside, width - beside), names_px }
    } else {
        let plot = (SIDE_PX, width - 2.0 * SIDE_PX);
        Columns { wide: false, plot, beside: (0.0, width), names_px: width }
    }
}

/// The words of what is covered, broken to the column.
fn covered_lines(row: &MagnitudeRow, width: f64) -> Vec<String> {
    let text: Vec<String> = row.beside.iter().map(|one| one.text.clone()).collect();
    let separator = "  ";
    let mut lines = vec![String::new()];
    for item in text {
        let Some(line) = lines.last_mut() else { continue };
        let together = if line.is_empty() { item.clone() } else { format!("{line}{separator}{item}") };
        if line.is_empty() || width_px(&together, 13.0, false) <= width {
            *line = together;
        } else {
            lines.push(item);
        }
    }
    lines.iter().flat_map(|line| measure::lines(line, 13.0, false, width)).collect()
}

fn in_column(row: &MagnitudeRow, width: f64) -> u32 {
    let most = row.beside.iter().find_map(|one| one.count).unwrap_or(0);
    most.div_ceil((width / PITCH_PX).floor().max(1.0) as u32).max(IN_COLUMN)
}

fn squares_px(row: &MagnitudeRow, width: f64) -> f64 {
    let count = row.beside.iter().find_map(|one| one.count).unwrap_or(0);
    if count == 0 { 0.0 } else { f64::from(in_column(row, width).min(count)) * PITCH_PX }
}

fn row_px(row: &MagnitudeRow, columns: &Columns) -> f64 {
    let lines = covered_lines(row, columns.beside.1).len() as f64 * COVERED_LINE_PX;
    let beside = squares_px(row, columns.beside.1) + lines;
    if columns.wide { ROW_PX.max(beside + 34.0) } else { 152.0 + narrow_extra_px(row, columns) + beside }
}

pub(super) fn height_px(magnitude: &Magnitude, width: f64) -> f64 {
    let columns = layout(width);
    let head = if columns.wide { HEAD_PX } else { 0.0 };
    head + magnitude.rows.iter().map(|row| row_px(row, &columns)).sum::<f64>() + AXIS_PX
}

#[inline(never)]
pub(super) fn draw<DB: DrawingBackend>(magnitude: &Magnitude, painter: &mut Painter<'_, DB>) -> Result<(), DrawError> {
    let columns = layout(painter.width_px);
    let mut top = 0.0;
    if columns.wide {
        head(magnitude, &columns, painter)?;
        top = HEAD_PX;
        grid(magnitude, &columns, (top, painter.height_px - AXIS_PX), painter)?;
    }
    for (index, row) in magnitude.rows.iter().enumerate() {
        let height = row_px(row, &columns);
        if index > 0 {
            rule(&columns, top, painter)?;
        }
        let extra = if columns.wide { 0.0 } else { narrow_extra_px(row, &columns) };
        let line_y = if columns.wide { (top + 72.0, top + 42.0) } else { (top + extra + 106.0, top + extra + 76.0) };
        names(row, &columns, top, painter)?;
        if magnitude.linear {
            bar(magnitude, row, &columns, line_y, painter)?;
        } else {
            dot(magnitude, row, &columns, line_y, painter)?;
        }
        covered(row, &columns, top + extra, painter)?;
        top += height;
    }
    axis_labels(magnitude, &columns, painter)
}

fn rule<DB: DrawingBackend>(columns: &Columns, y: f64, painter: &mut Painter<'_, DB>) -> Result<(), DrawError> {
    let (colour, width) = (painter.theme.line, painter.width_px);
    if columns.wide {
        painter.line((0.0, y), (columns.plot.0 + columns.plot.1 + 8.0, y), colour, 1.0)?;
        painter.line((columns.beside.0, y), (width, y), colour, 1.0)
    } else {
        painter.line((0.0, y), (width, y), colour, 1.0)
    }
}

fn head<DB: DrawingBackend>(
    magnitude: &Magnitude,
    columns: &Columns,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let (theme, width) = (*painter.theme, painter.width_px);
    let face = Face::new(13.0, false, theme.ink_3);
    for (text, left) in magnitude.heads.iter().zip([0.0, columns.plot.0 - SIDE_PX, columns.beside.0]) {
        painter.text(text, (left, 12.0), Anchor::Left, face)?;
    }
    painter.line((0.0, HEAD_PX - 6.0), (width, HEAD_PX - 6.0), theme.axis, 1.0)
}

/// Ticks of the axis in use: position from 0 to 1 and label.
fn ticks(magnitude: &Magnitude) -> Vec<(f64, &str)> {
    if magnitude.linear {
        return magnitude.axis.ticks.iter().map(|tick| (tick.at / magnitude.axis.max, tick.label.as_str())).collect();
    }
    let steps = magnitude.decades.len().saturating_sub(1).max(1) as f64;
    magnitude.decades.iter().enumerate().map(|(index, tick)| (index as f64 / steps, tick.label.as_str())).collect()
}

fn grid<DB: DrawingBackend>(
    magnitude: &Magnitude,
    columns: &Columns,
    (top, bottom): (f64, f64),
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let theme = *painter.theme;
    for (part, _) in ticks(magnitude) {
        let x = columns.plot.0 + part * columns.plot.1;
        let colour = if magnitude.linear && part == 0.0 { theme.axis } else { theme.grid };
        painter.line((x, top), (x, bottom), colour, 1.0)?;
    }
    Ok(())
}

/// Labels of the axis, as many as stand free of each other.
fn axis_labels<DB: DrawingBackend>(
    magnitude: &Magnitude,
    columns: &Columns,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let (theme, width) = (*painter.theme, painter.width_px);
    let face = Face::new(13.0, false, theme.ink_3);
    let y = painter.height_px - 14.0;
    let all = ticks(magnitude);
    let limit = if columns.wide { columns.beside.0 - 8.0 } else { width };
    let boxes = |every: usize| -> Vec<(f64, f64, &str)> {
        let last = all.len().saturating_sub(1);
        let kept = all.iter().enumerate().filter(|(index, _)| (last - index).is_multiple_of(every));
        kept.map(|(_, (part, label))| {
            let label_w = width_px(label, 13.0, false);
            let first_px = (columns.plot.0 - SIDE_PX).max(0.0);
            let left = columns.plot.0 + part * columns.plot.1 - label_w / 2.0;
            (left.clamp(first_px, (limit - label_w).max(first_px)), label_w, *label)
        })
        .collect()
    };
    let free =
        |places: &Vec<(f64, f64, &str)>| places.windows(2).all(|pair| matches!(pair, [a, b] if a.0 + a.1 + 8.0 <= b.0));
    let every = (1..=all.len().max(1)).find(|every| free(&boxes(*every))).unwrap_or(all.len().max(1));
    for (left, _, label) in boxes(every) {
        painter.text(label, (left, y), Anchor::Left, face)?;
    }
    Ok(())
}

const NAME_LINE_PX: f64 = 22.0;
const PERIOD_LINE_PX: f64 = 18.0;

/// The lines of a row's name and of its period.
fn name_lines(row: &MagnitudeRow, columns: &Columns) -> (Vec<String>, Vec<String>) {
    let name = measure::lines(&row.name, 15.0, true, columns.names_px);
    (name, measure::lines(&row.period, 13.0, false, columns.names_px))
}

/// How much taller than one line of name the names of a narrow row are.
fn narrow_extra_px(row: &MagnitudeRow, columns: &Columns) -> f64 {
    let (name, period) = name_lines(row, columns);
    NAME_LINE_PX * (name.len().max(1) - 1) as f64 + PERIOD_LINE_PX * (period.len().max(1) - 1) as f64
}

fn names<DB: DrawingBackend>(
    row: &MagnitudeRow,
    columns: &Columns,
    top: f64,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let theme = *painter.theme;
    let name_face = Face::new(15.0, true, theme.ink);
    let period_face = Face::new(13.0, false, theme.ink_3);
    let (name, period) = name_lines(row, columns);
    let block_px = NAME_LINE_PX * name.len() as f64 + PERIOD_LINE_PX * period.len() as f64;
    let mut y = if columns.wide { top + (72.0 - block_px / 2.0).max(16.0) } else { top + 22.0 };
    for line in &name {
        painter.text(line, (0.0, y), Anchor::Left, name_face)?;
        y += NAME_LINE_PX;
    }
    for line in &period {
        painter.text(line, (0.0, y), Anchor::Left, period_face)?;
        y += PERIOD_LINE_PX;
    }
    let Some(of) = row.months else { return Ok(()) };
    let arrow = if of.open_start { 14.0 } else { 0.0 };
    let beside = period.last().map_or(0.0, |line| width_px(line, 13.0, false)) + 8.0 + arrow;
    if beside + MONTHS_PX <= columns.names_px {
        months(of, (beside, y - PERIOD_LINE_PX - 4.0), painter)
    } else if columns.wide {
        months(of, (arrow, y - 6.0), painter)
    } else {
        Ok(())
    }
}

const MONTHS_PX: f64 = 12.0 * 5.25;

/// Twelve small boxes, filled for the months a period covers; an arrow where its start is not printed.
fn months<DB: DrawingBackend>(
    months: Months,
    (left, top): (f64, f64),
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let theme = *painter.theme;
    for (index, filled) in months.filled.iter().enumerate() {
        let colour = if *filled { theme.ink_2 } else { theme.ground(0.9) };
        painter.rectangle((left + index as f64 * 5.25, top), (4.25, 8.0), colour)?;
    }
    if months.open_start {
        let y = top + 4.0;
        painter.line((left - 11.0, y), (left - 2.0, y), theme.ink_2, 1.25)?;
        painter.line((left - 11.0, y), (left - 7.5, y - 3.0), theme.ink_2, 1.25)?;
        painter.line((left - 11.0, y), (left - 7.5, y + 3.0), theme.ink_2, 1.25)?;
    }
    Ok(())
}

fn value_face<DB: DrawingBackend>(painter: &Painter<'_, DB>) -> AmountFace {
    AmountFace { digits_px: 22.0, unit_px: 14.0, bold: true, colour: painter.theme.ink }
}

fn dot<DB: DrawingBackend>(
    magnitude: &Magnitude,
    row: &MagnitudeRow,
    columns: &Columns,
    (line_y, label_y): (f64, f64),
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let (left, width) = columns.plot;
    let colour = painter.theme.axis;
    painter.dotted((left, left + width), line_y, colour)?;
    let (Some(first), Some(last)) = (magnitude.decades.first(), magnitude.decades.last()) else { return Ok(()) };
    let log: LogCoord<f64> = (first.at..last.at).log_scale().into();
    let track = painter.track((left, line_y - 10.0), (width, 20.0), log);
    if !columns.wide {
        for decade in &magnitude.decades {
            let (x, _) = Painter::place(&track, (decade.at, 0.5));
            painter.line((x, line_y - 7.0), (x, line_y + 7.0), painter.theme.line, 1.0)?;
        }
    }
    let at = (row.point.at, 0.5);
    let disc = Disc { at, radius_px: DISC_PX, colour: painter.accent, paper: painter.theme.paper };
    track.draw(&disc).map_err(error)?;
    let (x, y) = Painter::place(&track, at);
    let face = value_face(painter);
    let label_w = amount_width_px(&row.point.label, face);
    let label_left = (x - label_w / 2.0).clamp(left - SIDE_PX, (left + width + SIDE_PX - label_w).max(left - SIDE_PX));
    painter.amount(&row.point.label, (label_left, label_y), face)?;
    painter.target(&row.point.id, (x, y), 44.0);
    Ok(())
}

fn bar<DB: DrawingBackend>(
    magnitude: &Magnitude,
    row: &MagnitudeRow,
    columns: &Columns,
    (line_y, label_y): (f64, f64),
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let (left, width) = columns.plot;
    let track = painter.track((left, line_y - 10.0), (width, 20.0), 0.0..magnitude.axis.max);
    let (end, y) = Painter::place(&track, (row.point.at, 0.5));
    let (start, _) = Painter::place(&track, (0.0, 0.5));
    painter.line((start, line_y - 14.0), (start, line_y + 14.0), painter.theme.axis, 1.0)?;
    let bar_px = (end - start) * painter.grown;
    painter.rectangle((start, line_y - 9.0), (bar_px, 18.0), painter.accent)?;
    let face = value_face(painter);
    let label_w = amount_width_px(&row.point.label, face);
    painter.amount(&row.point.label, (left, label_y), face)?;
    if let Some(part) = &row.part {
        let small = Face::new(14.0, false, painter.theme.ink_2);
        if label_w + 14.0 + width_px(part, 14.0, false) <= width {
            painter.text(part, (left + label_w + 14.0, label_y + 3.0), Anchor::Left, small)?;
        } else {
            painter.text(part, (start + 10.0, line_y), Anchor::Left, small)?;
        }
    }
    let target_w = (end - start).max(44.0);
    painter.target_box(&row.point.id, (start, line_y - 22.0), (target_w, 44.0), (end.max(start + 4.0), y));
    Ok(())
}

fn covered<DB: DrawingBackend>(
    row: &MagnitudeRow,
    columns: &Columns,
    top: f64,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let theme = *painter.theme;
    let (left, width) = columns.beside;
    let mut y = if columns.wide { top + 12.0 } else { top + 132.0 };
    if let Some(count) = row.beside.iter().find_map(|one| one.count) {
        squares(count, in_column(row, width), (left, y), painter)?;
        y += squares_px(row, width);
    }
    let face = Face::new(13.0, false, theme.ink_2);
    let lines = covered_lines(row, width);
    for line in &lines {
        y += COVERED_LINE_PX;
        painter.text(line, (left, y - 4.0), Anchor::Left, face)?;
    }
    covered_targets(row, &lines, (left, y - COVERED_LINE_PX * lines.len() as f64), painter);
    Ok(())
}

/// Each thing covered is a target of its own: its words.
fn covered_targets<DB: DrawingBackend>(
    row: &MagnitudeRow,
    lines: &[String],
    (left, top): (f64, f64),
    painter: &mut Painter<'_, DB>,
) {
    let place = |covered: &Covered| {
        let words = &covered.text;
        lines.iter().enumerate().find_map(|(index, line)| {
            let at = line.find(words.as_str())?;
            let before = width_px(line.get(..at)?, 13.0, false);
            let line_top = top + COVERED_LINE_PX * index as f64;
            Some((left + before, line_top, width_px(words, 13.0, false)))
        })
    };
    for covered in &row.beside {
        let (x, y, width) = place(covered).unwrap_or((left, top, 44.0));
        let centre = (x + width / 2.0, y + COVERED_LINE_PX - 4.0);
        painter.target_box(&covered.id, (x, y + 3.0), (width.max(24.0), 24.0), centre);
    }
}
