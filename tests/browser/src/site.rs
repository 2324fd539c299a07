//! The built site on a port of its own, with a record of what was asked for; a test can put other answers in place of
//! files. Takes a folder, gives an address; never serves what is outside the folder.

use crate::{
    Outcome,
    dataset::text,
    server::{Answer, Line, Server},
};
use generated_reports::Generated;
use serde_json::json;
use std::{
    collections::HashMap,
    fs,
    path::{Component, Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

/// Where the script is that runs before a page's own. A file, as a page may refuse scripts in its own text.
const FIRST: &str = "browser-test-first.js";

/// One request that the browser made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Path and query.
    pub path: String,
    /// The answer's status.
    pub status: u16,
}

/// A served folder; it is served until this is dropped.
pub struct Site {
    shared: Arc<Shared>,
    address: String,
    _server: Server,
}

struct Shared {
    folder: PathBuf,
    requests: Mutex<Vec<Request>>,
    instead: Mutex<HashMap<String, (u16, Vec<u8>)>>,
    headers: Mutex<Vec<(String, String)>>,
    lines: Mutex<HashMap<String, Line>>,
    packed: AtomicBool,
}

impl Site {
    /// The folder of the built site.
    pub fn folder() -> Outcome<PathBuf> {
        Self::named("TUSHUO_SITE", "site")
    }

    /// The folder of the same with its program in two parts, as it is shipped.
    pub fn parts_folder() -> Outcome<PathBuf> {
        Self::named("TUSHUO_PARTS", "site-in-parts")
    }

    /// The folder that a variable names, else one of the workspace's own.
    fn named(variable: &str, usual: &str) -> Outcome<PathBuf> {
        let folder = std::env::var_os(variable).map_or_else(
            || Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join("..").join("target").join(usual),
            PathBuf::from,
        );
        if !folder.join("index.html").is_file() {
            let folder = folder.display();
            return Err(format!(
                "The site is not built: there is no index.html in {folder}. `cargo xtask test` builds it; {variable} \
                 may name another folder."
            )
            .into());
        }
        Ok(folder.canonicalize()?)
    }

    /// Serves the built site.
    pub fn built() -> Outcome<Self> {
        Self::of(Self::folder()?)
    }

    /// The built site with a generated report in place of its own.
    pub fn of_report(generated: &Generated) -> Outcome<Self> {
        let site = Self::built()?;
        let id = text(&serde_json::from_str(&generated.json)?, "id").to_owned();
        site.answer_instead("data/index.json", 200, json!({ "reports": [id] }).to_string());
        site.answer_instead(&format!("data/{id}/report.json"), 200, generated.json.clone());
        site.answer_instead(&format!("data/{id}/source.zh.md"), 200, generated.source.clone());
        Ok(site)
    }

    /// Serves a folder.
    pub fn of(folder: PathBuf) -> Outcome<Self> {
        let shared = Arc::new(Shared {
            folder,
            requests: Mutex::default(),
            instead: Mutex::default(),
            headers: Mutex::default(),
            lines: Mutex::default(),
            packed: AtomicBool::new(false),
        });
        let theirs = Arc::clone(&shared);
        let server = Server::start(move |path| {
            let (status, body, kind) = theirs.answer(path);
            let body = theirs.with_script(kind, body);
            let packed = theirs.packed(path);
            let coding = packed.is_some().then(|| ("Content-Encoding".to_owned(), "br".to_owned()));
            let body = packed.unwrap_or(body);
            if path.trim_start_matches('/') != FIRST {
                theirs.requests().push(Request { path: path.to_owned(), status });
            }
            let usual = [("Content-Type", kind), ("Cache-Control", "no-store")];
            let usual = usual.map(|(name, value)| (name.to_owned(), value.to_owned()));
            let added = theirs.headers.lock().unwrap_or_else(PoisonError::into_inner).clone();
            let headers = usual.into_iter().chain(coding).chain(added).collect();
            let (shared, asked) = (Arc::clone(&theirs), path.to_owned());
            Answer { status, headers, body, line: Box::new(move || shared.line(&asked)) }
        })?;
        let address = format!("http://127.0.0.1:{}/", server.port());
        Ok(Self { shared, address, _server: server })
    }

    /// The address of the site's root, with its slash.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What was asked for so far, in order.
    pub fn requests(&self) -> Vec<Request> {
        self.shared.requests().clone()
    }

    /// What was asked for and could not be had.
    pub fn failed_requests(&self) -> Vec<Request> {
        self.requests().into_iter().filter(|request| request.status >= 400).collect()
    }

    /// From now on answers a path (`data/index.json`) like this instead of with its file.
    pub fn answer_instead(&self, path: &str, status: u16, body: impl Into<Vec<u8>>) {
        let mut instead = self.shared.instead.lock().unwrap_or_else(PoisonError::into_inner);
        instead.insert(path.trim_start_matches('/').to_owned(), (status, body.into()));
    }

    /// From now on a path's answer comes over a line like this.
    pub fn set_line(&self, path: &str, line: Line) {
        let mut lines = self.shared.lines.lock().unwrap_or_else(PoisonError::into_inner);
        lines.insert(path.trim_start_matches('/').to_owned(), line);
    }

    /// From now on every answer carries this header too.
    pub fn add_header(&self, name: &str, value: &str) {
        let header = (name.to_owned(), value.to_owned());
        self.shared.headers.lock().unwrap_or_else(PoisonError::into_inner).push(header);
    }

    /// From now on sends the smaller copies that stand beside files (`.br`), as a server on the web does.
    pub fn send_packed(&self) {
        self.shared.packed.store(true, Ordering::Relaxed);
    }

    /// From now on every page runs this script before its own, after those that were asked for before.
    pub fn run_first(&self, script: &str) {
        let mut instead = self.shared.instead.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, scripts) = instead.entry(FIRST.to_owned()).or_insert((200, Vec::new()));
        scripts.extend_from_slice(script.as_bytes());
        scripts.extend_from_slice(b";\n");
    }
}

