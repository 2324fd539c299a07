//! Words of the calendar: its messages, and the sentences that are made of counts and months.
//!
//! Takes counts, months and codes, gives Chinese and English. Never counts anything itself.

use super::date;
use super::message::{count, messages};
use crate::report::edtf::Edtf;
use crate::report::schema::Act;
use crate::report::{Lang, Theme};

messages! {
    /// Words of the calendar view and of the year in one strip.
    Calendar {
        Name: "日历", "Calendar";
        Topic: "主题", "Topic";
        All: "全部", "All";
        ClearFilters: "看全部事件", "Show all events";
        MergedNote: "同一件事只列一次；只印到月的，只写月。", "Each event is listed once, however many places tell it; where only a month is printed, only the month is given.";
        NothingHere: "没有", "None";
        NothingFound: "没有符合条件的事件。", "No events match.";
        WithoutSearch: "去掉搜索词", "Drop the search";
        WithoutTheme: "不限主题", "Any topic";
        WithoutAct: "不限类型", "Any kind";
        WithoutList: "不限出处", "Any list";
        TrayTitle: "月份未载明", "No month printed";
        TrayNote: "原文提及但未印月份的事：不推测月份，也不遗漏。", "Events told without a month: none is guessed, none is left out.";
        OtherYears: "其他年份", "Other years";
        Details: "事件详情：", "Event details: ";
        FullTitle: "全称：", "in full: ";
        Act: "类型", "Kind";
        Time: "时间", "Time";
        PrintedAs: "印作", "Printed as";
        Merged: "合并为一件", "one event";
        SeeSource: "原文", "Source";
        MonthNotPrinted: "未印月份", "no month printed";
        ReadAs: "读作：", "Read as: ";
        Fault: "印刷存疑：", "Fault of the print: ";
        Remark: "编者注：", "Editors’ remark: ";
        Previous: "上一件", "Previous";
        Next: "下一件", "Next";
        Neighbours: "前后事件", "Events before and after";
        Close: "关闭，回到日历", "Close and go back to the calendar";
        OpenCalendar: "打开日历", "Open the calendar";
        PickTitle: "点开一件事，读原文的句子", "Open an event to read the sentences that tell it";
        KeyPlaces: "原文提到的次数", "number of places in the print";
        KeyBox: "印出的类型或时间", "the kind or the time as printed";
        KeySpan: "印明的日子；没有的，只印到月", "printed days; all others have a month only";
        KeyGhost: "另一处又列，计在别的月", "listed again, counted in another month";
        Find: "搜索事件与原句", "Search events and sentences";
        ListFilter: "印在", "Printed in";
        Layout: "排列", "Layout";
        ByMonth: "按月", "By month";
        Months: "各月", "Months";
        AsList: "列表", "List";
        WholeYear: "回到全年", "Whole year";
        OpenMonth: "打开这个月", "Open this month";
        PreviousMonth: "上个月", "Previous month";
        NextMonth: "下个月", "Next month";
        PreviousYear: "上一年", "Previous year";
        NextYear: "下一年", "Next year";
        MonthAlone: "只印到月，没有印日", "Printed with a month and no day";
        DaysPrinted: "印明了日子", "Printed with days";
        Grid: "全年十二个月的事件", "The events of the year, month by month";
        Keys: "上下键逐件移动，左右键换月，Page Up、Page Down换三个月，Home、End到月首月末，回车打开；直接键入标题的开头也能跳到。", "Up and down move from event to event, left and right from month to month, Page Up and Page Down by three months, Home and End to the ends of a month; Enter opens. Typing the beginning of a title leads to it.";
        Matches: "命中：", "Found in: ";
        StatisticsOfMonth: "与这些事相关的数与图", "Numbers and figures related to these events";
        StatisticsOfEvent: "相关的数与图", "Related numbers and figures";
        InFigure: "在图中看", "See it in the figure";
        KeyEmpty: "印了月份标题，下面空白", "a printed month heading with nothing under it";
    }
}

