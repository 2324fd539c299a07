//! The calendar on the page: the year by month, the tray, and the event that is open.
//!
//! Takes [`ViewProps`], gives the view; an event is opened by its address, so every row is a plain link. Moves
//! the focus to an event that opens and back to its row when it closes. Never writes the address itself.

mod agenda;
mod find;
mod found;
mod keys;
mod month;
mod months;
mod numbers;
mod opened;
mod panel;
mod strip;
mod take;
mod tray;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

pub use strip::YearStrip;

use self::agenda::{Agenda, Ids};
use self::find::Find;
use self::months::Months;
use self::opened::OpenedMonth;
use self::panel::Panel;
use self::take::Take;
use self::tray::{OtherYears, Tray};
use super::host::{use_effect_in_sight, use_may_move};
use super::icon::{Icon, Icon_};
use super::shape::ThemeShape;
use super::shared::{Shared, ViewProps};
use crate::calendar::{Filter, Hits, Index, Month, Restriction, Wider, Year};
use crate::report::schema::Act;
use crate::report::{Lang, Theme};
use crate::state::{Action, CalendarParams, Layout, View, When};
use crate::words::calendar::{self as words, Calendar as Say};

/// What is chosen; the same choice of the same report is the same one by its place in memory.
#[derive(Clone)]
struct Hitlist(Rc<Hits>);

