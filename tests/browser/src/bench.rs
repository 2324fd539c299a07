//! What measurements have in common: medians, and how sure they are.
//!
//! Takes numbers, gives one number or words. Never a mean, which one busy moment of the machine would spoil.

/// The median; no number where there are none.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The median, and between which values it lies with 95 % certainty: by order alone, whatever the distribution.
pub fn interval(mut values: Vec<f64>) -> String {
    values.sort_by(f64::total_cmp);
    let count = values.len() as f64;
    let below = ((count - 1.96 * count.sqrt()) / 2.0).floor().max(1.0) as usize - 1;
    let (Some(low), Some(high)) = (values.get(below), values.get(values.len() - 1 - below)) else {
        return String::new();
    };
    format!("{:.2} ({low:.2}–{high:.2})", median(values.clone()))
}
