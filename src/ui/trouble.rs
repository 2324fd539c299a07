//! What is shown while a report is loading, and when it cannot be shown: what happened, where, what to do.

use yew::prelude::*;

use crate::report::Lang;
use crate::report::problem::Problem;
use crate::words::message::{Frame, Trouble};
use crate::words::problem::worded;

/// Why there is no report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It was not found: the address that was tried.
    Missing(String),
    /// It could not be fetched: the address and what the browser said.
    Network(String, String),
    /// It has problems.
    Problems(Vec<Problem>),
}

/// What the notice is made of.
#[derive(Clone, PartialEq, Properties)]
pub struct TroubleProps {
    /// Why there is no report.
    pub reason: Reason,
    /// Where the report was looked for; empty where it was handed over.
    pub folder: AttrValue,
    /// The language to say it in first.
    pub lang: Lang,
    /// Whether nobody may be led to the bare files.
    #[prop_or(false)]
    pub unattended: bool,
    /// Whether the page holds a view that can be read below.
    #[prop_or(false)]
    pub reads_on: bool,
    /// Asks for the report again.
    pub retry: Callback<()>,
}

/// The most problems that are listed.
const MOST_LISTED: usize = 100;

/// The loading sentence.
#[component]
pub fn Loading() -> Html {
    html! {
        <main class="wrap trouble" aria-busy="true">
            <p>{Frame::Loading.text(Lang::Zh)}{"…… "}<span lang="en">{Frame::Loading.text(Lang::En)}{"…"}</span></p>
        </main>
    }
}

/// The notice, in both languages: who meets it may not have chosen one yet.
#[component]
pub fn TroubleView(props: &TroubleProps) -> Html {
    let other = if props.lang == Lang::Zh { Lang::En } else { Lang::Zh };
    let retry = props.retry.clone();
    let onclick = Callback::from(move |_: MouseEvent| retry.emit(()));
    html! {
        <div class="wrap trouble" role="alert">
            {in_language(props, props.lang, true)}
            {in_language(props, other, false)}
            <p class="acts">
                <button type="button" class="act" {onclick}>{both(Trouble::Retry)}</button>
                if !props.unattended && !props.folder.is_empty() {
                    <a class="act" href={format!("{}report.json", props.folder)}>{both(Trouble::RawData)}</a>
                    <a class="act" href={format!("{}source.zh.md", props.folder)}>{both(Trouble::SourceText)}</a>
                }
            </p>
        </div>
    }
}

#[inline(never)]
fn both(text: Trouble) -> Html {
    html! { <><span lang="zh-CN">{text.text(Lang::Zh)}</span>{" "}<span lang="en">{text.text(Lang::En)}</span></> }
}

fn in_language(props: &TroubleProps, lang: Lang, first: bool) -> Html {
    let code = if lang == Lang::Zh { "zh-CN" } else { "en" };
    let title = match &props.reason {
        Reason::Missing(_) => Trouble::MissingTitle,
        Reason::Network(..) => Trouble::NetworkTitle,
        Reason::Problems(_) => Trouble::BadTitle,
    };
    let heading = if first {
        html! { <h1>{title.text(lang)}</h1> }
    } else {
        html! { <h2>{title.text(lang)}</h2> }
    };
    html! {
        <section lang={code}>
            {heading}
            { match &props.reason {
                Reason::Missing(address) => html! { <p><code>{address}</code></p> },
                Reason::Network(address, why) => html! { <p><code>{address}</code>{" "}{why}</p> },
                Reason::Problems(problems) => listed(problems, lang),
            } }
            if props.reads_on { <p>{Trouble::ReadsOn.text(lang)}</p> }
        </section>
    }
}

fn listed(problems: &[Problem], lang: Lang) -> Html {
    let more = problems.len() > MOST_LISTED;
    html! {
        <>
            <p>{Trouble::BadLead.text(lang)}</p>
            <ol class="problems">
                { for problems.iter().take(MOST_LISTED).map(|problem| {
                    let words = worded(problem, lang);
                    html! {
                        <li>
                            <code>{problem.file}{" "}{&problem.path}</code>
                            <p>{words.what}{Trouble::Stop.text(lang)}{words.remedy}</p>
                        </li>
                    }
                }) }
            </ol>
            if more { <p>{Trouble::More.text(lang)}</p> }
        </>
    }
}
