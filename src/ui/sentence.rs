//! The text equivalent of a chart: not seen, but read to whoever cannot see the chart.
//!
//! Takes a figure, gives a paragraph with an id that the chart's group is described by.

use std::rc::Rc;

use yew::prelude::*;

use crate::describe::sentence::sentence;
use crate::figure::Figure;

use super::runs::spoken;

/// What a text equivalent is made of.
#[derive(Clone, PartialEq, Properties)]
pub struct SentenceProps {
    /// The figure.
    pub figure: Rc<Figure>,
}

/// The id of a figure's text equivalent.
pub fn sentence_id(figure: &str) -> String {
    format!("sentence-{figure}")
}

/// What a figure shows, in sentences.
#[component]
pub fn Sentence(props: &SentenceProps) -> Html {
    html! { <p class="vh" id={sentence_id(&props.figure.id)}>{spoken(&sentence(&props.figure), props.figure.lang)}</p> }
}
