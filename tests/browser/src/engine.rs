//! Which browser the tests run in, and the one list of what a browser cannot be asked for, with reasons.
//! Takes `TUSHUO_BROWSER` (`chromium`, `firefox` or `webkit`; Chromium where it is not set); never starts anything.

use crate::Outcome;

/// A browser's engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, driven by ChromeDriver; what WebDriver has no word for goes through the Chrome DevTools protocol.
    Chromium,
    /// Firefox, driven by geckodriver; what WebDriver has no word for is a script in the browser's own window.
    Firefox,
    /// WebKitGTK's small browser, driven by `WebKitWebDriver` on a screen of its own; it has WebDriver alone.
    WebKit,
}

/// What a test may want beyond what every engine has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// A viewport as narrow as a phone's.
    PhoneWidth,
    /// A screen with another number of device pixels for a CSS pixel.
    PixelRatio,
    /// What the user's system prefers: dark or light, movement or none.
    Media,
    /// A folder that the page saves files into.
    Downloads,
    /// A browser without a network.
    Offline,
    /// A page whose scripts do not run.
    NoScripts,
    /// A page printed to PDF.
    Print,
    /// A finger on the screen.
    Touch,
    /// What a page complains about that takes no listener of the tests': a file, or one with a policy that refuses it.
    ForeignConsole,
    /// Memory in use, nodes and listeners after a garbage collection.
    Memory,
    /// How the page comes to be: a slow line, a script ahead of its own, what moves meanwhile.
    Arrival,
    /// What the page tells a screen reader, and colours that the system forces on it.
    Assistive,
    /// A policy that keeps text from becoming markup.
    TrustedTypes,
    /// Whole pages compared with pictures that are kept.
    Looks,
    /// The rules of axe-core.
    Rules,
    /// When the page was painted first.
    Painting,
    /// A page that is denied all storage.
    NoStorage,
}

const OTHER_EDGES: &str = "the kept pictures are Chromium's, and it sets the same text a little differently";

const OF_THE_PAGE: &str = "the rules are about the page, not the browser: once is enough";

/// Every step that is left out somewhere: in which engine, what it wants, and why it cannot be had there.
const LACKING: [(Engine, Feature, &str); 24] = [
    (Engine::Firefox, Feature::Rules, OF_THE_PAGE),
    (Engine::Firefox, Feature::Painting, "it tells the painting later than it was"),
    (Engine::Firefox, Feature::NoStorage, "what hears the complaints of a page there keeps them in its storage"),
    (Engine::Firefox, Feature::Memory, "it counts for a person to read (about:memory), not for a driver"),
    (Engine::Firefox, Feature::Arrival, "it tells of no layout shifts, and its driver cannot slow the network down"),
    (Engine::Firefox, Feature::Assistive, "WebDriver knows neither"),
    (Engine::Firefox, Feature::TrustedTypes, "its ESR 140 has none"),
    (Engine::Firefox, Feature::Looks, OTHER_EDGES),
    (Engine::WebKit, Feature::Arrival, "it tells of no layout shifts, and its driver cannot slow the network down"),
    (Engine::WebKit, Feature::Assistive, "WebDriver knows neither"),
    (Engine::WebKit, Feature::TrustedTypes, "only the smoke tests run there, and none asks for them"),
    (Engine::WebKit, Feature::PhoneWidth, "its window is never narrower than 447 px and WebDriver knows no other size"),
    (Engine::WebKit, Feature::PixelRatio, "WebDriver cannot set it"),
    (Engine::WebKit, Feature::Media, "it follows the settings of GTK, which are read once, when it starts"),
    (Engine::WebKit, Feature::Downloads, "driven, it saves no files"),
    (Engine::WebKit, Feature::Offline, "WebDriver cannot take the network away"),
    (Engine::WebKit, Feature::Print, "its driver does not know the command"),
    (Engine::WebKit, Feature::Touch, "its driver does not know fingers"),
    (Engine::WebKit, Feature::ForeignConsole, "its driver keeps no log"),
    (Engine::WebKit, Feature::NoScripts, "WebDriver cannot turn them off"),
    (Engine::WebKit, Feature::Memory, "its driver tells no such number"),
    (Engine::WebKit, Feature::Looks, OTHER_EDGES),
    (Engine::WebKit, Feature::Rules, OF_THE_PAGE),
    (Engine::WebKit, Feature::Painting, "only the smoke tests run there, and none asks for it"),
];

impl Engine {
    /// The engine that was asked for.
    pub fn chosen() -> Outcome<Self> {
        match std::env::var("TUSHUO_BROWSER").as_deref() {
            Err(_) | Ok("" | "chromium") => Ok(Self::Chromium),
            Ok("firefox") => Ok(Self::Firefox),
            Ok("webkit") => Ok(Self::WebKit),
            Ok(other) => Err(format!("TUSHUO_BROWSER={other}: it is chromium, firefox or webkit.").into()),
        }
    }

    /// Why a feature cannot be had here; `None` where it can.
    pub fn lacks(self, feature: Feature) -> Option<&'static str> {
        LACKING.iter().find(|(engine, lacking, _)| (*engine, *lacking) == (self, feature)).map(|(.., why)| *why)
    }

    /// An error with the reason, where a feature cannot be had here.
    pub(crate) fn must(self, feature: Feature) -> Outcome {
        match self.lacks(feature) {
            Some(why) => Err(format!("{self:?} has no {feature:?}: {why}.").into()),
            None => Ok(()),
        }
    }
}
