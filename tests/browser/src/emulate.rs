//! What WebDriver has no word for, by each engine's own way: the Chrome DevTools protocol, or a script in Firefox's own
//! window. Takes what a test wants, and gives an error with the reason where an engine cannot; never leaves it silently.

use crate::{Engine, Feature, Outcome, Page, page::Theme};
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions};
use serde_json::{Value, json};
use std::{path::Path, time::Duration};

/// A viewport narrower than this is a phone's.
const PHONE_BELOW: u32 = 600;

/// The browser's element of the page, in Firefox's own window.
const SHOWN: &str = "const shown = gBrowser.selectedBrowser, context = shown.browsingContext;";

/// Notes what the page complains about, from its very beginning, for engines whose drivers keep no log. It outlives the
/// document, as a log does.
pub(crate) const LISTENER: &str = "window.browserTestLog = (() => {
    const place = 'browser-test-log';
    let leaving = false;
    addEventListener('beforeunload', () => leaving = true);
    const read = () => JSON.parse(sessionStorage.getItem(place) ?? '[]');
    const note = (level, ...said) => {
        // What is cut off by leaving the page is no complaint.
        if (leaving) return;
        const words = said.map(one => one?.stack ? one + ' ' + one.stack : String(one)).join(' ');
        sessionStorage.setItem(place, JSON.stringify([...read(), level + ': ' + words]));
    };
    for (const [name, level] of [['error', 'SEVERE'], ['assert', 'SEVERE'], ['warn', 'WARNING']]) {
        const usual = console[name];
        console[name] = (...said) => {
            if (name !== 'assert' || !said[0]) note(level, ...said);
            usual.apply(console, said);
        };
    }
    addEventListener('error', event => {
        const failed = event.target?.src ?? event.target?.href;
        note('SEVERE', event.error ?? event.message ?? 'Failed to load resource: ' + failed);
    }, true);
    addEventListener('unhandledrejection', event => note('SEVERE', 'Uncaught (in promise)', event.reason));
    addEventListener('securitypolicyviolation', event =>
        note('SEVERE', 'Content Security Policy', event.effectiveDirective, event.blockedURI));
    return () => {
        const said = read();
        sessionStorage.removeItem(place);
        return said;
    };
})();";

/// The errors of a page that has no listener, from a file or with a policy that refuses it, as Firefox keeps them: what
/// its scripts threw, and what its policy refused.
const ERRORS: &str = "const said = Services.console.getMessageArray(), { nsIScriptError } = Ci;
    Services.console.reset();
    return said.filter(one => one instanceof nsIScriptError && /^(file|http):/.test(one.sourceName))
        .filter(one => !(one.flags & nsIScriptError.warningFlag) && !one.errorMessage.includes('browser-test-first'))
        .map(one => 'SEVERE: ' + one.errorMessage)";

impl Page {
    /// Can this engine do it? Where it cannot, `engine.rs` says why, and what a test would do then is left out.
    pub fn can(&self, feature: Feature) -> bool {
        let lacks = self.engine.lacks(feature);
        if let Some(why) = lacks {
            println!("left out in {:?}: {feature:?}, as {why}", self.engine);
        }
        lacks.is_none()
    }

