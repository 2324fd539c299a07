//! Slides: every key and gesture, both orientations, two windows in step, the smallest text, paper, and no growth.

mod lasts;
mod windows;

use browser_tests::{Feature, Key, Outcome, Page, Site};

const HASH: &str = "return location.hash";
const SLIDE: &str = "return document.querySelector('.st-slide .slide')?.dataset.slide ?? null";

/// Opens a place in the deck on a screen of this size.
async fn open(hash: &str, (width, height): (u32, u32)) -> Outcome<Page> {
    let page = Page::open(hash, width, height).await?;
    page.wait_css(".stage .slide").await?;
    Ok(page)
}

const HD: (u32, u32) = (1920, 1080);

/// Presses keys one after the other, and each time waits for the address.
async fn lead(page: &Page, keys: &[(char, &str)]) -> Outcome {
    for (key, hash) in keys {
        page.press(*key).await?;
        page.until(HASH, *hash).await.map_err(|error| format!("{key:?}: {error}"))?;
    }
    Ok(())
}

#[tokio::test]
async fn every_key_of_a_keyboard_and_of_a_clicker_moves() -> Outcome {
    let page = open("#/present/1", HD).await?;
    let count = page.run("return document.querySelector('.slide .sl-at').textContent.split('/')[1].trim()").await?;
    let last = format!("#/present/{}", count.as_str().unwrap_or_default());
    let keys = [
        (Key::Right.into(), "#/present/2"),
        // The derived value first, then the printed one.
        (' ', "#/present/2?step=2"),
        (Key::Down.into(), "#/present/3"),
        (Key::PageDown.into(), "#/present/4"),
        (Key::Left.into(), "#/present/3"),
        (Key::Up.into(), "#/present/2?step=2"),
        (Key::PageUp.into(), "#/present/2"),
        (Key::Backspace.into(), "#/present/1"),
        (Key::End.into(), last.as_str()),
        (Key::Home.into(), "#/present/1"),
        (Key::Enter.into(), "#/present/2"),
    ];
    lead(&page, &keys).await?;
    for (typed, hash) in [("11", "#/present/11"), ("4", "#/present/4"), ("999", last.as_str())] {
        for digit in typed.chars() {
            page.press(digit).await?;
        }
        lead(&page, &[(Key::Enter.into(), hash)]).await?;
    }
    page.press(Key::Right).await?;
    page.settle().await?;
    assert_eq!(page.run(HASH).await?, last, "the last slide stays");
    page.must_be_quiet().await
}

#[tokio::test]
async fn a_reload_returns_to_slide_and_step_and_a_number_too_large_says_so() -> Outcome {
    let page = open("#/present/5?step=2", HD).await?;
    page.until(SLIDE, "5").await?;
    page.client.refresh().await?;
    page.until(SLIDE, "5").await?;
    page.until("return document.querySelector('.st-slide .slide').dataset.step", "2").await?;
    assert_eq!(page.run("return document.querySelector('.st-note') === null").await?, true);
    page.go("#/present/99").await?;
    page.wait_css(".st-note[role=status]").await?;
    let count = page.run("return document.querySelector('.st-slide .sl-at').textContent.split('/')[1].trim()").await?;
    page.until(SLIDE, count).await?;
    page.must_be_quiet().await
}

#[tokio::test]
async fn letters_open_and_close_what_stands_around_and_can_be_switched_off() -> Outcome {
    let page = open("#/present/2", HD).await?;
    for (key, shown) in
        [('n', ".st-notes"), ('t', ".st-time"), ('b', ".st-blank.black"), ('w', ".st-blank.white"), ('o', ".st-tiles")]
    {
        page.press(key).await?;
        page.wait_css(shown).await?;
        page.press(key).await?;
        page.wait_gone(shown).await?;
    }
    // Whatever is pressed on a black screen brings the slide back and does nothing else.
    page.press('.').await?;
    page.wait_css(".st-blank.black").await?;
    page.press(Key::Right).await?;
    page.wait_gone(".st-blank").await?;
    assert_eq!(page.run(HASH).await?, "#/present/2");
    // In the overview the arrows choose, and Enter goes there.
    page.press('o').await?;
    page.wait_css(".st-tiles a[aria-current]").await?;
    page.press(Key::Right).await?;
    page.until("return document.activeElement.getAttribute('href')", "#/present/3").await?;
    page.press(Key::Enter).await?;
    page.until(HASH, "#/present/3").await?;
    page.wait_gone(".st-tiles").await?;
    page.press('f').await?;
    page.wait_true("return document.fullscreenElement !== null").await?;
    page.press('f').await?;
    page.wait_true("return document.fullscreenElement === null").await?;
    page.go("#/present/3?letters=0").await?;
    page.wait_css(".stage .slide").await?;
    for key in ['n', 't', 'b', 'w', 'o', '5'] {
        page.press(key).await?;
    }
    page.press(Key::Right).await?;
    page.until(HASH, "#/present/4?letters=0").await?;
    assert_eq!(page.run("return document.querySelectorAll('.st-notes, .st-blank, .st-tiles').length").await?, 0);
    page.must_be_quiet().await
}

