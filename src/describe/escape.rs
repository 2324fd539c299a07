//! Text made fit for markup.
//!
//! Takes any text, gives what HTML and XML both read as that text. Letters that cannot be seen, marks of writing
//! direction among them, are left out: a dataset has none, and elsewhere they could only mislead.

use crate::report::validate::is_invisible;

/// A text as it stands between tags or in a quoted attribute.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' => escaped.push(letter),
            letter if is_invisible(letter) || is_no_letter(letter) => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// The two code points of the basic plane that XML has no room for.
fn is_no_letter(letter: char) -> bool {
    matches!(letter, '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_can_become_markup() {
        let hostile = "</script><img src=x onerror='a()' title=\"b\">&amp;";
        let safe = escaped(hostile);
        assert!(!safe.contains(['<', '>', '"', '\'']), "{safe}");
        assert!(safe.ends_with("&amp;amp;"), "{safe}");
    }

    #[test]
    fn letters_that_mislead_are_left_out_and_lines_are_kept() {
        assert_eq!(escaped("a\u{202e}b\u{0}c\u{feff}\u{ffff}d\u{2066}e\nf"), "abcde\nf");
        assert_eq!(escaped("万亿，“科技”"), "万亿，“科技”");
    }
}
