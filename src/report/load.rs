//! Loading: from the bytes of the two files to the types they are read as.
//!
//! Takes bytes, gives [`ReportFile`] and the source text, or what is wrong with place and fields. Refuses what
//! is too large before reading it. Never checks what the values mean; that is [`super::validate`].

use serde::Deserialize;

use super::parts;
use super::problem::{Code, FileFault, JsonKind, Problem, REPORT_FILE, SOURCE_FILE};
use super::schema::ReportFile;
use super::tracked;
use super::turns::Pause;
use super::validate::is_invisible;

/// Most bytes of `report.json`: room for a hundred thousand events and more.
pub const REPORT_LIMIT: usize = 128 * 1024 * 1024;

/// Most bytes of the source text.
pub const SOURCE_LIMIT: usize = 32 * 1024 * 1024;

/// The format that is read.
pub const SCHEMA: &str = "tushuo/report@1";

/// The format's name, before its version.
const SCHEMA_NAME: &str = "tushuo/report@";

/// The version in [`SCHEMA`].
const SCHEMA_VERSION: u32 = 1;

/// Reads `report.json`.
pub fn parse(bytes: &[u8]) -> Result<ReportFile, Vec<Problem>> {
    let text = text(bytes, REPORT_LIMIT).map_err(|fault| one(REPORT_FILE, String::new(), fault))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match tracked::read::<ReportFile>(text) {
        Ok(file) if file.schema == SCHEMA => Ok(file),
        read => {
            check_head(text).map_err(|(path, fault)| one(REPORT_FILE, path, fault))?;
            read.map_err(|(path, error)| {
                let (path, fault) = fault_of(&path, &error);
                one(REPORT_FILE, path, fault)
            })
        }
    }
}

/// As [`parse`], with pauses between the items of the long lists.
///
/// # Errors
///
/// As [`parse`].
pub async fn parse_in_turns(bytes: &[u8], pause: Pause<'_>) -> Result<ReportFile, Vec<Problem>> {
    let text = text(bytes, REPORT_LIMIT).unwrap_or_default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match parts::read(text, pause).await {
        Some(file) if file.schema == SCHEMA => Ok(file),
        // What is wrong with it is told by reading the whole.
        _ => parse(bytes),
    }
}

/// Reads the source text.
pub fn source(bytes: &[u8]) -> Result<String, Vec<Problem>> {
    let text = text(bytes, SOURCE_LIMIT).map_err(|fault| one(SOURCE_FILE, String::new(), fault))?;
    Ok(text.to_owned())
}

fn one(file: &'static str, path: String, fault: FileFault) -> Vec<Problem> {
    vec![Problem { file, path, code: Code::File(fault) }]
}

fn text(bytes: &[u8], limit: usize) -> Result<&str, FileFault> {
    if bytes.len() > limit {
        return Err(FileFault::TooLarge { limit });
    }
    let text = core::str::from_utf8(bytes).map_err(|error| FileFault::NotUtf8 { offset: error.valid_up_to() })?;
    if text.trim_matches(['\u{feff}', ' ', '\t', '\r', '\n']).is_empty() { Err(FileFault::Empty) } else { Ok(text) }
}

/// Whether it is JSON at all, and of a version that is known: before a type or an unknown field is complained
/// about, since a later version may well have both.
fn check_head(text: &str) -> Result<(), (String, FileFault)> {
    #[derive(Deserialize)]
    struct Head {
        schema: Option<serde_json::Value>,
    }
    let not_json =
        |error: &serde_json::Error| (String::new(), FileFault::NotJson { line: error.line(), column: error.column() });
    serde_json::from_str::<serde::de::IgnoredAny>(text).map_err(|error| not_json(&error))?;
    // What is not an object, or has another fault at its top, is told by the reader of the whole.
    let Ok(Head { schema: Some(serde_json::Value::String(found)) }) = serde_json::from_str(text) else { return Ok(()) };
    if found == SCHEMA {
        return Ok(());
    }
    let version = found.strip_prefix(SCHEMA_NAME).and_then(|version| version.parse::<u32>().ok());
    let newer = version.is_some_and(|version| version > SCHEMA_VERSION);
    let fault = if newer { FileFault::NewerSchema { found } } else { FileFault::UnknownSchema { found } };
    Err(("schema".to_owned(), fault))
}

