//! The page of its own: its address is the state, its document is the program's.
//!
//! Takes the root element of `www/index.html`. In a frame it tells its height, and never scrolls what is around it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::focused::Focused;
use super::place::{Given, Marks, Origin, Wanted};
use super::pressed::Pressed;
use crate::state::{State, is_address, lang_of_tag};
use crate::ui::host::Step;
use crate::ui::listener::{self, Listener};

/// What an entry page says of itself in its `<meta>`: where it is, and what it shows without a hash.
struct Entry {
    /// From the page to the root of the site: empty, or `../`.
    base: String,
    /// The view, as an address names it.
    view: Option<String>,
    /// The language, where the page is not the site's first.
    lang: Option<String>,
    /// The public address of the site.
    site: Option<AttrValue>,
    /// The report, where it stands in the page: the one file.
    given: Option<Rc<Given>>,
    /// The seal of the report that the page was made of, which was checked then.
    seal: Option<AttrValue>,
}

/// The report that stands in the page.
fn given() -> Option<Rc<Given>> {
    #[derive(serde::Deserialize)]
    struct Data {
        report: String,
        source: Option<String>,
    }
    let data = web_sys::window()?.document()?.get_element_by_id("tushuo-data")?.text_content()?;
    let data: Data = serde_json::from_str(&data).ok()?;
    Some(Rc::new(Given { report: data.report.into_bytes(), source: data.source.map(String::into_bytes) }))
}

impl Entry {
    fn read() -> Self {
        let document = web_sys::window().and_then(|window| window.document());
        let meta = |name: &str| {
            let element = document.as_ref()?.query_selector(&format!("meta[name={name}]")).ok()??;
            element.get_attribute("content").filter(|content| !content.is_empty())
        };
        let base = meta("tushuo-root").unwrap_or_default();
        let lang = meta("tushuo-lang").filter(|_| !base.is_empty());
        let site = meta("tushuo-address").or_else(|| own_root(&base)).map(Into::into);
        let seal = meta("tushuo-seal").map(Into::into);
        Self { view: meta("tushuo-view"), lang, site, base, given: given(), seal }
    }

    /// What an address asks for on this page.
    fn wanted(&self, hash: &str) -> Wanted {
        let of_page = || format!("#/{}", self.view.as_deref().unwrap_or_default());
        let mut state = State::parse(&if is_address(hash) && hash.len() > 1 { hash.to_owned() } else { of_page() });
        if state.settings.lang.is_none()
            && let Some(lang) = &self.lang
        {
            state.settings.lang = lang_of_tag(lang);
        }
        let origin = self.given.clone().map_or_else(|| Origin::Index(self.base.clone()), Origin::Given);
        Wanted { state, origin, site: self.site.clone() }
    }
}

/// The address of the site's root, unless it is one of this machine.
fn own_root(base: &str) -> Option<String> {
    let location = web_sys::window()?.location();
    let host = location.hostname().ok()?;
    let own = host.is_empty() || host == "localhost" || host.starts_with("127.") || host == "[::1]";
    let web = location.protocol().is_ok_and(|protocol| ["http:", "https:"].contains(&protocol.as_str()));
    let here = location.href().ok()?;
    let relative = if base.is_empty() { "./" } else { base };
    (web && !own).then(|| web_sys::Url::new_with_base(relative, &here).ok())?.map(|root| root.href())
}

/// A page of its own.
pub(super) struct Own {
    pub(super) root: HtmlElement,
    /// Where the program is mounted; hidden until there is something to see, so that what the page holds already stays.
    mount: HtmlElement,
    entry: Rc<Entry>,
    /// Whether the page held charts before the program came.
    had_charts: bool,
    /// Whether the page still holds a view that it held before.
    has_view: Cell<bool>,
    /// What is pressed while the program takes over.
    pressed: RefCell<Option<Pressed>>,
    /// Whether the address was changed since the page was opened, which is somebody's doing.
    was_led: Rc<Cell<bool>>,
    /// Where it begins anew, where it runs unattended.
    pub(super) home: RefCell<Option<String>>,
}

impl Own {
    /// The page of a root; `None` where nothing can be made in it.
    pub(super) fn new(root: HtmlElement) -> Option<Self> {
        let had_charts = root.query_selector(".chart img").is_ok_and(|found| found.is_some());
        let mount = root.owner_document()?.create_element("div").ok()?.dyn_into::<HtmlElement>().ok()?;
        mount.set_attribute("hidden", "").ok()?;
        root.append_child(&mount).ok()?;
        let pressed = RefCell::new(Some(Pressed::new(&root)));
        let has_view = Cell::new(root.query_selector("main").is_ok_and(|found| found.is_some()));
        Some(Self {
            root,
            mount,
            entry: Rc::new(Entry::read()),
            had_charts,
            has_view,
            pressed,
            was_led: Rc::default(),
            home: RefCell::default(),
        })
    }

