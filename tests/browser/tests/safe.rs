//! What a browser is asked for and lets happen: every request goes to the page's own origin, and no text becomes markup or
//! a script, by the policy that is in every built page.

use crate::views::{LANGS, address, show, views};
use browser_tests::{Feature, Outcome, Page, Site, dataset::texts};
use serde_json::json;
use std::collections::BTreeSet;

/// The origins of what the page asked for since it was loaded.
const ASKED: &str = "return [...new Set(performance.getEntriesByType('resource').map(entry => entry.name)
    .filter(name => !/^(data|blob):/.test(name)).map(name => new URL(name).origin))]";

async fn asked(page: &Page) -> Outcome<BTreeSet<String>> {
    let origins = page.run(ASKED).await?;
    Ok(texts(&origins).into_iter().map(str::to_owned).collect())
}

/// The policy of the page itself, beside which there is no other here.
const POLICY: &str = "return document.querySelector('meta[http-equiv=Content-Security-Policy]').content";

/// Links to other places: what leads there by another way than the web's, or tells it where it was left from.
const LEADS_AWAY: &str = "const away = [...document.querySelectorAll('a[href]')].filter(a => a.origin !== location.origin);
    const is_plain = a => /^https?:$/.test(a.protocol) && a.relList.contains('noopener') && a.relList.contains('noreferrer');
    return [away.length, away.filter(a => !is_plain(a)).map(a => a.outerHTML)]";

#[tokio::test]
async fn every_view_asks_its_own_origin_complains_of_nothing_and_leads_away_plainly() -> Outcome {
    let page = Page::blank(Site::built()?, 1280, 900).await?;
    let own = BTreeSet::from([page.site.address().trim_end_matches('/').to_owned()]);
    let mut away = 0;
    let mut looks = async |address: &str| -> Outcome {
        assert_eq!(asked(&page).await?, own, "{address}");
        let links = page.run(LEADS_AWAY).await?;
        assert_eq!(links[1], json!([]), "{address}");
        away += links[0].as_u64().unwrap_or_default();
        assert_eq!(page.console().await?, Vec::<String>::new(), "{address}");
        Ok(())
    };
    for lang in LANGS {
        for view in views()? {
            let address = address(&view, &format!("lang={lang}"));
            show(&page, &address).await?;
            // Whatever can be unfolded may want something too: share panels make codes, menus make files.
            page.run("document.querySelectorAll('details').forEach(one => one.open = true)").await?;
            page.settle().await?;
            looks(&address).await?;
        }
    }
    let few_see = ["index.html#/present/2?presenter=1", "calendar.html", "index.html#/?kiosk=1"];
    for path in ["index.html", "en/figures/patents.html", "en/source.html"].into_iter().chain(few_see) {
        page.client.goto(&format!("{}{path}", page.site.address())).await?;
        page.wait_state_ready().await?;
        page.settle().await?;
        let policy = page.run(POLICY).await?;
        assert!(policy.as_str().is_some_and(|policy| policy.contains("require-trusted-types-for 'script'")), "{path}");
        looks(path).await?;
    }
    assert!(page.site.requests().len() > 10 && away > 20, "{away} links");
    page.must_be_quiet().await
}

/// Tries what a policy with Trusted Types forbids; gives what was not refused.
const TRY: &str = "const tries = {
        markup: () => { document.createElement('div').innerHTML = '<b>one</b>' },
        beside: () => document.body.insertAdjacentHTML('beforeend', '<b>one</b>'),
        written: () => document.write('<b>one</b>'),
        parsed: () => new DOMParser().parseFromString('<b>one</b>', 'text/html'),
        script: () => { document.createElement('script').src = 'x.js' },
        text: () => { document.createElement('script').text = '1' },
        frame: () => { document.createElement('iframe').srcdoc = '<b>one</b>' },
        handler: () => document.body.setAttribute('onclick', '1'),
        worker: () => new Worker('x.js'),
        policy: () => trustedTypes.createPolicy('one', { createHTML: text => text }),
        other: () => trustedTypes.createPolicy('default', { createHTML: text => text }),
    };
    return Object.entries(tries).filter(([, attempt]) => { try { attempt(); return true } catch { return false } })
        .map(([name]) => name)";

async fn refuses_all(page: &Page) -> Outcome {
    assert_eq!(page.run(TRY).await?, json!([]));
    // The policy has been broken on purpose: what it said of that is taken away.
    assert!(page.console().await?.iter().any(|line| line.contains("Trusted") || line.contains("trusted")));
    Ok(())
}

#[tokio::test]
async fn no_text_becomes_markup_or_a_script_in_any_built_page() -> Outcome {
    let page = Page::blank(Site::built()?, 1280, 900).await?;
    if !page.can(Feature::TrustedTypes) {
        return Ok(());
    }
    for path in ["index.html", "figures/credit-balance.html", "en/calendar.html", "source.html"] {
        page.client.goto(&format!("{}{path}", page.site.address())).await?;
        page.wait_state_ready().await?;
        page.settle().await?;
        assert_eq!(page.console().await?, Vec::<String>::new(), "{path}");
        refuses_all(&page).await.map_err(|error| format!("{path}: {error}"))?;
    }
    let file = Site::folder()?.join("tushuo.html");
    page.client.goto(&format!("file://{}#/figures/insurance", file.display())).await?;
    page.wait_css("#tushuo[data-state=ready] .target").await?;
    assert_eq!(page.console().await?, Vec::<String>::new());
    refuses_all(&page).await
}

#[tokio::test]
async fn a_script_that_is_not_the_builds_is_not_run() -> Outcome {
    let index = std::fs::read_to_string(Site::folder()?.join("index.html"))?;
    let start = index.split("<script type=\"module\" src=\"").nth(1).and_then(|rest| rest.split('"').next());
    let sum = index.split(" integrity=\"").find_map(|rest| rest.strip_prefix("sha384-")?.split('"').next());
    let (start, sum) = start.zip(sum).ok_or("the page names no script with a sum")?;
    assert_eq!(sum.len(), 64, "{sum}");
    // With the sums taken out it would run: it is they that keep it from running.
    let without: String = index.split(" integrity=\"").enumerate().fold(String::new(), |made, (at, piece)| {
        made + if at == 0 { piece } else { piece.split_once('"').map_or("", |(_, rest)| rest) }
    });
    for (page, owned) in [(index.clone(), false), (without, true)] {
        let site = Site::built()?;
        site.answer_instead(start.trim_start_matches("./"), 200, "document.documentElement.dataset.owned = ''");
        site.answer_instead("index.html", 200, page);
        let page = Page::blank(site, 1280, 900).await?;
        page.go("index.html").await?;
        page.until("return document.readyState", "complete").await?;
        page.settle().await?;
        assert_eq!(page.run("return 'owned' in document.documentElement.dataset").await?, owned);
        assert!(page.text_css("main").await?.contains("52.14%"));
    }
    Ok(())
}
