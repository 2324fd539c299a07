//! A button that copies a text, and says whether it could.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

use crate::report::Lang;
use crate::words::message::Chart;
use crate::words::share::Share;

use super::host::use_unattended;
use super::icon::{Icon, Icon_ as IconSvg};

/// What a copy button is made of.
#[derive(Clone, PartialEq, Properties)]
pub struct CopyProps {
    /// What it copies.
    pub text: String,
    /// The language of its words.
    pub lang: Lang,
}

/// Copies a sentence to the clipboard.
#[component]
pub fn CopyButton(props: &CopyProps) -> Html {
    let lang = props.lang;
    html! { <Button name={Chart::CopyQuote.text(lang)} text={props.text.clone()} {lang} /> }
}

/// Copies any text to the clipboard.
#[component]
pub fn CopyText(props: &CopyProps) -> Html {
    let lang = props.lang;
    html! { <Button name={Share::CopyText.text(lang)} text={props.text.clone()} {lang} /> }
}

#[derive(Clone, PartialEq, Properties)]
struct ButtonProps {
    name: &'static str,
    text: String,
    lang: Lang,
}

#[component]
fn Button(props: &ButtonProps) -> Html {
    let said = use_state_eq(|| None::<Chart>);
    // What is copied on an unattended screen would be the next visitor's.
    if use_unattended() {
        return Html::default();
    }
    let onclick = {
        let (said, text) = (said.clone(), props.text.clone());
        Callback::from(move |_: MouseEvent| {
            let (said, text) = (said.clone(), text.clone());
            spawn_local(async move {
                // Without a secure context there is no clipboard; reading a missing property must not panic.
                let navigator = web_sys::window().map(|window| window.navigator());
                let clipboard = navigator.and_then(|navigator| {
                    let value = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?;
                    wasm_bindgen::JsCast::dyn_into::<web_sys::Clipboard>(value).ok()
                });
                let copied = match clipboard {
                    Some(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
                    None => false,
                };
                said.set(Some(if copied { Chart::Copied } else { Chart::CopyDenied }));
            });
        })
    };
    let icon = if *said == Some(Chart::Copied) { Icon::Check } else { Icon::Copy };
    html! {
        <button type="button" class="copy" {onclick} aria-live="polite">
            <IconSvg {icon} size={15} />{said.map_or(props.name, |said| said.text(props.lang))}
        </button>
    }
}
