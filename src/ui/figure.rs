//! A figure on its page: finding, measure, controls, chart, notes, table, source.

use std::rc::Rc;

use yew::prelude::*;

use crate::deck::slide_of;
use crate::figure::{Body, Figure, Options};
use crate::report::schema::FigureSpec;
use crate::state::{Action, Scale, View};
use crate::words::fill::plain;
use crate::words::message::{Chart as Say, Frame, Over, reliability};
use crate::words::present::Present;

use super::card::{formula, quotient};
use super::chart::Chart;
use super::download::Download;
use super::frame::Kicker;
use super::host::use_unattended;
use super::icon::{Icon, Icon_ as IconSvg};
use super::keys::click_on_space;
use super::listen::Listen;
use super::over::{Origins, spans};
use super::runs::{runs, spoken};
use super::sentence::{Sentence, sentence_id};
use super::shape::accent;
use super::share::Share;
use super::shared::{Shared, ViewProps};
use super::table::FigureTable;

/// A figure's page.
#[component]
pub fn FigureView(props: &ViewProps) -> Html {
    let shared = &props.shared;
    let View::Figure(id) = &shared.state.view else { return Html::default() };
    let Some(spec) = shared.report.figure(id) else { return Html::default() };
    html! {
        <div class="wrap">
            <FigureBlock shared={shared.clone()} id={spec.id.clone()} />
            {neighbours(shared, spec)}
        </div>
    }
}

