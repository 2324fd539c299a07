//! Dates in words, exactly as precise as they are printed.
//!
//! Takes [`Edtf`] and periods, gives Chinese and English. Never names a day or a month that the date does not.

use jiff::civil::{Date, DateTime};

use super::message::messages;
use crate::report::Lang;
use crate::report::edtf::Edtf;
use crate::report::schema::{Basis, Every, Nature, Period, Statistic};

messages! {
    /// What is said where the print leaves a date open.
    DateWords {
        NoTime: "时间未载明", "no time printed";
        NoMonth: "月份未载明", "no month printed";
        NoDay: "未载明日期", "no day printed";
        Inferred: "未印时间，按报告年度读", "no time printed; read as the report’s year";
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The days of the week, from Monday on, as a column is headed.
pub fn weekdays(lang: Lang) -> [&'static str; 7] {
    match lang {
        Lang::Zh => ["一", "二", "三", "四", "五", "六", "日"],
        Lang::En => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    }
}

/// A month's name: `9月`, `September`. Empty where there is no such month.
pub fn month(number: i8, lang: Lang) -> String {
    match (lang, month_name(number)) {
        (_, "") => String::new(),
        (Lang::Zh, _) => format!("{number}月"),
        (Lang::En, name) => name.to_owned(),
    }
}

/// A month's short name: `9月`, `Sep`. Empty where there is no such month.
pub fn month_short(number: i8, lang: Lang) -> String {
    match lang {
        Lang::Zh => month(number, lang),
        Lang::En => month_name(number).chars().take(3).collect(),
    }
}

/// Days of a month: `20—31日`, `20–31`.
pub fn days(first: i8, last: i8, lang: Lang) -> String {
    match (lang, first == last) {
        (Lang::Zh, true) => format!("{first}日"),
        (Lang::Zh, false) => format!("{first}—{last}日"),
        (Lang::En, true) => first.to_string(),
        (Lang::En, false) => format!("{first}–{last}"),
    }
}

/// A date: `2023年9月`, `September 2023`.
pub fn date(date: Edtf, lang: Lang) -> String {
    match lang {
        Lang::Zh => chinese(date),
        Lang::En => english(date),
    }
}

/// A time as precise as periods of a length are: `2023年5月20日 8:30`, `20 May 2023, 8:30`.
pub fn moment(time: DateTime, every: Every, lang: Lang) -> String {
    let day = time.date();
    let worded = date(
        match every {
            Every::Year => Edtf::Year(day.year()),
            Every::Month => Edtf::Month(day.year(), day.month()),
            Every::Day | Every::Hour | Every::Minute => Edtf::Day(day),
        },
        lang,
    );
    match (every, lang) {
        (Every::Hour | Every::Minute, Lang::Zh) => format!("{worded} {}", clock(time)),
        (Every::Hour | Every::Minute, Lang::En) => format!("{worded}, {}", clock(time)),
        _ => worded,
    }
}

/// A time beside others on an axis: what is new in it since the one before.
pub fn mark(time: DateTime, every: Every, lang: Lang) -> String {
    let day = time.date();
    match every {
        _ if (day.month(), day.day(), time.hour(), time.minute()) == (1, 1, 0, 0) => moment(time, Every::Year, lang),
        Every::Year => moment(time, Every::Year, lang),
        Every::Month => month_short(day.month(), lang),
        Every::Hour | Every::Minute if (time.hour(), time.minute()) != (0, 0) => clock(time),
        _ => match lang {
            Lang::Zh => format!("{}月{}日", day.month(), day.day()),
            Lang::En => format!("{} {}", day.day(), month_short(day.month(), lang)),
        },
    }
}

/// From one time to another, both in words.
pub fn between(first: &str, last: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{first}—{last}"),
        Lang::En => format!("{first} – {last}"),
    }
}

fn clock(time: DateTime) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

/// What a date leaves open, as a remark beside it: the day of a month, the month of a year.
pub fn left_open(date: Edtf, lang: Lang) -> Option<&'static str> {
    match date {
        Edtf::Year(_) | Edtf::UpToYear(_) => Some(DateWords::NoMonth.text(lang)),
        Edtf::Month(..) => Some(DateWords::NoDay.text(lang)),
        _ => None,
    }
}

/// Whether the words of the print say more than the date does: 元旦期间 does, 6月 does not.
pub fn says_more(printed: &str, read: Option<Edtf>) -> bool {
    !printed.is_empty() && !read.is_some_and(|read| chinese(read).ends_with(printed))
}

/// The period of a statistic: a level is as it stood at the end of its time, not summed up to it.
pub fn of_statistic(statistic: &Statistic, lang: Lang) -> String {
    let worded = period(&statistic.period, lang);
    match worded.strip_prefix("up to the end of ") {
        Some(end) if statistic.nature == Nature::Stock => format!("at the end of {end}"),
        _ => worded,
    }
}

/// The period of a value, with whether the print says it.
pub fn period(period: &Period, lang: Lang) -> String {
    let read = period.edtf.as_deref().and_then(|text| Edtf::parse(text).ok()).map(|read| date(read, lang));
    match (read, period.basis, lang) {
        (Some(read), Basis::Inferred, Lang::Zh) => format!("{read}（{}）", DateWords::Inferred.text(lang)),
        (Some(read), Basis::Inferred, Lang::En) => format!("{read} ({})", DateWords::Inferred.text(lang)),
        (Some(read), _, _) => read,
        (None, _, _) => match (period.printed.as_deref(), lang) {
            (None, _) => DateWords::NoTime.text(lang).to_owned(),
            (Some(printed), Lang::Zh) => format!("{printed}（{}）", DateWords::NoTime.text(lang)),
            (Some(printed), Lang::En) => format!("{} (printed: {printed})", DateWords::NoTime.text(lang)),
        },
    }
}

