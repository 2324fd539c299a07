//! Lines over time: reading a value under the pointer or by keys, and looking closer by a drag.
//!
//! Takes a figure and where its plot lies. What is read is elements over the canvas, which is not drawn anew; a span that
//! was dragged over is an address to go to.

mod around;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::draw::Plot;
use crate::figure::{Amount, Body, Figure, Series};
use crate::report::Lang;
use crate::state::{Action, View, reduce};
use crate::words::message::Over as Word;

use super::host::{Step, use_go};
use super::shared::Shared;
use super::size::zoom;
use super::surface::place;
pub(super) use around::{Origins, spans, table};

/// How far a drag goes at least, in CSS px; less is a press.
const LEAST_DRAG_PX: f64 = 12.0;

/// What a plot is made of.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct OverProps {
    pub(super) shared: Shared,
    pub(super) figure: Rc<Figure>,
    pub(super) plot: Plot,
}

/// What lies over the plot of a figure of lines.
#[component]
pub(super) fn Over(props: &OverProps) -> Html {
    let OverProps { shared, figure, plot } = props;
    let plot = *plot;
    let node = use_node_ref();
    let read_at = use_state_eq(|| None::<usize>);
    // What was read by keys last: the slider's value, which a pointer does not change.
    let keyed_at = use_state_eq(|| None::<usize>);
    let dragged = use_state_eq(|| None::<(f64, f64)>);
    let go = use_go();
    {
        let (node, figure) = (node.clone(), figure.clone());
        use_effect_with((*read_at, *dragged, plot), move |(at, dragged, plot)| {
            if let (Some(host), Body::Series(series)) = (node.cast::<HtmlElement>(), &figure.body) {
                lay_out(&host, plot, *at, *dragged, series);
            }
        });
    }
    let Body::Series(series) = &figure.body else { return Html::default() };
    let at = (*read_at).filter(|at| series.places().contains(at));
    let x_of = {
        let node = node.clone();
        move |event: &PointerEvent| {
            let host = node.cast::<Element>()?;
            // The browser tells the px that is pointed at; what is meant is its middle.
            let x_px = f64::from(event.client_x()) + 0.5 - host.get_bounding_client_rect().left();
            let x_px = x_px / zoom(&host);
            Some(plot.left_px + x_px.clamp(0.0, plot.width_px))
        }
    };
    let onpointermove = {
        let (read_at, dragged, x_of) = (read_at.setter(), dragged.clone(), x_of.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(x_px) = x_of(&event) else { return };
            read_at.set(Some(plot.place_at(x_px)));
            if let Some((from, _)) = *dragged {
                // A button that was let go elsewhere ends a drag too.
                dragged.set((event.buttons() & 1 == 1).then_some((from, x_px)));
            }
        })
    };
    let onpointerdown = {
        let (read_at, dragged, node) = (read_at.setter(), dragged.setter(), node.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(x_px) = x_of(&event) else { return };
            read_at.set(Some(plot.place_at(x_px)));
            // A finger reads; what it drags is the page.
            if event.pointer_type() != "touch" && event.button() == 0 {
                dragged.set(Some((x_px, x_px)));
                if let Some(host) = node.cast::<Element>() {
                    let _ = host.set_pointer_capture(event.pointer_id());
                }
            }
        })
    };
    let onpointerup = {
        let (dragged, shared, figure) = (dragged.clone(), shared.clone(), figure.clone());
        Callback::from(move |_: PointerEvent| {
            let Some((from, to)) = *dragged else { return };
            dragged.set(None);
            let Body::Series(series) = &figure.body else { return };
            let (first, last) = (plot.place_at(from.min(to)), plot.place_at(from.max(to)));
            if (to - from).abs() >= LEAST_DRAG_PX && first < last {
                go.emit(Step { address: address(&shared, &figure, series.span(first, last)), replaces: false });
            }
        })
    };
    let leave = {
        let (read_at, dragged) = (read_at.setter(), dragged.setter());
        move || {
            read_at.set(None);
            dragged.set(None);
        }
    };
    let onpointerleave = {
        let leave = leave.clone();
        Callback::from(move |event: PointerEvent| {
            // What a finger points at stays when it is lifted, until something else is touched.
            if event.pointer_type() != "touch" {
                leave();
            }
        })
    };
    let onblur = {
        let leave = leave.clone();
        Callback::from(move |_: FocusEvent| leave())
    };
    let onfocus = {
        let (read_at, now) = (read_at.clone(), keyed_at.unwrap_or(series.shown.0));
        Callback::from(move |_: FocusEvent| {
            // A press has said already where it is read.
            if read_at.is_none() {
                read_at.set(Some(now));
            }
        })
    };
    let oncancel = Callback::from(move |_: PointerEvent| leave());
    let onkeydown = {
        let (read_at, keyed_at) = (read_at.clone(), keyed_at.clone());
        let (first, last) = series.shown;
        Callback::from(move |event: KeyboardEvent| {
            let next = match event.key().as_str() {
                "Escape" if read_at.is_some() => None,
                _ => match pressed(&event, (*read_at).or(*keyed_at), (first, last)) {
                    Some(next) => Some(next),
                    None => return,
                },
            };
            event.prevent_default();
            event.stop_propagation();
            read_at.set(next);
            if next.is_some() {
                keyed_at.set(next);
            }
        })
    };
    let now = (*keyed_at).filter(|at| series.places().contains(at)).unwrap_or(series.shown.0);
    html! {
        <div ref={node} class="plot" role="slider" tabindex="0" data-plot="" aria-label={Word::Read.text(shared.lang)}
            aria-valuemin={(series.shown.0 + 1).to_string()} aria-valuemax={(series.shown.1 + 1).to_string()}
            aria-valuenow={(now + 1).to_string()} aria-valuetext={in_words(series, now, shared.lang)}
            {onpointermove} {onpointerdown} {onpointerup} {onpointerleave} onpointercancel={oncancel} {onfocus} {onblur} {onkeydown}>
            if dragged.is_some() {
                <span class="plot-part"></span>
            }
            if let Some(at) = at {
                <span class="plot-line"></span>
                { for series.lines.iter().filter(|line| line.value(at).is_some()).map(|_| html! { <span class="plot-dot"></span> }) }
                {readout(series, at, shared.lang)}
            }
        </div>
    }
}

