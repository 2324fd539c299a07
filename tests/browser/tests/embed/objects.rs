//! Reports that a script hands over.

use super::*;

const BY_OBJECT: &str = "const done = arguments[arguments.length - 1]; const [report, source] = arguments;
    import(new URL('embed.js', document.baseURI)).then(({ mount }) => {
        const place = document.createElement('div'); place.id = 'place'; document.body.append(place);
        const told = event => done([event.type, event.detail, place.dataset.state, place.shadowRoot.textContent]);
        for (const name of ['tushuo:ready', 'tushuo:error']) place.addEventListener(name, event => setTimeout(() => told(event), 0), { once: true });
        window.handle = mount(place, { report, source, view: 'figures/credit-balance', lang: 'zh' });
    }).catch(error => done(String(error)));";

async fn by_object(report: &Value, source: &Value) -> Outcome<(Page, Value)> {
    let page = host("", 1000).await?;
    let told = page.client.execute_async(BY_OBJECT, vec![report.clone(), source.clone()]).await?;
    Ok((page, told))
}

#[tokio::test]
async fn a_report_by_object_is_shown_and_without_its_text_marked() -> Outcome {
    let (page, told) = by_object(&report()?, &Value::Null).await?;
    assert_eq!((&told[0], &told[2]), (&json!("tushuo:ready"), &json!("ready")));
    assert!(told[3].as_str().is_some_and(|text| text.contains("引文未经核对")), "{told}");
    let asked = page.site.requests();
    assert!(!asked.iter().any(|request| request.path.contains("data/")), "{asked:?}");
    page.run("window.handle.set({ view: 'figures/credit-balance?mark=tech-loan-balance' })").await?;
    page.wait_true("return document.getElementById('place').shadowRoot.querySelector('.tip .unchecked') !== null")
        .await?;
    let text = String::from_utf8(file("data/shanghai-2023-ch7/source.zh.md")?)?;
    let script = "window.handle.set({ source: arguments[0] })";
    page.client.execute(script, vec![json!(text)]).await?;
    page.wait_true("const $ = document.getElementById('place').shadowRoot; return $.querySelector('.fig') !== null && $.querySelector('.unchecked') === null").await?;
    page.run("window.handle.destroy()").await?;
    assert_eq!(page.run("const place = document.getElementById('place'); return [place.shadowRoot.childNodes.length, place.getAttributeNames().join()]").await?, json!([0, "id"]));
    Ok(())
}

#[tokio::test]
async fn a_report_may_be_named_by_its_address_too() -> Outcome {
    let (page, told) = by_object(&json!("data/shanghai-2023-ch7/"), &Value::Null).await?;
    assert_eq!((&told[0], &told[2]), (&json!("tushuo:ready"), &json!("ready")));
    page.wait_true("const $ = document.getElementById('place').shadowRoot; return $.querySelector('.fig') !== null && $.querySelector('.unchecked') === null").await?;
    let asked = page.site.requests();
    assert!(asked.iter().any(|request| request.path.ends_with(REPORT)), "{asked:?}");
    let (_, told) = by_object(&json!("data/no-such-report/"), &Value::Null).await?;
    assert_eq!((&told[0], &told[2]), (&json!("tushuo:error"), &json!("error")));
    Ok(())
}

#[tokio::test]
async fn a_wrong_report_by_object_has_the_faults_it_has_as_a_file() -> Outcome {
    let mut wrong = report()?;
    wrong["statistics"][0]["unit"] = json!("parsecs");
    let (page, told) = by_object(&wrong, &Value::Null).await?;
    assert_eq!((&told[0], &told[2]), (&json!("tushuo:error"), &json!("error")));
    assert_eq!((&told[1]["code"], &told[1]["field"]), (&json!("data"), &json!("statistics[0].unit (tech-borrowers)")));
    page.site.answer_instead(REPORT, 200, serde_json::to_vec(&wrong)?);
    page.run("const one = document.createElement('tushuo-report'); document.addEventListener('tushuo:error', event => { window.told = event.detail }); document.body.append(one)").await?;
    assert_eq!(page.wait_true("return window.told ?? false").await?, told[1]);
    for odd in
        [json!({}), json!([]), json!(7), json!({ "schema": "tushuo/report@1", "statistics": [{ "printed": 2.99 }] })]
    {
        let (_, told) = by_object(&odd, &Value::Null).await?;
        assert_eq!(told[0], "tushuo:error", "{odd}");
        assert_eq!(told[1]["code"], "data", "{odd}");
    }
    Ok(())
}

#[tokio::test]
async fn an_object_that_holds_itself_is_a_fault_and_nothing_worse() -> Outcome {
    let page = host("", 1000).await?;
    let script = BY_OBJECT.replace(
        "const [report, source] = arguments;",
        "const report = { get id() { throw new Error('no') } }; const source = 7;",
    );
    let told = page.client.execute_async(&script, Vec::new()).await?;
    assert_eq!((&told[0], &told[1]["code"]), (&json!("tushuo:error"), &json!("data")));
    Ok(())
}
