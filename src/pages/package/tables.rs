//! The tables of the Data Package, filled.
//!
//! Takes a report, gives sections, statistics, derived values, events, their mentions, and values from elsewhere. The
//! bounds are those of [`crate::describe::record`], so that every file says the same.

use super::table::{Kind, Table};
use crate::describe::record::{elsewhere, record, word};
use crate::report::reading::Reading;
use crate::report::schema::{Context, Derived, Event, Fault, Mention, Section, Statistic};
use crate::report::{Lang, Report, Text};
use crate::words::package::{Column as About, Table as Title};

/// All tables, in the order in which they refer to each other.
pub(super) fn tables(report: &Report) -> Vec<Table> {
    vec![sections(report), statistics(report), derived(report), events(report), mentions(report), context(report)]
}

const THEMES: &[&str] = &["finance", "ip", "governance", "outreach"];
const BASES: &[&str] = &["printed", "inferred", "none"];

fn sections(report: &Report) -> Table {
    let row = |one: &Section| {
        vec![one.id.clone(), in_(&one.title, Lang::Zh), in_(&one.title, Lang::En), text(one.theme.and_then(word))]
    };
    Table {
        name: "sections",
        about: Title::Sections,
        columns: vec![
            ("id", Kind::Needed, About::SectionId),
            ("title_zh", Kind::Text, About::TitleZh),
            ("title_en", Kind::Text, About::TitleEn),
            ("theme", Kind::OneOf(THEMES), About::Theme),
        ],
        key: &["id"],
        refers: &[],
        rows: report.file().sections.iter().map(row).collect(),
    }
}

fn statistics(report: &Report) -> Table {
    Table {
        name: "statistics",
        about: Title::Statistics,
        columns: vec![
            ("id", Kind::Needed, About::Id),
            ("section", Kind::Needed, About::Section),
            ("name_zh", Kind::Text, About::NameZh),
            ("name_en", Kind::Text, About::NameEn),
            ("printed", Kind::Needed, About::Printed),
            ("value", Kind::Text, About::Value),
            ("unit", Kind::Text, About::Unit),
            ("qualifiers", Kind::List, About::Qualifiers),
            ("bound", Kind::OneOf(&["upper", "lower", "none"]), About::Bound),
            ("lower", Kind::Decimal, About::Lower),
            ("upper", Kind::Decimal, About::Upper),
            ("base_unit", Kind::Text, About::BaseUnit),
            ("growth", Kind::Text, About::Growth),
            ("growth_basis", Kind::OneOf(&["yoy"]), About::GrowthBasis),
            ("period", Kind::Date, About::Period),
            ("period_printed", Kind::Text, About::PeriodPrinted),
            ("period_basis", Kind::OneOf(BASES), About::PeriodBasis),
            ("nature", Kind::OneOf(NATURES), About::Nature),
            ("part_of", Kind::Text, About::PartOf),
            ("read_as", Kind::Text, About::ReadAs),
            ("read_unit", Kind::Text, About::ReadUnit),
            ("fault_kind", Kind::Text, About::FaultKind),
            ("fault_zh", Kind::Text, About::FaultZh),
            ("fault_en", Kind::Text, About::FaultEn),
            ("remark_zh", Kind::Text, About::RemarkZh),
            ("remark_en", Kind::Text, About::RemarkEn),
            ("quotes", Kind::List, About::Quotes),
        ],
        key: &["id"],
        refers: &[("section", "sections", "id"), ("part_of", "", "id")],
        rows: report.file().statistics.iter().map(|one| statistic(report, one)).collect(),
    }
}

const NATURES: &[&str] = &["stock", "flow", "cumulative", "rank", "change", "share", "ordinal", "duration"];

