//! Faults between the dataset and the source text.
//!
//! Takes nothing, gives codes. Never holds a sentence for a person.

/// Faults between the dataset and the source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuoteFault {
    /// No quote is given.
    NoQuote,
    /// The quote is not in the source.
    NotFound {
        /// The beginning of the quote.
        exact: String,
        /// How many characters of its beginning are in the source.
        matching: usize,
    },
    /// The quote is there more than once.
    Ambiguous {
        /// The beginning of the quote.
        exact: String,
        /// How often.
        count: usize,
    },
    /// The quote does not hold the numeral as a whole number.
    NoNumeral {
        /// The numeral.
        numeral: String,
    },
    /// The quote holds the numeral several times.
    NumeralRepeated {
        /// The numeral.
        numeral: String,
        /// How often.
        count: usize,
    },
    /// The print has another unit after the numeral.
    OtherUnit {
        /// The unit of the dataset.
        unit: String,
        /// What follows in print.
        follows: String,
    },
    /// The quote does not hold a qualifier at its place.
    NoQualifier {
        /// The qualifier.
        printed: String,
    },
    /// The words of a period or a date are not in the source.
    WordsNotPrinted {
        /// The words.
        printed: String,
    },
    /// A lost unit comes without its reading.
    NoReading,
    /// A digit of a translation is none of the quote's.
    TranslationDigit {
        /// The numeral.
        numeral: String,
    },
    /// A numeral of the source is in no statistic, no event, and not left out.
    Unaccounted {
        /// The numeral.
        numeral: String,
        /// It and what stands around it.
        around: String,
    },
    /// An entry of numerals left out holds none.
    LeavesOutNothing,
}
