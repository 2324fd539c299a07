//! The pictures that links are shown with: of the size that other sites want, with every letter and nothing cut off.

use super::common;
use tushuo::figure::{Figure, Options};
use tushuo::pages::{Fonts, PngError, card, png};
use tushuo::report::Lang;

#[test]
fn every_picture_is_whole() {
    let report = common::report();
    // Where there is no Chinese font there are no pictures, and the command says so.
    let Some(fonts) = Fonts::of_system() else { return };
    for lang in [Lang::Zh, Lang::En] {
        for spec in &report.file().figures {
            let figure = Figure::new(&report, spec, &Options { lenses: false, ..Options::first(lang) });
            let svg = card(&report, &figure).expect("it can be drawn");
            let bytes = png(&svg, &fonts).unwrap_or_else(|error| panic!("{} {lang:?}: {error}", spec.id));
            assert_eq!(bytes.get(1..4), Some(b"PNG".as_slice()));
            let number =
                |at: usize| bytes.get(at..at + 4).map(|four| u32::from_be_bytes(four.try_into().expect("four")));
            assert_eq!((number(16), number(20)), (Some(1200), Some(630)));
            assert!(bytes.len() > 8_000, "{}: there is something to see", spec.id);
        }
    }
}

#[test]
fn a_letter_that_no_font_has_and_a_text_that_is_cut_off_are_told() {
    let Some(fonts) = Fonts::of_system() else { return };
    let svg = |text: &str, x: u32| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"40\"><text x=\"{x}\" y=\"30\" \
             font-size=\"20\" font-family=\"sans-serif\">{text}</text></svg>"
        )
    };
    assert!(matches!(png(&svg("&#x10FFFD;", 4), &fonts), Err(PngError::NoFont(_))));
    assert!(matches!(png(&svg("2023", 90), &fonts), Err(PngError::CutOff(_))));
    assert!(png(&svg("2023", 4), &fonts).is_ok());
    assert!(matches!(png("<svg", &fonts), Err(PngError::NotDrawn(_))));
}
