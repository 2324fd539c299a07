//! The shapes of the themes: ● finance, ■ intellectual property, ▲ governance, ◆ outreach.
//!
//! Takes a theme and a size, gives an `svg` in the theme's colour (the `sh` class and `data-accent`; the style
//! sheet does the rest). The four have the same optical area. Never carries a style attribute, and never says
//! anything: the theme's name stands beside it.

use yew::prelude::*;

use crate::report::Theme;

/// The theme's name in `data-accent`, which sets the colour `--a` for everything inside.
pub const fn accent(theme: Theme) -> &'static str {
    match theme {
        Theme::Finance => "fin",
        Theme::Ip => "ip",
        Theme::Governance => "gov",
        Theme::Outreach => "out",
    }
}

/// The outline of a theme's shape, on a field of 12 × 12.
pub const fn outline(theme: Theme) -> &'static str {
    match theme {
        Theme::Finance => "M1.3 6a4.7 4.7 0 1 0 9.4 0a4.7 4.7 0 1 0-9.4 0z",
        Theme::Ip => "M2.78 1.78h6.44a1 1 0 0 1 1 1v6.44a1 1 0 0 1-1 1h-6.44a1 1 0 0 1-1-1v-6.44a1 1 0 0 1 1-1z",
        Theme::Governance => "M6 .9l5.38 9.52h-10.76z",
        Theme::Outreach => "M6 .34l5.66 5.66l-5.66 5.66l-5.66-5.66z",
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
}

/// Draws the shape of a theme; the classes are `sh`, and `hollow` for an outline.
#[component]
pub fn ThemeShape(props: &ThemeShapeProps) -> Html {
    let size = props.size.to_string();
    html! {
        <svg class={classes!("sh", props.hollow.then_some("hollow"))} data-accent={accent(props.theme)}
            width={size.clone()} height={size} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
            <path d={outline(props.theme)} />
        </svg>
    }
}
