//! What stands around the views can do for them: go to an address.
//!
//! Most of the page goes by links. What is no link, a search that is typed or a choice in a list, asks the host: the
//! page of its own changes the address, an embedded one its own state. Never touches an address itself.

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
}

/// The way to go to an address; nothing happens where no host was given.
#[hook]
pub fn use_go() -> Callback<Step> {
    use_context::<Host>().map_or_else(Callback::noop, |host| host.go)
}
