//! The wording of faults of single values.
//!
//! Takes a `FormFault`, gives what is wrong and what to do. Never offers a value of its own making.

use super::{Pair, pair, reason};
use crate::report::problem::FormFault as Fault;
use crate::report::schema::Lang;

pub(super) fn zh(fault: &Fault) -> Pair {
    match fault {
        Fault::BadId { id } => {
            pair(format!("“{id}”不能作标识"), "标识只用小写字母、数字和单个连字符，如 tech-loan-balance。")
        }
        Fault::DuplicateId { id, first } => {
            pair(format!("标识“{id}”已在 {first} 用过"), "请为其中一个另取标识，并改掉引用它的地方。")
        }
        Fault::DuplicateLanguage { lang } => pair(format!("语言{}列了两次", language_zh(*lang)), "请只保留一个。"),
        Fault::NoWording { lang } => {
            pair(format!("缺少{}文字", language_zh(*lang)), format!("请补上{}文字。", language_zh(*lang)))
        }
        Fault::Blank => pair("文字是空的", "请填写文字，或删去这个字段。"),
        Fault::Invisible { code_point } => {
            pair(format!("含有看不见的控制字符 U+{code_point:04X}"), "请删去这个字符，重新键入这段文字。")
        }
        Fault::BadNumber { found, most } => pair(
            format!("“{found}”不是印刷的数字"),
            format!("请只写数字和小数点，如 92.70，最多 {most} 位，不写千位分隔符、单位或百分号。"),
        ),
        Fault::NoValue { printed } => {
            pair(format!("中文数字“{printed}”没有给出数值"), "请在 value 里写出阿拉伯数字，如四金的 \"4\"。")
        }
        Fault::OtherValue { printed, value, expected } => pair(
            format!("value 写的是“{value}”，而印刷的“{printed}”是 {expected}"),
            format!("请改为 \"{expected}\"，或在印刷的是阿拉伯数字时删去 value。"),
        ),
        Fault::UnknownUnit { unit, known } => pair(
            format!("不认识的单位“{unit}”"),
            format!("请照印刷写单位；可用：{}，前面可加万、亿、万亿。", known.join("、")),
        ),
        Fault::BadDate { found, why } => pair(
            format!("“{found}”不是日期：{}", reason::date(*why, Lang::Zh)),
            "请写成 2023、2023-05、2023-05-20、2023-05-20/2023-05-31 或 ../2023-09，精度与印刷一致。",
        ),
        Fault::DateForm { found, example } => {
            pair(format!("这里不能用“{found}”这种日期"), format!("请写成 {example} 的样子。"))
        }
        Fault::YearOutside { year, from, to } => {
            pair(format!("年份 {year} 不在 {from} 至 {to} 之间"), "请检查年份是否写错。")
        }
        Fault::DateBasis => pair(
            "有没有日期与 basis 所说的不一致",
            "有日期时 basis 写 printed 或 inferred；没有日期时写 none，日期写 null。",
        ),
        Fault::NoPrintedDate => pair(
            "basis 说日期是印出来的，却没有写出原文",
            "请在 printed 里写出原文，如“截至9月底”，或把 basis 改为 inferred。",
        ),
        Fault::BadAddress { address } => {
            pair(format!("“{address}”不是网址"), "请写以 https:// 或 http:// 开头的完整网址。")
        }
    }
}

pub(super) fn en(fault: &Fault) -> Pair {
    match fault {
        Fault::BadId { id } => pair(
            format!("“{id}” cannot be an id"),
            "Use small letters, digits and single hyphens only, such as tech-loan-balance.",
        ),
        Fault::DuplicateId { id, first } => pair(
            format!("the id “{id}” is already given at {first}"),
            "Give one of the two another id, and change what refers to it.",
        ),
        Fault::DuplicateLanguage { lang } => pair(format!("{} is listed twice", language_en(*lang)), "Keep one."),
        Fault::NoWording { lang } => {
            pair(format!("no {} wording", language_en(*lang)), format!("Add the {} wording.", language_en(*lang)))
        }
        Fault::Blank => pair("the text is blank", "Fill it in, or remove the field."),
        Fault::Invisible { code_point } => {
            pair(format!("an invisible control character, U+{code_point:04X}"), "Remove it, and type the text again.")
        }
        Fault::BadNumber { found, most } => pair(
            format!("“{found}” is not a printed number"),
            format!(
                "Write digits and a decimal point only, such as 92.70, at most {most} digits; no separators, unit or per cent sign."
            ),
        ),
        Fault::NoValue { printed } => pair(
            format!("the Chinese numeral “{printed}” has no value"),
            "Give it in Arabic digits as value, such as \"4\" for 四.",
        ),
        Fault::OtherValue { printed, value, expected } => pair(
            format!("value says “{value}”, and the printed “{printed}” is {expected}"),
            format!("Write \"{expected}\", or remove value where the print has Arabic digits."),
        ),
        Fault::UnknownUnit { unit, known } => pair(
            format!("the unit “{unit}” is not known"),
            format!("Write the unit as printed; known are {}, each also after 万, 亿 or 万亿.", known.join(", ")),
        ),
        Fault::BadDate { found, why } => pair(
            format!("“{found}” is not a date: {}", reason::date(*why, Lang::En)),
            "Write 2023, 2023-05, 2023-05-20, 2023-05-20/2023-05-31 or ../2023-09, exactly as precise as the print.",
        ),
        Fault::DateForm { found, example } => {
            pair(format!("a date such as “{found}” cannot stand here"), format!("Write it like {example}."))
        }
        Fault::YearOutside { year, from, to } => {
            pair(format!("the year {year} is not between {from} and {to}"), "Check the year for a slip.")
        }
        Fault::DateBasis => pair(
            "whether there is a date contradicts basis",
            "With a date, basis is printed or inferred; without one it is none, and the date is null.",
        ),
        Fault::NoPrintedDate => pair(
            "basis says the date is printed, and the printed words are not given",
            "Give the words of the print, such as 截至9月底, or make basis inferred.",
        ),
        Fault::BadAddress { address } => pair(
            format!("“{address}” is not an address of the web"),
            "Write it in full, beginning with https:// or http://.",
        ),
    }
}

fn language_zh(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "中文（zh）",
        Lang::En => "英文（en）",
    }
}

fn language_en(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "Chinese (zh)",
        Lang::En => "English (en)",
    }
}
