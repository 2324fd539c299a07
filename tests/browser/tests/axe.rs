//! axe-core over every view, in both languages, in every theme, on a phone and on a desk: no violation, and what it
//! cannot decide is in a list that says who decided and why (`axe/undecided.txt`).
//!
//! Takes axe-core from `TUSHUO_AXE`, which `cargo xtask test` sets. In Chromium; the rules are about the page, not the
//! browser.

use crate::views::{ENTRIES, LANGS, THEMES, address, show, views, without_program};
use browser_tests::{
    Engine, Feature, Key, Line, Outcome, Page, Site, Theme,
    dataset::{REPORT, file},
};
use generated_reports::of_series;
use serde_json::Value;
use std::{collections::BTreeSet, fs};

const WIDTHS: [(u32, u32); 2] = [(360, 740), (1280, 900)];

/// Runs axe and gives lines: what is wrong, and what it could not decide. An element is named by its tag, its classes
/// and those of its parent, so that the same element of another view has the same name.
const RUN: &str = "const [rules, done] = arguments;
    scrollTo(0, 0);
    const named = element => {
        const one = e => e ? e.localName + [...e.classList].filter(c => !/[0-9]/.test(c)).map(c => '.' + c).join('') : '';
        return (element.parentElement ? one(element.parentElement) + ' > ' : '') + one(element);
    };
    const name = node => named(document.querySelector(node.target[0]));
    const why = node => [...node.any, ...node.all, ...node.none].map(check => check.id +
        (check.data?.messageKey ? ':' + check.data.messageKey : '')).sort().join('+');
    axe.run({ runOnly: rules, resultTypes: ['violations', 'incomplete'] }).then(({ violations, incomplete }) => done({
        violations: violations.flatMap(rule => rule.nodes.map(node => [[rule.id, 'violation', name(node)].join(' | '),
            node.html.slice(0, 160) + ' ' + node.failureSummary])),
        undecided: incomplete.flatMap(rule => rule.nodes.map(node => [rule.id, why(node), name(node)].join(' | '))),
    }), error => done(String(error)));";

/// All rules of these kinds.
const ALL: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/// A theme is colours and nothing else (`no_theme_changes_anything_but_colours`): in the others, the rules about colour.
const OF_COLOUR: [&str; 2] = ["color-contrast", "link-in-text-block"];

/// axe-core itself; a page forgets it when it is loaded anew.
fn axe() -> Outcome<String> {
    let file = std::env::var_os("TUSHUO_AXE").ok_or(
        "TUSHUO_AXE does not name axe.min.js: `cargo xtask test` has it in its cache, in tools/axe-core-…/node_modules/axe-core.",
    )?;
    Ok(fs::read_to_string(file)?)
}

/// What axe says of pages, all together.
#[derive(Default)]
struct Said {
    /// The kind of violation, and where.
    violations: Vec<(String, String)>,
    undecided: BTreeSet<String>,
    runs: usize,
}

impl Said {
    async fn ask(&mut self, page: &Page, (axe, rules): (&str, &[&str]), place: &str) -> Outcome {
        if page.run("return !window.axe").await? == true {
            page.run(axe).await?;
        }
        let said = page.client.execute_async(RUN, vec![rules.into()]).await?;
        let (Some(violations), Some(undecided)) = (said["violations"].as_array(), said["undecided"].as_array()) else {
            return Err(format!("{place}: axe stopped: {said}").into());
        };
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let violations =
            violations.iter().map(|one| (text(&one[0]), format!("{place}: {} {}", text(&one[0]), text(&one[1]))));
        self.violations.extend(violations);
        self.undecided.extend(undecided.iter().map(text));
        self.runs += 1;
        Ok(())
    }

    /// Holds it against the list: nothing wrong but what is excepted there, nothing undecided that is not listed, and
    /// nothing listed that is not found any more.
    fn judge(self) {
        println!("{} runs of axe, {} kinds undecided", self.runs, self.undecided.len());
        let known: BTreeSet<&str> = LISTED.lines().filter(|line| line.contains(" | ")).map(str::trim).collect();
        let excepted: BTreeSet<&str> = self.violations.iter().map(|(kind, _)| kind.as_str()).collect();
        let wrong: BTreeSet<&str> = self
            .violations
            .iter()
            .filter(|(kind, _)| !known.contains(kind.as_str()))
            .map(|(_, at)| at.as_str())
            .collect();
        let seen: BTreeSet<&str> = self.undecided.iter().map(String::as_str).chain(excepted).collect();
        let lines = |set: BTreeSet<&str>| set.into_iter().collect::<Vec<_>>().join("\n");
        let new = lines(self.undecided.iter().map(String::as_str).filter(|line| !known.contains(line)).collect());
        let gone = lines(known.difference(&seen).copied().collect());
        let found = format!(
            "violations:\n{}\nundecided and not listed:\n{new}\nlisted and not found:\n{gone}",
            lines(wrong.clone())
        );
        assert!(wrong.is_empty() && new.is_empty() && gone.is_empty(), "{found}");
    }
}

