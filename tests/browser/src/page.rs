//! One page in a browser of its own: what a test does to it, and what it asks. Every wait has an end, and says then
//! how the page stood.

use crate::{
    Engine, Outcome, Request, Site,
    dataset::{text, texts},
    driver::{Driver, For},
    emulate::LISTENER,
};
use base64::Engine as _;
use fantoccini::{
    Client, Locator,
    actions::{InputSource, KeyAction, KeyActions},
    elements::Element,
    error::{CmdError, ErrorStatus},
    wd::{WebDriverCompatibleCommand, WindowHandle},
};
use serde_json::{Value, json};
use std::{
    cell::Cell,
    fs,
    path::Path,
    time::{Duration, Instant},
};

/// How long a page may take for anything.
const LIMIT: Duration = Duration::from_secs(30);

/// What the user's system prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// A page of the site.
pub struct Page {
    /// The WebDriver client, for what this type has no word for.
    pub client: Client,
    /// What serves the page.
    pub site: Site,
    /// The browser's engine.
    pub engine: Engine,
    viewport: Cell<(u32, u32)>,
    _driver: Driver,
}

impl Page {
    /// Opens a browser on the built site, with a viewport of exactly this size, at an address hash (`#/calendar`).
    pub async fn open(hash: &str, width: u32, height: u32) -> Outcome<Self> {
        let page = Self::blank(Site::built()?, width, height).await?;
        page.go(hash).await?;
        Ok(page)
    }

    /// Opens a browser that shows nothing yet.
    pub async fn blank(site: Site, width: u32, height: u32) -> Outcome<Self> {
        Self::begin(site, (width, height), For::default()).await
    }

    /// Opens a Chromium that shows nothing yet and notes what its main thread does, see [`Page::trace`].
    pub async fn traced(site: Site, viewport: (u32, u32)) -> Outcome<Self> {
        Self::begin(site, viewport, For { traces: true, ..For::default() }).await
    }

    /// Opens a browser that shows nothing yet and has the fonts only that a file for fontconfig names.
    pub async fn with_fonts(site: Site, viewport: (u32, u32), fonts: &Path) -> Outcome<Self> {
        Self::begin(site, viewport, For { fonts: Some(fonts), ..For::default() }).await
    }

    async fn begin(site: Site, (width, height): (u32, u32), wanted: For<'_>) -> Outcome<Self> {
        let engine = Engine::chosen()?;
        let (driver, client) = Driver::begin(engine, (width, height), wanted).await?;
        if engine != Engine::Chromium {
            site.run_first(LISTENER);
        }
        let page = Self { client, site, engine, viewport: Cell::new((width, height)), _driver: driver };
        page.set_viewport(width, height).await?;
        Ok(page)
    }

    /// Goes to an address hash; loads the page when it is not there yet.
    pub async fn go(&self, hash: &str) -> Outcome {
        Ok(self.client.goto(&format!("{}{hash}", self.site.address())).await?)
    }

    /// Sets the viewport to exactly this many CSS pixels, scroll bars aside; a narrow one is a phone's.
    pub async fn set_viewport(&self, width: u32, height: u32) -> Outcome {
        self.viewport.set((width, height));
        self.size(width, height, 1.0).await
    }

    /// Waits until the page's root says that it is ready. Where an overview waits for somebody, somebody scrolls.
    pub async fn wait_state_ready(&self) -> Outcome {
        let script = "const ready = document.querySelector('[data-state=ready]') !== null;
            const waits = !location.hash && document.querySelector('meta[name=tushuo-view]')?.content === '';
            if (!ready && waits) dispatchEvent(new Event('scroll'));
            return ready";
        self.wait_true(script).await.map(drop)
    }

