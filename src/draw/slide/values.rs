//! How large the values over an axis are set, and whether their units stand beside or under them.
//!
//! Takes items and the room of a column, gives a face and the lines of units. Never draws.

use plotters::style::RGBColor;

use super::LEAST_PX;
use super::columns::Item;
use crate::draw::measure;
use crate::draw::painter::{AmountFace, amount_width_px};

pub(super) const PERIOD_PX: f64 = LEAST_PX;
pub(super) const UNIT_PX: f64 = 32.0;

/// So much larger the digits have to be for a unit to leave its place beside them.
const WORTH: f64 = 1.3;

/// The largest of some sizes at which every value fits into a width.
pub(super) fn value_face<'a>(
    items: impl Iterator<Item = &'a Item<'a>> + Clone,
    room_px: f64,
    sizes: &[f64],
    colour: RGBColor,
) -> AmountFace {
    let face = |digits_px: f64| AmountFace { digits_px, unit_px: (digits_px * 0.44).max(LEAST_PX), bold: true, colour };
    let fits = |digits_px: &f64| items.clone().all(|item| amount_width_px(&item.value, face(*digits_px)) <= room_px);
    face(sizes.iter().copied().find(fits).unwrap_or(sizes[sizes.len() - 1]))
}

/// What stands under the digits of the fullest column, in slide px.
fn under_px(items: &[Stacked<'_>], column_px: f64) -> f64 {
    let beside = |text: &str| measure::lines(text, UNIT_PX, false, column_px).len() as f64 * 40.0;
    let period = |text: &str| match measure::lines(text, PERIOD_PX, true, column_px).len() {
        _ if text.is_empty() => 0.0,
        lines => 24.0 + 36.0 * lines as f64,
    };
    let one = |(item, unit): &Stacked<'_>| 40.0 * unit.len() as f64 + beside(item.beside) + period(item.period);
    items.iter().map(one).fold(0.0, f64::max)
}

/// An item, and its unit in lines where it stands under the digits.
pub(super) type Stacked<'a> = (Item<'a>, Vec<String>);

/// The columns with their units beside the digits, or under them where the digits are larger then; and the face.
pub(super) fn set<'a>(
    items: Vec<Item<'a>>,
    (column_px, room_px): (f64, f64),
    ink: RGBColor,
) -> (Vec<Stacked<'a>>, AmountFace) {
    let apart = |item: &Item<'a>| {
        let mut item = item.clone();
        let unit = std::mem::take(&mut item.value.after);
        (item, measure::lines(unit.trim(), UNIT_PX, true, column_px))
    };
    let under: Vec<Stacked<'a>> = items.iter().map(apart).collect();
    let beside: Vec<Stacked<'a>> = items.into_iter().map(|item| (item, Vec::new())).collect();
    let face = |items: &[Stacked<'a>]| {
        let room_px = room_px - under_px(items, column_px);
        let fit = |digits_px: &f64| digits_px * 1.12 + 14.0 <= room_px;
        let all = [104.0, 84.0, 72.0, 64.0, 56.0, 48.0, 42.0];
        let sizes: Vec<f64> = all.into_iter().filter(fit).chain([36.0]).collect();
        let face = value_face(items.iter().map(|(item, _)| item), column_px, &sizes, ink);
        let fits = items.iter().all(|(item, _)| amount_width_px(&item.value, face) <= column_px);
        (if fits { face.digits_px } else { 0.0 }, face)
    };
    let (large, larger) = (face(&beside), face(&under));
    if larger.0 > large.0 * WORTH { (under, larger.1) } else { (beside, large.1) }
}
