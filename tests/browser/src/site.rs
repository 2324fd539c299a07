//! The built site on a port of its own, with a record of what was asked for; a test can put other answers in place of
//! files. Takes a folder, gives an address; never serves what is outside the folder.

use crate::Outcome;
use std::{
    collections::HashMap,
    fs,
    io::{BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::JoinHandle,
};

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
    thread: Option<JoinHandle<()>>,
    place: SocketAddr,
}

struct Shared {
    folder: PathBuf,
    requests: Mutex<Vec<Request>>,
    instead: Mutex<HashMap<String, (u16, Vec<u8>)>>,
    headers: Mutex<Vec<String>>,
    ended: AtomicBool,
}

impl Site {
    /// The folder of the built site.
    pub fn folder() -> Outcome<PathBuf> {
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
        Ok(folder.canonicalize()?)
    }

    /// Serves the built site.
    pub fn built() -> Outcome<Self> {
        Self::of(Self::folder()?)
    }

    /// Serves a folder.
    pub fn of(folder: PathBuf) -> Outcome<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let place = listener.local_addr()?;
        let shared = Arc::new(Shared {
            folder,
            requests: Mutex::default(),
            instead: Mutex::default(),
            headers: Mutex::default(),
            ended: AtomicBool::new(false),
        });
        let theirs = Arc::clone(&shared);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if theirs.ended.load(Ordering::Relaxed) {
                    return;
                }
                let theirs = Arc::clone(&theirs);
                // A thread for each: an answer that a browser leaves unread keeps no other one waiting. One that went
                // away does not want its answer.
                std::thread::spawn(move || stream.and_then(|stream| theirs.serve(stream)));
            }
        });
        Ok(Self { shared, thread: Some(thread), place })
    }

    /// The address of the site's root, with its slash.
    pub fn address(&self) -> String {
        format!("http://{}/", self.place)
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
    pub fn add_header(&self, name: &str, value: &str) {
        self.shared.headers.lock().unwrap_or_else(PoisonError::into_inner).push(format!("{name}: {value}\r\n"));
    }

    /// From now on answers a path (`data/index.json`) like this instead of with its file.
    pub fn answer_instead(&self, path: &str, status: u16, body: impl Into<Vec<u8>>) {
        let mut instead = self.shared.instead.lock().unwrap_or_else(PoisonError::into_inner);
        instead.insert(path.trim_start_matches('/').to_owned(), (status, body.into()));
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.shared.ended.store(true, Ordering::Relaxed);
        // Whoever waits for a connection gets one, and sees that it was the last.
        let _ = TcpStream::connect(self.place);
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

    /// Answers one request; every connection is for one.
    fn serve(&self, stream: TcpStream) -> std::io::Result<()> {
        let mut lines = BufReader::new(stream.try_clone()?).lines();
        let first = lines.next().transpose()?.unwrap_or_default();
        while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
        let Some(path) = first.split(' ').nth(1).map(str::to_owned) else { return Ok(()) };
        let (status, body, kind) = self.answer(&path);
        self.requests().push(Request { path, status });
        let headers = self.headers.lock().unwrap_or_else(PoisonError::into_inner).concat();
        let head = format!(
            "HTTP/1.1 {status} .\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
             Connection: close\r\n{headers}\r\n",
            body.len()
        );
        (&stream).write_all(head.as_bytes())?;
        (&stream).write_all(&body)
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