/// All figures, one under another.
#[component]
pub fn FiguresView(props: &ViewProps) -> Html {
    let shared = &props.shared;
    html! {
        <div class="wrap">
            { for shared.report.file().figures.iter().map(|spec| html! {
                <FigureBlock key={spec.id.clone()} shared={shared.clone()} id={spec.id.clone()} />
            }) }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct BlockProps {
    shared: Shared,
    id: String,
}

/// A figure as it is looked at now.
pub fn options(shared: &Shared) -> Options {
    let params = &shared.state.figure;
    Options {
        lang: shared.lang,
        measure: params.measure.clone(),
        linear: params.scale == Scale::Linear,
        lenses: params.derived,
        elsewhere: params.elsewhere,
        span: params.span.clone(),
    }
}

#[component]
fn FigureBlock(props: &BlockProps) -> Html {
    let BlockProps { shared, id } = props;
    let unattended = use_unattended();
    // Neither a theme nor a mark that is selected makes another figure.
    let key = (Rc::as_ptr(&shared.report), id.clone(), options(shared));
    let figure = use_memo(key, |(_, id, options)| {
        shared.report.figure(id).map(|spec| Rc::new(Figure::new(&shared.report, spec, options)))
    });
    let Some(figure) = (*figure).clone() else { return Html::default() };
    let lang = shared.lang;
    let keys_id = format!("{}-keys", figure.id);
    html! {
        <figure class="fig" part="figure" data-figure={figure.id.clone()} data-accent={figure.theme.map(accent)}>
            <figcaption>
                <Kicker shared={shared.clone()} section={figure.section.clone()} />
                <h1 part="title">{runs(shared, &figure.title)}</h1>
                <p class="sub">{runs(shared, &figure.subtitle)}</p>
            </figcaption>
            {controls(shared, &figure)}
            <div part="chart" role="group" aria-label={plain(&figure.title)}
                aria-describedby={format!("{} {keys_id}", sentence_id(&figure.id))}>
                <Chart shared={shared.clone()} figure={figure.clone()} />
            </div>
            <p id={keys_id.clone()} hidden=true>
                {Say::Keys.text(lang)}
                if matches!(figure.body, Body::Series(_)) { {Over::Keys.text(lang)} }
            </p>
            <Sentence figure={figure.clone()} />
            <div class="notes" part="notes">
                { for figure.notes.iter().map(|(title, text)| html! {
                    <section class="note"><h2>{spoken(title, lang)}</h2><p>{runs(shared, text)}</p></section>
                }) }
                {method(shared, &figure)}
            </div>
            {elsewhere_sources(shared, &figure, !unattended)}
            if matches!(figure.body, Body::Series(_)) {
                <Origins shared={shared.clone()} figure={figure.clone()} />
            }
            <div class="foot">
                <p class="src">{source_line(shared, &figure)}</p>
                <div class="acts">
                    <Listen shared={shared.clone()} figure={figure.clone()} />
                    <Download shared={shared.clone()} figure={figure.clone()} />
                    if let Some(slide) = slide_of(&shared.report, &figure.id).filter(|_| !unattended) {
                        <a class="act" href={shared.href(View::Present(slide))}>
                            <IconSvg icon={Icon::Presentation} size={17} />{Present::PresentThis.text(lang)}
                        </a>
                    }
                </div>
            </div>
            <details class="table" part="table">
                <summary><span class="act"><IconSvg icon={Icon::Table} size={17} />{Say::Table.text(lang)}</span></summary>
                <FigureTable shared={shared.clone()} figure={figure.clone()} />
            </details>
            <Share shared={shared.clone()} view={View::Figure(figure.id.clone())} />
        </figure>
    }
}

fn source_line(shared: &Shared, figure: &Figure) -> Html {
    let (lang, file) = (shared.lang, shared.report.file());
    let section = shared.report.section(&figure.section);
    let section = section.map(|one| format!("{} {}", one.id, one.title.get(lang))).unwrap_or_default();
    let first = figure.ids.iter().find(|id| shared.report.statistic(id).is_some());
    html! {
        <>
            {Frame::SourceLine.text(lang)}{file.publication.get(lang)}{Frame::Comma.text(lang)}{section}{" "}
            if let Some(id) = first {
                <a class="lnk" href={shared.href(View::Source(Some(id.clone())))}>{Say::SeeSource.text(lang)}</a>
            }
        </>
    }
}

/// The controls a figure has, and the key of its marks. Every control is a link to the address of its state.
fn controls(shared: &Shared, figure: &Figure) -> Html {
    let lang = shared.lang;
    let open = |action: Action| {
        let state = crate::state::reduce((*shared.state).clone(), Action::Open(View::Figure(figure.id.clone())));
        crate::state::reduce(state, action).address()
    };
    let choice = |chosen: bool, href: String, text: &str| {
        html! {
            <a class="choice" role="button" aria-pressed={chosen.to_string()} {href}>{text}</a>
        }
    };
    let switch = |on: bool, href: String, text: &str, class: Option<&'static str>| {
        html! {
            <a class={classes!("sw", class)} role="switch" aria-checked={on.to_string()} {href}>{text}</a>
        }
    };
    let params = &shared.state.figure;
    let linear = params.scale == Scale::Linear;
    // All measures of pairs are shown at once; the switch sorts their rows.
    let sorts = matches!(figure.body, Body::Pairs(_));
    html! {
        <div class="ctl" onkeydown={click_on_space()}>
            if figure.measures.len() > 1 {
                if sorts { <span class="lb">{Say::SortBy.text(lang)}</span> }
                <span class="seg" role="group" aria-label={if sorts { Say::SortBy } else { Say::Measure }.text(lang)}>
                    { for figure.measures.iter().enumerate().map(|(index, (id, name))| {
                        let measure = (index > 0).then(|| id.clone());
                        choice(figure.measure.as_ref() == Some(id), open(Action::Measure(measure)), name)
                    }) }
                </span>
            }
            if figure.has_scales {
                <span class="seg" role="group" aria-label={Say::Scale.text(lang)}>
                    {choice(!linear, open(Action::Scale(Scale::Log)), Say::Log.text(lang))}
                    {choice(linear, open(Action::Scale(Scale::Linear)), Say::Linear.text(lang))}
                </span>
            }
            if figure.has_lenses {
                {switch(params.derived, open(Action::Derived(!params.derived)), Say::ShowLenses.text(lang), Some("wide-only"))}
            }
            if figure.has_elsewhere {
                {switch(params.elsewhere, open(Action::Elsewhere(!params.elsewhere)), Say::ShowElsewhere.text(lang), None)}
            }
            if let Body::Series(series) = &figure.body { {spans(shared, figure, series)} }
            {key(shared, figure)}
        </div>
    }
}

/// The key of mark styles, where a figure has both printed and derived marks.
fn key(shared: &Shared, figure: &Figure) -> Html {
    let lang = shared.lang;
    let both = match &figure.body {
        Body::Change(_) | Body::Panels(_) | Body::Pairs(_) => true,
        Body::Parts(rows) => rows.iter().flat_map(|row| &row.parts).any(|part| part.point.derived),
        Body::Magnitude(_) | Body::Density(_) | Body::Counts(_) | Body::Series(_) => false,
    };
    if !both {
        return Html::default();
    }
    html! {
        <span class="key">
            <span>
                <svg class="k" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><circle class="solid" cx="7" cy="7" r="6" /></svg>
                {Say::Printed.text(lang)}
            </span>
            <span>
                <svg class="k" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><circle class="ring" cx="7" cy="7" r="5.5" /></svg>
                {Say::Derived.text(lang)}
            </span>
            if figure.has_lenses && shared.state.figure.derived {
                <span class="wide-only">
                    <svg class="k" width="22" height="14" viewBox="0 0 22 14" aria-hidden="true"><path class="bracket" d="M1 7h20M1.5 2v10M20.5 2v10" /></svg>
                    {Say::Magnified.text(lang)}
                </span>
            }
            if shared.state.figure.elsewhere && figure.has_elsewhere {
                <span>
                    <svg class="k" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><circle class="grey" cx="7" cy="7" r="4.5" /></svg>
                    {Say::Elsewhere.text(lang)}
                </span>
            }
        </span>
    }
}

/// The grey values with where they come from.
fn elsewhere_sources(shared: &Shared, figure: &Figure, linked: bool) -> Html {
    let values = figure.elsewhere();
    if values.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="elsewhere" aria-label={Say::Elsewhere.text(shared.lang)}>
            { for values.iter().map(|one| html! {
                <li>
                    <b>{one.year}</b>
                    <span>{&one.name}{" "}{&one.amount}</span>
                    if linked {
                        <a class="lnk" href={one.address.clone()} rel="noopener noreferrer external">{&one.publisher}</a>
                    } else {
                        <span>{&one.publisher}</span>
                    }
                    <i>{reliability(one.reliability, shared.lang)}</i>
                </li>
            }) }
        </ul>
    }
}

