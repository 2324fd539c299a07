//! The tools that build the page, Trunk, wasm-bindgen and, for the shipped build, wasm-opt; and what else Cargo installs
//! for the checks. Each is used where the right version is there, or installed in the cache. Takes versions, gives folders for `PATH`; never changes the
//! user's own tools.

use crate::{
    cache::{Cache, Lock},
    shell::{self, aloud, answer, cargo, command, compiling, find},
    step::{step, there},
    stop::{About, Outcome, stop},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Trunk 0.22 wants a newer compiler than we ask for.
const TRUNK: &str = "0.21.14";
/// The version of npm's `binaryen`, which carries wasm-opt.
const BINARYEN: &str = "132.0.0";
/// What the program's own code may use of WASM; wasm-opt must be told.
const WASM_FEATURES: [&str; 6] =
    ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];

/// Folders that must come first on `PATH` for Trunk and wasm-bindgen to be the right ones.
pub(crate) fn ensure(cache: &Cache) -> Outcome<Vec<PathBuf>> {
    let wanted = [
        Tool { name: "trunk", shown: "Trunk", version: TRUNK.to_owned() },
        Tool { name: "wasm-bindgen-cli", shown: "wasm-bindgen", version: bindgen_version()? },
    ];
    let mut folders = Vec::new();
    let mut missing = Vec::new();
    for tool in wanted {
        match tool.found(cache) {
            Some(Found::OnPath) => there(&tool.title(), "on PATH"),
            Some(Found::Cached(folder)) => {
                there(&tool.title(), "in the cache");
                folders.push(folder);
            }
            None => missing.push(tool),
        }
    }
    if !missing.is_empty() {
        println!("  The first run compiles tools, which takes some minutes; they are kept for the next runs.");
        let lock = cache.lock()?;
        for tool in missing {
            folders.push(tool.ensure(cache, &lock)?);
        }
        cache.clear_building(&lock);
    }
    Ok(folders)
}

/// A tool that cargo installs.
pub(crate) struct Tool {
    /// The package's name.
    pub(crate) name: &'static str,
    /// Its program's name, as a person says it.
    pub(crate) shown: &'static str,
    /// The version that is used, and no other.
    pub(crate) version: String,
}

enum Found {
    OnPath,
    Cached(PathBuf),
}

impl Tool {
    fn title(&self) -> String {
        format!("{} {}", self.shown, self.version)
    }

    fn program(&self) -> &str {
        self.name.strip_suffix("-cli").unwrap_or(self.name)
    }

    fn found(&self, cache: &Cache) -> Option<Found> {
        let folder = cache.tool(self.name, &self.version).join("bin");
        let program = folder.join(format!("{}{}", self.program(), std::env::consts::EXE_SUFFIX));
        if program.is_file() {
            return Some(Found::Cached(folder));
        }
        let said = answer(command(self.program()).arg("--version"))?;
        (version_said(&said) == Some(&self.version)).then_some(Found::OnPath)
    }

    /// The program itself, found or installed.
    pub(crate) fn program_file(&self, cache: &Cache) -> Outcome<PathBuf> {
        let folder = match self.found(cache) {
            Some(Found::OnPath) => {
                there(&self.title(), "on PATH");
                return Ok(PathBuf::from(self.program()));
            }
            Some(Found::Cached(folder)) => {
                there(&self.title(), "in the cache");
                folder
            }
            None => {
                let lock = cache.lock()?;
                let folder = self.ensure(cache, &lock)?;
                cache.clear_building(&lock);
                folder
            }
        };
        Ok(folder.join(format!("{}{}", self.program(), std::env::consts::EXE_SUFFIX)))
    }

    fn ensure(&self, cache: &Cache, lock: &Lock) -> Outcome<PathBuf> {
        // Another run may have put it there while we waited for the lock.
        if let Some(Found::Cached(folder)) = self.found(cache) {
            return Ok(folder);
        }
        let place = step(&self.title(), || {
            cache.install(lock, self.name, &self.version, |folder| {
                let what = format!("cargo install {} {}", self.name, self.version);
                let locked = compiling(&what, self.cargo_install(cache, folder).arg("--locked"));
                // Trunk's own lock is known to hold; wasm-bindgen's can name what the registry no longer serves.
                if locked.is_err() && self.name != "trunk" {
                    println!("  Its own lock file asks for what the registry does not serve; trying without.");
                    return compiling(&what, &mut self.cargo_install(cache, folder));
                }
                locked
            })
        })?;
        Ok(place.join("bin"))
    }

