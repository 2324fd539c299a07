//! The twelve months: a grid that is one tab stop.
//!
//! Takes a [`Year`], gives a section for each month. Never shows a month twice.

use std::rc::Rc;

use yew::prelude::*;

use super::keys::use_grid;
use super::month::{MonthSection, heading_item};
use crate::calendar::{Month, Year};
use crate::ui::shared::Shared;
use crate::words::calendar::Calendar as Say;

/// What the months are drawn from.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct MonthsProps {
    /// The year.
    pub(super) year: Rc<Year>,
    /// The event that is open.
    pub(super) open: Option<AttrValue>,
    /// What every view is given.
    pub(super) shared: Shared,
}

/// How many months a row of the grid has.
const MONTHS_IN_ROW: usize = 3;

/// Draws the months.
#[component]
pub(super) fn Months(props: &MonthsProps) -> Html {
    let MonthsProps { year, open, shared } = props;
    let grid = use_node_ref();
    let (focused, onfocusin, onkeydown) = use_grid(&grid);
    let active = tab_stop(year, focused.as_ref().or(open.as_ref()));
    let month = |at: usize| {
        // Only the month that holds the tab stop is told, so that no other one is drawn anew when it moves.
        let here = active.as_ref().filter(|(month, _)| *month == at).map(|(_, item)| item.clone());
        html! { <MonthSection key={at} {at} year={year.clone()} open={open.clone()} active={here} shared={shared.clone()} /> }
    };
    let rows = (0..year.months.len()).step_by(MONTHS_IN_ROW).map(|first| {
        html! { <div class="quarter" role="row" key={first}>{ for (first..first + MONTHS_IN_ROW).map(month) }</div> }
    });
    html! {
        <>
            <div class="cal-year" role="grid" aria-label={Say::Grid.text(shared.lang)} aria-describedby="cal-keys"
                ref={grid} {onfocusin} {onkeydown}>
                { for rows }
            </div>
            <p id="cal-keys" class="vh">{ Say::Keys.text(shared.lang) }</p>
        </>
    }
}

/// The item that the tab key leads to, with its month counted from 0: the one that had the focus or is open, where it
/// is still there, else the heading of the first month that has anything.
fn tab_stop(year: &Year, item: Option<&AttrValue>) -> Option<(usize, AttrValue)> {
    let has = |month: &Month, item: &str| {
        let (id, at) = item.split_once('@').unwrap_or((item, ""));
        item == heading_item(month.number)
            || at == month.number.to_string()
            || item == format!("more-{}", month.number)
            || (at.is_empty() && month.events().any(|row| row.id == id))
    };
    let kept = item.and_then(|item| Some((year.months.iter().position(|month| has(month, item))?, item.clone())));
    kept.or_else(|| {
        let at = year.months.iter().position(|month| !month.rows.is_empty())?;
        Some((at, heading_item(year.months.get(at)?.number).into()))
    })
}
