//! What the tests in browsers need: Chromium, its driver, and a font with Chinese. Finds them, and on Debian as root
//! installs what is missing; elsewhere says what is. The tests run in Chromium's headless shell where there is one of the
//! driver's version: the same engine without a browser's windows, which takes a quarter less of the processor.

use crate::{
    debian,
    shell::{answer, command, find},
    step::there,
    stop::{Outcome, stop},
};
use std::path::{Path, PathBuf};

/// The programs that the tests start.
pub(crate) struct Browser {
    /// The browser that people have.
    chromium: PathBuf,
    /// What drives it.
    driver: PathBuf,
}

impl Browser {
    /// What a measurement is told.
    pub(crate) fn variables(&self) -> [(&'static str, &Path); 2] {
        [("CHROMIUM", &self.chromium), ("CHROMEDRIVER", &self.driver)]
    }

    /// What the tests are told.
    pub(crate) fn tests(&self) -> [(&'static str, PathBuf); 2] {
        [("CHROMIUM", self.shell().unwrap_or_else(|| self.chromium.clone())), ("CHROMEDRIVER", self.driver.clone())]
    }

    /// The headless shell. A browser that was named is the one that is wanted.
    fn shell(&self) -> Option<PathBuf> {
        if named("CHROMIUM").is_some() {
            return None;
        }
        if shells().next().is_none() && debian::may_install() {
            // Where it cannot be had is said below.
            let _ = debian::install(&[SHELL_PACKAGE]);
        }
        let wanted = version(&self.driver)?;
        let found = shells().find(|shell| version(shell).as_ref() == Some(&wanted));
        if found.is_none() {
            println!(
                "  No headless shell of the driver's version, {wanted}: the tests run in Chromium itself, and take longer."
            );
        }
        found
    }
}

const SHELL_PACKAGE: &str = "chromium-headless-shell";

/// Debian's program itself: what is on `PATH` there is a script that waits for it, and a driver that ends the script
/// leaves the browser behind.
const SHELL_OF_DEBIAN: &str = "/usr/lib/chromium/chromium-headless-shell";

fn shells() -> impl Iterator<Item = PathBuf> {
    let of_debian = PathBuf::from(SHELL_OF_DEBIAN);
    Some(of_debian).filter(|program| program.is_file()).into_iter().chain(find("chrome-headless-shell"))
}

/// The version that a program tells: `156.0.8078.108` of `ChromeDriver 156.0.8078.108 (730482a940ce)`.
fn version(program: &Path) -> Option<String> {
    numbers(&answer(command(program).arg("--version"))?)
}

fn numbers(told: &str) -> Option<String> {
    told.split_whitespace().find(|word| word.starts_with(|first: char| first.is_ascii_digit())).map(str::to_owned)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_from_what_a_program_says() {
        for told in ["ChromeDriver 156.0.8078.108 (730482a9-refs@{#2244})", "Chromium 156.0.8078.108 built on Debian"] {
            assert_eq!(numbers(told).as_deref(), Some("156.0.8078.108"));
        }
        assert_eq!(numbers("no version"), None);
    }
}
