//! Faults of single values.

use serde_json::{Value, json};
use tushuo::report::edtf::EdtfError;
use tushuo::report::problem::{Code, EventFault, FormFault as Fault, QuoteFault};
use tushuo::report::schema::Lang;
use tushuo::report::unit::Unit;

use super::{check, small};

fn form(change: impl FnOnce(&mut Value), path: &str, fault: Fault, details: &[&str]) {
    check(change, path, Code::Form(fault), details);
}

/// Adds the first of a list once more.
fn double(list: &mut Value) {
    let first = list[0].clone();
    small::push(list, first);
}

#[test]
fn ids_are_well_formed_and_unique_across_kinds() {
    form(
        |report| report["id"] = json!("Small report"),
        "id",
        Fault::BadId { id: "Small report".into() },
        &["Small report"],
    );
    form(
        |report| report["events"][0]["id"] = json!(""),
        "events[0].id",
        Fault::BadId { id: String::new() },
        &["tech-loan-balance"],
    );
    form(
        |report| report["events"][0]["id"] = json!("credit"),
        "figures[0].id (credit)",
        Fault::DuplicateId { id: "credit".into(), first: "events[0].id".into() },
        &["credit", "events[0].id"],
    );
    form(
        |report| double(&mut report["figures"][1]["measures"]),
        "figures[1].measures[1].id (gold-only)",
        Fault::DuplicateId { id: "gold-only".into(), first: "figures[1].measures[0].id".into() },
        &["gold-only"],
    );
    form(
        |report| double(&mut report["sections"]),
        "sections[1].id (7.1)",
        Fault::DuplicateId { id: "7.1".into(), first: "sections[0].id".into() },
        &["7.1"],
    );
    form(
        |report| report["languages"] = json!(["zh", "en", "zh"]),
        "languages[2]",
        Fault::DuplicateLanguage { lang: Lang::Zh },
        &["zh"],
    );
}

#[test]
fn every_wording_is_there_in_every_language_and_visible() {
    form(
        |report| report["events"][1]["title"] = json!({ "zh": "乙方案（2023—2025年）" }),
        "events[1].title.en (plan)",
        Fault::NoWording { lang: Lang::En },
        &["en"],
    );
    form(
        |report| report["figures"][0]["notes"][0]["title"]["zh"] = json!("  "),
        "figures[0].notes[0].title.zh (credit)",
        Fault::NoWording { lang: Lang::Zh },
        &["zh"],
    );
    form(
        |report| report["statistics"][0]["name"]["en"] = json!("Loans \u{202e}sreirra"),
        "statistics[0].name.en (total)",
        Fault::Invisible { code_point: 0x202e },
        &["U+202E"],
    );
    form(
        |report| report["statistics"][0]["counted"] = json!({ "one": "loan", "other": "" }),
        "statistics[0].counted.other (total)",
        Fault::Blank,
        &[],
    );
}

#[test]
fn numbers_are_printed_digits() {
    for bad in ["6,892.7", "1e5", "", "68927000000000000000", "６"] {
        form(
            |report| report["context"][0]["value"] = json!(bad),
            "context[0].value (total)",
            Fault::BadNumber { found: bad.into(), most: 12 },
            &[bad, "92.70"],
        );
    }
    form(
        |report| report["statistics"][3]["fault"]["read_as"]["printed"] = json!("24.14万"),
        "statistics[3].fault.read_as.printed (patents)",
        Fault::BadNumber { found: "24.14万".into(), most: 12 },
        &["24.14万"],
    );
}

#[test]
fn a_chinese_numeral_has_its_value() {
    form(
        |report| drop(report["statistics"][4].as_object_mut().and_then(|one| one.remove("value"))),
        "statistics[4].value (gold)",
        Fault::NoValue { printed: "四".into() },
        &["四"],
    );
    form(
        |report| report["statistics"][4]["value"] = json!("3"),
        "statistics[4].value (gold)",
        Fault::OtherValue { printed: "四".into(), value: "3".into(), expected: "4".into() },
        &["四", "3", "4"],
    );
}

#[test]
fn units_are_known() {
    form(
        |report| report["context"][0]["unit"] = json!("美元"),
        "context[0].unit (total)",
        Fault::UnknownUnit { unit: "美元".into(), known: Unit::known().collect() },
        &["美元", "元", "万亿"],
    );
    form(
        |report| report["derived"][4]["unit"] = json!("斤"),
        "derived[4].unit (rest)",
        Fault::UnknownUnit { unit: "斤".into(), known: Unit::known().collect() },
        &["斤"],
    );
    check(
        |report| drop(report["statistics"][3]["fault"].as_object_mut().and_then(|one| one.remove("read_as"))),
        "statistics[3].fault.read_as (patents)",
        Code::Quote(QuoteFault::NoReading),
        &["read_as"],
    );
}

#[test]
fn dates_are_dates_and_rest_on_the_print() {
    for (bad, why) in [("2023-13", EdtfError::NoSuchDate), ("March", EdtfError::Form)] {
        form(
            |report| report["statistics"][0]["period"]["edtf"] = json!(bad),
            "statistics[0].period.edtf (total)",
            Fault::BadDate { found: bad.into(), why },
            &[bad, "2023-05-20"],
        );
    }
    form(
        |report| report["year"] = json!(223),
        "year",
        Fault::YearOutside { year: 223, from: 1900, to: 2099 },
        &["223"],
    );
    form(
        |report| report["context"][0]["period"] = json!("2022-12"),
        "context[0].period (total)",
        Fault::DateForm { found: "2022-12".into(), example: "2022" },
        &["2022-12"],
    );
    form(
        |report| report["statistics"][0]["period"]["basis"] = json!("none"),
        "statistics[0].period.basis (total)",
        Fault::DateBasis,
        &["none"],
    );
    form(
        |report| report["statistics"][0]["period"]["basis"] = json!("printed"),
        "statistics[0].period.basis (total)",
        Fault::NoPrintedDate,
        &["inferred"],
    );
    check(
        |report| {
            report["events"][2]["date"] = json!("2023-05-21/2023-05-31");
            report["events"][2]["mentions"][1]["date"] = json!("2023-05-21/2023-05-31");
        },
        "events[2].date (festival)",
        Code::Event(EventFault::DayNotPrinted { day: 21 }),
        &["21"],
    );
}

#[test]
fn addresses_are_of_the_web() {
    form(
        |report| report["context"][0]["address"] = json!("javascript:alert(1)"),
        "context[0].address (total)",
        Fault::BadAddress { address: "javascript:alert(1)".into() },
        &["javascript", "https://"],
    );
}
