//! The second window, of who speaks: in step over every way there is, and deaf to strangers.

use browser_tests::{Key, Outcome, Page, Site, WindowHandle};

use super::{HASH, HD, open};

/// Opens the window of who speaks, and gives the handles of both.
async fn open_presenter(page: &Page) -> Outcome<(WindowHandle, WindowHandle)> {
    let audience = page.client.window().await?;
    page.point_at(500.0, 300.0).await?;
    page.point_at(520.0, 300.0).await?;
    page.click_css(".st-bar button:nth-of-type(7)").await?;
    Ok((audience, page.other_window().await?))
}

async fn stays_in_step(page: &Page) -> Outcome {
    let (audience, speaker) = open_presenter(page).await?;
    page.client.switch_to_window(speaker.clone()).await?;
    page.wait_css(".presenter .pr-now .slide[data-slide='2']").await?;
    page.wait_css(".presenter .pr-next .slide[data-slide='2'][data-step='2']").await?;
    assert!(!page.text_css(".pr-notes p").await?.is_empty());
    page.wait_css(".presenter .st-time").await?;
    // Who speaks goes on, and the audience sees it.
    page.press(Key::PageDown).await?;
    page.press(Key::PageDown).await?;
    page.wait_css(".presenter .pr-now .slide[data-slide='3']").await?;
    page.client.switch_to_window(audience.clone()).await?;
    page.until(HASH, "#/present/3").await?;
    // And the other way round.
    page.press(Key::End).await?;
    page.client.switch_to_window(speaker).await?;
    page.wait_css(".presenter .pr-last").await?;
    let lasts = "return /^#\\/present\\/13\\?presenter=1$/.test(location.hash)";
    page.wait_true(lasts).await?;
    page.client.close_window().await?;
    page.client.switch_to_window(audience).await?;
    Ok(())
}

#[tokio::test]
async fn the_window_of_who_speaks_is_in_step() -> Outcome {
    let page = open("#/present/2", (1280, 800)).await?;
    stays_in_step(&page).await?;
    page.must_be_quiet().await
}

#[tokio::test]
async fn the_window_of_who_speaks_is_in_step_without_a_broadcast_channel() -> Outcome {
    let page = Page::blank(Site::built()?, 1280, 800).await?;
    page.run_before("delete window.BroadcastChannel").await?;
    page.go("#/present/2").await?;
    page.wait_css(".stage .slide").await?;
    assert_eq!(page.run("return typeof BroadcastChannel").await?, "undefined");
    stays_in_step(&page).await
}

#[tokio::test]
async fn the_window_of_who_speaks_is_in_step_from_one_file() -> Outcome {
    let page = Page::blank(Site::built()?, 1280, 800).await?;
    let file = Site::folder()?.join("tushuo.html").canonicalize()?;
    page.client.goto(&format!("file://{}#/present/2", file.display())).await?;
    page.wait_css(".stage .slide").await?;
    stays_in_step(&page).await
}

#[tokio::test]
async fn a_message_of_a_stranger_moves_nothing() -> Outcome {
    let page = open("#/present/2", HD).await?;
    // What the windows say to each other is heard on their channel, and then said by a window of this very origin that
    // neither opened this one nor was opened by it: itself.
    let script = "const done = arguments[0], channel = new BroadcastChannel('tushuo-present');
        channel.onmessage = heard => {
            const words = heard.data.replace(/ [0-9]+ [0-9]+$/, ' 5 1');
            addEventListener('message', () => done(words), { once: true });
            postMessage(words, '*');
        };
        location.hash = '#/present/3';";
    let words = page.client.execute_async(script, Vec::new()).await?;
    assert!(words.as_str().is_some_and(|words| words.ends_with(" 5 1")), "{words}");
    page.settle().await?;
    assert_eq!(page.run(HASH).await?, "#/present/3");
    Ok(())
}
