//! One slide, in a box of any size: title, what is shown, source, code and progress.
//!
//! Takes a slide and a step, gives HTML whose every length is a part of the shorter side of its box. Never drives.

use std::rc::Rc;

use yew::prelude::*;

use super::chart::SlideChart;
use super::fit::{Box_, largest, use_box, use_fit};
use crate::deck::{Leads, Listed, Number, Quoted, Scene, Shown};
use crate::draw::measure;
use crate::figure::Body;
use crate::report::{Lang, Report};
use crate::share::{Qr, place, qr};
use crate::state::{CalendarParams, FigureParams, Scale, Settings, State, View, When};
use crate::ui::host::use_reach;
use crate::ui::runs;
use crate::ui::shape::{ThemeShape, accent};
use crate::ui::shared::Shared;
use crate::words::fill::plain;
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
}

/// Draws a slide.
#[component]
pub fn Slide(props: &SlideProps) -> Html {
    let SlideProps { shared, number, step, moves } = props;
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
                <Title shared={shared.clone()} scene={scene.clone()} {room} />
                <div class="sl-body">{ body(shared, &scene, room, *moves) }</div>
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
}

/// The finding, as large as two lines let it be.
#[component]
fn Title(props: &TitleProps) -> Html {
    let TitleProps { shared, scene, room } = props;
    let sizes: &[f64] = match scene.shown {
        Shown::Cover => &[132.0, 112.0, 96.0, 84.0, 72.0],
        Shown::Quote(_) | Shown::Number(_) => &[72.0, 64.0, 56.0, 48.0],
        _ => &[84.0, 76.0, 68.0, 60.0, 52.0, 46.0],
    };
    let room_px = room.inner_px();
    let lines = if room_px < 1200.0 { 3 } else { 2 };
    let title = use_fit(largest(&plain(&scene.title), sizes, room_px, lines));
    let subtitle = plain(&scene.subtitle);
    let sub_sizes: &[f64] =
        if scene.shown == Shown::Cover { &[48.0, 44.0, 40.0, 36.0] } else { &[36.0, 34.0, 32.0, 30.0] };
    let sub_lines = if scene.shown == Shown::Cover { 6 } else { lines };
    let sub = use_fit(largest(&subtitle, sub_sizes, room_px, sub_lines));
    html! {
        <>
            <h1 ref={title} class="sl-title">{ runs::runs(shared, &scene.title) }</h1>
            <p ref={sub} class="sl-sub" hidden={subtitle.is_empty()}>{ runs::runs(shared, &scene.subtitle) }</p>
        </>
    }
}

fn body(shared: &Shared, scene: &Rc<Scene>, room: Box_, moves: bool) -> Html {
    match &scene.shown {
        Shown::Figure { figure, only_derived } => html! {
            <SlideChart figure={figure.clone()} only_derived={*only_derived} theme={shared.theme} scale={room.scale()} {moves} />
        },
        Shown::Number(number) => html! { <NumberView shared={shared.clone()} number={(**number).clone()} {room} /> },
        Shown::Quote(quoted) => html! { <QuoteView quoted={quoted.clone()} {room} large=true /> },
        Shown::Month(month) => html! {
            <MonthView events={month.events.clone()} more={month.more.clone()} {room} />
        },
        Shown::End => html! { <p class="sl-hint">{ Say::EndHint.text(scene.lang) }</p> },
        Shown::Cover => Html::default(),
    }
}

#[derive(Clone, PartialEq, Properties)]
struct NumberProps {
    shared: Shared,
    number: Number,
    room: Box_,
}

