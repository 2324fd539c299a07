//! The question whether somebody is still there, with the seconds that are left.
//!
//! Takes the seconds, gives a panel above the lower edge that covers no way home. A touch anywhere stays; one on the
//! panel does nothing else, so that what lies under it is not touched by mistake.

use yew::prelude::*;

use super::tools::StartOver;
use crate::ui::shared::Shared;
use crate::words::kiosk::{self as words, Kiosk as Say};

/// The class of the panel, by which whoever hears touches knows that it is the one touched.
pub const PANEL: &str = "asking";

/// What the panel is made of.
#[derive(Clone, PartialEq, Properties)]
pub struct StillProps {
    /// What every view is given.
    pub shared: Shared,
    /// The seconds that are left.
    pub seconds: u64,
    /// Told that somebody is there.
    pub stay: Callback<()>,
}

/// Draws the panel.
#[component]
pub fn Still(props: &StillProps) -> Html {
    let StillProps { shared, seconds, stay } = props;
    let lang = shared.lang;
    let onclick = stay.reform(|_: MouseEvent| ());
    // A finger that slides on the panel is somebody, too.
    let onpointercancel = stay.reform(|_: PointerEvent| ());
    html! {
        <section class={PANEL} role="alertdialog" aria-labelledby="still-title" aria-describedby="still-text" {onclick}
            {onpointercancel}>
            // Who listens hears the question once, not every second.
            <b class="left" aria-hidden="true">{ seconds }</b>
            <div>
                <h2 id="still-title">{ Say::Still.text(lang) }</h2>
                <p id="still-text">{ words::returning(*seconds, lang) }</p>
            </div>
            <button type="button" class="stay">{ Say::Stay.text(lang) }</button>
            <StartOver shared={shared.clone()} />
        </section>
    }
}
