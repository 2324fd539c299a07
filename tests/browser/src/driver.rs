//! A running driver and the browser it opens. Takes the programs from `CHROMIUM` and `CHROMEDRIVER`, `FIREFOX` and
//! `GECKODRIVER`, `MINIBROWSER` and `WEBKIT_DRIVER`, else from `PATH`; ends both when dropped, also when the test failed.

use crate::{Engine, Outcome, screen::Screen};
use fantoccini::{Client, ClientBuilder, wd::Capabilities};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    sync::OnceLock,
    time::Duration,
};

/// What a browser is started for, beside its window.
#[derive(Clone, Copy, Default)]
pub(crate) struct For<'a> {
    /// A file for fontconfig: the browser has the fonts that it names and no others.
    pub(crate) fonts: Option<&'a Path>,
    /// Whether Chromium notes what its main thread does.
    pub(crate) traces: bool,
}

/// How often a browser is started before that is given up, and how long it may take.
const STARTS: usize = 3;

fn start_limit(engine: Engine) -> Duration {
    match engine {
        Engine::Chromium | Engine::Firefox => Duration::from_secs(60),
        // It takes a second, or for ever: about one start in twenty of MiniBrowser 2.50 ends in a crash before it has a
        // page, and its driver does not notice.
        Engine::WebKit => Duration::from_secs(15),
    }
}

/// A driver on a free port.
pub(crate) struct Driver {
    engine: Engine,
    child: Child,
    port: u16,
    session: OnceLock<String>,
    /// Dropped last: the browser stands on it.
    _screen: Option<Screen>,
}

impl Driver {
    /// Starts a driver, and a browser with a fresh profile and a window of this size.
    pub(crate) async fn begin(engine: Engine, size: (u32, u32), wanted: For<'_>) -> Outcome<(Self, Client)> {
        let limit = start_limit(engine);
        let mut last = String::new();
        for _ in 0..STARTS {
            last = match Self::start(engine, wanted.fonts) {
                Ok(driver) => match tokio::time::timeout(limit, driver.open(size, wanted.traces)).await {
                    Ok(client) => return Ok((driver, client?)),
                    Err(_) => format!("it has not begun after {limit:?}"),
                },
                // ChromeDriver takes any port that is free in IPv6, and ends where it is not in IPv4: one start in some 300.
                Err(error) => error.to_string(),
            };
            eprintln!("{engine:?}: {last}; once more.");
        }
        Err(format!("{engine:?} does not begin: {last}.").into())
    }

    /// Starts a driver and waits until it is ready.
    fn start(engine: Engine, fonts: Option<&Path>) -> Outcome<Self> {
        let screen = (engine == Engine::WebKit).then(Screen::start).transpose()?;
        let (variable, usual) = match engine {
            Engine::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Engine::Firefox => ("GECKODRIVER", "geckodriver"),
            Engine::WebKit => ("WEBKIT_DRIVER", "WebKitWebDriver"),
        };
        let program = std::env::var_os(variable).unwrap_or_else(|| usual.into());
        let mut command = Command::new(&program);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        command.envs(fonts.map(|file| ("FONTCONFIG_FILE", file)));
        // WebKit's takes no port of its own choice.
        let port = if engine == Engine::WebKit { free_port()? } else { 0 };
        command.arg(format!("--port={port}"));
        match engine {
            Engine::Chromium => {}
            // Scripts in the browser's own window.
            Engine::Firefox => drop(command.arg("--allow-system-access")),
            Engine::WebKit => drop(command.envs(screen.iter().map(|screen| ("DISPLAY", &screen.display)))),
        }
        let child = command.spawn().map_err(|error| format!("{} does not start: {error}", program.display()))?;
        let mut driver = Self { engine, child, port, session: OnceLock::new(), _screen: screen };
        driver.ready().map_err(|error| format!("{}: {error}", program.display()))?;
        Ok(driver)
    }

