//! A month that is opened: its events with full titles, the days that are printed, and the numbers that belong to it.
//!
//! Takes a [`Year`] and a month of it, gives a section with the way to the months around it and back to the year.
//! Days stand in a grid of weeks only where the print names some. Never puts an event that has a month into a day.

use std::rc::Rc;

use yew::prelude::*;

use super::agenda::{Agenda, Ids};
use super::month::{Look, empty_heading, ghost};
use super::numbers::Numbers;
use crate::calendar::grid::weeks;
use crate::calendar::{EventRow, Index, Month, Row, Year};
use crate::state::{Action, When};
use crate::ui::icon::{Icon, Icon_};
use crate::ui::shape::accent;
use crate::ui::shared::Shared;
use crate::words::calendar::{self as words, Calendar as Say};
use crate::words::date;

/// What an opened month is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct OpenedProps {
    /// The year.
    pub(super) year: Rc<Year>,
    /// The month, 1 to 12.
    pub(super) month: i8,
    /// The event that is open.
    pub(super) open: Option<AttrValue>,
    /// What every view is given.
    pub(super) shared: Shared,
}

/// Draws an opened month.
#[component]
pub(super) fn OpenedMonth(props: &OpenedProps) -> Html {
    let (shared, lang) = (&props.shared, props.shared.lang);
    let at = usize::try_from(props.month - 1).unwrap_or(usize::MAX);
    let groups = use_memo((YearPtr(props.year.clone()), at), |(year, at)| {
        year.0.months.get(*at).map(|month| groups(&shared.index, month))
    });
    let (Some(month), Some((days, alone, all))) = (props.year.months.get(at), groups.as_ref()) else {
        return Html::default();
    };
    let look = Look { open: props.open.as_deref(), item: None };
    let others = month.rows.iter().filter_map(|row| match row {
        Row::Event(_) => None,
        Row::Ghost { id, counts_in_month } => Some(ghost(shared, id, *counts_in_month, look)),
        Row::EmptyHeading { list, why } => Some(empty_heading(shared, list, month.number, why)),
    });
    let list = |ids: &Ids| html! { <Agenda ids={ids.clone()} open={props.open.clone()} headings={false} shared={shared.clone()} /> };
    html! {
        <section class="opened" aria-label={words::month_name(month.number, month.count, lang)}>
            { head(shared, &props.year, month) }
            if month.rows.is_empty() {
                <p class="nothing">{ Say::NothingHere.text(lang) }</p>
            }
            if !days.0.is_empty() {
                <h3>{ Say::DaysPrinted.text(lang) }</h3>
                { week_table(shared, &props.year, month) }
                { list(days) }
            }
            if !alone.0.is_empty() {
                <h3>{ Say::MonthAlone.text(lang) }</h3>
                { list(alone) }
            }
            <ul class="others">{ for others }</ul>
            <Numbers ids={all.clone()} title={Say::StatisticsOfMonth}
                shared={shared.clone()} />
        </section>
    }
}

/// A year, the same by its place in memory.
#[derive(Clone)]
struct YearPtr(Rc<Year>);

impl PartialEq for YearPtr {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The events of a month: those with printed days, those with the month alone, and all.
fn groups(index: &Index, month: &Month) -> (Ids, Ids, Ids) {
    let of = |wanted: fn(&EventRow) -> bool| {
        Ids(month.events().filter(|row| wanted(row)).filter_map(|row| index.number(&row.id)).collect())
    };
    (of(|row| row.span_days.is_some()), of(|row| row.span_days.is_none()), of(|_| true))
}

fn head(shared: &Shared, year: &Year, month: &Month) -> Html {
    let lang = shared.lang;
    let step = |by: i8, say: Say, icon: Icon| {
        let to = month.number + by;
        if !(1..=12).contains(&to) {
            return html! { <span /> };
        }
        let href = shared.href_with(Action::When(Some(When::Month(year.year, to))));
        html! { <a class="act" {href} aria-label={format!("{} {}", say.text(lang), date::month(to, lang))}><Icon_ {icon} size={18} /></a> }
    };
    html! {
        <header>
            <h2>{ words::month_of_year(year.year, month.number, lang) }<i>{ words::events(month.count, lang) }</i></h2>
            <nav aria-label={Say::ByMonth.text(lang)}>
                { step(-1, Say::PreviousMonth, Icon::ChevronLeft) }
                { step(1, Say::NextMonth, Icon::ChevronRight) }
                <a class="act" href={shared.href_with(Action::When(super::whole_year(shared, year.year)))}>
                    { Say::WholeYear.text(lang) }
                </a>
            </nav>
        </header>
    }
}

/// The weeks of a month, the printed days of its events filled. The rows beneath say the same in words.
fn week_table(shared: &Shared, year: &Year, month: &Month) -> Html {
    let spans: Vec<(&EventRow, (i8, i8))> =
        month.events().filter_map(|row| row.span_days.map(|days| (row, days))).collect();
    let cell = |day: Option<i8>| {
        let Some(day) = day else { return html! { <td /> } };
        let on = spans.iter().find(|(_, (first, last))| (*first..=*last).contains(&day));
        let event = on.and_then(|(row, _)| shared.report.event(&row.id));
        html! { <td class={classes!(event.map(|_| "on"))} data-accent={event.map(|event| accent(event.theme))}>{ day }</td> }
    };
    html! {
        <table class="weeks" aria-hidden="true">
            <thead><tr>{ for date::weekdays(shared.lang).map(|name| html! { <th>{ name }</th> }) }</tr></thead>
            <tbody>
                { for weeks(year.year, month.number).into_iter().map(|week| html! { <tr>{ for week.into_iter().map(cell) }</tr> }) }
            </tbody>
        </table>
    }
}
