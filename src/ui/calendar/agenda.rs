//! The events as one list: full titles, kinds, dates as printed, and where they stand.
//!
//! Takes events in their order, gives a list of links; only what is in sight is in the page. Never cuts a title short,
//! and never gives a date that is not printed.

use std::rc::Rc;

use yew::prelude::*;

use super::found::{elsewhere, marked};
use super::month::printed_time;
use crate::report::Lang;
use crate::report::edtf::Edtf;
use crate::report::schema::Event;
use crate::state::View;
use crate::ui::shape::{accent, theme_shape};
use crate::ui::shared::Shared;
use crate::ui::window::Window;
use crate::words::calendar::{self as words, Calendar as Say};
use crate::words::date::{self, DateWords};
use crate::words::message::Frame;

/// About how high a row is.
const ROW_PX: f64 = 76.0;

/// Events in their order, by their numbers in the index; the same list is the same one by its place in memory.
#[derive(Clone)]
pub(super) struct Ids(pub(super) Rc<[u32]>);

impl PartialEq for Ids {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What a list is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct AgendaProps {
    /// The events.
    pub(super) ids: Ids,
    /// The event that is open.
    pub(super) open: Option<AttrValue>,
    /// Whether months are named where they begin.
    #[prop_or(true)]
    pub(super) headings: bool,
    /// What every view is given.
    pub(super) shared: Shared,
}

/// Draws the list.
#[component]
pub(super) fn Agenda(props: &AgendaProps) -> Html {
    let count = props.ids.0.len();
    let open = props.open.as_ref().and_then(|open| props.shared.index.number(open));
    let at = open.and_then(|open| props.ids.0.iter().position(|number| *number == open));
    let row = {
        let props = props.clone();
        Callback::from(move |at: usize| row(&props, at))
    };
    html! {
        <div class="agenda" role="list">
            <Window key={format!("{:p}", Rc::as_ptr(&props.ids.0))} {count} {row} row_px={ROW_PX} {at} />
        </div>
    }
}

fn row(props: &AgendaProps, at: usize) -> Html {
    let shared = &props.shared;
    let event_at = |at: usize| shared.index.event(&shared.report, *props.ids.0.get(at)?);
    let Some(event) = event_at(at) else { return Html::default() };
    let before = at.checked_sub(1).and_then(event_at);
    let heading = heading_of(event, shared.lang);
    let begins = props.headings && before.is_none_or(|before| heading_of(before, shared.lang) != heading);
    let current = (props.open.as_deref() == Some(event.id.as_str())).then_some("true");
    html! {
        <>
            if begins {
                <p class="when">{ heading }</p>
            }
            <div role="listitem" aria-setsize={props.ids.0.len().to_string()} aria-posinset={(at + 1).to_string()}>
                <a class="ev" data-event={event.id.clone()} data-accent={accent(event.theme)} aria-current={current}
                    href={shared.href(View::Calendar(Some(event.id.clone())))}>
                    { theme_shape(event.theme, 14, Some(event.act)) }
                    <span class="t">
                        <span class="vh">{ words::kind(event.theme, event.act, shared.lang) }</span>
                        { marked(event.title.get(shared.lang), shared) }
                    </span>
                    <span class="w">{ facts(shared, event) }</span>
                    { elsewhere(event, event.title.get(shared.lang), shared) }
                </a>
            </div>
        </>
    }
}

/// Kind, date as precise as printed, and the lists that tell it.
fn facts(shared: &Shared, event: &Event) -> Html {
    let lang = shared.lang;
    let read = event.date.as_deref().and_then(|text| Edtf::parse(text).ok());
    let time = read.map_or_else(|| DateWords::NoTime.text(lang).to_owned(), |read| date::date(read, lang));
    let mut lists: Vec<&str> = Vec::new();
    for mention in &event.mentions {
        let list = shared.report.file().lists.iter().find(|list| list.id == mention.list);
        let name = list.map_or(mention.list.as_str(), |list| list.title.get(lang));
        if !lists.contains(&name) {
            lists.push(name);
        }
    }
    html! {
        <>
            <span>{ words::act(event.act, lang) }</span>
            <span>{ time }{ printed_time(event) }</span>
            <span>{ lists.join(Frame::EnumComma.text(lang)) }</span>
        </>
    }
}

/// The month an event stands under, or that none is printed.
fn heading_of(event: &Event, lang: Lang) -> String {
    let read = event.date.as_deref().and_then(|date| Edtf::parse(date).ok());
    match read.map(|read| (read.month(), read)) {
        Some((Some((year, month)), _)) => words::month_of_year(year, month, lang),
        Some((None, read)) => words::year_alone(read.year(), lang),
        None => Say::TrayTitle.text(lang).to_owned(),
    }
}
