//! The page as a guest in other pages: the custom element, `mount`, and frames. The host page is written here; the
//! element, the program and the reports are those of the built site.

use browser_tests::{Outcome, Page, Site};
use serde_json::{Value, json};
use std::{fs, path::Path};

const REPORT: &str = "data/shanghai-2023-ch7/report.json";
const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                      img-src 'self' blob: data:; connect-src 'self'";

/// `$` is the element's root inside its shadow tree, `one` the element.
const IN_ELEMENT: &str = "const one = document.querySelector('tushuo-report'); const $ = one.shadowRoot;";

/// Opens a host page with this body, at this width.
async fn host(body: &str, width: u32) -> Outcome<Page> {
    host_of(Site::built()?, body, width).await
}

async fn host_of(site: Site, body: &str, width: u32) -> Outcome<Page> {
    let html = format!(
        "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>host</title>\
         <link rel=\"icon\" href=\"data:,\">\
         <script type=\"module\" src=\"embed.js\"></script><body>{body}</body></html>"
    );
    site.answer_instead("host.html", 200, html);
    let page = Page::blank(site, width, 900).await?;
    page.go("host.html").await?;
    Ok(page)
}

async fn ready(page: &Page) -> Outcome {
    page.wait_css("tushuo-report[data-state=ready]").await.map(|_| ())
}

/// Runs a script that may speak of `one` and `$`.
async fn ask(page: &Page, script: &str) -> Outcome<Value> {
    page.run(&format!("{IN_ELEMENT} {script}")).await
}

async fn until(page: &Page, condition: &str) -> Outcome<Value> {
    page.wait_true(&format!("{IN_ELEMENT} return {condition}")).await
}

fn good() -> Outcome<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(REPORT);
    Ok(serde_json::from_slice(&fs::read(path)?)?)
}

const FIGURE: &str = "<tushuo-report view=\"figures/credit-balance\"></tushuo-report>";

#[tokio::test]
async fn an_element_shows_the_figure_with_its_printed_digits() -> Outcome {
    let page = host(FIGURE, 1000).await?;
    ready(&page).await?;
    let digits =
        until(&page, "$.querySelector('data[data-statistic=tech-loan-balance][data-part=value]')?.textContent").await?;
    assert_eq!(digits, "10486.31");
    assert!(ask(&page, "return $.querySelector('canvas').width").await?.as_f64() > Some(500.0));
    assert_eq!(
        ask(
            &page,
            "return document.querySelectorAll('style').length + $.querySelectorAll('style, link, script').length"
        )
        .await?,
        0
    );
    assert_eq!(page.console_errors().await?, Vec::<String>::new());
    assert_eq!(page.failed_requests(), []);
    Ok(())
}

#[tokio::test]
async fn several_elements_are_one_program() -> Outcome {
    let page =
        host(&format!("{FIGURE}<tushuo-report view=\"calendar\" lang=\"en\"></tushuo-report>{FIGURE}"), 1000).await?;
    page.wait_true("return document.querySelectorAll('tushuo-report[data-state=ready]').length === 3").await?;
    let asked = |ending: &str| page.site.requests().iter().filter(|request| request.path.ends_with(ending)).count();
    assert_eq!((asked(".wasm"), asked(".css")), (1, 1));
    let langs =
        "return [...document.querySelectorAll('tushuo-report')].map(e => e.shadowRoot.querySelector('.tushuo').lang)";
    assert_eq!(page.run(langs).await?, json!(["zh-CN", "en", "zh-CN"]));
    Ok(())
}

#[tokio::test]
async fn attributes_can_change_at_any_time() -> Outcome {
    let page = host(FIGURE, 1000).await?;
    ready(&page).await?;
    ask(&page, "one.setAttribute('lang', 'en-GB'); one.setAttribute('theme', 'dark')").await?;
    until(&page, "$.querySelector('.tushuo[lang=en][data-theme=dark]') !== null").await?;
    until(&page, "$.querySelector('data[value=\"10486.31\"]')?.textContent === '1,048.631'").await?;
    ask(&page, "one.setAttribute('view', 'calendar')").await?;
    until(&page, "$.querySelector('.cal') !== null && one.state().address.startsWith('#/calendar?')").await?;
    ask(&page, "one.setAttribute('chrome', 'full')").await?;
    until(&page, "$.querySelector('.mast') !== null && $.querySelector('.cal') !== null").await?;
    ask(&page, "for (const name of ['lang', 'chrome', 'view']) one.removeAttribute(name)").await?;
    until(&page, "$.querySelector('.tushuo[lang=zh-CN]') !== null && $.querySelector('.mast') === null && $.querySelector('.sum') !== null").await?;
    ask(&page, "one.setAttribute('src', 'data/nothing/')").await?;
    until(&page, "one.dataset.state === 'error'").await?;
    ask(&page, "one.setAttribute('src', 'data/shanghai-2023-ch7')").await?;
    until(&page, "one.dataset.state === 'ready'").await?;
    Ok(())
}

