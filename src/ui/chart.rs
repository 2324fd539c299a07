//! A chart: a canvas, focusable targets over its marks, and the card of the mark that is hovered or selected.
//!
//! Takes a figure, gives the chart at the width it is given. The canvas is drawn when the figure, the width, the
//! theme or the pixel ratio changes, never when the pointer moves. Places are set on elements, never as attributes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlCanvasElement, HtmlElement, ResizeObserver};
use yew::prelude::*;

use crate::draw::canvas::canvas;
use crate::draw::{Drawing, Label, Target, Theme};
use crate::figure::Figure;
use crate::state::{Action, View, reduce};

use super::card::{Card, name};
use super::shared::Shared;

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
    let drawing = use_drawing(props, &surface, size);
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
            let origin = host.get_bounding_client_rect();
            let (x, y) = (f64::from(event.client_x()) - origin.left(), f64::from(event.client_y()) - origin.top());
            hovered.set(drawing.target_at(x, y).map(|target| target.id.clone()));
        })
    };
    let onpointerleave = {
        let hovered = hovered.clone();
        Callback::from(move |_: PointerEvent| hovered.set(None))
    };
    let pinned = shown.is_some() && shown == selected;
    html! {
        <div class="chart" ref={host} {onpointermove} {onpointerleave}>
            <canvas ref={surface} aria-hidden="true"></canvas>
            if props.interactive {
                { for drawing.targets.iter().map(|target| html! {
                    <Mark key={target.id.clone()} shared={shared.clone()} figure={props.figure.id.clone()}
                        target={target.clone()} selected={selected.as_deref() == Some(&target.id)} />
                }) }
                if let Some((target, id)) = target.zip(shown) {
                    <Pinned key={if pinned { "pinned" } else { "hover" }} {target} drawing={drawing.clone()} {pinned}>
                        <Card shared={shared.clone()} {id} {pinned} />
                    </Pinned>
                }
            }
        </div>
    }
}

/// Width in CSS px and pixel ratio of an element, kept up to date.
#[hook]
fn use_size(host: &NodeRef) -> (f64, f64) {
    let width_px = use_state_eq(|| 0.0);
    let ratio = use_state_eq(pixel_ratio);
    {
        let (width_px, ratio, host) = (width_px.setter(), ratio.setter(), host.clone());
        use_effect_with((), move |()| {
            let element = host.cast::<HtmlElement>();
            let measure = {
                let element = element.clone();
                move || {
                    let width = element.as_ref().map_or(0.0, |element| element.get_bounding_client_rect().width());
                    // A hidden element has no width; what was drawn stays until it has one again.
                    if width > 0.0 {
                        width_px.set(width.floor());
                        ratio.set(pixel_ratio());
                    }
                }
            };
            measure();
            let on_resize = Closure::<dyn FnMut()>::new(measure);
            let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok();
            if let (Some(observer), Some(element)) = (&observer, &element) {
                observer.observe(element);
            }
            move || {
                if let Some(observer) = observer {
                    observer.disconnect();
                }
                drop(on_resize);
            }
        });
    }
    {
        // Zoom or another screen changes the ratio without resizing anything: the query that held no longer does.
        let setter = ratio.setter();
        use_effect_with(ratio.to_bits(), move |bits| {
            let query = format!("(resolution: {}dppx)", f64::from_bits(*bits));
            let list = web_sys::window().and_then(|window| window.match_media(&query).ok().flatten());
            let on_change = Closure::<dyn FnMut()>::new(move || setter.set(pixel_ratio()));
            let function = on_change.as_ref().unchecked_ref::<js_sys::Function>().clone();
            if let Some(list) = &list {
                let _ = list.add_event_listener_with_callback("change", &function);
            }
            move || {
                if let Some(list) = list {
                    let _ = list.remove_event_listener_with_callback("change", &function);
                }
                drop(on_change);
            }
        });
    }
    (*width_px, *ratio)
}

