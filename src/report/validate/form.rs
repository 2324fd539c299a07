//! Single values: numbers, units and addresses.
//!
//! Takes the report, adds faults. Never compares one value with another.

use super::{Faults, Scope};
use crate::report::exact;
use crate::report::numeral::chinese_value;
use crate::report::problem::{Code, FormFault, QuoteFault};
use crate::report::schema::{FaultKind, Statistic};
use crate::report::unit::Unit;

pub(super) fn check(scope: &Scope<'_>, faults: &mut Faults) {
    for (at, one) in scope.file.statistics.iter().enumerate() {
        statistic(one, &format!("statistics[{at}]"), faults);
    }
    for (at, one) in scope.file.derived.iter().enumerate() {
        if let Some(printed) = &one.unit {
            unit(printed, format!("derived[{at}].unit"), &one.id, faults);
        }
    }
    for (at, one) in scope.file.context.iter().enumerate() {
        number(&one.value, format!("context[{at}].value"), &one.statistic, faults);
        unit(&one.unit, format!("context[{at}].unit"), &one.statistic, faults);
        address(&one.address, format!("context[{at}].address"), &one.statistic, faults);
    }
}

fn statistic(one: &Statistic, path: &str, faults: &mut Faults) {
    printed(one, path, faults);
    unit(&one.unit, format!("{path}.unit"), &one.id, faults);
    if let Some(growth) = &one.growth {
        number(&growth.printed, format!("{path}.growth.printed"), &one.id, faults);
    }
    let Some(fault) = &one.fault else { return };
    let read = fault.read_as.as_ref();
    if let Some(digits) = read.and_then(|read| read.printed.as_deref()) {
        number(digits, format!("{path}.fault.read_as.printed"), &one.id, faults);
    }
    match read.and_then(|read| read.unit.as_deref()) {
        Some(printed) => unit(printed, format!("{path}.fault.read_as.unit"), &one.id, faults),
        None if fault.kind == FaultKind::UnitLost => {
            faults.add(format!("{path}.fault.read_as"), &one.id, Code::Quote(QuoteFault::NoReading));
        }
        None => {}
    }
}

/// Digits, or a Chinese numeral with its value.
fn printed(one: &Statistic, path: &str, faults: &mut Faults) {
    let value_path = || format!("{path}.value");
    let Some(expected) = chinese_value(&one.printed).map(|value| value.to_string()) else {
        number(&one.printed, format!("{path}.printed"), &one.id, faults);
        if let Some(value) = one.value.as_ref().filter(|value| **value != one.printed) {
            let (printed, value) = (one.printed.clone(), super::beginning(value));
            let fault = FormFault::OtherValue { expected: printed.clone(), printed, value };
            faults.add(value_path(), &one.id, Code::Form(fault));
        }
        return;
    };
    let printed = one.printed.clone();
    match &one.value {
        None => faults.add(value_path(), &one.id, Code::Form(FormFault::NoValue { printed })),
        Some(value) if *value != expected => {
            let fault = FormFault::OtherValue { printed, value: super::beginning(value), expected };
            faults.add(value_path(), &one.id, Code::Form(fault));
        }
        Some(_) => {}
    }
}

fn number(digits: &str, path: String, id: &str, faults: &mut Faults) {
    if exact::parse(digits).is_none() {
        let fault = FormFault::BadNumber { found: super::beginning(digits), most: exact::MAX_DIGITS };
        faults.add(path, id, Code::Form(fault));
    }
}

pub(super) fn unit(printed: &str, path: String, id: &str, faults: &mut Faults) {
    if Unit::parse(printed).is_none() {
        let fault = FormFault::UnknownUnit { unit: super::beginning(printed), known: Unit::known().collect() };
        faults.add(path, id, Code::Form(fault));
    }
}

/// An address of the web.
pub(super) fn address(address: &str, path: String, id: &str, faults: &mut Faults) {
    if !is_web_address(address) {
        let fault = FormFault::BadAddress { address: super::beginning(address) };
        faults.add(path, id, Code::Form(fault));
    }
}

/// `http://` or `https://` and a host, without blanks.
fn is_web_address(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        !host.is_empty()
            && !host.contains('@')
            && !rest.contains(|letter: char| letter.is_whitespace() || matches!(letter, '"' | '<' | '>' | '\\'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert!(is_web_address("https://www.stats.gov.cn/a?b#c"));
        for bad in ["", "https://", "javascript:alert(1)", "ftp://a", "https://a b", "//a", "https://a@b/", "http:///x"]
        {
            assert!(!is_web_address(bad), "{bad}");
        }
    }
}