    /// Waits until the driver listens, and notes where.
    fn ready(&mut self) -> Outcome {
        let mut said = BufReader::new(self.child.stdout.take().ok_or("the driver has no output")?);
        if self.engine == Engine::WebKit {
            for _ in 0..400 {
                if TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                    drain(said);
                    return Ok(());
                }
                if let Some(status) = self.child.try_wait()? {
                    return Err(format!("it ended before it was ready ({status})").into());
                }
                std::thread::sleep(Duration::from_millis(25));
            }
            return Err("it is not ready after 10 s".into());
        }
        let mut line = String::new();
        while said.read_line(&mut line)? > 0 {
            let place = ["started successfully on port ", "Listening on 127.0.0.1:"];
            if let Some((_, port)) = place.iter().find_map(|place| line.trim_end().split_once(place)) {
                self.port = port.trim_end_matches('.').parse()?;
                drain(said);
                return Ok(());
            }
            line.clear();
        }
        Err(format!("it ended before it was ready ({})", self.child.wait()?).into())
    }

    async fn open(&self, (width, height): (u32, u32), traces: bool) -> Outcome<Client> {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(match self.engine {
            Engine::Chromium => chromium(width, height, traces),
            Engine::Firefox => firefox(width, height),
            Engine::WebKit => webkit()?,
        });
        let address = format!("http://127.0.0.1:{}", self.port);
        let client = builder.connect(&address).await?;
        if let Some(session) = client.session_id().await? {
            self.session.get_or_init(|| session);
        }
        Ok(client)
    }

    /// The driver's own way to end its browsers: a driver that is merely killed leaves its browser behind.
    fn shut_down(&self) -> std::io::Result<()> {
        let request = match (self.engine, self.session.get()) {
            (Engine::Chromium, _) => "GET /shutdown".to_owned(),
            (_, Some(session)) => format!("DELETE /session/{session}"),
            (_, None) => return Ok(()),
        };
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        write!(stream, "{request} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", self.port)?;
        stream.read(&mut [0; 64]).map(|_| ())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Should the polite way fail, the driver is ended all the same.
        let _ = self.shut_down();
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads on and on in a thread: a program that cannot print any more would wait or end.
fn drain(mut said: impl Read + Send + 'static) {
    std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
}

fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// A program that a variable names, as the capabilities want it.
fn named(variable: &str) -> Option<Value> {
    std::env::var_os(variable).map(|program| Value::String(program.to_string_lossy().into_owned()))
}

/// What is noted of the main thread: its tasks, and the scripts in them.
const TRACED: &str = "toplevel,v8,devtools.timeline,disabled-by-default-devtools.timeline";

fn chromium(width: u32, height: u32, traces: bool) -> Capabilities {
    let mut flags = vec![
        "--headless=new".to_owned(),
        format!("--window-size={width},{height}"),
        "--force-device-scale-factor=1".to_owned(),
        // Nothing but this machine can be reached: a request elsewhere is an error on the console.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1".to_owned(),
    ];
    let quiet = ["gpu", "quic", "background-networking", "component-update", "sync", "default-apps", "dev-shm-usage"];
    flags.extend(quiet.map(|feature| format!("--disable-{feature}")));
    flags.push("--no-first-run".to_owned());
    // A test lets an hour go by in seconds; of more than 200 changes of the address in 10 s the rest would be lost.
    // (Firefox's driver lifts that limit by itself.)
    flags.push("--disable-ipc-flooding-protection".to_owned());
    // Two pages of the browser's own address bar, which nobody sees, take as long to start as the page under test.
    flags.push("--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup".to_owned());
    if is_root() {
        flags.push("--no-sandbox".to_owned());
    }
    let mut options = json!({ "args": flags });
    if let Some(program) = named("CHROMIUM") {
        options["binary"] = program;
    }
    let mut logs = json!({ "browser": "ALL" });
    if traces {
        logs["performance"] = json!("ALL");
        options["perfLoggingPrefs"] = json!({ "enableNetwork": false, "enablePage": false, "traceCategories": TRACED });
    }
    let mut capabilities = Capabilities::new();
    capabilities.insert("browserName".to_owned(), json!("chrome"));
    capabilities.insert("goog:chromeOptions".to_owned(), options);
    capabilities.insert("goog:loggingPrefs".to_owned(), logs);
    capabilities
}

fn firefox(width: u32, height: u32) -> Capabilities {
    let preferences = json!({
        // No scroll bar takes room of the viewport.
        "ui.useOverlayScrollbars": 1,
        "ui.systemUsesDarkTheme": 0,
        "ui.prefersReducedMotion": 0,
        // Files are saved without a question; where, is said later.
        "browser.download.folderList": 2,
        "browser.download.always_ask_before_handling_new_types": false,
        "browser.download.alwaysOpenPanel": false,
        "browser.download.start_downloads_in_tmp_dir": false,
    });
    let size = [format!("--width={width}"), format!("--height={height}")];
    let mut options = json!({ "args": ["-headless", size[0], size[1]], "prefs": preferences });
    if let Some(program) = named("FIREFOX") {
        options["binary"] = program;
    }
    let mut capabilities = nothing_else_reached();
    capabilities.insert("browserName".to_owned(), json!("firefox"));
    capabilities.insert("moz:firefoxOptions".to_owned(), options);
    capabilities
}

fn webkit() -> Outcome<Capabilities> {
    // Without its name the driver waits for a browser for ever.
    let program =
        named("MINIBROWSER").or_else(mini_browser).ok_or("MiniBrowser is not found; MINIBROWSER may name it")?;
    let mut capabilities = nothing_else_reached();
    capabilities.insert("webkitgtk:browserOptions".to_owned(), json!({ "binary": program, "args": ["--automation"] }));
    Ok(capabilities)
}

/// WebKitGTK keeps its small browser among its own programs: `/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser`.
fn mini_browser() -> Option<Value> {
    let folders =
        ["/usr/lib", "/usr/libexec"].into_iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten();
    let folders = folders.flatten().map(|entry| entry.path());
    let within = folders.flat_map(|folder| [folder.join("webkit2gtk-4.1"), folder]);
    let mut programs = within.map(|folder| folder.join("MiniBrowser"));
    programs.find(|program| program.is_file()).map(|program| Value::String(program.to_string_lossy().into_owned()))
}

/// Nothing but this machine can be reached: everything else goes through a proxy that is not there.
fn nothing_else_reached() -> Capabilities {
    let nobody = "127.0.0.1:9";
    let proxy = json!({ "proxyType": "manual", "httpProxy": nobody, "sslProxy": nobody, "noProxy": ["127.0.0.1", "localhost"] });
    let mut capabilities = Capabilities::new();
    capabilities.insert("proxy".to_owned(), proxy);
    capabilities
}

/// Chromium's sandbox does not start for root.
#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}
