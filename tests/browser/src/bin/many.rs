//! Many values and many events, beside other libraries in one Chromium, in turn: sixty bars, lines of 10⁴ to 10⁶ values,
//! the pointer over 10⁵, the memory they take, and calendars of 10⁴ and 10⁵ events.
//!
//! `TUSHUO_SITE=FOLDER TUSHUO_PEERS=FOLDER cargo run --release -p browser-tests --bin many`; `cargo xtask bench` makes
//! both folders. Prints Markdown. A picture is forced by reading a pixel of it.

use browser_tests::{
    KEEP_MEMORY, Outcome, Page, Site, Theme,
    bench::{interval, median},
};
use generated_reports::{Generated, Plan, of_bars, of_series, report};
use serde_json::{Value, json};
use std::path::PathBuf;

/// How often each is done; the first time does not count.
const ROUNDS: usize = 16;

/// Pages in a table.
const COLUMNS: usize = 4;

/// Moves of the pointer that are measured together.
const MOVES: u32 = 40;

/// Draws our chart anew, or chooses the next theme of events, and tells how long that took; notes when a chart is there.
const OURS: &str = "let turn = 0;
    const look = () => {
        if (document.querySelector('[data-state=ready] figure canvas')) globalThis.chart_ms = performance.now();
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    const seen = (element, options) => new Promise(done => {
        const watch = new MutationObserver(() => { watch.disconnect(); done() });
        watch.observe(element, options);
    });
    globalThis.redraw = async () => {
        const start = performance.now(), canvas = document.querySelector('figure canvas');
        const drawn = seen(canvas, { attributes: true, attributeFilter: ['width'] });
        // What a browser says that took the picture away: the chart is drawn anew, and nothing else.
        canvas.dispatchEvent(new Event('contextrestored'));
        await drawn;
        canvas.getContext('2d').getImageData(0, 0, 1, 1);
        return performance.now() - start;
    };
    globalThis.choose = async () => {
        const start = performance.now(), themes = document.querySelectorAll('.cal-topics a[data-accent]');
        turn += 1;
        const changed = seen(document.querySelector('.cal'), { subtree: true, childList: true, characterData: true });
        themes[turn % themes.length].click();
        await changed;
        document.body.getBoundingClientRect();
        return performance.now() - start;
    };";

/// A page that is measured.
struct Shown {
    name: &'static str,
    site: Site,
    address: String,
    /// The function that draws anew.
    act: &'static str,
}

/// What was measured of a page.
#[derive(Default)]
struct Measured {
    name: &'static str,
    redraws_ms: Vec<f64>,
    move_ms: f64,
    heap_mb: f64,
    load_ms: f64,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let peers = PathBuf::from(std::env::var_os("TUSHUO_PEERS").ok_or("TUSHUO_PEERS names no folder")?);
    println!("## Many values\n");
    println!(
        "A chart drawn anew, in ms, to the last pixel (of our 60 bars, which are higher than a screen: of the canvas in view; the others come behind it): ours as when a browser has taken the picture away, the others by their own call, in another colour. Lines are drawn in a box as large as ours; medians of {} rounds in turn.\n",
        ROUNDS - 1
    );
    println!(
        "| what is drawn | this program | ECharts | Chart.js | uPlot | ours / ECharts | ours / Chart.js | ours / uPlot |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (name, ratio) in [("60 bars", 1.0), ("60 bars, twice the pixels", 2.0)] {
        let all = values_case(&peers, &of_bars(), "bars", "#/figures/sixty?lang=en&scale=linear", ratio).await?;
        row(name, &all);
    }
    let mut growth = Vec::new();
    let mut moved = Vec::new();
    for (values, name) in [(1_000, "1,000"), (10_000, "10,000"), (100_000, "100,000"), (1_000_000, "1,000,000")] {
        let all = values_case(&peers, &of_series(values, 1), "lines", "#/figures/load?lang=en", 1.0).await?;
        row(&format!("a line of {name} values"), &all);
        if values == 100_000 {
            moved = all.iter().map(|one| (one.name, one.move_ms, one.heap_mb)).collect();
        }
        let ours = all.into_iter().next().unwrap_or_default();
        growth.push((name, ours));
    }
    println!(
        "\nOver a line of 100,000 values: what the browser's main thread does for a move of the pointer, and what the page takes after a collection, its program's memory with it.\n"
    );
    println!("| page | a move, ms | memory, MB |");
    println!("| --- | ---: | ---: |");
    for (name, move_ms, heap_mb) in moved {
        println!("| {name} | {move_ms:.2} | {heap_mb:.1} |");
    }
    println!(
        "\nHow ours grows: opened here, drawn anew, a move of the pointer, memory. A series has at most 1,000,000 values; one more is refused, with a sentence that says so.\n"
    );
    println!("| values | opened, ms | drawn anew, ms | a move, ms | memory, MB |");
    println!("| ---: | ---: | ---: | ---: | ---: |");
    for (name, ours) in &growth {
        let redraw_ms = median(ours.redraws_ms.clone());
        println!("| {name} | {:.0} | {redraw_ms:.1} | {:.2} | {:.1} |", ours.load_ms, ours.move_ms, ours.heap_mb);
    }
    println!("\n## Many events\n");
    println!(
        "All events of one theme of a year, then those of the next, in ms, until they stand in the page. ECharts counts them by day (heatmap), or has a mark for each; FullCalendar shows a year of months, as many events a day as there is room.\n"
    );
    println!(
        "| events | this program | ECharts, by day | ECharts, a mark each | FullCalendar | ours / by day | ours / a mark each | ours / FullCalendar |"
    );
    println!("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (events, name) in [(10_000, "10,000"), (100_000, "100,000")] {
        row(name, &days_case(&peers, events).await?);
    }
    println!();
    Ok(())
}

/// A chart of ours beside the same of the others.
async fn values_case(
    peers: &std::path::Path,
    given: &Generated,
    case: &str,
    hash: &str,
    ratio: f64,
) -> Outcome<Vec<Measured>> {
    let site = Site::of_report(given)?;
    let report: Value = serde_json::from_str(&given.json)?;
    let values: Vec<Value> = match case {
        "bars" => {
            report["statistics"].as_array().into_iter().flatten().skip(1).map(|one| number(&one["printed"])).collect()
        }
        _ => report["series"][0]["printed"]
            .as_str()
            .unwrap_or_default()
            .split(' ')
            .map(|one| number(&json!(one)))
            .collect(),
    };
    let page = Page::blank(Site::built()?, 1920, 1080).await?;
    page.emulate_media(Theme::Light, true).await?;
    page.set_pixel_ratio(1920, 1080, ratio).await?;
    let mut shown =
        vec![Shown { name: "this program", address: format!("{}{hash}", site.address()), site, act: "redraw" }];
    // The others are drawn as large as ours.
    let measure_box = "const { width, height } = document.querySelector('figure canvas').getBoundingClientRect();
        return [Math.round(width), Math.round(height)]";
    let mut box_px = (1408, 420);
    for (folder, name) in [("many-echarts", "ECharts"), ("many-chartjs", "Chart.js"), ("many-uplot", "uPlot")] {
        let site = Site::of(peers.join(folder))?;
        site.answer_instead("values.json", 200, Value::from(values.clone()).to_string());
        shown.push(Shown { name, address: String::new(), site, act: "redraw" });
    }
    let first = &shown[0];
    page.run_before(OURS).await?;
    page.client.goto(&first.address).await?;
    page.wait_css("figure canvas").await?;
    page.settle().await?;
    let found = page.run(measure_box).await?;
    if let (Some(width), Some(height)) = (found[0].as_u64(), found[1].as_u64()) {
        box_px = (width, height.min(if case == "bars" { 1080 } else { height }));
    }
    for one in shown.iter_mut().skip(1) {
        one.address = format!("{}?case={case}&width={}&height={}", one.site.address(), box_px.0, box_px.1);
    }
    measure(&page, &shown, ratio, "figure canvas, #chart").await
}

async fn days_case(peers: &std::path::Path, events: u32) -> Outcome<Vec<Measured>> {
    let plan = Plan { years: 1, first_year: 2023, ..Plan::of(events) };
    let given = report(plan);
    let dataset: Value = serde_json::from_str(&given.json)?;
    let text = |one: &Value, field: &str| one[field].as_str().unwrap_or_default().to_owned();
    let dated = dataset["events"].as_array().into_iter().flatten().filter(|one| one["date"].is_string());
    // Other calendars know days only: a month is its first day there.
    let day = |date: &str| match date.len() {
        4 => format!("{date}-01-01"),
        7 => format!("{date}-01"),
        _ => date.get(..10).unwrap_or("2023-01-01").to_owned(),
    };
    let list: Vec<Value> =
        dated.map(|one| json!([day(&text(one, "date")), text(one, "theme"), one["title"]["zh"]])).collect();
    let site = Site::of_report(&given)?;
    let values = json!({ "year": 2023, "events": list }).to_string();
    let address = format!("{}#/calendar", site.address());
    let mut shown = vec![Shown { name: "this program", address, site, act: "choose" }];
    let others = [
        ("many-echarts", "by day", "days"),
        ("many-echarts", "a mark each", "marks"),
        ("many-fullcalendar", "FullCalendar", "days"),
    ];
    // With a hundred thousand FullCalendar takes half a minute each time.
    let count = if events > 10_000 { 2 } else { 3 };
    for (folder, name, case) in others.into_iter().take(count) {
        let site = Site::of(peers.join(folder))?;
        site.answer_instead("values.json", 200, values.clone());
        let address = format!("{}?case={case}&width=1408&height=1000", site.address());
        shown.push(Shown { name, address, site, act: "redraw" });
    }
    let page = Page::blank(Site::built()?, 1920, 1080).await?;
    measure(&page, &shown, 1.0, ".cal, #chart").await
}

/// Opens each page in a window of its own, and does in turn what it does.
async fn measure(page: &Page, shown: &[Shown], ratio: f64, inside: &str) -> Outcome<Vec<Measured>> {
    let mut windows = Vec::new();
    let mut all = Vec::new();
    for one in shown {
        let window = page.client.new_window(false).await?.handle;

        page.client.switch_to_window(window.clone()).await?;
        page.emulate_media(Theme::Light, true).await?;
        page.set_pixel_ratio(1920, 1080, ratio).await?;
        page.run_before(KEEP_MEMORY).await?;
        page.run_before(OURS).await?;
        page.client.goto(&one.address).await?;
        let there = format!(
            "return (globalThis.drawn || document.querySelector('[data-state=ready]')) && typeof globalThis.{} === 'function' && !!document.querySelector('{inside}')",
            one.act
        );
        page.wait_true(&there).await.map_err(|error| format!("{}: {error}", one.name))?;
        let load_ms = page.run("return globalThis.chart_ms ?? 0").await?.as_f64().unwrap_or_default();
        page.settle().await?;
        windows.push(window);
        all.push(Measured { name: one.name, load_ms, ..Measured::default() });
    }
    for round in 0..ROUNDS {
        for ((one, window), measured) in shown.iter().zip(&windows).zip(&mut all) {
            page.client.switch_to_window(window.clone()).await?;
            let script = format!("globalThis.{}().then(arguments[0], error => arguments[0](String(error)))", one.act);
            let took = page.client.execute_async(&script, Vec::new()).await;
            let took = took.map_err(|error| format!("{}, round {round}: {error}", one.name))?;
            let took = took.as_f64().ok_or_else(|| format!("{}: {took}", one.name))?;
            if round > 0 {
                measured.redraws_ms.push(took);
            }
            page.settle().await?;
        }
    }
    for (window, measured) in windows.iter().zip(&mut all) {
        page.client.switch_to_window(window.clone()).await?;
        measured.move_ms = moves(page, inside).await?;
        page.cdp("HeapProfiler.collectGarbage", json!({})).await?;
        let heap = page.cdp("Runtime.getHeapUsage", json!({})).await?;
        // Arrays of numbers lie beside the heap.
        let beside = heap["backingStorageSize"].as_f64().unwrap_or_default();
        let program = page.run("return globalThis.program_memory?.buffer.byteLength ?? 0").await?;
        let program = program.as_f64().unwrap_or_default();
        let own = heap["usedSize"].as_f64().unwrap_or_default();
        measured.heap_mb = (own + beside.max(program)) / 1e6;
    }
    Ok(all)
}

/// What the main thread does for a move of the pointer across what is drawn, in ms.
async fn moves(page: &Page, inside: &str) -> Outcome<f64> {
    page.cdp("Performance.enable", json!({ "timeDomain": "timeTicks" })).await?;
    let place = format!(
        "const one = document.querySelector('{inside}'); one.scrollIntoView({{ block: 'center', behavior: 'instant' }});
        const {{ left, top, width, height }} = one.getBoundingClientRect(); return [left, top, width, height]"
    );
    let place = page.run(&place).await?;
    let of = |at: usize| place[at].as_f64().unwrap_or_default();
    page.settle().await?;
    let before = busy(page).await?;
    for step in 0..MOVES {
        let part = 0.15 + 0.6 * f64::from(step) / f64::from(MOVES);
        let (x, y) = (of(0) + of(2) * part, of(1) + of(3).min(900.0) * 0.5);
        page.cdp("Input.dispatchMouseEvent", json!({ "type": "mouseMoved", "x": x, "y": y })).await?;
    }
    page.settle().await?;
    Ok((busy(page).await? - before) / f64::from(MOVES))
}

/// How long the main thread was busy since the page was opened, in ms.
async fn busy(page: &Page) -> Outcome<f64> {
    let all = page.cdp("Performance.getMetrics", json!({})).await?;
    let metrics = all["metrics"].as_array().into_iter().flatten();
    let task = metrics.filter(|one| one["name"] == "TaskDuration").find_map(|one| one["value"].as_f64());
    Ok(task.unwrap_or_default() * 1000.0)
}

/// Printed digits as a number, for libraries that take no others.
fn number(printed: &Value) -> Value {
    printed.as_str().and_then(|digits| digits.parse::<f64>().ok()).map_or(Value::Null, Value::from)
}

fn row(name: &str, all: &[Measured]) {
    let times: Vec<String> = all.iter().map(|one| format!("{:.1}", median(one.redraws_ms.clone()))).collect();
    let ours = all.first().map(|one| one.redraws_ms.as_slice()).unwrap_or_default();
    let ratio =
        |one: &Measured| interval(ours.iter().zip(&one.redraws_ms).map(|(ours, theirs)| ours / theirs).collect());
    let ratios: Vec<String> = all.iter().skip(1).map(ratio).collect();
    // A page that was not measured has a dash.
    let filled = |mut cells: Vec<String>, count: usize| {
        cells.resize(count, "–".to_owned());
        cells.join(" | ")
    };
    println!("| {name} | {} | {} |", filled(times, COLUMNS), filled(ratios, COLUMNS - 1));
}
