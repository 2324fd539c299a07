//! The table of a figure, with every printed number as `<data>` and every number's sentence one step away.

use std::rc::Rc;

use yew::prelude::*;

use crate::describe::table::{Row, rows};
use crate::figure::{Body, Figure};
use crate::report::Lang;
use crate::report::reading::Reading;
use crate::report::schema::Quote;
use crate::words::fill::Numeral;
use crate::words::message::{Chart, QUOTE_SEPARATOR};
use crate::words::number;

use super::runs;
use super::shared::Shared;

/// What a table is made of.
#[derive(Clone, PartialEq, Properties)]
pub struct TableProps {
    /// What every view is given.
    pub shared: Shared,
    /// The figure.
    pub figure: Rc<Figure>,
}

/// The same values as the chart, in rows.
#[component]
pub fn FigureTable(props: &TableProps) -> Html {
    let TableProps { shared, figure } = props;
    let lang = shared.lang;
    if let Body::Series(series) = &figure.body {
        return super::over::table(shared, series);
    }
    let rows = rows(&shared.report, figure);
    let growth = rows.iter().any(|row| shared.report.statistic(&row.id).is_some_and(|one| one.growth.is_some()));
    let interval = rows.iter().any(|row| row.interval.is_some());
    let printed = rows.iter().any(|row| shared.report.event(&row.id).is_none());
    let head = |chart: Chart| html! { <th scope="col">{chart.text(lang)}</th> };
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={Chart::Table.text(lang)}>
            <table>
                <thead><tr>
                    {head(Chart::Name)}
                    if printed { {head(Chart::PrintedValue)} }
                    if growth { {head(Chart::Growth)} }
                    if interval { {head(Chart::DerivedInterval)} }
                    {head(Chart::Period)}{head(Chart::Sentence)}
                </tr></thead>
                <tbody>{ for rows.iter().map(|row| one(shared, row, (printed, growth, interval))) }</tbody>
            </table>
        </div>
    }
}

fn one(shared: &Shared, row: &Row, (has_printed, growth, interval): (bool, bool, bool)) -> Html {
    let statistic = shared.report.statistic(&row.id);
    let printed = statistic.map(|statistic| {
        let zh = number::printed(statistic, Lang::Zh).text();
        let reading = statistic
            .fault
            .as_ref()
            .map(|_| format!("{} {}", Chart::Reading.text(shared.lang), number::read(statistic, shared.lang).text()));
        html! {
            <>
                {runs::linked(shared, &Numeral::level(statistic, shared.lang))}
                if shared.lang == Lang::En { <small lang="zh-CN">{zh}</small> }
                if let Some(reading) = reading { <small>{reading}</small> }
            </>
        }
    });
    let rate = statistic.and_then(Numeral::growth).map(|numeral| runs::linked(shared, &numeral));
    let derived = row.interval.as_ref().map(super::super::figure::Amount::text);
    let event = shared.report.event(&row.id).map(|event| event.mentions.iter().map(|mention| &mention.quote).collect());
    let quotes: Option<Vec<&Quote>> = statistic.map(|statistic| statistic.quotes.iter().collect()).or(event);
    let quotes = quotes.map(|quotes| {
        let texts = quotes.iter().map(|quote| Reading::of(&quote.exact).text);
        html! { <span class="song" lang="zh-CN">{texts.collect::<Vec<_>>().join(QUOTE_SEPARATOR)}</span> }
    });
    html! {
        <tr class={row.derived.then_some("derived")}>
            <th scope="row">{&row.name}</th>
            if has_printed { <td class="num">{printed.unwrap_or_default()}</td> }
            if growth { <td class="num">{rate.unwrap_or_default()}</td> }
            if interval { <td class="num">{derived.unwrap_or_default()}</td> }
            <td>{runs::spoken(&row.period, shared.lang)}</td>
            <td>{quotes.unwrap_or_default()}</td>
        </tr>
    }
}
