//! Periods of one length, one after the other: years, months, days, hours, minutes.
//!
//! Takes the first period as EDTF and the length of each, gives the time of any other and back. Counts in civil time,
//! without time zones. Never gives a year of more than four digits.

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime};

use super::edtf::Edtf;
use super::schema::{Every, Series};

/// Periods of one length from a first one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Periods {
    from: DateTime,
    every: Every,
}

/// Periods from a first to a last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// From which on.
    pub periods: Periods,
    /// How many; at least one.
    pub count: usize,
}

/// What stands between the ends of a span.
const BETWEEN: &str = "..";

impl Extent {
    /// What begins with the first of some periods and ends with the last; each with how many there are. `None` where
    /// there are none, or of several lengths, or more than can be counted.
    pub fn of(all: &[(Periods, usize)]) -> Option<Self> {
        let mut periods = all.first()?.0;
        for (other, _) in all {
            if periods.until(other)? < 0 {
                periods = *other;
            }
        }
        let mut last = 0;
        for (other, count) in all {
            last = last.max(usize::try_from(periods.until(other)?).ok()?.checked_add(*count)?);
        }
        Some(Self { periods, count: last })
    }

    /// The first and the last place of a span, `2023-01..2023-06`; `None` where it means nothing here.
    pub fn places(&self, span: &str) -> Option<(usize, usize)> {
        let (first, last) = span.split_once(BETWEEN)?;
        let place = |edtf| usize::try_from(self.periods.place(edtf)?).ok();
        let (first, last) = (place(first)?, place(last)?);
        (first < last && last < self.count).then_some((first, last))
    }

    /// The span between two places as it is written; `None` for all there is.
    pub fn span(&self, first: usize, last: usize) -> Option<String> {
        let last = last.min(self.count.saturating_sub(1));
        let is_part = first > 0 || last + 1 < self.count;
        is_part.then(|| Some(format!("{}{BETWEEN}{}", self.periods.edtf(first)?, self.periods.edtf(last)?)))?
    }
}

const SECONDS_PER_MINUTE: i64 = 60;
const SECONDS_PER_HOUR: i64 = 60 * SECONDS_PER_MINUTE;
const SECONDS_PER_DAY: i64 = 24 * SECONDS_PER_HOUR;
const MONTHS_PER_YEAR: i64 = 12;

impl Periods {
    /// Reads the first period; `None` where it is not written as a period of this length is.
    pub fn parse(from: &str, every: Every) -> Option<Self> {
        Some(Self { from: read(from, every)?, every })
    }

    /// The periods of a series.
    pub fn of(series: &Series) -> Option<Self> {
        Self::parse(&series.from, series.every)
    }

    /// An example of how a period of a length is written.
    pub const fn example(every: Every) -> &'static str {
        match every {
            Every::Year => "2023",
            Every::Month => "2023-05",
            Every::Day => "2023-05-20",
            Every::Hour => "2023-05-20T08:00:00",
            Every::Minute => "2023-05-20T08:30:00",
        }
    }

    /// How long each is.
    pub fn every(&self) -> Every {
        self.every
    }

    /// When the period at a place begins, counted from 0; `None` where the calendar has no such time.
    pub fn at(&self, index: usize) -> Option<DateTime> {
        let index = i64::try_from(index).ok()?;
        let time = match self.every {
            Every::Year | Every::Month => {
                let months = self.months().checked_add(index.checked_mul(self.length())?)?;
                let year = i16::try_from(months.div_euclid(MONTHS_PER_YEAR)).ok()?;
                let month = i8::try_from(months.rem_euclid(MONTHS_PER_YEAR) + 1).ok()?;
                Date::new(year, month, 1).ok()?.at(0, 0, 0, 0)
            }
            _ => self.from.checked_add(SignedDuration::from_secs(index.checked_mul(self.length())?)).ok()?,
        };
        (0..=9999).contains(&time.year()).then_some(time)
    }

    /// The period at a place as EDTF.
    pub fn edtf(&self, index: usize) -> Option<String> {
        let time = self.at(index)?;
        let date = time.date();
        Some(match self.every {
            Every::Year => format!("{:04}", date.year()),
            Every::Month => format!("{:04}-{:02}", date.year(), date.month()),
            Every::Day => date.to_string(),
            Every::Hour | Every::Minute => format!("{date}T{:02}:{:02}:00", time.hour(), time.minute()),
        })
    }

    /// The place of a period, counted from 0 and less than none for one before the first; `None` where the text is not
    /// a period of this length.
    pub fn place(&self, edtf: &str) -> Option<i64> {
        Some(self.steps_to(read(edtf, self.every)?))
    }

    /// How many periods later others of the same length begin; `None` where they are of another length.
    pub fn until(&self, other: &Self) -> Option<i64> {
        (self.every == other.every).then(|| self.steps_to(other.from))
    }

    /// The last place, counted from 0, of a period that begins at a time or before it.
    pub fn steps_to(&self, time: DateTime) -> i64 {
        match self.every {
            Every::Year | Every::Month => {
                let other = Self { from: time, every: self.every };
                (other.months() - self.months()).div_euclid(self.length())
            }
            _ => self.from.duration_until(time).as_secs().div_euclid(self.length()),
        }
    }

    /// The months from the year 0 to the first period.
    fn months(&self) -> i64 {
        i64::from(self.from.year()) * MONTHS_PER_YEAR + i64::from(self.from.month()) - 1
    }

    /// The length of each, in months or in seconds.
    fn length(&self) -> i64 {
        match self.every {
            Every::Year => MONTHS_PER_YEAR,
            Every::Month => 1,
            Every::Day => SECONDS_PER_DAY,
            Every::Hour => SECONDS_PER_HOUR,
            Every::Minute => SECONDS_PER_MINUTE,
        }
    }
}

