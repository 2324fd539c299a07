//! Dates exactly as precise as the print: a year, a month, a day, a span of days, or 'up to'.
//!
//! Takes EDTF strings (ISO 8601-2, the part a printed report needs), gives [`Edtf`]. Never adds a day to a
//! month or a month to a year; what a whole month spans is asked for by name.

use core::fmt;

use jiff::civil::Date;

/// A date of mixed precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edtf {
    /// `2023`
    Year(i16),
    /// `2023-05`
    Month(i16, i8),
    /// `2023-05-20`
    Day(Date),
    /// `2023-05-20/2023-05-31`, both days included.
    Span(Date, Date),
    /// `../2023`: up to the end of a year.
    UpToYear(i16),
    /// `../2023-09`: up to the end of a month.
    UpToMonth(i16, i8),
    /// `../2023-09-30`: up to the end of a day.
    UpToDay(Date),
}

/// Why a string is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdtfError {
    /// Not of a form that is known.
    Form,
    /// Of the form, but there is no such day or month.
    NoSuchDate,
    /// A span that ends before it begins.
    Backwards,
}

impl Edtf {
    /// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `DAY/DAY` and `../` before any of the first three.
    pub fn parse(text: &str) -> Result<Self, EdtfError> {
        if let Some(rest) = text.strip_prefix("../") {
            return match Self::parse_single(rest)? {
                Self::Year(year) => Ok(Self::UpToYear(year)),
                Self::Month(year, month) => Ok(Self::UpToMonth(year, month)),
                Self::Day(day) => Ok(Self::UpToDay(day)),
                _ => Err(EdtfError::Form),
            };
        }
        let Some((from, to)) = text.split_once('/') else { return Self::parse_single(text) };
        match (Self::parse_single(from)?, Self::parse_single(to)?) {
            (Self::Day(from), Self::Day(to)) if from <= to => Ok(Self::Span(from, to)),
            (Self::Day(_), Self::Day(_)) => Err(EdtfError::Backwards),
            _ => Err(EdtfError::Form),
        }
    }

    fn parse_single(text: &str) -> Result<Self, EdtfError> {
        let part = |range: core::ops::Range<usize>, text: &str| -> Option<i16> {
            let digits = text.get(range)?;
            digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
        };
        let year = part(0..4, text).ok_or(EdtfError::Form)?;
        let dash = |at: usize| text.as_bytes().get(at) == Some(&b'-');
        match text.len() {
            4 => Ok(Self::Year(year)),
            7 if dash(4) => {
                let month = part(5..7, text).ok_or(EdtfError::Form)? as i8;
                Date::new(year, month, 1).map_err(|_| EdtfError::NoSuchDate)?;
                Ok(Self::Month(year, month))
            }
            10 if dash(4) && dash(7) => {
                let month = part(5..7, text).ok_or(EdtfError::Form)? as i8;
                let day = part(8..10, text).ok_or(EdtfError::Form)? as i8;
                Date::new(year, month, day).map(Self::Day).map_err(|_| EdtfError::NoSuchDate)
            }
            _ => Err(EdtfError::Form),
        }
    }

    /// The year it lies in, or ends in.
    pub fn year(self) -> i16 {
        match self {
            Self::Year(year) | Self::Month(year, _) | Self::UpToYear(year) | Self::UpToMonth(year, _) => year,
            Self::Day(day) | Self::UpToDay(day) | Self::Span(_, day) => day.year(),
        }
    }

    /// The month it lies in; `None` for years, for 'up to', and for a span over two months.
    pub fn month(self) -> Option<(i16, i8)> {
        match self {
            Self::Month(year, month) => Some((year, month)),
            Self::Day(day) => Some((day.year(), day.month())),
            Self::Span(from, to) => {
                ((from.year(), from.month()) == (to.year(), to.month())).then(|| (from.year(), from.month()))
            }
            _ => None,
        }
    }

    /// The first day it covers and the day after its last, for forms that know nothing but days; never to be shown as
    /// what is printed. `None` for 'up to', which begins nowhere, and for what ends with the last day there is.
    pub fn covers(self) -> Option<(Date, Date)> {
        let (first, last) = match self {
            Self::Year(year) => (Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?),
            Self::Month(year, month) => {
                let first = Date::new(year, month, 1).ok()?;
                (first, first.last_of_month())
            }
            Self::Day(_) | Self::Span(..) => self.days()?,
            Self::UpToYear(_) | Self::UpToMonth(..) | Self::UpToDay(_) => return None,
        };
        Some((first, last.tomorrow().ok()?))
    }

    /// The days it names, first and last, where it names days.
    pub fn days(self) -> Option<(Date, Date)> {
        match self {
            Self::Day(day) => Some((day, day)),
            Self::Span(from, to) => Some((from, to)),
            _ => None,
        }
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Year(year) => write!(out, "{year:04}"),
            Self::Month(year, month) => write!(out, "{year:04}-{month:02}"),
            Self::Day(day) => write!(out, "{day}"),
            Self::Span(from, to) => write!(out, "{from}/{to}"),
            Self::UpToYear(year) => write!(out, "../{year:04}"),
            Self::UpToMonth(year, month) => write!(out, "../{year:04}-{month:02}"),
            Self::UpToDay(day) => write!(out, "../{day}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_read_is_written_again() {
        for text in ["2023", "2023-05", "2023-05-20", "2023-05-20/2023-05-31", "../2023", "../2023-09", "../2023-09-30"]
        {
            assert_eq!(Edtf::parse(text).map(|date| date.to_string()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn a_date_that_is_none_says_why() {
        assert_eq!(Edtf::parse("2023-02-30"), Err(EdtfError::NoSuchDate));
        assert_eq!(Edtf::parse("2023-13"), Err(EdtfError::NoSuchDate));
        assert_eq!(Edtf::parse("2023-05-31/2023-05-20"), Err(EdtfError::Backwards));
        for bad in ["", "23", "2023-5", "2023/05", "2023-05-20T00:00", "..", "../", "五月", "+023", "2023-05/2023-06"]
        {
            assert_eq!(Edtf::parse(bad), Err(EdtfError::Form), "{bad}");
        }
    }

    #[test]
    fn what_it_covers_ends_before_the_day_after() {
        let covers = |text: &str| {
            let (first, end) = Edtf::parse(text).ok()?.covers()?;
            Some(format!("{first} {end}"))
        };
        for (text, expected) in [
            ("2023", "2023-01-01 2024-01-01"),
            ("2024-02", "2024-02-01 2024-03-01"),
            ("2023-02", "2023-02-01 2023-03-01"),
            ("2023-12", "2023-12-01 2024-01-01"),
            ("2023-12-31", "2023-12-31 2024-01-01"),
            ("2023-05-20/2023-05-31", "2023-05-20 2023-06-01"),
        ] {
            assert_eq!(covers(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["../2023", "../2023-09", "../2023-09-30", "9999", "9999-12"] {
            assert_eq!(covers(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_can_stop_the_parser(text in "\\PC{0,24}") {
            if let Ok(date) = Edtf::parse(&text) {
                prop_assert_eq!(date.to_string(), text);
            }
        }
    }
}
