//! `SECURITY.md` against the tests: each claim names one that is there.
//!
//! Takes the document and the files it names. Never judges whether a test holds what is claimed.

#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

use std::path::{Path, PathBuf};

fn read(path: &str) -> String {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The tests that a line names: file and function.
fn named(line: &str) -> Vec<(&str, &str)> {
    let ticked = line.split('`').skip(1).step_by(2);
    ticked
        .filter_map(|name| name.split_once(": "))
        .filter(|(file, _)| Path::new(file).extension().is_some_and(|kind| kind == "rs"))
        .collect()
}

#[test]
fn every_claim_names_a_test_that_is_there() {
    let document = read("SECURITY.md");
    let mut seen = 0;
    for line in document.lines() {
        for (file, function) in named(line) {
            let text = read(file);
            let at = text.find(&format!("fn {function}(")).unwrap_or_else(|| panic!("{file}: there is no {function}"));
            let before: String = text.get(..at).unwrap_or_default().lines().rev().take(4).collect();
            assert!(before.contains("test]"), "{file}: {function} is no test");
            assert!(!before.contains("#[ignore"), "{file}: {function} is ignored");
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn every_claim_about_the_program_has_a_test() {
    let document = read("SECURITY.md");
    let claims = document.split("\n## ").filter(|part| part.starts_with("What "));
    for line in claims.flat_map(str::lines).filter(|line| line.starts_with("- ")) {
        // What is a choice, or is left to others, says so.
        let open = line.contains("docs/deploy.md") || line.contains("cargo audit");
        assert!(open || !named(line).is_empty(), "{line}");
    }
}

#[test]
fn no_crate_of_the_repository_allows_unsafe_code() {
    let workspace = read("Cargo.toml");
    assert!(workspace.contains("[workspace.lints.rust]\nunsafe_code = \"forbid\""));
    let members = workspace.lines().find(|line| line.starts_with("members = ")).expect("members");
    for member in members.split('"').skip(1).step_by(2).chain(["."]) {
        assert!(read(&format!("{member}/Cargo.toml")).contains("[lints]\nworkspace = true"), "{member}");
    }
    // What the fuzzer runs is compiled by `tests/fuzz.rs` too, under this lint; its targets only call it.
    let targets = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/fuzz_targets")).expect("targets");
    for target in targets.flatten() {
        assert!(!std::fs::read_to_string(target.path()).expect("text").contains("unsafe"), "{target:?}");
    }
}
