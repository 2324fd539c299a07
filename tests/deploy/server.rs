//! A small made-up site and the nginx that serves it with the documented configuration, on this machine only, as
//! whoever runs the tests; at `/` and at `/a/b/`. Everything is in one folder, which is removed with the server.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

/// A running server.
pub(crate) struct Server {
    child: Child,
    folder: PathBuf,
    port: u16,
    /// Has it the module for `.br`?
    pub(crate) brotli: bool,
}

/// What it answers.
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// A header by its name in small letters; a header that is sent twice is a fault.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(given, _)| given == name).map(|(_, value)| value.as_str());
        let first = found.next();
        assert_eq!(found.next(), None, "{name} is sent twice");
        first
    }
}

/// The files of the site. Each says its own name, so that no two are the same.
const FILES: [&str; 15] = [
    "index.html",
    "tushuo.html",
    "embed.js",
    "en/index.html",
    "en/figures/credit.html",
    "tushuo-0123456789abcdef.js",
    "tushuo-0123456789abcdef_bg.wasm",
    "style-0123456789abcdef.css",
    "charts/credit-zh-328-light.svg",
    "pictures/credit.png",
    "data/index.json",
    "data/a/report.json",
    "data/a/events.csv",
    "data/a/events.ics",
    "data/a/source.zh.md",
];

/// A file that says which folder its server was given.
const WHOSE: &str = "whose.txt";

impl Server {
    /// Starts nginx; a port that another program takes in between is tried anew.
    pub(crate) fn start() -> Self {
        let nginx = std::env::var_os("TUSHUO_NGINX").expect("TUSHUO_NGINX names nginx");
        let module = std::env::var("TUSHUO_NGINX_BROTLI").ok();
        let folder = folder();
        write_site(&folder.join("site"));
        write(&folder.join("site").join(WHOSE), folder.as_os_str().as_encoded_bytes());
        let snippet = include_str!("../../docs/nginx.conf");
        assert_eq!(snippet.matches("\n# brotli_static on;").count(), 1);
        let used = if module.is_some() { snippet.replace("\n# brotli_", "\nbrotli_") } else { snippet.to_owned() };
        write(&folder.join("tushuo.conf"), used.as_bytes());
        for _ in 0..5 {
            let port = free_port();
            let main = configuration(&folder, port, module.as_deref());
            write(&folder.join("nginx.conf"), main.as_bytes());
            let mut command = Command::new(&nginx);
            command.arg("-p").arg(&folder).args(["-e", "stderr", "-c"]).arg(folder.join("nginx.conf"));
            let child = command.stdin(Stdio::null()).spawn().expect("nginx starts");
            let mut server = Self { child, folder: folder.clone(), port, brotli: module.is_some() };
            if server.listens() {
                return server;
            }
            server.end();
        }
        panic!("nginx does not listen, see above");
    }

    fn listens(&mut self) -> bool {
        for _ in 0..200 {
            if self.child.try_wait().expect("a state").is_some() {
                return false;
            }
            // Another test's server may have taken the port since it was found free, and nginx tries for seconds.
            let said = self.ask(&format!("/{WHOSE}"), &[]).unwrap_or_default();
            if said.ends_with(self.folder.as_os_str().as_encoded_bytes()) {
                return true;
            }
            #[allow(clippy::disallowed_methods, reason = "this is no browser")]
            std::thread::sleep(Duration::from_millis(25));
        }
        false
    }

    fn end(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// What is in a file of the site.
    pub(crate) fn file(&self, path: &str) -> Vec<u8> {
        std::fs::read(self.folder.join("site").join(path)).expect("a file of the site")
    }

    /// Asks for a path, letter by letter as it is given.
    pub(crate) fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let all = self.ask(path, headers).expect("an answer");
        let end = all.windows(4).position(|four| four == b"\r\n\r\n").expect("an end of the headers");
        let head = String::from_utf8(all[..end].to_vec()).expect("headers are text");
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).expect("a status");
        let pair = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()));
        Answer { status, headers: lines.filter_map(pair).collect(), body: all[end + 4..].to_vec() }
    }

    /// What comes over the line.
    fn ask(&self, path: &str, headers: &[(&str, &str)]) -> std::io::Result<Vec<u8>> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        let more = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect::<Vec<_>>().concat();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n{more}\r\n")?;
        let mut all = Vec::new();
        stream.read_to_end(&mut all)?;
        Ok(all)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn folder() -> PathBuf {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let name = format!("tushuo-nginx-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    std::env::temp_dir().join(name)
}

fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).expect("a port").local_addr().expect("an address").port()
}

fn write(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, bytes).expect("a file");
}

/// The files, and beside all but the picture two that stand for the packed ones: nginx sends them as they are.
fn write_site(site: &Path) {
    for name in FILES {
        write(&site.join(name), format!("what {name} holds").as_bytes());
        if !name.ends_with("png") {
            for ending in ["gz", "br"] {
                write(&site.join(format!("{name}.{ending}")), format!("{name} as {ending}").as_bytes());
            }
        }
    }
}

/// One process as the user who runs the tests, with every file it writes in the folder.
fn configuration(folder: &Path, port: u16, module: Option<&str>) -> String {
    let load = module.map(|module| format!("load_module \"{module}\";\n")).unwrap_or_default();
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|what| format!("  {what}_temp_path \"{}\";\n", folder.join(what).display()))
        .concat();
    let folder = folder.display();
    format!(
        "{load}daemon off;\nmaster_process off;\npid \"{folder}/pid\";\nerror_log stderr emerg;\nevents {{}}\nhttp {{\n\
         {temporary}  access_log off;\n  server {{\n    listen 127.0.0.1:{port};\n    \
         location / {{\n      root \"{folder}/site\";\n      include \"{folder}/tushuo.conf\";\n    }}\n    \
         location /a/b/ {{\n      alias \"{folder}/site/\";\n      include \"{folder}/tushuo.conf\";\n    }}\n  }}\n}}\n"
    )
}
