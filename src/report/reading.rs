//! The reading form of the source: its text without the markup of the OCR.
//!
//! Takes a piece of the source, gives what a reader sees of it, and the way back and forth between the offsets
//! of both. Never changes a printed letter: what is dropped is markup (`$…$`, `\%`, `**`, `<li>`, list dashes,
//! heading marks), padding around `$…$`, and the break of a line that was wrapped in print.

use super::quote::Span;

/// A text as it is read, tied to the source it was made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The text.
    pub text: String,
    /// For each byte of `text`, where in the source its character begins.
    origins: Vec<usize>,
    /// The length of the source.
    source_length: usize,
}

impl Reading {
    /// The reading form of `source`.
    pub fn of(source: &str) -> Self {
        let mut writer = Writer { source, text: String::new(), origins: Vec::new(), line_start: true };
        let mut at = 0;
        while at < source.len() {
            at = writer.step(at);
        }
        writer.finish()
    }

    /// Where in the source the character at `reading_offset` stands; the end of the source for the end.
    pub fn source_offset(&self, reading_offset: usize) -> usize {
        self.origins.get(reading_offset).copied().unwrap_or(self.source_length)
    }

    /// Where in the reading the source's byte at `source_offset` stands, or the next one that is read.
    pub fn reading_offset(&self, source_offset: usize) -> usize {
        self.origins.partition_point(|origin| *origin < source_offset)
    }

    /// The piece of the reading that a piece of the source is read as, without blanks at its ends.
    pub fn reading_span(&self, source: Span) -> Span {
        let (start, end) = (self.reading_offset(source.start), self.reading_offset(source.end));
        let piece = self.text.get(start..end).unwrap_or_default();
        let start = start + (piece.len() - piece.trim_start().len());
        Span { start, end: start + piece.trim().len() }
    }
}

/// Writes the reading of one source, piece by piece.
struct Writer<'a> {
    source: &'a str,
    text: String,
    origins: Vec<usize>,
    line_start: bool,
}

impl Writer<'_> {
    /// Reads what stands at `at`; gives where to go on.
    fn step(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        let Some(first) = rest.chars().next() else { return self.source.len() };
        if self.line_start
            && let Some(length) = mark_length(rest)
        {
            return at + length;
        }
        if let Some(length) = tag_length(rest) {
            return self.tag(at, length);
        }
        match first {
            '*' if rest.starts_with("**") => at + 2,
            '\\' if rest.starts_with("\\%") => self.push('%', at, 2),
            '$' => self.dollars(at),
            '\n' => self.newline(at),
            ' ' if rest.trim_start_matches(' ').starts_with('$') => self.padding(at),
            _ => self.push(first, at, first.len_utf8()),
        }
    }

    fn rest(&self, at: usize) -> &str {
        self.source.get(at..).unwrap_or_default()
    }

    fn push(&mut self, letter: char, at: usize, length: usize) -> usize {
        self.text.push(letter);
        self.origins.resize(self.text.len(), at);
        self.line_start = false;
        at + length
    }

    /// A list begins on a line of its own, and so does each item after the first.
    fn tag(&mut self, at: usize, length: usize) -> usize {
        let end = at + length;
        let rest = self.rest(at);
        let breaks = rest.starts_with("<ul") || (rest.starts_with("</li>") && self.rest(end).starts_with("<li>"));
        if breaks && !self.text.is_empty() && !self.text.ends_with('\n') {
            self.trim_line();
            self.push('\n', at, length);
        }
        end
    }

    /// `$10486.31$`: both signs and the padding around them go, the content is read.
    fn dollars(&mut self, at: usize) -> usize {
        let inside = self.rest(at + 1);
        let Some(length) = inside.find(['$', '\n']).filter(|end| inside.as_bytes().get(*end) == Some(&b'$')) else {
            return self.push('$', at, 1);
        };
        let (end, mut inner) = (at + 1 + length, at + 1);
        while inner < end {
            inner = self.step(inner);
        }
        let after = self.rest(end + 1);
        let tight = after.trim_start_matches(' ');
        let keeps = tight.starts_with('\n') || tight.chars().next().is_some_and(|next| next.is_ascii_alphanumeric());
        end + 1 + if keeps { 0 } else { after.len() - tight.len() }
    }

    /// Spaces before `$`: kept only after a Latin letter or digit.
    fn padding(&mut self, at: usize) -> usize {
        let length = self.rest(at).len() - self.rest(at).trim_start_matches(' ').len();
        if self.text.ends_with(|last: char| last.is_ascii_alphanumeric()) {
            self.push(' ', at, length);
        }
        at + length
    }

    /// Two spaces at the end of a line mean that the sentence goes on; any other end of a line is one.
    fn newline(&mut self, at: usize) -> usize {
        let wrapped = self.source.get(..at).unwrap_or_default().ends_with("  ") && !self.text.ends_with('\n');
        self.trim_line();
        let next = self.rest(at + 1).chars().next();
        let goes_on = next.is_some_and(|next| !next.is_whitespace()) && mark_length(self.rest(at + 1)).is_none();
        if wrapped && goes_on {
            let latin = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_graphic());
            if latin(self.text.chars().next_back()) && latin(next) {
                self.push(' ', at, 1);
            }
            return at + 1;
        }
        if !self.text.is_empty() {
            self.push('\n', at, 1);
        }
        self.line_start = true;
        at + 1
    }

    fn trim_line(&mut self) {
        let length = self.text.trim_end_matches([' ', '\t']).len();
        self.text.truncate(length);
        self.origins.truncate(length);
    }

    fn finish(mut self) -> Reading {
        let length = self.text.trim_end().len();
        self.text.truncate(length);
        self.origins.truncate(length);
        Reading { text: self.text, origins: self.origins, source_length: self.source.len() }
    }
}

