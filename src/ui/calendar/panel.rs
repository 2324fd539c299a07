//! An event that is open: what it is, when, and every sentence that tells it.
//!
//! Takes an event's id and the year it is shown in, gives a panel that takes the focus when it opens. Dates are
//! as precise as the print; quotes are the print's words in their reading form. Never shows a day that is not
//! printed.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::Hitlist;
use super::agenda::Ids;
use super::numbers::Numbers;
use super::take::Take;
use crate::calendar::{Hits, lit};
use crate::report::Lang;
use crate::report::edtf::Edtf;
use crate::report::reading::Reading;
use crate::report::schema::{Event, Mention};
use crate::state::View;
use crate::ui::host::{use_effect_in_sight, use_may_move};
use crate::ui::icon::{Icon, Icon_};
use crate::ui::runs::spoken;
use crate::ui::shape::{ThemeShape, accent};
use crate::ui::share::Share;
use crate::ui::shared::Shared;
use crate::words::calendar::{self as words, Calendar as Say};
use crate::words::date::{self, DateWords};

/// What the panel is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct PanelProps {
    /// The event.
    pub(super) id: AttrValue,
    /// The events that are listed.
    pub(super) hits: Hitlist,
    /// What every view is given.
    pub(super) shared: Shared,
}

/// Draws an event that is open.
#[component]
pub(super) fn Panel(props: &PanelProps) -> Html {
    let node = use_node_ref();
    let may_move = use_may_move();
    {
        let node = node.clone();
        use_effect_in_sight(props.id.clone(), move |_| {
            if let Some(panel) = node.cast::<HtmlElement>().filter(|_| may_move.emit(())) {
                drop(panel.focus());
            }
        });
    }
    let (lang, shared) = (props.shared.lang, &props.shared);
    let Some(event) = shared.report.event(&props.id) else { return Html::default() };
    let title = event.title.get(lang).to_owned();
    let number = shared.index.number(&props.id);
    let own = Ids(number.into_iter().collect());
    html! {
        <aside class="pan" part="event" data-event={props.id.clone()} data-accent={accent(event.theme)} role="complementary"
            tabindex="-1" aria-label={format!("{}{title}", Say::Details.text(lang))} ref={node}>
            <div class="ph">
                <span class="kick"><ThemeShape theme={event.theme} />{ words::theme(event.theme, lang) }</span>
                if let Some(at) = number.and_then(|number| props.hits.0.position(number)) {
                    <span class="pos">{ format!("{} / {}", at + 1, props.hits.0.count()) }</span>
                }
                <a class="x" href={shared.href(View::Calendar(None))} aria-label={Say::Close.text(lang)}>
                    <Icon_ icon={Icon::Close} />
                </a>
            </div>
            <h2>{ title }</h2>
            { facts(event, lang) }
            { mentions(shared, event) }
            { remarks(event, lang) }
            <Numbers ids={own.clone()} title={Say::StatisticsOfEvent} shared={shared.clone()} />
            <p class="acts"><Take ids={own} one={true} shared={shared.clone()} /></p>
            <Share shared={shared.clone()} view={View::Calendar(Some(event.id.clone()))} />
            { neighbours(shared, &props.hits.0, number) }
        </aside>
    }
}

fn facts(event: &Event, lang: Lang) -> Html {
    let read = event.date.as_deref().and_then(|text| Edtf::parse(text).ok());
    let printed = event.date_printed.as_deref().filter(|printed| date::says_more(printed, read));
    let open = read.and_then(|read| date::left_open(read, lang)).map(|open| words::aside(open, lang));
    html! {
        <dl>
            <dt>{ Say::Act.text(lang) }</dt>
            <dd>{ words::act(event.act, lang) }</dd>
            <dt>{ Say::Time.text(lang) }</dt>
            <dd>
                if let Some(read) = read {
                    <b>{ date::date(read, lang) }</b>{ open }
                } else {
                    { DateWords::NoTime.text(lang) }
                }
            </dd>
            if let Some(printed) = printed {
                <dt>{ Say::PrintedAs.text(lang) }</dt>
                <dd lang="zh-CN">{ words::quoted(printed) }</dd>
            }
        </dl>
    }
}

