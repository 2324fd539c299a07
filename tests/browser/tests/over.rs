//! Lines over time: what is read under the pointer and by keys is what was printed, a drag and the buttons look closer,
//! and the address is what is shown.

use browser_tests::{Feature, Key, Outcome, Page, Site};
use generated_reports::{Generated, of_series};
use serde_json::{Value, json};

/// The printed values of a line.
fn printed(generated: &Generated, line: usize) -> Outcome<Vec<String>> {
    let report: Value = serde_json::from_str(&generated.json)?;
    let text = report["series"][line]["printed"].as_str().ok_or("no values")?;
    Ok(text.split(' ').map(str::to_owned).collect())
}

/// Opens the figure; gives the left, top, width and height of its plot.
async fn open(generated: &Generated, hash: &str, (width, height): (u32, u32)) -> Outcome<(Page, [f64; 4])> {
    let page = Page::blank(Site::of_report(generated)?, width, height).await?;
    page.go(hash).await?;
    page.wait_state_ready().await?;
    page.wait_css(".plot").await?;
    page.settle().await?;
    let place = plot(&page).await?;
    Ok((page, place))
}

async fn plot(page: &Page) -> Outcome<[f64; 4]> {
    let place = "const plot = document.querySelector('.plot');
        plot.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { left, top, width, height } = plot.getBoundingClientRect();
        return [left, top, width, height]";
    let place = page.run(place).await?;
    let of = |at: usize| place[at].as_f64().unwrap_or_default();
    Ok([of(0), of(1), of(2), of(3)])
}

/// What is read: for each line its printed digits and the period.
const READ: &str =
    "return [...document.querySelectorAll('.plot-read data')].map(one => [one.value, one.dataset.period])";

#[tokio::test]
async fn what_is_pointed_at_is_read_as_it_was_printed() -> Outcome {
    let generated = of_series(201, 2);
    let lines = [printed(&generated, 0)?, printed(&generated, 1)?];
    let (page, [left, top, width, height]) = open(&generated, "#/figures/load?lang=en", (1280, 900)).await?;
    // A square that is not the chart's: it stays as long as nothing is drawn anew.
    page.run("document.querySelector('.chart canvas').getContext('2d').fillRect(0, 0, 80, 80)").await?;
    let canvas = "return document.querySelector('.chart canvas').toDataURL()";
    let before = page.run(canvas).await?;
    for minute in [0_u32, 1, 60, 99, 100, 101, 199, 200] {
        let x = left + width * f64::from(minute) / 200.0;
        page.point_at(x.clamp(left + 0.5, left + width - 0.5), top + height / 2.0).await?;
        let period = format!("2022-01-01T{:02}:{:02}:00", minute / 60, minute % 60);
        let wanted: Vec<Value> = lines.iter().map(|line| json!([line[minute as usize], period])).collect();
        page.until(READ, wanted).await.map_err(|error| format!("minute {minute}: {error}"))?;
    }
    page.point_at(2.0, 2.0).await?;
    page.wait_gone(".plot-read").await?;
    assert_eq!(page.run(canvas).await?, before, "the pointer draws nothing anew");
    page.must_be_quiet().await
}

#[tokio::test]
async fn keys_read_period_after_period() -> Outcome {
    let generated = of_series(100, 1);
    let line = printed(&generated, 0)?;
    let (page, _) = open(&generated, "#/figures/load", (1280, 900)).await?;
    page.run("document.querySelector('.plot').focus()").await?;
    // The first is read as soon as the focus is there.
    page.until(READ, json!([[line[0], "2022-01-01T00:00:00"]])).await?;
    for (key, minute) in [
        (Key::Right, 1),
        (Key::Right, 2),
        (Key::Left, 1),
        (Key::PageUp, 5),
        (Key::PageDown, 1),
        (Key::End, 99),
        (Key::Right, 99),
        (Key::Home, 0),
        (Key::Left, 0),
    ] {
        page.press(key).await?;
        let wanted = json!([[line[minute], format!("2022-01-01T{:02}:{:02}:00", minute / 60, minute % 60)]]);
        page.until(READ, wanted).await.map_err(|error| format!("{minute}: {error}"))?;
        let said = page.run("return document.querySelector('.plot').ariaValueText").await?;
        let said = said.as_str().unwrap_or_default().to_owned();
        assert!(said.contains(&line[minute]) && said.starts_with("2022年1月1日"), "{said}");
    }
    page.press(Key::Escape).await?;
    page.wait_gone(".plot-read").await?;
    page.must_be_quiet().await
}