#[tokio::test]
async fn escape_closes_what_is_open_and_then_leads_out_to_the_figure() -> Outcome {
    let page = open("#/present/2", HD).await?;
    page.press('o').await?;
    page.wait_css(".st-tiles").await?;
    page.press(Key::Escape).await?;
    page.wait_gone(".st-tiles").await?;
    page.press(Key::Escape).await?;
    page.until(HASH, "#/figures/credit-balance").await?;
    // And from the figure back onto the stage.
    page.click_css(".fig .acts a[href^='#/present/']").await?;
    page.until(HASH, "#/present/2").await?;
    page.must_be_quiet().await
}

#[tokio::test]
async fn buttons_with_names_appear_when_the_pointer_moves() -> Outcome {
    let page = open("#/present/1", HD).await?;
    let opacity = "return getComputedStyle(document.querySelector('.st-bar')).opacity";
    assert_eq!(page.run(opacity).await?, "0");
    page.point_at(400.0, 300.0).await?;
    page.point_at(420.0, 310.0).await?;
    page.until(opacity, "1").await?;
    let unnamed = "return [...document.querySelectorAll('.st-bar button')]
        .filter(b => !(b.getAttribute('aria-label') ?? b.textContent).trim() || b.offsetHeight < 44).length";
    assert_eq!(page.run(unnamed).await?, 0);
    page.click_css(".st-bar button:nth-of-type(2)").await?;
    page.until(HASH, "#/present/2").await?;
    page.click_css(".st-bar button[aria-expanded]").await?;
    page.click_css(".st-menu [role=switch]").await?;
    page.until(HASH, "#/present/2?letters=0").await?;
    page.must_be_quiet().await
}

/// A swipe or a tap with one finger, as a browser tells it.
async fn finger(page: &Page, from: (i32, i32), to: (i32, i32)) -> Outcome {
    let script = format!(
        "const stage = document.querySelector('.st-slide .sl-body');
        const tell = (name, x, y) => stage.dispatchEvent(new PointerEvent(name,
            {{ bubbles: true, composed: true, isPrimary: true, pointerId: 7, pointerType: 'touch', button: 0, clientX: x, clientY: y }}));
        tell('pointerdown', {}, {}); tell('pointerup', {}, {});",
        from.0, from.1, to.0, to.1
    );
    page.run(&script).await.map(drop)
}

#[tokio::test]
async fn fingers_swipe_and_tap_on_a_broad_and_on_an_upright_screen() -> Outcome {
    for (width, height) in [HD, (1080, 1920)] {
        let page = open("#/present/3", (width, height)).await?;
        let (w, middle) = (i32::try_from(width)?, i32::try_from(height)? / 2);
        let moves = [
            ((w * 3 / 4, middle), (w / 4, middle + 10), "#/present/4"),
            ((w / 4, middle), (w * 3 / 4, middle - 10), "#/present/3"),
            ((w * 2 / 3, middle), (w * 2 / 3 + 2, middle), "#/present/4"),
            ((w / 10, middle), (w / 10, middle), "#/present/3"),
        ];
        for (from, to, hash) in moves {
            finger(&page, from, to).await?;
            page.until(HASH, hash).await.map_err(|error| format!("{from:?} to {to:?}: {error}"))?;
        }
        // A stroke upwards is nothing.
        finger(&page, (w / 2, middle), (w / 2, middle / 2)).await?;
        page.settle().await?;
        assert_eq!(page.run(HASH).await?, "#/present/3");
        // And by the browser's own finger, where it has one.
        if page.can(Feature::Touch) {
            page.touch(f64::from(width) * 0.6, f64::from(height) * 0.5).await?;
            page.until(HASH, "#/present/4").await?;
        }
        page.must_be_quiet().await?;
    }
    Ok(())
}

