//! The wording of faults of series.
//!
//! Takes a `SeriesFault`, gives what is wrong and what to do. Never shows a value otherwise than it is written.

use super::{Pair, pair};
use crate::report::columns::{ColumnsError, MOST_DIGITS, MOST_VALUES};
use crate::report::problem::SeriesFault as Fault;

pub(super) fn zh(fault: &Fault) -> Pair {
    match fault {
        Fault::From { found, example } => {
            pair(format!("“{found}”不是这种长度的期间"), format!("请按 every 的长度写第一期，如 {example}。"))
        }
        Fault::Beyond => pair("最后一期晚于 9999 年", "请检查 from、every 和值的个数。"),
        Fault::Values(ColumnsError::Empty) => pair("一个值也没有", "请在 printed 里按时间顺序写出数字，用空格隔开。"),
        Fault::Values(ColumnsError::TooMany { found }) => pair(
            format!("有 {found} 个值，一个序列最多 {MOST_VALUES} 个"),
            "请分成几个序列，或改用较长的期间，如把分钟改为小时。",
        ),
        Fault::Values(ColumnsError::BadNumber { at, found }) => pair(
            format!("第 {at} 个值“{found}”不是印出的数字"),
            "请只写数字、小数点和负号，如 92.70、-3.1，前面不补零；没有值的一期写 -。",
        ),
        Fault::Values(ColumnsError::TooLong { at, found }) => pair(
            format!("第 {at} 个值“{found}”和小数位最多的值放在一起超过 {MOST_DIGITS} 位"),
            "请检查是否写错，或分成几个序列。",
        ),
        Fault::NoOrigin => pair("没有说明数值的出处", "印在原文里的，请写 quote；别处公布的，请写 published。"),
        Fault::TwoOrigins => pair("quote 和 published 同时写了", "请只保留一种。"),
        Fault::NotInOrder { at, numeral } => pair(
            format!("引文里找不到第 {at} 个值“{numeral}”，或它不在前一个值之后"),
            "请照原文的次序写全，或让引文包含所有的值。",
        ),
        Fault::OtherLength { first, other } => {
            pair(format!("“{first}”和“{other}”的期间长度不同"), "一张图里的序列要用同一种 every；请分成两张图。")
        }
        Fault::FarApart { most } => {
            pair(format!("这些序列从最早到最晚超过 {most} 期"), "请检查 from 是否写错，或分成两张图。")
        }
        Fault::Crowded { found, most } => {
            pair(format!("一张图里有 {found} 条线，最多 {most} 条"), "请减少，或分成几个 measures。")
        }
    }
}

pub(super) fn en(fault: &Fault) -> Pair {
    match fault {
        Fault::From { found, example } => pair(
            format!("“{found}” is not a period of this length"),
            format!("Write the first period as long as every says, such as {example}."),
        ),
        Fault::Beyond => pair("the last period is after the year 9999", "Check from, every and the number of values."),
        Fault::Values(ColumnsError::Empty) => {
            pair("there is no value", "Write the digits in printed, in the order of time, separated by spaces.")
        }
        Fault::Values(ColumnsError::TooMany { found }) => pair(
            format!("{found} values; a series has at most {MOST_VALUES}"),
            "Divide it into several series, or use longer periods, such as hours for minutes.",
        ),
        Fault::Values(ColumnsError::BadNumber { at, found }) => pair(
            format!("value {at}, “{found}”, is not a printed number"),
            "Write digits, a point and a minus sign only, such as 92.70 or -3.1, without zeros before them; - where a period has no value.",
        ),
        Fault::Values(ColumnsError::TooLong { at, found }) => pair(
            format!("value {at}, “{found}”, has more than {MOST_DIGITS} digits beside the value with most decimals"),
            "Check it for a slip, or divide the series.",
        ),
        Fault::NoOrigin => pair(
            "nothing says where the values come from",
            "Give quote where the source prints them, or published where they were published elsewhere.",
        ),
        Fault::TwoOrigins => pair("both quote and published are given", "Keep one of them."),
        Fault::NotInOrder { at, numeral } => pair(
            format!("value {at}, “{numeral}”, is not in the quote after the value before it"),
            "Write all values in the order of the print, or let the quote hold them all.",
        ),
        Fault::OtherLength { first, other } => pair(
            format!("the periods of “{first}” and “{other}” are not of one length"),
            "Series of one figure have the same every; make two figures.",
        ),
        Fault::FarApart { most } => pair(
            format!("from the first to the last of these series there are more than {most} periods"),
            "Check from for a slip, or make two figures.",
        ),
        Fault::Crowded { found, most } => {
            pair(format!("the figure shows {found} lines, and has room for {most}"), "Show fewer, or make measures.")
        }
    }
}
