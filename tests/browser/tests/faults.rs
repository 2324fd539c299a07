//! What can go wrong around the program: a slow, cut or hostile answer, a browser that denies storage, canvas, clipboard or
//! WebAssembly, a program that dies. Each leaves a page that says what is the matter and gives what it can.

mod lines;

use crate::views::show;
use browser_tests::{
    Engine, Feature, Key, Outcome, Page, Site,
    dataset::{REPORT, file, report},
};
use serde_json::{Value, json};
use std::fs;

const ENTRY: &str = "figures/credit-balance.html";

/// The report with one change.
fn with(change: impl FnOnce(&mut Value)) -> Outcome<Vec<u8>> {
    let mut report = report()?;
    change(&mut report);
    Ok(serde_json::to_vec(&report)?)
}

/// A page that was not opened yet, with a script that runs before its own.
async fn broken(script: &str) -> Outcome<Page> {
    let page = Page::blank(Site::built()?, 1280, 900).await?;
    page.site.run_first(script);
    Ok(page)
}

async fn goto(page: &Page, path: &str) -> Outcome {
    Ok(page.client.goto(&format!("{}{path}", page.site.address())).await?)
}

/// The file whose name begins and ends so.
pub(crate) fn built(begins: &str, ends: &str) -> Outcome<String> {
    let files = fs::read_dir(Site::folder()?)?.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut files = files.filter(|name| name.starts_with(begins) && name.ends_with(ends));
    files.next().ok_or_else(|| format!("no {begins}…{ends}").into())
}

/// The printed text of an entry page is there, and the notice says why that is all, and leads to the data.
async fn still_reads(page: &Page) -> Outcome {
    page.wait_css("#tushuo-notice:not([hidden])").await?;
    let text = page.run("return document.getElementById('tushuo').textContent").await?;
    for words in ["10486.31", "4756.47", "92.70%"] {
        assert!(text.as_str().unwrap_or_default().contains(words), "{words}: {text}");
    }
    assert_eq!(page.run("return document.getElementById('tushuo').dataset.state").await?, "error");
    let notice = page.text_css("#tushuo-notice").await?;
    for words in ["没有启动", "have not started", "重新载入 Reload", "数据 Data"] {
        assert!(notice.contains(words), "{words}: {notice}");
    }
    assert_eq!(page.run("return document.querySelectorAll('#tushuo figure table').length > 0").await?, true);
    data_is_there(page).await
}

/// The notice's link to the data leads to data.
async fn data_is_there(page: &Page) -> Outcome {
    let href = page.run("return document.querySelector('#tushuo-notice a[href$=\"index.json\"]').href").await?;
    let expected = format!("{}data/index.json", page.site.address());
    assert_eq!(href, expected);
    assert!(Site::folder()?.join("data/index.json").is_file());
    Ok(())
}

#[tokio::test]
async fn where_webassembly_is_forbidden_the_page_still_reads_and_says_why() -> Outcome {
    let site = Site::built()?;
    site.add_header("Content-Security-Policy", "script-src 'self'");
    let page = Page::blank(site, 1280, 900).await?;
    goto(&page, ENTRY).await?;
    still_reads(&page).await
}

#[tokio::test]
async fn a_browser_that_cannot_report_an_error_says_why_too() -> Outcome {
    let site = Site::built()?;
    site.add_header("Content-Security-Policy", "script-src 'self'");
    site.run_first("delete window.reportError; delete Window.prototype.reportError");
    let page = Page::blank(site, 1280, 900).await?;
    goto(&page, ENTRY).await?;
    assert_eq!(page.run("return typeof window.reportError").await?, "undefined");
    still_reads(&page).await
}

#[tokio::test]
async fn where_the_program_cannot_be_had_the_page_still_reads_and_says_why() -> Outcome {
    for (begins, ends) in [("tushuo-", "_bg.wasm"), ("tushuo-", ".js")] {
        let page = Page::blank(Site::built()?, 1280, 900).await?;
        page.site.answer_instead(&built(begins, ends)?, 404, "gone");
        goto(&page, ENTRY).await?;
        still_reads(&page).await?;
    }
    // Half a program is none.
    let page = Page::blank(Site::built()?, 1280, 900).await?;
    let wasm = built("tushuo-", "_bg.wasm")?;
    let whole = fs::read(Site::folder()?.join(&wasm))?;
    page.site.answer_instead(&wasm, 200, &whole[..whole.len() / 2]);
    goto(&page, ENTRY).await?;
    still_reads(&page).await
}

#[tokio::test]
async fn over_a_line_that_is_not_safe_the_program_computes_hashes_itself() -> Outcome {
    let page = broken("Object.defineProperty(crypto, 'subtle', { value: undefined })").await?;
    page.go("#/figures/credit-balance").await?;
    page.wait_css("#tushuo[data-state=ready] figure canvas").await?;
    page.must_be_quiet().await
}

