//! Two windows kept in step: that of the audience and that of who speaks.
//!
//! Takes where this window is, tells the others, and goes where they went. Over a broadcast channel, and by messages
//! to the window that was opened or that opened this one, which also works from a file. Believes only its own origin,
//! and, where a file has none, only the very window it is paired with. Never tells what it was told.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, Event, MessageEvent, Window};
use yew::prelude::*;

use crate::deck::drive::{At, Said};
use crate::ui::listener::{Listener, window};

/// The origin of a page that has none: from a file, in a sandbox.
const NO_ORIGIN: &str = "null";

/// What joins this window to the other.
pub(super) struct Pair {
    channel: Option<BroadcastChannel>,
    /// The window that was opened from this one.
    opened: RefCell<Option<Window>>,
    /// Where the other window sent this one last.
    told: Cell<Option<At>>,
    report: String,
}

/// What joins two windows; the same only as itself.
#[derive(Clone)]
pub(super) struct Paired(Rc<Pair>);

impl PartialEq for Paired {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Paired {
    /// Opens the window of who speaks; whether the browser let it.
    pub(super) fn open(&self, address: &str) -> bool {
        const NAME: &str = "tushuo-presenter";
        const FEATURES: &str = "popup,width=1180,height=760";
        let Some(window) = web_sys::window() else { return false };
        let here = window.location().href().unwrap_or_default();
        let page = here.split('#').next().unwrap_or_default();
        let opened = window.open_with_url_and_target_and_features(&format!("{page}{address}"), NAME, FEATURES);
        let opened = opened.ok().flatten();
        let was_opened = opened.is_some();
        *self.0.opened.borrow_mut() = opened;
        was_opened
    }
}

impl Pair {
    fn say(&self, said: Said) {
        let message = JsValue::from(said.message(&self.report));
        if let Some(channel) = &self.channel {
            let _ = channel.post_message(&message);
        }
        let origin = origin();
        // Without an origin there is no name for it; what is said is no secret: the number of a slide.
        let to = if origin == NO_ORIGIN { "*" } else { origin.as_str() };
        for peer in self.peers() {
            let _ = peer.post_message(&message, to);
        }
    }

    fn peers(&self) -> Vec<Window> {
        let opened = self.opened.borrow().clone().filter(|window| !window.closed().unwrap_or(true));
        opened.into_iter().chain(opener()).collect()
    }

    /// What a message says, where it is to be believed: a channel is our origin's own, a window has to be the other one.
    fn heard(&self, event: &Event, by_channel: bool) -> Option<Said> {
        let event = event.dyn_ref::<MessageEvent>()?;
        if !by_channel {
            let source = JsValue::from(event.source()?);
            let is_peer = self.peers().into_iter().any(|peer| JsValue::from(peer) == source);
            if event.origin() != origin() || !is_peer {
                return None;
            }
        }
        Said::parse(&event.data().as_string()?, &self.report)
    }
}

/// The window that opened this one, unless it is this one.
fn opener() -> Option<Window> {
    let own = web_sys::window()?;
    let opener = own.opener().ok()?;
    // What is not of our origin is no instance of our `Window`; it can be spoken to all the same.
    (opener.is_object() && opener != JsValue::from(own)).then(|| opener.unchecked_into())
}

/// The origin of this page, as messages from it carry it.
fn origin() -> String {
    let own = web_sys::window().and_then(|window| Reflect::get(&window, &"origin".into()).ok());
    own.and_then(|origin| origin.as_string()).unwrap_or_else(|| NO_ORIGIN.to_owned())
}

/// Joins this window, which is at `at`, to the other; `go` is called with where the other went.
#[hook]
pub(super) fn use_pair(report: &str, at: At, go: Callback<At>) -> Paired {
    let pair = use_memo(report.to_owned(), |report| {
        Paired(Rc::new(Pair {
            channel: BroadcastChannel::new("tushuo-present").ok(),
            opened: RefCell::default(),
            told: Cell::new(None),
            report: report.clone(),
        }))
    });
    let (latest_go, latest_at) = (use_mut_ref(|| go.clone()), use_mut_ref(|| at));
    *latest_go.borrow_mut() = go;
    *latest_at.borrow_mut() = at;
    {
        let pair = (*pair).clone();
        use_effect_with(pair.clone(), move |_| {
            let hears = {
                let pair = pair.clone();
                move |event: Event, by_channel: bool| match pair.0.heard(&event, by_channel) {
                    Some(Said::Hello) => pair.0.say(Said::At(*latest_at.borrow())),
                    Some(Said::At(to)) => {
                        pair.0.told.set(Some(to));
                        if to != *latest_at.borrow() {
                            let go = latest_go.borrow().clone();
                            go.emit(to);
                        }
                    }
                    None => {}
                }
            };
            let hears = Rc::new(hears);
            let channel = pair.0.channel.clone().map(Into::into).into_iter().collect();
            let listeners =
                [(channel, hears.clone(), true), (window(), hears, false)].map(|(target, hears, by_channel)| {
                    Listener::new(target, &["message"], move |event: Event| hears(event, by_channel))
                });
            // Who comes asks: the window that was there knows best.
            pair.0.say(Said::Hello);
            move || {
                drop(listeners);
                if let Some(channel) = &pair.0.channel {
                    channel.close();
                }
            }
        });
    }
    {
        let pair = (*pair).clone();
        let first = use_mut_ref(|| true);
        use_effect_with(at, move |at| {
            let is_first = std::mem::take(&mut *first.borrow_mut());
            if !is_first && pair.0.told.take() != Some(*at) {
                pair.0.say(Said::At(*at));
            }
        });
    }
    (*pair).clone()
}
