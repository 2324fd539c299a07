//! DOM events of the page: what a host can listen to on the page's root, or on the element it is a guest of.
//!
//! Takes what became of the page, dispatches `tushuo:ready`, `tushuo:state`, `tushuo:select` and `tushuo:error`, which
//! bubble and leave shadow trees. Never waits for an answer and never fails the page.

use serde::Serialize;
use web_sys::{CustomEvent, CustomEventInit, Element};

use crate::report::{Entry, Lang, Report};
use crate::state::{State, View};
use crate::ui::trouble::Reason;
use crate::words::problem::worded;

/// What became of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Happening {
    /// The report is shown.
    Ready,
    /// Another state is looked at: its address.
    State(String),
    /// Something was selected: a statistic, a derived value or an event.
    Select { kind: &'static str, id: String },
    /// The report cannot be shown.
    Error { code: &'static str, message: String, field: String },
}

#[derive(Serialize)]
struct Address<'a> {
    address: &'a str,
}

#[derive(Serialize)]
struct Selected<'a> {
    kind: &'a str,
    id: &'a str,
}

#[derive(Serialize)]
struct Failed<'a> {
    code: &'a str,
    message: &'a str,
    field: &'a str,
}

/// Tells whoever listens at an element or around it.
pub(super) fn dispatch(at: &Element, happening: &Happening) {
    match happening {
        Happening::Ready => send(at, "tushuo:ready", &()),
        Happening::State(address) => send(at, "tushuo:state", &Address { address }),
        Happening::Select { kind, id } => send(at, "tushuo:select", &Selected { kind, id }),
        Happening::Error { code, message, field } => send(at, "tushuo:error", &Failed { code, message, field }),
    }
}

fn send(at: &Element, name: &str, detail: &impl Serialize) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    if let Ok(detail) = serde_wasm_bindgen::to_value(detail) {
        init.set_detail(&detail);
    }
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // A listener that throws is the host's own affair.
        let _ = at.dispatch_event(&event);
    }
}

/// What is selected in a state.
pub(super) fn selection(report: &Report, state: &State) -> Option<Happening> {
    let id = match &state.view {
        View::Calendar(Some(id)) | View::Source(Some(id)) => id,
        View::Figure(_) => state.figure.mark.as_ref()?,
        _ => return None,
    };
    let kind = match report.entry(id)? {
        Entry::Statistic(_) => "statistic",
        Entry::Derived(_) => "derived",
        Entry::Event(_) => "event",
        Entry::Figure(_) => "figure",
        Entry::Series(_) => "series",
    };
    Some(Happening::Select { kind, id: id.clone() })
}

/// Why a report cannot be shown: the first of its faults.
pub(super) fn failure(reason: &Reason, lang: Lang) -> Happening {
    let (code, message, field) = match reason {
        Reason::Missing(address) => ("missing", address.clone(), String::new()),
        Reason::Network(address, why) => ("network", format!("{address} {why}"), String::new()),
        Reason::Problems(problems) => {
            let first = problems.first();
            let what = first.map(|problem| worded(problem, lang).what).unwrap_or_default();
            ("data", what, first.map(|problem| problem.path.clone()).unwrap_or_default())
        }
    };
    Happening::Error { code, message, field }
}
