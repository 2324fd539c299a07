//! The entry pages: each is there, reads alone, leads only to files that are there, and says no digit that the dataset
//! does not.

#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

#[path = "pages/command.rs"]
mod command;
mod common;
#[path = "pages/hostile.rs"]
mod hostile;
#[path = "pages/metadata.rs"]
mod metadata;
#[path = "pages/package.rs"]
mod package;
#[cfg(feature = "pictures")]
#[path = "pages/pictures.rs"]
mod pictures;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use roxmltree::{Document, Node, ParsingOptions};
use tushuo::pages::{Assets, File, Site};
use tushuo::report::{Lang, Report};
use tushuo::state::State;
use tushuo::words::number;

/// What Trunk writes into the head of the page it builds.
const BUILT: &str = "<head><link rel=\"icon\" href=\"./favicon-1.svg\"/><link rel=\"stylesheet\" href=\"./style-2.css\"/>\
    <link rel=\"modulepreload\" href=\"./tushuo-3.js\" crossorigin=\"anonymous\">\
    <link rel=\"preload\" href=\"./tushuo-3_bg.wasm\" crossorigin=\"anonymous\" as=\"fetch\">\
    <script type=\"module\" src=\"./start-3.js\"></script></head>";

fn assets() -> Assets {
    Assets::of(BUILT).expect("a built page")
}

/// The files of the repository's report, without a public address; made once.
fn site() -> &'static BTreeMap<String, String> {
    static SITE: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| files(&common::report(), None));
    &SITE
}

/// The same at [`ADDRESS`].
fn site_at_address() -> &'static BTreeMap<String, String> {
    static SITE: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| files(&common::report(), Some(ADDRESS)));
    &SITE
}

const ADDRESS: &str = "https://example.org/reports/";

/// The files of a site by their paths.
fn files(report: &Report, address: Option<&str>) -> BTreeMap<String, String> {
    let text = |file: File| (file.path, String::from_utf8(file.bytes).expect("UTF-8"));
    Site::new(report, assets(), address).files().into_iter().map(text).collect()
}

/// The pages among them.
fn pages(files: &BTreeMap<String, String>) -> impl Iterator<Item = (&str, &str)> {
    files.iter().map(|(path, text)| (path.as_str(), text.as_str())).filter(|(path, _)| is_page(path))
}

fn is_page(path: &str) -> bool {
    std::path::Path::new(path).extension().is_some_and(|extension| extension == "html")
}

/// A page, which is XML too.
fn parse(page: &str) -> Document<'_> {
    Document::parse_with_options(page, ParsingOptions { allow_dtd: true, ..ParsingOptions::default() })
        .unwrap_or_else(|error| panic!("{error}: {page:.400}"))
}

fn elements<'a, 'input: 'a>(page: &'a Document<'input>, name: &'static str) -> impl Iterator<Item = Node<'a, 'input>> {
    page.descendants().filter(move |node| node.has_tag_name(name))
}

/// All text of an element.
fn text(node: Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
}

