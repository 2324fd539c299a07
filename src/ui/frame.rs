//! What stands around a view: masthead, figure index, bottom bar, footer.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::draw::icon::SIGN;
use crate::report::Lang;
use crate::state::{Action, ThemeChoice, View};
use crate::words::message::{Frame, chapter_of, source_sentence};
use crate::words::present::Present;

use super::host::{use_reach, use_unattended};
use super::icon::{Icon, Icon_ as IconSvg};
use super::kiosk::{Choices, HandOff, Languages, StartOver};
use super::shape::{ThemeShape, accent};
use super::shared::{Shared, ViewProps};
use super::soon::Soon;

/// The line over a title: theme shape, section number and name.
#[derive(Clone, PartialEq, Properties)]
pub struct KickerProps {
    /// What every view is given.
    pub shared: Shared,
    /// The section.
    pub section: String,
}

/// The line over a title.
#[component]
pub fn Kicker(props: &KickerProps) -> Html {
    let Some(section) = props.shared.report.section(&props.section) else { return Html::default() };
    html! {
        <p class="kick">
            if let Some(theme) = section.theme { <ThemeShape {theme} size={12} /> }
            <span>{&section.id}{" "}{section.title.get(props.shared.lang)}</span>
        </p>
    }
}

/// The sign of the program.
pub(super) fn logo() -> Html {
    html! {
        <svg width="28" height="28" viewBox="0 0 28 28" fill="none" stroke="currentColor" stroke-width="2.6" aria-hidden="true">
            { for SIGN.into_iter().map(|d| html! { <path {d} /> }) }
        </svg>
    }
}

