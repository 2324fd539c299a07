//! Everything that the people of the brief do, with the keyboard alone. A visitor: from the overview to a number, to its
//! sentence and back; through a chart that is one tab stop, to a card and out of it; measure, axis, switch, theme,
//! language; the table, the files, what to share; to listen; a line over time; the calendar by words, kind, list, topic and
//! month, an event and its files. Who embeds: into a frame and an element and out again. Who presents: slides, the window
//! of who speaks, and back.

use crate::views::show;
use browser_tests::{
    Downloads, Key, Outcome, Page, Site,
    dataset::{list, report, text},
};
use generated_reports::of_series;
use serde_json::{Value, json};

/// Presses Tab until the element with the focus fits, as whoever has no mouse does.
async fn tab_to(page: &Page, fits: &str) -> Outcome {
    let script = format!("return document.activeElement.matches({})", Value::from(fits));
    for _ in 0..150 {
        if page.run(&script).await? == true {
            return Ok(());
        }
        page.press(Key::Tab).await?;
    }
    Err(format!("the tab key does not lead to {fits}").into())
}

const MARK: &str = "return document.activeElement.dataset.item ?? null";
const HASH: &str = "return location.hash";

#[tokio::test]
async fn from_the_overview_to_a_number_to_its_sentence_and_back() -> Outcome {
    let page = Page::open("#/", 1280, 900).await?;
    page.wait_state_ready().await?;
    tab_to(&page, ".skip").await?;
    page.press(Key::Enter).await?;
    tab_to(&page, "main a[href^='#/figures/credit-balance']").await?;
    page.press(Key::Enter).await?;
    page.wait_css("figure[data-figure=credit-balance] .target").await?;
    tab_to(&page, "h1 a.n[href='#/source/sme-loan-balance']").await?;
    page.press(Key::Enter).await?;
    page.wait_css(".text mark").await?;
    // The sentence has the focus; the next stop in it leads back.
    page.until("return document.activeElement.localName", json!("mark")).await?;
    tab_to(&page, ".text mark a[data-anchor=sme-loan-balance]").await?;
    page.press(Key::Enter).await?;
    assert!(page.text_css(".tip.pinned").await?.contains("4756.47"));
    page.must_be_quiet().await
}

/// Marks that come behind one that they are read before: rows from the top, each from the left; columns from the left,
/// each from its foot, as they are counted, and at last the months below them.
const OUT_OF_ORDER: &str = "const all = [...document.querySelectorAll('.chart [data-item]')];
    const meet = (a, b, from, to) => Math.min(a[to], b[to]) > Math.max(a[from], b[from]);
    const before = (a, b) => arguments[0]
        ? (meet(a, b, 'left', 'right') ? b.bottom < a.bottom : a.left < b.left)
        : (meet(a, b, 'top', 'bottom') ? a.left + a.right <= b.left + b.right + 2 : a.top < b.top);
    const rect = e => e.getBoundingClientRect();
    const isMark = e => 'target' in e.dataset;
    const follows = (a, b) => isMark(a) === isMark(b) ? before(rect(a), rect(b)) : isMark(a);
    return all.slice(1).filter((e, at) => !follows(all[at], e)).map(e => e.dataset.item)";

#[tokio::test]
async fn a_chart_is_one_tab_stop_and_arrows_lead_through_it() -> Outcome {
    let page = Page::open("#/", 1280, 900).await?;
    page.wait_state_ready().await?;
    for figure in list(&report()?, "figures") {
        let columns = text(figure, "kind") == "density";
        let figure = text(figure, "id");
        show(&page, &format!("#/figures/{figure}")).await?;
        page.wait_css(&format!("figure[data-figure={figure}] .target")).await?;
        let out_of_order = page.client.execute(OUT_OF_ORDER, vec![json!(columns)]).await?;
        assert_eq!(out_of_order, json!([]), "{figure}");
        let items =
            page.run("return [...document.querySelectorAll('.chart [data-item]')].map(e => e.dataset.item)").await?;
        let items = items.as_array().cloned().unwrap_or_default();
        let stops = "return [...document.querySelectorAll('.chart [data-item]')].filter(e => e.tabIndex === 0).length";
        assert_eq!(page.run(stops).await?, 1, "{figure}");
        tab_to(&page, ".chart [data-item]").await?;
        for item in &items {
            assert_eq!(&page.run(MARK).await?, item, "{figure}");
            page.press(Key::Right).await?;
        }
        // At the end it stays there; Home and End lead to the ends.
        assert_eq!(Some(&page.run(MARK).await?), items.last(), "{figure}");
        page.press(Key::Home).await?;
        assert_eq!(Some(&page.run(MARK).await?), items.first(), "{figure}");
        page.press(Key::End).await?;
        page.press(Key::Left).await?;
        assert_eq!(Some(&page.run(MARK).await?), items.get(items.len().saturating_sub(2)), "{figure}");
        assert_eq!(page.run(stops).await?, 1, "{figure}");
        // The next stop is outside, and back again is the mark that was left.
        let left = page.run(MARK).await?;
        page.press(Key::Tab).await?;
        assert_eq!(page.run("return !!document.activeElement.closest('.chart')").await?, false, "{figure}");
        page.press_with(Key::Shift, Key::Tab).await?;
        assert_eq!(page.run(MARK).await?, left, "{figure}");
    }
    Ok(())
}

