//! The built site beside pages of other chart libraries, in one Chromium, in turn: bytes of the first view, and how long
//! it is until the first chart and until the page answers, on this machine and over a slow line; then what the page's
//! own interactions cost.
//!
//! `TUSHUO_SITE=FOLDER TUSHUO_PEERS=FOLDER cargo run --release -p browser-tests --bin peers`; `cargo xtask bench` makes
//! both folders. Prints Markdown; the words `loads` and `frames` ask for one half of it. Times are compared as ratios within a round, since machines differ.

use browser_tests::{
    Outcome, Page, Site,
    bench::{interval, median},
};
use serde_json::{Value, json};
use std::path::PathBuf;

/// How often each page is opened; the first time does not count.
const ROUNDS: usize = 16;

/// The other pages, by folder.
const PEERS: [(&str, &str); 3] = [("echarts", "ECharts"), ("chartjs", "Chart.js"), ("uplot", "uPlot")];

/// Notes at each picture that is painted whether a chart is there, and whether the page answers.
const WATCH: &str = "const inView = element => {
        const { top, width, height } = element.getBoundingClientRect();
        return width > 0 && height > 0 && top < innerHeight;
    };
    const isApp = () => document.getElementById('tushuo');
    const drawn = () => globalThis.drawn || (isApp() && (
        [...document.querySelectorAll('.chart img')].some(one => one.complete && one.naturalWidth && inView(one)) ||
        [...document.querySelectorAll('#tushuo[data-state=ready] canvas')].some(inView)));
    const ready = () => globalThis.drawn || document.querySelector('#tushuo[data-state=ready]');
    const look = () => {
        // Our overview waits for somebody: there is one from the first chart on.
        if (globalThis.chart_ms !== undefined) dispatchEvent(new Event('wheel'));
        if (globalThis.chart_ms === undefined && drawn()) globalThis.chart_ms = performance.now();
        if (globalThis.ready_ms === undefined && ready()) globalThis.ready_ms = performance.now();
        if (globalThis.chart_ms === undefined || globalThis.ready_ms === undefined) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);";

/// What was sent for the page and all it loaded, in bytes as they went over the line.
const SENT: &str =
    "const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    return all.reduce((sum, one) => sum + one.encodedBodySize, 0);";

/// One page, opened once.
#[derive(Clone, Copy, Default)]
struct Opened {
    chart_ms: f64,
    ready_ms: f64,
    bytes: f64,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let asked = std::env::args().nth(1);
    let wants = |half: &str| asked.as_deref().is_none_or(|asked| asked == half);
    let peers = PathBuf::from(std::env::var_os("TUSHUO_PEERS").ok_or("TUSHUO_PEERS names no folder")?);
    let mut sites = vec![("this program", Site::built()?)];
    for (folder, name) in PEERS {
        sites.push((name, Site::of(peers.join(folder))?));
    }
    for (_, site) in &sites {
        site.send_packed();
    }
    let page = Page::blank(Site::built()?, 1920, 1080).await?;
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await?;
    page.cdp("Network.enable", json!({})).await?;
    let version = page.cdp("Browser.getVersion", json!({})).await?;
    println!(
        "Measured with {}, {ROUNDS} rounds in turn, the first dropped.\n",
        version["product"].as_str().unwrap_or("")
    );
    if wants("loads") {
        loads(&page, &sites).await?;
    }
    if wants("frames") { frames().await } else { Ok(()) }
}

