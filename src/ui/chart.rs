//! A chart: canvases, focusable targets over its marks, and the card of the mark that is hovered or selected.
//!
//! Takes a figure, gives the chart at the width it is given. They are drawn when the figure, the width, the
//! theme or the pixel ratio changes, never when the pointer moves. Places are set on elements, never as attributes.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::draw::{Drawing, Target};
use crate::figure::Figure;
use crate::report::schema::Op;
use crate::report::{Lang, Report};
use crate::state::{Action, View, When, reduce};

use super::card::{Card, name};
use super::keys::use_group;
use super::over::Over;
use super::pinned::Pinned;
use super::shared::Shared;
use super::size::{use_size, zoom};
use super::surface::{Drawn, place, use_drawing};

/// What a chart is made of.
#[derive(Clone, PartialEq, Properties)]
pub struct ChartProps {
    /// What every view is given.
    pub shared: Shared,
    /// The figure.
    pub figure: Rc<Figure>,
    /// Whether marks can be selected; without, the chart is a picture.
    #[prop_or(true)]
    pub interactive: bool,
}

/// A chart at the width of the element it stands in.
#[component]
pub fn Chart(props: &ChartProps) -> Html {
    let host = use_node_ref();
    let surface = use_node_ref();
    let size = use_size(&host);
    let Drawn { map: drawing, picture } = use_drawing(props, &host, &surface, size);
    let hovered = use_state_eq(|| None::<String>);
    let shared = &props.shared;
    let selected = shared.state.figure.mark.clone().filter(|_| props.interactive);
    {
        // What was just selected is shown, wherever the pointer happens to rest.
        let hovered = hovered.clone();
        use_effect_with(selected.clone(), move |_| hovered.set(None));
    }
    let shown = hovered.as_ref().or(selected.as_ref()).cloned();
    let target = shown.as_ref().and_then(|id| drawing.targets.iter().find(|target| &target.id == id)).cloned();
    let onpointermove = {
        let (hovered, drawing, host) = (hovered.clone(), drawing.clone(), host.clone());
        Callback::from(move |event: PointerEvent| {
            if event.pointer_type() != "mouse" {
                return;
            }
            let Some(host) = host.cast::<HtmlElement>() else { return };
            // What lies under a card is not pointed at: its card would come between the pointer and the button aimed at.
            let over = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            // Nor is anything in a plot of many values, where the pointer reads.
            if over.is_some_and(|element| element.closest(".tip, .plot").ok().flatten().is_some()) {
                hovered.set(None);
                return;
            }
            let origin = host.get_bounding_client_rect();
            let (x, y) = (f64::from(event.client_x()) - origin.left(), f64::from(event.client_y()) - origin.top());
            let larger = zoom(&host);
            hovered.set(drawing.target_at(x / larger, y / larger).map(|target| target.id.clone()));
        })
    };
    let onpointerleave = {
        let hovered = hovered.clone();
        Callback::from(move |_: PointerEvent| hovered.set(None))
    };
    let pinned = shown.is_some() && shown == selected;
    let (focused, onfocusin, onkeydown) = use_group(&host);
    let with_focus = focused.as_ref().and_then(|id| drawing.item(id)).cloned();
    let stop = tab_stop(&drawing, [focused.as_deref(), selected.as_deref()]);
    html! {
        <div class="chart" ref={host} {onpointermove} {onpointerleave} {onfocusin} {onkeydown}>
            // Letters are set by the language around a canvas, which is drawn before the page is said to be in another one.
            <div ref={surface} lang={shared.lang_code()} aria-hidden="true" hidden={picture.is_some()}></div>
            if let Some(picture) = picture {
                <img src={picture} alt="" width={drawing.width_px.to_string()} height={drawing.height_px.to_string()} />
            }
            if props.interactive {
                { for drawing.targets.iter().map(|target| html! {
                    <Mark key={target.id.clone()} shared={shared.clone()} figure={props.figure.id.clone()}
                        target={target.clone()} selected={selected.as_deref() == Some(&target.id)}
                        stop={stop.as_deref() == Some(&target.id)} />
                }) }
                { for drawing.months.iter().map(|month| html! {
                    <MonthLink key={month.id.clone()} shared={shared.clone()} month={month.clone()}
                        stop={stop.as_deref() == Some(&month.id)} />
                }) }
                if let Some(plot) = drawing.plot {
                    <Over key={props.figure.id.clone()} shared={shared.clone()} figure={props.figure.clone()} {plot} />
                }
                if let Some((target, id)) = target.zip(shown) {
                    <Pinned key={if pinned { "pinned" } else { "hover" }} {target} focused={with_focus} drawing={drawing.clone()} {pinned}>
                        <Card shared={shared.clone()} {id} {pinned} />
                    </Pinned>
                }
            }
        </div>
    }
}

