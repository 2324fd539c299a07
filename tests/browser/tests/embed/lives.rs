//! How elements come, move and go, and what is left when the program cannot go on.

use super::*;

#[tokio::test]
async fn two_hundred_that_come_and_go_leave_nothing() -> Outcome {
    let page = host("<div id=\"place\"></div>", 1000).await?;
    // Comes, becomes ready, goes; the next one only when the last is gone.
    let rounds = |count: u32| {
        format!(
            "const done = arguments[arguments.length - 1];
            (async () => {{
                for (let at = 0; at < {count}; at++) {{
                    const one = document.createElement('tushuo-report');
                    one.setAttribute('view', ['figures/credit-balance', 'calendar', 'source/tech-loan-balance', 'figures/patents'][at % 4]);
                    const ready = new Promise(next => one.addEventListener('tushuo:ready', next, {{ once: true }}));
                    document.getElementById('place').append(one);
                    await ready;
                    one.remove();
                    do await new Promise(next => requestAnimationFrame(next));
                    while (one.hasAttribute('data-state') || one.shadowRoot.childNodes.length);
                }}
                return performance.getEntriesByType('resource').filter(one => one.name.endsWith('.wasm')).length;
            }})().then(done, error => done(String(error)));"
        )
    };
    // In portions, since a driver does not wait for a script for ever.
    let come_and_go = async |portions: u32| -> Outcome {
        for _ in 0..portions {
            assert_eq!(page.client.execute_async(&rounds(10), Vec::new()).await?, 1);
        }
        Ok(())
    };
    come_and_go(4).await?;
    let (mut wasm_before, mut before) = (wasm_bytes(&page).await?, counted(&page).await?);
    come_and_go(20).await?;
    let (mut wasm_after, mut after) = (wasm_bytes(&page).await?, counted(&page).await?);
    if wasm_after != wasm_before {
        // What was free lay in too small pieces once. What is left behind would want more each time.
        (wasm_before, before) = (wasm_after, after);
        come_and_go(20).await?;
        (wasm_after, after) = (wasm_bytes(&page).await?, counted(&page).await?);
    }
    assert_eq!(wasm_after, wasm_before, "WASM memory");
    let (Some(before), Some(after)) = (before, after) else { return Ok(()) };
    println!(
        "heap {} -> {} bytes, nodes {} -> {}, listeners {} -> {}, wasm {wasm_before} -> {wasm_after} bytes",
        before.heap, after.heap, before.nodes, after.nodes, before.listeners, after.listeners
    );
    assert!(after.nodes <= before.nodes + 20, "nodes: {} -> {}", before.nodes, after.nodes);
    assert!(after.listeners <= before.listeners + 5, "listeners: {} -> {}", before.listeners, after.listeners);
    assert!(after.heap <= before.heap + 400_000, "heap: {} -> {}", before.heap, after.heap);
    Ok(())
}

/// What a page holds after everything that can be let go was let go.
struct Counted {
    heap: u64,
    nodes: u64,
    listeners: u64,
}

async fn counted(page: &Page) -> Outcome<Option<Counted>> {
    page.settle().await?;
    if !page.can(Feature::Memory) {
        return Ok(None);
    }
    page.cdp("HeapProfiler.enable", json!({})).await?;
    for _ in 0..3 {
        page.cdp("HeapProfiler.collectGarbage", json!({})).await?;
    }
    let heap = page.cdp("Runtime.getHeapUsage", json!({})).await?;
    let dom = page.cdp("Memory.getDOMCounters", json!({})).await?;
    let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN) as u64;
    Ok(Some(Counted {
        heap: number(&heap["usedSize"]),
        nodes: number(&dom["nodes"]),
        listeners: number(&dom["jsEventListeners"]),
    }))
}

/// How much memory the program has asked for.
async fn wasm_bytes(page: &Page) -> Outcome<Value> {
    // The program's module is in the browser's own map of modules: asking for it again gives the same one.
    // It is the page that asks, as a script of a driver may not import.
    let ask = "globalThis.wasm_bytes = null;
        const script = Object.assign(document.createElement('script'), { type: 'module' });
        script.textContent = `fetch('embed.js').then(answer => answer.text())
            .then(text => import(new URL(text.match(/tushuo-[0-9a-f]+\\.js/)[0], document.baseURI)))
            .then(module => module.default()).then(wasm => globalThis.wasm_bytes = wasm.memory.buffer.byteLength)`;
        document.head.append(script)";
    page.run(ask).await?;
    page.wait_true("return globalThis.wasm_bytes > 0").await?;
    page.run("return globalThis.wasm_bytes").await
}

