use super::*;
use proptest::prelude::*;
use std::sync::LazyLock;

/// The real report, read once: reading it takes longer than any of these tests.
fn report() -> &'static Report {
    static REPORT: LazyLock<Report> = LazyLock::new(|| {
        let json = include_bytes!("../../../../data/shanghai-2023-ch7/report.json");
        Report::load(json, None).expect("the report has no problems")
    });
    &REPORT
}

fn options(month_only: MonthOnly) -> IcsOptions<'static> {
    let stamp = Stamp::of_unix_seconds(1_700_000_000);
    IcsOptions { lang: Lang::En, stamp, month_only, address_of: None }
}

fn text(ics: Ics) -> String {
    String::from_utf8(ics.bytes).expect("UTF-8").replace("\r\n ", "")
}

/// The calendar of one event with this date.
fn dated(date: Option<&str>, month_only: MonthOnly) -> Ics {
    let report = report();
    let mut event = report.file().events[0].clone();
    event.date = date.map(str::to_owned);
    calendar(report.file(), report.hash(), &[&event], &options(month_only))
}

#[test]
fn a_date_covers_its_own_days_and_ends_on_the_day_after() {
    for (date, start, end, mark) in [
        ("2023-05-20/2023-05-31", "20230520", "20230601", ""),
        ("2023-05-20", "20230520", "20230521", ""),
        ("2022-12-30/2023-01-02", "20221230", "20230103", ""),
        ("2024-02", "20240201", "20240301", "[month only] "),
        ("2023-12", "20231201", "20240101", "[month only] "),
        ("2023", "20230101", "20240101", "[year only] "),
    ] {
        let text = text(dated(Some(date), MonthOnly::WholeMonth));
        let days = format!("\r\nDTSTART;VALUE=DATE:{start}\r\nDTEND;VALUE=DATE:{end}\r\nSUMMARY:{mark}");
        assert!(text.contains(&days), "{text}");
        assert!(text.contains(&format!("\r\nX-TUSHUO-EDTF:{date}\r\n")), "{text}");
    }
}

#[test]
fn what_has_no_beginning_is_left_out_and_counted() {
    for date in [None, Some("../2023"), Some("../2023-09"), Some("../2023-09-30"), Some("9999-12")] {
        let ics = dated(date, MonthOnly::WholeMonth);
        assert_eq!((ics.written, ics.left_out), (0, 1), "{date:?}");
    }
    for date in ["2023-09", "2023"] {
        assert_eq!(dated(Some(date), MonthOnly::LeaveOut).left_out, 1, "{date}");
    }
    assert_eq!(dated(Some("2023-09-01"), MonthOnly::LeaveOut).written, 1);
}

#[test]
fn a_moment_is_written_in_utc_to_the_second() {
    assert_eq!(Stamp::of_unix_seconds(1_700_000_000).to_string(), "20231114T221320Z");
    for beyond in [i64::MIN, i64::MAX] {
        assert_eq!(Stamp::of_unix_seconds(beyond).to_string(), "19700101T000000Z");
    }
}

#[test]
fn an_address_is_written_where_it_is_one() {
    let report = report();
    let event = &report.file().events[0];
    let written = |address: &str| {
        let address_of = |id: &str| format!("{address}#/calendar/{id}");
        let options = IcsOptions { address_of: Some(&address_of), ..options(MonthOnly::WholeMonth) };
        text(calendar(report.file(), report.hash(), &[event], &options))
    };
    let expected = format!("\r\nURL:https://example.org/a/?b=c#/calendar/{}\r\n", event.id);
    assert!(written("https://example.org/a/?b=c").contains(&expected));
    for bad in ["javascript:alert(1)", "file:///a", "https://a b/", "https://a/\r\nX:1", "https://上海/", ""] {
        assert!(!written(bad).contains("URL:"), "{bad}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_word_of_the_dataset_can_begin_a_property(words in prop::collection::vec(prop::sample::select(vec![
        "\r\n", "\n", "\r", "BEGIN:VEVENT", "END:VCALENDAR", "DTSTART:20230101", ",", ";", ":", "\\", "\\n", "\u{202e}",
        "\u{2028}", "\u{85}", "\u{b}", "\0", "👩\u{200d}🔬", "e\u{301}", "长", "a very long title that is folded ", "\"",
    ]), 0..80), at in 0_usize..3) {
        let report = report();
        let hostile = words.concat();
        let (mut file, mut event) = (report.file().clone(), report.file().events[0].clone());
        event.title = crate::report::Text { zh: Some(hostile.clone()), en: Some(hostile.clone()) };
        event.date_printed = Some(hostile.clone());
        event.remark = Some(event.title.clone());
        event.id.clone_from(&hostile);
        file.title = event.title.clone();
        file.id.clone_from(&hostile);
        if let Some(mention) = event.mentions.get_mut(at) {
            mention.quote.exact.clone_from(&hostile);
            mention.list = hostile;
        }
        let plain = report.file().events[0].clone();
        let names = |file: &ReportFile, event: &Event| {
            let ics = calendar(file, report.hash(), &[event], &options(MonthOnly::WholeMonth));
            assert!(core::str::from_utf8(&ics.bytes).is_ok_and(|text| text.split("\r\n").all(|line| line.len() <= 75)));
            let text = text(ics);
            let lines = text.lines().map(|line| line.split([':', ';']).next().unwrap_or_default().to_owned());
            lines.collect::<Vec<_>>()
        };
        // As many lines, of the same names in the same order, as of a harmless event.
        prop_assert_eq!(names(&file, &event), names(report.file(), &plain));
    }
}
