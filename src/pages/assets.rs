//! What every page loads: taken from the page that Trunk built, whose names carry hashes.
//!
//! Takes the text of that page, gives the names of its files. A page of this room says the same of itself, so that the pages can be made anew. Never guesses a name.

/// The files of the built program, relative to the site's root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assets {
    /// The icon.
    pub icon: Option<String>,
    /// The style sheets, in order.
    pub styles: Vec<String>,
    /// The program's module.
    pub module: String,
    /// The program.
    pub wasm: String,
    /// The module that starts it; its addresses are relative to itself, not to the page.
    pub start: String,
}

impl Assets {
    /// Reads the built page; `None` where it loads no program.
    pub fn of(page: &str) -> Option<Self> {
        let links: Vec<&str> = page.split("<link").skip(1).filter_map(|rest| rest.split('>').next()).collect();
        let with = |rel: &str| {
            let links = links.iter().filter(move |link| attribute(link, "rel").is_some_and(|found| found == rel));
            links.filter_map(|link| local(&attribute(link, "href")?)).collect::<Vec<_>>()
        };
        let first = |rel: &str| with(rel).into_iter().next();
        Some(Self {
            icon: first("icon"),
            styles: with("stylesheet").into_iter().filter(|name| !name.starts_with(PAGES_STYLE)).collect(),
            module: first("modulepreload")?,
            wasm: with("preload").into_iter().find(|name| name.rsplit('.').next() == Some("wasm"))?,
            start: start(page)?,
        })
    }
}

/// The module that a page starts by.
fn start(page: &str) -> Option<String> {
    let scripts = page.split("<script").skip(1).filter_map(|rest| rest.split('>').next());
    let mut modules = scripts.filter(|tag| attribute(tag, "type").is_some_and(|found| found == "module"));
    modules.find_map(|tag| local(&attribute(tag, "src")?))
}

/// How the name of the pages' own style sheet begins.
pub(super) const PAGES_STYLE: &str = "pages-";

/// The value of an attribute in the text of a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let rest = tag.split(&format!(" {name}=")).nth(1)?;
    let quote = rest.chars().next().filter(|letter| matches!(letter, '"' | '\''));
    let value = match quote {
        Some(quote) => rest.get(1..)?.split(quote).next()?,
        None => rest.split([' ', '\n', '>']).next()?,
    };
    Some(value.to_owned())
}

/// A name of a file beside the page; `None` for one that is elsewhere or could be no name.
fn local(address: &str) -> Option<String> {
    let name = address.strip_prefix("./").unwrap_or(address);
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.');
    (!name.is_empty() && name.chars().all(is_plain)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str = "<head><link rel=\"icon\" href=\"./favicon-1.svg\" integrity=\"sha384-a\"/>\
        <link rel=\"stylesheet\" href=\"./style-2.css\"/><link rel=stylesheet href=./calendar-3.css>\
        <link rel=\"modulepreload\" href=\"./tushuo-4.js\" crossorigin=\"anonymous\">\
        <link rel=\"preload\" href=\"./tushuo-4_bg.wasm\" crossorigin=\"anonymous\" as=\"fetch\">\
        <script type=\"module\" src=\"./start-4.js\"></script></head>";

    #[test]
    fn the_names_of_a_built_page_are_found() {
        let assets = Assets::of(BUILT).unwrap();
        assert_eq!(assets.icon.as_deref(), Some("favicon-1.svg"));
        assert_eq!(assets.styles, ["style-2.css", "calendar-3.css"]);
        assert_eq!((assets.module.as_str(), assets.wasm.as_str()), ("tushuo-4.js", "tushuo-4_bg.wasm"));
        assert_eq!(assets.start, "start-4.js");
    }

    #[test]
    fn a_page_without_a_program_or_with_one_from_elsewhere_is_none() {
        assert_eq!(Assets::of("<head><link rel=\"stylesheet\" href=\"./style-2.css\"/></head>"), None);
        assert_eq!(Assets::of(&BUILT.replace("./tushuo-4.js", "https://a.example/x.js")), None);
        assert_eq!(Assets::of(&BUILT.replace("./tushuo-4.js", "a'b.js")), None);
        assert_eq!(Assets::of(&BUILT.replace("./start-4.js", "https://a.example/x.js")), None);
    }
}