/// How the year before is derived, with the formula of the first value that has a growth rate.
fn method(shared: &Shared, figure: &Figure) -> Html {
    let of = figure.ids.iter().filter_map(|id| shared.report.statistic(id));
    let statistic = of.into_iter().find(|one| shared.report.prior_of(&one.id).is_some());
    let derived = figure.ids.iter().filter_map(|id| shared.report.derived(id));
    let shown = match (statistic, derived.into_iter().find_map(|one| quotient(shared, one))) {
        (Some(statistic), _) => formula(shared, statistic),
        (None, Some(quotient)) => quotient,
        (None, None) => return Html::default(),
    };
    html! {
        <section class="note method">
            <h2>{Say::HowDerived.text(shared.lang)}</h2>
            {shown}
            <p>{spoken(Say::HowDerivedText.text(shared.lang), shared.lang)}</p>
        </section>
    }
}

fn neighbours(shared: &Shared, spec: &FigureSpec) -> Html {
    let figures = &shared.report.file().figures;
    let at = figures.iter().position(|figure| figure.id == spec.id).unwrap_or(0);
    let lang = shared.lang;
    let link = |figure: &FigureSpec, next: bool| {
        let word = if next { Frame::Next } else { Frame::Previous };
        html! {
            <a href={shared.href(View::Figure(figure.id.clone()))}>
                if !next { <IconSvg icon={Icon::ChevronLeft} size={18} /> }
                <span>{word.text(lang)}{figure.short.get(lang)}</span>
                if next { <IconSvg icon={Icon::ChevronRight} size={18} /> }
            </a>
        }
    };
    let previous = at.checked_sub(1).and_then(|at| figures.get(at)).map(|figure| link(figure, false));
    let next = figures.get(at + 1).map(|figure| link(figure, true));
    html! {
        <nav class="pn" aria-label={Frame::Figures.text(lang)}>
            {previous.unwrap_or_else(|| html! { <span></span> })}{next.unwrap_or_default()}
        </nav>
    }
}
