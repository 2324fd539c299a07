//! Faults of whole files, and the command that checks a folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::json;
use tushuo::check;
use tushuo::report::load::{self, REPORT_LIMIT, SOURCE_LIMIT};
use tushuo::report::problem::{Code, FileFault as Fault, JsonKind, REPORT_FILE, SOURCE_FILE};

use super::{check as check_report, expect, small};

fn parse(bytes: &[u8], path: &str, fault: Fault, details: &[&str]) {
    let problems = load::parse(bytes).err().unwrap_or_default();
    expect(&problems, path, &Code::File(fault), details);
}

#[test]
fn a_file_that_is_no_json_says_where() {
    parse(b"{\n  \"schema\": ,\n}", "", Fault::NotJson { line: 2, column: 13 }, &["2", "13"]);
    parse(b"<html>", "", Fault::NotJson { line: 1, column: 1 }, &["JSON"]);
    parse(b" \n", "", Fault::Empty, &[]);
    parse(b"{\"a\": \"\xff\"}", "", Fault::NotUtf8 { offset: 7 }, &["7", "UTF-8"]);
    let deep = "[".repeat(100_000);
    assert!(matches!(load::parse(deep.as_bytes()), Err(problems) if problems.len() == 1));
}

#[test]
fn a_file_that_is_too_large_is_not_parsed() {
    parse(&vec![b' '; REPORT_LIMIT + 1], "", Fault::TooLarge { limit: REPORT_LIMIT }, &["128 MiB"]);
    let problems = load::source(&vec![b' '; SOURCE_LIMIT + 1]).err().unwrap_or_default();
    expect(&problems, "", &Code::File(Fault::TooLarge { limit: SOURCE_LIMIT }), &["32 MiB"]);
    assert_eq!(problems.first().map(|problem| problem.file), Some(SOURCE_FILE));
}

#[test]
fn a_field_of_another_type_is_named() {
    check_report(
        |report| report["statistics"][1]["printed"] = json!(4756.47),
        "statistics[1].printed",
        Code::File(Fault::WrongType { expected: JsonKind::Text, found: JsonKind::Number }),
        &["92.70"],
    );
    check_report(
        |report| report["figures"] = json!("all"),
        "figures",
        Code::File(Fault::WrongType { expected: JsonKind::List, found: JsonKind::Text }),
        &["[…]"],
    );
    check_report(
        |report| report["statistics"][0]["nature"] = json!(1),
        "statistics[0].nature",
        Code::File(Fault::WrongType { expected: JsonKind::Text, found: JsonKind::Other(String::new()) }),
        &[],
    );
    check_report(
        |report| report["statistics"][0]["period"] = json!([]),
        "statistics[0].period",
        Code::File(Fault::WrongType { expected: JsonKind::Object, found: JsonKind::List }),
        &["{…}", "[…]"],
    );
    parse(b"[]", "", Fault::WrongType { expected: JsonKind::Object, found: JsonKind::List }, &["{…}"]);
}

#[test]
fn a_field_that_is_missing_unknown_or_double_is_named() {
    check_report(
        |report| drop(report["statistics"][1].as_object_mut().and_then(|one| one.remove("unit"))),
        "statistics[1]",
        Code::File(Fault::MissingField { field: "unit".into() }),
        &["unit"],
    );
    check_report(
        |report| report["statistics"][1]["qualifer"] = json!([]),
        "statistics[1].qualifer",
        Code::File(Fault::UnknownField { field: "qualifer".into(), nearest: Some("qualifiers".into()) }),
        &["qualifer", "qualifiers"],
    );
    check_report(
        |report| report["\u{1b}[2J\u{202e}"] = json!("red"),
        "[2J",
        Code::File(Fault::UnknownField { field: "\u{1b}[2J\u{202e}".into(), nearest: None }),
        &["\u{fffd}[2J\u{fffd}"],
    );
    check_report(
        |report| report["colour"] = json!("red"),
        "colour",
        Code::File(Fault::UnknownField { field: "colour".into(), nearest: None }),
        &["colour"],
    );
    let known = ["finance", "ip", "governance", "outreach"].map(str::to_owned).to_vec();
    check_report(
        |report| report["sections"][0]["theme"] = json!("money"),
        "sections[0].theme",
        Code::File(Fault::UnknownChoice { found: "money".into(), known }),
        &["money", "finance", "outreach"],
    );
    let doubled = small::report().to_string().replacen('{', "{\"id\":\"a\",", 1);
    parse(doubled.as_bytes(), "", Fault::DuplicateField { field: "id".into() }, &["id"]);
    check_report(
        |report| report["year"] = json!(99_999),
        "year",
        Code::File(Fault::BadValue { reason: "invalid value: integer `99999`, expected i16".into() }),
        &["99999"],
    );
}

