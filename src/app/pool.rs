//! The views of guests, kept for the next one when a guest goes.
//!
//! Yew listens on the element that an application is mounted in, and never stops: each application that came and went
//! would keep its element and its listeners for ever. So applications stay, emptied, and are given to the next guest;
//! there are never more of them than there were guests at the same time.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use web_sys::{Document, Element};
use yew::{AppHandle, Renderer};

use super::page::{Root, RootProps};
use super::place::Place;

/// An application, and the element it is mounted in.
pub(super) struct Slot {
    view: Element,
    app: AppHandle<Root>,
}

thread_local! {
    static IDLE: RefCell<Vec<Slot>> = const { RefCell::new(Vec::new()) };
}

/// An element for the next guest.
pub(super) fn view(document: &Document) -> Result<Element, JsValue> {
    let idle = IDLE.with_borrow(|idle| idle.last().map(|slot| slot.view.clone()));
    if let Some(view) = idle {
        return Ok(view);
    }
    let view = document.create_element("div")?;
    view.set_class_name("tushuo-view");
    Ok(view)
}

/// Shows a place in the element that [`view`] gave for it.
pub(super) fn show(view: Element, place: Place) -> Slot {
    let props = RootProps { place: Some(place) };
    let idle = IDLE.with_borrow_mut(|idle| {
        let at = idle.iter().position(|slot| slot.view.is_same_node(Some(&view)))?;
        Some(idle.swap_remove(at))
    });
    if let Some(mut slot) = idle {
        slot.app.update(props);
        return slot;
    }
    let app = Renderer::<Root>::with_root_and_props(view.clone(), props).render();
    Slot { view, app }
}

/// Empties the view and keeps it for the next guest.
pub(super) fn keep(mut slot: Slot) {
    slot.app.update(RootProps { place: None });
    let _ = slot.view.remove_attribute("inert");
    IDLE.with_borrow_mut(|idle| idle.push(slot));
}
