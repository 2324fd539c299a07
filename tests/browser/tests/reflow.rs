//! Who needs large text, other colours, more space or the keyboard has all of it: no view scrolls sideways, nothing is cut
//! off, the focus is always to be seen, each run of the other language says which it is, and charts take the system's colours.

use crate::views::{ENTRIES, LANGS, address, hold_still, show, views, without_program};
use browser_tests::{
    Feature, Key, Outcome, Page, Site,
    dataset::{REPORT, file, list, report, text, texts},
};
use generated_reports::of_series;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Shows every view in both languages and asks the same of each: scripts, and what they are to give.
async fn everywhere(page: &Page, asked: &[(&str, Value)]) -> Outcome {
    for lang in LANGS {
        for view in views()? {
            let address = address(&view, &format!("lang={lang}"));
            show(page, &address).await?;
            for (ask, wanted) in asked {
                assert_eq!(&page.run(ask).await?, wanted, "{address}: {ask}");
            }
        }
    }
    Ok(())
}

const PAGE_WIDTH: &str = "return document.documentElement.scrollWidth";

#[tokio::test]
async fn no_view_scrolls_sideways_at_320_px_nor_at_four_times_the_size() -> Outcome {
    let page = Page::open("#/", 1280, 640).await?;
    page.wait_state_ready().await?;
    hold_still(&page).await?;
    if !page.can(Feature::PhoneWidth) {
        return Ok(());
    }
    page.set_viewport(320, 640).await?;
    everywhere(&page, &[(PAGE_WIDTH, json!(320))]).await?;
    // 1280 by 1024 at 400 % is this, with four device pixels each.
    page.set_pixel_ratio(320, 256, 4.0).await?;
    everywhere(&page, &[(PAGE_WIDTH, json!(320))]).await
}

#[tokio::test]
async fn pages_without_the_program_fit_320_px_and_say_which_language_each_run_is() -> Outcome {
    let page = Page::blank(without_program()?, 1280, 640).await?;
    let is_phone = page.can(Feature::PhoneWidth);
    if is_phone {
        page.set_viewport(320, 640).await?;
    }
    for path in ENTRIES {
        page.client.goto(&format!("{}{path}", page.site.address())).await?;
        page.settle().await?;
        assert_eq!(page.run(PAGE_WIDTH).await?, if is_phone { 320 } else { 1280 }, "{path}");
        assert_eq!(page.run(CUT).await?, json!([]), "{path}");
        assert_eq!(page.run(UNMARKED).await?, json!([]), "{path}");
        assert_eq!(page.run("return document.getElementById('tushuo').dataset.state").await?, "loading", "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn what_few_see_says_which_language_each_run_is() -> Outcome {
    let page = Page::blank(Site::built()?, 1280, 900).await?;
    for (path, status) in [("#/?kiosk=1", 200), ("#/present/2?presenter=1", 200), ("#/calendar?", 404)] {
        for lang in LANGS {
            page.site.answer_instead(REPORT, status, file(REPORT)?);
            page.client.goto("about:blank").await?;
            page.go(&format!("{path}&lang={lang}")).await?;
            page.wait_css("#tushuo:is([data-state=ready], [data-state=error])").await?;
            page.settle().await?;
            assert_eq!(page.run(UNMARKED).await?, json!([]), "{path} in {lang}");
        }
    }
    Ok(())
}

/// Whether the current link of the row of figures is all to be seen; a row is there on a narrow screen as on a wide one.
const CURRENT: &str = "const link = document.querySelector('.index [aria-current]')?.getBoundingClientRect();
    return !!link && link.left >= -1 && link.right <= innerWidth + 1";

#[tokio::test]
async fn the_row_of_figures_shows_the_current_one() -> Outcome {
    let page = Page::open("#/", 1280, 740).await?;
    page.wait_state_ready().await?;
    hold_still(&page).await?;
    if !page.can(Feature::PhoneWidth) {
        return Ok(());
    }
    page.set_viewport(360, 740).await?;
    let figures = views()?.into_iter().filter(|view| view.starts_with("figures/"));
    // To and fro, so that the row is scrolled both ways.
    for view in figures.clone().chain(figures.rev()) {
        show(&page, &address(&view, "lang=zh")).await?;
        page.until(CURRENT, true).await?;
    }
    Ok(())
}

/// What WCAG 1.4.12 asks for, as a reader's own style sheet.
const SPACED: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }'
        + ' p { margin-bottom: 2em !important }');
    document.adoptedStyleSheets = [sheet]";

/// Elements that cut off their own text: what hides what does not fit, and holds more than fits. What can be scrolled, what
/// is for the ear alone, and what is drawn is left out.
const CUT: &str =
    "const name = e => e.localName + '.' + [...e.classList].join('.') + ': ' + e.textContent.trim().slice(0, 40);
    return [...document.querySelectorAll('#tushuo *')].filter(e => {
        const s = getComputedStyle(e);
        if (e.closest('.vh, svg, canvas, [hidden]') || s.display === 'inline' || !e.textContent.trim()) return false;
        if (s.clipPath === 'inset(50%)') return false;
        const hides = side => ['hidden', 'clip'].includes(s['overflow' + side]);
        return (hides('X') && e.scrollWidth > e.clientWidth + 1) || (hides('Y') && e.scrollHeight > e.clientHeight + 1);
    }).map(name)";

