//! The time since slides were begun.

use gloo_timers::callback::Interval;
use yew::prelude::*;

use crate::deck::drive::elapsed;

/// A clock that runs while it is shown.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ClockProps {
    /// When it began, as [`now_ms`] told.
    pub(super) began_ms: f64,
    /// What a screen reader calls it, where words stand beside it.
    #[prop_or_default]
    pub(super) name: Option<&'static str>,
}

/// The time of the page, in ms.
pub(super) fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Shows the time since it began.
#[component]
pub(super) fn Clock(props: &ClockProps) -> Html {
    const SECOND_MS: u32 = 1000;
    let now = use_state_eq(now_ms);
    {
        let now = now.setter();
        use_effect_with((), move |()| {
            let clock = Interval::new(SECOND_MS, move || now.set(now_ms()));
            move || drop(clock)
        });
    }
    html! { <time class="st-time" role="timer" aria-label={props.name}>{ elapsed(now.max(props.began_ms) - props.began_ms) }</time> }
}
