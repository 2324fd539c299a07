//! The rooms of ARCHITECTURE.md, held to their table, and the invariants that source text alone can show.
//!
//! Takes every file under `src/`. Never looks at what code does, only at what it names.

#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

#[path = "rooms/source.rs"]
mod source;
#[path = "rooms/table.rs"]
mod table;

use std::path::{Path, PathBuf};

use source::{Kind, Token, reached, tokens};
use table::{Room, rooms};

/// Files that hold Chinese outside `words/`, each with its reason. One that no longer does is to be struck off.
const CHINESE_ALLOWED: [(&str, &str); 8] = [
    ("report/columns.rs", "the words of the print that make a number less than zero"),
    ("report/unit.rs", "the table of printed units: it reads the print"),
    ("report/numeral.rs", "the table of Chinese numerals: it reads the print"),
    ("report/validate/quotes.rs", "the full-width sign of per cent: it reads the print"),
    ("describe/source.rs", "the month headings of the source: it reads the print"),
    ("draw/measure.rs", "which marks may not begin a line: typography, not wording"),
    ("app/notice.rs", "the notice of a program that died can rely on nothing else of it"),
    ("check.rs", "the command's own lines, in both languages at once, as a terminal has no language"),
];

/// A file of `src/`.
struct File {
    /// Its path in `src/`, with `/`.
    path: String,
    text: String,
    tokens: Vec<Token>,
}

impl File {
    fn new(path: &str, text: String) -> Self {
        let parts: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
        let root = matches!(parts.as_slice(), ["lib" | "main"]);
        let depth = if root { 0 } else { parts.len() - usize::from(parts.last() == Some(&"mod")) };
        let tokens = tokens(&text, depth, parts.last() == Some(&"tests"));
        Self { path: path.to_owned(), text, tokens }
    }

    /// The room it belongs to; `None` for `lib.rs` and `main.rs`, which only name the rooms.
    fn room(&self) -> Option<&str> {
        let room = self.path.split('/').next()?.trim_end_matches(".rs");
        (!["lib", "main"].contains(&room)).then_some(room)
    }

    /// Names outside tests, each with the mark after it.
    fn names(&self) -> impl Iterator<Item = (&Token, &str)> {
        let after = self.tokens.iter().skip(1).map(|token| token.text.as_str()).chain([""]);
        self.tokens.iter().zip(after).filter(|(token, _)| token.kind == Kind::Name && !token.test)
    }

    fn at(&self, line: usize) -> String {
        format!("src/{}:{line}", self.path)
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every file of `src/`, in order.
fn files() -> Vec<File> {
    let src = root().join("src");
    let mut folders = vec![src.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("src can be listed") {
            let path = entry.expect("an entry of src").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&src).expect("a path in src").to_string_lossy().replace('\\', "/");
                files.push(File::new(&name, read(&path)));
            }
        }
    }
    files.sort_by(|left, right| left.path.cmp(&right.path));
    files
}

fn architecture() -> Vec<Room> {
    rooms(&read(&root().join("ARCHITECTURE.md")))
}

/// The crates that Cargo.toml names, as code names them.
fn crates() -> Vec<String> {
    let manifest = read(&root().join("Cargo.toml"));
    let mut names = Vec::new();
    let mut listed = false;
    for line in manifest.lines() {
        if let Some(table) = line.strip_prefix('[') {
            listed = table.ends_with("dependencies]") && !table.contains('.');
            names.extend(table.strip_prefix("dependencies.").map(|name| name.trim_end_matches(']').to_owned()));
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| listed) {
            names.push(name.to_owned());
        }
    }
    names.iter().map(|name| name.replace('-', "_")).collect()
}

