//! The head of a page: title, description, languages, what other sites are told, and the program's files.
//!
//! Takes a page, writes its head. What must be absolute is left out where no public address is configured. There is
//! no inline script; JSON-LD is a block of data.

use super::html::Html;
use super::page::Page;
use super::{card_path, lang_code, lang_name, linked, oembed, style};
use crate::report::Lang;
use crate::report::problem::{REPORT_FILE, SOURCE_FILE};
use crate::share::place;
use crate::state::View;
use crate::words::message::Frame;

/// The policy of `docs/nginx.conf`, in the page itself: it holds where a host sends no headers. The single file has one of
/// its own.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// The policy. A configured address is named beside `'self'`: to WebKit, a frame in a sandbox (`allow-scripts` alone) has
/// no self, since its origin is opaque (Chromium and Firefox go by the page's address there).
fn policy(base: Option<&str>) -> String {
    match base.and_then(|base| base.split_once("://")) {
        Some((scheme, rest)) => {
            let host = rest.split('/').next().unwrap_or(rest);
            POLICY.replace("'self'", &format!("'self' {scheme}://{host}"))
        }
        None => POLICY.to_owned(),
    }
}

/// Writes the head.
pub(super) fn head(html: &mut Html, page: &Page<'_>) {
    html.element("head", &[], |html| {
        html.line();
        html.void("meta", &[("charset", "utf-8")]);
        html.void(
            "meta",
            &[("http-equiv", "Content-Security-Policy"), ("content", &policy(page.site.base.as_deref()))],
        );
        html.line();
        meta(html, "viewport", "width=device-width, initial-scale=1");
        meta(html, "color-scheme", "light dark");
        html.leaf("title", &[], &page.title());
        html.line();
        meta(html, "description", &page.description());
        languages(html, page);
        open_graph(html, page);
        discovery(html, page);
        html.data_block("application/ld+json", &linked::data_set(page));
        html.line();
        told(html, page);
        files(html, page);
    });
}

fn meta(html: &mut Html, name: &str, content: &str) {
    html.void("meta", &[("name", name), ("content", content)]);
    html.line();
}

/// The same page in every language, and which is the one to fall back on.
fn languages(html: &mut Html, page: &Page<'_>) {
    let Some(base) = &page.site.base else { return };
    let report = page.report();
    html.void("link", &[("rel", "canonical"), ("href", &format!("{base}{}", page.path()))]);
    html.line();
    let languages = report.file().languages.iter().map(|lang| (lang_code(*lang), *lang));
    let first = report.file().languages.first().map(|lang| ("x-default", *lang));
    for (code, lang) in languages.chain(first) {
        let address = format!("{base}{}", place::page(report, &page.view, lang));
        html.void("link", &[("rel", "alternate"), ("hreflang", code), ("href", &address)]);
        html.line();
    }
}

/// Open Graph and the card of X, which reads the rest from Open Graph.
fn open_graph(html: &mut Html, page: &Page<'_>) {
    let property = |html: &mut Html, name: &str, content: &str| {
        html.void("meta", &[("property", name), ("content", content)]);
        html.line();
    };
    let locale = |lang| if lang == Lang::Zh { "zh_CN" } else { "en_US" };
    let (title, description) = (page.headline(), page.description());
    property(html, "og:title", &title);
    property(html, "og:description", &description);
    property(html, "og:type", if matches!(page.view, View::Overview) { "website" } else { "article" });
    property(html, "og:site_name", Frame::Name.text(page.lang));
    property(html, "og:locale", locale(page.lang));
    for other in page.report().file().languages.iter().filter(|other| **other != page.lang) {
        property(html, "og:locale:alternate", locale(*other));
    }
    if let Some(base) = &page.site.base {
        property(html, "og:url", &format!("{base}{}", page.path()));
    }
    let picture = picture(page);
    if let Some(picture) = &picture {
        property(html, "og:image", picture);
        property(html, "og:image:type", "image/png");
        property(html, "og:image:width", &super::card::WIDTH_PX.to_string());
        property(html, "og:image:height", &super::card::HEIGHT_PX.to_string());
        property(html, "og:image:alt", &description);
    }
    meta(html, "twitter:card", if picture.is_some() { "summary_large_image" } else { "summary" });
}

