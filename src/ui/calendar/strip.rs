//! The year in one strip, for the overview: a stack of marks for each month.
//!
//! Takes [`ViewProps`], gives a section with counts by theme, the twelve stacks, the first event of each month,
//! and the way to the calendar. Never counts a second listing.

use yew::prelude::*;

use super::{use_hits, use_year};
use crate::calendar::{Filter, Strip, StripMonth};
use crate::state::View;
use crate::ui::icon::{Icon, Icon_};
use crate::ui::shape::{accent, theme_shape};
use crate::ui::shared::{Shared, ViewProps};
use crate::words::calendar::{self as words, Calendar as Say};
use crate::words::date;

/// Draws the year in one strip.
#[component]
pub fn YearStrip(props: &ViewProps) -> Html {
    let shared = &props.shared;
    let lang = shared.lang;
    let hits = use_hits(shared, Filter::default());
    let year = use_year(shared, &hits, shared.report.file().year);
    let strip = year.strip(&shared.report);
    html! {
        <section class="yr">
            <header class="yh">
                <h2>{ words::year_title(year.dated, lang) }</h2>
                { themes(&strip, words::undated(year.undated, lang), shared) }
            </header>
            <ol class="stacks">{ for strip.months.iter().map(|month| stack(shared, month)) }</ol>
            <a class="go" href={shared.href(View::Calendar(None))}>
                { Say::OpenCalendar.text(lang) }<Icon_ icon={Icon::ArrowRight} size={16} />
            </a>
        </section>
    }
}

fn themes(strip: &Strip, undated: String, shared: &Shared) -> Html {
    let item = |theme, count: usize| {
        html! {
            <li data-accent={accent(theme)}>
                { theme_shape(theme, 13, None) }{ words::theme(theme, shared.lang) }{ " " }<b>{ count }</b>
            </li>
        }
    };
    html! {
        <ul>
            { for strip.themes.iter().map(|(theme, count)| item(*theme, *count)) }
            if !undated.is_empty() {
                <li class="un">{ undated }</li>
            }
        </ul>
    }
}

fn stack(shared: &Shared, month: &StripMonth) -> Html {
    let lang = shared.lang;
    let first = month.first.as_ref().and_then(|id| shared.report.event(id));
    // From the top down in the page, from the bottom up in the stack.
    let marks = month.marks.iter().rev().map(|theme| theme_shape(*theme, 17, None));
    html! {
        <li>
            <span class="marks" aria-hidden="true">{ for marks }</span>
            <p class="m">
                <b>{ date::month_short(month.number, lang) }</b><b class="m1" aria-hidden="true">{ month.number }</b>
                <i>
                    <span aria-hidden="true">{ words::events_short(month.marks.len(), lang) }</span>
                    <span class="vh">{ words::events(month.marks.len(), lang) }</span>
                </i>
            </p>
            if let Some(event) = first {
                <a data-event={event.id.clone()} href={shared.href(View::Calendar(Some(event.id.clone())))}>
                    { event.row_title().get(lang) }
                </a>
            }
        </li>
    }
}