#[tokio::test]
async fn what_is_no_address_of_a_server_is_never_followed() -> Outcome {
    let page = host("<tushuo-report src=\"javascript:alert(1)//\"></tushuo-report>", 1000).await?;
    page.wait_css("tushuo-report[data-state=error]").await?;
    assert_eq!(ask(&page, "return $.querySelectorAll('a').length").await?, 0);
    Ok(())
}

#[tokio::test]
async fn going_on_inside_changes_nothing_outside() -> Outcome {
    let page = host(&format!("<div id=\"tushuo\">mine</div>{FIGURE}"), 1000).await?;
    ready(&page).await?;
    let outside = "return [location.href, history.length, document.title, document.documentElement.outerHTML.split('<body')[0], \
                   document.getElementById('tushuo').textContent, Object.keys(window).filter(k => /tushuo|wasm|trunk/i.test(k)).join()]";
    let before = page.run(outside).await?;
    until(&page, "$.querySelector('.foot a.lnk') !== null").await?;
    ask(&page, "$.querySelector('.foot a.lnk').click()").await?;
    until(&page, "one.state().address.startsWith('#/source/')").await?;
    until(&page, "$.activeElement?.matches('mark') === true").await?;
    ask(&page, "$.querySelector('a.n').dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true, composed: true, cancelable: true }))").await?;
    ask(&page, "$.querySelector('a.n').dispatchEvent(new MouseEvent('auxclick', { button: 1, bubbles: true, composed: true, cancelable: true }))").await?;
    assert!(ask(&page, "return one.state().address").await?.as_str().is_some_and(|now| now.starts_with("#/source/")));
    ask(&page, "$.querySelector('a.n').click()").await?;
    until(&page, "one.state().address.startsWith('#/figures/')").await?;
    assert_eq!(page.run(outside).await?, before);
    assert_eq!(page.client.windows().await?.len(), 1);
    Ok(())
}

#[tokio::test]
async fn with_a_public_address_another_button_opens_it_beside() -> Outcome {
    let page =
        host("<tushuo-report view=\"figures/credit-balance\" lang=\"en\" site=\"./\"></tushuo-report>", 1000).await?;
    ready(&page).await?;
    ask(&page, "window.opened = []; window.open = (...all) => { window.opened.push(all); return null }").await?;
    until(&page, "$.querySelector('.foot a.lnk') !== null").await?;
    ask(&page, "$.querySelector('.foot a.lnk').dispatchEvent(new MouseEvent('click', { metaKey: true, bubbles: true, composed: true, cancelable: true }))").await?;
    let opened = page.run("return window.opened").await?;
    let address = opened[0][0].as_str().unwrap_or_default();
    assert!(address.starts_with(&format!("{}#/source/", page.site.address())), "{opened}");
    assert!(address.ends_with("?lang=en"), "{address}");
    assert_eq!(opened[0][2], "noopener,noreferrer");
    Ok(())
}

#[tokio::test]
async fn being_mounted_moves_nothing_and_takes_no_focus() -> Outcome {
    let above = "<div id=\"high\"></div><input id=\"mine\" autofocus>";
    let page = host(
        &format!(
            "{above}<tushuo-report view=\"source/tech-loan-balance\"></tushuo-report>\
        <tushuo-report view=\"calendar/lujiazui-forum\"></tushuo-report>"
        ),
        1000,
    )
    .await?;
    page.run("document.getElementById('high').style.height = '3000px'; document.getElementById('mine').focus({ preventScroll: true }); scrollTo(0, 10)").await?;
    page.wait_true("return document.querySelectorAll('tushuo-report[data-state=ready]').length === 2").await?;
    until(&page, "$.querySelector('mark') !== null").await?;
    page.settle().await?;
    assert_eq!(page.run("return [scrollY, document.activeElement.id]").await?, json!([10, "mine"]));
    Ok(())
}

