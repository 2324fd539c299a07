//! Content lines of iCalendar (RFC 5545, 3.1): a name, a colon, a value, folded.
//!
//! Takes property names of ours and values of any text, gives lines that end with CRLF and have 75 octets at most.
//! Whatever a value holds, it stays within its property: what cannot be seen is removed, line breaks among it, and
//! text is escaped. Never folds inside a character, between a letter and the marks upon it, or inside an escape.

use crate::report::validate::is_invisible;

/// The most octets of a line, without its CRLF.
pub const MOST_OCTETS: usize = 75;

/// Content lines, one after another.
#[derive(Debug, Default)]
pub struct Lines(String);

impl Lines {
    /// A property whose value is a word of the format: a date, an address, a choice.
    pub fn word(&mut self, name: &'static str, value: &str) {
        let seen: String = value.chars().filter(|letter| !is_invisible(*letter)).collect();
        self.line(name, &seen);
    }

    /// A property whose value is text, which may have several lines.
    pub fn text(&mut self, name: &'static str, value: &str) {
        self.line(name, &escaped(value));
    }

    /// A property whose value is a list of texts.
    pub fn list(&mut self, name: &'static str, values: &[&str]) {
        let values: Vec<String> = values.iter().map(|value| escaped(value)).collect();
        self.line(name, &values.join(","));
    }

    /// The lines.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }

    fn line(&mut self, name: &'static str, value: &str) {
        let line = format!("{name}:{value}");
        let mut used = 0;
        for piece in pieces(&line) {
            if used + piece.len() > MOST_OCTETS {
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push_str(piece);
            used += piece.len();
        }
        self.0.push_str("\r\n");
    }
}

/// Text as a value has it: line breaks as `\n`, and without what cannot be seen.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => value.push_str("\\n"),
            '\\' | ';' | ',' => value.extend(['\\', letter]),
            letter if is_invisible(letter) => {}
            letter => value.push(letter),
        }
    }
    value
}

/// Pieces that a fold may stand between: an escape, or a letter with the marks upon it. A piece is never longer than
/// what a folded line has room for, however many marks there are.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    core::iter::from_fn(move || {
        let mut length = 0;
        let mut before = None;
        for letter in rest.chars() {
            // No backslash but an escape's is in a value, and one escape is one piece.
            let escape = before == Some('\\') && length == 1;
            let joined = before.is_none() || escape || clings(letter) || before == Some(JOINER);
            if !joined || length + letter.len_utf8() >= MOST_OCTETS {
                break;
            }
            length += letter.len_utf8();
            before = Some(letter);
        }
        let (piece, after) = rest.split_at_checked(length).filter(|(piece, _)| !piece.is_empty())?;
        rest = after;
        Some(piece)
    })
}

/// Joins two pictures into one.
const JOINER: char = '\u{200d}';

/// Whether a letter is shown upon the one before it: combining marks, variation selectors, tones of skin, tags.
fn clings(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | JOINER | '\u{20d0}'..='\u{20ff}'
        | '\u{3099}'..='\u{309a}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(value: &str) -> String {
        let mut lines = Lines::default();
        lines.text("SUMMARY", value);
        String::from_utf8(lines.into_bytes()).expect("UTF-8")
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(written("a\\b; c, d\r\ne\nf"), "SUMMARY:a\\\\b\\; c\\, d\\ne\\nf\r\n");
        let mut lines = Lines::default();
        lines.list("CATEGORIES", &["a,b", "c"]);
        assert_eq!(lines.into_bytes(), b"CATEGORIES:a\\,b,c\r\n");
    }

    #[test]
    fn a_line_is_folded_at_its_last_octet() {
        let whole = format!("SUMMARY:{}\r\n", "a".repeat(MOST_OCTETS - 8));
        assert_eq!(written(&"a".repeat(MOST_OCTETS - 8)), whole);
        let folded = format!("{}\r\n {}\r\n b\r\n", whole.trim_end(), "a".repeat(MOST_OCTETS - 1));
        assert_eq!(written(&format!("{}b", "a".repeat(2 * MOST_OCTETS - 9))), folded);
    }

    #[test]
    fn no_fold_parts_a_letter_from_its_marks_or_an_escape() {
        for joined in ["e\u{301}", "👩\u{200d}🔬", "👍\u{1f3fd}", "図\u{fe00}", "\\", ",", "\n"] {
            for before in 50..80 {
                let lines = written(&format!("{}{joined}{}", "a".repeat(before), "b".repeat(70)));
                let shown = escaped(joined);
                assert!(lines.contains(&shown), "{before} before {shown:?}: {lines:?}");
            }
        }
    }

    #[test]
    fn endless_marks_are_folded_all_the_same() {
        let lines = written(&"\u{301}".repeat(500));
        assert!(lines.split("\r\n").all(|line| line.len() <= MOST_OCTETS));
    }

    proptest! {
        #[test]
        fn whatever_a_value_holds_it_is_one_property(value in "(?s).{0,300}", hostile in prop::sample::select(vec![
            "\r\nBEGIN:VEVENT\r\n", "\nX:1", "\u{2028}END:VCALENDAR", "\u{85}A:b", "\u{b}", "\u{202e}", "\\", "\\\\n", ";,",
        ]), at in 0_usize..300) {
            let at = value.char_indices().map(|(at, _)| at).nth(at).unwrap_or(value.len());
            let value = format!("{}{hostile}{}", &value[..at], &value[at..]);
            let lines = written(&value);
            let body = lines.strip_suffix("\r\n").expect("an end");
            for (at, line) in body.split("\r\n").enumerate() {
                prop_assert!(line.len() <= MOST_OCTETS);
                let begins = if at == 0 { "SUMMARY:" } else { " " };
                prop_assert!(line.starts_with(begins));
                prop_assert!(!line.chars().any(is_invisible));
            }
        }
    }
}