#[tokio::test]
async fn a_report_is_said_to_end_too_early_with_its_line() -> Outcome {
    let page = Page::blank(Site::built()?, 1280, 900).await?;
    let whole = file(REPORT)?;
    page.site.answer_instead(REPORT, 200, &whole[..whole.len() / 2]);
    page.go("#/").await?;
    page.wait_css("#tushuo[data-state=error]").await?;
    let said = page.text_css("#tushuo .trouble").await?;
    for words in ["report.json", "JSON", "line", "行"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    page.site.answer_instead(REPORT, 200, whole);
    page.click_css(".trouble button").await?;
    page.wait_state_ready().await
}

/// Opens every kind of view of a changed report.
async fn shows(report: Vec<u8>) -> Outcome<Page> {
    let page = Page::blank(Site::built()?, 360, 800).await?;
    page.site.answer_instead(REPORT, 200, report);
    for view in ["", "figures/credit-balance", "figures/policies", "calendar", "calendar/science-festival", "source"] {
        for lang in ["zh", "en"] {
            show(&page, &format!("#/{view}?lang={lang}")).await?;
            let beyond = "const found = [], range = document.createRange();
                const walker = document.createTreeWalker(document.getElementById('tushuo'), NodeFilter.SHOW_TEXT);
                for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                    range.selectNodeContents(node);
                    const { localName, className } = node.parentElement;
                    if (range.getBoundingClientRect().right > 360.5 && !node.parentElement.closest('.scroll, .index, .vh'))
                        found.push([localName, className, node.data.slice(0, 30)].join(' '));
                }
                const hidden = [...document.querySelectorAll('.vh')].filter(e => e.getBoundingClientRect().right > 360.5);
                return [...found.slice(0, 5), ...hidden.map(e => 'vh in ' + e.parentElement.className).slice(0, 5)]";
            let wide = page.run("return document.documentElement.scrollWidth").await?;
            assert_eq!(wide, 360, "#/{view} in {lang}: {}", page.run(beyond).await?);
        }
    }
    page.must_be_quiet().await?;
    Ok(page)
}

#[tokio::test]
async fn titles_of_ten_thousand_letters_and_markup_stay_words_inside_the_page() -> Outcome {
    let long = "很长的标题LongTitle".repeat(800);
    let markup = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">&lt;b&gt;";
    let report = with(|report| {
        for lang in ["zh", "en"] {
            report["title"][lang] = json!(format!("{markup}{long}"));
            report["events"][0]["title"][lang] = json!(format!("{long}{markup}"));
            report["figures"][0]["title"][lang] = json!(markup);
            report["figures"][0]["short"][lang] = json!(markup);
            report["statistics"][0]["name"][lang] = json!(markup);
            report["sections"][0]["title"][lang] = json!(long);
            report["lists"][0]["title"][lang] = json!(markup);
        }
    })?;
    let page = shows(report).await?;
    assert_eq!(page.run("return document.querySelectorAll('#tushuo script, img[src=x]').length").await?, 0);
    assert!(!page.client.title().await?.contains("owned") || page.client.title().await?.contains("<script>"));
    Ok(())
}

/// What the page says of a report that it refuses.
async fn refused(report: Vec<u8>) -> Outcome<String> {
    let page = Page::blank(Site::built()?, 1280, 900).await?;
    page.site.answer_instead(REPORT, 200, report);
    page.go("#/").await?;
    page.wait_css("#tushuo[data-state=error]").await?;
    let said = page.text_css("#tushuo .trouble").await?;
    assert_eq!(page.run("return document.querySelectorAll('#tushuo a[href^=\"javascript\"]').length").await?, 0);
    Ok(said)
}

#[tokio::test]
async fn letters_that_nobody_sees_and_addresses_that_run_are_refused_by_their_field() -> Outcome {
    // Letters that turn the line round, that have no width, and that stand for nothing.
    for letter in ["\u{202e}", "\u{2066}", "\u{200b}", "\u{feff}", "\u{7}"] {
        let said =
            refused(with(|report| report["figures"][0]["title"]["zh"] = json!(format!("甲{letter}乙")))?).await?;
        assert!(said.contains("figures[0].title.zh"), "{letter:?}: {said}");
        assert!(!said.contains(letter), "{letter:?} is shown");
    }
    for address in ["javascript:alert(1)", "data:text/html,<script>", "//example.org", "ftp://example.org/"] {
        let said = refused(with(|report| report["context"][0]["address"] = json!(address))?).await?;
        assert!(said.contains("context[0].address"), "{address}: {said}");
    }
    // Half a letter, as no program should write it.
    let text = String::from_utf8(file(REPORT)?)?.replacen("\"zh\": \"", "\"zh\": \"\\ud800", 1);
    let said = refused(text.into_bytes()).await?;
    assert!(said.contains("report.json"), "{said}");
    Ok(())
}

#[tokio::test]
async fn without_storage_everything_works() -> Outcome {
    if let Some(why) = Engine::chosen()?.lacks(Feature::NoStorage) {
        println!("left out: {why}");
        return Ok(());
    }
    let deny = "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
        Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } });
        Object.defineProperty(document, 'cookie', { get() { throw new DOMException('denied', 'SecurityError') },
            set() { throw new DOMException('denied', 'SecurityError') } });";
    let page = broken(deny).await?;
    for view in ["#/", "#/figures/insurance?scale=linear", "#/calendar?q=%E7%A7%91", "#/source/tech-loan-balance"] {
        page.go(view).await?;
        page.wait_state_ready().await?;
        page.settle().await?;
    }
    page.click_css(".tools a[lang=en]").await?;
    page.wait_css(":root[lang=en]").await?;
    page.must_be_quiet().await
}

