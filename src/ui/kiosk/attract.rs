//! What is shown to who passes by: the slides one after another, and how to begin.
//!
//! Takes [`ViewProps`] at a slide, gives the screen. A touch anywhere begins; the language, the look and the doors are
//! touched by themselves. Which slide comes next, and when, is not known here.

use yew::prelude::*;

use super::doors::Doors;
use super::handoff::ScanThis;
use super::tools::{Choices, Languages};
use crate::report::Lang;
use crate::state::{View, kiosk};
use crate::ui::frame::logo;
use crate::ui::icon::{Icon, Icon_};
use crate::ui::present::slide::Slide;
use crate::ui::shared::ViewProps;
use crate::words::kiosk::{self as words, Kiosk as Say};
use crate::words::message::{Frame, chapter_of};

/// Draws the screen.
#[component]
pub fn Attract(props: &ViewProps) -> Html {
    let shared = &props.shared;
    let View::Present(number) = shared.state.view else { return Html::default() };
    let (lang, file) = (shared.lang, shared.report.file());
    let start = shared.href(View::Overview);
    let other = if lang == Lang::Zh { Lang::En } else { Lang::Zh };
    let idle_s = kiosk::idle_s(shared.state.settings.idle_s);
    html! {
        <main id="main" class="attract" tabindex="-1">
            // Under everything: whatever is touched that is nothing else begins.
            <a class="anywhere" href={start.clone()} tabindex="-1" aria-hidden="true"></a>
            <header class="at-head">
                <span class="word">{logo()}<span>{Frame::Name.text(lang)}</span></span>
                <p>{file.publication.get(lang)}{" · "}{chapter_of(&shared.report, lang)}</p>
            </header>
            <section class="at-slide" aria-live="off">
                <Slide shared={shared.clone()} {number} step={shared.state.present.step} moves=true />
            </section>
            <Doors shared={shared.clone()} />
            <section class="at-begin">
                <div class="at-row">
                    <a class="begin" href={start}>
                        <Icon_ icon={Icon::Pointer} size={112} />
                        <span>
                            <b>{ Say::Touch.text(lang) }</b>
                            <small lang={if other == Lang::Zh { "zh-CN" } else { "en" }}>{ Say::Touch.text(other) }</small>
                        </span>
                    </a>
                    <ScanThis shared={shared.clone()} />
                </div>
                <div class="at-choices">
                    <Languages shared={shared.clone()} />
                    <Choices shared={shared.clone()} />
                </div>
                <p class="at-foot">
                    <span>{ words::source(file.publication.get(lang), &chapter_of(&shared.report, lang), lang) }</span>
                    <span>{ words::comes_back(idle_s, lang) }</span>
                </p>
            </section>
        </main>
    }
}
