//! A month and its rows.
//!
//! Takes a [`Year`] and which month, gives a section with its heading, its count and its rows. Every event is a
//! link that carries `data-event`. Never cuts a title short.

use std::rc::Rc;

use yew::prelude::*;

use super::found::{elsewhere, marked};
use crate::calendar::{EventRow, Month, Row, Year};
use crate::report::edtf::Edtf;
use crate::report::schema::{Act, Event};
use crate::report::{Lang, Text};
use crate::state::{Action, View, When};
use crate::ui::shape::{ThemeShape, accent, theme_shape};
use crate::ui::shared::Shared;
use crate::words::calendar::{self as words, Calendar as Say};
use crate::words::date;

/// How many rows of a month the year shows; the others are behind the link that opens the month.
const MOST_ROWS: usize = 12;

/// The same in a year of more than [`FULL_YEAR`] events: each letter of a search changes all rows in the page.
const MOST_ROWS_OF_FULL_YEAR: usize = 6;

/// How many events make a year so full that its months are shortened further.
const FULL_YEAR: usize = 120;

/// How many events of a month stand beside its heading as dots; of more the count tells enough.
const MOST_DOTS: usize = 9;

/// What a month is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct MonthProps {
    /// The year.
    pub(super) year: Rc<Year>,
    /// Which month, counted from 0.
    pub(super) at: usize,
    /// The event that is open.
    pub(super) open: Option<AttrValue>,
    /// The item of this month that the tab key leads to.
    pub(super) active: Option<AttrValue>,
    /// What every view is given.
    pub(super) shared: Shared,
}

/// Draws a month.
#[component]
pub(super) fn MonthSection(props: &MonthProps) -> Html {
    let (lang, shared) = (props.shared.lang, &props.shared);
    let Some(month) = props.year.months.get(props.at) else { return Html::default() };
    let look = Look { open: props.open.as_deref(), item: Some((month.number, props.active.as_deref())) };
    let most = if props.year.dated > FULL_YEAR { MOST_ROWS_OF_FULL_YEAR } else { MOST_ROWS };
    let shown = if month.rows.len() > most { most - 1 } else { month.rows.len() };
    let rows = month.rows.iter().take(shown).map(|row| match row {
        Row::Event(row) => event_row(shared, month, row, look),
        Row::Ghost { id, counts_in_month } => ghost(shared, id, *counts_in_month, look),
        Row::EmptyHeading { list, why } => empty_heading(shared, list, month.number, why),
    });
    let left_out = month.rows.iter().skip(shown).filter(|row| matches!(row, Row::Event(_))).count();
    let opens = shared.href_with(Action::When(Some(When::Month(props.year.year, month.number))));
    let tab = look.tab(&heading_item(month.number));
    html! {
        <div class={classes!("mo", month.rows.is_empty().then_some("none"))} role="gridcell">
            <h2>
                <a href={opens.clone()} data-item={heading_item(month.number)} data-month={month.number.to_string()}
                    data-name={month.number.to_string()} tabindex={tab}>
                    { heading(month.number, lang) }
                    <i>{ words::events(month.count, lang) }</i>
                    <span class="vh">{ words::aside(Say::OpenMonth.text(lang), lang) }</span>
                    if month.count <= MOST_DOTS {
                        <span class="dots" aria-hidden="true">{ for dots(shared, month) }</span>
                    }
                </a>
            </h2>
            if month.rows.is_empty() {
                <p class="nothing">{ Say::NothingHere.text(lang) }</p>
            } else {
                <ul>
                    { for rows }
                    if left_out > 0 {
                        <li><a class="more" href={opens} data-item={format!("more-{}", month.number)}
                            data-month={month.number.to_string()} data-name=""
                            tabindex={look.tab(&format!("more-{}", month.number))}>
                            { words::more(left_out, lang) }
                        </a></li>
                    }
                </ul>
            }
        </div>
    }
}

/// The name of a month's heading among the items of the grid.
pub(super) fn heading_item(month: i8) -> String {
    format!("month-{month}")
}

/// How a row is looked at: what is open, and in the grid its month and which item the tab key leads to.
#[derive(Clone, Copy, Default)]
pub(super) struct Look<'a> {
    /// The event that is open.
    pub(super) open: Option<&'a str>,
    /// In the grid: the month, and the item that is the tab stop.
    pub(super) item: Option<(i8, Option<&'a str>)>,
}

impl Look<'_> {
    /// The `tabindex` of an item of the grid; none outside of it.
    fn tab(self, item: &str) -> Option<&'static str> {
        self.item.map(|(_, active)| if active == Some(item) { "0" } else { "-1" })
    }
}

/// `9月` with a large numeral, `September`.
fn heading(number: i8, lang: Lang) -> Html {
    let name = date::month(number, lang);
    match name.strip_prefix(&number.to_string()) {
        Some(rest) => html! { <b>{ number }<small>{ rest }</small></b> },
        None => html! { <b class="tx">{ name }</b> },
    }
}

fn dots<'a>(shared: &'a Shared, month: &'a Month) -> impl Iterator<Item = Html> + 'a {
    let events = month.events().filter_map(|row| shared.report.event(&row.id));
    events.map(|event| theme_shape(event.theme, 11, None))
}

