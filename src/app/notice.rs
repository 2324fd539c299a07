//! The notice when the program dies: outside Yew, in both languages, with a way to go on and to the data.
//!
//! Takes what the panic said, shows it in every place the program lives in. Uses nothing that the panic may have left
//! broken: only elements of the page and text.

use std::cell::Cell;

use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

use super::place::{Origin, Place, all};

thread_local! {
    static DEAD: Cell<bool> = const { Cell::new(false) };
}

/// Whether the program died: nothing of it can be relied on any more.
pub(super) fn is_dead() -> bool {
    DEAD.get()
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

fn fill(document: &Document, notice: &Element, place: &Place, panic: &str) -> Result<(), JsValue> {
    let add = |tag: &str, lang: &str, text: &str| {
        let element = document.create_element(tag)?;
        element.set_attribute("lang", lang)?;
        element.set_text_content(Some(text));
        notice.append_child(&element).map(|_| element)
    };
    add("h2", "zh-CN", "图说停下来了")?;
    add("p", "zh-CN", "程序遇到了它自己的错误，页面上的内容可能不再更新。请重新载入；数据和原文仍可下载。")?;
    add(
        "p",
        "en",
        "Tushuo has met an error of its own, and this page may no longer change. Please reload; the data and the text can still be had.",
    )?;
    let link = |text: &str, address: &str| add("a", "zh-CN", text)?.set_attribute("href", address);
    match place {
        Place::Own(own) => {
            // An empty address is this page without its hash: following it loads the page anew.
            link("重新载入 Reload", "?")?;
            if let Some(data) = own.data() {
                link("数据 Data", &data)?;
            }
        }
        // The page around is not ours to load anew.
        Place::Guest(guest) => match &guest.wanted().origin {
            Origin::Index(base) => link("数据 Data", &format!("{base}data/index.json"))?,
            Origin::Folder(folder) => link("数据 Data", &format!("{folder}report.json"))?,
            Origin::Given(_) | Origin::Nowhere(_) => {}
        },
    }
    if !panic.is_empty() {
        add("pre", "en", panic)?;
    }
    Ok(())
}