/// The smallest text on the slide and on its chart, in slide px, and everything that does not fit.
const READABLE: &str = "
    const slide = document.querySelector('.st-slide .slide'), box = slide.getBoundingClientRect();
    const scale = Math.min(box.width, box.height) / 1080, faults = [];
    const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
    let least = Infinity;
    while (walker.nextNode()) {
        const node = walker.currentNode, element = node.parentElement;
        if (!node.data.trim() || !element.getClientRects().length) continue;
        least = Math.min(least, parseFloat(getComputedStyle(element).fontSize) / scale);
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const r of range.getClientRects())
            if (r.left < box.left - 1 || r.right > box.right + 1 || r.top < box.top - 1 || r.bottom > box.bottom + 1)
                faults.push(node.data + ' leaves the slide');
    }
    const canvas = slide.querySelector('canvas');
    if (canvas) {
        if (!canvas.dataset.leastPx) faults.push('the chart is not drawn');
        least = Math.min(least, parseFloat(canvas.dataset.leastPx) / scale);
    }
    const parts = ['.sl-top', '.sl-title', '.sl-sub', '.sl-body', '.sl-foot'].map(one => slide.querySelector(one))
        .filter(one => one.getClientRects().length).map(one => [one.className, one.getBoundingClientRect()]);
    for (let at = 1; at < parts.length; at++)
        if (parts[at][1].top < parts[at - 1][1].bottom - 1) faults.push(parts[at][0] + ' covers ' + parts[at - 1][0]);
    const body = slide.querySelector('.sl-body');
    if (body.scrollHeight > body.clientHeight + 2) faults.push('the body is too high by ' + (body.scrollHeight - body.clientHeight));
    if (least < 26.67) faults.push('the smallest text is ' + least.toFixed(1));
    return JSON.stringify(faults)";

#[tokio::test]
async fn nothing_is_smaller_than_20_pt_or_leaves_the_slide_at_any_size() -> Outcome {
    let page = open("#/present/1", HD).await?;
    let mut found = Vec::new();
    for (width, height) in [(1280, 720), (1920, 1080), (3840, 2160), (1024, 768), (1080, 1920)] {
        page.set_viewport(width, height).await?;
        for lang in ["zh", "en"] {
            for number in 1..=13 {
                // Each slide as it ends.
                for step in if [2, 5, 6, 7].contains(&number) { vec!["", "&step=2"] } else { vec![""] } {
                    page.go(&format!("#/present/{number}?lang={lang}{step}")).await?;
                    page.until(SLIDE, number.to_string()).await?;
                    page.settle().await?;
                    let said = page.run(READABLE).await?;
                    if said != "[]" {
                        found.push(format!("{width}×{height} {lang} {number}{step}: {said}"));
                    }
                }
            }
        }
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
    page.must_be_quiet().await
}

#[tokio::test]
async fn the_deck_is_printed_two_slides_a_page_with_its_sentences() -> Outcome {
    let page = open("#/present/4", HD).await?;
    page.wait_css(".handout article:nth-child(13) .slide").await?;
    page.wait_true(
        "return [...document.querySelectorAll('.handout img')].every(i => i.complete && i.naturalWidth > 0)",
    )
    .await?;
    let words = "return [...document.querySelectorAll('.handout article')].filter(a => !a.querySelector('.ho-words').textContent).length";
    assert_eq!(page.run(words).await?, 0);
    if page.can(Feature::Print) {
        assert_eq!(page.printed_pages(21.0, 29.7).await?, 7);
    }
    page.must_be_quiet().await
}

#[tokio::test]
async fn the_screen_stays_on_while_slides_are_shown_and_no_longer() -> Outcome {
    let page = Page::blank(Site::built()?, 1280, 720).await?;
    page.run_before(
        "window.asked = [];
        const lock = { release: async () => { asked.push('released') } };
        Object.defineProperty(navigator, 'wakeLock', { value: { request: async kind => (asked.push(kind), lock) } });",
    )
    .await?;
    page.go("#/present/2").await?;
    page.until("return asked.join()", "screen").await?;
    // What the browser took away while the page was out of sight is asked for again.
    page.run("document.dispatchEvent(new Event('visibilitychange'))").await?;
    page.until("return asked.join()", "screen,screen,released").await?;
    page.press(Key::Escape).await?;
    page.until("return asked.join()", "screen,screen,released,released").await?;
    page.must_be_quiet().await
}

#[tokio::test]
async fn a_slide_can_be_handed_to_a_phone_as_it_is() -> Outcome {
    let page = Page::blank(Site::built()?, HD.0, HD.1).await?;
    page.run_before(
        "const meta = document.createElement('meta');
        meta.name = 'tushuo-address';
        meta.content = 'https://tushuo.example/hall/';
        addEventListener('readystatechange', () => document.head.append(meta), { once: true, capture: true });",
    )
    .await?;
    let code = "return document.querySelector('.st-slide .sl-code')?.getAttribute('aria-label') ?? null";
    let handed = [
        ("#/present/4", "index.html#/present/4"),
        ("#/present/5?step=2", "index.html#/present/5?step=2"),
        ("#/present/6?step=2&lang=en&theme=dark", "en/index.html#/present/6?lang=en&step=2"),
        ("#/present/10?letters=0", "index.html#/present/10"),
    ];
    for (hash, address) in handed {
        page.go(hash).await?;
        page.until(code, format!("https://tushuo.example/hall/{address}")).await?;
    }
    // A phone that follows it shows the same slide at the same step.
    page.set_viewport(390, 844).await?;
    page.go("en/index.html#/present/6?step=2&lang=en").await?;
    page.wait_css(".st-slide [data-slide='6'][data-step='2'][lang=en]").await?;
    page.must_be_quiet().await
}