/// The picture of the page's figure, or of the first; none without a public address.
pub(super) fn picture(page: &Page<'_>) -> Option<String> {
    let base = page.site.base.as_ref()?;
    let first = page.report().file().figures.first().map(|figure| &figure.id);
    let id = if let View::Figure(id) = &page.view { Some(id) } else { first };
    let path = card_path(page.report(), id?, page.lang);
    page.site.pictures.contains(&path).then(|| format!("{base}{path}"))
}

/// Where the oEmbed of the page's figure is found.
fn discovery(html: &mut Html, page: &Page<'_>) {
    let (Some(base), View::Figure(id)) = (&page.site.base, &page.view) else { return };
    let address = format!("{base}{}", oembed::path(page.report(), id, page.lang));
    let attributes = [
        ("rel", "alternate"),
        ("type", "application/json+oembed"),
        ("href", address.as_str()),
        ("title", &page.headline()),
    ];
    html.void("link", &attributes);
    html.line();
}

/// What the program is told: the view and the language where the address says none, where the site's root is, and which
/// report was checked when the page was made.
fn told(html: &mut Html, page: &Page<'_>) {
    let view = match &page.view {
        View::Figure(id) => format!("figures/{id}"),
        View::Calendar(_) => "calendar".to_owned(),
        View::Source(_) => "source".to_owned(),
        _ => String::new(),
    };
    meta(html, "tushuo-view", &view);
    meta(html, "tushuo-lang", lang_name(page.lang));
    meta(html, "tushuo-root", &page.root());
    if let Some(seal) = page.report().seal() {
        meta(html, "tushuo-seal", &seal);
    }
    if let Some(base) = &page.site.base {
        meta(html, "tushuo-address", base);
    }
}

/// The files of the program. The module starts it; its address is relative, and so are those in it.
fn files(html: &mut Html, page: &Page<'_>) {
    let assets = &page.site.assets;
    if let Some(icon) = &assets.icon {
        html.void("link", &[("rel", "icon"), ("href", &page.file(icon)), ("type", "image/svg+xml")]);
    }
    let own = style::name(&style::style());
    // The first picture waits for no sheet of what only the program shows.
    let is_later = |name: &str| ["present", "kiosk"].iter().any(|later| name.starts_with(later));
    for style in assets.styles.iter().chain([&own]) {
        html.line();
        let (href, unseen) = (page.file(style), is_later(style).then_some(("media", "not all")));
        html.void("link", &[("rel", "stylesheet"), ("href", &href)].into_iter().chain(unseen).collect::<Vec<_>>());
    }
    html.line();
    // Nobody waits for the program as long as the page is read: text and charts come first, even on a slow line. What
    // will be asked for one after another is asked for at once, by the script below, when they are painted.
    let module = page.file(&assets.module);
    let later = [("media", "not all"), ("fetchpriority", "low")];
    let first = [("rel", "modulepreload"), ("href", module.as_str()), ("crossorigin", "anonymous")];
    html.void("link", &[&first[..], &later[..]].concat());
    html.line();
    let folder = format!("data/{}/", page.report().file().id);
    let data = ["data/index.json".to_owned(), format!("{folder}{REPORT_FILE}"), format!("{folder}{SOURCE_FILE}")];
    let data = data.iter().map(|file| (file.as_str(), None));
    for (file, kind) in data.chain([(assets.wasm.as_str(), Some("application/wasm"))]) {
        let address = page.file(file);
        let mut preload =
            vec![("rel", "preload"), ("href", address.as_str()), ("crossorigin", "anonymous"), ("as", "fetch")];
        preload.extend(later);
        preload.extend(kind.map(|kind| ("type", kind)));
        html.void("link", &preload);
        html.line();
    }
    let start = page.file(&assets.start);
    html.leaf("script", &[("type", "module"), ("src", &start)], "");
    html.line();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_names_the_configured_origin_wherever_it_names_its_own() {
        assert_eq!(policy(None), POLICY);
        for base in ["https://example.org/reports/", "https://example.org/", "https://example.org"] {
            let policy = policy(Some(base));
            assert!(policy.contains("script-src 'self' https://example.org 'wasm-unsafe-eval';"), "{policy}");
            assert_eq!(policy.matches("'self'").count(), policy.matches("'self' https://example.org").count());
            assert_eq!(policy.replace(" https://example.org", ""), POLICY);
        }
        assert!(policy(Some("http://localhost:8000/a/b/")).contains("connect-src 'self' http://localhost:8000;"));
    }
}
