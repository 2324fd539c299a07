//! The card of a selected mark: its printed value, growth, period, section and sentence.
//!
//! Takes the id of a statistic or a derived value, gives its card. A hovered mark shows the same without buttons.

use yew::prelude::*;

use crate::report::edtf::Edtf;
use crate::report::reading::Reading;
use crate::report::schema::{Derived, Event, Op, Series, Statistic};
use crate::report::{Lang, Report};
use crate::state::{Action, View};
use crate::words::fill::{Numeral, counted_of};
use crate::words::message::{Chart, Frame, SourceView};
use crate::words::number;
use crate::words::{calendar, date};

use super::icon::{Icon, Icon_ as IconSvg};
use super::runs;
use super::shared::Shared;

/// What a card is made of.
#[derive(Clone, PartialEq, Properties)]
pub struct CardProps {
    /// What every view is given.
    pub shared: Shared,
    /// The statistic or derived value.
    pub id: String,
    /// Whether it was selected, not only hovered.
    pub pinned: bool,
}

/// The card of a mark.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let CardProps { shared, id, pinned } = props;
    let body = match (shared.report.statistic(id), shared.report.derived(id)) {
        (Some(statistic), _) => of_statistic(shared, statistic, *pinned),
        (_, Some(derived)) => of_derived(shared, derived),
        _ => match (shared.report.event(id), shared.report.series(id)) {
            (Some(event), _) => of_event(shared, event),
            (_, Some(series)) => of_series(shared, series),
            _ => return Html::default(),
        },
    };
    let name = name(&shared.report, id, shared.lang);
    html! {
        <>
            <div class="card-head">
                <h2>{name}</h2>
                if *pinned {
                    <a class="x" href={shared.href_with(Action::Mark(None))} aria-label={Frame::Close.text(shared.lang)}>
                        <IconSvg icon={Icon::Close} size={18} />
                    </a>
                }
            </div>
            {body}
        </>
    }
}

/// The full name of a statistic or a derived value, or the title of an event.
pub fn name(report: &Report, id: &str, lang: Lang) -> String {
    let name = report.statistic(id).map(|one| &one.name).or_else(|| report.derived(id).map(|one| &one.name));
    let name = name.or_else(|| report.event(id).map(|event| &event.title));
    let name = name.or_else(|| report.series(id).map(|series| &series.name));
    name.map(|name| name.get(lang).to_owned()).unwrap_or_default()
}

fn of_statistic(shared: &Shared, statistic: &Statistic, pinned: bool) -> Html {
    let lang = shared.lang;
    let numeral = Numeral::level(statistic, lang);
    let faulty = statistic.fault.as_ref();
    html! {
        <>
            <p class={classes!("card-value", faulty.is_some().then_some("faulty"))}>
                <small>{&numeral.amount.before}</small>{runs::data(&numeral)}<small>{&numeral.amount.after}</small>
            </p>
            if let Some(fault) = faulty {
                <p class="card-fault">
                    <IconSvg icon={Icon::Warning} size={16} />
                    <span>
                        <b>{format!("{} {}", Chart::Reading.text(lang), number::read(statistic, lang).text())}</b>
                        {Frame::ListColon.text(lang)}{runs::spoken(fault.why.get(lang), lang)}
                    </span>
                </p>
            }
            if let Some(growth) = Numeral::growth(statistic) {
                <p class="card-growth">{Chart::YearOnYear.text(lang)}{runs::data(&growth)}{"%"}</p>
            }
            <p class="card-meta">{runs::spoken(&meta(shared, statistic), lang)}</p>
            if let Some(remark) = &statistic.remark {
                <p class="card-meta">{runs::spoken(remark.get(lang), lang)}</p>
            }
            { for statistic.quotes.iter().map(|quote| runs::quote(shared, quote, statistic)) }
            if pinned {
                <div class="card-acts">
                    <a class="lnk" href={shared.href(View::Source(Some(statistic.id.clone())))}>
                        {Chart::SeeSource.text(lang)}<IconSvg icon={Icon::ArrowRight} size={16} />
                    </a>
                    <super::copy::CopyButton text={quote_text(statistic)} lang={lang} />
                </div>
            }
        </>
    }
}

fn quote_text(statistic: &Statistic) -> String {
    let quotes = statistic.quotes.iter().map(|quote| Reading::of(&quote.exact).text);
    quotes.collect::<Vec<_>>().join("\n")
}