#[tokio::test]
async fn styles_leak_neither_in_nor_out() -> Outcome {
    let plain = host(FIGURE, 1000).await?;
    ready(&plain).await?;
    let measured = "return ['h1', '.sub', '.fig', '.acts button', '.foot', 'a.lnk'].map(name => { const s = getComputedStyle($.querySelector(name)); \
        return [s.display, s.color, s.fontSize, s.fontFamily, s.lineHeight, s.textAlign, s.direction, s.letterSpacing, s.textTransform, s.whiteSpace, s.visibility, s.cursor, s.padding] })";
    until(&plain, "$.querySelector('.acts button') !== null").await?;
    let wanted = ask(&plain, measured).await?;
    drop(plain);
    let page = host(&format!("<p id=\"p\">text</p>{FIGURE}"), 1000).await?;
    page.site.answer_instead(
        "hostile.css",
        200,
        "* { all: unset !important; color: red !important; font-size: 40px !important; line-height: 3 !important; letter-spacing: 1em !important; \
         text-transform: uppercase !important; direction: rtl !important; visibility: hidden; cursor: wait !important; word-spacing: 2em !important } \
         div { display: none !important } :root { --a: lime; --paper: lime; --ink: lime } h1, data { display: none !important }",
    );
    ready(&page).await?;
    until(&page, "$.querySelector('.acts button') !== null").await?;
    let outside = "return ['html', 'body', '#p'].map(name => { const s = getComputedStyle(document.querySelector(name)); return [s.color, s.fontSize, s.background, s.margin] })";
    let before = page.run(outside).await?;
    page.run("const link = document.createElement('link'); link.rel = 'stylesheet'; link.href = 'hostile.css'; document.head.append(link)").await?;
    page.wait_true("return getComputedStyle(document.body).fontSize === '40px'").await?;
    let found = ask(&page, measured).await?;
    for (found, wanted) in found.as_array().into_iter().flatten().zip(wanted.as_array().into_iter().flatten()) {
        assert_eq!(found, wanted);
    }
    assert_eq!(
        ask(&page, "return getComputedStyle($.querySelector('.tushuo')).getPropertyValue('--paper').trim()").await?,
        "#FBFAF7"
    );
    // Nor is the page otherwise than without the element.
    page.run("document.querySelector('link[rel=stylesheet]').remove()").await?;
    page.wait_true("return getComputedStyle(document.body).fontSize === '16px'").await?;
    assert_eq!(page.run(outside).await?, before);
    let bare = host("<p id=\"p\">text</p>", 1000).await?;
    assert_eq!(bare.run(outside).await?, before);
    Ok(())
}

#[tokio::test]
async fn a_host_themes_by_custom_properties_and_parts() -> Outcome {
    let page = host(FIGURE, 1000).await?;
    ready(&page).await?;
    until(&page, "$.querySelector('.target') !== null").await?;
    page.settle().await?;
    let colours = "const c = $.querySelector('canvas'); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; let n = 0; \
                   for (let i = 0; i < d.length; i += 4) if (d[i] === 18 && d[i + 1] === 52 && d[i + 2] === 86) n++; return n";
    assert_eq!(ask(&page, colours).await?, 0);
    page.site.answer_instead(
        "theme.css",
        200,
        "tushuo-report { --tushuo-accent-finance: rgb(18 52 86) } tushuo-report::part(title) { font-style: italic }",
    );
    page.run("const link = document.createElement('link'); link.rel = 'stylesheet'; link.href = 'theme.css'; document.head.append(link)").await?;
    until(&page, "getComputedStyle($.querySelector('h1')).fontStyle === 'italic'").await?;
    assert_eq!(ask(&page, "return getComputedStyle($.querySelector('.kick')).color").await?, "rgb(18, 52, 86)");
    // Charts take the colours in when something about the element changes.
    ask(&page, "one.setAttribute('theme', 'light')").await?;
    page.wait_true(&format!("{IN_ELEMENT} {}", colours.replace("return n", "return n > 100"))).await?;
    Ok(())
}