/// What an event did: `发布`, `Released`.
pub fn act(act: Act, lang: Lang) -> &'static str {
    let (zh, en) = match act {
        Act::Release => ("发布", "Released"),
        Act::Revise => ("修订", "Revised"),
        Act::Prepare => ("推进中", "In preparation"),
        Act::Hold => ("举办", "Held"),
        Act::Open => ("设立", "Opened"),
        Act::Launch => ("启动", "Launched"),
        Act::Award => ("获授", "Awarded"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// A theme's name.
pub fn theme(theme: Theme, lang: Lang) -> &'static str {
    let (zh, en) = match theme {
        Theme::Finance => ("科技金融", "Finance"),
        Theme::Ip => ("知识产权", "Intellectual property"),
        Theme::Governance => ("科技治理", "Governance"),
        Theme::Outreach => ("科学普及", "Outreach"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What stands before a title for who cannot see the shape: `科技治理·发布：`
pub fn kind(theme: Theme, act: Act, lang: Lang) -> String {
    let (theme, act) = (self::theme(theme, lang), self::act(act, lang));
    match lang {
        Lang::Zh => format!("{theme}·{act}："),
        Lang::En => format!("{theme}, {}: ", act.to_lowercase()),
    }
}

/// `2023年 · 日历`
pub fn kicker(year: i16, lang: Lang) -> String {
    let name = Calendar::Name.text(lang);
    match lang {
        Lang::Zh => format!("{year}年 · {name}"),
        Lang::En => format!("{year} · {name}"),
    }
}

/// `37件`, `37 events`
pub fn events(number: usize, lang: Lang) -> String {
    count(number, "件", "event", "events", lang)
}

/// A count of events where the heading says what is counted: `4件`, `4`.
pub fn events_short(number: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => events(number, lang),
        Lang::En => number.to_string(),
    }
}

/// `2处`, `2 places`
pub fn places(number: usize, lang: Lang) -> String {
    count(number, "处", "place", "places", lang)
}

/// `另有266件`: the way to what a short list leaves out.
pub fn more(number: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("另有{number}件"),
        Lang::En => format!("{number} more"),
    }
}

/// The name of a month for who cannot see it: `6月，6件`, `June, 6 events`.
pub fn month_name(month: i8, number: usize, lang: Lang) -> String {
    let (month, number) = (date::month(month, lang), events(number, lang));
    match lang {
        Lang::Zh => format!("{month}，{number}"),
        Lang::En => format!("{month}, {number}"),
    }
}

/// The heading of a month that is opened: `2023年6月`, `June 2023`.
pub fn month_of_year(year: i16, month: i8, lang: Lang) -> String {
    date::date(Edtf::Month(year, month), lang)
}

/// The heading of events with a year and no month: `2023年，月份未载明`.
pub fn year_alone(year: i16, lang: Lang) -> String {
    let year = date::date(Edtf::Year(year), lang);
    match lang {
        Lang::Zh => format!("{year}，{}", Calendar::TrayTitle.text(lang)),
        Lang::En => format!("{year}, no month printed"),
    }
}

/// `在日历中看2023年6月`, `See June 2023 in the calendar`
pub fn in_calendar(month: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("在日历中看{month}"),
        Lang::En => format!("See {month} in the calendar"),
    }
}

/// A choice and how many events it has: `发布（31）`, `Released (31)`.
pub fn choice(name: &str, number: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{name}（{number}）"),
        Lang::En => format!("{name} ({number})"),
    }
}

/// The headline: how many events, how many of them released documents, and which months have the most.
pub fn headline(dated: usize, released: usize, busiest: (&[i8], usize), lang: Lang) -> String {
    if dated == 0 {
        return match lang {
            Lang::Zh => "没有印出月份的事件".to_owned(),
            Lang::En => "No event with a printed month".to_owned(),
        };
    }
    let first = match (lang, released) {
        (Lang::Zh, 0) => format!("{dated}件事"),
        (Lang::Zh, _) => format!("{dated}件事，{released}件是发布文件"),
        (Lang::En, 0) => events(dated, lang),
        (Lang::En, _) => format!("{}, {released} of them documents released", events(dated, lang)),
    };
    match most(busiest, lang) {
        Some(most) if lang == Lang::Zh => format!("{first}；{most}"),
        Some(most) => format!("{first}; {most}"),
        None => first,
    }
}

/// `6月最多，有6件`; `None` where too many months share the lead to be worth a sentence.
fn most((months, most): (&[i8], usize), lang: Lang) -> Option<String> {
    if months.len() > 3 {
        return None;
    }
    let names: Vec<String> = months.iter().map(|month| date::month(*month, lang)).collect();
    let (last, before) = names.split_last()?;
    Some(match (lang, before.is_empty()) {
        (Lang::Zh, true) => format!("{last}最多，有{most}件"),
        (Lang::Zh, false) => format!("{}和{last}最多，各有{most}件", before.join("、")),
        (Lang::En, true) => format!("{last} has the most, {most}"),
        (Lang::En, false) => format!("{} and {last} have the most, {most} each", before.join(", ")),
    })
}

/// What was brought together: `章首日历、7.2日历与正文合并，…`
pub fn merged(lists: &[&str], lang: Lang) -> String {
    let note = Calendar::MergedNote.text(lang);
    match (lang, lists) {
        (_, []) => note.to_owned(),
        (Lang::Zh, lists) => format!("{}与正文合并，{note}", lists.join("、")),
        (Lang::En, lists) => format!("{} and the running text, brought together. {note}", lists.join(", ")),
    }
}

