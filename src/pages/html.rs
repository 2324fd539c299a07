//! A writer of HTML that text cannot break out of.
//!
//! Takes names that are written in the program, and texts and attributes from anywhere; gives markup that is XML as
//! well, so that it can be read back. An address of another scheme than http and https is not written.

use crate::describe::escape::escaped;

/// Markup as far as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Html {
    text: String,
}

/// Attributes: names of the program's own, values from anywhere.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Html {
    /// An element with what `inner` writes in it.
    pub(super) fn element(&mut self, tag: &'static str, attributes: Attributes<'_>, inner: impl FnOnce(&mut Self)) {
        self.tag(tag, attributes, ">");
        inner(self);
        self.text.push_str("</");
        self.text.push_str(tag);
        self.text.push('>');
    }

    /// An element with a text in it.
    pub(super) fn leaf(&mut self, tag: &'static str, attributes: Attributes<'_>, text: &str) {
        self.element(tag, attributes, |html| html.text(text));
    }

    /// An element that never has anything in it.
    pub(super) fn void(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.tag(tag, attributes, "/>");
    }

    /// A text.
    pub(super) fn text(&mut self, text: &str) {
        self.text.push_str(&escaped(text));
    }

    /// A block of JSON data, in which no letter can end it.
    pub(super) fn data_block(&mut self, kind: &str, json: &serde_json::Value) {
        self.tag("script", &[("type", kind)], ">");
        self.text.push_str(&inert(&json.to_string()));
        self.text.push_str("</script>");
    }

    /// A script or a style sheet of the program's own, or data that was made inert; see `single::can_stand`.
    pub(super) fn code(&mut self, tag: &'static str, attributes: Attributes<'_>, code: &str) {
        self.tag(tag, attributes, ">");
        self.text.push_str(code);
        self.text.push_str("</");
        self.text.push_str(tag);
        self.text.push('>');
    }

    /// A new line, for who reads the markup.
    pub(super) fn line(&mut self) {
        self.text.push('\n');
    }

    /// The whole as a document.
    pub(super) fn document(self) -> String {
        format!("<!DOCTYPE html>\n{}\n", self.text)
    }

    fn tag(&mut self, tag: &str, attributes: Attributes<'_>, end: &str) {
        self.text.push('<');
        self.text.push_str(tag);
        for (name, value) in attributes {
            if matches!(*name, "href" | "src" | "srcset") && !is_followed(value) {
                continue;
            }
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            self.text.push_str(&escaped(value));
            self.text.push('"');
        }
        self.text.push_str(end);
    }
}

/// JSON without letters that HTML or old readers of JavaScript take for more than text; it reads as the same JSON.
pub(super) fn inert(json: &str) -> String {
    let mut inert = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            '<' => inert.push_str("\\u003c"),
            '>' => inert.push_str("\\u003e"),
            '&' => inert.push_str("\\u0026"),
            '\u{2028}' => inert.push_str("\\u2028"),
            '\u{2029}' => inert.push_str("\\u2029"),
            letter => inert.push(letter),
        }
    }
    inert
}

/// Whether an address is relative, http or https.
fn is_followed(address: &str) -> bool {
    let clean: String = address.chars().filter(|letter| !letter.is_control() && *letter != ' ').collect();
    let scheme = clean.split(['/', '?', '#']).next().unwrap_or_default();
    match scheme.split_once(':') {
        None => !clean.starts_with("//"),
        Some((scheme, _)) => ["http", "https"].contains(&scheme.to_ascii_lowercase().as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_stay_text() {
        let hostile = "\"><script>alert(1)</script>' onload='x\u{202e}";
        let mut html = Html::default();
        html.element("p", &[("title", hostile)], |html| html.text(hostile));
        let markup = html.document();
        let tree = roxmltree::Document::parse_with_options(
            &markup,
            roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() },
        )
        .unwrap();
        let seen = hostile.trim_end_matches('\u{202e}');
        assert_eq!(tree.root_element().text(), Some(seen));
        assert_eq!(tree.root_element().attribute("title"), Some(seen));
        assert_eq!(tree.descendants().filter(roxmltree::Node::is_element).count(), 1);
    }

    #[test]
    fn only_addresses_that_can_be_followed_are_written() {
        for bad in
            ["javascript:alert(1)", "JavaScript:a", " java\tscript:a", "data:text/html,a", "//a.example", "vbscript:a"]
        {
            assert!(!is_followed(bad), "{bad}");
        }
        for good in ["a.html", "../a.html#/source/a:b", "#/x", "https://a.example/", "HTTP://a.example", ""] {
            assert!(is_followed(good), "{good}");
        }
    }

    #[test]
    fn a_data_block_cannot_be_ended_by_its_data() {
        let json = serde_json::json!({ "a": "</script><!--&\u{2028}" });
        let mut html = Html::default();
        html.data_block("application/ld+json", &json);
        let inner = html.text.strip_prefix("<script type=\"application/ld+json\">").unwrap();
        let inner = inner.strip_suffix("</script>").unwrap();
        assert!(!inner.contains(['<', '>', '&']), "{inner}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(inner).unwrap(), json);
    }
}
