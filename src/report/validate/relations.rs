//! Relations: what refers to something refers to what is there, parts fit their wholes, derivations can be made.
//!
//! Takes the report, adds faults. Never looks at the source text.

use std::collections::{HashMap, HashSet};

use super::{Faults, Scope};
use crate::report::derive::DeriveError;
use crate::report::problem::{Code, Kind, RelationFault};
use crate::report::schema::{Derived, Op, ReportFile, Statistic};
use crate::report::unit::Unit;

pub(super) fn check(scope: &Scope<'_>, faults: &mut Faults) {
    let statistics: HashMap<&str, &Statistic> =
        scope.file.statistics.iter().map(|one| (one.id.as_str(), one)).collect();
    for (at, one) in scope.file.statistics.iter().enumerate() {
        refer(scope, &one.section, Kind::Section, format!("statistics[{at}].section"), &one.id, faults);
        part(scope, one, &statistics, format!("statistics[{at}].part_of"), faults);
    }
    derived(scope, &statistics, faults);
    for (at, one) in scope.file.events.iter().enumerate() {
        for (statistic_at, id) in one.statistics.iter().enumerate() {
            refer(scope, id, Kind::Statistic, format!("events[{at}].statistics[{statistic_at}]"), &one.id, faults);
        }
        for (mention_at, mention) in one.mentions.iter().enumerate() {
            let path = format!("events[{at}].mentions[{mention_at}].list");
            refer(scope, &mention.list, Kind::List, path, &one.id, faults);
        }
    }
    for (at, one) in scope.file.context.iter().enumerate() {
        refer(scope, &one.statistic, Kind::Statistic, format!("context[{at}].statistic"), "", faults);
    }
}

/// Adds a fault where nothing of this kind has the id; gives whether something has.
pub(super) fn refer(scope: &Scope<'_>, id: &str, kind: Kind, path: String, owner: &str, faults: &mut Faults) -> bool {
    let unknown = scope.unknown(id, kind);
    let known = unknown.is_none();
    if let Some(code) = unknown {
        faults.add(path, owner, code);
    }
    known
}

fn part(
    scope: &Scope<'_>,
    part: &Statistic,
    statistics: &HashMap<&str, &Statistic>,
    path: String,
    faults: &mut Faults,
) {
    let Some(whole_id) = &part.part_of else { return };
    if !refer(scope, whole_id, Kind::Statistic, path.clone(), &part.id, faults) {
        return;
    }
    let next = |id: &str| statistics.get(id).and_then(|one| one.part_of.as_deref()).into_iter().collect();
    if let Some(ids) = cycle(&part.id, &next) {
        tell_cycle(ids, path, &part.id, faults);
        return;
    }
    let Some(whole) = statistics.get(whole_id.as_str()) else { return };
    // Units that cannot be read are told where they stand.
    let (Some(part_unit), Some(whole_unit)) = (Unit::parse(part.read_unit()), Unit::parse(whole.read_unit())) else {
        return;
    };
    if part_unit.base != whole_unit.base {
        let (part_unit, whole_unit) = (part_unit.printed, whole_unit.printed);
        let fault = RelationFault::PartUnit { whole: whole_id.clone(), part_unit, whole_unit };
        faults.add(path, &part.id, Code::Relation(fault));
        return;
    }
    // A bound has no interval, and values of different times need not nest.
    let (Ok(part_value), Ok(whole_value)) = (scope.deriver.interval(&part.id), scope.deriver.interval(whole_id)) else {
        return;
    };
    if part.period.edtf == whole.period.edtf && part_value.lo > whole_value.hi {
        let printed = |one: &Statistic| format!("{}{}", one.read_digits(), one.read_unit());
        let (part_printed, whole_printed) = (printed(part), printed(whole));
        let fault = RelationFault::PartExceeds { whole: whole_id.clone(), part_printed, whole_printed };
        faults.add(path, &part.id, Code::Relation(fault));
    }
}

