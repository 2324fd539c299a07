//! Series: many values over time, from the printed digits to lines, rows and files, and back to the digits.
//!
//! Takes reports that are made here or generated. Every value that is shown is held against the text it was written as.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use generated_reports::of_series;
use proptest::prelude::*;
use serde_json::{Value, json};
use tushuo::deck::{Scene, Shown};
use tushuo::describe::over::{MOST_ROWS, period_rows};
use tushuo::describe::sentence::sentence;
use tushuo::draw::svg::svg;
use tushuo::draw::theme::{DARK, LIGHT};
use tushuo::figure::{Body, Figure, Options, Series};
use tushuo::report::{Lang, Report};

/// A report with yearly values that its source prints, and monthly ones that it does not.
fn report() -> Report {
    let mut generated: Value = serde_json::from_str(&of_series(40, 0).json).expect("JSON");
    let text = |zh: &str, en: &str| json!({ "zh": zh, "en": en });
    let published = json!({
        "publisher": text("某局", "A bureau"), "address": "https://example.org/", "reliability": "official",
    });
    let months = "3.10 3.2 - 3.45 3.5 3.61 3.4 3.3 3.62 4.0 3.98 4.05 4.20 4.5";
    generated["series"] = json!([
        {
            "id": "loans-by-year", "section": "a", "name": text("贷款余额", "Loans"), "unit": "亿元", "from": "2019",
            "every": "year", "printed": "12.5 13.0 15.25 9.75 18.1",
            "quote": { "exact": "2019年以来各年末余额为 $12.5$ 、 $13.0$ 、 $15.25$ 、 $9.75$ 和 $18.1$ 亿元" },
        },
        {
            "id": "rate", "section": "a", "name": text("利率", "Rate"), "unit": "%", "from": "2022-11",
            "every": "month", "printed": months, "published": published,
        },
        {
            "id": "other-rate", "section": "a", "name": text("另一利率", "The other rate"), "unit": "%",
            "from": "2023-03", "every": "month", "printed": "-0.5 0.00 1 2.5", "published": published,
        },
    ]);
    let figure = |id: &str, of: &[&str]| {
        json!({
            "id": id, "kind": "series", "section": "a", "title": text("余额", "Balance"),
            "subtitle": text("逐期", "By period"), "short": text("余额", "Balance"), "of": of,
        })
    };
    let figures = generated["figures"].as_array_mut().expect("figures");
    figures.pop();
    figures.extend([figure("by-year", &["loans-by-year"]), figure("rates", &["rate", "other-rate"])]);
    generated["deck"] = json!([{ "figure": "by-year" }, { "figure": "rates" }]);
    generated["left_out"] = json!([{ "quote": { "exact": "2019年以来" }, "why": text("年份", "A year") }]);
    let source = format!(
        "{}\n2019年以来各年末余额为 $12.5$ 、 $13.0$ 、 $15.25$ 、 $9.75$ 和 $18.1$ 亿元\n",
        of_series(40, 0).source
    );
    Report::load(generated.to_string().as_bytes(), Some(source.as_bytes())).expect("no problems")
}

fn figure(report: &Report, id: &str, span: Option<&str>, lang: Lang) -> Figure {
    let options = Options { span: span.map(str::to_owned), ..Options::first(lang) };
    Figure::new(report, report.figure(id).expect("declared"), &options)
}

fn series(figure: &Figure) -> &Series {
    let Body::Series(series) = &figure.body else { panic!("a figure of series") };
    series
}

#[test]
fn each_value_is_listed_as_it_is_printed() {
    let report = report();
    let zh = figure(&report, "by-year", None, Lang::Zh);
    let (rows, some) = period_rows(series(&zh));
    let listed: Vec<String> = rows
        .iter()
        .map(|row| {
            let (printed, amount) = row.values[0].as_ref().expect("a value");
            format!("{} {} {printed} {}", row.edtf, row.period, amount.text())
        })
        .collect();
    assert_eq!(
        listed,
        [
            "2019 2019年 12.5 12.5亿元",
            "2020 2020年 13.0 13.0亿元",
            "2021 2021年 15.25 15.25亿元",
            "2022 2022年 9.75 9.75亿元",
            "2023 2023年 18.1 18.1亿元",
        ]
    );
    assert!(!some);
    let en = figure(&report, "by-year", None, Lang::En);
    assert_eq!(period_rows(series(&en)).0[2].values[0].as_ref().expect("a value").1.text(), "CNY 1.525 billion");
}