/// Where `file` reaches a room or a crate that its row does not name.
fn reaches_too_far(file: &File, rooms: &[Room], crates: &[String]) -> Vec<String> {
    let Some(name) = file.room() else { return Vec::new() };
    let Some(room) = rooms.iter().find(|room| room.name == name) else {
        return vec![format!("src/{}: ARCHITECTURE.md has no room {name}", file.path)];
    };
    let mut faults = Vec::new();
    for (reached, line) in reached(&file.tokens) {
        if rooms.iter().any(|room| room.name == reached) && reached != name && !room.rooms.contains(&reached) {
            faults.push(format!("{}: {name} may not use {reached}", file.at(line)));
        }
    }
    let in_room = file.path.split_once('/').map_or("", |(_, rest)| rest);
    let of_file = room.crates_of_files.iter().filter(|(file, _)| file == in_room).flat_map(|(_, names)| names);
    let allowed: Vec<String> = room.crates.iter().chain(of_file).map(|name| name.replace('-', "_")).collect();
    for (token, after) in file.names() {
        if after == "::" && crates.contains(&token.text) && !allowed.contains(&token.text) {
            faults.push(format!("{}: {} may not use the crate {}", file.at(token.line), file.path, token.text));
        }
    }
    faults
}

#[test]
fn no_room_reaches_where_the_table_does_not_let_it() {
    let (files, rooms, crates) = (files(), architecture(), crates());
    assert!(crates.iter().any(|name| name == "web_sys") && crates.iter().any(|name| name == "serde"), "{crates:?}");
    let faults: Vec<String> = files.iter().flat_map(|file| reaches_too_far(file, &rooms, &crates)).collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_room_of_the_table_is_there_and_names_only_what_there_is() {
    let (files, rooms, crates) = (files(), architecture(), crates());
    for room in &rooms {
        assert!(files.iter().any(|file| file.room() == Some(&room.name)), "there is no room {}", room.name);
        for other in &room.rooms {
            assert!(rooms.iter().any(|room| room.name == *other), "{} names a room {other}", room.name);
        }
        let named = room.crates.iter().chain(room.crates_of_files.iter().flat_map(|(_, names)| names));
        for name in named {
            let name = name.replace('-', "_");
            assert!(crates.contains(&name), "{} names a crate {name}", room.name);
            let used = files.iter().filter(|file| file.room() == Some(&room.name));
            let used = used.flat_map(File::names).any(|(token, after)| token.text == name && after == "::");
            assert!(used, "{} is said to use {name}, and does not", room.name);
        }
    }
}

#[test]
fn no_float_is_in_the_report() {
    let files = files();
    let report = files.iter().filter(|file| file.room() == Some("report"));
    let floats = report.flat_map(|file| file.names().filter(is_float).map(|(token, _)| file.at(token.line)));
    // A reader of serde's must name all types that serde knows, also those that no field of the report has.
    let places: Vec<String> = floats.collect();
    let (named, others): (Vec<_>, Vec<_>) =
        places.iter().partition(|place| place.starts_with("src/report/tracked.rs:"));
    assert_eq!((named.len(), others), (2, Vec::new()));
}

fn is_float((token, _): &(&Token, &str)) -> bool {
    ["f32", "f64"].contains(&token.text.as_str()) || token.text.ends_with("f64") || token.text.ends_with("f32")
}

#[test]
fn nothing_that_data_can_reach_stops_the_program() {
    let stops = |(token, after): &(&Token, &str)| match token.text.as_str() {
        "unwrap" | "expect" | "unwrap_err" | "expect_err" => *after == "(",
        "panic" | "todo" | "unimplemented" | "unreachable" => *after == "!",
        _ => false,
    };
    let files = files();
    let found = files.iter().flat_map(|file| file.names().filter(stops).map(|(token, _)| file.at(token.line)));
    assert_eq!(found.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn the_canvas_backend_is_known_in_one_file_only() {
    let files = files();
    let knows = |file: &&File| file.tokens.iter().any(|token| token.text == "plotters_canvas");
    let found: Vec<&str> = files.iter().filter(knows).map(|file| file.path.as_str()).collect();
    assert_eq!(found, ["draw/canvas.rs"]);
}

#[test]
fn markup_is_never_made_of_text() {
    const NEVER: [&str; 9] = [
        "inner_html",
        "set_inner_html",
        "outer_html",
        "set_outer_html",
        "insert_adjacent_html",
        "from_html_unchecked",
        "VRaw",
        "innerHTML",
        "dangerously_set_inner_html",
    ];
    let files = files();
    let found = files.iter().flat_map(|file| {
        let never = file.tokens.iter().filter(|token| NEVER.contains(&token.text.as_str()));
        never.map(|token| file.at(token.line))
    });
    assert_eq!(found.collect::<Vec<_>>(), Vec::<String>::new());
}

/// Places of `style=…`, `{style}` or a literal `style` given to an element as its attribute.
fn style_attributes(file: &File) -> Vec<String> {
    let text = |at: usize| file.tokens.get(at).map_or("", |token| token.text.as_str());
    let mut found = Vec::new();
    for (at, token) in file.tokens.iter().enumerate().filter(|(_, token)| token.text == "style") {
        let (before, after) = (text(at.saturating_sub(1)), text(at + 1));
        let is_name = token.kind == Kind::Name;
        let attribute = is_name && after == "=" && !["let", "mut", "."].contains(&before);
        let short = is_name && before == "{" && after == "}";
        if attribute || short || token.kind == Kind::Literal {
            found.push(file.at(token.line));
        }
    }
    found
}

#[test]
fn no_element_has_a_style_attribute() {
    let files = files();
    let pages = files.iter().filter(|file| matches!(file.room(), Some("ui" | "app")));
    assert_eq!(pages.flat_map(style_attributes).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn every_module_opens_with_what_it_is() {
    let files = files();
    // The tests of a module are told by the module itself.
    let bare = files.iter().filter(|file| !file.path.ends_with("/tests.rs") && !file.text.starts_with("//! "));
    assert_eq!(bare.map(|file| file.path.as_str()).collect::<Vec<_>>(), Vec::<&str>::new());
}

fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..)
}

/// Literals outside tests that hold Chinese.
fn chinese(file: &File) -> Vec<String> {
    let literals = file.tokens.iter().filter(|token| token.kind == Kind::Literal && !token.test);
    literals.filter(|token| token.text.chars().any(is_chinese)).map(|token| file.at(token.line)).collect()
}

#[test]
fn chinese_is_worded_in_words_only() {
    for file in files().iter().filter(|file| file.room() != Some("words")) {
        let found = chinese(file);
        let reason = CHINESE_ALLOWED.iter().find(|(path, _)| *path == file.path);
        assert_eq!(!found.is_empty(), reason.is_some(), "{found:?} in src/{}, allowed: {reason:?}", file.path);
    }
}

#[test]
fn every_dependency_says_why_it_is_there() {
    let manifest = read(&root().join("Cargo.toml"));
    let lines: Vec<&str> = manifest.lines().collect();
    let mut seen = 0;
    let mut listed = false;
    for (at, line) in lines.iter().enumerate() {
        let reason = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_some_and(|line| line.starts_with("# "));
        if line.starts_with('[') {
            listed = line.ends_with("dependencies]");
            if line.starts_with("[dependencies.") {
                assert!(reason(Some(at + 1)), "{line}");
            }
        } else if listed && line.contains(" = ") {
            seen += 1;
            assert!(reason(at.checked_sub(1)), "{line}");
        }
    }
    assert!(seen > 10, "{seen}");
}

/// A room `draw` that may use `figure`, and the crate `plotters`, in one file `web-sys` too.
fn sample_rooms() -> Vec<Room> {
    let table = "| room | what | may use | outside |\n| --- | --- | --- | --- |\n\
        | `report/` | data | nothing | `serde` |\n| `figure/` | figures | all above | none |\n\
        | `draw/` | marks | `figure` | `plotters`; in `canvas.rs` only: `web-sys`, `js-sys` |\n\nend | of | the | table\n";
    rooms(table)
}

#[test]
fn the_table_is_read_as_it_is_written() {
    let rooms = sample_rooms();
    let names: Vec<&str> = rooms.iter().map(|room| room.name.as_str()).collect();
    assert_eq!(names, ["report", "figure", "draw"]);
    assert_eq!(rooms[1].rooms, ["report"]);
    assert_eq!(rooms[2].crates, ["plotters"]);
    assert_eq!(rooms[2].crates_of_files, [("canvas.rs".to_owned(), vec!["web-sys".to_owned(), "js-sys".to_owned()])]);
}

/// How many faults a file has that would stand at `path`.
fn faults(path: &str, text: &str) -> Vec<String> {
    let crates = ["serde", "plotters", "web_sys"].map(str::to_owned);
    reaches_too_far(&File::new(path, text.to_owned()), &sample_rooms(), &crates)
}

#[test]
fn a_room_that_reaches_too_far_is_found_however_it_is_written() {
    for text in [
        "use crate::report::Lang;",
        "use crate::{figure::Figure, report};",
        "use crate::{\n    figure::{self, report as other},\n    report::{Lang, Text},\n};",
        "fn f() { let a = crate::report::exact::parse(\"1\"); }",
        "macro_rules! m { () => { $crate::report::Lang } }",
        "use super::super::report::Lang;",
        "mod inner { use super::super::super::report; }",
        "#[cfg(test)] mod tests { use crate::report::Lang; }",
        "fn f<'a>(a: &'a str) -> char { '\"' } use crate::report;",
        "use web_sys::Element;",
        "fn f() { web_sys::window(); }",
    ] {
        assert_eq!(faults("draw/change.rs", text).len(), 1, "{text}");
    }
    assert_eq!(faults("words/number.rs", "").len(), 1, "a room that the table does not have");
}

#[test]
fn what_the_table_allows_and_what_is_no_code_is_no_fault() {
    for text in [
        "use crate::figure::{Figure, report};",
        "use super::report;",
        "mod inner { use super::super::report; }",
        "// use crate::report;\n/* crate::report /* nested */ crate::report */",
        "const A: &str = \"crate::report\"; const B: &str = r#\"\" crate::report \"#;",
        "use plotters::style::RGBColor;",
        "#[cfg(test)] mod tests { use web_sys::Element; }",
    ] {
        assert_eq!(faults("draw/change.rs", text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(faults("draw/canvas.rs", "use web_sys::Element;"), Vec::<String>::new());
    assert_eq!(faults("draw.rs", "use super::report;").len(), 1);
}

#[test]
fn tests_are_told_from_the_program() {
    let text =
        "fn a() { b.unwrap() }\n#[cfg(test)]\nmod tests { fn c() { d.unwrap() } }\nfn e() { f.unwrap(); 1 as f64 }";
    let file = File::new("draw/change.rs", text.to_owned());
    let unwraps = file.names().filter(|(token, after)| token.text == "unwrap" && *after == "(");
    assert_eq!(unwraps.map(|(token, _)| token.line).collect::<Vec<_>>(), [1, 4]);
    assert_eq!(file.names().filter(is_float).count(), 1);
    let tests = File::new("draw/change/tests.rs", "const A: &str = \"汉\";".to_owned());
    assert!(tests.names().next().is_none() && chinese(&tests).is_empty());
}

#[test]
fn chinese_and_style_attributes_are_seen() {
    let seen = |text: &str| chinese(&File::new("ui/a.rs", text.to_owned())).len();
    assert_eq!(seen("// 汉\nconst A: &str = \"a 汉\"; const B: char = '。'; const C: &str = \"“–·\";"), 2);
    let styles = |text: &str| style_attributes(&File::new("ui/a.rs", text.to_owned())).len();
    assert_eq!(styles("html! { <a style=\"x\" /> }"), 1);
    assert_eq!(styles("html! { <a {style} /> }"), 1);
    assert_eq!(styles("a.set_attribute(\"style\", b)"), 1);
    assert_eq!(styles("let style = a; if style == b {} a.style().set_property(c, d)"), 0);
}
