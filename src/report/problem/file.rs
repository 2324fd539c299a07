//! Faults of whole files and of their JSON.
//!
//! Takes nothing, gives codes. Never holds a sentence for a person.

/// Faults of a whole file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// The file is not there.
    Missing,
    /// The file is there and cannot be read.
    Unreadable {
        /// What the system says.
        reason: String,
    },
    /// The file is larger than is read.
    TooLarge {
        /// Most bytes that are read.
        limit: usize,
    },
    /// Nothing is in it.
    Empty,
    /// It is not UTF-8.
    NotUtf8 {
        /// The first byte that is not.
        offset: usize,
    },
    /// It is not JSON.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// A field is of another type.
    WrongType {
        /// What it must be.
        expected: JsonKind,
        /// What it is.
        found: JsonKind,
    },
    /// A field's value is not among those that are known.
    UnknownChoice {
        /// What was found.
        found: String,
        /// What is known.
        known: Vec<String>,
    },
    /// A field is missing.
    MissingField {
        /// Its name.
        field: String,
    },
    /// A field is not known.
    UnknownField {
        /// Its name.
        field: String,
        /// The known field that is most like it.
        nearest: Option<String>,
    },
    /// A field stands twice.
    DuplicateField {
        /// Its name.
        field: String,
    },
    /// A value does not fit its field in another way.
    BadValue {
        /// What the reader says.
        reason: String,
    },
    /// The format is of a later version.
    NewerSchema {
        /// The version found.
        found: String,
    },
    /// The format is not known.
    UnknownSchema {
        /// What was found.
        found: String,
    },
    /// There are no statistics.
    NoStatistics,
    /// There are no figures.
    NoFigures,
    /// There are no languages.
    NoLanguages,
    /// More problems than are listed.
    More {
        /// How many more.
        count: usize,
    },
}

/// Kinds of JSON values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonKind {
    /// `"…"`
    Text,
    /// `12`
    Number,
    /// `true`
    Boolean,
    /// `[…]`
    List,
    /// `{…}`
    Object,
    /// `null`
    Null,
    /// Something else, in the reader's words.
    Other(String),
}
