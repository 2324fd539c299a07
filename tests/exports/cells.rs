//! Whatever a report says, no cell of any file of cells is one that a spreadsheet would run.

use serde_json::Value;
use tushuo::describe::csv::csv;
use tushuo::describe::events::events_csv;
use tushuo::pages::package;
use tushuo::report::exact;
use tushuo::report::{Lang, Report};

use super::{LANGS, views};

/// The same file with every text of a language beginning as a formula does.
fn made_formulas(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                match field {
                    Value::String(text) if name == "zh" || name == "en" => text.insert(0, '='),
                    other => made_formulas(other),
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(made_formulas),
        _ => {}
    }
}

fn hostile(json: &str, source: &str) -> Report {
    let mut file: Value = serde_json::from_str(json).expect("JSON");
    made_formulas(&mut file);
    let json = serde_json::to_vec(&file).expect("JSON");
    Report::load(&json, Some(source.as_bytes())).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// Counts the cells that are defused, where none is left that would run.
fn defused_in(name: &str, bytes: &[u8]) -> usize {
    let text = core::str::from_utf8(bytes).expect("UTF-8").trim_start_matches('\u{feff}');
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut defused = 0;
    for row in reader.records() {
        for cell in &row.expect("a row") {
            let runs = cell.starts_with(['=', '+', '-', '@']) && exact::parse(cell).is_none();
            assert!(!runs, "{name}: {cell}");
            defused += usize::from(cell.starts_with("'="));
        }
    }
    defused
}

#[test]
fn no_file_of_cells_holds_one_that_a_spreadsheet_would_run() {
    let real = super::report();
    let json = std::fs::read_to_string(super::folder().join("report.json")).expect("report.json is there");
    let source = real.source().expect("a source");
    let report = hostile(&json, source);
    let ids: Vec<&str> = report.file().events.iter().map(|event| event.id.as_str()).collect();
    for (lang, _) in LANGS {
        assert!(defused_in("events", &events_csv(&report, &ids, lang)) >= ids.len());
        let figures = views(&report, lang);
        let in_figures: usize = figures.iter().map(|(name, figure)| defused_in(name, &csv(&report, figure))).sum();
        assert!(in_figures > 50, "{in_figures}");
    }
    let files = package(&report, source.as_bytes());
    let tables = files.iter().filter(|file| file.path.rsplit_once('.').is_some_and(|(_, kind)| kind == "csv"));
    let in_tables: Vec<usize> = tables.map(|file| defused_in(&file.path, &file.bytes)).collect();
    assert!(in_tables.len() > 4 && in_tables.iter().sum::<usize>() > 100, "{in_tables:?}");
}

#[test]
fn no_publisher_of_a_line_is_a_formula() {
    let generated = generated_reports::of_series(20, 2);
    let mut file: Value = serde_json::from_str(&generated.json).expect("JSON");
    for line in file["series"].as_array_mut().expect("lines") {
        assert!(line["published"]["publisher"]["en"].is_string(), "{line}");
    }
    made_formulas(&mut file);
    let report = hostile(&generated.json, &generated.source);
    let figures = views(&report, Lang::En);
    let (name, figure) = figures.iter().find(|(name, _)| name == "load").expect("the lines");
    assert!(defused_in(name, &csv(&report, figure)) >= 20);
}