/// The five views of the menu.
fn entries(shared: &Shared) -> [(&'static str, Icon, View, bool); 5] {
    let name = |name: Frame| name.text(shared.lang);
    let view = &shared.state.view;
    let figures = shared.report.file().figures.first();
    let first = figures.map_or(View::Figures, |figure| View::Figure(figure.id.clone()));
    [
        (name(Frame::Overview), Icon::House, View::Overview, matches!(view, View::Overview)),
        (name(Frame::Figures), Icon::ChartGantt, first, matches!(view, View::Figures | View::Figure(_))),
        (name(Frame::Calendar), Icon::CalendarDays, View::Calendar(None), matches!(view, View::Calendar(_))),
        (name(Frame::Source), Icon::BookOpen, View::Source(None), matches!(view, View::Source(_))),
        (Present::Name.text(shared.lang), Icon::Presentation, View::Present(1), matches!(view, View::Present(_))),
    ]
}

/// The masthead.
#[component]
pub fn Masthead(props: &ViewProps) -> Html {
    let shared = &props.shared;
    let lang = shared.lang;
    let file = shared.report.file();
    let reach = use_reach();
    let (folder, unattended) = (reach.folder, reach.home.is_some());
    html! {
        <header class="mast">
            <div class="wrap">
                <a class="word" href={shared.href(View::Overview)}>{logo()}<span>{Frame::Name.text(lang)}</span></a>
                <p class="rep"><span>{file.publication.get(lang)}</span><span>{" · "}{chapter_of(&shared.report, lang)}</span></p>
                if !unattended {
                    <nav aria-label={Frame::MainMenu.text(lang)}>
                        { for entries(shared).into_iter().map(|(name, _, view, current)| html! {
                            <a href={shared.href(view)} aria-current={current.then_some("page")}>{name}</a>
                        }) }
                    </nav>
                }
                <div class="tools">
                    if unattended {
                        <Languages shared={shared.clone()} />
                        <Choices shared={shared.clone()} />
                        <HandOff shared={shared.clone()} />
                    } else {
                        {tools(shared, &folder)}
                    }
                </div>
            </div>
        </header>
    }
}

/// Another language, light or dark, the data.
fn tools(shared: &Shared, folder: &str) -> Html {
    let (lang, file) = (shared.lang, shared.report.file());
    let other = if lang == Lang::Zh { Lang::En } else { Lang::Zh };
    let has_other = file.languages.contains(&other);
    // The first language is the default, and the default is not written into the address.
    let to_other = Some(other).filter(|other| file.languages.first() != Some(other));
    let dark = shared.theme.name == "dark";
    let theme = if dark { ThemeChoice::Light } else { ThemeChoice::Dark };
    html! {
        <>
            if has_other {
                <a class="tool" href={shared.href_with(Action::Language(to_other))}
                    lang={if lang == Lang::Zh { "en" } else { "zh-CN" }}
                    aria-label={Frame::OtherLanguageName.text(lang)}>
                    <IconSvg icon={Icon::Languages} size={18} /><span>{Frame::OtherLanguage.text(lang)}</span>
                </a>
            }
            <a class="tool" href={shared.href_with(Action::Theme(Some(theme)))}
                aria-label={Frame::ThemeSwitch.text(lang)} title={Frame::ThemeSwitch.text(lang)}>
                <IconSvg icon={Icon::SunMoon} size={18} />
            </a>
            if !folder.is_empty() {
                <a class="tool" href={format!("{folder}report.json")} download={format!("{}.json", file.id)}
                    aria-label={Frame::DataName.text(lang)} title={Frame::DataName.text(lang)}>
                    <IconSvg icon={Icon::Download} size={18} />
                </a>
            }
        </>
    }
}

/// The figures of the chapter, by section.
#[component]
pub fn FigureIndex(props: &ViewProps) -> Html {
    let shared = &props.shared;
    let lang = shared.lang;
    let file = shared.report.file();
    let current = |id: &str| matches!(&shared.state.view, View::Figure(now) if now == id);
    let row = use_node_ref();
    use_effect_with((row.clone(), shared.state.view.clone()), |(row, _)| {
        let row = row.clone();
        let soon = Soon::new(move || {
            if let Some(row) = row.cast::<HtmlElement>() {
                bring_current_into_view(&row);
            }
        });
        move || drop(soon)
    });
    html! {
        <nav ref={row} class="index" aria-label={Frame::FigureMenu.text(lang)}>
            <div class="wrap">
                { for file.sections.iter().map(|section| {
                    let mut figures = file.figures.iter().filter(|figure| figure.section == section.id).peekable();
                    if figures.peek().is_none() {
                        return Html::default();
                    }
                    html! {
                        <span class="group" data-accent={section.theme.map(accent)}>
                            <span class="sec">{&section.id}</span>
                            { for figures.map(|figure| html! {
                                <a href={shared.href(View::Figure(figure.id.clone()))}
                                    aria-current={current(&figure.id).then_some("page")}>{figure.short.get(lang)}</a>
                            }) }
                        </span>
                    }
                }) }
            </div>
        </nav>
    }
}

/// Scrolls a row of links, which a narrow screen shows a part of, to where the current one stands in the middle.
fn bring_current_into_view(row: &HtmlElement) {
    let current = row.query_selector("[aria-current]").ok().flatten();
    let Some(current) = current.and_then(|current| current.dyn_into::<HtmlElement>().ok()) else { return };
    let left = current.offset_left() - row.offset_left();
    row.set_scroll_left(left + (current.offset_width() - row.client_width()) / 2);
}

/// The bar at the bottom of a phone, and of a screen that runs unattended: there with the way home, which is the slides.
#[component]
pub fn BottomBar(props: &ViewProps) -> Html {
    let shared = &props.shared;
    let unattended = use_unattended();
    let given = |view: &View| !(unattended && matches!(view, View::Present(_)));
    html! {
        <nav class="bar" aria-label={Frame::MainMenu.text(shared.lang)}>
            <StartOver shared={shared.clone()} />
            { for entries(shared).into_iter().filter(|(_, _, view, _)| given(view)).map(|(name, icon, view, current)| html! {
                <a href={shared.href(view)} aria-current={current.then_some("page")}>
                    <IconSvg {icon} size={20} /><span>{name}</span>
                </a>
            }) }
        </nav>
    }
}

/// The foot of every page.
#[component]
pub fn PageFoot(props: &ViewProps) -> Html {
    let shared = &props.shared;
    let unattended = use_unattended();
    let lang = shared.lang;
    html! {
        <footer class="pagefoot">
            <div class="wrap">
                <p>
                    {Frame::SourceLine.text(lang)}{source_of(shared)}{Frame::EveryNumber.text(lang)}
                </p>
                if !unattended { <p>{Frame::OpenProject.text(lang)}</p> }
            </div>
        </footer>
    }
}

/// The publication, the chapter's number and its title, as a sentence.
fn source_of(shared: &Shared) -> String {
    let (file, number) = (shared.report.file(), chapter_of(&shared.report, shared.lang));
    let (publication, title) = (file.publication.get(shared.lang), file.title.get(shared.lang));
    source_sentence(publication, &number, title, shared.lang)
}