    /// Compiled without debug info or optimizing: it takes less than half the time, and does its work as well. Without TLS,
    /// a default feature of Trunk and wasm-bindgen, Trunk cannot download tools of its own, and none of TLS's crates are compiled.
    fn cargo_install(&self, cache: &Cache, folder: &Path) -> Command {
        let mut install = command(cargo());
        install
            .args(["install", self.name, "--version", &format!("={}", self.version), "--debug", "--force"])
            .args(["--bin", self.program(), "--no-default-features"])
            .arg("--root")
            .arg(folder)
            .arg("--target-dir")
            .arg(cache.building())
            .current_dir(std::env::temp_dir())
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_PROFILE_DEV_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_DEV_INCREMENTAL", "false");
        install
    }
}

/// The version in what a program says of itself: `trunk 0.21.14`.
fn version_said(said: &str) -> Option<&str> {
    said.split_whitespace().nth(1)
}

/// The version of wasm-bindgen that the program is compiled with: its tool must be the same.
fn bindgen_version() -> Outcome<String> {
    let root = shell::root();
    let read = |name: &str| fs::read_to_string(root.join(name)).unwrap_or_default();
    locked_version(&read("Cargo.lock"), "wasm-bindgen")
        .or_else(|| pinned_version(&read("Cargo.toml"), "wasm-bindgen"))
        .ok_or_else(|| stop("Cargo.toml: `wasm-bindgen` is not pinned; it should read version = \"=0.2.…\"."))
}

/// A package's version in the text of a `Cargo.lock`.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{package}\""));
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned)
}

/// A dependency's version in the text of a `Cargo.toml`, where it is pinned with `=`.
fn pinned_version(manifest: &str, package: &str) -> Option<String> {
    let line = manifest.lines().find(|line| line.split('=').next().is_some_and(|name| name.trim() == package))?;
    let (_, pinned) = line.split_once("\"=")?;
    pinned.split('"').next().map(|version| version.trim().to_owned())
}

/// Whether wasm-opt can run here.
pub(crate) fn can_optimize() -> bool {
    find("node").is_some() && find("npm").is_some()
}

/// What wasm-opt leaves in a file beside what runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Leaves {
    Nothing,
    /// The names of functions, to see what is large.
    Names,
}

/// Makes a `.wasm` file smaller in place, where Node is there to run wasm-opt; says so where it is not.
pub(crate) fn optimize(cache: &Cache, wasm: &Path, leaves: Leaves) -> Outcome {
    let (Some(node), Some(npm)) = (find("node"), find("npm")) else {
        println!(
            "  Without Node the WASM stays as large as the compiler leaves it: the shipped build wants Node (npm)."
        );
        return Ok(());
    };
    let script = script_of(cache, &npm, ["binaryen", BINARYEN, "wasm-opt"])?;
    let smaller = wasm.with_extension("wasm.opt");
    step(&format!("wasm-opt {BINARYEN}"), || {
        let mut opt = command(node);
        opt.arg(script).args(["-Oz", "--converge"]);
        opt.args(match leaves {
            Leaves::Nothing => &["--strip-debug", "--strip-producers", "--strip-target-features"][..],
            Leaves::Names => &["-g"],
        });
        opt.args(WASM_FEATURES.map(|feature| format!("--enable-{feature}")));
        aloud("wasm-opt", opt.arg(wasm).arg("-o").arg(&smaller))
    })?;
    let size = |path: &Path| fs::metadata(path).map_or(0, |data| data.len() / 1024);
    println!("  {} KiB, before {} KiB", size(&smaller), size(wasm));
    fs::rename(&smaller, wasm).about(wasm.display())
}

/// A script of a package of npm's, installed in the cache.
pub(crate) fn script_of(cache: &Cache, npm: &Path, [name, version, script]: [&str; 3]) -> Outcome<PathBuf> {
    let inner = Path::new("node_modules").join(name).join("bin").join(script);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_the_lock() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n[[package]]\n\
                    name = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "trunk"), None);
        assert_eq!(locked_version("", "trunk"), None);
    }

    #[test]
    fn versions_are_read_from_the_pin() {
        let manifest =
            "wasm-bindgen-futures = { version = \"0.4\" }\nwasm-bindgen = { version = \"=0.2.130\", optional = true }";
        assert_eq!(pinned_version(manifest, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(pinned_version(manifest, "wasm-bindgen-futures"), None);
        assert_eq!(pinned_version("a = \"=1.2\"", "a").as_deref(), Some("1.2"));
    }

    #[test]
    fn versions_are_read_from_what_programs_say() {
        assert_eq!(version_said("trunk 0.21.14"), Some("0.21.14"));
        assert_eq!(version_said("wasm-bindgen 0.2.130 (abc)\n"), Some("0.2.130"));
        assert_eq!(version_said("?"), None);
    }
}