/// The first time at or after another that begins a year, month, day, hour or minute whose number is a multiple of
/// `each`; of days and months, the first and those. `None` where the calendar has none.
pub fn next_mark(time: DateTime, of: Every, each: i64) -> Option<DateTime> {
    let (date, each) = (time.date(), each.max(1));
    let midnight = |date: Date| date.at(0, 0, 0, 0);
    let is_midnight = time == midnight(date);
    match of {
        Every::Year | Every::Month => {
            let months = i64::from(date.year()) * MONTHS_PER_YEAR + i64::from(date.month()) - 1;
            let begun = i64::from(!is_midnight || date.day() > 1);
            let each = if of == Every::Year { each * MONTHS_PER_YEAR } else { each };
            let next = (months + begun + each - 1).div_euclid(each) * each;
            let year = i16::try_from(next.div_euclid(MONTHS_PER_YEAR)).ok()?;
            let month = i8::try_from(next.rem_euclid(MONTHS_PER_YEAR) + 1).ok()?;
            Date::new(year, month, 1).ok().map(midnight)
        }
        Every::Day => {
            let mut day = if is_midnight { date } else { date.tomorrow().ok()? };
            // The thirtieth would stand beside the first.
            let is_mark = |day: Date| {
                let number = i64::from(day.day());
                number == 1 || (number % each == 0 && (each == 1 || number + each <= 31))
            };
            while !is_mark(day) {
                day = day.tomorrow().ok()?;
            }
            Some(midnight(day))
        }
        Every::Hour | Every::Minute => {
            let step = each * if of == Every::Hour { SECONDS_PER_HOUR } else { SECONDS_PER_MINUTE };
            let seconds = midnight(date).duration_until(time).as_secs();
            let next = (seconds + step - 1).div_euclid(step) * step;
            midnight(date).checked_add(SignedDuration::from_secs(next)).ok()
        }
    }
}

fn read(text: &str, every: Every) -> Option<DateTime> {
    let (date, time) = match every {
        Every::Hour | Every::Minute => text.split_once('T')?,
        _ => (text, "00:00:00"),
    };
    let date = match (Edtf::parse(date).ok()?, every) {
        (Edtf::Year(year), Every::Year) => Date::new(year, 1, 1).ok()?,
        (Edtf::Month(year, month), Every::Month) => Date::new(year, month, 1).ok()?,
        (Edtf::Day(day), Every::Day | Every::Hour | Every::Minute) => day,
        _ => return None,
    };
    let [hour, minute] = clock(time)?;
    (every != Every::Hour || minute == 0).then_some(())?;
    date.at(0, 0, 0, 0).checked_add(SignedDuration::from_mins(hour * 60 + minute)).ok()
}

