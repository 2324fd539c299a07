//! A report that wants to be markup.

use super::{ADDRESS, common, elements, files, pages, parse, site_at_address, text};
use tushuo::report::Report;

const HOSTILE: &str = "</title></script><script>alert(0)</script><img src=x onerror='alert(0)'>\"'&lt;";

/// The report of the repository, with hostile words in every place that takes words and in its title.
fn report() -> Report {
    let report = common::report();
    let mut file = serde_json::to_value(report.file()).expect("a report is JSON");
    let mut hostile = |path: &str| {
        let words = file.pointer_mut(path).unwrap_or_else(|| panic!("there is no {path}"));
        // Digits have no place in wording.
        *words = format!("{}{}", words.as_str().expect("words"), HOSTILE.replace('0', "")).into();
    };
    for lang in ["zh", "en"] {
        for place in [
            "/title",
            "/publication",
            "/summary",
            "/sections/1/title",
            "/sections/1/short",
            "/statistics/0/name",
            "/events/0/title",
            "/events/0/remark",
            "/figures/0/title",
            "/figures/0/subtitle",
            "/figures/0/short",
            "/figures/0/notes/0/title",
            "/figures/0/notes/0/text",
            "/context/0/publisher",
        ] {
            hostile(&format!("{place}/{lang}"));
        }
    }
    let json = serde_json::to_vec(&file).expect("JSON");
    let source = report.source().expect("a source").to_owned();
    Report::load(&json, Some(source.as_bytes())).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

#[test]
fn hostile_words_stay_words() {
    let report = report();
    let (hostile, plain) = (files(&report, Some(ADDRESS)), site_at_address());
    let mut met = 0;
    for (path, page) in pages(&hostile) {
        let (page, as_it_was) = (parse(page), parse(&plain[path]));
        for name in ["script", "img", "title", "link", "meta"] {
            assert_eq!(elements(&page, name).count(), elements(&as_it_was, name).count(), "{path} {name}");
        }
        assert!(!page.descendants().any(|node| node.attributes().any(|one| one.name().starts_with("on"))), "{path}");
        met += usize::from(text(page.root_element()).contains("<script>alert()</script>"));
    }
    assert_eq!(met, pages(plain).count(), "the words are on every page");
    for (path, chart) in hostile.iter().filter(|(path, _)| path.contains("charts/")) {
        let chart = roxmltree::Document::parse(chart).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(!chart.descendants().any(|node| ["script", "img"].contains(&node.tag_name().name())), "{path}");
    }
}

#[test]
fn hostile_words_end_no_block_of_data() {
    let report = report();
    for (path, page) in pages(&files(&report, None)) {
        let page = parse(page);
        let block = elements(&page, "script").find(|one| one.attribute("type") == Some("application/ld+json"));
        let block = block.map(text).expect("JSON-LD");
        assert!(!block.contains('<'), "{path}");
        serde_json::from_str::<serde_json::Value>(&block).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
}

#[test]
fn an_address_that_is_no_web_page_is_refused_by_the_report_itself() {
    let report = common::report();
    let mut file = serde_json::to_value(report.file()).expect("JSON");
    file["context"][0]["address"] = "javascript:alert(1)".into();
    let json = serde_json::to_vec(&file).expect("JSON");
    assert!(Report::load(&json, report.source().map(str::as_bytes)).is_err());
}
