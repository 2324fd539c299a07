//! Every check, in the order of what fails fastest: format, lints, native tests, calendars read back, the documented
//! server, the page, tests in browsers: those of each way to open the page in WebKitGTK, all in Firefox and in Chromium.
//! The test runner has the last word: nothing is printed after its summary.

use crate::{
    browsers::{self, Browser},
    cli::Extent,
    engines::{self, Engine},
    licences, nginx,
    parts::{self, First},
    peers, readers,
    shell::{aloud, cargo, command, compiling, root},
    site::{self, Plan, Workshop},
    stage,
    step::step,
    stop::{About, Outcome, stop},
    wasm::TARGET,
};
use std::{path::Path, process::Command};

/// The features that only development has: the JSON Schema, which the committed one is compared with, and the pictures
/// of links, which a build draws.
const FEATURES: &str = "tushuo/schema,tushuo/pictures";

/// The folder the tested page is built in, and that of the same with its program in two parts.
const SITE: &str = "target/site";
/// See above.
const IN_PARTS: &str = "target/site-in-parts";

/// What is of the rest there: views that the overview does not show. What it runs as it is compiled for tests was not
/// measured.
const REST: [&str; 4] = ["ui::figure::", "ui::source::", "ui::calendar::month", "ui::present::stage"];

/// Runs the checks as far as is wanted; the native ones need no WASM, browser, Python or Node.
pub(crate) fn test(extent: Extent) -> Outcome {
    if extent == Extent::Native {
        look()?;
        return native_tests();
    }
    // What must be installed comes first: better to learn at once that something cannot be had.
    let workshop = Workshop::open()?;
    let browser = browsers::ensure()?;
    let (mut engines, left_out) = match extent {
        Extent::Everything => engines::ensure(&workshop.cache),
        Extent::Native | Extent::Chromium => Default::default(),
    };
    let readers = readers::ensure()?;
    engines.push(chromium(&browser, &readers.axe));
    let nginx = nginx::look()?;
    let deny = licences::ensure(&workshop.cache)?;
    look()?;
    if workshop.wasm.has_lints() {
        step("lints, as compiled for WASM", || {
            let args = ["clippy", "--package", "tushuo", "--lib", "--bins", "--target", TARGET];
            compiling("clippy", cargo_here(&args).args(["--", "-D", "warnings"]))
        })?;
    } else {
        println!("  Lints as compiled for WASM are left out: Debian's compiler for WASM comes without this clippy.");
    }
    native_tests()?;
    licences::check(&deny)?;
    readers.read_back()?;
    nginx::check(nginx.as_ref(), FEATURES)?;
    let site = workshop.build(&Plan::default(), SITE)?;
    site::pages(&site, None)?;
    workshop.single(&Plan::default(), &site)?;
    site::check_addresses(&site)?;
    readers.validate_packages(&site)?;
    let in_parts = root().join(IN_PARTS);
    if in_parts.exists() {
        std::fs::remove_dir_all(&in_parts).about(IN_PARTS)?;
    }
    stage::copy(&site, &in_parts)?;
    parts::split(&in_parts, First::Without(&REST))?;
    site::seal(&site)?;
    site::seal(&in_parts)?;
    // Said again where it is looked for, beside the tests that do run.
    for sentence in &left_out {
        println!("  {sentence}");
    }
    // What fails in one browser does not keep the others from being tried.
    let outcomes: Vec<Outcome> = engines.iter().map(|engine| browser_tests(engine, &site)).collect();
    outcomes.into_iter().collect()
}

fn chromium(browser: &Browser, axe: &Path) -> Engine {
    let programs = browser.tests().into_iter().chain([("TUSHUO_AXE", axe.to_owned())]).collect();
    Engine { name: "chromium", shown: "Chromium", only: &[], programs }
}

fn browser_tests(engine: &Engine, site: &Path) -> Outcome {
    println!("· tests in {} …", engine.shown);
    let mut tests = cargo_here(&["test", "--package", "browser-tests", "--test", "pages", "--"]);
    if engine.name == "chromium" && std::env::var_os("RUST_TEST_THREADS").is_none() {
        tests.arg(format!("--test-threads={}", at_once()));
    }
    tests.args(engine.only);
    tests.env("TUSHUO_SITE", site).env("TUSHUO_PARTS", root().join(IN_PARTS)).env("TUSHUO_BROWSER", engine.name);
    tests.envs(engine.programs.iter().map(|(variable, path)| (variable, path)));
    aloud(&format!("tests in {}", engine.shown), &mut tests)
}

