//! What is taken away from the real report: the table, CSV, JSON and the dataset say the same, digit for digit.

#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

mod common;

#[path = "exports/cells.rs"]
mod cells;
#[path = "exports/pictures.rs"]
mod pictures;
#[path = "exports/sentences.rs"]
mod sentences;
#[path = "exports/sha256.rs"]
mod sha256;

use std::path::PathBuf;

use common::report;
use serde_json::Value;
use tushuo::describe::caption::file_name;
use tushuo::describe::csv::{BYTE_ORDER_MARK, FIELDS, csv, defused};
use tushuo::describe::json::json;
use tushuo::describe::record::{Origin, records};
use tushuo::describe::table::rows;
use tushuo::figure::{Figure, Options};
use tushuo::report::exact::{self, Exact};
use tushuo::report::{Lang, Report};
use tushuo::words::fill::Run;

const LANGS: [(Lang, &str); 2] = [(Lang::Zh, "zh"), (Lang::En, "en")];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/shanghai-2023-ch7")
}

/// Every figure in every measure, with and without the years from elsewhere.
fn views(report: &Report, lang: Lang) -> Vec<(String, Figure)> {
    let mut views = Vec::new();
    for spec in &report.file().figures {
        let first = Options::first(lang);
        let plain = Figure::new(report, spec, &first);
        for (measure, _) in plain.measures.iter().skip(1) {
            let options = Options { measure: Some(measure.clone()), ..first.clone() };
            views.push((format!("{}.{measure}", spec.id), Figure::new(report, spec, &options)));
        }
        if plain.has_elsewhere {
            let options = Options { elsewhere: true, ..first };
            views.push((format!("{}.elsewhere", spec.id), Figure::new(report, spec, &options)));
        }
        views.push((spec.id.clone(), plain));
    }
    views
}

/// The rows of a CSV file, each as its fields by name.
fn read(bytes: &[u8]) -> Vec<Vec<(String, String)>> {
    let text = core::str::from_utf8(bytes).expect("UTF-8").strip_prefix(BYTE_ORDER_MARK).expect("a byte order mark");
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().expect("a heading row").clone();
    assert_eq!(heads.iter().collect::<Vec<_>>(), FIELDS);
    let rows = reader.records().map(|row| row.expect("a row as long as the first"));
    rows.map(|row| heads.iter().zip(&row).map(|(head, cell)| (head.to_owned(), cell.to_owned())).collect()).collect()
}

fn cell<'a>(row: &'a [(String, String)], name: &str) -> &'a str {
    row.iter().find(|(head, _)| head == name).map(|(_, cell)| cell.as_str()).expect("a field of that name")
}

/// A field of a JSON record as a CSV cell has it.
fn field(record: &Value, name: &str) -> String {
    match &record[name] {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("; "),
        other => panic!("{name} is {other}"),
    }
}

#[test]
fn csv_and_json_say_the_same_in_the_order_of_the_table() {
    let report = report();
    for (lang, _) in LANGS {
        for (name, figure) in views(&report, lang) {
            let cells = read(&csv(&report, &figure));
            let read: Value = serde_json::from_slice(&json(&report, &figure)).expect("JSON");
            let records = read["records"].as_array().expect("a list");
            assert_eq!(cells.len(), records.len(), "{name}");
            for (row, record) in cells.iter().zip(records) {
                for (head, cell) in row {
                    let expected = match head.as_str() {
                        "figure" => figure.id.clone(),
                        "dataset" => report.file().id.clone(),
                        "dataset_sha256" => report.hash().to_owned(),
                        head => defused(&field(record, head)),
                    };
                    assert_eq!(*cell, expected, "{name}: {head}");
                }
                // No field of a record is left out of the CSV.
                assert!(
                    record.as_object().is_some_and(|record| record.keys().all(|key| FIELDS.contains(&key.as_str())))
                );
            }
            let own = cells.iter().filter(|row| cell(row, "origin") != "elsewhere");
            let table: Vec<String> = rows(&report, &figure).into_iter().map(|row| row.id).collect();
            assert_eq!(own.map(|row| cell(row, "id").to_owned()).collect::<Vec<_>>(), table, "{name}");
            assert_eq!(read["dataset"]["sha256"], report.hash());
            assert_eq!(read["figure"]["id"], figure.id);
        }
    }
}

