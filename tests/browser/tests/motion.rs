//! Movement: a figure grows once, in its time, and not at all for who wants none.

use browser_tests::{Outcome, Page, Theme};
use serde_json::Value;

/// Notes when a chart begins and ends to move, and what it shows then.
const WATCH: &str = "window.seen = [];
    new MutationObserver(records => records.forEach(record => {
        const moving = record.target.hasAttribute('data-moving');
        seen.push({ moving, at_ms: performance.now(), picture: record.target.toDataURL() });
    })).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-moving'] });";

const PICTURE: &str = "return document.querySelector('figure canvas')?.toDataURL() ?? null";

async fn picture(page: &Page) -> Outcome<String> {
    Ok(page.run(PICTURE).await?.as_str().unwrap_or_default().to_owned())
}

async fn seen(page: &Page) -> Outcome<Vec<Value>> {
    Ok(page.run("return seen").await?.as_array().cloned().unwrap_or_default())
}

/// Opens a figure by its address and waits until it stands still.
async fn open_still(page: &Page, address: &str) -> Outcome<String> {
    page.go(address).await?;
    page.wait_css("figure canvas:not([data-moving])").await?;
    // Two frames and what they cause: nothing begins to move after that.
    page.settle().await?;
    page.wait_css("figure canvas:not([data-moving])").await?;
    picture(page).await
}

#[tokio::test]
async fn a_figure_and_each_of_its_measures_grows_for_300_ms_and_stands_still() -> Outcome {
    let page = Page::open("#/figures", 1280, 900).await?;
    page.emulate_media(Theme::Light, false).await?;
    page.run(WATCH).await?;
    for address in ["#/figures/credit-balance", "#/figures/credit-balance?measure=borrowers"] {
        page.run("seen.length = 0").await?;
        let still = open_still(&page, address).await?;
        let seen = seen(&page).await?;
        let begins = seen.iter().find(|one| one["moving"] == true);
        let ends = seen.iter().rev().find(|one| one["moving"] == false);
        let (Some(begins), Some(ends)) = (begins, ends) else { panic!("{address} did not move: {}", seen.len()) };
        let ms = ends["at_ms"].as_f64().unwrap_or_default() - begins["at_ms"].as_f64().unwrap_or_default();
        // The upper bound is for busy machines; that it takes its time at all is the lower one.
        assert!((250.0..5000.0).contains(&ms), "{address} moved for {ms} ms");
        let pictures: std::collections::BTreeSet<_> = seen.iter().map(|one| one["picture"].to_string()).collect();
        assert!(pictures.len() > 1, "{address}: the picture never changed");
        assert_ne!(begins["picture"], still.as_str(), "{address} began whole");
        assert_eq!(ends["picture"], still.as_str(), "{address} changed after it ended");
    }
    Ok(())
}

#[tokio::test]
async fn with_reduced_motion_the_end_is_there_at_once() -> Outcome {
    let moving = Page::open("#/figures", 1280, 900).await?;
    moving.emulate_media(Theme::Light, false).await?;
    let still = Page::open("#/figures", 1280, 900).await?;
    still.emulate_media(Theme::Light, true).await?;
    still.run(WATCH).await?;
    for address in ["#/figures/credit-balance", "#/figures/insurance?scale=linear", "#/figures/patents"] {
        let end = open_still(&moving, address).await?;
        assert_eq!(open_still(&still, address).await?, end, "{address}: another end without motion");
        assert_eq!(seen(&still).await?.len(), 0, "{address} moved");
    }
    Ok(())
}
