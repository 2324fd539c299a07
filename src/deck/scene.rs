//! A scene: one slide at one step, in words.
//!
//! Takes a slide of a report and a step, gives everything that stands on it: title, what is shown, source, notes, and
//! where its code leads. Never measures anything.

use std::rc::Rc;

use super::{chosen, slides, steps};
use crate::calendar::{Filter, Year};
use crate::describe::quote::{Piece, lit};
use crate::describe::sentence::sentence;
use crate::figure::{Amount, Figure, Options};
use crate::report::edtf::Edtf;
use crate::report::reading::Reading;
use crate::report::schema::{Quote, Slide, SlidePage, SlideStep, Statistic};
use crate::report::{Lang, Report, Theme};
use crate::words::fill::{Numeral, Run, counted_of, fill, plain};
use crate::words::message::{Chart, chapter};
use crate::words::{calendar, date, number, present};

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

/// The most events that a slide lists.
const MOST_LISTED: usize = 8;

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
        Self {
            number,
            count,
            step,
            steps: steps(slide),
            lang,
            section: section.map(named),
            theme: section.and_then(|section| section.theme),
            title,
            subtitle: view.subtitle(&shown),
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

/// A slide that is looked at.
struct View<'a> {
    report: &'a Report,
    slide: &'a Slide,
    step: Option<SlideStep>,
    lang: Lang,
}

