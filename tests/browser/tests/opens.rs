//! The built site opens: the page becomes ready, quietly, and finds everything it asks for. The overview that is opened as
//! a page reads at once, and its program begins when somebody is there.

use browser_tests::{Feature, Key, Locator, Outcome, Page, Site, Theme};
use serde_json::json;
use std::time::Duration;

#[tokio::test]
async fn the_page_opens() -> Outcome {
    let page = Page::open("", 1280, 800).await?;
    page.wait_state_ready().await?;
    page.settle().await?;
    assert_eq!(page.console_errors().await?, Vec::<String>::new());
    assert_eq!(page.failed_requests(), []);
    assert!(page.site.requests().iter().any(|request| request.path.contains(".wasm")));
    Ok(())
}

#[tokio::test]
async fn a_phone_has_no_sideways_scrolling() -> Outcome {
    let page = Page::open("", 360, 740).await?;
    page.wait_state_ready().await?;
    assert_eq!(page.run("return window.innerWidth").await?, 360);
    assert_eq!(page.run("return document.documentElement.scrollWidth").await?, 360);
    Ok(())
}

/// Counts how often a program was begun.
const COUNTED: &str = "globalThis.begun = 0;
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const usual = WebAssembly[name];
        WebAssembly[name] = (...given) => {
            begun += 1;
            return usual.apply(WebAssembly, given);
        };
    }";

/// Whether the program has come and was not begun.
const HERE: &str =
    "const program = performance.getEntriesByType('resource').find(one => one.name.endsWith('_bg.wasm'));
    return !!program?.responseEnd && begun === 0";

/// The overview as it was sent, its program here and waiting.
async fn waiting(path: &str) -> Outcome<Page> {
    let page = Page::blank(Site::built()?, 1280, 900).await?;
    page.site.run_first(COUNTED);
    page.go(path).await?;
    page.until(HERE, true).await?;
    page.settle().await?;
    let stands = page.run("return [begun, document.getElementById('tushuo').dataset.state]").await?;
    assert_eq!(stands, json!([0, "loading"]));
    Ok(page)
}

#[tokio::test]
async fn the_overview_reads_and_leads_on_before_its_program_begins() -> Outcome {
    let pages = [
        ("", ["52.14%", "20.51%"], "figures/patents.html", "patents"),
        ("en/index.html", ["52.14%", "20 million"], "figures/insurance.html", "insurance"),
    ];
    for (path, digits, door, view) in pages {
        let page = waiting(path).await?;
        let shown = page.text_css("#tushuo").await?;
        assert!(digits.iter().all(|digits| shown.contains(digits)), "{digits:?}: {shown}");
        page.wait_true(
            "const i = document.querySelector('.lead .chart img'); return i.complete && i.naturalWidth > 100",
        )
        .await?;
        // Data that nobody has asked for is not fetched.
        assert!(page.site.requests().iter().all(|request| !request.path.ends_with("report.json")));
        page.must_be_quiet().await?;
        assert_eq!(page.console().await?, Vec::<String>::new());
        page.client.find(Locator::Css(&format!("a.dh[href$='{door}']"))).await?.click().await?;
        page.wait_css(&format!("#tushuo[data-state=ready] figure[data-figure={view}] canvas")).await?;
    }
    Ok(())
}

/// Where the parts of the overview stand, in whole px.
const PLACES: &str =
    "const shown = selector => [...document.querySelectorAll(selector)].find(e => !e.closest('[hidden]'));
    return ['.word', '.mast nav', '.tools', 'h1', '.lead .chart', '.doors', '.yr', '.stacks', '.secs'].map(selector => {
        const { left, top, width, height } = shown(selector).getBoundingClientRect();
        return [selector, ...[left, top, width, height].map(px => Math.round(px))];
    });";

#[tokio::test]
async fn the_program_changes_nothing_of_what_is_looked_at() -> Outcome {
    let looks = [
        ("", 1280, 900, Theme::Dark),
        ("en/index.html", 360, 740, Theme::Light),
        ("", 760, 900, Theme::Light),
        ("en/index.html", 1000, 900, Theme::Light),
        ("", 1100, 900, Theme::Light),
        ("", 1920, 1080, Theme::Light),
    ];
    for (path, width, height, theme) in looks {
        let page = waiting(path).await?;
        page.emulate_media(theme, false).await?;
        if width < 720 && !page.can(Feature::PhoneWidth) {
            continue;
        }
        page.set_viewport(width, height).await?;
        page.settle().await?;
        // The chart of another width is another picture: the page is opened anew.
        page.client.refresh().await?;
        page.until(HERE, true).await?;
        page.settle().await?;
        let before = page.run(PLACES).await?;
        page.wait_state_ready().await?;
        page.settle().await?;
        assert_eq!(page.run(PLACES).await?, before, "{path} at {width}");
    }
    Ok(())
}

