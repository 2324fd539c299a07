//! The program in two parts, as it is shipped: the overview is shown by the first, and whatever is wanted beyond it comes
//! from the rest, whether that is there already, still on its way, or cannot be had.

use browser_tests::{KEEP_MEMORY, Outcome, Page, Site};
use std::{fs, time::Duration};

/// The name of the rest.
fn rest() -> Outcome<String> {
    let files = fs::read_dir(Site::parts_folder()?)?.flatten();
    let mut names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    names.find(|name| name.ends_with("_rest.wasm")).ok_or_else(|| "there is no rest".into())
}

async fn page() -> Outcome<Page> {
    Page::blank(Site::of(Site::parts_folder()?)?, 1280, 900).await
}

/// The overview, after a script that ran before the page's own.
async fn overview_after(script: &str) -> Outcome<Page> {
    let page = page().await?;
    page.site.run_first(script);
    page.go("").await?;
    page.wait_state_ready().await?;
    Ok(page)
}

/// Presses a link, and waits for what it leads to.
async fn press(page: &Page, link: &str, leads_to: &str) -> Outcome {
    page.click_css(link).await?;
    page.wait_css(leads_to).await.map(drop)
}

/// A door of the overview, and the views that the menu leads to.
const DOOR: (&str, &str) = (".doors .door a.dh", "figure[data-figure] canvas");
const OTHERS: [(&str, &str); 2] = [("a[href^='#/source']", ".source-view"), ("a[href^='#/calendar']", ".cal")];

fn times_asked(page: &Page, name: &str) -> usize {
    page.site.requests().iter().filter(|request| request.path.contains(name)).count()
}

/// The place of a file among what was asked for so far.
fn asked(page: &Page, name: &str) -> Option<usize> {
    page.site.requests().iter().position(|request| request.path.contains(name))
}

