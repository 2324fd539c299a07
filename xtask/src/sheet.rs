//! The style sheet of the custom element, made from those of the page: one look, written once.
//!
//! Takes CSS as `www/` writes it, gives the same rules for a shadow tree: the root of the page becomes the element's,
//! widths are those of the element, what is fixed to the screen stays inside, and documented custom properties may
//! replace tokens. Refuses what it does not understand rather than letting it through.

/// Tokens of the page that a host may replace, and the custom property that does.
const TOKENS: [(&str, &str); 18] = [
    ("--paper", "--tushuo-paper"),
    ("--surface", "--tushuo-surface"),
    ("--sunk", "--tushuo-sunk"),
    ("--ink", "--tushuo-ink"),
    ("--ink-2", "--tushuo-ink-2"),
    ("--ink-3", "--tushuo-ink-3"),
    ("--line", "--tushuo-line"),
    ("--grid", "--tushuo-grid"),
    ("--axis", "--tushuo-axis"),
    ("--else", "--tushuo-elsewhere"),
    ("--lit", "--tushuo-highlight"),
    ("--fin", "--tushuo-accent-finance"),
    ("--ip", "--tushuo-accent-ip"),
    ("--gov", "--tushuo-accent-governance"),
    ("--out", "--tushuo-accent-outreach"),
    ("--shadow", "--tushuo-shadow"),
    ("--sans", "--tushuo-font"),
    ("--song", "--tushuo-font-quote"),
];

/// Features of a media query that an element has in common with its page.
const SHARED: [&str; 5] = ["print", "prefers-reduced-motion", "forced-colors", "prefers-contrast", "hover"];

/// Makes the sheet for a shadow tree.
pub(crate) fn embedded(css: &str) -> Result<String, String> {
    let mut out = String::new();
    rules(&without_comments(css)?, false, &mut out)?;
    Ok(out)
}

fn without_comments(css: &str) -> Result<String, String> {
    let (mut out, mut rest) = (String::new(), css);
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").ok_or("a comment has no end")?.1;
    }
    out.push_str(rest);
    Ok(out)
}

/// The rules of a sheet, or those inside a condition.
fn rules(css: &str, inside: bool, out: &mut String) -> Result<(), String> {
    let mut rest = css.trim();
    while !rest.is_empty() {
        let open = rest.find('{').ok_or_else(|| format!("no block after `{rest}`"))?;
        let close = block_end(rest, open)?;
        let (head, body) = (rest[..open].trim(), &rest[open + 1..close]);
        rest = rest[close + 1..].trim_start();
        if let Some(query) = head.strip_prefix("@media") {
            let (name, inside) = condition(query.trim(), inside)?;
            out.extend([&name, " {\n"]);
            rules(body, inside, out)?;
            out.push_str("}\n");
        } else if head.starts_with('@') {
            return Err(format!("`{head}` is not understood"));
        } else {
            out.extend([&selectors(head, inside), " { ", &declarations(head, body)?, " }\n"]);
        }
    }
    Ok(())
}

/// Where the block that opens at `open` ends; marks in strings do not count.
fn block_end(css: &str, open: usize) -> Result<usize, String> {
    let (mut depth, mut quote) = (0_usize, None);
    for (at, letter) in css[open..].char_indices() {
        match (quote, letter) {
            (Some(mark), letter) if letter == mark => quote = None,
            (None, '"' | '\'') => quote = Some(letter),
            (None, '{') => depth += 1,
            (None, '}') => {
                depth -= 1;
                if depth == 0 {
                    return Ok(open + at);
                }
            }
            _ => {}
        }
    }
    Err(format!("the block of `{}` has no end", css[..open].trim()))
}

/// The condition of an element for that of a page; and whether what is inside stands in a container.
fn condition(query: &str, inside: bool) -> Result<(String, bool), String> {
    let names: Vec<&str> = query.split(" and ").map(|part| part.trim_matches(['(', ')', ' '])).collect();
    let name = |part: &str| part.trim_start_matches("not ").split([':', ' ']).next().unwrap_or_default().to_owned();
    if names.iter().all(|part| ["min-width", "max-width"].contains(&name(part).as_str())) {
        return Ok((format!("@container tushuo {query}"), true));
    }
    if names.iter().all(|part| SHARED.contains(&name(part).as_str())) {
        return Ok((format!("@media {query}"), inside));
    }
    Err(format!("the query `{query}` mixes what is not understood together"))
}

