//! Icons: Lucide's, drawn inline.
//!
//! Takes an [`Icon`] and a size, gives an `svg` that follows the colour of the text beside it. Never says
//! anything: the word or the name of the control does, so every icon is hidden from assistive technology.

use yew::prelude::*;

pub use crate::draw::icon::Icon;
use crate::draw::icon::paths;

/// What an icon is drawn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Properties)]
pub struct IconProps {
    /// Which one.
    pub icon: Icon,
    /// Width and height, in CSS px.
    #[prop_or(18)]
    pub size: u32,
}

/// Draws an icon; the class is `i`.
#[component]
pub fn Icon_(props: &IconProps) -> Html {
    let size = props.size.to_string();
    let path = |d: &'static str| html! { <path {d} /> };
    html! {
        <svg class="i" width={size.clone()} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor"
            stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
            { for paths(props.icon).iter().copied().map(path) }
        </svg>
    }
}