fn statistic(report: &Report, one: &Statistic) -> Vec<String> {
    let bounds = record(report, &one.id, Lang::Zh);
    let bounds = bounds.as_ref();
    let [fault_kind, fault_zh, fault_en] = fault(one.fault.as_ref());
    let [remark_zh, remark_en] = remark(one.remark.as_ref());
    vec![
        one.id.clone(),
        one.section.clone(),
        in_(&one.name, Lang::Zh),
        in_(&one.name, Lang::En),
        one.printed.clone(),
        text(one.value.clone()),
        one.unit.clone(),
        list(one.qualifiers.iter().map(|qualifier| qualifier.printed.clone())),
        text(word(one.bound())),
        text(bounds.and_then(|record| record.lower.clone())),
        text(bounds.and_then(|record| record.upper.clone())),
        text(bounds.and_then(|record| record.base_unit.clone())),
        text(one.growth.as_ref().map(|growth| growth.printed.clone())),
        text(one.growth.as_ref().and_then(|growth| word(growth.basis))),
        text(one.period.edtf.clone()),
        text(one.period.printed.clone()),
        text(word(one.period.basis)),
        text(word(one.nature)),
        text(one.part_of.clone()),
        text(bounds.and_then(|record| record.read_as.clone())),
        text(bounds.and_then(|record| record.read_unit.clone())),
        fault_kind,
        fault_zh,
        fault_en,
        remark_zh,
        remark_en,
        list(one.quotes.iter().map(|quote| Reading::of(&quote.exact).text)),
    ]
}

fn derived(report: &Report) -> Table {
    let row = |one: &Derived| {
        let bounds = record(report, &one.id, Lang::Zh);
        let of = |field: fn(&crate::describe::record::Record) -> &Option<String>| {
            text(bounds.as_ref().and_then(|record| field(record).clone()))
        };
        vec![
            one.id.clone(),
            in_(&one.name, Lang::Zh),
            in_(&one.name, Lang::En),
            text(word(one.op)),
            list(one.of.iter().cloned()),
            of(|record| &record.lower),
            of(|record| &record.upper),
            of(|record| &record.base_unit),
            of(|record| &record.derived_lo),
            of(|record| &record.derived_hi),
            of(|record| &record.derived_unit),
        ]
    };
    Table {
        name: "derived",
        about: Title::Derived,
        columns: vec![
            ("id", Kind::Needed, About::Id),
            ("name_zh", Kind::Text, About::NameZh),
            ("name_en", Kind::Text, About::NameEn),
            ("op", Kind::OneOf(&["prior", "difference", "share", "ratio", "change"]), About::Op),
            ("of", Kind::List, About::Of),
            ("lower", Kind::Decimal, About::Lower),
            ("upper", Kind::Decimal, About::Upper),
            ("base_unit", Kind::Text, About::BaseUnit),
            ("shown_lower", Kind::Decimal, About::ShownLower),
            ("shown_upper", Kind::Decimal, About::ShownUpper),
            ("shown_unit", Kind::Text, About::ShownUnit),
        ],
        key: &["id"],
        refers: &[],
        rows: report.file().derived.iter().map(row).collect(),
    }
}

fn events(report: &Report) -> Table {
    let row = |one: &Event| {
        let [fault_kind, fault_zh, fault_en] = fault(one.fault.as_ref());
        let [remark_zh, remark_en] = remark(one.remark.as_ref());
        vec![
            one.id.clone(),
            text(one.date.clone()),
            text(one.date_printed.clone()),
            text(word(one.date_basis)),
            in_(&one.title, Lang::Zh),
            in_(&one.title, Lang::En),
            text(word(one.act)),
            text(word(one.theme)),
            list(one.statistics.iter().cloned()),
            fault_kind,
            fault_zh,
            fault_en,
            remark_zh,
            remark_en,
        ]
    };
    Table {
        name: "events",
        about: Title::Events,
        columns: vec![
            ("id", Kind::Needed, About::Id),
            ("date", Kind::Date, About::Date),
            ("date_printed", Kind::Text, About::DatePrinted),
            ("date_basis", Kind::OneOf(BASES), About::DateBasis),
            ("title_zh", Kind::Text, About::TitleZh),
            ("title_en", Kind::Text, About::TitleEn),
            ("act", Kind::OneOf(ACTS), About::Act),
            ("theme", Kind::OneOf(THEMES), About::Theme),
            ("statistics", Kind::List, About::Statistics),
            ("fault_kind", Kind::Text, About::FaultKind),
            ("fault_zh", Kind::Text, About::FaultZh),
            ("fault_en", Kind::Text, About::FaultEn),
            ("remark_zh", Kind::Text, About::RemarkZh),
            ("remark_en", Kind::Text, About::RemarkEn),
        ],
        key: &["id"],
        refers: &[],
        rows: report.file().events.iter().map(row).collect(),
    }
}

