//! Calendars that are taken away, read back by two parsers that were not written here: `icalendar` of Python and
//! `ical.js` of Node. Finds or installs them, in the cache, and runs the scripts of `tests/readers/` with them in
//! several time zones. From npm, too, is axe-core, which reads pages. Never changes the user's own Python or Node packages.

use crate::{
    cache::Cache,
    debian, shell,
    shell::{aloud, answer, cargo, command, find, root},
    site, stage,
    step::{step, there},
    stop::{About, Outcome, stop},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// What validates a Data Package.
const FRICTIONLESS: &str = "5.21.0";
/// The version of `icalendar`, from Python's registry.
const ICALENDAR: &str = "7.3.0";
/// The version of `ical.js`, from npm.
const ICAL_JS: &str = "2.2.1";
/// The version of axe-core, from npm; another one decides differently (`tests/browser/tests/axe/undecided.txt`).
const AXE: &str = "4.14.1";
/// What a Python must have: a version that the parser runs on, and the means to make a folder of its own.
const ABLE: &str = "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))";
/// From the first to nearly the last midnight of a day.
const ZONES: [&str; 4] = ["Pacific/Kiritimati", "Asia/Shanghai", "UTC", "America/Los_Angeles"];

/// The parsers and what runs them.
pub(crate) struct Readers {
    /// The Python that has `icalendar`.
    python: PathBuf,
    /// The Python that has `frictionless`.
    frictionless: PathBuf,
    node: PathBuf,
    /// The module of `ical.js`.
    ical_js: PathBuf,
    /// The script of axe-core, which the tests in browsers put into pages.
    pub(crate) axe: PathBuf,
}

/// A calendar and the JSON of the same events.
struct Pair {
    ics: PathBuf,
    json: PathBuf,
}

/// Finds or installs the parsers.
pub(crate) fn ensure() -> Outcome<Readers> {
    let missing = missing();
    if !missing.is_empty() && debian::may_install() {
        debian::install(&missing)?;
    }
    let (Some(python), Some(node), Some(npm)) = (able_python(), find("node"), find("npm")) else {
        return Err(stop(format!(
            "Calendars are read back by parsers of Python and of Node, and something is missing here: {}. Install \
             these (the names are Debian's packages; Python must be 3.10 or newer), or run `cargo xtask test --native`.",
            self::missing().join(", ")
        )));
    };
    let cache = Cache::of_user()?;
    let of = |name, version| with_package(&cache, &python, name, version);
    let (python, frictionless) = (of("icalendar", ICALENDAR)?, of("frictionless", FRICTIONLESS)?);
    let axe = npm_file(&cache, &npm, ("axe-core", AXE), &["axe.min.js"])?;
    Ok(Readers { python, frictionless, node, ical_js: ical_js(&cache, &npm)?, axe })
}

/// Debian's packages of what is missing.
fn missing() -> Vec<&'static str> {
    let mut packages = Vec::new();
    if able_python().is_none() {
        packages.extend(["python3", "python3-venv"]);
    }
    if find("node").is_none() {
        packages.push("nodejs");
    }
    if find("npm").is_none() {
        packages.push("npm");
    }
    packages
}

fn able_python() -> Option<PathBuf> {
    let found = ["python3", "python"].into_iter().filter_map(find);
    found.into_iter().find(|python| answer(command(python).args(["-c", ABLE])).is_some())
}

/// The Python of a folder that has a package in our version.
fn with_package(cache: &Cache, python: &Path, name: &'static str, version: &'static str) -> Outcome<PathBuf> {
    let inner = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };
    let place = cache.tool(name, version);
    let ask = format!("import importlib.metadata as m, {name}; print(m.version('{name}'))");
    let works = |place: &Path| {
        let said = answer(command(place.join(inner)).args(["-I", "-c", &ask]));
        said.as_deref() == Some(version)
    };
    if works(&place) {
        there(&format!("{name} {version}"), "in the cache");
        return Ok(place.join(inner));
    }
    let lock = cache.lock()?;
    if place.exists() {
        // The Python it was made with is gone, or it was made for another one.
        fs::remove_dir_all(&place).about(place.display())?;
    }
    let place = step(&format!("{name} {version} (pip)"), || {
        cache.install(&lock, name, version, |folder| {
            aloud("python -m venv", command(python).args(["-m", "venv"]).arg(folder))?;
            let mut pip = command(folder.join(inner));
            pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
            aloud("pip install", pip.arg(format!("{name}=={version}")))
        })
    })?;
    if works(&place) { Ok(place.join(inner)) } else { Err(stop(format!("{}: does not run.", place.display()))) }
}

/// The module of `ical.js`.
fn ical_js(cache: &Cache, npm: &Path) -> Outcome<PathBuf> {
    npm_file(cache, npm, ("ical.js", ICAL_JS), &["dist", "ical.js"])
}

/// A file of a package of npm's in our version, in the cache.
fn npm_file(
    cache: &Cache,
    npm: &Path,
    (name, version): (&'static str, &'static str),
    path: &[&str],
) -> Outcome<PathBuf> {
    let inner: PathBuf = ["node_modules", name].iter().chain(path).collect();
    let there_already = cache.tool(name, version).join(&inner);
    if there_already.is_file() {
        there(&format!("{name} {version}"), "in the cache");
        return Ok(there_already);
    }
    let lock = cache.lock()?;
    let place = step(&format!("{name} {version} (npm)"), || {
        cache.install(&lock, name, version, |folder| {
            let mut install = command(npm);
            install.args(["install", "--no-audit", "--no-fund", "--no-save", "--ignore-scripts", "--prefix"]);
            aloud(&format!("npm install {name}"), install.arg(folder).arg(format!("{name}@{version}")))
        })
    })?;
    Ok(place.join(inner))
}

