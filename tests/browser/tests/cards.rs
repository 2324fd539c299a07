//! Cards of marks: where they stand, at every width. They cover neither the mark they tell of nor the one with the focus.

use crate::views::{address, hold_still, show};
use browser_tests::{Feature, Key, Outcome, Page, dataset::texts};
use serde_json::json;

const FIGURES: [&str; 5] = ["insurance", "credit-balance", "ip-programmes", "festival", "credit-shares"];

const MARKS: &str = "return [...document.querySelectorAll('.chart [data-target]')].map(mark => mark.dataset.target)";

/// Whether the card covers the mark it tells of, and whether enough of it to be read is in sight.
const CARD: &str = "const card = document.querySelector('.tip');
    const mark = document.querySelector('[data-target=\"' + arguments[0] + '\"]');
    if (!card || !mark) return null;
    const [a, b] = [card, mark].map(one => one.getBoundingClientRect());
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    return [across > 0.5 && down > 0.5, Math.min(a.bottom, innerHeight) - Math.max(a.top, 0) > 40]";

/// What lies over the middle of what has the focus: nothing, where it is to be seen.
const OVER: &str = "const mark = document.activeElement, { x, y, width, height } = mark.getBoundingClientRect();
    const over = document.elementFromPoint(x + width / 2, y + height / 2);
    return mark.matches('[data-item]') && over === mark ? null : `${over?.className} over ${mark.dataset.item}`";

#[tokio::test]
async fn a_card_covers_neither_its_mark_nor_the_one_with_the_focus() -> Outcome {
    let page = Page::open("#/", 1280, 900).await?;
    page.wait_state_ready().await?;
    hold_still(&page).await?;
    for (width, height) in [(1280, 900), (820, 900), (360, 740)] {
        if width < 500 && !page.can(Feature::PhoneWidth) {
            continue;
        }
        page.set_viewport(width, height).await?;
        for figure in FIGURES {
            let at = |settings: &str| address(&format!("figures/{figure}"), &format!("lang=en{settings}"));
            show(&page, &at("")).await?;
            let all = page.run(MARKS).await?;
            for mark in texts(&all) {
                show(&page, &at(&format!("&mark={mark}"))).await?;
                page.wait_css(&format!(".target.selected[data-target='{mark}']")).await?;
                page.wait_css(".tip.pinned").await?;
                let found = page.client.execute(CARD, vec![json!(mark)]).await?;
                assert_eq!(found, json!([false, true]), "{width} px, {figure} {mark}");
            }
            // It gives way to each mark that the arrow keys lead to.
            page.run("document.querySelector('.chart .target.selected').focus()").await?;
            let keys = texts(&all).len();
            for key in [Key::Home].into_iter().chain(core::iter::repeat_n(Key::Right, keys)) {
                page.press(key).await?;
                page.settle().await?;
                assert_eq!(page.run(OVER).await?, json!(null), "{width} px, {figure}");
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn what_is_pointed_at_is_not_covered() -> Outcome {
    let page = Page::open("#/", 1280, 900).await?;
    page.wait_state_ready().await?;
    hold_still(&page).await?;
    // Below 720 px the card is a sheet at an edge of the screen.
    for (width, height) in [(1280, 900), (700, 600)] {
        page.set_viewport(width, height).await?;
        for figure in FIGURES {
            show(&page, &address(&format!("figures/{figure}"), "lang=en")).await?;
            let all = page.run(MARKS).await?;
            for mark in texts(&all) {
                let place = "const mark = document.querySelector('[data-target=\"' + arguments[0] + '\"]');
                    mark.scrollIntoView({ block: 'end', behavior: 'instant' });
                    const { x, y, width, height } = mark.getBoundingClientRect();
                    return [x + width / 2, y + height / 2]";
                page.point_at(2.0, 2.0).await?;
                page.wait_gone(".tip").await?;
                let at = page.client.execute(place, vec![json!(mark)]).await?;
                page.settle().await?;
                page.point_at(at[0].as_f64().unwrap_or_default(), at[1].as_f64().unwrap_or_default()).await?;
                page.wait_css(".tip:not(.pinned)").await?;
                page.settle().await?;
                let found = page.client.execute(CARD, vec![json!(mark)]).await?;
                assert_eq!(found, json!([false, true]), "{width} px, {figure} {mark}");
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_pointer_on_a_card_points_at_nothing_below_it() -> Outcome {
    let page = Page::open("#/", 1280, 900).await?;
    page.wait_state_ready().await?;
    hold_still(&page).await?;
    let mut below = 0;
    for figure in FIGURES {
        show(&page, &address(&format!("figures/{figure}"), "lang=en")).await?;
        let all = page.run(MARKS).await?;
        for mark in texts(&all) {
            show(&page, &address(&format!("figures/{figure}"), &format!("lang=en&mark={mark}"))).await?;
            page.wait_css(&format!(".target.selected[data-target='{mark}']")).await?;
            page.wait_css(".tip.pinned").await?;
            // A place on the card under which there is a mark.
            let place = "const box = e => e.getBoundingClientRect(), card = box(document.querySelector('.tip.pinned'));
                const at = [...document.querySelectorAll('.chart [data-target]')].map(box)
                    .map(b => [b.x + b.width / 2, b.y + b.height / 2]);
                return at.find(([x, y]) => x > card.left && x < card.right && y > card.top
                    && y < Math.min(card.bottom, innerHeight)) ?? null";
            let at = page.run(place).await?;
            let (Some(x), Some(y)) = (at[0].as_f64(), at[1].as_f64()) else { continue };
            page.point_at(x, y).await?;
            page.settle().await?;
            let cards = "return [...document.querySelectorAll('.tip')].map(card => card.className)";
            assert_eq!(page.run(cards).await?, json!(["tip pinned"]), "{figure} {mark}");
            below += 1;
        }
    }
    assert!(below > 3, "{below} cards over marks");
    Ok(())
}
