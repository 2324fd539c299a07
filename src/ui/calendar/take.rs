//! Events that are taken away: one that is open, or all that are listed.
//!
//! Takes events, gives files to save: iCalendar, CSV, JSON. Events that the print gives no month stand in no
//! calendar file, and that is said. What the browser refuses is said, never fatal.

use yew::prelude::*;

use super::agenda::Ids;
use crate::describe::events::{IcsOptions, MonthOnly, Stamp, events_csv, events_file_name, events_ics, events_json};
use crate::state::View;
use crate::ui::host::{Reach, use_reach};
use crate::ui::icon::Icon;
use crate::ui::menu::{Item, Menu};
use crate::ui::save::save;
use crate::ui::shared::Shared;
use crate::words::export::Download;
use crate::words::takeaway::{self as words, TakeAway as Say};

/// What the menu is made of.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct TakeProps {
    /// The events.
    pub(super) ids: Ids,
    /// Whether it is the one event that is open.
    #[prop_or(false)]
    pub(super) one: bool,
    /// What every view is given.
    pub(super) shared: Shared,
}

/// A kind of file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Ics(MonthOnly),
    Csv,
    Json,
}

const KINDS: [Kind; 4] = [Kind::Ics(MonthOnly::WholeMonth), Kind::Ics(MonthOnly::LeaveOut), Kind::Csv, Kind::Json];

/// A button that opens the menu of files.
#[component]
pub(super) fn Take(props: &TakeProps) -> Html {
    let TakeProps { ids, one, shared } = props;
    let lang = shared.lang;
    let said = use_state_eq(AttrValue::default);
    let reach = use_reach();
    let unattended = reach.home.is_some();
    {
        let said = said.setter();
        use_effect_with((ids.clone(), lang), move |_| said.set(AttrValue::default()));
    }
    let ontoggle = {
        let said = said.setter();
        Callback::from(move |()| said.set(AttrValue::default()))
    };
    let onpick = {
        let (props, said) = (props.clone(), said.setter());
        Callback::from(move |at: usize| {
            if let Some(kind) = KINDS.get(at) {
                said.set(give(&props, &reach, *kind).into());
            }
        })
    };
    let label = if *one { Say::OneEvent } else { Say::TheseEvents };
    let items = KINDS.map(|kind| match kind {
        Kind::Ics(MonthOnly::WholeMonth) => Item { key: "ics", name: words::ics_choice(Say::WholeMonth, lang).into() },
        Kind::Ics(MonthOnly::LeaveOut) => Item { key: "ics-days", name: words::ics_choice(Say::LeaveOut, lang).into() },
        Kind::Csv => Item { key: "csv", name: Say::Csv.text(lang).into() },
        Kind::Json => Item { key: "json", name: Say::Json.text(lang).into() },
    });
    if unattended {
        return Html::default();
    }
    html! {
        <Menu icon={Icon::CalendarPlus} label={label.text(lang)} name={label.text(lang)} items={items.to_vec()}
            said={(*said).clone()} {onpick} {ontoggle} />
    }
}

/// Makes a file and hands it to the browser; gives what is to be said of it.
fn give(TakeProps { ids, one, shared }: &TakeProps, reach: &Reach, kind: Kind) -> String {
    let (report, lang) = (&shared.report, shared.lang);
    let names: Vec<&str> = ids.0.iter().filter_map(|number| shared.index.id(*number)).collect();
    let (bytes, media_type, extension, said) = match kind {
        Kind::Ics(month_only) => {
            let page = reach.public_address();
            let address_of = |id: &str| address_of(shared, page.as_deref().unwrap_or_default(), id);
            let address_of: Option<&dyn Fn(&str) -> String> = if page.is_some() { Some(&address_of) } else { None };
            let file = events_ics(report, &names, &IcsOptions { lang, stamp: now(), month_only, address_of });
            let said = words::outcome(file.written, file.left_out, lang);
            if file.written == 0 {
                return said;
            }
            (file.bytes, "text/calendar;charset=utf-8", "ics", said)
        }
        Kind::Csv => (events_csv(report, &names, lang), "text/csv;charset=utf-8", "csv", String::new()),
        Kind::Json => (events_json(report, &names, lang), "application/json", "json", String::new()),
    };
    let event = names.first().copied().filter(|_| *one);
    match save(&bytes, media_type, &events_file_name(report, event, extension)) {
        Ok(()) if said.is_empty() => Download::Given.text(lang).to_owned(),
        Ok(()) => said,
        Err(_) => Download::Denied.text(lang).to_owned(),
    }
}

/// The address of an event where others can reach it: in the language that is shown, without the filters.
fn address_of(shared: &Shared, page: &str, id: &str) -> String {
    format!("{page}{}", shared.state.given_away(View::Calendar(Some(id.to_owned()))).address())
}

/// The moment a file is written at.
fn now() -> Stamp {
    Stamp::of_unix_seconds((js_sys::Date::now() / 1000.0) as i64)
}
