//! Sixty values of one unit, named by the cycle of sixty, and the figure that compares them.
//!
//! Takes nothing, gives statistics, the text that prints them, and the figure.

use serde_json::{Value, json};

use crate::chance::Chance;

const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
const BRANCHES: [char; 12] = ['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'];

/// What a report of sixty values has besides the rest.
pub(crate) struct Bars {
    pub(crate) statistics: Vec<Value>,
    pub(crate) source: String,
    pub(crate) figure: Value,
}

impl Bars {
    pub(crate) fn new() -> Self {
        let text = |zh: &str, en: &str| json!({ "zh": zh, "en": en });
        let (mut chance, mut source, mut statistics) = (Chance::new(60), String::from("\n# 各项\n\n"), Vec::new());
        let mut ids = Vec::new();
        for (at, (stem, branch)) in STEMS.into_iter().cycle().zip(BRANCHES.into_iter().cycle()).take(60).enumerate() {
            let (name, id) = (format!("{stem}{branch}"), format!("value-{at}"));
            let printed = format!("{}.{}", 100 + chance.below(900), 1 + chance.below(9));
            let quote = format!("{name}项目余额 ${printed}$ 亿元");
            source.extend(["- ", &quote, "\n"]);
            statistics.push(json!({
                "id": id, "section": "a", "name": text(&name, &name), "printed": printed, "unit": "亿元",
                "period": { "edtf": "2023", "printed": null, "basis": "inferred" }, "nature": "stock",
                "quotes": [{ "exact": quote }],
            }));
            ids.push(id);
        }
        let figure = json!({
            "id": "sixty", "kind": "magnitude", "section": "a", "title": text("六十项", "Sixty"),
            "subtitle": text("余额", "Balance"), "short": text("六十项", "Sixty"), "of": ids,
        });
        Self { statistics, source, figure }
    }
}
