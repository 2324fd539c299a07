//! The page: what is wanted, the report fetched, the views.
//!
//! Takes the place it lives in, gives the interface. The address is the state: a link changes it, and its change is
//! read here. Never reaches beyond its place.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::{
    Stage, use_colours, use_events, use_height, use_report, use_scroll_to_top, use_searchable, use_system_theme,
    use_wanted,
};
use super::kiosk::{Visit, use_kiosk, use_retry};
use super::place::{Marks, Place, Wanted};
use crate::draw::Theme;
use crate::draw::theme::{CONTRAST, DARK, LIGHT};
use crate::report::{Lang, Report};
use crate::state::{Chrome, State, ThemeChoice, View};
use crate::ui::calendar::CalendarView;
use crate::ui::figure::{FigureView, FiguresView};
use crate::ui::frame::{BottomBar, FigureIndex, Masthead, PageFoot};
use crate::ui::host::{Host, Reach, Step, use_unattended};
use crate::ui::kiosk::{Attract, Still};
use crate::ui::overview::Overview;
use crate::ui::present::PresentView;
use crate::ui::shared::{Shared, ViewProps};
use crate::ui::source::SourceView;
use crate::ui::trouble::{Loading, TroubleView};
use crate::ui::turns::{Turn, use_turn, use_turns};
use crate::words::message::Frame;
use crate::words::present::Present;

/// What an application shows: a place, or nothing while it waits for one.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct RootProps {
    pub(super) place: Option<Place>,
}

/// The root of an application; another place is another page, from the beginning.
#[component]
pub(super) fn Root(props: &RootProps) -> Html {
    let Some(place) = props.place.clone() else { return Html::default() };
    let key = if let Place::Guest(guest) = &place { guest.number } else { 0 };
    html! { <Page {key} {place} /> }
}

#[derive(Clone, PartialEq, Properties)]
struct PageProps {
    place: Place,
}

/// The whole page.
#[component]
fn Page(props: &PageProps) -> Html {
    let place = &props.place;
    let Wanted { state, origin, site } = use_wanted(place);
    let system = use_system_theme();
    let (stage, retry) = use_report(origin, state.settings.report.clone(), place.seal());
    let theme = theme_of(state.settings.theme.unwrap_or(system));
    let turn = {
        let place = place.clone();
        use_turns(matches!(stage, Stage::Ready(..)), move || place.is_covered())
    };
    let marks = Marks::of(&stage, &state, theme.name, turn);
    let lang = marks.lang;
    {
        let place = place.clone();
        use_effect_with(marks, move |marks| {
            // Views that are measured have asked for it before; the others can wait until now.
            match marks.word {
                "loading" => {}
                // Who runs it unattended shows no page that leads out.
                "error" if !marks.unattended => place.reveal_above(),
                _ => {
                    place.reveal();
                    place.settle();
                }
            }
            place.mark(marks);
        });
    }
    let theme = use_colours(place, theme);
    use_scroll_to_top(place, &state.view);
    use_events(place, &stage, &state, lang);
    use_height(place, state.settings.chrome);
    use_searchable(&stage, turn);
    let visit = use_kiosk(place, &state, if let Stage::Ready(_, report, _) = &stage { Some(report) } else { None });
    use_retry(visit.home.is_some() && matches!(stage, Stage::Trouble(..)), &retry);
    let go = use_callback(place.clone(), |step: Step, place| place.go(&step));
    let show = use_callback(place.clone(), |(), place| place.reveal());
    let may_move = use_callback(place.clone(), |(), place| place.may_move());
    let may_grow = use_callback(place.clone(), |(), place| place.may_grow());
    match stage {
        Stage::Loading => html! { <Loading /> },
        Stage::Trouble(folder, reason) => {
            let unattended = visit.home.is_some();
            let reads_on = !unattended && place.has_view();
            html! { <TroubleView {folder} {reason} {lang} {retry} {unattended} {reads_on} /> }
        }
        Stage::Ready(folder, report, index) => {
            let state = Rc::new(state.resolved(&report));
            let reach = Reach { folder, site, guest: place.is_guest(), home: visit.home.clone() };
            html! {
                <ContextProvider<Host> context={Host { go, show, may_move, may_grow, reach }}>
                    <ContextProvider<Turn> context={turn}>
                        <Views shared={Shared { report, index, state, lang, theme }} {visit} />
                    </ContextProvider<Turn>>
                </ContextProvider<Host>>
            }
        }
    }
}