/// Period, section, and in English the printed form.
fn meta(shared: &Shared, statistic: &Statistic) -> String {
    let lang = shared.lang;
    let mut parts = vec![date::of_statistic(statistic, lang)];
    if let Some(section) = shared.report.section(&statistic.section) {
        parts.push(format!("{} {}", section.id, section.short.get(lang)));
    }
    if lang == Lang::En {
        parts.push(format!("{}{}", Chart::PrintedAs.text(lang), number::printed(statistic, Lang::Zh).text()));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// An event: what was done, when as far as the print tells, and its sentences.
fn of_event(shared: &Shared, event: &Event) -> Html {
    let lang = shared.lang;
    let date = event.date.as_deref().and_then(|text| Edtf::parse(text).ok()).map(|read| date::date(read, lang));
    let meta = [Some(calendar::act(event.act, lang).to_owned()), date];
    html! {
        <>
            <p class="card-meta">{meta.into_iter().flatten().collect::<Vec<_>>().join(" · ")}</p>
            { for event.mentions.iter().map(|mention| html! {
                <blockquote class="quo" lang="zh-CN">{Reading::of(&mention.quote.exact).text}</blockquote>
            }) }
            <div class="card-acts">
                <a class="lnk" href={shared.href(View::Calendar(Some(event.id.clone())))}>
                    {SourceView::OpenEvent.text(lang)}<IconSvg icon={Icon::ArrowRight} size={16} />
                </a>
            </div>
        </>
    }
}

/// A series: from when to when, its unit as printed, and the sentence that prints it or who published it.
fn of_series(shared: &Shared, series: &Series) -> Html {
    let lang = shared.lang;
    let meta = [crate::describe::over::extent(&shared.report, &series.id, lang), Some(series.unit.clone())];
    let published = series.published.as_ref().map(|one| one.publisher.get(lang).to_owned());
    html! {
        <>
            <p class="card-meta">{runs::spoken(&meta.into_iter().flatten().collect::<Vec<_>>().join(" · "), lang)}</p>
            if let Some(publisher) = published { <p class="card-meta">{runs::spoken(&publisher, lang)}</p> }
            if let Some(remark) = &series.remark { <p class="card-meta">{runs::spoken(remark.get(lang), lang)}</p> }
            if let Some(quote) = &series.quote {
                <blockquote class="quo" lang="zh-CN">{Reading::of(&quote.exact).text}</blockquote>
                <div class="card-acts">
                    <a class="lnk" href={shared.href(View::Source(Some(series.id.clone())))}>
                        {Chart::SeeSource.text(lang)}<IconSvg icon={Icon::ArrowRight} size={16} />
                    </a>
                </div>
            }
        </>
    }
}

fn of_derived(shared: &Shared, derived: &Derived) -> Html {
    let lang = shared.lang;
    let report = &shared.report;
    let interval =
        report.value(&derived.id).and_then(|value| number::interval(value, counted_of(report, &derived.id), lang));
    let of: Vec<&Statistic> = inputs(report, derived);
    html! {
        <>
            if let Some(amount) = interval {
                <p class="card-value derived">
                    <small>{Chart::Derived.text(lang)}{" "}{amount.before}</small>
                    <span data-derived={derived.id.clone()}>{amount.digits}</span><small>{amount.after}</small>
                </p>
            }
            <p class="card-meta">{Chart::NotANumberOfThePrint.text(lang)}</p>
            if derived.op == Op::Prior && let [statistic] = of.as_slice() {
                {formula(shared, statistic)}
            }
            <p class="card-meta">{runs::spoken(Chart::HowDerivedText.text(lang), lang)}</p>
            { for of.iter().flat_map(|statistic| statistic.quotes.iter().map(|quote| runs::quote(shared, quote, statistic))) }
        </>
    }
}

/// The printed statistics a derived value is computed from, each once.
fn inputs<'a>(report: &'a Report, derived: &Derived) -> Vec<&'a Statistic> {
    let mut found: Vec<&Statistic> = Vec::new();
    let mut open: Vec<String> = derived.of.iter().rev().cloned().collect();
    // Derived values nest a few levels at most; the report's checks see to that.
    while let Some(id) = open.pop() {
        if let Some(statistic) = report.statistic(&id) {
            if !found.iter().any(|known| known.id == statistic.id) {
                found.push(statistic);
            }
        } else if let Some(inner) = report.derived(&id) {
            open.extend(inner.of.iter().rev().cloned());
        }
    }
    found
}

/// `2022 = 4756.47亿元 / (1 + 92.70%)`, as a fraction.
pub fn formula(shared: &Shared, statistic: &Statistic) -> Html {
    let lang = shared.lang;
    let Some(growth) = Numeral::growth(statistic) else { return Html::default() };
    let year = shared.report.file().year;
    html! {
        <p class="formula">
            <span>{format!("{} = ", year - 1)}</span>
            <span class="fraction">
                <span>{year.to_string()}</span>
                <span>{Chart::OnePlusGrowth.text(lang)}</span>
            </span>
            <span>{" = "}</span>
            <span class="fraction">
                <span>{number::without_noun_as_read(statistic, lang).text()}</span>
                <span>{"1 + "}{runs::data(&growth)}{"%"}</span>
            </span>
        </p>
    }
}

/// `each on average = amount / enterprises`, for a share or a ratio of two values.
pub fn quotient(shared: &Shared, derived: &Derived) -> Option<Html> {
    let (Op::Share | Op::Ratio, [part, whole]) = (derived.op, derived.of.as_slice()) else { return None };
    let of = |id: &str| name(&shared.report, id, shared.lang);
    Some(html! {
        <p class="formula words">
            <span>{derived.name.get(shared.lang)}{" = "}</span>
            <span class="fraction"><span>{of(part)}</span><span>{of(whole)}</span></span>
        </p>
    })
}
