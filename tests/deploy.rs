//! What the documents say of servers: the policy is the same wherever it stands, and `docs/nginx.conf` does what it says.
//! The tests with nginx are ignored unless asked for: `cargo xtask test` runs them with `TUSHUO_NGINX` naming a program.

#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

#[path = "deploy/server.rs"]
mod server;

use server::{Answer, Server};
use std::path::{Path, PathBuf};

/// How the site's own policy begins; a page that embeds it has another.
const BEGINS: &str = "default-src 'none'; script-src 'self'";
/// A file whose name has a hash.
const STYLE: &str = "style-0123456789abcdef.css";
const YEAR: &str = "public, max-age=31536000, immutable";
const SHORT: &str = "public, max-age=300, must-revalidate";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).expect("a document")
}

/// Every policy that a text names, from its first word to the end of its line or string.
fn policies(text: &str) -> Vec<String> {
    let ends = |letter: char| matches!(letter, '"' | '`' | '\n' | '<' | '|');
    text.match_indices(BEGINS).filter_map(|(at, _)| text[at..].split(ends).next().map(str::to_owned)).collect()
}

/// The policy that nginx sends.
fn policy() -> String {
    policies(&read("docs/nginx.conf")).into_iter().next().expect("a policy")
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn the_policy_is_the_same_in_every_document_and_in_the_tests_in_browsers() {
    let policy = policy();
    for document in ["docs/nginx.conf", "docs/deploy.md", "docs/deploy.zh.md", "src/pages/head.rs"] {
        assert_eq!(policies(&read(document)), std::slice::from_ref(&policy), "{document}");
    }
    let mut files = Vec::new();
    rust_files(&root().join("tests").join("browser"), &mut files);
    assert!(files.len() > 5, "{files:?}");
    for file in files {
        for other in policies(&std::fs::read_to_string(&file).expect("a test")) {
            assert_eq!(other, policy, "{}", file.display());
        }
    }
}

#[test]
fn the_policy_lets_no_text_run_and_keeps_nobody_from_framing() {
    let policy = policy();
    assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval';"), "{policy}");
    assert!(policy.ends_with("require-trusted-types-for 'script'; trusted-types 'none'"), "{policy}");
    for never in ["unsafe-inline", "'unsafe-eval'", "http", "frame-ancestors", "*"] {
        assert!(!policy.contains(never), "{policy}");
    }
}

#[test]
fn the_documents_name_every_header_as_the_configuration_sends_it() {
    let configuration = read("docs/nginx.conf");
    let sent: Vec<(&str, &str)> = configuration
        .lines()
        .filter_map(|line| line.strip_prefix("add_header ")?.trim_end_matches(';').split_once(' '))
        .map(|(name, value)| (name, value.trim_end_matches(" always").trim_matches('"')))
        .collect();
    assert_eq!(sent.len(), 7, "{sent:?}");
    for document in ["docs/deploy.md", "docs/deploy.zh.md"] {
        let text = read(document);
        for (name, value) in sent.iter().filter(|(_, value)| !value.starts_with('$')) {
            assert!(text.contains(&format!("| `{name}` | `{value}` |")), "{document}: {name}: {value}");
        }
        for value in [YEAR, SHORT] {
            assert!(text.contains(&format!("`{value}`")) && configuration.contains(value), "{document}: {value}");
        }
    }
}

/// What every answer says, whatever its status.
fn assert_always(answer: &Answer, what: &str) {
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{what}");
    assert_eq!(answer.header("referrer-policy"), Some("no-referrer"), "{what}");
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"), "{what}");
    assert_eq!(answer.header("cross-origin-resource-policy"), Some("cross-origin"), "{what}");
    assert!(answer.header("permissions-policy").is_some_and(|value| value.contains("camera=()")), "{what}");
    assert_eq!(answer.header("x-frame-options"), None, "{what}");
}

#[test]
#[ignore = "wants nginx, named by TUSHUO_NGINX"]
fn every_kind_of_file_has_its_type_its_headers_and_its_time_in_the_cache() {
    let server = Server::start();
    let kinds = [
        ("index.html", "text/html; charset=utf-8", SHORT),
        ("en/figures/credit.html", "text/html; charset=utf-8", SHORT),
        ("embed.js", "text/javascript; charset=utf-8", SHORT),
        ("tushuo-0123456789abcdef.js", "text/javascript; charset=utf-8", YEAR),
        ("tushuo-0123456789abcdef_bg.wasm", "application/wasm", YEAR),
        (STYLE, "text/css; charset=utf-8", YEAR),
        ("charts/credit-zh-328-light.svg", "image/svg+xml; charset=utf-8", SHORT),
        ("pictures/credit.png", "image/png", SHORT),
        ("data/a/report.json", "application/json; charset=utf-8", SHORT),
        ("data/a/events.csv", "text/csv; charset=utf-8", SHORT),
        ("data/a/events.ics", "text/calendar; charset=utf-8", SHORT),
        ("data/a/source.zh.md", "text/markdown; charset=utf-8", SHORT),
    ];
    for place in ["/", "/a/b/"] {
        for (path, kind, cache) in kinds {
            let answer = server.get(&format!("{place}{path}"), &[]);
            assert_eq!((answer.status, answer.header("content-type")), (200, Some(kind)), "{place}{path}");
            assert_eq!(answer.header("cache-control"), Some(cache), "{place}{path}");
            assert_eq!(answer.header("content-security-policy"), Some(policy().as_str()), "{place}{path}");
            assert_eq!(answer.body, server.file(path), "{place}{path}");
            assert_eq!(answer.header("content-encoding"), None, "{place}{path}");
            assert_always(&answer, path);
        }
    }
}

#[test]
#[ignore = "wants nginx, named by TUSHUO_NGINX"]
fn the_single_file_keeps_its_own_policy() {
    let answer = Server::start().get("/a/b/tushuo.html", &[]);
    assert_eq!((answer.status, answer.header("content-security-policy")), (200, None));
    assert_eq!(answer.header("cache-control"), Some(SHORT));
    assert_always(&answer, "tushuo.html");
}

#[test]
#[ignore = "wants nginx, named by TUSHUO_NGINX"]
fn packed_files_are_sent_to_who_takes_them_with_the_type_of_what_is_in_them() {
    let server = Server::start();
    for (path, kind) in [
        ("index.html", "text/html; charset=utf-8"),
        (STYLE, "text/css; charset=utf-8"),
        ("tushuo-0123456789abcdef_bg.wasm", "application/wasm"),
    ] {
        let address = format!("/a/b/{path}");
        let mut codings = vec![("gzip", "gzip", "gz")];
        if server.brotli {
            codings.extend([("br", "br", "br"), ("gzip, deflate, br", "br", "br")]);
        }
        for (takes, coding, ending) in codings {
            let answer = server.get(&address, &[("Accept-Encoding", takes)]);
            assert_eq!(answer.header("content-encoding"), Some(coding), "{address} {takes}");
            assert_eq!(answer.header("content-type"), Some(kind), "{address} {takes}");
            assert_eq!(answer.header("vary"), Some("Accept-Encoding"), "{address} {takes}");
            assert_eq!(answer.body, server.file(&format!("{path}.{ending}")), "{address} {takes}");
            assert_always(&answer, path);
        }
        assert_eq!(server.get(&address, &[("Accept-Encoding", "identity")]).body, server.file(path));
    }
    let whole = server.get("/a/b/pictures/credit.png", &[("Accept-Encoding", "gzip, br")]);
    assert_eq!((whole.status, whole.header("content-encoding")), (200, None), "it has no packed copy");
}

#[test]
#[ignore = "wants nginx, named by TUSHUO_NGINX"]
fn what_has_not_changed_is_not_sent_again() {
    let server = Server::start();
    for takes in ["identity", "gzip"] {
        let coding = ("Accept-Encoding", takes);
        let first = server.get("/a/b/data/a/report.json", &[coding]);
        let tag = first.header("etag").expect("a tag").to_owned();
        let again = server.get("/a/b/data/a/report.json", &[coding, ("If-None-Match", &tag)]);
        assert_eq!((again.status, again.body.len()), (304, 0), "{takes}");
        assert_eq!(again.header("cache-control"), Some(SHORT));
        let other = server.get("/a/b/data/a/report.json", &[coding, ("If-None-Match", "\"other\"")]);
        assert_eq!(other.status, 200);
    }
}

#[test]
#[ignore = "wants nginx, named by TUSHUO_NGINX"]
fn what_is_no_file_is_404_and_not_remembered() {
    let server = Server::start();
    for path in ["/a/b/figures/none.html", "/a/b/gone-0123456789abcdef.js", "/none", "/a/b/calendar"] {
        let answer = server.get(path, &[]);
        assert_eq!((answer.status, answer.header("cache-control")), (404, None), "{path}");
        assert_ne!(answer.body, server.file("index.html"), "{path}");
        assert_eq!(answer.header("content-security-policy"), Some(policy().as_str()), "{path}");
        assert_always(&answer, path);
    }
}

#[test]
#[ignore = "wants nginx, named by TUSHUO_NGINX"]
fn a_folder_is_its_index_and_its_slash_is_added_without_naming_a_host() {
    let server = Server::start();
    assert_eq!(server.get("/a/b/", &[]).body, server.file("index.html"));
    assert_eq!(server.get("/a/b/en/", &[]).body, server.file("en/index.html"));
    let sent_on = server.get("/a/b/en", &[]);
    assert_eq!((sent_on.status, sent_on.header("location")), (301, Some("/a/b/en/")));
    assert_eq!(server.get("/a/b/charts/", &[]).status, 403, "no list of files");
    for outside in ["/a/b/../../nginx.conf", "/a/b../nginx.conf", "/a/b/%2e%2e/nginx.conf", "/a/b/..%2fnginx.conf"] {
        assert!(matches!(server.get(outside, &[]).status, 400 | 404), "{outside} is not in the site");
    }
}
