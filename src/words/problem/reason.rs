//! The wording of reasons that several problems give: of dates, templates and derivations.
//!
//! Takes a reason, gives a clause. Never a whole sentence.

use crate::report::derive::DeriveError;
use crate::report::edtf::EdtfError;
use crate::report::interval::Interval;
use crate::report::schema::{Lang, Op};
use crate::report::template::{SlotPart, TemplateError};

pub(super) fn date(why: EdtfError, lang: Lang) -> &'static str {
    match (why, lang) {
        (EdtfError::Form, Lang::Zh) => "写法不对",
        (EdtfError::Form, Lang::En) => "it is not written like one",
        (EdtfError::NoSuchDate, Lang::Zh) => "没有这一天或这个月",
        (EdtfError::NoSuchDate, Lang::En) => "there is no such day or month",
        (EdtfError::Backwards, Lang::Zh) => "结束早于开始",
        (EdtfError::Backwards, Lang::En) => "it ends before it begins",
    }
}

pub(super) fn template(why: &TemplateError, lang: Lang) -> String {
    match (why, lang) {
        (TemplateError::Brace, Lang::Zh) => "大括号不成对".to_owned(),
        (TemplateError::Brace, Lang::En) => "its braces do not pair".to_owned(),
        (TemplateError::Part(inside), Lang::Zh) => format!("不认识 {{{inside}}}"),
        (TemplateError::Part(inside), Lang::En) => format!("{{{inside}}} is not known"),
    }
}

/// The name of an operation, as it is written in the dataset.
pub(super) fn op(op: Op) -> &'static str {
    match op {
        Op::Prior => "prior",
        Op::Difference => "difference",
        Op::Share => "share",
        Op::Ratio => "ratio",
        Op::Change => "change",
    }
}

/// The name of a template's part, as it is written in the dataset.
pub(super) fn part(part: SlotPart) -> &'static str {
    match part {
        SlotPart::Printed => "printed",
        SlotPart::Value => "value",
        SlotPart::Growth => "growth",
        SlotPart::Interval => "interval",
        SlotPart::About => "about",
        SlotPart::Size => "size",
    }
}

/// Both ends in digits.
pub(super) fn interval(interval: Interval) -> String {
    match interval.ends(0, false) {
        Some(ends) => format!("{} … {}", ends.lo, ends.hi),
        None => format!("{} … {}", interval.lo, interval.hi),
    }
}

pub(super) fn derive(why: &DeriveError, lang: Lang) -> String {
    match lang {
        Lang::Zh => derive_zh(why),
        Lang::En => derive_en(why),
    }
}

fn derive_zh(why: &DeriveError) -> String {
    match why {
        DeriveError::Unknown(id) => format!("没有标识为“{id}”的值"),
        DeriveError::Arity(id) => format!("“{id}”的输入个数不对"),
        DeriveError::NoGrowth(id) => format!("“{id}”没有印出增长率"),
        DeriveError::Bounded(id) => format!("“{id}”印的只是上限或下限（近、余、以上）"),
        DeriveError::Unreadable(id) => format!("“{id}”的数字或单位无法读出"),
        DeriveError::Units(id) => format!("“{id}”涉及的单位不同"),
        DeriveError::NoUnit(id) => format!("“{id}”没有写单位，或单位不认识"),
        DeriveError::Overflow => "数字太长，不能精确计算".to_owned(),
        DeriveError::DivisionByZero => "除数可能为零".to_owned(),
        DeriveError::Tangled => "同一个数在算式里出现的方式，使区间无法严格算出".to_owned(),
        DeriveError::TooDeep(id) => format!("“{id}”的输入太多、层次太深，或引用了自己"),
        DeriveError::Operand(text) => format!("“{text}”不是标识、数字或“数字 * 标识”"),
    }
}

fn derive_en(why: &DeriveError) -> String {
    match why {
        DeriveError::Unknown(id) => format!("no value has the id “{id}”"),
        DeriveError::Arity(id) => format!("“{id}” has the wrong number of inputs"),
        DeriveError::NoGrowth(id) => format!("no growth is printed for “{id}”"),
        DeriveError::Bounded(id) => format!("what is printed for “{id}” is only a bound (近, 余, 以上)"),
        DeriveError::Unreadable(id) => format!("number or unit of “{id}” cannot be read"),
        DeriveError::Units(id) => format!("“{id}” brings different units together"),
        DeriveError::NoUnit(id) => format!("“{id}” has no unit, or an unknown one"),
        DeriveError::Overflow => "the numbers are too long for exact arithmetic".to_owned(),
        DeriveError::DivisionByZero => "a divisor may be zero".to_owned(),
        DeriveError::Tangled => {
            "one number occurs in the formula so that its interval cannot be computed strictly".to_owned()
        }
        DeriveError::TooDeep(id) => format!("“{id}” has too many inputs, is nested too deep, or is made of itself"),
        DeriveError::Operand(text) => format!("“{text}” is not an id, a number, or “NUMBER * ID”"),
    }
}
