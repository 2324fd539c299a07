//! A figure as it is heard: a score of spoken sentences, each followed by the tone of its value.
//!
//! Takes a [`Figure`], gives notes in reading order: the year before, softer, then the printed value. Pitch says where
//! on its axis from zero a value stands: 220 Hz at zero, 880 Hz at the end of the axis, two octaves even to the ear,
//! so that equal steps of value are equal intervals. Rows on one axis share it; a panel has its own. Never plays
//! anything, and never says a number but as its label shows it.

use crate::figure::{Body, Change, ChangeRow, Figure, Growth, Panel, Point};
use crate::report::Lang;
use crate::words::fill::DataPart;
use crate::words::speech::{self, Listening, Piece};

/// The pitch of zero.
pub const LOWEST_HZ: f64 = 220.0;
/// The pitch of the end of the axis.
pub const HIGHEST_HZ: f64 = 880.0;

/// How long a tone is heard.
const TONE_SECONDS: f64 = 0.7;

/// A sentence, and the tone after it.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The statistic or derived value it tells; none for the opening sentence.
    pub id: Option<String>,
    /// The name of the row, where it was said in the sentence before: to be shown, since that sentence is gone.
    pub row: Option<String>,
    /// What is said before the tone.
    pub said: Vec<Piece>,
    /// The tone; none for the opening sentence.
    pub tone: Option<Tone>,
}

/// A tone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tone {
    /// Its pitch.
    pub pitch_hz: f64,
    /// How long it is heard.
    pub seconds: f64,
    /// Whether the value is derived, and sounds softer.
    pub derived: bool,
}

impl Note {
    /// How long the sentence takes to read, for where nothing speaks.
    pub fn reading_seconds(&self, lang: Lang) -> f64 {
        let per_letter = if lang == Lang::Zh { 0.2 } else { 0.06 };
        let letters = speech::spoken(&self.said, lang).chars().count();
        (letters as f64 * per_letter).clamp(1.5, 20.0)
    }
}

/// One row or panel, as both are told.
struct Told<'a> {
    name: &'a str,
    years: (i16, i16),
    from: Option<&'a Point>,
    to: &'a Point,
    value: Vec<Piece>,
    growth: Vec<Piece>,
    max: f64,
}

/// The score of a figure of kind *change* or *panels*; other kinds are not heard.
pub fn score(figure: &Figure) -> Option<Vec<Note>> {
    let lang = figure.lang;
    let (lead, told): (_, Vec<Told<'_>>) = match &figure.body {
        Body::Change(change) => (Listening::Lead, change.rows.iter().map(|row| of_row(change, row, lang)).collect()),
        Body::Panels(panels) => (Listening::LeadPanels, panels.iter().map(|panel| of_panel(panel, lang)).collect()),
        _ => return None,
    };
    if told.is_empty() {
        return None;
    }
    let opening = Note { id: None, row: None, said: vec![Piece::Words(lead.text(lang).to_owned())], tone: None };
    Some(core::iter::once(opening).chain(told.into_iter().flat_map(|one| notes(one, lang))).collect())
}

fn of_row<'a>(change: &'a Change, row: &'a ChangeRow, lang: Lang) -> Told<'a> {
    let label = row.to.label.clone();
    let value = if row.to.derived { Piece::Number(label) } else { Piece::Printed(DataPart::Value, label) };
    Told {
        name: &row.name,
        years: change.years,
        from: row.from.as_ref(),
        to: &row.to,
        value: vec![value],
        growth: grown(row.growth.as_ref(), lang),
        max: change.axis.max,
    }
}

fn of_panel(panel: &Panel, lang: Lang) -> Told<'_> {
    let mut value = vec![Piece::Printed(DataPart::Value, panel.printed.clone())];
    if panel.faulty {
        value.extend([Piece::Words(Listening::ReadAs.text(lang).to_owned()), Piece::Number(panel.to.label.clone())]);
    }
    let mut growth = grown(panel.growth.as_ref(), lang);
    if growth.is_empty() {
        growth.push(Piece::Words(format!("{}{}", Listening::Comma.text(lang), panel.no_growth)));
    }
    Told {
        name: &panel.name,
        years: (panel.years.1.saturating_sub(1), panel.years.1),
        from: panel.from.as_ref(),
        to: &panel.to,
        value,
        growth,
        max: panel.max,
    }
}

fn grown(growth: Option<&Growth>, lang: Lang) -> Vec<Piece> {
    growth.map(|growth| speech::growth(&growth.label, growth.derived, lang)).unwrap_or_default()
}

/// The year before, where there is one, and the year of the report; the name is said once.
fn notes(told: Told<'_>, lang: Lang) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut name = Some(told.name);
    if let Some(from) = told.from {
        let mut said = speech::before_value(name.take(), told.years.0, from.derived, lang);
        said.push(Piece::Number(from.label.clone()));
        notes.push(note(from, None, said, told.max));
    }
    let row = name.is_none().then(|| told.name.to_owned());
    let mut said = speech::before_value(name, told.years.1, told.to.derived, lang);
    said.extend(told.value);
    said.extend(told.growth);
    notes.push(note(told.to, row, said, told.max));
    notes
}

fn note(point: &Point, row: Option<String>, said: Vec<Piece>, max: f64) -> Note {
    let tone = Tone { pitch_hz: pitch_hz(point.at, max), seconds: TONE_SECONDS, derived: point.derived };
    Note { id: Some(point.id.clone()), row, said, tone: Some(tone) }
}

/// The pitch of a place on an axis from zero to `max`; what lies beyond an end sounds like the end.
fn pitch_hz(at: f64, max: f64) -> f64 {
    let part = at / max;
    let part = if part.is_finite() { part.clamp(0.0, 1.0) } else { 0.0 };
    LOWEST_HZ * (HIGHEST_HZ / LOWEST_HZ).powf(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn half_way_is_the_octave_between() {
        assert!((pitch_hz(0.0, 8.0) - LOWEST_HZ).abs() < 1e-9);
        assert!((pitch_hz(4.0, 8.0) - 440.0).abs() < 1e-9);
        assert!((pitch_hz(8.0, 8.0) - HIGHEST_HZ).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn greater_is_never_lower(one in 0.0..1e13_f64, other in 0.0..1e13_f64, room in 0.0..1e12_f64) {
            let max = one.max(other) + room;
            let (low, high) = (pitch_hz(one.min(other), max), pitch_hz(one.max(other), max));
            prop_assert!(low <= high);
            // A thousandth of the axis can be told apart.
            prop_assert!((one - other).abs() < max / 1000.0 || low < high);
        }

        #[test]
        fn every_pitch_is_within_the_range(at in proptest::num::f64::ANY, max in proptest::num::f64::ANY) {
            let pitch = pitch_hz(at, max);
            prop_assert!((LOWEST_HZ - 1e-9..=HIGHEST_HZ + 1e-9).contains(&pitch), "{pitch}");
        }
    }
}
