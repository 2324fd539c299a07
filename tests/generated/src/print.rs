//! The source text, and the lists that are printed in it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::Plan;
use crate::event::{Drawn, TEXTS};

type Months<'a> = BTreeMap<(i16, u8), Vec<&'a Drawn>>;

/// The source, and the dataset's `lists`.
pub(crate) fn print(plan: Plan, events: &[Drawn]) -> (String, Value) {
    let (mut chronicle, mut digest) = (Months::new(), Months::new());
    for event in events {
        if event.in_chronicle() {
            chronicle.entry((event.year, event.month)).or_default().push(event);
        }
        if let Some(month) = event.digest {
            digest.entry((event.year, month)).or_default().push(event);
        }
    }
    let mut source = String::from("# 概况\n\n- 贷款余额 $45.5$ 亿元\n\n# 大事记\n");
    let chronicle = calendar(&mut source, &chronicle, "", Drawn::chronicle_line, empty_month(plan, &chronicle));
    source.push_str("\n# 要览\n");
    let digest = calendar(&mut source, &digest, "要览", Drawn::digest_line, None);
    let mut lists = vec![
        json!({ "id": "chronicle", "title": { "zh": "大事记", "en": "Chronicle" }, "headings": chronicle }),
        json!({ "id": "digest", "title": { "zh": "要览", "en": "Digest" }, "headings": digest }),
    ];
    for (at, (id, zh, en)) in TEXTS.into_iter().enumerate() {
        source.extend(["\n# ", zh, "\n\n"]);
        for event in events.iter().filter(|event| event.text == Some(at)) {
            source.push_str(&event.text_line());
            source.push_str("。\n\n");
        }
        lists.push(json!({ "id": id, "title": { "zh": zh, "en": en } }));
    }
    (source, Value::Array(lists))
}

/// The first month of the plan in which nothing happened, if there is one.
fn empty_month(plan: Plan, months: &Months<'_>) -> Option<(i16, u8)> {
    let all = (plan.first_year..=plan.last_year()).flat_map(|year| (1..=12).map(move |month| (year, month)));
    all.into_iter().find(|month| !months.contains_key(month))
}

/// Prints a calendar; gives its headings.
fn calendar(
    source: &mut String,
    months: &Months<'_>,
    mark: &str,
    line: fn(&Drawn) -> String,
    empty: Option<(i16, u8)>,
) -> Vec<Value> {
    let mut headings = Vec::new();
    let nothing = Vec::new();
    let mut all: BTreeMap<(i16, u8), &Vec<&Drawn>> = months.iter().map(|(month, events)| (*month, events)).collect();
    all.extend(empty.map(|month| (month, &nothing)));
    for ((year, month), events) in all {
        let exact = format!("**{year}年{month}月{mark}**");
        source.extend(["\n", &exact, "\n\n"]);
        for event in events {
            source.extend(["- ", &line(event), "\n"]);
        }
        let mut heading = json!({ "date": format!("{year:04}-{month:02}"), "quote": { "exact": exact } });
        if events.is_empty() {
            let why = json!({ "zh": "标题下空白", "en": "Nothing stands under the heading" });
            heading["fault"] = json!({ "kind": "empty-heading", "why": why });
        }
        headings.push(heading);
    }
    headings
}
