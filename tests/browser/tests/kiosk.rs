//! The unattended screen: it invites, follows a visitor, asks, forgets; nothing leads out of it and everything home.

mod lasts;

use browser_tests::{Feature, Key, Outcome, Page, Site};
use serde_json::{Value, json};
use std::collections::{BTreeSet, VecDeque};

const CLOCK: &str = include_str!("kiosk/clock.js");
const SURVEY: &str = include_str!("kiosk/survey.js");
const ADDRESS: &str = "const meta = document.createElement('meta'); meta.name = 'tushuo-address';
    meta.content = 'https://tushuo.example/hall/'; document.head.append(meta);";

/// Where the screen is set up, and what it therefore comes back to.
const HOME: &str = "#/present/1?kiosk=1";

/// Opens the screen, with a clock that a test moves.
async fn open(hash: &str, width: u32, height: u32) -> Outcome<Page> {
    let site = Site::built()?;
    site.run_first(&format!("{CLOCK}\n{SURVEY}\n{ADDRESS}"));
    let page = Page::blank(site, width, height).await?;
    page.go(hash).await?;
    page.wait_state_ready().await?;
    page.wait_css(".attract").await?;
    Ok(page)
}

/// Lets time go by.
async fn wait_ms(page: &Page, ms: u64) -> Outcome {
    let script = "const [ms, done] = arguments; testClock.go(ms).then(() => done(true), error => done(String(error)))";
    let done = page.client.execute_async(script, vec![json!(ms)]).await?;
    if done == true { Ok(()) } else { Err(format!("the clock: {done}").into()) }
}

async fn hash(page: &Page) -> Outcome<String> {
    Ok(page.run("return location.hash").await?.as_str().unwrap_or_default().to_owned())
}

async fn count(page: &Page, selector: &str) -> Outcome<u64> {
    let found = page.client.execute("return document.querySelectorAll(arguments[0]).length", vec![json!(selector)]);
    Ok(found.await?.as_u64().unwrap_or_default())
}

/// Follows a link by touching it, and waits for what it leads to.
async fn touch(page: &Page, selector: &str, leads_to: &str) -> Outcome {
    page.click_css(selector).await?;
    page.wait_css(leads_to).await.map(drop)
}

