//! The commands on disk: what they write, and what they refuse.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::BUILT;

/// A folder that is removed again.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("tushuo-pages-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("a plain path")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left in the system's folder for such things does no harm.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const REPORT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/shanghai-2023-ch7");

fn run(words: &[&str]) -> Option<u8> {
    tushuo::pages::run(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
}

#[test]
fn a_site_is_written_over_the_page_that_was_built_and_can_be_written_again() {
    let site = Folder::new();
    let index = site.0.join("index.html");
    std::fs::write(&index, BUILT).expect("a built page");
    assert_eq!(run(&["pages", REPORT, site.path()]), Some(0));
    let first = std::fs::read_to_string(&index).expect("a page");
    for path in
        ["en/figures/patents.html", "charts/patents-zh-328-light.svg", "data/shanghai-2023-ch7/datapackage.json"]
    {
        assert!(site.0.join(path).is_file(), "{path}");
    }
    assert_eq!(run(&["pages", REPORT, site.path()]), Some(0));
    assert_eq!(std::fs::read_to_string(&index).expect("a page"), first, "its own page says what it loads");
}

#[test]
fn a_data_package_is_written_alone() {
    let target = Folder::new();
    assert_eq!(run(&["package", REPORT, target.path()]), Some(0));
    let mut names: Vec<String> = std::fs::read_dir(&target.0)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let tables = ["context.csv", "datapackage.json", "derived.csv", "events.csv"];
    assert_eq!(names, [&tables[..], &["mentions.csv", "sections.csv", "statistics.csv"]].concat());
}

#[test]
fn what_cannot_be_done_is_refused_and_nothing_is_written() {
    let site = Folder::new();
    assert_eq!(run(&["pages", REPORT, site.path()]), Some(1), "there is no built page");
    std::fs::write(site.0.join("index.html"), "<head></head>").expect("a page");
    assert_eq!(run(&["pages", REPORT, site.path()]), Some(1), "it loads no program");
    assert_eq!(run(&["pages", REPORT, site.path(), "--address", "javascript:a"]), Some(1));
    assert_eq!(run(&["pages", site.path(), site.path()]), Some(1), "there is no report");
    assert_eq!(run(&["pages", REPORT]), Some(2));
    assert_eq!(run(&["check", REPORT]), None, "another room's");
    assert_eq!(std::fs::read_dir(&site.0).expect("a folder").count(), 1);
}
