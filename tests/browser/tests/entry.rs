//! Entry pages: each reads without JavaScript, and becomes the program where there is some.

use browser_tests::{Feature, Outcome, Page, Site};
use serde_json::{Value, json};
use std::time::Duration;

async fn goto(page: &Page, path: &str) -> Outcome {
    Ok(page.client.goto(&format!("{}{path}", page.site.address())).await?)
}

#[tokio::test]
async fn every_entry_page_becomes_the_program_in_its_language_at_its_view() -> Outcome {
    let page = Page::open("#/", 1280, 900).await?;
    let views = [
        ("figures/credit-balance.html", "zh-CN", "figure[data-figure=credit-balance] canvas"),
        ("en/figures/patents.html", "en", "figure[data-figure=patents] canvas"),
        ("calendar.html", "zh-CN", ".cal a.ev"),
        ("en/calendar.html", "en", ".cal a.ev"),
        ("source.html", "zh-CN", ".text"),
        ("en/index.html", "en", ".sum"),
        // A hash says more than the page.
        ("en/figures/patents.html#/calendar/science-festival", "en", ".pan[data-event=science-festival]"),
    ];
    for (path, lang, shows) in views {
        goto(&page, path).await?;
        page.wait_state_ready().await.map_err(|error| format!("{path}: {error}"))?;
        page.wait_css(shows).await.map_err(|error| format!("{path}: {error}"))?;
        assert_eq!(page.run("return document.documentElement.lang").await?, lang, "{path}");
        // What was there before has gone, and nothing stands twice.
        let mounts = "return document.querySelectorAll('#tushuo > *').length";
        assert_eq!(page.run(mounts).await?, 1, "{path}");
    }
    // What a page had not finished to load when it was left is told too; the server knows what could not be had.
    let errors = page.console_errors().await?;
    let errors: Vec<_> = errors.iter().filter(|line| !line.contains("Failed to load resource")).collect();
    assert_eq!(errors, Vec::<&String>::new());
    assert_eq!(page.failed_requests(), []);
    Ok(())
}

#[tokio::test]
async fn text_and_chart_are_painted_before_the_program_is_asked_for() -> Outcome {
    const BEFORE: &str = "const painted = performance.getEntriesByName('first-contentful-paint')[0];
        const asked = performance.getEntriesByType('resource').filter(one => /[.]wasm$|report[.]json$/.test(one.name));
        return painted && asked.length > 1 ? asked.every(one => one.startTime > painted.startTime) : null";
    let page = Page::open("#/", 1280, 900).await?;
    if !page.can(Feature::Painting) {
        return Ok(());
    }
    for path in ["index.html", "en/figures/patents.html"] {
        goto(&page, path).await?;
        page.wait_state_ready().await?;
        page.until(BEFORE, true).await.map_err(|error| format!("{path}: {error}"))?;
    }
    Ok(())
}

