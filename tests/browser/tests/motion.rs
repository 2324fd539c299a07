//! Movement: a figure grows once, in its time, and not at all for who wants none.

use browser_tests::{
    Outcome, Page, Theme,
    dataset::{list, report, text},
};
use serde_json::{Value, json};

/// A canvas by its pixels: one browser packs the same pixels into different files.
macro_rules! pixels {
    () => {
        "const pixels = canvas => {
            const { width, height } = canvas;
            const words = new Uint32Array(canvas.getContext('2d').getImageData(0, 0, width, height).data.buffer);
            let hash = 2166136261;
            for (const word of words) hash = Math.imul(hash ^ word, 16777619);
            return [width, height, hash >>> 0].join();
        };"
    };
}

/// Notes when a chart begins and ends to move, and what it shows then. The time is that of frames, by which it moves: a
/// browser that is busy may tell a frame a time that is past.
const WATCH: &str = concat!(
    pixels!(),
    "window.seen = [];
    new MutationObserver(records => records.forEach(record => {
        const moving = record.target.hasAttribute('data-moving');
        const now = { moving, at_ms: document.timeline.currentTime, picture: pixels(record.target) };
        if (seen.push(now) === 1) requestAnimationFrame(first_ms => now.at_ms = first_ms);
    })).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-moving'] });"
);

const PICTURE: &str = concat!(
    pixels!(),
    "const canvas = document.querySelector('figure canvas');
    return canvas ? pixels(canvas) : null"
);

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
    // What the program finds on the page when it begins does not grow.
    page.wait_state_ready().await?;
    page.settle().await?;
    page.run(WATCH).await?;
    for address in ["#/figures/credit-balance", "#/figures/credit-balance?measure=borrowers"] {
        page.run("seen.length = 0").await?;
        let still = open_still(&page, address).await?;
        let seen = seen(&page).await?;
        let begins = seen.iter().find(|one| one["moving"] == true);
        let ends = seen.iter().rev().find(|one| one["moving"] == false);
        let (Some(begins), Some(ends)) = (begins, ends) else { panic!("{address} did not move: {}", seen.len()) };
        let ms = ends["at_ms"].as_f64().unwrap_or_default() - begins["at_ms"].as_f64().unwrap_or_default();
        // The upper bound is for busy machines; times are rounded to whole milliseconds in some browsers.
        assert!((299.0..5000.0).contains(&ms), "{address} moved for {ms} ms");
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
    let report = report()?;
    let figures = list(&report, "figures").map(|figure| format!("#/figures/{}", text(figure, "id")));
    for address in figures.chain(["#/figures/insurance?scale=linear".to_owned()]) {
        let address = address.as_str();
        let end = open_still(&moving, address).await?;
        assert_eq!(open_still(&still, address).await?, end, "{address}: another end without motion");
        assert_eq!(seen(&still).await?.len(), 0, "{address} moved");
    }
    Ok(())
}

#[tokio::test]
async fn with_reduced_motion_neither_a_slide_nor_a_switch_moves() -> Outcome {
    // Whatever is moved from here on, by a style sheet or by the program.
    const MOVES: &str = "window.moves = [];
        const look = () => {
            for (const one of document.getAnimations())
                if (one.effect?.getComputedTiming().activeDuration > 1) moves.push(one.animationName ?? one.transitionProperty);
            if (document.querySelector('[data-moving]')) moves.push('chart');
            requestAnimationFrame(look);
        };
        look()";
    for (reduced, moves) in [(true, false), (false, true)] {
        let page = Page::open("#/present/2", 1280, 900).await?;
        page.emulate_media(Theme::Light, reduced).await?;
        page.wait_css(".stage .slide").await?;
        page.settle().await?;
        page.run(MOVES).await?;
        page.press(' ').await?;
        page.until("return location.hash", "#/present/2?step=2").await?;
        page.settle().await?;
        page.run("location.hash = '#/figures/credit-balance'").await?;
        page.click_css(".sw[role=switch]").await?;
        page.wait_css(".sw[role=switch][aria-checked=false]").await?;
        page.settle().await?;
        let seen = page.run("return moves").await?;
        assert_eq!(seen != json!([]), moves, "{seen}");
    }
    Ok(())
}

#[tokio::test]
async fn the_same_figure_in_the_other_language_stands_still() -> Outcome {
    let page = Page::open("#/figures/credit-balance?lang=zh", 1280, 900).await?;
    page.emulate_media(Theme::Light, false).await?;
    page.wait_state_ready().await?;
    page.settle().await?;
    let chinese = picture(&page).await?;
    page.run(WATCH).await?;
    let english = open_still(&page, "#/figures/credit-balance?lang=en").await?;
    assert_ne!(chinese, english);
    let moved = seen(&page).await?.into_iter().filter(|one| one["moving"] == true).count();
    assert_eq!(moved, 0);
    Ok(())
}