const ACTS: &[&str] = &["release", "revise", "prepare", "hold", "open", "launch", "award"];

fn mentions(report: &Report) -> Table {
    let row = |event: &Event, at: usize, one: &Mention| {
        let quote = Reading::of(&one.quote.exact).text;
        vec![event.id.clone(), (at + 1).to_string(), one.list.clone(), text(one.date.clone()), quote]
    };
    let of_event =
        |event: &Event| event.mentions.iter().enumerate().map(|(at, one)| row(event, at, one)).collect::<Vec<_>>();
    Table {
        name: "mentions",
        about: Title::Mentions,
        columns: vec![
            ("event", Kind::Needed, About::Event),
            ("number", Kind::Count, About::Number),
            ("list", Kind::Needed, About::List),
            ("date", Kind::Date, About::ListDate),
            ("quote", Kind::Needed, About::Quote),
        ],
        key: &["event", "number"],
        refers: &[("event", "events", "id")],
        rows: report.file().events.iter().flat_map(of_event).collect(),
    }
}

fn context(report: &Report) -> Table {
    let row = |one: &Context| {
        let bounds = elsewhere(report, one, Lang::Zh);
        let bounds = bounds.as_ref();
        let [remark_zh, remark_en] = remark(one.remark.as_ref());
        vec![
            one.statistic.clone(),
            one.period.clone(),
            one.value.clone(),
            one.unit.clone(),
            text(bounds.and_then(|record| record.lower.clone())),
            text(bounds.and_then(|record| record.upper.clone())),
            text(bounds.and_then(|record| record.base_unit.clone())),
            one.address.clone(),
            in_(&one.publisher, Lang::Zh),
            in_(&one.publisher, Lang::En),
            text(word(one.reliability)),
            remark_zh,
            remark_en,
        ]
    };
    Table {
        name: "context",
        about: Title::Context,
        columns: vec![
            ("statistic", Kind::Needed, About::Statistic),
            ("period", Kind::Date, About::Year),
            ("value", Kind::Needed, About::Published),
            ("unit", Kind::Text, About::PublishedUnit),
            ("lower", Kind::Decimal, About::Lower),
            ("upper", Kind::Decimal, About::Upper),
            ("base_unit", Kind::Text, About::BaseUnit),
            ("address", Kind::Address, About::Address),
            ("publisher_zh", Kind::Text, About::PublisherZh),
            ("publisher_en", Kind::Text, About::PublisherEn),
            ("reliability", Kind::OneOf(&["official", "press", "reprint"]), About::Reliability),
            ("remark_zh", Kind::Text, About::RemarkZh),
            ("remark_en", Kind::Text, About::RemarkEn),
        ],
        key: &["statistic", "period", "address"],
        refers: &[("statistic", "statistics", "id")],
        rows: report.file().context.iter().map(row).collect(),
    }
}

/// A wording in exactly a language; empty where there is none.
pub(super) fn in_(wording: &Text, lang: Lang) -> String {
    wording.exactly(lang).unwrap_or_default().to_owned()
}

pub(super) fn text(field: Option<String>) -> String {
    field.unwrap_or_default()
}

/// A list of texts, as JSON.
fn list(texts: impl Iterator<Item = String>) -> String {
    serde_json::Value::from(texts.collect::<Vec<_>>()).to_string()
}

/// The kind of a fault and the reasons, or three blanks.
fn fault(fault: Option<&Fault>) -> [String; 3] {
    fault
        .map(|fault| [text(word(fault.kind)), in_(&fault.why, Lang::Zh), in_(&fault.why, Lang::En)])
        .unwrap_or_default()
}

/// A remark in both languages, or two blanks.
pub(super) fn remark(remark: Option<&Text>) -> [String; 2] {
    remark.map(|remark| [in_(remark, Lang::Zh), in_(remark, Lang::En)]).unwrap_or_default()
}
