//! The program in two parts: what the overview runs, and the rest, which is loaded behind it. Which functions that are
//! says a list (`cargo xtask profile`), and where there is a browser they are measured while the program is built. A
//! function that neither names is of the rest, and works all the same.
//!
//! Takes the folder of a built site whose program still has its names; writes the parts in its place, and has the
//! program's script load the second.

use crate::{
    browsers::Browser,
    checks,
    shell::{aloud, cargo, command, root},
    step::step,
    stop::{About, Outcome, stop},
};
use std::{
    ffi::OsStr,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    process::Command,
};

/// The functions that the overview runs, by name, as they were measured last.
pub(crate) const LIST: &str = "xtask/split/first-view.txt";

/// Which functions the first part has.
#[derive(Clone, Copy)]
pub(crate) enum First<'a> {
    /// Those that are in one of the lists.
    Named(&'a [PathBuf]),
    /// All whose names hold none of these words: a program that is compiled for tests has other functions.
    Without(&'a [&'a str]),
}

/// Splits the program of a site, and says how large its parts are.
pub(crate) fn split(site: &Path, first: First<'_>) -> Outcome {
    step("the program in two parts", || {
        let wasm = program(site)?;
        let name = wasm.file_name().and_then(OsStr::to_str).unwrap_or_default();
        let rest_name = rest_of(name).ok_or_else(|| stop(format!("{name}: no name of a program.")))?;
        let (begins, rest) = (wasm.with_extension("first"), site.join(&rest_name));
        let mut split = tool();
        split.arg("apart").arg(&wasm).arg(&begins).arg(&rest);
        match first {
            First::Named(lists) => split.arg("--names").args(lists),
            First::Without(words) => split.arg("--without").args(words),
        };
        aloud("split", &mut split)?;
        fs::rename(&begins, &wasm).about(wasm.display())?;
        let script = site.join(name.replace("_bg.wasm", ".js"));
        aloud("split", tool().arg("brief").arg(&wasm).arg(&script))?;
        let text = fs::read_to_string(&script).about(script.display())?;
        let loads = root().join("www").join("rest.js");
        let loads = fs::read_to_string(&loads).about(loads.display())?.replace("@REST@", &rest_name);
        let text = with_rest(&text, &loads)
            .ok_or_else(|| stop(format!("{}: it is not made as it used to be.", script.display())))?;
        fs::write(&script, text).about(script.display())
    })
}

/// Opens the overview of a site in a browser, and writes the names of the functions it runs. The site is as it was then.
pub(crate) fn measure(browser: &Browser, site: &Path, list: &Path) -> Outcome {
    step("the overview in a browser: which functions it runs", || {
        let wasm = program(site)?;
        let (named, marks) = (wasm.with_extension("named"), wasm.with_extension("marks"));
        fs::rename(&wasm, &named).about(wasm.display())?;
        let measured = said(tool().arg("mark").arg(&named).arg(&wasm)).and_then(|told| {
            let (from, count) = told.trim().split_once(' ').ok_or_else(|| stop(format!("split says {told}")))?;
            checks::profile(browser, site, [from, count], &marks)?;
            said(tool().arg("names").arg(&named).arg(&marks))
        });
        fs::rename(&named, &wasm).about(wasm.display())?;
        let _ = fs::remove_file(marks);
        if let Some(folder) = list.parent() {
            fs::create_dir_all(folder).about(folder.display())?;
        }
        fs::write(list, measured?).about(list.display())
    })
}

/// Names what is named after the program by what the program is now: where it is split hangs on what was measured, and
/// parts of two builds that share a name would meet in a cache. Gives the new hash.
pub(crate) fn rename(site: &Path) -> Outcome {
    let wasm = program(site)?;
    let name = wasm.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let hash = name.strip_suffix("_bg.wasm").and_then(|name| name.rsplit_once('-')).map(|(_, hash)| hash);
    let hash = hash.ok_or_else(|| stop(format!("{name}: no name of a program.")))?;
    let mut hasher = DefaultHasher::new();
    let (rest, start) = (rest_of(name).unwrap_or_default(), format!("start-{hash}.js"));
    for name in [name.to_owned(), rest, name.replace("_bg.wasm", ".js"), start] {
        let file = site.join(name);
        fs::read(&file).about(file.display())?.hash(&mut hasher);
    }
    renamed(site, hash, &format!("{:016x}", hasher.finish()))
}

/// Puts one hash in place of another, in the names of files and in what names them.
fn renamed(folder: &Path, was: &str, is: &str) -> Outcome {
    for entry in fs::read_dir(folder).about(folder.display())? {
        let path = entry.about(folder.display())?.path();
        if path.is_dir() {
            renamed(&path, was, is)?;
            continue;
        }
        if path.extension().is_some_and(|kind| kind == "html" || kind == "js") {
            let text = fs::read_to_string(&path).about(path.display())?;
            if text.contains(was) {
                fs::write(&path, text.replace(was, is)).about(path.display())?;
            }
        }
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        if name.contains(was) {
            fs::rename(&path, folder.join(name.replace(was, is))).about(path.display())?;
        }
    }
    Ok(())
}

