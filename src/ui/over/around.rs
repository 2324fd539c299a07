//! What stands around lines over time: the ways to another span, the table, and who published the values.
//!
//! Takes a figure, gives HTML. Every way is a link to the address of its span.

use yew::prelude::*;

use super::super::host::use_unattended;
use super::super::shared::Shared;
use super::super::table::TableProps;
use super::{address, data};
use crate::describe::over::{PeriodRow, period_rows};
use crate::figure::{Body, Figure, Series};
use crate::state::View;
use crate::words::message::{Chart as Say, Over as Word, reliability};

/// The ways to another span of time.
pub(in crate::ui) fn spans(shared: &Shared, figure: &Figure, series: &Series) -> Html {
    let lang = shared.lang;
    let way = |word: Word, to: Option<(usize, usize)>| match to {
        Some((first, last)) => {
            let href = address(shared, figure, series.span(first, last));
            html! { <a class="choice" role="button" {href}>{word.text(lang)}</a> }
        }
        // The same element without its address: what has the focus keeps it.
        None => html! { <a class="choice" role="button" tabindex="0" aria-disabled="true">{word.text(lang)}</a> },
    };
    if series.closer().is_none() && !series.is_part() {
        return Html::default();
    }
    html! {
        <>
            <span class="seg spans" role="group" aria-label={Word::Span.text(lang)}>
                {way(Word::Closer, series.closer())}
                {way(Word::Wider, series.farther())}
                {way(Word::Earlier, series.earlier())}
                {way(Word::Later, series.later())}
                {way(Word::All, series.is_part().then_some((0, series.count)))}
            </span>
            <span class="key wide-only">{Word::Drag.text(lang)}</span>
        </>
    }
}

/// The table of lines over time.
pub(in crate::ui) fn table(shared: &Shared, series: &Series) -> Html {
    let lang = shared.lang;
    let (rows, some) = period_rows(series);
    let row = |row: &PeriodRow| {
        let values = series.lines.iter().zip(&row.values).map(|(line, value)| match value {
            Some((printed, amount)) => {
                html! { <td class="num">{data(&line.id, &row.edtf, printed.clone(), amount)}</td> }
            }
            None => html! { <td>{Word::NoValue.text(lang)}</td> },
        });
        html! { <tr><th scope="row">{&row.period}</th>{ for values }</tr> }
    };
    html! {
        <>
            if some { <p class="sub">{Word::Some.text(lang)}</p> }
            <div class="scroll" tabindex="0" role="region" aria-label={Say::Table.text(lang)}>
                <table>
                    <thead><tr>
                        <th scope="col">{Say::Period.text(lang)}</th>
                        { for series.lines.iter().map(|line| html! { <th scope="col">{&line.name}</th> }) }
                    </tr></thead>
                    <tbody>{ for rows.iter().map(row) }</tbody>
                </table>
            </div>
        </>
    }
}

/// Where the values of each line come from.
#[component]
pub(in crate::ui) fn Origins(props: &TableProps) -> Html {
    let shared = &props.shared;
    let (lang, unattended) = (shared.lang, use_unattended());
    let Body::Series(series) = &props.figure.body else { return Html::default() };
    let origin = |id: &str| {
        let one = shared.report.series(id)?;
        let published = one.published.as_ref();
        Some(html! {
            <li>
                <b>{one.name.get(lang)}</b>
                <span>{one.remark.as_ref().map(|remark| remark.get(lang).to_owned())}</span>
                if let Some(published) = published {
                    if unattended {
                        <span>{published.publisher.get(lang)}</span>
                    } else {
                        <a class="lnk" href={published.address.clone()} rel="noopener noreferrer external">{published.publisher.get(lang)}</a>
                    }
                    <i>{reliability(published.reliability, lang)}</i>
                } else {
                    <a class="lnk" href={shared.href(View::Source(Some(id.to_owned())))}>{Say::SeeSource.text(lang)}</a>
                }
            </li>
        })
    };
    html! {
        <ul class="elsewhere origins" aria-label={Word::Origin.text(lang)}>
            { for series.lines.iter().filter_map(|line| origin(&line.id)) }
        </ul>
    }
}
