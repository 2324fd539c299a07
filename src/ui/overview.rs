//! The chapter in one screen: the lead sentence, headline figures, the year's events, the sections.

use std::rc::Rc;

use yew::prelude::*;

use crate::figure::{Figure, Options};
use crate::report::Lang;
use crate::report::schema::{FigureSpec, Statistic};
use crate::state::View;
use crate::words::fill::{Numeral, fill};
use crate::words::message::chapter_of;
use crate::words::number;

use super::calendar::YearStrip;
use super::chart::Chart;
use super::icon::{Icon, Icon_ as IconSvg};
use super::runs::{self, runs};
use super::shape::{ThemeShape, accent};
use super::shared::{Shared, ViewProps};
use super::turns::{Turn, use_turn};

/// The overview.
#[component]
pub fn Overview(props: &ViewProps) -> Html {
    let shared = &props.shared;
    let (lang, file) = (shared.lang, shared.report.file());
    let mut figures = file.figures.iter();
    let lead = figures.next();
    let turn = use_turn();
    html! {
        <div class="wrap overview">
            if turn.has(Turn::WORDS) { <section class="sum">
                <p class="chap"><b>{chapter_of(&shared.report, lang)}</b>{" "}{file.title.get(lang)}</p>
                <h1>{themed(shared, &fill(&shared.report, &file.summary, lang))}</h1>
            </section> }
            <div class="row">
                if let Some(spec) = lead.filter(|_| turn.has(Turn::FIGURES)) {
                    <Lead shared={shared.clone()} id={spec.id.clone()} />
                }
                if turn.has(Turn::NUMBERS) { <div class="doors">{ for figures.map(|spec| door(shared, spec)) }</div> }
            </div>
            if turn.has(Turn::YEAR) { <YearStrip shared={shared.clone()} /> }
            if turn.has(Turn::LINKS) { <ul class="secs">{ for file.sections.iter().filter(|one| one.theme.is_some()).map(|section| html! {
                <li data-accent={section.theme.map(accent)}>
                    <b>{&section.id}</b>
                    <h2>{section.title.get(lang)}</h2>
                    <p>{ for file.figures.iter().filter(|figure| figure.section == section.id).map(|figure| html! {
                        <a href={shared.href(View::Figure(figure.id.clone()))}>{figure.short.get(lang)}</a>
                    }) }</p>
                </li>
            }) }</ul> }
        </div>
    }
}

/// The lead's runs, each number in the colour of its section.
fn themed(shared: &Shared, lead: &[crate::words::fill::Run]) -> Html {
    lead.iter()
        .map(|run| {
            let section = match run {
                crate::words::fill::Run::Printed(numeral) => {
                    let statistic = shared.report.statistic(&numeral.id);
                    statistic.and_then(|statistic| shared.report.section(&statistic.section))
                }
                _ => None,
            };
            let accent = section.and_then(|section| section.theme).map(accent);
            html! { <span data-accent={accent}>{runs(shared, core::slice::from_ref(run))}</span> }
        })
        .collect()
}

#[derive(Clone, PartialEq, Properties)]
struct LeadProps {
    shared: Shared,
    id: String,
}

/// The first figure, drawn.
#[component]
fn Lead(props: &LeadProps) -> Html {
    let LeadProps { shared, id } = props;
    let turn = use_turn();
    let figure = use_memo((shared.clone(), id.clone()), |(shared, id)| {
        let options = Options { lenses: false, ..Options::first(shared.lang) };
        shared.report.figure(id).map(|spec| Rc::new(Figure::new(&shared.report, spec, &options)))
    });
    let Some(figure) = (*figure).clone() else { return Html::default() };
    let spec = shared.report.figure(id);
    html! {
        <section class="lead" data-figure={id.clone()} data-accent={figure.theme.map(accent)}>
            <a class="dh" href={shared.href(View::Figure(id.clone()))}>
                if let Some(theme) = figure.theme { <ThemeShape {theme} size={12} /> }
                <b>{&figure.section}{" "}{spec.map(|spec| spec.short.get(shared.lang)).unwrap_or_default()}</b>
                <IconSvg icon={Icon::ArrowUpRight} size={18} />
            </a>
            if turn.has(Turn::CHARTS) { <Chart shared={shared.clone()} {figure} /> }
        </section>
    }
}

fn door(shared: &Shared, spec: &FigureSpec) -> Html {
    let statistics = shared.report.headline(spec);
    // A figure without a printed number of its own is announced by its section below.
    if statistics.is_empty() {
        return Html::default();
    }
    let section = shared.report.section(&spec.section);
    let theme = section.and_then(|section| section.theme);
    let wide = statistics.len() > 1;
    let name = match statistics.as_slice() {
        [one] => one.row_name().get(shared.lang),
        _ => spec.short.get(shared.lang),
    };
    html! {
        <section class={classes!("door", wide.then_some("wide"))} data-figure={spec.id.clone()} data-accent={theme.map(accent)}>
            <a class="dh" href={shared.href(View::Figure(spec.id.clone()))}>
                if let Some(theme) = theme { <ThemeShape {theme} size={12} /> }
                <span>{name}</span>
                <IconSvg icon={Icon::ArrowUpRight} size={18} />
            </a>
            <div class="dvs">
                { for statistics.iter().map(|statistic| html! {
                    <p class="dv">
                        if wide { <span class="dn">{statistic.row_name().get(shared.lang)}</span> }
                        {value(shared, statistic)}
                    </p>
                }) }
            </div>
        </section>
    }
}

/// A value set large, its growth beside it, both leading to the sentence.
fn value(shared: &Shared, statistic: &Statistic) -> Html {
    let numeral = Numeral::level(statistic, shared.lang);
    let amount = number::without_noun(statistic, shared.lang);
    let href = shared.href(View::Source(Some(statistic.id.clone())));
    // `5th`: what belongs to the digits stands close to them.
    let tight = shared.lang == Lang::En && !amount.after.starts_with(' ');
    html! {
        <a class="big" {href}>
            if !amount.before.is_empty() { <small>{&amount.before}</small> }
            {runs::data(&numeral)}
            if !amount.after.is_empty() {
                <small class={tight.then_some("tight")}>{&amount.after}</small>
            }
            if let Some(growth) = Numeral::growth(statistic) {
                <em>{&growth.amount.before}{runs::data(&growth)}{"%"}</em>
            }
        </a>
    }
}