impl Shared {
    fn requests(&self) -> MutexGuard<'_, Vec<Request>> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn line(&self, asked: &str) -> Line {
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        lines.get(&file_of(asked)).copied().unwrap_or_default()
    }

    /// A page, with the script that is to run first.
    fn with_script(&self, kind: &str, body: Vec<u8>) -> Vec<u8> {
        let wanted = self.instead.lock().unwrap_or_else(PoisonError::into_inner).contains_key(FIRST);
        if !wanted || !kind.starts_with("text/html") {
            return body;
        }
        let page = String::from_utf8_lossy(&body);
        // Behind the tag of the document, as what stands before its kind would change how the page is read.
        let behind = page.find("<html").and_then(|at| page[at..].find('>').map(|end| at + end + 1)).unwrap_or_default();
        let (before, after) = page.split_at(behind);
        format!("{before}<script src=\"/{FIRST}\"></script>{after}").into_bytes()
    }

    /// The smaller copy of a file, where there is one and it may be sent.
    fn packed(&self, asked: &str) -> Option<Vec<u8>> {
        let path = file_of(asked);
        let is_plain = Path::new(&path).components().all(|part| matches!(part, Component::Normal(_)));
        let may = self.packed.load(Ordering::Relaxed) && is_plain;
        may.then(|| fs::read(self.folder.join(format!("{path}.br"))).ok()).flatten()
    }

    fn answer(&self, asked: &str) -> (u16, Vec<u8>, &'static str) {
        let path = file_of(asked);
        let kind = media_type(&path);
        let instead = self.instead.lock().unwrap_or_else(PoisonError::into_inner).get(&path).cloned();
        if let Some((status, body)) = instead {
            return (status, body, kind);
        }
        let inside = Path::new(&path).components().all(|part| matches!(part, Component::Normal(_)));
        match fs::read(self.folder.join(&path)) {
            Ok(body) if inside => (200, body, kind),
            _ => (404, b"not found".to_vec(), "text/plain; charset=utf-8"),
        }
    }
}

/// The file that a path asks for.
fn file_of(asked: &str) -> String {
    let path = asked.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "md" => "text/markdown; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        _ => "application/octet-stream",
    }
}