#[tokio::test]
async fn two_hundred_that_come_and_go_leave_nothing() -> Outcome {
    let page = host("<div id=\"place\"></div>", 1000).await?;
    page.cdp("HeapProfiler.enable", json!({})).await?;
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
                    await new Promise(next => requestAnimationFrame(next));
                }}
                return performance.getEntriesByType('resource').filter(one => one.name.endsWith('.wasm')).length;
            }})().then(done, error => done(String(error)));"
        )
    };
    // In portions, since a driver does not wait for a script for ever.
    let come_and_go = async |portions: u32| -> Outcome {
        for _ in 0..portions {
            assert_eq!(page.client.execute_async(&rounds(20), Vec::new()).await?, 1);
        }
        Ok(())
    };
    come_and_go(2).await?;
    let before = counted(&page).await?;
    come_and_go(10).await?;
    let after = counted(&page).await?;
    println!(
        "heap {} -> {} bytes, nodes {} -> {}, listeners {} -> {}, wasm {} -> {} bytes",
        before.heap, after.heap, before.nodes, after.nodes, before.listeners, after.listeners, before.wasm, after.wasm
    );
    assert!(after.nodes <= before.nodes + 20, "nodes: {} -> {}", before.nodes, after.nodes);
    assert!(after.listeners <= before.listeners + 5, "listeners: {} -> {}", before.listeners, after.listeners);
    assert!(after.heap <= before.heap + 400_000, "heap: {} -> {}", before.heap, after.heap);
    assert_eq!(after.wasm, before.wasm, "WASM memory");
    Ok(())
}

/// What a page holds after everything that can be let go was let go.
struct Counted {
    heap: u64,
    nodes: u64,
    listeners: u64,
    wasm: u64,
}

async fn counted(page: &Page) -> Outcome<Counted> {
    page.settle().await?;
    for _ in 0..3 {
        page.cdp("HeapProfiler.collectGarbage", json!({})).await?;
    }
    let heap = page.cdp("Runtime.getHeapUsage", json!({})).await?;
    let dom = page.cdp("Memory.getDOMCounters", json!({})).await?;
    let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN) as u64;
    // The program's module is in the browser's own map of modules: asking for it again gives the same one.
    let wasm = "const done = arguments[arguments.length - 1];
        fetch('embed.js').then(answer => answer.text()).then(text => import(new URL(text.match(/tushuo-[0-9a-f]+\\.js/)[0], document.baseURI)))
            .then(module => module.default()).then(wasm => done(wasm.memory.buffer.byteLength));";
    let wasm = page.client.execute_async(wasm, Vec::new()).await?;
    Ok(Counted {
        heap: number(&heap["usedSize"]),
        nodes: number(&dom["nodes"]),
        listeners: number(&dom["jsEventListeners"]),
        wasm: number(&wasm),
    })
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
async fn what_is_hidden_at_first_is_drawn_when_it_is_shown() -> Outcome {
    let page = host(&format!("<div id=\"tab\" hidden>{FIGURE}</div>"), 1000).await?;
    ready(&page).await?;
    page.run("document.getElementById('tab').hidden = false").await?;
    until(&page, "$.querySelector('canvas')?.width > 500 && $.querySelectorAll('.target').length > 2").await?;
    Ok(())
}

#[tokio::test]
async fn a_narrow_element_has_the_layout_of_a_phone_on_any_screen() -> Outcome {
    let page = host("<div id=\"row\"><p>text</p><tushuo-report view=\"figures/credit-balance\" chrome=\"full\"></tushuo-report></div>", 1920).await?;
    ready(&page).await?;
    until(&page, "$.querySelector('.target') !== null").await?;
    assert_eq!(ask(&page, "return getComputedStyle($.querySelector('.mast nav')).display").await?, "flex");
    for view in ["figures/credit-balance", "figures/patents", "calendar", "calendar/lujiazui-forum", "source", ""] {
        page.run(&format!("const one = document.querySelector('tushuo-report'); one.style.width = '280px'; one.style.display = 'block'; \
            one.setAttribute('view', '{view}')")).await?;
        until(
            &page,
            &format!("one.state().address.startsWith('#/{view}?') && $.querySelector('main').children.length > 0"),
        )
        .await?;
        page.settle().await?;
        assert_eq!(
            ask(&page, "return getComputedStyle($.querySelector('.mast nav')).display").await?,
            "none",
            "{view}"
        );
        let wide = ask(&page, "const right = one.getBoundingClientRect().right + 1; \
            const scrolls = e => { for (; e; e = e.parentElement) { if (['auto', 'scroll', 'hidden'].includes(getComputedStyle(e).overflowX)) return true } return false }; \
            return [...$.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().width > 1 && e.getBoundingClientRect().right > right && !scrolls(e)).map(e => e.outerHTML.slice(0, 90))").await?;
        assert_eq!(wide, json!([]), "{view}");
    }
    Ok(())
}

