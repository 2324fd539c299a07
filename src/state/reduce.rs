//! Actions and what they make of a state.
//!
//! Takes a [`State`] and an [`Action`], gives the next state. Pure: the same two always give the same one. Never
//! leaves a parameter behind that belongs to a view no longer shown, nor an empty id where there is none.

use super::{CalendarParams, Chrome, FigureParams, Layout, PresentParams, Scale, State, ThemeChoice, View, When};
use crate::report::schema::Act;
use crate::report::{Lang, Theme};

/// Something a person, a host page or a clock did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Another view. The same figure keeps its parameters, and so does the calendar when an event is opened.
    Open(View),
    /// A language; `None` for the report's first.
    Language(Option<Lang>),
    /// A colour scheme; `None` for the system's.
    Theme(Option<ThemeChoice>),
    /// What stands around the view.
    Chrome(Chrome),
    /// Larger text, or text as usual.
    Large(bool),
    /// Unattended or not.
    Kiosk(bool),
    /// Seconds before an unattended screen begins anew.
    Idle(Option<u32>),
    /// Another report.
    Report(Option<String>),
    /// Figure: a measure.
    Measure(Option<String>),
    /// Figure: an axis.
    Scale(Scale),
    /// Figure: intervals of derived values.
    Derived(bool),
    /// Figure: values published elsewhere.
    Elsewhere(bool),
    /// Figure: a mark selected, or none.
    Mark(Option<String>),
    /// Figure: a span of time, or all.
    Span(Option<String>),
    /// Calendar: one theme, or all.
    OnlyTheme(Option<Theme>),
    /// Calendar: one kind of act, or all.
    OnlyAct(Option<Act>),
    /// Calendar: one list, or all.
    OnlyList(Option<String>),
    /// Calendar: words to search for.
    Search(String),
    /// Calendar: every event again.
    ClearFilters,
    /// Calendar: how the events are laid out.
    Layout(Layout),
    /// Calendar: a year, or a month to open; `None` for the report's year.
    When(Option<When>),
    /// Slides: a step inside the slide, counted from 1.
    Step(u32),
    /// Slides: the window of who speaks, or that of who listens.
    Presenter(bool),
    /// Slides: whether keys of one character do anything.
    Letters(bool),
}

/// The state after `action`. An action of a view that is not shown changes nothing but the notice.
pub fn reduce(state: State, action: Action) -> State {
    let mut next = State { nearest: false, ..state };
    match action {
        Action::Open(view) => next.open(view.tidy()),
        Action::Language(lang) => next.settings.lang = lang,
        Action::Theme(theme) => next.settings.theme = theme,
        Action::Chrome(chrome) => next.settings.chrome = chrome,
        Action::Large(large) => next.settings.large = large,
        Action::Kiosk(kiosk) => next.settings.kiosk = kiosk,
        Action::Idle(idle_s) => next.settings.idle_s = idle_s,
        Action::Report(report) => next.settings.report = filled(report),
        action => match next.view {
            View::Figure(_) => reduce_figure(&mut next.figure, action),
            View::Calendar(_) => reduce_calendar(&mut next.calendar, action),
            View::Present(_) => reduce_present(&mut next.present, action),
            _ => {}
        },
    }
    next
}

fn reduce_figure(params: &mut FigureParams, action: Action) {
    match action {
        // A mark of one measure is not drawn in another.
        Action::Measure(measure) => (params.measure, params.mark) = (filled(measure), None),
        Action::Scale(scale) => params.scale = scale,
        Action::Derived(derived) => params.derived = derived,
        Action::Elsewhere(elsewhere) => params.elsewhere = elsewhere,
        Action::Mark(mark) => params.mark = filled(mark),
        Action::Span(span) => params.span = filled(span),
        _ => {}
    }
}

fn reduce_calendar(params: &mut CalendarParams, action: Action) {
    match action {
        Action::OnlyTheme(theme) => params.theme = theme,
        Action::OnlyAct(act) => params.act = act,
        Action::OnlyList(list) => params.list = filled(list),
        Action::Search(q) => params.q = q,
        Action::ClearFilters => {
            *params = CalendarParams { layout: params.layout, when: params.when, ..CalendarParams::default() };
        }
        Action::Layout(layout) => params.layout = layout,
        Action::When(when) => params.when = when,
        _ => {}
    }
}

