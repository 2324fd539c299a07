//! The bar of controls at the foot of the stage: seen when the pointer moves or the focus comes.
//!
//! Takes what can be asked for, gives named buttons. Never does anything by itself.

use yew::prelude::*;

use crate::deck::drive::Drive;
use crate::report::Lang;
use crate::state::{Action, ThemeChoice};
use crate::ui::icon::{Icon, Icon_ as IconSvg};
use crate::ui::shared::Shared;
use crate::words::message::Frame;
use crate::words::present::Present as Say;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct BarProps {
    pub(super) shared: Shared,
    pub(super) drive: Callback<Drive>,
    pub(super) open_window: Callback<()>,
    pub(super) notes: bool,
    pub(super) clock: bool,
}

/// The bar.
#[component]
pub(super) fn Bar(props: &BarProps) -> Html {
    let lang = props.shared.lang;
    let menu = use_state_eq(|| false);
    let asks = |name: Say, drive: Drive, pressed: Option<bool>| {
        let onclick = props.drive.reform(move |_: MouseEvent| drive);
        let pressed = pressed.map(|pressed| pressed.to_string());
        html! { <button type="button" {onclick} aria-pressed={pressed}>{ name.text(lang) }</button> }
    };
    let turns = |name: Say, drive: Drive, icon: Icon| {
        let onclick = props.drive.reform(move |_: MouseEvent| drive);
        let name = name.text(lang);
        html! { <button type="button" {onclick} aria-label={name} title={name}><IconSvg {icon} size={22} /></button> }
    };
    let open_window = props.open_window.reform(|_: MouseEvent| ());
    let toggle_menu = {
        let menu = menu.clone();
        Callback::from(move |_: MouseEvent| menu.set(!*menu))
    };
    html! {
        <div class="st-bar" role="toolbar" aria-label={Say::Controls.text(lang)}>
            { turns(Say::Previous, Drive::Previous, Icon::ChevronLeft) }
            { turns(Say::Next, Drive::Next, Icon::ChevronRight) }
            { asks(Say::Slides, Drive::Overview, None) }
            { asks(Say::Notes, Drive::Notes, Some(props.notes)) }
            { asks(Say::Clock, Drive::Clock, Some(props.clock)) }
            { asks(Say::Black, Drive::Black, None) }
            <button type="button" onclick={open_window}>{ Say::Window.text(lang) }</button>
            { asks(Say::FullScreen, Drive::FullScreen, None) }
            <button type="button" onclick={toggle_menu} aria-expanded={(*menu).to_string()}>{ Say::Settings.text(lang) }</button>
            { asks(Say::Leave, Drive::Escape, None) }
            if *menu { <Menu shared={props.shared.clone()} drive={props.drive.clone()} /> }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct MenuProps {
    shared: Shared,
    drive: Callback<Drive>,
}

/// What is set once: keys, contrast, language, paper.
#[component]
fn Menu(props: &MenuProps) -> Html {
    let shared = &props.shared;
    let (lang, letters) = (shared.lang, shared.state.present.letters);
    let contrast = shared.state.settings.theme == Some(ThemeChoice::Contrast);
    let languages = &shared.report.file().languages;
    let other = if lang == Lang::Zh { Lang::En } else { Lang::Zh };
    let to_other = Some(other).filter(|other| languages.first() != Some(other));
    let print = Callback::from(|_: MouseEvent| {
        if let Some(window) = web_sys::window() {
            let _ = window.print();
        }
    });
    let switch = |on: bool, action: Action, name: Say| {
        html! { <a class="sw" role="switch" aria-checked={on.to_string()} href={shared.href_with(action)}>{ name.text(lang) }</a> }
    };
    let to_contrast = Action::Theme((!contrast).then_some(ThemeChoice::Contrast));
    html! {
        <div class="st-menu">
            { switch(letters, Action::Letters(!letters), Say::Letters) }
            <p>{ Say::LettersHint.text(lang) }</p>
            { switch(contrast, to_contrast, Say::Contrast) }
            if languages.contains(&other) {
                <a href={shared.href_with(Action::Language(to_other))} lang={if lang == Lang::Zh { "en" } else { "zh-CN" }}>
                    { Frame::OtherLanguageName.text(lang) }
                </a>
            }
            { turned(Say::White, Drive::White, props) }
            <button type="button" onclick={print}>{ Say::Print.text(lang) }</button>
        </div>
    }
}

fn turned(name: Say, drive: Drive, props: &MenuProps) -> Html {
    let onclick = props.drive.reform(move |_: MouseEvent| drive);
    html! { <button type="button" {onclick}>{ name.text(props.shared.lang) }</button> }
}
