//! What the crates of others may ask of us: their licences, where they come from, and which may not be there at all.
//! Has cargo-deny check every crate of the lock file by `deny.toml`, and writes `licences.txt` for those that are in the
//! shipped program. Asks Cargo, without a network; never decides about a licence that is not in that list.

use crate::{
    cache::Cache,
    shell::{aloud, cargo, command, root},
    step::step,
    stop::{About, Outcome, stop},
    tools::Tool,
    wasm::TARGET,
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};
use tinyjson::JsonValue;

/// The version of cargo-deny.
const DENY: &str = "0.20.2";

/// Licences whose crates may be used, those first that are taken where there is a choice.
static ALLOWED: LazyLock<Vec<&str>> = LazyLock::new(|| allowed(include_str!("../../deny.toml")));

/// The list of licences in the text of `deny.toml`: a line of its own.
fn allowed(file: &str) -> Vec<&str> {
    let line = file.lines().find(|line| line.starts_with("allow = ["));
    line.into_iter().flat_map(|line| line.split('"').skip(1).step_by(2)).collect()
}

/// A crate as Cargo tells of it.
struct Package {
    id: String,
    name: String,
    version: String,
    licence: String,
    /// Whether it is of this repository.
    is_own: bool,
    repository: String,
    folder: PathBuf,
    /// It runs in the compiler, and nothing of it is in a program.
    is_macro: bool,
}

/// What Cargo knows of all crates.
struct Known {
    packages: Vec<Package>,
    /// For each id, the ids of what it is linked with.
    uses: HashMap<String, Vec<String>>,
}

fn field<'a>(value: &'a JsonValue, name: &str) -> Option<&'a JsonValue> {
    value.get::<HashMap<String, JsonValue>>()?.get(name)
}

fn text(value: &JsonValue, name: &str) -> String {
    field(value, name).and_then(JsonValue::get::<String>).cloned().unwrap_or_default()
}

fn list<'a>(value: &'a JsonValue, name: &str) -> impl Iterator<Item = &'a JsonValue> {
    field(value, name).and_then(JsonValue::get::<Vec<JsonValue>>).into_iter().flatten()
}

impl Known {
    /// Asks Cargo; for one platform, or for all of them.
    fn of(platform: Option<&str>) -> Outcome<Self> {
        let mut metadata = command(cargo());
        metadata.args(["metadata", "--format-version", "1", "--locked"]).current_dir(root());
        metadata.args(platform.iter().flat_map(|platform| ["--filter-platform", platform]));
        let said = metadata.output().about("cargo metadata")?;
        if !said.status.success() {
            return Err(stop(format!("cargo metadata: {}", String::from_utf8_lossy(&said.stderr))));
        }
        let said: JsonValue = String::from_utf8_lossy(&said.stdout).parse().about("cargo metadata")?;
        let resolve = field(&said, "resolve").ok_or_else(|| stop("cargo metadata tells of no crates."))?;
        let linked = |dep: &&JsonValue| list(dep, "dep_kinds").any(|kind| text(kind, "kind").is_empty());
        let uses = list(resolve, "nodes").map(|node| {
            let of = list(node, "deps").filter(linked).map(|dep| text(dep, "pkg")).collect();
            (text(node, "id"), of)
        });
        Ok(Self { packages: list(&said, "packages").map(package).collect(), uses: uses.collect() })
    }

    /// The crates of others that are linked into the shipped program, by name; with them a few that only a feature wants
    /// which tests turn on, as Cargo tells of all features together.
    fn shipped(&self) -> Vec<&Package> {
        let by_id: HashMap<&str, &Package> = self.packages.iter().map(|one| (one.id.as_str(), one)).collect();
        let program = self.packages.iter().find(|one| one.name == "tushuo" && one.is_own);
        let (mut found, mut next) = (BTreeSet::new(), program.map(|one| vec![one.id.as_str()]).unwrap_or_default());
        while let Some(id) = next.pop() {
            if by_id.get(id).is_some_and(|one| !one.is_macro) && found.insert(id) {
                next.extend(self.uses.get(id).into_iter().flatten().map(String::as_str));
            }
        }
        let found = found.into_iter().filter_map(|id| by_id.get(id).copied());
        let mut found: Vec<&Package> = found.filter(|one| !one.is_own).collect();
        found.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
        found
    }
}