#[tokio::test]
async fn what_is_moved_keeps_what_it_shows_and_what_is_removed_is_gone() -> Outcome {
    let page = host(&format!("<div id=\"a\">{FIGURE}</div><div id=\"b\"></div>"), 1000).await?;
    ready(&page).await?;
    until(&page, "$.querySelector('.foot a.lnk') !== null").await?;
    ask(&page, "$.querySelector('.foot a.lnk').click()").await?;
    until(&page, "one.state().address.startsWith('#/source/')").await?;
    ask(&page, "document.getElementById('b').append(one)").await?;
    page.settle().await?;
    assert!(ask(&page, "return one.state().address").await?.as_str().is_some_and(|now| now.starts_with("#/source/")));
    assert_eq!(ask(&page, "return $.querySelector('mark') !== null").await?, true);
    ask(&page, "window.kept = one; one.remove()").await?;
    page.wait_true("return !window.kept.hasAttribute('data-state') && window.kept.shadowRoot.childNodes.length === 0")
        .await?;
    page.run("document.getElementById('a').append(window.kept)").await?;
    ready(&page).await?;
    until(&page, "$.querySelector('figure[data-figure=credit-balance]') !== null").await?;
    Ok(())
}

#[tokio::test]
async fn when_the_program_dies_every_element_says_so() -> Outcome {
    let page = host(&format!("{FIGURE}{FIGURE}"), 1000).await?;
    page.wait_true("return document.querySelectorAll('tushuo-report[data-state=ready]').length === 2").await?;
    // A document that refuses elements is beyond what the program can stand.
    page.run("Node.prototype.insertBefore = () => { throw new Error('refused') }").await?;
    ask(&page, "one.setAttribute('view', 'calendar')").await?;
    page.wait_true("const all = [...document.querySelectorAll('tushuo-report')]; return all.every(e => e.dataset.state === 'error' \
        && /图说停下来了[^]*error of its own/.test(e.shadowRoot.querySelector('.tushuo-notice:not([hidden])')?.textContent))").await?;
    assert_eq!(
        page.run("return document.querySelectorAll('tushuo-report')[1].shadowRoot.querySelector('.tushuo-view').inert")
            .await?,
        true
    );
    page.run("document.body.append(document.createElement('tushuo-report'))").await?;
    page.wait_true("return document.querySelectorAll('tushuo-report[data-state=error]').length === 3").await?;
    page.run("document.querySelectorAll('tushuo-report').forEach(e => e.remove())").await?;
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_loaded_leaves_what_stood_inside() -> Outcome {
    let site = Site::built()?;
    let page = host_of(site, "", 1000).await?;
    for request in fs::read_dir(std::env::var("TUSHUO_SITE").unwrap_or_else(|_| "../../target/site".to_owned()))? {
        let path = request?.path();
        if path.extension().is_some_and(|kind| kind == "wasm") {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            page.site.answer_instead(&name, 503, "no");
        }
    }
    page.run(
        "window.told = null; document.addEventListener('tushuo:error', e => { window.told = e.detail.code }); \
        document.body.innerHTML = '<tushuo-report><a href=\"elsewhere\">the figure</a></tushuo-report>'",
    )
    .await?;
    page.wait_css("tushuo-report[data-state=error]").await?;
    assert_eq!(page.run("return window.told").await?, "program");
    let said = ask(&page, "return [$.textContent.includes('could not be loaded'), one.querySelector('a').getBoundingClientRect().height > 0]").await?;
    assert_eq!(said, json!([true, true]));
    Ok(())
}

#[tokio::test]
async fn an_element_says_what_it_waits_for() -> Outcome {
    let site = Site::built()?;
    let program = crate::faults::built("tushuo-", "_bg.wasm")?;
    for path in [program.as_str(), REPORT] {
        site.set_line(path, Line::Slow);
    }
    let page =
        host_of(site, "<tushuo-report view=\"figures/credit-balance\"><b>the figure</b></tushuo-report>", 1000).await?;
    let said = "[...$.querySelectorAll('[role=status] p')].map(line => line.lang + line.textContent).join()";
    until(&page, &format!("/zh-CN.*仍在载入.*,en.*still loading/.test({said})")).await?;
    assert_eq!(ask(&page, "return one.querySelector('b').getBoundingClientRect().height > 0").await?, true);
    page.site.set_line(&program, Line::Good);
    until(&page, "/正在载入.*Loading the report/.test($.querySelector('.trouble')?.textContent)").await?;
    page.site.set_line(REPORT, Line::Good);
    ready(&page).await?;
    assert_eq!(ask(&page, "return $.querySelectorAll('.trouble, .tushuo-wait').length").await?, 0);
    page.must_be_quiet().await
}
