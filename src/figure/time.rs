//! Marked times of an axis of periods: years, quarters, months, days, hours or minutes, as many as can be read.
//!
//! Takes periods and the places that are shown, gives ticks with labels: the first with its year, the others with what
//! is new. Never marks a time within a period, and never more than [`MOST_TICKS`].

use super::axis::Tick;
use crate::report::Lang;
use crate::report::periods::{Periods, next_mark};
use crate::report::schema::Every;
use crate::words::date;

/// The most times that are marked.
const MOST_TICKS: usize = 12;

/// A marked time.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeMark {
    /// Its place and its label.
    pub tick: Tick,
    /// Whether it tells what the others leave out: the first, and what begins a year, or a day among hours.
    pub major: bool,
}

/// A distance between marked times.
#[derive(Clone, Copy)]
struct Rung {
    /// What is counted.
    of: Every,
    /// Every so many.
    each: i64,
}

const RUNGS: [Rung; 22] = {
    const fn rung(of: Every, each: i64) -> Rung {
        Rung { of, each }
    }
    [
        rung(Every::Minute, 1),
        rung(Every::Minute, 5),
        rung(Every::Minute, 15),
        rung(Every::Minute, 30),
        rung(Every::Hour, 1),
        rung(Every::Hour, 3),
        rung(Every::Hour, 6),
        rung(Every::Hour, 12),
        rung(Every::Day, 1),
        rung(Every::Day, 5),
        rung(Every::Day, 10),
        rung(Every::Month, 1),
        rung(Every::Month, 3),
        rung(Every::Month, 6),
        rung(Every::Year, 1),
        rung(Every::Year, 2),
        rung(Every::Year, 5),
        rung(Every::Year, 10),
        rung(Every::Year, 50),
        rung(Every::Year, 100),
        rung(Every::Year, 500),
        rung(Every::Year, 1000),
    ]
};

/// About how many minutes a unit has.
const fn minutes(of: Every) -> i64 {
    match of {
        Every::Minute => 1,
        Every::Hour => 60,
        Every::Day => 1440,
        Every::Month => 43_830,
        Every::Year => 525_960,
    }
}

/// The marked times among the places shown.
pub(super) fn times(periods: &Periods, shown: (usize, usize), lang: Lang) -> Vec<TimeMark> {
    let every = periods.every();
    let length = i64::try_from(shown.1 - shown.0 + 1).unwrap_or(i64::MAX).saturating_mul(minutes(every));
    let fits = |rung: &&Rung| {
        let most = i64::try_from(MOST_TICKS).unwrap_or(i64::MAX) - 1;
        rung.of <= every && length / (minutes(rung.of) * rung.each) <= most
    };
    let Some(rung) = RUNGS.iter().find(fits).or(RUNGS.last()) else { return Vec::new() };
    let mut ticks: Vec<TimeMark> = Vec::new();
    let mut at = shown.0;
    while at <= shown.1 && ticks.len() < MOST_TICKS {
        let Some(time) = periods.at(at) else { break };
        let Some(next) = next_mark(time, rung.of, rung.each) else { break };
        if next == time {
            let label =
                if ticks.is_empty() { date::moment(time, rung.of, lang) } else { date::mark(time, rung.of, lang) };
            let next_up = if rung.of < Every::Hour { Every::Year } else { Every::Day };
            let major = ticks.is_empty() || next_mark(time, next_up, 1) == Some(time);
            ticks.push(TimeMark { tick: Tick { at: at as f64, label }, major });
            at += 1;
            continue;
        }
        let Ok(place) = usize::try_from(periods.steps_to(next)) else { break };
        // Where a period is longer than a step between marks, the next period is the nearest there is.
        at = place.max(at + 1);
    }
    ticks
}
