//! A scene: one slide at one step, in words.
//!
//! Takes a slide of a report and a step, gives everything that stands on it: title, what is shown, source, notes, and
//! where its code leads. Never measures anything.

use std::rc::Rc;

use super::{chosen, slides, steps};
use crate::describe::caption::publishers;
use crate::describe::quote::Piece;
use crate::describe::sentence::sentence;
use crate::figure::{Amount, Figure};
use crate::report::schema::{Slide, SlideStep};
use crate::report::{Lang, Report, Theme};
use crate::words::fill::{Numeral, Run, fill};
use crate::words::message::chapter;
use crate::words::present;

mod view;

use view::View;

/// A slide at a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Which slide, counted from 1.
    pub number: u32,
    /// Of how many.
    pub count: u32,
    /// Which step, counted from 1.
    pub step: u32,
    /// Of how many.
    pub steps: u32,
    /// Language of every wording.
    pub lang: Lang,
    /// The section it belongs to: its number and its name.
    pub section: Option<(String, String)>,
    /// The theme of the section, which gives the colour.
    pub theme: Option<Theme>,
    /// The finding.
    pub title: Vec<Run>,
    /// What is measured.
    pub subtitle: Vec<Run>,
    /// What is shown.
    pub shown: Shown,
    /// What the presenter says.
    pub notes: Vec<Run>,
    /// Who published what is shown, where the report does not print it.
    pub published: Option<String>,
    /// The source.
    pub source: String,
    /// Where the code leads.
    pub leads: Leads,
}

/// What a slide shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// The title of the chapter.
    Cover,
    /// The source, and where to read on.
    End,
    /// A figure.
    Figure {
        /// The figure, with the values of the slide alone.
        figure: Rc<Figure>,
        /// Whether only the year before is shown yet.
        only_derived: bool,
    },
    /// One number.
    Number(Box<Number>),
    /// A month of the calendar.
    Month(MonthScene),
    /// A sentence as printed.
    Quote(Quoted),
}

/// One number, as large as a slide.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// The statistic or derived value.
    pub id: String,
    /// Its wording.
    pub amount: Amount,
    /// The printed number, where it is one.
    pub numeral: Option<Numeral>,
    /// The printed growth.
    pub growth: Option<Numeral>,
    /// What is said before a derived value.
    pub tag: &'static str,
    /// Its period, and in English its printed form.
    pub about: String,
    /// Its sentence, once it is shown.
    pub quote: Option<Quoted>,
}

/// A sentence of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The statistic or the event.
    pub id: String,
    /// Its words, numerals set apart.
    pub pieces: Vec<Piece>,
    /// Its translation, on English slides.
    pub translation: Option<String>,
}

/// A month of events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthScene {
    /// The month, EDTF.
    pub when: String,
    /// The events there is room for, in printed order.
    pub events: Vec<Listed>,
    /// How many more there are, in words; empty for none.
    pub more: String,
}

/// An event of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The event.
    pub id: String,
    /// Its theme.
    pub theme: Theme,
    /// Its short title.
    pub title: String,
}

/// Where the code on a slide leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leads {
    /// The report.
    Report,
    /// A figure, at a measure and on an axis.
    Figure {
        /// The figure.
        id: String,
        /// The measure, where it is not the first.
        measure: Option<String>,
        /// Whether the axis is linear.
        linear: bool,
    },
    /// The words of a statistic or an event.
    Source(String),
    /// A year or a month of the calendar, EDTF.
    Calendar(String),
}

impl Shown {
    /// The figure, where one is shown.
    fn figure(&self) -> Option<&Figure> {
        if let Self::Figure { figure, .. } = self { Some(figure) } else { None }
    }
}

impl Scene {
    /// The scene of a slide, counted from 1, at a step; the nearest where there is no such slide or step.
    pub fn of(report: &Report, number: u32, step: u32, lang: Lang) -> Self {
        let deck = slides(report);
        let count = u32::try_from(deck.len()).unwrap_or(u32::MAX);
        let number = number.clamp(1, count.max(1));
        let nothing = Slide::default();
        let slide = deck.get(number as usize - 1).unwrap_or(&nothing);
        let step = step.clamp(1, steps(slide));
        let view = View { report, slide, step: slide.steps.get(step as usize - 1).copied(), lang };
        let section = chosen::section(report, slide).and_then(|id| report.section(&id));
        let named = |section: &crate::report::schema::Section| (section.id.clone(), section.short.get(lang).to_owned());
        let (shown, leads) = view.shown();
        let title = slide.title.as_ref().map_or_else(|| view.title(&shown), |title| fill(report, title, lang));
        let subtitle = slide.subtitle.as_ref().map_or_else(|| view.subtitle(&shown), |text| fill(report, text, lang));
        Self {
            number,
            count,
            step,
            steps: steps(slide),
            lang,
            section: section.map(named),
            theme: section.and_then(|section| section.theme),
            title,
            subtitle,
            published: shown.figure().and_then(publishers),
            shown,
            notes: slide.notes.as_ref().map(|notes| fill(report, notes, lang)).unwrap_or_default(),
            source: source(report, section.map(|section| section.id.as_str()), lang),
            leads,
        }
    }

    /// Every slide of a report in full, for paper.
    pub fn all(report: &Report, lang: Lang) -> Vec<Self> {
        let deck = slides(report);
        let numbered = (1_u32..).zip(deck.iter());
        numbered.map(|(number, slide)| Self::of(report, number, whole(slide), lang)).collect()
    }

    /// What stands on the slide, for who cannot see it.
    pub fn sentence(&self) -> String {
        match &self.shown {
            Shown::Figure { figure, .. } => sentence(figure),
            Shown::Number(number) => {
                let quote = number.quote.as_ref().map(Quoted::text).unwrap_or_default();
                [number.about.as_str(), quote.as_str()]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(" ")
            }
            Shown::Quote(quoted) => quoted.text(),
            Shown::Month(_) | Shown::Cover | Shown::End => String::new(),
        }
    }
}

/// The step at which a slide is seen best on paper: the first of two axes, else the last.
fn whole(slide: &Slide) -> u32 {
    if slide.steps.first() == Some(&SlideStep::Log) { 1 } else { steps(slide) }
}

impl Quoted {
    /// Its words.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}

/// `《2023上海科技进步报告》第7章 7.1`
fn source(report: &Report, section: Option<&str>, lang: Lang) -> String {
    let file = report.file();
    let opening = file.sections.first().filter(|one| one.theme.is_none() && !one.id.contains('.'));
    let number = opening.map(|one| chapter(&one.id, lang)).unwrap_or_default();
    present::source(file.publication.get(lang), &number, section.unwrap_or_default(), lang)
}
