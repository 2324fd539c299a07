//! The wording of problems: what is wrong with a report folder, and what to do about it.
//!
//! Takes a [`Problem`] and a language, gives two sentences. Every code has its words in both languages, or the
//! program does not compile. Never decides what is a problem.

mod event;
mod file;
mod form;
mod quote;
mod reason;
mod relation;
mod series;
mod wording;

use crate::report::problem::{Code, Problem};
use crate::report::schema::Lang;
use crate::report::validate::is_invisible;

/// A problem in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worded {
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub remedy: String,
}

/// Words a problem.
pub fn worded(problem: &Problem, lang: Lang) -> Worded {
    let (what, remedy) = match (&problem.code, lang) {
        (Code::File(fault), Lang::Zh) => file::zh(fault),
        (Code::File(fault), Lang::En) => file::en(fault),
        (Code::Form(fault), Lang::Zh) => form::zh(fault),
        (Code::Form(fault), Lang::En) => form::en(fault),
        (Code::Quote(fault), Lang::Zh) => quote::zh(fault),
        (Code::Quote(fault), Lang::En) => quote::en(fault),
        (Code::Relation(fault), Lang::Zh) => relation::zh(fault),
        (Code::Relation(fault), Lang::En) => relation::en(fault),
        (Code::Series(fault), Lang::Zh) => series::zh(fault),
        (Code::Series(fault), Lang::En) => series::en(fault),
        (Code::Event(fault), Lang::Zh) => event::zh(fault),
        (Code::Event(fault), Lang::En) => event::en(fault),
        (Code::Wording(fault), Lang::Zh) => wording::zh(fault),
        (Code::Wording(fault), Lang::En) => wording::en(fault),
    };
    Worded { what: visible(&what), remedy: visible(&remedy) }
}

/// What was found in a file is shown on one line and with nothing that hides or moves letters.
fn visible(words: &str) -> String {
    let shown = |letter| match letter {
        '\n' => '⏎',
        letter if is_invisible(letter) => char::REPLACEMENT_CHARACTER,
        letter => letter,
    };
    words.chars().map(shown).collect()
}

/// What is wrong and what to do about it, before they are put together.
type Pair = (String, String);

fn pair(what: impl Into<String>, remedy: impl Into<String>) -> Pair {
    (what.into(), remedy.into())
}

/// A remedy for something misspelt.
fn did_you_mean(nearest: Option<&str>, lang: Lang, otherwise: &str) -> String {
    match (nearest, lang) {
        (Some(nearest), Lang::Zh) => format!("是不是想写“{nearest}”？"),
        (Some(nearest), Lang::En) => format!("Did you mean “{nearest}”?"),
        (None, _) => otherwise.to_owned(),
    }
}

/// One for one, many for any other number.
fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
