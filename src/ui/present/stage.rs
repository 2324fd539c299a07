//! The stage: the slide of the address, and the keys that lead to another one.
//!
//! Takes the address, gives the slide; takes keys, goes to another address. Never keeps a place of its own.

use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::slide::Slide;
use crate::deck::drive::{At, Drive, Key, Typed, asks};
use crate::deck::slides;
use crate::state::{Action, State, View, reduce};
use crate::ui::host::{Step, use_go};
use crate::ui::listener::{Listener, window};
use crate::ui::shared::{Shared, ViewProps};
use crate::words::message::Frame;

/// The slide of the address, on the whole screen.
#[component]
pub fn PresentView(props: &ViewProps) -> Html {
    let shared = &props.shared;
    let at = place(&shared.state);
    let go = use_go();
    let typed = use_mut_ref(Typed::default);
    let drive = {
        let (shared, go) = (shared.clone(), go.clone());
        Callback::from(move |drive: Drive| {
            let deck = slides(&shared.report);
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
                Drive::Escape => {
                    go.emit(Step { address: shared.href(View::Overview), replaces: false });
                    return;
                }
                _ => return,
            };
            if to != at {
                go.emit(Step { address: address(&shared, to), replaces: false });
            }
        })
    };
    use_keys(drive);
    html! {
        <div class="stage">
            if shared.state.nearest {
                <p class="st-note" role="status">{Frame::NearestShown.text(shared.lang)}</p>
            }
            <Slide shared={shared.clone()} number={at.slide} step={at.step} moves=true />
        </div>
    }
}

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

/// Listens to keys wherever the focus is.
#[hook]
fn use_keys(drive: Callback<Drive>) {
    use_effect_with(drive, move |drive| {
        let drive = drive.clone();
        let listening = Listener::new(window(), &["keydown"], move |event: KeyboardEvent| {
            let name = event.key();
            let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
            if let Some(asked) = asks(Key { name: &name, shift: event.shift_key(), modified }, true) {
                event.prevent_default();
                drive.emit(asked);
            }
        });
        move || drop(listening)
    });
}
