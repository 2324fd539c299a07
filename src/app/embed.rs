//! The program as a guest: `mount(element, options)` for `www/embed.js`, and what it gives back.
//!
//! Takes an element and an object of options, gives a handle to change, ask and remove. What an option cannot mean is
//! as if it were not there; a report that cannot be shown is said in the element and told as `tushuo:error`. Never
//! throws for data.

use std::cell::RefCell;
use std::rc::Rc;

use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Url};

use super::guest::Guest;
use super::place::{Given, Origin, Place, Wanted, remember};
use super::pool::{Slot, keep, show};
use crate::report::problem::{Code, FileFault, Problem, REPORT_FILE};
use crate::state::{Chrome, Settings, State, lang_of_tag, theme_of_name};
use crate::ui::trouble::Reason;

/// An option as it was named.
enum Named {
    /// Not at all: what was there stays.
    Missing,
    /// As `null`, or as what is no text: as if it had never been given.
    Nothing,
    Text(String),
}

impl Named {
    fn of(options: &JsValue, name: &str) -> Self {
        match field(options, name) {
            None => Self::Missing,
            Some(value) => value.as_string().map_or(Self::Nothing, Self::Text),
        }
    }

    /// Puts what was named in the place of what was there.
    fn put<T>(self, place: &mut T, read: impl FnOnce(Option<String>) -> T) {
        match self {
            Self::Missing => {}
            Self::Nothing => *place = read(None),
            Self::Text(text) => *place = read(Some(text)),
        }
    }
}

/// What a guest was asked for; the state is kept apart, since links change it too.
#[derive(Clone, Default)]
struct Asked {
    settings: Settings,
    src: Option<String>,
    base: Option<String>,
    site: Option<String>,
    report: Option<Result<String, String>>,
    source: Option<String>,
}

/// What a handle tells of its page.
#[derive(Serialize)]
struct Told<'a> {
    address: String,
    state: &'a str,
}

/// A mounted page.
#[wasm_bindgen]
pub struct Mounted {
    guest: Rc<Guest>,
    asked: RefCell<Asked>,
    slot: Option<Slot>,
}

/// Shows a page in an element, which it fills; options as in `www/embed.js`.
#[wasm_bindgen]
pub fn mount(element: Element, options: JsValue) -> Result<Mounted, JsValue> {
    let mut asked = Asked { settings: Settings { chrome: Chrome::None, ..Settings::default() }, ..Asked::default() };
    let mut state = State::default();
    asked.lead(&mut state, &options);
    let wanted = Wanted { state, origin: asked.origin(&element), site: asked.site(&element) };
    let (guest, view) = Guest::new(element, wanted)?;
    let place = Place::Guest(guest.clone());
    remember(&place);
    // A program that died once shows nothing any more but that it did.
    let slot = if super::notice::is_dead() {
        super::notice::show_in(&place, "");
        None
    } else {
        Some(show(view, place))
    };
    Ok(Mounted { guest, asked: RefCell::new(asked), slot })
}

#[wasm_bindgen]
impl Mounted {
    /// Changes options; what is not named stays as it is.
    pub fn set(&self, options: JsValue) {
        let mut asked = self.asked.borrow_mut();
        let mut state = self.guest.wanted().state;
        asked.lead(&mut state, &options);
        let (origin, site) = (asked.origin(&self.guest.root), asked.site(&self.guest.root));
        self.guest.set(Wanted { state, origin, site });
    }

    /// What is shown: `{ address, state }`.
    pub fn state(&self) -> JsValue {
        let told = Told { address: self.guest.wanted().state.address(), state: self.guest.word.get() };
        serde_wasm_bindgen::to_value(&told).unwrap_or_default()
    }

    /// Takes the page out of its element, with all its listeners. A handle that is merely forgotten changes nothing.
    pub fn destroy(self) {
        self.guest.leave();
        if let Some(slot) = self.slot.filter(|_| !super::notice::is_dead()) {
            keep(slot);
        }
    }
}

