//! A web server as small as tests need: every connection has a thread, asks once, is answered and closed, so that no
//! connection ever waits for another one, idle or slow. Takes what answers a path, and how badly; never reads a file itself.

use crate::Outcome;
use std::{
    io::{BufRead, BufReader, Write},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::JoinHandle,
    time::{Duration, Instant},
};

/// How long a connection may say nothing.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a request is answered with.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
    /// The line, as it is when this is asked.
    pub(crate) line: Box<dyn Fn() -> Line>,
}

/// How an answer comes over the line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Line {
    /// At once and whole.
    #[default]
    Good,
    /// Half of it, and the other half when the line is another one.
    Slow,
    /// Half of what its head promises; then the connection ends.
    Cut,
}

/// A server on a free port of this machine; it serves until it is dropped.
pub(crate) struct Server {
    address: SocketAddr,
    ended: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Answers every path by this.
    pub(crate) fn start(answers: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Outcome<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let ended = Arc::new(AtomicBool::new(false));
        let (told, answers) = (Arc::clone(&ended), Arc::new(answers));
        let thread = std::thread::spawn(move || {
            for connection in listener.incoming().map_while(Result::ok) {
                if told.load(Ordering::Acquire) {
                    return;
                }
                let answers = Arc::clone(&answers);
                // A browser that went away does not want its answer.
                std::thread::spawn(move || drop(answer(connection, &*answers)));
            }
        });
        Ok(Self { address, ended, thread: Some(thread) })
    }

    /// The port it listens on.
    pub(crate) fn port(&self) -> u16 {
        self.address.port()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Release);
        // The thread waits for a connection: here is one.
        let woken = TcpStream::connect(self.address).is_ok();
        if let Some(thread) = self.thread.take().filter(|_| woken) {
            // If it stopped early the test has seen requests fail.
            let _ = thread.join();
        }
    }
}

fn answer(connection: TcpStream, answers: &impl Fn(&str) -> Answer) -> std::io::Result<()> {
    connection.set_read_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(&connection).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    // `GET /path HTTP/1.1`; the rest of the head says nothing that matters here.
    let Some(path) = first.split(' ').nth(1) else { return Ok(()) };
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let Answer { status, headers, body, line } = answers(path);
    let headers: Vec<String> = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let headers = headers.concat();
    let head = format!("HTTP/1.1 {status} \r\nContent-Length: {}\r\nConnection: close\r\n{headers}", body.len());
    let mut writer = &connection;
    writer.write_all(format!("{head}\r\n").as_bytes())?;
    let (first, second) = body.split_at(body.len() / 2);
    writer.write_all(first)?;
    let began = Instant::now();
    while line() == Line::Slow && began.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(20));
    }
    if line() != Line::Cut {
        writer.write_all(second)?;
    }
    connection.shutdown(Shutdown::Write)
}