fn reduce_present(params: &mut PresentParams, action: Action) {
    match action {
        Action::Step(step) => params.step = step.max(1),
        Action::Presenter(presenter) => params.presenter = presenter,
        Action::Letters(letters) => params.letters = letters,
        _ => {}
    }
}

/// An empty id is none.
pub(super) fn filled(id: Option<String>) -> Option<String> {
    id.filter(|id| !id.is_empty())
}

impl State {
    fn open(&mut self, view: View) {
        match (&self.view, &view) {
            (View::Figure(old), View::Figure(new)) if old == new => {}
            (View::Calendar(_), View::Calendar(_)) => {}
            // Another slide begins at its first step, in the same window.
            (View::Present(_), View::Present(_)) => self.present.step = 1,
            _ => {
                (self.figure, self.calendar) = (FigureParams::default(), CalendarParams::default());
                self.present = PresentParams::default();
            }
        }
        self.view = view;
    }
}

impl View {
    /// The same view without an empty id, which no address can hold.
    pub(super) fn tidy(self) -> Self {
        match self {
            Self::Figure(id) if id.is_empty() => Self::Figures,
            Self::Calendar(event) => Self::Calendar(filled(event)),
            Self::Source(id) => Self::Source(filled(id)),
            Self::Present(slide) => Self::Present(slide.max(1)),
            view => view,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: impl IntoIterator<Item = Action>) -> State {
        actions.into_iter().fold(State::default(), reduce)
    }

    #[test]
    fn settings_stay_when_another_view_is_opened() {
        let state = after([
            Action::Language(Some(Lang::En)),
            Action::Theme(Some(ThemeChoice::Dark)),
            Action::Open(View::Calendar(None)),
        ]);
        assert_eq!((state.settings.lang, state.settings.theme), (Some(Lang::En), Some(ThemeChoice::Dark)));
    }

    #[test]
    fn opening_an_event_keeps_the_filters_and_leaving_the_calendar_drops_them() {
        let filtered = after([Action::Open(View::Calendar(None)), Action::OnlyTheme(Some(Theme::Ip))]);
        let opened = reduce(filtered, Action::Open(View::Calendar(Some("a".into()))));
        assert_eq!(opened.calendar.theme, Some(Theme::Ip));
        assert_eq!(reduce(opened, Action::Open(View::Overview)).calendar, CalendarParams::default());
    }

    #[test]
    fn another_figure_begins_with_its_own_measure() {
        let state = after([
            Action::Open(View::Figure("a".into())),
            Action::Measure(Some("borrowers".into())),
            Action::Mark(Some("m".into())),
        ]);
        assert_eq!(state.figure.mark.as_deref(), Some("m"));
        assert_eq!(reduce(state.clone(), Action::Measure(None)).figure.mark, None);
        assert_eq!(reduce(state, Action::Open(View::Figure("b".into()))).figure, FigureParams::default());
    }

    #[test]
    fn another_slide_begins_at_its_first_step_and_leaving_forgets_the_window() {
        let slide = |number| Action::Open(View::Present(number));
        let state = after([slide(2), Action::Presenter(true), Action::Step(2)]);
        assert_eq!(state.present, PresentParams { step: 2, presenter: true, letters: true });
        let next = reduce(state, slide(3));
        assert_eq!(next.present, PresentParams { step: 1, presenter: true, letters: true });
        assert_eq!(reduce(next, Action::Open(View::Overview)).present, PresentParams::default());
    }

    #[test]
    fn an_action_of_another_view_changes_nothing() {
        let state = after([Action::Mark(Some("m".into())), Action::Search("科技".into())]);
        assert_eq!(state, State::default());
    }

    #[test]
    fn any_action_clears_the_notice() {
        let state = State { nearest: true, ..State::default() };
        assert!(!reduce(state, Action::Kiosk(false)).nearest);
    }
}
