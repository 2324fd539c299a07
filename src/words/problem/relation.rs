//! The wording of faults between values, figures and context.
//!
//! Takes a `RelationFault`, gives what is wrong and what to do. Never names a value otherwise than by its id.

use super::{Pair, did_you_mean, pair, plural, reason};
use crate::report::problem::{Kind, RelationFault as Fault};
use crate::report::schema::{Lang, SlideStep};

pub(super) fn zh(fault: &Fault) -> Pair {
    match fault {
        Fault::Unknown { id, kind, nearest } => {
            let kind = kind_zh(*kind);
            pair(
                format!("没有标识为“{id}”的{kind}"),
                did_you_mean(nearest.as_deref(), Lang::Zh, &format!("请检查标识，或补上这个{kind}。")),
            )
        }
        Fault::PartUnit { whole, part_unit, whole_unit } => pair(
            format!("部分的单位是“{part_unit}”，整体“{whole}”的单位是“{whole_unit}”"),
            "部分和整体要用同一种单位；不是一类的，请删去 part_of。",
        ),
        Fault::PartExceeds { whole, part_printed, whole_printed } => pair(
            format!("部分 {part_printed} 大于整体“{whole}”的 {whole_printed}"),
            "请核对两处数字；印刷有误时，请用 fault 记录。",
        ),
        Fault::Cycle { ids } => pair(format!("循环引用：{}", ids.join(" → ")), "请断开其中一处引用。"),
        Fault::Inputs { op, found, least, most } => {
            let wanted = if least == most { least.to_string() } else { format!("{least} 至 {most}") };
            pair(format!("运算 {} 需要 {wanted} 个输入，现有 {found} 个", reason::op(*op)), "请改正 of 里的标识。")
        }
        Fault::NoGrowth { id } => {
            pair(format!("“{id}”没有印出增长率，推算不出上一年"), "请补上它的 growth，或删去这个推算值。")
        }
        Fault::CannotDerive { why } => pair(
            format!("算不出这个值：{}", reason::derive(why, Lang::Zh)),
            "请改正 op、of 或 unit，或删去这个推算值。",
        ),
        Fault::ShowsNothing => {
            pair("没有要画的值", "请在 of 里写出统计数据或推算值（series 类的图写序列），或写 measures。")
        }
        Fault::ShowsTwice => pair("of 和 measures 同时写了", "请只保留一种。"),
        Fault::NoShare { id } => {
            pair(format!("“{id}”不是0%到100%之间的比重"), "请只列比重，或改用 panels、counts 等其他种类。")
        }
        Fault::MixedUnits { first, other } => pair(
            format!("同一坐标轴上有“{first}”和“{other}”两种单位"),
            "请分成几个 measures；统计数据也可改用 panels 或 counts。",
        ),
        Fault::RowsLength { rows, of } => {
            pair(format!("rows 有 {rows} 行，of 却有 {of} 项"), "请为 rows 的每一行写一个值。")
        }
        Fault::BesideLength { of, beside } => {
            pair(format!("of 有 {of} 项，beside 却有 {beside} 项"), "请为 of 的每一项写一个列表，没有的写 []。")
        }
        Fault::SlideShows { found: 0 } => {
            pair("幻灯片没有内容", "请写 page、figure、statistics、when、sentence 其中一项。")
        }
        Fault::SlideShows { found } => {
            pair(format!("一张幻灯片有 {found} 项内容"), "page、figure、statistics、when、sentence 只留一项。")
        }
        Fault::SlideCrowded { found, most } => {
            pair(format!("一张幻灯片列了 {found} 个值，最多放 {most} 个"), "请减少，或分成几张。")
        }
        Fault::SlideValue { id } => pair(format!("这张图没有“{id}”"), "请从图的 of 里选，或改用 statistics。"),
        Fault::SlideStep { step } => pair(
            format!("这样的幻灯片没有 {} 这一步", step_name(*step)),
            "derived、printed 用于 change 和 panels，log、linear 用于 magnitude，number、sentence 用于单个统计数据。",
        ),
        Fault::SlideWhen { when } => pair(format!("“{when}”不是年份或月份"), "请写成 2023 或 2023-06。"),
    }
}