#[tokio::test]
async fn escape_closes_the_card_and_the_focus_is_on_its_mark() -> Outcome {
    let page = Page::open("#/figures/credit-balance", 1280, 900).await?;
    page.wait_state_ready().await?;
    tab_to(&page, ".chart [data-item]").await?;
    page.press(Key::Right).await?;
    let mark = page.run(MARK).await?;
    page.press(Key::Enter).await?;
    page.wait_css(".tip.pinned").await?;
    tab_to(&page, ".tip.pinned a, .tip.pinned button").await?;
    page.press(Key::Escape).await?;
    page.until("return document.querySelectorAll('.tip.pinned').length", json!(0)).await?;
    assert_eq!(page.run(MARK).await?, mark);
    assert_eq!(page.run(HASH).await?, "#/figures/credit-balance");
    Ok(())
}

#[tokio::test]
async fn a_measure_is_chosen_and_a_switch_is_set_with_space_as_with_enter() -> Outcome {
    let page = Page::open("#/figures/credit-balance", 1280, 900).await?;
    page.wait_state_ready().await?;
    tab_to(&page, ".choice[aria-pressed=false]").await?;
    page.press(' ').await?;
    page.until(HASH, json!("#/figures/credit-balance?measure=borrowers")).await?;
    // The address is there a moment before the view, and until then its controls lead on from the view before.
    page.wait_css(".choice[aria-pressed=true]:focus").await?;
    assert_eq!(page.run("return scrollY").await?, 0);
    tab_to(&page, ".sw[role=switch]").await?;
    page.press(Key::Enter).await?;
    page.until(HASH, json!("#/figures/credit-balance?measure=borrowers&derived=0")).await?;
    page.wait_css(".sw[role=switch][aria-checked=false]:focus").await?;
    page.press(' ').await?;
    page.until(HASH, json!("#/figures/credit-balance?measure=borrowers")).await
}

#[tokio::test]
async fn the_table_the_files_and_what_to_share_are_reached() -> Outcome {
    let page = Page::open("#/figures/insurance", 1280, 900).await?;
    let folder = Downloads::of(&page, "tour").await?;
    page.wait_state_ready().await?;
    tab_to(&page, ".get > button").await?;
    page.press(Key::Enter).await?;
    page.wait_css(".get .menu [data-file=csv]").await?;
    tab_to(&page, ".get .menu [data-file=csv]").await?;
    page.press(Key::Enter).await?;
    assert!(folder.take("tushuo-shanghai-2023-ch7-insurance-zh.csv").await?.is_some(), "{:?}", folder.names()?);
    tab_to(&page, ".get > button").await?;
    page.press(Key::Enter).await?;
    page.wait_css(".get .menu [data-file=csv]").await?;
    page.press(Key::Escape).await?;
    page.until("return document.querySelectorAll('.get .menu').length", json!(0)).await?;
    assert_eq!(page.run("return document.activeElement.matches('.get > button')").await?, true);
    tab_to(&page, ".table summary").await?;
    page.press(' ').await?;
    page.wait_css(".table[open] table").await?;
    tab_to(&page, ".table a.n").await?;
    tab_to(&page, ".share summary").await?;
    page.press(Key::Enter).await?;
    page.wait_css(".share[open]").await?;
    Ok(())
}

#[tokio::test]
async fn the_axis_the_theme_and_the_topics_of_the_year_are_reached() -> Outcome {
    let page = Page::open("#/figures/insurance", 1280, 900).await?;
    page.wait_state_ready().await?;
    tab_to(&page, ".tools a[href*='theme=']").await?;
    page.press(Key::Enter).await?;
    page.wait_css(":root[data-theme=dark]").await?;
    tab_to(&page, ".seg .choice[aria-pressed=false]").await?;
    page.press(' ').await?;
    page.until("return location.hash.includes('scale=linear')", json!(true)).await?;
    show(&page, "#/calendar").await?;
    tab_to(&page, ".cal-topics [href*='topic=finance']").await?;
    page.press(Key::Enter).await?;
    page.until("return location.hash.includes('topic=finance')", json!(true)).await?;
    page.must_be_quiet().await
}

