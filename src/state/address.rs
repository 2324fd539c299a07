//! The address codec: `#/calendar/EVENT?lang=en&theme=dark`.
//!
//! Takes the hash of an address, gives a [`State`]; and back, in one canonical order, defaults left out. Reading
//! never fails, and never keeps what has no meaning: it is left out and [`State::nearest`] is set. The filter of
//! the calendar by theme is called `topic`, because `theme` is the colour scheme everywhere.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::reduce::filled;
use super::{CalendarParams, Chrome, FigureParams, Layout, PresentParams, Scale, State, ThemeChoice, View, When};
use crate::report::schema::Act;
use crate::report::{Lang, Theme};

/// Everything is escaped but what RFC 3986 calls unreserved.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

const LANGS: &[(&str, Lang)] = &[("zh", Lang::Zh), ("en", Lang::En)];
const THEMES: &[(&str, ThemeChoice)] =
    &[("light", ThemeChoice::Light), ("dark", ThemeChoice::Dark), ("contrast", ThemeChoice::Contrast)];
const CHROMES: &[(&str, Chrome)] = &[("full", Chrome::Full), ("none", Chrome::None)];
const SCALES: &[(&str, Scale)] = &[("log", Scale::Log), ("linear", Scale::Linear)];
const LAYOUTS: &[(&str, Layout)] = &[("year", Layout::Year), ("list", Layout::List)];
const FLAGS: &[(&str, bool)] = &[("0", false), ("1", true)];
const TOPICS: &[(&str, Theme)] =
    &[("finance", Theme::Finance), ("ip", Theme::Ip), ("governance", Theme::Governance), ("outreach", Theme::Outreach)];
const ACTS: &[(&str, Act)] = &[
    ("release", Act::Release),
    ("revise", Act::Revise),
    ("prepare", Act::Prepare),
    ("hold", Act::Hold),
    ("open", Act::Open),
    ("launch", Act::Launch),
    ("award", Act::Award),
];

/// The language of a BCP 47 tag that a page or a host names (`zh-CN`, `en`), where it is one of ours.
pub fn lang_of_tag(tag: &str) -> Option<Lang> {
    named(LANGS, &tag.split(['-', '_']).next()?.to_ascii_lowercase())
}

/// The colour scheme that an address or a host calls so.
pub fn theme_of_name(name: &str) -> Option<ThemeChoice> {
    named(THEMES, name)
}

/// Whether a hash is an address of ours at all, rather than a place in the page (`#main`).
pub fn is_address(hash: &str) -> bool {
    let path = hash.strip_prefix('#').unwrap_or(hash);
    path.is_empty() || path.starts_with('/')
}

impl State {
    /// Reads the hash of an address, with or without its `#`.
    pub fn parse(hash: &str) -> Self {
        let text = hash.strip_prefix('#').unwrap_or(hash);
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let (view, known) = parse_path(path);
        let mut state = Self { view, nearest: !known, ..Self::default() };
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            if decode(value).and_then(|value| state.set(key, &value)).is_none() {
                state.nearest = true;
            }
        }
        state
    }

    /// Sets one parameter; `None` where it means nothing to this view.
    fn set(&mut self, key: &str, value: &str) -> Option<()> {
        match key {
            "lang" => self.settings.lang = Some(named(LANGS, value)?),
            "theme" => self.settings.theme = Some(named(THEMES, value)?),
            "chrome" => self.settings.chrome = named(CHROMES, value)?,
            "large" => self.settings.large = named(FLAGS, value)?,
            "kiosk" => self.settings.kiosk = named(FLAGS, value)?,
            "idle" => self.settings.idle_s = Some(number(value)?),
            "report" => self.settings.report = Some(text(value)?),
            key => match self.view {
                View::Figure(_) => self.figure.set(key, value)?,
                View::Calendar(_) => self.calendar.set(key, value)?,
                View::Present(_) => self.present.set(key, value)?,
                _ => return None,
            },
        }
        Some(())
    }

    /// The address of this state, from its `#` on.
    pub fn address(&self) -> String {
        let mut pairs = Pairs::default();
        let settings = &self.settings;
        pairs.word("lang", settings.lang.map(|lang| name(LANGS, lang)));
        pairs.word("theme", settings.theme.map(|theme| name(THEMES, theme)));
        pairs.word("chrome", changed(settings.chrome).map(|chrome| name(CHROMES, chrome)));
        pairs.word("large", settings.large.then_some("1"));
        pairs.word("kiosk", settings.kiosk.then_some("1"));
        pairs.text("idle", settings.idle_s.map(|seconds| seconds.to_string()).as_deref());
        pairs.text("report", settings.report.as_deref());
        match self.view {
            View::Figure(_) => self.figure.write(&mut pairs),
            View::Calendar(_) => self.calendar.write(&mut pairs),
            View::Present(_) => self.present.write(&mut pairs),
            _ => {}
        }
        format!("#/{}{}", self.view.path(), pairs.0)
    }
}

impl FigureParams {
    fn set(&mut self, key: &str, value: &str) -> Option<()> {
        match key {
            "measure" => self.measure = Some(text(value)?),
            "scale" => self.scale = named(SCALES, value)?,
            "derived" => self.derived = named(FLAGS, value)?,
            "elsewhere" => self.elsewhere = named(FLAGS, value)?,
            "mark" => self.mark = Some(text(value)?),
            "span" => self.span = Some(text(value)?),
            _ => return None,
        }
        Some(())
    }

