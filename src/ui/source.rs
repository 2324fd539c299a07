//! The source as printed: every anchored numeral and event lit quietly, the sentence looked at lit and scrolled to.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::describe::source::{Block, BlockKind, Piece, blocks};
use crate::state::View;
use crate::words::message::{Chart, SourceView as Say};
use crate::words::number;

use super::card::Card;
use super::host::{use_effect_in_sight, use_may_move};
use super::icon::{Icon, Icon_ as IconSvg};
use super::runs::spoken;
use super::shape::accent;
use super::shared::{Shared, ViewProps};

/// The source text.
#[component]
pub fn SourceView(props: &ViewProps) -> Html {
    let shared = &props.shared;
    let looked_at = match &shared.state.view {
        View::Source(id) => id.clone(),
        _ => None,
    };
    let text = use_memo((shared.clone(), looked_at.clone()), |(shared, id)| blocks(&shared.report, id.as_deref()));
    let lit = use_node_ref();
    let may_move = use_may_move();
    {
        let lit = lit.clone();
        use_effect_in_sight(looked_at.clone(), move |_| {
            if let Some(element) = lit.cast::<HtmlElement>().filter(|_| may_move.emit(())) {
                let into_view = web_sys::ScrollIntoViewOptions::new();
                into_view.set_block(web_sys::ScrollLogicalPosition::Center);
                element.scroll_into_view_with_scroll_into_view_options(&into_view);
                // The sentence is where a reader who came from a number goes on reading.
                let _ = element.focus();
            }
        });
    }
    let theme = looked_at.as_ref().and_then(|id| theme_of(shared, id));
    html! {
        <div class="wrap source-view" data-accent={theme}>
            <article class="text" lang="zh-CN">
                if shared.report.source().is_none() {
                    <p lang={shared.lang_code()}>{Say::NotGiven.text(shared.lang)}</p>
                }
                { for text.iter().map(|block| of_block(shared, block, &lit)) }
            </article>
            <aside class="side">
                <p class="hint">{Say::Hint.text(shared.lang)}</p>
                if let Some(id) = looked_at { {preview(shared, id)} }
            </aside>
        </div>
    }
}

fn theme_of(shared: &Shared, id: &str) -> Option<&'static str> {
    let report = &shared.report;
    let section = report.statistic(id).map(|one| &one.section).or_else(|| report.series(id).map(|one| &one.section));
    let section = section.and_then(|id| report.section(id));
    let theme = section.and_then(|section| section.theme).or_else(|| report.event(id).map(|event| event.theme));
    theme.map(accent)
}

/// What the sentence leads to: the number's figure, or the event.
fn preview(shared: &Shared, id: String) -> Html {
    let lang = shared.lang;
    if let Some(event) = shared.report.event(&id) {
        return html! {
            <div class="tip still">
                <h2>{event.title.get(lang)}</h2>
                <a class="lnk" href={shared.href(View::Calendar(Some(id)))}>{Say::OpenEvent.text(lang)}</a>
            </div>
        };
    }
    let figure = shared.report.figure_of(&id);
    html! {
        <div class="tip still">
            <Card shared={shared.clone()} id={id.clone()} pinned={false} />
            if let Some(figure) = figure {
                <p><a class="lnk" href={figure_href(shared, &figure.id, &id)}>
                    {Say::OpenFigure.text(lang)}{figure.short.get(lang)}
                </a></p>
            }
        </div>
    }
}

/// The address of a figure with a mark selected, in the measure that shows it.
fn figure_href(shared: &Shared, figure: &str, mark: &str) -> String {
    use crate::state::{Action, reduce};
    let mut state = reduce((*shared.state).clone(), Action::Open(View::Figure(figure.to_owned())));
    let measures = shared.report.figure(figure).map(|spec| spec.measures.as_slice()).unwrap_or_default();
    let at = measures.iter().position(|measure| measure.of.iter().any(|id| id == mark)).unwrap_or(0);
    if let Some(measure) = measures.get(at).filter(|_| at > 0) {
        state = reduce(state, Action::Measure(Some(measure.id.clone())));
    }
    reduce(state, Action::Mark(Some(mark.to_owned()))).address()
}

#[allow(clippy::ignored_unit_patterns, reason = "what the macro makes of a tag that is a value")]
fn of_block(shared: &Shared, block: &Block, lit: &NodeRef) -> Html {
    let pieces = || block.pieces.iter().map(|piece| of_piece(shared, piece, lit)).collect::<Html>();
    let has_lit = block.pieces.iter().any(|piece| piece.lit).then_some("has-lit");
    let text = match block.kind {
        BlockKind::Heading(_) | BlockKind::Month => {
            html! { <@{format!("h{}", block.level.min(6))} class={classes!(block.kind.look(), has_lit)}>{pieces()}</@> }
        }
        BlockKind::Item => html! { <p class={classes!("item", has_lit)}>{pieces()}</p> },
        BlockKind::Paragraph => html! { <p class={classes!(has_lit)}>{pieces()}</p> },
    };
    html! {
        <>
            {text}
            { for block.faults.iter().map(|why| html! {
                <p class="fault" lang={shared.lang_code()}>
                    <IconSvg icon={Icon::Warning} size={15} />
                    <span><b>{Chart::PrintFault.text(shared.lang)}</b>{" "}{spoken(why.get(shared.lang), shared.lang)}</span>
                </p>
            }) }
        </>
    }
}

fn of_piece(shared: &Shared, piece: &Piece, lit: &NodeRef) -> Html {
    let inner = match (&piece.numeral, &piece.event) {
        (Some((id, part)), _) => {
            let Some(figure) = shared.report.figure_of(id) else {
                return plain(piece, html! { <b>{&piece.text}</b> }, lit);
            };
            let statistic = shared.report.statistic(id);
            let faulty = statistic.is_some_and(|statistic| statistic.fault.is_some());
            let reading = statistic
                .filter(|one| faulty && one.printed == piece.text)
                .map(|one| format!("{} {}", Chart::Reading.text(shared.lang), number::read(one, shared.lang).text()));
            html! {
              <>
                <a class={classes!("n", faulty.then_some("faulty"))} href={figure_href(shared, &figure.id, id)}
                    data-accent={theme_of(shared, id)} data-anchor={id.clone()} data-anchor-part={part.name()}>{&piece.text}</a>
                if let Some(reading) = reading {
                    <small class="reading" lang={shared.lang_code()} data-accent={theme_of(shared, id)}>{reading}</small>
                }
              </>
            }
        }
        (None, Some(id)) => html! {
            <a class="ev-anchor" href={shared.href(View::Calendar(Some(id.clone())))} data-accent={theme_of(shared, id)}>{&piece.text}</a>
        },
        (None, None) => html! { {&piece.text} },
    };
    plain(piece, inner, lit)
}

fn plain(piece: &Piece, inner: Html, lit: &NodeRef) -> Html {
    if piece.first_lit {
        html! { <mark ref={lit.clone()} tabindex="-1">{inner}</mark> }
    } else if piece.lit {
        html! { <mark>{inner}</mark> }
    } else {
        inner
    }
}
