//! The wording of faults of events and printed calendars.
//!
//! Takes an `EventFault`, gives what is wrong and what to do. Never proposes a date that the print does not have.

use super::{Pair, pair};
use crate::report::problem::EventFault as Fault;

pub(super) fn zh(fault: &Fault) -> Pair {
    let date = |date: &Option<String>| date.clone().unwrap_or_else(|| "null".to_owned());
    match fault {
        Fault::NoMention => pair("没有写明原文何处讲到这件事", "请在 mentions 里写出列表、日期和引文。"),
        Fault::DayNotPrinted { day } => {
            pair(format!("日期里的 {day} 日没有印出来"), "日期的精度与印刷一致：只印了月份就只写月份，如 2023-06。")
        }
        Fault::OtherHeading { found, heading: Some(heading) } => pair(
            format!("这一处写的是 {}，而它印在 {heading} 的标题下", date(found)),
            format!("请改为 \"{heading}\"，并检查引文是不是这一处。"),
        ),
        Fault::OtherHeading { found, heading: None } => pair(
            format!("这一处写的是 {}，而它不在任何月份标题下", date(found)),
            "请改为 null，并在 fault 或 remark 里说明；或检查引文是不是这一处。",
        ),
        Fault::NoMonthUnexplained => {
            pair("这一处不在任何月份标题下，却没有说明", "请在 fault（no-month）或 remark 里说明。")
        }
        Fault::OtherDate { found, told } => pair(
            format!("事件的日期是 {}，而各处给出的是 {}", date(found), told.join("、")),
            "请用其中一处的日期；各处不一致时，请用 fault（conflict）记录。",
        ),
        Fault::DateNotTold { found } => pair(
            format!("日期 {found} 没有任何一处印出"),
            "请把 date 改为 null；印在句子里的，请把 date_basis 写成 printed 并写出原文。",
        ),
        Fault::TitleDigit { numeral } => {
            pair(format!("标题里的数字 {numeral} 不在引文里"), "请照引文改正标题，或让引文包含这个数字。")
        }
        Fault::HeadingMonth { date, printed } => {
            pair(format!("标题印的是“{printed}”，日期却写 {date}"), "请把日期改成标题所印的月份。")
        }
        Fault::EmptyHeading => {
            pair("这个月份标题下没有任何事件", "请补上事件；印刷本来就是空的，请写 fault（empty-heading）并说明。")
        }
        Fault::ItemUntold { item, line } => pair(
            format!("原文第 {line} 行的条目没有写成事件：{item}"),
            "请为它写一个事件，或在已有事件的 mentions 里加上这一处。",
        ),
    }
}

pub(super) fn en(fault: &Fault) -> Pair {
    let date = |date: &Option<String>| date.clone().unwrap_or_else(|| "null".to_owned());
    match fault {
        Fault::NoMention => pair("no place tells this event", "Give list, date and quote in mentions."),
        Fault::DayNotPrinted { day } => pair(
            format!("day {day} of the date is not printed"),
            "A date is exactly as precise as the print: a month alone is 2023-06.",
        ),
        Fault::OtherHeading { found, heading: Some(heading) } => pair(
            format!("the date here is {}, and the quote stands under the heading of {heading}", date(found)),
            format!("Write \"{heading}\", and check that the quote is of this place."),
        ),
        Fault::OtherHeading { found, heading: None } => pair(
            format!("the date here is {}, and the quote stands under no month", date(found)),
            "Write null and say why in fault or remark, or check that the quote is of this place.",
        ),
        Fault::NoMonthUnexplained => {
            pair("the quote stands under no month, and nothing says so", "Say so in fault (no-month) or remark.")
        }
        Fault::OtherDate { found, told } => pair(
            format!("the event's date is {}, and its places give {}", date(found), told.join(", ")),
            "Use the date of one of them; where they disagree, record it as fault (conflict).",
        ),
        Fault::DateNotTold { found } => pair(
            format!("no place prints the date {found}"),
            "Make date null; where a sentence prints it, make date_basis printed and give its words.",
        ),
        Fault::TitleDigit { numeral } => pair(
            format!("the number {numeral} of the title is in none of the quotes"),
            "Correct the title after the quote, or let a quote hold the number.",
        ),
        Fault::HeadingMonth { date, printed } => pair(
            format!("the heading prints “{printed}”, and its date is {date}"),
            "Make the date the month that is printed.",
        ),
        Fault::EmptyHeading => pair(
            "no event stands under this month",
            "Add its events; where the print has none, say so in fault (empty-heading).",
        ),
        Fault::ItemUntold { item, line } => pair(
            format!("the item on line {line} of the source is told by no event: {item}"),
            "Add an event for it, or a mention to the event that is the same.",
        ),
    }
}
