//! The addresses in a built site's files: every one that leads to a file of the site is relative, stays in it, and its
//! file is there, so that the site works under any path. Takes the folder of a site, gives its faults as one sentence.
//! Never asks the network; what an address of another site leads to is not its concern.

use crate::{
    stop::{About, Outcome, stop},
    tree,
};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// How many faults are told at once.
const TOLD: usize = 10;
/// What names a file in a page.
const ATTRIBUTES: [&str; 5] = ["href", "src", "srcset", "poster", "action"];
/// What names a file in a module, each up to its quote.
const CALLS: [&str; 6] = ["from ", "import ", "import(", "new URL(", "fetch(", "module_or_path: "];

/// Looks at every page, style sheet and module; gives how many addresses there were.
pub(crate) fn check(site: &Path) -> Outcome<usize> {
    let files = tree::files(site)?;
    let known: BTreeSet<String> = files.iter().filter_map(|path| inside(site, path)).collect();
    let (mut faults, mut seen) = (Vec::new(), 0);
    for path in &files {
        let Some(name) = inside(site, path) else { continue };
        let found: fn(&str) -> Vec<String> = match path.extension().and_then(|kind| kind.to_str()) {
            Some("html") => of_page,
            Some("css") => of_style,
            Some("js" | "mjs") => of_module,
            _ => continue,
        };
        let text = fs::read_to_string(path).about(path.display())?;
        for address in found(&text) {
            seen += 1;
            faults.extend(fault(&name, &address, &known).map(|why| format!("{name}: `{address}` {why}")));
        }
    }
    if faults.is_empty() {
        return Ok(seen);
    }
    let more = faults.len().saturating_sub(TOLD);
    faults.truncate(TOLD);
    let more = if more == 0 { String::new() } else { format!("\n  and {more} more") };
    Err(stop(format!("The site would not work under every path:\n  {}{more}", faults.join("\n  "))))
}

/// What is wrong with an address in the file `name`.
fn fault(name: &str, address: &str, known: &BTreeSet<String>) -> Option<&'static str> {
    let path = address.split(['#', '?']).next().unwrap_or_default();
    if path.is_empty() || has_scheme(path) {
        return None;
    }
    if path.starts_with('/') {
        return Some("begins at the root of the host.");
    }
    match resolved(name, path) {
        None => Some("leads out of the site."),
        Some(file) if is_there(&file, known) => None,
        Some(_) => Some("leads to no file."),
    }
}

fn is_there(file: &str, known: &BTreeSet<String>) -> bool {
    let folder = file.trim_end_matches('/');
    let index = if folder.is_empty() { "index.html".to_owned() } else { format!("{folder}/index.html") };
    known.contains(file) || known.contains(&index)
}

/// `https:`, `data:`, `blob:` and their like.
fn has_scheme(address: &str) -> bool {
    let Some((scheme, _)) = address.split_once(':') else { return false };
    scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && scheme.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.'))
}

