//! What other sites are told: JSON-LD, oEmbed, Open Graph, and the tags that the program reads.

use std::collections::{BTreeMap, BTreeSet};

use boon::{Compiler, Schemas};
use roxmltree::Document;
use serde_json::Value;

use super::{ADDRESS, assets, common, elements, pages, parse, site, site_at_address, text};
use tushuo::pages::{Site, card_path};
use tushuo::report::Lang;
use tushuo::state::{State, View};

fn meta<'a>(page: &'a Document<'_>, name: &str) -> Option<&'a str> {
    let find = |key| elements(page, "meta").find(|one| one.attribute(key) == Some(name));
    find("name").or_else(|| find("property")).and_then(|one| one.attribute("content"))
}

/// Finds fault with what a schema does not allow.
fn must_follow(schema: &str, given: &[(String, Value)]) {
    let mut schemas = Schemas::new();
    let mut compiler = Compiler::new();
    compiler.enable_format_assertions();
    let schema = serde_json::from_str(schema).expect("a schema is JSON");
    compiler.add_resource("https://tushuo.example/schema.json", schema).expect("a schema can be read");
    let index = compiler.compile("https://tushuo.example/schema.json", &mut schemas).expect("a schema can be followed");
    assert!(schemas.validate(&Value::Object(serde_json::Map::new()), index).is_err(), "a schema that allows anything");
    assert!(!given.is_empty());
    for (path, value) in given {
        if let Err(fault) = schemas.validate(value, index) {
            panic!("{path}: {fault}");
        }
    }
}

#[test]
fn json_ld_and_oembed_follow_their_schemas() {
    let data_sets = [site(), site_at_address()].into_iter().flat_map(pages).map(|(path, page)| {
        let page = parse(page);
        let block = elements(&page, "script").find(|one| one.attribute("type") == Some("application/ld+json"));
        let set = serde_json::from_str(&block.map(text).expect("JSON-LD")).expect("JSON");
        (path.to_owned(), set)
    });
    must_follow(include_str!("../schemas/dataset.schema.json"), &data_sets.collect::<Vec<_>>());
    let answers = site_at_address().iter().filter(|(path, _)| path.contains("oembed/"));
    let answers = answers.map(|(path, answer)| (path.clone(), serde_json::from_str(answer).expect("JSON")));
    must_follow(include_str!("../schemas/oembed.schema.json"), &answers.collect::<Vec<_>>());
}

#[test]
fn json_ld_is_a_data_set_with_what_search_engines_ask_for() {
    let report = common::report();
    for (address, files) in [(None, site()), (Some(ADDRESS), site_at_address())] {
        for (path, page) in pages(files) {
            let page = parse(page);
            let block = elements(&page, "script").find(|one| one.attribute("type") == Some("application/ld+json"));
            let set: Value = serde_json::from_str(&block.map(text).expect("JSON-LD")).expect("JSON");
            assert_eq!((&set["@context"], &set["@type"]), (&"https://schema.org".into(), &"Dataset".into()));
            for field in ["name", "description", "identifier", "inLanguage", "temporalCoverage"] {
                assert!(set[field].as_str().is_some_and(|text| !text.is_empty()), "{path} {field}");
            }
            // Google: between 50 and 5000 letters; a Chinese one says as much as two.
            let description = set["description"].as_str().expect("text").chars().count();
            assert!((20..=5000).contains(&description), "{path}: {description}");
            assert!(set.get("license").is_none() && set.get("creator").is_none(), "nothing is made up");
            let downloads = set["distribution"].as_array().expect("files");
            for download in downloads {
                assert_eq!(download["@type"], "DataDownload");
                let content = download["contentUrl"].as_str().expect("an address");
                assert_eq!(content.starts_with(ADDRESS), address.is_some(), "{content}");
                assert!(download["encodingFormat"].as_str().is_some());
            }
            for variable in set["variableMeasured"].as_array().expect("variables") {
                let statistic = report.statistic(variable["propertyID"].as_str().expect("an id")).expect("is there");
                assert_eq!(variable["value"], statistic.printed.as_str());
                assert_eq!(variable["unitText"], statistic.unit.as_str());
            }
            assert_eq!(set.get("url").is_some(), address.is_some());
        }
    }
}