#[tokio::test]
async fn items_of_flex_and_grid_take_the_width_they_are_given() -> Outcome {
    let page = host(&format!("<div id=\"row\"><p>text</p>{FIGURE}</div>"), 1000).await?;
    ready(&page).await?;
    for (layout, least, most) in [("flex", 500.0, 990.0), ("grid", 900.0, 1000.0), ("inline-flex", 500.0, 990.0)] {
        page.run(&format!("document.getElementById('row').style.display = '{layout}'")).await?;
        page.settle().await?;
        let width = ask(&page, "return one.getBoundingClientRect().width").await?.as_f64().unwrap_or_default();
        assert!(width > least && width < most, "{layout}: {width}");
    }
    page.run("const row = document.getElementById('row'); row.style.display = 'flex'; row.style.width = '400px'")
        .await?;
    page.settle().await?;
    let right = ask(
        &page,
        "return [one.getBoundingClientRect().right, document.getElementById('row').getBoundingClientRect().right]",
    )
    .await?;
    assert!(right[0].as_f64() <= right[1].as_f64(), "{right}");
    Ok(())
}

#[tokio::test]
async fn a_host_from_right_to_left_changes_nothing_inside() -> Outcome {
    let page = host(&format!("<div dir=\"rtl\" lang=\"ar\">{FIGURE}</div>"), 1000).await?;
    ready(&page).await?;
    until(&page, "$.querySelector('.target') !== null").await?;
    let found = ask(
        &page,
        "const root = $.querySelector('.tushuo'); const s = getComputedStyle($.querySelector('h1')); \
        return [root.lang, root.dir, s.direction, s.textAlign, document.documentElement.scrollWidth <= innerWidth]",
    )
    .await?;
    assert_eq!(found, json!(["zh-CN", "ltr", "ltr", "start", true]));
    ask(&page, "one.setAttribute('chrome', 'full')").await?;
    until(&page, "$.querySelector('.skip') !== null").await?;
    assert_eq!(page.run("return document.documentElement.scrollWidth <= innerWidth").await?, true);
    Ok(())
}

#[tokio::test]
async fn a_strict_policy_is_kept_by_the_element_and_by_the_page() -> Outcome {
    let site = Site::built()?;
    site.add_header("Content-Security-Policy", STRICT);
    let page = host_of(site, FIGURE, 1000).await?;
    ready(&page).await?;
    until(&page, "$.querySelector('.target') !== null").await?;
    ask(&page, "$.querySelector('a.target, .target').click()").await?;
    until(&page, "$.querySelector('.tip.pinned') !== null").await?;
    page.settle().await?;
    assert_eq!(page.console().await?, Vec::<String>::new());
    page.go("#/calendar").await?;
    page.wait_state_ready().await?;
    page.go("#/figures/credit-balance").await?;
    page.wait_css(".target").await?;
    page.settle().await?;
    assert_eq!(page.console().await?, Vec::<String>::new());
    let left = "return [document.querySelectorAll('script:not([src]), style').length, Object.keys(window).filter(k => /tushuo|wasm|trunk/i.test(k)).join()]";
    assert_eq!(page.run(left).await?, json!([0, ""]));
    Ok(())
}

const BY_OBJECT: &str = "const done = arguments[arguments.length - 1]; const [report, source] = arguments;
    import(new URL('embed.js', document.baseURI)).then(({ mount }) => {
        const place = document.createElement('div'); place.id = 'place'; document.body.append(place);
        const told = event => done([event.type, event.detail, place.dataset.state, place.shadowRoot.textContent]);
        for (const name of ['tushuo:ready', 'tushuo:error']) place.addEventListener(name, event => setTimeout(() => told(event), 0), { once: true });
        window.handle = mount(place, { report, source, view: 'figures/credit-balance', lang: 'zh' });
    }).catch(error => done(String(error)));";

