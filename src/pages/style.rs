//! The style sheet of what only entry pages have, and of the dark theme where no program has chosen one.
//!
//! Takes nothing, gives the sheet. The dark colours are those of `www/style.css`, read from there.

use super::assets::PAGES_STYLE;
use super::short_hash;

const PAGE_STYLE: &str = include_str!("../../www/style.css");
const OWN_STYLE: &str = include_str!("pages.css");

/// The sheet.
pub(super) fn style() -> String {
    let dark = PAGE_STYLE.split_once("[data-theme=dark] {").and_then(|(_, rest)| rest.split_once('}'));
    let dark = dark.map(|(block, _)| block).unwrap_or_default();
    format!("{OWN_STYLE}@media (prefers-color-scheme: dark) {{\n:root:not([data-theme]) {{{dark}}}\n}}\n")
}

/// Its name.
pub(super) fn name(style: &str) -> String {
    format!("{PAGES_STYLE}{}.css", short_hash(style.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dark_colours_are_those_of_the_page() {
        let style = style();
        assert!(style.contains(":root:not([data-theme]) {\n  color-scheme: dark;"), "{style}");
        for (name, colour) in crate::draw::theme::DARK.tokens() {
            let plotters::style::RGBColor(red, green, blue) = colour;
            assert!(style.contains(&format!("--{name}: #{red:02X}{green:02X}{blue:02X};")), "{name}");
        }
    }
}