#[test]
fn oembed_has_every_required_field_and_is_found_from_its_page() {
    let report = common::report();
    let files = site_at_address();
    for figure in &report.file().figures {
        for folder in ["", "en/"] {
            let page = parse(&files[&format!("{folder}figures/{}.html", figure.id)]);
            let found = elements(&page, "link").find(|one| one.attribute("type") == Some("application/json+oembed"));
            let address = found.and_then(|one| one.attribute("href")).expect("a discovery link");
            let path = address.strip_prefix(ADDRESS).expect("absolute");
            let answer: Value = serde_json::from_str(&files[path]).expect("JSON");
            assert_eq!((&answer["version"], &answer["type"]), (&"1.0".into(), &"rich".into()));
            assert!(answer["width"].as_u64().is_some_and(|px| px > 0));
            let height = answer["height"].as_u64().expect("a height");
            let html = Document::parse(answer["html"].as_str().expect("html")).expect("the frame parses");
            let frame = html.root_element();
            assert_eq!(frame.attribute("height"), Some(height.to_string().as_str()));
            let src = frame.attribute("src").and_then(|src| src.strip_prefix(ADDRESS)).expect("an address");
            let (path, hash) = src.split_once('#').expect("a hash");
            assert!(files.contains_key(path), "{path}");
            assert_eq!(State::parse(hash).view, View::Figure(figure.id.clone()));
            assert!(answer["title"].as_str().is_some_and(|title| !title.is_empty()));
        }
    }
}

#[test]
fn without_an_address_nothing_absolute_is_said() {
    let files = site();
    assert!(!files.keys().any(|path| path.contains("oembed") || path.contains("sitemap") || path == "robots.txt"));
    for (path, page) in pages(files) {
        let page = parse(page);
        for absent in ["og:url", "og:image", "tushuo-address"] {
            assert_eq!(meta(&page, absent), None, "{path}");
        }
        assert!(!elements(&page, "link").any(|one| one.attribute("rel") == Some("canonical")), "{path}");
    }
}

#[test]
fn with_an_address_pages_name_themselves_and_each_other() {
    let files = site_at_address();
    for (path, page) in pages(files) {
        let page = parse(page);
        let of = |rel: &str| -> Vec<&str> {
            let links = elements(&page, "link").filter(|one| one.attribute("rel") == Some(rel));
            links.filter_map(|one| one.attribute("href")).collect()
        };
        assert_eq!(of("canonical"), [format!("{ADDRESS}{path}")]);
        assert_eq!(meta(&page, "og:url"), Some(format!("{ADDRESS}{path}").as_str()));
        let languages: BTreeMap<&str, &str> = elements(&page, "link")
            .filter_map(|one| Some((one.attribute("hreflang")?, one.attribute("href")?)))
            .collect();
        let bare = path.strip_prefix("en/").unwrap_or(path);
        let expected = [("en", format!("{ADDRESS}en/{bare}")), ("x-default", format!("{ADDRESS}{bare}"))];
        for (code, address) in expected.into_iter().chain([("zh-CN", format!("{ADDRESS}{bare}"))]) {
            assert_eq!(languages.get(code), Some(&address.as_str()), "{path}");
        }
    }
    let map = Document::parse(&files["sitemap.xml"]).expect("XML");
    assert_eq!(map.descendants().filter(|node| node.tag_name().name() == "loc").count(), pages(files).count());
    assert!(!files.contains_key("robots.txt"), "it would not be at the root of its host");
}

#[test]
fn pictures_are_named_only_where_they_are() {
    let report = common::report();
    let known = card_path(&report, "patents", Lang::En);
    let site = Site::new(&report, assets(), Some(ADDRESS)).with_pictures(BTreeSet::from([known.clone()]));
    let mut named = 0;
    for file in site.files().iter().filter(|file| super::is_page(&file.path)) {
        let text = core::str::from_utf8(&file.bytes).expect("UTF-8");
        let page = parse(text);
        if let Some(picture) = meta(&page, "og:image") {
            assert_eq!((file.path.as_str(), picture), ("en/figures/patents.html", &*format!("{ADDRESS}{known}")));
            assert_eq!(meta(&page, "twitter:card"), Some("summary_large_image"));
            named += 1;
        }
    }
    assert_eq!(named, 1);
}

#[test]
fn the_program_is_told_view_language_and_root() {
    let files = site();
    for (path, view, lang, root) in [
        ("index.html", "", "zh", ""),
        ("en/index.html", "", "en", "../"),
        ("en/calendar.html", "calendar", "en", "../"),
        ("source.html", "source", "zh", ""),
        ("figures/patents.html", "figures/patents", "zh", "../"),
        ("en/figures/patents.html", "figures/patents", "en", "../../"),
    ] {
        let page = parse(&files[path]);
        assert_eq!(meta(&page, "tushuo-view"), Some(view), "{path}");
        assert_eq!(meta(&page, "tushuo-lang"), Some(lang), "{path}");
        assert_eq!(meta(&page, "tushuo-root"), Some(root), "{path}");
        assert_eq!(meta(&page, "tushuo-seal"), common::report().seal().as_deref(), "{path}");
        let state = State::parse(&format!("#/{view}"));
        assert!(!state.nearest, "{view} is an address of the program");
        let start = elements(&page, "script").find_map(|one| one.attribute("src")).expect("the module that starts");
        assert_eq!(start, format!("{root}start-3.js"), "{path}");
    }
}