impl View<'_> {
    fn shown(&self) -> (Shown, Leads) {
        let Self { report, slide, .. } = *self;
        if let Some(spec) = chosen::figure(report, slide) {
            return self.figure(&spec);
        }
        if let Some(id) = slide.statistics.first() {
            return (self.number(id).map_or(Shown::Cover, |number| Shown::Number(Box::new(number))), self.leads_to(id));
        }
        if let Some(when) = &slide.when {
            return (self.month(when).map_or(Shown::Cover, Shown::Month), Leads::Calendar(when.clone()));
        }
        if let Some(id) = &slide.sentence {
            return (self.quote(id).map_or(Shown::Cover, Shown::Quote), Leads::Source(id.clone()));
        }
        (if slide.page == Some(SlidePage::End) { Shown::End } else { Shown::Cover }, Leads::Report)
    }

    fn figure(&self, spec: &crate::report::schema::FigureSpec) -> (Shown, Leads) {
        let Self { report, slide, step, lang } = *self;
        let linear = step == Some(SlideStep::Linear);
        let options = Options { linear, lenses: false, ..Options::first(lang) };
        let figure = Rc::new(Figure::new(report, spec, &options));
        let leads = match (&slide.figure, &slide.when, slide.statistics.first()) {
            (Some(id), ..) => {
                let first = report.figure(id).and_then(|figure| figure.measures.first()).map(|measure| &measure.id);
                let measure = slide.measure.clone().filter(|measure| Some(measure) != first);
                Leads::Figure { id: id.clone(), measure, linear }
            }
            (_, Some(when), _) => Leads::Calendar(when.clone()),
            (_, _, Some(id)) => self.leads_to(id),
            _ => Leads::Report,
        };
        (Shown::Figure { figure, only_derived: step == Some(SlideStep::Derived) }, leads)
    }

    /// The figure that shows a value, else its words.
    fn leads_to(&self, id: &str) -> Leads {
        let shows = self.report.file().figures.iter().find(|figure| figure.ids().any(|shown| shown == id));
        match shows {
            Some(figure) => Leads::Figure { id: figure.id.clone(), measure: None, linear: false },
            None => Leads::Source(id.to_owned()),
        }
    }

    fn number(&self, id: &str) -> Option<Number> {
        let Self { report, step, lang, .. } = *self;
        let (statistic, id) = (report.statistic(id), id.to_owned());
        let Some(statistic) = statistic else {
            let amount = number::about(report.value(&id)?, counted_of(report, &id), true, lang)?;
            let tag = Chart::Derived.text(lang);
            return Some(Number { id, amount, numeral: None, growth: None, tag, about: String::new(), quote: None });
        };
        let numeral = Numeral::level(statistic, lang);
        let printed = numeral.printed_form(report, lang);
        let period = Some(date::of_statistic(statistic, lang)).filter(|period| !period.is_empty());
        let about = period.into_iter().chain(printed).collect::<Vec<_>>().join(present::separator(lang));
        Some(Number {
            id: id.clone(),
            amount: number::without_noun(statistic, lang),
            numeral: Some(numeral),
            growth: Numeral::growth(statistic),
            tag: "",
            about,
            quote: if step == Some(SlideStep::Number) { None } else { self.quote(&id) },
        })
    }

    fn quote(&self, id: &str) -> Option<Quoted> {
        let Self { report, lang, .. } = *self;
        let translated = |quote: &Quote| {
            let translation = quote.translation.as_ref().filter(|_| lang == Lang::En);
            translation.map(|translation| translation.en.clone())
        };
        if let Some(statistic) = report.statistic(id) {
            let quote = statistic.quotes.first()?;
            let (pieces, translation) = (lit(&quote.exact, statistic), translated(quote));
            return Some(Quoted { id: id.to_owned(), pieces, translation });
        }
        let quote = &report.event(id)?.mentions.first()?.quote;
        let pieces = vec![Piece { text: Reading::of(&quote.exact).text, lit: false }];
        Some(Quoted { id: id.to_owned(), pieces, translation: translated(quote) })
    }

    fn month(&self, when: &str) -> Option<MonthScene> {
        let Ok(Edtf::Month(year, month)) = Edtf::parse(when) else { return None };
        let index = crate::calendar::Index::of(self.report);
        let year = Year::in_year(&index, &index.hits(&Filter::default()), year);
        let month = year.months.iter().find(|one| one.number == month)?;
        let listed = |id: &str| {
            let event = self.report.event(id)?;
            let title = event.row_title().get(self.lang).to_owned();
            Some(Listed { id: id.to_owned(), theme: event.theme, title })
        };
        let events: Vec<Listed> = month.events().filter_map(|row| listed(&row.id)).take(MOST_LISTED).collect();
        let left = month.count.saturating_sub(events.len());
        let more = if left > 0 { calendar::more(left, self.lang) } else { String::new() };
        Some(MonthScene { when: when.to_owned(), events, more })
    }

    /// The finding where the slide words none.
    fn title(&self, shown: &Shown) -> Vec<Run> {
        let Self { report, slide, lang, .. } = *self;
        let file = report.file();
        let words = |words: String| vec![Run::Words(words)];
        match shown {
            Shown::Figure { figure, .. } if !plain(&figure.title).is_empty() => figure.title.clone(),
            Shown::Figure { .. } if slide.when.is_some() => {
                let year = Year::of(report, &Filter::default());
                let (months, most) = year.busiest();
                words(calendar::headline(year.dated, 0, (&months, most), lang))
            }
            Shown::Month(month) => match Edtf::parse(&month.when) {
                Ok(Edtf::Month(year, number)) => {
                    let of_year = Year::of(report, &Filter::default());
                    let count = of_year.months.iter().find(|one| one.number == number).map_or(0, |one| one.count);
                    words(present::month_title(&calendar::month_of_year(year, number, lang), count, lang))
                }
                _ => Vec::new(),
            },
            Shown::Number(number) => words(self.name(&number.id)),
            Shown::Quote(quoted) => words(self.name(&quoted.id)),
            Shown::End => words(present::Present::EndTitle.text(lang).to_owned()),
            Shown::Cover | Shown::Figure { .. } => words(file.title.get(lang).to_owned()),
        }
    }

    /// The name of a statistic, a derived value or an event.
    fn name(&self, id: &str) -> String {
        let report = self.report;
        let name = report.statistic(id).map(|one| &one.name).or_else(|| report.derived(id).map(|one| &one.name));
        let name = name.or_else(|| report.event(id).map(|event| &event.title));
        name.map(|text| text.get(self.lang).to_owned()).unwrap_or_default()
    }

    fn subtitle(&self, shown: &Shown) -> Vec<Run> {
        let Self { report, lang, .. } = *self;
        match shown {
            Shown::Figure { figure, .. } if !figure.subtitle.is_empty() => figure.subtitle.clone(),
            Shown::Figure { .. } if self.slide.when.is_some() => {
                let year = Year::of(report, &Filter::default());
                vec![Run::Words(calendar::undated(year.undated, lang))]
            }
            Shown::Cover => fill(report, &report.file().summary, lang),
            _ => Vec::new(),
        }
    }
}

/// `《2023上海科技进步报告》第7章 7.1`
fn source(report: &Report, section: Option<&str>, lang: Lang) -> String {
    let file = report.file();
    let opening = file.sections.first().filter(|one| one.theme.is_none() && !one.id.contains('.'));
    let number = opening.map(|one| chapter(&one.id, lang)).unwrap_or_default();
    present::source(file.publication.get(lang), &number, section.unwrap_or_default(), lang)
}

impl Number {
    /// The statistic of a report.
    pub fn statistic<'a>(&self, report: &'a Report) -> Option<&'a Statistic> {
        report.statistic(&self.id)
    }
}