#[tokio::test]
async fn no_view_cuts_text_off_and_every_run_of_the_other_language_says_which_it_is() -> Outcome {
    let page = Page::open("#/", 1280, 900).await?;
    page.wait_state_ready().await?;
    hold_still(&page).await?;
    everywhere(&page, &[(CUT, json!([])), (UNMARKED, json!([]))]).await
}

#[tokio::test]
async fn a_run_of_the_other_language_that_does_not_say_so_is_noticed() -> Outcome {
    let page = Page::open("#/figures/credit-balance", 1280, 900).await?;
    for (lang, planted) in [("zh", "in the report"), ("en", "余")] {
        show(&page, &address("figures/credit-balance", &format!("lang={lang}"))).await?;
        // Two words are a name.
        page.run(
            "document.querySelector('h1').append(lang === 'zh' ? ' Data Package ' : ' ')"
                .replace("lang ===", "document.documentElement.lang.slice(0, 2) ===")
                .as_str(),
        )
        .await?;
        assert_eq!(page.run(UNMARKED).await?, json!([]), "{lang}");
        let plant = format!("document.querySelector('h1').append(' {planted} ')");
        page.run(&plant).await?;
        assert_eq!(texts(&page.run(UNMARKED).await?).len(), 1, "{lang}");
        // Marked as what it is, it is right.
        let other = if lang == "zh" { "en" } else { "zh-CN" };
        page.run(&format!(
            "const run = document.createElement('span'); run.lang = '{other}';
            document.querySelector('h1').lastChild.replaceWith(run); run.textContent = '{planted}'"
        ))
        .await?;
        assert_eq!(page.run(UNMARKED).await?, json!([]), "{lang}");
    }
    Ok(())
}

