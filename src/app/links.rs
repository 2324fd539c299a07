//! The links of a guest: those to an address of ours stay inside, others open beside the page around.
//!
//! Takes the presses inside the guest's root. Never lets a link of ours change the address of the host.

use std::rc::{Rc, Weak};

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

use super::guest::Guest;
use crate::state::is_address;
use crate::ui::listener::Listener;

/// A press of the main button or the Enter key, and one of another button.
const PRESSES: &[&str] = &["click", "auxclick"];

/// Listens to the presses inside a guest, until dropped.
pub(super) fn links(guest: &Rc<Guest>) -> Listener<MouseEvent> {
    let (root, guest) = (guest.root.clone().into(), Rc::downgrade(guest));
    Listener::new(vec![root], PRESSES, move |event: MouseEvent| press(&guest, &event))
}

fn press(guest: &Weak<Guest>, event: &MouseEvent) {
    /// The button that opens a menu; that is none of ours.
    const SECOND_BUTTON: i16 = 2;
    let Some(guest) = guest.upgrade().filter(|_| !event.default_prevented() && event.button() != SECOND_BUTTON) else {
        return;
    };
    let link = event.target().and_then(|target| target.dyn_into::<Element>().ok()?.closest("a[href]").ok()?);
    let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else { return };
    let href = link.get_attribute("href").unwrap_or_default();
    let plain = event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
    if !href.starts_with('#') {
        // The page around stays where it is; a file is given, and another button is the browser's own affair.
        if plain && !link.has_attribute("download") && link.target().is_empty() {
            event.prevent_default();
            open_beside(&link.href());
        }
        return;
    }
    event.prevent_default();
    match (is_address(&href), plain) {
        (true, true) => guest.go(&href),
        (true, false) => {
            if let Some(address) = guest.public(&href) {
                open_beside(&address);
            }
        }
        (false, _) => guest.focus_place(href.trim_start_matches('#')),
    }
}

/// Opens an address in a tab of its own, which learns nothing of this one.
fn open_beside(address: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.open_with_url_and_target_and_features(address, "_blank", "noopener,noreferrer");
    }
}
