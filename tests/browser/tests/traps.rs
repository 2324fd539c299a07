//! A program that ends without a word, as the shipped one does where it would panic: by a trap, in the middle of whatever
//! it does. The page says so, what can be read is there, the data is led to, and loading anew heals it.

use browser_tests::{Outcome, Page, Site};
use std::time::Duration;

/// Traps in the middle of the program's call of the browser of this number: as WebAssembly's `unreachable` does, which is
/// what a panic of the shipped program comes down to. Nothing is put in order behind it, in the program or on its stack.
const TRAP: &str = "
    const trap = () => new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0,
        1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 116, 114, 97, 112, 0, 0, 10, 5, 1, 3, 0, 0, 11]))).exports.trap();
    window.calls = 0;
    let trapAt = Number(new URLSearchParams(location.search).get('trap')) || Infinity;
    window.trapAfter = more => { trapAt = calls + more; };
    window.trapOfAnother = () => { setTimeout(trap); };
    const trapping = one => typeof one !== 'function' ? one : (...given) => {
        if (++calls === trapAt) trap();
        return one(...given);
    };
    const mapped = (object, to) => Object.fromEntries(Object.entries(object).map(([name, one]) => [name, to(one, name)]));
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const real = WebAssembly[name];
        WebAssembly[name] = (source, imports) => real.call(WebAssembly, source, imports && mapped(imports,
            (module, name) => name === 'first' ? module : mapped(module, trapping)));
    }";

const ENTRY: &str = "figures/credit-balance.html";

/// What is done before the trap, in hundredths of the calls of the browser; their number is not quite the same each time.
const DONE: [u64; 7] = [0, 2, 10, 30, 50, 70, 85];

async fn page() -> Outcome<Page> {
    let page = Page::blank(Site::built()?, 1280, 900).await?;
    page.site.run_first(TRAP);
    Ok(page)
}

async fn calls(page: &Page) -> Outcome<u64> {
    page.run("return calls").await?.as_u64().ok_or_else(|| "no calls are counted".into())
}

/// The notice is there and leads to the data; the page can be read; what it offers to load anew is whole.
async fn ends_well(page: &Page, reads: &str) -> Outcome {
    page.wait_css("#tushuo-notice:not([hidden])").await?;
    // Whatever the program has left to do changes nothing any more.
    page.settle().await?;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(page.run("return document.getElementById('tushuo').dataset.state").await?, "error");
    let text = page.text_css("#tushuo").await?;
    assert!(text.contains(reads), "{reads} is not there any more: {text}");
    let notice = page.text_css("#tushuo-notice").await?;
    assert!(notice.contains("have not started") || notice.contains("error of its own"), "{notice}");
    let data = page.run("return document.querySelector('#tushuo-notice a[href$=\"index.json\"]').href").await?;
    assert_eq!(data, format!("{}data/index.json", page.site.address()));
    page.click_css("#tushuo-notice a[href='?']").await?;
    page.wait_css("#tushuo[data-state=ready]").await?;
    page.wait_gone("#tushuo-notice:not([hidden])").await
}

#[tokio::test]
async fn wherever_its_beginning_ends_the_page_says_so_and_can_be_read() -> Outcome {
    let page = page().await?;
    page.go(ENTRY).await?;
    page.wait_css("#tushuo[data-state=ready]").await?;
    page.settle().await?;
    let all = calls(&page).await?;
    assert!(all > 500, "{all} calls");
    for percent in DONE {
        let at = all * percent / 100 + 1;
        page.go(&format!("{ENTRY}?trap={at}")).await?;
        ends_well(&page, "4756.47").await.map_err(|error| format!("call {at} of {all}: {error}"))?;
    }
    Ok(())
}

#[tokio::test]
async fn wherever_a_change_of_view_ends_the_page_says_so() -> Outcome {
    let page = page().await?;
    let lead = async |trap: u64| -> Outcome<u64> {
        page.go(ENTRY).await?;
        page.wait_css("#tushuo[data-state=ready]").await?;
        page.settle().await?;
        let before = calls(&page).await?;
        page.run(&format!("trapAfter({trap}); location.hash = '#/calendar'")).await?;
        Ok(before)
    };
    let before = lead(u64::from(u32::MAX)).await?;
    page.wait_css(".cal a.ev").await?;
    page.settle().await?;
    let all = calls(&page).await? - before;
    assert!(all > 500, "{all} calls");
    for percent in DONE {
        let at = all * percent / 100 + 1;
        lead(at).await?;
        // The view that was left, or the one that was wanted: both name the report.
        ends_well(&page, "2023").await.map_err(|error| format!("call {at} of {all}: {error}"))?;
    }
    Ok(())
}

#[tokio::test]
async fn every_element_of_a_page_says_so() -> Outcome {
    let page = page().await?;
    let element = "<tushuo-report view=\"figures/credit-balance\"></tushuo-report>";
    let host = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>host</title><link rel=\"icon\" href=\"data:,\">\
         <script type=\"module\" src=\"embed.js\"></script><body>{element}{element}</body></html>"
    );
    page.site.answer_instead("host.html", 200, host);
    page.go("host.html").await?;
    page.wait_true("return document.querySelectorAll('tushuo-report[data-state=ready]').length === 2").await?;
    page.settle().await?;
    // An error of somebody else's program is none of ours.
    page.run("trapOfAnother()").await?;
    page.settle().await?;
    assert_eq!(page.run("return document.querySelectorAll('[data-state=error]').length").await?, 0);
    page.run("trapAfter(100); document.querySelector('tushuo-report').setAttribute('view', 'calendar')").await?;
    page.wait_true(
        "return [...document.querySelectorAll('tushuo-report')].every(one => one.dataset.state === 'error'
            && one.shadowRoot.querySelector('.tushuo-notice:not([hidden]) a')?.href.endsWith('data/index.json')
            && one.shadowRoot.querySelector('.tushuo-view').inert)",
    )
    .await
    .map(drop)
}