async fn by_object(report: &Value, source: &Value) -> Outcome<(Page, Value)> {
    let page = host("", 1000).await?;
    let told = page.client.execute_async(BY_OBJECT, vec![report.clone(), source.clone()]).await?;
    Ok((page, told))
}

#[tokio::test]
async fn a_report_by_object_is_shown_and_without_its_text_marked() -> Outcome {
    let (page, told) = by_object(&good()?, &Value::Null).await?;
    assert_eq!((&told[0], &told[2]), (&json!("tushuo:ready"), &json!("ready")));
    assert!(told[3].as_str().is_some_and(|text| text.contains("引文未经核对")), "{told}");
    let asked = page.site.requests();
    assert!(!asked.iter().any(|request| request.path.contains("data/")), "{asked:?}");
    page.run("window.handle.set({ view: 'figures/credit-balance?mark=tech-loan-balance' })").await?;
    page.wait_true("return document.getElementById('place').shadowRoot.querySelector('.tip .unchecked') !== null")
        .await?;
    let text =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/shanghai-2023-ch7/source.zh.md"))?;
    let script = "window.handle.set({ source: arguments[0] })";
    page.client.execute(script, vec![json!(text)]).await?;
    page.wait_true("const $ = document.getElementById('place').shadowRoot; return $.querySelector('.fig') !== null && $.querySelector('.unchecked') === null").await?;
    page.run("window.handle.destroy()").await?;
    assert_eq!(page.run("const place = document.getElementById('place'); return [place.shadowRoot.childNodes.length, place.getAttributeNames().join()]").await?, json!([0, "id"]));
    Ok(())
}

#[tokio::test]
async fn a_wrong_report_by_object_has_the_faults_it_has_as_a_file() -> Outcome {
    let mut wrong = good()?;
    wrong["statistics"][0]["unit"] = json!("parsecs");
    let (page, told) = by_object(&wrong, &Value::Null).await?;
    assert_eq!((&told[0], &told[2]), (&json!("tushuo:error"), &json!("error")));
    assert_eq!((&told[1]["code"], &told[1]["field"]), (&json!("data"), &json!("statistics[0].unit (tech-borrowers)")));
    page.site.answer_instead(REPORT, 200, serde_json::to_vec(&wrong)?);
    page.run("const one = document.createElement('tushuo-report'); document.addEventListener('tushuo:error', event => { window.told = event.detail }); document.body.append(one)").await?;
    assert_eq!(page.wait_true("return window.told ?? false").await?, told[1]);
    for odd in
        [json!({}), json!([]), json!(7), json!({ "schema": "tushuo/report@1", "statistics": [{ "printed": 2.99 }] })]
    {
        let (_, told) = by_object(&odd, &Value::Null).await?;
        assert_eq!(told[0], "tushuo:error", "{odd}");
        assert_eq!(told[1]["code"], "data", "{odd}");
    }
    Ok(())
}

#[tokio::test]
async fn an_object_that_holds_itself_is_a_fault_and_nothing_worse() -> Outcome {
    let page = host("", 1000).await?;
    let script = BY_OBJECT.replace(
        "const [report, source] = arguments;",
        "const report = { get id() { throw new Error('no') } }; const source = 7;",
    );
    let told = page.client.execute_async(&script, Vec::new()).await?;
    assert_eq!((&told[0], &told[1]["code"]), (&json!("tushuo:error"), &json!("data")));
    Ok(())
}

