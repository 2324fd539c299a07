//! Icons and signs as paths: Lucide's icons, the sign of the program, the shapes of the themes.
//!
//! Takes which one, gives the paths of an `svg`, for the page that the program draws and for the one that is sent before it.
//! Never says anything: the words beside it do.

mod paths;

use crate::report::Theme;

pub use paths::paths;

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

/// The sign of the program, on a field of 28 × 28, drawn with a stroke of 2.6.
pub const SIGN: [&str; 3] = ["M3.5 13V3.5H13", "M24.5 15v9.5H15", "M9.5 19.5v-4M14 19.5V12M18.5 19.5V8.5"];

/// The outline of a theme's shape, on a field of 12 × 12: ● finance, ■ intellectual property, ▲ governance, ◆ outreach, all of
/// the same optical area.
pub const fn outline(theme: Theme) -> &'static str {
    match theme {
        Theme::Finance => "M1.3 6a4.7 4.7 0 1 0 9.4 0a4.7 4.7 0 1 0-9.4 0z",
        Theme::Ip => "M2.78 1.78h6.44a1 1 0 0 1 1 1v6.44a1 1 0 0 1-1 1h-6.44a1 1 0 0 1-1-1v-6.44a1 1 0 0 1 1-1z",
        Theme::Governance => "M6 .9l5.38 9.52h-10.76z",
        Theme::Outreach => "M6 .34l5.66 5.66l-5.66 5.66l-5.66-5.66z",
    }
}