/// The one mark that the tab key leads to: the first of these that is there, else the first of all.
fn tab_stop(drawing: &Drawing, wanted: [Option<&str>; 2]) -> Option<String> {
    let items = || drawing.targets.iter().chain(&drawing.months).map(|target| target.id.as_str());
    let kept = wanted.into_iter().flatten().find(|id| items().any(|item| item == *id));
    kept.or_else(|| items().next()).map(str::to_owned)
}

#[derive(Clone, PartialEq, Properties)]
struct MarkProps {
    shared: Shared,
    figure: String,
    target: Target,
    selected: bool,
    /// Whether the tab key leads to it.
    stop: bool,
}

/// A mark as an element that can be focused; following its link selects it.
#[component]
fn Mark(props: &MarkProps) -> Html {
    let MarkProps { shared, figure, target, selected, stop } = props;
    let node = use_placed(target);
    // Marks have square boxes, words and tiles have wide ones.
    let round = (target.width_px - target.height_px).abs() < 0.5;
    let state = reduce((*shared.state).clone(), Action::Open(View::Figure(figure.clone())));
    let mark = if *selected { None } else { Some(target.id.clone()) };
    let href = reduce(state, Action::Mark(mark)).address();
    html! {
        <a ref={node} class={classes!("target", round.then_some("round"), selected.then_some("selected"))} {href}
            data-target={target.id.clone()} data-item={target.id.clone()} tabindex={if *stop { "0" } else { "-1" }}
            aria-label={label(shared, &target.id)}
            aria-current={selected.then_some("true")}></a>
    }
}

/// An element that lies over a target.
#[hook]
fn use_placed(target: &Target) -> NodeRef {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(target.clone(), move |target| {
            if let Some(element) = node.cast::<HtmlElement>() {
                let lengths = [
                    ("left", target.left_px),
                    ("top", target.top_px),
                    ("width", target.width_px),
                    ("height", target.height_px),
                ];
                place(&element, &lengths);
            }
        });
    }
    node
}

#[derive(Clone, PartialEq, Properties)]
struct MonthLinkProps {
    shared: Shared,
    month: Target,
    stop: bool,
}

/// The name of a month as a way to it in the calendar.
#[component]
fn MonthLink(props: &MonthLinkProps) -> Html {
    let MonthLinkProps { shared, month, stop } = props;
    let node = use_placed(month);
    let Some(When::Month(year, number)) = When::parse(&month.id) else { return Html::default() };
    let state = reduce((*shared.state).clone(), Action::Open(View::Calendar(None)));
    let href = reduce(state, Action::When(When::parse(&month.id))).address();
    let name = crate::words::calendar::month_of_year(year, number, shared.lang);
    let title = crate::words::calendar::in_calendar(&name, shared.lang);
    html! {
        <a ref={node} class="target" {href} data-item={month.id.clone()} tabindex={if *stop { "0" } else { "-1" }}
            aria-label={title.clone()} {title}></a>
    }
}

/// The period of what a derived value is computed from, where all of it is printed and has one period. What is computed
/// of a year before says so in its name.
fn period_of_derived(report: &Report, id: &str, lang: Lang) -> Option<String> {
    let derived = report.derived(id).filter(|derived| derived.op != Op::Prior)?;
    let period = |id: &String| Some(crate::words::date::of_statistic(report.statistic(id)?, lang));
    let first = period(derived.of.first()?)?;
    derived.of.iter().all(|id| period(id).as_ref() == Some(&first)).then_some(first)
}

/// What a mark is called: its name, its value and its growth.
fn label(shared: &Shared, id: &str) -> String {
    let (report, lang) = (&shared.report, shared.lang);
    let mut parts = vec![name(report, id, lang)];
    if let Some(statistic) = report.statistic(id) {
        parts.push(crate::words::number::printed(statistic, lang).text());
        if statistic.fault.is_some() {
            let read = crate::words::number::read(statistic, lang).text();
            parts.push(format!("{} {read}", crate::words::message::Chart::Reading.text(lang)));
        }
        if let Some(growth) = &statistic.growth {
            parts.push(crate::words::number::signed_per_cent(&growth.printed));
        }
        parts.push(crate::words::date::of_statistic(statistic, lang));
    } else if let Some(event) = report.event(id) {
        let date = event.date.as_deref().and_then(|text| crate::report::edtf::Edtf::parse(text).ok());
        parts.extend(date.map(|date| crate::words::date::date(date, lang)));
    } else if let Some(value) = report.value(id) {
        let counted = crate::words::fill::counted_of(report, id);
        let interval = crate::words::number::interval(value, counted, lang);
        let derived = crate::words::message::Chart::Derived.text(lang);
        let growth = crate::figure::growth(report, id, lang).map(|growth| growth.label);
        let numbers = interval.map(|interval| interval.text()).into_iter().chain(growth);
        parts.extend(numbers.map(|number| [derived, " ", &number].concat()));
        parts.extend(period_of_derived(report, id, lang));
    } else {
        parts.extend(crate::describe::over::extent(report, id, lang));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(crate::words::message::Frame::Comma.text(lang))
}
