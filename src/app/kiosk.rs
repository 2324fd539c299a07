//! The unattended page: its clock, what counts as a touch, and where it begins anew.
//!
//! Takes the place, the state and the report, gives what the views are to show of the visit. What it was
//! opened with is remembered in memory and nowhere else. Works on a page of its own only: a guest is not alone.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Interval;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, VisibilityState};
use yew::prelude::*;

use super::guard::guards;
use super::place::Place;
use crate::deck::drive::At;
use crate::deck::slides;
use crate::report::Report;
use crate::state::kiosk::{Effect, Event, Kiosk, idle_s};
use crate::state::{Action, State, View, reduce};
use crate::ui::host::Step;
use crate::ui::kiosk::PANEL;
use crate::ui::listener::{self, Listener};

/// How often time is looked at, in ms.
const TICK_MS: u32 = 500;

/// After how many ms a report that could not be had is asked for again: nobody is there to press a button.
const RETRY_MS: u32 = 15_000;

/// What the views show of a visit.
#[derive(Clone, PartialEq)]
pub(super) struct Visit {
    /// The address of the first screen; `None` where the page does not run unattended.
    pub(super) home: Option<AttrValue>,
    /// The seconds that are left, where they are to be seen.
    pub(super) countdown_s: Option<u64>,
    /// Told that somebody is there.
    pub(super) stay: Callback<()>,
}

/// The unattended page, as its listeners know it.
struct Screen {
    place: Place,
    kiosk: Cell<Kiosk>,
    countdown_s: UseStateSetter<Option<u64>>,
    state: RefCell<State>,
    report: RefCell<Option<Rc<Report>>>,
    home: RefCell<String>,
    /// Whether the touch that goes on belongs to nobody's visit: what it presses is of the one before.
    late: Cell<bool>,
}

impl Screen {
    fn meet(&self, event: Event) -> Effect {
        let (now_ms, idle_ms) = (now_ms(), u64::from(idle_s(self.state.borrow().settings.idle_s)) * 1000);
        let (kiosk, effect) = self.kiosk.get().next(event, now_ms, idle_ms);
        self.kiosk.set(kiosk);
        self.countdown_s.set(kiosk.countdown_s(now_ms, idle_ms));
        match effect {
            Effect::None => {}
            Effect::Reset => self.go(self.home.borrow().clone()),
            Effect::Advance => {
                let next = self.report.borrow().as_deref().map(|report| round(report, &self.state.borrow()));
                if let Some(next) = next {
                    self.go(next.address());
                }
            }
        }
        effect
    }

    /// Follows a link that was pressed.
    fn follow(&self, address: String) {
        if !self.late.replace(false) {
            self.go(address);
        }
    }

    /// In the place of the present address: there is no way back out of an unattended screen.
    fn go(&self, address: String) {
        self.place.go(&Step { address, replaces: true });
    }
}

/// The next step or slide; after the last one the first.
fn round(report: &Report, state: &State) -> State {
    let slides = slides(report);
    let slide = if let View::Present(slide) = state.view { slide } else { 1 };
    let at = At { slide, step: state.present.step }.nearest(&slides);
    let next = Some(at.next(&slides)).filter(|next| *next != at).unwrap_or(At::START);
    let opened = reduce(state.clone(), Action::Open(View::Present(next.slide)));
    reduce(opened, Action::Step(next.step))
}

/// Time in ms, on a clock that never goes back.
fn now_ms() -> u64 {
    super::load::now_ms() as u64
}

/// Runs the page unattended, where its address asks for it.
#[hook]
pub(super) fn use_kiosk(place: &Place, state: &State, report: Option<&Rc<Report>>) -> Visit {
    let unattended = state.settings.kiosk && !place.is_guest();
    let countdown_s = use_state_eq(|| None);
    let screen = use_memo(place.clone(), |place| Screen {
        place: place.clone(),
        kiosk: Cell::new(Kiosk::new(now_ms())),
        countdown_s: countdown_s.setter(),
        state: RefCell::default(),
        report: RefCell::default(),
        home: RefCell::default(),
        late: Cell::default(),
    });
    screen.state.replace(state.clone());
    screen.report.replace(report.cloned());
    if unattended && screen.home.borrow().is_empty() {
        // What it was opened with is what it comes back to.
        let home = reduce(state.clone(), Action::Open(View::Present(1))).address();
        screen.place.set_home(&home);
        screen.home.replace(home);
    }
    {
        let screen = screen.clone();
        use_effect_with(unattended, move |unattended| {
            let running = unattended.then(|| Running::of(&screen));
            move || drop(running)
        });
    }
    {
        let screen = screen.clone();
        use_effect_with(unattended.then(|| state.address()), move |address| {
            if address.is_some() {
                let attracts = matches!(screen.state.borrow().view, View::Present(_));
                screen.meet(if attracts { Event::Slide } else { Event::Explore });
            }
        });
    }
    let home = unattended.then(|| AttrValue::from(screen.home.borrow().clone()));
    let stay = use_callback((), move |(), ()| {
        screen.meet(Event::Touch);
    });
    Visit { home, countdown_s: countdown_s.filter(|_| unattended), stay }
}

/// Asks again for a report that could not be had, where nobody else would.
#[hook]
pub(super) fn use_retry(wanted: bool, retry: &Callback<()>) {
    let retry = retry.clone();
    use_effect_with(wanted, move |wanted| {
        let clock = wanted.then(|| Interval::new(RETRY_MS, move || retry.emit(())));
        move || drop(clock)
    });
}

/// All that runs while the page is unattended; ends when dropped.
struct Running {
    _clock: Interval,
    _listeners: Vec<Listener<web_sys::Event>>,
}

/// What shows that somebody is there. The pointer alone does not: it moves with a trembling floor.
const TOUCHES: [&str; 4] = ["pointerdown", "pointerup", "wheel", "keydown"];

impl Running {
    fn of(screen: &Rc<Screen>) -> Self {
        // It begins with its slides, whatever the address led to.
        if !matches!(screen.state.borrow().view, View::Present(_)) {
            screen.go(screen.home.borrow().clone());
        }
        let clock = {
            let screen = screen.clone();
            Interval::new(TICK_MS, move || {
                screen.meet(Event::Tick);
            })
        };
        let Some(window) = web_sys::window() else { return Self { _clock: clock, _listeners: Vec::new() } };
        let mut listeners = guards({
            let screen = screen.clone();
            move |address| screen.follow(address)
        });
        let touched = screen.clone();
        listeners.push(Listener::withholding(listener::window(), &TOUCHES, move |event: web_sys::Event| {
            if !is_on_panel(&event) {
                let effect = touched.meet(Event::Touch);
                if event.type_() != "pointerup" {
                    touched.late.set(effect == Effect::Reset);
                }
            }
        }));
        if let Some(document) = window.document() {
            let (screen, target) = (screen.clone(), document.clone().into());
            listeners.push(Listener::new(vec![target], &["visibilitychange"], move |_: web_sys::Event| {
                let hidden = document.visibility_state() == VisibilityState::Hidden;
                screen.meet(if hidden { Event::Hidden } else { Event::Shown });
            }));
        }
        Self { _clock: clock, _listeners: listeners }
    }
}

/// Whether the panel with the seconds is touched. It answers by itself, once the touch is over: were it gone before,
/// what lies under it would be touched.
fn is_on_panel(event: &web_sys::Event) -> bool {
    let target = event.target().and_then(|target: EventTarget| target.dyn_into::<Element>().ok());
    let panel = format!(".{PANEL}");
    target.is_some_and(|element| element.closest(&panel).ok().flatten().is_some())
}