/// What a message of the JSON reader says; the text is known to be JSON, so the fault is one of types.
fn fault_of(path: &str, error: &serde_json::Error) -> (String, FileFault) {
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
    // A field's name may hold anything; a path is shown as it is.
    let path = path.chars().filter(|letter| !is_invisible(*letter)).collect();
    let ticked: Vec<String> = message.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    let name = ticked.first().cloned().unwrap_or_default();
    let known = ticked.get(1..).unwrap_or_default();
    let fault = if message.starts_with("missing field") {
        FileFault::MissingField { field: name }
    } else if message.starts_with("duplicate field") {
        FileFault::DuplicateField { field: name }
    } else if message.starts_with("unknown field") {
        let nearest = nearest(&name, known.iter().map(String::as_str));
        FileFault::UnknownField { field: name, nearest }
    } else if message.starts_with("unknown variant") {
        FileFault::UnknownChoice { found: name, known: known.to_vec() }
    } else if let Some((found, expected)) =
        message.strip_prefix("invalid type: ").and_then(|types| types.rsplit_once(", expected "))
    {
        FileFault::WrongType { expected: kind(expected), found: kind(found) }
    } else if message.starts_with("invalid length") && message.contains("expected struct") {
        FileFault::WrongType { expected: JsonKind::Object, found: JsonKind::List }
    } else if message == "expected value" {
        // An enum's name is asked for and something else than a string stands there.
        FileFault::WrongType { expected: JsonKind::Text, found: JsonKind::Other(String::new()) }
    } else {
        FileFault::BadValue { reason: message.to_owned() }
    };
    (path, fault)
}

/// The kind of value that the reader's words mean.
fn kind(words: &str) -> JsonKind {
    let begins = |names: &[&str]| names.iter().any(|name| words.starts_with(name));
    if begins(&["string", "a string", "a borrowed string", "enum", "variant", "character"]) {
        JsonKind::Text
    } else if begins(&["integer", "floating point", "i16", "u32", "number"]) {
        JsonKind::Number
    } else if begins(&["boolean", "a boolean"]) {
        JsonKind::Boolean
    } else if begins(&["sequence", "a sequence"]) {
        JsonKind::List
    } else if begins(&["map", "a map", "struct"]) {
        JsonKind::Object
    } else if begins(&["null", "unit"]) {
        JsonKind::Null
    } else {
        JsonKind::Other(words.to_owned())
    }
}

/// The name that is most like `name`, where one is like it at all.
pub(super) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let most = 1 + name.chars().count() / 3;
    let distances = known.map(|other| (distance(name, other), other));
    distances
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, other)| other.to_owned())
}

/// How many letters must be put in, taken out or changed (Levenshtein); names that long are not compared.
fn distance(left: &str, right: &str) -> usize {
    const LONGEST: usize = 80;
    if left.len() > LONGEST || right.len() > LONGEST {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=right.chars().count()).collect();
    for (at, letter) in left.chars().enumerate() {
        let mut diagonal = at;
        let mut last = at + 1;
        for (cell, other) in row.iter_mut().zip(core::iter::once(None).chain(right.chars().map(Some))) {
            let above = *cell;
            *cell = match other {
                None => at + 1,
                Some(other) => (diagonal + usize::from(letter != other)).min(above + 1).min(last + 1),
            };
            diagonal = above;
            last = *cell;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_offered_only_when_it_is_near() {
        let known = ["printed", "period", "part_of"];
        assert_eq!(nearest("prnited", known.into_iter()).as_deref(), Some("printed"));
        assert_eq!(nearest("colour", known.into_iter()), None);
    }

    #[test]
    fn distances_count_single_letters() {
        for (left, right, expected) in [("", "", 0), ("a", "", 1), ("kitten", "sitting", 3), ("ab", "ba", 2)] {
            assert_eq!(distance(left, right), expected, "{left} {right}");
        }
    }
}
