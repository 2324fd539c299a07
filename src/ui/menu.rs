//! A button that opens a small menu of things to take or to do.
//!
//! Takes names, tells which one was picked. A key opens the list of buttons, Escape or a press elsewhere closes it, and
//! the focus goes back to the button. What became of the last pick is said beside it. Never does the thing itself.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::icon::{Icon, Icon_};
use crate::ui::listener::{Listener, window};

/// Something to pick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// What it is, for who looks for it in the page: `data-file`.
    pub(super) key: &'static str,
    /// Its name.
    pub(super) name: AttrValue,
}

/// What a menu is made of.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct MenuProps {
    /// The sign on the button.
    pub(super) icon: Icon,
    /// The word on the button.
    pub(super) label: AttrValue,
    /// The name of the list.
    pub(super) name: AttrValue,
    /// What can be picked.
    pub(super) items: Vec<Item>,
    /// Told the place of what was picked.
    pub(super) onpick: Callback<usize>,
    /// What became of it.
    #[prop_or_default]
    pub(super) said: AttrValue,
    /// Told that the menu was opened or closed, so that what was said can go.
    #[prop_or_default]
    pub(super) ontoggle: Callback<()>,
}

/// Draws the button, and the list while it is open.
#[component]
pub(super) fn Menu(props: &MenuProps) -> Html {
    let open = use_state_eq(|| false);
    let (host, button) = (use_node_ref(), use_node_ref());
    use_close_elsewhere(&host, *open, open.setter());
    let toggle = {
        let (open, ontoggle) = (open.clone(), props.ontoggle.clone());
        Callback::from(move |_: MouseEvent| {
            open.set(!*open);
            ontoggle.emit(());
        })
    };
    let onkeydown = {
        let (open, button) = (open.clone(), button.clone());
        Callback::from(move |event: KeyboardEvent| {
            if *open && event.key() == "Escape" {
                // What stands around the menu closes on Escape too; one press closes one thing.
                event.stop_propagation();
                open.set(false);
                focus(&button);
            }
        })
    };
    let pick = |at: usize| {
        let (onpick, open, button) = (props.onpick.clone(), open.setter(), button.clone());
        Callback::from(move |_: MouseEvent| {
            open.set(false);
            focus(&button);
            onpick.emit(at);
        })
    };
    html! {
        <div class="get" ref={host} {onkeydown}>
            <button type="button" class="act" ref={button.clone()} aria-expanded={open.to_string()} onclick={toggle}>
                <Icon_ icon={props.icon} size={17} />{ &props.label }
            </button>
            if *open {
                <ul class="menu" aria-label={&props.name}>
                    { for props.items.iter().enumerate().map(|(at, item)| html! {
                        <li><button type="button" data-file={item.key} onclick={pick(at)}>{ &item.name }</button></li>
                    }) }
                </ul>
            }
            <span class="said" role="status">{ &props.said }</span>
        </div>
    }
}

/// Closes the menu when something outside it is pressed or takes the focus.
#[hook]
fn use_close_elsewhere(host: &NodeRef, open: bool, set: UseStateSetter<bool>) {
    let host = host.clone();
    use_effect_with(open, move |open| {
        let listening = open.then(|| {
            const NAMES: &[&str] = &["pointerdown", "focusin"];
            // The menu hears of an event before the window does. Seen from there, what happens in a shadow tree has its
            // host as target, and where that is closed the path ends at the host too.
            let (heard_ms, targets) =
                (Rc::new(Cell::new(f64::NAN)), host.cast::<HtmlElement>().map(Into::into).into_iter().collect());
            let inside = {
                let heard_ms = Rc::clone(&heard_ms);
                Listener::new(targets, NAMES, move |event: Event| heard_ms.set(event.time_stamp()))
            };
            let anywhere = Listener::new(window(), NAMES, move |event: Event| {
                if heard_ms.get().to_bits() != event.time_stamp().to_bits() {
                    set.set(false);
                }
            });
            (inside, anywhere)
        });
        move || drop(listening)
    });
}

fn focus(button: &NodeRef) {
    if let Some(button) = button.cast::<HtmlElement>() {
        let _ = button.focus();
    }
}
