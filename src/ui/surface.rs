//! What a chart is drawn on: canvases, or a picture where there is no canvas to draw on.
//!
//! Takes a figure, a size and a theme, gives the map of what was drawn. Drawn anew when one of these changes, and when a
//! browser that took the canvas away gives it back; never because the pointer moves.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::draw::canvas::{Division, canvas, divide};
use crate::draw::svg::svg;
use crate::draw::{DrawError, Drawing, Theme};
use crate::figure::Figure;

use super::chart::ChartProps;
use super::growth::{Growth, prefers_reduced_motion};
use super::host::use_may_grow;
use super::listener::Listener;
use super::size::{measured, use_effect_of_size};
use super::soon::Soon;
use super::tiles::{Tile, draw_behind, tiles};

/// What was drawn.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Drawn {
    /// What is where.
    pub(super) map: Rc<Drawing>,
    /// The address of the same as a picture, where it could not be drawn on the canvas.
    pub(super) picture: Option<AttrValue>,
}

impl Drawn {
    /// The same as a picture, where a canvas could not be drawn on.
    fn picture(why: &DrawError, figure: &Figure, width_px: f64, theme: &Theme) -> Option<Self> {
        web_sys::console::warn_1(&why.0.as_str().into());
        let (text, map) = svg(figure, width_px, theme).ok()?;
        let text = String::from(js_sys::encode_uri_component(&text));
        Some(Self { map: Rc::new(map), picture: Some(format!("data:image/svg+xml;charset=utf-8,{text}").into()) })
    }
}

/// What a canvas was drawn from.
#[derive(PartialEq)]
struct Inputs {
    figure: Rc<Figure>,
    size: (f64, f64),
    theme: Theme,
    given_back: u32,
}

/// A drawing that was begun, or is about to be; ends when dropped.
struct Begun {
    _growth: Rc<RefCell<Option<Growth>>>,
    _later: Option<Soon>,
    /// What is drawn behind it is drawn as long as this is here.
    _token: Rc<()>,
}

impl Begun {
    /// Begins at once, or, for what nobody sees yet, as a task of its own.
    fn of(unseen: bool, token: Rc<()>, begin: impl FnOnce() -> Growth + 'static) -> Self {
        let growth = Rc::new(RefCell::new(None));
        if !unseen {
            *growth.borrow_mut() = Some(begin());
            return Self { _growth: growth, _later: None, _token: token };
        }
        let slot = growth.clone();
        let later = Soon::new(move || *slot.borrow_mut() = Some(begin()));
        Self { _growth: growth, _later: Some(later), _token: token }
    }
}

/// Draws the figure onto the canvases in an element and keeps what was drawn.
#[hook]
pub(super) fn use_drawing(props: &ChartProps, host: &NodeRef, surface: &NodeRef, size: (f64, f64)) -> Drawn {
    let drawn = use_state_eq(Drawn::default);
    let given_back = use_given_back(surface);
    let may_grow = use_may_grow();
    {
        let (drawn, host, surface) = (drawn.clone(), host.clone(), surface.clone());
        let inputs = (props.figure.clone(), size.0.to_bits(), size.1.to_bits(), props.shared.theme, given_back);
        let kept = use_mut_ref(|| None::<(Inputs, Begun)>);
        use_effect_of_size(&host.clone(), inputs, move |(figure, _, _, theme, given_back), stands_for| {
            // Drawn as soon as it is in the page, and not when its size has come around: no picture is painted before.
            let size = if size.0 > 0.0 { Some(size) } else { stands_for.as_ref().and_then(measured) };
            let Some((element, size)) = surface.cast::<HtmlElement>().zip(size) else { return };
            let inputs = Inputs { figure: figure.clone(), size, theme: *theme, given_back: *given_back };
            let mut kept = kept.borrow_mut();
            if kept.as_ref().is_some_and(|(last, _)| *last == inputs) {
                return;
            }
            // A figure grows when it comes; a new width or theme, or the other language, only draws it anew.
            let is_new = kept
                .take()
                .is_none_or(|(last, _)| last.figure != inputs.figure && last.figure.lang == inputs.figure.lang);
            let token = Rc::new(());
            let alive = Rc::downgrade(&token);
            let canvases = Canvases { host: element, figure: figure.clone(), size, theme: *theme, alive };
            let job = move |grown: f64| canvases.draw(grown, &drawn);
            let moves = is_new && may_grow.emit(()) && !prefers_reduced_motion();
            let unseen = stands_for.is_some_and(|one| !one.is_same_node(host.get().as_ref()));
            let begun = Begun::of(unseen, token, move || Growth::start(job, moves));
            *kept = Some((inputs, begun));
        });
    }
    (*drawn).clone()
}

/// How often the browser gave a canvas, this element or one in it, back after it had taken what was drawn away.
#[hook]
pub(super) fn use_given_back(surface: &NodeRef) -> u32 {
    let times = use_state_eq(|| 0_u32);
    {
        let (times, surface) = (times.clone(), surface.clone());
        use_effect_with(*times, move |now| {
            let next = now.wrapping_add(1);
            let canvas = surface.cast::<HtmlElement>().map(Into::into).into_iter().collect();
            let again = Listener::capturing(canvas, &["contextrestored"], move |_: Event| times.set(next));
            move || drop(again)
        });
    }
    *times
}

/// Where a figure is drawn, and how.
struct Canvases {
    host: HtmlElement,
    figure: Rc<Figure>,
    /// Width in CSS px, and device px a CSS px.
    size: (f64, f64),
    theme: Theme,
    alive: Weak<()>,
}

impl Canvases {
    /// Draws what is in view; the rest behind it, where the figure is whole.
    fn draw(&self, grown: f64, state: &UseStateHandle<Drawn>) {
        let Division { width_px, strips, ratio } = divide(&self.figure, self.size.0, self.size.1);
        let (now, behind) = tiles(&self.host, width_px, &strips);
        let (figure, theme) = (self.figure.clone(), self.theme);
        let onto = move |tile: &Tile| canvas(&tile.canvas, &figure, width_px, (tile.strip, ratio), &theme, grown);
        let maps: Result<Vec<Drawing>, DrawError> = now.iter().map(&onto).collect();
        let drawn = match maps {
            Ok(maps) => {
                for tile in &now {
                    tile.is_done(grown >= 1.0);
                }
                for tile in &behind {
                    tile.is_done(false);
                }
                if grown >= 1.0 {
                    let (figure, state) = (self.figure.clone(), state.clone());
                    draw_behind(behind, self.alive.clone(), move |tile| {
                        let error = onto(tile).err();
                        if let Some(drawn) = error.and_then(|error| Drawn::picture(&error, &figure, width_px, &theme)) {
                            state.set(drawn);
                            return false;
                        }
                        true
                    });
                }
                let Some(map) = maps.into_iter().next() else { return };
                Drawn { map: Rc::new(map), picture: None }
            }
            Err(error) => match Drawn::picture(&error, &self.figure, width_px, &self.theme) {
                Some(drawn) => drawn,
                None => return,
            },
        };
        // The map is that of the whole from the first frame on: the state is set once.
        if **state != drawn {
            state.set(drawn);
        }
    }
}

/// Sets lengths on an element's own style, which a strict policy allows where it forbids attributes.
pub(super) fn place(element: &HtmlElement, lengths_px: &[(&str, f64)]) {
    let style = element.style();
    for (property, px) in lengths_px {
        let _ = style.set_property(property, &format!("{px}px"));
    }
}
