//! Figures: they show something, of one kind where they have one axis, and it is there.
//!
//! Takes the report, adds faults. Never judges whether a figure is a good one.

use super::relations::refer;
use super::{Faults, Scope};
use crate::report::derive::Value;
use crate::report::exact::Exact;
use crate::report::problem::{Code, Kind, RelationFault};
use crate::report::schema::{FigureKind, FigureSpec};
use crate::report::unit::{Base, Unit};

pub(super) fn check(scope: &Scope<'_>, faults: &mut Faults) {
    for (at, one) in scope.file.figures.iter().enumerate() {
        figure(scope, one, &format!("figures[{at}]"), faults);
    }
}

fn figure(scope: &Scope<'_>, one: &FigureSpec, path: &str, faults: &mut Faults) {
    let id = one.id.as_str();
    refer(scope, &one.section, Kind::Section, format!("{path}.section"), id, faults);
    let shows = match (one.of.is_empty(), one.measures.is_empty()) {
        (true, true) if one.kind == FigureKind::Density && !one.acts.is_empty() => None,
        (true, true) => Some(RelationFault::ShowsNothing),
        (false, false) => Some(RelationFault::ShowsTwice),
        _ => None,
    };
    if let Some(fault) = shows {
        faults.add(format!("{path}.of"), id, Code::Relation(fault));
    }
    values(scope, one, &one.of, &format!("{path}.of"), faults);
    for (at, measure) in one.measures.iter().enumerate() {
        let path = format!("{path}.measures[{at}].of");
        if measure.of.is_empty() {
            faults.add(path.clone(), id, Code::Relation(RelationFault::ShowsNothing));
        }
        if one.kind == FigureKind::Pairs && measure.of.len() != one.rows.len() {
            let fault = RelationFault::RowsLength { rows: one.rows.len(), of: measure.of.len() };
            faults.add(path.clone(), id, Code::Relation(fault));
        }
        values(scope, one, &measure.of, &path, faults);
    }
    if !one.beside.is_empty() && one.beside.len() != one.of.len() {
        let fault = RelationFault::BesideLength { of: one.of.len(), beside: one.beside.len() };
        faults.add(format!("{path}.beside"), id, Code::Relation(fault));
    }
    for (at, list) in one.beside.iter().enumerate() {
        for (inner, value) in list.iter().enumerate() {
            refer(scope, value, Kind::Statistic, format!("{path}.beside[{at}][{inner}]"), id, faults);
        }
    }
    for (at, value) in one.headline.iter().enumerate() {
        refer(scope, value, Kind::Statistic, format!("{path}.headline[{at}]"), id, faults);
    }
}

fn values(scope: &Scope<'_>, figure: &FigureSpec, of: &[String], path: &str, faults: &mut Faults) {
    if figure.kind == FigureKind::Series {
        super::series::figure(scope, figure, of, path, faults);
        return;
    }
    for (at, id) in of.iter().enumerate() {
        refer(scope, id, Kind::Value, format!("{path}[{at}]"), &figure.id, faults);
    }
    for (at, id) in of.iter().enumerate().filter(|_| figure.kind == FigureKind::Parts) {
        let hundred = Exact::from_integer(100);
        let is_share = |value: &Value| {
            value.unit.base == Base::Percent
                && value.interval.lo >= Exact::from_integer(0)
                && value.interval.hi <= hundred
        };
        if scope.deriver.value(id).is_ok_and(|value| !is_share(&value)) {
            let fault = RelationFault::NoShare { id: id.clone() };
            faults.add(format!("{path}[{at}]"), &figure.id, Code::Relation(fault));
        }
    }
    let one_axis =
        matches!(figure.kind, FigureKind::Change | FigureKind::Magnitude | FigureKind::Parts | FigureKind::Pairs);
    let units: Vec<Unit> = of.iter().filter_map(|id| unit(scope, id)).collect();
    if let Some(first) = units.first().filter(|_| one_axis)
        && let Some(other) = units.iter().find(|other| other.base != first.base)
    {
        let fault = RelationFault::MixedUnits { first: first.printed.clone(), other: other.printed.clone() };
        faults.add(path, &figure.id, Code::Relation(fault));
    }
}

fn unit(scope: &Scope<'_>, id: &str) -> Option<Unit> {
    if let Some(statistic) = scope.file.statistics.iter().find(|one| one.id == id) {
        return Unit::parse(statistic.read_unit());
    }
    scope.deriver.value(id).ok().map(|value| value.unit)
}
