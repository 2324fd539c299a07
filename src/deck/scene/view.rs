//! A slide that is looked at, put into words.
//!
//! Takes a slide and a step, gives what is shown, where its code leads, and title and subtitle where the slide words
//! none itself.

use std::rc::Rc;

use super::super::chosen;
use super::{Leads, Listed, MonthScene, Number, Quoted, Shown};
use crate::calendar::{Filter, Index, Year};
use crate::describe::quote::{Piece, lit};
use crate::figure::{Figure, Options};
use crate::report::edtf::Edtf;
use crate::report::reading::Reading;
use crate::report::schema::{FigureSpec, Quote, Slide, SlidePage, SlideStep};
use crate::report::{Lang, Report};
use crate::words::fill::{Numeral, Run, counted_of, fill, plain};
use crate::words::message::Chart;
use crate::words::{calendar, date, number, present};

/// The most events that a slide lists.
const MOST_LISTED: usize = 8;

/// A slide that is looked at.
pub(super) struct View<'a> {
    pub(super) report: &'a Report,
    pub(super) slide: &'a Slide,
    pub(super) step: Option<SlideStep>,
    pub(super) lang: Lang,
}

impl View<'_> {
    pub(super) fn shown(&self) -> (Shown, Leads) {
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

    fn figure(&self, spec: &FigureSpec) -> (Shown, Leads) {
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
        let index = Index::of(self.report);
        let year = Year::in_year(&index, &index.hits(self.report.file(), &Filter::default()), year);
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
    pub(super) fn title(&self, shown: &Shown) -> Vec<Run> {
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

    pub(super) fn subtitle(&self, shown: &Shown) -> Vec<Run> {
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
