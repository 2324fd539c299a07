//! The program as a guest: `mount(element, options)` for `www/embed.js`, and what it gives back.
//!
//! Takes an element and an object of options, gives a handle to change, ask and remove. What an option cannot mean is
//! as if it were not there; a report that cannot be shown is said in the element and told as `tushuo:error`. Never
//! throws for data.

use std::cell::RefCell;
use std::rc::Rc;

use serde::{Deserialize, Deserializer, Serialize};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Url};

use super::guest::Guest;
use super::place::{Given, Origin, Place, Wanted, remember};
use super::pool::{Slot, keep, show};
use crate::report::Lang;
use crate::report::problem::{Code, FileFault, Problem, REPORT_FILE};
use crate::state::{Chrome, Settings, State, ThemeChoice};
use crate::ui::trouble::Reason;

/// Options: what is missing stays as it is, what is `null` is as if it had never been given.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Options {
    /// A view (`figures/credit-balance`), with or without `#/` before it.
    #[serde(deserialize_with = "given")]
    view: Option<Option<String>>,
    /// The same as `view`, under the name that `tushuo:state` uses.
    #[serde(deserialize_with = "given")]
    address: Option<Option<String>>,
    #[serde(deserialize_with = "given")]
    lang: Option<Option<String>>,
    #[serde(deserialize_with = "given")]
    theme: Option<Option<String>>,
    #[serde(deserialize_with = "given")]
    chrome: Option<Option<String>>,
    /// The folder of a report.
    #[serde(deserialize_with = "given")]
    src: Option<Option<String>>,
    /// Where the public page is.
    #[serde(deserialize_with = "given")]
    site: Option<Option<String>>,
    /// Where the program is: its reports are the default.
    #[serde(deserialize_with = "given")]
    base: Option<Option<String>>,
}

fn given<'de, D: Deserializer<'de>>(value: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(value).map(Some)
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
    let view = asked.take(&options);
    let state = asked.state(view.flatten().as_deref().unwrap_or_default());
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
        let view = asked.take(&options);
        let mut state = self.guest.wanted().state;
        match view {
            Some(view) => state = asked.state(view.as_deref().unwrap_or_default()),
            None => asked.settle(&mut state, &options),
        }
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
    /// Takes options in, and gives the view that is asked for, where one is.
    fn take(&mut self, options: &JsValue) -> Option<Option<String>> {
        let read: Options = serde_wasm_bindgen::from_value(options.clone()).unwrap_or_default();
        if let Some(lang) = read.lang {
            self.settings.lang = lang.as_deref().and_then(lang_of);
        }
        if let Some(theme) = read.theme {
            self.settings.theme = theme.as_deref().and_then(theme_of);
        }
        if let Some(chrome) = read.chrome {
            self.settings.chrome = if chrome.as_deref() == Some("full") { Chrome::Full } else { Chrome::None };
        }
        for (mine, read) in [(&mut self.src, read.src), (&mut self.site, read.site), (&mut self.base, read.base)] {
            if let Some(read) = read {
                *mine = read;
            }
        }
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
        read.address.or(read.view)
    }

    /// The state of a view; what it does not say is as the options say.
    fn state(&self, view: &str) -> State {
        let mut state = State::parse(&format!("#/{}", view.trim_start_matches(['#', '/'])));
        let (settings, own) = (&mut state.settings, &self.settings);
        settings.lang = settings.lang.or(own.lang);
        settings.theme = settings.theme.or(own.theme);
        settings.chrome = own.chrome;
        state
    }

    /// Puts the settings that options named into a state that stays otherwise.
    fn settle(&self, state: &mut State, options: &JsValue) {
        if field(options, "lang").is_some() {
            state.settings.lang = self.settings.lang;
        }
        if field(options, "theme").is_some() {
            state.settings.theme = self.settings.theme;
        }
        if field(options, "chrome").is_some() {
            state.settings.chrome = self.settings.chrome;
        }
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

fn lang_of(code: &str) -> Option<Lang> {
    match code.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
        "zh" => Some(Lang::Zh),
        "en" => Some(Lang::En),
        _ => None,
    }
}

fn theme_of(name: &str) -> Option<ThemeChoice> {
    match name {
        "light" => Some(ThemeChoice::Light),
        "dark" => Some(ThemeChoice::Dark),
        "contrast" => Some(ThemeChoice::Contrast),
        _ => None,
    }
}
