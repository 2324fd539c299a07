//! All that can be made of a report without a browser: every figure in every view, drawn in some size, every table, file
//! and list. Takes a report, gives nothing.

use tushuo::calendar::{Filter, Index, Year};
use tushuo::describe::caption::{caption, file_name};
use tushuo::describe::csv::csv;
use tushuo::describe::events::{IcsOptions, MonthOnly, Stamp, events_csv, events_ics, events_json};
use tushuo::describe::json::json;
use tushuo::describe::listen::score;
use tushuo::describe::sentence::sentence;
use tushuo::describe::source::blocks;
use tushuo::describe::table::rows;
use tushuo::draw::Theme;
use tushuo::draw::picture::picture;
use tushuo::draw::svg::svg;
use tushuo::draw::theme::{CONTRAST, DARK, LIGHT};
use tushuo::figure::{Figure, Options};
use tushuo::report::{Lang, Report};
use tushuo::share::snippets;
use tushuo::state::View;

/// Sizes that a mistake may ask for.
const MISTAKES_PX: [f64; 5] = [0.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX];
const THEMES: [&Theme; 3] = [&LIGHT, &DARK, &CONTRAST];

/// Makes all of it; `choice` picks a size and a theme.
pub(crate) fn everything(report: &Report, choice: u64) {
    let (size, theme) = (choice / 3, THEMES[(choice % 3) as usize]);
    // One of six is a mistake; the others are what a page or a picture may ask for, by halves of a px.
    let mistake = MISTAKES_PX[(size / 6 % 5) as usize];
    let width_px = if size % 6 == 0 { mistake } else { (size / 6 % 16_000) as f64 / 2.0 };
    for lang in [Lang::Zh, Lang::En] {
        for spec in &report.file().figures {
            let first = Options::first(lang);
            figure(report, &Figure::new(report, spec, &first), width_px, theme);
            let measure = spec.measures.last().map(|measure| measure.id.clone());
            let other = Options { measure, linear: true, lenses: false, elsewhere: true, ..first };
            figure(report, &Figure::new(report, spec, &other), width_px, theme);
            let _ = snippets(report, &View::Figure(spec.id.clone()), lang, Some("https://example.org/a/"));
        }
        events(report, lang);
    }
    let ids = report.file().events.iter().map(|event| event.id.as_str());
    let ids = ids.chain(report.file().statistics.iter().map(|statistic| statistic.id.as_str()));
    for id in ids.take(3).map(Some).chain([None]) {
        let _ = blocks(report, id);
    }
    calendar(report);
}

fn figure(report: &Report, figure: &Figure, width_px: f64, theme: &Theme) {
    // A picture holds the chart as it is drawn alone.
    let (drawn, drawing) = svg(figure, width_px, theme).expect("a figure is drawn");
    assert!(drawn.starts_with("<svg") && drawing.width_px.is_finite() && drawing.height_px.is_finite());
    let caption = caption(report, figure, "https://example.org/");
    assert!(picture(figure, &caption, width_px, theme).is_ok());
    let _ = (sentence(figure), rows(report, figure), csv(report, figure), score(figure));
    let _: serde_json::Value = serde_json::from_slice(&json(report, figure)).expect("JSON");
    assert!(!file_name(report, figure, "svg").contains(['/', '\\', '\0']));
}

fn events(report: &Report, lang: Lang) {
    let ids: Vec<&str> = report.file().events.iter().map(|event| event.id.as_str()).collect();
    for month_only in [MonthOnly::WholeMonth, MonthOnly::LeaveOut] {
        let options = IcsOptions { lang, stamp: Stamp::of_unix_seconds(0), month_only, address_of: None };
        let calendar = events_ics(report, &ids, &options);
        let text = String::from_utf8(calendar.bytes).expect("UTF-8");
        assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{text}");
        assert_eq!(text.matches("\r\nBEGIN:VEVENT\r\n").count(), calendar.written);
        assert_eq!(calendar.written + calendar.left_out, ids.len());
    }
    let _ = events_csv(report, &ids, lang);
    let _: serde_json::Value = serde_json::from_slice(&events_json(report, &ids, lang)).expect("JSON");
}

fn calendar(report: &Report) {
    let index = Index::of(report);
    let all = index.hits(report.file(), &Filter::default());
    assert_eq!(all.count(), report.file().events.len());
    let _ = Year::of(report, &Filter::default()).strip(report);
    let years = index.years().iter().map(|(year, _)| Year::in_year(&index, &all, *year));
    assert_eq!(years.map(|year| year.dated + year.undated).sum::<usize>(), all.count());
}
