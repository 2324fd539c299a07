//! Hosts of every kind: their styles, widths, directions and policies.

use super::*;

#[tokio::test]
async fn styles_leak_neither_in_nor_out() -> Outcome {
    let plain = host(FIGURE, 1000).await?;
    ready(&plain).await?;
    let measured = "return ['h1', '.sub', '.fig', '.acts button', '.foot', 'a.lnk'].map(name => { const s = getComputedStyle($.querySelector(name)); \
        return [s.display, s.color, s.fontSize, s.fontFamily, s.lineHeight, s.textAlign, s.direction, s.letterSpacing, s.textTransform, s.whiteSpace, s.visibility, s.cursor, s.padding] })";
    until(&plain, "$.querySelector('.acts button') !== null").await?;
    let wanted = ask(&plain, measured).await?;
    drop(plain);
    let page = host(&format!("<p id=\"p\">text</p>{FIGURE}"), 1000).await?;
    page.site.answer_instead(
        "hostile.css",
        200,
        "* { all: unset !important; color: red !important; font-size: 40px !important; line-height: 3 !important; letter-spacing: 1em !important; \
         text-transform: uppercase !important; direction: rtl !important; visibility: hidden; cursor: wait !important; word-spacing: 2em !important } \
         div { display: none !important } :root { --a: lime; --paper: lime; --ink: lime } h1, data { display: none !important }",
    );
    ready(&page).await?;
    until(&page, "$.querySelector('.acts button') !== null").await?;
    let outside = "return ['html', 'body', '#p'].map(name => { const s = getComputedStyle(document.querySelector(name)); return [s.color, s.fontSize, s.background, s.margin] })";
    let before = page.run(outside).await?;
    page.run("const link = document.createElement('link'); link.rel = 'stylesheet'; link.href = 'hostile.css'; document.head.append(link)").await?;
    page.wait_true("return getComputedStyle(document.body).fontSize === '40px'").await?;
    let found = ask(&page, measured).await?;
    for (found, wanted) in found.as_array().into_iter().flatten().zip(wanted.as_array().into_iter().flatten()) {
        assert_eq!(found, wanted);
    }
    assert_eq!(
        ask(&page, "return getComputedStyle($.querySelector('.tushuo')).getPropertyValue('--paper').trim()").await?,
        "#FBFAF7"
    );
    // Nor is the page otherwise than without the element.
    page.run("document.querySelector('link[rel=stylesheet]').remove()").await?;
    page.wait_true("return getComputedStyle(document.body).fontSize === '16px'").await?;
    assert_eq!(page.run(outside).await?, before);
    let bare = host("<p id=\"p\">text</p>", 1000).await?;
    assert_eq!(bare.run(outside).await?, before);
    Ok(())
}

#[tokio::test]
async fn a_host_themes_by_custom_properties_and_parts() -> Outcome {
    let page = host(FIGURE, 1000).await?;
    ready(&page).await?;
    until(&page, "$.querySelector('.target') !== null").await?;
    page.settle().await?;
    let colours = "const c = $.querySelector('canvas'); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; let n = 0; \
                   for (let i = 0; i < d.length; i += 4) if (d[i] === 18 && d[i + 1] === 52 && d[i + 2] === 86) n++; return n";
    assert_eq!(ask(&page, colours).await?, 0);
    page.site.answer_instead(
        "theme.css",
        200,
        "tushuo-report { --tushuo-accent-finance: rgb(18 52 86) } tushuo-report::part(title) { font-style: italic }",
    );
    page.run("const link = document.createElement('link'); link.rel = 'stylesheet'; link.href = 'theme.css'; document.head.append(link)").await?;
    until(&page, "getComputedStyle($.querySelector('h1')).fontStyle === 'italic'").await?;
    assert_eq!(ask(&page, "return getComputedStyle($.querySelector('.kick')).color").await?, "rgb(18, 52, 86)");
    // Charts take the colours in when something about the element changes.
    ask(&page, "one.setAttribute('theme', 'light')").await?;
    page.wait_true(&format!("{IN_ELEMENT} {}", colours.replace("return n", "return n > 100"))).await?;
    Ok(())
}

#[tokio::test]
async fn what_is_hidden_at_first_is_drawn_when_it_is_shown() -> Outcome {
    let page = host(&format!("<div id=\"tab\" hidden>{FIGURE}</div>"), 1000).await?;
    ready(&page).await?;
    page.run("document.getElementById('tab').hidden = false").await?;
    until(&page, "$.querySelector('canvas')?.width > 500 && $.querySelectorAll('.target').length > 2").await?;
    Ok(())
}

#[tokio::test]
async fn a_narrow_element_has_the_layout_of_a_phone_on_any_screen() -> Outcome {
    let page = host("<div id=\"row\"><p>text</p><tushuo-report view=\"figures/credit-balance\" chrome=\"full\"></tushuo-report></div>", 1920).await?;
    ready(&page).await?;
    until(&page, "$.querySelector('.target') !== null").await?;
    assert_eq!(ask(&page, "return getComputedStyle($.querySelector('.mast nav')).display").await?, "flex");
    for view in ["figures/credit-balance", "figures/patents", "calendar", "calendar/lujiazui-forum", "source", ""] {
        page.run(&format!("const one = document.querySelector('tushuo-report'); one.style.width = '280px'; one.style.display = 'block'; \
            one.setAttribute('view', '{view}')")).await?;
        until(
            &page,
            &format!("one.state().address.startsWith('#/{view}?') && $.querySelector('main').children.length > 0"),
        )
        .await?;
        page.settle().await?;
        assert_eq!(
            ask(&page, "return getComputedStyle($.querySelector('.mast nav')).display").await?,
            "none",
            "{view}"
        );
        let wide = ask(&page, "const right = one.getBoundingClientRect().right + 1; \
            const scrolls = e => { for (; e; e = e.parentElement) { if (['auto', 'scroll', 'hidden'].includes(getComputedStyle(e).overflowX)) return true } return false }; \
            return [...$.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().width > 1 && e.getBoundingClientRect().right > right && !scrolls(e)).map(e => e.outerHTML.slice(0, 90))").await?;
        assert_eq!(wide, json!([]), "{view}");
    }
    Ok(())
}