/// Hours and minutes of `08:30:00`.
fn clock(text: &str) -> Option<[i64; 2]> {
    let two = |at: usize| -> Option<i64> {
        let digits = text.get(at..at + 2)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    let colons = text.len() == 8 && [2, 5].iter().all(|at| text.as_bytes().get(*at) == Some(&b':'));
    let (hour, minute, second) = (two(0)?, two(3)?, two(6)?);
    (colons && hour < 24 && minute < 60 && second == 0).then_some([hour, minute])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn periods(from: &str, every: Every) -> Periods {
        Periods::parse(from, every).expect("a period")
    }

    #[test]
    fn periods_go_on_over_the_ends_of_months_and_years() {
        for (from, every, index, expected) in [
            ("2019", Every::Year, 4, "2023"),
            ("2022-11", Every::Month, 3, "2023-02"),
            ("2024-02-28", Every::Day, 2, "2024-03-01"),
            ("2023-12-31T23:00:00", Every::Hour, 1, "2024-01-01T00:00:00"),
            ("2023-01-01T00:00:00", Every::Minute, 999_999, "2024-11-25T10:39:00"),
        ] {
            let periods = periods(from, every);
            assert_eq!(periods.edtf(index).as_deref(), Some(expected));
            assert_eq!(periods.place(expected), i64::try_from(index).ok(), "{expected}");
        }
    }

    #[test]
    fn a_period_of_another_length_is_none() {
        for (text, every) in [
            ("2023", Every::Month),
            ("2023-05", Every::Year),
            ("2023-05-20", Every::Hour),
            ("2023-05-20T08:30:00", Every::Hour),
            ("2023-05-20T08:30:01", Every::Minute),
            ("2023-05-20T24:00:00", Every::Minute),
            ("2023-05-20T8:00:00", Every::Minute),
            ("2023-05-20T08:30", Every::Minute),
            ("../2023", Every::Year),
            ("", Every::Day),
        ] {
            assert_eq!(Periods::parse(text, every), None, "{text}");
        }
        for every in [Every::Year, Every::Month, Every::Day, Every::Hour, Every::Minute] {
            assert!(Periods::parse(Periods::example(every), every).is_some());
        }
    }

    #[test]
    fn marks_are_at_round_times() {
        let next = |time: &str, of, each| {
            let mark = next_mark(read(time, Every::Minute).expect("a time"), of, each).expect("a mark");
            Periods { from: mark, every: Every::Minute }.edtf(0).expect("a time")
        };
        for (time, of, each, expected) in [
            ("2023-01-01T00:00:00", Every::Year, 1, "2023-01-01T00:00:00"),
            ("2023-01-01T00:01:00", Every::Year, 5, "2025-01-01T00:00:00"),
            ("2023-11-02T00:00:00", Every::Month, 3, "2024-01-01T00:00:00"),
            ("2023-04-01T00:00:00", Every::Month, 3, "2023-04-01T00:00:00"),
            ("2023-04-26T00:00:00", Every::Day, 5, "2023-05-01T00:00:00"),
            ("2023-04-24T07:00:00", Every::Day, 5, "2023-04-25T00:00:00"),
            ("2023-04-21T00:00:00", Every::Day, 10, "2023-05-01T00:00:00"),
            ("2023-12-31T23:01:00", Every::Hour, 6, "2024-01-01T00:00:00"),
            ("2023-12-31T23:01:00", Every::Minute, 15, "2023-12-31T23:15:00"),
        ] {
            assert_eq!(next(time, of, each), expected, "{time} {of:?} {each}");
        }
    }

    #[test]
    fn no_year_has_five_digits() {
        assert_eq!(periods("9998", Every::Year).edtf(1).as_deref(), Some("9999"));
        assert_eq!(periods("9999", Every::Year).edtf(1), None);
        assert_eq!(periods("2023-05-20T08:30:00", Every::Minute).edtf(usize::MAX), None);
        assert_eq!(periods("0000-01", Every::Month).place("9999-12"), Some(119_999));
    }

    proptest! {
        #[test]
        fn a_place_is_found_again(index in 0_usize..2_000_000, which in 0_usize..5) {
            let every = [Every::Year, Every::Month, Every::Day, Every::Hour, Every::Minute][which];
            let periods = Periods::parse(Periods::example(every), every).expect("a period");
            if let Some(edtf) = periods.edtf(index) {
                prop_assert_eq!(periods.place(&edtf), i64::try_from(index).ok());
            }
        }

        #[test]
        fn no_text_can_stop_the_reader(text in "\\PC{0,24}", which in 0_usize..5) {
            let every = [Every::Year, Every::Month, Every::Day, Every::Hour, Every::Minute][which];
            let _ = Periods::parse(&text, every);
        }
    }
}