/// How many tests are run at once in Chromium where nobody says: each waits for pictures half of its time, or is waited for.
fn at_once() -> usize {
    2 * std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// The folder the measured page is built in, and the one of the pages it is measured beside.
const MEASURED: [&str; 2] = ["target/bench/site", "target/bench/peers"];

/// What was measured beside other libraries, for people.
const BENCHMARKS: &str = "docs/benchmarks.md";

/// Builds the page as it is shipped, and measures it in a browser: alone, and beside other libraries.
pub(crate) fn bench() -> Outcome {
    let workshop = Workshop::open()?;
    let browser = browsers::ensure()?;
    let [site, others] = MEASURED;
    let plan = Plan { release: true, report: None };
    let site = workshop.build(&plan, site)?;
    site::pages(&site, None)?;
    workshop.shrink(&site)?;
    workshop.single(&plan, &site)?;
    site::finish(&site, false, None)?;
    let others = root().join(others);
    peers::make(&workshop.cache, &others)?;
    let measure = |bin: &str| {
        let mut bench = cargo_here(&["run", "--quiet", "--release", "--package", "browser-tests", "--bin", bin]);
        bench.env("TUSHUO_SITE", &site).env("TUSHUO_PEERS", &others).env("TUSHUO_BROWSER", "chromium");
        bench.envs(browser.variables());
        bench
    };
    let mut told = String::new();
    for bin in ["peers", "many"] {
        println!("· measuring …");
        let output = measure(bin).stderr(std::process::Stdio::inherit()).output().about("measuring")?;
        let one = String::from_utf8_lossy(&output.stdout);
        println!("{one}");
        if !output.status.success() {
            return Err(stop("Measuring failed, see above."));
        }
        told.push_str(&one);
    }
    let file = root().join(BENCHMARKS);
    let before = std::fs::read_to_string(&file).about(BENCHMARKS)?;
    std::fs::write(&file, told_anew(&before, &told)).about(BENCHMARKS)?;
    aloud("measuring", &mut measure("bench"))?;
    let core = ["bench", "--quiet", "--package", "tushuo", "--no-default-features", "--bench", "core"];
    aloud("measuring the core", &mut cargo_here(&core))
}

/// Opens the overview of a site with marks, and writes which of them it left.
pub(crate) fn profile(browser: &Browser, site: &Path, [from, count]: [&str; 2], marks: &Path) -> Outcome {
    let bin = ["run", "--quiet", "--package", "browser-tests", "--bin", "profile", "--", from, count];
    let mut profile = cargo_here(&bin);
    profile.arg(marks).env("TUSHUO_SITE", site).env("TUSHUO_BROWSER", "chromium").envs(browser.variables());
    aloud("profile", &mut profile)
}

/// The text with what was measured in place of what had been: all after the line that says so.
fn told_anew(before: &str, told: &str) -> String {
    const LINE: &str = "<!-- What follows is written by `cargo xtask bench`. -->";
    let kept = before.split(LINE).next().unwrap_or_default();
    format!("{kept}{LINE}\n\n{}\n", told.trim_end())
}

fn look() -> Outcome {
    step("format", || aloud("cargo fmt", &mut cargo_here(&["fmt", "--all", "--check"])))?;
    step("lints", || {
        let args = ["clippy", "--workspace", "--all-targets", "--features", FEATURES, "--", "-D", "warnings"];
        compiling("clippy", &mut cargo_here(&args))
    })
}

fn native_tests() -> Outcome {
    println!("· native tests …");
    let args = ["test", "--no-fail-fast", "--workspace", "--exclude", "browser-tests", "--features", FEATURES];
    aloud("native tests", &mut cargo_here(&args))
}

fn cargo_here(args: &[&str]) -> Command {
    let mut cargo = command(cargo());
    cargo.args(args).current_dir(root());
    cargo
}
