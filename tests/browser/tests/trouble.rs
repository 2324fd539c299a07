//! Bad data and a dying program: each is said clearly, in both languages, and the page lives on.

use browser_tests::{
    Outcome, Page, Site,
    dataset::{REPORT, file, report},
};
use serde_json::{Value, json};

/// The report with one change.
fn with(change: impl FnOnce(&mut Value)) -> Outcome<Vec<u8>> {
    let mut report = report()?;
    change(&mut report);
    Ok(serde_json::to_vec(&report)?)
}

/// Opens the page with an answer in place of the report, reads what it says, then heals it and tries again.
async fn says(status: u16, answer: Vec<u8>, words: &[&str]) -> Outcome {
    let page = Page::blank(Site::built()?, 1280, 900).await?;
    page.site.answer_instead(REPORT, status, answer);
    page.go("#/").await?;
    page.wait_css("#tushuo[data-state=error]").await?;
    let said = page.text_css("#tushuo .trouble").await?;
    for words in words {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(page.run("return document.getElementById('tushuo-notice').hidden").await?, true);
    // What the page held before it asked can still be read.
    assert!(said.contains("can still be read"), "{said}");
    assert!(page.text_css("#tushuo main").await?.contains("52.14%"));
    page.site.answer_instead(REPORT, 200, file(REPORT)?);
    page.click_css(".trouble button").await?;
    page.wait_state_ready().await?;
    assert_eq!(page.run("return document.querySelectorAll('#tushuo main, #tushuo .trouble').length").await?, 1);
    Ok(())
}

#[tokio::test]
async fn whatever_is_wrong_with_the_data_the_text_and_the_table_of_a_page_are_there() -> Outcome {
    let whole = file(REPORT)?;
    let wrong = with(|report| report["statistics"][0]["unit"] = json!("parsecs"))?;
    let half = whole[..whole.len() / 2].to_vec();
    let page = Page::blank(Site::built()?, 360, 800).await?;
    for (status, answer) in [(404, Vec::new()), (503, Vec::new()), (200, half), (200, b"<p>".to_vec()), (200, wrong)] {
        page.site.answer_instead(REPORT, status, answer);
        page.client.goto(&format!("{}en/figures/credit-balance.html", page.site.address())).await?;
        page.wait_css("#tushuo[data-state=error] .trouble").await?;
        let reads = "return [document.querySelector('#tushuo main').innerText.includes('1,048.631'),
            document.querySelector('#tushuo table td')?.textContent.length > 0,
            document.querySelector('.trouble').getBoundingClientRect().top < 200,
            document.documentElement.scrollWidth]";
        assert_eq!(page.run(reads).await?, json!([true, true, true, 360]), "{status}");
    }
    Ok(())
}

#[tokio::test]
async fn a_missing_report_is_said_to_be_missing() -> Outcome {
    says(404, b"no".to_vec(), &["没有找到报告", "was not found", "report.json"]).await
}

#[tokio::test]
async fn a_server_in_trouble_is_named() -> Outcome {
    says(503, b"no".to_vec(), &["没有取到报告", "could not be fetched", "HTTP 503"]).await
}

#[tokio::test]
async fn what_is_not_json_is_said_not_to_be() -> Outcome {
    says(200, b"<!doctype html>".to_vec(), &["JSON", "report.json", "这份报告打不开", "cannot be opened"]).await
}

#[tokio::test]
async fn an_empty_file_is_said_to_be_empty() -> Outcome {
    says(200, Vec::new(), &["report.json", "这份报告打不开", "empty"]).await
}

#[tokio::test]
async fn an_empty_report_is_said_to_be_empty() -> Outcome {
    let empty = with(|report| {
        for field in ["statistics", "derived", "events", "figures", "context", "left_out", "holds"] {
            report[field] = json!([]);
        }
        report["summary"] = json!({ "zh": "无", "en": "Nothing" });
    })?;
    says(200, empty, &["statistics", "figures"]).await
}

#[tokio::test]
async fn a_wrong_type_is_said_with_its_field() -> Outcome {
    let wrong = with(|report| report["statistics"][0]["printed"] = json!(2.99))?;
    says(200, wrong, &["statistics[0].printed", "这份报告打不开"]).await
}

#[tokio::test]
async fn an_unknown_unit_is_said_with_its_field() -> Outcome {
    let wrong = with(|report| report["statistics"][0]["unit"] = json!("parsecs"))?;
    says(200, wrong, &["statistics[0].unit", "tech-borrowers", "parsecs"]).await
}

#[tokio::test]
async fn a_quote_that_is_not_in_the_source_is_said_with_its_place() -> Outcome {
    let wrong = with(|report| report["statistics"][2]["quotes"][0]["exact"] = json!("原文里没有这句话"))?;
    says(200, wrong, &["statistics[2].quotes[0]", "tech-loan-balance"]).await
}

#[tokio::test]
async fn hostile_words_stay_words() -> Outcome {
    let hostile = with(|report| report["title"]["zh"] = json!("<img src=x onerror=\"document.title='owned'\">甲"))?;
    let page = Page::blank(Site::built()?, 1280, 900).await?;
    page.site.answer_instead(REPORT, 200, hostile);
    page.go("#/").await?;
    page.wait_state_ready().await?;
    assert!(page.text_css("main").await?.contains("<img src=x"));
    assert_eq!(page.run("return document.querySelectorAll('img').length").await?, 0);
    Ok(())
}

#[tokio::test]
async fn a_file_beyond_the_limit_is_refused_before_it_is_read() -> Outcome {
    says(200, vec![b' '; 129 * 1024 * 1024], &["report.json", "128 MiB"]).await
}

#[tokio::test]
async fn when_the_program_dies_a_notice_says_so_and_offers_a_way_on() -> Outcome {
    let page = Page::open("#/", 1280, 900).await?;
    page.wait_state_ready().await?;
    // A document that refuses elements is beyond what the program can stand.
    page.run("Node.prototype.insertBefore = () => { throw new Error('refused') }").await?;
    page.go("#/calendar").await?;
    page.wait_css("#tushuo-notice:not([hidden])").await?;
    let notice = page.text_css("#tushuo-notice").await?;
    for words in ["图说停下来了", "error of its own", "重新载入 Reload", "数据 Data"] {
        assert!(notice.contains(words), "{words}: {notice}");
    }
    assert_eq!(page.run("return document.getElementById('tushuo').dataset.state").await?, "error");
    page.click_css("#tushuo-notice a[href='?']").await?;
    page.wait_state_ready().await?;
    Ok(())
}
