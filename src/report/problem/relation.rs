//! Faults between values, figures and context.
//!
//! Takes nothing, gives codes. Never holds a sentence for a person.

use crate::report::derive::DeriveError;
use crate::report::schema::{Op, SlideStep};

/// What an id must stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A statistic.
    Statistic,
    /// A statistic or a derived value.
    Value,
    /// A figure.
    Figure,
    /// A measure of the figure.
    Measure,
    /// A section.
    Section,
    /// A list of events.
    List,
    /// A statistic or an event.
    Told,
    /// A series.
    Series,
}

/// Faults between values, figures and context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RelationFault {
    /// Nothing of this kind has the id.
    Unknown {
        /// The id.
        id: String,
        /// What was looked for.
        kind: Kind,
        /// The id of that kind that is most like it.
        nearest: Option<String>,
    },
    /// A part has another unit than its whole.
    PartUnit {
        /// The whole.
        whole: String,
        /// The unit of the part.
        part_unit: String,
        /// The unit of the whole.
        whole_unit: String,
    },
    /// A part is larger than its whole.
    PartExceeds {
        /// The whole.
        whole: String,
        /// The part as printed.
        part_printed: String,
        /// The whole as printed.
        whole_printed: String,
    },
    /// A statistic is part of itself, or a derived value is made of itself.
    Cycle {
        /// The ids on the way round.
        ids: Vec<String>,
    },
    /// An operation has the wrong number of inputs.
    Inputs {
        /// The operation.
        op: Op,
        /// How many it has.
        found: usize,
        /// The fewest it takes.
        least: usize,
        /// The most.
        most: usize,
    },
    /// The year before is asked of a value without printed growth.
    NoGrowth {
        /// The value.
        id: String,
    },
    /// A value cannot be derived.
    CannotDerive {
        /// Why.
        why: DeriveError,
    },
    /// A figure shows nothing.
    ShowsNothing,
    /// A figure has values of its own and measures.
    ShowsTwice,
    /// A figure of shares shows what is none: no per cent, or not between 0 and 100.
    NoShare {
        /// The value.
        id: String,
    },
    /// A figure puts values of different units on one axis.
    MixedUnits {
        /// A unit.
        first: String,
        /// Another.
        other: String,
    },
    /// A measure of a figure has not one value for each row.
    RowsLength {
        /// How many rows.
        rows: usize,
        /// How many values.
        of: usize,
    },
    /// A figure's lists beside its values are not one for each.
    BesideLength {
        /// How many values.
        of: usize,
        /// How many lists.
        beside: usize,
    },
    /// A slide shows nothing, or more than one thing.
    SlideShows {
        /// How many things.
        found: usize,
    },
    /// A slide shows more values than it has room for.
    SlideCrowded {
        /// How many values.
        found: usize,
        /// The most.
        most: usize,
    },
    /// A slide shows a value that its figure does not.
    SlideValue {
        /// The value.
        id: String,
    },
    /// A slide has a step that what it shows does not know.
    SlideStep {
        /// The step.
        step: SlideStep,
    },
    /// A slide shows a time that is no year and no month.
    SlideWhen {
        /// What is written.
        when: String,
    },
}