#[tokio::test]
async fn an_event_is_searched_opened_and_closed_and_the_language_is_switched() -> Outcome {
    let page = Page::open("#/calendar", 1280, 900).await?;
    page.wait_state_ready().await?;
    tab_to(&page, ".words input").await?;
    for letter in "科技节".chars() {
        page.press(letter).await?;
    }
    page.until("return location.hash.includes('q=')", json!(true)).await?;
    tab_to(&page, ".cal [data-item]").await?;
    for _ in 0..40 {
        if page.run(MARK).await? == "science-festival" {
            break;
        }
        page.press(Key::Down).await?;
    }
    assert_eq!(page.run(MARK).await?, "science-festival");
    page.press(Key::Enter).await?;
    page.wait_css(".pan[data-event=science-festival]").await?;
    page.press(Key::Escape).await?;
    page.until("return document.querySelectorAll('.pan').length", json!(0)).await?;
    page.until(MARK, json!("science-festival")).await?;
    // Back to the top, and to the other language.
    page.run("document.querySelector('.skip').focus()").await?;
    tab_to(&page, ".tools a[lang=en]").await?;
    page.press(Key::Enter).await?;
    page.wait_css(":root[lang=en]").await?;
    page.must_be_quiet().await
}

#[tokio::test]
async fn a_figure_is_presented_with_the_window_of_who_speaks_and_left_again() -> Outcome {
    let page = Page::open("#/figures/credit-balance", 1280, 900).await?;
    page.wait_state_ready().await?;
    let audience = page.client.window().await?;
    tab_to(&page, ".fig .acts a[href^='#/present/']").await?;
    page.press(Key::Enter).await?;
    page.wait_css(".stage .slide[data-slide='2']").await?;
    // The bar shows itself to the keyboard as to the pointer.
    tab_to(&page, ".st-bar button:nth-of-type(7)").await?;
    page.until("return getComputedStyle(document.querySelector('.st-bar')).opacity", json!("1")).await?;
    page.press(Key::Enter).await?;
    page.client.switch_to_window(page.other_window().await?).await?;
    page.wait_css(".presenter .pr-now .slide[data-slide='2']").await?;
    tab_to(&page, ".presenter button").await?;
    page.press(Key::PageDown).await?;
    page.press(Key::PageDown).await?;
    page.wait_css(".presenter .pr-now .slide[data-slide='3']").await?;
    page.client.close_window().await?;
    page.client.switch_to_window(audience).await?;
    page.until(HASH, json!("#/present/3")).await?;
    page.press(Key::Escape).await?;
    page.wait_css("figure[data-figure] .target").await?;
    page.must_be_quiet().await
}

#[tokio::test]
async fn a_figure_is_listened_to_and_silenced() -> Outcome {
    let page = Page::open("#/figures/credit-balance", 1280, 900).await?;
    page.wait_state_ready().await?;
    page.run(crate::listen::STUBS).await?;
    page.run("heard.hold = true").await?;
    tab_to(&page, ".listen button").await?;
    page.press(Key::Enter).await?;
    page.until("return heard.said.length", json!(1)).await?;
    // The same button, still with the focus, silences it.
    assert_eq!(page.run("return document.activeElement.matches('.listen button')").await?, true);
    page.press(' ').await?;
    page.until("return document.querySelector('.listen').dataset.now", json!("silent")).await?;
    page.must_be_quiet().await
}

#[tokio::test]
async fn a_line_is_read_looked_at_closer_and_seen_whole_again() -> Outcome {
    let page = Page::blank(Site::of_report(&of_series(301, 1))?, 1280, 900).await?;
    page.go("#/figures/load?lang=en").await?;
    page.wait_state_ready().await?;
    tab_to(&page, ".plot").await?;
    page.press(Key::End).await?;
    page.wait_css(".plot-read").await?;
    let read = page.run("return document.querySelector('.plot').ariaValueText").await?;
    assert!(read.as_str().is_some_and(|read| read.contains("5:00 ")), "{read}");
    tab_to(&page, ".spans a").await?;
    page.press(Key::Enter).await?;
    page.until("return location.hash.includes('span=')", json!(true)).await?;
    page.settle().await?;
    tab_to(&page, ".spans a:last-of-type").await?;
    page.press(Key::Enter).await?;
    page.until(HASH, json!("#/figures/load?lang=en")).await?;
    page.must_be_quiet().await
}