    fn write(&self, pairs: &mut Pairs) {
        pairs.text("measure", self.measure.as_deref());
        pairs.word("scale", changed(self.scale).map(|scale| name(SCALES, scale)));
        pairs.word("derived", (!self.derived).then_some("0"));
        pairs.word("elsewhere", self.elsewhere.then_some("1"));
        pairs.text("mark", self.mark.as_deref());
        pairs.text("span", self.span.as_deref());
    }
}

impl CalendarParams {
    fn set(&mut self, key: &str, value: &str) -> Option<()> {
        match key {
            "topic" => self.theme = Some(named(TOPICS, value)?),
            "act" => self.act = Some(named(ACTS, value)?),
            "list" => self.list = Some(text(value)?),
            "q" => value.clone_into(&mut self.q),
            "as" => self.layout = named(LAYOUTS, value)?,
            "when" => self.when = Some(When::parse(value)?),
            _ => return None,
        }
        Some(())
    }

    fn write(&self, pairs: &mut Pairs) {
        pairs.word("topic", self.theme.map(|theme| name(TOPICS, theme)));
        pairs.word("act", self.act.map(|act| name(ACTS, act)));
        pairs.text("list", self.list.as_deref());
        pairs.text("q", Some(self.q.as_str()).filter(|q| !q.is_empty()));
        pairs.word("as", changed(self.layout).map(|layout| name(LAYOUTS, layout)));
        pairs.word("when", self.when.map(|when| when.to_string()).as_deref());
    }
}

impl PresentParams {
    fn set(&mut self, key: &str, value: &str) -> Option<()> {
        match key {
            "step" => self.step = number(value).filter(|step| *step > 0)?,
            "presenter" => self.presenter = named(FLAGS, value)?,
            "letters" => self.letters = named(FLAGS, value)?,
            _ => return None,
        }
        Some(())
    }

    fn write(&self, pairs: &mut Pairs) {
        pairs.text("step", Some(self.step).filter(|step| *step > 1).map(|step| step.to_string()).as_deref());
        pairs.word("presenter", self.presenter.then_some("1"));
        pairs.word("letters", (!self.letters).then_some("0"));
    }
}

impl View {
    /// The path of this view, without the slash before it.
    fn path(&self) -> String {
        let with = |room: &str, id: &Option<String>| match id {
            Some(id) => format!("{room}/{}", encode(id)),
            None => room.to_owned(),
        };
        match self {
            Self::Overview => String::new(),
            Self::Figures => "figures".to_owned(),
            Self::Figure(id) => format!("figures/{}", encode(id)),
            Self::Calendar(event) => with("calendar", event),
            Self::Source(id) => with("source", id),
            Self::Present(slide) => format!("present/{slide}"),
        }
    }
}

/// The view of a path, and whether all of the path means something.
fn parse_path(path: &str) -> (View, bool) {
    let mut parts = path.strip_prefix('/').unwrap_or(path).split('/');
    let room = parts.next().unwrap_or_default();
    let (mut id, mut known) = (None, path.is_empty() || path.starts_with('/'));
    if let Some(part) = parts.next() {
        id = filled(decode(part));
        known &= id.is_some();
    }
    known &= parts.next().is_none();
    match (room, id) {
        ("", None) => (View::Overview, known),
        ("figures", None) => (View::Figures, known),
        ("figures", Some(id)) => (View::Figure(id), known),
        ("calendar", event) => (View::Calendar(event), known),
        ("source", id) => (View::Source(id), known),
        ("present", id) => {
            let slide = id.as_deref().and_then(number).filter(|slide| *slide > 0);
            (View::Present(slide.unwrap_or(1)), known && slide.is_some())
        }
        _ => (View::Overview, false),
    }
}

/// The query of an address, as it is written.
#[derive(Default)]
struct Pairs(String);

impl Pairs {
    /// A value that needs no escaping.
    fn word(&mut self, key: &str, value: Option<&str>) {
        let Some(value) = value else { return };
        self.0.push(if self.0.is_empty() { '?' } else { '&' });
        self.0.push_str(key);
        self.0.push('=');
        self.0.push_str(value);
    }

    fn text(&mut self, key: &str, value: Option<&str>) {
        self.word(key, value.map(encode).as_deref());
    }
}

fn encode(text: &str) -> String {
    utf8_percent_encode(text, ESCAPED).to_string()
}

/// `None` where the bytes are no text.
fn decode(text: &str) -> Option<String> {
    percent_decode_str(text).decode_utf8().ok().map(Into::into)
}

fn text(value: &str) -> Option<String> {
    filled(Some(value.to_owned()))
}

/// Digits alone: `parse` would take a sign as well.
fn number(value: &str) -> Option<u32> {
    value.bytes().all(|byte| byte.is_ascii_digit()).then(|| value.parse().ok())?
}

fn named<T: Copy>(names: &[(&str, T)], name: &str) -> Option<T> {
    names.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

fn name<T: Copy + PartialEq>(names: &[(&'static str, T)], value: T) -> &'static str {
    names.iter().find(|(_, known)| *known == value).map_or("", |(name, _)| name)
}

/// A value, where it is not the default one.
fn changed<T: Default + PartialEq>(value: T) -> Option<T> {
    (value != T::default()).then_some(value)
}

#[cfg(test)]
mod tests;
