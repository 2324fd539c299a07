//! The calendar on the page: the year by month, the tray, and the event that is open.
//!
//! Takes [`ViewProps`], gives the view; an event is opened by its address, so every row is a plain link. Moves
//! the focus to an event that opens and back to its row when it closes. Never writes the address itself.

mod month;
mod panel;
mod strip;
mod tray;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

pub use strip::YearStrip;

use self::month::MonthSection;
use self::panel::Panel;
use self::tray::{OtherYears, Tray};
use super::icon::{Icon, Icon_};
use super::shape::{ThemeShape, accent};
use super::shared::{Shared, ViewProps};
use crate::calendar::{Filter, Month, Year};
use crate::report::schema::Act;
use crate::report::{Report, Theme};
use crate::state::{Action, CalendarParams, View};
use crate::words::calendar::{self as words, Calendar as Say};

/// What a year is computed from; the same report is the same one by its place in memory.
#[derive(Clone)]
struct YearKey {
    report: Rc<Report>,
    filter: Filter,
}

impl PartialEq for YearKey {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.report, &other.report) && self.filter == other.filter
    }
}

/// The year of a report, computed once for each filter.
#[hook]
fn use_year(report: &Rc<Report>, filter: Filter) -> Rc<Year> {
    use_memo(YearKey { report: report.clone(), filter }, |key| Year::of(&key.report, &key.filter))
}

fn filter_of(params: &CalendarParams) -> Filter {
    Filter { theme: params.theme, act: params.act, list: params.list.clone(), q: params.q.clone() }
}

/// The calendar view.
#[component]
pub fn CalendarView(props: &ViewProps) -> Html {
    let shared = &props.shared;
    let whole = use_year(&shared.report, Filter::default());
    let year = use_year(&shared.report, filter_of(&shared.state.calendar));
    let open = match &shared.state.view {
        View::Calendar(Some(id)) if shared.report.event(id).is_some() => Some(AttrValue::from(id.clone())),
        _ => None,
    };
    let root = use_node_ref();
    use_focus_back(&root, open.as_ref());
    let onkeydown = {
        let root = root.clone();
        Callback::from(move |event: KeyboardEvent| {
            // The link that closes is followed, so that whoever looks after addresses sees one kind of navigation.
            if event.key() == "Escape"
                && let Some(close) = find(&root, ".pan a.x")
            {
                close.click();
            }
        })
    };
    let months = year.months.iter().enumerate().map(|(at, _)| {
        html! { <MonthSection key={at} {at} year={year.clone()} open={open.clone()} shared={shared.clone()} /> }
    });
    html! {
        <div class={classes!("cal", open.is_some().then_some("open"))} ref={root} {onkeydown}>
            <div class="cal-main">
                { head(shared, &whole) }
                { topics(shared, &whole) }
                { result(shared, &year) }
            </div>
            <div class="cal-cols">
                <div class="cal-year cal-main">{ for months }</div>
                <div class="cal-side">
                    if let Some(id) = &open {
                        <Panel key={id.to_string()} id={id.clone()} year={year.clone()} shared={shared.clone()} />
                    } else {
                        { key_of_marks(shared) }
                    }
                </div>
            </div>
            <div class="cal-main">
                <Tray year={year.clone()} open={open.clone()} shared={shared.clone()} />
                <OtherYears {year} {open} shared={shared.clone()} />
            </div>
        </div>
    }
}

/// Gives the focus back to an event's row when the event is closed.
#[hook]
fn use_focus_back(root: &NodeRef, open: Option<&AttrValue>) {
    let last = use_mut_ref(|| None::<AttrValue>);
    let root = root.clone();
    use_effect_with(open.cloned(), move |open| {
        let closed = last.replace(open.clone()).filter(|_| open.is_none());
        let row = closed.and_then(|id| find(&root, &format!("a.ev:not(.gh)[data-event=\"{}\"]", quotable(&id))));
        if let Some(row) = row {
            drop(row.focus());
        }
    });
}

