//! Faults of series.
//!
//! Takes nothing, gives codes. Never holds a sentence for a person.

use crate::report::columns::ColumnsError;

/// Faults of series, and of figures that show them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SeriesFault {
    /// The first period is not written as one of its length.
    From {
        /// What was found.
        found: String,
        /// One that is.
        example: &'static str,
    },
    /// The last period is later than any that can be written.
    Beyond,
    /// The values cannot be read.
    Values(ColumnsError),
    /// It is neither quoted from the source nor said who published it.
    NoOrigin,
    /// It is both.
    TwoOrigins,
    /// A value does not stand in the quote after the one before it.
    NotInOrder {
        /// Its place, counted from 1.
        at: usize,
        /// The value.
        numeral: String,
    },
    /// Series of periods of different length stand in one figure.
    OtherLength {
        /// A series.
        first: String,
        /// Another.
        other: String,
    },
    /// Series of one figure lie too far apart in time.
    FarApart {
        /// The most periods from the first to the last.
        most: usize,
    },
    /// A figure shows more series than can be told apart.
    Crowded {
        /// How many.
        found: usize,
        /// The most.
        most: usize,
    },
}
