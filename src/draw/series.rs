//! Draws *series*: lines over time, each named at its end, with its highest and its lowest value where it is alone.
//!
//! Takes the lines and the span that is shown. Where there are several values in a px, the band from the lowest to the
//! highest is drawn, which is the same picture as a stroke through all of them. Never joins values over a period without
//! one, but within a px.

mod names;
mod shape;

use plotters::coord::types::RangedCoordf64;
use plotters::prelude::DrawingBackend;
use plotters::style::RGBColor;

use super::DrawError;
use super::drawing::Plot;
use super::marks::Disc;
use super::measure::width_px;
use super::painter::{AmountFace, Anchor, Face, Painter, Track, amount_width_px, error};
use crate::figure::{Line, Series, Summary};
use names::ends;
use shape::{DENSE, bands, last_seen, paths};

/// How large everything is, in px of what is drawn on.
#[allow(clippy::struct_field_names, reason = "units are named")]
#[derive(Clone, Copy)]
pub(super) struct Sizes {
    tick_px: f64,
    name_px: f64,
    line_px: f64,
    dot_px: f64,
    /// From which width on names stand beside the ends of lines.
    beside_from_px: f64,
}

const CHART: Sizes = Sizes { tick_px: 13.0, name_px: 15.0, line_px: 1.75, dot_px: 4.5, beside_from_px: 600.0 };
pub(super) const SLIDE: Sizes =
    Sizes { tick_px: 28.0, name_px: 34.0, line_px: 4.0, dot_px: 10.0, beside_from_px: 1200.0 };

const PLOT_PX: f64 = 340.0;
const NARROW_PLOT_PX: f64 = 220.0;
/// The smallest height that a line's name can be pressed at.
const LEAST_TARGET_PX: f64 = 24.0;

impl Sizes {
    fn foot_px(self) -> f64 {
        self.tick_px * 2.6
    }

    /// Above the plot: the remark on the axis and room for the label of the highest value.
    fn head_px(self) -> f64 {
        self.tick_px * 3.4
    }

    /// A row that names a line above the plot.
    fn row_px(self) -> f64 {
        (self.name_px * 1.8).max(LEAST_TARGET_PX)
    }

    fn is_beside(self, width: f64) -> bool {
        width >= self.beside_from_px
    }

    fn names_px(self, series: &Series, width: f64) -> f64 {
        if self.is_beside(width) { 0.0 } else { self.row_px() * series.lines.len() as f64 }
    }
}

pub(super) fn height_px(series: &Series, width: f64) -> f64 {
    let plot = if CHART.is_beside(width) { PLOT_PX } else { NARROW_PLOT_PX };
    CHART.names_px(series, width) + CHART.head_px() + plot + CHART.foot_px()
}

#[inline(never)]
pub(super) fn draw<DB: DrawingBackend>(series: &Series, painter: &mut Painter<'_, DB>) -> Result<(), DrawError> {
    draw_in(series, CHART, painter)
}

/// Draws in all of the painter's area.
pub(super) fn draw_in<DB: DrawingBackend>(
    series: &Series,
    sizes: Sizes,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let colours = colours(series.lines.len(), painter);
    let frame = Frame::of(series, sizes, painter);
    axes(series, &frame, painter)?;
    let track = painter.track(
        (frame.left, frame.top),
        (frame.width, frame.height),
        series.shown.0 as f64..(series.shown.1.max(series.shown.0 + 1)) as f64,
    );
    painter.plot(Plot {
        left_px: frame.left,
        top_px: frame.top,
        width_px: frame.width,
        height_px: frame.height,
        first: series.shown.0,
        last: series.shown.1,
        low: series.min,
        high: series.axis.max,
    });
    let (min, range) = (series.min, series.axis.max - series.min);
    let y_of = |value: f64| 1.0 - (value - min) / range;
    for (line, colour) in series.lines.iter().zip(colours) {
        let place = |at: f64, value: f64| Painter::place(&track, (at, y_of(value)));
        let last = last_seen(series, painter.grown);
        let per_px = (series.shown.1 - series.shown.0 + 1) as f64 / frame.width;
        if per_px < DENSE {
            for path in paths(line, (series.shown.0, last)) {
                let path = path.into_iter().map(|(at, value)| place(at, value)).collect();
                painter.path(path, colour, sizes.line_px)?;
            }
        } else {
            // Boxes and no outline: a surface fills a thousand of them in less time than one shape of as many corners.
            for one in bands(line, (series.shown.0, last), per_px) {
                let ((x, high), (_, low)) = (place(one.at, one.high), place(one.at, one.low));
                let (left, top) = (x - sizes.line_px / 2.0, high - sizes.line_px / 2.0);
                painter.rectangle((left, top), (sizes.line_px, low - high + sizes.line_px), colour)?;
            }
        }
    }
    if let ([line], [Some(told)]) = (series.lines.as_slice(), series.told.as_slice()) {
        extremes((line, told), series.shown, (&track, &y_of), sizes, painter)?;
    }
    ends(series, (&track, &y_of), &frame, painter)
}

/// A colour for each line: that of the section first. The ink of a section without a colour is for one line alone, since
/// beside another's it is not told apart by every eye.
fn colours<DB: DrawingBackend>(lines: usize, painter: &Painter<'_, DB>) -> Vec<RGBColor> {
    let theme = painter.theme;
    let mut colours = Vec::from_iter((lines == 1 || painter.accent != theme.ink).then_some(painter.accent));
    for colour in [theme.finance, theme.ip, theme.governance, theme.outreach] {
        if !colours.contains(&colour) {
            colours.push(colour);
        }
    }
    colours
}

