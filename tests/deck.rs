//! The deck: every slide of the real report, and of one made by the program, can be read from the last row at every size.
//!
//! Takes the real report, draws each slide at each step into the room that it has on five screens.

#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

mod common;

use common::report;
use tushuo::deck::{Scene, Shown, slide_of, slides, steps};
use tushuo::draw::Label;
use tushuo::draw::slide::{Stage, svg};
use tushuo::draw::theme::{CONTRAST, DARK, LIGHT};
use tushuo::figure::Figure;
use tushuo::report::schema::ReportFile;
use tushuo::report::{Lang, Report};
use tushuo::words::fill::plain;

/// 20 pt where a screen has 1080 lines.
const LEAST_PX: f64 = 20.0 / 72.0 * 96.0;

/// Screens, in CSS px.
const SCREENS: [(f64, f64); 5] =
    [(1280.0, 720.0), (1920.0, 1080.0), (3840.0, 2160.0), (1024.0, 768.0), (1080.0, 1920.0)];

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

/// The room for a chart on a screen, in slide px: between title and foot, with titles of one line and of many.
fn rooms((width, height): (f64, f64)) -> [(f64, f64); 2] {
    let scale = width.min(height) / 1080.0;
    let (width, height) = (width / scale, height / scale);
    let margin = if width > height { 96.0 } else { 64.0 };
    [(width - 2.0 * margin, height - 480.0), (width - 2.0 * margin, height - 660.0)]
}

/// The report without its own deck.
fn without_deck() -> Report {
    let mut file: ReportFile = report().file().clone();
    file.deck.clear();
    Report::load(&serde_json::to_vec(&file).expect("a file"), None).expect("a report without a deck is one")
}

/// Every scene that shows a figure: where, the figure, and whether only the year before is shown.
fn figures(report: &Report) -> Vec<(String, Figure, bool)> {
    let mut figures = Vec::new();
    for lang in LANGS {
        for (number, slide) in (1..).zip(slides(report).iter()) {
            for step in 1..=steps(slide) {
                if let Shown::Figure { figure, only_derived } = Scene::of(report, number, step, lang).shown {
                    figures.push((format!("{number}.{step} {lang:?}"), (*figure).clone(), only_derived));
                }
            }
        }
    }
    figures
}

/// What is wrong with the labels of a slide.
fn faults(labels: &[Label], (width, height): (f64, f64)) -> Vec<String> {
    let mut faults = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        if label.size_px < LEAST_PX {
            faults.push(format!("“{}” is {} px", label.text, label.size_px));
        }
        let outside = label.left_px < -1.0
            || label.left_px + label.width_px > width + 1.0
            || label.top_px < -12.0
            || label.top_px + label.height_px > height + 12.0;
        if outside {
            faults.push(format!("“{}” leaves the slide: {label:?}", label.text));
        }
        // Digits and unit of one amount stand on one line, close together.
        let touched = labels.iter().skip(at + 1).find(|other| label.overlaps(other));
        faults.extend(touched.map(|other| format!("“{}” touches “{}”", label.text, other.text)));
    }
    faults
}

#[test]
fn every_text_of_every_chart_can_be_read_from_the_last_row() {
    let mut found = Vec::new();
    for report in [report(), without_deck()] {
        for (place, figure, only_derived) in figures(&report) {
            for screen in SCREENS {
                for (width, height) in rooms(screen) {
                    for theme in [&LIGHT, &DARK, &CONTRAST] {
                        let stage = Stage { only_derived, ..Stage::whole(width, height) };
                        let (_, drawing) = svg(&figure, stage, theme).expect("the slide is drawn");
                        assert!(!drawing.labels.is_empty(), "{place} is empty");
                        let said = faults(&drawing.labels, (width, height));
                        found.extend(said.into_iter().map(|fault| format!("{place} {width}×{height}: {fault}")));
                    }
                }
            }
        }
    }
    found.dedup();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn the_year_before_comes_alone_and_then_the_print() {
    let report = report();
    let deck = slides(&report);
    let at = deck.iter().position(|slide| slide.steps.len() > 1).expect("a slide with steps");
    let number = u32::try_from(at + 1).expect("a small number");
    let labels = |step| {
        let Shown::Figure { figure, only_derived } = Scene::of(&report, number, step, Lang::Zh).shown else {
            panic!("slide {number} shows no figure");
        };
        let stage = Stage { only_derived, ..Stage::whole(1728.0, 500.0) };
        let (_, drawing) = svg(&figure, stage, &LIGHT).expect("the slide is drawn");
        drawing.labels.iter().map(|label| label.text.clone()).collect::<Vec<_>>().join(" ")
    };
    assert!(!labels(1).contains("4756.47") && !labels(1).contains("92.70") && labels(1).contains("2468.2–2468.4"));
    assert!(labels(2).contains("4756.47") && labels(2).contains("+92.70%"));
}

#[test]
fn every_slide_has_a_title_and_a_source_in_both_languages_and_its_own_deck_has_notes() {
    for (report, declared) in [(report(), true), (without_deck(), false)] {
        let count = slides(&report).len();
        assert!((8..=16).contains(&count), "{count} slides");
        for lang in LANGS {
            let scenes = Scene::all(&report, lang);
            assert_eq!(scenes.len(), count);
            for scene in scenes {
                assert!(!plain(&scene.title).is_empty(), "slide {}", scene.number);
                assert!(!scene.source.is_empty());
                assert_eq!(!scene.notes.is_empty(), declared, "slide {}", scene.number);
                let cover = matches!(scene.shown, Shown::Cover);
                assert_eq!(cover, scene.number == 1, "slide {} shows nothing", scene.number);
            }
        }
    }
}

#[test]
fn a_figure_knows_its_slide() {
    let report = report();
    assert_eq!(slide_of(&report, "credit-balance"), Some(2));
    assert_eq!(slide_of(&report, "none"), None);
    for figure in report.file().figures.iter().filter_map(|figure| slide_of(&report, &figure.id)) {
        assert!(Scene::of(&report, figure, 1, Lang::Zh).number == figure);
    }
}