fn package(value: &JsonValue) -> Package {
    let is_macro = |target: &JsonValue| {
        list(target, "kind").any(|kind| kind.get::<String>().is_some_and(|kind| kind == "proc-macro"))
    };
    Package {
        id: text(value, "id"),
        name: text(value, "name"),
        version: text(value, "version"),
        licence: text(value, "license"),
        is_own: text(value, "source").is_empty(),
        repository: text(value, "repository"),
        folder: Path::new(&text(value, "manifest_path")).parent().map(Path::to_owned).unwrap_or_default(),
        is_macro: list(value, "targets").any(is_macro),
    }
}

/// The licences that are taken of an expression as crates write it (`(MIT OR Apache-2.0) AND Unicode-3.0`, or
/// `MIT/Apache-2.0` of old); none where one that is needed is not allowed, or where it is not understood.
fn chosen(expression: &str) -> Option<BTreeSet<&'static str>> {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words = spaced.split_whitespace().collect::<Vec<_>>().into_iter().peekable();
    let found = either(&mut words)?;
    words.next().is_none().then_some(found).flatten()
}

type Words<'a> = std::iter::Peekable<std::vec::IntoIter<&'a str>>;
/// What is taken; none where nothing of it is allowed.
type Choice = Option<BTreeSet<&'static str>>;

/// `… OR …`: of what is allowed, what needs the fewest licences, and those that stand first in the list. None where it
/// is not understood.
fn either(words: &mut Words<'_>) -> Option<Choice> {
    let rank = |choice: &BTreeSet<&str>| {
        let worst = ALLOWED.iter().rposition(|allowed| choice.contains(allowed));
        (choice.len(), worst)
    };
    let mut best = both(words)?;
    while words.next_if_eq(&"OR").is_some() {
        let other = both(words)?;
        best = [best, other].into_iter().flatten().min_by_key(rank);
    }
    Some(best)
}

/// `… AND …`.
fn both(words: &mut Words<'_>) -> Option<Choice> {
    let mut all = one(words)?;
    while words.next_if_eq(&"AND").is_some() {
        let other = one(words)?;
        all = all.zip(other).map(|(one, other)| one.into_iter().chain(other).collect());
    }
    Some(all)
}

fn one(words: &mut Words<'_>) -> Option<Choice> {
    match words.next()? {
        "(" => {
            let inner = either(words)?;
            (words.next()? == ")").then_some(inner)
        }
        "OR" | "AND" | "WITH" | ")" => None,
        // With an exception it is another licence, which is not in the list.
        _ if words.next_if_eq(&"WITH").is_some() => words.next().map(|_| None),
        name => Some(ALLOWED.iter().find(|allowed| **allowed == name).map(|allowed| BTreeSet::from([*allowed]))),
    }
}

/// Finds cargo-deny, or installs it.
pub(crate) fn ensure(cache: &Cache) -> Outcome<PathBuf> {
    Tool { name: "cargo-deny", shown: "cargo-deny", version: DENY.to_owned() }.program_file(cache)
}

/// Checks every crate there is.
pub(crate) fn check(deny: &Path) -> Outcome {
    step("licences, sources and bans of all crates", || {
        // What other systems and features want is looked at too, and need not be here yet.
        let mut fetch = command(cargo());
        aloud("cargo fetch", fetch.args(["fetch", "--quiet", "--locked"]).current_dir(root()))?;
        let mut check = command(deny);
        check.args(["--offline", "--workspace", "--locked", "check", "bans", "licenses", "sources"]);
        aloud("cargo-deny, by deny.toml,", check.current_dir(root()).env("CARGO", cargo()))
    })
}

/// Writes `licences.txt` into a built site.
pub(crate) fn write(site: &Path) -> Outcome {
    step("licences.txt: what the program is made of", || {
        let known = Known::of(Some(TARGET))?;
        let file = site.join("licences.txt");
        fs::write(&file, told(&known.shipped())?).about(file.display())
    })
}

/// The crates with their licences, then each text once with the crates it is of.
fn told(crates: &[&Package]) -> Outcome<String> {
    let mut told = String::from(
        "tushuo: MIT OR Apache-2.0. Icons: Lucide (ISC; some MIT, from Feather).\n\
         The program also holds these crates; where they leave a choice, the licence named first is taken.\n\n",
    );
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for Package { name, version, licence, repository, folder, .. } in crates {
        let taken = chosen(licence).unwrap_or_default();
        let taken = taken.into_iter().collect::<Vec<_>>().join(" and ");
        // Writing into a string cannot fail.
        let _ = writeln!(told, "{name} {version}: {taken} (of «{licence}») {repository}");
        for text in texts_of(folder, &taken)? {
            texts.entry(text).or_default().push(format!("{name} {version}"));
        }
    }
    for (text, of) in texts {
        let _ = write!(told, "\n{}\n{}\n\n{text}\n", "=".repeat(72), of.join(", "));
    }
    Ok(told)
}

