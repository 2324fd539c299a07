//! Small datasets made of a few printed numbers, to be derived from.
//!
//! Takes digits and units, gives a dataset. Holds no text and no figure: it is never validated.

use proptest::prelude::*;
use serde_json::{Value, json};
use tushuo::report::load;
use tushuo::report::schema::ReportFile;

/// A printed number with its growth.
#[derive(Clone, Debug)]
pub(crate) struct Printed {
    pub(crate) digits: String,
    pub(crate) unit: &'static str,
    pub(crate) growth: Option<String>,
}

/// A printed number with its growth, in short.
pub(crate) fn printed(digits: &str, unit: &'static str, growth: &str) -> Printed {
    Printed { digits: digits.to_owned(), unit, growth: Some(growth.to_owned()) }
}

/// A dataset of the statistics `a`, `b` …, and of derived values.
pub(crate) fn file(statistics: &[&Printed], derived: &[(&str, &str, &[&str])]) -> ReportFile {
    let text = json!({ "zh": "名", "en": "name" });
    let names = "abcdefghijkl".chars();
    let statistics: Vec<Value> = names
        .zip(statistics)
        .map(|(name, one)| {
            let mut statistic = json!({
                "id": name, "section": "1", "name": text, "printed": one.digits, "unit": one.unit,
                "period": { "edtf": "2023", "printed": null, "basis": "inferred" },
                "nature": "stock", "quotes": [],
            });
            if let Some(growth) = &one.growth {
                statistic["growth"] = json!({ "printed": growth, "basis": "yoy" });
            }
            statistic
        })
        .collect();
    let derived: Vec<Value> = derived
        .iter()
        .map(|(id, op, of)| {
            let mut derived = json!({ "id": id, "op": op, "of": of, "name": text });
            if *op == "ratio" {
                derived["unit"] = json!("万元");
            }
            derived
        })
        .collect();
    let file = json!({
        "schema": load::SCHEMA, "id": "small", "languages": ["zh"], "title": text, "publication": text, "year": 2023,
        "summary": text, "sections": [], "lists": [], "statistics": statistics, "derived": derived, "events": [],
        "figures": [],
    });
    load::parse(file.to_string().as_bytes()).expect("a dataset")
}

/// Digits of `steps` with so many decimals: (270, 2) is `2.70`.
pub(crate) fn digits(steps: i64, decimals: usize) -> String {
    let sign = if steps < 0 { "-" } else { "" };
    let all = format!("{:0>width$}", steps.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = all.split_at(all.len() - decimals);
    if decimals == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

const MONEY: [&str; 4] = ["元", "万元", "亿元", "万亿元"];
const COUNTS: [&str; 3] = ["件", "万件", "亿件"];

fn levels() -> impl Strategy<Value = String> {
    (1_i64..=3000, 0_usize..=2).prop_map(|(steps, decimals)| digits(steps, decimals))
}

/// Growth rates from −60 % to 150 %.
fn rates() -> impl Strategy<Value = Option<String>> {
    (0_usize..=2)
        .prop_flat_map(|decimals| {
            let one = 10_i64.pow(u32::try_from(decimals).expect("a small number"));
            (-60 * one..=150 * one).prop_map(move |steps| digits(steps, decimals))
        })
        .prop_map(Some)
}

/// Two printed numbers of one base unit, each with its growth.
pub(crate) fn pairs() -> impl Strategy<Value = (Printed, Printed)> {
    let of = |units: &'static [&'static str]| {
        let one = move || {
            (levels(), prop::sample::select(units), rates()).prop_map(|(digits, unit, growth)| Printed {
                digits,
                unit,
                growth,
            })
        };
        (one(), one())
    };
    prop_oneof![of(&MONEY), of(&COUNTS)]
}

/// Two printed numbers of one unit that are close together, so that claims about them are often open.
pub(crate) fn close_pairs() -> impl Strategy<Value = (Printed, Printed)> {
    let one = |unit: &'static str| {
        (1_i64..=12, 10_i64..=14).prop_map(move |(steps, growth)| Printed {
            digits: digits(steps, 1),
            unit,
            growth: Some(digits(growth, 0)),
        })
    };
    prop::sample::select(&["亿元", "万件"][..]).prop_flat_map(move |unit| (one(unit), one(unit)))
}