/// A relative address seen from a page, as a path from the root; `None` above the root.
fn resolved(page: &str, address: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[test]
fn every_view_has_a_page_in_every_language() {
    let report = common::report();
    let files = site();
    let figures = report.file().figures.iter().map(|figure| format!("figures/{}.html", figure.id));
    let names: Vec<String> =
        ["index.html", "calendar.html", "source.html"].map(str::to_owned).into_iter().chain(figures).collect();
    assert_eq!(names.len(), 15);
    for name in &names {
        for (path, code) in [(name.clone(), "zh-CN"), (format!("en/{name}"), "en")] {
            let page = files.get(&path).unwrap_or_else(|| panic!("there is no {path}"));
            let page = parse(page);
            assert_eq!(page.root_element().attribute("lang"), Some(code), "{path}");
            let title = elements(&page, "title").next().map(text).expect("a title");
            assert!(!title.trim().is_empty(), "{path}");
            assert_eq!(elements(&page, "h1").count().min(1), 1, "{path}");
            let root = page.descendants().find(|node| node.attribute("id") == Some("tushuo")).expect("the root");
            assert_eq!(root.attribute("data-state"), Some("loading"));
            assert!(text(root).chars().count() > 300, "{path} reads alone");
        }
    }
    assert_eq!(pages(files).count(), 2 * names.len());
}

#[test]
fn a_figures_page_has_finding_chart_sentence_notes_table_and_formula() {
    let report = common::report();
    let files = site();
    for spec in &report.file().figures {
        for (lang, folder) in [(Lang::Zh, ""), (Lang::En, "en/")] {
            let page = parse(&files[&format!("{folder}figures/{}.html", spec.id)]);
            let figure = elements(&page, "figure").next().expect("a figure");
            assert_eq!(figure.attribute("data-figure"), Some(spec.id.as_str()));
            let made = tushuo::figure::Figure::new(&report, spec, &tushuo::figure::Options::first(lang));
            let caption = elements(&page, "figcaption").next().map(text).expect("a caption");
            assert!(caption.contains(&tushuo::words::fill::plain(&made.title)), "{caption}");
            assert!(caption.contains(&tushuo::words::fill::plain(&made.subtitle)), "{caption}");
            let said = text(figure);
            assert!(said.contains(&tushuo::describe::sentence::sentence(&made)), "{}", spec.id);
            for (title, note) in &made.notes {
                assert!(said.contains(title) && said.contains(&tushuo::words::fill::plain(note)), "{title}");
            }
            let rows = elements(&page, "tbody").next().expect("a table").children().filter(Node::is_element).count();
            assert_eq!(rows, made.ids.len(), "{}", spec.id);
            assert!(elements(&page, "picture").count() >= 1);
            let derived = spec.ids().any(|id| report.prior_of(id).is_some());
            let formula = page
                .descendants()
                .any(|node| node.attribute("class").is_some_and(|class| class.starts_with("formula")));
            assert!(formula || !derived, "{}", spec.id);
        }
    }
}

#[test]
fn every_chart_is_there_narrow_and_wide_light_and_dark() {
    let files = site();
    for (path, page) in pages(files) {
        let page = parse(page);
        for picture in elements(&page, "picture") {
            let sources: Vec<&str> = picture.descendants().filter_map(|node| node.attribute("srcset")).collect();
            let widest = if path.ends_with("index.html") { "-680" } else { "-1176" };
            for part in ["-328-light.svg", "-328-dark.svg"]
                .map(str::to_owned)
                .into_iter()
                .chain([format!("{widest}-light.svg"), format!("{widest}-dark.svg")])
            {
                let found = sources.iter().find(|source| source.ends_with(&part));
                let source = found.unwrap_or_else(|| panic!("{path} has no {part}"));
                let chart = &files[&resolved(path, source).expect("inside the site")];
                let chart = Document::parse(chart).expect("an SVG is XML");
                let width: f64 = chart.root_element().attribute("width").and_then(|px| px.parse().ok()).expect("px");
                assert!(
                    (width - part[1..].split('-').next().expect("a width").parse::<f64>().expect("px")).abs() < 0.5
                );
            }
            let image = picture.descendants().find(|node| node.has_tag_name("img")).expect("an image");
            assert!(image.attribute("alt").is_some_and(|alt| alt.chars().count() > 2));
            assert!(image.attribute("width").is_some() && image.attribute("height").is_some());
        }
    }
}

#[test]
fn every_link_leads_to_a_file_and_to_a_place_that_are_there() {
    let report = common::report();
    let files = site();
    let folder = format!("data/{}/", report.file().id);
    let own = ["favicon-1.svg", "style-2.css", "tushuo-3.js", "tushuo-3_bg.wasm", "start-3.js"].map(str::to_owned);
    let data = ["report.json", "source.zh.md", "datapackage.json"].map(|name| format!("{folder}{name}"));
    let index = "data/index.json".to_owned();
    let known: BTreeSet<String> = files.keys().cloned().chain(own).chain(data).chain([index]).collect();
    let mut anchors: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (path, page) in pages(files) {
        let page = parse(page);
        let ids: Vec<String> = page.descendants().filter_map(|node| node.attribute("id")).map(str::to_owned).collect();
        let distinct: BTreeSet<String> = ids.iter().cloned().collect();
        assert_eq!(ids.len(), distinct.len(), "{path} has an id twice");
        anchors.insert(path, distinct);
    }
    let (mut followed, mut away) = (0, 0);
    for (path, page) in pages(files) {
        let page = parse(page);
        for node in page.descendants() {
            for name in ["href", "src", "srcset"] {
                let Some(address) = node.attribute(name) else { continue };
                if address.starts_with("http://") || address.starts_with("https://") {
                    assert_eq!((node.tag_name().name(), name), ("a", "href"), "{path} asks for {address}");
                    let rel: Vec<_> = node.attribute("rel").unwrap_or_default().split(' ').collect();
                    assert!(
                        rel.contains(&"noopener") && rel.contains(&"noreferrer"),
                        "{path}: {address} is told where from"
                    );
                    away += 1;
                    continue;
                }
                let class = node.attribute("class").unwrap_or_default();
                if class.split(' ').any(|class| class == "by-program") {
                    // It is the program that goes there, and it knows the place.
                    let there = address.starts_with("#/") && !State::parse(address).nearest;
                    assert!(there, "{path}: the program does not know {address}");
                    continue;
                }
                let (file, hash) = address.split_once('#').unwrap_or((address, ""));
                let target = if file.is_empty() { path.to_owned() } else { resolved(path, file).expect("inside") };
                assert!(known.contains(&target), "{path} leads to {target}");
                let there = hash.is_empty() || anchors[target.as_str()].contains(hash);
                assert!(there, "{path} leads to {target}#{hash}");
                followed += 1;
            }
        }
    }
    assert!(followed > 2000 && away > 5, "{followed}, {away}");
}

#[test]
fn no_page_needs_a_script_or_a_style_of_its_own() {
    for (path, page) in pages(site_at_address()) {
        let page = parse(page);
        for script in elements(&page, "script") {
            let is_data = script.attribute("type") == Some("application/ld+json");
            assert!(is_data || (script.attribute("src").is_some() && text(script).is_empty()), "{path}");
        }
        assert_eq!(elements(&page, "style").count(), 0);
        let policies =
            elements(&page, "meta").filter(|one| one.attribute("http-equiv") == Some("Content-Security-Policy"));
        let policies: Vec<_> = policies.filter_map(|one| one.attribute("content")).collect();
        assert!(
            policies.len() == 1 && policies[0].contains("require-trusted-types-for 'script'"),
            "{path}: {policies:?}"
        );
        assert!(
            !policies[0].contains("unsafe-inline") && !policies[0].contains("'unsafe-eval'"),
            "{path}: {policies:?}"
        );
        let inline =
            |node: Node<'_, '_>| node.attributes().any(|one| one.name() == "style" || one.name().starts_with("on"));
        assert!(!page.descendants().any(inline), "{path}");
    }
}

#[test]
fn every_data_digit_is_the_datasets() {
    let report = common::report();
    let files = site();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (path, page) in pages(files) {
        let lang = if path.starts_with("en/") { Lang::En } else { Lang::Zh };
        let page = parse(page);
        for data in elements(&page, "data") {
            let id = data.attribute("data-statistic").expect("a statistic");
            let statistic = report.statistic(id).unwrap_or_else(|| panic!("there is no {id}"));
            let (value, digits) = match data.attribute("data-part") {
                Some("value") => (statistic.printed.clone(), number::printed(statistic, lang).digits),
                Some("growth") => {
                    let printed = statistic.growth.as_ref().expect("a growth").printed.clone();
                    (printed.clone(), printed.trim_start_matches('-').to_owned())
                }
                other => panic!("{other:?}"),
            };
            assert_eq!(data.attribute("value"), Some(value.as_str()), "{path} {id}");
            assert_eq!(text(data), digits, "{path} {id}");
            seen.insert(id.to_owned());
        }
    }
    let shown: BTreeSet<String> = report
        .file()
        .figures
        .iter()
        .flat_map(tushuo::report::schema::FigureSpec::ids)
        .filter(|id| report.statistic(id).is_some())
        .map(str::to_owned)
        .collect();
    assert_eq!(shown.difference(&seen).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn the_calendar_has_every_event_once_and_leads_to_its_sentence() {
    let report = common::report();
    let files = site();
    for path in ["calendar.html", "en/calendar.html"] {
        let page = parse(&files[path]);
        let mut ids: Vec<&str> = page.descendants().filter_map(|node| node.attribute("data-event")).collect();
        ids.sort_unstable();
        let mut all: Vec<&str> = report.file().events.iter().map(|event| event.id.as_str()).collect();
        all.sort_unstable();
        assert_eq!(ids, all, "{path}");
        for event in page.descendants().filter(|node| node.attribute("data-event").is_some()) {
            let link = event.descendants().find_map(|node| node.attribute("href")).expect("a link");
            assert!(link.contains("source.html#/source/"), "{link}");
        }
    }
}

#[test]
fn the_source_is_there_letter_by_letter() {
    let report = common::report();
    let files = site();
    let page = parse(&files["source.html"]);
    let article = elements(&page, "article").next().expect("the text");
    let blocks = tushuo::describe::source::blocks(&report, None);
    let printed: String = blocks.iter().flat_map(|block| &block.pieces).map(|piece| piece.text.as_str()).collect();
    let notes =
        |node: &Node<'_, '_>| node.ancestors().any(|one| matches!(one.attribute("class"), Some("fault" | "reading")));
    let shown: String = article
        .descendants()
        .filter(|node| node.is_text() && !notes(node) && node.parent().is_none_or(|one| one != article))
        .filter_map(|node| node.text())
        .collect();
    assert_eq!(shown, printed);
}