/// An id as it may stand between quotation marks in a selector.
fn quotable(id: &str) -> String {
    id.replace('\\', "\\\\").replace('"', "\\\"")
}

fn find(root: &NodeRef, selector: &str) -> Option<HtmlElement> {
    root.cast::<Element>()?.query_selector(selector).ok()??.dyn_into().ok()
}

fn head(shared: &Shared, whole: &Year) -> Html {
    let (lang, file) = (shared.lang, shared.report.file());
    let dated = whole.months.iter().flat_map(Month::events);
    let released = dated.filter(|row| shared.report.event(&row.id).is_some_and(|event| event.act == Act::Release));
    let (busiest, most) = whole.busiest();
    let lists = file.lists.iter().filter(|list| !list.headings.is_empty());
    let lists: Vec<&str> = lists.map(|list| list.title.get(lang)).collect();
    html! {
        <header class="cal-head">
            <p class="kick">{ words::kicker(whole.year, lang) }</p>
            <h1>{ words::headline(whole.dated, released.count(), (&busiest, most), lang) }</h1>
            <p class="sub">{ words::merged(&lists, lang) }</p>
        </header>
    }
}

/// The filter by theme: links, since each choice has an address.
fn topics(shared: &Shared, whole: &Year) -> Html {
    let (lang, chosen) = (shared.lang, shared.state.calendar.theme);
    let topic = |theme: Option<Theme>, count: usize| {
        let href = shared.href_with(Action::OnlyTheme(theme));
        let current = (theme == chosen).then_some("true");
        html! {
            <a {href} aria-current={current} data-accent={theme.map(accent)}>
                if let Some(theme) = theme {
                    <ThemeShape {theme} />
                    { words::theme(theme, lang) }
                } else {
                    { Say::All.text(lang) }
                }
                <i>{ count }</i>
            </a>
        }
    };
    html! {
        <nav class="cal-topics" aria-label={Say::Topic.text(lang)}>
            <span class="lb" aria-hidden="true">{ Say::Topic.text(lang) }</span>
            <span class="seg">
                { topic(None, whole.dated) }
                { for whole.themes.iter().map(|(theme, count)| topic(Some(*theme), *count)) }
            </span>
        </nav>
    }
}

fn result(shared: &Shared, year: &Year) -> Html {
    let lang = shared.lang;
    let nothing = year.ids().next().is_none();
    let filtered = shared.state.calendar != CalendarParams::default();
    html! {
        <div class="cal-res">
            <p role="status">
                if nothing {
                    { Say::NothingFound.text(lang) }
                } else {
                    <b>{ words::events(year.dated, lang) }</b>
                    { words::and_undated(year.undated, lang) }
                }
            </p>
            if filtered {
                <a class="act" href={shared.href_with(Action::ClearFilters)}>
                    <Icon_ icon={Icon::Close} size={16} />
                    { Say::ClearFilters.text(lang) }
                </a>
            }
        </div>
    }
}

/// What the marks of the rows mean, where no event is open.
fn key_of_marks(shared: &Shared) -> Html {
    let lang = shared.lang;
    let line = |sample: Html, meaning: Say| html! { <li><span class="k">{ sample }</span>{ meaning.text(lang) }</li> };
    html! {
        <section class="cal-key note">
            <h3>{ Say::PickTitle.text(lang) }</h3>
            <ul>
                { line(html! { <span class="pl">{ words::places(2, lang) }</span> }, Say::KeyPlaces) }
                { line(html! { <span class="box">{ words::act(Act::Prepare, lang) }</span> }, Say::KeyBox) }
                { line(html! { <span class="boxes"><i /><i class="on" /><i class="on" /></span> }, Say::KeySpan) }
                { line(html! { <ThemeShape theme={Theme::Ip} hollow={true} /> }, Say::KeyGhost) }
                { line(html! { <span class="dash" /> }, Say::KeyEmpty) }
            </ul>
        </section>
    }
}
