//! The keys of the year: one tab stop, arrows between the events, letters to a title.
//!
//! Takes a key press in the grid, moves the focus; [`use_active`] keeps which item is the tab stop. Never opens an
//! event: Enter follows the link as everywhere.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::calendar::grid::{Move, moved, typed};

/// How long after a letter the next one still belongs to the same word.
const WORD_MS: f64 = 900.0;

/// What can have the focus in the grid carries this; its value is unique there.
const ITEM: &str = "data-item";

/// The item that the tab key leads to, the handler that keeps it up to date, and the handler of the keys.
#[hook]
pub(super) fn use_grid(grid: &NodeRef) -> (Option<AttrValue>, Callback<FocusEvent>, Callback<KeyboardEvent>) {
    let active = use_state_eq(|| None::<AttrValue>);
    let word = use_mut_ref(Word::default);
    let onfocusin = {
        let active = active.setter();
        Callback::from(move |event: FocusEvent| {
            let item = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let item = item.and_then(|element| element.closest("[data-item]").ok().flatten());
            if let Some(item) = item.and_then(|item| item.get_attribute(ITEM)) {
                active.set(Some(item.into()));
            }
        })
    };
    let onkeydown = {
        let grid = grid.clone();
        Callback::from(move |event: KeyboardEvent| {
            if let Some(item) = grid.cast::<Element>().and_then(|grid| target_of(&event, &grid, &word)) {
                event.prevent_default();
                let _ = item.focus();
            }
        })
    };
    ((*active).clone(), onfocusin, onkeydown)
}

/// The letters typed so far.
#[derive(Default)]
struct Word {
    letters: String,
    at_ms: f64,
}

/// Where a key press leads; `None` where it means nothing here.
fn target_of(event: &KeyboardEvent, grid: &Element, word: &Rc<RefCell<Word>>) -> Option<HtmlElement> {
    if event.alt_key() || event.meta_key() || event.is_composing() {
        return None;
    }
    let items = items(grid);
    let focused = event.target()?.dyn_into::<Element>().ok()?.closest("[data-item]").ok()??;
    let at = items.iter().position(|item| item.is_same_node(Some(&focused)))?;
    let ctrl = event.ctrl_key();
    let step = match event.key().as_str() {
        "ArrowDown" => Move::Next,
        "ArrowUp" => Move::Previous,
        "ArrowRight" => Move::Months(1),
        "ArrowLeft" => Move::Months(-1),
        "PageDown" => Move::Months(3),
        "PageUp" => Move::Months(-3),
        "Home" if ctrl => Move::Start,
        "End" if ctrl => Move::End,
        "Home" => Move::MonthStart,
        "End" => Move::MonthEnd,
        letter if !ctrl && letter.chars().count() == 1 && letter != " " => {
            return by_letter(letter, event.time_stamp(), &items, at, word);
        }
        _ => return None,
    };
    let months: Vec<i8> = items.iter().map(|item| attribute_number(item, "data-month")).collect();
    items.get(moved(&months, at, step)?).cloned()
}

fn by_letter(
    letter: &str,
    now_ms: f64,
    items: &[HtmlElement],
    at: usize,
    word: &Rc<RefCell<Word>>,
) -> Option<HtmlElement> {
    let mut word = word.borrow_mut();
    if now_ms - word.at_ms > WORD_MS {
        word.letters.clear();
    }
    word.at_ms = now_ms;
    word.letters.push_str(letter);
    let names: Vec<String> = items.iter().map(|item| item.get_attribute("data-name").unwrap_or_default()).collect();
    items.get(typed(names.iter().map(String::as_str), at, &word.letters)?).cloned()
}

/// What can have the focus, in order; what is not shown is left out.
fn items(grid: &Element) -> Vec<HtmlElement> {
    let Ok(list) = grid.query_selector_all("[data-item]") else { return Vec::new() };
    let items = (0..list.length()).filter_map(|at| list.get(at)?.dyn_into::<HtmlElement>().ok());
    items.filter(|item| item.get_client_rects().length() > 0).collect()
}

fn attribute_number(element: &Element, name: &str) -> i8 {
    element.get_attribute(name).and_then(|number| number.parse().ok()).unwrap_or_default()
}