/// The length of a list dash, a heading mark or blanks at the start of a line.
fn mark_length(line: &str) -> Option<usize> {
    let blanks = |text: &str| text.len() - text.trim_start_matches([' ', '\t']).len();
    let mark = match line.chars().next()? {
        ' ' | '\t' => return Some(blanks(line)),
        '»' => '»'.len_utf8(),
        '-' if line.starts_with("- ") => 1,
        '#' => {
            let length = line.len() - line.trim_start_matches('#').len();
            line.get(length..)?.starts_with(' ').then_some(length)?
        }
        _ => return None,
    };
    Some(mark + blanks(line.get(mark..)?))
}

/// The length of one of the list tags that the OCR left.
fn tag_length(text: &str) -> Option<usize> {
    let fixed = ["<li>", "</li>", "</ul>"].into_iter().find(|tag| text.starts_with(tag)).map(str::len);
    fixed.or_else(|| {
        let inside = text.strip_prefix("<ul")?;
        let end = inside.find('>')?;
        (inside.starts_with([' ', '>']) && !inside.get(..end)?.contains('\n')).then_some("<ul".len() + end + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &str) {
        assert_eq!(Reading::of(source).text, expected, "{source:?}");
    }

    #[test]
    fn dollar_signs_and_their_padding_go() {
        check(
            "- 科技型企业贷款余额 $10486.31$ 亿元,比上年增长 $52.14\\%$ ,其中",
            "科技型企业贷款余额10486.31亿元,比上年增长52.14%,其中",
        );
        check("已为 $55$ 家次", "已为55家次");
        check("about $5$ items", "about 5 items");
        check("只有 $ 一个", "只有$ 一个");
    }

    #[test]
    fn a_wrapped_line_goes_on_without_a_space() {
        check("增长 $49.99\\%$ ,其中  \n科技型中小企业", "增长49.99%,其中科技型中小企业");
        check("one  \ntwo", "one two");
        check("一  \n- 二", "一\n二");
        check("一\n\n二", "一\n\n二");
    }

    #[test]
    fn marks_go_at_the_start_of_a_line_only() {
        check("## » 科技保险", "科技保险");
        check("-  **举办第14届陆家嘴论坛**,成立", "举办第14届陆家嘴论坛,成立");
        check("上海-苏州集群 - 5", "上海-苏州集群 - 5");
    }

    #[test]
    fn list_tags_go_and_items_stand_on_lines() {
        check(
            "3月\t<ul style=\"list-style-type: none\"><li>发布《甲》</li><li>修定《乙》</li></ul>",
            "3月\n发布《甲》\n修定《乙》",
        );
    }

    #[test]
    fn offsets_lead_to_the_source_and_back() {
        let source = "- 余额 $10486.31$ 亿元";
        let reading = Reading::of(source);
        for (offset, letter) in reading.text.char_indices() {
            let there = reading.source_offset(offset);
            assert!(source.get(there..).is_some_and(|rest| rest.starts_with(letter)), "{letter} at {there}");
            assert_eq!(reading.reading_offset(there), offset);
        }
        assert_eq!(reading.source_offset(reading.text.len()), source.len());
        let start = source.find("$10").unwrap_or_default();
        let span = reading.reading_span(Span { start, end: source.len() });
        assert_eq!(span.of(&reading.text), "10486.31亿元");
    }

    #[test]
    fn every_source_is_read_to_its_end() {
        for source in ["", "$", "\\", "<ul", "<li>", "**", "-", "# ", "$$", "$\n$", "  \n", "»»»", "$a"] {
            assert!(Reading::of(source).text.len() <= source.len(), "{source:?}");
        }
    }
}
