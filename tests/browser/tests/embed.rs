//! The page as a guest in other pages: the custom element, `mount`, and frames. The host page is written here; the
//! element, the program and the reports are those of the built site.

mod frames;
mod hosts;
mod lives;
mod objects;

use browser_tests::{
    Engine, Feature, Line, Outcome, Page, Site,
    dataset::{REPORT, file, report},
};
use serde_json::{Value, json};
use std::fs;

#[rustfmt::skip]
const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

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
async fn a_menu_works_where_the_host_keeps_its_tree_closed() -> Outcome {
    let page = host("<div id=\"outer\"></div>", 1000).await?;
    page.run("window.kept = document.getElementById('outer').attachShadow({ mode: 'closed' }); kept.innerHTML = \"<tushuo-report view='figures/credit-balance'></tushuo-report>\"").await?;
    let inside = "const one = kept.querySelector('tushuo-report'); const $ = one.shadowRoot;";
    page.wait_true(&format!("{inside} return !!$?.querySelector('.get > button')")).await?;
    page.run(&format!("{inside} $.querySelector('.get > button').click()")).await?;
    page.wait_true(&format!("{inside} return $.querySelector('.menu [data-file=csv]') !== null")).await?;
    let press = "dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }))";
    page.run(&format!("{inside} $.querySelector('.menu [data-file=csv]').{press}")).await?;
    page.settle().await?;
    assert_eq!(page.run(&format!("{inside} return $.querySelector('.menu') !== null")).await?, true);
    page.run(&format!("document.body.{press}")).await?;
    page.wait_true(&format!("{inside} return $.querySelector('.menu') === null")).await?;
    Ok(())
}

#[tokio::test]
async fn a_menu_in_an_element_opens_gives_and_closes() -> Outcome {
    let page = host(FIGURE, 1000).await?;
    ready(&page).await?;
    until(&page, "$.querySelector('.get > button') !== null").await?;
    let press =
        |on: &str| format!("{on}.dispatchEvent(new PointerEvent('pointerdown', {{ bubbles: true, composed: true }}))");
    ask(&page, "$.querySelector('.get > button').click()").await?;
    until(&page, "$.querySelector('.menu [data-file=csv]') !== null").await?;
    ask(&page, &press("$.querySelector('.menu [data-file=csv]')")).await?;
    page.settle().await?;
    assert_eq!(ask(&page, "return $.querySelector('.menu') !== null").await?, true);
    ask(&page, &press("document.body")).await?;
    until(&page, "$.querySelector('.menu') === null").await?;
    ask(&page, "$.querySelector('.get > button').click()").await?;
    until(&page, "$.querySelector('.menu [data-file=csv]') !== null").await?;
    ask(&page, "$.querySelector('.menu [data-file=csv]').click()").await?;
    until(&page, "$.querySelector('.get .said').textContent !== ''").await?;
    assert_eq!(page.run("return document.body.children.length").await?, 1);
    Ok(())
}
