//! Faults of templates and claims.

use serde_json::{Value, json};
use tushuo::report::derive::{DeriveError, Settled};
use tushuo::report::exact::Exact;
use tushuo::report::interval::Interval;
use tushuo::report::problem::{Code, WordingFault as Fault};
use tushuo::report::template::{SlotPart, TemplateError};

use super::{check, problems, small};

fn title(words: &str, fault: Fault, details: &[&str]) {
    let change = |report: &mut Value| report["figures"][0]["title"]["zh"] = json!(words);
    check(change, "figures[0].title.zh (credit)", Code::Wording(fault), details);
}

fn claim(left: &str, is: &str, right: &str, fault: Fault, details: &[&str]) {
    let change =
        |report: &mut Value| small::push(&mut report["holds"], json!({ "left": left, "is": is, "right": right }));
    check(change, "holds[1]", Code::Wording(fault), details);
}

#[test]
fn templates_can_be_filled() {
    title("增长{sme.growth", Fault::Template { why: TemplateError::Brace }, &["{{"]);
    title("增长{sme.grown}", Fault::Template { why: TemplateError::Part("sme.grown".into()) }, &["sme.grown"]);
    title("增长{sm.growth}", Fault::Unknown { id: "sm".into(), nearest: Some("sme".into()) }, &["sm", "sme"]);
    title("增长{gold.growth}", Fault::NoPart { id: "gold".into(), part: SlotPart::Growth }, &["gold", "growth"]);
    title("为{share.printed}", Fault::NoPart { id: "share".into(), part: SlotPart::Printed }, &["share", "printed"]);
}

#[test]
fn no_digit_is_typed_but_a_year() {
    title("2023年增长93%", Fault::Digit { numeral: "93".into() }, &["93"]);
    title("1024项", Fault::Digit { numeral: "1024".into() }, &["1024"]);
    check(
        |report| report["figures"][0]["short"]["en"] = json!("Top 5"),
        "figures[0].short.en (credit)",
        Code::Wording(Fault::Digit { numeral: "5".into() }),
        &["5"],
    );
    check(
        |report| report["summary"]["en"] = json!("Loans of 10486 {total.growth}"),
        "summary.en",
        Code::Wording(Fault::Digit { numeral: "10486".into() }),
        &["10486"],
    );
}

#[test]
fn a_claim_is_settled_by_the_print() {
    claim("sme", ">", "total", Fault::Claim { claim: "sme > total".into(), settled: Settled::Fails }, &["sme > total"]);
    let half = Interval { lo: Exact::new(-1, 200), hi: Exact::new(1, 200) };
    claim(
        "sme.growth",
        ">",
        "92.70",
        Fault::Claim { claim: "sme.growth > 92.70".into(), settled: Settled::Open(half) },
        &["sme.growth > 92.70", "-0.01", "0.01"],
    );
    claim(
        "total",
        ">",
        "gold",
        Fault::ClaimOpen { claim: "total > gold".into(), why: DeriveError::Units("gold".into()) },
        &["total > gold"],
    );
    claim("totl", ">", "sme", Fault::Unknown { id: "totl".into(), nearest: Some("total".into()) }, &["totl", "total"]);
}

#[test]
fn about_is_said_only_of_what_is_settled() {
    let mut report = small::report();
    // 1 ± 0.5 over 4 is 12.5 % to 37.5 %.
    report["statistics"][0]["printed"] = json!("4");
    report["statistics"][1]["printed"] = json!("1");
    report["figures"][0]["notes"] = json!([]);
    let found = problems(&report, None);
    let codes: Vec<&Code> = found.iter().map(|problem| &problem.code).collect();
    let fault = Code::Wording(Fault::NotSettled { id: "share".into() });
    assert_eq!(codes, [&fault, &fault]);
    for problem in &found {
        super::expect(core::slice::from_ref(problem), &problem.path, &fault, &["share"]);
    }
}
