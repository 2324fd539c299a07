//! The paths of the icons, on a field of 24 × 24, drawn with a stroke.
//!
//! Generated from npm `lucide-static` 1.62.0 (<https://lucide.dev>): circles, rectangles and lines made paths,
//! nothing else changed. Never edited by hand.
//!
//! Lucide is under the ISC License, Copyright (c) 2026 Lucide Icons and Contributors; the icons it took from
//! Feather are under the MIT License, Copyright (c) 2013-present Cole Bemis. Both licences: `LICENSE` of that
//! package.

use super::Icon;

/// The paths of an icon.
#[allow(clippy::too_many_lines, reason = "a table, one arm an icon")]
pub const fn paths(icon: Icon) -> &'static [&'static str] {
    match icon {
        Icon::Languages => &["m5 8 6 6", "m4 14 6-6 2-3", "M2 5h12", "M7 2h1", "m22 22-5-10-5 10", "M14 18h6"],
        Icon::SunMoon => &[
            "M12 2v2",
            "M14.837 16.385a6 6 0 1 1-7.223-7.222c.624-.147.97.66.715 1.248a4 4 0 0 0 5.26 5.259c.589-.255 1.396.09 1.248.715",
            "M16 12a4 4 0 0 0-4-4",
            "m19 5-1.256 1.256",
            "M20 12h2",
        ],
        Icon::Download => &["M12 15V3", "M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4", "m7 10 5 5 5-5"],
        Icon::Presentation => &["M2 3h20", "M21 3v11a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V3", "m7 21 5-5 5 5"],
        Icon::Table => {
            &["M3 9h18", "M9 3v18", "M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2z"]
        }
        Icon::Share => &[
            "M15 5a3 3 0 1 0 6 0a3 3 0 1 0 -6 0",
            "M3 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0",
            "M15 19a3 3 0 1 0 6 0a3 3 0 1 0 -6 0",
            "M8.59 13.51L15.42 17.49",
            "M15.41 6.51L8.59 10.49",
        ],
        Icon::ArrowRight => &["M5 12h14", "m12 5 7 7-7 7"],
        Icon::ArrowUpRight => &["M7 7h10v10", "M7 17 17 7"],
        Icon::ChevronLeft => &["m15 18-6-6 6-6"],
        Icon::ChevronRight => &["m9 18 6-6-6-6"],
        Icon::ChevronDown => &["m6 9 6 6 6-6"],
        Icon::Close => &["M18 6 6 18", "m6 6 12 12"],
        Icon::Copy => &[
            "M10 8h10a2 2 0 0 1 2 2v10a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-10a2 2 0 0 1 2 -2z",
            "M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2",
        ],
        Icon::Check => &["M20 6 9 17l-5-5"],
        Icon::CalendarPlus => &[
            "M8 2v3",
            "M16 2v3",
            "M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2z",
            "M3 9h18",
            "M10 15h4",
            "M12 13v4",
        ],
        Icon::CalendarDays => &[
            "M8 2v3",
            "M16 2v3",
            "M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2z",
            "M3 9h18",
            "M8 13h.01",
            "M12 13h.01",
            "M16 13h.01",
            "M8 17h.01",
            "M12 17h.01",
            "M16 17h.01",
        ],
        Icon::BookOpen => &[
            "M12 5v16",
            "M16 13h2",
            "M16 9h2",
            "M20.001 19A2 2 0 0022 17V5a2 2 0 00-1.999-2L16 3.002A5 5 0 0012 5a5 5 0 00-4-2H4a2 2 0 00-2 2v12a2 2 0 001.999 2H8a5 5 0 014 2 5 5 0 014-2z",
            "M6 13h2",
            "M6 9h2",
        ],
        Icon::House => &[
            "M15 21v-8a1 1 0 0 0-1-1h-4a1 1 0 0 0-1 1v8",
            "M3 10a2 2 0 0 1 .709-1.528l7-6a2 2 0 0 1 2.582 0l7 6A2 2 0 0 1 21 10v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z",
        ],
        Icon::ChartGantt => &["M6 5h12", "M4 12h10", "M12 19h8"],
        Icon::Search => &["m21 21-4.34-4.34", "M3 11a8 8 0 1 0 16 0a8 8 0 1 0 -16 0"],
        Icon::Filter => &["M2 5h20", "M6 12h12", "M9 19h6"],
        Icon::Warning => {
            &["m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3", "M12 9v4", "M12 17h.01"]
        }
        Icon::Info => &["M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0", "M12 16v-4", "M12 8h.01"],
        Icon::Link => &[
            "M10 13a5 5 0 0 0 7.54.54l3-3a5 5 0 0 0-7.07-7.07l-1.72 1.71",
            "M14 11a5 5 0 0 0-7.54-.54l-3 3a5 5 0 0 0 7.07 7.07l1.71-1.71",
        ],
        Icon::Volume => &[
            "M11 4.702a.705.705 0 0 0-1.203-.498L6.413 7.587A1.4 1.4 0 0 1 5.416 8H3a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2.416a1.4 1.4 0 0 1 .997.413l3.383 3.384A.705.705 0 0 0 11 19.298z",
            "M16 9a5 5 0 0 1 0 6",
            "M19.364 18.364a9 9 0 0 0 0-12.728",
        ],
        Icon::Pointer => &[
            "M22 14a8 8 0 0 1-8 8",
            "M18 11v-1a2 2 0 0 0-2-2a2 2 0 0 0-2 2",
            "M14 10V9a2 2 0 0 0-2-2a2 2 0 0 0-2 2v1",
            "M10 9.5V4a2 2 0 0 0-2-2a2 2 0 0 0-2 2v10",
            "M18 11a2 2 0 1 1 4 0v3a8 8 0 0 1-8 8h-2c-2.8 0-4.5-.86-5.99-2.34l-3.6-3.6a2 2 0 0 1 2.83-2.82L7 15",
        ],
        Icon::LargeText => &[
            "m15 16 2.536-7.328a1.02 1.02 1 0 1 1.928 0L22 16",
            "M15.697 14h5.606",
            "m2 16 4.039-9.69a.5.5 0 0 1 .923 0L11 16",
            "M3.304 13h6.392",
        ],
        Icon::Contrast => &["M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0", "M12 18a6 6 0 0 0 0-12v12z"],
        Icon::QrCode => &[
            "M4 3h3a1 1 0 0 1 1 1v3a1 1 0 0 1 -1 1h-3a1 1 0 0 1 -1 -1v-3a1 1 0 0 1 1 -1z",
            "M17 3h3a1 1 0 0 1 1 1v3a1 1 0 0 1 -1 1h-3a1 1 0 0 1 -1 -1v-3a1 1 0 0 1 1 -1z",
            "M4 16h3a1 1 0 0 1 1 1v3a1 1 0 0 1 -1 1h-3a1 1 0 0 1 -1 -1v-3a1 1 0 0 1 1 -1z",
            "M21 16h-3a2 2 0 0 0-2 2v3",
            "M21 21v.01",
            "M12 7v3a2 2 0 0 1-2 2H7",
            "M3 12h.01",
            "M12 3h.01",
            "M12 16v.01",
            "M16 12h1",
            "M21 12v.01",
            "M12 21v-1",
        ],
        Icon::StartOver => &["M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8", "M3 3v5h5"],
        Icon::External => &["M15 3h6v6", "M10 14 21 3", "M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6"],
    }
}
