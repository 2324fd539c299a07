//! The calendar by mouse, by keys and by address: every event is found, opened, filtered and taken away, and no month
//! is ever given a day.

#[path = "../../takeaway/scan.rs"]
mod scan;

use crate::views::show;
use browser_tests::{
    Downloads, Key, Locator, Outcome, Page,
    dataset::{list, report, text},
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn events(report: &Value) -> Vec<&Value> {
    list(report, "events").collect()
}

const OPEN: &str = "return document.querySelector('.pan')?.dataset.event ?? null";
const HASH: &str = "return location.hash";
const FOCUS: &str = "return document.activeElement.dataset.item ?? null";
const FOCUSED_EVENT: &str = "return document.activeElement.dataset.event ?? null";
const SHOWN: &str = "return document.querySelectorAll('.cal a.ev:not(.gh)').length";

#[tokio::test]
async fn every_event_opens_by_a_click_and_gives_the_focus_back() -> Outcome {
    let report = report()?;
    let page = Page::open("#/calendar", 1280, 900).await?;
    page.wait_state_ready().await?;
    page.wait_css(".cal a.ev").await?;
    let shown: BTreeSet<String> = page.event_ids(".cal a.ev:not(.gh)").await?.into_iter().collect();
    let all: BTreeSet<String> = events(&report).iter().map(|event| text(event, "id").to_owned()).collect();
    assert_eq!(shown, all);
    for id in all {
        page.click_css(&format!(".cal a.ev:not(.gh)[data-event='{id}']")).await?;
        page.until(OPEN, id.as_str()).await?;
        assert_eq!(page.run(HASH).await?, format!("#/calendar/{id}"));
        page.press(Key::Escape).await?;
        page.until(OPEN, Value::Null).await?;
        page.until(FOCUSED_EVENT, id.as_str()).await?;
    }
    assert_eq!(page.console_errors().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn the_year_is_one_tab_stop_and_the_arrows_reach_all_of_it() -> Outcome {
    let report = report()?;
    let page = Page::open("#/calendar", 1280, 900).await?;
    page.wait_state_ready().await?;
    page.wait_css("[role=grid] [tabindex='0']").await?;
    assert_eq!(page.run("return document.querySelectorAll('[role=grid] [tabindex=\"0\"]').length").await?, 1);
    page.run("document.querySelector('.words input').focus()").await?;
    // From the search on, by the tab key alone.
    for _ in 0..8 {
        page.press(Key::Tab).await?;
        if !page.run(FOCUS).await?.is_null() {
            break;
        }
    }
    assert_eq!(page.run(FOCUS).await?, "month-1");
    let (mut reached, mut last) = (BTreeSet::new(), Value::Null);
    for _ in 0..120 {
        let item = page.run(FOCUS).await?;
        if item == last {
            break;
        }
        reached.extend(item.as_str().map(str::to_owned));
        last = item;
        page.press(Key::Down).await?;
    }
    for event in events(&report).iter().filter(|event| event["date"].is_string()) {
        assert!(reached.contains(text(event, "id")), "{} is not reached", text(event, "id"));
    }
    let moves = [
        (Key::Home, "month-12"),
        (Key::PageUp, "month-9"),
        (Key::Left, "month-8"),
        (Key::Right, "month-9"),
        (Key::Down, "sci-tech-finance-reform-zone"),
    ];
    for (key, item) in moves {
        page.press(key).await?;
        let focus = page.run(FOCUS).await?;
        if item.starts_with("month") {
            assert_eq!(focus, item);
        } else {
            assert!(!focus.as_str().unwrap_or_default().starts_with("month"), "{focus}");
        }
    }
    // The tab stop goes with the focus, Enter opens, and closing leads back.
    let focus = page.run(FOCUS).await?;
    page.until("return document.querySelector('[role=grid] [tabindex=\"0\"]').dataset.item", focus.clone()).await?;
    page.press(Key::Enter).await?;
    page.until(OPEN, focus.clone()).await?;
    page.press(Key::Escape).await?;
    page.until(FOCUS, focus).await?;
    Ok(())
}

/// Opens the event that has the focus by Enter and closes it again; the focus is back on it then.
async fn opens_by_enter(page: &Page, id: &str) -> Outcome {
    page.press(Key::Enter).await?;
    page.until(OPEN, id).await?;
    page.press(Key::Escape).await?;
    page.until(OPEN, Value::Null).await?;
    page.until(FOCUSED_EVENT, id).await
}

#[tokio::test]
async fn every_event_with_a_month_or_without_is_reached_and_opened_by_keys() -> Outcome {
    let report = report()?;
    let page = Page::open("#/calendar", 1280, 900).await?;
    page.wait_state_ready().await?;
    page.wait_css(".tray a.ev").await?;
    page.run("document.querySelector('.words input').focus()").await?;
    let mut opened = BTreeSet::new();
    let open = async |opened: &mut BTreeSet<String>| -> Outcome {
        let id = page.run(FOCUSED_EVENT).await?;
        if let Some(id) = id.as_str().filter(|id| !opened.contains(*id)) {
            opens_by_enter(&page, id).await?;
            opened.insert(id.to_owned());
        }
        Ok(())
    };
    // By the tab key to the end of the page; the year is one stop of it, in which the arrow leads on.
    for _ in 0..300 {
        page.press(Key::Tab).await?;
        let mut item = page.run(FOCUS).await?;
        while !item.is_null() {
            open(&mut opened).await?;
            page.press(Key::Down).await?;
            let next = page.run(FOCUS).await?;
            item = if next == item { Value::Null } else { next };
        }
        open(&mut opened).await?;
        if page
            .run("return document.activeElement === document.body || !!document.activeElement.closest('footer')")
            .await?
            == true
        {
            break;
        }
    }
    let all: BTreeSet<String> = events(&report).iter().map(|event| text(event, "id").to_owned()).collect();
    assert_eq!(opened, all);
    assert!(events(&report).iter().any(|event| event["date"].is_null()), "no event without a month is among them");
    Ok(())
}

#[tokio::test]
async fn typing_leads_to_a_title_and_names_say_what_is_not_seen() -> Outcome {
    let page = Page::open("#/calendar?lang=en", 1280, 900).await?;
    page.wait_state_ready().await?;
    page.wait_css("[role=grid] [data-item]").await?;
    page.run("document.querySelector('[data-item=month-1]').focus()").await?;
    for letter in "gene".chars() {
        page.press(letter).await?;
    }
    let name = page.run("return document.activeElement.dataset.name").await?;
    assert!(name.as_str().unwrap_or_default().starts_with("Gene therapy"), "{name}");
    let label = page.run("return document.activeElement.textContent").await?;
    let label = label.as_str().unwrap_or_default();
    assert!(label.starts_with("Governance, released: "), "{label}");
    let cell =
        page.run("return document.activeElement.closest('[role=gridcell]').querySelector('h2 a').textContent").await?;
    let cell = cell.as_str().unwrap_or_default();
    assert!(cell.starts_with("August2 events"), "{cell}");
    assert_eq!(page.run("return document.querySelectorAll('[role=grid] > [role=row]').length").await?, 4);
    Ok(())
}

#[tokio::test]
async fn a_search_filters_as_one_types_and_says_how_to_widen() -> Outcome {
    let page = Page::open("#/calendar", 1280, 900).await?;
    page.wait_state_ready().await?;
    page.wait_css(".words input").await?;
    let before = page.run("return history.length").await?;
    page.run("document.querySelector('.words input').focus()").await?;
    for letter in "知识产权保护".chars() {
        page.press(letter).await?;
    }
    page.until("return decodeURIComponent(location.hash)", "#/calendar?q=知识产权保护").await?;
    // A search is one step back, not one for each letter.
    assert_eq!(page.run("return history.length").await?, before);
    page.until("return document.querySelectorAll('.cal a.ev mark').length > 0", true).await?;
    let marks = page.run("return [...document.querySelectorAll('.cal a.ev mark')].map(m => m.textContent)").await?;
    assert!(marks.as_array().into_iter().flatten().all(|mark| mark == "知识产权保护"), "{marks}");
    let count = page.run(SHOWN).await?.as_u64().unwrap_or_default();
    assert!((2..20).contains(&count), "{count}");
    let by_month = "return [...document.querySelectorAll('[role=gridcell] h2 i')].reduce((n, i) => n + parseInt(i.textContent), 0)";
    let dated = page.run(by_month).await?.as_u64().unwrap_or_default();
    assert!(dated > 0 && dated <= count, "{dated} of {count}");

    // Full-width and half-width marks are the same, and so are capitals.
    for (one, other) in [("（试行）", "(试行)"), ("PCT", "ｐｃｔ"), ("2023-2025", "2023—2025")] {
        let mut found = Vec::new();
        for q in [one, other] {
            page.go(&format!("#/calendar?q={q}")).await?;
            page.until("return document.querySelector('.words input').value", q).await?;
            page.settle().await?;
            found.push(page.event_ids(".cal a.ev:not(.gh)").await?);
        }
        assert_eq!(found[0], found[1], "{one} and {other}");
    }

    page.go("#/calendar?topic=ip&q=%E4%B8%8D%E5%AD%98%E5%9C%A8%E7%9A%84%E8%AF%8D").await?;
    page.wait_css(".wider a").await?;
    assert_eq!(page.run(SHOWN).await?, 0);
    page.click_css(".wider a").await?;
    page.until("return document.querySelectorAll('.cal a.ev:not(.gh)').length > 0", true).await?;
    Ok(())
}

#[tokio::test]
async fn kinds_lists_and_themes_filter_and_stand_in_the_address() -> Outcome {
    let report = report()?;
    let page = Page::open("#/calendar", 1280, 900).await?;
    page.wait_state_ready().await?;
    page.wait_css(".pick select").await?;
    let choose = "const s = document.querySelectorAll('.pick select')[arguments[0]];
        s.selectedIndex = [...s.options].findIndex(o => o.text.startsWith(arguments[1]));
        s.dispatchEvent(new Event('change', { bubbles: true }))";
    page.client.execute(choose, vec![json!(0), json!("推进中")]).await?;
    page.until(HASH, "#/calendar?act=prepare").await?;
    let prepared = |event: &&&Value| event["act"] == "prepare";
    let expected: BTreeSet<_> =
        events(&report).iter().filter(prepared).map(|event| text(event, "id").to_owned()).collect();
    page.until(SHOWN, expected.len()).await?;
    assert_eq!(page.event_ids(".cal a.ev:not(.gh)").await?.into_iter().collect::<BTreeSet<_>>(), expected);
    page.client.execute(choose, vec![json!(1), json!("7.2正文")]).await?;
    page.until(HASH, "#/calendar?act=prepare&list=text-7.2").await?;
    page.click_css(".cal-topics a[data-accent=ip]").await?;
    page.until(HASH, "#/calendar?topic=ip&act=prepare&list=text-7.2").await?;
    let told = |event: &&&Value| {
        let lists = event["mentions"].as_array().into_iter().flatten();
        prepared(event) && event["theme"] == "ip" && lists.into_iter().any(|mention| mention["list"] == "text-7.2")
    };
    page.until(SHOWN, events(&report).iter().filter(told).count()).await?;
    page.client.execute(choose, vec![json!(0), json!("全部")]).await?;
    page.until(HASH, "#/calendar?topic=ip&list=text-7.2").await?;
    page.run("history.back()").await?;
    page.until(HASH, "#/calendar?topic=ip&act=prepare&list=text-7.2").await?;
    Ok(())
}

#[tokio::test]
async fn a_month_opens_and_the_list_has_every_event() -> Outcome {
    let report = report()?;
    let page = Page::open("#/calendar", 1280, 900).await?;
    page.wait_state_ready().await?;
    page.click_css("[data-item=month-5]").await?;
    page.until(HASH, "#/calendar?when=2023-05").await?;
    page.wait_css(".opened .weeks").await?;
    // The festival's days, and no others.
    let on = page.run("return [...document.querySelectorAll('.weeks td.on')].map(d => +d.textContent)").await?;
    assert_eq!(on, json!((20..=31).collect::<Vec<_>>()));
    page.click_css(".opened nav a[aria-label*='6']").await?;
    page.until(HASH, "#/calendar?when=2023-06").await?;
    page.wait_css(".opened a.ev").await?;
    assert!(page.client.find_all(Locator::Css(".weeks")).await?.is_empty(), "June has no printed day");
    // The list holds in the page what is in sight; scrolled through, it has shown every event.
    page.go("#/calendar?as=list").await?;
    page.wait_css(".agenda a.ev").await?;
    let mut seen = BTreeSet::new();
    for _ in 0..60 {
        seen.extend(page.event_ids(".agenda a.ev").await?);
        page.run("window.scrollBy({ top: 500, behavior: 'instant' })").await?;
        page.settle().await?;
    }
    assert_eq!(seen.len(), events(&report).len());
    Ok(())
}

#[tokio::test]
async fn months_and_figures_lead_to_each_other() -> Outcome {
    let page = Page::open("#/figures/policies", 1280, 900).await?;
    page.wait_state_ready().await?;
    page.wait_css("figure a[href*='when=2023-06']").await?;
    page.client.execute("document.querySelector(\"figure a[href*='when=2023-06']\").click()", vec![]).await?;
    page.until(HASH, "#/calendar?when=2023-06").await?;
    page.wait_css(".nums a.to").await?;
    page.click_css(".nums a.to").await?;
    // The mark of an event of that month is lit.
    page.wait_css("figure .target.selected").await?;
    page.go("#/calendar/science-festival").await?;
    page.wait_css(".pan .nums a.to[href*='mark=festival-participants']").await?;
    page.click_css(".pan .nums a.to[href*='mark=festival-participants']").await?;
    page.wait_css("figure .target.selected[data-target=festival-participants]").await?;
    Ok(())
}

#[tokio::test]
async fn events_are_taken_away_as_listed_and_one_by_one() -> Outcome {
    let page = Page::open("#/calendar?topic=finance", 1280, 900).await?;
    let folder = Downloads::of(&page, "events").await?;
    page.wait_state_ready().await?;
    let names = [
        ("ics", "shanghai-2023-ch7-events.ics", "BEGIN:VEVENT"),
        ("json", "shanghai-2023-ch7-events.json", "\"date_printed\""),
        ("csv", "shanghai-2023-ch7-events.csv", ",finance,"),
    ];
    for (key, name, holds) in names {
        page.click_css(".cal-res .get > button").await?;
        page.click_css(&format!(".cal-res .menu [data-file={key}]")).await?;
        let bytes = folder.take(name).await?.ok_or_else(|| format!("{name} was not saved"))?;
        let file = String::from_utf8(bytes)?;
        assert!(file.contains(holds) && !file.contains("governance,"), "{name}");
    }
    page.go("#/calendar/science-festival").await?;
    page.click_css(".pan .get > button").await?;
    page.click_css(".pan .menu [data-file=ics-days]").await?;
    let bytes = folder.take("shanghai-2023-ch7-science-festival.ics").await?.ok_or("no file of the event")?;
    let file = String::from_utf8(bytes)?;
    assert!(file.contains("DTSTART;VALUE=DATE:20230520") && file.contains("DTEND;VALUE=DATE:20230601"), "{file}");
    Ok(())
}

#[tokio::test]
async fn no_view_of_the_calendar_names_a_day_that_is_not_printed() -> Outcome {
    let report = report()?;
    let page = Page::open("#/calendar", 1280, 900).await?;
    page.wait_state_ready().await?;
    let views = ["#/calendar", "#/calendar?as=list", "#/", "#/figures/policies"].map(str::to_owned).into_iter();
    let months = (1..=12).map(|month| format!("#/calendar?when=2023-{month:02}"));
    let panels = events(&report).into_iter().map(|event| format!("#/calendar/{}", text(event, "id")));
    let mut festival = 0;
    for view in views.chain(months).chain(panels) {
        for lang in ["zh", "en"] {
            let sign = if view.contains('?') { '&' } else { '?' };
            show(&page, &format!("{view}{sign}lang={lang}")).await?;
            // Texts, names and titles: all that is seen or read aloud. The grid of weeks names no event.
            let script = "const root = document.querySelector('main').cloneNode(true);
                root.querySelectorAll('.weeks').forEach(t => t.remove());
                const names = [...root.querySelectorAll('[aria-label],[title]')]
                    .flatMap(e => [e.getAttribute('aria-label'), e.getAttribute('title')]);
                return [...root.querySelectorAll('*')].flatMap(e => [...e.childNodes])
                    .filter(n => n.nodeType === 3).map(n => n.data).concat(names).filter(Boolean).join('\\n')";
            let seen = page.run(script).await?;
            for line in seen.as_str().unwrap_or_default().lines() {
                for day in scan::days(line) {
                    assert!((20..=31).contains(&day.day) && day.month.is_none_or(|month| month == 5), "{view}: {line}");
                    festival += 1;
                }
            }
        }
    }
    assert!(festival > 0, "the scan sees no day at all");
    Ok(())
}

#[tokio::test]
async fn a_year_prints_on_one_a3_or_two_a4_pages() -> Outcome {
    for lang in ["zh", "en"] {
        let page = Page::open(&format!("#/calendar?lang={lang}"), 1280, 900).await?;
        page.wait_state_ready().await?;
        page.wait_css(".cal a.ev").await?;
        assert_eq!(page.printed_pages(29.7, 42.0).await?, 1, "A3, {lang}");
        let a4 = page.printed_pages(21.0, 29.7).await?;
        assert!((1..=2).contains(&a4), "A4, {lang}: {a4} pages");
    }
    Ok(())
}
