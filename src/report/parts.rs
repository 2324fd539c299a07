//! Reading `report.json` in turns: what stands around its long lists as one, then each list item by item. A series, whose
//! values are one text, and the slides are read with what stands around.
//!
//! Takes JSON text, gives the same [`ReportFile`] as reading it in one go, or nothing: what is not as it should be is for
//! whoever reads the whole to tell, with its place. Never decides by itself what is JSON: every byte goes to the reader.

use serde::Deserialize;

use super::schema::ReportFile;
use super::tracked;
use super::turns::{Pause, rest};

/// The lists that are read item by item.
const LISTS: [&str; 7] = ["lists", "statistics", "derived", "events", "left_out", "context", "figures"];

/// A report with its long lists taken out.
struct Apart<'a> {
    /// All of it, with empty lists in the place of the long ones.
    around: String,
    /// The items of each list.
    items: [Vec<&'a str>; LISTS.len()],
}

/// Reads a report, with pauses between the items.
pub(super) async fn read(text: &str, pause: Pause<'_>) -> Option<ReportFile> {
    let Apart { around, items: [lists, statistics, derived, events, left_out, context, figures] } = apart(text)?;
    rest(pause).await;
    let mut file: ReportFile = tracked::read(&around).ok()?;
    each(&lists, pause, &mut |item| add(&mut file.lists, item)).await?;
    each(&statistics, pause, &mut |item| add(&mut file.statistics, item)).await?;
    each(&derived, pause, &mut |item| add(&mut file.derived, item)).await?;
    each(&events, pause, &mut |item| add(&mut file.events, item)).await?;
    each(&left_out, pause, &mut |item| add(&mut file.left_out, item)).await?;
    each(&context, pause, &mut |item| add(&mut file.context, item)).await?;
    each(&figures, pause, &mut |item| add(&mut file.figures, item)).await?;
    Some(file)
}

/// Does the same with each item; boxed types, so that the pauses are compiled once.
async fn each(items: &[&str], pause: Pause<'_>, read: &mut dyn FnMut(&str) -> Option<()>) -> Option<()> {
    for item in items {
        rest(pause).await;
        read(item)?;
    }
    Some(())
}

fn add<'a, T: Deserialize<'a>>(list: &mut Vec<T>, item: &'a str) -> Option<()> {
    list.push(tracked::read(item).ok()?);
    Some(())
}

/// Takes the long lists out; `None` where the text is no object, or ends too early.
fn apart(text: &str) -> Option<Apart<'_>> {
    let mut apart = Apart { around: String::new(), items: Default::default() };
    let mut at = after(text, 0, b'{')?;
    let mut kept = 0;
    while byte(text, at)? == b'"' {
        let name = text.get(at..value_end(text, at)?)?;
        let value = blanks_end(text, after(text, blanks_end(text, at + name.len()), b':')?);
        at = value_end(text, value)?;
        let list = LISTS.iter().position(|list| name.get(1..name.len() - 1) == Some(list));
        let items = list.and_then(|list| apart.items.get_mut(list)).filter(|_| byte(text, value) == Some(b'['));
        if let Some(items) = items {
            *items = items_of(text.get(value..at)?)?;
            apart.around.push_str(text.get(kept..value)?);
            apart.around.push_str("[]");
            kept = at;
        }
        at = blanks_end(text, at);
        if byte(text, at)? != b',' {
            break;
        }
        at = blanks_end(text, at + 1);
    }
    apart.around.push_str(text.get(kept..)?);
    Some(apart)
}

/// The items of a list, `[` and `]` included in the text.
fn items_of(list: &str) -> Option<Vec<&str>> {
    let mut items = Vec::new();
    let mut at = after(list, 0, b'[')?;
    if byte(list, at)? == b']' {
        return Some(items);
    }
    loop {
        let end = value_end(list, at)?;
        items.push(list.get(at..end)?);
        at = blanks_end(list, end);
        match byte(list, at)? {
            b',' => at = blanks_end(list, at + 1),
            b']' if at + 1 == list.len() => return Some(items),
            _ => return None,
        }
    }
}

