//! What the first view of a site makes a visitor load: HTML, styles, modules, WASM, the report and its source, as they
//! are and packed. Takes the folder of a packed site, gives the lines of a table; never guesses a name.

use crate::{
    addresses::{attribute, on_disk, tags},
    stage,
    stop::{About, Outcome},
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Bytes as they are, and as they are sent where the server has brotli.
pub(crate) type Bytes = [u64; 2];

/// A row: what it is, and its bytes.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    what: &'static str,
    bytes: Bytes,
}

/// The table as a person reads it.
pub(crate) fn table(site: &Path) -> Outcome<String> {
    let rows = rows(site)?;
    let mut lines = vec![format!("  {:<12} {:>12} {:>12}", "first view", "bytes", "brotli")];
    let line = |what: &str, bytes: Bytes| format!("  {what:<12} {:>12} {:>12}", spaced(bytes[0]), spaced(bytes[1]));
    lines.extend(rows.iter().map(|row| line(row.what, row.bytes)));
    lines.push(line("all", sum(rows.iter().map(|row| row.bytes))));
    Ok(lines.join("\n"))
}

/// All of it.
pub(crate) fn all(site: &Path) -> Outcome<Bytes> {
    Ok(sum(rows(site)?.iter().map(|row| row.bytes)))
}

fn rows(site: &Path) -> Outcome<Vec<Row>> {
    let index = site.join("index.html");
    let page = fs::read_to_string(&index).about(index.display())?;
    let loaded = loaded(&page);
    let with = |kind: &str| {
        let names = loaded.iter().filter(|name| name.rsplit('.').next() == Some(kind));
        names.map(|name| on_disk(site, name)).collect::<Vec<_>>()
    };
    let data = site.join("data");
    let first = stage::reports(&data.join("index.json"))?.into_iter().next().unwrap_or_default();
    let folder = data.join(first);
    let report = vec![data.join("index.json"), folder.join("report.json")];
    let parts = [
        ("HTML", vec![index]),
        ("CSS", with("css")),
        ("JavaScript", with("js")),
        ("WASM", with("wasm")),
        ("report", report),
        ("source", vec![folder.join("source.zh.md")]),
    ];
    let rows = parts.into_iter().map(|(what, files)| Ok(Row { what, bytes: sizes(&files)? }));
    rows.collect()
}

/// The names of the files that a page at the root loads at once: styles, modules, the program.
fn loaded(page: &str) -> Vec<String> {
    let mut names = Vec::new();
    for tag in tags(page) {
        let name = match attribute(tag, "rel").as_deref() {
            Some("stylesheet" | "modulepreload" | "preload") if tag.starts_with("link") => attribute(tag, "href"),
            _ if tag.starts_with("script") => attribute(tag, "src"),
            _ => None,
        };
        names.extend(name.map(|name| name.trim_start_matches("./").to_owned()));
    }
    names.sort();
    names.dedup();
    names
}

/// The bytes of files together.
pub(crate) fn sizes(files: &[PathBuf]) -> Outcome<Bytes> {
    let each = files.iter().map(|file| {
        let plain = fs::metadata(file).about(file.display())?.len();
        let mut packed = file.clone().into_os_string();
        packed.push(".br");
        Ok([plain, fs::metadata(packed).map_or(plain, |packed| packed.len())])
    });
    Ok(sum(each.collect::<Outcome<Vec<_>>>()?.into_iter()))
}

fn sum(all: impl Iterator<Item = Bytes>) -> Bytes {
    all.fold([0, 0], |sum, one| [sum[0] + one[0], sum[1] + one[1]])
}

/// 1561705 as `1 561 705`.
fn spaced(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<link rel=\"icon\" href=\"a.svg\"/><link rel=\"stylesheet\" href=\"./a.css\"/>\
        <link rel=\"modulepreload\" href=\"a.js\"><link rel=\"preload\" href=\"a.wasm\" as=\"fetch\">\
        <script type=\"module\" src=\"start.js\"></script><script src=\"a.js\"></script><a href=\"b.css\">b</a>";

    #[test]
    fn what_a_page_loads_is_counted_once() {
        assert_eq!(loaded(PAGE), ["a.css", "a.js", "a.wasm", "start.js"]);
    }

    #[test]
    fn the_table_adds_up_and_counts_what_is_not_packed_as_it_is() {
        let site = std::env::temp_dir().join(format!("tushuo-first-view-{}", std::process::id()));
        fs::create_dir_all(site.join("data").join("r")).unwrap();
        let write = |name: &str, bytes: usize| fs::write(on_disk(&site, name), "x".repeat(bytes)).unwrap();
        fs::write(site.join("index.html"), PAGE).unwrap();
        fs::write(site.join("data").join("index.json"), "{\"reports\":[\"r\"]}").unwrap();
        for (name, bytes) in [("a.css", 20), ("a.js", 300), ("start.js", 7), ("a.wasm", 1_500_000), ("a.wasm.br", 9)] {
            write(name, bytes);
        }
        write("data/r/report.json", 4000);
        write("data/r/source.zh.md", 50);
        let (rows, table) = (rows(&site).unwrap(), table(&site).unwrap());
        fs::remove_dir_all(&site).unwrap();
        let bytes: Vec<Bytes> = rows.iter().map(|row| row.bytes).collect();
        let page = PAGE.len() as u64;
        assert_eq!(bytes, [[page, page], [20, 20], [307, 307], [1_500_000, 9], [4017, 4017], [50, 50]]);
        assert!(table.lines().last().is_some_and(|line| line.contains("1 504 ")), "{table}");
        assert_eq!(table.lines().count(), 8);
    }

    #[test]
    fn a_file_that_is_missing_is_named() {
        assert!(table(Path::new("no-such-site")).is_err_and(|stop| stop.sentence.contains("index.html")));
    }

    #[test]
    fn thousands_stand_apart() {
        assert_eq!([0, 999, 1000, 1_561_705].map(spaced), ["0", "999", "1 000", "1 561 705"]);
    }
}