#[test]
fn another_version_of_the_format_is_named() {
    check_report(
        |report| {
            report["schema"] = json!("tushuo/report@2");
            report["new"] = json!(1);
        },
        "schema",
        Code::File(Fault::NewerSchema { found: "tushuo/report@2".into() }),
        &["tushuo/report@2"],
    );
    check_report(
        |report| report["schema"] = json!("chart@1"),
        "schema",
        Code::File(Fault::UnknownSchema { found: "chart@1".into() }),
        &["chart@1", "tushuo/report@1"],
    );
}

#[test]
fn an_empty_report_says_what_it_lacks() {
    let mut report = small::report();
    let lists = ["statistics", "derived", "events", "left_out", "context", "figures", "deck", "holds", "lists"];
    for list in lists {
        report[list] = json!([]);
    }
    report["summary"] = small::text("无", "None");
    let found = super::problems(&report, Some("没有数字"));
    let codes: Vec<_> = found.into_iter().map(|problem| problem.code).collect();
    assert_eq!(codes, [Code::File(Fault::NoStatistics), Code::File(Fault::NoFigures)]);
    check_report(|report| report["languages"] = json!([]), "languages", Code::File(Fault::NoLanguages), &["languages"]);
}

/// A folder that is removed when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &[u8])]) -> io::Result<Self> {
        let path = std::env::temp_dir().join(format!("tushuo-{}-{name}", std::process::id()));
        fs::create_dir_all(&path)?;
        for (file, bytes) in files {
            fs::write(path.join(file), bytes)?;
        }
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that stays behind does no harm.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn exit_code(folder: &Path) -> u8 {
    check::run(&["check".to_owned(), folder.display().to_string()])
}

#[test]
fn a_good_folder_is_counted() -> io::Result<()> {
    let report = small::report().to_string();
    let folder = Folder::new("good", &[(REPORT_FILE, report.as_bytes()), (SOURCE_FILE, small::SOURCE.as_bytes())])?;
    let listing = check::listing(&check::check(&folder.0));
    assert!(listing.contains("statistics 5, events 4, figures 2, numerals accounted for 18/18"), "{listing}");
    assert_eq!(exit_code(&folder.0), 0);
    Ok(())
}

#[test]
fn a_missing_file_is_named_and_the_other_still_checked() -> io::Result<()> {
    let mut report = small::report();
    report["statistics"][0]["unit"] = json!("块");
    let report = report.to_string();
    let folder = Folder::new("no-source", &[(REPORT_FILE, report.as_bytes())])?;
    let checked = check::check(&folder.0);
    let missing = checked.problems.first().map(|problem| (problem.file, problem.code.clone()));
    assert_eq!(missing, Some((SOURCE_FILE, Code::File(Fault::Missing))));
    assert!(check::listing(&checked).contains("report.json · statistics[0].unit (total): "));
    assert_eq!(exit_code(&folder.0), 1);
    Ok(())
}

#[test]
fn a_file_that_cannot_be_read_says_why() -> io::Result<()> {
    let folder = Folder::new("directory", &[(SOURCE_FILE, b"7")])?;
    fs::create_dir_all(folder.0.join(REPORT_FILE))?;
    let checked = check::check(&folder.0);
    expect(&checked.problems, "", &Code::File(Fault::Unreadable { reason: "not a file".into() }), &["not a file"]);
    Ok(())
}

#[test]
fn a_huge_file_is_refused_without_being_read() -> io::Result<()> {
    let folder = Folder::new("huge", &[(SOURCE_FILE, b"7")])?;
    let file = fs::File::create(folder.0.join(REPORT_FILE))?;
    file.set_len(REPORT_LIMIT as u64 + 1)?;
    let checked = check::check(&folder.0);
    expect(&checked.problems, "", &Code::File(Fault::TooLarge { limit: REPORT_LIMIT }), &["128 MiB"]);
    Ok(())
}

#[test]
fn a_folder_that_is_not_there_is_another_error() {
    assert_eq!(exit_code(Path::new("/nonexistent/tushuo")), 2);
    assert_eq!(check::run(&[]), 2);
}

#[test]
fn the_chapter_of_shanghai_has_no_problems() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/shanghai-2023-ch7");
    let checked = check::check(&folder);
    assert!(checked.problems.is_empty(), "{}", check::listing(&checked));
}