impl Readers {
    /// Has the Data Package of every report of a built site validated.
    pub(crate) fn validate_packages(&self, site: &Path) -> Outcome {
        step(&format!("Data Packages validated by frictionless {FRICTIONLESS}"), || {
            let data = site.join("data");
            stage::reports(&data.join("index.json"))?.iter().try_for_each(|report| {
                let package = data.join(report).join("datapackage.json");
                let mut validate = command(&self.frictionless);
                aloud("datapackage.py", validate.arg("-I").arg(scripts().join("datapackage.py")).arg(package))
            })
        })
    }

    /// Writes the events of every report, and of one with every kind of date and mark, and has both parsers read them.
    pub(crate) fn read_back(&self) -> Outcome {
        let mut folders = site::reports()?;
        folders.push(scripts().join("report"));
        step(&format!("calendars read back by icalendar {ICALENDAR} and ical.js {ICAL_JS}"), || {
            folders.iter().enumerate().try_for_each(|(at, folder)| {
                let target = root().join("target").join("readers").join(at.to_string());
                write_events(folder, &target)?;
                ["zh", "en"].into_iter().try_for_each(|lang| self.read(&pair(&target.join(lang))?))
            })
        })
    }

    fn read(&self, pair: &Pair) -> Outcome {
        for zone in ZONES {
            for (parser, mut reader) in self.readers(&pair.ics, &pair.json, zone) {
                aloud(parser, &mut reader)?;
            }
        }
        // A script that objects to nothing would show nothing.
        let text = fs::read_to_string(&pair.ics).about(pair.ics.display())?;
        let wrong = pair.ics.with_file_name("wrong.ics");
        for changed in changed(&text) {
            fs::write(&wrong, changed).about(wrong.display())?;
            for (parser, mut reader) in self.readers(&wrong, &pair.json, "UTC") {
                if answer(&mut reader).is_some() {
                    return Err(stop(format!("{parser}: {} is wrong, and was taken for right.", wrong.display())));
                }
            }
        }
        fs::remove_file(&wrong).about(wrong.display())
    }

    fn readers(&self, ics: &Path, json: &Path, zone: &str) -> [(&'static str, Command); 2] {
        let (mut python, mut node) = (command(&self.python), command(&self.node));
        python.args(["-I", "-X", "utf8"]).arg(scripts().join("ical.py"));
        node.arg(scripts().join("ical.mjs")).env("ICAL_JS", &self.ical_js);
        [("icalendar", python), ("ical.js", node)].map(|(parser, mut reader)| {
            reader.arg(ics).arg(json).env("TZ", zone);
            (parser, reader)
        })
    }
}

fn scripts() -> PathBuf {
    root().join("tests").join("readers")
}

/// The calendar with an event on another day, with one of another date, and without its last event.
fn changed(text: &str) -> Vec<String> {
    let last = text.rfind("BEGIN:VEVENT").map(|at| format!("{}END:VCALENDAR\r\n", text.get(..at).unwrap_or_default()));
    let other = [("DTSTART;VALUE=DATE:2", "DTSTART;VALUE=DATE:1"), ("X-TUSHUO-EDTF:2", "X-TUSHUO-EDTF:1")];
    let other = other.into_iter().filter(|(from, _)| text.contains(from)).map(|(from, to)| text.replacen(from, to, 1));
    other.chain(last).collect()
}

/// Writes what `tushuo events` writes, into an empty folder.
fn write_events(folder: &Path, target: &Path) -> Outcome {
    if target.exists() {
        fs::remove_dir_all(target).about(target.display())?;
    }
    let mut events = command(cargo());
    events.args(["run", "--quiet", "--package", "tushuo", "--no-default-features", "--", "events"]);
    let events = events.arg(folder).arg(target).current_dir(root()).stdout(std::process::Stdio::null());
    shell::aloud("events", events)
}

/// The calendar in a folder, and its JSON beside it.
fn pair(folder: &Path) -> Outcome<Pair> {
    let mut files = fs::read_dir(folder).about(folder.display())?.flatten().map(|entry| entry.path());
    let ics = files.find(|path| path.extension().is_some_and(|kind| kind == "ics"));
    let ics = ics.ok_or_else(|| stop(format!("{}: no calendar was written.", folder.display())))?;
    Ok(Pair { json: ics.with_extension("json"), ics })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar_is_made_wrong_in_each_way() {
        let entry = "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20230901\r\nX-TUSHUO-EDTF:2023-09\r\nEND:VEVENT\r\n";
        let text = format!("BEGIN:VCALENDAR\r\n{entry}END:VCALENDAR\r\n");
        let changed = changed(&text);
        assert_eq!(changed.len(), 3);
        assert!(changed[0].contains("DATE:10230901") && changed[1].contains("EDTF:1023-09"));
        assert_eq!(changed[2], "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
    }

    #[test]
    fn the_scripts_and_their_report_are_there() {
        for file in ["ical.py", "ical.mjs", "report/report.json", "report/source.zh.md"] {
            assert!(scripts().join(file).is_file(), "{file}");
        }
    }
}
