//! The page: the state read from the address, the report fetched, the views.
//!
//! Takes the address of the page, gives the interface. The address is the state: a link changes it, and its change
//! is read here. Sets language, theme and state on the root and on the document, which are the program's own.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use super::events::{Happening, tell};
use super::load::load;
use crate::calendar::Index;
use crate::draw::theme::{CONTRAST, DARK, LIGHT};
use crate::report::{Entry, Lang, Report};
use crate::state::{Chrome, State, ThemeChoice, View, is_address};
use crate::ui::calendar::CalendarView;
use crate::ui::figure::{FigureView, FiguresView};
use crate::ui::frame::{BottomBar, FigureIndex, Masthead, PageFoot};
use crate::ui::host::{Host, Step};
use crate::ui::overview::Overview;
use crate::ui::shared::Shared;
use crate::ui::source::SourceView;
use crate::ui::trouble::{Loading, Reason, TroubleView};
use crate::words::message::Frame;
use crate::words::problem::worded;

/// What there is of the report.
#[derive(Clone)]
enum Stage {
    Loading,
    Ready(Rc<Report>, Rc<Index>),
    Trouble(String, Reason),
}

/// The whole page.
#[component]
pub(super) fn Page() -> Html {
    let state = use_address();
    let system = use_system_theme();
    let (stage, retry) = use_report(state.settings.report.clone());
    let theme = match state.settings.theme.unwrap_or(system) {
        ThemeChoice::Light => LIGHT,
        ThemeChoice::Dark => DARK,
        ThemeChoice::Contrast => CONTRAST,
    };
    let (lang, word, title) = match &stage {
        Stage::Loading => (state.settings.lang.unwrap_or(Lang::Zh), "loading", String::new()),
        Stage::Ready(report, _) => {
            let lang = state.lang(report);
            (lang, "ready", title(report, &state, lang))
        }
        Stage::Trouble(..) => (state.settings.lang.unwrap_or(Lang::Zh), "error", String::new()),
    };
    use_effect_with((lang, word, theme.name, title), |(lang, word, theme, title)| {
        mark_page(*lang, word, theme, title);
    });
    use_scroll_to_top(&state.view);
    use_events(&stage, &state, lang);
    let go = use_callback((), |step: Step, ()| go_to(&step));
    match stage {
        Stage::Loading => html! { <Loading /> },
        Stage::Trouble(folder, reason) => html! { <TroubleView {folder} {reason} {lang} {retry} /> },
        Stage::Ready(report, index) => {
            let state = Rc::new(state.resolved(&report));
            html! {
                <ContextProvider<Host> context={Host { go }}>
                    <Views shared={Shared { report, index, state, lang, theme }} />
                </ContextProvider<Host>>
            }
        }
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ViewsProps {
    shared: Shared,
}

#[component]
fn Views(props: &ViewsProps) -> Html {
    let shared = props.shared.clone();
    let full = shared.state.settings.chrome == Chrome::Full;
    let figures = matches!(shared.state.view, View::Figure(_) | View::Figures);
    html! {
        <>
            if full {
                <a class="skip" href="#main">{Frame::SkipToContent.text(shared.lang)}</a>
                <Masthead shared={shared.clone()} />
                if figures { <FigureIndex shared={shared.clone()} /> }
            }
            if shared.state.nearest {
                <p class="wrap nearest" role="status">{Frame::NearestShown.text(shared.lang)}</p>
            }
            <main id="main" tabindex="-1">{ match &shared.state.view {
                View::Overview | View::Present(_) => html! { <Overview shared={shared.clone()} /> },
                View::Figures => html! { <FiguresView shared={shared.clone()} /> },
                View::Figure(_) => html! { <FigureView shared={shared.clone()} /> },
                View::Calendar(_) => html! { <div class="wrap"><CalendarView shared={shared.clone()} /></div> },
                View::Source(_) => html! { <SourceView shared={shared.clone()} /> },
            } }</main>
            if full {
                <PageFoot shared={shared.clone()} />
                <BottomBar shared={shared.clone()} />
            }
        </>
    }
}

/// The state, read from the address now and whenever its hash changes.
#[hook]
fn use_address() -> State {
    let state = use_state_eq(|| State::parse(&hash()));
    {
        let state = state.setter();
        use_effect_with((), move |()| {
            let on_change = Closure::<dyn FnMut()>::new(move || {
                let hash = hash();
                if is_address(&hash) {
                    state.set(State::parse(&hash));
                }
            });
            let function = on_change.as_ref().unchecked_ref::<js_sys::Function>().clone();
            let window = web_sys::window();
            if let Some(window) = &window {
                let _ = window.add_event_listener_with_callback("hashchange", &function);
            }
            move || {
                if let Some(window) = window {
                    let _ = window.remove_event_listener_with_callback("hashchange", &function);
                }
                drop(on_change);
            }
        });
    }
    (*state).clone()
}

fn hash() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Changes the address of the page, which then is read like any other change.
fn go_to(step: &Step) {
    let Some(location) = web_sys::window().map(|window| window.location()) else { return };
    // Where a frame may not, the view stays as it is.
    let _ = if step.replaces { location.replace(&step.address) } else { location.set_hash(&step.address) };
}

/// The colour scheme of the system, kept up to date.
#[hook]
fn use_system_theme() -> ThemeChoice {
    let theme = use_state_eq(system_theme);
    {
        let theme = theme.setter();
        use_effect_with((), move |()| {
            let on_change = Closure::<dyn FnMut()>::new(move || theme.set(system_theme()));
            let function = on_change.as_ref().unchecked_ref::<js_sys::Function>().clone();
            let lists: Vec<_> = [DARK_QUERY, CONTRAST_QUERY].into_iter().filter_map(media).collect();
            for list in &lists {
                let _ = list.add_event_listener_with_callback("change", &function);
            }
            move || {
                for list in &lists {
                    let _ = list.remove_event_listener_with_callback("change", &function);
                }
                drop(on_change);
            }
        });
    }
    *theme
}

const DARK_QUERY: &str = "(prefers-color-scheme: dark)";
const CONTRAST_QUERY: &str = "(prefers-contrast: more)";

fn media(query: &str) -> Option<web_sys::MediaQueryList> {
    web_sys::window()?.match_media(query).ok()?
}

fn system_theme() -> ThemeChoice {
    let is = |query| media(query).is_some_and(|list| list.matches());
    if is(CONTRAST_QUERY) {
        ThemeChoice::Contrast
    } else if is(DARK_QUERY) {
        ThemeChoice::Dark
    } else {
        ThemeChoice::Light
    }
}

/// The report, fetched anew when another one is asked for or when asked to try again.
#[hook]
fn use_report(id: Option<String>) -> (Stage, Callback<()>) {
    let stage = use_state(|| Stage::Loading);
    let tries = use_state_eq(|| 0_u32);
    {
        let stage = stage.setter();
        use_effect_with((id, *tries), move |(id, _)| {
            let id = id.clone();
            stage.set(Stage::Loading);
            // A slow answer for a report no longer asked for must not replace the one that is.
            let current = Rc::new(core::cell::Cell::new(true));
            let still = current.clone();
            spawn_local(async move {
                let loaded = load(id).await;
                if still.get() {
                    stage.set(match loaded.report {
                        Ok(report) => {
                            let index = Rc::new(Index::of(&report));
                            Stage::Ready(Rc::new(report), index)
                        }
                        Err(reason) => Stage::Trouble(loaded.folder, reason),
                    });
                }
            });
            move || current.set(false)
        });
    }
    let retry = Callback::from(move |()| tries.set(*tries + 1));
    ((*stage).clone(), retry)
}

/// Another view begins at its top; the same view with other parameters stays where it is.
#[hook]
fn use_scroll_to_top(view: &View) {
    let page = match view {
        View::Calendar(_) => View::Calendar(None),
        // The source scrolls to the sentence looked at by itself.
        View::Source(Some(_)) => View::Source(None),
        other => other.clone(),
    };
    let first = use_mut_ref(|| true);
    use_effect_with(page, move |page| {
        let was_first = core::mem::replace(&mut *first.borrow_mut(), false);
        if !was_first
            && !matches!(page, View::Source(_))
            && let Some(window) = web_sys::window()
        {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
}

/// Tells a host what became of the page, once each.
#[hook]
fn use_events(stage: &Stage, state: &State, lang: Lang) {
    let outcome = match stage {
        Stage::Loading => None,
        Stage::Ready(..) => Some(Happening::Ready),
        Stage::Trouble(_, reason) => Some(failure(reason, lang)),
    };
    use_effect_with(outcome, |outcome| outcome.iter().for_each(tell));
    let is_ready = matches!(stage, Stage::Ready(..));
    let address = is_ready.then(|| Happening::State(state.address()));
    use_effect_with(address, |address| address.iter().for_each(tell));
    let selected = if let Stage::Ready(report, _) = stage { selection(report, state) } else { None };
    use_effect_with(selected, |selected| selected.iter().for_each(tell));
}

fn selection(report: &Report, state: &State) -> Option<Happening> {
    let id = match &state.view {
        View::Calendar(Some(id)) | View::Source(Some(id)) => id,
        View::Figure(_) => state.figure.mark.as_ref()?,
        _ => return None,
    };
    let kind = match report.entry(id)? {
        Entry::Statistic(_) => "statistic",
        Entry::Derived(_) => "derived",
        Entry::Event(_) => "event",
        Entry::Figure(_) => "figure",
    };
    Some(Happening::Select { kind, id: id.clone() })
}

fn failure(reason: &Reason, lang: Lang) -> Happening {
    let (code, message, field) = match reason {
        Reason::Missing(address) => ("missing", address.clone(), String::new()),
        Reason::Network(address, why) => ("network", format!("{address} {why}"), String::new()),
        Reason::Problems(problems) => {
            let first = problems.first();
            let what = first.map(|problem| worded(problem, lang).what).unwrap_or_default();
            ("data", what, first.map(|problem| problem.path.clone()).unwrap_or_default())
        }
    };
    Happening::Error { code, message, field }
}

/// Says on the root and on the document what they show.
fn mark_page(lang: Lang, word: &str, theme: &str, title: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let set = |element: Option<Element>, name: &str, value: &str| {
        if let Some(element) = element {
            let _ = element.set_attribute(name, value);
        }
    };
    let code = if lang == Lang::Zh { "zh-CN" } else { "en" };
    let (page, root) = (document.document_element(), document.get_element_by_id(super::ROOT_ID));
    set(page.clone(), "lang", code);
    set(page, "data-theme", theme);
    set(root, "data-state", word);
    if !title.is_empty() {
        document.set_title(title);
    }
}

/// The title of the window: what is looked at, then the chapter, then the program.
fn title(report: &Report, state: &State, lang: Lang) -> String {
    let of_view = match &state.view {
        View::Figure(id) => report.figure(id).map(|figure| figure.short.get(lang).to_owned()),
        View::Calendar(Some(id)) => report.event(id).map(|event| event.row_title().get(lang).to_owned()),
        View::Calendar(None) => Some(Frame::Calendar.text(lang).to_owned()),
        View::Source(_) => Some(Frame::Source.text(lang).to_owned()),
        _ => None,
    };
    let parts = [of_view.as_deref(), Some(report.file().title.get(lang)), Some(Frame::Name.text(lang))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
