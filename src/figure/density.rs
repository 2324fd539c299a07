//! *density*: events by month and theme, a mark for each.
//!
//! Takes the events of some acts, gives twelve months of marks and what has no month. An event without a printed
//! month is counted apart and put into none.

use crate::report::edtf::Edtf;
use crate::report::schema::{Act, Event};
use crate::report::{Lang, Report, Theme};
use crate::words::{calendar, date};

/// A year of marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Density {
    /// January to December.
    pub months: Vec<DensityMonth>,
    /// The themes with their names and counts, the most frequent first.
    pub themes: Vec<(Theme, String, usize)>,
    /// What is said of events without a month.
    pub undated: String,
}

/// A month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DensityMonth {
    /// The month, EDTF.
    pub edtf: String,
    /// Its name, and a short form for narrow charts.
    pub names: (String, String),
    /// Its marks, from the axis up: the most frequent theme first.
    pub marks: Vec<DensityMark>,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DensityMark {
    /// The event.
    pub id: String,
    /// Its theme.
    pub theme: Theme,
}

impl Density {
    /// The marks that can be selected.
    pub fn targets(&self) -> impl Iterator<Item = &str> {
        self.months.iter().flat_map(|month| &month.marks).map(|mark| mark.id.as_str())
    }
}

#[inline(never)]
pub(super) fn density(report: &Report, acts: &[Act], lang: Lang) -> Density {
    let year = report.file().year;
    let events: Vec<&Event> = report.file().events.iter().filter(|event| acts.contains(&event.act)).collect();
    let month_of = |event: &Event| {
        let date = Edtf::parse(event.date.as_deref()?).ok()?;
        date.month().filter(|(of, _)| *of == year).map(|(_, month)| month)
    };
    let dated: Vec<&&Event> = events.iter().filter(|event| month_of(event).is_some()).collect();
    let mut themes: Vec<(Theme, usize)> = [Theme::Finance, Theme::Ip, Theme::Governance, Theme::Outreach]
        .into_iter()
        .map(|theme| (theme, dated.iter().filter(|event| event.theme == theme).count()))
        .filter(|(_, count)| *count > 0)
        .collect();
    themes.sort_by_key(|(_, count)| core::cmp::Reverse(*count));
    let months = (1..=12).map(|month| {
        let here =
            |theme: Theme| dated.iter().filter(move |event| event.theme == theme && month_of(event) == Some(month));
        let marks = themes.iter().flat_map(|(theme, _)| here(*theme));
        let marks = marks.map(|event| DensityMark { id: event.id.clone(), theme: event.theme }).collect();
        let names = (date::month_short(month, lang), month.to_string());
        DensityMonth { edtf: format!("{year:04}-{month:02}"), names, marks }
    });
    Density {
        months: months.collect(),
        undated: calendar::undated(events.len() - dated.len(), lang),
        themes: themes
            .into_iter()
            .map(|(theme, count)| (theme, calendar::theme(theme, lang).to_owned(), count))
            .collect(),
    }
}
