//! What is shared: QR codes that read back, and snippets that parse back.

#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

mod common;

use roxmltree::Document;
use tushuo::report::{Lang, Report};
use tushuo::share::{handoff, place, qr, snippets};
use tushuo::state::{Chrome, State, View};

/// The address a QR code's path is read as, drawn four pixels a module.
fn read_back(size: i32, path: &str) -> String {
    const PIXELS: usize = 4;
    let pixels = usize::try_from(size).expect("a size") * PIXELS;
    let mut dark = vec![false; pixels * pixels];
    for run in path.split('M').skip(1) {
        let (x, rest) = run.split_once(' ').expect("x");
        let (y, rest) = rest.split_once('h').expect("y");
        let (length, rest) = rest.split_once('v').expect("length");
        assert_eq!(rest, format!("1h-{length}z"));
        let number = |text: &str| text.parse::<usize>().expect("a number");
        let (x, y, length) = (number(x), number(y), number(length));
        for row in y * PIXELS..(y + 1) * PIXELS {
            dark[row * pixels + x * PIXELS..row * pixels + (x + length) * PIXELS].fill(true);
        }
    }
    let mut image =
        rqrr::PreparedImage::prepare_from_greyscale(pixels, pixels, |x, y| if dark[y * pixels + x] { 0 } else { 255 });
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1);
    grids[0].decode().expect("the code can be read").1
}

#[test]
fn a_qr_code_reads_back_as_the_address_it_was_made_of() {
    let report = common::report();
    for figure in &report.file().figures {
        for lang in [Lang::Zh, Lang::En] {
            let view = View::Figure(figure.id.clone());
            let link = snippets(&report, &view, lang, Some("https://example.org/reports/")).link;
            let code = qr(&link).expect("short enough");
            assert_eq!(read_back(code.size, &code.path), link);
        }
    }
    let long = format!("https://example.org/{}", "图说/".repeat(60));
    let code = qr(&long).expect("short enough");
    assert_eq!(read_back(code.size, &code.path), long);
    assert_eq!(qr(&"a".repeat(5000)), None);
}

#[test]
fn a_screen_is_handed_over_as_it_is_looked_at_and_without_what_is_the_screens_own() {
    let report = common::report();
    let state = State::parse("#/calendar?lang=en&theme=contrast&large=1&kiosk=1&idle=30&topic=ip&when=2023-06");
    let exact = |site: &str| handoff::exact(&report, &state, Lang::En, site);
    let address = exact("https://example.org/hall").expect("an address");
    assert_eq!(address, "https://example.org/hall/en/calendar.html#/calendar?lang=en&topic=ip&when=2023-06");
    let code = qr(&address).expect("short enough");
    assert_eq!(read_back(code.size, &code.path), address);
    assert_eq!(exact("javascript:alert(1)"), None);
}

#[test]
fn a_qr_code_has_a_quiet_zone_of_four_modules_and_is_a_file() {
    let code = qr("https://example.org/").expect("short enough");
    let starts = code.path.split('M').skip(1).map(|run| run.split_once(' ').expect("x"));
    let starts: Vec<(i32, i32)> = starts
        .map(|(x, rest)| (x.parse().expect("x"), rest.split('h').next().expect("y").parse().expect("y")))
        .collect();
    assert_eq!(starts.iter().map(|(x, _)| *x).min(), Some(4));
    assert_eq!(starts.iter().map(|(_, y)| *y).min(), Some(4));
    assert_eq!(starts.iter().map(|(_, y)| *y).max(), Some(code.size - 5));
    let file = code.svg("a <b> & \"c\"");
    let document = Document::parse(&file).expect("the SVG is XML");
    let title = document.descendants().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "title")));
    assert_eq!(title.and_then(|title| title.text()), Some("a <b> & \"c\""));
}

#[test]
fn snippets_parse_back_to_the_view_they_were_made_of() {
    let report = common::report();
    let event = report.file().events[0].id.clone();
    let views = [View::Figure("credit-balance".to_owned()), View::Calendar(Some(event)), View::Overview];
    for view in &views {
        for lang in [Lang::Zh, Lang::En] {
            let made = snippets(&report, view, lang, Some("https://example.org/a"));
            assert!(made.link.starts_with("https://example.org/a/"), "{}", made.link);
            let frame = Document::parse(&made.frame).expect("the frame parses");
            let frame = frame.root_element();
            let src = frame.attribute("src").expect("an address");
            let (page, hash) = src.split_once('#').expect("a hash");
            assert_eq!(page, made.link.split('#').next().expect("a page"));
            let state = State::parse(hash);
            assert_eq!((&state.view, state.settings.chrome, state.nearest), (view, Chrome::None, false));
            assert_eq!(state.settings.lang, (lang == Lang::En).then_some(Lang::En));
            assert!(!frame.attribute("title").expect("a title").is_empty());
            assert_eq!(frame.attribute("height"), Some(made.frame_height_px.to_string().as_str()));
            for (name, value) in [("width", "100%"), ("loading", "lazy"), ("allow", "fullscreen")] {
                assert_eq!(frame.attribute(name), Some(value));
            }
            let element = format!("<all>{}</all>", made.element);
            let element = Document::parse(&element).expect("the element parses");
            let find = |name: &str| element.descendants().find(|node| node.has_tag_name(name)).expect("is there");
            assert_eq!(find("script").attribute("src"), Some("https://example.org/a/embed.js"));
            let report_element = find("tushuo-report");
            assert_eq!(report_element.attribute("src"), Some("https://example.org/a/data/shanghai-2023-ch7/"));
            let shown = State::parse(&format!("#/{}", report_element.attribute("view").unwrap_or_default()));
            assert_eq!(&shown.view, view);
        }
    }
}

#[test]
fn a_hostile_address_is_taken_for_none() {
    let report = common::report();
    for address in ["javascript:alert(1)", "https://a.example/\"><script>", "https://a.example/\u{202e}"] {
        let made = snippets(&report, &View::Figure("patents".to_owned()), Lang::En, Some(address));
        assert_eq!(made.link, "en/figures/patents.html");
        assert!(!made.frame.contains("javascript") && !made.element.contains("a.example"));
    }
}

#[test]
fn the_first_language_of_a_report_stands_at_the_root() {
    let report = common::report();
    let mut file = serde_json::to_value(report.file()).expect("JSON");
    file["languages"] = serde_json::json!(["en", "zh"]);
    let json = serde_json::to_vec(&file).expect("JSON");
    let english = Report::load(&json, report.source().map(str::as_bytes)).expect("still a report");
    let view = View::Source(Some("patent-grants".to_owned()));
    assert_eq!(place::link(&report, &view, Lang::En), "en/source.html#/source/patent-grants?lang=en");
    assert_eq!(place::link(&report, &view, Lang::Zh), "source.html#/source/patent-grants");
    assert_eq!(place::link(&english, &view, Lang::En), "source.html#/source/patent-grants");
    assert_eq!(place::link(&english, &view, Lang::Zh), "zh/source.html#/source/patent-grants?lang=zh");
}
