//! What drives slides: keys, fingers and buttons become steps through the deck or what stands around it.
//!
//! Takes the address and what was asked for, goes to another address or changes what is open. Never draws.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};
use yew::prelude::*;

use crate::deck::drive::{At, Drive, Key, Typed, asks};
use crate::deck::slides;
use crate::state::{Action, State, View, reduce};
use crate::ui::host::{Step, use_go, use_reach};
use crate::ui::listener::{Listener, window};
use crate::ui::shared::Shared;

/// Where an address is in the deck.
pub(super) fn place(state: &State) -> At {
    let slide = if let View::Present(slide) = state.view { slide } else { 1 };
    At { slide, step: state.present.step }
}

/// The address of a place in the deck.
pub(super) fn address(shared: &Shared, at: At) -> String {
    let opened = reduce((*shared.state).clone(), Action::Open(View::Present(at.slide)));
    reduce(opened, Action::Step(at.step)).address()
}

/// Goes to a place in the deck.
#[hook]
pub(super) fn use_go_to(shared: &Shared) -> Callback<At> {
    let (go, shared) = (use_go(), shared.clone());
    Callback::from(move |at: At| go.emit(Step { address: address(&shared, at), replaces: false }))
}

/// Steps through the deck; what is no step is handed on to `other`.
#[hook]
pub(super) fn use_steps(shared: &Shared, other: Callback<Drive>) -> Callback<Drive> {
    let typed = use_mut_ref(Typed::default);
    let go = use_go_to(shared);
    let shared = shared.clone();
    // A clicker is faster than a slide is drawn: what is asked for next goes on from where the last step led.
    let here = place(&shared.state);
    let led = use_mut_ref(|| (here, here));
    if led.borrow().0 != here {
        *led.borrow_mut() = (here, here);
    }
    Callback::from(move |drive: Drive| {
        let (deck, at) = (slides(&shared.report), led.borrow().1);
        let was = std::mem::take(&mut *typed.borrow_mut());
        let to = match drive {
            Drive::Next => at.next(&deck),
            Drive::Previous => at.previous(&deck),
            Drive::First => At::START,
            Drive::Last => At::of_slide(&deck, u32::MAX),
            Drive::Enter => was.number().map_or_else(|| at.next(&deck), |number| At::of_slide(&deck, number)),
            Drive::Digit(digit) => {
                *typed.borrow_mut() = was.with(digit);
                return;
            }
            drive => return other.emit(drive),
        };
        if to != at {
            led.borrow_mut().1 = to;
            go.emit(to);
        }
    })
}

/// Listens to keys: wherever the focus is on a page of its own, inside the stage where it is a guest.
#[hook]
pub(super) fn use_keys(stage: &NodeRef, letters: bool, drive: Callback<Drive>) {
    let (stage, guest) = (stage.clone(), use_reach().guest);
    use_effect_with((drive, letters, guest), move |(drive, letters, guest)| {
        let (drive, letters) = (drive.clone(), *letters);
        let target = if *guest { stage.cast::<Element>().map(Into::into).into_iter().collect() } else { window() };
        let listener = Listener::new(target, &["keydown"], move |event: Event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            let name = event.key();
            let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
            let Some(asked) = asks(Key { name: &name, shift: event.shift_key(), modified }, letters) else { return };
            if is_controls(event, &name) {
                return;
            }
            event.prevent_default();
            drive.emit(asked);
        });
        move || drop(listener)
    });
}

/// Whether a key belongs to the control that has the focus.
fn is_controls(event: &Event, name: &str) -> bool {
    let presses = matches!(name, "Enter" | " " | "Spacebar");
    presses && on_control(event)
}

/// Whether an event is that of a control rather than of the slide.
pub(super) fn on_control(event: &Event) -> bool {
    // Inside a shadow tree the target is the host; the path begins with what was really hit.
    let first = event.composed_path().get(0);
    let element = first.dyn_into::<Element>().ok();
    element.is_some_and(|element| {
        element.closest("a, button, input, select, summary, .st-bar, .st-menu").ok().flatten().is_some()
    })
}
