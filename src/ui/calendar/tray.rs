//! What stands below the year: events without a printed month, and those of other years.
//!
//! Takes a [`Year`], gives a section each, or nothing where there is no such event. Never sorts an event into a
//! month.

use std::rc::Rc;

use yew::prelude::*;

use super::month::{Look, event_link};
use crate::calendar::Year;
use crate::report::edtf::Edtf;
use crate::state::{Action, Layout};
use crate::ui::shape::{ThemeShape, accent};
use crate::ui::shared::Shared;
use crate::words::calendar::{self as words, Calendar as Say};
use crate::words::date;

/// How many events of a theme the tray names at most, and how many where there are more; those are in the list.
const MOST_ROWS: usize = 16;
const SOME_ROWS: usize = 5;

/// What the tray is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct TrayProps {
    /// The year.
    pub(super) year: Rc<Year>,
    /// The event that is open.
    pub(super) open: Option<AttrValue>,
    /// What every view is given.
    pub(super) shared: Shared,
}

/// Draws the events without a month, by theme.
#[component]
pub(super) fn Tray(props: &TrayProps) -> Html {
    let (lang, shared, year) = (props.shared.lang, &props.shared, &props.year);
    if year.tray.is_empty() {
        return Html::default();
    }
    let groups = year.tray.iter().map(|group| {
        let shown = if group.ids.len() > MOST_ROWS { SOME_ROWS } else { group.ids.len() };
        html! {
            <section class="grp" data-accent={accent(group.theme)}>
                <h3>
                    <ThemeShape theme={group.theme} />
                    { words::theme(group.theme, lang) }
                    <i>{ words::events(group.ids.len(), lang) }</i>
                </h3>
                <ul>
                    { for group.ids.iter().take(shown).map(|id| row(shared, id, props.open.as_deref())) }
                    if group.ids.len() > shown {
                        <li><a class="more" href={shared.href_with(Action::Layout(Layout::List))}>
                            { words::more(group.ids.len() - shown, lang) }
                        </a></li>
                    }
                </ul>
            </section>
        }
    });
    html! {
        <section class="tray">
            <header>
                <h2>{ Say::TrayTitle.text(lang) }<i>{ words::events(year.undated, lang) }</i></h2>
                <p>{ Say::TrayNote.text(lang) }</p>
            </header>
            <div class="grps">{ for groups }</div>
        </section>
    }
}

/// Draws the events of other years.
#[component]
pub(super) fn OtherYears(props: &TrayProps) -> Html {
    let (lang, shared, year) = (props.shared.lang, &props.shared, &props.year);
    if year.other_years.is_empty() {
        return Html::default();
    }
    let years = year.other_years.iter().map(|other| {
        html! {
            <section class="grp">
                <h3>
                    <a href={shared.href_with(Action::When(super::whole_year(shared, other.year)))}>
                        { date::date(Edtf::Year(other.year), lang) }
                    </a>
                    <i>{ words::events(other.count, lang) }</i>
                </h3>
                <ul>{ for other.ids.iter().map(|id| row(shared, id, props.open.as_deref())) }</ul>
            </section>
        }
    });
    html! {
        <section class="tray">
            <header><h2>{ Say::OtherYears.text(lang) }</h2></header>
            <div class="grps">{ for years }</div>
        </section>
    }
}

fn row(shared: &Shared, id: &str, open: Option<&str>) -> Html {
    let Some(event) = shared.report.event(id) else { return Html::default() };
    html! { <li>{ event_link(shared, event, Look { open, item: None }, Html::default(), Html::default()) }</li> }
}
