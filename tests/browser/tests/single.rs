//! The one file: it opens from a folder, asks for nothing, and is the whole program.

use crate::views::{LANGS, address, views};
use browser_tests::{Feature, Outcome, Page, Site};
use serde_json::json;
use std::time::Duration;

/// The address of the built file, as a double click opens it.
fn of_file() -> Outcome<String> {
    let file = Site::folder()?.join("tushuo.html").canonicalize()?;
    Ok(format!("file://{}", file.display()))
}

#[tokio::test]
async fn the_file_opens_from_a_folder_and_is_the_whole_program() -> Outcome {
    let page = Page::blank(Site::built()?, 1280, 900).await?;
    let file = of_file()?;
    let shown = [
        ("", ".sum"),
        ("#/figures/credit-balance?lang=en", "figure[data-figure=credit-balance] canvas"),
        ("#/calendar/science-festival", ".pan[data-event=science-festival]"),
        ("#/source/tech-loan-balance", "mark"),
    ];
    for (hash, shows) in shown {
        page.client.goto(&format!("{file}{hash}")).await?;
        page.wait_css("#tushuo[data-state=ready]").await?;
        page.wait_css(shows).await.map_err(|error| format!("{hash}: {error}"))?;
    }
    for lang in LANGS {
        for view in views()? {
            let hash = address(&view, &format!("lang={lang}"));
            page.client.goto(&format!("{file}{hash}")).await?;
            page.wait_css("#tushuo[data-state=ready] main > *").await.map_err(|error| format!("{hash}: {error}"))?;
            page.run("document.querySelectorAll('details').forEach(one => one.open = true)").await?;
            page.settle().await?;
        }
    }
    // It asked for nothing, and the server of this test was not asked either.
    assert_eq!(page.run("return performance.getEntriesByType('resource').map(e => e.name)").await?, json!([]));
    assert_eq!(page.site.requests(), []);
    if page.can(Feature::ForeignConsole) {
        assert_eq!(page.console_errors().await?, Vec::<String>::new());
        // And what it would have complained about would have been heard.
        page.run("setTimeout(() => { throw new Error('thrown') })").await?;
        let mut heard = String::new();
        for _ in 0..200 {
            heard.push_str(&page.console_errors().await?.concat());
            if heard.contains("thrown") {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert!(heard.contains("thrown"), "an error is not heard: {heard}");
    }
    // Its policy is in force: what it does not name does not run.
    let strange =
        "try { document.body.append(Object.assign(document.createElement('script'), { text: 'strange = 1' })) }
        catch {}
        return typeof strange";
    assert_eq!(page.run(strange).await?, "undefined");
    Ok(())
}

#[tokio::test]
async fn where_the_program_does_not_start_the_file_says_so_once() -> Outcome {
    // The program cannot be compiled; or it begins, and ends at once.
    let refused = "WebAssembly.instantiate = () => Promise.reject(new Error('refused'))";
    let trapped = "const { prototype } = Document, usual = prototype.getElementById;
        prototype.getElementById = function(id) {
            if (id === 'tushuo') throw new WebAssembly.RuntimeError('unreachable');
            return usual.call(this, id);
        }";
    for broken in [refused, trapped] {
        let page = Page::blank(Site::built()?, 1280, 900).await?;
        if !page.can(Feature::Arrival) {
            return Ok(());
        }
        page.run_before(broken).await?;
        page.client.goto(&of_file()?).await?;
        page.wait_css("#tushuo-failed:not([hidden])").await?;
        let alerts =
            "return ['tushuo-failed', 'tushuo-notice'].filter(id => !document.querySelector('#' + id).hidden).length";
        assert_eq!(page.run(alerts).await?, 1);
    }
    Ok(())
}

#[tokio::test]
async fn a_click_changes_the_view_in_the_file_too() -> Outcome {
    let page = Page::blank(Site::built()?, 1280, 900).await?;
    page.client.goto(&of_file()?).await?;
    page.wait_css("#tushuo[data-state=ready]").await?;
    page.click_css(".mast nav a[href^='#/calendar']").await?;
    page.wait_css(".cal a.ev").await?;
    page.click_css(".cal a.ev[data-event=science-festival]").await?;
    page.wait_css(".pan[data-event=science-festival]").await?;
    let hash = page.run("return location.hash").await?;
    assert_eq!(hash, "#/calendar/science-festival");
    Ok(())
}

#[tokio::test]
async fn the_file_stands_in_a_sandboxed_frame_without_any_header() -> Outcome {
    let page = Page::open("#/", 1280, 900).await?;
    let html = "<!doctype html><iframe sandbox='allow-scripts' width='900' height='700' \
        src='/tushuo.html#/figures/insurance?chrome=none'></iframe>";
    page.site.answer_instead("host.html", 200, html);
    page.client.goto(&format!("{}host.html", page.site.address())).await?;
    let frame = page.wait_css("iframe").await?;
    frame.enter_frame().await?;
    page.until("return document.getElementById('tushuo')?.dataset.state ?? null", "ready").await?;
    assert!(page.wait_css("figure").await?.text().await?.contains("2937.6"));
    Ok(())
}