/// Where the plot lies in the area.
struct Frame {
    sizes: Sizes,
    left: f64,
    top: f64,
    width: f64,
    height: f64,
    /// The right end of all that is drawn.
    right: f64,
    beside: bool,
}

const AFTER_TICKS_PX: f64 = 12.0;
const BEFORE_NAME_PX: f64 = 14.0;
/// Letters may be a little wider than the table of widths has them; nothing of a value is to be lost at the edge.
const SPARE: f64 = 1.08;

impl Frame {
    fn of<DB: DrawingBackend>(series: &Series, sizes: Sizes, painter: &Painter<'_, DB>) -> Self {
        let beside = sizes.is_beside(painter.width_px);
        let ticks = series.axis.ticks.iter().map(|tick| width_px(&tick.label, sizes.tick_px, false));
        let left = ticks.fold(0.0, f64::max) + AFTER_TICKS_PX;
        let name = |(line, told): (&Line, &Option<Summary>)| {
            let value = told.as_ref().map_or(0.0, |told| {
                amount_width_px(&told.last.amount, value_face(sizes, painter)) * SPARE + sizes.tick_px
            });
            width_px(&line.name, sizes.name_px, true).min(painter.width_px * 0.24).max(value)
        };
        let names = series.lines.iter().zip(&series.told).map(name).fold(0.0, f64::max);
        let after = if beside { BEFORE_NAME_PX + names } else { sizes.dot_px + 2.0 };
        let top = sizes.names_px(series, painter.width_px) + sizes.head_px();
        let width = (painter.width_px - left - after).max(48.0);
        let height = (painter.height_px - top - sizes.foot_px()).max(48.0);
        Self { sizes, left, top, width, height, right: painter.width_px, beside }
    }
}

fn value_face<DB: DrawingBackend>(sizes: Sizes, painter: &Painter<'_, DB>) -> AmountFace {
    AmountFace { digits_px: sizes.name_px, unit_px: sizes.tick_px, bold: true, colour: painter.theme.ink }
}

/// Grid, base line, the labels of both axes.
fn axes<DB: DrawingBackend>(series: &Series, frame: &Frame, painter: &mut Painter<'_, DB>) -> Result<(), DrawError> {
    let theme = *painter.theme;
    let sizes = frame.sizes;
    let face = Face::new(sizes.tick_px, false, theme.ink_3);
    let (base, right) = (frame.top + frame.height, frame.left + frame.width);
    for tick in &series.axis.ticks {
        let y = base - (tick.at - series.min) / (series.axis.max - series.min) * frame.height;
        let colour = if tick.at == 0.0 { theme.axis } else { theme.grid };
        painter.line((frame.left, y), (right, y), colour, 1.0)?;
        painter.text(&tick.label, (frame.left - AFTER_TICKS_PX, y), Anchor::Right, face)?;
    }
    if let Some(remark) = series.not_from_zero {
        let y = frame.top - sizes.head_px() + sizes.tick_px * 0.7;
        painter.text(remark, (0.0, y), Anchor::Left, face)?;
    }
    painter.line((frame.left, base), (right, base), theme.axis, 1.0)?;
    let length = (series.shown.1.max(series.shown.0 + 1) - series.shown.0) as f64;
    let mut taken: Vec<(f64, f64)> = Vec::new();
    // What begins a year, or a day among hours, has its label first; the others where there is room.
    for major in [true, false] {
        for mark in series.times.iter().filter(|mark| mark.major == major) {
            let x = frame.left + (mark.tick.at - series.shown.0 as f64) / length * frame.width;
            painter.line((x, base), (x, base + sizes.tick_px * 0.4), theme.axis, 1.0)?;
            let half = width_px(&mark.tick.label, sizes.tick_px, false) / 2.0;
            let middle = x.max(half).min(frame.right - half);
            let (from, to) = (middle - half - sizes.tick_px / 2.0, middle + half + sizes.tick_px / 2.0);
            if taken.iter().all(|(other_from, other_to)| to <= *other_from || *other_to <= from) {
                painter.text(&mark.tick.label, (middle, base + sizes.tick_px * 1.4), Anchor::Middle, face)?;
                taken.push((from, to));
            }
        }
    }
    Ok(())
}

type TimeTrack<DB> = Track<DB, RangedCoordf64>;

/// The highest and the lowest value, each with its digits; none where it is the last, which has its name beside it.
fn extremes<DB: DrawingBackend>(
    (line, told): (&Line, &Summary),
    shown: (usize, usize),
    (track, y_of): (&TimeTrack<DB>, &dyn Fn(f64) -> f64),
    sizes: Sizes,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let (left, base) = Painter::place(track, (shown.0 as f64, 1.0));
    let (right, _) = Painter::place(track, (shown.1 as f64, 1.0));
    for (told, above) in
        [(&told.highest, true), (&told.lowest, false)].into_iter().filter(|(one, _)| one.at != told.last.at)
    {
        let Some(value) = line.value(told.at) else { continue };
        let at = (told.at as f64, y_of(value));
        let (x, y) = Painter::place(track, at);
        let (colour, paper) = (painter.accent, painter.theme.paper);
        track.draw(&Disc { at, radius_px: sizes.dot_px, colour, paper }).map_err(error)?;
        let away = sizes.tick_px * 1.1;
        let below = y + away;
        let y = if above || below + sizes.tick_px * 0.5 > base { y - away } else { below };
        // With its unit: in English the scale of each value is its own.
        let label = told.amount.text();
        let half = width_px(&label, sizes.tick_px, true) / 2.0;
        let face = Face::new(sizes.tick_px, true, painter.theme.ink);
        let middle = x.max(left + half).min((right - half).max(left + half));
        painter.text(&label, (middle, y), Anchor::Middle, face)?;
    }
    Ok(())
}
