//! What a slide shows beside figures: one number, a sentence, the events of a month.
//!
//! Takes the words of a scene and the box of the slide, gives HTML set as large as the box lets it be.

use yew::prelude::*;

use super::fit::{Box_, use_box, use_fit};
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

/// How large a number and what stands under it are set, from the largest to the smallest, in slide px.
const NUMBER_SIZES: [NumberSizes; 6] = [
    NumberSizes { digits_px: 320.0, growth_px: 84.0, quote: QuoteSizes { printed_px: 44.0, translated_px: 44.0 } },
    NumberSizes { digits_px: 260.0, growth_px: 84.0, quote: QuoteSizes { printed_px: 44.0, translated_px: 40.0 } },
    NumberSizes { digits_px: 220.0, growth_px: 76.0, quote: QuoteSizes { printed_px: 40.0, translated_px: 36.0 } },
    NumberSizes { digits_px: 180.0, growth_px: 68.0, quote: QuoteSizes { printed_px: 36.0, translated_px: 34.0 } },
    NumberSizes { digits_px: 150.0, growth_px: 60.0, quote: QuoteSizes { printed_px: 34.0, translated_px: 32.0 } },
    NumberSizes { digits_px: 120.0, growth_px: 52.0, quote: QuoteSizes { printed_px: 32.0, translated_px: 30.0 } },
];

/// The same for a sentence on its own.
const SENTENCE_SIZES: [QuoteSizes; 8] = [
    QuoteSizes { printed_px: 76.0, translated_px: 48.0 },
    QuoteSizes { printed_px: 64.0, translated_px: 44.0 },
    QuoteSizes { printed_px: 56.0, translated_px: 40.0 },
    QuoteSizes { printed_px: 50.0, translated_px: 38.0 },
    QuoteSizes { printed_px: 44.0, translated_px: 36.0 },
    QuoteSizes { printed_px: 40.0, translated_px: 34.0 },
    QuoteSizes { printed_px: 36.0, translated_px: 32.0 },
    QuoteSizes { printed_px: 32.0, translated_px: 30.0 },
];

#[derive(Clone, Copy, PartialEq)]
struct NumberSizes {
    digits_px: f64,
    growth_px: f64,
    quote: QuoteSizes,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) struct QuoteSizes {
    printed_px: f64,
    translated_px: f64,
}

impl NumberSizes {
    /// What all of it takes, in slide px; the style sheet knows the heights of lines.
    fn height_px(self, number: &Number, inner_px: f64) -> f64 {
        const GAP: f64 = 12.0;
        let part = |is: bool, px: f64| if is { px + GAP } else { 0.0 };
        let about = measure::lines(&number.about, 32.0, false, inner_px).len() as f64 * 46.0;
        self.digits_px * 1.05
            + part(number.growth.is_some(), self.growth_px * 1.2)
            + part(!number.about.is_empty(), about)
            + number.quote.as_ref().map_or(0.0, |quote| self.quote.height_px(quote, inner_px) + 2.0 * GAP)
    }
}

impl QuoteSizes {
    fn height_px(self, quoted: &Quoted, inner_px: f64) -> f64 {
        const SIDE_PX: f64 = 60.0;
        let lines = |text: &str, size: f64| measure::lines(text, size, true, inner_px - SIDE_PX).len() as f64;
        let translated =
            quoted.translation.as_ref().map(|text| lines(text, self.translated_px) * self.translated_px * 1.45 + 28.0);
        lines(&quoted.text(), self.printed_px) * self.printed_px * 1.6 + 16.0 + translated.unwrap_or(0.0)
    }
}

/// The height that is left between title and foot, in slide px.
#[hook]
fn use_height(node: &NodeRef, room: Box_) -> f64 {
    /// Under a title of two lines on a broad slide.
    const USUAL_PX: f64 = 560.0;
    let own = use_box(node);
    if own.height_px > 0.0 && room.scale() > 0.0 { own.height_px / room.scale() } else { USUAL_PX }
}

/// One number as large as the slide lets it be.
#[component]
pub(super) fn NumberView(props: &NumberProps) -> Html {
    const UNIT: f64 = 0.3;
    let NumberProps { shared, number, room } = props;
    let node = use_node_ref();
    let height_px = use_height(&node, *room);
    let inner_px = room.inner_px();
    let fits = |sizes: &NumberSizes| sizes.height_px(number, inner_px) <= height_px;
    let sizes = NUMBER_SIZES.into_iter().find(fits).unwrap_or(NUMBER_SIZES[NUMBER_SIZES.len() - 1]);
    let amount = &number.amount;
    let small = format!("{}{}{}", number.tag, amount.before, amount.after);
    let ems = measure::width_px(&amount.digits, 1.0, true) + UNIT * (measure::width_px(&small, 1.0, true) + 1.0);
    let size = use_fit((inner_px * 0.98 / ems.max(0.1)).min(sizes.digits_px));
    let growth_size = use_fit(sizes.growth_px);
    let derived = number.numeral.is_none();
    html! {
        <div ref={node} class="sl-number">
            <p ref={size} class={classes!("sl-num", derived.then_some("derived"))}>
                if derived { <small>{number.tag}{" "}</small> }
                if !amount.before.is_empty() { <small>{&amount.before}</small> }
                if let Some(numeral) = &number.numeral { {runs::data(numeral)} } else { <span>{&amount.digits}</span> }
                if !amount.after.is_empty() { <small>{&amount.after}</small> }
            </p>
            <p ref={growth_size} class="sl-growth" hidden={number.growth.is_none()}>
                { for number.growth.iter().map(|growth| words(shared, &[Run::Printed(growth.clone())], false)) }
            </p>
            if !number.about.is_empty() { <p class="sl-about">{&number.about}</p> }
            if let Some(quoted) = &number.quote { <QuoteView quoted={quoted.clone()} sizes={sizes.quote} /> }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SentenceProps {
    pub(super) quoted: Quoted,
    pub(super) room: Box_,
}

/// A sentence on its own, as large as the slide lets it be.
#[component]
pub(super) fn SentenceView(props: &SentenceProps) -> Html {
    let node = use_node_ref();
    let height_px = use_height(&node, props.room);
    let inner_px = props.room.inner_px();
    let fits = |sizes: &QuoteSizes| sizes.height_px(&props.quoted, inner_px) <= height_px;
    let sizes = SENTENCE_SIZES.into_iter().find(fits).unwrap_or(SENTENCE_SIZES[SENTENCE_SIZES.len() - 1]);
    html! { <div ref={node} class="sl-number"><QuoteView quoted={props.quoted.clone()} {sizes} /></div> }
}

#[derive(Clone, PartialEq, Properties)]
struct QuoteProps {
    quoted: Quoted,
    sizes: QuoteSizes,
}

/// A sentence as printed, its numerals lit.
#[component]
fn QuoteView(props: &QuoteProps) -> Html {
    let QuoteProps { quoted, sizes } = props;
    let translation = quoted.translation.clone().unwrap_or_default();
    let size = use_fit(sizes.printed_px);
    let sub = use_fit(sizes.translated_px);
    html! {
        <>
            <blockquote ref={size} class="sl-quote" lang="zh-CN">
                { for quoted.pieces.iter().map(|piece| if piece.lit {
                    html! { <mark>{&piece.text}</mark> }
                } else {
                    html! { {&piece.text} }
                }) }
            </blockquote>
            <p ref={sub} class="sl-trans" lang="en" hidden={quoted.translation.is_none()}>{translation}</p>
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
