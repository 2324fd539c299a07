//! A year or a month of the calendar, as an address names it: `2023`, `2023-06`.
//!
//! Takes and gives EDTF. Never a day: the calendar opens none.

use core::fmt;

use crate::report::edtf::Edtf;

/// A part of time that the calendar can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// A year.
    Year(i16),
    /// A month, 1 to 12, of a year.
    Month(i16, i8),
}

impl When {
    /// Reads `YYYY` or `YYYY-MM`.
    pub fn parse(text: &str) -> Option<Self> {
        match Edtf::parse(text).ok()? {
            Edtf::Year(year) => Some(Self::Year(year)),
            Edtf::Month(year, month) => Some(Self::Month(year, month)),
            _ => None,
        }
    }

    /// The year it is, or is in.
    pub fn year(self) -> i16 {
        match self {
            Self::Year(year) | Self::Month(year, _) => year,
        }
    }

    /// The month, where it is one.
    pub fn month(self) -> Option<i8> {
        match self {
            Self::Year(_) => None,
            Self::Month(_, month) => Some(month),
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
        }
    }
}
