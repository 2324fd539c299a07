//! How a command ends early: a sentence for the person, and an exit code. Never a panic.

/// Why a command could not go on.
#[derive(Debug)]
pub(crate) struct Stop {
    /// What the process exits with; never 0.
    pub(crate) code: u8,
    /// What the person is told.
    pub(crate) sentence: String,
}

/// What a step gives, or why it could not.
pub(crate) type Outcome<T = ()> = Result<T, Stop>;

/// Stops with a sentence and exit code 1.
pub(crate) fn stop(sentence: impl Into<String>) -> Stop {
    Stop { code: 1, sentence: sentence.into() }
}

/// Names the thing that a file operation was about, in its error.
pub(crate) trait About<T> {
    /// Turns the error into a sentence that names `what`.
    fn about(self, what: impl std::fmt::Display) -> Outcome<T>;
}

impl<T, E: std::fmt::Display> About<T> for Result<T, E> {
    fn about(self, what: impl std::fmt::Display) -> Outcome<T> {
        self.map_err(|error| stop(format!("{what}: {error}.")))
    }
}
