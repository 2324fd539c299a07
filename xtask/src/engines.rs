//! The other engines that the tests run in, Firefox and WebKitGTK: finds them and their drivers, and on Debian as root
//! installs what is missing. Where one cannot be had it says so, and the tests go on without it.

use crate::{
    browsers::named,
    cache::Cache,
    debian,
    shell::find,
    step::there,
    stop::{Outcome, stop},
    tools::Tool,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The version of geckodriver, which no package of Debian's carries.
const GECKODRIVER: &str = "0.36.0";
const FIREFOX: [&str; 3] = ["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"];
/// Where WebKit keeps its small browser, in one of these or in a folder of theirs.
const LIBRARIES: [&str; 2] = ["/usr/lib", "/usr/libexec"];

/// An engine that is there.
pub(crate) struct Engine {
    /// As `TUSHUO_BROWSER` wants it.
    pub(crate) name: &'static str,
    /// As a person says it.
    pub(crate) shown: &'static str,
    /// The groups of tests that are run in it; all of them where none is named.
    pub(crate) only: &'static [&'static str],
    /// The programs, by the variables that name them to the tests.
    pub(crate) programs: Vec<(&'static str, PathBuf)>,
}

/// A program that an engine needs: the variable that names it, Debian's package, and where it is.
type Need = (&'static str, &'static str, fn() -> Option<PathBuf>);

const FIREFOX_NEEDS: [Need; 1] = [("FIREFOX", "firefox-esr", firefox)];
const WEBKIT_NEEDS: [Need; 3] = [
    ("WEBKIT_DRIVER", "webkit2gtk-driver", || find("WebKitWebDriver")),
    ("MINIBROWSER", "libwebkit2gtk-4.1-0", mini_browser),
    ("XVFB", "xvfb", || find("Xvfb")),
];

/// What is tested in WebKitGTK: that the page works, and each way to open it.
const WEBKIT_TESTS: [&str; 5] = ["smoke::", "single::", "entry::", "embed::", "parts::"];

/// Finds or installs them, the quickest to test in first; and what is said of those that cannot be had.
pub(crate) fn ensure(cache: &Cache) -> (Vec<Engine>, Vec<String>) {
    let webkit = programs("WebKitGTK", &WEBKIT_NEEDS).map(|programs| Engine {
        name: "webkit",
        shown: "WebKitGTK",
        only: &WEBKIT_TESTS,
        programs,
    });
    let firefox = programs("Firefox", &FIREFOX_NEEDS).and_then(|mut programs| {
        programs.push(("GECKODRIVER", geckodriver(cache)?));
        Ok(Engine { name: "firefox", shown: "Firefox", only: &[], programs })
    });
    let (mut engines, mut left_out) = (Vec::new(), Vec::new());
    for (shown, engine) in [("WebKitGTK", webkit), ("Firefox", firefox)] {
        match engine {
            Ok(engine) => engines.push(engine),
            Err(why) => left_out.push(format!("Nothing is tested in {shown}: {}", why.sentence)),
        }
    }
    for sentence in &left_out {
        println!("  {sentence}");
    }
    (engines, left_out)
}

fn programs(shown: &str, needs: &[Need]) -> Outcome<Vec<(&'static str, PathBuf)>> {
    let place = |need: &Need| named(need.0).or_else(need.2);
    let missing: Vec<_> = needs.iter().filter(|need| place(need).is_none()).map(|need| need.1).collect();
    if missing.is_empty() {
        there(shown, "its programs");
    } else if debian::may_install() {
        debian::install(&missing)?;
    }
    let found = needs.iter().map(|need| match place(need) {
        Some(path) => Ok((need.0, path)),
        None => Err(stop(format!("it wants Debian's package {}, or {} to name the program.", need.1, need.0))),
    });
    found.collect()
}

fn geckodriver(cache: &Cache) -> Outcome<PathBuf> {
    let tool = Tool { name: "geckodriver", shown: "geckodriver", version: GECKODRIVER.to_owned() };
    named("GECKODRIVER").map_or_else(|| tool.program_file(cache), Ok)
}

fn firefox() -> Option<PathBuf> {
    FIREFOX.into_iter().find_map(|program| {
        let path = Path::new(program);
        if path.is_absolute() { path.is_file().then(|| path.to_owned()) } else { find(program) }
    })
}

fn mini_browser() -> Option<PathBuf> {
    let folders = LIBRARIES.into_iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
    let within = folders.map(|entry| entry.path()).flat_map(|folder| [folder.join("webkit2gtk-4.1"), folder]);
    within.map(|folder| folder.join("MiniBrowser")).find(|program| program.is_file())
}
