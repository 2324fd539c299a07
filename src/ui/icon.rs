//! Icons: Lucide's, drawn inline.
//!
//! Takes an [`Icon`] and a size, gives an `svg` that follows the colour of the text beside it. Never says
//! anything: the word or the name of the control does, so every icon is hidden from assistive technology.

use yew::prelude::*;

use super::icon_paths::paths;

/// An icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Another language (`languages`).
    Languages,
    /// Light or dark (`sun-moon`).
    SunMoon,
    /// Download (`download`).
    Download,
    /// Present (`presentation`).
    Presentation,
    /// Table (`table-2`).
    Table,
    /// Share (`share-2`).
    Share,
    /// Onwards (`arrow-right`).
    ArrowRight,
    /// To the figure (`arrow-up-right`).
    ArrowUpRight,
    /// Back, previous (`chevron-left`).
    ChevronLeft,
    /// Next, opens (`chevron-right`).
    ChevronRight,
    /// Unfolds (`chevron-down`).
    ChevronDown,
    /// Close (`x`).
    Close,
    /// Copy (`copy`).
    Copy,
    /// Done (`check`).
    Check,
    /// Add to a calendar (`calendar-plus-2`).
    CalendarPlus,
    /// Calendar (`calendar-days`).
    CalendarDays,
    /// Source (`book-open-text`).
    BookOpen,
    /// Overview (`house`).
    House,
    /// Figures (`chart-no-axes-gantt`).
    ChartGantt,
    /// Search (`search`).
    Search,
    /// Filter (`list-filter`).
    Filter,
    /// A fault (`triangle-alert`).
    Warning,
    /// A remark (`info`).
    Info,
    /// Address (`link`).
    Link,
    /// Listen (`volume-2`).
    Volume,
    /// Leads elsewhere (`external-link`).
    External,
    /// Touch (`pointer`).
    Pointer,
    /// Larger text (`a-large-small`).
    LargeText,
    /// High contrast (`contrast`).
    Contrast,
    /// A code to scan (`qr-code`).
    QrCode,
    /// Start over (`rotate-ccw`).
    StartOver,
}

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