/// How long the pages take to be there.
async fn loads(page: &Page, sites: &[(&str, Site)]) -> Outcome {
    let here = rounds(page, sites).await?;
    print_loads("On this machine", sites, &here);
    let line = json!({ "offline": false, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 200_000 });
    page.cdp("Network.emulateNetworkConditions", line).await?;
    let slow = rounds(page, sites).await?;
    print_loads("Over a line of 1.6 Mbit/s and 150 ms", sites, &slow);
    let fast = json!({ "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    page.cdp("Network.emulateNetworkConditions", fast).await.map(|_| ())
}

/// Opens every page in turn, again and again.
async fn rounds(page: &Page, sites: &[(&str, Site)]) -> Outcome<Vec<Vec<Opened>>> {
    let mut all = vec![Vec::new(); sites.len()];
    for round in 0..ROUNDS {
        for ((_, site), opened) in sites.iter().zip(&mut all) {
            page.client.goto("about:blank").await?;
            page.client.goto(site.address()).await?;
            page.wait_true("return globalThis.chart_ms !== undefined && globalThis.ready_ms !== undefined").await?;
            let number = |value: Value| value.as_f64().unwrap_or(f64::NAN);
            let one = Opened {
                chart_ms: number(page.run("return globalThis.chart_ms").await?),
                ready_ms: number(page.run("return globalThis.ready_ms").await?),
                bytes: number(page.run(SENT).await?),
            };
            if round > 0 {
                opened.push(one);
            }
        }
    }
    Ok(all)
}

fn print_loads(title: &str, sites: &[(&str, Site)], all: &[Vec<Opened>]) {
    println!("## {title}\n");
    println!("| page | bytes sent | first chart, ms | answers, ms | our first chart / its | our answering / its |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: |");
    let ours = all.first().cloned().unwrap_or_default();
    for (at, ((name, _), theirs)) in sites.iter().zip(all).enumerate() {
        let of = |part: fn(&Opened) -> f64| median(theirs.iter().map(part).collect());
        let ratio = |part: fn(&Opened) -> f64| {
            if at == 0 {
                return "1".to_owned();
            }
            interval(ours.iter().zip(theirs).map(|(ours, theirs)| part(ours) / part(theirs)).collect())
        };
        println!(
            "| {name} | {:.0} | {:.0} | {:.0} | {} | {} |",
            of(|one| one.bytes),
            of(|one| one.chart_ms),
            of(|one| one.ready_ms),
            ratio(|one| one.chart_ms),
            ratio(|one| one.ready_ms)
        );
    }
    println!();
}

/// What a person does, the address it leads to or the size of the window, and back.
const ACTS: [(&str, &str, &str); 6] = [
    ("dark theme", "#/figures/credit-balance?lang=en", "#/figures/credit-balance?lang=en&theme=dark"),
    ("other language", "#/figures/credit-balance?lang=en", "#/figures/credit-balance?lang=zh"),
    ("other measure", "#/figures/credit-balance?lang=en", "#/figures/credit-balance?lang=en&measure=borrowers"),
    ("other figure", "#/figures/credit-balance?lang=en", "#/figures/patents?lang=en"),
    ("to the calendar", "#/?lang=en", "#/calendar?lang=en"),
    ("overview, other language", "#/?lang=en", "#/?lang=zh"),
];

/// How often each is done.
const TIMES: usize = 10;

/// What the program computes for what is done, at 1920 × 1080.
async fn frames() -> Outcome {
    let site = Site::built()?;
    site.send_packed();
    let page = &Page::traced(site, (1920, 1080)).await?;
    page.go("?frames#/").await?;
    page.wait_state_ready().await?;
    page.wait_true("return performance.getEntriesByType('resource').some(one => one.name.includes('_rest.wasm'))")
        .await?;
    page.cdp("Performance.enable", json!({})).await?;
    println!("## What is done, and the script it takes\n");
    println!(
        "At 1920 × 1080, medians of {TIMES}. *In one task* is the most JavaScript and WASM between two chances for the browser to paint or to answer; *in all* is what is run until the page stands still, with every frame of what moves.\n"
    );
    println!("| what is done | in one task, ms | worst | in all, ms | style and layout, ms |");
    println!("| --- | ---: | ---: | ---: | ---: |");
    for (name, from, to) in ACTS {
        let mut done = Vec::new();
        for _ in 0..TIMES {
            page.go(&format!("?frames{from}")).await?;
            page.settle().await?;
            let before = Before::of(page).await?;
            page.go(&format!("?frames{to}")).await?;
            page.settle().await?;
            done.push(before.until_now(page).await?);
        }
        print_act(name, &done);
    }
    page.go("?frames#/figures/credit-balance?lang=en").await?;
    page.settle().await?;
    let mut done = Vec::new();
    for at in 0..TIMES {
        let before = Before::of(page).await?;
        page.set_viewport(if at % 2 == 0 { 900 } else { 1000 }, 1080).await?;
        page.settle().await?;
        done.push(before.until_now(page).await?);
    }
    print_act("other width of the window", &done);
    print_act("pointer over the chart, a move", &hover(page).await?);
    println!();
    Ok(())
}

/// What something that was done took, in ms.
struct Done {
    in_one_task: f64,
    script: f64,
    layout: f64,
}

/// How much had been run before something is done.
struct Before((f64, f64));

impl Before {
    async fn of(page: &Page) -> Outcome<Self> {
        page.trace().await?;
        Ok(Self(metrics(page).await?))
    }

    async fn until_now(self, page: &Page) -> Outcome<Done> {
        let (script, layout) = metrics(page).await?;
        let in_one_task = most_in_one_task(&page.trace().await?);
        Ok(Done { in_one_task, script: script - self.0.0, layout: layout - self.0.1 })
    }
}

/// The most script in one task of the thread that ran most of it, in ms.
fn most_in_one_task(events: &[Value]) -> f64 {
    const SCRIPT: [&str; 4] = ["FunctionCall", "RunMicrotasks", "EvaluateScript", "v8.run"];
    const TASK: [&str; 2] = ["RunTask", "ThreadControllerImpl::RunTask"];
    let thread = |event: &Value| (event["pid"].as_u64(), event["tid"].as_u64());
    let named = |names: &'static [&'static str]| {
        let is_named = move |event: &&Value| event["name"].as_str().is_some_and(|name| names.contains(&name));
        events.iter().filter(is_named).filter_map(move |event| {
            let from = event["ts"].as_f64()?;
            Some((thread(event), from, from + event["dur"].as_f64()?))
        })
    };
    let mut scripts: Vec<_> = named(&SCRIPT).collect();
    let sum = |of| scripts.iter().filter(|one| one.0 == of).map(|one| one.2 - one.1).sum::<f64>();
    let busiest = scripts.iter().map(|one| one.0).max_by(|one, other| sum(*one).total_cmp(&sum(*other)));
    let Some(busiest) = busiest else { return 0.0 };
    scripts.retain(|one| one.0 == busiest);
    scripts.sort_by(|one, other| one.1.total_cmp(&other.1));
    let tasks = named(&TASK).filter(|one| one.0 == busiest);
    let in_task = |(_, from, to): (_, f64, f64)| {
        // One script may run inside another: each moment counts once.
        let (mut run, mut until) = (0.0, from);
        for (_, begin, end) in scripts.iter().filter(|one| one.1 >= from && one.1 < to) {
            run += (end - begin.max(until)).max(0.0);
            until = until.max(*end);
        }
        run / 1000.0
    };
    tasks.map(in_task).fold(0.0, f64::max)
}

/// Moves the pointer across the chart in steps.
async fn hover(page: &Page) -> Outcome<Vec<Done>> {
    const STEPS: u32 = 40;
    page.set_viewport(1920, 1080).await?;
    page.run("document.querySelector('figure canvas').scrollIntoView({ block: 'center', behavior: 'instant' })")
        .await?;
    page.settle().await?;
    let place = page
        .run(
            "const { left, top, width, height } = document.querySelector('figure canvas').getBoundingClientRect();
        return [left, top, width, height];",
        )
        .await?;
    let place: Vec<f64> = place.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    let [left, top, width, height] = place[..] else { return Err("no canvas".into()) };
    let mut done = Vec::new();
    for step in 0..STEPS {
        let part = f64::from(step) / f64::from(STEPS);
        let (x, y) = (left + width * part, top + height * (0.3 + 0.4 * part));
        let before = Before::of(page).await?;
        page.cdp("Input.dispatchMouseEvent", json!({ "type": "mouseMoved", "x": x, "y": y })).await?;
        done.push(before.until_now(page).await?);
    }
    Ok(done)
}

/// Script, and style with layout, since the page was opened, in ms.
async fn metrics(page: &Page) -> Outcome<(f64, f64)> {
    let all = page.cdp("Performance.getMetrics", json!({})).await?;
    let of = |name: &str| {
        let metrics = all["metrics"].as_array().into_iter().flatten();
        metrics.filter(|one| one["name"] == name).find_map(|one| one["value"].as_f64()).unwrap_or_default() * 1000.0
    };
    Ok((of("ScriptDuration"), of("LayoutDuration") + of("RecalcStyleDuration")))
}

fn print_act(name: &str, done: &[Done]) {
    let of = |part: fn(&Done) -> f64| done.iter().map(part).collect::<Vec<_>>();
    let tasks = of(|one| one.in_one_task);
    let worst = tasks.iter().copied().fold(0.0, f64::max);
    let (script, layout) = (median(of(|one| one.script)), median(of(|one| one.layout)));
    println!("| {name} | {:.1} | {worst:.1} | {script:.1} | {layout:.1} |", median(tasks));
}
