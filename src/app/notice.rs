//! The notice when the program dies: outside Yew, in both languages, with a way to go on and to the data.
//!
//! Takes what the panic said, shows it in every place the program lives in. Uses nothing that the panic may have left
//! broken: only elements of the page and text. The shipped program says nothing when it panics, it traps: the browser
//! tells of that as of any error that nobody caught, and it is looked whether it was this program.

use std::cell::Cell;
use std::hint::black_box;

use js_sys::Reflect;
use js_sys::WebAssembly::RuntimeError;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element};

use super::own::Own;
use super::place::{Origin, Place, all};

thread_local! {
    static DEAD: Cell<bool> = const { Cell::new(false) };
}

/// Whether the program died: nothing of it can be relied on any more.
pub(super) fn is_dead() -> bool {
    DEAD.get()
}

/// How far down the stack of the program is here. A trap leaves it where it was, so that every later call begins
/// further down than the same call did before.
fn depth() -> usize {
    let here = 0_u8;
    core::ptr::from_ref(black_box(&here)).addr()
}

/// Shows the notice when an error that nobody caught turns out to be a trap of this program, not of another one in
/// the same page.
pub(super) fn watch() {
    let Some(window) = web_sys::window() else { return };
    let usual = Cell::new(None);
    let listener = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
        let depth = depth();
        let Some(usual) = usual.get() else { return usual.set(Some(depth)) };
        let of_event = |name: &str| Reflect::get(&event, &name.into()).ok()?.dyn_into::<RuntimeError>().ok();
        let trap = of_event("error").or_else(|| of_event("reason"));
        // A program whose rest cannot be had says whose end it is: it may end before it has gone down at all.
        let is_ours = |trap: &RuntimeError| {
            depth != usual || Reflect::get(trap, &"memory".into()).is_ok_and(|memory| memory == wasm_bindgen::memory())
        };
        if let Some(trap) = trap.filter(|trap| !is_dead() && is_ours(trap)) {
            show(&String::from(trap.message()));
        }
    })
    .into_js_value();
    let listener: &js_sys::Function = listener.unchecked_ref();
    for event in ["error", "unhandledrejection"] {
        let _ = window.add_event_listener_with_callback(event, listener);
    }
    // The first call, from a task of its own like those of events, tells the usual depth.
    window.queue_microtask(listener);
}

/// Shows the notice in every place.
pub(super) fn show(panic: &str) {
    web_sys::console::error_1(&panic.into());
    DEAD.set(true);
    for place in all() {
        show_in(&place, panic);
    }
}

/// Shows the notice in one place.
pub(super) fn show_in(place: &Place, panic: &str) {
    let Some(document) = place.root().owner_document() else { return };
    let notice = match place {
        Place::Own(own) => {
            let _ = own.root.set_attribute("data-state", "error");
            document.get_element_by_id("tushuo-notice")
        }
        Place::Guest(guest) => {
            guest.say("error");
            // What is still there to be read can no longer be used.
            if let Some(view) = guest.root.first_element_child() {
                let _ = view.set_attribute("inert", "");
            }
            Some(guest.notice.clone())
        }
    };
    let Some(notice) = notice else { return };
    notice.set_text_content(None);
    let _ = fill(&document, &notice, place, panic);
    let _ = notice.remove_attribute("hidden");
}

/// How long the notice of an unattended page stands before the page is loaded anew, in ms.
const STANDS_MS: i32 = 15_000;

/// Has an unattended page loaded anew, at its first screen; `false` where the page is not one. The function that does it
/// is the browser's own: the program may not be able to run any more.
fn begin_anew(own: &Own) -> bool {
    let Some(home) = own.home.try_borrow().ok().and_then(|home| home.clone()) else { return false };
    let Some(window) = web_sys::window() else { return true };
    let location = window.location();
    // Without an event that the program would be asked to answer.
    let _ = window.history().and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&home)));
    let reload = js_sys::Reflect::get(&location, &"reload".into()).ok();
    if let Some(reload) = reload.and_then(|reload| reload.dyn_into::<js_sys::Function>().ok()) {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&reload.bind0(&location), STANDS_MS);
    }
    true
}

fn fill(document: &Document, notice: &Element, place: &Place, panic: &str) -> Result<(), JsValue> {
    let add = |to: &Element, tag: &str, lang: &str, text: &str| {
        let element = document.create_element(tag)?;
        element.set_attribute("lang", lang)?;
        element.set_text_content(Some(text));
        to.append_child(&element).map(|_| element)
    };
    add(notice, "h2", "zh-CN", "图说停下来了")?;
    add(notice, "p", "zh-CN", "程序遇到了它自己的错误，页面上的内容可能不再更新。请重新载入；数据和原文仍可下载。")?;
    add(
        notice,
        "p",
        "en",
        "Tushuo has met an error of its own, and this page may no longer change. Please reload; the data and the text can still be had.",
    )?;
    let link = |zh: &str, en: &str, address: &str| {
        let link = add(notice, "a", "zh-CN", zh)?;
        add(&link, "span", "en", en)?;
        link.set_attribute("href", address)
    };
    match place {
        // Nobody is there to press a link, and none may lead to the bare files.
        Place::Own(own) if begin_anew(own) => {}
        Place::Own(own) => {
            // An empty address is this page without its hash: following it loads the page anew.
            link("重新载入 ", "Reload", "?")?;
            if let Some(data) = own.data() {
                link("数据 ", "Data", &data)?;
            }
        }
        // The page around is not ours to load anew.
        Place::Guest(guest) => match &guest.wanted().origin {
            Origin::Index(base) => link("数据 ", "Data", &format!("{base}data/index.json"))?,
            Origin::Folder(folder) => link("数据 ", "Data", &format!("{folder}report.json"))?,
            Origin::Given(_) | Origin::Nowhere(_) => {}
        },
    }
    if !panic.is_empty() {
        add(notice, "pre", "en", panic)?;
    }
    Ok(())
}
