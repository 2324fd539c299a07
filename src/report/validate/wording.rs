//! Wordings and claims: templates that can be filled, no typed digit, and nothing said that the numbers do not say.
//!
//! Takes the report, adds faults. Never judges words that claim nothing; that they declare what they claim is
//! for their author.

use super::relations::is_told_elsewhere;
use super::strings::{Use, key, wordings};
use super::{Faults, Scope};
use crate::report::derive::{DeriveError, Settled};
use crate::report::load::nearest;
use crate::report::numeral::{Script, numerals};
use crate::report::problem::{Code, Kind, WordingFault};
use crate::report::schema::{Comparison, Hold};
use crate::report::template::{Piece, Slot, SlotPart, parse};
use crate::report::turns::{Pause, rest};

/// Most decimals that a derived value is said with.
const MOST_DECIMALS: i32 = 2;

pub(super) async fn check(scope: &Scope<'_>, faults: &mut Faults, pause: Pause<'_>) {
    let values = scope.ids(Kind::Value);
    for worded in wordings(scope.file) {
        rest(pause).await;
        for lang in &scope.file.languages {
            let Some(words) = worded.text.exactly(*lang) else { continue };
            let path = format!("{}.{}", worded.path, key(*lang));
            match worded.usage {
                Use::Plain => {}
                Use::Digitless => digits(words, &path, worded.id, faults),
                Use::Template => template(scope, words, &values, &path, worded.id, faults),
            }
        }
    }
    holds(scope, &scope.file.holds, "holds", "", faults);
    for (at, figure) in scope.file.figures.iter().enumerate() {
        rest(pause).await;
        holds(scope, &figure.holds, &format!("figures[{at}].holds"), &figure.id, faults);
        for (note_at, note) in figure.notes.iter().enumerate() {
            holds(scope, &note.holds, &format!("figures[{at}].notes[{note_at}].holds"), &figure.id, faults);
        }
    }
    for (at, slide) in scope.file.deck.iter().enumerate() {
        rest(pause).await;
        holds(scope, &slide.holds, &format!("deck[{at}].holds"), "", faults);
    }
}

/// No Arabic digit but years: those come from the dataset, so that they cannot differ from it.
fn digits(words: &str, path: &str, id: &str, faults: &mut Faults) {
    let is_year = |text: &str| text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    for numeral in numerals(words) {
        if numeral.script == Script::Arabic && !is_year(numeral.text) {
            let fault = WordingFault::Digit { numeral: numeral.text.to_owned() };
            faults.add(path, id, Code::Wording(fault));
        }
    }
}

fn template(scope: &Scope<'_>, words: &str, values: &[&str], path: &str, id: &str, faults: &mut Faults) {
    let pieces = match parse(words) {
        Ok(pieces) => pieces,
        Err(why) => return faults.add(path, id, Code::Wording(WordingFault::Template { why })),
    };
    for piece in pieces {
        match piece {
            Piece::Words(words) => digits(&words, path, id, faults),
            Piece::Slot(slot) => {
                if let Some(fault) = slot_fault(scope, slot, values) {
                    faults.add(path, id, Code::Wording(fault));
                }
            }
        }
    }
}

/// Whether a place of a template can be filled.
fn slot_fault(scope: &Scope<'_>, slot: Slot, values: &[&str]) -> Option<WordingFault> {
    let Slot { id, part } = slot;
    if scope.file.context.iter().any(|context| context.reference() == id) {
        let has = matches!(part, SlotPart::Printed | SlotPart::Value);
        return (!has).then_some(WordingFault::NoPart { id, part });
    }
    if !values.contains(&id.as_str()) {
        let nearest = nearest(&id, values.iter().copied());
        return Some(WordingFault::Unknown { id, nearest });
    }
    let statistic = scope.file.statistics.iter().find(|one| one.id == id);
    let has = match part {
        SlotPart::Printed | SlotPart::Value => statistic.is_some(),
        SlotPart::Growth => statistic.is_some_and(|one| one.growth.is_some()),
        SlotPart::Interval | SlotPart::About | SlotPart::Size => statistic.is_none(),
    };
    if !has {
        return Some(WordingFault::NoPart { id, part });
    }
    let digits = matches!(part, SlotPart::About | SlotPart::Size);
    let value = scope.deriver.value(&id).ok().filter(|_| digits)?;
    let settled = value.interval.settled(value.unit.exponent, MOST_DECIMALS).is_some();
    (!settled).then_some(WordingFault::NotSettled { id })
}

fn holds(scope: &Scope<'_>, holds: &[Hold], path: &str, id: &str, faults: &mut Faults) {
    for (at, hold) in holds.iter().enumerate() {
        let claim = super::beginning(&format!("{} {} {}", hold.left, sign(hold.is), hold.right));
        let fault = match scope.deriver.holds(hold) {
            Ok(Settled::Holds) => continue,
            Ok(settled) => WordingFault::Claim { claim, settled },
            Err(DeriveError::Unknown(id)) => {
                WordingFault::Unknown { nearest: nearest(&id, scope.ids(Kind::Value).into_iter()), id }
            }
            Err(why) if is_told_elsewhere(&why, scope.file) => continue,
            Err(why) => WordingFault::ClaimOpen { claim, why },
        };
        faults.add(format!("{path}[{at}]"), id, Code::Wording(fault));
    }
}

fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Less => "<",
        Comparison::More => ">",
        Comparison::AtMost => "<=",
        Comparison::AtLeast => ">=",
    }
}