#[tokio::test]
async fn a_visit_ends_by_itself_and_leaves_nothing_behind() -> Outcome {
    let page = open("#/?kiosk=1", 1080, 1920).await?;
    assert_eq!(hash(&page).await?, HOME);
    let past = page.run("return history.length").await?;
    // A visitor chooses everything there is to choose.
    touch(&page, ".begin", ".explorer .overview").await?;
    touch(&page, ".langs [lang=en]", "html[lang=en]").await?;
    touch(&page, ".mast .switch[aria-checked=false]", "html[data-large]").await?;
    touch(&page, ".mast .switch[aria-checked=false]", "html[data-theme=contrast]").await?;
    touch(&page, ".bar a[href^='#/calendar']", ".cal").await?;
    touch(&page, ".chips .chip:not([aria-current])", ".cal .chips .chip[aria-current]").await?;
    touch(&page, ".cal a.ev", ".pan").await?;
    page.run("scrollTo(0, 500)").await?;
    assert!(hash(&page).await?.contains("act="), "{}", hash(&page).await?);
    // For 40 s nobody asks; then the seconds are told.
    wait_ms(&page, 39_000).await?;
    assert_eq!(count(&page, ".asking").await?, 0);
    wait_ms(&page, 2000).await?;
    let seconds: u64 = page.text_css(".asking .left").await?.trim().parse()?;
    assert!((18..=20).contains(&seconds), "{seconds}");
    assert!(page.text_css(".asking").await?.contains("Still there?"));
    // Who says so stays, where he was.
    page.click_css(".asking .stay").await?;
    page.wait_true("return !document.querySelector('.asking')").await?;
    assert_eq!(count(&page, ".pan").await?, 1);
    // So does who touches anything, and it does what it says.
    wait_ms(&page, 45_000).await?;
    page.wait_css(".asking").await?;
    touch(&page, ".bar a[href^='#/figures']", "figure[data-figure]").await?;
    assert_eq!(count(&page, ".asking").await?, 0);
    // A key counts as well.
    wait_ms(&page, 45_000).await?;
    page.wait_css(".asking").await?;
    page.press(Key::Tab).await?;
    page.wait_true("return !document.querySelector('.asking')").await?;
    // Left alone, it begins anew, as it was set up.
    wait_ms(&page, 61_000).await?;
    page.wait_css(".attract").await?;
    let left = "const { lang, dataset } = document.documentElement;
        return [location.hash, lang, dataset.theme, 'large' in dataset, scrollY, history.length,
            getSelection().toString(), document.querySelectorAll('.explorer, .asking, .sheet').length]";
    assert_eq!(page.run(left).await?, json!([HOME, "zh-CN", "light", false, 0, past, "", 0]));
    // The next visitor finds the calendar as if nobody had been there.
    touch(&page, ".begin", ".explorer .overview").await?;
    touch(&page, ".bar a[href^='#/calendar']", ".cal").await?;
    assert_eq!(hash(&page).await?, "#/calendar?kiosk=1");
    assert_eq!(count(&page, ".pan, .chips .chip[aria-current] ~ .chip[aria-current]").await?, 0);
    assert_eq!(page.console_errors().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn it_comes_back_to_the_language_and_look_it_was_set_up_with() -> Outcome {
    let page = open("#/calendar?kiosk=1&lang=en&theme=dark&idle=10", 1920, 1080).await?;
    let home = "#/present/1?lang=en&theme=dark&kiosk=1&idle=10";
    assert_eq!(hash(&page).await?, home);
    // A language chosen in passing is forgotten, too, without a question.
    touch(&page, ".langs [lang=zh-CN]", "html[lang=zh-CN] .attract").await?;
    wait_ms(&page, 9000).await?;
    assert_eq!(page.run("return document.documentElement.lang").await?, "zh-CN");
    wait_ms(&page, 2000).await?;
    page.wait_css("html[lang=en][data-theme=dark] .attract").await?;
    assert_eq!(count(&page, ".asking").await?, 0);
    // Contrast off is the look of before.
    touch(&page, ".switch:last-of-type", "html[data-theme=contrast]").await?;
    touch(&page, ".switch:last-of-type", "html[data-theme=dark]").await?;
    // A short time has a countdown of its half.
    touch(&page, ".begin", ".explorer").await?;
    wait_ms(&page, 4000).await?;
    assert_eq!(count(&page, ".asking").await?, 0);
    wait_ms(&page, 2000).await?;
    page.wait_css(".asking").await?;
    touch(&page, ".asking [data-home]", ".attract").await?;
    assert_eq!(hash(&page).await?, home);
    Ok(())
}

/// A press that goes on belongs to what it began on: the panel must not go, and what lies under it not come, until it is over.
#[tokio::test]
async fn the_panel_that_asks_stays_until_the_press_on_it_is_over() -> Outcome {
    let page = open("#/?kiosk=1", 1080, 1920).await?;
    touch(&page, ".begin", ".explorer .overview").await?;
    wait_ms(&page, 45_000).await?;
    page.wait_css(".asking").await?;
    for (selector, then) in [(".asking .stay", ".explorer"), (".asking [data-home]", ".attract")] {
        page.wait_css(selector).await?;
        let press = "const [selector, done] = arguments;
            const press = name => new PointerEvent(name, { bubbles: true, cancelable: true, isPrimary: true });
            const pressed = document.querySelector(selector);
            (async () => {
                for (const name of ['pointerdown', 'pointerup']) {
                    pressed.dispatchEvent(press(name));
                    await testClock.settle();
                    if (!pressed.isConnected) return done(name);
                }
                pressed.click();
                await testClock.settle();
                done(document.querySelectorAll('.asking').length);
            })()";
        let left = page.client.execute_async(press, vec![json!(selector)]).await?;
        assert_eq!(left, 0, "{selector}: it went at a {left}");
        page.wait_css(then).await?;
        wait_ms(&page, 45_000).await?;
    }
    Ok(())
}

/// The states that are one, whatever the language and the look: the address without them. More than one choice at a time
/// is not followed further: choices do not change each other's links.
fn state_of(link: &str) -> Option<String> {
    let (path, query) = link.split_once('?').unwrap_or((link, ""));
    let of_screen = ["lang=", "theme=", "large=", "kiosk=", "idle="];
    let own: Vec<&str> = query.split('&').filter(|pair| !of_screen.iter().any(|name| pair.starts_with(name))).collect();
    let own: Vec<&str> = own.into_iter().filter(|pair| !pair.is_empty()).collect();
    match own.as_slice() {
        [] => Some(path.to_owned()),
        // An event is the same event, whatever list it was found in.
        [_] if path.starts_with("#/calendar/") => None,
        [one] => Some(format!("{path}?{one}")),
        _ => None,
    }
}

/// Goes everywhere from an address; gives how many states there were.
async fn crawl(page: &Page, from: &str, settings: &str, home: &str) -> Outcome<usize> {
    let script = "const [addresses, done] = arguments; surveyAt(addresses).then(done, error => done(String(error)))";
    let (mut seen, mut queue) = (BTreeSet::from([from.to_owned()]), VecDeque::from([from.to_owned()]));
    while !queue.is_empty() {
        let some: Vec<String> = queue.drain(..queue.len().min(12)).collect();
        let joint = |state: &str| if state.contains('?') { '&' } else { '?' };
        let addresses: Vec<_> = some.iter().map(|state| format!("{state}{}{settings}", joint(state))).collect();
        let found = page.client.execute_async(script, vec![json!(addresses)]).await?;
        let found = found.as_array().ok_or_else(|| format!("{some:?}: {found}"))?;
        for (state, found) in some.iter().zip(found) {
            for fault in ["foreign", "small"] {
                assert_eq!(found[fault], json!([]), "{state}: {fault}");
            }
            assert_eq!([&found["files"], &found["fields"]], [0, 0], "{state}");
            assert_eq!([&found["nearest"], &found["wide"]], [false, false], "{state}: {found}");
            let at_home = state.starts_with("#/present/");
            assert_eq!(found["home"][0], if at_home { "here" } else { home }, "{state}");
            for link in found["links"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                if let Some(next) = state_of(link)
                    && seen.insert(next.clone())
                {
                    queue.push_back(next);
                }
            }
        }
    }
    Ok(seen.len())
}

#[tokio::test]
async fn from_everywhere_home_is_one_touch_away_and_nothing_leads_out() -> Outcome {
    let page = open("#/?kiosk=1", 1080, 1920).await?;
    let states = crawl(&page, "#/present/1", "kiosk=1", HOME).await?;
    println!("{states} states");
    assert!(states > 200, "{states}");
    // The way home is really there, whatever is open.
    for address in ["#/", "#/figures", "#/figures/insurance?scale=linear", "#/calendar?as=list", "#/source"] {
        let joint = if address.contains('?') { '&' } else { '?' };
        page.go(&format!("{address}{joint}kiosk=1&lang=en")).await?;
        page.click_css(".handoff button").await?;
        page.wait_css(".sheet svg").await?;
        touch(&page, "[data-home]", ".attract").await?;
        assert_eq!(hash(&page).await?, HOME, "{address}");
    }
    assert_eq!(page.run("return testOpened").await?, json!([]));
    assert_eq!(page.console_errors().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn larger_text_and_the_other_way_round_have_room_too() -> Outcome {
    let script = "const [addresses, done] = arguments; surveyAt(addresses).then(done, error => done(String(error)))";
    for (width, height) in [(1920, 1080), (1080, 1920)] {
        let page = open("#/?kiosk=1", width, height).await?;
        for settings in ["lang=en&large=1&kiosk=1", "lang=en&theme=contrast&kiosk=1", "large=1&kiosk=1"] {
            let views =
                ["present/2", "", "figures", "figures/patents", "calendar", "source", "source/tech-loan-balance"];
            let addresses: Vec<_> = views.iter().map(|view| format!("#/{view}?{settings}")).collect();
            let found = page.client.execute_async(script, vec![json!(addresses)]).await?;
            for found in found.as_array().ok_or_else(|| found.to_string())? {
                assert_eq!(found["small"], json!([]), "{width} {}", found["at"]);
                assert_eq!(found["wide"], false, "{width} {}", found["at"]);
                assert_eq!(found["home"].as_array().map(Vec::len), Some(1), "{width} {}", found["at"]);
            }
        }
        page.set_viewport(width, height).await?;
    }
    Ok(())
}

/// Whether the page withholds what an event would do.
async fn withheld(page: &Page, event: &str) -> Outcome<bool> {
    let script = format!(
        "const event = {event}; document.querySelector('main').dispatchEvent(event); return event.defaultPrevented"
    );
    Ok(page.run(&script).await? == true)
}

#[tokio::test]
async fn what_a_browser_offers_besides_is_withheld() -> Outcome {
    let page = open("#/?kiosk=1", 1080, 1920).await?;
    touch(&page, ".begin", ".explorer .overview").await?;
    for name in ["contextmenu", "selectstart", "dragstart", "dragover", "drop", "copy", "cut"] {
        let event = format!("new Event('{name}', {{ bubbles: true, cancelable: true }})");
        assert!(withheld(&page, &event).await?, "{name}");
    }
    let key = |key: &str, more: &str| {
        format!("new KeyboardEvent('keydown', {{ key: '{key}', {more} bubbles: true, cancelable: true }})")
    };
    for (name, more) in [("p", "ctrlKey: true,"), ("s", "metaKey: true,"), ("ArrowLeft", "altKey: true,"), ("F1", "")] {
        assert!(withheld(&page, &key(name, more)).await?, "{name}");
    }
    // What reads and moves the page still does.
    for name in ["Tab", "ArrowDown", "F5", "a"] {
        assert!(!withheld(&page, &key(name, "")).await?, "{name}");
    }
    assert!(withheld(&page, "new WheelEvent('wheel', { ctrlKey: true, bubbles: true, cancelable: true })").await?);
    assert!(!withheld(&page, "new WheelEvent('wheel', { bubbles: true, cancelable: true })").await?);
    // A link that a mistake lets through leads nowhere, by any button.
    for press in ["click", "auxclick"] {
        let leads = format!(
            "const link = document.createElement('a'); link.href = 'https://elsewhere.example/'; link.target = '_blank';
            document.querySelector('main').append(link);
            const event = new MouseEvent('{press}', {{ bubbles: true, cancelable: true }}); link.dispatchEvent(event);
            link.remove(); return event.defaultPrevented"
        );
        assert_eq!(page.run(&leads).await?, true, "{press}");
    }
    let styles = "const { userSelect, touchAction, overscrollBehaviorX } = getComputedStyle(document.documentElement);
        return [userSelect, touchAction, overscrollBehaviorX]";
    assert_eq!(page.run(styles).await?, json!(["none", "pan-x pan-y", "none"]));
    // Back is where the screen was opened from, never a state of a visit.
    let past = page.run("return history.length").await?;
    touch(&page, ".bar a[href^='#/source']", ".source-view").await?;
    touch(&page, "[data-home]", ".attract").await?;
    assert_eq!(page.run("return history.length").await?, past);
    Ok(())
}

#[tokio::test]
async fn a_page_that_is_attended_keeps_all_of_it() -> Outcome {
    let page = Page::open("#/figures/credit-balance", 1280, 900).await?;
    page.wait_state_ready().await?;
    page.wait_css(".foot .get button").await?;
    assert_eq!(count(&page, "[data-home], .explorer, .asking").await?, 0);
    assert!(!withheld(&page, "new Event('contextmenu', { bubbles: true, cancelable: true })").await?);
    page.wait_css(".share").await?;
    page.go("#/calendar").await?;
    page.wait_css(".words input").await?;
    Ok(())
}

#[tokio::test]
async fn any_screen_can_be_handed_to_a_phone() -> Outcome {
    let page = open("#/?kiosk=1", 1080, 1920).await?;
    let label = |selector: &str| {
        format!("return document.querySelector('{selector} svg[role=img]').getAttribute('aria-label')")
    };
    let code = page.run(&label(".attract .scan")).await?;
    assert_eq!(code, "https://tushuo.example/hall/index.html#/present/1");
    let cases = [
        (
            "#/figures/credit-balance?lang=en&kiosk=1&measure=borrowers&mark=sme-borrowers",
            "en/figures/credit-balance.html#/figures/credit-balance?lang=en&measure=borrowers&mark=sme-borrowers",
        ),
        (
            "#/calendar?theme=contrast&large=1&kiosk=1&topic=ip&when=2023-06",
            "calendar.html#/calendar?topic=ip&when=2023-06",
        ),
    ];
    for (address, expected) in cases {
        page.go(address).await?;
        page.wait_css(".explorer").await?;
        page.wait_true("return !document.querySelector('.sheet')").await?;
        page.click_css(".handoff button").await?;
        page.wait_css(".sheet svg").await?;
        assert_eq!(page.run(&label(".sheet")).await?, format!("https://tushuo.example/hall/{expected}"));
    }
    Ok(())
}

#[tokio::test]
async fn the_first_screen_fits_upright_and_across() -> Outcome {
    let page = open("#/?kiosk=1", 1080, 1920).await?;
    let sizes = [(1080, 1920), (1920, 1080), (3840, 2160)];
    for (width, height) in sizes {
        page.set_viewport(width, height).await?;
        for lang in ["", "&lang=en"] {
            page.go(&format!("#/present/1?kiosk=1{lang}")).await?;
            page.settle().await?;
            let fits =
                "const out = [...document.querySelectorAll('.attract > *, .at-begin *, .at-doors *')].filter(one => {
                    const { left, top, right, bottom } = one.getBoundingClientRect();
                    return left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
                }).map(one => one.outerHTML.slice(0, 120));
                const sizes = [...document.querySelectorAll('.at-begin *, .at-doors *, .at-head *')]
                    .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
                    .map(one => parseFloat(getComputedStyle(one).fontSize));
                const inner = [...document.querySelectorAll('.at-begin a, .at-doors a, .at-begin p')].filter(one =>
                    one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
                    .map(one => one.outerHTML.slice(0, 120));
                return [out, inner, Math.min(...sizes) * 1080 / Math.min(innerWidth, innerHeight)]";
            let found = page.run(fits).await?;
            assert_eq!([&found[0], &found[1]], [&json!([]), &json!([])], "{width}×{height}{lang}");
            assert!(found[2].as_f64().unwrap_or_default() >= 20.0, "{width}×{height}{lang}: {}", found[2]);
        }
    }
    if page.can(Feature::Touch) {
        // A finger anywhere but on a control begins.
        page.touch(300.0, 700.0).await?;
        page.wait_css(".explorer .overview").await?;
    }
    Ok(())
}
