//! The tables of series, for a report that has any: what each is, and each of its values.
//!
//! Takes a report, gives two tables. The bounds are those of every other file.

use super::table::{Kind, Table};
use super::tables::{in_, remark, text};
use crate::describe::record::{bounds_of, word};
use crate::report::periods::Periods;
use crate::report::reading::Reading;
use crate::report::schema::Series;
use crate::report::unit::Unit;
use crate::report::{Lang, Report};
use crate::words::package::{Column as About, Table as Title};

/// Both tables; none where there is no series.
pub(super) fn tables(report: &Report) -> Vec<Table> {
    if report.file().series.is_empty() { Vec::new() } else { vec![series(report), values(report)] }
}

fn series(report: &Report) -> Table {
    let row = |one: &Series| {
        let [remark_zh, remark_en] = remark(one.remark.as_ref());
        let published = one.published.as_ref();
        vec![
            one.id.clone(),
            one.section.clone(),
            in_(&one.name, Lang::Zh),
            in_(&one.name, Lang::En),
            one.unit.clone(),
            text(word(one.every)),
            text(one.quote.as_ref().map(|quote| Reading::of(&quote.exact).text)),
            text(published.map(|published| published.address.clone())),
            text(published.map(|published| in_(&published.publisher, Lang::Zh))),
            text(published.map(|published| in_(&published.publisher, Lang::En))),
            text(published.and_then(|published| word(published.reliability))),
            remark_zh,
            remark_en,
        ]
    };
    Table {
        name: "series",
        about: Title::Series,
        columns: vec![
            ("id", Kind::Needed, About::SeriesId),
            ("section", Kind::Needed, About::SeriesSection),
            ("name_zh", Kind::Text, About::NameZh),
            ("name_en", Kind::Text, About::NameEn),
            ("unit", Kind::Needed, About::Unit),
            ("every", Kind::OneOf(&["year", "month", "day", "hour", "minute"]), About::Every),
            ("quote", Kind::Text, About::Quotes),
            ("address", Kind::Address, About::Address),
            ("publisher_zh", Kind::Text, About::PublisherZh),
            ("publisher_en", Kind::Text, About::PublisherEn),
            ("reliability", Kind::OneOf(&["official", "press", "reprint"]), About::Reliability),
            ("remark_zh", Kind::Text, About::RemarkZh),
            ("remark_en", Kind::Text, About::RemarkEn),
        ],
        key: &["id"],
        refers: &[("section", "sections", "id")],
        rows: report.file().series.iter().map(row).collect(),
    }
}

fn values(report: &Report) -> Table {
    let of = |one: &Series| {
        let (periods, columns) = (Periods::of(one)?, report.columns(&one.id)?);
        let unit = Unit::parse(&one.unit)?;
        let row = |at: usize| {
            let printed = columns.printed(at)?;
            let (lower, upper) = bounds_of(&printed, &unit);
            let base = unit.base.printed().to_owned();
            Some(vec![one.id.clone(), periods.edtf(at)?, printed, text(lower), text(upper), base])
        };
        Some((0..columns.len()).filter_map(row).collect::<Vec<_>>())
    };
    Table {
        name: "series-values",
        about: Title::SeriesValues,
        columns: vec![
            ("series", Kind::Needed, About::OfSeries),
            ("period", Kind::Date, About::SeriesPeriod),
            ("printed", Kind::Needed, About::Printed),
            ("lower", Kind::Decimal, About::Lower),
            ("upper", Kind::Decimal, About::Upper),
            ("base_unit", Kind::Text, About::BaseUnit),
        ],
        key: &["series", "period"],
        refers: &[("series", "series", "id")],
        rows: report.file().series.iter().filter_map(of).flatten().collect(),
    }
}