#[test]
fn every_value_is_the_printed_string_of_the_dataset() {
    let report = report();
    let file: Value =
        serde_json::from_slice(&std::fs::read(folder().join("report.json")).expect("there")).expect("JSON");
    let statistics = file["statistics"].as_array().expect("a list");
    let mut seen = 0;
    for (lang, _) in LANGS {
        for (name, figure) in views(&report, lang) {
            let cells = read(&csv(&report, &figure));
            let table = rows(&report, &figure);
            let own = cells.iter().filter(|row| cell(row, "origin") != "elsewhere");
            for (row, shown) in own.zip(&table) {
                assert_eq!(cell(row, "name"), defused(&shown.name), "{name}");
                if let Some(statistic) = statistics.iter().find(|one| one["id"] == cell(row, "id")) {
                    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
                    assert_eq!(cell(row, "printed"), text(&statistic["printed"]));
                    assert_eq!(cell(row, "unit"), text(&statistic["unit"]));
                    assert_eq!(cell(row, "growth"), text(&statistic["growth"]["printed"]));
                    assert_eq!(cell(row, "period"), text(&statistic["period"]["edtf"]));
                    assert_eq!(cell(row, "period_basis"), text(&statistic["period"]["basis"]));
                    seen += 1;
                }
                if lang == Lang::Zh {
                    let (lo, hi) = (cell(row, "derived_lo"), cell(row, "derived_hi"));
                    let joint = if lo.starts_with('-') { "至" } else { "–" };
                    let ends = if lo == hi { hi.to_owned() } else { format!("{lo}{joint}{hi}") };
                    let expected = format!("{ends}{}", cell(row, "derived_unit")).replace('-', "\u{2212}");
                    assert_eq!(shown.interval.as_ref().map_or(String::new(), tushuo::figure::Amount::text), expected);
                }
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn bounds_are_exact_and_hold_what_is_printed() {
    let report = report();
    let expect = |figure: &str, id: &str, bounds: [&str; 3]| {
        let spec = report.figure(figure).expect("declared");
        let figure = Figure::new(&report, spec, &Options::first(Lang::Zh));
        let record = records(&report, &figure).into_iter().find(|record| record.id == id).expect("shown");
        let found = [record.lower, record.upper, record.base_unit].map(Option::unwrap_or_default);
        assert_eq!(found, bounds, "{id}");
    };
    expect("credit-balance", "tech-loan-balance", ["1048630500000", "1048631500000", "元"]);
    expect("patents", "invention-grants", ["44250", "44350", "件"]);
    // The reading of the faulty print, not the print.
    expect("patents", "inventions-in-force", ["241350", "241450", "件"]);
    // 余 is not less, 近 is not more; the other side is open.
    expect("festival", "festival-reports", ["25000", "", "篇"]);
    expect("festival", "festival-participants", ["", "20000000", "人次"]);
    expect("festival", "festival-boards", ["6", "6", "大板块"]);
    expect("governance", "credit-info-accuracy", ["95", "", "%"]);
}

#[test]
fn values_from_elsewhere_are_marked_and_say_where() {
    let report = report();
    let spec = report.figure("patents").expect("declared");
    let figure = Figure::new(&report, spec, &Options::first(Lang::En));
    let cells = read(&csv(&report, &figure));
    let elsewhere: Vec<_> = cells.iter().filter(|row| cell(row, "origin") == "elsewhere").collect();
    let contexts = report.file().context.iter().filter(|context| figure.ids.contains(&context.statistic));
    let contexts: Vec<_> = contexts.collect();
    assert_eq!(elsewhere.len(), contexts.len());
    assert!(contexts.len() > 10);
    for (row, context) in elsewhere.iter().zip(contexts) {
        assert_eq!(cell(row, "printed"), context.value);
        assert_eq!(cell(row, "address"), context.address);
        assert_eq!(cell(row, "period"), context.period);
        assert!(["official", "press", "reprint"].contains(&cell(row, "reliability")));
        assert!(cell(row, "quotes").is_empty() && !cell(row, "publisher").is_empty());
    }
}

#[test]
fn a_cell_that_a_spreadsheet_would_run_is_defused() {
    for cell in ["=1+1", "+1-1", "-1+1", "@SUM(A1)", "\tx", "\r=1", "\n=1", "＝1+1", "＋a", "－a", "＠a", "-", "+52.14"]
    {
        assert_eq!(defused(cell), format!("'{cell}"));
    }
    for cell in ["", "10486.31", "-0.5", "-12", "四", "92.70", "近", "'a", "a=b", " ", "/"] {
        assert_eq!(defused(cell), cell);
    }
}

#[test]
fn the_hash_is_that_of_the_file() {
    let bytes = std::fs::read(folder().join("report.json")).expect("report.json is there");
    assert_eq!(report().hash(), sha256::sha256(&bytes));
}

fn number(digits: &str) -> Exact {
    exact::parse(digits).and_then(exact::from_decimal).expect("digits")
}

/// The size of a step of the last place that is not nought in all of these.
fn step(digits: &[&str]) -> Exact {
    let whole = |size: Exact| digits.iter().all(|digits| (number(digits) / size).is_integer());
    let sizes = (-12..=12).rev().filter_map(exact::scale);
    sizes.into_iter().find(|size| whole(*size)).expect("a step")
}

#[test]
fn no_derived_value_has_more_digits_than_its_interval_settles() {
    let report = report();
    let mut seen = 0;
    for (lang, _) in LANGS {
        for (name, figure) in views(&report, lang) {
            for record in records(&report, &figure).iter().filter(|record| record.origin != Origin::Elsewhere) {
                let (Some(id), Some(lo), Some(hi)) = (&record.derived_id, &record.derived_lo, &record.derived_hi)
                else {
                    continue;
                };
                let value = report.value(id).expect("a derived value has an interval");
                let unit = exact::scale(-i32::try_from(value.unit.exponent).expect("small")).expect("a unit");
                let (low, high, step) = (number(lo), number(hi), step(&[lo, hi]));
                assert!(
                    low <= value.interval.lo * unit && value.interval.hi * unit <= high || value.whole,
                    "{name}: {id}"
                );
                // One digit more would be finer than the interval is wide.
                let width = (value.interval.hi - value.interval.lo) * unit;
                let settled = width < step * Exact::from_integer(10);
                assert!(settled || value.whole && step.is_integer(), "{name}: {id}: {lo} to {hi}");
                seen += 1;
            }
        }
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn a_derived_number_in_words_is_one_that_both_ends_round_to() {
    let report = report();
    let mut seen = 0;
    for (name, figure) in views(&report, Lang::Zh) {
        for run in figure.title.iter().chain(&figure.subtitle).chain(figure.notes.iter().flat_map(|(_, runs)| runs)) {
            let Run::Derived { id, amount } = run else { continue };
            let Some(digits) = exact::parse(&amount.digits.replace('\u{2212}', "-")) else { continue };
            let value = report.value(id).expect("a derived value has an interval");
            let unit = exact::scale(-i32::try_from(value.unit.exponent).expect("small")).expect("a unit");
            let decimals = amount.digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            let step = exact::scale(-i32::try_from(decimals).expect("few")).expect("a step");
            let digits = exact::from_decimal(digits).expect("short");
            let near = |end: Exact| {
                let distance = if end > digits { end - digits } else { digits - end };
                distance * Exact::from_integer(2) <= step
            };
            // A minus that the wording says in words is left out of the digits.
            let flipped = |end: Exact| near(end * unit) || near(-end * unit);
            assert!(flipped(value.interval.lo) && flipped(value.interval.hi), "{name}: {id}: {}", amount.text());
            seen += 1;
        }
    }
    assert!(seen > 5, "{seen}");
}

#[test]
fn files_are_named_after_report_figure_measure_and_language() {
    let report = report();
    let name = |measure: Option<&str>, lang, extension: &str| {
        let spec = report.figure("credit-balance").expect("declared");
        let options = Options { measure: measure.map(str::to_owned), ..Options::first(lang) };
        file_name(&report, &Figure::new(&report, spec, &options), extension)
    };
    assert_eq!(name(None, Lang::Zh, "csv"), "tushuo-shanghai-2023-ch7-credit-balance-zh.csv");
    assert_eq!(name(Some("borrowers"), Lang::En, "png"), "tushuo-shanghai-2023-ch7-credit-balance-borrowers-en.png");
}