#[test]
fn lines_of_different_length_stand_on_one_axis_of_time() {
    let report = report();
    let rates = figure(&report, "rates", None, Lang::En);
    let rates = series(&rates);
    let (rows, _) = period_rows(rates);
    let both = |at: usize| rows[at].values.iter().map(|one| one.as_ref().map(|one| one.1.text())).collect::<Vec<_>>();
    let some = |text: &str| Some(text.to_owned());
    assert_eq!((rates.count, rows[0].edtf.as_str(), rows[13].edtf.as_str()), (14, "2022-11", "2023-12"));
    assert_eq!(both(2), [None, None]);
    assert_eq!(both(4), [some("3.5%"), some("\u{2212}0.5%")]);
    assert_eq!(both(5), [some("3.61%"), some("0.00%")]);
    assert_eq!(both(13), [some("4.5%"), None]);
}

#[test]
fn a_span_shows_its_own_periods_and_what_means_nothing_shows_all() {
    let report = report();
    let of = |span: &str| series(&figure(&report, "rates", Some(span), Lang::Zh)).shown;
    assert_eq!(of("2023-01..2023-06"), (2, 7));
    for nothing in ["2023-06..2023-01", "2023-01", "2023..2024", "2022-10..2023-01", "2023-01..2024-01", "..", ""] {
        assert_eq!(of(nothing), (0, 13), "{nothing}");
    }
    let whole = figure(&report, "rates", None, Lang::Zh);
    let whole = series(&whole);
    assert_eq!(whole.span(2, 7).as_deref(), Some("2023-01..2023-06"));
    assert_eq!((whole.span(0, 13), whole.span(0, 99)), (None, None));
    assert_eq!((whole.closer(), whole.farther(), whole.earlier()), (Some((3, 10)), None, None));
    let part = figure(&report, "rates", Some("2023-01..2023-06"), Lang::Zh);
    let part = series(&part);
    assert_eq!((part.farther(), part.earlier(), part.later()), (Some((0, 10)), Some((0, 5)), Some((5, 10))));
}

#[test]
fn the_sentence_tells_ends_and_extremes() {
    let report = report();
    assert_eq!(
        sentence(&figure(&report, "by-year", None, Lang::Zh)),
        "贷款余额：2019年至2023年共5个值，最早12.5亿元，最近18.1亿元，最高18.1亿元（2023年），最低9.75亿元（2022年）。"
    );
    let rates = sentence(&figure(&report, "rates", None, Lang::En));
    assert!(rates.starts_with("Rate: 13 values from November 2022 to December 2023, the first 3.10%, the last 4.5%, the highest 4.5% (December 2023), the lowest 3.10% (November 2022); The other rate: 4 values from March 2023 to June 2023, the first \u{2212}0.5%"), "{rates}");
}

#[test]
fn files_have_every_value_with_what_the_print_can_mean() {
    let report = report();
    let rates = figure(&report, "rates", Some("2023-02..2023-04"), Lang::En);
    let csv = String::from_utf8(tushuo::describe::csv(&report, &rates)).expect("UTF-8");
    let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "id,period,printed,unit,lower,upper,base_unit,publisher,figure,dataset,dataset_sha256");
    let from = format!("A bureau,rates,generated,{}", report.hash());
    assert_eq!(lines[1], format!("rate,2023-02,3.45,%,3.445,3.455,%,{from}"));
    assert_eq!(lines[5], format!("other-rate,2023-04,0.00,%,-0.005,0.005,%,{from}"));
    assert_eq!(lines.len(), 6);
    let json: Value = serde_json::from_slice(&tushuo::describe::json(&report, &rates)).expect("JSON");
    assert_eq!(json["records"][0]["printed"], "3.45");
    assert_eq!(json["records"].as_array().map(Vec::len), Some(5));
    assert_eq!(json["statistics"], json!(["rate", "other-rate"]));
}

#[test]
fn the_data_package_has_every_value() {
    let report = report();
    let source = report.source().expect("a source").to_owned();
    let files = tushuo::pages::package(&report, source.as_bytes());
    let text = |name: &str| {
        let file = files.iter().find(|file| file.path == name).expect("a file");
        String::from_utf8(file.bytes.clone()).expect("UTF-8")
    };
    let values = text("series-values.csv");
    let lines: Vec<&str> = values.lines().collect();
    assert_eq!(lines[0], "series,period,printed,lower,upper,base_unit");
    assert_eq!(lines[2], "loans-by-year,2020,13.0,1295000000,1305000000,元");
    assert_eq!(lines.len(), 1 + 5 + 13 + 4);
    assert!(text("series.csv").contains("2019年以来各年末余额为12.5、13.0、15.25、9.75和18.1亿元"));
    let descriptor: Value = serde_json::from_str(&text("datapackage.json")).expect("JSON");
    let named =
        |name: &str| descriptor["resources"].as_array().is_some_and(|all| all.iter().any(|one| one["name"] == name));
    assert!(named("series") && named("series-values"));
}

