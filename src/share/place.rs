//! Where a view stands in a built site: its entry page, and its place in there.
//!
//! Takes a report, a view and a language, gives addresses relative to the site's root, or absolute where the public
//! address is known. The report's first language stands at the root, any other in a folder of its name.

use crate::report::{Lang, Report};
use crate::state::{Settings, State, View};

/// The folder of a language: empty for the report's first, else `en/` or `zh/`.
pub fn folder(report: &Report, lang: Lang) -> &'static str {
    match (report.file().languages.first() == Some(&lang), lang) {
        (true, _) => "",
        (false, Lang::Zh) => "zh/",
        (false, Lang::En) => "en/",
    }
}

/// The entry page of a view, relative to the site's root: `en/figures/credit-balance.html`.
pub fn page(report: &Report, view: &View, lang: Lang) -> String {
    let folder = folder(report, lang);
    match view {
        View::Overview | View::Figures | View::Present(_) => format!("{folder}index.html"),
        View::Figure(id) => format!("{folder}figures/{id}.html"),
        View::Calendar(_) => format!("{folder}calendar.html"),
        View::Source(_) => format!("{folder}source.html"),
    }
}

/// The hash of a view, from its `#` on, in a language and with nothing else chosen.
pub fn hash(report: &Report, view: &View, lang: Lang) -> String {
    let lang = Some(lang).filter(|lang| report.file().languages.first() != Some(lang));
    State { view: view.clone(), settings: Settings { lang, ..Settings::default() }, ..State::default() }.address()
}

/// The entry page of a view and, where it is a place in that page, its hash: what a link leads to.
pub fn link(report: &Report, view: &View, lang: Lang) -> String {
    let page = page(report, view, lang);
    let is_the_page = matches!(view, View::Overview | View::Figure(_) | View::Calendar(None) | View::Source(None));
    if is_the_page { page } else { format!("{page}{}", hash(report, view, lang)) }
}

/// A public address as it is put before relative ones: http or https, without query and hash, with its last slash.
pub fn base(address: &str) -> Option<String> {
    let address = address.trim().split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let is_plain = |letter: char| letter.is_ascii_graphic() && !matches!(letter, '"' | '\'' | '<' | '>' | '\\' | '`');
    (!host.is_empty() && !host.starts_with('/') && host.chars().all(is_plain)).then(|| format!("{address}/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_is_one_that_can_be_followed() {
        assert_eq!(base("https://a.example/b?c#d").as_deref(), Some("https://a.example/b/"));
        assert_eq!(base("http://a.example").as_deref(), Some("http://a.example/"));
        for bad in ["javascript:alert(1)", "a.example", "https://", "https:///a", "https://a.example/\"><b>", "data:,a"]
        {
            assert_eq!(base(bad), None, "{bad}");
        }
    }
}