/// One number as large as the slide lets it be.
#[component]
fn NumberView(props: &NumberProps) -> Html {
    const UNIT: f64 = 0.3;
    let NumberProps { shared, number, room } = props;
    let amount = &number.amount;
    let small = format!("{}{}{}", number.tag, amount.before, amount.after);
    let ems = measure::width_px(&amount.digits, 1.0, true) + UNIT * (measure::width_px(&small, 1.0, true) + 1.0);
    let most = if number.growth.is_some() { 260.0 } else { 320.0 };
    let size = use_fit((room.inner_px() * 0.98 / ems.max(0.1)).min(most));
    let derived = number.numeral.is_none();
    html! {
        <div class="sl-number">
            <p ref={size} class={classes!("sl-num", derived.then_some("derived"))}>
                if derived { <small>{number.tag}{" "}</small> }
                if !amount.before.is_empty() { <small>{&amount.before}</small> }
                if let Some(numeral) = &number.numeral { {runs::data(numeral)} } else { <span>{&amount.digits}</span> }
                if !amount.after.is_empty() { <small>{&amount.after}</small> }
            </p>
            if let Some(growth) = &number.growth {
                <p class="sl-growth">{ runs::linked(shared, growth) }</p>
            }
            if !number.about.is_empty() { <p class="sl-about">{&number.about}</p> }
            if let Some(quoted) = &number.quote { <QuoteView quoted={quoted.clone()} room={*room} large=false /> }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct QuoteProps {
    quoted: Quoted,
    room: Box_,
    large: bool,
}

/// A sentence as printed, its numerals lit.
#[component]
fn QuoteView(props: &QuoteProps) -> Html {
    let QuoteProps { quoted, room, large } = props;
    let sizes: &[f64] = if *large { &[76.0, 64.0, 56.0, 48.0, 42.0, 36.0] } else { &[44.0, 40.0, 36.0, 32.0] };
    let translated = quoted.translation.is_some();
    let most = match (large, translated) {
        (true, false) => 6,
        (true, true) => 4,
        (false, _) => 3,
    };
    let room_px = room.inner_px() - 60.0;
    let size = use_fit(largest(&quoted.text(), sizes, room_px, most));
    let translation = quoted.translation.clone().unwrap_or_default();
    let sub = use_fit(largest(&translation, &[44.0, 40.0, 36.0, 32.0, 30.0], room_px, most));
    html! {
        <>
            <blockquote ref={size} class="sl-quote" lang="zh-CN">
                { for quoted.pieces.iter().map(|piece| if piece.lit {
                    html! { <mark>{&piece.text}</mark> }
                } else {
                    html! { {&piece.text} }
                }) }
            </blockquote>
            <p ref={sub} class="sl-trans" lang="en" hidden={!translated}>{translation}</p>
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct MonthProps {
    events: Vec<Listed>,
    more: String,
    room: Box_,
}

/// The events of a month, in two columns on a broad slide.
#[component]
fn MonthView(props: &MonthProps) -> Html {
    let MonthProps { events, more, room } = props;
    let columns = if room.inner_px() > 1200.0 { 2.0 } else { 1.0 };
    let column_px = (room.inner_px() - 64.0 * (columns - 1.0)) / columns - 64.0;
    let fits = |size: &f64| events.iter().all(|event| measure::lines(&event.title, *size, false, column_px).len() <= 2);
    let size = use_fit([44.0, 40.0, 36.0, 32.0].into_iter().find(fits).unwrap_or(30.0));
    html! {
        <ul ref={size} class="sl-events">
            { for events.iter().map(|event| html! {
                <li data-event={event.id.clone()} data-accent={accent(event.theme)}>
                    <ThemeShape theme={event.theme} size={30} /><span>{&event.title}</span>
                </li>
            }) }
            if !more.is_empty() { <li class="sl-more"><span>{more}</span></li> }
        </ul>
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
    let code = use_memo((site, scene.leads.clone(), shared.lang), |(site, leads, lang)| {
        let link = site.as_ref().map(|site| link(&shared.report, leads, *lang, site))?;
        Some((qr(&link)?, link))
    });
    html! {
        <footer class="sl-foot">
            <div class="sl-words">
                if has_derived(&scene.shown) {
                    <p class="sl-key">
                        <span class="ring"></span>{ Say::Derived.text(scene.lang) }
                        <span class="disc"></span>{ Say::Printed.text(scene.lang) }
                    </p>
                }
                <p class="sl-source">{&scene.source}</p>
            </div>
            if let Some((code, link)) = &*code {
                <p class="sl-scan">{ Say::Scan.text(scene.lang) }</p>
                { code_svg(code, link) }
            }
        </footer>
    }
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

/// The public address of what a slide leads to, in its language.
pub fn link(report: &Report, leads: &Leads, lang: Lang, site: &str) -> String {
    let other = Some(lang).filter(|lang| report.file().languages.first() != Some(lang));
    let mut state = State { settings: Settings { lang: other, ..Settings::default() }, ..State::default() };
    match leads {
        Leads::Report => {}
        Leads::Figure { id, measure, linear } => {
            state.view = View::Figure(id.clone());
            let scale = if *linear { Scale::Linear } else { Scale::Log };
            state.figure = FigureParams { measure: measure.clone(), scale, ..FigureParams::default() };
        }
        Leads::Source(id) => state.view = View::Source(Some(id.clone())),
        Leads::Calendar(when) => {
            state.view = View::Calendar(None);
            // The report's own year is what the calendar opens with.
            let when = When::parse(when).filter(|when| when.month().is_some());
            state.calendar = CalendarParams { when, ..CalendarParams::default() };
        }
    }
    let page = place::page(report, &state.view, lang);
    format!("{}{page}{}", place::base(site).unwrap_or_default(), state.address())
}