async fn wait_asked(page: &Page, name: &str) -> Outcome<usize> {
    for _ in 0..200 {
        if let Some(at) = asked(page, name) {
            return Ok(at);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(format!("{name} was not asked for: {:?}", page.site.requests()).into())
}

/// The background asks for the rest in vain: for ever, as over a line that is very slow.
const STALLED: &str = "const usual = fetch;
    window.fetch = (asked, ...more) => String(asked).includes('_rest.wasm') ? new Promise(() => {}) : usual(asked, ...more);";

/// Notes when the rest has joined the first part.
const NOTED: &str = "const usual = WebAssembly.instantiate;
    WebAssembly.instantiate = async (given, imports) => {
        const made = await usual(given, imports);
        if (imports.first) setTimeout(() => window.joined = true);
        return made;
    };";

#[tokio::test]
async fn the_overview_begins_without_the_rest_and_has_it_soon_after() -> Outcome {
    let rest = rest()?;
    let page = overview_after(STALLED).await?;
    page.wait_css(".overview canvas").await?;
    page.settle().await?;
    assert_eq!(asked(&page, &rest), None, "the overview called for what is not in the first part");
    page.must_be_quiet().await?;
    // Nothing holds it up now.
    let page = overview_after(NOTED).await?;
    page.wait_true("return window.joined").await?;
    for (link, view) in [DOOR].into_iter().chain(OTHERS) {
        press(&page, link, view).await?;
    }
    assert_eq!(times_asked(&page, &rest), 1);
    page.must_be_quiet().await
}

/// The background has the rest when the test lets it.
const LATE: &str = "const usual = fetch, gate = new Promise(open => window.letGo = () => open());
    window.fetch = (asked, ...more) => String(asked).includes('_rest.wasm') ? gate.then(() => usual(asked, ...more))
        : usual(asked, ...more);";

#[tokio::test]
async fn what_is_pressed_while_the_rest_is_on_its_way_is_done_and_its_coming_twice_does_no_harm() -> Outcome {
    let rest = rest()?;
    let page = overview_after(LATE).await?;
    press(&page, DOOR.0, DOOR.1).await?;
    assert_eq!(times_asked(&page, &rest), 1);
    page.run("letGo()").await?;
    for _ in 0..200 {
        if times_asked(&page, &rest) == 2 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(times_asked(&page, &rest), 2);
    page.settle().await?;
    for (link, view) in OTHERS {
        press(&page, link, view).await?;
    }
    page.must_be_quiet().await
}

#[tokio::test]
async fn what_is_pressed_before_the_rest_is_there_is_done() -> Outcome {
    let rest = rest()?;
    let page = overview_after(STALLED).await?;
    press(&page, DOOR.0, DOOR.1).await?;
    assert!(asked(&page, &rest).is_some());
    page.must_be_quiet().await
}

#[tokio::test]
async fn where_the_rest_cannot_be_had_the_overview_stands_and_whoever_wants_more_is_told() -> Outcome {
    let (page, rest) = (page().await?, rest()?);
    page.site.answer_instead(&rest, 404, "gone");
    page.go("").await?;
    page.wait_state_ready().await?;
    wait_asked(&page, &rest).await?;
    assert_eq!(page.run("return document.getElementById('tushuo-notice').hidden").await?, true);
    press(&page, DOOR.0, "#tushuo-notice:not([hidden])").await?;
    let notice = page.text_css("#tushuo-notice").await?;
    for words in ["图说停下来了", "Please reload", "Data", "404"] {
        assert!(notice.contains(words), "{words}: {notice}");
    }
    // Half of it is no better, and is told as well.
    let whole = fs::read(Site::parts_folder()?.join(&rest))?;
    page.site.answer_instead(&rest, 200, &whole[..whole.len() / 2]);
    page.go("?half").await?;
    page.wait_state_ready().await?;
    press(&page, DOOR.0, "#tushuo-notice:not([hidden])").await?;
    // With the rest there again, loading the page anew is all it takes.
    page.site.answer_instead(&rest, 200, whole);
    page.client.refresh().await?;
    page.wait_css("#tushuo[data-state=ready] figure[data-figure] canvas").await.map(drop)
}

#[tokio::test]
async fn whatever_else_is_opened_comes_with_all_of_the_program() -> Outcome {
    let rest = rest()?;
    for path in ["#/calendar", "figures/credit-balance.html", "en/source.html", "#/present/1", "#/?kiosk=1"] {
        let page = page().await?;
        page.go(path).await?;
        page.wait_state_ready().await?;
        assert!(asked(&page, &rest).is_some(), "{path}: {:?}", page.site.requests());
        // While the first part was on its way, and not when the program called for it.
        let how = "return performance.getEntriesByType('resource')
            .filter(one => one.name.includes('_rest.wasm')).map(one => one.initiatorType).join()";
        assert_eq!(page.run(how).await?, "fetch", "{path}");
        page.must_be_quiet().await?;
    }
    Ok(())
}

#[tokio::test]
async fn elements_of_other_pages_have_all_of_it() -> Outcome {
    let page = page().await?;
    page.go("host-examples/index.html").await?;
    page.wait_css("tushuo-report[data-state=ready]").await?;
    assert!(asked(&page, &rest()?).is_some());
    page.must_be_quiet().await
}

#[tokio::test]
async fn an_end_that_says_whose_it_is_is_told_by_that_program_alone() -> Outcome {
    // The browser itself may call a function of the rest, before the program has gone down its stack at all.
    // Made by the page: what a driver makes may be of another world, with a `RuntimeError` of its own.
    let end = "window.endOf = own => {
        const memory = own ? program_memory : new WebAssembly.Memory({ initial: 1 });
        const error = Object.assign(new WebAssembly.RuntimeError('the rest is gone'), { memory });
        dispatchEvent(new ErrorEvent('error', { error }));
        return document.getElementById('tushuo-notice').hidden;
    };";
    let page = overview_after(&format!("{KEEP_MEMORY};{end}")).await?;
    assert_eq!(page.run("return endOf(false)").await?, true, "another program's end is not ours");
    assert_eq!(page.run("return endOf(true)").await?, false);
    assert!(page.text_css("#tushuo-notice").await?.contains("the rest is gone"));
    Ok(())
}
