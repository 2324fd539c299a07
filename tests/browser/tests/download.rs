//! What is taken away from a figure: four files, saved by the browser under their names, that say where they are from.

use browser_tests::{Downloads, Key, Outcome, Page};
use serde_json::Value;

const NAME: &str = "tushuo-shanghai-2023-ch7-credit-balance-zh";
const BUTTON: &str = "[data-figure=credit-balance] .get > button";
const MENU: &str = "[data-figure=credit-balance] .get .menu";

/// Takes a file of the figure, and gives its bytes once the browser has saved all of it.
async fn taken(page: &Page, folder: &Downloads, extension: &str) -> Outcome<Vec<u8>> {
    page.click_css(BUTTON).await?;
    page.click_css(&format!("{MENU} [data-file={extension}]")).await?;
    let name = format!("{NAME}.{extension}");
    if let Some(bytes) = folder.take(&name).await? {
        return Ok(bytes);
    }
    let said = page.text_css("[data-figure=credit-balance] .get .said").await?;
    Err(format!("{name} was not saved; there is {:?}, and the page says {said}", folder.names()?).into())
}

async fn opened(name: &str) -> Outcome<(Page, Downloads)> {
    let page = Page::open("#/figures/credit-balance", 1280, 900).await?;
    let folder = Downloads::of(&page, name).await?;
    page.wait_state_ready().await?;
    Ok((page, folder))
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

#[tokio::test]
async fn a_figure_is_taken_away_in_four_forms_that_lead_back() -> Outcome {
    let (page, folder) = opened("downloads").await?;

    let json: Value = serde_json::from_slice(&taken(&page, &folder, "json").await?)?;
    let hash = json["dataset"]["sha256"].as_str().unwrap_or_default().to_owned();
    assert!(hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{hash}");
    let printed = |id: &str| json["records"].as_array()?.iter().find(|one| one["id"] == id)?["printed"].as_str();
    assert_eq!(printed("tech-loan-balance"), Some("10486.31"));

    let csv = taken(&page, &folder, "csv").await?;
    assert!(csv.starts_with(b"\xEF\xBB\xBForigin,id,name,printed,"));
    assert!(holds(&csv, "10486.31") && holds(&csv, "92.70") && holds(&csv, &hash));

    let svg = taken(&page, &folder, "svg").await?;
    assert!(svg.starts_with(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
    for words in ["10486.31", "92.70%", "tech-loan-balance", "#/figures/credit-balance", &hash] {
        assert!(holds(&svg, words), "{words}");
    }

    let png = taken(&page, &folder, "png").await?;
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    // Twice the 960 px of the picture.
    assert_eq!(png.get(16..20), Some(&1920_u32.to_be_bytes()[..]));
    for words in ["iTXt", "tech-loan-balance", "#/figures/credit-balance", &hash] {
        assert!(holds(&png, words), "{words}");
    }
    // A picture of one colour would be a few kilobytes.
    assert!(png.len() > 30_000, "{}", png.len());
    assert_eq!(page.console_errors().await?, Vec::<String>::new());
    assert_eq!(page.failed_requests(), []);
    Ok(())
}

#[tokio::test]
async fn the_menu_is_worked_by_keys_and_closes_where_it_should() -> Outcome {
    let (page, folder) = opened("menu").await?;
    page.wait_css(BUTTON).await?;
    let expanded = format!("return document.querySelector('{BUTTON}').getAttribute('aria-expanded')");
    let focused = format!("return document.activeElement === document.querySelector('{BUTTON}')");

    // Enter opens, Tab goes to the first file, Escape closes and gives the focus back.
    page.run(&format!("document.querySelector('{BUTTON}').focus()")).await?;
    page.press(Key::Enter).await?;
    page.wait_css(MENU).await?;
    assert_eq!(page.run(&expanded).await?, "true");
    page.press(Key::Tab).await?;
    assert_eq!(page.run("return document.activeElement.dataset.file").await?, "png");
    page.press(Key::Escape).await?;
    page.wait_gone(MENU).await?;
    assert_eq!(page.run(&expanded).await?, "false");
    assert_eq!(page.run(&focused).await?, true);

    // A press elsewhere closes it.
    page.click_css(BUTTON).await?;
    page.wait_css(MENU).await?;
    page.click_css("[data-figure=credit-balance] .note h2").await?;
    page.wait_gone(MENU).await?;

    // So does the focus when it goes on.
    page.run(&format!("document.querySelector('{BUTTON}').focus()")).await?;
    page.press(Key::Enter).await?;
    page.wait_css(MENU).await?;
    for _ in 0..5 {
        page.press(Key::Tab).await?;
    }
    page.wait_gone(MENU).await?;
    assert_eq!(folder.names()?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn a_browser_that_makes_no_pictures_is_told_of_and_nothing_breaks() -> Outcome {
    let (page, folder) = opened("denied").await?;
    page.run("HTMLCanvasElement.prototype.toBlob = () => { throw new DOMException('no', 'SecurityError') }").await?;
    page.click_css(BUTTON).await?;
    page.click_css(&format!("{MENU} [data-file=png]")).await?;
    let said = "[data-figure=credit-balance] .get .said";
    let shown = format!("return document.querySelector('{said}').textContent.trim()");
    page.until(&shown, "浏览器未能生成 PNG；SVG 是同一幅图，可改用。").await?;
    page.wait_css("[data-state=ready]").await?;
    assert_eq!(folder.names()?, Vec::<String>::new());
    Ok(())
}
