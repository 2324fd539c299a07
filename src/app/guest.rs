//! A guest in somebody else's page: it keeps its own address and stays inside its element.
//!
//! Takes the element it may fill and what is to be shown, gives a place for the page. Never reads or changes the
//! address, the title or anything of the document outside that element, and takes every listener away when it goes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use super::links::links;
use super::place::{Marks, Wanted};
use crate::state::{Chrome, State};
use crate::ui::listener::Listener;

/// An embedded page.
pub(super) struct Guest {
    /// What tells it from the others of the page.
    pub(super) number: u32,
    /// The element it fills: carries language and theme.
    pub(super) root: Element,
    /// The element that the author of the page knows: the host of the shadow root, else the root itself.
    pub(super) host: Element,
    /// Holds the notice when the program dies.
    pub(super) notice: Element,
    wanted: RefCell<Wanted>,
    changed: RefCell<Option<Callback<Wanted>>>,
    /// Whether what is shown was led to by somebody in the element.
    was_led: Cell<bool>,
    pub(super) word: Cell<&'static str>,
    links: RefCell<Option<Listener<MouseEvent>>>,
}

impl Guest {
    /// Prepares an element: a view, which is given back, and the notice.
    pub(super) fn new(root: Element, wanted: Wanted) -> Result<(Rc<Self>, Element), JsValue> {
        thread_local!(static COUNT: Cell<u32> = const { Cell::new(0) });
        let number = COUNT.replace(COUNT.get().wrapping_add(1));
        let document = root.owner_document().ok_or(JsValue::NULL)?;
        let view = super::pool::view(&document)?;
        let notice = notice_in(&document)?;
        let host =
            root.get_root_node().dyn_into::<web_sys::ShadowRoot>().map_or_else(|_| root.clone(), |root| root.host());
        root.replace_children_with_node_2(&view, &notice);
        root.class_list().add_2("tushuo", "inside")?;
        // Both languages run from left to right, whatever the page around does.
        root.set_attribute("dir", "ltr")?;
        let guest = Self {
            number,
            root,
            host,
            notice,
            wanted: RefCell::new(wanted),
            changed: RefCell::default(),
            was_led: Cell::new(false),
            word: Cell::new("loading"),
            links: RefCell::default(),
        };
        let guest = Rc::new(guest);
        *guest.links.borrow_mut() = Some(links(&guest));
        guest.say("loading");
        Ok((guest, view))
    }

    pub(super) fn wanted(&self) -> Wanted {
        self.wanted.borrow().clone()
    }

    pub(super) fn listen(&self, changed: Option<Callback<Wanted>>) {
        self.changed.replace(changed);
    }

    /// Shows something else, as the page around wants it: nothing is scrolled.
    pub(super) fn set(&self, wanted: Wanted) {
        self.was_led.set(false);
        self.change(wanted);
    }

    /// Goes where somebody in the element wants to go.
    pub(super) fn go(&self, address: &str) {
        self.was_led.set(true);
        let wanted = Wanted { state: State::parse(address), ..self.wanted() };
        self.change(wanted);
    }

    fn change(&self, wanted: Wanted) {
        self.wanted.replace(wanted.clone());
        let changed = self.changed.borrow().clone();
        if let Some(changed) = changed {
            changed.emit(wanted);
        }
    }

    pub(super) fn mark(&self, marks: &Marks) {
        let _ = self.root.set_attribute("lang", marks.lang_code());
        let _ = self.root.set_attribute("data-theme", marks.theme);
        self.say(marks.word);
    }

    /// Says whether it is loading, ready or in trouble.
    pub(super) fn say(&self, word: &'static str) {
        self.word.set(word);
        let _ = self.root.set_attribute("data-state", word);
        let _ = self.host.set_attribute("data-state", word);
    }

    /// Brings the beginning of the element back into view, where somebody went on from further down.
    pub(super) fn scroll_to_top(&self) {
        if self.was_led.get() && self.root.get_bounding_client_rect().top() < 0.0 {
            let to_top = ScrollIntoViewOptions::new();
            to_top.set_block(ScrollLogicalPosition::Start);
            to_top.set_behavior(ScrollBehavior::Instant);
            self.root.scroll_into_view_with_scroll_into_view_options(&to_top);
        }
    }

    pub(super) fn may_move(&self) -> bool {
        self.was_led.get()
    }

    /// The address of an inner link on the public site, where there is one: without the settings of the element.
    pub(super) fn public(&self, address: &str) -> Option<String> {
        let site = self.wanted.borrow().site.clone()?;
        let mut state = State::parse(address);
        state.settings.chrome = Chrome::Full;
        Some(format!("{site}{}", state.address()))
    }

    /// Puts the focus on a place in the page (`#main`).
    pub(super) fn focus_place(&self, id: &str) {
        let places = self.root.query_selector_all("[id]").ok();
        let place = places.and_then(|places| {
            let mut elements = (0..places.length()).filter_map(|at| places.get(at)?.dyn_into::<HtmlElement>().ok());
            elements.find(|element| element.id() == id)
        });
        if let Some(place) = place {
            drop(place.focus());
        }
    }

    /// Leaves the element as empty as it was.
    pub(super) fn leave(&self) {
        self.links.replace(None);
        self.listen(None);
        self.root.replace_children_with_node_0();
        for name in ["lang", "data-theme", "data-state", "dir"] {
            let _ = self.root.remove_attribute(name);
        }
        let _ = self.root.class_list().remove_2("tushuo", "inside");
        let _ = self.host.remove_attribute("data-state");
    }
}

fn notice_in(document: &Document) -> Result<Element, JsValue> {
    let notice = document.create_element("div")?;
    notice.set_class_name("tushuo-notice");
    notice.set_attribute("part", "notice")?;
    notice.set_attribute("role", "alert")?;
    notice.set_attribute("hidden", "")?;
    Ok(notice)
}