/// Where the next thing begins after this sign, which stands at `at` or after blanks.
fn after(text: &str, at: usize, sign: u8) -> Option<usize> {
    let at = blanks_end(text, at);
    (byte(text, at)? == sign).then(|| blanks_end(text, at + 1))
}

fn byte(text: &str, at: usize) -> Option<u8> {
    text.as_bytes().get(at).copied()
}

fn blanks_end(text: &str, at: usize) -> usize {
    let blank = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
    at + text.as_bytes().get(at..).unwrap_or_default().iter().take_while(blank).count()
}

/// Where a value ends that begins at `at`: a string, or all until the sign that closes or follows it.
fn value_end(text: &str, at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let mut bytes = text.as_bytes().iter().enumerate().skip(at);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => {
                let end = string_end(&mut bytes)?;
                if depth == 0 {
                    return Some(end);
                }
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' | b',' | b' ' | b'\t' | b'\r' | b'\n' if depth == 0 => return Some(at),
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// Where a string ends, its first quotation mark being read already.
fn string_end<'a>(bytes: &mut impl Iterator<Item = (usize, &'a u8)>) -> Option<usize> {
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => return Some(at + 1),
            b'\\' => drop(bytes.next()),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::turns::{NEVER, at_once};
    use super::*;

    fn in_parts(text: &str) -> Option<ReportFile> {
        at_once(read(text, NEVER))
    }

    fn chapter() -> String {
        std::fs::read_to_string("data/shanghai-2023-ch7/report.json").expect("the file is there")
    }

    #[test]
    fn a_report_is_read_in_parts_as_in_one_go() {
        let text = chapter();
        assert_eq!(in_parts(&text), tracked::read(&text).ok());
        let apart = apart(&text).expect("it is an object");
        assert!(apart.items.iter().all(|items| items.len() > 1), "{:?}", apart.items.each_ref().map(Vec::len));
        assert!(apart.around.len() < text.len() / 4, "{} bytes are read as one", apart.around.len());
        // In any order, without blanks, and with what is not needed.
        let compact: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(in_parts(&compact.to_string()), tracked::read(&text).ok());
    }

    #[test]
    fn what_is_read_in_parts_is_never_what_the_whole_would_not_be() {
        // A small report, so that every place of it can be tried.
        let text = include_str!("../state/resolve/report.json");
        assert_eq!(in_parts(text), tracked::read(text).ok());
        let mut refused = 0;
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            let rest = text.get(at..).and_then(|rest| rest.chars().next()).map_or(at, |letter| at + letter.len_utf8());
            for instead in ["", ",", "]", "}", "[", "{", "\"", "\\", ":", " ", "null", "0", "[]"] {
                let other = format!("{}{instead}{}", &text[..at], &text[rest..]);
                match in_parts(&other) {
                    Some(file) => assert_eq!(Some(file), tracked::read(&other).ok(), "{instead:?} at {at}"),
                    None => refused += 1,
                }
            }
        }
        assert!(refused > text.len(), "only {refused} were refused");
    }

    #[test]
    fn what_is_not_a_report_is_left_to_who_reads_the_whole() {
        for text in ["", " ", "[]", "{", "{}", "{\"events\":[", "{\"events\":[1", "{\"events\":[]}x", "\u{e9}", "null"]
        {
            assert_eq!(in_parts(text), None, "{text}");
        }
        // A list that is there twice is a fault, and not the last of both.
        let text = chapter();
        let twice = text.replacen('{', "{\"events\":[],", 1);
        assert_eq!(in_parts(&twice), None);
        // A list in the place of an object, and an object in the place of a list.
        assert_eq!(in_parts(&text.replacen("\"events\": [", "\"events\": [[],", 1)), None);
        assert_eq!(in_parts(&text.replacen("\"deck\": [", "\"deck\": {},\"x\": [", 1)), None);
    }
}
