//! Slides without end: what they leave behind.

use browser_tests::{Feature, Outcome, Page, Site, TimeoutConfiguration};
use serde_json::Value;

/// Goes to and fro through the deck, `count` times.
const WALK: &str = "const [count, done] = arguments, last = 13;
    const until = async test => { for (let at = 0; !test() && at < 2000; at++) await new Promise(r => setTimeout(r)); };
    (async () => {
        for (let at = 0; at < count; at++) {
            const number = at % last + 1;
            location.hash = '#/present/' + number;
            await until(() => document.querySelector('.st-slide .slide')?.dataset.slide === String(number));
        }
    })().then(() => done('walked'), error => done(String(error)));";

/// Nodes, listeners and bytes after a garbage collection; and the size of the program's own memory.
async fn held(page: &Page) -> Outcome<(f64, f64, f64)> {
    page.settle().await?;
    for _ in 0..2 {
        page.cdp("HeapProfiler.collectGarbage", serde_json::json!({})).await?;
    }
    let counted = page.cdp("Memory.getDOMCounters", serde_json::json!({})).await?;
    let wasm = page.run("return window.wasmBytes?.() ?? 0").await?;
    let number = |value: &Value| value.as_f64().unwrap_or_default();
    Ok((number(&counted["nodes"]), number(&counted["jsEventListeners"]), number(&wasm)))
}

/// `TUSHUO_SLIDES=10000` makes it the long one.
#[tokio::test]
async fn slides_without_end_leave_nothing_behind() -> Outcome {
    let count: u32 = std::env::var("TUSHUO_SLIDES").ok().and_then(|count| count.parse().ok()).unwrap_or(600);
    let page = Page::blank(Site::built()?, 1280, 720).await?;
    if !page.can(Feature::Memory) {
        return Ok(());
    }
    // The program's memory, as the page's own script makes it.
    page.run_before(
        "for (const name of ['instantiate', 'instantiateStreaming']) {
            const usual = WebAssembly[name];
            WebAssembly[name] = async (...given) => {
                const made = await usual.apply(WebAssembly, given), { memory } = (made.instance ?? made).exports;
                if (memory) window.wasmBytes = () => memory.buffer.byteLength;
                return made;
            };
        }",
    )
    .await?;
    page.go("#/present/1").await?;
    page.wait_css(".handout article:nth-child(13)").await?;
    let walk = |count: u32| page.client.execute_async(WALK, vec![count.into()]);
    let patience = std::time::Duration::from_secs(3600);
    page.client.update_timeouts(TimeoutConfiguration::new(Some(patience), None, None)).await?;
    assert_eq!(walk(130).await?, "walked");
    let mut before = held(&page).await?;
    assert_eq!(walk(count).await?, "walked");
    let mut after = held(&page).await?;
    if after.2 > before.2 {
        // What was free lay in too small pieces once. What is left behind would want more each time.
        before.2 = after.2;
        assert_eq!(walk(count).await?, "walked");
        after = held(&page).await?;
    }
    println!("{count} slides: nodes, listeners, bytes of memory {before:?} before, {after:?} after");
    assert!(before.2 > 0.0, "the program's memory was not found");
    assert!(after.0 <= before.0 * 1.02 + 20.0, "nodes grew: {before:?} {after:?}");
    assert!(after.1 <= before.1 * 1.02 + 20.0, "listeners grew: {before:?} {after:?}");
    assert!(after.2 <= before.2, "memory grew: {before:?} {after:?}");
    page.must_be_quiet().await
}
