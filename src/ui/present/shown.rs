//! What a slide shows beside figures: one number, a sentence, the events of a month.
//!
//! Takes the words of a scene and the box of the slide, gives HTML set as large as the box lets it be.

use yew::prelude::*;

use super::fit::{Box_, largest, use_fit};
use super::slide::words;
use crate::deck::{Listed, Number, Quoted};
use crate::draw::measure;
use crate::ui::runs;
use crate::ui::shape::{ThemeShape, accent};
use crate::ui::shared::Shared;
use crate::words::fill::Run;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct NumberProps {
    pub(super) shared: Shared,
    pub(super) number: Number,
    pub(super) room: Box_,
}

/// One number as large as the slide lets it be.
#[component]
pub(super) fn NumberView(props: &NumberProps) -> Html {
    const UNIT: f64 = 0.3;
    let NumberProps { shared, number, room } = props;
    let amount = &number.amount;
    let small = format!("{}{}{}", number.tag, amount.before, amount.after);
    let ems = measure::width_px(&amount.digits, 1.0, true) + UNIT * (measure::width_px(&small, 1.0, true) + 1.0);
    let most = if number.growth.is_some() { 260.0 } else { 320.0 };
    let size = use_fit((room.inner_px() * 0.98 / ems.max(0.1)).min(most));
    let derived = number.numeral.is_none();
    html! {
        <div class="sl-number">
            <p ref={size} class={classes!("sl-num", derived.then_some("derived"))}>
                if derived { <small>{number.tag}{" "}</small> }
                if !amount.before.is_empty() { <small>{&amount.before}</small> }
                if let Some(numeral) = &number.numeral { {runs::data(numeral)} } else { <span>{&amount.digits}</span> }
                if !amount.after.is_empty() { <small>{&amount.after}</small> }
            </p>
            if let Some(growth) = &number.growth {
                <p class="sl-growth">{ words(shared, &[Run::Printed(growth.clone())], false) }</p>
            }
            if !number.about.is_empty() { <p class="sl-about">{&number.about}</p> }
            if let Some(quoted) = &number.quote { <QuoteView quoted={quoted.clone()} room={*room} large=false /> }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct QuoteProps {
    pub(super) quoted: Quoted,
    pub(super) room: Box_,
    pub(super) large: bool,
}

/// A sentence as printed, its numerals lit.
#[component]
pub(super) fn QuoteView(props: &QuoteProps) -> Html {
    let QuoteProps { quoted, room, large } = props;
    let sizes: &[f64] = if *large { &[76.0, 64.0, 56.0, 48.0, 42.0, 36.0] } else { &[44.0, 40.0, 36.0, 32.0] };
    let translated = quoted.translation.is_some();
    let most = match (large, translated) {
        (true, false) => 6,
        (true, true) => 4,
        (false, _) => 3,
    };
    let room_px = room.inner_px() - 60.0;
    let size = use_fit(largest(&quoted.text(), sizes, room_px, most));
    let translation = quoted.translation.clone().unwrap_or_default();
    let sub = use_fit(largest(&translation, &[44.0, 40.0, 36.0, 32.0, 30.0], room_px, most));
    html! {
        <>
            <blockquote ref={size} class="sl-quote" lang="zh-CN">
                { for quoted.pieces.iter().map(|piece| if piece.lit {
                    html! { <mark>{&piece.text}</mark> }
                } else {
                    html! { {&piece.text} }
                }) }
            </blockquote>
            <p ref={sub} class="sl-trans" lang="en" hidden={!translated}>{translation}</p>
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct MonthProps {
    pub(super) events: Vec<Listed>,
    pub(super) more: String,
    pub(super) room: Box_,
}

/// The events of a month, in two columns on a broad slide.
#[component]
pub(super) fn MonthView(props: &MonthProps) -> Html {
    let MonthProps { events, more, room } = props;
    let columns = if room.inner_px() > 1200.0 { 2.0 } else { 1.0 };
    let column_px = (room.inner_px() - 64.0 * (columns - 1.0)) / columns - 64.0;
    // Few events are set larger.
    let sizes: &[f64] =
        if events.len() > 6 { &[44.0, 40.0, 36.0, 32.0] } else { &[54.0, 48.0, 44.0, 40.0, 36.0, 32.0] };
    let fits = |size: &f64| events.iter().all(|event| measure::lines(&event.title, *size, false, column_px).len() <= 2);
    let size = use_fit(sizes.iter().copied().find(fits).unwrap_or(30.0));
    html! {
        <ul ref={size} class="sl-events">
            { for events.iter().map(|event| html! {
                <li data-event={event.id.clone()} data-accent={accent(event.theme)}>
                    <ThemeShape theme={event.theme} size={30} /><span>{&event.title}</span>
                </li>
            }) }
            if !more.is_empty() { <li class="sl-more"><span>{more}</span></li> }
        </ul>
    }
}
