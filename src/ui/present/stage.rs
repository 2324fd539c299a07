//! The stage: the slide of the address on the whole screen, what can be laid over it, and the bar that appears when the
//! pointer moves.
//!
//! Takes the address, gives the slide; keys, fingers and buttons lead to another address. Never keeps a place of its
//! own: what is open over the slide is gone after a reload.

use gloo_timers::callback::Timeout;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::bar::Bar;
use super::driving::{on_control, place, use_go_to, use_keys, use_steps};
use super::handout::Handout;
use super::layers::{Blank, NotesPanel, Tiles};
use super::method;
use super::pair::use_pair;
use super::slide::{Slide, view_of};
use super::time::{Clock, now_ms};
use super::wake::use_wake_lock;
use crate::deck::Scene;
use crate::deck::drive::{At, Drive, gesture};
use crate::state::{Action, reduce};
use crate::ui::host::{Step, use_go, use_reach};
use crate::ui::shared::ViewProps;
use crate::words::fill::plain;
use crate::words::message::Frame;
use crate::words::present::{Present as Say, announced, position};

/// What is laid over the slide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Layer {
    #[default]
    None,
    Black,
    White,
    Tiles,
}

/// The slide of the address.
#[component]
pub(super) fn Stage(props: &ViewProps) -> Html {
    let shared = &props.shared;
    let (stage, at) = (use_node_ref(), place(&shared.state));
    let layer = use_state_eq(Layer::default);
    let (notes, clock, denied) = (use_state_eq(|| false), use_state_eq(|| false), use_state_eq(|| None));
    let began = use_memo((), |()| now_ms());
    let began_ms = *began;
    let chosen = use_state_eq(|| at.slide);
    let (go, go_to, guest) = (use_go(), use_go_to(shared), use_reach().guest);
    let pair = use_pair(shared.report.hash(), at, go_to.clone());
    let scene =
        use_memo((shared.clone(), at), |(shared, at)| Scene::of(&shared.report, at.slide, at.step, shared.lang));
    use_wake_lock();
    {
        let (layer, chosen, denied) = (layer.setter(), chosen.setter(), denied.setter());
        use_effect_with(at, move |at| {
            denied.set(None);
            layer.set(Layer::None);
            chosen.set(at.slide);
        });
    }
    let other = {
        let (layer, notes, clock, denied) = (layer.clone(), notes.clone(), clock.clone(), denied.setter());
        let (shared, scene, stage) = (shared.clone(), scene.clone(), stage.clone());
        let toggle = |layer: &UseStateHandle<Layer>, to: Layer| layer.set(if **layer == to { Layer::None } else { to });
        Callback::from(move |drive: Drive| match drive {
            Drive::Black => toggle(&layer, Layer::Black),
            Drive::White => toggle(&layer, Layer::White),
            Drive::Overview => toggle(&layer, Layer::Tiles),
            Drive::Notes => notes.set(!*notes),
            Drive::Clock => clock.set(!*clock),
            Drive::FullScreen => full_screen(&stage, guest, &denied),
            Drive::Escape if *layer != Layer::None => layer.set(Layer::None),
            Drive::Escape if *notes => notes.set(false),
            Drive::Escape => {
                let state = reduce((*shared.state).clone(), Action::Open(view_of(&scene.leads)));
                go.emit(Step { address: state.address(), replaces: false });
            }
            _ => {}
        })
    };
    let steps = use_steps(shared, other.clone());
    let drive = {
        let (layer, chosen, count) = (layer.clone(), chosen.clone(), scene.count);
        Callback::from(move |drive: Drive| match (*layer, drive) {
            // Whatever is pressed brings the slide back, and does nothing else.
            (Layer::Black, Drive::White) | (Layer::White, Drive::Black) => other.emit(drive),
            (Layer::Black | Layer::White, _) => layer.set(Layer::None),
            (Layer::Tiles, Drive::Next) => chosen.set((*chosen + 1).min(count)),
            (Layer::Tiles, Drive::Previous) => chosen.set(chosen.saturating_sub(1).max(1)),
            (Layer::Tiles, Drive::First) => chosen.set(1),
            (Layer::Tiles, Drive::Last) => chosen.set(count),
            (Layer::Tiles, Drive::Enter) => {
                layer.set(Layer::None);
                go_to.emit(At { slide: *chosen, step: 1 });
            }
            _ => steps.emit(drive),
        })
    };
    use_keys(&stage, shared.state.present.letters, drive.clone());
    let (awake, wake) = use_awake();
    let (onpointerdown, onpointerup) = use_gestures(&stage, drive.clone());
    let open_window = {
        let (pair, denied, shared) = (pair, denied.clone(), shared.clone());
        Callback::from(move |()| {
            let opened = pair.open(&shared.href_with(Action::Presenter(true)));
            denied.set((!opened).then_some(Say::WindowDenied));
        })
    };
    let close = {
        let layer = layer.setter();
        Callback::from(move |()| layer.set(Layer::None))
    };
    let said = announced(&position(scene.number, scene.count), &plain(&scene.title), shared.lang);
    html! {
        <div ref={stage} class="stage" tabindex="0" data-awake={awake.then_some("")} onpointermove={wake.reform(|_: PointerEvent| ())}>
            <p class="vh" role="status">{said}{scene.sentence()}</p>
            <div class="st-slide" {onpointerdown} {onpointerup}>
                <Slide shared={shared.clone()} number={at.slide} step={at.step} moves=true links=true />
            </div>
            if shared.state.nearest { <p class="st-note" role="status">{Frame::NearestShown.text(shared.lang)}</p> }
            if let Some(denied) = *denied { <p class="st-note" role="alert">{denied.text(shared.lang)}</p> }
            if *clock { <Clock {began_ms} /> }
            if *notes { <NotesPanel shared={shared.clone()} scene={scene.clone()} /> }
            <Bar shared={shared.clone()} drive={drive} {open_window} notes={*notes} clock={*clock} />
            if *layer == Layer::Tiles { <Tiles shared={shared.clone()} chosen={*chosen} close={close.clone()} /> }
            if matches!(*layer, Layer::Black | Layer::White) {
                <Blank lang={shared.lang} white={*layer == Layer::White} {close} />
            }
            <Handout shared={shared.clone()} />
        </div>
    }
}