#[tokio::test]
async fn events_tell_what_becomes_of_an_element() -> Outcome {
    let page = host("<script type=\"module\" src=\"listen.js\"></script><div id=\"in\"></div>", 1000).await?;
    page.site.answer_instead("listen.js", 200, "window.told = []; for (const name of ['ready', 'state', 'select', 'error']) \
        document.addEventListener('tushuo:' + name, e => window.told.push([name, e.target.id, e.detail])); window.listening = true");
    page.go("host.html?again").await?;
    page.wait_true("return window.listening === true").await?;
    page.run("document.getElementById('in').innerHTML = '<tushuo-report id=\"it\" view=\"figures/credit-balance\" lang=\"en\"></tushuo-report>'").await?;
    ready(&page).await?;
    until(&page, "$.querySelector('[data-target=tech-loan-balance]') !== null").await?;
    ask(&page, "$.querySelector('[data-target=tech-loan-balance]').click()").await?;
    page.wait_true("return window.told.some(told => told[0] === 'select')").await?;
    let told = page.run("return window.told").await?;
    assert_eq!(told[0], json!(["ready", "it", null]));
    assert_eq!(told[1], json!(["state", "it", { "address": "#/figures/credit-balance?lang=en&chrome=none" }]));
    assert!(
        told.as_array()
            .into_iter()
            .flatten()
            .any(|one| *one == json!(["select", "it", { "kind": "statistic", "id": "tech-loan-balance" }])),
        "{told}"
    );
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
        let name = request?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".wasm") {
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

/// A host page with a frame of the page's own kind.
async fn framed(attributes: &str, more: &str) -> Outcome<Page> {
    let site = Site::built()?;
    site.add_header("Access-Control-Allow-Origin", "*");
    host_of(site, &format!("<iframe id=\"f\" {attributes}></iframe>{more}"), 1000).await
}

const VIEW: &str = "src=\"./#/figures/credit-balance?chrome=none\"";

/// The height of the frame, once it stays as it is.
async fn resting(page: &Page) -> Outcome<f64> {
    let height = "return Number(document.getElementById('f').getAttribute('height'))";
    page.wait_true("const f = document.getElementById('f'); const root = f.contentDocument?.getElementById('tushuo'); \
        return root?.dataset.state === 'ready' && root.querySelector('canvas')?.width > 0 && Number(f.getAttribute('height')) === Math.ceil(root.getBoundingClientRect().height)")
        .await?;
    page.settle().await?;
    Ok(page.run(height).await?.as_f64().unwrap_or_default())
}

#[tokio::test]
async fn a_frame_is_as_high_as_its_content_and_follows_it() -> Outcome {
    let page = framed(&format!("data-tushuo {VIEW}"), "").await?;
    page.run("document.getElementById('f').width = 900").await?;
    page.wait_true("return document.getElementById('f').contentDocument?.querySelector('.target') !== null").await?;
    let first = resting(&page).await?;
    assert!(first > 500.0, "{first}");
    let scrolls = "const d = document.getElementById('f').contentDocument.documentElement; return d.scrollHeight > d.clientHeight";
    assert_eq!(page.run(scrolls).await?, false);
    page.run("document.getElementById('f').contentDocument.querySelector('details summary').click()").await?;
    page.wait_true(&format!("return Number(document.getElementById('f').getAttribute('height')) > {first} + 100")).await?;
    assert!(resting(&page).await? > first + 100.0);
    page.run("document.getElementById('f').contentDocument.querySelector('details summary').click()").await?;
    page.wait_true(&format!("return Number(document.getElementById('f').getAttribute('height')) < {first} + 50")).await?;
    assert!((resting(&page).await? - first).abs() < 2.0);
    page.run("document.getElementById('f').width = 320").await?;
    page.wait_true(&format!("return Number(document.getElementById('f').getAttribute('height')) !== {first}")).await?;
    let narrow = resting(&page).await?;
    page.run("document.getElementById('f').width = 900").await?;
    page.wait_true(&format!("return Number(document.getElementById('f').getAttribute('height')) !== {narrow}")).await?;
    assert!((resting(&page).await? - first).abs() < 2.0);
    assert_eq!(page.run("return document.getElementById('f').hasAttribute('style')").await?, false);
    Ok(())
}

#[tokio::test]
async fn what_other_frames_say_changes_nothing() -> Outcome {
    let other = Site::built()?;
    other.answer_instead("hostile.html", 200, "<script>for (const height of [77, 5000, 1e9, -1, NaN, '300', null]) \
        for (const to of [parent, parent.frames[0]]) to.postMessage({ type: 'tushuo:height', height, target: 'f' }, '*'); parent.postMessage('done', '*')</script>");
    let frames = format!("<iframe id=\"h\" src=\"{0}hostile.html\"></iframe><script>window.done = 0; addEventListener('message', e => {{ if (e.data === 'done') window.done++ }})</script>\
        <tushuo-report view=\"figures/patents\"></tushuo-report>", other.address());
    let page = framed(VIEW, &frames).await?;
    // Without the mark too: the frame is of the script's own place.
    let height = resting(&page).await?;
    ready(&page).await?;
    let all = "return [document.getElementById('f').outerHTML, document.getElementById('h').outerHTML, document.body.children.length, document.querySelector('tushuo-report').outerHTML]";
    let before = page.run(all).await?;
    for round in 1..3 {
        page.run(&format!("window.was = window.done; const h = document.getElementById('h'); h.src = h.src.split('?')[0] + '?{round}'")).await?;
        page.wait_true("return window.done > window.was").await?;
        page.run(&format!("document.getElementById('h').src = '{}hostile.html'", other.address())).await?;
    }
    page.settle().await?;
    assert_eq!(page.run(all).await?, before);
    assert_eq!(resting(&page).await?, height);
    Ok(())
}

#[tokio::test]
async fn a_height_is_bounded_and_a_number() -> Outcome {
    let page = framed(&format!("data-tushuo {VIEW}"), "").await?;
    let before = resting(&page).await?;
    let say = async |height: &str, wanted: f64| -> Outcome {
        page.run(&format!("document.getElementById('f').contentWindow.eval(\"parent.postMessage({{ type: 'tushuo:height', height: {height} }}, '*'); parent.postMessage('said', '*')\"); \
            window.said = false; addEventListener('message', e => {{ if (e.data === 'said') window.said = true }}, {{ once: false }})")).await?;
        page.wait_true("return window.said").await?;
        let now = page.run("return Number(document.getElementById('f').getAttribute('height'))").await?;
        assert_eq!(now, wanted, "{height}");
        Ok(())
    };
    for odd in ["NaN", "Infinity", "'300'", "null", "{}", "[300]"] {
        say(odd, before).await?;
    }
    say("1e9", 20000.0).await?;
    say("-7", 50.0).await?;
    say("432.1", 433.0).await?;
    // A frame that came from elsewhere than its address says is not believed.
    page.run("document.getElementById('f').setAttribute('srcdoc', \"<script>parent.postMessage({ type: 'tushuo:height', height: 999 }, '*'); parent.postMessage('said', '*')</script>\"); \
        document.getElementById('f').setAttribute('src', 'https://example.invalid/'); window.said = false").await?;
    page.wait_true("return window.said").await?;
    assert_eq!(page.run("return document.getElementById('f').getAttribute('height')").await?, "433");
    Ok(())
}

#[tokio::test]
async fn a_sandboxed_frame_works_where_the_host_allows_its_origin() -> Outcome {
    let page = framed(&format!("data-tushuo sandbox=\"allow-scripts\" {VIEW}"), "").await?;
    page.wait_true("return Number(document.getElementById('f').getAttribute('height')) > 500").await?;
    page.client.clone().enter_frame(0).await?;
    page.wait_state_ready().await?;
    let digits = page.wait_true("return document.querySelector('data[data-statistic=tech-loan-balance][data-part=value]')?.textContent ?? false").await?;
    assert_eq!(digits, "10486.31");
    assert_eq!(page.run("return origin + getComputedStyle(document.querySelector('.kick')).fontWeight").await?, "null700");
    page.wait_css(".foot a.lnk").await?;
    page.run("document.querySelector('.foot a.lnk').click()").await?;
    page.wait_css("mark").await?;
    page.client.clone().enter_parent_frame().await?;
    assert_eq!(page.console_errors().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn the_examples_all_work() -> Outcome {
    let site = Site::built()?;
    site.add_header("Content-Security-Policy", &STRICT.replace("connect-src", "frame-src 'self'; connect-src"));
    let page = Page::blank(site, 1280, 900).await?;
    page.go("host-examples/").await?;
    page.wait_true("const all = [...document.querySelectorAll('tushuo-report, #by-script')]; return all.length > 7 && all.every(e => e.dataset.state === 'ready')").await?;
    page.wait_true("return Number(document.querySelector('iframe').getAttribute('height')) > 500").await?;
    page.click_css("#open-tab").await?;
    page.wait_true("return document.querySelector('#tab tushuo-report').shadowRoot.querySelector('canvas')?.width > 500").await?;
    page.settle().await?;
    assert_eq!(page.run("return document.documentElement.scrollWidth <= innerWidth").await?, true);
    assert_eq!(page.console_errors().await?.into_iter().filter(|line| !line.contains("favicon")).collect::<Vec<_>>(), Vec::<String>::new());
    assert!(page.run("return document.getElementById('event').textContent").await?.as_str().is_some_and(|text| text.starts_with("tushuo:")));
    Ok(())
}
