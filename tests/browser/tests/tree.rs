//! What a screen reader is given of each view: the accessibility tree as lines of role, name and state, held against golden
//! text files (`tree/`). Where one differs, the new one is written beside the built tests, for eyes to judge;
//! `TUSHUO_BLESS=1` makes the new ones golden. In Chromium, which alone tells its tree.

use crate::views::{LANGS, address, show};
use browser_tests::{
    Feature, Outcome, Page, Site, Theme,
    dataset::{REPORT, file, list, report, text},
};
use generated_reports::of_series;
use serde_json::{Value, json};
use std::{collections::HashMap, fmt::Write as _, fs, path::Path};

/// Roles that say nothing by themselves: what is in them is told in their place.
const SILENT: [&str; 6] = ["none", "generic", "InlineTextBox", "LayoutTable", "LineBreak", "RootWebArea"];

fn word<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field]["value"].as_str().unwrap_or_default()
}

/// Writes a node and what is in it; gives whether it wrote its own name.
fn write(nodes: &HashMap<&str, &Value>, id: &str, depth: usize, above: &str, out: &mut String) {
    let Some(node) = nodes.get(id) else { return };
    let (role, name) = (word(node, "role"), word(node, "name"));
    let silent = node["ignored"] == true || SILENT.contains(&role);
    // A text that is the name of what it stands in was told already.
    let told = role == "StaticText" && above.contains(name.trim());
    let mut inner = (depth, above.to_owned());
    if !silent && !told {
        let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ");
        // Writing into a string cannot fail.
        let _ = writeln!(
            out,
            "{}{}{}{}",
            "  ".repeat(depth),
            role,
            if name.is_empty() { String::new() } else { format!(" «{name}»") },
            states(node)
        );
        inner = (depth + 1, name);
    }
    for child in node["childIds"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        write(nodes, child, inner.0, &inner.1, out);
    }
}

/// The states that a person is told.
fn states(node: &Value) -> String {
    const TOLD: [&str; 11] = [
        "level", "pressed", "checked", "expanded", "selected", "disabled", "busy", "modal", "live", "focused",
        "hasPopup",
    ];
    let mut told = String::new();
    for property in node["properties"].as_array().into_iter().flatten() {
        let name = property["name"].as_str().unwrap_or_default();
        let value = &property["value"]["value"];
        let quiet = *value == json!(false)
            || *value == json!("false") && name != "pressed" && name != "checked"
            || *value == json!("off");
        if TOLD.contains(&name) && !quiet {
            let _ = write!(told, " {name}={}", value.as_str().map_or_else(|| value.to_string(), str::to_owned));
        }
    }
    let description = word(node, "description");
    if !description.is_empty() {
        let _ = write!(told, " ({description})");
    }
    told
}

async fn tree(page: &Page) -> Outcome<String> {
    let answer = page.cdp("Accessibility.getFullAXTree", json!({})).await?;
    let list = answer["nodes"].as_array().cloned().unwrap_or_default();
    let nodes: HashMap<&str, &Value> = list.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
    let root = list.first().and_then(|root| root["nodeId"].as_str()).ok_or("there is no tree")?;
    let mut out = String::new();
    write(&nodes, root, 0, "", &mut out);
    Ok(out)
}

/// Every view that is worth a file of its own: its name, and its address.
fn wanted() -> Outcome<Vec<(String, String)>> {
    let report = report()?;
    let figures = list(&report, "figures").map(|figure| text(figure, "id"));
    let others = [
        ("overview", ""),
        ("calendar", "calendar"),
        ("month", "calendar?when=2023-05"),
        ("event", "calendar/science-festival"),
        ("search", "calendar?q=%E4%BF%9D%E9%99%A9"),
        ("source", "source/tech-loan-balance"),
        ("card", "figures/credit-balance?mark=sme-loan-balance"),
        ("slide", "present/3"),
        ("tiles", "figures"),
        ("list", "calendar?as=list"),
    ];
    let others = others.into_iter().map(|(name, view)| (name.to_owned(), view.to_owned()));
    Ok(others.chain(figures.map(|id| (format!("figure-{id}"), format!("figures/{id}")))).collect())
}

/// What few ever see, each by its name, its file with its hash, and the status of the answer to the request for the report.
const APART: [(&str, &str, u16); 4] = [
    ("kiosk", "index.html#/?kiosk=1", 200),
    ("presenter", "index.html#/present/2?presenter=1", 200),
    ("missing", "figures/patents.html#/figures/patents?", 404),
    ("element", "element.html#?", 200),
];

/// Opens one of these in a language; gives what it tells.
async fn apart(page: &Page, (name, path, status): (&str, &str, u16), lang: &str) -> Outcome<String> {
    let host = format!(
        "<!doctype html><html lang=\"{lang}\"><meta charset=\"utf-8\"><title>host</title>\
         <script type=\"module\" src=\"embed.js\"></script><body>\
         <tushuo-report view=\"figures/insurance\" lang=\"{lang}\"></tushuo-report>"
    );
    page.site.answer_instead("element.html", 200, host);
    page.site.answer_instead(REPORT, status, file(REPORT)?);
    page.client.goto("about:blank").await?;
    let folder = if lang == "en" && name == "missing" { "en/" } else { "" };
    page.client.goto(&format!("{}{folder}{path}&lang={lang}", page.site.address())).await?;
    page.wait_css(":is(#tushuo, tushuo-report):is([data-state=ready], [data-state=error])").await?;
    page.settle().await?;
    // A clock may have gone on.
    let told = tree(page).await?;
    Ok((1..60).fold(told, |told, seconds| told.replace(&format!("«0:{seconds:02}»"), "«0:00»")))
}

#[tokio::test]
async fn every_view_tells_what_was_judged() -> Outcome {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tree");
    let beside = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let bless = std::env::var_os("TUSHUO_BLESS").is_some();
    let page = Page::open("#/", 1280, 900).await?;
    page.wait_state_ready().await?;
    if !page.can(Feature::Assistive) {
        return Ok(());
    }
    page.emulate_media(Theme::Light, true).await?;
    page.cdp("Accessibility.enable", json!({})).await?;
    let (mut all, mut changed) = (Vec::new(), Vec::new());
    for lang in LANGS {
        for (name, view) in wanted()? {
            show(&page, &address(&view, &format!("lang={lang}"))).await?;
            all.push((name, lang, tree(&page).await?));
        }
    }
    for lang in LANGS {
        for one in APART {
            all.push((one.0.to_owned(), lang, apart(&page, one, lang).await?));
        }
    }
    // Lines over time, of which the report has none.
    let page = Page::blank(Site::of_report(&of_series(61, 2))?, 1280, 900).await?;
    page.emulate_media(Theme::Light, true).await?;
    for lang in LANGS {
        show(&page, &address("figures/load", &format!("lang={lang}"))).await?;
        page.wait_css(".plot").await?;
        page.cdp("Accessibility.enable", json!({})).await?;
        all.push(("figure-series".to_owned(), lang, tree(&page).await?));
    }
    for (name, lang, told) in all {
        assert!(told.lines().count() > 10, "{name}: {told}");
        let file = format!("{name}-{lang}.txt");
        if bless {
            fs::write(folder.join(&file), &told)?;
        } else if fs::read_to_string(folder.join(&file)).unwrap_or_default() != told {
            fs::write(beside.join(&file), &told)?;
            changed.push(format!("{file}, now {}", beside.join(&file).display()));
        }
    }
    assert!(changed.is_empty(), "other than judged, TUSHUO_BLESS=1 takes them over:\n{}", changed.join("\n"));
    Ok(())
}
