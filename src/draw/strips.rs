//! How a high chart is divided into strips, each of which is drawn on a canvas of its own.
//!
//! Takes a size in CSS px and the device's pixel ratio, gives strips from top to bottom. A browser refuses canvases of
//! more than some thousand px, and one that is drawn to its last px is late for those in view. Never divides what is
//! hardly higher than a strip, and never asks for more memory than the largest share of it that browsers give canvases.

/// Longest side of a canvas, in device px: beyond it browsers refuse.
pub(super) const MOST_DEVICE_PX: f64 = 8192.0;

/// Most device px of all strips together, of four bytes each: 256 MB. Safari gives nothing beyond 384.
const MOST_DEVICE_PX2: f64 = 64e6;

/// How high a strip is, in CSS px.
const STRIP_PX: f64 = 1024.0;

/// A part of a chart from side to side, in CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strip {
    /// Where it begins, from the top of the chart.
    pub top_px: f64,
    /// How high it is.
    pub height_px: f64,
}

impl Strip {
    /// Where it ends, from the top of the chart.
    #[must_use]
    pub fn bottom_px(self) -> f64 {
        self.top_px + self.height_px
    }
}

/// The strips of a chart, and how many device px each CSS px has in them: as many as the screen's, unless the chart is
/// too wide or too large for that. Strips meet between two px of their canvases, so that no seam is seen.
#[must_use]
pub fn strips((width_px, height_px): (f64, f64), pixel_ratio: f64) -> (Vec<Strip>, f64) {
    let of_all = (MOST_DEVICE_PX2 / (width_px * height_px).max(1.0)).sqrt();
    let ratio = pixel_ratio.clamp(0.5, 4.0).min(MOST_DEVICE_PX / width_px.max(STRIP_PX * 1.5)).min(of_all);
    if height_px <= STRIP_PX * 1.5 {
        return (vec![Strip { top_px: 0.0, height_px }], ratio);
    }
    let step_px = (STRIP_PX * ratio).round() / ratio;
    // What is left over at the end is added to the last strip where it is less than half of one.
    let count = ((height_px / step_px).round() as u32).max(1);
    let strip = |at: u32| {
        let top_px = f64::from(at) * step_px;
        Strip { top_px, height_px: if at + 1 == count { height_px - top_px } else { step_px } }
    };
    ((0..count).map(strip).collect(), ratio)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strips_cover_a_chart_without_gap_or_overlap_and_meet_between_device_px() {
        for height_px in [1.0, 300.5, 1536.0, 1537.0, 2600.0, 7003.25, 40_000.0] {
            for asked in [0.1, 1.0, 1.1, 1.25, 1.5, 2.0, 2.625, 3.0, 9.0] {
                let (strips, ratio) = strips((1408.0, height_px), asked);
                let all_px2 = 1408.0 * height_px * ratio.powi(2);
                assert!(all_px2 <= MOST_DEVICE_PX2 * 1.0001, "{height_px} at {asked}: {all_px2}");
                // Fewer px than the screen's where the whole would be too much, and only there.
                let is_screens = (ratio - asked.clamp(0.5, 4.0)).abs() < 1e-9;
                assert!(is_screens || all_px2 > MOST_DEVICE_PX2 * 0.9999, "{height_px} at {asked}: {ratio}");
                let mut top_px = 0.0;
                for strip in &strips {
                    assert!((strip.top_px - top_px).abs() < 1e-9, "{height_px} at {asked}: {strip:?}");
                    let device_px = strip.top_px * ratio;
                    assert!((device_px - device_px.round()).abs() < 1e-6, "{height_px} at {asked}: {strip:?}");
                    assert!(strip.height_px > 0.0 && strip.height_px * ratio <= MOST_DEVICE_PX);
                    top_px = strip.bottom_px();
                }
                assert!((top_px - height_px).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn a_chart_that_is_hardly_higher_is_one_strip() {
        assert_eq!(strips((1408.0, 1500.0), 2.0).0, [Strip { top_px: 0.0, height_px: 1500.0 }]);
        assert_eq!(strips((1408.0, 7003.0), 2.0).0.len(), 7);
    }

    #[test]
    fn what_is_too_wide_has_fewer_pixels() {
        assert!((strips((4096.0, 500.0), 4.0).1 - 2.0).abs() < 1e-9);
    }
}
