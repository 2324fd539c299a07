//! Frames of the page in others: as high as their content, and deaf to strangers.

use super::*;

/// A host page with a frame of the page's own kind.
async fn framed(attributes: &str, more: &str) -> Outcome<Page> {
    framed_on(Site::built()?, attributes, more).await
}

/// The same on a site that a test has changed.
async fn framed_on(site: Site, attributes: &str, more: &str) -> Outcome<Page> {
    site.add_header("Access-Control-Allow-Origin", "*");
    host_of(site, &format!("<iframe id=\"f\" {attributes}></iframe>{more}"), 1000).await
}

const VIEW: &str = "src=\"./#/figures/credit-balance?chrome=none\"";

/// The height of the frame, once it stays as it is.
async fn resting(page: &Page) -> Outcome<f64> {
    let height = "return Number(document.getElementById('f').getAttribute('height'))";
    page.wait_true("const f = document.getElementById('f'); const root = f.contentDocument?.getElementById('tushuo'); \
        return root?.dataset.state === 'ready' && root.querySelector('canvas')?.width > 0 && Number(f.getAttribute('height')) === Math.ceil(root.getBoundingClientRect().height)")
        .await?;
    page.settle().await?;
    Ok(page.run(height).await?.as_f64().unwrap_or_default())
}

#[tokio::test]
async fn a_frame_is_as_high_as_its_content_and_follows_it() -> Outcome {
    let page = framed(&format!("data-tushuo {VIEW}"), "").await?;
    page.run("document.getElementById('f').width = 900").await?;
    page.wait_true(
        "return document.getElementById('f').contentDocument?.querySelector('.target')?.isConnected === true",
    )
    .await?;
    let first = resting(&page).await?;
    assert!(first > 500.0, "{first}");
    let scrolls = "const d = document.getElementById('f').contentDocument.documentElement; return d.scrollHeight > d.clientHeight";
    assert_eq!(page.run(scrolls).await?, false);
    page.run("document.getElementById('f').contentDocument.querySelector('details summary').click()").await?;
    page.wait_true(&format!("return Number(document.getElementById('f').getAttribute('height')) > {first} + 100"))
        .await?;
    assert!(resting(&page).await? > first + 100.0);
    page.run("document.getElementById('f').contentDocument.querySelector('details summary').click()").await?;
    page.wait_true(&format!("return Number(document.getElementById('f').getAttribute('height')) < {first} + 50"))
        .await?;
    assert!((resting(&page).await? - first).abs() < 2.0);
    page.run("document.getElementById('f').width = 320").await?;
    page.wait_true(&format!("return Number(document.getElementById('f').getAttribute('height')) !== {first}")).await?;
    let narrow = resting(&page).await?;
    page.run("document.getElementById('f').width = 900").await?;
    page.wait_true(&format!("return Number(document.getElementById('f').getAttribute('height')) !== {narrow}")).await?;
    assert!((resting(&page).await? - first).abs() < 2.0);
    assert_eq!(page.run("return document.getElementById('f').hasAttribute('style')").await?, false);
    Ok(())
}

#[tokio::test]
async fn what_other_frames_say_changes_nothing() -> Outcome {
    let other = Site::built()?;
    other.answer_instead("hostile.html", 200, "<script>for (const height of [77, 5000, 1e9, -1, NaN, '300', null]) \
        for (const to of [parent, parent.frames[0]]) to.postMessage({ type: 'tushuo:height', height, target: 'f' }, '*'); parent.postMessage('done', '*')</script>");
    let frames = format!(
        "<iframe id=\"h\" src=\"{0}hostile.html\"></iframe><script>window.done = 0; addEventListener('message', e => {{ if (e.data === 'done') window.done++ }})</script>\
        <tushuo-report view=\"figures/patents\"></tushuo-report>",
        other.address()
    );
    let page = framed(VIEW, &frames).await?;
    // Without the mark too: the frame is of the script's own place.
    let height = resting(&page).await?;
    ready(&page).await?;
    let all = "return [document.getElementById('f').outerHTML, document.getElementById('h').outerHTML, document.body.children.length, document.querySelector('tushuo-report').outerHTML]";
    let before = page.run(all).await?;
    for round in 1..3 {
        page.run(&format!(
            "window.was = window.done; const h = document.getElementById('h'); h.src = h.src.split('?')[0] + '?{round}'"
        ))
        .await?;
        page.wait_true("return window.done > window.was").await?;
        page.run(&format!("document.getElementById('h').src = '{}hostile.html'", other.address())).await?;
    }
    page.settle().await?;
    assert_eq!(page.run(all).await?, before);
    assert!((resting(&page).await? - height).abs() < 1.0);
    Ok(())
}

