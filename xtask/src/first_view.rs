//! What the first view of a site makes a visitor load: HTML, styles, modules, WASM, the report and its source, as they
//! are and packed. Takes the folder of a packed site, gives the lines of a table; never guesses a name.

use crate::{
    addresses::{attribute, on_disk, tags},
    stage,
    stop::{About, Outcome, stop},
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

/// What the first view loads.
#[derive(Debug)]
pub(crate) struct FirstView(Vec<Row>);

/// Measures a packed site.
pub(crate) fn measure(site: &Path) -> Outcome<FirstView> {
    rows(site).map(FirstView)
}

impl FirstView {
    /// All of it.
    pub(crate) fn all(&self) -> Bytes {
        sum(self.0.iter().map(|row| row.bytes))
    }

    /// The table as a person reads it.
    pub(crate) fn table(&self) -> String {
        let mut lines = vec![format!("  {:<12} {:>12} {:>12}", "first view", "bytes", "brotli")];
        let line = |what: &str, bytes: Bytes| format!("  {what:<12} {:>12} {:>12}", spaced(bytes[0]), spaced(bytes[1]));
        lines.extend(self.0.iter().map(|row| line(row.what, row.bytes)));
        lines.push(line("all", self.all()));
        lines.join("\n")
    }

    /// Stops where more is loaded than the budget for this kind of build allows.
    pub(crate) fn keeps_to(&self, budget: &Path, kind: &str) -> Outcome {
        let text = fs::read_to_string(budget).about(budget.display())?;
        let most = allowed(&text, kind).ok_or_else(|| stop(format!("{}: no number for {kind}.", budget.display())))?;
        let [_, packed] = self.all();
        let (packed_shown, most_shown) = (spaced(packed), spaced(most));
        if packed > most {
            let why = "Find what has grown with `cargo xtask size`.";
            return Err(stop(format!("The first view is {packed_shown} bytes; its budget is {most_shown}. {why}")));
        }
        println!("  {packed_shown} of the {most_shown} bytes that a {kind} build may have");
        Ok(())
    }
}

/// The number of a kind of build in the text of a budget.
fn allowed(text: &str, kind: &str) -> Option<u64> {
    text.lines().find_map(|line| line.strip_prefix(kind)?.trim().parse().ok())
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
        let (rows, table) = (rows(&site).unwrap(), measure(&site).unwrap().table());
        fs::remove_dir_all(&site).unwrap();
        let bytes: Vec<Bytes> = rows.iter().map(|row| row.bytes).collect();
        let page = PAGE.len() as u64;
        assert_eq!(bytes, [[page, page], [20, 20], [307, 307], [1_500_000, 9], [4017, 4017], [50, 50]]);
        assert!(table.lines().last().is_some_and(|line| line.contains("1 504 ")), "{table}");
        assert_eq!(table.lines().count(), 8);
    }

    #[test]
    fn a_file_that_is_missing_is_named() {
        assert!(measure(Path::new("no-such-site")).is_err_and(|stop| stop.sentence.contains("index.html")));
    }

    #[test]
    fn a_budget_holds() {
        let file = std::env::temp_dir().join(format!("tushuo-budget-{}", std::process::id()));
        fs::write(&file, "# more\nlean 100\nusual 200\n").unwrap();
        let view = FirstView(vec![Row { what: "all", bytes: [900, 150] }]);
        let (lean, usual, other) =
            (view.keeps_to(&file, "lean"), view.keeps_to(&file, "usual"), view.keeps_to(&file, "x"));
        fs::remove_file(&file).unwrap();
        assert!(lean.is_err_and(|stop| stop.sentence.contains("150") && stop.sentence.contains("100")));
        assert!(usual.is_ok() && other.is_err());
    }

    #[test]
    fn thousands_stand_apart() {
        assert_eq!([0, 999, 1000, 1_561_705].map(spaced), ["0", "999", "1 000", "1 561 705"]);
    }
}
