//! What the tests in browsers need: Chromium, its driver, and a font with Chinese. Finds them, and on Debian as root
//! installs what is missing; elsewhere says what is.

use crate::{
    debian,
    shell::{answer, command, find},
    step::there,
    stop::{Outcome, stop},
};
use std::path::{Path, PathBuf};

/// The programs that the tests start.
pub(crate) struct Browser {
    /// The browser.
    pub(crate) chromium: PathBuf,
    /// What drives it.
    pub(crate) driver: PathBuf,
}

impl Browser {
    /// What the tests are told.
    pub(crate) fn variables(&self) -> [(&'static str, &Path); 2] {
        [("CHROMIUM", &self.chromium), ("CHROMEDRIVER", &self.driver)]
    }
}

/// What is looked for on `PATH`, the most likely first.
const CHROMIUM: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
/// And where it is when it is not on `PATH`.
const CHROMIUM_ELSEWHERE: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/// Finds or installs them.
pub(crate) fn ensure() -> Outcome<Browser> {
    let missing = missing();
    if !missing.is_empty() && debian::may_install() {
        debian::install(&missing)?;
    }
    let lacking = self::missing();
    match (chromium(), driver()) {
        (Some(chromium), Some(driver)) if lacking.is_empty() => {
            if missing.is_empty() {
                there("Chromium, its driver, a font with Chinese", &chromium.display().to_string());
            }
            Ok(Browser { chromium, driver })
        }
        _ => Err(stop(format!(
            "The tests in browsers want what is missing here: {}. Install these (the names are Debian's packages; \
             CHROMIUM and CHROMEDRIVER may name the programs), or run `cargo xtask test --native`.",
            lacking.join(", ")
        ))),
    }
}

/// The browser and its driver, where both are here.
pub(crate) fn found() -> Option<Browser> {
    Some(Browser { chromium: chromium()?, driver: driver()? })
}

/// Debian's packages of what is missing.
fn missing() -> Vec<&'static str> {
    let mut packages = Vec::new();
    if chromium().is_none() {
        packages.push("chromium");
    }
    if driver().is_none() {
        packages.push("chromium-driver");
    }
    if !font() {
        packages.push("fonts-noto-cjk");
    }
    packages
}

fn chromium() -> Option<PathBuf> {
    named("CHROMIUM")
        .or_else(|| CHROMIUM.into_iter().find_map(find))
        .or_else(|| CHROMIUM_ELSEWHERE.map(PathBuf::from).into_iter().find(|path| path.is_file()))
}

fn driver() -> Option<PathBuf> {
    named("CHROMEDRIVER").or_else(|| find("chromedriver"))
}

pub(crate) fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}

/// Other systems than Linux come with Chinese.
fn font() -> bool {
    if !cfg!(target_os = "linux") || debian::all_there(&["fonts-noto-cjk"]) {
        return true;
    }
    answer(command("fc-list").arg(":lang=zh")).is_some_and(|fonts| !fonts.is_empty())
}