#[test]
fn extremes_of_different_scales_are_labelled_with_their_own() {
    let report = report();
    let (picture, drawing) = svg(&figure(&report, "by-year", None, Lang::En), 1176.0, &LIGHT).expect("drawn");
    let labels: Vec<&str> = drawing.labels.iter().map(|label| label.text.as_str()).collect();
    assert!(labels.contains(&"CNY 975 million"), "{labels:?}");
    assert!(!picture.is_empty());
}

#[test]
fn a_picture_names_who_published_what_it_shows() {
    let report = report();
    let caption = |id: &str| tushuo::describe::caption::caption(&report, &figure(&report, id, None, Lang::Zh), "a");
    assert_eq!(caption("rates").elsewhere.as_deref(), Some("数值公布者：某局"));
    assert_eq!(caption("by-year").elsewhere, None);
    let name = |span| tushuo::describe::caption::file_name(&report, &figure(&report, "rates", span, Lang::Zh), "csv");
    assert_eq!(name(None), "tushuo-generated-rates-zh.csv");
    assert_eq!(name(Some("2023-01..2023-06")), "tushuo-generated-rates-2023-01-to-2023-06-zh.csv");
}

#[test]
fn each_value_in_the_source_leads_to_its_series() {
    let report = report();
    let blocks = tushuo::describe::source::blocks(&report, Some("loans-by-year"));
    let pieces = blocks.iter().flat_map(|block| &block.pieces);
    let of_series = pieces.filter(|piece| piece.numeral.as_ref().is_some_and(|(id, _)| id == "loans-by-year"));
    let texts: Vec<(&str, bool)> = of_series.map(|piece| (piece.text.as_str(), piece.lit)).collect();
    assert_eq!(texts, [("12.5", true), ("13.0", true), ("15.25", true), ("9.75", true), ("18.1", true)]);
}

#[test]
fn a_slide_names_who_published_what_the_report_does_not_print() {
    let report = report();
    for (lang, named) in [(Lang::Zh, "数值公布者：某局"), (Lang::En, "Values published by: A bureau")] {
        let scenes = Scene::all(&report, lang);
        let of = |id: &str| {
            let shows = |scene: &&Scene| matches!(&scene.shown, Shown::Figure { figure, .. } if figure.id == id);
            scenes.iter().find(shows).expect("a slide").published.as_deref()
        };
        assert_eq!((of("rates"), of("by-year")), (Some(named), None));
    }
}

#[test]
fn a_narrow_axis_of_time_keeps_its_years() {
    let generated = of_series(40, 1);
    let mut json: Value = serde_json::from_str(&generated.json).expect("JSON");
    json["series"][0]["from"] = json!("2021-07");
    json["series"][0]["every"] = json!("month");
    let report = Report::load(json.to_string().as_bytes(), None).expect("no problems");
    let (_, drawing) = svg(&figure(&report, "load", None, Lang::Zh), 328.0, &LIGHT).expect("drawn");
    let has = |text: &str| drawing.labels.iter().any(|label| label.text == text);
    assert!(has("2021年7月") && has("2023年") && has("2024年"), "{:?}", drawing.labels);
}

#[test]
fn labels_of_lines_stand_apart() {
    let generated = of_series(3_000, 4);
    let many = Report::load(generated.json.as_bytes(), None).expect("no problems");
    let few = report();
    for lang in [Lang::Zh, Lang::En] {
        for figure in [
            figure(&few, "by-year", None, lang),
            figure(&few, "rates", None, lang),
            figure(&few, "rates", Some("2023-02..2023-04"), lang),
            figure(&many, "load", None, lang),
        ] {
            for (width, theme) in [(328.0, LIGHT), (680.0, DARK), (1176.0, LIGHT), (1408.0, LIGHT)] {
                let (_, drawing) = svg(&figure, width, &theme).expect("drawn");
                for (at, label) in drawing.labels.iter().enumerate() {
                    let inside = label.left_px > -0.5 && label.left_px + label.width_px < width + 0.5;
                    assert!(inside, "{} at {width}: {label:?}", figure.id);
                    let other = drawing.labels[at + 1..].iter().find(|other| other.overlaps(label));
                    assert!(other.is_none(), "{} at {width}: {label:?} and {other:?}", figure.id);
                }
                assert!(drawing.targets.iter().all(|target| target.height_px >= 24.0));
                let plot = drawing.plot.expect("a plot");
                assert!(plot.width_px > 100.0 && plot.left_px + plot.width_px <= width, "{plot:?}");
            }
        }
    }
}