#[tokio::test]
async fn without_a_canvas_the_chart_is_a_picture_with_the_same_marks() -> Outcome {
    let page = broken("HTMLCanvasElement.prototype.getContext = () => null").await?;
    page.go("#/figures/credit-balance").await?;
    page.wait_css("[data-state=ready] [data-figure=credit-balance] .chart img").await?;
    page.wait_true("const i = document.querySelector('.chart img'); return i.complete && i.naturalWidth > 100").await?;
    // It lies where the marks lie.
    let boxes = "const i = document.querySelector('.chart img').getBoundingClientRect(),
        c = document.querySelector('.chart').getBoundingClientRect(); return Math.abs(i.left - c.left) < 1 && i.width <= c.width";
    assert_eq!(page.run(boxes).await?, true);
    page.click_css("[data-target=sme-loan-balance]").await?;
    assert!(page.text_css(".tip.pinned").await?.contains("4756.47"));
    page.must_be_quiet().await
}

#[tokio::test]
async fn a_canvas_that_was_taken_away_is_drawn_anew_when_it_is_given_back() -> Outcome {
    let page = Page::open("#/figures/insurance", 1280, 900).await?;
    page.wait_css("figure canvas:not([data-moving])").await?;
    page.settle().await?;
    let picture = "return document.querySelector('figure canvas').toDataURL()";
    let before = page.run(picture).await?;
    let lose = "const c = document.querySelector('figure canvas'); c.dispatchEvent(new Event('contextlost'));
        c.getContext('2d').reset(); return c.toDataURL()";
    assert_ne!(page.run(lose).await?, before);
    // Meanwhile everything that was drawn can be read, in the table and mark by mark.
    assert!(
        page.run("return document.querySelector('figure table').textContent")
            .await?
            .as_str()
            .is_some_and(|table| table.contains("2937.6"))
    );
    page.click_css("[data-target=ic-cover]").await?;
    assert!(page.text_css(".tip.pinned").await?.contains("2.06"));
    page.press(Key::Escape).await?;
    page.wait_gone(".tip.pinned").await?;
    page.run("document.activeElement.blur()").await?;
    page.run("document.querySelector('figure canvas').dispatchEvent(new Event('contextrestored'))").await?;
    for _ in 0..100 {
        page.settle().await?;
        if page.run(picture).await? == before {
            return page.must_be_quiet().await;
        }
    }
    Err("the chart is not drawn anew".into())
}

#[tokio::test]
async fn a_clipboard_that_is_denied_is_said_to_be() -> Outcome {
    let deny = "Object.defineProperty(navigator, 'clipboard', { value: Object.create(Clipboard.prototype, {
        writeText: { value: () => Promise.reject(new DOMException('denied', 'NotAllowedError')) } }) });";
    let page = broken(deny).await?;
    page.go("#/figures/credit-balance?mark=sme-loan-balance&lang=en").await?;
    page.click_css(".tip.pinned .copy").await?;
    page.wait_true("return /cannot|not|denied|select/i.test(document.querySelector('.tip.pinned .copy').textContent)")
        .await?;
    page.must_be_quiet().await
}

#[tokio::test]
async fn where_full_screen_is_denied_it_is_said_and_the_slides_go_on() -> Outcome {
    let refuse = "Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('denied'))";
    for deny in [refuse, "delete Element.prototype.requestFullscreen"] {
        let page = broken(deny).await?;
        page.go("#/present/2?lang=en").await?;
        page.wait_css(".slide[data-slide='2']").await?;
        page.press('f').await?;
        page.wait_css(".st-note[role=alert]").await?;
        assert!(page.text_css(".st-note[role=alert]").await?.contains("refuses full screen"));
        page.press(Key::Right).await?;
        page.wait_gone(".st-note").await?;
        page.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn when_the_program_dies_on_an_entry_page_its_data_can_still_be_had() -> Outcome {
    let page = Page::open("#/", 1280, 900).await?;
    goto(&page, "en/figures/patents.html").await?;
    page.wait_css("#tushuo[data-state=ready]").await?;
    // A document that refuses elements is beyond what the program can stand.
    page.run("Node.prototype.insertBefore = () => { throw new Error('refused') }; location.hash = '#/calendar'")
        .await?;
    page.wait_css("#tushuo-notice:not([hidden])").await?;
    assert!(page.text_css("#tushuo-notice").await?.contains("error of its own"));
    data_is_there(&page).await?;
    page.click_css("#tushuo-notice a[href='?']").await?;
    page.wait_css("#tushuo[data-state=ready]").await?;
    page.wait_css("figure[data-figure=patents]").await?;
    page.wait_gone("#tushuo-notice:not([hidden])").await
}
