//! Templates filled in: wording with the dataset's values in it.
//!
//! Takes a wording template and a report, gives [`Run`]s, each of which knows what it came from, so that a page can
//! set printed digits as `<data>` and a text file can simply join them. Never invents a value: a place whose value
//! cannot be had is left out by the checks that run before.

use crate::report::schema::{Counted, Nature, Statistic};
use crate::report::template::{self, Piece, Slot, SlotPart};
use crate::report::unit::Unit;
use crate::report::{Lang, Report, Text};

use super::message::Chart;
use super::number::{self, Amount};

/// A run of worded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Words.
    Words(String),
    /// A printed number.
    Printed(Numeral),
    /// A number published elsewhere.
    Elsewhere {
        /// The statistic and the year: `patent-grants@2022`.
        id: String,
        /// Its wording.
        amount: Amount,
    },
    /// A derived number.
    Derived {
        /// The derived value.
        id: String,
        /// Its wording.
        amount: Amount,
    },
}

/// A printed number in a wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// The statistic.
    pub id: String,
    /// Which of its numbers.
    pub part: DataPart,
    /// The digits as printed: what `<data value>` says.
    pub value: String,
    /// The wording.
    pub amount: Amount,
}

/// Which number of a statistic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataPart {
    /// Its level.
    Value,
    /// Its growth rate.
    Growth,
}

impl DataPart {
    /// As it stands in `data-part`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Growth => "growth",
        }
    }
}

impl Numeral {
    /// A statistic's level.
    pub fn level(statistic: &Statistic, lang: Lang) -> Self {
        Self {
            id: statistic.id.clone(),
            part: DataPart::Value,
            value: statistic.printed.clone(),
            amount: number::printed(statistic, lang),
        }
    }

    /// A statistic's growth rate, with its sign.
    pub fn growth(statistic: &Statistic) -> Option<Self> {
        let growth = statistic.growth.as_ref()?;
        let signed = number::signed_per_cent(&growth.printed);
        let (sign, _) = signed.split_at(signed.find(|character: char| character.is_ascii_digit())?);
        let digits = growth.printed.trim_start_matches('-').to_owned();
        Some(Self {
            id: statistic.id.clone(),
            part: DataPart::Growth,
            value: growth.printed.clone(),
            amount: Amount { before: sign.to_owned(), digits, after: "%".to_owned() },
        })
    }

    /// In English, how the number is printed: what stands beside every shifted number.
    pub fn printed_form(&self, report: &Report, lang: Lang) -> Option<String> {
        let statistic = report.statistic(&self.id)?;
        let printed = match self.part {
            DataPart::Value => number::printed(statistic, Lang::Zh).text(),
            DataPart::Growth => number::per_cent(&self.value),
        };
        (lang == Lang::En).then(|| format!("{}{printed}", Chart::PrintedAs.text(lang)))
    }
}

impl Run {
    /// The run as plain text.
    pub fn text(&self) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Printed(numeral) => numeral.amount.text(),
            Self::Derived { amount, .. } | Self::Elsewhere { amount, .. } => amount.text(),
        }
    }
}

/// Runs as plain text.
pub fn plain(runs: &[Run]) -> String {
    runs.iter().map(Run::text).collect()
}

/// Fills a wording in.
pub fn fill(report: &Report, wording: &Text, lang: Lang) -> Vec<Run> {
    let pieces = template::parse(wording.get(lang)).unwrap_or_default();
    pieces
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Words(words) => Some(Run::Words(words)),
            Piece::Slot(slot) => run(report, &slot, lang),
        })
        .collect()
}

/// The printed level of a statistic as a run.
pub fn value_run(report: &Report, id: &str, lang: Lang) -> Option<Run> {
    run(report, &Slot { id: id.to_owned(), part: SlotPart::Printed }, lang)
}

fn run(report: &Report, slot: &Slot, lang: Lang) -> Option<Run> {
    let id = slot.id.clone();
    if let Some(statistic) = report.statistic(&slot.id) {
        let level = |amount| {
            Run::Printed(Numeral {
                id: statistic.id.clone(),
                part: DataPart::Value,
                value: statistic.printed.clone(),
                amount,
            })
        };
        return match slot.part {
            SlotPart::Printed => Some(level(number::printed(statistic, lang))),
            SlotPart::Value => {
                let amount = number::printed(statistic, lang);
                let suffix = if matches!(statistic.nature, Nature::Rank | Nature::Ordinal) && lang == Lang::En {
                    amount.after
                } else {
                    String::new()
                };
                Some(level(Amount { before: String::new(), digits: amount.digits, after: suffix }))
            }
            SlotPart::Growth => {
                let growth = statistic.growth.as_ref()?;
                let digits = growth.printed.clone();
                let amount = Amount { digits: digits.clone(), after: "%".to_owned(), ..Amount::default() };
                Some(Run::Printed(Numeral { id, part: DataPart::Growth, value: digits, amount }))
            }
            SlotPart::Interval | SlotPart::About | SlotPart::Size => None,
        };
    }
    if let Some(context) = report.file().context.iter().find(|context| context.reference() == slot.id) {
        let unit = Unit::parse(&context.unit)?;
        let counted = report.statistic(&context.statistic).and_then(|statistic| statistic.counted.as_ref());
        return Some(Run::Elsewhere { id, amount: number::amount(&context.value, &unit, counted, lang) });
    }
    let derived = report.derived(&slot.id)?;
    let value = report.value(&slot.id)?;
    let counted = counted_of(report, &slot.id);
    let amount = match slot.part {
        SlotPart::About | SlotPart::Printed | SlotPart::Value => number::about(value, counted, true, lang)?,
        SlotPart::Size => number::about(value, counted, false, lang)?,
        SlotPart::Interval => number::interval(value, counted, lang)?,
        SlotPart::Growth => return None,
    };
    Some(Run::Derived { id: derived.id.clone(), amount })
}

/// What a statistic or derived value counts, in English; a derived value inherits it from its first input.
pub fn counted_of<'a>(report: &'a Report, id: &str) -> Option<&'a Counted> {
    let mut id = id.to_owned();
    for _ in 0..8 {
        if let Some(statistic) = report.statistic(&id) {
            return statistic.counted.as_ref();
        }
        let derived = report.derived(&id)?;
        if derived.counted.is_some() || derived.unit.is_some() {
            return derived.counted.as_ref();
        }
        id = derived.of.first()?.clone();
    }
    None
}

#[cfg(test)]
mod tests;
