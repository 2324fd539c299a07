//! Slides: each shows one thing, it is there, and its steps are those it can take.
//!
//! Takes the report, adds faults. Never judges whether a slide is a good one.

use super::relations::refer;
use super::{Faults, Scope, unknown};
use crate::report::edtf::Edtf;
use crate::report::problem::{Code, Kind, RelationFault};
use crate::report::schema::{FigureKind, Slide, SlideStep};

/// The most values that stand beside each other on a slide.
const MOST_VALUES: usize = 4;

pub(super) fn check(scope: &Scope<'_>, faults: &mut Faults) {
    for (at, one) in scope.file.deck.iter().enumerate() {
        slide(scope, one, &format!("deck[{at}]"), faults);
    }
}

fn slide(scope: &Scope<'_>, one: &Slide, path: &str, faults: &mut Faults) {
    let shows = [
        one.page.is_some(),
        one.figure.is_some(),
        !one.statistics.is_empty(),
        one.when.is_some(),
        one.sentence.is_some(),
    ];
    let found = shows.into_iter().filter(|is_there| *is_there).count();
    if found != 1 {
        return faults.add(path, "", Code::Relation(RelationFault::SlideShows { found }));
    }
    let values = one.of.len().max(one.statistics.len());
    if values > MOST_VALUES {
        let fault = RelationFault::SlideCrowded { found: values, most: MOST_VALUES };
        faults.add(path, "", Code::Relation(fault));
    }
    for (at, id) in one.statistics.iter().enumerate() {
        refer(scope, id, Kind::Value, format!("{path}.statistics[{at}]"), "", faults);
    }
    if let Some(id) = &one.sentence {
        refer(scope, id, Kind::Told, format!("{path}.sentence"), "", faults);
    }
    if let Some(when) = &one.when
        && !matches!(Edtf::parse(when), Ok(Edtf::Year(_) | Edtf::Month(..)))
    {
        faults.add(format!("{path}.when"), "", Code::Relation(RelationFault::SlideWhen { when: when.clone() }));
    }
    let kind = figure(scope, one, path, faults);
    for (at, step) in one.steps.iter().enumerate().filter(|(_, step)| !takes(one, kind, **step)) {
        faults.add(format!("{path}.steps[{at}]"), "", Code::Relation(RelationFault::SlideStep { step: *step }));
    }
}

/// Whether what a slide shows can take a step.
fn takes(one: &Slide, kind: Option<FigureKind>, step: SlideStep) -> bool {
    match step {
        SlideStep::Derived | SlideStep::Printed => matches!(kind, Some(FigureKind::Change | FigureKind::Panels)),
        SlideStep::Log | SlideStep::Linear => kind == Some(FigureKind::Magnitude),
        SlideStep::Number | SlideStep::Sentence => one.statistics.len() == 1,
    }
}

/// Checks the figure of a slide and what is chosen of it; gives its kind.
fn figure(scope: &Scope<'_>, one: &Slide, path: &str, faults: &mut Faults) -> Option<FigureKind> {
    let id = one.figure.as_ref()?;
    if !refer(scope, id, Kind::Figure, format!("{path}.figure"), "", faults) {
        return None;
    }
    let figure = scope.file.figures.iter().find(|figure| figure.id == *id)?;
    if let Some(measure) = &one.measure {
        let known: Vec<&str> = figure.measures.iter().map(|measure| measure.id.as_str()).collect();
        if let Some(fault) = unknown(measure, Kind::Measure, &known) {
            faults.add(format!("{path}.measure"), "", Code::Relation(fault));
        }
    }
    for (at, id) in one.of.iter().enumerate().filter(|(_, id)| !figure.ids().any(|shown| shown == id.as_str())) {
        let fault = RelationFault::SlideValue { id: id.clone() };
        faults.add(format!("{path}.of[{at}]"), &figure.id, Code::Relation(fault));
    }
    Some(figure.kind)
}
