//! The built site opens: the page becomes ready, quietly, and finds everything it asks for.

use browser_tests::{Outcome, Page};

#[tokio::test]
async fn the_page_opens() -> Outcome {
    let page = Page::open("", 1280, 800).await?;
    page.wait_state_ready().await?;
    page.settle().await?;
    assert_eq!(page.console_errors().await?, Vec::<String>::new());
    assert_eq!(page.failed_requests(), []);
    assert!(page.site.requests().iter().any(|request| request.path.contains(".wasm")));
    Ok(())
}

#[tokio::test]
async fn a_phone_has_no_sideways_scrolling() -> Outcome {
    let page = Page::open("", 360, 740).await?;
    page.wait_state_ready().await?;
    assert_eq!(page.run("return window.innerWidth").await?, 360);
    assert_eq!(page.run("return document.documentElement.scrollWidth").await?, 360);
    Ok(())
}