    /// Where the program is mounted.
    pub(super) fn mount(&self) -> &HtmlElement {
        &self.mount
    }

    /// Whether the page holds a view that stands in the program's place until it comes. Where nobody sees it there is
    /// nothing to wait for.
    pub(super) fn is_covered(&self) -> bool {
        let document = self.root.owner_document();
        self.mount.has_attribute("hidden") && document.is_some_and(|document| !document.hidden()) && self.has_view()
    }

    /// Whether the page holds a view of its own, which reads without the program.
    pub(super) fn has_view(&self) -> bool {
        self.has_view.get()
    }

    /// Shows what the program has to say above what the page held before it came, which goes on to be read.
    pub(super) fn reveal_above(&self) {
        if !self.has_view() {
            return self.reveal();
        }
        // Behind the link that skips to the content, which stays the first. The root's own children can stand in any order.
        let first = self.root.query_selector(".skip").ok().flatten().map(|skip| skip.next_sibling());
        let _ = self.root.insert_before(&self.mount, first.unwrap_or_else(|| self.root.first_child()).as_ref());
        let _ = self.mount.remove_attribute("hidden");
    }

    /// Shows the program in place of what the page held before it came.
    pub(super) fn reveal(&self) {
        let had_view = self.has_view.replace(false);
        if !had_view && !self.mount.has_attribute("hidden") {
            return;
        }
        // Where a chart is not yet drawn the page is too short for where it was scrolled to.
        let _ = self.mount.style().set_property("min-height", &format!("{}px", self.root.offset_height()));
        let focused = Focused::of(&self.root);
        let before = self.root.child_nodes();
        let before: Vec<_> = (0..before.length()).filter_map(|at| before.get(at)).collect();
        for node in before.iter().filter(|node| !node.is_same_node(Some(&self.mount))) {
            let _ = self.root.remove_child(node);
        }
        let _ = self.mount.remove_attribute("hidden");
        if let Some(focused) = focused {
            focused.pass_to(&self.mount);
        }
        let mut pressed = self.pressed.borrow_mut();
        if !pressed.as_ref().is_some_and(Pressed::is_down) {
            pressed.take();
        }
    }

    /// The views are as high as they are, and nothing is kept in their place.
    pub(super) fn settle(&self) {
        let _ = self.mount.style().remove_property("min-height");
    }

    /// Where the data can be had; nowhere else where it stands in the page.
    pub(super) fn data(&self) -> Option<String> {
        self.entry.given.is_none().then(|| format!("{}data/index.json", self.entry.base))
    }

    pub(super) fn wanted(&self) -> Wanted {
        self.entry.wanted(&hash())
    }

    /// The seal of the report that the page was made of.
    pub(super) fn seal(&self) -> Option<AttrValue> {
        self.entry.seal.clone()
    }

    pub(super) fn listen(&self, changed: Callback<Wanted>) -> Listener<Event> {
        let (was_led, entry) = (self.was_led.clone(), self.entry.clone());
        Listener::new(listener::window(), &["hashchange"], move |_: Event| {
            let hash = hash();
            was_led.set(true);
            if is_address(&hash) {
                changed.emit(entry.wanted(&hash));
            }
        })
    }

    /// Changes the address, which then is read like any other change.
    pub(super) fn go(step: &Step) {
        let Some(location) = web_sys::window().map(|window| window.location()) else { return };
        // Where a frame may not, the view stays as it is.
        let _ = if step.replaces { location.replace(&step.address) } else { location.set_hash(&step.address) };
    }

    pub(super) fn mark(&self, marks: &Marks) {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
        if let Some(page) = document.document_element() {
            let _ = page.set_attribute("lang", marks.lang_code());
            let _ = page.set_attribute("data-theme", marks.theme);
            for (name, on) in [("data-kiosk", marks.unattended), ("data-large", marks.unattended && marks.large)] {
                let _ = page.toggle_attribute_with_force(name, on);
            }
        }
        // What the page held before the program came stays in the language that it says it is in.
        if !self.has_view() {
            let _ = self.root.set_attribute("lang", marks.lang_code());
        }
        let _ = self.root.set_attribute("data-state", marks.word);
        if !marks.title.is_empty() {
            document.set_title(&marks.title);
        }
    }

    pub(super) fn scroll_to_top() {
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    }

    /// What stood there already does not come once more.
    pub(super) fn may_grow(&self) -> bool {
        self.was_led.get() || !self.had_charts
    }

    /// A page in a frame must not scroll the page around it just because it was opened.
    pub(super) fn may_move(&self) -> bool {
        self.was_led.get() || !is_framed()
    }
}

/// Whether the page stands in a frame.
pub(super) fn is_framed() -> bool {
    let Some(window) = web_sys::window() else { return false };
    // Where even asking is refused, there is something around.
    !matches!(window.parent(), Ok(Some(parent)) if parent == window)
}

/// The hash of the address.
fn hash() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}
