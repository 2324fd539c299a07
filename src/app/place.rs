//! Where the page lives: on a page of its own, or as a guest in an element of someone else's page.
//!
//! Takes what the page wants of its surroundings and hands it to one of the two. Only a page of its own may read or
//! change the address, the title and the document; a guest never does.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use web_sys::Element;
use yew::prelude::*;

use super::events::{Happening, dispatch};
use super::guest::Guest;
use super::notice::is_dead;
use super::own::Own;
use crate::report::Lang;
use crate::state::State;
use crate::ui::host::Step;
use crate::ui::listener::Listener;
use crate::ui::trouble::Reason;

/// Where the report comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The folder `data/` at this address, and its index.
    Index(String),
    /// The folder of one report.
    Folder(String),
    /// The bytes of the two files, handed over.
    Given(Rc<Given>),
    /// Nowhere, and why.
    Nowhere(Reason),
}

/// A report that was handed over.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Given {
    pub(super) report: Vec<u8>,
    pub(super) source: Option<Vec<u8>>,
}

/// What is to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) state: State,
    pub(super) origin: Origin,
    /// Where others can reach the page.
    pub(super) site: Option<AttrValue>,
}

/// What is shown: said on the page's root, and on what stands for it outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) lang: Lang,
    /// `loading`, `ready` or `error`.
    pub(super) word: &'static str,
    pub(super) theme: &'static str,
    /// Whether the page runs unattended, and with larger text.
    pub(super) unattended: bool,
    pub(super) large: bool,
    pub(super) title: String,
}

impl Marks {
    pub(super) fn lang_code(&self) -> &'static str {
        if self.lang == Lang::Zh { "zh-CN" } else { "en" }
    }
}

/// Where the page lives; the same only as itself.
#[derive(Clone)]
pub(super) enum Place {
    Own(Rc<Own>),
    Guest(Rc<Guest>),
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Own(one), Self::Own(other)) => Rc::ptr_eq(one, other),
            (Self::Guest(one), Self::Guest(other)) => Rc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl Place {
    /// What is to be shown now.
    pub(super) fn wanted(&self) -> Wanted {
        match self {
            Self::Own(own) => own.wanted(),
            Self::Guest(guest) => guest.wanted(),
        }
    }

    /// The seal of a report that was checked when the page was made; a guest's report comes from anywhere, and has none.
    pub(super) fn seal(&self) -> Option<AttrValue> {
        if let Self::Own(own) = self { own.seal() } else { None }
    }

    /// Tells when something else is to be shown, for as long as what is given back is kept.
    pub(super) fn listen(&self, changed: Callback<Wanted>) -> Listening {
        match self {
            Self::Own(own) => Listening::Own(own.listen(changed)),
            Self::Guest(guest) => {
                guest.listen(Some(changed));
                Listening::Guest(Rc::downgrade(guest))
            }
        }
    }

    /// Goes to another address.
    pub(super) fn go(&self, step: &Step) {
        match self {
            Self::Own(_) => Own::go(step),
            Self::Guest(guest) => guest.go(&step.address),
        }
    }

    /// Where a page that runs unattended begins anew, should the program die.
    pub(super) fn set_home(&self, address: &str) {
        if let Self::Own(own) = self {
            own.home.replace(Some(address.to_owned()));
        }
    }

    /// Whether another page stands in the program's place, and is seen there.
    pub(super) fn is_covered(&self) -> bool {
        if let Self::Own(own) = self { own.is_covered() } else { false }
    }

    /// Shows the program, once it has something to show. What a program that died has left to do takes nothing away.
    pub(super) fn reveal(&self) {
        if let Self::Own(own) = self
            && !is_dead()
        {
            own.reveal();
        }
    }

    /// Whether the page holds a view that reads without the program.
    pub(super) fn has_view(&self) -> bool {
        if let Self::Own(own) = self { own.has_view() } else { false }
    }

    /// Shows what the program has to say above a view that the page holds.
    pub(super) fn reveal_above(&self) {
        if let Self::Own(own) = self
            && !is_dead()
        {
            own.reveal_above();
        }
    }

    /// The program is as high as it is: nothing is kept in its place any more.
    pub(super) fn settle(&self) {
        if let Self::Own(own) = self {
            own.settle();
        }
    }

    /// Says what is shown; that of a program that died the notice has said for good.
    pub(super) fn mark(&self, marks: &Marks) {
        match self {
            _ if is_dead() => {}
            Self::Own(own) => own.mark(marks),
            Self::Guest(guest) => guest.mark(marks),
        }
    }

    /// Tells the host what became of the page; of a program that died it has been told.
    pub(super) fn tell(&self, happening: &Happening) {
        if is_dead() {
            return;
        }
        match self {
            Self::Own(own) => dispatch(&own.root, happening),
            Self::Guest(guest) => dispatch(&guest.host, happening),
        }
    }

    /// Another view begins at its top.
    pub(super) fn scroll_to_top(&self) {
        match self {
            Self::Own(_) => Own::scroll_to_top(),
            Self::Guest(guest) => guest.scroll_to_top(),
        }
    }

    /// Whether what is shown may be scrolled to and take the focus: not where nobody did anything.
    pub(super) fn may_move(&self) -> bool {
        match self {
            Self::Own(own) => own.may_move(),
            Self::Guest(guest) => guest.may_move(),
        }
    }

    /// Whether charts grow when they come: not where their pictures stood there before the program did.
    pub(super) fn may_grow(&self) -> bool {
        match self {
            Self::Own(own) => own.may_grow(),
            Self::Guest(_) => true,
        }
    }

    /// The element the page is mounted in.
    pub(super) fn root(&self) -> &Element {
        match self {
            Self::Own(own) => &own.root,
            Self::Guest(guest) => &guest.root,
        }
    }

    pub(super) fn is_guest(&self) -> bool {
        matches!(self, Self::Guest(_))
    }
}

/// Kept while changes are to be told.
pub(super) enum Listening {
    Own(#[allow(dead_code, reason = "it is kept, and ends when dropped")] Listener<web_sys::Event>),
    Guest(Weak<Guest>),
}

impl Drop for Listening {
    fn drop(&mut self) {
        if let Self::Guest(guest) = self
            && let Some(guest) = guest.upgrade()
        {
            guest.listen(None);
        }
    }
}

thread_local! {
    /// Every place, for the notice when the program dies.
    static PLACES: RefCell<Vec<WeakPlace>> = const { RefCell::new(Vec::new()) };
}

enum WeakPlace {
    Own(Weak<Own>),
    Guest(Weak<Guest>),
}

impl WeakPlace {
    fn upgrade(&self) -> Option<Place> {
        match self {
            Self::Own(own) => own.upgrade().map(Place::Own),
            Self::Guest(guest) => guest.upgrade().map(Place::Guest),
        }
    }
}

/// Remembers a place for as long as it lives.
pub(super) fn remember(place: &Place) {
    let weak = match place {
        Place::Own(own) => WeakPlace::Own(Rc::downgrade(own)),
        Place::Guest(guest) => WeakPlace::Guest(Rc::downgrade(guest)),
    };
    PLACES.with_borrow_mut(|places| {
        places.retain(|place| place.upgrade().is_some());
        places.push(weak);
    });
}

/// Every place there is; none where the program died while counting them.
pub(super) fn all() -> Vec<Place> {
    let places = PLACES.try_with(|places| {
        let places = places.try_borrow().ok()?;
        Some(places.iter().filter_map(WeakPlace::upgrade).collect())
    });
    places.ok().flatten().unwrap_or_default()
}