/// What axe could not decide, or decides without knowing of an exception of WCAG, each with who decided, and why.
const LISTED: &str = include_str!("axe/undecided.txt");

/// Every view in one language.
async fn in_language(lang: &str) -> Outcome<Said> {
    let (axe, mut said) = (axe()?, Said::default());
    let page = Page::open("#/", 1280, 900).await?;
    page.wait_state_ready().await?;
    for (width, height) in WIDTHS {
        page.set_viewport(width, height).await?;
        page.emulate_media(Theme::Light, true).await?;
        for theme in THEMES {
            let rules = if theme == THEMES[0] { &ALL[..] } else { &OF_COLOUR[..] };
            for view in views()? {
                let address = address(&view, &format!("lang={lang}&theme={theme}"));
                show(&page, &address).await?;
                said.ask(&page, (&axe, rules), &format!("{address} at {width}")).await?;
            }
        }
    }
    Ok(said)
}

/// Entry pages as they are where the program does not run.
async fn entry_pages() -> Outcome<Said> {
    let (axe, mut said) = (axe()?, Said::default());
    let page = Page::blank(without_program()?, 1280, 900).await?;
    for (width, height) in WIDTHS {
        page.set_viewport(width, height).await?;
        for theme in [Theme::Light, Theme::Dark] {
            page.emulate_media(theme, true).await?;
            let rules = if theme == Theme::Light { &ALL[..] } else { &OF_COLOUR[..] };
            for path in ENTRIES {
                page.client.goto(&format!("{}{path}", page.site.address())).await?;
                page.settle().await?;
                said.ask(&page, (&axe, rules), &format!("{path} at {width}, {theme:?}")).await?;
            }
        }
    }
    Ok(said)
}

/// Lines over time, of which the report has none: whole, a part, and while a value is read.
async fn of_many_values() -> Outcome<Said> {
    let (axe, mut said) = (axe()?, Said::default());
    let page = Page::blank(Site::of_report(&of_series(601, 3))?, 1280, 900).await?;
    for (width, height) in WIDTHS {
        page.set_viewport(width, height).await?;
        for theme in THEMES {
            let rules = if theme == THEMES[0] { &ALL[..] } else { &OF_COLOUR[..] };
            for view in ["figures/load", "figures/load?span=2022-01-01T02%3A00%3A00..2022-01-01T04%3A00%3A00"] {
                let address = address(view, &format!("lang=en&theme={theme}"));
                page.go(&address).await?;
                page.wait_css(".plot").await?;
                page.run("document.querySelector('.plot').focus()").await?;
                page.press(Key::Right).await?;
                page.wait_css(".plot-read").await?;
                page.settle().await?;
                said.ask(&page, (&axe, rules), &format!("{address} at {width}")).await?;
            }
        }
    }
    Ok(said)
}

/// What few ever see: a page whose report is missing, with its notice, or slow, which it says; an unattended screen; the
/// presenter's window.
async fn apart() -> Outcome<Said> {
    let (axe, mut said) = (axe()?, Said::default());
    let page = Page::blank(Site::built()?, 1280, 900).await?;
    for (width, height) in WIDTHS {
        page.set_viewport(width, height).await?;
        for theme in [Theme::Light, Theme::Dark] {
            page.emulate_media(theme, true).await?;
            let rules = if theme == Theme::Light { &ALL[..] } else { &OF_COLOUR[..] };
            for (path, status, line, stands) in [
                ("en/figures/patents.html", 404, Line::Good, "#tushuo[data-state=error]"),
                ("figures/festival.html", 200, Line::Slow, "#tushuo[data-state=loading] ~ .waits p"),
                ("index.html#/?kiosk=1", 200, Line::Good, "#tushuo[data-state=ready]"),
                ("index.html#/present/2?presenter=1&lang=en", 200, Line::Good, "#tushuo[data-state=ready]"),
            ] {
                page.site.answer_instead(REPORT, status, file(REPORT)?);
                page.site.set_line(REPORT, line);
                page.client.goto("about:blank").await?;
                page.client.goto(&format!("{}{path}", page.site.address())).await?;
                page.wait_css(stands).await?;
                page.settle().await?;
                said.ask(&page, (&axe, rules), &format!("{path} at {width}, {theme:?}")).await?;
                // It has not become another page meanwhile.
                page.wait_css(stands).await?;
            }
        }
    }
    Ok(said)
}

#[tokio::test]
async fn no_view_in_any_language_theme_or_width_violates_a_rule() -> Outcome {
    if let Some(why) = Engine::chosen()?.lacks(Feature::Rules) {
        println!("left out: {why}");
        return Ok(());
    }
    let all = tokio::try_join!(in_language(LANGS[0]), in_language(LANGS[1]), entry_pages(), of_many_values(), apart())?;
    let (zh, en, entry, many, apart) = all;
    let mut all = Said::default();
    for said in [zh, en, entry, many, apart] {
        all.violations.extend(said.violations);
        all.undecided.extend(said.undecided);
        all.runs += said.runs;
    }
    all.judge();
    Ok(())
}