#[tokio::test]
async fn what_is_no_overview_and_what_stands_in_a_frame_begin_at_once() -> Outcome {
    let page = Page::blank(Site::built()?, 1280, 900).await?;
    page.go("figures/patents.html").await?;
    page.wait_css("#tushuo[data-state=ready] figure canvas").await?;
    page.site.answer_instead(
        "host.html",
        200,
        "<!doctype html><iframe width='900' height='700' src='/index.html'></iframe>",
    );
    page.go("host.html").await?;
    page.wait_css("iframe").await?.enter_frame().await?;
    page.wait_css("#tushuo[data-state=ready] .overview canvas").await.map(drop)
}

#[tokio::test]
async fn the_program_waits_for_the_end_of_the_press_that_begins_it() -> Outcome {
    let page = waiting("").await?;
    let link = "const link = document.querySelector(\"a.dh[href='figures/patents.html']\"); link.scrollIntoView({ block: 'center' });
        const { left, top } = link.getBoundingClientRect(); return [left + 20, top + 10]";
    let place = page.run(link).await?;
    let (Some(x), Some(y)) = (place[0].as_f64(), place[1].as_f64()) else { return Err(format!("{place}").into()) };
    page.press_at(x, y, Duration::from_millis(1500)).await?;
    page.wait_css("#tushuo[data-state=ready] figure[data-figure=patents] canvas").await.map(drop)
}

#[tokio::test]
async fn what_only_the_program_has_begins_it() -> Outcome {
    let page = waiting("").await?;
    page.client.find(Locator::Css(".tool.to-dark")).await?.click().await?;
    page.wait_css(":root[data-theme=dark] #tushuo[data-state=ready]").await?;
    let page = waiting("en/index.html").await?;
    page.client.find(Locator::Css(".mast .by-program[href^='#/present']")).await?.click().await?;
    page.wait_css(":root[lang=en] #tushuo[data-state=ready] .stage").await?;
    page.must_be_quiet().await
}

#[tokio::test]
async fn the_first_move_of_the_mouse_begins_the_program() -> Outcome {
    let page = waiting("").await?;
    // A pointer that rests where the page opens is told of without having moved.
    let rests = "for (let at = 0; at < 3; at++)
        document.body.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, screenX: 0, screenY: 0 }))";
    page.run(rests).await?;
    page.settle().await?;
    assert_eq!(page.run("return begun").await?, 0);
    page.point_at(400.0, 300.0).await?;
    page.wait_css("#tushuo[data-state=ready] .overview canvas").await?;
    // It is begun with what has come already.
    let asked = page.site.requests().iter().filter(|request| request.path.ends_with("_bg.wasm")).count();
    assert_eq!(asked, 1);
    page.must_be_quiet().await
}

#[tokio::test]
async fn who_comes_by_the_keyboard_keeps_the_focus_when_the_program_has_begun() -> Outcome {
    let focused = "const a = document.activeElement; return a.matches('a[href]') && !a.closest('[hidden]') ? (a.ariaLabel ?? a.textContent.trim()) : ''";
    for (tabs, theme) in [(1, Theme::Light), (3, Theme::Light), (9, Theme::Light), (9, Theme::Dark)] {
        let page = waiting("en/index.html").await?;
        page.emulate_media(theme, false).await?;
        let mut names = Vec::new();
        for _ in 0..tabs {
            page.press(Key::Tab).await?;
            names.push(page.run(focused).await?);
        }
        page.wait_css("#tushuo[data-state=ready]").await?;
        page.settle().await?;
        let (now, last) = (page.run(focused).await?, names.last().cloned().unwrap_or_default());
        assert!(!last.as_str().unwrap_or_default().is_empty(), "{names:?}");
        assert_eq!(now, last, "after {tabs} steps: {names:?}");
        // It is the program's own link, and the next step goes on from it.
        assert_eq!(page.run("return document.querySelectorAll('#tushuo > *').length").await?, 1);
        page.press(Key::Tab).await?;
        assert_ne!(page.run(focused).await?, last);
    }
    Ok(())
}

#[tokio::test]
async fn what_is_pressed_on_a_chart_before_the_program_is_there_is_shown_when_it_is() -> Outcome {
    let page = waiting("").await?;
    // The same page, begun: where a mark lies.
    let place =
        "const c = document.querySelector('.lead .chart').getBoundingClientRect(); return [c.left, c.top, c.width]";
    let before = page.run(place).await?;
    let other = Page::open("#/", 1280, 900).await?;
    other.wait_state_ready().await?;
    other.settle().await?;
    assert_eq!(other.run(place).await?, before, "the chart stands where its picture stood");
    let mark = "const t = document.querySelector('.lead .target').getBoundingClientRect();
        return [t.left + t.width / 2, t.top + t.height / 2, document.querySelector('.lead .target').dataset.target]";
    let mark = other.run(mark).await?;
    let (Some(x), Some(y)) = (mark[0].as_f64(), mark[1].as_f64()) else { return Err(format!("{mark}").into()) };
    page.click_at(x, y).await?;
    page.wait_css("#tushuo[data-state=ready]").await?;
    page.wait_css(&format!("[data-target='{}'][aria-current=true]", mark[2].as_str().unwrap_or_default())).await?;
    page.must_be_quiet().await
}