/// Device px a CSS px.
fn pixel_ratio() -> f64 {
    web_sys::window().map_or(1.0, |window| window.device_pixel_ratio())
}

/// Draws the figure onto the canvas and keeps the map of what was drawn.
#[hook]
fn use_drawing(props: &ChartProps, surface: &NodeRef, size: (f64, f64)) -> Rc<Drawing> {
    let (width_px, ratio) = size;
    let drawing = use_state_eq(|| Rc::new(Drawing::default()));
    {
        let (drawing, surface) = (drawing.clone(), surface.clone());
        let inputs = (props.figure.clone(), width_px.to_bits(), ratio.to_bits(), props.shared.theme);
        let last = use_mut_ref(|| None::<Rc<Figure>>);
        use_effect_with(inputs, move |(figure, _, _, theme)| {
            let element = surface.cast::<HtmlCanvasElement>().filter(|_| width_px > 0.0);
            let job = element.map(|element| {
                let (figure, theme) = (figure.clone(), *theme);
                move |grown: f64| draw_onto(&element, &figure, (width_px, ratio), &theme, grown, &drawing)
            });
            // A figure grows when it comes; a new width or theme only draws it anew.
            let is_new = job.is_some() && last.borrow().as_ref() != Some(figure);
            if is_new {
                *last.borrow_mut() = Some(figure.clone());
            }
            let growth = job.map(|job| Growth::start(job, is_new && !prefers_reduced_motion()));
            move || drop(growth)
        });
    }
    (*drawing).clone()
}

fn draw_onto(
    element: &HtmlCanvasElement,
    figure: &Figure,
    (width_px, ratio): (f64, f64),
    theme: &Theme,
    grown: f64,
    drawing: &UseStateHandle<Rc<Drawing>>,
) {
    match canvas(element, figure, width_px, ratio, theme, grown) {
        Ok(drawn) => {
            place(element, &[("width", drawn.width_px), ("height", drawn.height_px)]);
            // The map is that of the whole from the first frame on: the state is set once.
            if ***drawing != drawn {
                drawing.set(Rc::new(drawn));
            }
            let moving = if grown < 1.0 {
                element.set_attribute("data-moving", "")
            } else {
                element.remove_attribute("data-moving")
            };
            let _ = moving;
        }
        // Without a canvas the table below says the same; the console says why.
        Err(error) => web_sys::console::warn_1(&error.0.into()),
    }
}

/// How long a figure grows.
const GROWTH_MS: f64 = 300.0;

fn prefers_reduced_motion() -> bool {
    let query = "(prefers-reduced-motion: reduce)";
    let list = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
    list.is_none_or(|list| list.matches())
}

type Frame = Closure<dyn FnMut(f64)>;

/// A figure that grows, frame by frame, until it is whole or this is dropped.
struct Growth {
    frame: Rc<RefCell<Option<Frame>>>,
    request: Rc<Cell<Option<i32>>>,
}

impl Growth {
    /// Draws the first frame at once, and the others as the browser asks for them.
    fn start(draw: impl Fn(f64) + 'static, moves: bool) -> Self {
        let growth = Self { frame: Rc::default(), request: Rc::default() };
        if !moves {
            draw(1.0);
            return growth;
        }
        draw(0.0);
        let (request, frame) = (growth.request.clone(), growth.frame.clone());
        let began = Cell::new(None::<f64>);
        let closure = Frame::new(move |now_ms: f64| {
            let start = began.get().unwrap_or(now_ms);
            began.set(Some(start));
            let part = ((now_ms - start) / GROWTH_MS).clamp(0.0, 1.0);
            // Ease-out: fast at first, gently to its end.
            draw(1.0 - (1.0 - part).powi(3));
            request.set(None);
            if part < 1.0 {
                request.set(ask(&frame));
            }
        });
        *growth.frame.borrow_mut() = Some(closure);
        growth.request.set(ask(&growth.frame));
        growth
    }
}

