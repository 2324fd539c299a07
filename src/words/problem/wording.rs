//! The wording of faults of templates and claims.
//!
//! Takes a `WordingFault`, gives what is wrong and what to do. Never weakens a claim by itself.

use super::{Pair, did_you_mean, pair, reason};
use crate::report::derive::Settled;
use crate::report::problem::WordingFault as Fault;
use crate::report::schema::Lang;

pub(super) fn zh(fault: &Fault) -> Pair {
    match fault {
        Fault::Template { why } => pair(
            format!("文字模板有误：{}", reason::template(why, Lang::Zh)),
            "请写成 {标识.printed}、{标识.growth} 这样；文字里的大括号写成 {{ 或 }}。",
        ),
        Fault::Unknown { id, nearest } => pair(
            format!("没有标识为“{id}”的统计数据或推算值"),
            did_you_mean(nearest.as_deref(), Lang::Zh, "请检查标识，或补上这个值。"),
        ),
        Fault::NoPart { id, part } => pair(
            format!("“{id}”没有 {}", reason::part(*part)),
            "统计数据用 printed、value，有增长率的可用 growth；推算值用 interval、about、size。",
        ),
        Fault::NotSettled { id } => {
            pair(format!("“{id}”的区间定不下任何一位整数，不能说“约”"), "请改用 {标识.interval} 写出区间。")
        }
        Fault::Digit { numeral } => pair(
            format!("文字里直接写了数字 {numeral}"),
            "请改用 {标识.printed} 之类从数据填入；只有四位的年份可以直接写。",
        ),
        Fault::Claim { claim, settled: Settled::Open(interval) } => pair(
            format!("“{claim}”不能由印刷的数字断定：左减右在 {} 之间", reason::interval(*interval)),
            "请把话说弱一些，或不作这个断言。",
        ),
        Fault::Claim { claim, .. } => pair(format!("“{claim}”不成立"), "请改正文字和 holds。"),
        Fault::ClaimOpen { claim, why } => pair(
            format!("“{claim}”无法计算：{}", reason::derive(why, Lang::Zh)),
            "请改正 holds；两边可写标识、标识.growth、数字或“数字 * 标识”。",
        ),
    }
}

pub(super) fn en(fault: &Fault) -> Pair {
    match fault {
        Fault::Template { why } => pair(
            format!("the template is broken: {}", reason::template(why, Lang::En)),
            "Write {ID.printed}, {ID.growth} and so on; a brace in words is {{ or }}.",
        ),
        Fault::Unknown { id, nearest } => pair(
            format!("no statistic or derived value has the id “{id}”"),
            did_you_mean(nearest.as_deref(), Lang::En, "Check the id, or add this value."),
        ),
        Fault::NoPart { id, part } => pair(
            format!("“{id}” has no {}", reason::part(*part)),
            "Statistics have printed and value, and growth where it is printed; derived values interval, about and size.",
        ),
        Fault::NotSettled { id } => pair(
            format!("the interval of “{id}” does not settle a single whole digit, so “about” cannot be said"),
            "Give the interval with {ID.interval}.",
        ),
        Fault::Digit { numeral } => pair(
            format!("the number {numeral} is typed into a wording"),
            "Fill it in from the data with {ID.printed} or the like; only years of four digits may be typed.",
        ),
        Fault::Claim { claim, settled: Settled::Open(interval) } => pair(
            format!(
                "“{claim}” is not settled by the print: left minus right is within {}",
                reason::interval(*interval)
            ),
            "Claim less, or nothing.",
        ),
        Fault::Claim { claim, .. } => pair(format!("“{claim}” is false"), "Correct the wording and holds."),
        Fault::ClaimOpen { claim, why } => pair(
            format!("“{claim}” cannot be computed: {}", reason::derive(why, Lang::En)),
            "Correct holds; each side is an id, ID.growth, a number, or “NUMBER * ID”.",
        ),
    }
}
