//! The deck on paper: two slides a page, each with its sentences.
//!
//! Takes the report, gives every slide in full, unseen on a screen. Charts are pictures here: what is not seen has no
//! size to be painted in. Made a moment after the slide, so that it delays nothing.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::slide::Slide;
use crate::deck::{Scene, Shown};
use crate::draw::theme::LIGHT;
use crate::report::Lang;
use crate::state::State;
use crate::ui::runs::runs;
use crate::ui::shared::Shared;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct HandoutProps {
    pub(super) shared: Shared,
}

/// The deck on paper.
#[component]
pub(super) fn Handout(props: &HandoutProps) -> Html {
    const LATER_MS: u32 = 600;
    let due = use_state_eq(|| false);
    {
        let due = due.setter();
        use_effect_with((), move |()| {
            let timer = Timeout::new(LATER_MS, move || due.set(true));
            move || drop(timer)
        });
    }
    if !*due {
        return Html::default();
    }
    // Paper is white, and knows no place in the deck: another slide makes no other paper.
    let settings = props.shared.state.settings.clone();
    let state = State { settings, ..State::default() };
    html! { <Paper shared={Shared { theme: LIGHT, state: state.into(), ..props.shared.clone() }} /> }
}

#[component]
fn Paper(props: &HandoutProps) -> Html {
    let shared = &props.shared;
    let scenes = use_memo((shared.report.hash().to_owned(), shared.lang), |(_, lang): &(String, Lang)| {
        Scene::all(&shared.report, *lang)
    });
    html! {
        <div class="handout" aria-hidden="true">
            { for scenes.iter().map(|scene| html! {
                <article key={scene.number}>
                    <Slide shared={shared.clone()} number={scene.number} step={scene.step} paper=true />
                    <p class="ho-words">{ runs(shared, &scene.notes) }</p>
                    if matches!(scene.shown, Shown::Figure { .. }) { <p class="ho-words">{ scene.sentence() }</p> }
                </article>
            }) }
        </div>
    }
}