fn theme_of(choice: ThemeChoice) -> Theme {
    match choice {
        ThemeChoice::Light => LIGHT,
        ThemeChoice::Dark => DARK,
        ThemeChoice::Contrast => CONTRAST,
    }
}

impl Marks {
    fn of(stage: &Stage, looked_at: &State, theme: &'static str, turn: Turn) -> Self {
        let chosen = looked_at.settings.lang.unwrap_or(Lang::Zh);
        let (unattended, large) = (looked_at.settings.kiosk, looked_at.settings.large);
        let marks = |lang, word, title| Self { lang, word, theme, unattended, large, title };
        match stage {
            Stage::Loading => marks(chosen, "loading", String::new()),
            Stage::Ready(_, report, _) => {
                let lang = looked_at.lang(report);
                let word = if turn == Turn::WHOLE { "ready" } else { "loading" };
                marks(lang, word, title(report, looked_at, lang))
            }
            Stage::Trouble(..) => marks(chosen, "error", String::new()),
        }
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ViewsProps {
    shared: Shared,
    visit: Visit,
}

#[component]
fn Views(props: &ViewsProps) -> Html {
    let ViewsProps { shared, visit } = props;
    let content = html! { <Content shared={shared.clone()} /> };
    if visit.home.is_none() {
        return content;
    }
    if matches!(shared.state.view, View::Present(_)) {
        return html! { <Attract shared={shared.clone()} /> };
    }
    html! {
        <div class="explorer">
            {content}
            if let Some(seconds) = visit.countdown_s {
                <Still shared={shared.clone()} {seconds} stay={visit.stay.clone()} />
            }
        </div>
    }
}

#[component]
fn Content(props: &ViewProps) -> Html {
    let shared = props.shared.clone();
    let (unattended, turn) = (use_unattended(), use_turn());
    // Slides have the whole screen, and say themselves what is to be said.
    let slides = matches!(shared.state.view, View::Present(_));
    let full = (shared.state.settings.chrome == Chrome::Full || unattended) && !slides;
    let figures = matches!(shared.state.view, View::Figure(_) | View::Figures);
    html! {
        <>
            if full {
                if !unattended { <a class="skip" href="#main">{Frame::SkipToContent.text(shared.lang)}</a> }
                <Masthead shared={shared.clone()} />
                if figures { <FigureIndex shared={shared.clone()} /> }
            }
            if shared.report.source().is_none() {
                <p class="wrap nearest unchecked" role="note">{Frame::NotChecked.text(shared.lang)}</p>
            }
            if shared.state.nearest && !slides {
                <p class="wrap nearest" role="status">{Frame::NearestShown.text(shared.lang)}</p>
            }
            <main id="main" tabindex="-1">{ match &shared.state.view {
                View::Overview => html! { <Overview shared={shared.clone()} /> },
                _ if !turn.has(Turn::CHARTS) => Html::default(),
                View::Present(_) => html! { <PresentView shared={shared.clone()} /> },
                View::Figures => html! { <FiguresView shared={shared.clone()} /> },
                View::Figure(_) => html! { <FigureView shared={shared.clone()} /> },
                View::Calendar(_) => html! { <div class="wrap"><CalendarView shared={shared.clone()} /></div> },
                View::Source(_) => html! { <SourceView shared={shared.clone()} /> },
            } }</main>
            if full && turn.has(Turn::FOOT) {
                <PageFoot shared={shared.clone()} />
                <BottomBar shared={shared.clone()} />
            }
        </>
    }
}

/// The title of the window: what is looked at, then the chapter, then the program.
fn title(report: &Report, state: &State, lang: Lang) -> String {
    let of_view = match &state.view {
        View::Figure(id) => report.figure(id).map(|figure| figure.short.get(lang).to_owned()),
        View::Calendar(Some(id)) => report.event(id).map(|event| event.row_title().get(lang).to_owned()),
        View::Calendar(None) => Some(Frame::Calendar.text(lang).to_owned()),
        View::Source(_) => Some(Frame::Source.text(lang).to_owned()),
        View::Present(_) => Some(Present::Name.text(lang).to_owned()),
        _ => None,
    };
    let parts = [of_view.as_deref(), Some(report.file().title.get(lang)), Some(Frame::Name.text(lang))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