#[tokio::test]
async fn wider_spacing_of_text_cuts_nothing_off() -> Outcome {
    let page = Page::open("#/", 1280, 900).await?;
    page.wait_state_ready().await?;
    hold_still(&page).await?;
    page.run(SPACED).await?;
    everywhere(&page, &[(CUT, json!([]))]).await?;
    if page.can(Feature::PhoneWidth) {
        page.set_viewport(360, 740).await?;
        everywhere(&page, &[(CUT, json!([])), (PAGE_WIDTH, json!(360))]).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_sheet_that_cuts_text_off_is_noticed() -> Outcome {
    let page = Page::open("#/", 1280, 900).await?;
    page.wait_state_ready().await?;
    hold_still(&page).await?;
    let cuts = "const sheet = new CSSStyleSheet();
        sheet.replaceSync('h1 { height: 10px; overflow: hidden }'); document.adoptedStyleSheets = [sheet]";
    page.run(cuts).await?;
    assert!(!texts(&page.run(CUT).await?).is_empty());
    Ok(())
}

/// The element with the focus: its name, whether a ring is around it, whether any of it is in view and not covered.
const FOCUS: &str = "const e = document.activeElement;
    if (!e || e === document.body) return null;
    const r = e.getBoundingClientRect();
    // A field and its icon have one ring around both.
    const ring = [e, e.parentElement].map(one => getComputedStyle(one)).some(s =>
        s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2);
    const at = [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].map(([x, y]) => [r.x + r.width * x, r.y + r.height * y]);
    const tops = at.map(([x, y]) => document.elementFromPoint(x, y));
    const seen = tops.some(top =>
        top && (e.contains(top) || top.contains(e) && top !== document.body && top !== document.documentElement));
    const over = tops.map(top => top && top.localName + '.' + top.getAttribute('class'));
    const name = e.localName + '.' + e.className + ' ' + (e.getAttribute('aria-label') ?? e.textContent ?? '').trim().slice(0, 40);
    const again = window.focusedLast === e;
    window.focusedLast = e;
    return [name, ring, seen, seen ? null : over, again]";

async fn focus_is_seen(page: &Page, view: &str) -> Outcome {
    show(page, &address(view, "lang=en")).await?;
    // Where the tab key left off in the view before is forgotten.
    page.run("document.querySelector('.skip').focus()").await?;
    let mut stops = 0;
    for _ in 0..400 {
        page.press(Key::Tab).await?;
        let found = page.run(FOCUS).await?;
        // Behind the last one the focus leaves the page, or stays where it is.
        if found.is_null() || found[4] == true {
            assert!(stops > 5, "{view}: {stops} stops");
            return Ok(());
        }
        assert_eq!((&found[1], &found[2]), (&json!(true), &json!(true)), "{view}, stop {stops}: {found}");
        stops += 1;
    }
    Err(format!("{view}: no end after {stops} stops").into())
}

#[tokio::test]
async fn the_focus_is_always_to_be_seen() -> Outcome {
    const VIEWS: [&str; 11] = [
        "",
        "figures",
        "calendar?as=list",
        "calendar?when=2023-05",
        "calendar?q=nothing-is-called-so",
        "figures/credit-balance",
        "figures/insurance",
        "figures/insurance?scale=linear&mark=ic-cover",
        "calendar",
        "calendar/science-festival",
        "source",
    ];
    let page = Page::open("#/", 1280, 900).await?;
    page.wait_state_ready().await?;
    hold_still(&page).await?;
    if !page.can(Feature::PhoneWidth) {
        return Ok(());
    }
    for (width, height) in [(1280, 900), (360, 640)] {
        page.set_viewport(width, height).await?;
        for view in VIEWS {
            focus_is_seen(&page, view).await.map_err(|error| format!("{width} px: {error}"))?;
        }
    }
    Ok(())
}

/// Text in one language inside an element of the other: Chinese letters in English, three English words in Chinese. Names
/// of schemes and abbreviations belong to the sentence they stand in.
const UNMARKED: &str =
    "const walker = document.createTreeWalker(document.getElementById('tushuo'), NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const lang = node.parentElement.closest('[lang]').lang;
        const other = lang.startsWith('zh') ? /[A-Za-z]{2,}( [A-Za-z]{2,}){2,}/ : /[\\u4e00-\\u9fff]/;
        if (other.test(node.data)) found.push(lang + ': ' + node.data.slice(0, 60));
    }
    return found";

#[tokio::test]
async fn charts_take_the_colours_that_the_system_forces() -> Outcome {
    let page = Page::open("#/figures/credit-balance", 1280, 900).await?;
    page.wait_state_ready().await?;
    if !page.can(Feature::Assistive) {
        return Ok(());
    }
    // A figure of each kind.
    let report = report()?;
    let mut figures = BTreeMap::new();
    for figure in list(&report, "figures") {
        figures.entry(text(figure, "kind")).or_insert(text(figure, "id"));
    }
    assert!(figures.len() > 4, "{figures:?}");
    hold_still(&page).await?;
    for figure in figures.values() {
        show(&page, &format!("#/figures/{figure}")).await?;
        takes_forced_colours(&page).await.map_err(|error| format!("{figure}: {error}"))?;
    }
    page.go("#/present/3").await?;
    page.wait_css(".stage .slide canvas").await?;
    takes_forced_colours(&page).await.map_err(|error| format!("a slide: {error}"))?;
    // Lines over time, of which the report has none.
    let page = Page::blank(Site::of_report(&of_series(61, 2))?, 1280, 900).await?;
    page.go("#/figures/load").await?;
    page.wait_css("[data-state=ready] .plot").await?;
    takes_forced_colours(&page).await.map_err(|error| format!("lines: {error}").into())
}

async fn takes_forced_colours(page: &Page) -> Outcome {
    // The paper of the chart, its darkest or lightest ink, and what the system calls them.
    let colours = "const canvas = document.querySelector('.stage .slide canvas, figure canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        const count = new Map();
        for (let i = 0; i < data.length; i += 4) {
            const name = `rgb(${data[i]}, ${data[i + 1]}, ${data[i + 2]})`;
            count.set(name, (count.get(name) ?? 0) + 1);
        }
        const probe = document.createElement('i');
        document.body.append(probe);
        const named = word => { probe.style.color = word; return getComputedStyle(probe).color };
        const system = ['Canvas', 'CanvasText', 'LinkText'].map(named);
        probe.remove();
        const paper = [...count].sort((a, b) => b[1] - a[1])[0][0];
        // Small squares are drawn a little paler than the colour itself.
        const channels = colour => colour.match(/[0-9]+/g).map(Number), link = channels(system[2]);
        const near = [...count].filter(([one]) => channels(one).every((value, at) => Math.abs(value - link[at]) < 80));
        const links = near.reduce((sum, [, many]) => sum + many, 0);
        return [matchMedia('(forced-colors: active)').matches, paper === system[0],
            (count.get(system[1]) ?? 0) > 100, links > 50]";
    assert_eq!(page.run(colours).await?[0], false);
    for scheme in ["light", "dark"] {
        let features = json!({ "features": [
            { "name": "forced-colors", "value": "active" }, { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" } ] });
        page.cdp("Emulation.setEmulatedMedia", features).await?;
        let wanted = json!([true, true, true, true]);
        let mut found = Value::Null;
        for _ in 0..100 {
            page.settle().await?;
            found = page.run(colours).await?;
            if found == wanted {
                break;
            }
        }
        if found != wanted {
            return Err(format!("{scheme}: {found}").into());
        }
    }
    // And back, when the system forces nothing any more.
    page.cdp(
        "Emulation.setEmulatedMedia",
        json!({ "features": [
            { "name": "forced-colors", "value": "none" }, { "name": "prefers-color-scheme", "value": "light" },
            { "name": "prefers-reduced-motion", "value": "reduce" } ] }),
    )
    .await?;
    let back = colours.replace("matchMedia(", "paper === getComputedStyle(document.body).backgroundColor, matchMedia(");
    let found = page.wait_that(&back, |found| found[0] == true && found[1] == false).await;
    found.map(drop)
}
