//! DOM events of the page: what a host can listen to on the page's root.
//!
//! Takes what became of the page, dispatches `tushuo:ready`, `tushuo:state`, `tushuo:select` and `tushuo:error`, which
//! bubble. Never waits for an answer and never fails the page.

use serde::Serialize;
use web_sys::{CustomEvent, CustomEventInit};

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

/// Tells the host.
pub(super) fn tell(happening: &Happening) {
    match happening {
        Happening::Ready => dispatch("tushuo:ready", &()),
        Happening::State(address) => dispatch("tushuo:state", &Address { address }),
        Happening::Select { kind, id } => dispatch("tushuo:select", &Selected { kind, id }),
        Happening::Error { code, message, field } => dispatch("tushuo:error", &Failed { code, message, field }),
    }
}

fn dispatch(name: &str, detail: &impl Serialize) {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(root) = document.and_then(|document| document.get_element_by_id(super::ROOT_ID)) else { return };
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    if let Ok(detail) = serde_wasm_bindgen::to_value(detail) {
        init.set_detail(&detail);
    }
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // A listener that throws is the host's own affair.
        let _ = root.dispatch_event(&event);
    }
}
