//! Snippets: what to paste into a page to link to a view, to frame it, or to have it as an element.
//!
//! Takes a report, a view, a language and the site's public address, gives three texts. Without an address they are
//! relative to the site's root. Every attribute is escaped.

use super::place;
use crate::describe::escape::escaped;
use crate::draw::height_px;
use crate::figure::{Figure, Options};
use crate::report::{Lang, Report};
use crate::state::{Chrome, Settings, State, View};
use crate::words::fill::plain;

/// What to paste.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippets {
    /// The address alone.
    pub link: String,
    /// A frame that needs no script.
    pub frame: String,
    /// The custom element with its script.
    pub element: String,
    /// The height of the frame, in CSS px.
    pub frame_height_px: u32,
}

/// The width that a frame's height is reckoned for, in CSS px: a column of text.
pub const FRAME_WIDTH_PX: u32 = 720;

/// What stands around a chart in a frame, in CSS px: title, notes and foot.
const AROUND_CHART_PX: f64 = 420.0;

/// The height of a frame of text, in CSS px; it scrolls.
const TEXT_HEIGHT_PX: u32 = 800;

/// The snippets of a view. An address that cannot be followed is taken for none.
pub fn snippets(report: &Report, view: &View, lang: Lang, address: Option<&str>) -> Snippets {
    let base = address.and_then(place::base).unwrap_or_default();
    let height = frame_height_px(report, view, lang);
    Snippets {
        link: format!("{base}{}", place::link(report, view, lang)),
        frame: frame(report, view, lang, &base, height),
        element: element(report, view, lang, &base),
        frame_height_px: height,
    }
}

fn frame(report: &Report, view: &View, lang: Lang, base: &str, height: u32) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{height}\" loading=\"lazy\" \
         allow=\"fullscreen\"></iframe>",
        escaped(&format!("{base}{}", framed(report, view, lang))),
        escaped(&title(report, view, lang)),
    )
}

/// The address of a view without anything around it, as a frame shows it.
pub fn framed(report: &Report, view: &View, lang: Lang) -> String {
    let other = Some(lang).filter(|lang| report.file().languages.first() != Some(lang));
    let settings = Settings { lang: other, chrome: Chrome::None, ..Settings::default() };
    let state = State { view: view.clone(), settings, ..State::default() };
    format!("{}{}", place::page(report, view, lang), state.address())
}

fn element(report: &Report, view: &View, lang: Lang, base: &str) -> String {
    let address = State { view: view.clone(), ..State::default() }.address();
    let view = address.trim_start_matches(['#', '/']);
    let view = if view.is_empty() { String::new() } else { format!(" view=\"{}\"", escaped(view)) };
    let lang = if lang == Lang::Zh { "zh" } else { "en" };
    format!(
        "<script type=\"module\" src=\"{0}embed.js\"></script>\n\
         <tushuo-report src=\"{0}data/{1}/\"{view} lang=\"{lang}\"></tushuo-report>",
        escaped(base),
        escaped(&report.file().id),
    )
}

/// What a view is called: the finding of a figure, the title of an event, else that of the chapter.
pub fn title(report: &Report, view: &View, lang: Lang) -> String {
    let found = match view {
        View::Figure(id) => report.figure(id).map(|spec| plain(&crate::words::fill::fill(report, &spec.title, lang))),
        View::Calendar(Some(id)) | View::Source(Some(id)) => {
            let text = report.event(id).map(|event| &event.title);
            text.or_else(|| report.statistic(id).map(|one| &one.name)).map(|text| text.get(lang).to_owned())
        }
        _ => None,
    };
    found.unwrap_or_else(|| report.file().title.get(lang).to_owned())
}

/// The height a frame should have, in CSS px, for a column of [`FRAME_WIDTH_PX`].
pub fn frame_height_px(report: &Report, view: &View, lang: Lang) -> u32 {
    let View::Figure(id) = view else { return TEXT_HEIGHT_PX };
    let Some(spec) = report.figure(id) else { return TEXT_HEIGHT_PX };
    let figure = Figure::new(report, spec, &Options::first(lang));
    let height = height_px(&figure, f64::from(FRAME_WIDTH_PX)) + AROUND_CHART_PX;
    // Whole tens: the number is read by people.
    (height / 10.0).ceil() as u32 * 10
}
