//! The chapter in the page: every printed number as data, marks and events that open, sentences that are found.

use crate::views::show;
use browser_tests::{
    Key, Locator, Outcome, Page,
    dataset::{list, report, text},
};
use serde_json::{Value, json};

/// The ids a figure shows, in any of its measures.
fn shown(figure: &Value) -> Vec<&str> {
    let measures = list(figure, "measures").flat_map(|measure| list(measure, "of"));
    let beside = list(figure, "beside").flat_map(|row| row.as_array().into_iter().flatten());
    list(figure, "of").chain(measures).chain(beside).filter_map(Value::as_str).collect()
}

const DATA_OF: &str = "return [...document.querySelectorAll('[data-figure=\"' + arguments[0] + '\"] data')]
    .map(d => [d.dataset.statistic, d.dataset.part, d.value, d.textContent])";

#[tokio::test]
async fn every_statistic_of_every_figure_is_data_with_its_printed_digits() -> Outcome {
    let report = report()?;
    let page = Page::open("#/", 1280, 900).await?;
    page.wait_state_ready().await?;
    let mut seen = 0;
    for figure in list(&report, "figures") {
        page.go(&format!("#/figures/{}", text(figure, "id"))).await?;
        page.wait_css(&format!("figure[data-figure='{}'] table", text(figure, "id"))).await?;
        let data = page.client.execute(DATA_OF, vec![figure["id"].clone()]).await?;
        let data = data.as_array().cloned().unwrap_or_default();
        for id in shown(figure) {
            let Some(statistic) = list(&report, "statistics").find(|one| one["id"] == id) else { continue };
            let printed = text(statistic, "printed");
            // One activation leads from the number to its sentence.
            let leads = format!("figure a.n[href='#/source/{id}'] data");
            assert!(!page.client.find_all(Locator::Css(&leads)).await?.is_empty(), "{id} leads nowhere");
            assert!(data.contains(&json!([id, "value", printed, printed])), "{id}: {printed} is not there");
            if let Some(growth) = statistic["growth"]["printed"].as_str() {
                assert!(data.contains(&json!([id, "growth", growth, growth])), "{id}: {growth}% is not there");
            }
            seen += 1;
        }
    }
    assert!(seen >= list(&report, "statistics").count(), "{seen}");
    assert_eq!(page.console_errors().await?, Vec::<String>::new());
    assert_eq!(page.failed_requests(), []);
    Ok(())
}

#[tokio::test]
async fn english_shifts_the_point_and_keeps_the_printed_form() -> Outcome {
    let page = Page::open("#/figures/credit-balance?lang=en", 1280, 900).await?;
    page.wait_state_ready().await?;
    page.wait_css("figure table").await?;
    let data = page.client.execute(DATA_OF, vec![json!("credit-balance")]).await?;
    let data = data.as_array().cloned().unwrap_or_default();
    assert!(data.contains(&json!(["tech-loan-balance", "value", "10486.31", "1,048.631"])), "{data:?}");
    let table = page.run("return document.querySelector('figure table').textContent").await?;
    assert!(table.as_str().unwrap_or_default().contains("10486.31亿元"));
    assert_eq!(page.run("return document.documentElement.lang").await?, "en");
    Ok(())
}

