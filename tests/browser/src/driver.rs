//! A running driver and the browser it opens. Takes the programs from `CHROMIUM` and `CHROMEDRIVER`, else from `PATH`;
//! ends both when dropped, also when the test failed.

use crate::Outcome;
use fantoccini::{Client, ClientBuilder, wd::Capabilities};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, ChildStdout, Command, Stdio},
    time::Duration,
};

/// A driver on a free port.
pub(crate) struct Driver {
    child: Child,
    port: u16,
    /// Kept open: a driver that cannot print any more would end.
    _said: BufReader<ChildStdout>,
}

impl Driver {
    /// Starts a driver and waits until it is ready.
    pub(crate) fn start() -> Outcome<Self> {
        let program = std::env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut child = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{} does not start: {error}.", program.display()))?;
        let mut said = BufReader::new(child.stdout.take().ok_or("the driver has no output")?);
        let mut line = String::new();
        while said.read_line(&mut line)? > 0 {
            if let Some((_, port)) = line.trim_end().split_once("started successfully on port ") {
                let port = port.trim_end_matches('.').parse()?;
                return Ok(Self { child, port, _said: said });
            }
            line.clear();
        }
        Err(format!("{} ended before it was ready ({}).", program.display(), child.wait()?).into())
    }

    /// Opens a browser with a fresh profile and a window of this size.
    pub(crate) async fn open(&self, width: u32, height: u32) -> Outcome<Client> {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities(width, height));
        Ok(builder.connect(&format!("http://127.0.0.1:{}", self.port)).await?)
    }

    /// The driver's own way to end its browsers.
    fn shut_down(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        write!(stream, "GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", self.port)?;
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

fn capabilities(width: u32, height: u32) -> Capabilities {
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
    if is_root() {
        flags.push("--no-sandbox".to_owned());
    }
    let mut options = json!({ "args": flags });
    if let Some(program) = std::env::var_os("CHROMIUM") {
        options["binary"] = Value::String(program.to_string_lossy().into_owned());
    }
    let mut capabilities = Capabilities::new();
    capabilities.insert("browserName".to_owned(), json!("chrome"));
    capabilities.insert("goog:chromeOptions".to_owned(), options);
    capabilities.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
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