impl PartialEq for Hitlist {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// An index, the same by its place in memory.
#[derive(Clone)]
struct IndexPtr(Rc<Index>);

impl PartialEq for IndexPtr {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What a filter chooses, found once for each filter.
#[hook]
fn use_hits(shared: &Shared, filter: Filter) -> Hitlist {
    let report = shared.report.clone();
    let hits =
        use_memo((IndexPtr(shared.index.clone()), filter), |(index, filter)| index.0.hits(report.file(), filter));
    Hitlist(hits)
}

/// A year of what is chosen, arranged once.
#[hook]
fn use_year(shared: &Shared, hits: &Hitlist, year: i16) -> Rc<Year> {
    let key = (IndexPtr(shared.index.clone()), hits.clone(), year);
    use_memo(key, |(index, hits, year)| Year::in_year(&index.0, &hits.0, *year))
}

fn filter_of(params: &CalendarParams) -> Filter {
    Filter { theme: params.theme, act: params.act, list: params.list.clone(), q: params.q.clone() }
}

/// What to ask for to see a whole year: nothing, where it is the report's own.
fn whole_year(shared: &Shared, year: i16) -> Option<When> {
    (year != shared.report.file().year).then_some(When::Year(year))
}

/// The calendar view.
#[component]
pub fn CalendarView(props: &ViewProps) -> Html {
    let shared = &props.shared;
    let params = &shared.state.calendar;
    let at = params.when.map_or(shared.report.file().year, When::year);
    let all = use_hits(shared, Filter::default());
    let hits = use_hits(shared, filter_of(params));
    let whole = use_year(shared, &all, at);
    let year = use_year(shared, &hits, at);
    let ids = use_memo(hits.clone(), |hits| Ids(hits.0.events().into()));
    let ids = (*ids).clone();
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
    let nothing = hits.0.count() == 0;
    html! {
        <div class={classes!("cal", open.is_some().then_some("open"))} part="calendar" ref={root} {onkeydown}>
            <div class="cal-main">
                <Head year={whole} shared={shared.clone()} />
                <Find hits={hits.clone()} shared={shared.clone()} />
                { result(shared, &hits.0, &year, &ids) }
                if !nothing && params.layout == Layout::Year {
                    { rail(shared, &year) }
                }
            </div>
            <div class="cal-cols">
                <div class="cal-main">
                    if !nothing {
                        { laid_out(shared, &year, ids, open.clone()) }
                    }
                </div>
                <div class="cal-side">
                    if let Some(id) = &open {
                        <Panel key={id.to_string()} id={id.clone()} {hits} shared={shared.clone()} />
                    } else {
                        { key_of_marks(shared) }
                    }
                </div>
            </div>
            if params.layout == Layout::Year && params.when.and_then(When::month).is_none() {
                <div class="cal-main">
                    <Tray year={year.clone()} open={open.clone()} shared={shared.clone()} />
                    <OtherYears {year} {open} shared={shared.clone()} />
                </div>
            }
        </div>
    }
}

/// The months in one rail, for the phone: a way to each, with its count.
fn rail(shared: &Shared, year: &Year) -> Html {
    let (lang, now) = (shared.lang, shared.state.calendar.when.and_then(When::month));
    let link = |month: &Month| {
        let current = (now == Some(month.number)).then_some("true");
        let when = Some(When::Month(year.year, month.number));
        html! {
            <a href={shared.href_with(Action::When(when))} aria-current={current}>
                <span aria-hidden="true">{ month.number }<i>{ month.count }</i></span>
                <span class="vh">{ words::month_name(month.number, month.count, lang) }</span>
            </a>
        }
    };
    html! { <nav class="rail" aria-label={Say::Months.text(lang)}>{ for year.months.iter().map(link) }</nav> }
}

/// The year, a month of it, or the list.
fn laid_out(shared: &Shared, year: &Rc<Year>, ids: Ids, open: Option<AttrValue>) -> Html {
    let params = &shared.state.calendar;
    match (params.layout, params.when.and_then(When::month)) {
        (Layout::List, _) => {
            html! { <Agenda {ids} {open} shared={shared.clone()} /> }
        }
        (Layout::Year, Some(month)) => {
            html! { <OpenedMonth year={year.clone()} {month} {open} shared={shared.clone()} /> }
        }
        (Layout::Year, None) => html! { <Months year={year.clone()} {open} shared={shared.clone()} /> },
    }
}

/// Gives the focus back to an event's row when the event is closed.
#[hook]
fn use_focus_back(root: &NodeRef, open: Option<&AttrValue>) {
    let last = use_mut_ref(|| None::<AttrValue>);
    let (root, may_move) = (root.clone(), use_may_move());
    use_effect_in_sight(open.cloned(), move |open| {
        let closed = last.replace(open.clone()).filter(|_| open.is_none() && may_move.emit(()));
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

/// What the heading is drawn from.
#[derive(Clone, Properties)]
struct HeadProps {
    /// The year, with all its events.
    year: Rc<Year>,
    shared: Shared,
}

impl PartialEq for HeadProps {
    // A search changes the state, and nothing of the heading.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.year, &other.year) && self.shared.lang == other.shared.lang
    }
}

/// How many events the year has, of which kind most, and in which month.
#[component]
fn Head(props: &HeadProps) -> Html {
    let HeadProps { year, shared } = props;
    let (lang, file) = (shared.lang, shared.report.file());
    let dated = year.months.iter().flat_map(Month::events);
    let released = dated.filter(|row| shared.report.event(&row.id).is_some_and(|event| event.act == Act::Release));
    let (busiest, most) = year.busiest();
    let lists = file.lists.iter().filter(|list| !list.headings.is_empty());
    let lists: Vec<&str> = lists.map(|list| list.title.get(lang)).collect();
    html! {
        <header class="cal-head">
            <p class="kick">{ words::kicker(year.year, lang) }</p>
            <h1>{ words::headline(year.dated, released.count(), (&busiest, most), lang) }</h1>
            <p class="sub">{ words::merged(&lists, lang) }</p>
        </header>
    }
}

fn result(shared: &Shared, hits: &Hits, year: &Year, ids: &Ids) -> Html {
    let lang = shared.lang;
    let filtered = shared.state.calendar.is_filtered();
    let (dated, undated) = match shared.state.calendar.layout {
        Layout::Year => (year.dated, year.undated),
        Layout::List => (hits.count() - hits.undated(), hits.undated()),
    };
    html! {
        <div class="cal-res">
            <p role="status">
                if hits.count() == 0 {
                    { Say::NothingFound.text(lang) }
                } else {
                    <b>{ words::events(dated, lang) }</b>
                    { words::and_undated(undated, lang) }
                }
            </p>
            { years(shared, year.year) }
            { layouts(shared) }
            if hits.count() > 0 {
                <Take ids={ids.clone()} shared={shared.clone()} />
            }
            if filtered {
                <a class="act" href={shared.href_with(Action::ClearFilters)}>
                    <Icon_ icon={Icon::Close} size={16} />
                    { Say::ClearFilters.text(lang) }
                </a>
            }
            { wider(shared, hits) }
        </div>
    }
}

/// Where nothing is found: which choice hides how many events.
fn wider(shared: &Shared, hits: &Hits) -> Html {
    let lang = shared.lang;
    if hits.wider().is_empty() {
        return Html::default();
    }
    let link = |wider: &Wider| {
        let (action, say) = match wider.without {
            Restriction::Search => (Action::Search(String::new()), Say::WithoutSearch),
            Restriction::Theme => (Action::OnlyTheme(None), Say::WithoutTheme),
            Restriction::Act => (Action::OnlyAct(None), Say::WithoutAct),
            Restriction::List => (Action::OnlyList(None), Say::WithoutList),
        };
        html! { <a class="act" href={shared.href_with(action)}>{ words::choice(say.text(lang), wider.count, lang) }</a> }
    };
    html! { <div class="wider">{ for hits.wider().iter().map(link) }</div> }
}

/// The years around the one that is shown, where the report tells of several.
fn years(shared: &Shared, now: i16) -> Html {
    let (lang, years) = (shared.lang, shared.index.years());
    if years.len() < 2 || shared.state.calendar.layout == Layout::List {
        return Html::default();
    }
    let link = |year: Option<&(i16, usize)>, say: Say, icon: Icon| {
        let Some((year, _)) = year else { return html! { <span /> } };
        let href = shared.href_with(Action::When(whole_year(shared, *year)));
        html! { <a class="act" {href} aria-label={format!("{} {year}", say.text(lang))}><Icon_ {icon} size={16} /></a> }
    };
    let before = years.iter().rev().find(|(year, _)| *year < now);
    let after = years.iter().find(|(year, _)| *year > now);
    html! {
        <nav class="years" aria-label={Say::OtherYears.text(lang)}>
            { link(before, Say::PreviousYear, Icon::ChevronLeft) }
            <b>{ now }</b>
            { link(after, Say::NextYear, Icon::ChevronRight) }
        </nav>
    }
}

/// By month or as a list.
fn layouts(shared: &Shared) -> Html {
    let (lang, now) = (shared.lang, shared.state.calendar.layout);
    let link = |layout: Layout, say: Say| {
        let current = (layout == now).then_some("true");
        html! { <a href={shared.href_with(Action::Layout(layout))} aria-current={current}>{ say.text(lang) }</a> }
    };
    html! {
        <nav class="seg" aria-label={Say::Layout.text(lang)}>
            { link(Layout::Year, Say::ByMonth) }{ link(Layout::List, Say::AsList) }
        </nav>
    }
}

/// Every kind of event with its shape.
fn acts(lang: Lang) -> Html {
    const ACTS: [Act; 7] = [Act::Release, Act::Revise, Act::Prepare, Act::Hold, Act::Open, Act::Launch, Act::Award];
    let one =
        |act| html! { <li><ThemeShape theme={Theme::Governance} {act} size={14} />{ words::act(act, lang) }</li> };
    html! { <ul class="acts">{ for ACTS.map(one) }</ul> }
}

/// What the marks of the rows mean, where no event is open.
fn key_of_marks(shared: &Shared) -> Html {
    let lang = shared.lang;
    let line = |sample: Html, meaning: Say| html! { <li><span class="k">{ sample }</span>{ meaning.text(lang) }</li> };
    html! {
        <section class="cal-key note">
            <h2>{ Say::PickTitle.text(lang) }</h2>
            <ul>
                { line(html! { <span class="pl">{ words::places(2, lang) }</span> }, Say::KeyPlaces) }
                { line(html! { <span class="box">{ words::act(Act::Prepare, lang) }</span> }, Say::KeyBox) }
                { line(html! { <span class="boxes"><i /><i class="on" /><i class="on" /></span> }, Say::KeySpan) }
                <li>{ acts(lang) }</li>
                { line(html! { <ThemeShape theme={Theme::Ip} hollow={true} size={14} /> }, Say::KeyGhost) }
                { line(html! { <span class="dash" /> }, Say::KeyEmpty) }
            </ul>
        </section>
    }
}
