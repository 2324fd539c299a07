//! Colours: the style sheet and the charts have the same ones, and they can be told from their ground.
//!
//! Takes `www/style.css` and the themes of `draw`. Computes contrast as WCAG 2 defines it.

#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

use std::path::PathBuf;

use plotters::style::RGBColor;
use tushuo::draw::Theme;
use tushuo::draw::theme::{CONTRAST, DARK, LIGHT, mix};

/// Tokens that set text, and those that set marks a reader must see.
const TEXT: [&str; 7] = ["ink", "ink-2", "ink-3", "fin", "ip", "gov", "out"];
const MARKS: [&str; 6] = ["axis", "else", "fin", "ip", "gov", "out"];

/// The rule of each theme in the style sheet.
const RULES: [(&str, &Theme); 3] =
    [(":root", &LIGHT), ("[data-theme=dark]", &DARK), ("[data-theme=contrast]", &CONTRAST)];

fn style_sheet() -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("www/style.css");
    std::fs::read_to_string(path).expect("www/style.css is there")
}

/// The custom properties of the first rule with exactly this selector.
fn properties(sheet: &str, selector: &str) -> Vec<(String, String)> {
    let rule = sheet.lines().skip_while(|line| line.trim_end_matches(['{', ' ']) != selector || !line.contains('{'));
    let body: String = rule.skip(1).take_while(|line| !line.starts_with('}')).collect();
    let declarations = body.split(';').filter_map(|one| one.trim().strip_prefix("--")?.split_once(':'));
    declarations.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned())).collect()
}

/// The colour of a property; a rule that names it twice, or not at all, has none.
fn colour(properties: &[(String, String)], name: &str) -> Option<RGBColor> {
    let mut found = properties.iter().filter(|(known, _)| known == name);
    let (Some((_, value)), None) = (found.next(), found.next()) else { return None };
    let hex = value.strip_prefix('#').filter(|hex| hex.len() == 6)?;
    let [_, red, green, blue] = u32::from_str_radix(hex, 16).ok()?.to_be_bytes();
    Some(RGBColor(red, green, blue))
}

#[test]
fn the_charts_have_the_colours_of_the_page() {
    let sheet = style_sheet();
    for (selector, theme) in RULES {
        let properties = properties(&sheet, selector);
        for (name, expected) in theme.tokens() {
            assert_eq!(colour(&properties, name), Some(expected), "--{name} in {selector}");
        }
    }
}

/// Relative luminance, 0 to 1.
fn luminance(RGBColor(red, green, blue): RGBColor) -> f64 {
    let linear = |channel: u8| {
        let part = f64::from(channel) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

fn contrast(one: RGBColor, other: RGBColor) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn contrast_is_what_wcag_says() {
    let (black, white, grey) = (RGBColor(0, 0, 0), RGBColor(255, 255, 255), RGBColor(0x76, 0x76, 0x76));
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
    assert!((contrast(white, black) - 21.0).abs() < 1e-9);
    assert!((contrast(grey, white) - 4.54).abs() < 0.01);
}

/// Every token below `least` on one of the grounds, in words.
fn too_faint(names: &[&str], grounds: &[&str], least: f64) -> Vec<String> {
    let sheet = style_sheet();
    let mut faint = Vec::new();
    for (selector, _) in RULES {
        let properties = properties(&sheet, selector);
        let colour = |name: &str| colour(&properties, name).unwrap_or_else(|| panic!("no --{name} in {selector}"));
        for name in names {
            for ground in grounds {
                let found = contrast(colour(name), colour(ground));
                if found < least {
                    faint.push(format!("--{name} on --{ground} in {selector}: {found:.2}"));
                }
            }
        }
    }
    faint
}

#[test]
fn text_can_be_read_on_every_ground() {
    assert_eq!(too_faint(&TEXT, &["paper", "surface"], 4.5), Vec::<String>::new());
    // What is lit in a sentence stays ink.
    assert_eq!(too_faint(&["ink"], &["lit", "sunk"], 4.5), Vec::<String>::new());
}

#[test]
fn marks_can_be_seen_on_paper() {
    assert_eq!(too_faint(&MARKS, &["paper"], 3.0), Vec::<String>::new());
    // A grid line is no mark: were it taken for one, it would be found.
    assert!(!too_faint(&["grid"], &["paper"], 3.0).is_empty());
}

#[test]
fn a_colour_is_mixed_with_its_ground() {
    let (black, white) = (RGBColor(0, 0, 0), RGBColor(255, 255, 255));
    assert_eq!(mix(black, white, 1.0), black);
    assert_eq!(mix(black, white, 0.0), white);
    assert_eq!(mix(black, white, 0.4), RGBColor(153, 153, 153));
}