/// Asks for the next frame.
fn ask(frame: &RefCell<Option<Frame>>) -> Option<i32> {
    let frame = frame.borrow();
    let function = frame.as_ref()?.as_ref().unchecked_ref::<js_sys::Function>();
    web_sys::window()?.request_animation_frame(function).ok()
}

impl Drop for Growth {
    fn drop(&mut self) {
        if let (Some(request), Some(window)) = (self.request.take(), web_sys::window()) {
            let _ = window.cancel_animation_frame(request);
        }
        // The closure holds this cell, and the cell the closure: emptied, both go.
        self.frame.take();
    }
}

/// Sets lengths on an element's own style, which a strict policy allows where it forbids attributes.
fn place(element: &HtmlElement, lengths_px: &[(&str, f64)]) {
    let style = element.style();
    for (property, px) in lengths_px {
        let _ = style.set_property(property, &format!("{px}px"));
    }
}

#[derive(Clone, PartialEq, Properties)]
struct MarkProps {
    shared: Shared,
    figure: String,
    target: Target,
    selected: bool,
}

/// A mark as an element that can be focused; following its link selects it.
#[component]
fn Mark(props: &MarkProps) -> Html {
    let node = use_node_ref();
    let MarkProps { shared, figure, target, selected } = props;
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
    // Marks have square boxes, words and tiles have wide ones.
    let round = (target.width_px - target.height_px).abs() < 0.5;
    let state = reduce((*shared.state).clone(), Action::Open(View::Figure(figure.clone())));
    let mark = if *selected { None } else { Some(target.id.clone()) };
    let href = reduce(state, Action::Mark(mark)).address();
    html! {
        <a ref={node} class={classes!("target", round.then_some("round"), selected.then_some("selected"))} {href}
            data-target={target.id.clone()} aria-label={label(shared, &target.id)}
            aria-current={selected.then_some("true")}></a>
    }
}

