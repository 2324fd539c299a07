//! The part of a figure that a slide shows: few values, so that they can be read from the last row.
//!
//! Takes a declared figure and a slide, gives a figure declared with these values alone. Never changes their order but
//! to that of the slide.

use crate::report::Report;
use crate::report::schema::{Act, FigureKind, FigureSpec, Slide, Text};

/// Every act: a year of events shows all of them.
const ACTS: [Act; 7] = [Act::Release, Act::Revise, Act::Prepare, Act::Hold, Act::Open, Act::Launch, Act::Award];

/// How many values of a kind a slide has room for.
fn room(kind: FigureKind) -> usize {
    match kind {
        FigureKind::Change | FigureKind::Panels | FigureKind::Parts => 2,
        FigureKind::Magnitude | FigureKind::Pairs | FigureKind::Density | FigureKind::Counts | FigureKind::Series => 4,
    }
}

/// The figure of a slide, where it shows one.
pub(super) fn figure(report: &Report, slide: &Slide) -> Option<FigureSpec> {
    if let Some(id) = &slide.figure {
        return Some(part(report.figure(id)?, slide));
    }
    if slide.statistics.len() > 1 {
        return Some(made(report, slide, FigureKind::Counts));
    }
    slide.when.as_ref().filter(|when| !when.contains('-')).map(|_| made(report, slide, FigureKind::Density))
}

/// A figure that the report does not declare.
fn made(report: &Report, slide: &Slide, kind: FigureKind) -> FigureSpec {
    let acts = if kind == FigureKind::Density { ACTS.to_vec() } else { Vec::new() };
    FigureSpec {
        id: String::new(),
        kind,
        section: section(report, slide).unwrap_or_default(),
        title: Text::default(),
        subtitle: Text::default(),
        short: Text::default(),
        of: slide.statistics.clone(),
        measures: Vec::new(),
        rows: Vec::new(),
        acts,
        beside: Vec::new(),
        headline: Vec::new(),
        holds: Vec::new(),
        notes: Vec::new(),
    }
}

/// The section of what a slide shows.
pub(super) fn section(report: &Report, slide: &Slide) -> Option<String> {
    if let Some(id) = &slide.figure {
        return report.figure(id).map(|figure| figure.section.clone());
    }
    let id = slide.statistics.first().or(slide.sentence.as_ref())?;
    let own = report.statistic(id).map(|statistic| statistic.section.clone());
    own.or_else(|| report.figure_of(id).map(|figure| figure.section.clone()))
}

fn part(spec: &FigureSpec, slide: &Slide) -> FigureSpec {
    let mut part = spec.clone();
    let chosen = spec.measures.iter().position(|measure| Some(&measure.id) == slide.measure.as_ref());
    let measure = spec.measures.get(chosen.unwrap_or(0));
    let all = measure.map_or(&spec.of, |measure| &measure.of);
    let places: Vec<usize> = if slide.of.is_empty() {
        (0..all.len().min(room(spec.kind))).collect()
    } else {
        slide.of.iter().filter_map(|id| all.iter().position(|one| one == id)).collect()
    };
    let of: Vec<String> = places.iter().filter_map(|at| all.get(*at).cloned()).collect();
    if let Some(measure) = measure {
        part.measures = vec![crate::report::schema::Measure { of, ..measure.clone() }];
    } else {
        part.of = of;
    }
    part.beside = picked(&spec.beside, &places);
    part.rows = picked(&spec.rows, &places);
    part
}

fn picked<T: Clone>(all: &[T], places: &[usize]) -> Vec<T> {
    places.iter().filter_map(|at| all.get(*at).cloned()).collect()
}
