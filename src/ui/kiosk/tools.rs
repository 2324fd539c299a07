//! What a visitor can set, and the way home. Each is a link to the address of its state.

use yew::prelude::*;

use crate::report::Lang;
use crate::state::{Action, ThemeChoice};
use crate::ui::host::use_reach;
use crate::ui::icon::{Icon, Icon_};
use crate::ui::shared::{Shared, ViewProps};
use crate::words::kiosk::Kiosk as Say;

/// The languages of the report, each by its own name; nothing where there is one only.
#[component]
pub fn Languages(props: &ViewProps) -> Html {
    let shared = &props.shared;
    let languages = &shared.report.file().languages;
    if languages.len() < 2 {
        return Html::default();
    }
    let link = |lang: Lang| {
        // The first language is the default, and the default is not written into the address.
        let to = Some(lang).filter(|lang| languages.first() != Some(lang));
        let (say, code) = if lang == Lang::Zh { (Say::Chinese, "zh-CN") } else { (Say::English, "en") };
        let chosen = lang == shared.lang;
        html! {
            <a class="lang" role="button" aria-pressed={chosen.to_string()} lang={code}
                href={shared.href_with(Action::Language(to))}>{ say.text(lang) }</a>
        }
    };
    html! {
        <span class="langs" role="group" aria-label={Say::Language.text(shared.lang)}>
            { for languages.iter().copied().map(link) }
        </span>
    }
}

/// Larger text and high contrast, on and off.
#[component]
pub fn Choices(props: &ViewProps) -> Html {
    let shared = &props.shared;
    let settings = &shared.state.settings;
    let contrast = settings.theme == Some(ThemeChoice::Contrast);
    // Off is the look the screen was set up with.
    let usual = use_launch_theme();
    let theme =
        if contrast { usual.filter(|theme| *theme != ThemeChoice::Contrast) } else { Some(ThemeChoice::Contrast) };
    html! {
        <>
            { switch(shared, settings.large, Action::Large(!settings.large), Icon::LargeText, Say::LargeText) }
            { switch(shared, contrast, Action::Theme(theme), Icon::Contrast, Say::Contrast) }
        </>
    }
}

/// The colours that the screen was set up with.
#[hook]
fn use_launch_theme() -> Option<ThemeChoice> {
    let home = use_reach().home;
    home.and_then(|home| crate::state::State::parse(&home).settings.theme)
}

fn switch(shared: &Shared, on: bool, action: Action, icon: Icon, say: Say) -> Html {
    let name = say.text(shared.lang);
    html! {
        <a class="switch" role="switch" aria-checked={on.to_string()} aria-label={name} href={shared.href_with(action)}>
            <Icon_ {icon} size={20} /><span>{ name }</span>
        </a>
    }
}

/// The way back to the first screen, with everything forgotten.
#[component]
pub fn StartOver(props: &ViewProps) -> Html {
    let lang = props.shared.lang;
    let Some(home) = use_reach().home else { return Html::default() };
    html! {
        <a class="home" href={home} aria-label={Say::HomeName.text(lang)} data-home="">
            <Icon_ icon={Icon::StartOver} size={20} /><span>{ Say::Home.text(lang) }</span>
        </a>
    }
}