/// A relative address in the file `name`, as a path from the site's root; `None` above it.
pub(crate) fn resolved(name: &str, address: &str) -> Option<String> {
    let mut parts: Vec<&str> = name.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn inside(site: &Path, path: &Path) -> Option<String> {
    let parts = path.strip_prefix(site).ok()?.iter().map(|part| part.to_str()).collect::<Option<Vec<_>>>()?;
    Some(parts.join("/"))
}

/// The addresses in the tags of a page.
pub(crate) fn of_page(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for tag in tags(page) {
        for name in ATTRIBUTES {
            let Some(value) = attribute(tag, name) else { continue };
            if name == "srcset" {
                let each = value.split(',').filter_map(|one| one.split_whitespace().next());
                found.extend(each.map(str::to_owned));
            } else {
                found.push(value);
            }
        }
    }
    found
}

/// The tags of a page, without their brackets. Scripts, which may hold anything, are left out.
pub(crate) fn tags(page: &str) -> impl Iterator<Item = &str> {
    let pieces = page.split('<').skip(1);
    let mut in_script = false;
    pieces.filter_map(move |piece| {
        if in_script && !piece.starts_with("/script") {
            return None;
        }
        in_script = piece.starts_with("script");
        piece.split('>').next()
    })
}

/// The value of an attribute in the text of a tag.
pub(crate) fn attribute(tag: &str, name: &str) -> Option<String> {
    let found = tag.match_indices(name).find_map(|(at, _)| {
        let own = tag.get(..at)?.ends_with(char::is_whitespace);
        tag.get(at + name.len()..)?.strip_prefix('=').filter(|_| own)
    })?;
    let quote = found.chars().next().filter(|letter| matches!(letter, '"' | '\''));
    let value = match quote {
        Some(quote) => found.get(1..)?.split(quote).next()?,
        None => found.split(char::is_whitespace).next()?,
    };
    Some(value.replace("&amp;", "&"))
}

/// The addresses in a style sheet.
fn of_style(sheet: &str) -> Vec<String> {
    let urls = sheet.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    let imports = sheet.split("@import ").skip(1).filter_map(quoted);
    urls.map(|url| url.trim().trim_matches(['"', '\'']).to_owned()).chain(imports).collect()
}

/// The addresses that a module names as text; those it makes are not seen.
fn of_module(module: &str) -> Vec<String> {
    let found = CALLS.iter().flat_map(|call| module.split(call).skip(1).filter_map(quoted));
    // A bare name is no address: `from 'a'` in a message, say.
    found.filter(|address| address.starts_with(['.', '/'])).collect()
}

/// What stands between the quotes that a text begins with.
fn quoted(text: &str) -> Option<String> {
    let quote = text.chars().next().filter(|letter| matches!(letter, '"' | '\'' | '`'))?;
    text.get(1..)?.split_once(quote).map(|(inner, _)| inner.to_owned())
}

/// The path of a file of the site, on this system.
pub(crate) fn on_disk(site: &Path, name: &str) -> PathBuf {
    name.split('/').fold(site.to_owned(), |path, part| path.join(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str, files: &[(&str, &str)]) -> Self {
            let folder = Self(std::env::temp_dir().join(format!("tushuo-addresses-{name}-{}", std::process::id())));
            for (path, text) in files {
                let path = on_disk(&folder.0, path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
            folder
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    const PAGE: &str = "<a href=\"#/source\">a</a><a href='../index.html#a?b'>b</a><a href=\"https://a.example/\">c</a>\
        <img src=../a.svg srcset=\"../a.svg 1x, ../b.svg 2x\"/><script>if (a < b) { '<a href=\"/x\">' }</script>\
        <p data-href=\"/no\">href=\"/no\"</p><a href=\"../en/\">d</a>";

    #[test]
    fn a_site_that_works_anywhere_has_no_fault() {
        let folder = Folder::new(
            "good",
            &[
                ("index.html", "<link rel=\"stylesheet\" href=\"./a.css\"><a href=\"data/\">no index</a>"),
                ("data/index.html", ""),
                ("en/index.html", PAGE),
                ("a.css", "a { background: url(\"a.svg\") } b { background: url(data:image/png;base64,/a) }"),
                ("a.js", "import init from './b.js'; new URL('./a.svg', import.meta.url); const A = '/no file';"),
                ("b.js", ""),
                ("a.svg", ""),
                ("b.svg", ""),
            ],
        );
        assert_eq!(check(&folder.0).map_err(|stop| stop.sentence), Ok(13));
    }

    #[test]
    fn each_kind_of_wrong_address_is_named_with_its_file() {
        for (file, text, why) in [
            ("en/a.html", "<a href=\"/index.html\">", "begins at the root"),
            ("en/a.html", "<a class=\"b\"\nhref='//a.example/'>", "begins at the root"),
            ("en/a.html", "<img src=\"../../a.svg\">", "leads out of the site"),
            ("en/a.html", "<img srcset=\"a.html 1x, none.svg 2x\">", "leads to no file"),
            ("en/a.html", "<script src=/a.js></script>", "begins at the root"),
            ("a.css", "a { background: url( '/a.svg' ) }", "begins at the root"),
            ("a.css", "@import \"none.css\";", "leads to no file"),
            ("a.js", "import a from '/b.js'", "begins at the root"),
            ("a.js", "await fetch(`./none.json`)", "leads to no file"),
            ("a.mjs", "import './none.js'", "leads to no file"),
        ] {
            let folder = Folder::new("bad", &[(file, text)]);
            let told = check(&folder.0).expect_err(text).sentence;
            assert!(told.contains(&format!("{file}: ")) && told.contains(why), "{text}: {told}");
        }
    }

    #[test]
    fn many_faults_are_counted() {
        let folder = Folder::new("many", &[("a.html", &"<a href=\"/x\">".repeat(TOLD + 3))]);
        assert!(check(&folder.0).is_err_and(|stop| stop.sentence.ends_with("and 3 more")));
    }
}
