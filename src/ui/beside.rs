//! Where a card stands: near its mark, where it covers the least of what else is in the chart.
//!
//! Takes the map of a drawing, a mark and a size, gives the left and top edge of the card in the chart. Never covers the
//! mark that the card tells of, nor the one with the focus: where there is no other room, it stands below the chart.

use crate::draw::{Drawing, Label, Target};

/// Space between a mark and its card.
const AWAY_PX: f64 = 26.0;

/// How near a label is to its mark.
const OWN_PX: f64 = 60.0;

/// How far a card may rise above its chart, where its controls are.
const RISE_PX: f64 = 40.0;

/// How far the places lie apart that are tried.
const STEP_PX: f64 = 24.0;

/// What is given for a card that is one px nearer to its mark: so many square px of labels and marks that it covers.
const NEARNESS_PX: f64 = 40.0;
/// What is given for a mark that can still be seen and pressed.
const HIDDEN: f64 = 3000.0;
/// No mark is larger than this, in square px: of a tile, its words count by themselves.
const LARGEST: f64 = 2000.0;
/// What a px of height is worth above the chart, below it, below the figure, where a frame may end, and out of sight.
const OUTSIDE_PX: [f64; 4] = [20.0, 8.0, 60.0, 250.0];

/// A box in the chart, in CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Area {
    fn of_label(label: &Label) -> Self {
        Self { left: label.left_px, top: label.top_px, width: label.width_px, height: label.height_px }
    }

    /// What is pressed and ringed of a mark.
    pub(super) fn of_mark(mark: &Target) -> Self {
        Self { left: mark.left_px, top: mark.top_px, width: mark.width_px, height: mark.height_px }
    }

    fn right(self) -> f64 {
        self.left + self.width
    }

    fn bottom(self) -> f64 {
        self.top + self.height
    }

    fn grown(self, px: f64) -> Self {
        Self { left: self.left - px, top: self.top - px, width: self.width + 2.0 * px, height: self.height + 2.0 * px }
    }

    /// Square px that two boxes share.
    fn shared(self, other: Self) -> f64 {
        let width = (self.right().min(other.right()) - self.left.max(other.left)).max(0.0);
        let height = (self.bottom().min(other.bottom()) - self.top.max(other.top)).max(0.0);
        width * height
    }

    /// The points of this box and of another one that are nearest to each other.
    pub(super) fn nearest(self, other: Self) -> [(f64, f64); 2] {
        let (x, y) = (other.left + other.width / 2.0, other.top + other.height / 2.0);
        let clamp = |area: Self, (x, y): (f64, f64)| {
            (x.clamp(area.left, area.right().max(area.left)), y.clamp(area.top, area.bottom().max(area.top)))
        };
        let to = clamp(self, (x, y));
        let from = clamp(other, to);
        [clamp(self, from), from]
    }
}

/// What a card is placed among.
pub(super) struct Among<'a> {
    pub(super) drawing: &'a Drawing,
    /// The mark that the card tells of.
    pub(super) target: &'a Target,
    /// The mark with the focus, where there is one.
    pub(super) focused: Option<&'a Target>,
    /// From the top of the chart to the end of its figure.
    pub(super) room_px: f64,
    /// What of that is in sight.
    pub(super) seen_px: (f64, f64),
}

/// The left and top edge of a card.
pub(super) fn beside(among: &Among, (width, height): (f64, f64)) -> (f64, f64) {
    let own = Area::of_mark(among.target).grown(4.0);
    let most = (among.drawing.width_px - width).max(0.0);
    let below = (among.drawing.height_px + 8.0).max(own.bottom());
    let lefts = [own.right() + AWAY_PX / 2.0, own.left - AWAY_PX / 2.0 - width, among.target.x_px - width / 2.0, most];
    let tops = [own.bottom() + AWAY_PX / 2.0, own.top - AWAY_PX / 2.0 - height, among.target.y_px - RISE_PX, below];
    let lefts = lefts.into_iter().chain(steps(0.0, most)).map(|left| left.clamp(0.0, most));
    let tops: Vec<f64> = tops.into_iter().chain(steps(-RISE_PX, below)).map(|top| top.clamp(-RISE_PX, below)).collect();
    let never: Vec<Area> = among.focused.map(|mark| Area::of_mark(mark).grown(4.0)).into_iter().chain([own]).collect();
    let mut best = (f64::INFINITY, (among.target.x_px.clamp(0.0, most), below));
    for left in lefts {
        for top in &tops {
            let card = Area { left, top: *top, width, height };
            if never.iter().any(|area| card.shared(*area) > 0.0) {
                continue;
            }
            let far = far(among, own, card);
            // Most places are too far away for it to matter what they cover.
            if far < best.0 {
                let cost = far + covered(among, card);
                best = if cost < best.0 { (cost, (left, *top)) } else { best };
            }
        }
    }
    best.1
}

/// From one number to another in steps.
fn steps(from: f64, to: f64) -> impl Iterator<Item = f64> {
    core::iter::successors(Some(from), |at| Some(at + STEP_PX)).take_while(move |at| *at <= to)
}