fn mentions(shared: &Shared, event: &Event) -> Html {
    let lang = shared.lang;
    let merged = event.mentions.len() > 1;
    html! {
        <>
            <h3>
                { words::printed_in(event.mentions.len(), lang) }
                if merged {
                    <small>{ Say::Merged.text(lang) }</small>
                }
            </h3>
            <ol class="men">{ for event.mentions.iter().map(|mention| mention_item(shared, event, mention)) }</ol>
        </>
    }
}

fn mention_item(shared: &Shared, event: &Event, mention: &Mention) -> Html {
    let lang = shared.lang;
    let list = shared.report.file().lists.iter().find(|list| list.id == mention.list);
    let list = list.map_or(mention.list.as_str(), |list| list.title.get(lang));
    let month = mention.date.as_deref().and_then(|text| Edtf::parse(text).ok()).and_then(Edtf::month);
    let month = match month {
        Some((_, month)) => Some(date::month(month, lang)),
        None => event.date.as_ref().map(|_| Say::MonthNotPrinted.text(lang).to_owned()),
    };
    let title = event.title.exactly(Lang::Zh).unwrap_or_default();
    let pieces = lit(&Reading::of(&mention.quote.exact).text, title);
    let translation = mention.quote.translation.as_ref().filter(|_| lang == Lang::En);
    html! {
        <li>
            <div class="w">
                <span>{ list }{ month.map(|month| format!(" · {month}")) }</span>
                <a href={shared.href(View::Source(Some(event.id.clone())))}
                    aria-label={format!("{} · {list}", Say::SeeSource.text(lang))}>
                    { Say::SeeSource.text(lang) }<Icon_ icon={Icon::ChevronRight} size={14} />
                </a>
            </div>
            <blockquote class="quo" lang="zh-CN">
                { for pieces.into_iter().map(|piece| if piece.lit {
                    html! { <mark>{ piece.text }</mark> }
                } else {
                    html! { { piece.text } }
                }) }
            </blockquote>
            if let Some(translation) = translation {
                <p class="tr">{ &translation.en }</p>
            }
        </li>
    }
}

/// What is wrong with the print here, how it is read, and what the editors say.
fn remarks(event: &Event, lang: Lang) -> Html {
    let fault = event.fault.as_ref().map(|fault| {
        let read = fault.read_as.as_ref().and_then(|read| read.text.as_ref());
        let read = read.map(|text| html! { <>{ Say::ReadAs.text(lang) }<span lang="zh-CN">{ text }</span></> });
        html! {
            <p class="dif"><Icon_ icon={Icon::Warning} size={16} />
                <span><b>{ Say::Fault.text(lang) }</b>{ spoken(fault.why.get(lang), lang) }{ " " }{ read }</span></p>
        }
    });
    let remark = event.remark.as_ref().map(|remark| {
        html! {
            <p class="dif"><Icon_ icon={Icon::Info} size={16} />
                <span><b>{ Say::Remark.text(lang) }</b>{ spoken(remark.get(lang), lang) }</span></p>
        }
    });
    html! { <>{ fault }{ remark }</> }
}

fn neighbours(shared: &Shared, hits: &Hits, number: Option<u32>) -> Html {
    let lang = shared.lang;
    let link = |number: Option<u32>, say: Say, class: &'static str, icon: Icon| {
        let event = number.and_then(|number| shared.index.event(&shared.report, number));
        let (Some(event), Some(number)) = (event, number) else { return html! { <span /> } };
        let month = shared.index.month_of(number).and_then(|(_, month)| month);
        let month = month.map(|month| format!(" · {}", date::month(month, lang)));
        html! {
            <a {class} href={shared.href(View::Calendar(Some(event.id.clone())))}>
                <Icon_ {icon} size={16} />
                <span><small>{ say.text(lang) }{ month }</small>{ event.row_title().get(lang) }</span>
            </a>
        }
    };
    let (before, after) = number.map(|number| hits.neighbours(number)).unwrap_or_default();
    if before.is_none() && after.is_none() {
        return Html::default();
    }
    html! {
        <nav class="pv" aria-label={Say::Neighbours.text(lang)}>
            { link(before, Say::Previous, "before", Icon::ChevronLeft) }
            { link(after, Say::Next, "after", Icon::ChevronRight) }
        </nav>
    }
}