    /// Waits until an element is there, and gives it.
    pub async fn wait_css(&self, selector: &str) -> Outcome<Element> {
        let start = Instant::now();
        loop {
            if let Some(element) = self.client.find_all(Locator::Css(selector)).await?.into_iter().next() {
                return Ok(element);
            }
            if start.elapsed() > LIMIT {
                let stands = self.stands().await.unwrap_or_else(|error| format!("and does not answer: {error}"));
                return Err(format!("No `{selector}` after {} s; the page {stands}", LIMIT.as_secs()).into());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until a script returns something true, and gives it.
    pub async fn wait_true(&self, script: &str) -> Outcome<Value> {
        self.wait_that(script, |value| !matches!(value, Value::Null | Value::Bool(false))).await
    }

    /// Waits until a script returns this.
    pub async fn until(&self, script: &str, wanted: impl Into<Value>) -> Outcome {
        let wanted = wanted.into();
        let found = self.wait_that(script, |value| *value == wanted).await;
        found.map(drop).map_err(|error| format!("{wanted} is wanted. {error}").into())
    }

    /// Waits until what a script returns is as wanted, and gives it. A script that fails asks of something that is not
    /// there yet, or was taken away for a moment to be drawn anew: it is asked again.
    pub async fn wait_that(&self, script: &str, wanted: impl Fn(&Value) -> bool) -> Outcome<Value> {
        let start = Instant::now();
        loop {
            let answer = self.client.execute(script, Vec::new()).await;
            let told = match answer {
                Ok(value) if wanted(&value) => return Ok(value),
                Ok(value) => value.to_string(),
                Err(CmdError::Standard(error)) if error.error == ErrorStatus::JavascriptError => error.to_string(),
                Err(error) => return Err(format!("`{script}`: {error}").into()),
            };
            if start.elapsed() > LIMIT {
                let stands = self.stands().await.unwrap_or_else(|error| format!("and does not answer: {error}"));
                return Err(format!("{told} after {} s: `{script}`; the page {stands}", LIMIT.as_secs()).into());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until no such element is there.
    pub async fn wait_gone(&self, selector: &str) -> Outcome {
        let script = format!("return document.querySelector({})", json!(selector));
        self.wait_that(&script, Value::is_null).await.map(drop)
    }

    /// The ids of the events that a selector finds, in order.
    pub async fn event_ids(&self, selector: &str) -> Outcome<Vec<String>> {
        let script = "return [...document.querySelectorAll(arguments[0])].map(e => e.dataset.event)";
        let ids = self.client.execute(script, vec![json!(selector)]).await?;
        Ok(texts(&ids).into_iter().map(str::to_owned).collect())
    }

    /// Fails where the browser has an error to tell or the server was asked for what it does not have.
    pub async fn must_be_quiet(&self) -> Outcome {
        let (errors, failed) = (self.console_errors().await?, self.failed_requests());
        if errors.is_empty() && failed.is_empty() { Ok(()) } else { Err(format!("{errors:?}, {failed:?}").into()) }
    }

    /// Waits for an element, brings it into the middle of what is in view, where nothing lies over it, and clicks it.
    pub async fn click_css(&self, selector: &str) -> Outcome {
        let scroll = "arguments[0].scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })";
        let start = Instant::now();
        loop {
            let element = self.wait_css(selector).await?;
            let scrolled = self.client.execute(scroll, vec![serde_json::to_value(&element)?]).await;
            let Err(error) = (if scrolled.is_ok() { element.click().await } else { scrolled.map(drop) }) else {
                return Ok(());
            };
            // What was drawn anew since it was found is looked for again.
            if !error.is_stale_element_reference() || start.elapsed() > LIMIT {
                return Err(format!("`{selector}`: {error}").into());
            }
        }
    }

    /// Presses and lets go of a key: a letter, or a `Key`.
    pub async fn press(&self, key: impl Into<char>) -> Outcome {
        let key = key.into();
        let keyboard = KeyActions::new("keyboard".to_owned());
        let keyboard = keyboard.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        Ok(self.client.perform_actions(keyboard).await?)
    }

    /// Presses and lets go of a key while another one is held.
    pub async fn press_with(&self, held: crate::Key, key: impl Into<char>) -> Outcome {
        let (held, key) = (held.into(), key.into());
        let keyboard = KeyActions::new("keyboard".to_owned());
        let down = keyboard.then(KeyAction::Down { value: held }).then(KeyAction::Down { value: key });
        let keyboard = down.then(KeyAction::Up { value: key }).then(KeyAction::Up { value: held });
        Ok(self.client.perform_actions(keyboard).await?)
    }

    /// The window that is not this one, once it is there.
    pub async fn other_window(&self) -> Outcome<WindowHandle> {
        let here = self.client.window().await?;
        for _ in 0..200 {
            if let Some(other) = self.client.windows().await?.into_iter().find(|window| *window != here) {
                return Ok(other);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Err("there is no other window".into())
    }

    /// The text of an element, as it is shown.
    pub async fn text_css(&self, selector: &str) -> Outcome<String> {
        let start = Instant::now();
        loop {
            match self.wait_css(selector).await?.text().await {
                // What was drawn anew since it was found is looked for again.
                Err(error) if error.is_stale_element_reference() && start.elapsed() <= LIMIT => {}
                text => return text.map_err(|error| format!("`{selector}`: {error}").into()),
            }
        }
    }

    /// Runs a script (`return 1`) and gives what it returns.
    pub async fn run(&self, script: &str) -> Outcome<Value> {
        Ok(self.client.execute(script, Vec::new()).await?)
    }

    /// The errors of [`Page::console`].
    pub async fn console_errors(&self) -> Outcome<Vec<String>> {
        Ok(self.console().await?.into_iter().filter(|line| line.starts_with("SEVERE")).collect())
    }

    /// What was asked of the server and could not be had.
    pub fn failed_requests(&self) -> Vec<Request> {
        self.site.failed_requests()
    }

    /// Waits until fonts are there, movements have ended and two pictures were drawn.
    pub async fn settle(&self) -> Outcome {
        let script = "const done = arguments[0];
            const moving = () => document.getAnimations().filter(a => a.effect?.getComputedTiming().endTime < 1e9);
            const settled = () => Promise.allSettled(moving().map(a => a.finished));
            const frame = () => new Promise(next => requestAnimationFrame(next));
            const still = () => document.querySelector('[data-moving]') ? frame().then(still) : null;
            document.fonts.ready.then(frame).then(settled).then(still).then(frame).then(frame).then(() => done(true));";
        self.client.execute_async(script, Vec::new()).await?;
        Ok(())
    }

    /// Saves a picture (PNG) of the whole page: the viewport is as high as the page for that moment, so that what is
    /// fixed to the lower edge stands below everything.
    pub async fn screenshot(&self, file: &Path) -> Outcome {
        let (width, height) = self.viewport.get();
        let whole = self.run("return Math.ceil(document.documentElement.scrollHeight)").await?;
        let whole = whole.as_u64().and_then(|pixels| u32::try_from(pixels).ok()).unwrap_or(height).max(height);
        self.size(width, whole, 1.0).await?;
        self.settle().await?;
        self.screenshot_view(file).await?;
        self.size(width, height, 1.0).await
    }

    /// Saves a picture (PNG) of the viewport.
    pub async fn screenshot_view(&self, file: &Path) -> Outcome {
        if self.engine != Engine::Chromium {
            return Ok(fs::write(file, self.client.screenshot().await?)?);
        }
        let wanted = json!({ "format": "png", "optimizeForSpeed": true });
        let picture = self.cdp("Page.captureScreenshot", wanted).await?;
        let bytes = base64::engine::general_purpose::STANDARD.decode(text(&picture, "data"))?;
        Ok(fs::write(file, bytes)?)
    }

    /// What was noted since this was last asked, of a page that was opened to be traced: events as Chromium writes them.
    pub async fn trace(&self) -> Outcome<Vec<Value>> {
        let log = self.post("se/log", json!({ "type": "performance" })).await?;
        let entries = log.as_array().into_iter().flatten().filter_map(|entry| entry["message"].as_str());
        let messages = entries.filter_map(|text| serde_json::from_str::<Value>(text).ok());
        let noted = messages.filter(|one| one["message"]["method"] == "Tracing.dataCollected");
        Ok(noted.map(|mut one| one["message"]["params"].take()).collect())
    }

    /// Asks for something of the Chrome DevTools protocol; Chromium only.
    pub async fn cdp(&self, name: &str, parameters: Value) -> Outcome<Value> {
        if self.engine != Engine::Chromium {
            return Err(format!("{name}: only Chromium has this protocol.").into());
        }
        self.post("goog/cdp/execute", json!({ "cmd": name, "params": parameters })).await
    }

    pub(crate) async fn post(&self, place: &'static str, body: Value) -> Outcome<Value> {
        Ok(self.client.issue_cmd(Post { place, body: body.to_string() }).await?)
    }

    /// How the page stands, for a person who wonders why a wait had no end.
    async fn stands(&self) -> Outcome<String> {
        let states = "return [...document.querySelectorAll('[data-state]')].map(e => e.dataset.state).join(', ')";
        let notice = "const n = document.getElementById('tushuo-notice'); return n && !n.hidden ? n.textContent : ''";
        let (state, notice) = (self.run(states).await?, self.run(notice).await?);
        Ok(format!(
            "is at {} with data-state {state}, notice {notice}; console: {:?}; failed requests: {:?}; asked for last: {:?}.",
            self.client.current_url().await?,
            self.console().await?,
            self.failed_requests(),
            self.site.requests().iter().rev().take(3).map(|request| request.path.as_str()).collect::<Vec<_>>()
        ))
    }
}

/// A command that fantoccini does not know.
#[derive(Debug)]
struct Post {
    place: &'static str,
    body: String,
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.place))
    }

    fn method_and_body(&self, _address: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.clone()))
    }
}