#[tokio::test]
async fn a_mark_opens_its_card_by_mouse_and_by_keyboard() -> Outcome {
    let page = Page::open("#/figures/credit-balance", 1280, 900).await?;
    page.wait_state_ready().await?;
    // The pointer over the mark, on the canvas: the card without buttons.
    let mark = page.wait_css("[data-target=sme-loan-balance]").await?;
    let (x, y, w, h) = mark.rectangle().await?;
    page.point_at(x + w / 2.0, y + h / 2.0).await?;
    assert!(page.text_css(".tip").await?.contains("4756.47"));
    // A click pins it.
    mark.click().await?;
    let card = page.text_css(".tip.pinned").await?;
    for words in ["4756.47", "亿元", "92.70%", "7.1", "其中科技型中小企业贷款余额4756.47亿元"] {
        assert!(card.replace(' ', "").contains(words), "{words}: {card}");
    }
    assert!(page.client.current_url().await?.as_str().ends_with("#/figures/credit-balance?mark=sme-loan-balance"));
    // By keyboard, another one; its neighbour is reached with an arrow.
    page.run("document.querySelector('[data-target=\"tech-loan-balance-2022\"]').focus()").await?;
    page.press(Key::Right).await?;
    assert_eq!(page.run("return document.activeElement.dataset.target").await?, "tech-loan-balance");
    page.press(Key::Enter).await?;
    let shown = "return document.querySelector('.tip.pinned')?.textContent ?? ''";
    let card = page.wait_that(shown, |card| card.as_str().is_some_and(|card| card.contains("10486.31"))).await?;
    assert!(card.as_str().is_some_and(|card| card.contains("52.14")), "{card}");
    assert_eq!(page.console_errors().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn a_derived_mark_shows_its_interval_its_formula_and_its_sentences() -> Outcome {
    let page = Page::open("#/figures/credit-balance?mark=sme-loan-balance-2022", 1280, 900).await?;
    page.wait_state_ready().await?;
    let card = page.text_css(".tip.pinned").await?;
    for words in ["推算", "2468.2–2468.4", "不是印刷数字", "92.70%", "4756.47亿元"] {
        assert!(card.replace(' ', "").contains(words), "{words}: {card}");
    }
    assert_eq!(page.client.find_all(Locator::Css(".nearest")).await?.len(), 0);
    Ok(())
}

#[tokio::test]
async fn from_a_number_to_its_sentence_and_back() -> Outcome {
    let page = Page::open("#/figures/patents", 1280, 900).await?;
    page.wait_state_ready().await?;
    page.click_css(".note a.n[href='#/source/inventions-in-force']").await?;
    let lit = page.wait_css(".text mark").await?;
    // The sentence as printed, without the reading that stands beside the fault.
    let printed = "return [...document.querySelectorAll('.text mark')].map(m => { const c = m.cloneNode(true);
        c.querySelectorAll('.reading').forEach(r => r.remove()); return c.textContent }).join('')";
    let sentence = page.run(printed).await?;
    assert!(sentence.as_str().unwrap_or_default().contains("有效发明专利拥有量24.14件"), "{sentence}");
    page.settle().await?;
    let in_view = "const r = document.querySelector('.text mark').getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight";
    assert_eq!(page.run(in_view).await?, true);
    drop(lit);
    page.click_css(".text mark a[data-anchor=inventions-in-force]").await?;
    assert!(page.text_css(".tip.pinned").await?.contains("24.14"));
    assert!(page.client.current_url().await?.as_str().contains("#/figures/patents?mark=inventions-in-force"));
    Ok(())
}

#[tokio::test]
async fn every_statistic_has_exactly_one_sentence_lit_in_the_source() -> Outcome {
    let report = report()?;
    let page = Page::open("#/source", 1280, 900).await?;
    page.wait_state_ready().await?;
    for statistic in list(&report, "statistics") {
        page.go(&format!("#/source/{}", text(statistic, "id"))).await?;
        page.wait_css(&format!(".text mark [data-anchor='{}']", text(statistic, "id"))).await?;
        let script = "const back = document.querySelector('.text mark a[data-anchor=\"' + arguments[0] + '\"]');
            return [document.querySelectorAll('.text mark[tabindex]').length,
            [...document.querySelectorAll('.text mark')].map(m => m.textContent).join(''), back.getAttribute('href')]";
        let found = page.client.execute(script, vec![statistic["id"].clone()]).await?;
        let back = format!("mark={}", text(statistic, "id"));
        assert!(text_at(&found, 2).starts_with("#/figures/") && text_at(&found, 2).ends_with(&back), "{found}");
        assert_eq!(found[0], 1, "{}", statistic["id"]);
        assert!(text_at(&found, 1).contains(text(statistic, "printed")), "{found}");
    }
    Ok(())
}

fn text_at(value: &Value, at: usize) -> &str {
    value[at].as_str().unwrap_or_default()
}

