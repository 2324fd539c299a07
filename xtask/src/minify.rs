//! Scripts and style sheets of a built site, made smaller by esbuild: no comments, no blanks, short names for what is a
//! script's own.
//!
//! Takes the folder of a site, changes its `.js` and `.css` files at its top in place, where Node is there. Never changes
//! what they do, nor the names of files.

use crate::{
    cache::Cache,
    shell::{aloud, command, find},
    step::step,
    stop::{About, Outcome},
    tools::script_of,
};
use std::{fs, path::Path};

/// The version of npm's `esbuild`.
const ESBUILD: &str = "0.28.2";

/// Makes them smaller.
pub(crate) fn minify(cache: &Cache, site: &Path) -> Outcome {
    let (Some(node), Some(npm)) = (find("node"), find("npm")) else {
        println!("  Without Node scripts and style sheets stay as they are written.");
        return Ok(());
    };
    let esbuild = script_of(cache, &npm, ["esbuild", ESBUILD, "esbuild"])?;
    let mut files = Vec::new();
    for entry in fs::read_dir(site).about(site.display())? {
        let path = entry.about(site.display())?.path();
        if path.extension().is_some_and(|kind| kind == "js" || kind == "css") {
            files.push(path);
        }
    }
    files.sort();
    step(&format!("esbuild {ESBUILD}: smaller scripts and style sheets"), || {
        let mut smaller = command(node);
        smaller.arg(esbuild).args(["--minify", "--charset=utf8", "--legal-comments=inline", "--target=esnext"]);
        // Names and addresses in them stay: each file is read by itself.
        smaller.args(["--log-level=warning", "--allow-overwrite"]).arg(format!("--outdir={}", site.display()));
        aloud("esbuild", smaller.args(&files).current_dir(site))
    })
}
