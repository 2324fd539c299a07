//! The names of lines, each with its last value: at its end, or in rows above the plot where there is no room beside it.
//!
//! Takes lines and where the plot lies, draws and notes what can be pressed. Never lets two names touch.

use plotters::prelude::DrawingBackend;

use super::super::DrawError;
use super::super::marks::Disc;
use super::super::measure::width_px;
use super::super::painter::{Anchor, Face, Painter, amount_width_px, error};
use super::{BEFORE_NAME_PX, Frame, LEAST_TARGET_PX, SPARE, TimeTrack, colours, value_face};
use crate::figure::{Line, Series, Told};

/// Each line's name with its last value: at its end, or in rows above where there is no room.
pub(super) fn ends<DB: DrawingBackend>(
    series: &Series,
    (track, y_of): (&TimeTrack<DB>, &dyn Fn(f64) -> f64),
    frame: &Frame,
    painter: &mut Painter<'_, DB>,
) -> Result<(), DrawError> {
    let sizes = frame.sizes;
    let colours = colours(series.lines.len(), painter);
    let last = |told: &Told, line: &Line| line.value(told.at).map(|value| (told.at as f64, y_of(value)));
    let marks: Vec<Option<(f64, f64)>> =
        series.lines.iter().zip(&series.told).map(|(line, told)| last(&told.as_ref()?.last, line)).collect();
    let pitch = (sizes.name_px * 2.9).max(LEAST_TARGET_PX);
    let wanted = marks.iter().map(|at| at.map_or(frame.top, |at| Painter::place(track, at).1)).collect();
    let places = spread(wanted, pitch, (frame.top, frame.top + frame.height));
    let paper = painter.theme.paper;
    for (((line, told), at), (index, (colour, y))) in
        series.lines.iter().zip(&series.told).zip(&marks).zip(colours.into_iter().zip(places).enumerate())
    {
        if let Some(at) = at.filter(|_| painter.grown >= 1.0) {
            track.draw(&Disc { at, radius_px: sizes.dot_px, colour, paper }).map_err(error)?;
        }
        let amount = told.as_ref().map(|told| &told.last.amount);
        let face = value_face(sizes, painter);
        let name_face = Face::new(sizes.name_px, true, colour);
        if frame.beside {
            let left = frame.left + frame.width + BEFORE_NAME_PX;
            let width = frame.right - left;
            let name = fitting(&line.name, sizes.name_px, width);
            painter.text(&name, (left, y - sizes.name_px * 0.65), Anchor::Left, name_face)?;
            if let Some(amount) = amount {
                painter.amount(amount, (left, y + sizes.name_px * 0.65), face)?;
            }
            let mark = at.map_or((left, y), |at| Painter::place(track, at));
            painter.target_box(&line.id, (left - 4.0, y - pitch / 2.0), (width + 4.0, pitch), mark);
        } else {
            let (row, top) = (sizes.row_px(), sizes.row_px() * index as f64);
            let middle = top + row / 2.0;
            painter.rectangle((0.0, middle - 2.0), (sizes.name_px, 4.0), colour)?;
            let left = sizes.name_px * 1.5;
            let value = amount.map_or(0.0, |amount| amount_width_px(amount, face) * SPARE + sizes.tick_px * 0.5);
            let name = fitting(&line.name, sizes.name_px, frame.right - left - value - 12.0);
            painter.text(&name, (left, middle), Anchor::Left, name_face)?;
            if let Some(amount) = amount {
                painter.amount(amount, (frame.right - value, middle), face)?;
            }
            painter.target_box(&line.id, (0.0, top), (frame.right, row), (frame.right / 2.0, middle));
        }
    }
    Ok(())
}

/// As much of a name as there is room for.
fn fitting(name: &str, size_px: f64, width: f64) -> String {
    if width_px(name, size_px, true) <= width {
        return name.to_owned();
    }
    let mut shown: String = name.to_owned();
    while shown.pop().is_some() && width_px(&shown, size_px, true) + width_px("…", size_px, true) > width {}
    shown.push('…');
    shown
}

/// Places near the wanted ones, at least `pitch` apart and within the ends where there is room.
fn spread(wanted: Vec<f64>, pitch: f64, (top, bottom): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    let wanted_of = |index: usize| wanted.get(index).copied().unwrap_or(top);
    order.sort_by(|one, other| wanted_of(*one).total_cmp(&wanted_of(*other)));
    let mut places = wanted.clone();
    let mut least = top;
    for index in &order {
        if let Some(place) = places.get_mut(*index) {
            *place = place.max(least);
            least = *place + pitch;
        }
    }
    let mut most = bottom.max(top + pitch * (wanted.len().saturating_sub(1)) as f64);
    for index in order.iter().rev() {
        if let Some(place) = places.get_mut(*index) {
            *place = place.min(most);
            most = *place - pitch;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn names_stand_apart(wanted in proptest::collection::vec(0.0..300.0_f64, 1..5)) {
            let places = spread(wanted.clone(), 30.0, (10.0, 290.0));
            let mut sorted = places.clone();
            sorted.sort_by(f64::total_cmp);
            for pair in sorted.windows(2) {
                prop_assert!(pair[1] - pair[0] >= 30.0 - 1e-9, "{places:?}");
            }
            prop_assert!(sorted.first().is_some_and(|first| *first >= 10.0 - 1e-9));
        }
    }
}
