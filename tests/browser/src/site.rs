//! The built site on a port of its own, with a record of what was asked for; a test can put other answers in place of
//! files. Takes a folder, gives an address; never serves what is outside the folder.

use crate::Outcome;
use std::{
    collections::HashMap,
    fs,
    io::Cursor,
    path::{Component, Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread::JoinHandle,
};
use tiny_http::{Header, Response, Server};

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
    server: Arc<Server>,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
    address: String,
}

struct Shared {
    folder: PathBuf,
    requests: Mutex<Vec<Request>>,
    instead: Mutex<HashMap<String, (u16, Vec<u8>)>>,
    headers: Mutex<Vec<Header>>,
}

impl Site {
    /// Serves the built site.
    pub fn built() -> Outcome<Self> {
        let folder = std::env::var_os("TUSHUO_SITE").map_or_else(
            || Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join("..").join("target").join("site"),
            PathBuf::from,
        );
        if !folder.join("index.html").is_file() {
            let folder = folder.display();
            return Err(format!(
                "The site is not built: there is no index.html in {folder}. `cargo xtask test` builds it; TUSHUO_SITE \
                 may name another folder."
            )
            .into());
        }
        Self::of(folder)
    }

    /// Serves a folder.
    pub fn of(folder: PathBuf) -> Outcome<Self> {
        let server = Arc::new(Server::http("127.0.0.1:0")?);
        let port = server.server_addr().to_ip().ok_or("the server has no port")?.port();
        let shared = Arc::new(Shared {
            folder,
            requests: Mutex::default(),
            instead: Mutex::default(),
            headers: Mutex::default(),
        });
        let (ours, theirs) = (Arc::clone(&server), Arc::clone(&shared));
        let thread = std::thread::spawn(move || {
            for request in ours.incoming_requests() {
                // Each on its own: a browser may stop reading one answer until it has had another.
                let theirs = Arc::clone(&theirs);
                std::thread::spawn(move || theirs.serve(request));
            }
        });
        Ok(Self { server, shared, thread: Some(thread), address: format!("http://127.0.0.1:{port}/") })
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

    /// From now on every answer carries this header too.
    pub fn add_header(&self, name: &str, value: &str) -> Outcome {
        let header = Header::from_bytes(name, value).map_err(|()| format!("{name}: {value} is no header"))?;
        self.shared.headers.lock().unwrap_or_else(PoisonError::into_inner).push(header);
        Ok(())
    }

    /// From now on answers a path (`data/index.json`) like this instead of with its file.
    pub fn answer_instead(&self, path: &str, status: u16, body: impl Into<Vec<u8>>) {
        let mut instead = self.shared.instead.lock().unwrap_or_else(PoisonError::into_inner);
        instead.insert(path.trim_start_matches('/').to_owned(), (status, body.into()));
    }
}

impl Shared {
    fn serve(&self, request: tiny_http::Request) {
        let path = request.url().to_owned();
        let (status, body, kind) = self.answer(&path);
        self.requests().push(Request { path, status });
        let headers = [("Content-Type", kind), ("Cache-Control", "no-store")];
        let mut answer = Response::new(status.into(), Vec::new(), Cursor::new(body), None, None);
        for header in headers.iter().filter_map(|(name, value)| Header::from_bytes(*name, *value).ok()) {
            answer.add_header(header);
        }
        for header in self.headers() {
            answer.add_header(header);
        }
        // A browser that went away does not want its answer.
        let _ = request.respond(answer);
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.unblock();
        if let Some(thread) = self.thread.take() {
            // If it stopped early the test has seen requests fail.
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn requests(&self) -> MutexGuard<'_, Vec<Request>> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn headers(&self) -> Vec<Header> {
        self.headers.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn answer(&self, asked: &str) -> (u16, Vec<u8>, &'static str) {
        let path = asked.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
        let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
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
