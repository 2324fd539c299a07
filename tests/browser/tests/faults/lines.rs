//! A line that is slow, or breaks: the page reads meanwhile, says that it waits, and goes on once the line does.

use super::*;
use browser_tests::Line;
use std::time::Duration;

/// What says that the page waits: its words, their language, and whether they are seen whole, above what is pressed there.
const WAITS: &str = "const said = document.querySelector('.waits[role=status]'), line = said.querySelector('p');
    const { top, bottom, left, right } = said.getBoundingClientRect(), bar = document.querySelector('#tushuo .bar');
    const end = Math.min(innerHeight, bar?.getBoundingClientRect().top || innerHeight);
    return [line.textContent, line.lang, said.children.length, top > 0 && bottom <= end && left >= 0 && right <= innerWidth,
        line.scrollWidth <= line.clientWidth]";

/// Says that it waits, in this language.
async fn says_that_it_waits(page: &Page, lang: &str) -> Outcome {
    page.wait_css(".waits p").await?;
    let said = page.run(WAITS).await?;
    let words = match lang {
        "en" => ["still loading", "can be read meanwhile", "check the network and reload the page."],
        _ => ["仍在载入", "已可阅读", "检查网络后重新载入本页。"],
    };
    for words in words {
        assert!(said[0].as_str().unwrap_or_default().contains(words), "{words}: {said}");
    }
    assert_eq!(
        [&said[1], &said[2], &said[3], &said[4]],
        [&json!(lang), &json!(1), &json!(true), &json!(true)],
        "{said}"
    );
    assert_eq!(page.run("return document.getElementById('tushuo').dataset.state").await?, "loading");
    Ok(())
}

#[tokio::test]
async fn a_slow_report_leaves_the_page_readable_until_it_is_there_and_the_page_says_that_it_waits() -> Outcome {
    let page = Page::blank(Site::built()?, 1280, 900).await?;
    for (path, lang, width) in [(ENTRY, "zh-CN", 1280), (&format!("en/{ENTRY}"), "en", 360)] {
        if width < 720 && page.can(Feature::PhoneWidth) {
            page.set_viewport(width, 740).await?;
        }
        page.site.set_line(REPORT, Line::Slow);
        goto(&page, path).await?;
        // The program has begun, and waits: half of the report is there.
        page.wait_css("#tushuo > div[hidden]").await?;
        says_that_it_waits(&page, lang).await?;
        let digits = if lang == "en" { "475.647" } else { "4756.47" };
        assert!(page.text_css("#tushuo figure").await?.contains(digits));
        page.site.set_line(REPORT, Line::Good);
        page.wait_css("#tushuo[data-state=ready] figure canvas").await?;
        page.wait_gone("body > [role=status]").await?;
        page.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_slow_program_is_said_to_be_waited_for_too() -> Outcome {
    let page = Page::blank(Site::built()?, 1280, 900).await?;
    let program = built("tushuo-", "_bg.wasm")?;
    page.site.set_line(&program, Line::Slow);
    // In the language that the address asks for, which the page is not yet in.
    goto(&page, "index.html#/figures/credit-balance?lang=en").await?;
    says_that_it_waits(&page, "en").await?;
    assert!(page.text_css("#tushuo main").await?.contains("92.70%"));
    page.site.set_line(&program, Line::Good);
    page.wait_css("#tushuo[data-state=ready] figure canvas").await?;
    page.wait_gone("body > [role=status]").await?;
    page.must_be_quiet().await
}

#[tokio::test]
async fn an_overview_says_that_it_waits_only_where_somebody_does() -> Outcome {
    let page = Page::blank(Site::built()?, 1280, 900).await?;
    page.site.set_line(REPORT, Line::Slow);
    goto(&page, "index.html").await?;
    tokio::time::sleep(Duration::from_secs(5)).await;
    assert_eq!(page.run("return document.querySelector('body > [role=status]')").await?, Value::Null);
    page.run("dispatchEvent(new Event('scroll'))").await?;
    says_that_it_waits(&page, "zh-CN").await?;
    // What comes to nothing is said in its place.
    page.site.set_line(REPORT, Line::Cut);
    page.wait_css("#tushuo[data-state=error] .trouble").await?;
    page.wait_gone("body > [role=status]").await
}

#[tokio::test]
async fn a_report_whose_line_breaks_is_said_not_to_have_come_and_is_asked_for_again() -> Outcome {
    let page = Page::blank(Site::built()?, 1280, 900).await?;
    page.site.set_line(REPORT, Line::Cut);
    goto(&page, ENTRY).await?;
    page.wait_css("#tushuo[data-state=error]").await?;
    let said = page.text_css("#tushuo .trouble").await?;
    for words in ["report.json", "没有取到报告", "could not be fetched", "can still be read"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(page.text_css("#tushuo main").await?.contains("4756.47"));
    page.site.set_line(REPORT, Line::Good);
    page.click_css(".trouble button").await?;
    page.wait_css("#tushuo[data-state=ready] figure canvas").await?;
    page.wait_gone(".trouble").await
}
