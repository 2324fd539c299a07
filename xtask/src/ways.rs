//! What each way of opening a site makes a visitor load: the page, a frame, the element, the one file. Takes the folder
//! of a packed site, gives the lines of a table, and says where the README's table has grown old; never mends it.

use crate::{
    addresses::on_disk,
    first_view::{self, Bytes, FirstView},
    stage,
    stop::{About, Outcome, stop},
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What stands above the README's tables, in each of its languages.
const MARK: &str = "<!-- what `cargo xtask build` measures, in kB -->";

/// How far the README's numbers may be from what is measured: a twentieth, and what rounding takes.
const TOLERANCE: u64 = 20;

/// A way to open a site, and what it loads: as it is, and as brotli.
type Way = (&'static str, Bytes);

/// The ways as a person reads them, and a sentence where a README is given that says otherwise.
pub(crate) fn table(site: &Path, first_view: &FirstView, readme: Option<&str>) -> Outcome<String> {
    let ways = ways(site, first_view.all())?;
    let mut lines = vec![format!("  {:<12} {:>12} {:>12}", "in kB", "as it is", "brotli")];
    lines.extend(ways.iter().map(|(way, bytes)| format!("  {way:<12} {:>12} {:>12}", kb(bytes[0]), kb(bytes[1]))));
    if readme.is_some_and(|readme| !agrees(readme, &ways)) {
        lines.push("  The tables in README.md say otherwise: put these numbers there.".to_owned());
    }
    Ok(lines.join("\n"))
}

fn ways(site: &Path, page: Bytes) -> Outcome<[Way; 5]> {
    // A frame shows an entry page, which is one more than the start page in text alone.
    let entry = first_view::sizes(&[first_entry(site)?])?;
    let start = first_view::sizes(&[site.join("index.html")])?;
    // What shows more than the overview has all of the program.
    let rest = first_view::sizes(&rest(site)?)?;
    let whole = [0, 1].map(|at| page[at] + rest[at]);
    let frame = [0, 1].map(|at| whole[at] - start[at] + entry[at]);
    let element = first_view::sizes(&of_element(site)?)?;
    let element = [0, 1].map(|at| element[at] + rest[at]);
    let file = first_view::sizes(&[site.join("tushuo.html")])?;
    Ok([("overview", page), ("page", whole), ("frame", frame), ("element", element), ("one file", file)])
}

/// The rest of the program, where it was split.
fn rest(site: &Path) -> Outcome<Vec<PathBuf>> {
    let files = fs::read_dir(site).about(site.display())?.filter_map(Result::ok).map(|entry| entry.path());
    Ok(files.filter(|path| path.to_string_lossy().ends_with("_rest.wasm")).collect())
}

/// The page of the first figure.
fn first_entry(site: &Path) -> Outcome<PathBuf> {
    let figures = site.join("figures");
    let pages = fs::read_dir(&figures).about(figures.display())?.filter_map(Result::ok).map(|entry| entry.path());
    let first = pages.filter(|path| path.extension().is_some_and(|kind| kind == "html")).min();
    first.ok_or_else(|| stop(format!("{}: no page is there.", figures.display())))
}

/// `embed.js`, what it names, and the report that an element shows unless it names another.
fn of_element(site: &Path) -> Outcome<Vec<PathBuf>> {
    let script = site.join("embed.js");
    let text = fs::read_to_string(&script).about(script.display())?;
    let named = text.split('"').filter_map(|part| part.strip_prefix("./")).filter(|name| name.contains('.'));
    let mut files: Vec<PathBuf> = named.map(|name| on_disk(site, name)).collect();
    files.sort();
    files.dedup();
    files.push(script);
    let data = site.join("data");
    let index = data.join("index.json");
    let first = data.join(stage::reports(&index)?.into_iter().next().unwrap_or_default());
    files.extend([index, first.join("report.json"), first.join("source.zh.md")]);
    Ok(files)
}

fn kb(bytes: u64) -> u64 {
    bytes.div_ceil(1000)
}

/// Has every table of the README the measured numbers, in the last two cells of its rows?
fn agrees(readme: &str, ways: &[Way]) -> bool {
    let mut tables = readme.split(MARK).skip(1).peekable();
    tables.peek().is_some()
        && tables.all(|table| {
            let rows = table
                .lines()
                .map(str::trim)
                .skip_while(|line| !line.starts_with('|'))
                .take_while(|line| line.starts_with('|'));
            let said: Vec<_> = rows.skip(2).filter_map(last_numbers).collect();
            let measured = ways.iter().map(|(_, bytes)| bytes.map(kb));
            said.len() == ways.len() && said.iter().flatten().zip(measured.flatten()).all(|(said, is)| near(*said, is))
        })
}

fn near(said: u64, is: u64) -> bool {
    said.abs_diff(is) <= is / TOLERANCE + 5
}

fn last_numbers(row: &str) -> Option<Bytes> {
    let number = |cell: &str| cell.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok();
    let mut cells = row.trim().trim_matches('|').rsplit('|').map(number);
    let (brotli, plain) = (cells.next()??, cells.next()??);
    Some([plain, brotli])
}

#[cfg(test)]
mod tests {
    use super::*;

    const README: &str = "text\n<!-- what `cargo xtask build` measures, in kB -->\n\n| way | plain | brotli |\n| --- | --- | --- |\n\
        | page | 2 700 | 900 |\n| file | 4 000 | 1 000 |\n\n| another | 1 | 1 |\n";

    #[test]
    fn the_readme_may_be_a_little_off_and_no_more() {
        let is = |page: Bytes| [("page", page), ("one file", [4_000_000, 1_000_000])];
        assert!(agrees(README, &is([2_700_000, 900_000])));
        assert!(agrees(README, &is([2_650_000, 880_000])));
        assert!(!agrees(README, &is([2_700_000, 800_000])));
        assert!(!agrees(README, &is([2_700_000, 900_000])[..1]), "a row too many");
        assert!(!agrees("no table", &is([2_700_000, 900_000])));
    }

    #[test]
    fn the_readme_has_a_table_in_each_language() {
        let readme = fs::read_to_string(crate::shell::root().join("README.md")).unwrap();
        assert_eq!(readme.matches(MARK).count(), 2);
    }

    #[test]
    fn every_way_but_the_overview_loads_the_rest_and_an_element_what_its_script_names() {
        let site = std::env::temp_dir().join(format!("tushuo-ways-{}", std::process::id()));
        for folder in ["data/r", "figures"] {
            fs::create_dir_all(on_disk(&site, folder)).unwrap();
        }
        let write = |name: &str, text: &str| fs::write(on_disk(&site, name), text).unwrap();
        write("index.html", "<script type=\"module\" src=\"./start.js\"></script>");
        write("start.js", "12345678");
        write(
            "embed.js",
            "const BASE = new URL(\".\"); import(\"./p.js\"); at(\"./s.css\"); at(\"./s.css\"); at(\"./p.wasm\")",
        );
        write("data/index.json", "{\"reports\":[\"r\"]}");
        for (name, bytes) in [
            ("p.js", 10),
            ("s.css", 200),
            ("p.wasm", 3000),
            ("p.wasm.br", 70),
            ("tushuo.html", 9),
            ("p_rest.wasm", 40_000),
        ] {
            write(name, &"x".repeat(bytes));
        }
        for name in ["figures/a.html", "data/r/report.json", "data/r/source.zh.md"] {
            write(name, &"x".repeat(100));
        }
        let found = ways(&site, first_view::measure(&site).unwrap().all()).unwrap();
        let bytes_of = |name: &str| fs::metadata(on_disk(&site, name)).unwrap().len();
        let (script, index, page) = (bytes_of("embed.js"), bytes_of("data/index.json"), bytes_of("index.html"));
        fs::remove_dir_all(&site).unwrap();
        let data = index + 200;
        let wanted = [
            ("overview", [page + 8 + data; 2]),
            ("page", [page + 8 + data + 40_000; 2]),
            ("frame", [100 + 8 + data + 40_000; 2]),
            ("element", [script + 3210 + data + 40_000, script + 280 + data + 40_000]),
            ("one file", [9; 2]),
        ];
        assert_eq!(found, wanted);
    }
}
