//! The wording of faults of whole files.
//!
//! Takes a `FileFault`, gives what is wrong and what to do. Never shortens what the reader found.

use super::{Pair, did_you_mean, pair, plural};
use crate::report::problem::{FileFault as Fault, JsonKind};
use crate::report::schema::Lang;

/// Bytes in a mebibyte.
const MIB: usize = 1024 * 1024;

pub(super) fn zh(fault: &Fault) -> Pair {
    match fault {
        Fault::Missing => pair("文件不存在", "请把这个文件放进报告文件夹，并检查文件名。"),
        Fault::Unreadable { reason } => {
            pair(format!("文件无法读取：{reason}"), "请检查文件的权限，并确认它是普通文件。")
        }
        Fault::TooLarge { limit } => {
            pair(format!("文件超过 {} MiB，没有读取", limit / MIB), "请确认放入的是正确的文件，或把报告拆成几份。")
        }
        Fault::Empty => pair("文件是空的", "请填入内容，可以从 data/ 里已有的报告改起。"),
        Fault::NotUtf8 { offset } => {
            pair(format!("第 {offset} 字节起不是 UTF-8 文本"), "请用 UTF-8 编码重新保存文件。")
        }
        Fault::NotJson { line, column } => {
            pair(format!("第 {line} 行第 {column} 列不是合法的 JSON"), "请检查这一处及其前面的引号、逗号和括号。")
        }
        Fault::WrongType { expected, found } => {
            let found = if *found == JsonKind::Other(String::new()) {
                String::new()
            } else {
                format!("，而不是{}", kind_zh(found))
            };
            pair(
                format!("这里应当是{}{found}", kind_zh(expected)),
                "请改成正确的类型；数字也要写成带引号的印刷原样，如 \"92.70\"。",
            )
        }
        Fault::UnknownChoice { found, known } => {
            pair(format!("“{found}”不是可用的取值"), format!("请改用其中之一：{}。", known.join("、")))
        }
        Fault::MissingField { field } => pair(format!("缺少字段“{field}”"), format!("请补上“{field}”。")),
        Fault::UnknownField { field, nearest } => {
            let remedy = did_you_mean(
                nearest.as_deref(),
                Lang::Zh,
                "请删去这个字段，或对照 data/schema/report.schema.json 改名。",
            );
            pair(format!("未知字段“{field}”"), remedy)
        }
        Fault::DuplicateField { field } => pair(format!("字段“{field}”出现了两次"), "请只保留一个。"),
        Fault::BadValue { reason } => {
            pair(format!("取值不合要求：{reason}"), "请对照 data/schema/report.schema.json 修改。")
        }
        Fault::NewerSchema { found } => {
            pair(format!("格式“{found}”比本程序能读的更新"), "请更新图说，或改用 tushuo/report@1 格式。")
        }
        Fault::UnknownSchema { found } => {
            pair(format!("不认识的格式“{found}”"), "请把 schema 写成 \"tushuo/report@1\"。")
        }
        Fault::NoStatistics => pair("报告里没有任何统计数据", "请在 statistics 里至少写入一项统计数据。"),
        Fault::NoFigures => pair("报告里没有任何图表", "请在 figures 里至少声明一张图。"),
        Fault::NoLanguages => pair("没有声明语言", "请在 languages 里写明语言，如 [\"zh\", \"en\"]。"),
        Fault::More { count } => pair(format!("还有 {count} 个问题没有列出"), "请先改正以上问题，再检查一次。"),
    }
}

pub(super) fn en(fault: &Fault) -> Pair {
    match fault {
        Fault::Missing => pair("the file is not there", "Put it into the report folder, and check its name."),
        Fault::Unreadable { reason } => pair(
            format!("the file cannot be read: {reason}"),
            "Check its permissions, and that it is an ordinary file.",
        ),
        Fault::TooLarge { limit } => pair(
            format!("the file is larger than {} MiB and was not read", limit / MIB),
            "Check that it is the right file, or divide the report.",
        ),
        Fault::Empty => pair("the file is empty", "Fill it in; a report that is already in data/ is a good beginning."),
        Fault::NotUtf8 { offset } => pair(format!("not UTF-8 from byte {offset} on"), "Save the file again in UTF-8."),
        Fault::NotJson { line, column } => pair(
            format!("not JSON at line {line}, column {column}"),
            "Check quotation marks, commas and brackets there and just before.",
        ),
        Fault::WrongType { expected, found } => {
            let found = if *found == JsonKind::Other(String::new()) {
                String::new()
            } else {
                format!(", not {}", kind_en(found))
            };
            pair(
                format!("{} must stand here{found}", kind_en(expected)),
                "Change the type; numbers, too, are written in quotation marks as printed, such as \"92.70\".",
            )
        }
        Fault::UnknownChoice { found, known } => {
            pair(format!("“{found}” is not a value that can stand here"), format!("Use one of: {}.", known.join(", ")))
        }
        Fault::MissingField { field } => pair(format!("the field “{field}” is missing"), format!("Add “{field}”.")),
        Fault::UnknownField { field, nearest } => {
            let otherwise = "Remove it, or look up its name in data/schema/report.schema.json.";
            pair(format!("the field “{field}” is not known"), did_you_mean(nearest.as_deref(), Lang::En, otherwise))
        }
        Fault::DuplicateField { field } => pair(format!("the field “{field}” stands twice"), "Keep one."),
        Fault::BadValue { reason } => {
            pair(format!("the value does not fit: {reason}"), "Compare it with data/schema/report.schema.json.")
        }
        Fault::NewerSchema { found } => pair(
            format!("the format “{found}” is newer than this program can read"),
            "Update tushuo, or write the report as tushuo/report@1.",
        ),
        Fault::UnknownSchema { found } => {
            pair(format!("the format “{found}” is not known"), "Write \"tushuo/report@1\" for schema.")
        }
        Fault::NoStatistics => pair("the report has no statistics", "Add at least one statistic to statistics."),
        Fault::NoFigures => pair("the report has no figures", "Declare at least one figure in figures."),
        Fault::NoLanguages => {
            pair("no language is declared", "Name the languages in languages, such as [\"zh\", \"en\"].")
        }
        Fault::More { count } => pair(
            format!("{} not listed", plural(*count, "more problem is", "more problems are")),
            "Mend those above, and check again.",
        ),
    }
}

fn kind_zh(kind: &JsonKind) -> &str {
    match kind {
        JsonKind::Text => "带引号的文字",
        JsonKind::Number => "数字",
        JsonKind::Boolean => "true 或 false",
        JsonKind::List => "列表 […]",
        JsonKind::Object => "对象 {…}",
        JsonKind::Null => "null",
        JsonKind::Other(words) => words,
    }
}

fn kind_en(kind: &JsonKind) -> &str {
    match kind {
        JsonKind::Text => "a text in quotation marks",
        JsonKind::Number => "a number",
        JsonKind::Boolean => "true or false",
        JsonKind::List => "a list […]",
        JsonKind::Object => "an object {…}",
        JsonKind::Null => "null",
        JsonKind::Other(words) => words,
    }
}