/// Where a key leads; `None` where it is none of these.
fn pressed(event: &KeyboardEvent, at: Option<usize>, (first, last): (usize, usize)) -> Option<usize> {
    if event.alt_key() || event.ctrl_key() || event.meta_key() {
        return None;
    }
    let far = ((last - first) / 20).max(1);
    let now = at.unwrap_or(first);
    let to = match event.key().as_str() {
        "ArrowRight" | "ArrowUp" => now + 1,
        "ArrowLeft" | "ArrowDown" => now.saturating_sub(1),
        "PageUp" => now + far,
        "PageDown" => now.saturating_sub(far),
        "Home" => first,
        "End" => last,
        _ => return None,
    };
    Some(to.clamp(first, last))
}

/// The address of a span of a figure.
fn address(shared: &Shared, figure: &Figure, span: Option<String>) -> String {
    let state = reduce((*shared.state).clone(), Action::Open(View::Figure(figure.id.clone())));
    reduce(state, Action::Span(span)).address()
}

/// A period and the value of each line, as one who cannot see hears it.
fn in_words(series: &Series, at: usize, lang: Lang) -> String {
    let none = || Word::NoValue.text(lang).to_owned();
    let value = |line: &crate::figure::Line| {
        format!("{} {}", line.name, line.amount(at, lang).map_or_else(none, |amount| amount.text()))
    };
    let values: Vec<String> = series.lines.iter().map(value).collect();
    format!("{} {}", series.period(at), values.join(crate::words::message::Frame::Comma.text(lang)))
}

/// What is read at a place.
fn readout(series: &Series, at: usize, lang: Lang) -> Html {
    let edtf = series.edtf(at).unwrap_or_default();
    html! {
        <div class="plot-read" aria-hidden="true">
            <p>{series.period(at)}</p>
            { for series.lines.iter().map(|line| {
                let value = line.printed(at).zip(line.amount(at, lang));
                html! {
                    <p class="plot-value">
                        <span>{&line.name}</span>
                        if let Some((printed, amount)) = value {
                            {data(&line.id, &edtf, printed, &amount)}
                        } else {
                            <b>{Word::NoValue.text(lang)}</b>
                        }
                    </p>
                }
            }) }
        </div>
    }
}

/// A value with its unit, machine-readable.
fn data(id: &str, edtf: &str, printed: String, amount: &Amount) -> Html {
    html! {
        <b>
            {&amount.before}<data value={printed} data-statistic={id.to_owned()} data-period={edtf.to_owned()}>{&amount.digits}</data>{&amount.after}
        </b>
    }
}

/// Puts what lies over the plot in its places, in px from the plot's left and top.
fn lay_out(host: &HtmlElement, plot: &Plot, at: Option<usize>, dragged: Option<(f64, f64)>, series: &Series) {
    let lengths = [("left", plot.left_px), ("top", plot.top_px), ("width", plot.width_px), ("height", plot.height_px)];
    place(host, &lengths);
    let one = |selector: &str| host.query_selector(selector).ok().flatten()?.dyn_into::<HtmlElement>().ok();
    if let (Some((from, to)), Some(part)) = (dragged, one(".plot-part")) {
        place(&part, &[("left", from.min(to) - plot.left_px), ("width", (to - from).abs())]);
    }
    let Some(at) = at else { return };
    let x_px = plot.x_px(at) - plot.left_px;
    // Moved and not laid out anew: nothing else in the page changes its place by it.
    let shift = |element: &HtmlElement, x: &str, y_px: f64| {
        let _ = element.style().set_property("transform", &format!("translate({x}, {y_px}px)"));
    };
    if let Some(line) = one(".plot-line") {
        shift(&line, &format!("{x_px}px"), 0.0);
    }
    let values = series.lines.iter().filter_map(|line| line.value(at));
    if let Ok(dots) = host.query_selector_all(".plot-dot") {
        for (index, value) in values.enumerate() {
            let dot = dots.get(u32::try_from(index).unwrap_or(u32::MAX)).and_then(|dot| dot.dyn_into().ok());
            if let Some(dot) = dot {
                shift(&dot, &format!("{x_px}px"), plot.y_px(value) - plot.top_px);
            }
        }
    }
    if let Some(read) = one(".plot-read") {
        // Beside the line, on the side that has more room, and never beyond the chart.
        let x = if x_px < plot.width_px / 2.0 {
            format!("min({}px, {}px - 100%)", x_px + BESIDE_PX, plot.width_px)
        } else {
            format!("max({}px - 100%, {}px)", x_px - BESIDE_PX, -plot.left_px)
        };
        shift(&read, &x, 0.0);
    }
}

/// How far what is read stands from the line, in CSS px.
const BESIDE_PX: f64 = 12.0;
