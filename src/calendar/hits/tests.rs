use super::*;
use crate::report::Lang;
use crate::report::edtf::Edtf;
use crate::report::schema::{Event, ReportFile};
use proptest::prelude::*;
use serde_json::{Value, json};

fn event(number: usize, date: Option<&str>, theme: &str, act: &str, lists: &[&str], title: &str) -> Value {
    let mention = |list: &&str| json!({ "list": list, "date": null, "quote": { "exact": format!("见{title}") } });
    json!({
        "id": format!("e{number}"), "date": date, "date_printed": date, "date_basis": "printed", "act": act,
        "theme": theme, "title": { "zh": title, "en": format!("The {title}") },
        "mentions": lists.iter().map(mention).collect::<Vec<_>>(),
    })
}

fn file(events: &[Value]) -> ReportFile {
    let text = json!({ "zh": "题" });
    let list = |id: &str| json!({ "id": id, "title": text });
    let value = json!({
        "schema": "tushuo/report@1", "id": "r", "languages": ["zh"], "title": text, "publication": text,
        "year": 2023, "summary": text, "sections": [], "lists": [list("a"), list("b"), list("c")],
        "statistics": [], "events": events, "figures": []
    });
    serde_json::from_value(value).expect("a report file")
}

fn index(file: &ReportFile) -> Index {
    Index::of_file(file, |_, _| None)
}

/// Events with few letters, so that searches hit often.
fn events() -> impl Strategy<Value = ReportFile> {
    let dates = vec![
        None,
        Some("2023"),
        Some("2022"),
        Some("2023-05"),
        Some("2023-05-20"),
        Some("2022-12-30/2023-01-02"),
        Some("2022-11"),
        Some("../2023-09"),
        Some("2021-06-01/2022-02-03"),
    ];
    let date = proptest::sample::select(dates);
    let theme = proptest::sample::select(vec!["finance", "ip", "outreach"]);
    let act = proptest::sample::select(vec!["release", "hold", "award"]);
    let lists = proptest::sample::subsequence(vec!["a", "b", "c"], 0..=3);
    let title = "[科技金（(Ab1 。　]{1,7}";
    proptest::collection::vec((date, theme, act, lists, title), 0..150).prop_map(|all| {
        let all = all.iter().enumerate();
        file(
            &all.map(|(at, (date, theme, act, lists, title))| event(at, *date, theme, act, lists, title))
                .collect::<Vec<_>>(),
        )
    })
}

fn filters() -> impl Strategy<Value = Filter> {
    let theme = proptest::option::of(proptest::sample::select(vec![Theme::Finance, Theme::Ip, Theme::Governance]));
    let act = proptest::option::of(proptest::sample::select(vec![Act::Release, Act::Hold]));
    let list = proptest::option::of(proptest::sample::select(vec!["a".to_owned(), "c".to_owned(), "z".to_owned()]));
    (theme, act, list, "|[科技金(ａB1 .]{1,4}").prop_map(|(theme, act, list, q)| Filter { theme, act, list, q })
}

fn chosen<'a>(file: &'a ReportFile, filter: &Filter) -> Vec<&'a Event> {
    file.events.iter().filter(|event| filter.accepts(event)).collect()
}

