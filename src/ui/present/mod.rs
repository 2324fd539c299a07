//! Slides on a screen: the stage, what drives it, the window of who speaks, and paper.
//!
//! Takes the report and the address, gives one slide as large as its stage. The address is the slide and the step;
//! whatever drives only asks for another address. Never scrolls.

mod bar;
mod chart;
mod driving;
mod fit;
mod handout;
mod layers;
mod method;
mod pair;
mod presenter;
mod shown;
pub mod slide;
mod stage;
mod time;
mod wake;

use yew::prelude::*;

use crate::ui::shared::ViewProps;

/// The slides, or the window of who speaks.
#[component]
pub fn PresentView(props: &ViewProps) -> Html {
    let shared = props.shared.clone();
    if shared.state.present.presenter {
        html! { <presenter::Presenter {shared} /> }
    } else {
        html! { <stage::Stage {shared} /> }
    }
}
