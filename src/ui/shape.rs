//! The shapes of the themes: ● finance, ■ intellectual property, ▲ governance, ◆ outreach; and what is cut into them
//! for each kind of event.
//!
//! Takes a theme, a kind where there is one, and a size, gives an `svg` in the theme's colour (the `sh` class and `data-accent`; the style
//! sheet does the rest). The four have the same optical area. Never carries a style attribute, and never says
//! anything: the theme's name stands beside it.

use yew::prelude::*;

use crate::draw::icon::outline;
use crate::draw::theme::token;
use crate::report::Theme;
use crate::report::schema::Act;

/// The theme's name in `data-accent`, which sets the colour `--a` for everything inside.
pub const fn accent(theme: Theme) -> &'static str {
    token(Some(theme))
}

/// What is cut into the shape of an event, around the middle of a field of 12 × 12: nothing for a document released, a
/// bar for one revised, a dot for what was held, a door for what was opened, an arrow for what was started, a cross for
/// an award. What is in preparation is an outline.
const fn cut(act: Act) -> Option<&'static str> {
    Some(match act {
        Act::Release | Act::Prepare => return None,
        Act::Revise => "M2.6 5.2h6.8v1.6h-6.8z",
        Act::Hold => "M4.3 6a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0z",
        Act::Open => "M5.1 3.7h1.8v4.6h-1.8z",
        Act::Launch => "M4.9 3.9l3.4 2.1l-3.4 2.1z",
        Act::Award => "M5.25 3.9h1.5v1.35h1.35v1.5h-1.35v1.35h-1.5v-1.35h-1.35v-1.5h1.35z",
    })
}

/// The middle of a theme's shape lies lower in a triangle.
const fn cut_offset(theme: Theme) -> &'static str {
    match theme {
        Theme::Governance => "translate(0 1.35)",
        _ => "translate(0 0)",
    }
}

/// What a shape is drawn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Properties)]
pub struct ThemeShapeProps {
    /// Which theme.
    pub theme: Theme,
    /// Width and height, in CSS px.
    #[prop_or(12)]
    pub size: u32,
    /// An outline of dashes instead of a filled shape: a second listing.
    #[prop_or(false)]
    pub hollow: bool,
    /// The kind of event, where it is one event.
    #[prop_or_default]
    pub act: Option<Act>,
}

/// Draws the shape of a theme; the classes are `sh`, `hollow` for an outline of dashes, and `to-be` for a plain one.
#[component]
pub fn ThemeShape(props: &ThemeShapeProps) -> Html {
    if props.hollow {
        drawn(props.theme, props.size, Some("hollow"), None)
    } else {
        theme_shape(props.theme, props.size, props.act)
    }
}

/// The same without a component around it, for rows by the hundred.
pub fn theme_shape(theme: Theme, size: u32, act: Option<Act>) -> Html {
    drawn(theme, size, (act == Some(Act::Prepare)).then_some("to-be"), act.and_then(cut))
}

fn drawn(theme: Theme, size: u32, class: Option<&'static str>, cut: Option<&'static str>) -> Html {
    let size = AttrValue::from(size.to_string());
    html! {
        <svg class={classes!("sh", class)} data-accent={accent(theme)} width={size.clone()} height={size}
            viewBox="0 0 12 12" aria-hidden="true" focusable="false">
            <path d={outline(theme)} />
            if let Some(cut) = cut {
                <path class="cut" d={cut} transform={cut_offset(theme)} />
            }
        </svg>
    }
}
