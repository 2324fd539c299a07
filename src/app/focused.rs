//! The focus, when the program takes the place of what the page held before: who has tabbed to a link of it goes on from
//! the same link.
//!
//! Takes the root of the page before and the program's mount afterwards. Links are the same where they say the same, the
//! second of that name for the second. Never gives the focus to what did not have it.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

/// A link that has the focus.
pub(super) struct Focused {
    says: String,
    /// How many of its name stand before it.
    before: usize,
}

impl Focused {
    /// The link in a root that has the focus.
    pub(super) fn of(root: &HtmlElement) -> Option<Self> {
        let link: Element = root.owner_document()?.active_element()?.closest("a[href]").ok()??;
        let says = words(&link);
        let before = links(root).take_while(|one| !one.is_same_node(Some(&link))).filter(|one| words(one) == says);
        let before = before.count();
        root.contains(Some(&link)).then_some(Self { says, before })
    }

    /// Gives the focus to the same link of what stands there now.
    pub(super) fn pass_to(&self, mount: &HtmlElement) {
        let same = links(mount).filter(|link| words(link) == self.says).nth(self.before);
        let Some(link) = same.and_then(|link| link.dyn_into::<HtmlElement>().ok()) else { return };
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = link.focus_with_options(&options);
    }
}

/// The links in an element that are shown, in order.
fn links(within: &HtmlElement) -> impl Iterator<Item = Element> {
    let found = within.query_selector_all("a[href]").ok();
    let count = found.as_ref().map_or(0, web_sys::NodeList::length);
    let links = (0..count).filter_map(move |at| found.as_ref()?.get(at)?.dyn_into::<Element>().ok());
    links.filter(|link| link.get_client_rects().length() > 0)
}

/// What a link says, or is called; signs for the eye alone aside, blanks make no difference.
fn words(link: &Element) -> String {
    let said = link.get_attribute("aria-label").or_else(|| link.text_content()).unwrap_or_default();
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}
