//! Reports of many events: they load, and every place of them is found.
//!
//! Takes generated reports. Counts work where it can; never measures time.

#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

use generated_reports::{Plan, report};
use tushuo::calendar::{Filter, Index, Year};
use tushuo::report::{Lang, Report, Theme};

#[test]
fn a_generated_report_has_no_problem() {
    let generated = report(Plan::of(1_000));
    assert_eq!(generated, report(Plan::of(1_000)), "the same plan gives the same report");
    let loaded = Report::load(generated.json.as_bytes(), Some(generated.source.as_bytes()));
    let loaded = loaded.expect("no problem");
    assert_eq!(loaded.file().events.len(), 1_000);
}

/// Loading looked at the whole source for each quote once, and took minutes for as many events as these in a build for
/// tests; now it takes seconds.
#[test]
#[allow(clippy::disallowed_methods, reason = "a test runs natively, and only a clock tells minutes from seconds")]
fn loading_with_the_source_takes_no_minutes() {
    let generated = report(Plan::of(5_000));
    let start = std::time::Instant::now();
    let loaded = Report::load(generated.json.as_bytes(), Some(generated.source.as_bytes())).expect("no problem");
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
    for (at, event) in loaded.file().events.iter().enumerate() {
        for (mention_at, mention) in event.mentions.iter().enumerate() {
            let place = loaded.mention_place(at, mention_at).expect("a place");
            assert_eq!(place.of(&generated.source), mention.quote.exact);
        }
    }
}

#[test]
fn a_hundred_thousand_events_are_filtered_searched_and_shown_year_by_year() {
    let generated = report(Plan::of(100_000));
    let loaded = Report::load(generated.json.as_bytes(), None).expect("no problem");
    drop(generated);
    let index = Index::of(&loaded);
    let all = index.hits(loaded.file(), &Filter::default());
    assert_eq!((index.len(), all.count(), index.years().len()), (100_000, 100_000, 30));

    let count = |q: &str| index.hits(loaded.file(), &Filter { q: q.to_owned(), ..Filter::default() }).count();
    let titles = loaded.file().events.iter().map(|event| event.title.get(Lang::Zh));
    assert_eq!(count("量子信息"), titles.clone().filter(|title| title.contains("量子信息")).count());
    let both = titles.filter(|title| title.contains("浦东") && title.contains("管理规定(试行)"));
    assert_eq!(count("浦东　管理规定（试行）"), both.count());
    assert_eq!((count("QUANTUM  information"), count("没有这样的词")), (count("量子信息"), 0));

    let theme = Filter { theme: Some(Theme::Ip), ..Filter::default() };
    let of_theme = index.hits(loaded.file(), &theme);
    assert_eq!(of_theme.themes(), index.themes(), "a theme's count does not hang on the theme chosen");
    assert!(
        of_theme
            .events()
            .iter()
            .all(|number| { index.event(&loaded, *number).is_some_and(|event| event.theme == Theme::Ip) })
    );

    let mut shown = 0;
    for (number, count) in index.years() {
        let year = Year::in_year(&index, &all, *number);
        // A year holds its own events and names none of the many others.
        assert_eq!((year.ids().count(), year.dated + year.undated), (*count, *count), "{number}");
        assert_eq!(year.other_years.iter().map(|other| other.count).sum::<usize>() + count, 100_000);
        shown += count;
    }
    assert_eq!(shown, 100_000);

    let id = index.id(50_000).expect("an event");
    assert_eq!(index.number(id), Some(50_000));
    assert_eq!(all.neighbours(50_000), (Some(49_999), Some(50_001)));
}
