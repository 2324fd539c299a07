//! What must work in every engine before anything else: the page opens, a number leads to its sentence and back, the
//! calendar opens an event, the language is switched. In WebKit these and the tests of each way to open it are run.

use browser_tests::{Key, Outcome, Page};
use serde_json::{Value, json};
use std::time::Duration;

#[tokio::test]
async fn the_page_opens_quietly_and_no_wider_than_its_window() -> Outcome {
    let page = Page::open("", 1280, 800).await?;
    page.wait_state_ready().await?;
    page.settle().await?;
    assert_eq!(page.run("return [innerWidth, innerHeight]").await?, json!([1280, 800]));
    assert_eq!(page.run("return document.documentElement.scrollWidth <= innerWidth").await?, true);
    assert!(page.site.requests().iter().any(|request| request.path.contains(".wasm")));
    page.must_be_quiet().await
}

#[tokio::test]
async fn a_complaint_of_the_page_is_heard() -> Outcome {
    let page = Page::open("", 1280, 800).await?;
    page.wait_state_ready().await?;
    page.must_be_quiet().await?;
    // No script can be put into a page by its own policy: the site sends one along.
    page.site.run_first("window.addEventListener('load', () => { throw new Error('two') })");
    page.client.refresh().await?;
    page.wait_state_ready().await?;
    let script = "console.error('one');
        document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/three.css' }));";
    page.run(script).await?;
    let mut heard = Vec::new();
    for _ in 0..200 {
        heard.extend(page.console_errors().await?);
        if heard.len() > 2 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    for word in ["one", "two", "three"] {
        assert!(heard.iter().any(|line| line.contains(word)), "{word}: {heard:?}");
    }
    let failed: Vec<_> = page.failed_requests().into_iter().map(|request| request.path).collect();
    assert_eq!(failed, ["/three.css"]);
    Ok(())
}

#[tokio::test]
async fn a_figure_is_drawn_and_shows_its_printed_digits() -> Outcome {
    let page = Page::open("#/figures/credit-balance", 1280, 900).await?;
    page.wait_state_ready().await?;
    page.wait_css("figure canvas:not([data-moving])").await?;
    page.settle().await?;
    let data =
        "return [...document.querySelectorAll('[data-figure=credit-balance] data[data-statistic=tech-loan-balance]')]
        .map(data => data.textContent)";
    let shown = page.run(data).await?;
    let shown: Vec<&str> = shown.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert!(shown.contains(&"10486.31") && shown.contains(&"52.14"), "{shown:?}");
    let colours = "const canvas = document.querySelector('figure canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        return new Set(new Uint32Array(data.buffer)).size";
    let colours = page.run(colours).await?.as_u64().unwrap_or_default();
    assert!(colours > 10, "a picture of {colours} colours");
    // A mark under the mouse shows its card, and a click keeps it.
    let mark = page.wait_css("[data-target=sme-loan-balance]").await?;
    let centre =
        "const box = arguments[0].getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]";
    let centre = page.client.execute(centre, vec![serde_json::to_value(&mark)?]).await?;
    page.point_at(centre[0].as_f64().unwrap_or_default(), centre[1].as_f64().unwrap_or_default()).await?;
    assert!(page.text_css(".tip").await?.contains("4756.47"));
    page.click_css("[data-target=sme-loan-balance]").await?;
    assert!(page.text_css(".tip.pinned").await?.contains("4756.47"));
    page.must_be_quiet().await
}

#[tokio::test]
async fn a_number_leads_to_its_sentence_and_back() -> Outcome {
    let page = Page::open("#/figures/patents", 1280, 900).await?;
    page.wait_state_ready().await?;
    page.click_css(".note a.n[href='#/source/inventions-in-force']").await?;
    page.wait_css(".text mark").await?;
    // What is lit may be in pieces, around what leads on.
    let lit = "return [...document.querySelectorAll('.text mark')].map(mark => mark.textContent).join('')";
    let sentence = page.run(lit).await?;
    assert!(sentence.as_str().unwrap_or_default().contains("24.14"), "{sentence}");
    page.settle().await?;
    let in_view = "const r = document.querySelector('.text mark').getBoundingClientRect();
        return r.top >= 0 && r.bottom <= innerHeight";
    page.until(in_view, true).await?;
    page.click_css(".text mark a[data-anchor=inventions-in-force]").await?;
    assert!(page.text_css(".tip.pinned").await?.contains("24.14"));
    page.run("history.back()").await?;
    page.wait_css(".text mark").await?;
    page.must_be_quiet().await
}

#[tokio::test]
async fn the_calendar_opens_an_event_by_mouse_and_by_keys() -> Outcome {
    let open = "return document.querySelector('.pan')?.dataset.event ?? null";
    let focus = "return document.activeElement.dataset.event ?? null";
    let page = Page::open("#/calendar", 1280, 900).await?;
    page.wait_state_ready().await?;
    page.click_css(".cal a.ev:not(.gh)[data-event=science-festival]").await?;
    page.until(open, "science-festival").await?;
    assert!(page.text_css(".pan").await?.replace(' ', "").contains("2023年5月20—31日"));
    page.press(Key::Escape).await?;
    page.until(open, Value::Null).await?;
    page.until(focus, "science-festival").await?;
    page.press(Key::Enter).await?;
    page.until(open, "science-festival").await?;
    page.must_be_quiet().await
}

#[tokio::test]
async fn the_language_and_the_theme_are_switched() -> Outcome {
    let page = Page::open("#/figures/insurance", 1280, 900).await?;
    page.wait_state_ready().await?;
    page.wait_css(":root[lang=zh-CN], :root[lang=zh]").await?;
    page.click_css(".tools a[lang=en]").await?;
    page.wait_css(":root[lang=en]").await?;
    page.click_css(".tools a[href*='theme=']").await?;
    page.wait_css(":root[data-theme=dark]").await?;
    page.click_css(".mast nav a[href^='#/calendar']").await?;
    page.wait_css(".cal").await?;
    page.until("return location.hash", "#/calendar?lang=en&theme=dark").await?;
    assert!(page.text_css("h1").await?.contains("events"));
    page.click_css(".tools a[lang^=zh]").await?;
    page.wait_css(":root[lang^=zh]").await?;
    page.must_be_quiet().await
}
