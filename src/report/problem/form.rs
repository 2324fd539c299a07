//! Faults of single values: ids, wordings, numbers, units, dates, addresses.
//!
//! Takes nothing, gives codes. Never holds a sentence for a person.

use crate::report::edtf::EdtfError;
use crate::report::schema::Lang;

/// Faults of a single value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormFault {
    /// An id is not made of small letters, digits and hyphens.
    BadId {
        /// The id.
        id: String,
    },
    /// An id is given twice.
    DuplicateId {
        /// The id.
        id: String,
        /// The path of the first.
        first: String,
    },
    /// A language is listed twice.
    DuplicateLanguage {
        /// The language.
        lang: Lang,
    },
    /// A wording is missing, or blank, in one language of the report.
    NoWording {
        /// The language.
        lang: Lang,
    },
    /// A string that must say something is blank.
    Blank,
    /// A string holds a character that cannot be seen and changes how text is shown.
    Invisible {
        /// The character's code point.
        code_point: u32,
    },
    /// Not a number as it is printed.
    BadNumber {
        /// What was found.
        found: String,
        /// Most digits that are read.
        most: usize,
    },
    /// A Chinese numeral comes without its value.
    NoValue {
        /// The numeral.
        printed: String,
    },
    /// The value is not that of the numeral.
    OtherValue {
        /// The numeral.
        printed: String,
        /// The value found.
        value: String,
        /// The value it has.
        expected: String,
    },
    /// The unit is not known.
    UnknownUnit {
        /// The unit.
        unit: String,
        /// Units without scale that are known.
        known: Vec<&'static str>,
    },
    /// Not a date.
    BadDate {
        /// What was found.
        found: String,
        /// Why.
        why: EdtfError,
    },
    /// A date is of a form that does not fit here.
    DateForm {
        /// What was found.
        found: String,
        /// A date of the right form.
        example: &'static str,
    },
    /// A year that cannot be meant.
    YearOutside {
        /// The year.
        year: i16,
        /// The first year that can be.
        from: i16,
        /// The last.
        to: i16,
    },
    /// Whether there is a date, and on what it rests, contradict each other.
    DateBasis,
    /// A date said to be printed comes without the printed words.
    NoPrintedDate,
    /// An address is not one of the web.
    BadAddress {
        /// The address.
        address: String,
    },
}