fn month_name(number: i8) -> &'static str {
    let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
    at.and_then(|at| MONTHS.get(at)).copied().unwrap_or_default()
}

fn chinese(date: Edtf) -> String {
    let day = |day: Date| format!("{}年{}月{}日", day.year(), day.month(), day.day());
    match date {
        Edtf::Year(year) => format!("{year}年"),
        Edtf::Month(year, month) => format!("{year}年{month}月"),
        Edtf::Day(of) => day(of),
        Edtf::Span(from, to) if same_month(from, to) => {
            format!("{}年{}月{}", from.year(), from.month(), days(from.day(), to.day(), Lang::Zh))
        }
        Edtf::Span(from, to) if from.year() == to.year() => format!("{}—{}月{}日", day(from), to.month(), to.day()),
        Edtf::Span(from, to) => format!("{}—{}", day(from), day(to)),
        Edtf::UpToYear(year) => format!("截至{year}年底"),
        Edtf::UpToMonth(year, month) => format!("截至{year}年{month}月底"),
        Edtf::UpToDay(of) => format!("截至{}", day(of)),
    }
}

fn english(date: Edtf) -> String {
    let day = |day: Date| format!("{} {} {}", day.day(), month_name(day.month()), day.year());
    match date {
        Edtf::Year(year) => year.to_string(),
        Edtf::Month(year, month) => format!("{} {year}", month_name(month)),
        Edtf::Day(of) => day(of),
        Edtf::Span(from, to) if same_month(from, to) => {
            format!("{} {} {}", days(from.day(), to.day(), Lang::En), month_name(from.month()), from.year())
        }
        Edtf::Span(from, to) if from.year() == to.year() => {
            format!("{} {} – {}", from.day(), month_name(from.month()), day(to))
        }
        Edtf::Span(from, to) => format!("{} – {}", day(from), day(to)),
        Edtf::UpToYear(year) => format!("up to the end of {year}"),
        Edtf::UpToMonth(year, month) => format!("up to the end of {} {year}", month_name(month)),
        Edtf::UpToDay(of) => format!("up to {}", day(of)),
    }
}

fn same_month(from: Date, to: Date) -> bool {
    (from.year(), from.month()) == (to.year(), to.month())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(edtf: &str, zh: &str, en: &str) {
        let read = Edtf::parse(edtf).expect("a date");
        assert_eq!((date(read, Lang::Zh).as_str(), date(read, Lang::En).as_str()), (zh, en));
    }

    #[test]
    fn a_date_is_worded_as_precisely_as_it_is() {
        check("2023", "2023年", "2023");
        check("2023-09", "2023年9月", "September 2023");
        check("2023-05-20", "2023年5月20日", "20 May 2023");
        check("../2023", "截至2023年底", "up to the end of 2023");
        check("../2023-09", "截至2023年9月底", "up to the end of September 2023");
        check("../2023-09-30", "截至2023年9月30日", "up to 30 September 2023");
    }

    #[test]
    fn a_span_names_month_and_year_once_where_it_can() {
        check("2023-05-20/2023-05-31", "2023年5月20—31日", "20–31 May 2023");
        check("2023-05-20/2023-05-20", "2023年5月20日", "20 May 2023");
        check("2023-05-30/2023-06-02", "2023年5月30日—6月2日", "30 May – 2 June 2023");
        check("2022-12-30/2023-01-02", "2022年12月30日—2023年1月2日", "30 December 2022 – 2 January 2023");
    }

    #[test]
    fn a_month_has_a_long_and_a_short_name() {
        assert_eq!((month(9, Lang::Zh).as_str(), month(9, Lang::En).as_str()), ("9月", "September"));
        assert_eq!((month_short(9, Lang::Zh).as_str(), month_short(9, Lang::En).as_str()), ("9月", "Sep"));
        assert_eq!((month(0, Lang::En).as_str(), month(13, Lang::Zh).as_str()), ("", ""));
    }

    #[test]
    fn a_period_says_whether_it_is_printed() {
        let of = |edtf: Option<&str>, basis| Period { edtf: edtf.map(str::to_owned), printed: None, basis };
        assert_eq!(period(&of(Some("../2023-09"), Basis::Printed), Lang::Zh), "截至2023年9月底");
        assert_eq!(period(&of(Some("2023"), Basis::Inferred), Lang::Zh), "2023年（未印时间，按报告年度读）");
        assert_eq!(period(&of(None, Basis::None), Lang::En), "no time printed");
    }

    #[test]
    fn words_that_only_repeat_the_date_say_no_more() {
        let check = |printed: &str, edtf: &str| says_more(printed, Edtf::parse(edtf).ok());
        assert!(check("元旦期间", "2023-01"));
        assert!(!check("6月", "2023-06") && !check("5月20—31日", "2023-05-20/2023-05-31") && !check("", "2023"));
    }

    #[test]
    fn what_a_date_leaves_open_is_said() {
        let of = |text: &str| Edtf::parse(text).ok().and_then(|read| left_open(read, Lang::Zh));
        assert_eq!(of("2023-09"), Some("未载明日期"));
        assert_eq!(of("2023-05-20"), None);
    }
}