fn event_row(shared: &Shared, month: &Month, row: &EventRow, look: Look<'_>) -> Html {
    let Some(event) = shared.report.event(&row.id) else { return Html::default() };
    let lang = shared.lang;
    let span = row.span_days.map(|days| html! { <b class="dd">{ date::days(days.0, days.1, lang) }</b> });
    let ruler = row.span_days.filter(|(first, last)| first != last).map(|days| ruler(month, days, lang));
    let also = (!row.also_in_months.is_empty()).then(|| {
        let mut months = vec![month.number];
        months.extend(&row.also_in_months);
        months.sort_unstable();
        html! { <li class="nt"><p>{ words::listed_in(&months, lang) }</p></li> }
    });
    html! {
        <>
            <li>{ event_link(shared, event, look, html! { <>{ span }</> }, html! { <>{ ruler }</> }) }</li>
            { also }
        </>
    }
}

/// The row of an event, here and in the tray: shape, short title, printed words in boxes, how many places tell it;
/// `days` stands after the title, `ruler` beneath.
pub(super) fn event_link(shared: &Shared, event: &Event, look: Look<'_>, days: Html, ruler: Html) -> Html {
    let lang = shared.lang;
    let (short, full) = (event.row_title().get(lang), event.title.get(lang));
    let places = event.mentions.len();
    let current = (look.open == Some(event.id.as_str())).then_some("true");
    let month = look.item.map(|(month, _)| month.to_string());
    let item = look.item.map(|_| event.id.clone());
    html! {
        <a class="ev" data-event={event.id.clone()} data-accent={accent(event.theme)} aria-current={current}
            data-item={item} data-month={month} data-name={short.to_owned()} tabindex={look.tab(&event.id)}
            title={(short != full).then(|| full.to_owned())} href={shared.href(View::Calendar(Some(event.id.clone())))}>
            { theme_shape(event.theme, 14, Some(event.act)) }
            <span class="t">
                <span class="vh">{ words::kind(event.theme, event.act, lang) }</span>
                { marked(short, shared) }
                if short != full {
                    <span class="vh">{ words::aside(&format!("{}{full}", Say::FullTitle.text(lang)), lang) }</span>
                }
                { days }
                { boxes(event, lang) }
            </span>
            if places > 1 {
                <span class="pl">{ words::places(places, lang) }</span>
            }
            { ruler }
            { elsewhere(event, short, shared) }
        </a>
    }
}

/// What the print says of kind or time that the title does not: that a text is not there yet, and 元旦期间.
fn boxes(event: &Event, lang: Lang) -> Html {
    let kind = (event.act == Act::Prepare).then(|| words::act(event.act, lang));
    html! {
        <>
            if let Some(kind) = kind {
                { " " }<span class="box">{ kind }</span>
            }
            { printed_time(event) }
        </>
    }
}

/// The printed words for a time, where they say more than the date: 元旦期间.
pub(super) fn printed_time(event: &Event) -> Html {
    let read = event.date.as_deref().and_then(|text| Edtf::parse(text).ok());
    let time = event.date_printed.as_deref().filter(|printed| date::says_more(printed, read));
    html! {
        if let Some(time) = time {
            { " " }<span class="box" lang="zh-CN">{ time }</span>
        }
    }
}

/// A box for each day of the month, those of the event filled.
fn ruler(month: &Month, days: (i8, i8), lang: Lang) -> Html {
    let boxes = (1..=month.days).map(|day| {
        let on = (days.0..=days.1).contains(&day).then_some("on");
        html! { <rect class={classes!(on)} x={(i32::from(day - 1) * 10).to_string()} y="0" width="7.2" height="12" rx="1" /> }
    });
    html! {
        <svg class="ruler" viewBox={format!("0 0 {} 12", i32::from(month.days) * 10 - 3)} preserveAspectRatio="none"
            role="img" aria-label={words::days_of_month(days, month.number, lang)}>
            { for boxes }
        </svg>
    }
}

pub(super) fn ghost(shared: &Shared, id: &str, counts_in_month: i8, look: Look<'_>) -> Html {
    let Some(event) = shared.report.event(id) else { return Html::default() };
    let lang = shared.lang;
    let item = look.item.map(|(month, _)| format!("{id}@{month}"));
    let month = look.item.map(|(month, _)| month.to_string());
    let tab = item.as_deref().and_then(|item| look.tab(item));
    html! {
        <li>
            <a class="ev gh" data-event={id.to_owned()} data-accent={accent(event.theme)} tabindex={tab}
                data-item={item} data-month={month} data-name={event.row_title().get(lang).to_owned()}
                title={event.title.get(lang).to_owned()} href={shared.href(View::Calendar(Some(id.to_owned())))}>
                <ThemeShape theme={event.theme} hollow={true} size={14} />
                <span class="t">{ event.row_title().get(lang) }</span>
                <span class="pl">{ words::see_month(counts_in_month, lang) }</span>
            </a>
        </li>
    }
}

pub(super) fn empty_heading(shared: &Shared, list: &str, month: i8, why: &Text) -> Html {
    let lang = shared.lang;
    let title = shared.report.file().lists.iter().find(|one| one.id == list).map_or(list, |one| one.title.get(lang));
    html! {
        <li class="nt ph" title={why.get(lang).to_owned()}>
            <span class="dash" aria-hidden="true" />
            <p>{ words::empty_heading(title, month, lang) }</p>
        </li>
    }
}