/// Selectors for the shadow tree. A container cannot ask its own width: there its only child stands for it.
fn selectors(head: &str, inside: bool) -> String {
    let root = if inside { ".tushuo-view" } else { ".tushuo" };
    let one = |selector: &str| {
        let selector = selector.trim();
        let selector = selector.replace(":root", root).replace("#tushuo-notice", ".tushuo-notice");
        if ["html", "body"].contains(&selector.as_str()) { root.to_owned() } else { selector }
    };
    split(head, ',').into_iter().map(one).collect::<Vec<_>>().join(", ")
}

fn declarations(head: &str, body: &str) -> Result<String, String> {
    let is_theme = head.starts_with(":root") || head.starts_with("[data-theme=");
    let mut out = Vec::new();
    for declaration in split(body, ';').into_iter().map(str::trim).filter(|one| !one.is_empty()) {
        let (name, value) = declaration.split_once(':').ok_or_else(|| format!("`{declaration}` has no value"))?;
        let (name, value) = (name.trim(), value.trim().replace("100vw", "100cqi"));
        let token = TOKENS.iter().find(|(token, _)| is_theme && *token == name);
        out.push(match (name, value.as_str(), token) {
            (_, _, Some((_, public))) => format!("{name}: var({public}, {value})"),
            ("position", "fixed", _) => "position: absolute".to_owned(),
            // How far a page scrolls is the page's own affair.
            ("scroll-padding", _, _) => continue,
            _ => format!("{name}: {value}"),
        });
    }
    Ok(out.join("; "))
}

/// Splits at a mark that stands in no brackets and no string.
fn split(text: &str, mark: char) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut quote) = (Vec::new(), 0, 0_i32, None);
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (Some(mark), letter) if letter == mark => quote = None,
            (None, '"' | '\'') => quote = Some(letter),
            (None, '(' | '[') => depth += 1,
            (None, ')' | ']') => depth -= 1,
            (None, letter) if letter == mark && depth == 0 => {
                parts.push(&text[start..at]);
                start = at + letter.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(css: &str) -> String {
        embedded(css).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_root_of_the_page_becomes_the_elements_and_its_tokens_can_be_replaced() {
        assert_eq!(
            of("/* x */ :root { --paper: #FFF; --mast: 52px } body { color: red; --a: 1 }"),
            ".tushuo { --paper: var(--tushuo-paper, #FFF); --mast: 52px } .tushuo { color: red; --a: 1 }"
        );
        assert_eq!(
            of(":root:lang(en) { --sans: \"A, B\", x }"),
            ".tushuo:lang(en) { --sans: var(--tushuo-font, \"A, B\", x) }"
        );
        assert_eq!(of("[data-theme=dark] { --ink: #000 }"), "[data-theme=dark] { --ink: var(--tushuo-ink, #000) }");
    }

    #[test]
    fn widths_are_those_of_the_element_and_what_it_shares_with_its_page_stays() {
        assert_eq!(
            of("@media (min-width: 720px) { :root { --mast: 1px } a, html { top: 0 } }"),
            "@container tushuo (min-width: 720px) { .tushuo-view { --mast: 1px } a, .tushuo-view { top: 0 } }"
        );
        assert_eq!(of("@media print { a { color: red } }"), "@media print { a { color: red } }");
        assert!(of("@media (forced-colors: active) { a { b: c } }").starts_with("@media (forced-colors: active)"));
        for bad in ["@media (min-width: 1px) and print { a { b: c } }", "@media (orientation: portrait) { a { b: c } }"]
        {
            assert!(embedded(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn nothing_is_fixed_to_the_screen_or_measured_by_it() {
        assert_eq!(
            of("a { position: fixed; max-width: min(340px, 100vw - 32px) }"),
            "a { position: absolute; max-width: min(340px, 100cqi - 32px) }"
        );
    }

    #[test]
    fn marks_in_strings_and_brackets_are_no_marks() {
        assert_eq!(of("a::after { content: \"};{\"; b: c(d; e) }"), "a::after { content: \"};{\"; b: c(d; e) }");
        assert_eq!(of("a:is(b, c), d { e: f }"), "a:is(b, c), d { e: f }");
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for bad in ["a { b: c", "a", "@import url(x);", "@layer a { b { c: d } }", "/* a { b: c }", "a { b }"] {
            assert!(embedded(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_sheets_of_the_page_are_understood() {
        let www = crate::shell::root().join("www");
        for name in ["style.css", "calendar.css", "present.css", "inside.css"] {
            let css = std::fs::read_to_string(www.join(name)).unwrap();
            let made = embedded(&css).unwrap();
            for left in [":root", "100vw", "position: fixed", "@media (min", "@media (max"] {
                assert!(!made.contains(left), "{name}: {left}");
            }
        }
    }
}