#[tokio::test]
async fn an_entry_page_reads_without_javascript() -> Outcome {
    let page = Page::open("#/", 800, 800).await?;
    if !page.can(Feature::NoScripts) {
        return Ok(());
    }
    page.set_viewport(360, 800).await?;
    page.without_scripts().await?;
    goto(&page, "en/figures/credit-balance.html").await?;
    let text = page.wait_css("#tushuo figure").await?.text().await?;
    for words in ["1,048.631", "+52.14%", "475.647"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    // And it says what there would be with them.
    let said = page.wait_css("body").await?.text().await?;
    assert!(said.contains("This page can be read without JavaScript; with it, figures can be explored"), "{said}");
    // A picture is shown, and a link leads to the sentence, without a script.
    page.click_css("figure a[href*='source.html#/source/']").await?;
    // Not asked of the page: its scripts do not run.
    for _ in 0..100 {
        if page.client.current_url().await?.path().ends_with("/en/source.html") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(page.client.current_url().await?.path().ends_with("/en/source.html"));
    assert!(page.wait_css("main").await?.text().await?.contains("10486.31"));
    assert_eq!(page.failed_requests(), []);
    Ok(())
}

#[tokio::test]
async fn a_page_that_is_asked_for_another_language_has_it_throughout() -> Outcome {
    let page = Page::open("#/", 1280, 900).await?;
    let langs = "return [document.documentElement.lang, document.getElementById('tushuo').lang]";
    for (path, lang) in
        [("en/figures/insurance.html#/figures/insurance?lang=zh", "zh-CN"), ("index.html#/?lang=en", "en")]
    {
        page.client.goto("about:blank").await?;
        goto(&page, path).await?;
        page.wait_css("#tushuo[data-state=ready]").await?;
        page.until(langs, json!([lang, lang])).await?;
    }
    page.click_css(".tools a[lang^=zh]").await?;
    page.until(langs, json!(["zh-CN", "zh-CN"])).await
}

#[tokio::test]
async fn what_is_prerendered_stays_until_the_program_has_something_to_show() -> Outcome {
    let page = Page::open("#/", 1280, 900).await?;
    page.site.answer_instead("data/shanghai-2023-ch7/report.json", 404, "");
    // Looked at before each picture that is painted: what is empty between two of them is never seen.
    let watch = "const look = () => {
        const root = document.getElementById('tushuo');
        globalThis.empty ||= !!root && !!document.body && root.innerText.trim() === '';
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);";
    page.run_before(watch).await?;
    goto(&page, "figures/insurance.html").await?;
    page.wait_css("#tushuo[data-state=error]").await?;
    assert_eq!(
        page.run("return globalThis.empty ?? false").await?,
        Value::Bool(false),
        "the page was empty in between"
    );
    Ok(())
}

#[tokio::test]
async fn the_site_works_below_any_path() -> Outcome {
    // The built site stands in a folder of a folder of what is served.
    let root = std::env::temp_dir().join(format!("tushuo-below-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&root);
    std::fs::create_dir_all(root.join("a"))?;
    std::os::unix::fs::symlink(Site::folder()?, root.join("a/b"))?;
    let page = Page::blank(Site::of(root.clone())?, 1280, 900).await?;
    for path in ["a/b/", "a/b/en/figures/patents.html", "a/b/#/calendar", "a/b/host-examples/"] {
        goto(&page, path).await?;
        page.wait_state_ready().await.map_err(|error| format!("{path}: {error}"))?;
    }
    // What a page had not finished to load when it was left is told too; the server knows what could not be had.
    let errors = page.console_errors().await?;
    let errors: Vec<_> = errors.iter().filter(|line| !line.contains("Failed to load resource")).collect();
    assert_eq!(errors, Vec::<&String>::new());
    assert_eq!(page.failed_requests(), []);
    assert!(
        page.site.requests().iter().all(|request| request.path.starts_with("/a/b/")),
        "something is asked for above"
    );
    drop(page);
    Ok(std::fs::remove_dir_all(root)?)
}

/// All layout shifts that nobody's doing led to, when the program came, and whether a chart moved. What shifts while the
/// page itself comes, as a long table does where it comes row by row, is not the program's doing.
const SHIFTS: &str = "globalThis.shifts = [];
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) {
            if (!entry.hadRecentInput) {
                shifts.push([entry.startTime, entry.value, ...entry.sources.map(
                    ({ node, previousRect: a, currentRect: b }) =>
                        `${node?.nodeName}.${node?.className} ${a.y}+${a.height} -> ${b.y}+${b.height}`)]);
            }
        }
    }).observe({ type: 'layout-shift', buffered: true });
    new MutationObserver(() => {
        if (document.querySelector('#tushuo > [hidden]')) globalThis.cameAt ??= performance.now();
        globalThis.moved ||= !!document.querySelector('[data-moving]');
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-moving'] });";

/// What shifted since the program came; `null` where it was not seen coming.
const SHIFTED: &str = "return globalThis.cameAt ? shifts.filter(([at]) => at >= cameAt) : null";

/// Pages of each kind of view, and of figures of each height.
const TAKEN_OVER: [&str; 8] = [
    "index.html",
    "en/index.html",
    "en/calendar.html",
    "source.html",
    "en/figures/credit-balance.html",
    "figures/insurance.html",
    "en/figures/policies.html",
    "figures/patents.html",
];

#[tokio::test]
async fn the_program_takes_over_without_a_jump() -> Outcome {
    let page = Page::open("#/", 1280, 900).await?;
    if !page.can(Feature::Arrival) {
        return Ok(());
    }
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": SHIFTS })).await?;
    // A slow machine paints more often before everything is there.
    for (width, height, slower) in [(1280, 900, 4), (1000, 800, 1), (412, 823, 1), (360, 800, 1)] {
        page.set_viewport(width, height).await?;
        page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": slower })).await?;
        for path in TAKEN_OVER {
            page.client.goto("about:blank").await?;
            goto(&page, path).await?;
            page.wait_state_ready().await.map_err(|error| format!("{path}: {error}"))?;
            page.settle().await?;
            let found = page.run(SHIFTED).await?;
            let shifts = found.as_array().ok_or_else(|| format!("{path}: the program was not seen coming"))?;
            let shift: f64 = shifts.iter().filter_map(|shift| shift[1].as_f64()).sum();
            assert!(shift < 0.02, "{path} at {width}, {slower} times slower: {shift:.3} by {found}");
            let moved = page.run("return globalThis.moved ?? false").await?;
            assert_eq!(moved, Value::Bool(false), "{path}: a chart that stood there grew once more");
        }
    }
    Ok(())
}

#[tokio::test]
async fn who_reads_below_goes_on_reading_there_when_the_program_comes() -> Outcome {
    let page = Page::open("#/", 1280, 900).await?;
    if !page.can(Feature::Arrival) {
        return Ok(());
    }
    // The program waits for the report until the page was scrolled.
    let held = "const real = fetch;
        const end = new Promise(go => { globalThis.goOn = go });
        globalThis.fetch = (...given) => String(given[0]?.url ?? given[0]).endsWith('report.json')
            ? end.then(() => real(...given)) : real(...given);";
    page.run_before(held).await?;
    for path in ["en/figures/credit-balance.html", "figures/insurance.html", "en/index.html"] {
        goto(&page, path).await?;
        page.settle().await?;
        page.run("scrollTo(0, 300)").await?;
        page.run("goOn()").await?;
        page.wait_state_ready().await?;
        page.settle().await?;
        let stands = page.run("return [scrollY, document.documentElement.scrollHeight - innerHeight]").await?;
        assert_eq!(stands[0], 300, "{path}: {stands}");
    }
    Ok(())
}

#[tokio::test]
async fn a_click_before_the_program_is_there_is_not_lost() -> Outcome {
    let page = Page::open("#/", 1280, 900).await?;
    if !page.can(Feature::Arrival) {
        return Ok(());
    }
    // So slow that the program is not there for long.
    let slow = json!({ "offline": false, "latency": 20, "downloadThroughput": 150_000, "uploadThroughput": 150_000 });
    page.cdp("Network.enable", json!({})).await?;
    page.cdp("Network.emulateNetworkConditions", slow).await?;
    page.client.goto("about:blank").await?;
    // The whole page is not waited for: it is clicked as soon as it can be read.
    let address = format!("{}index.html", page.site.address());
    page.run(&format!("location.href = '{address}'")).await?;
    page.wait_css("#tushuo[data-state=loading] a[href='figures/patents.html']").await?;
    page.click_css("#tushuo[data-state=loading] a[href='figures/patents.html']").await?;
    let fast = json!({ "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    page.wait_true("return location.pathname.endsWith('/figures/patents.html')").await?;
    page.cdp("Network.emulateNetworkConditions", fast).await?;
    page.wait_css("#tushuo[data-state=ready] figure[data-figure=patents] canvas").await?;
    Ok(())
}

#[tokio::test]
async fn a_press_that_the_program_comes_in_between_is_followed() -> Outcome {
    let page = Page::open("#/", 1280, 900).await?;
    if !page.can(Feature::Arrival) {
        return Ok(());
    }
    let slow = json!({ "offline": false, "latency": 20, "downloadThroughput": 500_000, "uploadThroughput": 500_000 });
    page.cdp("Network.enable", json!({})).await?;
    page.cdp("Network.emulateNetworkConditions", slow).await?;
    // It is pressed once the program listens, and let go of when the link has gone.
    let watch = "new MutationObserver((_, watch) => {
        const link = document.querySelector('#tushuo[data-state=loading] a[href=\"figures/patents.html\"]');
        const mount = document.querySelector('#tushuo > div[hidden]');
        if (!link || !mount || globalThis.pressed) return;
        const at = { bubbles: true, button: 0, clientX: 40, clientY: 40 };
        globalThis.pressed = link;
        setTimeout(() => link.dispatchEvent(new PointerEvent('pointerdown', at)));
        const wait = setInterval(() => {
            if (link.isConnected) return;
            clearInterval(wait);
            document.querySelector('main').dispatchEvent(new PointerEvent('pointerup', at));
        }, 5);
    }).observe(document, { subtree: true, childList: true });";
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": watch })).await?;
    page.client.goto("about:blank").await?;
    page.run(&format!("location.href = '{}index.html'", page.site.address())).await?;
    // Somebody is there.
    page.wait_true("dispatchEvent(new Event('scroll')); return location.pathname.endsWith('/figures/patents.html')")
        .await?;
    Ok(())
}
