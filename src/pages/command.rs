//! The commands `tushuo pages DIR SITE [--address URL]` and `tushuo package DIR TARGET`.
//!
//! Takes the words after the program's name, writes the files of this room, says what it wrote and what it left out.
//! Reads the report as the check does; writes nowhere but below the folder it is given.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path};

use super::single::{Parts, can_stand, single};
use super::{Assets, File, Site, package};
use crate::check::{Checked, listing, load};
use crate::report::Report;
use crate::report::problem::REPORT_FILE;
use crate::share::place;
use crate::words::pages::Command;

/// Runs a command of this room, and gives its exit code; `None` where the words are another's.
pub fn run(words: &[String]) -> Option<u8> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["pages", folder, site] => pages(Path::new(folder), Path::new(site), None),
        ["pages", folder, site, "--address", address] => pages(Path::new(folder), Path::new(site), Some(address)),
        ["package", folder, target] => {
            read(Path::new(folder)).and_then(|(report, source)| written(Path::new(target), &package(&report, &source)))
        }
        ["single", folder, program, target, styles @ ..] => {
            one_file(Path::new(folder), Path::new(program), Path::new(target), styles)
        }
        ["pages" | "package" | "single", ..] => {
            eprintln!("{}", Command::Usage.both());
            return Some(2);
        }
        _ => return None,
    };
    match outcome {
        Ok(count) => {
            println!("{}: {count}", Command::Written.both());
            Some(0)
        }
        Err(why) => {
            eprintln!("{why}");
            Some(1)
        }
    }
}

/// Writes the entry pages of a report into a built site, and its Data Package beside its data.
fn pages(folder: &Path, site: &Path, address: Option<&str>) -> Result<usize, String> {
    if address.is_some_and(|address| place::base(address).is_none()) {
        return Err(Command::BadAddress.both());
    }
    let (report, source) = read(folder)?;
    let built = site.join("index.html");
    let text = fs::read_to_string(&built).map_err(|error| format!("{}: {error}", built.display()))?;
    let assets = Assets::of(&text).ok_or_else(|| format!("{}: {}", built.display(), Command::NoProgram.both()))?;
    let pictures = pictures(&report);
    let names: BTreeSet<String> = pictures.iter().map(|file| file.path.clone()).collect();
    let mut files = Site::new(&report, assets, address).with_pictures(names).files();
    files.extend(pictures);
    let data = format!("data/{}/", report.file().id);
    files.extend(
        package(&report, &source).into_iter().map(|file| File { path: format!("{data}{}", file.path), ..file }),
    );
    written(site, &files)
}

/// Writes the one file: the program is in a folder as `tushuo.js` and `tushuo_bg.wasm`.
fn one_file(folder: &Path, program: &Path, target: &Path, styles: &[&str]) -> Result<usize, String> {
    let (report, source) = read(folder)?;
    let text = |path: &Path| fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()));
    let styles: Vec<String> = styles.iter().map(|style| text(Path::new(style))).collect::<Result<_, _>>()?;
    let (styles, glue) = (styles.concat(), text(&program.join("tushuo.js"))?);
    if !can_stand(&styles) || !can_stand(&glue) {
        return Err(format!("{}: {}", program.display(), Command::NotAlone.both()));
    }
    let wasm = program.join("tushuo_bg.wasm");
    let parts = Parts {
        report: &report,
        json: &text(&folder.join(REPORT_FILE))?,
        source: &String::from_utf8_lossy(&source),
        styles: &styles,
        glue: &glue,
        wasm: &fs::read(&wasm).map_err(|error| format!("{}: {error}", wasm.display()))?,
    };
    let fault = |error: std::io::Error| format!("{} {}: {error}", Command::NotWritten.both(), target.display());
    fs::write(target, single(&parts)).map_err(fault)?;
    Ok(1)
}

fn read(folder: &Path) -> Result<(Report, Vec<u8>), String> {
    load(folder).map_err(|problems| listing(&Checked { problems, counts: None }))
}

/// Writes files below a folder; gives how many.
fn written(folder: &Path, files: &[File]) -> Result<usize, String> {
    for file in files {
        let path = Path::new(&file.path);
        let fault = |why: String| format!("{} {}: {why}", Command::NotWritten.both(), file.path);
        if !path.components().all(|part| matches!(part, Component::Normal(_))) {
            return Err(fault(String::new()));
        }
        let path = folder.join(path);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&path, &file.bytes))
            .map_err(|error| fault(error.to_string()))?;
    }
    Ok(files.len())
}

/// The pictures of links, those that could be made; says which could not, and why.
#[cfg(feature = "pictures")]
fn pictures(report: &Report) -> Vec<File> {
    use super::{Fonts, card, card_path, png, with_straight_quotes};
    use crate::figure::{Figure, Options};
    use crate::report::Lang;
    let Some(fonts) = Fonts::of_system() else {
        println!("{}", Command::NoFont.both());
        return Vec::new();
    };
    let mut files = Vec::new();
    for lang in &report.file().languages {
        let options = Options { lenses: false, ..Options::first(*lang) };
        for figure in report.file().figures.iter().map(|spec| Figure::new(report, spec, &options)) {
            let path = card_path(report, &figure.id, *lang);
            let straight = *lang == Lang::En && !fonts.has_latin();
            let drawn = card(report, &figure).map_err(|error| error.0);
            let drawn = drawn.map(|svg| if straight { with_straight_quotes(&svg) } else { svg });
            match drawn.and_then(|svg| png(&svg, &fonts).map_err(|error| error.to_string())) {
                Ok(bytes) => files.push(File { path, bytes }),
                Err(why) => println!("{} {path}: {why}", Command::NoPicture.both()),
            }
        }
    }
    files
}

/// The pictures of links: none, since nothing here can draw them.
#[cfg(not(feature = "pictures"))]
fn pictures(_report: &Report) -> Vec<File> {
    println!("{}", Command::NoPictures.both());
    Vec::new()
}