#[tokio::test]
async fn items_of_flex_and_grid_take_the_width_they_are_given() -> Outcome {
    let page = host(&format!("<div id=\"row\"><p>text</p>{FIGURE}</div>"), 1000).await?;
    ready(&page).await?;
    for (layout, least, most) in [("flex", 500.0, 990.0), ("grid", 900.0, 1000.0), ("inline-flex", 500.0, 990.0)] {
        page.run(&format!("document.getElementById('row').style.display = '{layout}'")).await?;
        page.settle().await?;
        let width = ask(&page, "return one.getBoundingClientRect().width").await?.as_f64().unwrap_or_default();
        assert!(width > least && width < most, "{layout}: {width}");
    }
    page.run("const row = document.getElementById('row'); row.style.display = 'flex'; row.style.width = '400px'")
        .await?;
    page.settle().await?;
    let right = ask(
        &page,
        "return [one.getBoundingClientRect().right, document.getElementById('row').getBoundingClientRect().right]",
    )
    .await?;
    assert!(right[0].as_f64() <= right[1].as_f64(), "{right}");
    Ok(())
}

#[tokio::test]
async fn a_host_from_right_to_left_changes_nothing_inside() -> Outcome {
    let page = host(&format!("<div dir=\"rtl\" lang=\"ar\">{FIGURE}</div>"), 1000).await?;
    ready(&page).await?;
    until(&page, "$.querySelector('.target') !== null").await?;
    let found = ask(
        &page,
        "const root = $.querySelector('.tushuo'); const s = getComputedStyle($.querySelector('h1')); \
        return [root.lang, root.dir, s.direction, s.textAlign, document.documentElement.scrollWidth <= innerWidth]",
    )
    .await?;
    assert_eq!(found, json!(["zh-CN", "ltr", "ltr", "start", true]));
    ask(&page, "one.setAttribute('chrome', 'full')").await?;
    until(&page, "$.querySelector('.skip') !== null").await?;
    assert_eq!(page.run("return document.documentElement.scrollWidth <= innerWidth").await?, true);
    Ok(())
}

#[tokio::test]
async fn a_strict_policy_is_kept_by_the_element_and_by_the_page() -> Outcome {
    let site = Site::built()?;
    site.add_header("Content-Security-Policy", STRICT);
    let page = host_of(site, FIGURE, 1000).await?;
    ready(&page).await?;
    until(&page, "$.querySelector('.target') !== null").await?;
    ask(&page, "$.querySelector('a.target, .target').click()").await?;
    until(&page, "$.querySelector('.tip.pinned') !== null").await?;
    page.settle().await?;
    assert_eq!(page.console().await?, Vec::<String>::new());
    page.go("#/calendar").await?;
    page.wait_state_ready().await?;
    page.go("#/figures/credit-balance").await?;
    page.wait_css(".target").await?;
    page.settle().await?;
    assert_eq!(page.console().await?, Vec::<String>::new());
    let left = "return [document.querySelectorAll('script:not([src]):not([type$=json]), style').length, Object.keys(window).filter(k => /tushuo|wasm|trunk/i.test(k)).join()]";
    assert_eq!(page.run(left).await?, json!([0, ""]));
    Ok(())
}

#[tokio::test]
async fn the_script_may_come_from_another_origin_that_allows_it() -> Outcome {
    let other = Site::built()?;
    other.add_header("Access-Control-Allow-Origin", "*");
    let site = Site::built()?;
    let from = other.address();
    site.add_header(
        "Content-Security-Policy",
        &format!("default-src 'none'; img-src data:; script-src {from} 'wasm-unsafe-eval'; connect-src {from}"),
    );
    site.answer_instead(
        "away.html",
        200,
        format!(
            "<!doctype html><html lang=\"zh-CN\"><link rel=\"icon\" href=\"data:,\"><script type=\"module\" src=\"{from}embed.js\"></script>\
             <div lang=\"en-US\"><tushuo-report view=\"figures/credit-balance\"></tushuo-report></div>"
        ),
    );
    let page = Page::blank(site, 1000, 900).await?;
    page.go("away.html").await?;
    ready(&page).await?;
    // The language is that around the element, the report the one beside the script.
    until(&page, "$.querySelector('.tushuo[lang=en] data[value=\"10486.31\"]')?.textContent === '1,048.631'").await?;
    if page.can(Feature::ForeignConsole) {
        assert_eq!(page.console_errors().await?, Vec::<String>::new());
    }
    let asked: Vec<String> = page.site.requests().into_iter().map(|request| request.path).collect();
    assert_eq!(asked, ["/away.html"]);
    Ok(())
}

#[tokio::test]
async fn the_language_around_is_found_through_other_shadow_trees() -> Outcome {
    let page = host("<div id=\"outer\" lang=\"en\"></div>", 1000).await?;
    page.run("document.getElementById('outer').attachShadow({ mode: 'open' }).append(document.createElement('tushuo-report'))").await?;
    page.wait_true("return document.getElementById('outer').shadowRoot.querySelector('tushuo-report').shadowRoot?.querySelector('.tushuo[lang=en][data-state=ready]') instanceof Element").await?;
    Ok(())
}
