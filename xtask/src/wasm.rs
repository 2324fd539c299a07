//! How this machine compiles for WASM: finds out, and installs what is missing.
//! The choice itself is a pure function of what was found.

use crate::{
    cache::Cache,
    debian,
    shell::{answer, cargo, command, find, within},
    step::{step, there},
    stop::{About, Outcome, stop},
};
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

/// What the program is compiled to.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
/// Debian's compiler for web browsers, with the sources of the standard library to compile for WASM.
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];
/// What links for WASM there.
const LINKER: &str = "/usr/bin/rust-lld";
/// How long rustup may try: the target arrives in seconds, or the network does not let it through.
const RUSTUP_LIMIT: Duration = Duration::from_secs(120);

/// What was found on this machine.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
struct Facts {
    /// The compiler in use has the standard library for the target.
    library: bool,
    /// Debian's packages are installed.
    packages: bool,
    /// rustup is there.
    rustup: bool,
    /// rustup was asked, in this run, and could not.
    rustup_failed: bool,
    /// Packages can be installed: Debian, as root.
    apt: bool,
    /// Debian's way was asked for by name.
    debian_asked: bool,
}

/// What to do next.
#[derive(Debug, PartialEq, Eq)]
enum Next {
    /// Compile with the compiler in use.
    Usual,
    /// Compile with Debian's.
    Debian,
    /// Ask rustup for the target, then look again.
    AskRustup,
    /// Ask apt for the packages, then look again.
    AskApt,
    /// Nothing of this can be had.
    Nothing,
}

/// The choice: what needs no installing first, then rustup, which takes seconds, then Debian's packages.
fn next(facts: Facts) -> Next {
    match facts {
        Facts { library: true, debian_asked: false, .. } => Next::Usual,
        Facts { packages: true, .. } => Next::Debian,
        Facts { rustup: true, rustup_failed: false, debian_asked: false, .. } => Next::AskRustup,
        Facts { apt: true, .. } => Next::AskApt,
        _ => Next::Nothing,
    }
}

/// A way to compile for WASM.
pub(crate) struct Wasm {
    /// A folder that must come first on `PATH`, where the compiler in use cannot do it.
    pub(crate) first_on_path: Option<PathBuf>,
}

/// What makes the shipped program small, beside its profile: the standard library is compiled with it and for size; a
/// panic traps without wording anything (the notice comes all the same, see `app/notice.rs`), so that no place in the
/// code has to be named; SHA-256 is not unrolled.
const LEAN: &str = "export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort\n  \
     export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size\n  \
     export RUSTFLAGS=\"$RUSTFLAGS -Zlocation-detail=none -Zunstable-options -Cpanic=immediate-abort \
     --cfg sha2_backend=\\\"soft\\\" --cfg sha2_backend_soft=\\\"compact\\\"\"\n  ";

impl Wasm {
    /// The folder that comes first on `PATH` where the program is compiled to be shipped; `None`, with a sentence, where
    /// the standard library's sources cannot be had.
    pub(crate) fn lean(&self, cache: &Cache) -> Outcome<Option<PathBuf>> {
        if !flags_are_understood(self.first_on_path.is_some()) {
            println!("  This compiler is too old to compile the program as small as others do.");
            return Ok(None);
        }
        if self.first_on_path.is_some() {
            return wrapped_cargo(cache, "lean-debian-cargo", &format!("{DEBIAN}{LEAN}exec /usr/bin/cargo")).map(Some);
        }
        if sources_are_there() || ask_for_sources() {
            there("the standard library's sources", "compiled with the program");
            let usual = format!("{LEAN}exec '{}'", cargo().display());
            return wrapped_cargo(cache, "lean-cargo", &usual).map(Some);
        }
        println!("  Without the standard library's sources (rustup component add rust-src) the program stays larger.");
        Ok(None)
    }

    /// Can clippy look at the code as it is compiled for WASM?
    pub(crate) fn has_lints(&self) -> bool {
        self.first_on_path.is_none()
    }
}

/// Finds the way, installing what is missing.
pub(crate) fn ensure(cache: &Cache) -> Outcome<Wasm> {
    let mut facts = Facts {
        library: library_is_there(),
        packages: packages_are_there(),
        rustup: find("rustup").is_some(),
        rustup_failed: false,
        apt: debian::may_install(),
        debian_asked: std::env::var_os("TUSHUO_WASM_ROUTE").is_some_and(|route| route == "debian"),
    };
    let mut asked_rustup = false;
    loop {
        match next(facts) {
            Next::Usual => {
                if !asked_rustup {
                    there("WASM target", "the toolchain's own");
                }
                return Ok(Wasm { first_on_path: None });
            }
            Next::Debian => {
                there("WASM target", "Debian's rustc-web, compiling the standard library from source");
                return Ok(Wasm { first_on_path: Some(debian_cargo(cache)?) });
            }
            Next::AskRustup => {
                let asked = step("WASM target (rustup)", || {
                    within(RUSTUP_LIMIT, "rustup", command("rustup").args(["target", "add", TARGET]))
                });
                if let Err(failed) = asked {
                    println!("  {} Looking for another way.", failed.sentence);
                }
                asked_rustup = true;
                facts.library = library_is_there();
                facts.rustup_failed = !facts.library;
            }
            Next::AskApt => {
                install_packages().map_err(|failed| stop(format!("{} {REMEDY}", failed.sentence)))?;
                facts.packages = packages_are_there();
                facts.apt = facts.packages;
            }
            Next::Nothing => return Err(stop(REMEDY)),
        }
    }
}

