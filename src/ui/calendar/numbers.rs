//! The numbers that belong to events, each with the way to its figure, where it is lit.
//!
//! Takes events, gives a list, or nothing where they have no number. What stands together is not said to follow
//! from each other.

use yew::prelude::*;

use super::agenda::Ids;
use crate::report::Report;
use crate::report::schema::{Act, Event, FigureSpec};
use crate::state::{FigureParams, Settings, State, View};
use crate::ui::icon::{Icon, Icon_};
use crate::ui::runs::linked;
use crate::ui::shared::Shared;
use crate::words::calendar::{self as words, Calendar as Say};
use crate::words::fill::Numeral;

/// What the list is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct NumbersProps {
    /// The events.
    pub(super) ids: Ids,
    /// The heading.
    pub(super) title: Say,
    /// What every view is given.
    pub(super) shared: Shared,
}

/// Draws the list.
#[component]
pub(super) fn Numbers(props: &NumbersProps) -> Html {
    let (shared, lang) = (&props.shared, props.shared.lang);
    let report = &shared.report;
    let events: Vec<&Event> = props.ids.0.iter().filter_map(|number| shared.index.event(report, *number)).collect();
    let numbers: Vec<&str> = events.iter().flat_map(|event| &event.statistics).map(String::as_str).collect();
    let policies = events.iter().find_map(|event| Some((density(report, event.act)?, *event)));
    if numbers.is_empty() && policies.is_none() {
        return Html::default();
    }
    let row = |id: &str| {
        let Some(statistic) = report.statistic(id) else { return Html::default() };
        let figure = report.figure_of(id).map(|figure| {
            html! {
                <a class="to" href={lit_in(shared, &figure.id, id)}>
                    <span class="vh">{ words::aside_first(Say::InFigure.text(lang), statistic.name.get(lang), lang) }</span>
                    { figure.short.get(lang) }<Icon_ icon={Icon::ChevronRight} size={14} />
                </a>
            }
        });
        html! {
            <li>
                <span class="nm">{ statistic.row_name().get(lang) }</span>
                <b>{ linked(shared, &Numeral::level(statistic, lang)) }</b>
                { figure }
            </li>
        }
    };
    let policies = policies.map(|(figure, event)| {
        html! {
            <li>
                <span class="nm">{ figure.short.get(lang) }</span>
                <b />
                <a class="to" href={lit_in(shared, &figure.id, &event.id)}>
                    { Say::InFigure.text(lang) }<Icon_ icon={Icon::ChevronRight} size={14} />
                </a>
            </li>
        }
    });
    html! {
        <section class="nums">
            <h3>{ props.title.text(lang) }</h3>
            <ul>{ policies }{ for numbers.iter().map(|id| row(id)) }</ul>
        </section>
    }
}

/// The figure that counts events of this kind by month.
fn density(report: &Report, act: Act) -> Option<&FigureSpec> {
    report.file().figures.iter().find(|figure| figure.acts.contains(&act))
}

/// The address of a figure with one of its marks lit.
fn lit_in(shared: &Shared, figure: &str, mark: &str) -> String {
    let settings: Settings = shared.state.settings.clone();
    let figure_params = FigureParams { mark: Some(mark.to_owned()), ..FigureParams::default() };
    State { view: View::Figure(figure.to_owned()), settings, figure: figure_params, ..State::default() }
        .resolved(&shared.report)
        .address()
}