pub(super) fn en(fault: &Fault) -> Pair {
    match fault {
        Fault::Unknown { id, kind, nearest } => {
            let kind = kind_en(*kind);
            let otherwise = format!("Check the id, or add this {kind}.");
            pair(format!("no {kind} has the id “{id}”"), did_you_mean(nearest.as_deref(), Lang::En, &otherwise))
        }
        Fault::PartUnit { whole, part_unit, whole_unit } => pair(
            format!("the part is in “{part_unit}”, its whole “{whole}” in “{whole_unit}”"),
            "Part and whole have one unit; where they are of different kinds, remove part_of.",
        ),
        Fault::PartExceeds { whole, part_printed, whole_printed } => pair(
            format!("the part, {part_printed}, is more than its whole “{whole}”, {whole_printed}"),
            "Check both numbers; where the print is wrong, record it as fault.",
        ),
        Fault::Cycle { ids } => {
            pair(format!("goes round in a circle: {}", ids.join(" → ")), "Remove one of the references.")
        }
        Fault::Inputs { op, found, least, most } => {
            let wanted =
                if least == most { plural(*least, "input", "inputs") } else { format!("{least} to {most} inputs") };
            pair(format!("{} takes {wanted}, and has {found}", reason::op(*op)), "Correct the ids in of.")
        }
        Fault::NoGrowth { id } => pair(
            format!("no growth is printed for “{id}”, so its year before cannot be derived"),
            "Add its growth, or remove this derived value.",
        ),
        Fault::CannotDerive { why } => pair(
            format!("the value cannot be computed: {}", reason::derive(why, Lang::En)),
            "Correct op, of or unit, or remove this derived value.",
        ),
        Fault::ShowsNothing => pair(
            "nothing to draw",
            "Name statistics or derived values in of (series in a figure of that kind), or declare measures.",
        ),
        Fault::ShowsTwice => pair("both of and measures are given", "Keep one of them."),
        Fault::NoShare { id } => pair(
            format!("“{id}” is no share between 0% and 100%"),
            "Name shares only, or make the figure of another kind, such as panels or counts.",
        ),
        Fault::MixedUnits { first, other } => pair(
            format!("“{first}” and “{other}” stand on one axis"),
            "Divide them into measures; statistics may also stand in panels or counts.",
        ),
        Fault::RowsLength { rows, of } => pair(
            format!("rows has {}, and of has {of}", plural(*rows, "entry", "entries")),
            "Give one value for each row.",
        ),
        Fault::BesideLength { of, beside } => pair(
            format!("of has {}, and beside has {beside}", plural(*of, "entry", "entries")),
            "Give one list for each entry of of; [] where there is nothing.",
        ),
        Fault::SlideShows { found: 0 } => {
            pair("the slide shows nothing", "Give one of page, figure, statistics, when, sentence.")
        }
        Fault::SlideShows { found } => {
            pair(format!("the slide shows {found} things"), "Keep one of page, figure, statistics, when, sentence.")
        }
        Fault::SlideCrowded { found, most } => {
            pair(format!("the slide shows {found} values, and has room for {most}"), "Show fewer, or make more slides.")
        }
        Fault::SlideValue { id } => {
            pair(format!("the figure does not show “{id}”"), "Choose from the of of the figure, or use statistics.")
        }
        Fault::SlideStep { step } => pair(
            format!("such a slide has no step {}", step_name(*step)),
            "derived and printed are for change and panels, log and linear for magnitude, number and sentence for one statistic.",
        ),
        Fault::SlideWhen { when } => pair(format!("“{when}” is neither a year nor a month"), "Write 2023 or 2023-06."),
    }
}

fn kind_zh(kind: Kind) -> &'static str {
    match kind {
        Kind::Statistic => "统计数据",
        Kind::Value => "统计数据或推算值",
        Kind::Figure => "图表",
        Kind::Measure => "量度",
        Kind::Section => "章节",
        Kind::List => "事件列表",
        Kind::Told => "统计数据或事件",
        Kind::Series => "序列",
    }
}

fn kind_en(kind: Kind) -> &'static str {
    match kind {
        Kind::Statistic => "statistic",
        Kind::Value => "statistic or derived value",
        Kind::Figure => "figure",
        Kind::Measure => "measure",
        Kind::Section => "section",
        Kind::List => "list of events",
        Kind::Told => "statistic or event",
        Kind::Series => "series",
    }
}

/// A step as it is written.
fn step_name(step: SlideStep) -> &'static str {
    match step {
        SlideStep::Derived => "derived",
        SlideStep::Printed => "printed",
        SlideStep::Log => "log",
        SlideStep::Linear => "linear",
        SlideStep::Number => "number",
        SlideStep::Sentence => "sentence",
    }
}
