//! A chart that is higher than a screen: it stands on several canvases, as sharp as the screen, those in view drawn first,
//! and together they show what the chart as one picture shows.

use browser_tests::{Outcome, Page, Site};
use generated_reports::of_bars;

/// Sixty rows.
const HIGH: &str = "#/figures/sixty?lang=en&scale=linear";

/// What each canvas is: its device px a CSS px, what lies between it and the next, and what is left below.
const CANVASES: &str = "const all = [...document.querySelectorAll('figure .chart canvas')];
    const rects = all.map(c => c.getBoundingClientRect());
    return { count: all.length,
        ratios: all.map((c, at) => c.width / rects[at].width),
                gaps: rects.slice(1).map((r, at) => r.top - rects[at].bottom),
        missing: document.querySelector('figure .chart').getBoundingClientRect().bottom - rects.at(-1).bottom }";

async fn shown(width: u32, scale: f64) -> Outcome<Page> {
    let page = Page::blank(Site::of_report(&of_bars())?, 1280, 900).await?;
    page.set_pixel_ratio(width, 900, scale).await?;
    page.go(HIGH).await?;
    page.wait_css("figure canvas:not([data-moving])").await?;
    page.settle().await?;
    Ok(page)
}

#[tokio::test]
async fn it_is_as_sharp_as_the_screen_without_a_seam() -> Outcome {
    for (width, scale) in [(1280, 1.0), (1280, 1.25), (1280, 2.0), (390, 2.625), (390, 3.0)] {
        let page = shown(width, scale).await?;
        let found = page.run(CANVASES).await?;
        assert!(found["count"].as_u64() > Some(4), "{found}");
        let near = |value: &serde_json::Value, wanted: f64, least: f64| {
            value.as_f64().is_some_and(|value| (value - wanted).abs() < least)
        };
        assert!(found["ratios"].as_array().is_some_and(|all| all.iter().all(|one| near(one, scale, 0.01))), "{found}");
        assert!(found["gaps"].as_array().is_some_and(|all| all.iter().all(|one| near(one, 0.0, 0.05))), "{found}");
        assert!(near(&found["missing"], 0.0, 1.0), "{found}");
        page.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_is_in_view_is_drawn_at_once_and_the_rest_behind_it() -> Outcome {
    let page = shown(1280, 1.0).await?;
    // What is looked at is the fourth canvas.
    page.run("document.querySelectorAll('figure .chart canvas')[3].scrollIntoView({ behavior: 'instant' })").await?;
    let again = "const done = arguments[0], all = [...document.querySelectorAll('figure .chart canvas')];
        const drawn = () => all.map(c => c.dataset.moving === undefined);
        const watch = new MutationObserver(() => { watch.disconnect(); done(drawn()) });
        watch.observe(all[3], { attributes: true, attributeFilter: ['width'] });
        all[0].dispatchEvent(new Event('contextrestored'))";
    let first = page.client.execute_async(again, Vec::new()).await?;
    assert_eq!((&first[0], &first[3], &first[5]), (&true.into(), &true.into(), &false.into()), "{first}");
    page.wait_gone("figure canvas[data-moving]").await?;
    page.must_be_quiet().await
}

#[tokio::test]
async fn all_of_it_is_what_one_picture_of_it_shows() -> Outcome {
    let page = shown(1280, 1.0).await?;
    let compare = "const done = arguments[0], all = [...document.querySelectorAll('figure .chart canvas')];
        const pixels = all.map(c => c.getContext('2d').getImageData(0, 0, c.width, c.height));
        HTMLCanvasElement.prototype.getContext = () => null;
        all[0].dispatchEvent(new Event('contextrestored'));
        const compare = async () => {
            const img = document.querySelector('figure .chart img');
            if (!img) return setTimeout(compare, 50);
            await img.decode();
            let top = 0;
            const off = pixels.map(({ data, width, height }, strip) => {
                const context = new OffscreenCanvas(width, height).getContext('2d');
                context.drawImage(img, 0, -top, img.width, img.height);
                top += height;
                const wanted = context.getImageData(0, 0, width, height).data;
                const differ = (a, at, b, other) =>
                    Math.max(...[0, 1, 2].map(c => Math.abs(a[at + c] - b[other + c]))) > 96;
                let off = 0, ink = 0;
                const most = [];
                for (let y = 0; y < height; y++) {
                    let row = 0;
                    for (let at = y * width * 4; at < (y + 1) * width * 4; at += 4) {
                        row += differ(data, at, wanted, at);
                        ink += differ(wanted, at, wanted, 0);
                    }
                    off += row;
                    const joins = (strip > 0 && y < 30) || (strip + 1 < pixels.length && y >= height - 30);
                    if (joins) most.push(row);
                }
                return [off, ink, Math.max(...most)];
            });
            done({ off, top, wanted: img.height });
        };
        compare()";
    let found = page.client.execute_async(compare, Vec::new()).await?;
    assert_eq!(found["top"], found["wanted"], "{found}");
    let strips = found["off"].as_array().map(Vec::as_slice).unwrap_or_default();
    let count = |strip: &serde_json::Value, at: usize| strip[at].as_f64().unwrap_or_default();
    // Letters are set a hair differently in a picture; a strip that is missing or out of its place would be all off, and so
    // would be the rows of a name or a bar that is lost where two strips meet.
    assert!(strips.len() > 4 && strips.iter().all(|one| count(one, 1) > 1000.0), "{found}");
    assert!(strips.iter().all(|one| count(one, 0) < count(one, 1) * 0.2 && count(one, 2) < 100.0), "{found}");
    Ok(())
}

/// What every canvas shows, as numbers: its size and a sum over its pixels.
const SUMS: &str = "return [...document.querySelectorAll('figure .chart canvas')].map(c => {
    const data = new Uint32Array(c.getContext('2d').getImageData(0, 0, c.width, c.height).data.buffer);
    return [c.width, c.height, data.reduce((sum, pixel) => (Math.imul(sum, 31) + pixel) | 0, 7)];
})";

#[tokio::test]
async fn what_is_drawn_behind_an_older_drawing_never_lies_over_a_newer_one() -> Outcome {
    let page = shown(1280, 1.0).await?;
    // Each begins while canvases of the one before still wait.
    page.run("document.querySelector('figure .chart canvas').dispatchEvent(new Event('contextrestored'))").await?;
    page.go("#/figures/sixty?lang=zh&scale=linear&theme=dark").await?;
    page.set_viewport(760, 900).await?;
    page.wait_css(":root[lang|=zh][data-theme=dark] figure canvas:not([data-moving])").await?;
    page.settle().await?;
    let found = page.run(SUMS).await?;
    let fresh = Page::blank(Site::of_report(&of_bars())?, 760, 900).await?;
    fresh.go("#/figures/sixty?lang=zh&scale=linear&theme=dark").await?;
    fresh.wait_css("figure canvas:not([data-moving])").await?;
    fresh.settle().await?;
    assert_eq!(found, fresh.run(SUMS).await?);
    page.must_be_quiet().await
}
