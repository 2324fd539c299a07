//! What every view is given: the report, the state and the language.
//!
//! A snapshot, cheap to clone and to compare (the report by pointer). Never a live handle: views change the state
//! by linking to the address of another one.

use std::rc::Rc;

use yew::prelude::*;

use crate::calendar::Index;
use crate::draw::Theme;
use crate::report::{Lang, Report};
use crate::state::{Action, State, View, reduce};

/// The report, what is looked at, and in which language and colours.
#[derive(Clone)]
pub struct Shared {
    /// The report.
    pub report: Rc<Report>,
    /// Its events, to be filtered and searched; made once with the report.
    pub index: Rc<Index>,
    /// What is looked at.
    pub state: Rc<State>,
    /// The language shown.
    pub lang: Lang,
    /// The colours of charts.
    pub theme: Theme,
}

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.report, &other.report)
            && self.state == other.state
            && self.lang == other.lang
            && self.theme == other.theme
    }
}

impl Shared {
    /// The address of a view, with the settings kept.
    pub fn href(&self, view: View) -> String {
        self.href_with(Action::Open(view))
    }

    /// The address of the state after an action.
    pub fn href_with(&self, action: Action) -> String {
        reduce((*self.state).clone(), action).address()
    }

    /// The `lang` attribute of text in the language of the page.
    pub fn lang_code(&self) -> &'static str {
        lang_code(self.lang)
    }
}

/// The `lang` attribute of text in a language.
pub fn lang_code(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    }
}

/// The properties of every view.
#[derive(Clone, PartialEq, Properties)]
pub struct ViewProps {
    /// What every view is given.
    pub shared: Shared,
}