#[tokio::test]
async fn a_drag_and_the_buttons_look_closer_and_the_table_lists_what_is_shown() -> Outcome {
    let generated = of_series(301, 1);
    let line = printed(&generated, 0)?;
    let (page, [left, top, width, height]) = open(&generated, "#/figures/load?lang=en", (1280, 900)).await?;
    let x = |minute: f64| left + width * minute / 300.0;
    page.drag((x(120.0), top + height / 2.0), (x(240.0), top + height / 3.0)).await?;
    let span = "2022-01-01T02%3A00%3A00..2022-01-01T04%3A00%3A00";
    page.until("return location.hash", format!("#/figures/load?lang=en&span={span}")).await?;
    page.settle().await?;
    page.click_css("details.table summary").await?;
    let values = "return [...document.querySelectorAll('table data')].map(one => one.value)";
    let shown: Vec<&String> = line[120..=240].iter().filter(|value| *value != "-").collect();
    page.until(values, json!(shown)).await?;
    // A press that is no drag leads nowhere.
    let [left, top, width, height] = plot(&page).await?;
    page.drag((left + width / 2.0, top + height / 2.0), (left + width / 2.0 + 5.0, top + height / 2.0)).await?;
    page.settle().await?;
    page.until("return location.hash", format!("#/figures/load?lang=en&span={span}")).await?;
    for (name, hash) in [
        ("Closer", "2022-01-01T02%3A30%3A00..2022-01-01T03%3A29%3A00"),
        ("Later", "2022-01-01T03%3A00%3A00..2022-01-01T03%3A59%3A00"),
        ("Earlier", "2022-01-01T02%3A30%3A00..2022-01-01T03%3A29%3A00"),
        ("Wider", "2022-01-01T02%3A00%3A00..2022-01-01T03%3A59%3A00"),
    ] {
        let press = format!("[...document.querySelectorAll('.spans a')].find(a => a.textContent === '{name}').click()");
        page.run(&press).await?;
        page.until("return location.hash", format!("#/figures/load?lang=en&span={hash}")).await?;
        page.settle().await?;
    }
    page.run("[...document.querySelectorAll('.spans a')].at(-1).click()").await?;
    page.until("return location.hash", "#/figures/load?lang=en").await?;
    // Of many, the ends and the extremes.
    let wanted = "return document.querySelectorAll('tbody tr').length";
    page.wait_that(wanted, |rows| rows.as_u64().is_some_and(|rows| (2..=4).contains(&rows))).await?;
    page.must_be_quiet().await
}

#[tokio::test]
async fn an_unknown_span_shows_all_and_says_so() -> Outcome {
    let generated = of_series(100, 1);
    let (page, _) = open(&generated, "#/figures/load?span=2031..2032", (1280, 900)).await?;
    page.wait_css(".plot[aria-valuemax='100']").await?;
    assert!(page.text_css(".nearest").await?.contains("没有这个地址"));
    page.must_be_quiet().await
}

#[tokio::test]
async fn on_a_phone_nothing_is_cut_off_and_a_finger_reads() -> Outcome {
    let generated = of_series(61, 4);
    let (page, [left, top, width, height]) = open(&generated, "#/figures/load?lang=en", (360, 740)).await?;
    if !page.can(Feature::PhoneWidth) || !page.can(Feature::Touch) {
        return Ok(());
    }
    assert_eq!(page.run("return document.documentElement.scrollWidth > innerWidth").await?, false);
    let cut = "return [...document.querySelectorAll('.choice')].filter(one => one.scrollWidth > one.clientWidth
        || one.getBoundingClientRect().height > 45).map(one => one.textContent)";
    assert_eq!(page.run(cut).await?, json!([]));
    page.touch(left + width / 2.0, top + height / 2.0).await?;
    let lines = (0..4).map(|line| Ok(printed(&generated, line)?[30].clone())).collect::<Outcome<Vec<_>>>()?;
    let wanted: Vec<Value> = lines.iter().map(|value| json!([value, "2022-01-01T00:30:00"])).collect();
    page.until(READ, wanted).await?;
    let inside = "const { left, right } = document.querySelector('.plot-read').getBoundingClientRect();
        return left >= 0 && right <= innerWidth";
    assert_eq!(page.run(inside).await?, true);
    page.must_be_quiet().await
}
