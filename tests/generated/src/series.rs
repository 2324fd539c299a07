//! Series of any length: a walk by the minute, with a day's and a year's rhythm, and now and then no value.
//!
//! Takes how many values and how many lines, gives them as a report has them. The same asked for is the same given.

use serde_json::{Value, json};

use crate::chance::Chance;

/// The series of a report and the figure that shows them.
pub(crate) fn series(values: u32, lines: u32) -> (Value, Value) {
    let text = |zh: &str, en: &str| json!({ "zh": zh, "en": en });
    let names = [("东区", "East"), ("西区", "West"), ("南区", "South"), ("北区", "North")];
    let ids: Vec<String> = (1..=lines).map(|number| format!("load-{number}")).collect();
    let all = ids.iter().zip(names).enumerate().map(|(at, (id, (zh, en)))| {
        json!({
            "id": id, "section": "a", "name": text(zh, en), "unit": "万元",
            "from": "2022-01-01T00:00:00", "every": "minute", "printed": printed(values, at as u64),
            "published": {
                "publisher": text("某局", "A bureau"), "address": "https://example.org/load", "reliability": "official",
            },
        })
    });
    let figure = json!({
        "id": "load", "kind": "series", "section": "a", "title": text("逐分钟成交额", "Turnover by the minute"),
        "subtitle": text("各区成交额", "Turnover by district"), "short": text("成交额", "Turnover"), "of": ids,
    });
    (Value::Array(all.collect()), figure)
}

/// Values with one decimal, parted by blanks.
fn printed(values: u32, seed: u64) -> String {
    let mut chance = Chance::new(seed);
    let mut level = 6_000_i64;
    let mut printed = String::new();
    for at in 0..values {
        if at > 0 {
            printed.push(' ');
        }
        level += i64::from(chance.below(61)) - 30;
        level += (6_000 - level) / 400;
        // A day's rhythm without a float: up for half of it, down for the other.
        let minute = i64::from(at % 1_440);
        let rhythm = if minute < 720 { minute } else { 1_440 - minute };
        let tenths = (level + rhythm * 3).max(1);
        if chance.below(5_000) == 0 && at > 0 && at + 1 < values {
            printed.push('-');
        } else {
            printed.extend([(tenths / 10).to_string().as_str(), ".", (tenths % 10).to_string().as_str()]);
        }
    }
    printed
}
