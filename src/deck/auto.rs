//! A deck for a report that declares none: cover, each section's first figures, the year, its fullest month, the end.
//!
//! Takes a report, gives slides. Never says anything that a figure does not say already.

use crate::calendar::{Filter, Year};
use crate::report::Report;
use crate::report::schema::{FigureKind, FigureSpec, Slide, SlidePage, SlideStep};

/// How many figures of a section are shown.
const MOST_OF_SECTION: usize = 2;

pub(super) fn deck(report: &Report) -> Vec<Slide> {
    let page = |page| Slide { page: Some(page), ..Slide::default() };
    let file = report.file();
    let figures = file.sections.iter().flat_map(|section| {
        let of_section = file.figures.iter().filter(|figure| figure.section == section.id);
        of_section.take(MOST_OF_SECTION).map(|spec| figure(report, spec))
    });
    let mut slides = vec![page(SlidePage::Cover)];
    slides.extend(figures);
    slides.extend(times(report));
    slides.push(page(SlidePage::End));
    slides
}

fn figure(report: &Report, spec: &FigureSpec) -> Slide {
    let derived = || spec.ids().any(|id| report.prior_of(id).is_some());
    let steps = match spec.kind {
        FigureKind::Change | FigureKind::Panels if derived() => vec![SlideStep::Derived, SlideStep::Printed],
        FigureKind::Magnitude => vec![SlideStep::Log, SlideStep::Linear],
        _ => Vec::new(),
    };
    Slide { figure: Some(spec.id.clone()), steps, ..Slide::default() }
}

/// The year and its fullest month, where there are events with months.
fn times(report: &Report) -> Vec<Slide> {
    let year = Year::of(report, &Filter::default());
    let when = |when: String| Slide { when: Some(when), ..Slide::default() };
    let (busiest, _) = year.busiest();
    let whole = (year.dated > 0).then(|| when(format!("{:04}", year.year)));
    let month = busiest.first().map(|month| when(format!("{:04}-{month:02}", year.year)));
    whole.into_iter().chain(month).collect()
}