proptest! {
    #[test]
    fn hits_are_the_events_that_the_filter_accepts_each_once(file in events(), filter in filters()) {
        let index = index(&file);
        let hits = index.hits(&file, &filter);
        let mut found: Vec<&str> = hits.events().iter().filter_map(|number| index.id(*number)).collect();
        let mut expected: Vec<&str> = chosen(&file, &filter).iter().map(|event| event.id.as_str()).collect();
        found.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(found, expected);
        prop_assert!(hits.events().is_sorted_by(|one, next| one < next));
    }

    #[test]
    fn a_count_of_a_choice_is_what_choosing_it_gives(file in events(), filter in filters()) {
        let index = index(&file);
        let hits = index.hits(&file, &filter);
        for (theme, count) in hits.themes() {
            prop_assert_eq!(chosen(&file, &Filter { theme: Some(*theme), ..filter.clone() }).len(), *count);
        }
        for (act, count) in hits.acts() {
            prop_assert_eq!(chosen(&file, &Filter { act: Some(*act), ..filter.clone() }).len(), *count);
        }
        for (list, count) in hits.lists() {
            prop_assert_eq!(chosen(&file, &Filter { list: Some(list.clone()), ..filter.clone() }).len(), *count);
        }
    }

    #[test]
    fn months_sum_up_to_all_and_each_event_is_in_its_own(file in events(), filter in filters()) {
        let index = index(&file);
        let hits = index.hits(&file, &filter);
        prop_assert_eq!(hits.months().iter().map(|month| month.count).sum::<usize>(), hits.count());
        prop_assert_eq!(hits.years().iter().map(|(_, count)| count).sum::<usize>(), hits.count());
        let in_order: Vec<u32> =
            hits.months().iter().flat_map(|month| hits.in_month(month.year, month.month)).copied().collect();
        prop_assert_eq!(&in_order, hits.events());
        for month in hits.months() {
            for number in hits.in_month(month.year, month.month) {
                prop_assert_eq!(index.month_of(*number), Some((month.year, month.month)));
                let at = index.rows[*number as usize].at as usize;
                let date = file.events[at].date.as_deref().and_then(|date| Edtf::parse(date).ok());
                let place = crate::calendar::Place::of(date, month.year);
                let expected = month.month.map_or(crate::calendar::Place::NoMonth, crate::calendar::Place::Month);
                prop_assert_eq!(place, expected);
                prop_assert_eq!(index.number_at(at), Some(*number));
                prop_assert_eq!(index.number(&file.events[at].id), Some(*number));
            }
        }
    }

    #[test]
    fn what_helps_when_nothing_is_found_does(file in events(), filter in filters()) {
        let hits = index(&file).hits(&file, &filter);
        let without = |restriction| match restriction {
            Restriction::Search => Filter { q: String::new(), ..filter.clone() },
            Restriction::Theme => Filter { theme: None, ..filter.clone() },
            Restriction::Act => Filter { act: None, ..filter.clone() },
            Restriction::List => Filter { list: None, ..filter.clone() },
        };
        let all = [Restriction::Search, Restriction::Theme, Restriction::Act, Restriction::List];
        let counts = all.map(|one| Wider { without: one, count: chosen(&file, &without(one)).len() });
        let expected: Vec<Wider> =
            counts.into_iter().filter(|wider| hits.count() == 0 && wider.count > 0).collect();
        prop_assert_eq!(hits.wider(), expected);
    }

    #[test]
    fn neighbours_stand_before_and_after(file in events(), filter in filters(), other in 0_u32..150) {
        let hits = index(&file).hits(&file, &filter);
        for two in hits.events().windows(2) {
            prop_assert_eq!(hits.neighbours(two[0]).1, Some(two[1]));
            prop_assert_eq!(hits.neighbours(two[1]).0, Some(two[0]));
        }
        let (before, after) = hits.neighbours(other);
        prop_assert!(before.is_none_or(|before| before < other) && after.is_none_or(|after| after > other));
    }
}

#[test]
fn a_search_reads_titles_quotes_translations_and_printed_dates() {
    let mut one = event(1, Some("2023-05"), "ip", "hold", &["a"], "科技节");
    one["short"] = json!({ "zh": "短题", "en": "Short" });
    one["date_printed"] = json!("5月20—31日");
    one["mentions"][0]["quote"] = json!({ "exact": "共 $10486.31$ 亿元", "translation": { "en": "In all, “CNY”" } });
    let file = file(&[one, event(2, None, "ip", "hold", &["a"], "别的")]);
    let index = index(&file);
    let count = |q: &str| index.hits(&file, &Filter { q: q.to_owned(), ..Filter::default() }).count();
    for q in
        ["科技节", "短题", "short", "共10486.31亿", "ＣＮＹ", "\"cny\"", "5月20-31日", "the　科技", "技 5月", "技节"]
    {
        assert_eq!(count(q), 1, "{q}");
    }
    for q in ["科技别", "$10486", "节短", "科技 别的"] {
        assert_eq!(count(q), 0, "{q}");
    }
    assert_eq!((count(""), count(" 　"), count("t")), (2, 2, 2));
    assert_eq!(file.events[0].title.get(Lang::Zh), "科技节");
}

#[test]
fn years_stand_in_order_and_what_has_no_date_is_of_the_reports_year() {
    let dates = [Some("2023-05"), Some("2022"), None, Some("2022-11"), Some("2023-01"), Some("2024-01-31/2024-02-01")];
    let file =
        file(&dates.iter().enumerate().map(|(at, date)| event(at, *date, "ip", "hold", &[], "题")).collect::<Vec<_>>());
    let index = index(&file);
    let ids: Vec<&str> = (0..6).filter_map(|number| index.id(number)).collect();
    assert_eq!(ids, ["e3", "e1", "e4", "e0", "e2", "e5"]);
    assert_eq!(index.years(), [(2022, 2), (2023, 3), (2024, 1)]);
    assert_eq!(index.themes(), [(Theme::Ip, 6)]);
    assert_eq!((index.acts(), index.lists()), (&[(Act::Hold, 6)][..], &[][..]));
    let hits = index.hits(&file, &Filter::default());
    assert_eq!((hits.undated(), hits.in_year(2023).len(), hits.in_month(2022, Some(11))), (2, 3, &[0][..]));
    assert_eq!((hits.position(3), hits.position(9)), (Some(3), None));
}
