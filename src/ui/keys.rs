//! Keys: a group of links that is one tab stop, and the space bar on links that are buttons.
//!
//! Takes key presses in an element, moves the focus or follows a link. Never opens anything that a click would not.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// What can have the focus in a group carries this; its value is unique there.
const ITEM: &str = "data-item";

/// The element with [`ITEM`] that an event comes from.
fn item_of(event: &Event) -> Option<Element> {
    let from = event.target()?.dyn_into::<Element>().ok()?;
    from.closest("[data-item]").ok()?
}

/// The item that had the focus last, what keeps it up to date, and what moves it: arrows to the next and the one before,
/// Home and End to the ends. Escape follows what closes the card, and the focus is back on its mark.
#[hook]
pub(super) fn use_group(group: &NodeRef) -> (Option<String>, Callback<FocusEvent>, Callback<KeyboardEvent>) {
    let last = use_state_eq(|| None::<String>);
    let onfocusin = {
        let last = last.setter();
        Callback::from(move |event: FocusEvent| {
            if let Some(item) = item_of(&event).and_then(|item| item.get_attribute(ITEM)) {
                last.set(Some(item));
            }
        })
    };
    let onkeydown = {
        let group = group.clone();
        Callback::from(move |event: KeyboardEvent| {
            let plain = !(event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key());
            if let Some(group) = group.cast::<Element>().filter(|_| plain)
                && press(&event, &group).is_some()
            {
                event.prevent_default();
            }
        })
    };
    ((*last).clone(), onfocusin, onkeydown)
}

/// What a key does in a group; `None` where it does nothing.
fn press(event: &KeyboardEvent, group: &Element) -> Option<()> {
    if event.key() == "Escape" {
        let close = group.query_selector(".tip.pinned a.x").ok()??.dyn_into::<HtmlElement>().ok()?;
        if let Ok(Some(mark)) = group.query_selector(".target.selected") {
            let _ = mark.dyn_into::<HtmlElement>().ok()?.focus();
        }
        close.click();
        return Some(());
    }
    let at = item_of(event)?;
    let list = group.query_selector_all("[data-item]").ok()?;
    let items: Vec<Element> = (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect();
    let at = items.iter().position(|item| item.is_same_node(Some(&at)))?;
    let to = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => at + 1,
        "ArrowLeft" | "ArrowUp" => at.saturating_sub(1),
        "Home" => 0,
        "End" => items.len().saturating_sub(1),
        _ => return None,
    };
    // At either end an arrow stays there, and does not scroll the page away.
    let _ = items.get(to).or(items.last())?.dyn_ref::<HtmlElement>()?.focus();
    Some(())
}

/// A button or a switch that is a link follows the space bar too, as whoever hears 'button' expects.
pub(super) fn click_on_space() -> Callback<KeyboardEvent> {
    Callback::from(|event: KeyboardEvent| {
        let element = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let is_button = |element: &HtmlElement| {
            element.get_attribute("role").is_some_and(|role| role == "button" || role == "switch")
        };
        if let Some(element) = element.filter(is_button).filter(|_| event.key() == " ") {
            event.prevent_default();
            element.click();
        }
    })
}