const REMEDY: &str = "Nothing here can compile for WebAssembly. Install rustup (https://rustup.rs) and let it fetch the \
target: rustup target add wasm32-unknown-unknown. On Debian, as root, these packages do as well: rustc-web cargo-web \
rust-web-src rust-web-llvm.";

fn packages_are_there() -> bool {
    debian::all_there(&PACKAGES) && Path::new(LINKER).exists()
}

fn install_packages() -> Outcome {
    if !debian::all_there(&PACKAGES) {
        debian::install(&PACKAGES)?;
    }
    // The linker is a link to a program of LLVM, whose package has the same name; no other package asks for it.
    let linked = fs::read_link(LINKER).about(LINKER)?;
    match linked.file_name().and_then(|name| name.to_str()) {
        Some(package) if !Path::new(LINKER).exists() => debian::install(&[package]),
        _ => Ok(()),
    }
}

fn library_is_there() -> bool {
    let asked = answer(command("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    asked.is_some_and(|folder| {
        let files = fs::read_dir(folder).into_iter().flatten().flatten();
        files.map(|file| file.file_name()).any(|name| {
            let name = name.to_string_lossy();
            name.starts_with("libstd-") && Path::new(name.as_ref()).extension().is_some_and(|kind| kind == "rlib")
        })
    })
}

/// Asks the compiler whether it knows how to panic without a word.
fn flags_are_understood(debian: bool) -> bool {
    let mut rustc = command(if debian { "/usr/bin/rustc" } else { "rustc" });
    rustc.env("RUSTC_BOOTSTRAP", "1").args(["-Zunstable-options", "-Zlocation-detail=none", "-Cpanic=immediate-abort"]);
    cfg!(unix) && answer(rustc.args(["--print", "cfg", "--target", TARGET])).is_some()
}

fn sources_are_there() -> bool {
    let root = answer(command("rustc").args(["--print", "sysroot"]));
    root.is_some_and(|root| Path::new(&root).join("lib/rustlib/src/rust/library/std/Cargo.toml").is_file())
}

fn ask_for_sources() -> bool {
    find("rustup").is_some()
        && step("the standard library's sources (rustup)", || {
            within(RUSTUP_LIMIT, "rustup", command("rustup").args(["component", "add", "rust-src"]))
        })
        .is_ok()
        && sources_are_there()
}

/// Debian's toolchain in place of the usual one.
const DEBIAN: &str = "unset CARGO RUSTUP_TOOLCHAIN RUSTUP_HOME LD_LIBRARY_PATH\n  \
     export PATH=\"/usr/bin:$PATH\" RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1\n  \
     export CARGO_UNSTABLE_BUILD_STD=std,panic_abort\n  ";

fn debian_cargo(cache: &Cache) -> Outcome<PathBuf> {
    wrapped_cargo(cache, "debian-cargo", &format!("{DEBIAN}exec /usr/bin/cargo"))
}

/// A `cargo` that compiles for WASM in its own way, and does everything else as usual: what runs meanwhile (hooks,
/// metadata) must not compile the standard library for this machine too.
fn wrapped_cargo(cache: &Cache, name: &str, for_wasm: &str) -> Outcome<PathBuf> {
    let folder = cache.tool(name, "1").join("bin");
    fs::create_dir_all(&folder).about(folder.display())?;
    let script = format!(
        "#!/bin/sh\ncase \" $* \" in\n*{TARGET}*)\n  {for_wasm} \"$@\" ;;\nesac\nexec '{}' \"$@\"\n",
        cargo().display()
    );
    let file = folder.join("cargo");
    let half = folder.join(format!("cargo.{}", std::process::id()));
    fs::write(&half, script).about(half.display())?;
    runnable(&half)?;
    fs::rename(&half, &file).about(file.display())?;
    Ok(folder)
}

#[cfg(unix)]
fn runnable(file: &Path) -> Outcome {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755)).about(file.display())
}

#[cfg(not(unix))]
fn runnable(_file: &Path) -> Outcome {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_used() {
        assert_eq!(
            next(Facts { library: true, rustup: true, apt: true, packages: true, ..Facts::default() }),
            Next::Usual
        );
        assert_eq!(next(Facts { packages: true, rustup: true, ..Facts::default() }), Next::Debian);
    }

    #[test]
    fn rustup_comes_before_apt() {
        assert_eq!(next(Facts { rustup: true, apt: true, ..Facts::default() }), Next::AskRustup);
        assert_eq!(next(Facts { rustup: true, rustup_failed: true, apt: true, ..Facts::default() }), Next::AskApt);
        assert_eq!(next(Facts { apt: true, ..Facts::default() }), Next::AskApt);
    }

    #[test]
    fn where_nothing_can_be_had_it_ends() {
        assert_eq!(next(Facts::default()), Next::Nothing);
        assert_eq!(next(Facts { rustup: true, rustup_failed: true, ..Facts::default() }), Next::Nothing);
    }

    #[test]
    fn debian_can_be_asked_for() {
        let asked = Facts { library: true, rustup: true, apt: true, debian_asked: true, ..Facts::default() };
        assert_eq!(next(asked), Next::AskApt);
        assert_eq!(next(Facts { packages: true, ..asked }), Next::Debian);
    }
}