/// What a tool prints.
fn said(tool: &mut Command) -> Outcome<String> {
    let said = tool.output().about("split")?;
    if said.status.success() {
        return Ok(String::from_utf8_lossy(&said.stdout).into_owned());
    }
    Err(stop(format!("split: {}", String::from_utf8_lossy(&said.stderr).trim())))
}

fn tool() -> Command {
    let mut tool = command(cargo());
    tool.args(["run", "--quiet", "--package", "split", "--"]).current_dir(root());
    tool
}

/// The one program of a site.
fn program(site: &Path) -> Outcome<PathBuf> {
    let entries = fs::read_dir(site).about(site.display())?;
    let paths = entries.map(|entry| Ok(entry.about(site.display())?.path())).collect::<Outcome<Vec<_>>>()?;
    let is_program = |path: &&PathBuf| path.to_string_lossy().ends_with("_bg.wasm");
    match paths.iter().filter(is_program).collect::<Vec<_>>()[..] {
        [one] => Ok(one.clone()),
        _ => Err(stop(format!("{}: there should be one program.", site.display()))),
    }
}

/// The name of the rest: `tushuo-HASH_rest.wasm`.
fn rest_of(program: &str) -> Option<String> {
    program.strip_suffix("_bg.wasm").map(|name| format!("{name}_rest.wasm"))
}

/// The program's script with what loads the rest. The first part asks for it by an import.
fn with_rest(script: &str, loads: &str) -> Option<String> {
    const IMPORTS: &str = "        \"./tushuo_bg.js\": import0,\n";
    let (before, after) = script.split_once(IMPORTS)?;
    let is_known = !after.contains(IMPORTS) && script.contains("\nlet wasmModule, wasmInstance, wasm;\n");
    is_known.then(|| format!("{before}{IMPORTS}        rest: {{ load: joinNow }},\n{after}{loads}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_gets_one_more_import_and_loads_the_rest() {
        let script = "a\n        \"./tushuo_bg.js\": import0,\nb\nlet wasmModule, wasmInstance, wasm;\nc\n";
        let made = with_rest(script, "loads").unwrap();
        assert!(
            made.contains("import0,\n        rest: { load: joinNow },\nb\n") && made.ends_with("c\nloads"),
            "{made}"
        );
        assert_eq!(with_rest("something else", ""), None);
    }

    #[test]
    fn the_rest_is_named_after_the_program() {
        assert_eq!(rest_of("tushuo-1a2b_bg.wasm").as_deref(), Some("tushuo-1a2b_rest.wasm"));
        assert_eq!(rest_of("other.wasm"), None);
    }

    #[test]
    fn what_is_named_after_a_program_is_named_after_what_it_has_become() {
        let site = std::env::temp_dir().join(format!("tushuo-parts-{}", std::process::id()));
        fs::create_dir_all(site.join("en")).unwrap();
        let write = |name: &str, text: &str| fs::write(site.join(name), text).unwrap();
        let was = "0123456789abcdef";
        let site_of = |rest: &str, start: &str| {
            let _ = fs::remove_dir_all(&site);
            fs::create_dir_all(site.join("en")).unwrap();
            write(&format!("tushuo-{was}_bg.wasm"), "first");
            write(&format!("tushuo-{was}_rest.wasm"), rest);
            write(&format!("tushuo-{was}.js"), &format!("\"./tushuo-{was}_rest.wasm\""));
            write(&format!("start-{was}.js"), start);
            write("en/index.html", &format!("<script src=\"../start-{was}.js\">"));
            rename(&site).unwrap();
            let page = fs::read_to_string(site.join("en/index.html")).unwrap();
            let is = page.split("start-").nth(1).and_then(|rest| rest.split('.').next()).unwrap().to_owned();
            let script = fs::read_to_string(site.join(format!("tushuo-{is}.js"))).unwrap();
            assert!(script.contains(&is) && !script.contains(was), "{script}");
            assert!(site.join(format!("tushuo-{is}_rest.wasm")).is_file());
            is
        };
        let (one, same, other, third) = (site_of("a", "s"), site_of("a", "s"), site_of("b", "s"), site_of("a", "t"));
        fs::remove_dir_all(&site).unwrap();
        assert!(one == same && one != was && one.len() == 16, "{one} {same}");
        assert!(one != other && one != third, "{one} {other} {third}");
    }

    #[test]
    fn the_list_names_functions_of_the_program() {
        let list = fs::read_to_string(root().join(LIST)).unwrap();
        assert!(list.lines().any(|name| name.contains("tushuo::ui::overview::Overview")));
        assert!(list.lines().is_sorted());
        let loads = fs::read_to_string(root().join("www").join("rest.js")).unwrap();
        assert_eq!(loads.matches("@REST@").count(), 1);
    }
}
