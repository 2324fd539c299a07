//! The notice when the program dies: outside Yew, in both languages, with a way to go on and to the data.
//!
//! Takes what the panic said, shows it. Uses nothing that the panic may have left broken: only the page's own
//! elements and text.

use web_sys::{Document, Element};

/// Shows the notice.
pub(super) fn show(panic: &str) {
    web_sys::console::error_1(&panic.into());
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    if let Some(root) = document.get_element_by_id(super::ROOT_ID) {
        let _ = root.set_attribute("data-state", "error");
    }
    let Some(notice) = document.get_element_by_id("tushuo-notice") else { return };
    notice.set_text_content(None);
    let _ = fill(&document, &notice, panic);
    let _ = notice.remove_attribute("hidden");
}

fn fill(document: &Document, notice: &Element, panic: &str) -> Result<(), wasm_bindgen::JsValue> {
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
    let reload = add("a", "zh-CN", "重新载入 Reload")?;
    // An empty address is this page without its hash: following it loads the page anew.
    reload.set_attribute("href", "?")?;
    let data = add("a", "zh-CN", "数据 Data")?;
    data.set_attribute("href", "data/index.json")?;
    add("pre", "en", panic)?;
    Ok(())
}
