//! Says what is being done, and what it took. Takes a name and the work, gives the work's outcome; never decides anything.

use crate::stop::Outcome;
use std::time::Duration;

/// Prints that `name` begins, does the work, and prints what it took.
pub(crate) fn step<T>(name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("· {name} …");
    let start = std::time::Instant::now();
    let outcome = work();
    if outcome.is_ok() {
        println!("✓ {name} … {}", took(start.elapsed()));
    }
    outcome
}

/// Prints that something was there already.
pub(crate) fn there(name: &str, place: &str) {
    println!("✓ {name} … there already ({place})");
}

/// A span of time as a person says it.
pub(crate) fn took(span: Duration) -> String {
    if span < Duration::from_secs(10) {
        format!("{:.1} s", span.as_secs_f64())
    } else {
        format!("{} s", span.as_secs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_spans_have_a_decimal() {
        assert_eq!(took(Duration::from_millis(1234)), "1.2 s");
        assert_eq!(took(Duration::from_millis(212_900)), "212 s");
    }
}