#[tokio::test]
async fn events_are_filtered_by_kind_and_by_list() -> Outcome {
    let page = Page::open("#/calendar", 1280, 900).await?;
    page.wait_state_ready().await?;
    tab_to(&page, ".pick select").await?;
    page.press(Key::Down).await?;
    page.until("return location.hash.includes('act=')", json!(true)).await?;
    // The list that was set keeps the focus; the next stop is the other one.
    page.until("return document.activeElement.matches('.pick select')", json!(true)).await?;
    let which = "return [...document.querySelectorAll('.pick select')].indexOf(document.activeElement)";
    assert_eq!(page.run(which).await?, 0);
    page.press(Key::Tab).await?;
    tab_to(&page, ".pick select").await?;
    assert_eq!(page.run(which).await?, 1);
    page.press(Key::Down).await?;
    page.until("return location.hash.includes('list=')", json!(true)).await?;
    page.must_be_quiet().await
}

#[tokio::test]
async fn a_month_is_opened_and_an_event_and_a_quote_are_taken_away() -> Outcome {
    let page = Page::open("#/calendar", 1280, 900).await?;
    let folder = Downloads::of(&page, "tour-events").await?;
    page.wait_state_ready().await?;
    tab_to(&page, ".cal [data-item]").await?;
    for _ in 0..11 {
        if page.run(MARK).await? == "month-5" {
            break;
        }
        page.press(Key::Right).await?;
    }
    assert_eq!(page.run(MARK).await?, "month-5");
    page.press(Key::Enter).await?;
    page.wait_css(".opened").await?;
    tab_to(&page, ".seg a[href*='as=list']").await?;
    page.press(Key::Enter).await?;
    page.wait_css(".agenda").await?;
    show(&page, "#/calendar/science-festival").await?;
    tab_to(&page, ".pan .get > button").await?;
    page.press(Key::Enter).await?;
    tab_to(&page, ".pan .menu [data-file=ics-days]").await?;
    page.press(Key::Enter).await?;
    assert!(folder.take("shanghai-2023-ch7-science-festival.ics").await?.is_some(), "{:?}", folder.names()?);
    show(&page, "#/figures/credit-balance?mark=sme-loan-balance").await?;
    // What is written to the clipboard is asked of the page: a driver's own is nobody's.
    page.run("window.copied = null; navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve() }")
        .await?;
    tab_to(&page, ".tip.pinned .copy").await?;
    page.press(Key::Enter).await?;
    page.wait_true("return window.copied?.includes('4756.47')").await?;
    page.must_be_quiet().await
}

#[tokio::test]
async fn a_figure_in_a_frame_and_in_an_element_is_reached_from_the_page_around() -> Outcome {
    let site = Site::built()?;
    let html = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>host</title><link rel=\"icon\" href=\"data:,\">
        <script type=\"module\" src=\"embed.js\"></script><a href=\"#before\">before</a>
        <tushuo-report view=\"figures/credit-balance\" lang=\"en\"></tushuo-report>
        <a href=\"#between\">between</a>
        <iframe title=\"figure\" width=\"900\" height=\"600\"
            src=\"index.html#/figures/credit-balance?chrome=none&lang=en\"></iframe><a href=\"#behind\">behind</a>";
    site.answer_instead("host.html", 200, html);
    let page = Page::blank(site, 1280, 900).await?;
    page.go("host.html").await?;
    page.wait_css("tushuo-report[data-state=ready]").await?;
    page.wait_true("return !!document.querySelector('iframe').contentDocument?.querySelector('.target')").await?;
    // Where the focus is, through the tree of the element and the document of the frame.
    let inner = "let e = document.activeElement;
        for (;;) {
            const next = e?.shadowRoot?.activeElement ?? e?.contentDocument?.activeElement;
            if (!next || next.localName === 'body') break;
            e = next;
        }";
    let mark = format!("{inner} return [e.getRootNode() === document, e.dataset.item ?? e.textContent]");
    let tab_until = async |wanted: Value| -> Outcome {
        for _ in 0..80 {
            page.press(Key::Tab).await?;
            if page.run(&mark).await? == wanted {
                return Ok(());
            }
        }
        Err(format!("the tab key does not lead to {wanted}").into())
    };
    tab_until(json!([true, "before"])).await?;
    for behind in ["between", "behind"] {
        tab_until(json!([false, "tech-loan-balance-2022"])).await?;
        page.press(Key::Right).await?;
        let item = page.run(&mark).await?;
        assert!(item[0] == false && item[1] != "tech-loan-balance-2022", "{behind}: {item}");
        page.press(Key::Enter).await?;
        page.wait_true(&format!("{inner} return !!e.getRootNode().querySelector('.tip.pinned')")).await?;
        page.press(Key::Escape).await?;
        page.wait_true(&format!("{inner} return !e.getRootNode().querySelector('.tip.pinned')")).await?;
        tab_until(json!([true, behind])).await?;
    }
    page.must_be_quiet().await
}
