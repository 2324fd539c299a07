//! Changes to a report that was right. Takes bytes as instructions, gives the text of `report.json` and of its source.
//! The same bytes always make the same changes.

use std::sync::OnceLock;

use serde_json::Value;

/// A report with its source, small, with every kind of date and mark.
const WITH_SOURCE: (&str, &str) =
    (include_str!("../../tests/readers/report/report.json"), include_str!("../../tests/readers/report/source.zh.md"));

/// The most changes: a report with more of them is hardly ever one still.
const MOST: usize = 8;

/// What no one would write, and what may mean something.
const WORDS: [&str; 44] = [
    "",
    "0",
    "-1",
    "1",
    "0.00",
    "100",
    "99.99",
    "-99.99",
    "1e9",
    "NaN",
    "9999999999999999999999999999",
    "0.0000000000000000001",
    "79228162514264337593543950335",
    "四",
    "十",
    "一百二十",
    "%",
    "亿元",
    "万亿元",
    "件",
    "元",
    "2023",
    "2023-12",
    "2023-02-29",
    "2024-02-29",
    "2023-05-20/2023-05-31",
    "../2023-12",
    "0000",
    "9999-12-31",
    "2023?",
    "2023-01/..",
    "<script>alert(0)</script>",
    "javascript:alert(0)",
    "\u{202e}\u{2066}",
    "\u{200b}\u{feff}",
    "\u{0}\u{1}",
    "=1+1",
    "{",
    "{a.printed}",
    "https://example.org/",
    "\u{fffd}\u{10ffff}",
    "a\r\nEND:VCALENDAR\r\nb",
    "\"'&<>",
    "e\u{301}\u{301}\u{301}",
];

const NUMBERS: [i64; 8] = [0, 1, -1, 2024, 9999, 32_768, i64::MIN, i64::MAX];

/// What is read as instructions.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn next(&mut self) -> Option<usize> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(usize::from(*first))
    }

    fn pair(&mut self) -> Option<usize> {
        Some(self.next()? * 256 + self.next()?)
    }

    fn text(&mut self) -> Option<String> {
        let length = self.next()?.min(self.0.len());
        let (text, rest) = self.0.split_at(length);
        self.0 = rest;
        Some(String::from_utf8_lossy(text).into_owned())
    }
}

/// A report and where its values are.
struct Base {
    value: Value,
    places: Vec<String>,
    source: Option<&'static str>,
}

fn bases() -> &'static [Base; 2] {
    static BASES: OnceLock<[Base; 2]> = OnceLock::new();
    BASES.get_or_init(|| {
        [(super::SEED, None), (WITH_SOURCE.0, Some(WITH_SOURCE.1))].map(|(json, source)| {
            let value: Value = serde_json::from_str(json).expect("JSON");
            let mut places = Vec::new();
            collect(&value, String::new(), &mut places);
            Base { value, places, source }
        })
    })
}

fn collect(value: &Value, place: String, places: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                collect(field, format!("{place}/{name}"), places);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                collect(item, format!("{place}/{at}"), places);
            }
        }
        _ => {}
    }
    places.push(place);
}

/// The report that the bytes make, and its source where it has one.
pub(super) fn changed(first: u8, instructions: &[u8]) -> (String, Option<String>) {
    let base = &bases()[usize::from(first / 128)];
    let (mut value, mut source) = (base.value.clone(), base.source.map(str::to_owned));
    let mut bytes = Bytes(instructions);
    for _ in 0..MOST {
        if change(base, &mut value, &mut source, &mut bytes).is_none() {
            break;
        }
    }
    (value.to_string(), source)
}

/// One change; none where the bytes are at their end.
fn change(base: &Base, value: &mut Value, source: &mut Option<String>, bytes: &mut Bytes<'_>) -> Option<()> {
    let kind = bytes.next()?;
    let place = base.places.get(bytes.pair()? % base.places.len())?;
    // What an earlier change took away stays away.
    let Some(found) = value.pointer_mut(place) else { return Some(()) };
    match kind % 9 {
        0 => *found = Value::String((*WORDS.get(bytes.next()? % WORDS.len())?).to_owned()),
        1 => append(found, WORDS.get(bytes.next()? % WORDS.len())?),
        2 => *found = Value::String(bytes.text()?),
        3 => append(found, &bytes.text()?),
        4 => *found = (*NUMBERS.get(bytes.next()? % NUMBERS.len())?).into(),
        5 => remove(value, place),
        6 => twice(value, place),
        7 => {
            // What stands in another place of the same name: another id, another date, another unit.
            let name = place.rsplit('/').next().unwrap_or_default();
            let same: Vec<&String> =
                base.places.iter().filter(|place| place.rsplit('/').next() == Some(name)).collect();
            let other = base.value.pointer(same.get(bytes.pair()? % same.len().max(1))?)?;
            *found = other.clone();
        }
        _ => {
            // Very long, or a part of the source gone.
            let times = bytes.next()? * 40;
            if let Some(text) = source.as_mut() {
                *text = text.chars().skip(times / 40).collect();
            } else {
                append(found, &"长 long ".repeat(times));
            }
        }
    }
    Some(())
}

fn append(value: &mut Value, more: &str) {
    if let Value::String(text) = value {
        text.push_str(more);
    }
}

fn parent<'a, 'b>(value: &'a mut Value, place: &'b str) -> Option<(&'a mut Value, &'b str)> {
    let (parent, name) = place.rsplit_once('/')?;
    Some((value.pointer_mut(parent)?, name))
}

fn remove(value: &mut Value, place: &str) {
    match parent(value, place) {
        Some((Value::Object(fields), name)) => drop(fields.remove(name)),
        Some((Value::Array(items), at)) => {
            if let Some(at) = at.parse().ok().filter(|at| *at < items.len()) {
                items.remove(at);
            }
        }
        _ => {}
    }
}

fn twice(value: &mut Value, place: &str) {
    if let Some((Value::Array(items), at)) = parent(value, place)
        && let Some(item) = at.parse::<usize>().ok().and_then(|at| items.get(at).cloned())
    {
        items.push(item);
    }
}