/// What a mark is called: its name, its value and its growth.
fn label(shared: &Shared, id: &str) -> String {
    let (report, lang) = (&shared.report, shared.lang);
    let mut parts = vec![name(report, id, lang)];
    if let Some(statistic) = report.statistic(id) {
        parts.push(crate::words::number::printed(statistic, lang).text());
        if let Some(growth) = &statistic.growth {
            parts.push(crate::words::number::signed_per_cent(&growth.printed));
        }
        parts.push(crate::words::date::period(&statistic.period, lang));
    } else if let Some(event) = report.event(id) {
        let date = event.date.as_deref().and_then(|text| crate::report::edtf::Edtf::parse(text).ok());
        parts.extend(date.map(|date| crate::words::date::date(date, lang)));
    } else if let Some(value) = report.value(id) {
        let counted = crate::words::fill::counted_of(report, id);
        let interval = crate::words::number::interval(value, counted, lang);
        let derived = crate::words::message::Chart::Derived.text(lang);
        parts.extend(interval.map(|interval| format!("{derived} {}", interval.text())));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(crate::words::message::Frame::Comma.text(lang))
}

#[derive(Clone, PartialEq, Properties)]
struct PinnedProps {
    target: Target,
    drawing: Rc<Drawing>,
    pinned: bool,
    children: Html,
}

/// A card beside its mark, tied to it by a line; on a phone the style sheet makes it a sheet above the bottom bar.
#[component]
fn Pinned(props: &PinnedProps) -> Html {
    let (node, line) = (use_node_ref(), use_node_ref());
    {
        let (node, line) = (node.clone(), line.clone());
        use_effect_with((props.target.clone(), props.drawing.clone()), move |(target, drawing)| {
            let Some(card) = node.cast::<HtmlElement>() else { return };
            let size = (f64::from(card.offset_width()), f64::from(card.offset_height()));
            let at = beside(drawing, target, size);
            place(&card, &[("left", at.0), ("top", at.1)]);
            let Some(line) = line.cast::<web_sys::Element>() else { return };
            // From the ring to the nearest point of the card.
            let to = (target.x_px.clamp(at.0, at.0 + size.0), target.y_px.clamp(at.1, at.1 + size.1));
            let away = (to.0 - target.x_px).hypot(to.1 - target.y_px).max(1.0);
            let ring = |from: f64, to: f64| from + (to - from) * (RING_PX / away).min(1.0);
            let from = (ring(target.x_px, to.0), ring(target.y_px, to.1));
            for (name, px) in [("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)] {
                let _ = line.set_attribute(name, &px.to_string());
            }
        });
    }
    html! {
        <>
            <svg class="leader" aria-hidden="true"><line ref={line} /></svg>
            <div ref={node} class={classes!("tip", props.pinned.then_some("pinned"))} role="status">
                {props.children.clone()}
            </div>
        </>
    }
}

/// Radius of the ring around a mark, in CSS px.
const RING_PX: f64 = 16.0;
/// Space between a mark and its card.
const AWAY_PX: f64 = 26.0;

/// How many square px of labels and marks a card may cover to be one px nearer to its mark.
const NEARNESS_PX: f64 = 15.0;

/// Where a card of a size stands: near its mark, where it covers the least of labels and marks.
fn beside(drawing: &Drawing, target: &Target, (width, height): (f64, f64)) -> (f64, f64) {
    let most = (drawing.width_px - width).max(0.0);
    let lefts = [target.x_px + AWAY_PX, most, target.x_px - AWAY_PX - width, target.x_px - width / 2.0, 0.0];
    let tops =
        [target.y_px - 60.0, target.y_px + AWAY_PX, target.y_px - AWAY_PX - height, target.y_px - height / 2.0, 0.0];
    let overlap = |from: f64, length: f64, other: f64, other_length: f64| {
        ((from + length).min(other + other_length) - from.max(other)).max(0.0)
    };
    // The labels beside the mark are its own: above all, they stay in sight.
    let own_label = |one: &Label| {
        let (x, y) = (target.x_px.clamp(one.left_px, one.left_px + one.width_px), one.top_px + one.height_px / 2.0);
        (x - target.x_px).abs() < 60.0 && (y - target.y_px).abs() < 60.0
    };
    let covers = |(left, top): (f64, f64)| -> f64 {
        let labels = drawing
            .labels
            .iter()
            .filter(|one| !own_label(one))
            .map(|one| (one.left_px, one.top_px, one.width_px, one.height_px));
        let marks = drawing.targets.iter().map(|one| (one.left_px, one.top_px, one.width_px, one.height_px));
        let covered = labels.chain(marks).map(|(x, y, w, h)| overlap(left, width, x, w) * overlap(top, height, y, h));
        covered.sum()
    };
    let mut best = (f64::INFINITY, (0.0, 0.0));
    for left in lefts.map(|left| left.clamp(0.0, most)) {
        for top in tops.map(|top| top.max(-40.0)) {
            let (dx, dy) = (left + width / 2.0 - target.x_px, top + height / 2.0 - target.y_px);
            let below = (top + height - drawing.height_px).max(0.0);
            let value: f64 = drawing
                .labels
                .iter()
                .filter(|one| own_label(one))
                .map(|one| {
                    overlap(left, width, one.left_px, one.width_px) * overlap(top, height, one.top_px, one.height_px)
                })
                .sum();
            let own = overlap(left, width, target.x_px - RING_PX, 2.0 * RING_PX)
                * overlap(top, height, target.y_px - RING_PX, 2.0 * RING_PX);
            let cost = covers((left, top)) + own * 20.0 + value * 12.0 + dx.hypot(dy) * NEARNESS_PX + below * 40.0;
            if cost < best.0 {
                best = (cost, (left, top));
            }
        }
    }
    best.1
}