#[tokio::test]
async fn a_height_is_bounded_and_a_number() -> Outcome {
    let page = framed(&format!("data-tushuo {VIEW}"), "").await?;
    let before = resting(&page).await?;
    let say = async |height: &str, wanted: f64| -> Outcome {
        page.run(
            "window.said = false; addEventListener('message', e => { if (e.data === 'said') window.said = true })",
        )
        .await?;
        // From inside: the frame's own policy lets nobody run a text in it.
        page.client.clone().enter_frame(0).await?;
        let told =
            "parent.postMessage({ type: 'tushuo:height', height: HEIGHT }, '*'); parent.postMessage('said', '*')";
        page.run(&told.replace("HEIGHT", height)).await?;
        page.client.clone().enter_parent_frame().await?;
        page.wait_true("return window.said").await?;
        let now = page.run("return Number(document.getElementById('f').getAttribute('height'))").await?;
        assert_eq!(now, wanted, "{height}");
        Ok(())
    };
    for odd in ["NaN", "Infinity", "'300'", "null", "{}", "[300]"] {
        say(odd, before).await?;
    }
    say("1e9", 20000.0).await?;
    say("-7", 50.0).await?;
    say("432.1", 433.0).await?;
    // A frame that came from elsewhere than its address says is not believed.
    page.run("document.getElementById('f').setAttribute('srcdoc', \"<script>parent.postMessage({ type: 'tushuo:height', height: 999 }, '*'); parent.postMessage('said', '*')</script>\"); \
        document.getElementById('f').setAttribute('src', 'https://example.invalid/'); window.said = false").await?;
    page.wait_true("return window.said").await?;
    assert_eq!(page.run("return document.getElementById('f').getAttribute('height')").await?, "433");
    Ok(())
}

#[tokio::test]
async fn a_sandboxed_frame_works_where_the_host_allows_its_origin() -> Outcome {
    let site = Site::built()?;
    if Engine::chosen()? == Engine::WebKit {
        // To WebKit such a frame has no 'self': the page as `cargo xtask build --address` writes it.
        let built = std::fs::read_to_string(Site::folder()?.join("index.html"))?;
        let own = format!("&#39;self&#39; {}", site.address().trim_end_matches('/'));
        site.answer_instead("index.html", 200, built.replace("&#39;self&#39;", &own));
    }
    let page = framed_on(site, &format!("data-tushuo sandbox=\"allow-scripts\" {VIEW}"), "").await?;
    page.wait_true("return Number(document.getElementById('f').getAttribute('height')) > 500").await?;
    page.client.clone().enter_frame(0).await?;
    page.wait_state_ready().await?;
    let digits = page.wait_true("return document.querySelector('data[data-statistic=tech-loan-balance][data-part=value]')?.textContent ?? false").await?;
    assert_eq!(digits, "10486.31");
    assert_eq!(
        page.run("return origin + getComputedStyle(document.querySelector('.kick')).fontWeight").await?,
        "null700"
    );
    page.wait_css(".foot a.lnk").await?;
    page.run("document.querySelector('.foot a.lnk').click()").await?;
    page.wait_css("mark").await?;
    page.client.clone().enter_parent_frame().await?;
    assert_eq!(page.console_errors().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn the_examples_all_work() -> Outcome {
    let site = Site::built()?;
    site.add_header("Content-Security-Policy", &STRICT.replace("connect-src", "frame-src 'self'; connect-src"));
    let page = Page::blank(site, 1280, 900).await?;
    page.go("host-examples/").await?;
    page.wait_true("const all = [...document.querySelectorAll('tushuo-report, #by-script')]; return all.length > 7 && all.every(e => e.dataset.state === 'ready')").await?;
    page.wait_true("return Number(document.querySelector('iframe').getAttribute('height')) > 500").await?;
    page.click_css("#open-tab").await?;
    page.wait_true(
        "return document.querySelector('#tab tushuo-report').shadowRoot.querySelector('canvas')?.width > 500",
    )
    .await?;
    page.settle().await?;
    assert_eq!(page.run("return document.documentElement.scrollWidth <= innerWidth").await?, true);
    assert_eq!(
        page.console_errors().await?.into_iter().filter(|line| !line.contains("favicon")).collect::<Vec<_>>(),
        Vec::<String>::new()
    );
    assert!(
        page.run("return document.getElementById('event').textContent")
            .await?
            .as_str()
            .is_some_and(|text| text.starts_with("tushuo:"))
    );
    Ok(())
}
