//! Sharing a view: its link, what to paste to embed it, and a code to scan.
//!
//! Takes a view, gives a part of the page that unfolds. Addresses are those of the published site where it is known;
//! elsewhere they are relative, and that is said. Never shares what is selected or how the page around looks.

use yew::prelude::*;

use super::copy::CopyText;
use super::host::{use_reach, use_unattended};
use super::icon::{Icon, Icon_ as IconSvg};
use super::shared::Shared;
use crate::share::{place, qr, snippets};
use crate::state::{FigureParams, Settings, View};
use crate::words::share::Share as Say;

/// What is shared.
#[derive(Clone, PartialEq, Properties)]
pub struct ShareProps {
    /// What every view is given.
    pub shared: Shared,
    /// The view.
    pub view: View,
}

/// Draws the part that unfolds. What is in it is made when it is opened first.
#[component]
pub fn Share(props: &ShareProps) -> Html {
    let opened = use_state_eq(|| false);
    let ontoggle = {
        let opened = opened.setter();
        Callback::from(move |_: Event| opened.set(true))
    };
    // There the code of the screen itself is all that can be taken along.
    if use_unattended() {
        return Html::default();
    }
    html! {
        <details class="table share" {ontoggle}>
            <summary>
                <span class="act"><IconSvg icon={Icon::Share} size={17} />{ Say::Open.text(props.shared.lang) }</span>
            </summary>
            if *opened {
                <Ways ..props.clone() />
            }
        </details>
    }
}

/// The ways to share a view.
#[component]
fn Ways(props: &ShareProps) -> Html {
    let ShareProps { shared, view } = props;
    let (report, lang) = (&shared.report, shared.lang);
    let site = use_reach().public_address();
    let ways = snippets(report, view, lang, site.as_deref());
    let link = exact(shared, view, site.as_deref()).unwrap_or(ways.link);
    let code = site.as_ref().and_then(|_| qr(&link));
    let way = |name: Say, text: &str| {
        html! {
            <div class="way">
                <p>{ name.text(lang) }</p>
                <code tabindex="0">{ text.to_owned() }</code>
                <CopyText text={text.to_owned()} {lang} />
            </div>
        }
    };
    html! {
        <div class="ways">
            if site.is_none() {
                <p class="why">{ Say::NoAddress.text(lang) }</p>
            }
            { way(Say::Link, &link) }
            { way(Say::Frame, &ways.frame) }
            { way(Say::Element, &ways.element) }
            if let Some(code) = code {
                <figure class="qr">
                    <svg viewBox={format!("0 0 {0} {0}", code.size)} role="img" aria-label={link.clone()}
                        shape-rendering="crispEdges">
                        <rect width={code.size.to_string()} height={code.size.to_string()} fill="#FFFFFF" />
                        <path d={code.path} fill="#000000" />
                    </svg>
                    <figcaption>{ Say::Code.text(lang) }</figcaption>
                </figure>
            }
        </div>
    }
}

/// The link to a view as it is looked at, where that differs from how it is opened.
fn exact(shared: &Shared, view: &View, site: Option<&str>) -> Option<String> {
    let mut state = shared.state.given_away(view.clone());
    if state.figure == FigureParams::default() {
        return None;
    }
    // The page of the view is in its language already, and of this report.
    let first = shared.report.file().languages.first() == Some(&shared.lang);
    state.settings = Settings { lang: (!first).then_some(shared.lang), ..Settings::default() };
    let base = site.and_then(place::base).unwrap_or_default();
    Some(format!("{base}{}{}", place::page(&shared.report, view, shared.lang), state.address()))
}