#[tokio::test]
async fn an_event_opens_with_its_sentences_and_closes_again() -> Outcome {
    let page = Page::open("#/calendar", 1280, 900).await?;
    page.wait_state_ready().await?;
    page.click_css(".cal a.ev[data-event=science-festival]").await?;
    let panel = page.text_css("[role=complementary][data-event=science-festival]").await?;
    for words in ["2023年5月20—31日", "成功举办", "章首日历", "7.4正文"] {
        assert!(panel.replace(' ', "").contains(words), "{words}: {panel}");
    }
    page.press(Key::Escape).await?;
    page.wait_gone("[role=complementary][data-event]").await?;
    page.until("return document.activeElement.dataset.event ?? null", "science-festival").await?;
    assert_eq!(page.console_errors().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn every_event_opens_by_its_address_and_no_month_gets_a_day() -> Outcome {
    let report = report()?;
    let page = Page::open("#/calendar", 1280, 900).await?;
    page.wait_state_ready().await?;
    for event in list(&report, "events") {
        let id = text(event, "id");
        page.go(&format!("#/calendar/{id}")).await?;
        let panel = page.wait_css(&format!("[role=complementary][data-event='{id}']")).await?.text().await?;
        let title = text(&event["title"], "zh");
        assert!(panel.replace([' ', '\n'], "").contains(&title.replace(' ', "")), "{id}: {panel}");
        let time = page.text_css(&format!("[data-event='{id}'] dl")).await?;
        let letters: Vec<char> = time.chars().collect();
        let has_day = letters.windows(2).any(|pair| pair[0].is_ascii_digit() && pair[1] == '日');
        assert_eq!(event["date"].as_str().is_some_and(|date| date.len() > 7), has_day, "{id}: {time}");
    }
    Ok(())
}

#[tokio::test]
async fn language_and_theme_are_switched_and_kept() -> Outcome {
    let page = Page::open("#/figures/insurance", 1280, 900).await?;
    page.wait_state_ready().await?;
    page.click_css(".tools a[lang=en]").await?;
    page.wait_css(":root[lang=en]").await?;
    let before = page.run("return document.querySelector('canvas').toDataURL()").await?;
    page.click_css(".tools a[href*='theme=']").await?;
    page.wait_css(":root[data-theme=dark]").await?;
    page.settle().await?;
    assert_ne!(page.run("return document.querySelector('canvas').toDataURL()").await?, before);
    page.click_css(".mast nav a[href^='#/calendar']").await?;
    page.wait_css(".cal").await?;
    assert!(page.client.current_url().await?.as_str().ends_with("#/calendar?lang=en&theme=dark"));
    assert!(page.text_css("h1").await?.contains("events"));
    Ok(())
}

#[tokio::test]
async fn the_canvas_is_as_sharp_as_the_screen_and_follows_its_width() -> Outcome {
    let page = Page::open("#/figures/insurance", 1280, 900).await?;
    page.wait_state_ready().await?;
    page.wait_css("[data-target=ic-cover]").await?;
    let ratio = "const c = document.querySelector('canvas'); return c.width / c.getBoundingClientRect().width";
    // An emulated screen changes its ratio without telling the page; a change of width goes with it.
    for (width, scale) in [(1280, 1.0), (1100, 2.0), (700, 1.5)] {
        page.set_pixel_ratio(width, 900, scale).await?;
        let mut found = 0.0_f64;
        for _ in 0..200 {
            page.settle().await?;
            found = page.run(ratio).await?.as_f64().unwrap_or_default();
            if (found - scale).abs() < 0.01 {
                break;
            }
        }
        let said = page.run("return devicePixelRatio").await?;
        assert!((found - scale).abs() < 0.01, "{found} device px a CSS px, not {scale}; the browser says {said}");
        let fits = "const c = document.querySelector('canvas').getBoundingClientRect(); return c.right <= innerWidth && c.width > innerWidth * .8";
        assert_eq!(page.run(fits).await?, true, "at {width}");
    }
    Ok(())
}

#[tokio::test]
async fn an_address_that_means_nothing_shows_the_nearest_view_and_says_so() -> Outcome {
    let page = Page::open("#/figures/no-such-figure", 1280, 900).await?;
    page.wait_state_ready().await?;
    assert!(page.text_css(".nearest").await?.contains("没有这个地址"));
    page.wait_css("[data-figure]").await?;
    Ok(())
}

#[tokio::test]
async fn no_view_scrolls_sideways_on_a_phone() -> Outcome {
    let page = Page::open("#/", 320, 740).await?;
    page.wait_state_ready().await?;
    for lang in ["zh", "en"] {
        for view in
            ["", "figures", "calendar", "calendar/science-festival", "source", "figures/insurance?mark=ic-cover"]
        {
            let join = if view.contains('?') { '&' } else { '?' };
            show(&page, &format!("#/{view}{join}lang={lang}")).await?;
            let width = page.run("return document.documentElement.scrollWidth").await?;
            assert_eq!(width, 320, "#/{view} in {lang}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_host_is_told_of_what_is_shown_and_selected() -> Outcome {
    let page = Page::open("#/", 1280, 900).await?;
    page.wait_state_ready().await?;
    let listen = "window.told = []; for (const name of ['state', 'select']) document.addEventListener('tushuo:' + name,
        event => told.push([name, event.detail.address ?? event.detail.kind + ' ' + event.detail.id]))";
    page.run(listen).await?;
    page.go("#/calendar/science-festival").await?;
    page.wait_css("[role=complementary][data-event]").await?;
    let told = page.run("return told").await?;
    assert_eq!(told, json!([["state", "#/calendar/science-festival"], ["select", "event science-festival"]]));
    Ok(())
}

/// Waits until the card shows a mark, by its name.
async fn card_of(page: &Page, name: &str, pinned: bool) -> Outcome {
    let script = "const card = document.querySelector('.tip');
        return card ? [card.querySelector('h2').textContent, card.classList.contains('pinned')] : null";
    page.until(script, json!([name, pinned])).await
}

/// Closes the card by its button, and waits until it is gone: a key pressed before that would be about the card shown.
async fn close_card(page: &Page) -> Outcome {
    page.click_css(".tip .x").await?;
    page.wait_gone(".tip.pinned").await
}

#[tokio::test]
async fn mouse_touch_and_keyboard_reach_the_same_marks() -> Outcome {
    let page = Page::open("#/figures/credit-balance", 1280, 1100).await?;
    page.wait_state_ready().await?;
    let marks = "return [...document.querySelectorAll('[data-target]')].map(mark =>
        [mark.dataset.target, mark.getAttribute('aria-label')])";
    for figure in ["credit-balance", "patents", "insurance", "credit-shares", "credit-products", "policies"] {
        page.go(&format!("#/figures/{figure}")).await?;
        page.wait_css(&format!("figure[data-figure={figure}] [data-target]")).await?;
        page.settle().await?;
        let found = page.run(marks).await?;
        for mark in found.as_array().into_iter().flatten() {
            let (id, label) = (text_at(mark, 0), text_at(mark, 1));
            // Clicking a card's button may have scrolled the page: the mark is looked for anew.
            let place = "scrollTo(0, 0); const box = document.querySelector('[data-target=\"' + arguments[0] + '\"]')
                .getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]";
            let at = page.client.execute(place, vec![json!(id)]).await?;
            let (x, y) = (at[0].as_f64().unwrap_or_default(), at[1].as_f64().unwrap_or_default());
            if !(120.0..=1080.0).contains(&y) {
                continue;
            }
            // What is heard begins with what the card is headed with.
            for _ in 0..100 {
                page.point_at(2.0, 2.0).await?;
                page.point_at(x, y).await?;
                if page.run("return !!document.querySelector('.tip')").await? == true {
                    break;
                }
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            }
            page.wait_css(".tip").await?;
            let name = page.run("return document.querySelector('.tip h2').textContent").await?;
            let name = name.as_str().unwrap_or_default().to_owned();
            assert!(label.starts_with(&name), "{figure} {id}: {label} / {name}");
            page.point_at(2.0, 2.0).await?;
            // Touch.
            page.touch(x, y).await?;
            card_of(&page, &name, true).await?;
            assert!(page.client.current_url().await?.as_str().contains(&format!("mark={id}")), "{figure} {id}");
            close_card(&page).await?;
            // Keyboard.
            page.run(&format!("document.querySelector('[data-target=\"{id}\"]').focus()")).await?;
            page.press(Key::Enter).await?;
            card_of(&page, &name, true).await?;
            close_card(&page).await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn with_the_network_off_numbers_still_lead_to_their_sentences() -> Outcome {
    let page = Page::open("#/figures/credit-balance", 1280, 900).await?;
    page.wait_state_ready().await?;
    page.go_offline().await?;
    let asked = page.site.requests().len();
    page.click_css("h1 a.n[href='#/source/sme-loan-balance']").await?;
    page.wait_css(".text mark [data-anchor=sme-loan-balance]").await?;
    page.click_css(".text mark a[data-anchor=sme-loan-balance]").await?;
    assert!(page.text_css(".tip.pinned").await?.contains("4756.47"));
    page.go("#/calendar/science-festival").await?;
    page.wait_css("[role=complementary][data-event]").await?;
    assert_eq!(page.site.requests().len(), asked);
    assert_eq!(page.console_errors().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn the_halves_of_a_switch_share_one_border() -> Outcome {
    let page = Page::open("#/figures/insurance", 1280, 900).await?;
    page.wait_css(".ctl .seg .choice").await?;
    // One line around the switch, and one between each two of its halves.
    let borders = "return [...document.querySelectorAll('.ctl .seg')].map(seg =>
        [seg, ...seg.children].map(one => {
            const s = getComputedStyle(one);
            return [s.borderTopWidth, s.borderRightWidth, s.borderBottomWidth, s.borderLeftWidth]
                .filter(width => parseFloat(width)).length;
        }))";
    assert_eq!(page.run(borders).await?, json!([[4, 0, 1]]));
    Ok(())
}
