//! Faults between the dataset and the source.

use serde_json::{Value, json};
use tushuo::report::problem::{Code, QuoteFault as Fault, SOURCE_FILE};

use super::{check, check_source, problems, small};

fn quote(change: impl FnOnce(&mut Value), path: &str, fault: Fault, details: &[&str]) {
    check(change, path, Code::Quote(fault), details);
}

/// Adds a second quote to the first statistic.
fn second_quote(exact: &'static str) -> impl FnOnce(&mut Value) {
    move |report| small::push(&mut report["statistics"][0]["quotes"], json!({ "exact": exact }))
}

#[test]
fn a_quote_is_in_the_source_once() {
    quote(
        |report| {
            let mention = json!({ "list": "text", "date": "2023-03", "quote": { "exact": "发布《丁办法》" } });
            small::push(&mut report["events"][0]["mentions"], mention);
        },
        "events[0].mentions[1].quote.exact (rules)",
        Fault::NotFound { exact: "发布《丁办法》".into(), matching: 3 },
        &["发布《丁办法》", "3"],
    );
    quote(
        second_quote("贷款余额"),
        "statistics[0].quotes[1].exact (total)",
        Fault::Ambiguous { exact: "贷款余额".into(), count: 2 },
        &["贷款余额", "2", "prefix"],
    );
    quote(
        |report| report["lists"][1]["end"] = json!({ "exact": "研究戊意见" }),
        "lists[1].end.exact (text)",
        Fault::NotFound { exact: "研究戊意见".into(), matching: 2 },
        &["研究戊意见"],
    );
}

#[test]
fn a_quote_holds_its_numeral_once_and_whole() {
    quote(
        |report| small::push(&mut report["statistics"][4]["quotes"], json!({ "exact": "有效发明专利拥有量24.14件" })),
        "statistics[4].quotes[1].exact (gold)",
        Fault::NoNumeral { numeral: "四".into() },
        &["四"],
    );
    quote(
        |report| {
            report["statistics"][3]["printed"] = json!("4.14");
            let covered = json!({ "quote": { "exact": "量24.14" }, "why": small::text("试", "A trial") });
            small::push(&mut report["left_out"], covered);
        },
        "statistics[3].quotes[0].exact (patents)",
        Fault::NoNumeral { numeral: "4.14".into() },
        &["4.14"],
    );
    let mut report = small::report();
    report["statistics"][4]["quotes"][0]["exact"] = json!("专利获四金,又获四金");
    let found = problems(&report, Some(&small::SOURCE.replacen("专利获四金", "专利获四金,又获四金", 1)));
    let fault = Fault::NumeralRepeated { numeral: "四".into(), count: 2 };
    super::expect(&found, "statistics[4].quotes[0].exact (gold)", &Code::Quote(fault), &["四", "2"]);
}

#[test]
fn a_statistic_has_a_quote() {
    let mut report = small::report();
    report["statistics"][0]["quotes"] = json!([]);
    let found = problems(&report, None);
    super::expect(&found, "statistics[0].quotes (total)", &Code::Quote(Fault::NoQuote), &["quotes"]);
}

#[test]
fn a_translation_has_the_quotes_digits() {
    quote(
        |report| report["statistics"][0]["quotes"][0]["translation"]["en"] = json!("CNY 1,048.63 billion, up 52.14%"),
        "statistics[0].quotes[0].translation.en (total)",
        Fault::TranslationDigit { numeral: "1048.63".into() },
        &["1048.63"],
    );
}

#[test]
fn unit_and_qualifiers_are_printed_beside_the_number() {
    quote(
        |report| report["statistics"][2]["unit"] = json!("万元"),
        "statistics[2].quotes[0].exact (near)",
        Fault::OtherUnit { unit: "万元".into(), follows: "亿元".into() },
        &["万元", "亿元"],
    );
    quote(
        |report| report["statistics"][2]["qualifiers"][0]["printed"] = json!("超"),
        "statistics[2].quotes[0].exact (near)",
        Fault::NoQualifier { printed: "超".into() },
        &["超"],
    );
    quote(
        |report| report["statistics"][3]["period"] = json!({ "edtf": "2023", "printed": "全年", "basis": "printed" }),
        "statistics[3].period.printed (patents)",
        Fault::WordsNotPrinted { printed: "全年".into() },
        &["全年"],
    );
}

#[test]
fn every_numeral_of_the_source_is_accounted_for() {
    let fault = |numeral: &str, around: &str| {
        Code::Quote(Fault::Unaccounted { numeral: numeral.into(), around: around.into() })
    };
    check_source("研究丙意见", "研究丙意见共37条", "20", fault("37", "研究丙意见共37条"), &["37", "研究丙意见共37条"]);
    check_source("成功举办", "成功举办八季", "24", fault("八", "5月20—31日成功举办八季"), &["八"]);
    let found = problems(&small::report(), Some(&format!("{}共9家", small::SOURCE)));
    assert_eq!(found.first().map(|problem| problem.file), Some(SOURCE_FILE));
    quote(
        |report| {
            let nothing = json!({ "quote": { "exact": "专利获" }, "why": small::text("试", "A trial") });
            small::push(&mut report["left_out"], nothing);
        },
        "left_out[2].quote.exact",
        Fault::LeavesOutNothing,
        &[],
    );
}
