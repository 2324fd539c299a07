//! The window of who speaks: the slide on screen, the next one, the notes, the time.
//!
//! Takes the address, which is kept in step with the window of the audience. Never shown to the audience.

use yew::prelude::*;

use super::driving::{place, use_go_to, use_keys, use_steps};
use super::layers::notes;
use super::pair::use_pair;
use super::slide::Slide;
use super::time::{Clock, now_ms};
use crate::deck::drive::Drive;
use crate::deck::{Scene, slides};
use crate::ui::icon::{Icon, Icon_ as IconSvg};
use crate::ui::shared::ViewProps;
use crate::words::present::{Present as Say, position};

/// The window of who speaks.
#[component]
pub(super) fn Presenter(props: &ViewProps) -> Html {
    let shared = &props.shared;
    let (lang, at) = (shared.lang, place(&shared.state));
    let node = use_node_ref();
    let began_ms = use_state_eq(now_ms);
    let go = use_go_to(shared);
    use_pair(shared.report.hash(), at, go);
    let drive = use_steps(shared, Callback::noop());
    use_keys(&node, shared.state.present.letters, drive.clone());
    let scene =
        use_memo((shared.clone(), at), |(shared, at)| Scene::of(&shared.report, at.slide, at.step, shared.lang));
    let next = at.next(&slides(&shared.report));
    let restart = {
        let began = began_ms.setter();
        Callback::from(move |_: MouseEvent| began.set(now_ms()))
    };
    let turns = |name: Say, asked: Drive, icon: Icon| {
        let onclick = drive.reform(move |_: MouseEvent| asked);
        html! { <button type="button" {onclick}><IconSvg {icon} size={20} />{ name.text(lang) }</button> }
    };
    html! {
        <div ref={node} class="presenter" tabindex="0">
            <header>
                <p class="pr-at" role="status">{ position(scene.number, scene.count) }
                    if scene.steps > 1 { <small>{ position(scene.step, scene.steps) }</small> }
                </p>
                <p class="pr-time"><span>{ Say::Elapsed.text(lang) }</span><Clock began_ms={*began_ms} name={Say::Elapsed.text(lang)} /></p>
                <button type="button" onclick={restart}>{ Say::Restart.text(lang) }</button>
            </header>
            <section class="pr-now"><h2>{ Say::Current.text(lang) }</h2>
                <Slide shared={shared.clone()} number={at.slide} step={at.step} />
            </section>
            <section class="pr-next"><h2>{ Say::Following.text(lang) }
                    if next != at && next.slide == at.slide { <small>{" "}{ position(next.step, scene.steps) }</small> }
                </h2>
                if next == at {
                    <p class="pr-last">{ Say::Last.text(lang) }</p>
                } else {
                    <Slide shared={shared.clone()} number={next.slide} step={next.step} />
                }
            </section>
            <section class="pr-notes"><h2>{ Say::Notes.text(lang) }</h2>{ notes(shared, &scene) }</section>
            <footer>
                { turns(Say::Previous, Drive::Previous, Icon::ChevronLeft) }
                { turns(Say::Next, Drive::Next, Icon::ChevronRight) }
            </footer>
        </div>
    }
}