impl Asked {
    /// Takes options in, and gives the view that is asked for, where one is; `address` is what `tushuo:state` calls it.
    fn take(&mut self, options: &JsValue) -> Named {
        let named = |name| Named::of(options, name);
        named("lang").put(&mut self.settings.lang, |lang| lang_of_tag(&lang?));
        named("theme").put(&mut self.settings.theme, |theme| theme_of_name(&theme?));
        named("chrome").put(&mut self.settings.chrome, |chrome| {
            if chrome.as_deref() == Some("full") { Chrome::Full } else { Chrome::None }
        });
        named("src").put(&mut self.src, |src| src);
        named("site").put(&mut self.site, |site| site);
        named("base").put(&mut self.base, |base| base);
        if let Some(report) = field(options, "report") {
            match report.as_string() {
                // A text is an address, like `src`.
                Some(address) => (self.src, self.report) = (Some(address), None),
                None => self.report = (!report.is_null()).then(|| json(&report)),
            }
        }
        if let Some(source) = field(options, "source") {
            self.source = source.as_string();
        }
        match named("address") {
            Named::Missing => named("view"),
            address => address,
        }
    }

    /// Takes options in, and leads from a state to the one they ask for.
    fn lead(&mut self, state: &mut State, options: &JsValue) {
        let before = self.settings.clone();
        match self.take(options) {
            Named::Missing => {}
            Named::Nothing => *state = self.state(""),
            Named::Text(view) => *state = self.state(&view),
        }
        // What was chosen inside stays, unless the host changed its mind about just that.
        let (now, own) = (&mut state.settings, &self.settings);
        now.chrome = own.chrome;
        if own.lang != before.lang {
            now.lang = own.lang;
        }
        if own.theme != before.theme {
            now.theme = own.theme;
        }
    }

    /// The state of a view; what it does not say is as the options say.
    fn state(&self, view: &str) -> State {
        let mut state = State::parse(&format!("#/{}", view.trim_start_matches(['#', '/'])));
        let (settings, own) = (&mut state.settings, &self.settings);
        settings.lang = settings.lang.or(own.lang);
        settings.theme = settings.theme.or(own.theme);
        state
    }

    fn origin(&self, element: &Element) -> Origin {
        match (&self.report, &self.src) {
            (Some(Ok(report)), _) => {
                let source = self.source.clone().map(String::into_bytes);
                Origin::Given(Rc::new(Given { report: report.clone().into_bytes(), source }))
            }
            (Some(Err(reason)), _) => Origin::Nowhere(not_json(reason)),
            (None, Some(src)) => match resolved(src, element) {
                Some(folder) if folder.ends_with('/') => Origin::Folder(folder),
                Some(folder) => Origin::Folder(format!("{folder}/")),
                None => Origin::Nowhere(Reason::Missing(src.clone())),
            },
            (None, None) => {
                let base = self.base.as_deref().and_then(|base| resolved(base, element));
                Origin::Index(base.or_else(|| resolved("./", element)).unwrap_or_default())
            }
        }
    }

    fn site(&self, element: &Element) -> Option<yew::AttrValue> {
        let site = resolved(self.site.as_deref()?, element)?;
        Some(site.split('#').next().unwrap_or_default().to_owned().into())
    }
}

/// A report handed over as an object, as the text that the file would have.
fn json(report: &JsValue) -> Result<String, String> {
    let said = |error: JsValue| error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    match js_sys::JSON::stringify(report) {
        Ok(text) => text.as_string().ok_or_else(String::new),
        Err(error) => Err(said(error).unwrap_or_default()),
    }
}

/// An object that is no report, such as one that holds itself.
fn not_json(reason: &str) -> Reason {
    let fault = FileFault::BadValue { reason: reason.to_owned() };
    Reason::Problems(vec![Problem { file: REPORT_FILE, path: String::new(), code: Code::File(fault) }])
}

/// A field of an object; `None` where it has none.
fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = js_sys::Reflect::get(object, &name.into()).ok()?;
    (!value.is_undefined()).then_some(value)
}

/// An address as the element's document understands it; only what can be fetched from a server.
fn resolved(address: &str, element: &Element) -> Option<String> {
    let base = element.base_uri().ok().flatten()?;
    let url = Url::new_with_base(address, &base).ok()?;
    ["http:", "https:"].contains(&url.protocol().as_str()).then(|| url.href())
}
