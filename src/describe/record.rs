//! Records: what a figure shows, one record a value, as data files carry it.
//!
//! Takes a report and a figure, gives a record for every id of the figure, in the order of its table, and after them
//! the values published elsewhere. Printed digits and units stay the printed strings in either language; bounds and
//! interval ends are exact, or rounded outwards where they have no end. Never shifts a point, never shows a midpoint.

use serde::Serialize;

use crate::figure::Figure;
use crate::report::exact::{self, shift_point};
use crate::report::interval::{Ends, Interval};
use crate::report::reading::Reading;
use crate::report::schema::{Bound, Context, Event, Statistic};
use crate::report::unit::Unit;
use crate::report::{Entry, Lang, Report};

/// How a value came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// Printed in the report.
    Printed,
    /// Computed from printed values.
    Derived,
    /// Published elsewhere; never a value of the report.
    Elsewhere,
}

/// A value of a figure. Absent fields are `null` in JSON and empty in CSV.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Record {
    /// How it came about.
    pub origin: Origin,
    /// The statistic, derived value or event; of a value from elsewhere, the statistic it belongs to.
    pub id: String,
    /// Its full name.
    pub name: String,
    /// The digits as printed: `92.70`, `四`.
    pub printed: Option<String>,
    /// The unit as printed, `亿元`.
    pub unit: Option<String>,
    /// The qualifiers as printed: 近, 余.
    pub qualifiers: Vec<String>,
    /// The Arabic digits it is read as, where the print has others.
    pub read_as: Option<String>,
    /// The unit it is read in, where the print has another.
    pub read_unit: Option<String>,
    /// What is wrong with the print here, and why it is read so.
    pub fault: Option<String>,
    /// Growth on the year before in per cent, as printed.
    pub growth: Option<String>,
    /// The derived value of the next three fields: the year before of a statistic, or this very value.
    pub derived_id: Option<String>,
    /// Lower end of the derived interval, rounded outwards.
    pub derived_lo: Option<String>,
    /// Its upper end.
    pub derived_hi: Option<String>,
    /// The unit of both ends.
    pub derived_unit: Option<String>,
    /// The time it is for, EDTF.
    pub period: Option<String>,
    /// The words of the print for it.
    pub period_printed: Option<String>,
    /// Whether the print says it: `printed`, `inferred` or `none`.
    pub period_basis: Option<String>,
    /// The least that the print can mean, in `base_unit`; absent where it gives only an upper bound.
    pub lower: Option<String>,
    /// The most that the print can mean; absent where it gives only a lower bound.
    pub upper: Option<String>,
    /// The unit without its scale: `元`, `件`, `%`.
    pub base_unit: Option<String>,
    /// The sentences that print it, as read.
    pub quotes: Vec<String>,
    /// The section that prints it.
    pub section: Option<String>,
    /// Who published it, where that was elsewhere.
    pub publisher: Option<String>,
    /// The address it was published at.
    pub address: Option<String>,
    /// How far that can be relied on: `official`, `press` or `reprint`.
    pub reliability: Option<String>,
    /// A remark of the editors.
    pub remark: Option<String>,
}

/// The records of a figure: those of its table, then those from elsewhere.
pub fn records(report: &Report, figure: &Figure) -> Vec<Record> {
    let own = figure.ids.iter().filter_map(|id| record(report, id, figure.lang));
    let contexts = report.file().context.iter().filter(|context| figure.ids.contains(&context.statistic));
    own.chain(contexts.filter_map(|context| elsewhere(report, context, figure.lang))).collect()
}

/// The record of a statistic, a derived value or an event.
pub fn record(report: &Report, id: &str, lang: Lang) -> Option<Record> {
    match report.entry(id)? {
        Entry::Statistic(_) => Some(printed(report, report.statistic(id)?, lang)),
        Entry::Derived(_) => derived(report, id, lang),
        Entry::Event(_) => Some(told(report.event(id)?, lang)),
        Entry::Figure(_) | Entry::Series(_) => None,
    }
}

/// An event: a title and a time, and no number.
fn told(event: &Event, lang: Lang) -> Record {
    Record {
        name: event.title.get(lang).to_owned(),
        fault: event.fault.as_ref().map(|fault| fault.why.get(lang).to_owned()),
        period: event.date.clone(),
        period_printed: event.date_printed.clone(),
        period_basis: word(event.date_basis),
        quotes: event.mentions.iter().map(|mention| Reading::of(&mention.quote.exact).text).collect(),
        remark: event.remark.as_ref().map(|remark| remark.get(lang).to_owned()),
        ..Record::new(Origin::Printed, &event.id)
    }
}