/// The texts of a crate's licence: those of another one that could have been taken are left out.
fn texts_of(folder: &Path, taken: &str) -> Outcome<Vec<String>> {
    let names = ["LICEN", "COPYING", "UNLICENSE", "NOTICE"];
    let files = fs::read_dir(folder).about(folder.display())?.flatten().map(|entry| entry.path());
    let file_name_of = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
    let mut files: Vec<PathBuf> =
        files.filter(|path| path.is_file() && names.iter().any(|name| file_name_of(path).starts_with(name))).collect();
    files.sort();
    let is_of = |path: &PathBuf, licence: &str| file_name_of(path).contains(&licence.to_uppercase());
    if files.iter().any(|path| is_of(path, taken)) {
        files.retain(|path| is_of(path, taken));
    }
    let read = |path: &PathBuf| {
        let text = fs::read(path).about(path.display())?;
        Ok(String::from_utf8_lossy(&text).replace("\r\n", "\n").trim().to_owned())
    };
    files.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_of_a_choice_is_what_asks_the_least() {
        let taken = |expression| chosen(expression).map(|taken| taken.into_iter().collect::<Vec<_>>());
        assert_eq!(taken("MIT OR Apache-2.0"), Some(vec!["MIT"]));
        assert_eq!(taken("Apache-2.0/MIT"), Some(vec!["MIT"]));
        assert_eq!(taken("(MIT OR Apache-2.0) AND Unicode-3.0"), Some(vec!["MIT", "Unicode-3.0"]));
        assert_eq!(taken("GPL-3.0 OR MIT"), Some(vec!["MIT"]));
        assert_eq!(taken("MIT OR Zlib AND GPL-3.0"), Some(vec!["MIT"]));
        assert_eq!(taken("Apache-2.0 WITH LLVM-exception OR Apache-2.0"), Some(vec!["Apache-2.0"]));
    }

    #[test]
    fn what_is_not_in_the_list_is_not_taken() {
        for expression in
            ["GPL-3.0", "MIT AND GPL-3.0", "", "MIT OR", "(MIT", "MIT)", "Apache-2.0 WITH LLVM-exception", "mit"]
        {
            assert_eq!(chosen(expression), None, "{expression}");
        }
    }

    #[test]
    fn every_crate_comes_from_where_crates_may_come_from() {
        let registry = "registry+https://github.com/rust-lang/crates.io-index";
        for lock in ["Cargo.lock", "fuzz/Cargo.lock"] {
            let lock = fs::read_to_string(root().join(lock)).expect("a lock file");
            let sources = lock.lines().filter_map(|line| line.strip_prefix("source = "));
            let sources: BTreeSet<&str> = sources.map(|source| source.trim_matches('"')).collect();
            assert_eq!(sources, BTreeSet::from([registry]));
        }
        let rules = include_str!("../../deny.toml");
        for rule in ["unknown-registry = \"deny\"", "unknown-git = \"deny\"", "crate = \"openssl-sys\""] {
            assert!(rules.contains(rule), "{rule}");
        }
    }

    #[test]
    fn the_list_is_the_one_that_crates_are_checked_by() {
        assert_eq!(allowed("[a]\nallow = [\"MIT\", \"Zlib\"]\ndeny = [\"ISC\"]"), ["MIT", "Zlib"]);
        assert_eq!(ALLOWED.first(), Some(&"MIT"));
        assert_eq!(ALLOWED.last(), Some(&"Apache-2.0"));
        // Whatever is shipped has a licence of it.
        let known = Known::of(Some(TARGET)).expect("cargo metadata");
        let without: Vec<_> = known.shipped().into_iter().filter(|one| chosen(&one.licence).is_none()).collect();
        assert!(without.is_empty(), "{:?}", without.iter().map(|one| &one.name).collect::<Vec<_>>());
    }

    #[test]
    fn the_list_holds_what_is_linked_and_nothing_else() {
        let known = Known::of(Some(TARGET)).expect("cargo metadata");
        let shipped = known.shipped();
        let is_there = |name: &str| shipped.iter().any(|one| one.name == name);
        assert!(is_there("yew") && is_there("plotters") && is_there("qrcodegen"));
        assert!(!is_there("resvg") && !is_there("syn") && !is_there("proptest") && !is_there("tushuo"));
        let told = told(&shipped).expect("the texts can be read");
        assert!(told.contains("plotters 0.3") && told.contains("Permission is hereby granted"));
    }
}
