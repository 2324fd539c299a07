//! One slide, in a box of any size: title, what is shown, source, code and progress.
//!
//! Takes a slide and a step, gives HTML whose every length is a part of the shorter side of its box. Never drives.

use std::rc::Rc;

use yew::prelude::*;

use super::chart::{SlideChart, SlidePicture};
use super::fit::{Box_, largest, longest_phrase_px, use_box, use_fit};
use super::shown::{MonthView, NumberView, SentenceView};
use crate::deck::{Leads, Scene, Shown};
use crate::figure::Body;
use crate::report::{Lang, Report};
use crate::share::{Qr, handoff, qr};
use crate::state::{PresentParams, State, View};
use crate::ui::host::use_reach;
use crate::ui::runs;
use crate::ui::shape::{ThemeShape, accent};
use crate::ui::shared::Shared;
use crate::words::fill::{Run, plain};
use crate::words::present::{Present as Say, position};

/// What a slide is made of.
#[derive(Clone, PartialEq, Properties)]
pub struct SlideProps {
    /// What every view is given.
    pub shared: Shared,
    /// Which slide, counted from 1.
    pub number: u32,
    /// Which step, counted from 1.
    #[prop_or(1)]
    pub step: u32,
    /// Whether its chart grows when it comes.
    #[prop_or(false)]
    pub moves: bool,
    /// Whether it is for paper: its chart is a picture then.
    #[prop_or(false)]
    pub paper: bool,
    /// Whether its numbers lead to their sentences; not where the slide itself is a link, or a picture of another one.
    #[prop_or(false)]
    pub links: bool,
}

/// Draws a slide.
#[component]
pub fn Slide(props: &SlideProps) -> Html {
    let SlideProps { shared, number, step, moves, paper, links } = props;
    let node = use_node_ref();
    let room = use_box(&node);
    let scene = use_memo(Key::of(shared, *number, *step), |key| Scene::of(&key.report, key.number, key.step, key.lang));
    let kind = kind(&scene.shown);
    let number = scene.number.to_string();
    html! {
        <section ref={node} class="slide" data-slide={number} data-step={scene.step.to_string()} data-kind={kind}
            data-accent={scene.theme.map(accent)} lang={shared.lang_code()}>
            <div class="sl">
                <header class="sl-top">{ kicker(shared, &scene) }<p class="sl-at">{ position(scene.number, scene.count) }</p></header>
                <Title shared={shared.clone()} scene={scene.clone()} {room} links={*links} />
                <div class="sl-body">{ body(shared, &scene, room, (*moves, *paper)) }</div>
                <Foot shared={shared.clone()} scene={scene.clone()} />
            </div>
            <svg class="sl-progress" viewBox={format!("0 0 {} 1", scene.count)} preserveAspectRatio="none" aria-hidden="true">
                <rect width={scene.number.to_string()} height="1" />
            </svg>
        </section>
    }
}

/// What a scene is made of; another state of the page makes no other scene.
struct Key {
    report: Rc<Report>,
    number: u32,
    step: u32,
    lang: Lang,
}

impl Key {
    fn of(shared: &Shared, number: u32, step: u32) -> Self {
        Self { report: shared.report.clone(), number, step, lang: shared.lang }
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.report, &other.report)
            && (self.number, self.step, self.lang) == (other.number, other.step, other.lang)
    }
}

fn kind(shown: &Shown) -> &'static str {
    match shown {
        Shown::Cover => "cover",
        Shown::End => "end",
        Shown::Figure { .. } => "figure",
        Shown::Number(_) => "number",
        Shown::Month(_) => "month",
        Shown::Quote(_) => "sentence",
    }
}