    /// What the browser complained about since this was last asked: errors, failed requests, warnings.
    pub async fn console(&self) -> Outcome<Vec<String>> {
        if self.engine == Engine::Chromium {
            let entries = self.post("se/log", json!({ "type": "browser" })).await?;
            let word = |entry: &Value, field: &str| entry[field].as_str().unwrap_or_default().to_owned();
            let entries = entries.as_array().into_iter().flatten();
            return Ok(entries.map(|entry| format!("{}: {}", word(entry, "level"), word(entry, "message"))).collect());
        }
        let said = self.run("return window.browserTestLog ? browserTestLog() : null").await?;
        let said = if said.is_null() && self.engine == Engine::Firefox {
            self.privileged(ERRORS, Vec::new()).await?
        } else {
            said
        };
        let said = said.as_array().ok_or("the page has no listener for its complaints")?;
        Ok(said.iter().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    pub(crate) async fn size(&self, width: u32, height: u32, ratio: f64) -> Outcome {
        if width < PHONE_BELOW {
            self.engine.must(Feature::PhoneWidth)?;
        }
        match self.engine {
            Engine::Chromium => {
                let phone = width < PHONE_BELOW;
                let size = json!({ "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": phone });
                self.cdp("Emulation.setDeviceMetricsOverride", size).await?;
                self.cdp("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await?;
            }
            Engine::Firefox => {
                let script = "const [width, height, ratio] = arguments;
                    const sides = Object.entries({ width, height });
                    sides.forEach(([side, px]) => ['', 'min-', 'max-'].forEach(end =>
                        shown.style.setProperty(end + side, px + 'px', 'important')));
                    context.overrideDPPX = ratio";
                self.privileged(script, vec![json!(width), json!(height), json!(ratio)]).await?;
            }
            Engine::WebKit => {
                // The window has a frame around its page: what is missing is added.
                self.client.set_window_size(width, height).await?;
                let (inner_width, inner_height) = self.inner().await?;
                let (wider, higher) = (width.saturating_sub(inner_width), height.saturating_sub(inner_height));
                self.client.set_window_size(width + wider, height + higher).await?;
            }
        }
        for _ in 0..200 {
            if self.inner().await? == (width, height) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        let is = self.inner().await?;
        // A page that is wider than a phone's viewport is shown smaller there: that is for the tests to find.
        if self.engine == Engine::Chromium { Ok(()) } else { Err(format!("{is:?} is not {width} by {height}").into()) }
    }

    async fn inner(&self) -> Outcome<(u32, u32)> {
        let inner = self.run("return [innerWidth, innerHeight]").await?;
        let px = |at: usize| inner[at].as_u64().and_then(|px| u32::try_from(px).ok()).unwrap_or_default();
        Ok((px(0), px(1)))
    }

    /// Sets how many device pixels the screen has for a CSS pixel, together with the viewport.
    pub async fn set_pixel_ratio(&self, width: u32, height: u32, ratio: f64) -> Outcome {
        self.engine.must(Feature::PixelRatio)?;
        self.size(width, height, ratio).await
    }

    /// Sets what the user's system prefers.
    pub async fn emulate_media(&self, theme: Theme, reduced_motion: bool) -> Outcome {
        self.engine.must(Feature::Media)?;
        let theme = if theme == Theme::Dark { "dark" } else { "light" };
        if self.engine == Engine::Firefox {
            let script = "context.prefersColorSchemeOverride = arguments[0];
                Services.prefs.setIntPref('ui.prefersReducedMotion', arguments[1])";
            self.privileged(script, vec![json!(theme), json!(u8::from(reduced_motion))]).await?;
        } else {
            let motion = if reduced_motion { "reduce" } else { "no-preference" };
            let features = json!([
                { "name": "prefers-color-scheme", "value": theme },
                { "name": "prefers-reduced-motion", "value": motion },
            ]);
            self.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
        }
        let wanted = json!([theme == "dark", reduced_motion]);
        let media = "return ['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)']
            .map(query => matchMedia(query).matches)";
        for _ in 0..200 {
            if self.run(media).await? == wanted {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Err("the page does not learn what the system prefers".into())
    }

    /// Has the browser save files into a folder, without a question.
    pub(crate) async fn save_into(&self, folder: &Path) -> Outcome {
        self.engine.must(Feature::Downloads)?;
        let folder = folder.to_string_lossy();
        if self.engine == Engine::Firefox {
            let script = "Services.prefs.setStringPref('browser.download.dir', arguments[0])";
            return self.privileged(script, vec![json!(folder)]).await.map(drop);
        }
        let behaviour = json!({ "behavior": "allow", "downloadPath": folder });
        self.cdp("Browser.setDownloadBehavior", behaviour).await.map(drop)
    }

    /// Has every page that is opened from now on run a script before its own.
    pub async fn run_before(&self, script: &str) -> Outcome {
        if self.engine == Engine::Chromium {
            let source = json!({ "source": script });
            return self.cdp("Page.addScriptToEvaluateOnNewDocument", source).await.map(drop);
        }
        self.site.run_first(script);
        Ok(())
    }

    /// Has every page that is opened from now on do without its scripts.
    pub async fn without_scripts(&self) -> Outcome {
        self.engine.must(Feature::NoScripts)?;
        if self.engine == Engine::Firefox {
            return self.privileged("context.allowJavascript = false", Vec::new()).await.map(drop);
        }
        self.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await.map(drop)
    }

    /// Takes the network away from the page.
    pub async fn go_offline(&self) -> Outcome {
        self.engine.must(Feature::Offline)?;
        if self.engine == Engine::Firefox {
            self.privileged("context.forceOffline = true", Vec::new()).await?;
        } else {
            let off = json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 });
            self.cdp("Network.enable", json!({})).await?;
            self.cdp("Network.emulateNetworkConditions", off).await?;
        }
        if self.run("return navigator.onLine").await? == false { Ok(()) } else { Err("the page is online".into()) }
    }

    /// Presses the mouse there, in CSS pixels of the viewport.
    pub async fn click_at(&self, x: f64, y: f64) -> Outcome {
        self.press_at(x, y, Duration::ZERO).await
    }

    /// Presses the mouse there, in CSS pixels of the viewport, and lets go of it after this time.
    pub async fn press_at(&self, x: f64, y: f64, held: Duration) -> Outcome {
        let mouse = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Pause { duration: held })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        Ok(self.client.perform_actions(mouse).await?)
    }

    /// Moves the mouse there, in CSS pixels of the viewport.
    pub async fn point_at(&self, x: f64, y: f64) -> Outcome {
        let to = PointerAction::MoveTo { duration: None, x, y };
        Ok(self.client.perform_actions(MouseActions::new("mouse".to_owned()).then(to)).await?)
    }

    /// Drags with the mouse from one place to another, in CSS pixels of the viewport.
    pub async fn drag(&self, from: (f64, f64), to: (f64, f64)) -> Outcome {
        let move_to = |(x, y): (f64, f64)| PointerAction::MoveTo { duration: None, x, y };
        let mouse = MouseActions::new("mouse".to_owned())
            .then(move_to(from))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(move_to((f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1))))
            .then(move_to(to))
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        Ok(self.client.perform_actions(mouse).await?)
    }

    /// Touches the screen there, and lets go.
    pub async fn touch(&self, x: f64, y: f64) -> Outcome {
        self.engine.must(Feature::Touch)?;
        let finger = TouchActions::new("finger".to_owned())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        Ok(self.client.perform_actions(finger).await?)
    }

    /// Prints on paper of this size in centimetres, and counts the pages.
    pub async fn printed_pages(&self, width_cm: f64, height_cm: f64) -> Outcome<usize> {
        self.engine.must(Feature::Print)?;
        let paper = json!({ "page": { "width": width_cm, "height": height_cm }, "background": false });
        let pdf = self.post("print", paper).await?;
        // The objects that are pages, in the file itself or in its packed streams.
        let script = "const [pdf, done] = arguments, bytes = atob(pdf), texts = [bytes];
            const unpack = async packed => {
                const pipe = new Blob([Uint8Array.from(packed, c => c.charCodeAt(0))]).stream();
                return new Response(pipe.pipeThrough(new DecompressionStream('deflate'))).text();
            };
            (async () => {
                for (const { 0: head, 1: length, 2: other, index } of
                    bytes.matchAll(/<<[^>]*\\/Length (\\d+)( 0 R)?[^>]*>>\\s*stream\\r?\\n/g)) {
                    if (!head.includes('/ObjStm')) continue;
                    const from = index + head.length;
                    const indirect = new RegExp('\\n' + length + ' 0 obj[^0-9]+([0-9]+)');
                    const long = other ? indirect.exec(bytes)[1] : length;
                    texts.push(await unpack(bytes.slice(from, from + Number(long))));
                }
                return texts.join('').match(/\\/Type\\s*\\/Page(?![a-zA-Z])/g)?.length ?? 0;
            })().then(done, error => done(String(error)))";
        let pages = self.client.execute_async(script, vec![pdf]).await?;
        let pages = pages.as_u64().filter(|pages| *pages > 0).ok_or_else(|| format!("the PDF is not read: {pages}"))?;
        Ok(usize::try_from(pages)?)
    }

    /// Runs a script in Firefox's own window, where `shown` is what shows the page and `context` its context.
    async fn privileged(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        self.post("moz/context", json!({ "context": "chrome" })).await?;
        let done = self.client.execute(&format!("{SHOWN} {script}"), arguments).await;
        self.post("moz/context", json!({ "context": "content" })).await?;
        Ok(done?)
    }
}