/// Takes the whole screen, or gives it back.
fn full_screen(stage: &NodeRef, guest: bool, denied: &UseStateSetter<Option<Say>>) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    if document.fullscreen_element().is_some() {
        return method::ask(&document, "exitFullscreen", || ());
    }
    let element = if guest { stage.cast::<Element>() } else { document.document_element() };
    // Refused in a frame that may not: then the slide is as large as it was.
    if let Some(element) = element {
        let denied = denied.clone();
        method::ask(&element, "requestFullscreen", move || denied.set(Some(Say::FullScreenDenied)));
    }
}

/// Whether the pointer moved a moment ago, and a way to say that it did.
#[hook]
fn use_awake() -> (bool, Callback<()>) {
    const AWAKE_MS: u32 = 3000;
    let awake = use_state_eq(|| false);
    let timer = use_mut_ref(|| None::<Timeout>);
    let wake = {
        let awake = awake.setter();
        Callback::from(move |()| {
            awake.set(true);
            let set = awake.clone();
            *timer.borrow_mut() = Some(Timeout::new(AWAKE_MS, move || set.set(false)));
        })
    };
    (*awake, wake)
}

type OnPointer = Callback<PointerEvent>;

/// Taps and swipes on the slide.
#[hook]
fn use_gestures(stage: &NodeRef, drive: Callback<Drive>) -> (OnPointer, OnPointer) {
    let began = use_mut_ref(|| None::<(i32, f64, f64)>);
    let down = {
        let began = began.clone();
        Callback::from(move |event: PointerEvent| {
            let fits = event.is_primary() && event.button() == 0 && !on_control(&event);
            let at = (event.pointer_id(), f64::from(event.client_x()), f64::from(event.client_y()));
            *began.borrow_mut() = fits.then_some(at);
        })
    };
    let stage = stage.clone();
    let up = Callback::from(move |event: PointerEvent| {
        let Some((id, x, y)) = began.borrow_mut().take() else { return };
        let Some(element) = stage.cast::<HtmlElement>().filter(|_| id == event.pointer_id()) else { return };
        let room = element.get_bounding_client_rect();
        let part = (x - room.left()) / room.width().max(1.0);
        let moved = (f64::from(event.client_x()) - x, f64::from(event.client_y()) - y);
        if let Some(asked) = gesture(moved, part) {
            drive.emit(asked);
        }
    });
    (down, up)
}
