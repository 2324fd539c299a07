//! Figures of the real report: golden pictures, labels that never touch, and marks found where they were drawn.

#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

mod common;

use std::fmt::Write as _;
use std::path::PathBuf;

use common::report;
use tushuo::draw::Theme;
use tushuo::draw::svg::svg;
use tushuo::draw::theme::{DARK, LIGHT};
use tushuo::figure::{Figure, Options};
use tushuo::report::{Lang, Report};

/// Every view of every figure: measures, axes, and years from elsewhere.
fn views(report: &Report, lang: Lang) -> Vec<(String, Figure)> {
    let mut views = Vec::new();
    for spec in &report.file().figures {
        let first = Options::first(lang);
        let plain = Figure::new(report, spec, &first);
        for (measure, _) in plain.measures.iter().skip(1) {
            let options = Options { measure: Some(measure.clone()), ..first.clone() };
            views.push((format!("{}.{measure}", spec.id), Figure::new(report, spec, &options)));
        }
        if plain.has_scales {
            let options = Options { linear: true, ..first.clone() };
            views.push((format!("{}.linear", spec.id), Figure::new(report, spec, &options)));
        }
        if plain.has_elsewhere {
            let options = Options { elsewhere: true, ..first.clone() };
            views.push((format!("{}.elsewhere", spec.id), Figure::new(report, spec, &options)));
        }
        if plain.has_lenses {
            let options = Options { lenses: false, ..first.clone() };
            views.push((format!("{}.plain", spec.id), Figure::new(report, spec, &options)));
        }
        views.push((spec.id.clone(), plain));
    }
    views
}

/// Widths of a chart on a page of 360, 1280 and 1920 px.
const WIDTHS: [f64; 3] = [328.0, 1176.0, 1408.0];
const THEMES: [&Theme; 2] = [&LIGHT, &DARK];
const LANGS: [(Lang, &str); 2] = [(Lang::Zh, "zh"), (Lang::En, "en")];

/// Draws every view; where a picture differs from the golden one, the new one is written beside it for eyes to judge.
/// `TUSHUO_BLESS=1` makes the new ones golden.
#[test]
fn every_figure_is_drawn_as_it_was_judged() {
    let report = report();
    let golden = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let bless = std::env::var_os("TUSHUO_BLESS").is_some();
    let mut changed = String::new();
    for (lang, lang_name) in LANGS {
        for (name, figure) in views(&report, lang) {
            for (theme, width) in THEMES.into_iter().flat_map(|theme| WIDTHS.map(|width| (theme, width))) {
                let (drawn, _) = svg(&figure, width, theme).expect("the figure is drawn");
                let file = golden.join(format!("{name}-{lang_name}-{}-{width}.svg", theme.name));
                if bless {
                    std::fs::write(&file, &drawn).expect("the golden picture is written");
                } else if std::fs::read_to_string(&file).unwrap_or_default() != drawn {
                    let beside = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(file.file_name().expect("a name"));
                    std::fs::write(&beside, &drawn).expect("the new picture is written");
                    let _ = writeln!(changed, "{} differs; see {}", file.display(), beside.display());
                }
            }
        }
    }
    assert!(changed.is_empty(), "{changed}TUSHUO_BLESS=1 cargo test --test figures makes the new pictures golden");
}

#[test]
fn no_label_touches_another_or_leaves_the_picture_or_is_too_small() {
    let report = report();
    let mut faults = String::new();
    for (lang, _) in LANGS {
        for (name, figure) in views(&report, lang) {
            // Every width a chart can have: 288 px is the column of a 320 px phone, 3840 px a projected one.
            for width in (288..=1300).step_by(7).chain([1440, 1760, 2560, 3840]) {
                let (_, drawing) = svg(&figure, f64::from(width), &LIGHT).expect("the figure is drawn");
                for (index, label) in drawing.labels.iter().enumerate() {
                    let inside = label.left_px >= -0.5
                        && label.left_px + label.width_px <= drawing.width_px + 0.5
                        && label.top_px >= -0.5
                        && label.top_px + label.height_px <= drawing.height_px + 0.5;
                    if !inside {
                        let _ = writeln!(faults, "{name} {lang:?} {width}: «{}» leaves the picture", label.text);
                    }
                    if label.size_px < 12.0 {
                        let _ = writeln!(faults, "{name} {lang:?} {width}: «{}» is too small", label.text);
                    }
                    for other in drawing.labels.iter().skip(index + 1).filter(|other| label.overlaps(other)) {
                        let (one, two) = (&label.text, &other.text);
                        let _ = writeln!(faults, "{name} {lang:?} {width}: «{one}» touches «{two}»");
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn the_mark_under_a_pixel_is_the_one_that_was_drawn_there() {
    let report = report();
    for (lang, _) in LANGS {
        for (name, figure) in views(&report, lang) {
            for width in [328.0, 720.0, 1176.0] {
                let (_, drawing) = svg(&figure, width, &LIGHT).expect("the figure is drawn");
                let drawn: Vec<&str> = drawing.targets.iter().map(|target| target.id.as_str()).collect();
                assert_eq!(drawn, figure.targets(), "{name} at {width}");
                for target in &drawing.targets {
                    let found = drawing.target_at(target.x_px, target.y_px).map(|found| found.id.as_str());
                    assert_eq!(found, Some(target.id.as_str()), "{name} at {width}");
                }
            }
        }
    }
}

#[test]
fn a_derived_mark_is_labelled_with_its_interval_and_a_printed_one_with_its_digits() {
    let report = report();
    let spec = report.figure("credit-balance").expect("the figure is declared");
    let (drawn, _) = svg(&Figure::new(&report, spec, &Options::first(Lang::Zh)), 1176.0, &LIGHT).expect("drawn");
    for label in ["10486.31", "4756.47", "+92.70%", "推算 6892.3–6892.8", "推算 2468.2–2468.4", "推算 4423.9–4424.6"]
    {
        assert!(drawn.contains(label), "{label}");
    }
    let (drawn, _) = svg(&Figure::new(&report, spec, &Options::first(Lang::En)), 1176.0, &LIGHT).expect("drawn");
    for label in ["1,048.631", "475.647", "derived 689.23–689.28"] {
        assert!(drawn.contains(label), "{label}");
    }
}
