//! What was drawn where: the boxes of labels and the places of marks, in CSS px.
//!
//! Filled while drawing; taken by the page for its focus targets and by tests that look for overlaps. Never
//! computed apart from the drawing itself.

/// A drawing's map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// Width in CSS px.
    pub width_px: f64,
    /// Height in CSS px.
    pub height_px: f64,
    /// Marks that can be selected, in reading order.
    pub targets: Vec<Target>,
    /// Months that stand in the chart, by EDTF: each leads to the calendar.
    pub months: Vec<Target>,
    /// Every label.
    pub labels: Vec<Label>,
    /// Where values over time lie, in a chart of many.
    pub plot: Option<Plot>,
}

/// The part of a chart that values of many periods are drawn in: too many to be targets each.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plot {
    /// Left.
    pub left_px: f64,
    /// Top.
    pub top_px: f64,
    /// Width.
    pub width_px: f64,
    /// Height.
    pub height_px: f64,
    /// The place of the period at its left.
    pub first: usize,
    /// That at its right.
    pub last: usize,
    /// The value at its foot, in base units.
    pub low: f64,
    /// That at its top.
    pub high: f64,
}

impl Plot {
    /// Where a period lies.
    pub fn x_px(&self, at: usize) -> f64 {
        let length = self.last.saturating_sub(self.first).max(1);
        self.left_px + (at as f64 - self.first as f64) / length as f64 * self.width_px
    }

    /// Where a value lies.
    pub fn y_px(&self, value: f64) -> f64 {
        self.top_px + (1.0 - (value - self.low) / (self.high - self.low)) * self.height_px
    }

    /// The period that is nearest to a place.
    pub fn place_at(&self, x_px: f64) -> usize {
        let length = self.last.saturating_sub(self.first) as f64;
        let part = ((x_px - self.left_px) / self.width_px).clamp(0.0, 1.0);
        self.first + (part * length).round() as usize
    }
}

/// A mark that can be selected.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The statistic, the derived value or the event; the EDTF of a month.
    pub id: String,
    /// Left of the sensitive box.
    pub left_px: f64,
    /// Top of it.
    pub top_px: f64,
    /// Its width.
    pub width_px: f64,
    /// Its height.
    pub height_px: f64,
    /// Centre of the mark.
    pub x_px: f64,
    /// Centre of the mark.
    pub y_px: f64,
}

/// A label's box.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The text.
    pub text: String,
    /// Its size.
    pub size_px: f64,
    /// Left.
    pub left_px: f64,
    /// Top.
    pub top_px: f64,
    /// Width.
    pub width_px: f64,
    /// Height.
    pub height_px: f64,
}

impl Drawing {
    /// The mark or the month of an id.
    pub fn item(&self, id: &str) -> Option<&Target> {
        self.targets.iter().chain(&self.months).find(|item| item.id == id)
    }

    /// The mark at a place, the nearest where boxes overlap.
    pub fn target_at(&self, x_px: f64, y_px: f64) -> Option<&Target> {
        let inside = |target: &&Target| {
            (target.left_px..=target.left_px + target.width_px).contains(&x_px)
                && (target.top_px..=target.top_px + target.height_px).contains(&y_px)
        };
        let distance = |target: &&Target| (target.x_px - x_px).hypot(target.y_px - y_px);
        self.targets.iter().filter(inside).min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }
}

impl Label {
    /// Whether two labels touch by more than a hair.
    pub fn overlaps(&self, other: &Self) -> bool {
        const HAIR_PX: f64 = 0.5;
        self.left_px + HAIR_PX < other.left_px + other.width_px
            && other.left_px + HAIR_PX < self.left_px + self.width_px
            && self.top_px + HAIR_PX < other.top_px + other.height_px
            && other.top_px + HAIR_PX < self.top_px + self.height_px
    }
}
