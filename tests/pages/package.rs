//! The Data Package: hashes, types and keys that hold. `tests/readers/datapackage.py` has it read by frictionless.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use sha2::{Digest, Sha256};
use tushuo::pages::package;
use tushuo::report::edtf::Edtf;

use super::common;

fn files() -> BTreeMap<String, Vec<u8>> {
    let report = common::report();
    let source = report.source().expect("a source").as_bytes().to_vec();
    package(&report, &source).into_iter().map(|file| (file.path, file.bytes)).collect()
}

fn descriptor(files: &BTreeMap<String, Vec<u8>>) -> Value {
    serde_json::from_slice(&files["datapackage.json"]).expect("JSON")
}

/// The rows of a table as fields by name.
fn rows(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(bytes);
    let heads = reader.headers().expect("a heading row").clone();
    let row =
        |record: csv::StringRecord| heads.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect();
    reader.records().map(|record| row(record.expect("a row"))).collect()
}

/// Digits with at most one point and a sign: what a spreadsheet and frictionless read alike.
fn is_decimal(cell: &str) -> bool {
    let (whole, rest) = cell.strip_prefix('-').unwrap_or(cell).split_once('.').unwrap_or((cell, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole.trim_start_matches('-')) && digits(rest)
}

#[test]
fn every_resource_is_there_with_its_size_and_its_hash() {
    let (files, report) = (files(), common::report());
    let descriptor = descriptor(&files);
    assert!(descriptor.get("licenses").is_none(), "none is known");
    for resource in descriptor["resources"].as_array().expect("resources") {
        let path = resource["path"].as_str().expect("a path");
        let hash = resource["hash"].as_str().and_then(|hash| hash.strip_prefix("sha256:")).expect("a hash");
        if path == "report.json" {
            assert_eq!(hash, report.hash());
            continue;
        }
        let source = report.source().expect("a source").as_bytes();
        let bytes = files.get(path).map_or(source, Vec::as_slice);
        assert_eq!(resource["bytes"].as_u64(), Some(bytes.len() as u64), "{path}");
        let digits = |at: usize| u8::from_str_radix(hash.get(at..at + 2).unwrap_or_default(), 16).expect("a byte");
        let stated: Vec<u8> = (0..hash.len()).step_by(2).map(digits).collect();
        assert_eq!(stated, Sha256::digest(bytes).to_vec(), "{path}");
    }
}

#[test]
fn every_cell_is_of_its_columns_type() {
    let files = files();
    let descriptor = descriptor(&files);
    let tables = descriptor["resources"].as_array().expect("resources").iter().filter(|one| one["type"] == "table");
    for table in tables {
        let rows = rows(&files[table["path"].as_str().expect("a path")]);
        assert!(!rows.is_empty());
        for field in table["schema"]["fields"].as_array().expect("fields") {
            let name = field["name"].as_str().expect("a name");
            assert!(field["description"].as_str().is_some_and(|text| text.chars().count() > 4), "{name}");
            for row in &rows {
                let cell = row[name].as_str();
                if cell.is_empty() {
                    assert_ne!(field["constraints"]["required"], true, "{name}");
                    continue;
                }
                match field["type"].as_str().expect("a type") {
                    "number" => assert!(is_decimal(cell), "{name}: {cell}"),
                    "integer" => assert!(cell.parse::<u32>().is_ok(), "{name}: {cell}"),
                    "array" => assert!(serde_json::from_str::<Vec<String>>(cell).is_ok(), "{name}: {cell}"),
                    _ => {}
                }
                if let Some(words) = field["constraints"]["enum"].as_array() {
                    assert!(words.iter().any(|word| word == cell), "{name}: {cell}");
                }
                if field.get("rdfType").is_some() {
                    assert!(Edtf::parse(cell).is_ok(), "{name}: {cell}");
                }
            }
        }
    }
}

#[test]
fn keys_are_unique_and_lead_to_rows() {
    let files = files();
    let descriptor = descriptor(&files);
    let tables: Vec<&Value> =
        descriptor["resources"].as_array().expect("resources").iter().filter(|one| one["type"] == "table").collect();
    let read: BTreeMap<&str, Vec<BTreeMap<String, String>>> = tables
        .iter()
        .map(|one| (one["name"].as_str().expect("a name"), rows(&files[one["path"].as_str().expect("a path")])))
        .collect();
    for table in tables {
        let name = table["name"].as_str().expect("a name");
        let key: Vec<&str> =
            table["schema"]["primaryKey"].as_array().expect("a key").iter().filter_map(Value::as_str).collect();
        let keys: BTreeSet<Vec<&String>> =
            read[name].iter().map(|row| key.iter().map(|one| &row[*one]).collect()).collect();
        assert_eq!(keys.len(), read[name].len(), "{name}");
        for foreign in table["schema"]["foreignKeys"].as_array().into_iter().flatten() {
            let field = foreign["fields"][0].as_str().expect("a field");
            let to = foreign["reference"]["resource"].as_str().filter(|to| !to.is_empty()).unwrap_or(name);
            let there = foreign["reference"]["fields"][0].as_str().expect("a field");
            let known: BTreeSet<&String> = read[to].iter().map(|row| &row[there]).collect();
            for row in read[name].iter().filter(|row| !row[field].is_empty()) {
                assert!(known.contains(&row[field]), "{name}.{field}: {}", row[field]);
            }
        }
    }
}

#[test]
fn printed_digits_and_bounds_are_those_of_the_report() {
    let (files, report) = (files(), common::report());
    let statistics = rows(&files["statistics.csv"]);
    assert_eq!(statistics.len(), report.file().statistics.len());
    for (row, statistic) in statistics.iter().zip(&report.file().statistics) {
        assert_eq!((&row["id"], &row["printed"], &row["unit"]), (&statistic.id, &statistic.printed, &statistic.unit));
        assert_eq!(row["growth"], statistic.growth.as_ref().map(|one| one.printed.clone()).unwrap_or_default());
    }
    let loans = statistics.iter().find(|row| row["id"] == "tech-loan-balance").expect("a row");
    assert_eq!((loans["lower"].as_str(), loans["upper"].as_str()), ("1048630500000", "1048631500000"));
    let derived = rows(&files["derived.csv"]);
    assert_eq!(derived.len(), report.file().derived.len());
    assert!(derived.iter().all(|row| !row["shown_lower"].is_empty() && !row["shown_upper"].is_empty()));
}
