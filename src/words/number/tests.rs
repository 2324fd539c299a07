//! Numbers in words, in both languages.

use serde_json::{Value as Json, json};

use super::*;
use crate::report::interval::Interval;

/// A statistic of the print, with whatever else it has.
fn statistic(printed: &str, unit: &str, more: &Json) -> Statistic {
    let mut all = json!({
        "id": "a", "section": "1", "name": { "zh": "名", "en": "name" }, "printed": printed, "unit": unit,
        "period": { "edtf": "2023", "printed": null, "basis": "inferred" }, "nature": "flow", "quotes": [],
    });
    if let (Some(all), Some(more)) = (all.as_object_mut(), more.as_object()) {
        all.extend(more.clone());
    }
    serde_json::from_value(all).expect("a statistic")
}

fn qualified(printed: &str, place: &str, bound: &str) -> Json {
    json!([{ "printed": printed, "place": place, "bound": bound }])
}

fn nouns(one: &str, other: &str) -> Json {
    json!({ "one": one, "other": other })
}

fn texts(statistic: &Statistic) -> [String; 2] {
    [Lang::Zh, Lang::En].map(|lang| printed(statistic, lang).text())
}

/// What a statistic without qualifiers is in both languages.
fn check(printed: &str, unit: &str, zh: &str, en: &str) {
    assert_eq!(texts(&statistic(printed, unit, &json!({}))), [zh, en]);
}

#[test]
fn money_is_said_in_english_units_by_an_exact_shift() {
    check("10486.31", "亿元", "10486.31亿元", "CNY 1,048.631 billion");
    check("4756.47", "亿元", "4756.47亿元", "CNY 475.647 billion");
    check("2.06", "万亿元", "2.06万亿元", "CNY 2.06 trillion");
    check("859", "亿元", "859亿元", "CNY 85.9 billion");
    check("45", "亿元", "45亿元", "CNY 4.5 billion");
    check("10", "亿元", "10亿元", "CNY 1 billion");
    check("1", "亿元", "1亿元", "CNY 100 million");
    check("2937.6", "万元", "2937.6万元", "CNY 29.376 million");
    check("45", "万元", "45万元", "CNY 450 thousand");
    check("300", "元", "300元", "CNY 300");
}

#[test]
fn zeros_that_were_printed_after_the_point_stay() {
    check("18.70", "亿元", "18.70亿元", "CNY 1.870 billion");
    check("18.0", "亿元", "18.0亿元", "CNY 1.80 billion");
    assert_eq!(signed_per_cent("92.70"), "+92.70%");
    assert_eq!(signed_per_cent("-0.50"), "\u{2212}0.50%");
}

#[test]
fn a_number_below_one_takes_the_next_lower_english_unit() {
    check("0.5", "万亿元", "0.5万亿元", "CNY 500 billion");
    check("0.05", "亿元", "0.05亿元", "CNY 5 million");
    check("0.005", "亿元", "0.005亿元", "CNY 500 thousand");
    check("0.05", "万件", "0.05万件", "500");
    check("0.5", "件", "0.5件", "0.5");
}

#[test]
fn qualifiers_stand_where_they_are_printed_and_are_kept_in_english() {
    let near = json!({ "qualifiers": qualified("近", "before", "upper") });
    assert_eq!(texts(&statistic("1", "亿元", &near)), ["近1亿元", "nearly CNY 100 million"]);
    let first = json!({ "qualifiers": qualified("首期", "before", "none") });
    assert_eq!(texts(&statistic("10", "亿元", &first)), ["首期10亿元", "an initial CNY 1 billion"]);
    let over =
        json!({ "qualifiers": qualified("余", "inside", "lower"), "counted": nouns("media report", "media reports") });
    assert_eq!(texts(&statistic("2.5", "万篇", &over)), ["2.5万余篇", "over 25 thousand media reports"]);
    let over = json!({ "qualifiers": qualified("余", "inside", "lower"), "counted": nouns("activity", "activities") });
    assert_eq!(texts(&statistic("1500", "项", &over)), ["1500余项", "over 1,500 activities"]);
    let people =
        json!({ "qualifiers": qualified("近", "before", "upper"), "counted": nouns("attendance", "attendances") });
    assert_eq!(texts(&statistic("2000", "万人次", &people)), ["近2000万人次", "nearly 20 million attendances"]);
    let least = json!({ "qualifiers": qualified("以上", "after", "lower"), "nature": "share" });
    assert_eq!(texts(&statistic("80", "%", &least)), ["80%以上", "at least 80%"]);
    let broken = json!({ "qualifiers": qualified("突破", "before", "lower"), "counted": nouns("play", "plays") });
    assert_eq!(texts(&statistic("1000", "万次", &broken)), ["突破1000万次", "more than 10 million plays"]);
}

#[test]
fn a_chinese_numeral_stays_one_and_is_a_digit_in_english() {
    let gold = json!({ "value": "4", "counted": nouns("gold award", "gold awards") });
    assert_eq!(texts(&statistic("四", "金", &gold)), ["四金", "4 gold awards"]);
}

#[test]
fn one_of_something_is_singular() {
    let firms = json!({ "counted": nouns("enterprise", "enterprises") });
    assert_eq!(texts(&statistic("1", "家", &firms)), ["1家", "1 enterprise"]);
    assert_eq!(texts(&statistic("2", "家", &firms)), ["2家", "2 enterprises"]);
    assert_eq!(texts(&statistic("0.1", "万家", &firms)), ["0.1万家", "1 thousand enterprises"]);
    check("12", "天", "12天", "12 days");
    check("1", "小时", "1小时", "1 hour");
}

