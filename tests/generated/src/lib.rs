//! Reports of any size: a `report.json` and its `source.zh.md` that the program accepts without a problem.
//!
//! Takes a [`Plan`], gives [`Generated`]; the same plan gives the same bytes. Never reads a clock, a file or a
//! source of chance.

mod bars;
mod chance;
mod event;
mod print;
mod series;
mod words;

use serde_json::{Value, json};

use chance::Chance;
use event::Drawn;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// How many events.
    pub events: u32,
    /// The first year that has any.
    pub first_year: i16,
    /// How many years have some.
    pub years: u16,
    /// Another number gives another report.
    pub seed: u64,
}

impl Plan {
    /// So many events over 30 years.
    pub fn of(events: u32) -> Self {
        Self { events, first_year: 1994, years: 30, seed: 7 }
    }

    /// The last year, which the report is about.
    pub fn last_year(self) -> i16 {
        self.first_year.saturating_add_unsigned(self.years.max(1) - 1)
    }
}

/// A report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generated {
    /// `report.json`.
    pub json: String,
    /// `source.zh.md`.
    pub source: String,
}

/// The report of a plan.
pub fn report(plan: Plan) -> Generated {
    let mut chance = Chance::new(plan.seed);
    let events: Vec<Drawn> = (1..=plan.events).map(|number| Drawn::new(number, plan, &mut chance)).collect();
    let (source, lists) = print::print(plan, &events);
    let mut json = head(plan, lists).to_string();
    // The events are written one by one: as one value they would take many times their text.
    json.truncate(json.len() - 1);
    json.push_str(",\"events\":[");
    for (at, event) in events.iter().enumerate() {
        json.push_str(if at == 0 { "\n" } else { ",\n" });
        json.push_str(&event.json().to_string());
    }
    json.push_str("\n]}\n");
    Generated { json, source }
}

/// A report whose last figure shows lines of so many values each, one a minute.
pub fn of_series(values: u32, lines: u32) -> Generated {
    let plan = Plan::of(12);
    let generated = report(plan);
    let mut json: Value = serde_json::from_str(&generated.json).unwrap_or_default();
    let (series, figure) = series::series(values, lines);
    json["series"] = series;
    if let Some(figures) = json["figures"].as_array_mut() {
        figures.push(figure);
    }
    Generated { json: json.to_string(), source: generated.source }
}

/// A report whose last figure compares sixty values.
pub fn of_bars() -> Generated {
    let plan = Plan::of(12);
    let mut generated = report(plan);
    let mut json: Value = serde_json::from_str(&generated.json).unwrap_or_default();
    let bars = bars::Bars::new();
    generated.source.push_str(&bars.source);
    if let Some(statistics) = json["statistics"].as_array_mut() {
        statistics.extend(bars.statistics);
    }
    if let Some(figures) = json["figures"].as_array_mut() {
        figures.push(bars.figure);
    }
    Generated { json: json.to_string(), source: generated.source }
}

/// Everything but the events.
fn head(plan: Plan, lists: Value) -> Value {
    let text = |zh: &str, en: &str| json!({ "zh": zh, "en": en });
    json!({
        "schema": "tushuo/report@1",
        "id": "generated",
        "languages": ["zh", "en"],
        "title": text("科技大事", "Events of science and technology"),
        "publication": text("《科技大事汇编》", "A collection of events"),
        "year": plan.last_year(),
        "summary": text("贷款余额{loans.printed}。", "Loans of {loans.printed}."),
        "sections": [{ "id": "a", "title": text("概况", "Survey"), "short": text("概况", "Survey") }],
        "lists": lists,
        "statistics": [{
            "id": "loans", "section": "a", "name": text("贷款余额", "Loans"), "printed": "45.5", "unit": "亿元",
            "period": { "edtf": plan.last_year().to_string(), "printed": null, "basis": "inferred" },
            "nature": "stock",
            "quotes": [{ "exact": "贷款余额 $45.5$ 亿元", "translation": { "en": "Loans of CNY 4.55 billion" } }],
        }],
        "figures": [
            {
                "id": "balance", "kind": "counts", "section": "a", "title": text("贷款", "Loans"),
                "subtitle": text("余额", "Balance"), "short": text("贷款", "Loans"), "of": ["loans"],
            },
            {
                "id": "policies", "kind": "density", "section": "a", "title": text("文件", "Documents"),
                "subtitle": text("按月", "By month"), "short": text("文件", "Documents"), "acts": ["release"],
            },
        ],
    })
}