/// The line over the title: section, or the publication.
fn kicker(shared: &Shared, scene: &Scene) -> Html {
    let publication = shared.report.file().publication.get(scene.lang);
    html! {
        <p class="sl-kick">
            if let Some(theme) = scene.theme { <ThemeShape {theme} size={26} /> }
            if let Some((id, name)) = &scene.section {
                <span>{id}{" "}{name}</span>
            } else {
                <span>{publication}</span>
            }
        </p>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct TitleProps {
    shared: Shared,
    scene: Rc<Scene>,
    room: Box_,
    links: bool,
}

/// The finding, as large as two lines let it be.
#[component]
fn Title(props: &TitleProps) -> Html {
    let TitleProps { shared, scene, room, links } = props;
    let sizes: &[f64] = match scene.shown {
        Shown::Cover => &[132.0, 112.0, 96.0, 84.0, 72.0],
        Shown::Quote(_) | Shown::Number(_) => &[72.0, 64.0, 56.0, 48.0],
        _ => &[84.0, 76.0, 68.0, 60.0, 52.0, 46.0],
    };
    let room_px = room.inner_px();
    let lines = if room_px < 1200.0 { 3 } else { 2 };
    let text = plain(&scene.title);
    let title_px = largest(&text, sizes, room_px, lines);
    let title = use_fit(title_px);
    // Lines end where a phrase does, unless one phrase is longer than a line.
    let breaks_anywhere = longest_phrase_px(&text, title_px) > room_px;
    let subtitle = plain(&scene.subtitle);
    let sub_sizes: &[f64] =
        if scene.shown == Shown::Cover { &[48.0, 44.0, 40.0, 36.0] } else { &[36.0, 34.0, 32.0, 30.0] };
    let sub_lines = if scene.shown == Shown::Cover { 6 } else { lines };
    let sub = use_fit(largest(&subtitle, sub_sizes, room_px, sub_lines));
    html! {
        <>
            <h1 ref={title} class={classes!("sl-title", breaks_anywhere.then_some("loose"))}>{ words(shared, &scene.title, *links) }</h1>
            <p ref={sub} class="sl-sub" hidden={subtitle.is_empty()}>{ words(shared, &scene.subtitle, *links) }</p>
        </>
    }
}

/// Worded runs, their printed digits as data, with or without the way to their sentence.
pub(super) fn words(shared: &Shared, all: &[Run], links: bool) -> Html {
    if links {
        return runs::runs(shared, all);
    }
    let one = |run: &Run| match run {
        Run::Printed(numeral) => html! {
            <span class="n">{&numeral.amount.before}{runs::data(numeral)}{&numeral.amount.after}</span>
        },
        other => html! { {other.text()} },
    };
    all.iter().map(one).collect()
}

fn body(shared: &Shared, scene: &Rc<Scene>, room: Box_, (moves, paper): (bool, bool)) -> Html {
    match &scene.shown {
        Shown::Figure { figure, .. } if paper => {
            html! { <SlidePicture figure={figure.clone()} /> }
        }
        Shown::Figure { figure, only_derived } => html! {
            <SlideChart figure={figure.clone()} only_derived={*only_derived} theme={shared.theme} scale={room.scale()} {moves} />
        },
        Shown::Number(number) => html! { <NumberView shared={shared.clone()} number={(**number).clone()} {room} /> },
        Shown::Quote(quoted) => html! { <SentenceView quoted={quoted.clone()} {room} /> },
        Shown::Month(month) => html! {
            <MonthView events={month.events.clone()} more={month.more.clone()} {room} />
        },
        Shown::End => html! { <p class="sl-hint">{ Say::EndHint.text(scene.lang) }</p> },
        Shown::Cover => Html::default(),
    }
}

#[derive(Clone, PartialEq, Properties)]
struct FootProps {
    shared: Shared,
    scene: Rc<Scene>,
}

/// The source, the key of marks, and the code where the page can be reached.
#[component]
fn Foot(props: &FootProps) -> Html {
    let FootProps { shared, scene } = props;
    let site = use_reach().public_address();
    let address = site.and_then(|site| handoff::exact(&shared.report, &state_of(shared, scene), scene.lang, &site));
    let code = use_memo(address, |address| Some((qr(address.as_ref()?)?, address.clone()?)));
    html! {
        <footer class="sl-foot">
            <div class="sl-words">
                if has_derived(&scene.shown) {
                    <p class="sl-key">
                        <span class="ring"></span>{ Say::Derived.text(scene.lang) }
                        <span class="disc"></span>{ Say::Printed.text(scene.lang) }
                    </p>
                }
                if let Some(published) = &scene.published { <p class="sl-published">{published}</p> }
                <p class="sl-source">{&scene.source}</p>
            </div>
            if let Some((code, link)) = &*code {
                <p class="sl-scan">{ Say::Scan.text(scene.lang) }</p>
                { code_svg(code, link) }
            }
        </footer>
    }
}

/// This slide at this step, and nothing over it.
fn state_of(shared: &Shared, scene: &Scene) -> State {
    let present = PresentParams { step: scene.step, ..PresentParams::default() };
    State { view: View::Present(scene.number), present, settings: shared.state.settings.clone(), ..State::default() }
}

fn has_derived(shown: &Shown) -> bool {
    let Shown::Figure { figure, .. } = shown else { return false };
    match &figure.body {
        Body::Change(change) => change.rows.iter().any(crate::figure::ChangeRow::is_derived),
        Body::Panels(panels) => panels.iter().any(|panel| panel.from.is_some()),
        _ => false,
    }
}

fn code_svg(code: &Qr, link: &str) -> Html {
    html! {
        <svg class="sl-code" viewBox={format!("0 0 {0} {0}", code.size)} role="img" aria-label={link.to_owned()}
            shape-rendering="crispEdges">
            <rect width={code.size.to_string()} height={code.size.to_string()} fill="#FFFFFF" />
            <path d={code.path.clone()} fill="#000000" />
        </svg>
    }
}

/// The view that a slide leads to.
pub(super) fn view_of(leads: &Leads) -> View {
    match leads {
        Leads::Report => View::Overview,
        Leads::Figure { id, .. } => View::Figure(id.clone()),
        Leads::Source(id) => View::Source(Some(id.clone())),
        Leads::Calendar(_) => View::Calendar(None),
    }
}
