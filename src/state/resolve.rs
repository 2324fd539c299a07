//! A state made to fit a report: ids that are not in it lead to the nearest view that is.
//!
//! Takes a [`State`] and a [`Report`], gives a state whose every id exists. Never fails, and never changes a
//! thing silently: [`State::nearest`] is set where something had to give way.

use super::{State, View, When};
use crate::deck::drive::At;
use crate::deck::slides;
use crate::report::{Entry, Lang, Report};

impl State {
    /// The language that is shown: the chosen one where the report has it, else the report's first.
    pub fn lang(&self, report: &Report) -> Lang {
        let languages = &report.file().languages;
        let chosen = self.settings.lang.filter(|lang| languages.contains(lang));
        chosen.or(languages.first().copied()).unwrap_or(Lang::Zh)
    }

    /// The nearest state that this report can show.
    #[must_use]
    pub fn resolved(&self, report: &Report) -> Self {
        let mut next = self.clone();
        next.view = nearest_view(report, &self.view);
        if next.view == self.view {
            next.keep_known_params(report);
        } else {
            let stays = matches!((&next.view, &self.view), (View::Calendar(_), View::Calendar(_)));
            (next.figure, next.calendar) = (super::FigureParams::default(), super::CalendarParams::default());
            next.present = super::PresentParams { step: 1, ..self.present };
            if stays {
                next.calendar = self.calendar.clone();
                next.keep_known_params(report);
            }
        }
        let file = report.file();
        next.settings.lang = self.settings.lang.filter(|lang| file.languages.contains(lang));
        next.settings.report = self.settings.report.clone().filter(|id| *id == file.id);
        next.nearest |= next != *self;
        next
    }

    /// Drops the parameters that name nothing in the report.
    fn keep_known_params(&mut self, report: &Report) {
        if let View::Figure(id) = &self.view {
            let figure = report.figure(id);
            let measures = figure.map(|figure| figure.measures.as_slice()).unwrap_or_default();
            self.figure.measure.take_if(|id| !measures.iter().any(|measure| measure.id == *id));
            // A year before is drawn beside its value without being declared by the figure.
            let shows = |id: &str| {
                let act = report.event(id).map(|event| event.act);
                figure.is_some_and(|figure| {
                    act.is_some_and(|act| figure.acts.contains(&act))
                        || figure.ids().any(|shown| shown == id || report.prior_of(shown) == Some(id))
                })
            };
            self.figure.mark.take_if(|id| !shows(id));
            let measure = self.figure.measure.as_deref();
            let of = figure.map(|figure| figure.of_measure(measure)).unwrap_or_default();
            let extent = report.extent(&mut of.iter().map(String::as_str));
            let known = |span: &str| extent.is_some_and(|extent| extent.places(span).is_some());
            self.figure.span.take_if(|span| !known(span));
        }
        if let View::Present(slide) = self.view {
            self.present.step = At { slide, step: self.present.step }.nearest(&slides(report)).step;
        }
        let year = report.file().year;
        let shown = |when: &mut When| when.year() == year || has_events_in(report, when.year());
        self.calendar.when.take_if(|when| !shown(when));
        self.calendar.list.take_if(|id| !report.file().lists.iter().any(|list| list.id == *id));
    }
}

/// Whether an event has its time in a year; looks at what is written, so that it is cheap for many events.
fn has_events_in(report: &Report, year: i16) -> bool {
    let year = format!("{year:04}");
    let dates = report.file().events.iter().filter_map(|event| event.date.as_deref());
    dates.into_iter().any(|date| date.strip_prefix("../").unwrap_or(date).starts_with(&year))
}

fn nearest_view(report: &Report, view: &View) -> View {
    match view {
        View::Overview | View::Figures | View::Calendar(None) | View::Source(None) => view.clone(),
        View::Figure(id) => nearest_of_id(report, id, View::Figures),
        View::Calendar(Some(id)) => match report.entry(id) {
            Some(Entry::Event(_)) => view.clone(),
            _ => View::Calendar(None),
        },
        View::Source(Some(id)) => match report.entry(id) {
            Some(Entry::Statistic(_) | Entry::Event(_)) => view.clone(),
            Some(Entry::Series(_)) if report.series(id).is_some_and(|one| one.quote.is_some()) => view.clone(),
            _ => View::Source(None),
        },
        View::Present(number) => View::Present(At::of_slide(&slides(report), *number).slide),
    }
}

/// The view that shows what an id stands for.
fn nearest_of_id(report: &Report, id: &str, otherwise: View) -> View {
    match report.entry(id) {
        Some(Entry::Figure(_)) => View::Figure(id.to_owned()),
        Some(Entry::Event(_)) => View::Calendar(Some(id.to_owned())),
        Some(Entry::Statistic(_) | Entry::Derived(_) | Entry::Series(_)) => {
            report.figure_of(id).map_or(otherwise, |figure| View::Figure(figure.id.clone()))
        }
        None => otherwise,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        Report::load(include_bytes!("resolve/report.json"), None).expect("a report without problems")
    }

    fn check(address: &str, nearest: &str) {
        let state = State::parse(address).resolved(&report());
        assert_eq!(state.address(), nearest);
        assert_eq!(state.nearest, address != nearest, "{address}");
    }

    #[test]
    fn what_the_report_has_stays_as_it_is() {
        for address in [
            "#/",
            "#/figures/balance?mark=loans",
            "#/calendar/opened?topic=ip&list=text",
            "#/calendar?q=%E7%A7%91&as=list&when=2023-02",
            "#/source/loans",
            "#/?lang=en&report=small",
        ] {
            check(address, address);
        }
    }

    #[test]
    fn an_id_of_another_kind_leads_to_the_view_that_shows_it() {
        check("#/figures/loans", "#/figures/balance");
        check("#/figures/opened", "#/calendar/opened");
    }

    #[test]
    fn an_id_that_is_nowhere_leads_to_the_list_it_would_be_in() {
        check("#/figures/none?scale=linear", "#/figures");
        check("#/calendar/none?topic=ip", "#/calendar?topic=ip");
        check("#/source/none", "#/source");
    }

    #[test]
    fn parameters_that_name_nothing_are_dropped() {
        check("#/figures/balance?measure=none&mark=opened", "#/figures/balance");
        check("#/calendar?list=none", "#/calendar");
        check("#/?report=other", "#/");
        check("#/calendar?when=1999-05", "#/calendar");
    }

    #[test]
    fn a_slide_that_is_not_there_is_the_nearest() {
        check("#/present/1", "#/present/1");
        check("#/present/1?presenter=1", "#/present/1?presenter=1");
        check("#/present/99?presenter=1", "#/present/1?presenter=1");
        check("#/present/1?step=7", "#/present/1");
    }

    #[test]
    fn the_language_is_the_chosen_one_or_the_first_of_the_report() {
        assert_eq!(State::parse("#/?lang=en").lang(&report()), Lang::En);
        assert_eq!(State::parse("#/").lang(&report()), Lang::Zh);
    }
}
