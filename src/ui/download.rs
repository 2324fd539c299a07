//! The download button of a figure: a small menu with the picture and the data.
//!
//! Takes a figure as it is looked at, gives files to save: PNG, SVG, CSV, JSON. What the browser refuses is said, never
//! fatal.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::describe::caption::{Caption, caption, file_name};
use crate::describe::png::with_text;
use crate::describe::{csv, json};
use crate::draw::picture::{Picture, picture};
use crate::figure::Figure;
use crate::state::View;
use crate::words::export::Download as Say;

use super::host::{Reach, use_reach};
use super::icon::Icon;
use super::menu::{Item, Menu};
use super::save::{png, save};
use super::shared::Shared;

/// Width of a picture in CSS px; the same on every screen, so that the same figure gives the same file.
const PICTURE_WIDTH_PX: f64 = 960.0;

/// Device px of a PNG to a CSS px.
const PNG_SCALE: f64 = 2.0;

/// What the menu is made of.
#[derive(Clone, PartialEq, Properties)]
pub struct DownloadProps {
    /// What every view is given.
    pub shared: Shared,
    /// The figure.
    pub figure: Rc<Figure>,
}

/// A kind of file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Png,
    Svg,
    Csv,
    Json,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Png, Self::Svg, Self::Csv, Self::Json];

    fn name(self) -> Say {
        match self {
            Self::Png => Say::Png,
            Self::Svg => Say::Svg,
            Self::Csv => Say::Csv,
            Self::Json => Say::Json,
        }
    }

    fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Svg => "image/svg+xml;charset=utf-8",
            Self::Csv => "text/csv;charset=utf-8",
            Self::Json => "application/json",
        }
    }
}

/// A button that opens the menu of files.
#[component]
pub fn Download(props: &DownloadProps) -> Html {
    let DownloadProps { shared, figure } = props;
    let lang = shared.lang;
    let said = use_state_eq(|| None::<Say>);
    let reach = use_reach();
    let unattended = reach.home.is_some();
    {
        // What was said is about the figure as it was.
        let said = said.setter();
        use_effect_with((figure.clone(), lang), move |_| said.set(None));
    }
    let ontoggle = {
        let said = said.setter();
        Callback::from(move |()| said.set(None))
    };
    let onpick = {
        let (shared, figure, said) = (shared.clone(), figure.clone(), said.setter());
        Callback::from(move |at: usize| {
            let Some(kind) = Kind::ALL.get(at).copied() else { return };
            said.set(Some(Say::Working));
            let (shared, figure, reach, said) = (shared.clone(), figure.clone(), reach.clone(), said.clone());
            spawn_local(async move { said.set(Some(give(&shared, &figure, &reach, kind).await)) });
        })
    };
    let items = Kind::ALL.map(|kind| Item { key: kind.extension(), name: kind.name().text(lang).into() });
    let said = said.map(|said| said.text(lang)).unwrap_or_default();
    // A file would stay behind for the next visitor.
    if unattended {
        return Html::default();
    }
    html! {
        <Menu icon={Icon::Download} label={Say::Open.text(lang)} name={Say::Name.text(lang)} items={items.to_vec()}
            {said} {onpick} {ontoggle} />
    }
}

/// Makes a file and hands it to the browser; gives what is to be said of it.
async fn give(shared: &Shared, figure: &Figure, reach: &Reach, kind: Kind) -> Say {
    let bytes = match kind {
        Kind::Csv => csv(&shared.report, figure),
        Kind::Json => json(&shared.report, figure),
        Kind::Svg | Kind::Png => {
            let caption = caption(&shared.report, figure, &address(shared, figure, reach));
            let Ok(drawn) = picture(figure, &caption, PICTURE_WIDTH_PX, &shared.theme) else { return Say::NotDrawn };
            if kind == Kind::Svg {
                drawn.svg.into_bytes()
            } else {
                match traced_png(&drawn, &caption).await {
                    Some(bytes) => bytes,
                    None => return Say::PngDenied,
                }
            }
        }
    };
    let name = file_name(&shared.report, figure, kind.extension());
    if save(&bytes, kind.media_type(), &name).is_ok() { Say::Given } else { Say::Denied }
}

/// The picture as PNG, which says in itself where it comes from.
async fn traced_png(drawn: &Picture, caption: &Caption) -> Option<Vec<u8>> {
    let bytes = png(drawn, PNG_SCALE).await.ok()?;
    let texts = [
        ("Title", caption.title.clone()),
        ("Description", caption.sentence.clone()),
        ("Source", format!("{} {}", caption.source, caption.address)),
        ("Dataset", format!("{} sha256:{} {}", caption.dataset, caption.hash, caption.ids.join(" "))),
    ];
    // Each text goes before the last one, so the first is put in last.
    texts.iter().rev().try_fold(bytes, |bytes, (keyword, text)| with_text(&bytes, keyword, text))
}

/// The address of the figure as it is looked at: language, measure and axis, but not what is selected or how the page
/// around it looks. On a machine's own address it begins at the hash.
fn address(shared: &Shared, figure: &Figure, reach: &Reach) -> String {
    let hash = shared.state.given_away(View::Figure(figure.id.clone())).address();
    format!("{}{hash}", reach.public_address().unwrap_or_default())
}
