//! What stands around the views can do for them: go to an address, say whether the page may move, and where it can be
//! reached.
//!
//! Most of the page goes by links. What is no link, a search that is typed or a choice in a list, asks the host: the
//! page of its own changes the address, an embedded one its own state. Never touches an address itself.

use yew::functional::TearDown;
use yew::prelude::*;

/// A way to another address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The address, from its `#` on.
    pub address: String,
    /// Whether it takes the place of the present one in the history, as each letter of a search does.
    pub replaces: bool,
}

/// What the views may ask for; given to them as a context.
#[derive(Clone, PartialEq)]
pub struct Host {
    /// Goes to an address.
    pub go: Callback<Step>,
    /// Brings what is drawn into sight, where something else stood in its place until it came.
    pub show: Callback<()>,
    /// Whether what is shown may be scrolled to and take the focus: not where nobody led there.
    pub may_move: Callback<(), bool>,
    /// Whether a chart grows when it comes: not where its picture stood in its place before the program did.
    pub may_grow: Callback<(), bool>,
    /// Where page and data are.
    pub reach: Reach,
}

/// Where the page and its data are to be had.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// The folder of the report, with its slash; empty where it was handed over.
    pub folder: AttrValue,
    /// The public address: the one the site was built for, that of the page, or the one a host page gave for its guest.
    pub site: Option<AttrValue>,
    /// Whether the page is a guest in another one, whose address is none of its own.
    pub guest: bool,
    /// The address of the first screen, where the page runs unattended: nothing then may lead or reach out of it.
    pub home: Option<AttrValue>,
}

impl Reach {
    /// The address of the site's root, where others can reach it.
    pub fn public_address(&self) -> Option<String> {
        self.site.as_ref().map(ToString::to_string)
    }
}

/// Whether the page runs unattended: then there are no files, no clipboard, no keyboard and no other pages.
#[hook]
pub fn use_unattended() -> bool {
    use_reach().home.is_some()
}

/// Where page and data are.
#[hook]
pub fn use_reach() -> Reach {
    use_context::<Host>().map(|host| host.reach).unwrap_or_default()
}

/// The way to go to an address; nothing happens where no host was given.
#[hook]
pub fn use_go() -> Callback<Step> {
    use_context::<Host>().map_or_else(Callback::noop, |host| host.go)
}

/// An effect that measures what is drawn, scrolls to it or gives it the focus: it is brought into sight before, as what
/// is hidden has no size. All first effects run within one turn, so that nobody sees what they have not yet done.
#[hook]
pub fn use_effect_in_sight<T, F, D>(inputs: T, effect: F)
where
    T: PartialEq + 'static,
    F: FnOnce(&T) -> D + 'static,
    D: TearDown,
{
    let show = use_show();
    use_effect_with(inputs, move |inputs| {
        show.emit(());
        effect(inputs)
    });
}

/// The way to bring what is drawn into sight.
#[hook]
pub fn use_show() -> Callback<()> {
    use_context::<Host>().map_or_else(Callback::noop, |host| host.show)
}

/// Whether what is shown may be scrolled to and take the focus.
#[hook]
pub fn use_may_move() -> Callback<(), bool> {
    use_context::<Host>().map_or_else(|| Callback::from(|()| true), |host| host.may_move)
}

/// Whether a chart grows when it comes.
#[hook]
pub fn use_may_grow() -> Callback<(), bool> {
    use_context::<Host>().map_or_else(|| Callback::from(|()| true), |host| host.may_grow)
}
