//! A month and its rows.
//!
//! Takes a [`Year`] and which month, gives a section with its heading, its count and its rows. Every event is a
//! link that carries `data-event`. Never cuts a title short.

use std::rc::Rc;

use yew::prelude::*;

use crate::calendar::{EventRow, Month, Row, Year};
use crate::report::edtf::Edtf;
use crate::report::schema::{Act, Event};
use crate::report::{Lang, Text};
use crate::state::View;
use crate::ui::shape::{ThemeShape, accent};
use crate::ui::shared::Shared;
use crate::words::calendar::{self as words, Calendar as Say};
use crate::words::date;

/// What a month is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct MonthProps {
    /// The year.
    pub(super) year: Rc<Year>,
    /// Which month, counted from 0.
    pub(super) at: usize,
    /// The event that is open.
    pub(super) open: Option<AttrValue>,
    /// What every view is given.
    pub(super) shared: Shared,
}

/// Draws a month.
#[component]
pub(super) fn MonthSection(props: &MonthProps) -> Html {
    let (lang, shared) = (props.shared.lang, &props.shared);
    let Some(month) = props.year.months.get(props.at) else { return Html::default() };
    let open = props.open.as_deref();
    let rows = month.rows.iter().map(|row| match row {
        Row::Event(row) => event_row(shared, month, row, open),
        Row::Ghost { id, counts_in_month } => ghost(shared, id, *counts_in_month),
        Row::EmptyHeading { list, why } => empty_heading(shared, list, month.number, why),
    });
    html! {
        <section class={classes!("mo", month.rows.is_empty().then_some("none"))}
            aria-label={date::month(month.number, lang)}>
            <h2>
                { heading(month.number, lang) }
                <i>{ words::events(month.count, lang) }</i>
                <span class="dots" aria-hidden="true">{ for dots(shared, month) }</span>
            </h2>
            if month.rows.is_empty() {
                <p class="nothing">{ Say::NothingHere.text(lang) }</p>
            } else {
                <ul>{ for rows }</ul>
            }
        </section>
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
    events.map(|event| html! { <ThemeShape theme={event.theme} size={11} /> })
}

fn event_row(shared: &Shared, month: &Month, row: &EventRow, open: Option<&str>) -> Html {
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
            <li>{ event_link(shared, event, open, html! { <>{ span }</> }, html! { <>{ ruler }</> }) }</li>
            { also }
        </>
    }
}

/// The row of an event, here and in the tray: shape, short title, printed words in boxes, how many places tell it;
/// `days` stands after the title, `ruler` beneath.
pub(super) fn event_link(shared: &Shared, event: &Event, open: Option<&str>, days: Html, ruler: Html) -> Html {
    let lang = shared.lang;
    let (short, full) = (event.row_title().get(lang), event.title.get(lang));
    let places = event.mentions.len();
    let current = (open == Some(event.id.as_str())).then_some("true");
    html! {
        <a class="ev" data-event={event.id.clone()} data-accent={accent(event.theme)} aria-current={current}
            title={(short != full).then(|| full.to_owned())} href={shared.href(View::Calendar(Some(event.id.clone())))}>
            <ThemeShape theme={event.theme} />
            <span class="t">
                <span class="vh">{ words::theme(event.theme, lang) }{ "· " }</span>
                { short }
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
        </a>
    }
}

/// What the print says of kind or time that the title does not: that a text is not there yet, and 元旦期间.
fn boxes(event: &Event, lang: Lang) -> Html {
    let kind = (event.act == Act::Prepare).then(|| words::act(event.act, lang));
    let read = event.date.as_deref().and_then(|text| Edtf::parse(text).ok());
    let time = event.date_printed.as_deref().filter(|printed| date::says_more(printed, read));
    html! {
        <>
            if let Some(kind) = kind {
                { " " }<span class="box">{ kind }</span>
            }
            if let Some(time) = time {
                { " " }<span class="box" lang="zh-CN">{ time }</span>
            }
        </>
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

fn ghost(shared: &Shared, id: &str, counts_in_month: i8) -> Html {
    let Some(event) = shared.report.event(id) else { return Html::default() };
    let lang = shared.lang;
    html! {
        <li>
            <a class="ev gh" data-event={id.to_owned()} data-accent={accent(event.theme)}
                title={event.title.get(lang).to_owned()} href={shared.href(View::Calendar(Some(id.to_owned())))}>
                <ThemeShape theme={event.theme} hollow={true} />
                <span class="t">{ event.row_title().get(lang) }</span>
                <span class="pl">{ words::see_month(counts_in_month, lang) }</span>
            </a>
        </li>
    }
}

fn empty_heading(shared: &Shared, list: &str, month: i8, why: &Text) -> Html {
    let lang = shared.lang;
    let title = shared.report.file().lists.iter().find(|one| one.id == list).map_or(list, |one| one.title.get(lang));
    html! {
        <li class="nt ph" title={why.get(lang).to_owned()}>
            <span class="dash" aria-hidden="true" />
            <p>{ words::empty_heading(title, month, lang) }</p>
        </li>
    }
}
