//! The wording of faults between the dataset and the source text.
//!
//! Takes a `QuoteFault`, gives what is wrong and what to do. Never shows a quote otherwise than it is written.

use super::{Pair, pair, plural};
use crate::report::problem::QuoteFault as Fault;

pub(super) fn zh(fault: &Fault) -> Pair {
    match fault {
        Fault::NoQuote => pair("没有引文", "请在 quotes 里写出印有这个数字的句子。"),
        Fault::NotFound { exact, matching } => pair(
            format!("原文里找不到引文“{exact}”（开头 {matching} 个字能找到，或前后文不符）"),
            "请从 source.zh.md 逐字复制，连同 $、**、空格和换行；并检查 prefix 和 suffix。",
        ),
        Fault::Ambiguous { exact, count } => pair(
            format!("引文“{exact}”在原文里出现 {count} 次"),
            "请引得更长，或用 prefix、suffix 写出紧挨着的前后文。",
        ),
        Fault::NoNumeral { numeral } => pair(
            format!("引文里没有完整的数字“{numeral}”"),
            "请照印刷写数字，保留末尾的零；百分数只在单位是 % 时才算。",
        ),
        Fault::NumeralRepeated { numeral, count } => {
            pair(format!("数字“{numeral}”在引文里出现 {count} 次"), "请把引文缩短到只含一个。")
        }
        Fault::OtherUnit { unit, follows } => pair(
            format!("单位写的是“{unit}”，而印刷的数字后面是“{follows}”"),
            "请照印刷写单位；印刷有误时，正确的单位写在 fault.read_as 里。",
        ),
        Fault::NoQualifier { printed } => {
            pair(format!("引文里相应的位置没有“{printed}”"), "请照印刷写修饰词，检查 place，并让引文包含它。")
        }
        Fault::WordsNotPrinted { printed } => pair(format!("原文里没有“{printed}”"), "请照印刷写出时间，或写 null。"),
        Fault::NoReading => pair("说单位丢失，却没有给出怎样读", "请在 fault.read_as.unit 里写出读作的单位。"),
        Fault::TranslationDigit { numeral } => pair(
            format!("译文里的数字 {numeral} 不是引文里的数字"),
            "译文的数字只能是印刷的数字，或把小数点移位后的同一串数字。",
        ),
        Fault::Unaccounted { numeral, around } => pair(
            format!("原文的数字“{numeral}”没有着落：…{around}…"),
            "请把它写成统计数据或事件的一部分，或写进 left_out 并说明理由。",
        ),
        Fault::LeavesOutNothing => pair("这段引文里没有数字", "请删去这一项，或引含有数字的文字。"),
    }
}

pub(super) fn en(fault: &Fault) -> Pair {
    match fault {
        Fault::NoQuote => pair("no quote", "Quote the sentence that prints this number in quotes."),
        Fault::NotFound { exact, matching } => pair(
            format!(
                "the quote “{exact}” is not in the source ({} of its beginning can be found, or what stands around it differs)",
                plural(*matching, "character", "characters")
            ),
            "Copy it byte for byte from source.zh.md, with $, **, spaces and line breaks; check prefix and suffix.",
        ),
        Fault::Ambiguous { exact, count } => pair(
            format!("the quote “{exact}” stands {count} times in the source"),
            "Quote more, or give what stands directly before or after as prefix or suffix.",
        ),
        Fault::NoNumeral { numeral } => pair(
            format!("the quote does not hold “{numeral}” as a whole number"),
            "Write the number as printed, with its zeros; a percentage counts only where the unit is %.",
        ),
        Fault::NumeralRepeated { numeral, count } => {
            pair(format!("“{numeral}” stands {count} times in the quote"), "Shorten the quote until it holds it once.")
        }
        Fault::OtherUnit { unit, follows } => pair(
            format!("the unit is “{unit}”, and in print “{follows}” follows the number"),
            "Write the unit as printed; where the print is wrong, the right one goes into fault.read_as.",
        ),
        Fault::NoQualifier { printed } => pair(
            format!("“{printed}” does not stand at its place in the quote"),
            "Write the qualifier as printed, check its place, and let the quote hold it.",
        ),
        Fault::WordsNotPrinted { printed } => {
            pair(format!("“{printed}” is not in the source"), "Write the time as printed, or null.")
        }
        Fault::NoReading => pair(
            "a unit is said to be lost, and its reading is not given",
            "Give the unit it is read in as fault.read_as.unit.",
        ),
        Fault::TranslationDigit { numeral } => pair(
            format!("the number {numeral} of the translation is none of the quote's"),
            "A translation has the printed digits, or the same digits with the decimal point moved.",
        ),
        Fault::Unaccounted { numeral, around } => pair(
            format!("the numeral “{numeral}” of the source is not accounted for: …{around}…"),
            "Make it a statistic or part of an event, or add it to left_out with a reason.",
        ),
        Fault::LeavesOutNothing => {
            pair("this quote holds no numeral", "Remove the entry, or quote the words with the numeral.")
        }
    }
}