/// How bad it is what a card covers.
fn covered(among: &Among, card: Area) -> f64 {
    let target = among.target;
    // The labels beside the mark are its own: of all labels they stay in sight.
    let is_own = |label: Area| {
        let (x, y) = (target.x_px.clamp(label.left, label.right()), label.top + label.height / 2.0);
        (x - target.x_px).abs() < OWN_PX && (y - target.y_px).abs() < OWN_PX
    };
    let labels = among.drawing.labels.iter().map(Area::of_label);
    let labels = labels.map(|label| card.shared(label) * if is_own(label) { 12.0 } else { 1.0 });
    let marks = among.drawing.targets.iter().chain(&among.drawing.months).map(|mark| {
        let mark = Area::of_mark(mark);
        let size = (mark.width * mark.height).max(1.0);
        let share = card.shared(mark) / size;
        share * size.min(LARGEST) + if share > 0.6 { HIDDEN } else { 0.0 }
    });
    labels.sum::<f64>() + marks.sum::<f64>()
}

/// How bad it is how far a card is away: from its mark, from its chart, and out of sight.
fn far(among: &Among, own: Area, card: Area) -> f64 {
    let target = among.target;
    let [to, from] = card.nearest(own);
    let away = (to.0 - from.0).hypot(to.1 - from.1);
    // Of places as near, the one whose middle is nearer.
    let middle = (card.left + card.width / 2.0 - target.x_px).hypot(card.top + card.height / 2.0 - target.y_px);
    let [above, below, beyond, unseen] = OUTSIDE_PX;
    // Who scrolls to a mark that is out of sight sees its card there.
    let (top, bottom) = among.seen_px;
    let scrolled = (own.bottom() - bottom).max(0.0) - (top - own.top).max(0.0);
    let unseen_px = (card.bottom() - bottom - scrolled).max(0.0) + (top + scrolled - card.top).max(0.0);
    let outside = (-card.top).max(0.0) * above
        + (card.bottom() - among.drawing.height_px).clamp(0.0, card.height) * below
        + (card.bottom() - among.room_px).max(0.0) * beyond
        + unseen_px * unseen;
    away * NEARNESS_PX + middle + outside
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(id: &str, (left_px, top_px): (f64, f64), (width_px, height_px): (f64, f64)) -> Target {
        let (x_px, y_px) = (left_px + width_px / 2.0, top_px + height_px / 2.0);
        Target { id: id.to_owned(), left_px, top_px, width_px, height_px, x_px, y_px }
    }

    fn chart(targets: Vec<Target>, (width_px, height_px): (f64, f64)) -> Drawing {
        Drawing { width_px, height_px, targets, ..Drawing::default() }
    }

    const SEEN: (f64, f64) = (-200.0, 1000.0);

    /// Marks in rows and columns.
    fn many(columns: u32, rows: u32) -> Vec<Target> {
        let at = |count, index: u32, px| f64::from(index) * px / f64::from(count);
        let places = (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row)));
        let place = |(column, row)| (at(columns, column, 1100.0), at(rows, row, 400.0));
        places.map(|at| mark("m", place(at), (44.0, 44.0))).collect()
    }

    #[test]
    fn no_card_covers_the_mark_it_tells_of_nor_the_one_with_the_focus() {
        for (columns, rows) in [(1, 1), (2, 3), (12, 5)] {
            let drawing = chart(many(columns, rows), (1160.0, 460.0));
            for size in [(376.0, 160.0), (376.0, 610.0), (1300.0, 300.0)] {
                for target in &drawing.targets {
                    for focused in drawing.targets.iter().step_by(7) {
                        let focused = Some(focused);
                        let among = Among { drawing: &drawing, target, focused, room_px: 800.0, seen_px: SEEN };
                        let (left, top) = beside(&among, size);
                        let card = Area { left, top, width: size.0, height: size.1 };
                        for mark in [Some(target), focused].into_iter().flatten() {
                            assert!(card.shared(Area::of_mark(mark)) <= 0.0, "{card:?} {mark:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_card_goes_where_there_is_room() {
        let place = |at: (f64, f64)| {
            let drawing = chart(vec![mark("m", at, (44.0, 44.0))], (1160.0, 460.0));
            let target = &drawing.targets[0];
            let among = Among { drawing: &drawing, target, focused: None, room_px: 900.0, seen_px: SEEN };
            beside(&among, (376.0, 300.0))
        };
        assert!(place((20.0, 200.0)).0 > 64.0, "at its right");
        assert!(place((1100.0, 200.0)).0 + 376.0 < 1100.0, "at its left");
        // Where marks stand side by side all over, it is below them all.
        let drawing = chart(many(8, 4), (1160.0, 460.0));
        let target = &drawing.targets[20];
        let among = Among { drawing: &drawing, target, focused: None, room_px: 900.0, seen_px: SEEN };
        assert!(beside(&among, (376.0, 300.0)).1 >= 344.0);
        // Not where nobody would see it, though.
        assert!(beside(&Among { seen_px: (-200.0, 300.0), ..among }, (376.0, 300.0)).1 <= 100.0);
    }

    #[test]
    fn the_line_joins_the_points_that_are_nearest() {
        let area = |left, top, width, height| Area { left, top, width, height };
        let [to, from] = area(100.0, 0.0, 50.0, 50.0).nearest(area(0.0, 10.0, 40.0, 10.0));
        assert_eq!((to, from), ((100.0, 15.0), (40.0, 15.0)));
        let [to, from] = area(0.0, 200.0, 400.0, 50.0).nearest(area(300.0, 0.0, 400.0, 100.0));
        assert_eq!((to, from), ((400.0, 200.0), (400.0, 100.0)));
    }
}
