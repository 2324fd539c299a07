//! Pictures to take away: valid XML that stands alone, carries where it comes from, and cannot carry anything else.

use roxmltree::{Document, Node};
use tushuo::describe::caption::{Caption, caption};
use tushuo::draw::picture::picture;
use tushuo::draw::theme::{CONTRAST, DARK, LIGHT};
use tushuo::figure::{Body, Figure, Options};
use tushuo::report::Lang;
use tushuo::words::fill::Run;

use crate::{LANGS, report, views};

const SVG: &str = "http://www.w3.org/2000/svg";
const ADDRESS: &str = "https://example.invalid/#/figures/patents?lang=en&elsewhere=1";

/// The only elements of a picture; the three first hold what is not drawn.
const ELEMENTS: [&str; 13] = [
    "title", "desc", "metadata", "svg", "g", "rect", "text", "polyline", "polygon", "circle", "line", "path", "ellipse",
];

/// Everything that is written in the picture, in order, without blanks.
fn written(document: &Document<'_>) -> String {
    let texts = document.descendants().filter(|node| node.has_tag_name((SVG, "text")));
    texts
        .filter_map(|node| node.text())
        .flat_map(|text| text.chars())
        .filter(|letter| !letter.is_whitespace())
        .collect()
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// Fails where a node could run, load or lead anywhere.
fn assert_inert(node: Node<'_, '_>) {
    let name = node.tag_name();
    assert!(name.namespace() != Some(SVG) || ELEMENTS.contains(&name.name()), "<{}>", name.name());
    for attribute in node.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        assert!(!name.starts_with("on") && name != "href" && name != "style", "{name}={value}");
        assert!(!value.contains("url(") && !value.contains("javascript:"), "{name}={value}");
    }
}

fn assert_carries(document: &Document<'_>, caption: &Caption) {
    let metadata = document.descendants().find(|node| node.has_tag_name((SVG, "metadata"))).expect("metadata");
    let said: Vec<&str> = metadata.descendants().filter_map(|node| node.text()).collect();
    for expected in [&caption.address, &format!("sha256:{}", caption.hash), &caption.dataset, &caption.title] {
        assert!(said.contains(&expected.as_str()), "{expected}: {said:?}");
    }
    for id in &caption.ids {
        assert!(said.contains(&id.as_str()), "{id}");
    }
    let shown = written(document);
    for text in [&caption.title, &caption.subtitle, &caption.source, &caption.address] {
        assert!(shown.contains(&without_blanks(text)), "{text}: {shown}");
    }
}

#[test]
fn every_picture_is_xml_that_says_where_it_comes_from() {
    let report = report();
    for (lang, code) in LANGS {
        for (name, figure) in views(&report, lang) {
            let caption = caption(&report, &figure, ADDRESS);
            for (theme, width) in [(&LIGHT, 960.0), (&DARK, 960.0), (&CONTRAST, 640.0), (&LIGHT, 100.0)] {
                let drawn = picture(&figure, &caption, width, theme).expect("the picture is drawn");
                let document = Document::parse(&drawn.svg).unwrap_or_else(|error| panic!("{name}: {error}"));
                let root = document.root_element();
                assert_eq!(root.attribute("width"), Some(drawn.width_px.to_string().as_str()));
                assert_eq!(root.attribute("height"), Some(drawn.height_px.to_string().as_str()));
                let lang = root.attribute(("http://www.w3.org/XML/1998/namespace", "lang"));
                assert_eq!(lang, Some(if code == "zh" { "zh-CN" } else { "en" }));
                assert!(root.attribute("font-family").is_some_and(|faces| faces.contains("Noto Sans CJK SC")));
                document.descendants().for_each(assert_inert);
                assert_carries(&document, &caption);
                if let Some(folder) = std::env::var_os("TUSHUO_PICTURES") {
                    let file = format!("{name}-{code}-{}-{width}.svg", theme.name);
                    std::fs::write(std::path::Path::new(&folder).join(file), &drawn.svg).expect("written");
                }
            }
        }
    }
}

#[test]
fn words_that_look_like_markup_stay_words() {
    const EVIL: &str =
        "<script>alert(1)</script>&amp;\"'><a href=\"javascript:1\" onload='x'>]]><!--\u{0}\u{b}\u{ffff}";
    let report = report();
    let spec = report.figure("credit-balance").expect("declared");
    let mut figure = Figure::new(&report, spec, &Options::first(Lang::Zh));
    figure.title = vec![Run::Words(EVIL.to_owned())];
    figure.subtitle = figure.title.clone();
    let Body::Change(change) = &mut figure.body else { panic!("rows are expected") };
    for row in &mut change.rows {
        EVIL.clone_into(&mut row.name);
    }
    let mut caption = caption(&report, &figure, EVIL);
    caption.ids.push(EVIL.to_owned());
    let drawn = picture(&figure, &caption, 960.0, &LIGHT).expect("the picture is drawn");
    let document = Document::parse(&drawn.svg).expect("XML");
    document.descendants().for_each(assert_inert);
    let kept: String = EVIL.trim_end_matches(['\u{0}', '\u{b}', '\u{ffff}']).to_owned();
    let title = document.descendants().find(|node| node.has_tag_name((SVG, "title"))).and_then(|node| node.text());
    assert_eq!(title, Some(kept.as_str()));
    assert!(written(&document).contains(&without_blanks(&kept)));
}