/// Derived values: a fault of an input is told once, at the input.
fn derived(scope: &Scope<'_>, statistics: &HashMap<&str, &Statistic>, faults: &mut Faults) {
    let by_id: HashMap<&str, &Derived> = scope.file.derived.iter().map(|one| (one.id.as_str(), one)).collect();
    let mut broken: HashSet<&str> = HashSet::new();
    for (at, one) in scope.file.derived.iter().enumerate() {
        let path = format!("derived[{at}]");
        let inputs = inputs(scope, one, &path, faults);
        let next = |id: &str| by_id.get(id).into_iter().flat_map(|one| one.of.iter().map(String::as_str)).collect();
        let cycle = cycle(&one.id, &next);
        let round = cycle.is_some();
        if let Some(ids) = cycle {
            tell_cycle(ids, format!("{path}.of"), &one.id, faults);
        }
        let without_growth = one.of.first().filter(|id| {
            let earlier = one.op == Op::Prior || (one.op == Op::Change && one.of.len() == 1);
            earlier && statistics.get(id.as_str()).is_some_and(|input| input.growth.is_none())
        });
        if let Some(id) = without_growth {
            let fault = RelationFault::NoGrowth { id: id.clone() };
            faults.add(format!("{path}.of[0]"), &one.id, Code::Relation(fault));
        }
        if !inputs || round || without_growth.is_some() {
            broken.insert(&one.id);
        }
    }
    for (at, one) in scope.file.derived.iter().enumerate() {
        let explained = broken.contains(one.id.as_str()) || one.of.iter().any(|id| broken.contains(id.as_str()));
        if let (false, Err(why)) = (explained, scope.deriver.value(&one.id)) {
            broken.insert(&one.id);
            if !is_told_elsewhere(&why, scope.file) {
                let fault = RelationFault::CannotDerive { why };
                faults.add(format!("derived[{at}]"), &one.id, Code::Relation(fault));
            }
        }
    }
}

/// Numbers, units and ids that cannot be read are faults of their own, told where they stand.
pub(super) fn is_told_elsewhere(why: &DeriveError, file: &ReportFile) -> bool {
    match why {
        DeriveError::Unreadable(_) => true,
        DeriveError::NoUnit(id) => file.derived.iter().any(|one| one.id == *id && one.unit.is_some()),
        _ => false,
    }
}

/// Whether the inputs of a derived value are there, and as many as its operation takes.
fn inputs(scope: &Scope<'_>, one: &Derived, path: &str, faults: &mut Faults) -> bool {
    /// As many as the corners of a formula are computed for.
    const MOST: usize = 10;
    let (least, most) = match one.op {
        Op::Prior => (1, 1),
        Op::Difference => (2, MOST),
        Op::Share | Op::Ratio => (2, 2),
        Op::Change => (1, 2),
    };
    let found = one.of.len();
    let fits = (least..=most).contains(&found);
    if !fits {
        let fault = RelationFault::Inputs { op: one.op, found, least, most };
        faults.add(format!("{path}.of"), &one.id, Code::Relation(fault));
    }
    one.of
        .iter()
        .enumerate()
        .fold(fits, |good, (at, id)| refer(scope, id, Kind::Value, format!("{path}.of[{at}]"), &one.id, faults) && good)
}

/// Each round is told once: by the smallest id on it.
fn tell_cycle(ids: Vec<String>, path: String, id: &str, faults: &mut Faults) {
    if ids.iter().min().is_some_and(|smallest| smallest == id) {
        faults.add(path, id, Code::Relation(RelationFault::Cycle { ids }));
    }
}

/// The way from `start` back to itself.
fn cycle<'a>(start: &'a str, next: &impl Fn(&str) -> Vec<&'a str>) -> Option<Vec<String>> {
    let mut seen: HashSet<&str> = HashSet::new();
    let mut trail: Vec<&str> = vec![start];
    let mut open: Vec<Vec<&str>> = vec![next(start)];
    while let Some(branches) = open.last_mut() {
        let Some(id) = branches.pop() else {
            open.pop();
            trail.pop();
            continue;
        };
        if id == start {
            return Some(trail.iter().chain([&start]).map(|id| (*id).to_owned()).collect());
        }
        if seen.insert(id) {
            trail.push(id);
            open.push(next(id));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_is_told_with_its_way() {
        let next = |id: &str| match id {
            "a" => vec!["b"],
            "b" => vec!["c", "x"],
            "c" | "d" => vec!["a"],
            _ => vec![],
        };
        let way = |start| cycle(start, &next);
        assert_eq!(way("a"), Some(vec!["a".into(), "b".into(), "c".into(), "a".into()]));
        assert_eq!(way("x"), None);
        assert_eq!(way("d"), None);
    }
}
