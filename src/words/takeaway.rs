//! Words of events that are taken away: the choices before, what the files say, and what was written.
//!
//! Takes titles, dates, quotes and counts, gives Chinese and English. Never says a day or a month that a date has not.

use super::calendar::{Calendar, aside, events, quoted};
use super::date::{DateWords, date, left_open};
use super::message::{Frame, messages};
use crate::report::edtf::Edtf;
use crate::report::{Lang, Text};

messages! {
    /// The choices of who takes events away, and the marks of an entry that the print gives no day.
    TakeAway {
        OneEvent: "下载这件事", "Download this event";
        TheseEvents: "下载所列事件", "Download the events listed";
        Ics: "日历文件（iCalendar）", "Calendar file (iCalendar)";
        Csv: "表格（CSV）", "Spreadsheet (CSV)";
        Json: "数据（JSON）", "Data (JSON)";
        MonthOnlyChoice: "仅载月份的事件", "Events with a month only";
        WholeMonth: "作为整月条目", "as entries of the whole month";
        LeaveOut: "不列入", "left out";
        MonthOnly: "仅载月份", "month only";
        YearOnly: "仅载年份", "year only";
    }
}

/// The name of a calendar: `《2023上海科技进步报告》日历：…`
pub fn calendar_name(publication: &Text, title: &Text, lang: Lang) -> String {
    let (publication, title) = (publication.get(lang), title.get(lang));
    match lang {
        Lang::Zh => format!("{publication}日历：{title}"),
        Lang::En => format!("{publication}, calendar: {title}"),
    }
}

/// A calendar file, and what becomes in it of events with a month only.
pub fn ics_choice(choice: TakeAway, lang: Lang) -> String {
    let (file, months, choice) = (TakeAway::Ics.text(lang), TakeAway::MonthOnlyChoice.text(lang), choice.text(lang));
    match lang {
        Lang::Zh => format!("{file}：{months}{choice}"),
        Lang::En => format!("{file}: {} {choice}", months.to_lowercase()),
    }
}

/// The title of an entry. What the print gives no day says so first, where a narrow calendar still shows it.
pub fn entry_title(title: &str, date: Edtf, lang: Lang) -> String {
    let mark = match date {
        Edtf::Month(..) => TakeAway::MonthOnly,
        Edtf::Year(_) => TakeAway::YearOnly,
        _ => return title.to_owned(),
    };
    let mark = mark.text(lang);
    match lang {
        Lang::Zh => format!("【{mark}】{title}"),
        Lang::En => format!("[{mark}] {title}"),
    }
}

/// A line with its label: `类型：发布`, `Kind: Released`
pub fn labelled(label: &str, text: &str, lang: Lang) -> String {
    format!("{label}{}{text}", Frame::ListColon.text(lang))
}

/// The time of an event: `2023年9月（未载明日期），印作“9月”`
pub fn time(read: Option<Edtf>, printed: Option<&str>, inferred: bool, lang: Lang) -> String {
    let mut time = match read {
        Some(read) => {
            let open = if inferred { Some(DateWords::Inferred.text(lang)) } else { left_open(read, lang) };
            format!("{}{}", date(read, lang), open.map(|open| aside(open, lang)).unwrap_or_default())
        }
        None => DateWords::NoTime.text(lang).to_owned(),
    };
    if let Some(printed) = printed {
        time.push_str(Frame::Comma.text(lang));
        time.push_str(&printed_as(printed, lang));
    }
    time
}

fn printed_as(words: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("印作{}", quoted(words)),
        Lang::En => format!("printed as {}", quoted(words)),
    }
}

/// A place that tells an event: `7.2日历（2023年6月）：“……”`
pub fn mention(list: &str, listed: Option<Edtf>, quote: &str, lang: Lang) -> String {
    let listed = listed.map(|listed| aside(&date(listed, lang), lang)).unwrap_or_default();
    labelled(&format!("{list}{listed}"), &quoted(quote), lang)
}

/// A fault of the print, and how it is read.
pub fn fault(why: &str, read_as: Option<&str>, lang: Lang) -> String {
    let label = |label: Calendar| label.text(lang);
    let read = read_as.map(|text| format!("{}{}", label(Calendar::ReadAs), quoted(text)));
    let space = if lang == Lang::En { " " } else { "" };
    let read = read.map(|read| format!("{space}{read}")).unwrap_or_default();
    format!("{}{why}{read}", label(Calendar::Fault))
}

/// The publication and the chapter that an event is from.
pub fn source(publication: &Text, title: &Text, lang: Lang) -> String {
    let (publication, title) = (publication.get(lang), title.get(lang));
    format!("{}{publication}{}{}", Frame::SourceLine.text(lang), Frame::Comma.text(lang), quoted(title))
}

/// What a calendar file holds: `写入38件；另有30件没有可写入日历的日期，未列入。`
pub fn outcome(written: usize, left_out: usize, lang: Lang) -> String {
    match (lang, left_out) {
        (Lang::Zh, 0) => format!("写入{}。", events(written, lang)),
        (Lang::Zh, _) => format!("写入{}；另有{}未列入日历文件。", events(written, lang), events(left_out, lang)),
        (Lang::En, 0) => format!("{} written.", events(written, lang)),
        (Lang::En, _) => format!("{} written; {left_out} left out of the calendar file.", events(written, lang)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Edtf {
        Edtf::parse(text).expect("a date")
    }

    #[test]
    fn an_entry_without_a_printed_day_says_so_first() {
        assert_eq!(entry_title("甲", read("2023-09"), Lang::Zh), "【仅载月份】甲");
        assert_eq!(entry_title("A", read("2023-09"), Lang::En), "[month only] A");
        assert_eq!(entry_title("A", read("2023"), Lang::En), "[year only] A");
        assert_eq!(entry_title("甲", read("2023-05-20/2023-05-31"), Lang::Zh), "甲");
    }

    #[test]
    fn a_time_is_as_printed_and_says_what_it_leaves_open() {
        assert_eq!(time(Some(read("2023-09")), Some("9月"), false, Lang::Zh), "2023年9月（未载明日期），印作“9月”");
        assert_eq!(
            time(Some(read("2023-05-20/2023-05-31")), Some("5月20—31日"), false, Lang::En),
            "20–31 May 2023, printed as “5月20—31日”"
        );
        assert_eq!(time(None, None, false, Lang::En), "no time printed");
        assert_eq!(time(Some(read("2023")), None, true, Lang::Zh), "2023年（未印时间，按报告年度读）");
    }

    #[test]
    fn a_mention_names_its_list_and_its_month() {
        assert_eq!(mention("7.2日历", Some(read("2023-06")), "发布", Lang::Zh), "7.2日历（2023年6月）：“发布”");
        assert_eq!(mention("Text of 7.2", None, "发布", Lang::En), "Text of 7.2: “发布”");
    }

    #[test]
    fn a_fault_says_how_the_print_is_read() {
        assert_eq!(fault("误印。", Some("修订"), Lang::Zh), "印刷存疑：误印。读作：“修订”");
        assert_eq!(fault("A slip.", None, Lang::En), "Fault of the print: A slip.");
    }

    #[test]
    fn what_is_left_out_is_counted() {
        assert_eq!(outcome(38, 30, Lang::Zh), "写入38件；另有30件未列入日历文件。");
        assert_eq!(outcome(1, 0, Lang::En), "1 event written.");
    }
}
