//! What is laid over a slide: a blank screen, all slides at once, the notes.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::driving::address;
use super::slide::Slide;
use crate::deck::drive::At;
use crate::deck::{Scene, slides, steps};
use crate::report::Lang;
use crate::ui::runs::runs;
use crate::ui::shared::Shared;
use crate::words::fill::plain;
use crate::words::present::{Present as Say, announced, position};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct BlankProps {
    pub(super) lang: Lang,
    pub(super) white: bool,
    pub(super) close: Callback<()>,
}

/// Nothing but black or white.
#[component]
pub(super) fn Blank(props: &BlankProps) -> Html {
    let onclick = props.close.reform(|_: MouseEvent| ());
    let class = classes!("st-blank", if props.white { "white" } else { "black" });
    html! { <button {class} {onclick} aria-label={Say::Blank.text(props.lang)}></button> }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct NotesProps {
    pub(super) shared: Shared,
    pub(super) scene: Rc<Scene>,
}

/// What the presenter says, under the slide.
#[component]
pub(super) fn NotesPanel(props: &NotesProps) -> Html {
    html! { <aside class="st-notes" aria-label={Say::Notes.text(props.shared.lang)}>{ notes(&props.shared, &props.scene) }</aside> }
}

/// The notes of a slide, or that there are none.
pub(super) fn notes(shared: &Shared, scene: &Scene) -> Html {
    if scene.notes.is_empty() {
        html! { <p>{ Say::NoNotes.text(shared.lang) }</p> }
    } else {
        html! { <p>{ runs(shared, &scene.notes) }</p> }
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct TilesProps {
    pub(super) shared: Shared,
    pub(super) chosen: u32,
    pub(super) close: Callback<()>,
}

/// All slides at once, each a way to itself.
#[component]
pub(super) fn Tiles(props: &TilesProps) -> Html {
    let TilesProps { shared, chosen, close } = props;
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(*chosen, move |_| {
            if let Some(tile) = node.cast::<HtmlElement>() {
                let _ = tile.focus();
            }
        });
    }
    let deck = slides(&shared.report);
    let onclick = close.reform(|_: MouseEvent| ());
    html! {
        <nav class="st-tiles" aria-label={Say::Slides.text(shared.lang)}>
            { for (1_u32..).zip(deck.iter()).map(|(number, slide)| {
                let own = if number == *chosen { node.clone() } else { NodeRef::default() };
                let href = address(shared, At { slide: number, step: 1 });
                let scene = Scene::of(&shared.report, number, 1, shared.lang);
                let name = announced(&position(number, scene.count), &plain(&scene.title), shared.lang);
                html! {
                    <a key={number} ref={own} {href} aria-label={name} onclick={onclick.clone()} aria-current={(number == *chosen).then_some("true")}>
                        <Slide shared={shared.clone()} {number} step={steps(slide)} />
                    </a>
                }
            }) }
        </nav>
    }
}
