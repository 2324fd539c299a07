//! The shape of a line: through every value where they are few, the band of the lowest and the highest where a px has many.
//!
//! Takes a line and what is shown of it, gives places and values. Never knows where on the surface they lie.

use crate::figure::{Line, Series};

/// From how many values in a px on a line is drawn as the band between the lowest and the highest of each px: all of a
/// stroke through so many values is that band.
pub(super) const DENSE: f64 = 3.0;

/// The last place that is seen of a line that has grown so far, from 0 to 1.
pub(super) fn last_seen(series: &Series, grown: f64) -> usize {
    let (first, last) = series.shown;
    first + ((last - first) as f64 * grown).round() as usize
}

/// The places and values of a line, in pieces between periods without a value.
pub(super) fn paths(line: &Line, (first, last): (usize, usize)) -> Vec<Vec<(f64, f64)>> {
    let mut paths = vec![Vec::new()];
    for at in first..=last {
        match (line.value(at), paths.last_mut()) {
            (Some(value), Some(path)) => path.push((at as f64, value)),
            _ => paths.push(Vec::new()),
        }
    }
    for path in &mut paths {
        // A value between two periods without one is a dot.
        if let [only] = path.as_slice() {
            path.push(*only);
        }
    }
    paths.retain(|path| !path.is_empty());
    paths
}

/// The lowest and the highest value of a px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Band {
    pub(super) at: f64,
    pub(super) low: f64,
    pub(super) high: f64,
}

/// The band of a line, a column for each px that has a value. A column reaches to the last value of the one before it,
/// as the line does.
pub(super) fn bands(line: &Line, (first, last): (usize, usize), per_px: f64) -> Vec<Band> {
    let mut bands = Vec::new();
    let columns = ((last - first + 1) as f64 / per_px).ceil() as usize;
    let place = |column: usize| first + (column as f64 * per_px).round() as usize;
    let mut before = None;
    for column in 0..columns {
        let (from, to) = (place(column), place(column + 1).min(last + 1));
        let Some((mut low, mut high)) = (from < to).then(|| line.bounds(from, to - 1)).flatten() else {
            before = None;
            continue;
        };
        // Not over periods without a value; those within a px are not seen.
        if let Some(value) = before.filter(|_| line.value(from).is_some()) {
            (low, high) = (f64::min(low, value), f64::max(high, value));
        }
        before = line.value(to - 1);
        bands.push(Band { at: f64::midpoint(from as f64, (to - 1) as f64), low, high });
    }
    bands
}
