//! The pages of other chart libraries that ours is measured beside: each drawn as its own documentation says for speed
//! and small size, bundled by esbuild and packed as our site is.
//!
//! Takes the sources in `tests/browser/peers/`, gives a folder with a folder for each. What is needed comes from npm, in
//! pinned versions, into the cache.

use crate::{
    cache::Cache,
    shell::{aloud, cargo, command, find, root},
    step::{step, there},
    stop::{About, Outcome, stop},
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The libraries, and what bundles them.
const PACKAGES: [&str; 6] = [
    "echarts@6.1.0",
    "uplot@1.6.32",
    "chart.js@4.6.1",
    "@fullcalendar/core@6.1.21",
    "@fullcalendar/multimonth@6.1.21",
    "esbuild@0.28.2",
];
/// The name of the folder in the cache; another one where a version is another.
const VERSION: &str = "6.1.0-1.6.32-4.6.1-6.1.21-0.28.2";
/// The pages: a script each. Those of many values and of many events are told what to draw.
const NAMES: [&str; 7] =
    ["echarts", "chartjs", "uplot", "many-echarts", "many-chartjs", "many-uplot", "many-fullcalendar"];

/// Makes the pages in a folder.
pub(crate) fn make(cache: &Cache, into: &Path) -> Outcome {
    let (Some(node), Some(npm)) = (find("node"), find("npm")) else {
        return Err(stop("The other libraries come from npm: install Node first."));
    };
    let modules = modules(cache, &npm)?;
    let from = root().join("tests").join("browser").join("peers");
    step("pages of other libraries", || {
        for name in NAMES {
            let folder = into.join(name);
            fs::create_dir_all(&folder).about(folder.display())?;
            let page = if name.starts_with("many-") { "many.html" } else { "page.html" };
            for (file, to) in [(page, "index.html"), ("data.json", "data.json"), ("page.css", "page.css")] {
                fs::copy(from.join(file), folder.join(to)).about(file)?;
            }
            let mut bundle = command(&node);
            bundle.arg(modules.join("esbuild").join("bin").join("esbuild")).arg(from.join(format!("{name}.js")));
            bundle.args(["--bundle", "--minify", "--format=esm", "--target=es2022", "--log-level=warning"]);
            let outfile = format!("--outfile={}", folder.join("page.js").display());
            aloud("esbuild", bundle.arg(outfile).env("NODE_PATH", &modules))?;
        }
        let mut pack = command(cargo());
        pack.args(["run", "--quiet", "--package", "pack", "--"]).arg(into).current_dir(root());
        aloud("packing", &mut pack)
    })
}

fn modules(cache: &Cache, npm: &Path) -> Outcome<PathBuf> {
    let place = cache.tool("peers", VERSION);
    if place.is_dir() {
        there("other libraries", "in the cache");
        return Ok(place.join("node_modules"));
    }
    let lock = cache.lock()?;
    let place = step(&format!("other libraries ({}, npm)", PACKAGES.join(", ")), || {
        cache.install(&lock, "peers", VERSION, |folder| {
            let mut install = command(npm);
            install.args(["install", "--no-audit", "--no-fund", "--no-save", "--ignore-scripts", "--prefix"]);
            aloud("npm install", install.arg(folder).args(PACKAGES))
        })
    })?;
    Ok(place.join("node_modules"))
}
