//! Faults between events and the places that tell them.
//!
//! Takes nothing, gives codes. Never holds a sentence for a person.

/// Faults of events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventFault {
    /// No place tells the event.
    NoMention,
    /// A date has a day that the print does not have.
    DayNotPrinted {
        /// The day of the month.
        day: i8,
    },
    /// A mention's date is not that of the heading it stands under.
    OtherHeading {
        /// The mention's date.
        found: Option<String>,
        /// The heading's; `None` where it stands under none.
        heading: Option<String>,
    },
    /// A mention of a printed calendar stands under no month, and nothing says why.
    NoMonthUnexplained,
    /// The event's date is none of its mentions'.
    OtherDate {
        /// The event's date.
        found: Option<String>,
        /// The mentions' dates.
        told: Vec<String>,
    },
    /// The event has a date that no place prints.
    DateNotTold {
        /// The date.
        found: String,
    },
    /// A digit of the title is in none of the quotes.
    TitleDigit {
        /// The numeral.
        numeral: String,
    },
    /// A heading's month is not the one it prints.
    HeadingMonth {
        /// The date given.
        date: String,
        /// The heading as printed.
        printed: String,
    },
    /// Nothing stands under a heading, and nothing says so.
    EmptyHeading,
    /// An item of a printed calendar is told by no event.
    ItemUntold {
        /// The beginning of the item.
        item: String,
        /// Its line in the source.
        line: usize,
    },
}
