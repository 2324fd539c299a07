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
fn what_stands_on_a_colour_can_be_read_there() {
    // A choice that is pressed, the link that skips to the text, the month that is open.
    for ground in ["fin", "ip", "gov", "out", "ink"] {
        assert_eq!(too_faint(&["paper"], &[ground], 4.5), Vec::<String>::new());
    }
    // Menus under the pointer, keys of marks, the share panel.
    assert_eq!(too_faint(&TEXT, &["sunk"], 4.5), Vec::<String>::new());
}

#[test]
fn the_dark_half_of_an_unattended_screen_can_be_read_in_every_theme() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("www/kiosk.css");
    let sheet = std::fs::read_to_string(path).expect("www/kiosk.css is there");
    for selector in [".attract", "[data-theme=dark] .attract", "[data-theme=contrast] .attract"] {
        let mut lines = sheet.lines().filter(|line| line.contains("--night: "));
        let rule = lines.find_map(|line| line.strip_prefix(selector)?.trim().strip_prefix('{'));
        let rule = rule.expect("a rule of one line");
        let of = |name: &str| {
            let value = rule.split("--").find_map(|one| one.strip_prefix(name)?.strip_prefix(": #")?.get(..6));
            let [_, red, green, blue] =
                u32::from_str_radix(value.expect("a colour"), 16).expect("a colour").to_be_bytes();
            RGBColor(red, green, blue)
        };
        let night = of("night");
        assert!(contrast(of("day"), night) >= 4.5 && contrast(of("dim"), night) >= 4.5, "{selector}");
        assert!(contrast(of("rim"), night) >= 3.0, "{selector}");
        // What is said below the button is fainter: four parts of its colour in five of its ground.
        let faint = mix(night, of("day"), 0.8);
        assert!(selector.contains("contrast") || contrast(faint, of("day")) >= 4.5, "{selector}");
    }
}

#[test]
fn marks_can_be_seen_on_every_ground() {
    assert_eq!(too_faint(&MARKS, &["surface", "sunk"], 3.0), Vec::<String>::new());
}

#[test]
fn marks_can_be_seen_on_paper() {
    assert_eq!(too_faint(&MARKS, &["paper"], 3.0), Vec::<String>::new());
    // A grid line is no mark: were it taken for one, it would be found.
    assert!(!too_faint(&["grid"], &["paper"], 3.0).is_empty());
}

/// Pairs of two colours that are below `least`, in words; each is told by its name in a theme.
fn too_close<'a>(
    pairs: impl IntoIterator<Item = (&'a str, RGBColor, RGBColor)>,
    theme: &Theme,
    least: f64,
) -> Vec<String> {
    let faint = pairs.into_iter().filter(|(_, one, other)| contrast(*one, *other) < least);
    faint.map(|(name, one, other)| format!("{name} in {}: {:.2}", theme.name, contrast(one, other))).collect()
}

#[test]
fn what_is_filled_stands_out_of_its_ground_in_charts() {
    for (_, theme) in RULES {
        let accents = [theme.finance, theme.ip, theme.governance, theme.outreach, theme.ink];
        let bars = accents.map(|accent| ("a bar", accent, theme.ground(0.5)));
        assert_eq!(too_close(bars, theme, 3.0), Vec::<String>::new());
        let months = [("a month", theme.ink_2, theme.ground(0.9))];
        assert_eq!(too_close(months, theme, 3.0), Vec::<String>::new());
        // Derived bars have an outline, squares and wedges are a little paler.
        let tints = accents.map(|accent| ("an outline", accent, mix(accent, theme.paper, 0.14)));
        let squares = accents.map(|accent| ("a square", mix(accent, theme.paper, 0.8), theme.paper));
        assert_eq!(too_close(tints.into_iter().chain(squares), theme, 3.0), Vec::<String>::new());
    }
    // Where lines are as dark as ink they would not do.
    assert!(contrast(CONTRAST.ink_2, mix(CONTRAST.line, CONTRAST.paper, 0.9)) < 3.0);
}

#[test]
fn what_is_filled_and_what_is_read_stands_out_of_its_ground_in_the_calendar() {
    let sheet = style_sheet();
    for (selector, theme) in RULES {
        let properties = properties(&sheet, selector);
        let ground = colour(&properties, "ground").unwrap_or(theme.line);
        let accents = [theme.finance, theme.ip, theme.governance, theme.outreach, theme.ink];
        let rulers = accents.map(|accent| ("a ruler of days", accent, ground));
        assert_eq!(too_close(rulers, theme, 3.0), Vec::<String>::new());
        // An open event, a day of it, a part that is chosen.
        for (part, texts) in [(0.10, [theme.ink, theme.ink_2, theme.ink_2]), (0.12, [theme.ink; 3])] {
            let on = |accent| mix(accent, theme.paper, part);
            let read = accents.iter().flat_map(|accent| texts.map(|text| ("a text", text, on(*accent))));
            assert_eq!(too_close(read, theme, 4.5), Vec::<String>::new(), "{part}");
            let own = accents[..4].iter().map(|accent| ("its own colour", *accent, on(*accent)));
            assert_eq!(too_close(own, theme, 4.5), Vec::<String>::new(), "{part}");
        }
    }
}

