//! How long the core takes by itself, without a browser: to parse, to check against the source, to make figures, to draw
//! them with the map of their marks, to find a mark under the pointer, to index and filter events.
//!
//! Takes the report of the repository and generated ones. `cargo bench --no-default-features` prints a table; nothing is
//! judged here.

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use generated_reports::{Generated, Plan};
use tushuo::calendar::{Filter, Index};
use tushuo::draw::svg::svg;
use tushuo::draw::theme::LIGHT;
use tushuo::figure::{Figure, Options};
use tushuo::report::load::parse;
use tushuo::report::{Lang, Report};

const JSON: &str = include_str!("../data/shanghai-2023-ch7/report.json");
const SOURCE: &str = include_str!("../data/shanghai-2023-ch7/source.zh.md");
/// The width of a chart on a wide screen.
const WIDTH_PX: f64 = 1176.0;
/// How many events generated reports have.
const EVENTS: [u32; 3] = [1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

fn loaded(json: &str, source: Option<&str>) -> Report {
    match Report::load(json.as_bytes(), source.map(str::as_bytes)) {
        Ok(report) => report,
        Err(problems) => {
            eprintln!("The report is not right: {problems:?}");
            std::process::exit(1)
        }
    }
}

fn generated(events: u32) -> Generated {
    generated_reports::report(Plan::of(events))
}

fn figures(report: &Report) -> Vec<Figure> {
    let options = Options::first(Lang::Zh);
    report.file().figures.iter().map(|spec| Figure::new(report, spec, &options)).collect()
}

#[divan::bench]
fn a_report_is_parsed(bencher: Bencher) {
    bencher.counter(BytesCount::of_str(JSON)).bench(|| parse(black_box(JSON.as_bytes())));
}

#[divan::bench]
fn a_report_is_parsed_and_checked(bencher: Bencher) {
    bencher.counter(BytesCount::of_str(JSON)).bench(|| loaded(black_box(JSON), None));
}

#[divan::bench]
fn a_report_is_parsed_and_checked_against_its_source(bencher: Bencher) {
    bencher.counter(BytesCount::of_str(JSON)).bench(|| loaded(black_box(JSON), Some(SOURCE)));
}

#[divan::bench(args = EVENTS, sample_count = 5)]
fn a_report_of_many_events_is_parsed_and_checked(bencher: Bencher, events: u32) {
    let made = generated(events);
    bencher.counter(ItemsCount::new(events)).bench(|| loaded(black_box(&made.json), None));
}

#[divan::bench]
fn all_figures_are_made(bencher: Bencher) {
    let report = loaded(JSON, Some(SOURCE));
    bencher.bench(|| figures(black_box(&report)));
}

#[divan::bench]
fn all_figures_are_drawn_with_the_map_of_their_marks(bencher: Bencher) {
    let figures = figures(&loaded(JSON, Some(SOURCE)));
    bencher.bench(|| figures.iter().map(|figure| svg(black_box(figure), WIDTH_PX, &LIGHT)).collect::<Vec<_>>());
}

/// The mark under the pointer, over every figure, at each crossing of a grid of 16 px.
#[divan::bench]
fn a_mark_is_found_under_the_pointer(bencher: Bencher) {
    let figures = figures(&loaded(JSON, Some(SOURCE)));
    let maps = figures.iter().filter_map(|figure| Some(svg(figure, WIDTH_PX, &LIGHT).ok()?.1));
    let maps: Vec<_> = maps.collect();
    let steps = |px: f64| (0..).map(|step| f64::from(step) * 16.0).take_while(move |at| *at < px);
    let places = |width_px, height_px| steps(height_px).flat_map(move |y| steps(width_px).map(move |x| (x, y)));
    let asked: usize = maps.iter().map(|map| places(map.width_px, map.height_px).count()).sum();
    bencher.counter(ItemsCount::new(asked)).bench(|| {
        let found = maps.iter().map(|map| {
            places(map.width_px, map.height_px).filter(|(x, y)| map.target_at(black_box(*x), *y).is_some()).count()
        });
        found.sum::<usize>()
    });
}

#[divan::bench(args = EVENTS, sample_count = 10)]
fn events_are_indexed(bencher: Bencher, events: u32) {
    let report = loaded(&generated(events).json, None);
    bencher.counter(ItemsCount::new(events)).bench(|| {
        let index = Index::of(black_box(&report));
        index.prepare(report.file());
        index
    });
}

#[divan::bench(args = EVENTS, sample_count = 20)]
fn events_are_searched(bencher: Bencher, events: u32) {
    let report = loaded(&generated(events).json, None);
    let index = Index::of(&report);
    index.prepare(report.file());
    let filter = Filter { q: "量子信息".to_owned(), ..Filter::default() };
    bencher.counter(ItemsCount::new(events)).bench(|| index.hits(report.file(), black_box(&filter)).count());
}