/// The picture of many values holds few places: four for each px of its width, and no more for ten times the values.
#[test]
fn the_picture_of_more_values_is_no_larger() {
    let size = |values: u32| {
        let generated = of_series(values, 1);
        let report = Report::load(generated.json.as_bytes(), None).expect("no problems");
        let figure = figure(&report, "load", None, Lang::Zh);
        let (rows, some) = period_rows(series(&figure));
        assert!(some && rows.len() <= 4 && rows.len() < MOST_ROWS);
        svg(&figure, 1176.0, &LIGHT).expect("drawn").0.len()
    };
    let (one, ten) = (size(20_000), size(200_000));
    assert!(ten < one * 5 / 4, "{one} bytes and {ten}");
}

#[test]
fn a_million_values_are_read_drawn_and_found_and_one_more_is_refused() {
    let generated = of_series(1_000_000, 1);
    let report = Report::load(generated.json.as_bytes(), None).expect("no problems");
    let shown = figure(&report, "load", None, Lang::Zh);
    let all = series(&shown);
    assert_eq!((all.count, all.edtf(999_999).as_deref()), (1_000_000, Some("2023-11-26T10:39:00")));
    let (_, drawing) = svg(&shown, 1176.0, &LIGHT).expect("drawn");
    let plot = drawing.plot.expect("a plot");
    assert_eq!((plot.place_at(plot.left_px), plot.place_at(plot.left_px + plot.width_px)), (0, 999_999));
    let printed: Value = serde_json::from_str(&generated.json).expect("JSON");
    let words: Vec<&str> = printed["series"][0]["printed"].as_str().expect("text").split(' ').collect();
    for at in [0, 1, 499_999, 765_432, 999_999] {
        assert_eq!(all.lines[0].printed(at).as_deref().unwrap_or("-"), words[at]);
    }
    let more = of_series(1_000_001, 1);
    let problems = Report::load(more.json.as_bytes(), None).expect_err("too many");
    let worded = tushuo::words::problem::worded(&problems[0], Lang::En);
    assert!(worded.what.contains("1000001") && worded.what.contains("1000000"), "{worded:?}");
    assert_eq!(problems[0].path, "series[0].printed (load-1)");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn any_series_is_drawn_at_any_width_and_span(
        words in proptest::collection::vec("-|-?[1-9][0-9]{0,8}|0|-?[1-9]\\.[0-9]{1,9}", 1..90),
        times in 1_usize..40,
        every in 0_usize..5,
        ends in (0_usize..3000, 0_usize..3000),
        width in 1.0..3000.0_f64,
    ) {
        let mut generated: Value = serde_json::from_str(&of_series(2, 1).json).expect("JSON");
        let length = words.len() * if times > 20 { times } else { 1 };
        let words: Vec<String> = words.iter().cycle().take(length).cloned().collect();
        let (from, every) = [
            ("1999", "year"), ("2023-05", "month"), ("2024-02-28", "day"), ("2023-12-31T22:00:00", "hour"),
            ("2023-12-31T23:58:00", "minute"),
        ][every];
        generated["series"][0]["from"] = json!(from);
        generated["series"][0]["every"] = json!(every);
        generated["series"][0]["printed"] = json!(words.join(" "));
        let loaded = Report::load(generated.to_string().as_bytes(), None);
        // Years and months may go beyond what can be written; else only a series without any value is refused.
        let Ok(report) = loaded else {
            prop_assert!(words.iter().all(|word| word == "-") || every == "year" || words.len() > 1000, "{words:?}");
            return Ok(());
        };
        let whole = figure(&report, "load", None, Lang::En);
        let span = series(&whole).span(ends.0.min(ends.1), ends.0.max(ends.1));
        for lang in [Lang::Zh, Lang::En] {
            let part = figure(&report, "load", span.as_deref(), lang);
            prop_assert!(!sentence(&part).is_empty());
            prop_assert!(svg(&part, width, &DARK).is_ok());
            for (place, word) in words.iter().enumerate() {
                let line = &series(&part).lines[0];
                prop_assert_eq!(&line.printed(place).unwrap_or("-".to_owned()), word);
            }
        }
    }
}
