//! Words of the sentences that say what a figure shows.
//!
//! Takes worded names, amounts and growth rates, gives Chinese and English clauses. Never holds a number of its own.

use super::message::{count, messages};
use super::number::Amount;
use crate::report::Lang;

messages! {
    /// What is said of a figure as a whole.
    Whole {
        Panels: "各图单位不同，各有自己的坐标轴：", "Each small chart has its own unit and axis: ";
        Ascending: "由小到大：", "From smallest to largest: ";
        PeriodsDiffer: "各项统计期间不同，不可相加。", "Their periods differ, so they cannot be added up.";
        NotAdded: "各项不相加。", "They are not added up.";
        Months: "按月和主题：", "By month and theme: ";
        Counts: "各数并列，不共用坐标轴：", "Numbers side by side, without a common axis: ";
        TheRest: "其余见数据表。", "The rest are in the table.";
        Elsewhere: "灰点是别处公布的年份", "Grey dots are years published elsewhere";
        Agreeing: "与推算的上年数相合的有：", "those that agree with the derived year before: ";
        Nothing: "图中没有可画的数值。", "The figure has no values to draw.";
        FullStop: "。", ".";
        AfterSentence: "", " ";
        AfterMeasure: "：", " – ";
    }
}

/// A row's name with its value; `tag` says that it is derived.
pub fn named(name: &str, tag: &str, amount: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => {
            // A name that ends in the qualifier of its value has it once: 母基金首期，首期10亿元.
            let last = name.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
            let (rest, qualifier) = name.split_at(last);
            let name = if amount.starts_with(qualifier) { rest } else { name };
            format!("{name}{tag}{amount}")
        }
        Lang::En => format!("{name}{}{}{amount}", after(name, lang), spaced(tag)),
    }
}

/// A value of a thing that has several.
pub fn measured(measure: &str, tag: &str, amount: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{measure}{tag}{amount}"),
        Lang::En => format!("{}{amount} ({measure})", spaced(tag)),
    }
}

/// What stands after a name: a name that holds a colon already reads on after a comma.
pub fn after(name: &str, lang: Lang) -> &'static str {
    match (lang, name.contains([':', '：'])) {
        (Lang::Zh, false) => "：",
        (Lang::Zh, true) => "，",
        (Lang::En, false) => ": ",
        (Lang::En, true) => ", ",
    }
}

fn spaced(tag: &str) -> String {
    if tag.is_empty() { String::new() } else { format!("{tag} ") }
}

/// A growth rate with its sign, as a clause.
pub fn growth(label: &str, derived: bool, lang: Lang) -> String {
    let (rise, fall) = (label.contains('+'), label.contains('\u{2212}'));
    let size = label.replace(['+', '\u{2212}'], "");
    let size = if fall { turned(&size) } else { size };
    match lang {
        Lang::Zh => {
            let direction = if rise {
                "增长"
            } else if fall {
                "减少"
            } else {
                "变化"
            };
            format!("{}比上年{direction}{size}", if derived { "推算" } else { "" })
        }
        Lang::En => {
            let direction = if rise {
                "up"
            } else if fall {
                "down"
            } else {
                "changed by"
            };
            format!("{direction} {size} on the year before{}", if derived { " (derived)" } else { "" })
        }
    }
}

/// A range of falls, the smaller first: `27至23%` is `23至27%`.
fn turned(size: &str) -> String {
    let ends = size.strip_suffix('%').unwrap_or(size);
    let range = ["至", " to "].into_iter().find_map(|joint| Some((ends.split_once(joint)?, joint)));
    range.map_or(size.to_owned(), |((most, least), joint)| format!("{least}{joint}{most}%"))
}

/// The derived value of the year before, as a clause.
pub fn year_before(amount: &Amount, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("上年推算为{}", amount.text()),
        Lang::En => format!("which is derived as {}", amount.text()),
    }
}

/// A value whose print is faulty, with its reading.
pub fn read_as(name: &str, printed: &str, read: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{name}印作{printed}，读作{read}"),
        Lang::En => format!("{name}: printed as {printed}, read as {read}"),
    }
}

/// A value of a year: `2023年推算 约45.36%`, `derived about 45.36% in 2023`.
pub fn in_year(year: &str, label: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{year}年{}", close(label)),
        Lang::En => format!("{label} in {year}"),
    }
}

/// A label as running text has it: Chinese without the blank between word and number.
pub fn as_text(label: &str, lang: Lang) -> String {
    if lang == Lang::Zh { close(label) } else { label.to_owned() }
}

fn close(label: &str) -> String {
    label.replace(' ', "")
}

/// How many events a theme has.
pub fn events(theme: &str, number: usize, lang: Lang) -> String {
    let events = count(number, "件", "event", "events", lang);
    match lang {
        Lang::Zh => format!("{theme}{events}"),
        Lang::En => format!("{theme}: {events}"),
    }
}

/// The months that have most events.
pub fn most_in(months: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{months}最多"),
        Lang::En => format!("most in {months}"),
    }
}

/// What is said of a line over time: how many values from when to when, its ends and its extremes, each a value and its
/// period.
pub fn over_time(name: &str, values: usize, told: [(&str, &str); 4], lang: Lang) -> String {
    let [(first, from), (last, to), (highest, high_at), (lowest, low_at)] = told;
    if values == 1 {
        return match lang {
            Lang::Zh => format!("{name}{}{from}为{first}", after(name, lang)),
            Lang::En => format!("{name}{}{first} ({from})", after(name, lang)),
        };
    }
    match lang {
        Lang::Zh => format!(
            "{name}{}{from}至{to}共{values}个值，最早{first}，最近{last}，最高{highest}（{high_at}），最低{lowest}（{low_at}）",
            after(name, lang)
        ),
        Lang::En => format!(
            "{name}{}{values} values from {from} to {to}, the first {first}, the last {last}, the highest {highest} ({high_at}), the lowest {lowest} ({low_at})",
            after(name, lang)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_is_said_by_its_sign() {
        assert_eq!(growth("+52.14%", false, Lang::Zh), "比上年增长52.14%");
        assert_eq!(growth("约\u{2212}3.1%", true, Lang::Zh), "推算比上年减少约3.1%");
        assert_eq!(growth("+52.14%", false, Lang::En), "up 52.14% on the year before");
        assert_eq!(growth("about \u{2212}3.1%", true, Lang::En), "down about 3.1% on the year before (derived)");
    }

    #[test]
    fn a_range_of_falls_begins_with_the_smaller() {
        assert_eq!(growth("\u{2212}27至\u{2212}23%", true, Lang::Zh), "推算比上年减少23至27%");
        assert_eq!(growth("\u{2212}27 to \u{2212}23%", true, Lang::En), "down 23 to 27% on the year before (derived)");
    }

    #[test]
    fn a_name_with_a_colon_reads_on() {
        assert_eq!(named("Length", "", "12 days", Lang::En), "Length: 12 days");
        assert_eq!(named("of which: SMEs", "derived", "9", Lang::En), "of which: SMEs, derived 9");
        assert_eq!(named("历时", "", "12天", Lang::Zh), "历时12天");
        assert_eq!(named("母基金首期", "", "首期10亿元", Lang::Zh), "母基金首期10亿元");
    }
}
