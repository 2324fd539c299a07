//! *pairs*: several measures of the same things, side by side.
//!
//! Takes measures that have one value for each row, gives rows and a log axis for each measure. Rows are sorted by
//! the measure that is looked at, the largest first. Never puts two measures on one axis.

use super::axis::{Axis, Decade};
use super::point::{self, Point};
use crate::report::schema::FigureSpec;
use crate::report::unit::{Base, Unit};
use crate::report::{Lang, Report};

/// Rows and columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairs {
    /// The measures.
    pub columns: Vec<PairsColumn>,
    /// The things measured.
    pub rows: Vec<PairsRow>,
}

/// A measure.
#[derive(Clone, Debug, PartialEq)]
pub struct PairsColumn {
    /// Its name.
    pub name: String,
    /// The powers of ten that hold its values.
    pub decades: Vec<Decade>,
}

/// A thing and its values.
#[derive(Clone, Debug, PartialEq)]
pub struct PairsRow {
    /// Its name.
    pub name: String,
    /// A value for each column, where it can be had.
    pub points: Vec<Option<Point>>,
}

impl PairsRow {
    /// The marks that can be selected.
    pub fn targets(&self) -> impl Iterator<Item = &str> {
        self.points.iter().flatten().map(|point| point.id.as_str())
    }
}

#[inline(never)]
pub(super) fn pairs(report: &Report, spec: &FigureSpec, sorted_by: Option<&str>, lang: Lang) -> Pairs {
    let value = |id: &String| point::point(report, id, lang);
    let columns = spec
        .measures
        .iter()
        .map(|measure| {
            let positions: Vec<f64> = measure.of.iter().filter_map(|id| Some(value(id)?.at)).collect();
            let unit = measure.of.first().and_then(|id| Some(report.value(id)?.unit.clone()));
            let unit = unit.unwrap_or(Unit { printed: String::new(), exponent: 0, base: Base::Percent });
            let decades = Axis::decades(&positions, &unit, lang);
            PairsColumn { name: measure.name.get(lang).to_owned(), decades }
        })
        .collect();
    let mut rows: Vec<PairsRow> = spec
        .rows
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let of = spec.measures.iter().map(|measure| measure.of.get(at).and_then(value));
            PairsRow { name: name.get(lang).to_owned(), points: of.collect() }
        })
        .collect();
    let column = spec.measures.iter().position(|measure| Some(measure.id.as_str()) == sorted_by).unwrap_or(0);
    let size = |row: &PairsRow| row.points.get(column).and_then(Option::as_ref).map_or(0.0, |point| point.at);
    rows.sort_by(|a, b| size(b).total_cmp(&size(a)));
    Pairs { columns, rows }
}
