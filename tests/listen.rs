//! The figures of the real report as they are heard: nothing printed is left unsaid, and greater is higher.

#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

mod common;

use common::report;
use tushuo::describe::listen::{HIGHEST_HZ, LOWEST_HZ, Note, score};
use tushuo::figure::{Body, Figure, Options, Point};
use tushuo::report::{Lang, Report};
use tushuo::words::number::{Amount, per_cent};
use tushuo::words::speech::{amount, spoken, written};

/// Every figure in both languages and each of its measures, with years from elsewhere and without.
fn figures(report: &Report) -> Vec<Figure> {
    let mut figures = Vec::new();
    for lang in [Lang::Zh, Lang::En] {
        for spec in &report.file().figures {
            let measures = spec.measures.iter().map(|measure| Some(measure.id.clone()));
            for measure in measures.chain([None]) {
                for elsewhere in [false, true] {
                    let options = Options { measure: measure.clone(), elsewhere, ..Options::first(lang) };
                    figures.push(Figure::new(report, spec, &options));
                }
            }
        }
    }
    figures
}

fn heard(report: &Report) -> Vec<(Figure, Vec<Note>)> {
    figures(report).into_iter().filter_map(|figure| score(&figure).map(|notes| (figure, notes))).collect()
}

fn all_spoken(notes: &[Note], lang: Lang) -> String {
    notes.iter().map(|note| spoken(&note.said, lang) + "\n").collect()
}

#[test]
fn change_and_panels_are_heard_and_the_others_are_not() {
    for figure in figures(&report()) {
        let has_axis = matches!(figure.body, Body::Change(_) | Body::Panels(_));
        assert_eq!(score(&figure).is_some(), has_axis, "{}", figure.id);
    }
}

#[test]
fn every_printed_value_is_said_as_it_is_read_and_written_as_it_is_shown() {
    let report = report();
    let mut said_values = 0;
    for (figure, notes) in heard(&report) {
        let lang = figure.lang;
        let said = all_spoken(&notes, lang);
        let shown: String = notes.iter().map(|note| written(&note.said, lang) + "\n").collect();
        let mut check = |value: &Amount| {
            assert!(said.contains(&amount(value, lang)), "{} is not said in {}: {said}", value.text(), figure.id);
            assert!(shown.contains(&value.text()), "{} is not shown in {}: {shown}", value.text(), figure.id);
            said_values += 1;
        };
        for id in figure.targets() {
            if let Some(growth) = report.statistic(id).and_then(|statistic| statistic.growth.as_ref()) {
                check(&Amount { digits: growth.printed.clone(), after: "%".to_owned(), ..Amount::default() });
                assert!(shown.contains(&per_cent(&growth.printed)), "{}", figure.id);
            }
        }
        match &figure.body {
            Body::Change(change) => {
                change.rows.iter().flat_map(|row| row.from.iter().chain([&row.to])).for_each(|one| check(&one.label));
            }
            Body::Panels(panels) => {
                for panel in panels {
                    check(&panel.printed);
                    panel.from.iter().for_each(|from| check(&from.label));
                    if panel.faulty {
                        check(&panel.to.label);
                    }
                }
            }
            _ => {}
        }
        // No digit is left for a voice to guess at.
        assert!(!said.contains(|letter: char| letter.is_ascii_digit()), "{said}");
    }
    assert!(said_values > 60, "{said_values}");
}

#[test]
fn the_balance_of_loans_is_said_in_both_languages() {
    let report = report();
    let spec = report.figure("credit-balance").expect("the figure is declared");
    for (lang, wanted) in [
        (
            Lang::Zh,
            [
                "推算值：六千八百九十二点三至六千八百九十二点八亿元",
                "二零二三年印刷值：一万零四百八十六点三一亿元，比上年增长百分之五十二点一四",
                "二零二三年推算值：",
            ],
        ),
        (
            Lang::En,
            [
                "twenty twenty-two, derived: six hundred and eighty-nine point two three to six hundred and",
                "printed: one thousand and forty-eight point six three one billion yuan, up fifty-two point one four per cent",
                "twenty twenty-three, derived: ",
            ],
        ),
    ] {
        let figure = Figure::new(&report, spec, &Options::first(lang));
        let notes = score(&figure).expect("it is heard");
        let said = all_spoken(&notes, lang);
        for wanted in wanted {
            assert!(said.contains(wanted), "{wanted}: {said}");
        }
        // The opening sentence, then two tones a row.
        assert_eq!(notes.len(), 7);
        assert_eq!(notes.iter().filter(|note| note.tone.is_some()).count(), 6);
        // Every sentence says its row, or has it shown beside it.
        let Body::Change(change) = &figure.body else { panic!("a change") };
        for (row, pair) in change.rows.iter().zip(notes[1..].chunks(2)) {
            assert!(written(&pair[0].said, lang).starts_with(&row.name) && pair[0].row.is_none());
            assert_eq!(pair[1].row.as_ref(), Some(&row.name));
        }
    }
}

#[test]
fn a_fault_of_the_print_is_said_as_printed_and_as_read() {
    let report = report();
    let spec = report.figure("patents").expect("the figure is declared");
    let notes = score(&Figure::new(&report, spec, &Options::first(Lang::Zh))).expect("it is heard");
    assert!(all_spoken(&notes, Lang::Zh).contains("印刷值：二十四点一四件，读作二十四点一四万件，比上年增长"));
}

#[test]
fn a_greater_value_sounds_higher_and_a_derived_one_is_marked() {
    let report = report();
    for (figure, notes) in heard(&report) {
        let points: Vec<Vec<&Point>> = match &figure.body {
            Body::Change(change) => vec![change.rows.iter().flat_map(|row| row.from.iter().chain([&row.to])).collect()],
            Body::Panels(panels) => panels.iter().map(|panel| panel.from.iter().chain([&panel.to]).collect()).collect(),
            _ => Vec::new(),
        };
        let tone = |point: &Point| {
            let note = notes.iter().find(|note| note.id.as_ref() == Some(&point.id)).expect("every point has a note");
            note.tone.expect("every point has a tone")
        };
        let ids: Vec<&str> = notes.iter().filter_map(|note| note.id.as_deref()).collect();
        assert_eq!(ids, figure.targets(), "in reading order");
        for on_one_axis in points {
            for one in &on_one_axis {
                assert_eq!(tone(one).derived, one.derived);
                assert!((LOWEST_HZ..=HIGHEST_HZ).contains(&tone(one).pitch_hz));
                for other in on_one_axis.iter().filter(|other| one.at < other.at) {
                    assert!(tone(one).pitch_hz < tone(other).pitch_hz, "{} and {}", one.id, other.id);
                }
            }
        }
    }
}