/// `，另有20件月份未载明`; empty where there is none.
pub fn and_undated(undated: usize, lang: Lang) -> String {
    match (undated, lang) {
        (0, _) => String::new(),
        (_, Lang::Zh) => format!("，另有{undated}件月份未载明"),
        (_, Lang::En) => format!(", and {undated} without a printed month"),
    }
}

/// `另有20件月份未载明`, on its own; empty where there is none.
pub fn undated(undated: usize, lang: Lang) -> String {
    match (undated, lang) {
        (0, _) => String::new(),
        (_, Lang::Zh) => format!("另有{undated}件月份未载明"),
        (1, Lang::En) => "1 more has no printed month".to_owned(),
        (_, Lang::En) => format!("{undated} more have no printed month"),
    }
}

/// The heading of the strip: `这一年的37件事`
pub fn year_title(dated: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("这一年的{dated}件事"),
        Lang::En => format!("The year in {}", events(dated, lang)),
    }
}

/// `见6月`: where the event of a ghost counts.
pub fn see_month(month: i8, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("见{}", date::month(month, lang)),
        Lang::En => format!("see {}", date::month(month, lang)),
    }
}

/// `6月、7月各印一次，计作一件`
pub fn listed_in(months: &[i8], lang: Lang) -> String {
    let names: Vec<String> = months.iter().map(|month| date::month(*month, lang)).collect();
    match lang {
        Lang::Zh => format!("{}都有列出，计作一件", names.join("、")),
        Lang::En => format!("Listed in {}, counted once", names.join(" and ")),
    }
}

/// `7.2日历的“4月”标题下空白`
pub fn empty_heading(list: &str, month: i8, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{list}的“{}”标题下空白", date::month(month, lang)),
        Lang::En => format!("{list}: nothing is printed under “{}”", date::month(month, lang)),
    }
}

/// `印在3处`
pub fn printed_in(places: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("印在{places}处"),
        Lang::En => format!("Printed in {}", self::places(places, lang)),
    }
}

/// `“元旦期间”`: words of the print inside a sentence. The print is Chinese, and so are its marks.
pub fn quoted(words: &str) -> String {
    format!("“{words}”")
}

/// `（未载明日期）`, ` (no day printed)`: a remark beside something.
pub fn aside(remark: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("（{remark}）"),
        Lang::En => format!(" ({remark})"),
    }
}

/// `在图中看：某数`, `See it in the figure: a number`
pub fn aside_first(what: &str, of: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{what}：{of}"),
        Lang::En => format!("{what}: {of}"),
    }
}

/// `5月20—31日`, `20–31 May`: the days of a ruler, for those who do not see it.
pub fn days_of_month((first, last): (i8, i8), month: i8, lang: Lang) -> String {
    let (days, month) = (date::days(first, last, lang), date::month(month, lang));
    match lang {
        Lang::Zh => format!("{month}{days}"),
        Lang::En => format!("{days} {month}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headline_counts_in_both_languages() {
        assert_eq!(headline(37, 27, (&[6], 6), Lang::Zh), "37件事，27件是发布文件；6月最多，有6件");
        assert_eq!(
            headline(37, 27, (&[6], 6), Lang::En),
            "37 events, 27 of them documents released; June has the most, 6"
        );
    }

    #[test]
    fn months_that_share_the_lead_are_all_named_or_none() {
        assert_eq!(headline(9, 0, (&[5, 6], 4), Lang::Zh), "9件事；5月和6月最多，各有4件");
        assert_eq!(
            headline(9, 0, (&[5, 6, 9], 3), Lang::En),
            "9 events; May, June and September have the most, 3 each"
        );
        assert_eq!(headline(4, 0, (&[1, 2, 3, 4], 1), Lang::En), "4 events");
    }

    #[test]
    fn one_is_singular_in_english_and_nothing_is_said_of_none() {
        assert_eq!((events(1, Lang::En).as_str(), places(2, Lang::En).as_str()), ("1 event", "2 places"));
        assert_eq!(headline(0, 0, (&[], 0), Lang::Zh), "没有印出月份的事件");
        assert_eq!(
            (and_undated(0, Lang::Zh), undated(2, Lang::En)),
            (String::new(), "2 more have no printed month".into())
        );
    }

    #[test]
    fn punctuation_is_that_of_the_language() {
        assert_eq!(merged(&["甲", "乙"], Lang::Zh), "甲、乙与正文合并，同一件事只列一次；只印到月的，只写月。");
        assert_eq!(empty_heading("7.2日历", 4, Lang::Zh), "7.2日历的“4月”标题下空白");
        assert_eq!(days_of_month((20, 31), 5, Lang::En), "20–31 May");
    }
}