fn printed(report: &Report, statistic: &Statistic, lang: Lang) -> Record {
    let unit = Unit::parse(statistic.read_unit());
    let (lower, upper) = unit.as_ref().map_or((None, None), |unit| bounds(statistic, unit));
    let mut record = Record {
        name: statistic.name.get(lang).to_owned(),
        printed: Some(statistic.printed.clone()),
        unit: Some(statistic.unit.clone()),
        qualifiers: statistic.qualifiers.iter().map(|one| one.printed.clone()).collect(),
        read_as: other_than(statistic.read_digits(), &statistic.printed),
        read_unit: other_than(statistic.read_unit(), &statistic.unit),
        fault: statistic.fault.as_ref().map(|fault| fault.why.get(lang).to_owned()),
        growth: statistic.growth.as_ref().map(|growth| growth.printed.clone()),
        period: statistic.period.edtf.clone(),
        period_printed: statistic.period.printed.clone(),
        period_basis: word(statistic.period.basis),
        lower,
        upper,
        base_unit: unit.map(|unit| unit.base.printed().to_owned()),
        quotes: statistic.quotes.iter().map(|quote| Reading::of(&quote.exact).text).collect(),
        section: Some(statistic.section.clone()),
        remark: statistic.remark.as_ref().map(|remark| remark.get(lang).to_owned()),
        ..Record::new(Origin::Printed, &statistic.id)
    };
    if let Some(prior) = report.prior_of(&statistic.id) {
        record.set_interval(report, prior);
    }
    record
}

fn derived(report: &Report, id: &str, lang: Lang) -> Option<Record> {
    let name = report.derived(id)?.name.get(lang).to_owned();
    let mut record = Record { name, ..Record::new(Origin::Derived, id) };
    if let Some((ends, unit)) = record.set_interval(report, id) {
        let places = i32::try_from(unit.exponent).unwrap_or_default();
        record.lower = Some(shift_point(&ends.lo, places));
        record.upper = Some(shift_point(&ends.hi, places));
        record.base_unit = Some(unit.base.printed().to_owned());
    }
    Some(record)
}

/// The record of a value published elsewhere.
pub fn elsewhere(report: &Report, context: &Context, lang: Lang) -> Option<Record> {
    let statistic = report.statistic(&context.statistic)?;
    let unit = Unit::parse(&context.unit)?;
    let (lower, upper) = bounds_of(&context.value, &unit);
    Some(Record {
        name: statistic.name.get(lang).to_owned(),
        printed: Some(context.value.clone()),
        unit: Some(context.unit.clone()),
        period: Some(context.period.clone()),
        lower,
        upper,
        base_unit: Some(unit.base.printed().to_owned()),
        publisher: Some(context.publisher.get(lang).to_owned()),
        address: Some(context.address.clone()),
        reliability: word(context.reliability),
        remark: context.remark.as_ref().map(|remark| remark.get(lang).to_owned()),
        ..Record::new(Origin::Elsewhere, &context.statistic)
    })
}

impl Record {
    fn new(origin: Origin, id: &str) -> Self {
        Self {
            origin,
            id: id.to_owned(),
            name: String::new(),
            printed: None,
            unit: None,
            qualifiers: Vec::new(),
            read_as: None,
            read_unit: None,
            fault: None,
            growth: None,
            derived_id: None,
            derived_lo: None,
            derived_hi: None,
            derived_unit: None,
            period: None,
            period_printed: None,
            period_basis: None,
            lower: None,
            upper: None,
            base_unit: None,
            quotes: Vec::new(),
            section: None,
            publisher: None,
            address: None,
            reliability: None,
            remark: None,
        }
    }

    /// Notes the interval of a derived value, in the unit it is shown in.
    fn set_interval(&mut self, report: &Report, id: &str) -> Option<(Ends, Unit)> {
        let value = report.value(id)?;
        let ends = value.interval.ends(value.unit.exponent, value.whole)?;
        self.derived_id = Some(id.to_owned());
        self.derived_lo = Some(ends.lo.clone());
        self.derived_hi = Some(ends.hi.clone());
        self.derived_unit = Some(value.unit.printed.clone());
        Some((ends, value.unit.clone()))
    }
}

/// What the print can mean, least and most, in the base unit. A bound printed in words leaves the other side open.
fn bounds(statistic: &Statistic, unit: &Unit) -> (Option<String>, Option<String>) {
    if exact::parse(statistic.read_digits()).is_none() {
        return (None, None);
    }
    let places = i32::try_from(unit.exponent).unwrap_or_default();
    let printed = || Some(shift_point(statistic.read_digits(), places));
    match statistic.bound() {
        Bound::Lower => (printed(), None),
        Bound::Upper => (None, printed()),
        Bound::None => bounds_of(statistic.read_digits(), unit),
    }
}

/// What printed digits of a unit can mean, least and most, in the base unit.
pub fn bounds_of(printed: &str, unit: &Unit) -> (Option<String>, Option<String>) {
    let interval = exact::parse(printed).and_then(|value| Interval::of_printed(value, unit));
    interval.map(|interval| (exact::decimal(interval.lo), exact::decimal(interval.hi))).unwrap_or_default()
}

fn other_than(read: &str, printed: &str) -> Option<String> {
    (read != printed).then(|| read.to_owned())
}

/// The word that the dataset has for one of its choices.
pub fn word(choice: impl Serialize) -> Option<String> {
    serde_json::to_value(choice).ok()?.as_str().map(str::to_owned)
}