#[test]
fn a_colour_is_mixed_with_its_ground() {
    let (black, white) = (RGBColor(0, 0, 0), RGBColor(255, 255, 255));
    assert_eq!(mix(black, white, 1.0), black);
    assert_eq!(mix(black, white, 0.0), white);
    assert_eq!(mix(black, white, 0.4), RGBColor(153, 153, 153));
}

/// What the cones of an eye make of linear red, green and blue (Machado and others, 2009, at full severity).
type Eye = [[f64; 3]; 3];

const EYES: [(&str, Eye); 4] = [
    ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "no long ones",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "no middle ones",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "no short ones",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];

/// The weighted sums of three numbers.
fn by(matrix: &Eye, [a, b, c]: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row[0] * a + row[1] * b + row[2] * c)
}

/// Where an eye sees a colour, in `OKLab`: distances there are as large as they look; 0.02 can just be told apart.
fn seen(RGBColor(red, green, blue): RGBColor, eye: &Eye) -> [f64; 3] {
    const CONES: Eye = [
        [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
        [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
        [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
    ];
    const LAB: Eye = [
        [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
        [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
        [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
    ];
    let linear = [red, green, blue].map(|channel| {
        let part = f64::from(channel) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    by(&LAB, by(&CONES, by(eye, linear).map(|part| part.clamp(0.0, 1.0))).map(f64::cbrt))
}

/// Pairs of these that some eye cannot well tell apart in some theme, in words.
fn too_alike(names: &[&str], others: &[&str], least: f64) -> Vec<String> {
    let mut alike = Vec::new();
    for (_, theme) in RULES {
        let colour = |name: &str| theme.tokens().into_iter().find(|(known, _)| *known == name).expect("a token").1;
        for (eye_name, eye) in &EYES {
            for name in names {
                for other in others.iter().filter(|other| *other > name) {
                    let (one, two) = (seen(colour(name), eye), seen(colour(other), eye));
                    let apart = (0..3).map(|at| (one[at] - two[at]).powi(2)).sum::<f64>().sqrt();
                    if apart < least {
                        alike.push(format!("{name} and {other} in {}, {eye_name}: {apart:.3}", theme.name));
                    }
                }
            }
        }
    }
    alike
}

#[test]
fn themes_are_told_apart_by_every_eye() {
    let accents = ["fin", "gov", "ip", "out"];
    assert_eq!(too_alike(&accents, &accents, 0.085), Vec::<String>::new());
    // Lines over time may have the four of them, and never ink beside another.
    // What comes from elsewhere is smaller, too, and named beside.
    assert_eq!(too_alike(&["else"], &accents, 0.065), Vec::<String>::new());
    // Were any two taken for different, these would not be found.
    assert!(!too_alike(&["ink"], &["ink-2"], 0.065).is_empty());
}

#[test]
fn what_an_eye_sees_of_grey_is_grey() {
    for (name, eye) in &EYES {
        let [light, green_red, blue_yellow] = seen(RGBColor(128, 128, 128), eye);
        assert!((light - 0.6).abs() < 0.01 && green_red.abs() < 0.001 && blue_yellow.abs() < 0.001, "{name}");
    }
}

/// What is said of one theme holds of all but for its colours: checks that need not look at each rely on it.
#[test]
fn no_theme_changes_anything_but_colours() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("www");
    let mut rules = 0;
    for name in ["style.css", "calendar.css", "inside.css", "embed.css"] {
        let sheet = std::fs::read_to_string(folder.join(name)).expect("a style sheet");
        // On paper every theme is the same.
        let screen = sheet.split("@media print").next().unwrap_or_default();
        for rule in screen.split('}').filter(|rule| rule.contains("[data-theme")) {
            let (_, body) = rule.rsplit_once('{').expect("a rule");
            rules += 1;
            for declaration in body.split(';').map(str::trim).filter(|one| !one.is_empty()) {
                let harmless = declaration.starts_with("--") || declaration.starts_with("color-scheme:");
                assert!(harmless, "{name}: {declaration}");
            }
        }
    }
    assert!(rules >= 3, "{rules}");
}