#[test]
fn a_rank_is_an_ordinal() {
    let rank =
        |digits: &str| statistic(digits, "位", &json!({ "nature": "rank", "counted": nouns("place", "places") }));
    assert_eq!(texts(&rank("5")), ["第5位", "5th"]);
    let english = |digits: &str| texts(&rank(digits))[1].clone();
    let ordinals = ["1", "2", "3", "4", "11", "12", "13", "21", "102", "111", "113"].map(english);
    assert_eq!(ordinals, ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th", "113th"]);
}

#[test]
fn a_faulty_print_is_kept_and_its_reading_stands_beside_it() {
    let fault = json!({
        "fault": { "kind": "unit-lost", "read_as": { "unit": "万件" }, "why": { "zh": "漏", "en": "lost" } },
        "counted": nouns("invention patent", "invention patents"),
    });
    let faulty = statistic("24.14", "件", &fault);
    assert_eq!(texts(&faulty), ["24.14件", "24.14 invention patents"]);
    let reading = [Lang::Zh, Lang::En].map(|lang| read(&faulty, lang).text());
    assert_eq!(reading, ["24.14万件", "241.4 thousand invention patents"]);
    assert_eq!([Lang::Zh, Lang::En].map(|lang| at_mark(&faulty, lang)), ["24.14万", "241.4 thousand"]);
    let sound = statistic("24.14", "万件", &json!({}));
    assert_eq!(
        [Lang::Zh, Lang::En].map(|lang| read(&sound, lang)),
        [Lang::Zh, Lang::En].map(|lang| printed(&sound, lang))
    );
    assert_eq!([Lang::Zh, Lang::En].map(|lang| at_mark(&sound, lang)), ["24.14", "241.4"]);
}

#[test]
fn a_unit_that_is_not_known_is_shown_as_it_is() {
    check("3", "公里", "3公里", "3公里");
}

/// A derived value of `unit`, from `lo` to `hi` in hundredths of its base unit.
fn value(lo: i128, hi: i128, unit: &str, whole: bool) -> Value {
    let hundredths = |number| crate::report::exact::Exact::new(number, 100);
    let interval = Interval { lo: hundredths(lo), hi: hundredths(hi) };
    Value { interval, unit: Unit::parse(unit).expect("a unit"), whole }
}

fn intervals(value: &Value) -> [String; 2] {
    [Lang::Zh, Lang::En].map(|lang| interval(value, None, lang).expect("an interval").text())
}

fn abouts(value: &Value, sign: bool) -> [String; 2] {
    [Lang::Zh, Lang::En].map(|lang| about(value, None, sign, lang).expect("an amount").text())
}

#[test]
fn both_ends_of_an_interval_are_shifted_alike() {
    let yi = 100 * 100_000_000;
    assert_eq!(
        intervals(&value(24_682 * yi / 10, 24_684 * yi / 10, "亿元", false)),
        ["2468.2–2468.4亿元", "CNY 246.82–246.84 billion"]
    );
    // The lower end alone would be said in millions.
    assert_eq!(intervals(&value(9 * yi, 11 * yi, "亿元", false)), ["9–11亿元", "CNY 0.9–1.1 billion"]);
    assert_eq!(intervals(&value(559_096, 559_147, "件", true)), ["5591件", "5,591"]);
    assert_eq!(intervals(&value(-250, -150, "%", false)), ["\u{2212}3至\u{2212}1%", "\u{2212}3 to \u{2212}1%"]);
}

#[test]
fn what_is_settled_is_about_and_what_is_not_is_an_interval() {
    assert_eq!(abouts(&value(2949, 2951, "%", false), true), ["约29.5%", "about 29.5%"]);
    assert_eq!(abouts(&value(-2951, -2949, "%", false), true), ["约\u{2212}29.5%", "about \u{2212}29.5%"]);
    assert_eq!(abouts(&value(-2951, -2949, "%", false), false), ["约29.5%", "about 29.5%"]);
    assert_eq!(abouts(&value(2900, 3100, "%", false), true), ["29–31%", "29–31%"]);
}

#[test]
fn a_whole_number_has_no_decimals_and_is_not_about() {
    assert_eq!(abouts(&value(2999, 3001, "家", true), true), ["30家", "30"]);
    assert_eq!(abouts(&value(2940, 3030, "家", true), true), ["30家", "30"]);
    assert_eq!(abouts(&value(-3000, -3000, "家", true), false), ["30家", "30"]);
    assert_eq!(abouts(&value(2900, 3100, "家", true), true), ["29–31家", "29–31"]);
}

#[test]
fn powers_of_ten_are_said_in_the_units_of_each_language() {
    let yuan = Unit::parse("元").expect("a unit");
    let both = |exponent, with_unit| [Lang::Zh, Lang::En].map(|lang| power_of_ten(exponent, &yuan, with_unit, lang));
    assert_eq!(both(7, true), ["1000万元", "CNY 10 million"]);
    assert_eq!(both(9, false), ["10亿", "1 billion"]);
    assert_eq!(both(13, true), ["10万亿元", "CNY 10 trillion"]);
    assert_eq!(both(3, false), ["1000", "1 thousand"]);
}
