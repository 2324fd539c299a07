//! Rust source, read just far enough: words, marks, literals and the modules they stand in.
//!
//! Takes the text of a file and the module it is, gives its tokens without comments, and which of them are tests.
//! Never resolves a name that is not written as a path.

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name or a keyword.
    Name,
    /// A string or a character, without its quotes.
    Literal,
    /// Anything else, one character each, but `::` and `==`.
    Mark,
}

/// A piece of code.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) text: String,
    pub(crate) line: usize,
    /// Whether it stands in a module that is only there for tests.
    pub(crate) test: bool,
    /// How many modules it is in, from the root of the crate.
    pub(crate) depth: usize,
}

/// The tokens of a file that is a module of `depth`; `for_tests` where the whole file is.
pub(crate) fn tokens(code: &str, depth: usize, for_tests: bool) -> Vec<Token> {
    let mut tokens = Lexer { rest: code, line: 1, found: Vec::new() }.read();
    place(&mut tokens, depth, for_tests);
    tokens
}

struct Lexer<'a> {
    rest: &'a str,
    line: usize,
    found: Vec<Token>,
}

impl Lexer<'_> {
    fn read(mut self) -> Vec<Token> {
        while let Some(first) = self.rest.chars().next() {
            if self.rest.starts_with("//") {
                self.skip(self.rest.find('\n').unwrap_or(self.rest.len()));
            } else if self.rest.starts_with("/*") {
                self.skip(block_comment(self.rest));
            } else if let Some((open, close)) = raw_string(self.rest) {
                let inside = &self.rest[open..];
                let length = inside.find(&close).unwrap_or(inside.len());
                self.push(Kind::Literal, inside[..length].to_owned(), open + length + close.len());
            } else if first == '"' {
                let length = quoted(self.rest, '"');
                self.push(Kind::Literal, self.rest[1..length - 1].to_owned(), length);
            } else if let Some(length) = character(self.rest) {
                self.push(Kind::Literal, self.rest[1..length - 1].to_owned(), length);
            } else if first.is_alphanumeric() || first == '_' {
                let end = |letter: char| !(letter.is_alphanumeric() || letter == '_');
                let length = self.rest.find(end).unwrap_or(self.rest.len());
                self.push(Kind::Name, self.rest[..length].to_owned(), length);
            } else if first.is_whitespace() {
                self.skip(first.len_utf8());
            } else {
                let double = self.rest.starts_with("::") || self.rest.starts_with("==");
                let length = if double { 2 } else { first.len_utf8() };
                self.push(Kind::Mark, self.rest[..length].to_owned(), length);
            }
        }
        self.found
    }

    fn push(&mut self, kind: Kind, text: String, length: usize) {
        self.found.push(Token { kind, text, line: self.line, test: false, depth: 0 });
        self.skip(length);
    }

    fn skip(&mut self, length: usize) {
        self.line += self.rest[..length].matches('\n').count();
        self.rest = &self.rest[length..];
    }
}

fn block_comment(text: &str) -> usize {
    let (mut at, mut open) = (0, 0);
    while let Some(next) = text[at..].find("/*").into_iter().chain(text[at..].find("*/")).min() {
        open += if text[at + next..].starts_with("/*") { 1 } else { -1 };
        at += next + 2;
        if open == 0 {
            return at;
        }
    }
    text.len()
}

/// The length of what opens a raw string, and what closes it.
fn raw_string(text: &str) -> Option<(usize, String)> {
    let after = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after[hashes..]
        .starts_with('"')
        .then(|| (text.len() - after.len() + hashes + 1, format!("\"{}", "#".repeat(hashes))))
}

/// The length of a quoted text, both quotes included.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of a character literal; `None` for a lifetime.
fn character(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    let first = inside.chars().next()?;
    let literal = first == '\\' || inside[first.len_utf8()..].starts_with('\'');
    literal.then(|| quoted(text, '\''))
}

/// Notes the modules that tokens stand in, and which of those are for tests.
fn place(tokens: &mut [Token], depth: usize, all_for_tests: bool) {
    // For each brace that is open: whether it is a module's, and whether that is for tests.
    let mut open: Vec<(bool, bool)> = Vec::new();
    let mut next_for_tests = false;
    for at in 0..tokens.len() {
        let before = |back: usize| at.checked_sub(back).map_or("", |at| tokens[at].text.as_str());
        let text = tokens[at].text.clone();
        let is_mark = tokens[at].kind == Kind::Mark;
        if is_mark && text == "]" && before(1) == ")" && before(2) == "test" && before(4) == "cfg" {
            next_for_tests = true;
        } else if is_mark && text == "{" {
            let module = before(2) == "mod";
            open.push((module, module && core::mem::take(&mut next_for_tests)));
        } else if is_mark && text == "}" {
            open.pop();
        } else if is_mark && text == ";" {
            next_for_tests = false;
        }
        tokens[at].depth = depth + open.iter().filter(|(module, _)| *module).count();
        tokens[at].test = all_for_tests || open.iter().any(|(_, for_tests)| *for_tests);
    }
}

/// The rooms that paths from the root of the crate lead to, with their lines: `crate::words::…`, `$crate::words`,
/// `super::…` as far as it leaves the outermost module, and groups.
pub(crate) fn reached(tokens: &[Token]) -> Vec<(String, usize)> {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        if tokens[at].kind != Kind::Name || (at > 1 && text(at - 1) == "::") {
            continue;
        }
        let mut next = at;
        if text(at) == "crate" {
            next += 1;
        } else if text(at) == "super" {
            let mut up = 0;
            while text(next) == "super" {
                up += 1;
                next += if text(next + 1) == "::" { 2 } else { 1 };
            }
            if up < tokens[at].depth {
                continue;
            }
            next -= 1;
        } else {
            continue;
        }
        if text(next) == "::" {
            found.extend(named(tokens, next + 1));
        }
    }
    found
}

/// The first names of a path or of each path of a group.
fn named(tokens: &[Token], at: usize) -> Vec<(String, usize)> {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    if text(at) != "{" {
        return vec![(text(at).to_owned(), tokens[at].line)];
    }
    let mut names = Vec::new();
    let mut open = 0;
    for (here, token) in tokens.iter().enumerate().skip(at) {
        match token.text.as_str() {
            "{" => open += 1,
            "}" => open -= 1,
            name if open == 1 && matches!(text(here - 1), "{" | ",") => names.push((name.to_owned(), token.line)),
            _ => {}
        }
        if open == 0 {
            break;
        }
    }
    names
}
