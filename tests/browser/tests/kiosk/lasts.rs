//! What an unattended screen lives through: days of slides, sleep, a turned display, a lost picture, no network.

use super::{HOME, count, hash, open, touch, wait_ms};
use browser_tests::{Feature, Line, Outcome, Page, Site, dataset::REPORT};
use serde_json::json;

/// How long slides are shown to nobody, in simulated hours; a whole day where `TUSHUO_SOAK_HOURS=24` asks for it.
fn hours() -> u64 {
    std::env::var("TUSHUO_SOAK_HOURS").ok().and_then(|hours| hours.parse().ok()).unwrap_or(1)
}

/// Bytes of the program, elements of the page, and in Chromium nodes and listeners in memory, garbage aside.
async fn weigh(page: &Page) -> Outcome<[u64; 4]> {
    let here = "return [testMemory.buffer.byteLength, document.querySelectorAll('*').length]";
    let here = page.run(here).await?;
    let (mut nodes, mut listeners) = (0, 0);
    if page.can(Feature::Memory) {
        for _ in 0..2 {
            page.cdp("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let counters = page.cdp("Memory.getDOMCounters", json!({})).await?;
        nodes = counters["nodes"].as_u64().unwrap_or_default();
        listeners = counters["jsEventListeners"].as_u64().unwrap_or_default();
    }
    Ok([here[0].as_u64().unwrap_or_default(), here[1].as_u64().unwrap_or_default(), nodes, listeners])
}

/// Goes to the first slide, without another entry in the history.
async fn at_home(page: &Page) -> Outcome {
    page.client.execute("location.replace(arguments[0])", vec![json!(HOME)]).await?;
    page.wait_css(".attract").await?;
    page.settle().await
}

/// What is weighed after each of two lots of the same does not grow. Memory of the program never shrinks and is had by whole
/// pieces of 64 KiB: where what is free lies in too small pieces once, it grows by one. What is left behind would want
/// more each time, so a third lot tells the two apart.
async fn weighs_no_more(page: &Page, lot: impl AsyncFn() -> Outcome) -> Outcome {
    lot().await?;
    let mut first = weigh(page).await?;
    lot().await?;
    let mut last = weigh(page).await?;
    if last[0] > first[0] {
        first[0] = last[0];
        lot().await?;
        last = weigh(page).await?;
    }
    println!("bytes, elements, nodes, listeners {first:?} -> {last:?}");
    assert_eq!([last[0], last[1]], [first[0], first[1]], "memory and elements");
    // The browser counts nodes it has not cleared away yet.
    assert!(last[2] <= first[2] + 400 && last[3] <= first[3] + 60, "{first:?} -> {last:?}");
    Ok(())
}

#[tokio::test]
async fn slides_go_round_for_hours_and_weigh_no_more() -> Outcome {
    let page = open("#/?kiosk=1", 1080, 1920).await?;
    let history = page.run("return history.length").await?;
    page.run("window.slides = 0; addEventListener('hashchange', () => window.slides++)").await?;
    // After half an hour every slide has been drawn. Compared at the same slide.
    let lot = async || -> Outcome {
        for _ in 0..hours() * 6 {
            wait_ms(&page, 300_000).await?;
        }
        at_home(&page).await
    };
    weighs_no_more(&page, lot).await?;
    let slides = page.run("return slides").await?.as_u64().unwrap_or_default();
    println!("{slides} slides in {} h or more", hours());
    assert!(slides >= hours() * 295, "{slides}");
    assert_eq!(page.run("return history.length").await?, history);
    assert_eq!(page.console_errors().await?, Vec::<String>::new());
    Ok(())
}

/// Presses by script: a driver that is asked for an element keeps it, and with it all that it once stood in. Waits until
/// the view stands still: were two of them there at once, the program would want more memory, which never shrinks.
async fn press(page: &Page, selector: &str, leads_to: &str) -> Outcome {
    page.client.execute("document.querySelector(arguments[0]).click()", vec![json!(selector)]).await?;
    page.wait_true(&format!("return !!document.querySelector(\"{leads_to}\")")).await?;
    page.settle().await
}

#[tokio::test]
async fn visits_one_after_another_weigh_no_more() -> Outcome {
    let page = open("#/?kiosk=1", 1080, 1920).await?;
    let lot = async || -> Outcome {
        for _ in 0..6 {
            press(&page, ".begin", ".explorer .overview").await?;
            press(&page, ".bar a[href^='#/figures']", "figure[data-figure]").await?;
            press(&page, ".bar a[href^='#/calendar']", ".cal").await?;
            press(&page, ".cal a.ev", ".pan").await?;
            press(&page, ".bar a[href^='#/source']", ".source-view").await?;
            wait_ms(&page, 61_000).await?;
            page.wait_true("return !!document.querySelector('.attract')").await?;
        }
        Ok(())
    };
    weighs_no_more(&page, lot).await
}

#[tokio::test]
async fn a_machine_that_slept_wakes_to_the_first_screen() -> Outcome {
    let page = open("#/?kiosk=1", 1920, 1080).await?;
    let seen = |hidden: bool| {
        format!(
            "Object.defineProperty(document, 'visibilityState', {{ configurable: true, get: () => '{}' }});
            document.dispatchEvent(new Event('visibilitychange'))",
            if hidden { "hidden" } else { "visible" }
        )
    };
    // Slides that nobody can see stand still, and one at a time goes on.
    page.run(&seen(true)).await?;
    wait_ms(&page, 600_000).await?;
    assert_eq!(hash(&page).await?, HOME);
    page.run(&seen(false)).await?;
    page.run("testClock.leap(3600000)").await?;
    wait_ms(&page, 1000).await?;
    let slide = hash(&page).await?;
    assert!(slide != HOME && (slide.starts_with("#/present/1?step=2") || slide.starts_with("#/present/2")), "{slide}");
    // A visit that was slept over is over: its first touch belongs to the next visitor.
    touch(&page, ".begin", ".explorer .overview").await?;
    touch(&page, ".langs [lang=en]", "html[lang=en]").await?;
    page.run("testClock.leap(3600000)").await?;
    touch(&page, ".bar a[href^='#/calendar']", ".attract, .cal").await?;
    wait_ms(&page, 1000).await?;
    assert_eq!(page.run("return document.documentElement.lang").await?, "zh-CN");
    Ok(())
}

#[tokio::test]
async fn a_turned_display_and_a_lost_picture_are_drawn_anew() -> Outcome {
    let page = open("#/?kiosk=1", 1080, 1920).await?;
    page.go("#/figures/credit-balance?kiosk=1").await?;
    page.wait_css("figure canvas").await?;
    page.settle().await?;
    let pixels = "const canvas = document.querySelector('canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        return [canvas.width, data.filter((part, at) => at % 4 === 3 && part > 0).length]";
    let drawn = page.run(pixels).await?;
    assert!(drawn[1].as_u64().unwrap_or_default() > 1000, "{drawn}");
    // The browser takes the picture away, and gives the canvas back empty.
    page.run("const canvas = document.querySelector('canvas'); canvas.width = canvas.width").await?;
    assert_eq!(page.run(pixels).await?[1], 0);
    page.run(
        "for (const name of ['contextlost', 'contextrestored'])
        document.querySelector('canvas').dispatchEvent(new Event(name))",
    )
    .await?;
    page.wait_true(&format!("{} ", pixels.replace("return [", "return 1000 < [").replace(".length]", ".length][1]")))
        .await?;
    page.settle().await?;
    assert_eq!(page.run(pixels).await?, drawn);
    page.set_viewport(1920, 1080).await?;
    page.wait_true("return document.querySelector('canvas').width > 1100").await?;
    page.settle().await?;
    assert!(page.run(pixels).await?[1].as_u64().unwrap_or_default() > 1000);
    Ok(())
}

#[tokio::test]
async fn nothing_is_fetched_once_it_is_ready() -> Outcome {
    let page = open("#/?kiosk=1", 1080, 1920).await?;
    page.settle().await?;
    if page.can(Feature::Offline) {
        page.go_offline().await?;
    }
    let asked = page.site.requests().len();
    touch(&page, ".begin", ".explorer .overview").await?;
    for address in ["#/figures/insurance?kiosk=1", "#/calendar?kiosk=1&lang=en", "#/source?kiosk=1&theme=dark"] {
        page.go(address).await?;
        page.wait_css(".explorer").await?;
        page.settle().await?;
    }
    wait_ms(&page, 200_000).await?;
    page.wait_css(".attract").await?;
    assert_eq!(page.site.requests().len(), asked);
    assert_eq!(page.console_errors().await?, Vec::<String>::new());
    Ok(())
}

/// Opens the screen where something is not as it should be, and waits for what comes of it.
async fn open_with(fault: impl FnOnce(&Site), comes: &str) -> Outcome<Page> {
    let site = Site::built()?;
    site.run_first(super::CLOCK);
    fault(&site);
    let page = Page::blank(site, 1080, 1920).await?;
    page.go("#/?kiosk=1").await?;
    page.wait_css(comes).await?;
    page.run("window.isFirst = true").await?;
    Ok(page)
}

const INDEX: &str = "data/index.json";

/// Opens the screen where the index of reports cannot be had, and gives it once it is open.
async fn open_too_early() -> Outcome<Page> {
    let page = open_with(|site| site.answer_instead(INDEX, 503, ""), "[data-state=error]").await?;
    assert_eq!(count(&page, "a[href]").await?, 0);
    page.site.answer_instead(INDEX, 200, r#"{ "reports": ["shanghai-2023-ch7"] }"#);
    Ok(page)
}

#[tokio::test]
async fn a_report_that_is_not_there_yet_is_asked_for_again() -> Outcome {
    let page = open_too_early().await?;
    wait_ms(&page, 16_000).await?;
    comes_up(&page).await?;
    assert_eq!(page.run("return window.isFirst").await?, true);
    Ok(())
}

/// After a time the screen is loaded anew, not before.
async fn is_loaded_anew(page: &Page, after_ms: u64) -> Outcome {
    wait_ms(page, after_ms - 2000).await?;
    assert_eq!(page.run("return window.isFirst").await?, true);
    // Nobody waits for the clock: it goes with its page.
    page.wait_true("void window.testClock?.go(1000); return !window.isFirst").await.map(drop)
}

/// The first screen comes up.
async fn comes_up(page: &Page) -> Outcome {
    page.wait_css(".attract").await?;
    assert_eq!(hash(page).await?, HOME);
    page.until("return document.getElementById('tushuo').inert", false).await
}

#[tokio::test]
async fn a_line_that_stalls_is_tried_anew() -> Outcome {
    let page = open_with(|site| site.set_line(REPORT, Line::Slow), "#tushuo > div[hidden]").await?;
    wait_ms(&page, 5000).await?;
    // Visitors are not asked to mend it.
    let said = page.text_css(".waits p").await?;
    assert!(said.contains("仍在载入") && !said.contains("检查网络"), "{said}");
    // What the page holds can be read, and leads nowhere.
    let held = "const root = document.getElementById('tushuo');
        return [root.inert, root.querySelectorAll('main a[href]').length > 10, root.innerText.includes('52.14%')]";
    assert_eq!(page.run(held).await?, json!([true, true, true]));
    is_loaded_anew(&page, 595_000).await?;
    page.site.set_line(REPORT, Line::Good);
    comes_up(&page).await
}

#[tokio::test]
async fn a_line_that_stalls_after_a_failure_is_tried_anew_too() -> Outcome {
    let page = open_too_early().await?;
    page.site.set_line(INDEX, Line::Slow);
    wait_ms(&page, 16_000).await?;
    page.wait_css("#tushuo[data-state=loading]").await?;
    is_loaded_anew(&page, 598_000).await?;
    page.site.set_line(INDEX, Line::Good);
    comes_up(&page).await
}

#[tokio::test]
async fn a_program_that_cannot_be_had_is_asked_for_again_once_the_page_can_be_had() -> Outcome {
    let program = crate::faults::built("tushuo-", "_bg.wasm")?;
    let page = open_with(|site| site.set_line(&program, Line::Cut), "#tushuo-notice:not([hidden])").await?;
    assert_eq!(count(&page, "#tushuo-notice a").await?, 0);
    // The server is away: what the page holds stays.
    page.site.answer_instead("index.html", 503, "away");
    let asked = |page: &Page| page.failed_requests().iter().filter(|request| request.status == 503).count();
    let away = asked(&page);
    wait_ms(&page, 16_000).await?;
    page.wait_that("return true", |_| asked(&page) > away).await?;
    page.settle().await?;
    assert_eq!(page.run("return [isFirst, document.getElementById('tushuo').inert]").await?, json!([true, true]));
    // It is there again.
    let whole = std::fs::read(Site::folder()?.join("index.html"))?;
    page.site.answer_instead("index.html", 200, whole);
    page.site.set_line(&program, Line::Good);
    is_loaded_anew(&page, 2000).await?;
    comes_up(&page).await
}
