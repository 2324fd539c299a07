//! Ids: well formed, and unique where they share a space of names.
//!
//! Takes the report, adds faults. Never looks at what refers to an id.

use std::collections::HashMap;

use super::{Faults, Scope};
use crate::report::problem::{Code, FormFault};

pub(super) fn check(scope: &Scope<'_>, faults: &mut Faults) {
    let file = scope.file;
    check_form(&file.id, "id", is_kebab, faults);
    // Statistics, derived values, events, figures and series share one space: an address names any of them.
    let mut names = Names::default();
    for (at, one) in file.statistics.iter().enumerate() {
        names.add(&one.id, format!("statistics[{at}].id"), is_kebab, faults);
    }
    for (at, one) in file.derived.iter().enumerate() {
        names.add(&one.id, format!("derived[{at}].id"), is_kebab, faults);
    }
    for (at, one) in file.events.iter().enumerate() {
        names.add(&one.id, format!("events[{at}].id"), is_kebab, faults);
    }
    for (at, one) in file.figures.iter().enumerate() {
        names.add(&one.id, format!("figures[{at}].id"), is_kebab, faults);
    }
    for (at, one) in file.series.iter().enumerate() {
        names.add(&one.id, format!("series[{at}].id"), is_kebab, faults);
    }
    let mut sections = Names::default();
    for (at, one) in file.sections.iter().enumerate() {
        sections.add(&one.id, format!("sections[{at}].id"), is_dotted, faults);
    }
    let mut lists = Names::default();
    for (at, one) in file.lists.iter().enumerate() {
        lists.add(&one.id, format!("lists[{at}].id"), is_dotted, faults);
    }
    for (figure_at, figure) in file.figures.iter().enumerate() {
        let mut measures = Names::default();
        for (at, one) in figure.measures.iter().enumerate() {
            measures.add(&one.id, format!("figures[{figure_at}].measures[{at}].id"), is_kebab, faults);
        }
    }
    for (at, lang) in file.languages.iter().enumerate() {
        if file.languages.iter().take(at).any(|earlier| earlier == lang) {
            let fault = FormFault::DuplicateLanguage { lang: *lang };
            faults.add(format!("languages[{at}]"), "", Code::Form(fault));
        }
    }
}

/// One space of names, with the path at which each was first given.
#[derive(Default)]
struct Names<'a> {
    first: HashMap<&'a str, String>,
}

impl<'a> Names<'a> {
    fn add(&mut self, id: &'a str, path: String, is_good: fn(&str) -> bool, faults: &mut Faults) {
        check_form(id, &path, is_good, faults);
        if let Some(first) = self.first.get(id) {
            let fault = FormFault::DuplicateId { id: id.to_owned(), first: first.clone() };
            faults.add(path, id, Code::Form(fault));
        } else {
            self.first.insert(id, path);
        }
    }
}

fn check_form(id: &str, path: &str, is_good: fn(&str) -> bool, faults: &mut Faults) {
    if !is_good(id) {
        faults.add(path, "", Code::Form(FormFault::BadId { id: super::beginning(id) }));
    }
}

/// Small letters and digits, with single hyphens between.
fn is_kebab(id: &str) -> bool {
    let word =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    id.len() <= 80 && id.split('-').all(word)
}

/// As [`is_kebab`], with the dots of printed section numbers.
fn is_dotted(id: &str) -> bool {
    id.split('.').all(is_kebab)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_small_letters_digits_and_hyphens() {
        for good in ["a", "tech-loan-balance-2022", "7"] {
            assert!(is_kebab(good), "{good}");
        }
        for bad in ["", "-", "a-", "a--b", "A", "a_b", "a.b", "贷款", "a b"] {
            assert!(!is_kebab(bad), "{bad}");
        }
        assert!(is_dotted("7.1") && is_dotted("text-7.4") && !is_dotted("7."));
    }
}
