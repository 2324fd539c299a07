//! Benchmarks of the built site in a browser: the calendar of 1,000, 10,000 and 100,000 events over 30 years.
//! `TUSHUO_SITE=FOLDER cargo run --release -p browser-tests --bin bench`; `cargo xtask bench` builds the site first.
//!
//! Prints a table of medians and how they grow. Fails where a keystroke takes longer than [`KEYSTROKE_MS`].

use browser_tests::{KEEP_MEMORY, Outcome, Page, Site};
use generated_reports::{Plan, report};
use serde_json::{Value, json};

/// The sizes that are measured.
const SIZES: [u32; 3] = [1_000, 10_000, 100_000];

/// How often everything is typed; of each keystroke the median counts, since a busy machine disturbs now and then.
const ROUNDS: usize = 5;

/// What a keystroke may take, in ms: beyond that an interaction is felt to be dropped.
const KEYSTROKE_MS: f64 = 50.0;

/// Notes when the first event stands in the page.
const WATCH_LOAD: &str = "new MutationObserver((_, watch) => {
        if (document.querySelector('.cal a.ev')) { globalThis.shown_ms ??= performance.now(); watch.disconnect() }
    }).observe(document, { subtree: true, childList: true });";

/// Does something and tells how long it was until the page had changed by it.
const TIMED: &str = "const [act, done] = [arguments[0], arguments[arguments.length - 1]];
    const start_ms = performance.now();
    const watch = new MutationObserver(() => { watch.disconnect(); done(performance.now() - start_ms) });
    watch.observe(document.querySelector('.cal'), { subtree: true, childList: true, characterData: true });
    setTimeout(() => { watch.disconnect(); done(-1) }, 5000);
    if (act.type !== undefined) {
        const field = document.querySelector('.words input');
        field.value = act.type;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    } else {
        document.querySelector(act.click).click();
    }";

/// What was measured at one size.
struct Row {
    events: u32,
    load_ms: f64,
    filter_ms: f64,
    keystroke_ms: f64,
    worst_keystroke_ms: f64,
    memory_mb: f64,
    elements: f64,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let mut rows = Vec::new();
    for events in SIZES {
        eprintln!("· {events} events …");
        rows.push(measure(events).await?);
    }
    print(&rows);
    let worst_ms = rows.iter().map(|row| row.worst_keystroke_ms).fold(0.0, f64::max);
    if worst_ms > KEYSTROKE_MS {
        return Err(format!("a keystroke took {worst_ms:.0} ms; {KEYSTROKE_MS} is the most").into());
    }
    Ok(())
}

async fn measure(events: u32) -> Outcome<Row> {
    let site = Site::of_report(&report(Plan::of(events)))?;
    let page = Page::blank(site, 1280, 900).await?;
    page.run_before(KEEP_MEMORY).await?;
    page.run_before(WATCH_LOAD).await?;
    let mut loads = Vec::new();
    for _ in 0..3 {
        page.client.goto("about:blank").await?;
        page.go("#/calendar").await?;
        while page.run("return globalThis.shown_ms ?? null").await?.is_null() {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        loads.push(page.run("return globalThis.shown_ms").await?.as_f64().unwrap_or_default());
    }
    page.settle().await?;
    let themes = ["ip", "fin", "gov", "out"].map(|theme| format!(".cal-topics a[data-accent={theme}]"));
    let mut filters = Vec::new();
    for click in themes.iter().chain(&themes) {
        filters.push(timed(&page, json!({ "click": click })).await?);
    }
    page.go("#/calendar").await?;
    page.settle().await?;
    // Typed letter by letter, as a person would, and taken back.
    let typed = [
        "科",
        "科技",
        "科技创",
        "科技创新",
        "科技创",
        "科技",
        "科",
        "",
        "办",
        "办法",
        "",
        "f",
        "fu",
        "fun",
        "fund",
        "",
    ];
    let mut times = vec![Vec::new(); typed.len()];
    for _ in 0..ROUNDS {
        for (typed, times) in typed.iter().zip(&mut times) {
            times.push(timed(&page, json!({ "type": typed })).await?);
            page.settle().await?;
        }
    }
    let mut keystrokes: Vec<f64> = times.iter_mut().map(|times| median(times)).collect();
    page.cdp("HeapProfiler.collectGarbage", json!({})).await?;
    let heap = page.cdp("Runtime.getHeapUsage", json!({})).await?;
    let bytes = |field: &str| heap[field].as_f64().unwrap_or_default();
    let program =
        page.run("return globalThis.program_memory?.buffer.byteLength ?? 0").await?.as_f64().unwrap_or_default();
    let elements = page.run("return document.querySelectorAll('*').length").await?.as_f64().unwrap_or_default();
    Ok(Row {
        events,
        load_ms: median(&mut loads),
        filter_ms: median(&mut filters),
        worst_keystroke_ms: keystrokes.iter().copied().fold(0.0, f64::max),
        keystroke_ms: median(&mut keystrokes),
        memory_mb: (bytes("usedSize") + program) / 1e6,
        elements,
    })
}

async fn timed(page: &Page, act: Value) -> Outcome<f64> {
    let ms = page.client.execute_async(TIMED, vec![act.clone()]).await?.as_f64().unwrap_or(-1.0);
    if ms < 0.0 { Err(format!("nothing changed by {act}").into()) } else { Ok(ms) }
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

fn print(rows: &[Row]) {
    println!("calendar, medians; each row beside how much more it is than the row before");
    println!(
        "{:>8} {:>14} {:>14} {:>14} {:>10} {:>14} {:>9}",
        "events", "load ms", "filter ms", "keystroke ms", "worst", "memory MB", "elements"
    );
    for (at, row) in rows.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| rows.get(at));
        let with = |of: fn(&Row) -> f64| {
            let times = before.map_or(String::new(), |before| format!(" ×{:.1}", of(row) / of(before)));
            format!("{:.1}{times}", of(row))
        };
        println!(
            "{:>8} {:>14} {:>14} {:>14} {:>10.1} {:>14} {:>9}",
            row.events,
            with(|row| row.load_ms),
            with(|row| row.filter_ms),
            with(|row| row.keystroke_ms),
            row.worst_keystroke_ms,
            with(|row| row.memory_mb),
            row.elements
        );
    }
}
