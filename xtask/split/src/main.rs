//! Splits a program in WASM in two: what a first view runs, and the rest, which is loaded behind it.
//!
//! `split mark WASM MARKED` puts a mark into every function and prints where in memory the marks begin, and how many there
//! are. `split names WASM MARKS…` prints the names of those that are marked in any of the files. `split apart WASM FIRST
//! REST …` writes the two parts: with `--names FILE…` those functions are the first part that one of the files names, with
//! `--without WORD…` all whose names hold none of the words. `split brief WASM SCRIPT` gives what the program imports brief
//! names, in both files: the only one that changes what it reads.

mod apart;
mod brief;
mod marks;
mod plan;
mod program;

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::process::ExitCode;

use program::{Program, Wrong};

/// What shows the notice when the program dies, also where it dies because the rest cannot be had; and what puts work off
/// on a machine that is slow now and then, which a measurement may miss.
const ALWAYS: [&str; 2] = ["tushuo::app::notice", "yew::scheduler"];

/// A function with fewer bytes than this costs as much where it stands as what would stand in for it.
const LEAST: u64 = 16;

const USAGE: &str = "usage: split mark WASM MARKED\n       split names WASM MARKS…\n       \
    split apart WASM FIRST REST --names FILE…\n       split apart WASM FIRST REST --without WORD…\n       \
    split brief WASM SCRIPT";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["mark", wasm, marked] => mark(wasm, marked),
        ["names", wasm, marks @ ..] if !marks.is_empty() => names(wasm, marks),
        ["apart", wasm, first, rest, "--names", lists @ ..] if !lists.is_empty() => {
            of_lists(lists).and_then(|named| split(wasm, [first, rest], &|name| named.contains(name)))
        }
        ["apart", wasm, first, rest, "--without", without @ ..] if !without.is_empty() => {
            split(wasm, [first, rest], &|name| !without.iter().any(|word| name.contains(word)))
        }
        ["brief", wasm, script] => brief(wasm, script),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("✗ {why}");
            ExitCode::FAILURE
        }
    }
}

fn of_lists(lists: &[&str]) -> Result<HashSet<String>, Wrong> {
    let mut named = HashSet::new();
    for list in lists {
        let text = fs::read_to_string(list).map_err(|error| format!("{list}: {error}"))?;
        named.extend(text.lines().map(str::to_owned));
    }
    Ok(named)
}

fn read(wasm: &str) -> Result<(Vec<u8>, Program), Wrong> {
    let bytes = fs::read(wasm).map_err(|error| format!("{wasm}: {error}"))?;
    let program = Program::read(&bytes).map_err(|why| format!("{wasm}: {why}"))?;
    if program.names.is_empty() {
        return Err(format!("{wasm}: its functions have no names").into());
    }
    Ok((bytes, program))
}

fn mark(wasm: &str, marked: &str) -> Result<String, Wrong> {
    let (bytes, program) = read(wasm)?;
    let made = marks::mark(&bytes, &program)?;
    fs::write(marked, made.wasm)?;
    Ok(format!("{} {}", made.from, program.sizes.len()))
}

fn names(wasm: &str, marks: &[&str]) -> Result<String, Wrong> {
    let (_, program) = read(wasm)?;
    let mut names = BTreeSet::new();
    for file in marks {
        let marks = fs::read(file)?;
        if marks.len() != program.sizes.len() {
            return Err(format!("{file}: these are not the marks of {wasm}").into());
        }
        let marked = program.own().zip(&marks).filter(|(_, mark)| **mark != 0);
        names.extend(marked.filter_map(|(function, _)| program.name(function)));
    }
    Ok(names.into_iter().collect::<Vec<_>>().join("\n"))
}

fn brief(wasm: &str, script: &str) -> Result<String, Wrong> {
    let (bytes, text) = (fs::read(wasm)?, fs::read_to_string(script)?);
    let made = brief::brief(&bytes, &text).map_err(|why| format!("{script}: {why}"))?;
    let saved = (bytes.len() + text.len()).saturating_sub(made.wasm.len() + made.script.len());
    fs::write(wasm, made.wasm)?;
    fs::write(script, made.script)?;
    Ok(format!("  {} KiB less of names", saved / 1024))
}

fn split(wasm: &str, [first, rest]: [&str; 2], is_named: &dyn Fn(&str) -> bool) -> Result<String, Wrong> {
    let (bytes, program) = read(wasm)?;
    let kept = program.with_callees(|name| ALWAYS.iter().any(|always| name.contains(always)));
    let is_small = |function: u32| program.size(function) < LEAST;
    // What has no name was added by a tool, between page and program.
    let is_first = |function: u32| {
        kept.contains(&function) || is_small(function) || program.name(function).is_none_or(|name| is_named(&name))
    };
    let parts = apart::apart(&bytes, &program, is_first)?;
    let said = format!("  {} KiB and {} KiB", parts.first.len() / 1024, parts.rest.len() / 1024);
    fs::write(first, parts.first)?;
    fs::write(rest, parts.rest)?;
    Ok(said)
}
