//! Numbers as they are said, and said numbers read back.

use proptest::prelude::*;

use super::*;

fn shown(before: &str, digits: &str, after: &str) -> Amount {
    Amount { before: before.to_owned(), digits: digits.to_owned(), after: after.to_owned() }
}

#[track_caller]
fn zh((before, digits, after): (&str, &str, &str), said: &str) {
    assert_eq!(amount(&shown(before, digits, after), Lang::Zh), said);
}

#[track_caller]
fn en((before, digits, after): (&str, &str, &str), said: &str) {
    assert_eq!(amount(&shown(before, digits, after), Lang::En), said);
}

#[test]
fn chinese_says_values_as_people_do() {
    zh(("", "2.06", "万亿元"), "二点零六万亿元");
    zh(("", "10486.31", "亿元"), "一万零四百八十六点三一亿元");
    zh(("", "92.70", "%"), "百分之九十二点七零");
    zh(("近", "1", "亿元"), "近一亿元");
    zh(("", "2937.6", "万元"), "二千九百三十七点六万元");
    zh(("", "2.5", "万余篇"), "二点五万余篇");
    zh(("", "1500", "余项"), "一千五百余项");
    zh(("", "24.14", "万件"), "二十四点一四万件");
    zh(("", "−26.2", "%"), "负百分之二十六点二");
    zh(("约", "29.5", "%"), "约百分之二十九点五");
    zh(("", "80", "%以上"), "百分之八十以上");
    zh(("", "0.05", "万件"), "零点零五万件");
    zh(("", "四", "金"), "四金");
}

#[test]
fn chinese_zeros_and_tens_stand_where_they_are_said() {
    for (digits, said) in [
        ("0", "零"),
        ("10", "十"),
        ("14", "十四"),
        ("110", "一百一十"),
        ("1001", "一千零一"),
        ("100010", "十万零一十"),
        ("101000", "十万一千"),
        ("20000000", "二千万"),
        ("1000000010", "十亿零一十"),
        ("1000001000", "十亿零一千"),
        ("123456789012", "一千二百三十四亿五千六百七十八万九千零一十二"),
        ("1000000000001", "一万亿零一"),
        ("007.50", "七点五零"),
    ] {
        zh(("", digits, ""), said);
    }
}

#[test]
fn two_is_liang_where_it_counts_by_itself() {
    zh(("", "2", "家"), "两家");
    zh(("近", "2", "亿元"), "近两亿元");
    zh(("第", "2", "位"), "第二位");
    zh(("", "2", "%"), "百分之二");
    zh(("", "12", "天"), "十二天");
    zh(("", "2.0", "万件"), "二点零万件");
}

#[test]
fn english_says_values_as_people_do() {
    en(("CNY ", "1,048.631", " billion"), "one thousand and forty-eight point six three one billion yuan");
    en(("", "52.14", "%"), "fifty-two point one four per cent");
    en(("nearly ", "20", " million attendances"), "nearly twenty million attendances");
    en(("", "92.70", "%"), "ninety-two point seven zero per cent");
    en(("about ", "−26.2", "%"), "about minus twenty-six point two per cent");
    en(("nearly CNY ", "100", " million"), "nearly one hundred million yuan");
    en(("over ", "1,500", " activities"), "over one thousand five hundred activities");
    en(("", "6,185", " applications"), "six thousand one hundred and eighty-five applications");
    en(("", "1,000,001", ""), "one million and one");
    en(("", "5", "th"), "fifth");
    en(("", "21", "st"), "twenty-first");
    en(("", "30", "th"), "thirtieth");
    en(("", "112", "th"), "one hundred and twelfth");
}

#[test]
fn a_range_is_said_with_both_ends() {
    zh(("", "6892.3–6892.8", "亿元"), "六千八百九十二点三至六千八百九十二点八亿元");
    zh(("约", "−28.9至−27.0", "%"), "约负百分之二十八点九至负百分之二十七点零");
    en(
        ("CNY ", "689.23–689.28", " billion"),
        "six hundred and eighty-nine point two three to six hundred and eighty-nine point two eight billion yuan",
    );
    en(("", "−2 to 3", "%"), "minus two to three per cent");
}

#[test]
fn years_are_said_as_years() {
    for (number, zh, en) in [
        (2023, "二零二三年", "twenty twenty-three"),
        (2009, "二零零九年", "two thousand and nine"),
        (2000, "二零零零年", "two thousand"),
        (1900, "一九零零年", "nineteen hundred"),
        (1905, "一九零五年", "nineteen oh five"),
        (1078, "一零七八年", "ten seventy-eight"),
        (618, "六一八年", "six hundred and eighteen"),
    ] {
        assert_eq!(year(number, Lang::Zh), zh);
        assert_eq!(year(number, Lang::En), en);
    }
}

#[test]
fn growth_goes_up_or_down_in_words() {
    let said = |label, derived, lang| {
        let pieces = growth(label, derived, lang);
        [written(&pieces, lang), spoken(&pieces, lang)]
    };
    assert_eq!(said("+52.14%", false, Lang::Zh), ["，比上年增长52.14%", "，比上年增长百分之五十二点一四"]);
    assert_eq!(
        said("约\u{2212}26.2%", true, Lang::Zh),
        ["，推算比上年下降约26.2%", "，推算比上年下降约百分之二十六点二"]
    );
    assert_eq!(
        said("\u{2212}28.9至\u{2212}27.0%", true, Lang::Zh)[1],
        "，推算比上年下降百分之二十八点九至百分之二十七点零"
    );
    assert_eq!(
        said("about +29.5%", true, Lang::En),
        [
            "; derived: up about 29.5% on the year before",
            "; derived: up about twenty-nine point five per cent on the year before"
        ]
    );
    assert_eq!(said("", false, Lang::Zh), ["，比上年增长", "，比上年增长"]);
}

#[test]
fn a_sentence_is_written_with_digits_and_said_with_words() {
    let mut pieces = before_value(Some("贷款余额"), 2022, true, Lang::Zh);
    pieces.push(Piece::Number(shown("", "6892.3–6892.8", "亿元")));
    assert_eq!(written(&pieces, Lang::Zh), "贷款余额，2022年推算值：6892.3–6892.8亿元");
    assert!(spoken(&pieces, Lang::Zh).starts_with("贷款余额，二零二二年推算值：六千"));
    let pieces = before_value(None, 2023, false, Lang::En);
    assert_eq!(written(&pieces, Lang::En), "2023, printed: ");
    assert_eq!(spoken(&pieces, Lang::En), "twenty twenty-three, printed: ");
}

/// The digits of a Chinese reading: a small reader that knows nothing of how readings are made.
fn chinese_digits(said: &str) -> String {
    let (whole, decimals) = said.split_once('点').map_or((said, None), |(whole, rest)| (whole, Some(rest)));
    let digit = |letter: char| "零一二三四五六七八九".chars().position(|one| one == letter).map(|at| at as u128);
    let (mut total, mut section, mut number, mut bare) = (0_u128, 0_u128, 0_u128, true);
    for letter in whole.chars() {
        match letter {
            '十' | '百' | '千' => {
                let place = match letter {
                    '十' => 10,
                    '百' => 100,
                    _ => 1000,
                };
                section += if bare { 1 } else { number } * place;
                (number, bare) = (0, true);
            }
            '万' | '亿' => {
                let scale = if letter == '万' { 10_000 } else { 100_000_000 };
                // 亿 scales all that was said before, 万 the section before it.
                if letter == '亿' {
                    total = (total + section + number) * scale;
                } else {
                    total += (section + number) * scale;
                }
                (section, number, bare) = (0, 0, true);
            }
            _ => {
                number = digit(letter).unwrap_or_else(|| panic!("{letter} in {said}"));
                bare = number == 0;
            }
        }
    }
    let whole = (total + section + number).to_string();
    match decimals {
        Some(decimals) => {
            let decimals: String = decimals.chars().filter_map(digit).map(|digit| digit.to_string()).collect();
            format!("{whole}.{decimals}")
        }
        None => whole,
    }
}

/// The digits of an English reading.
fn english_digits(said: &str) -> String {
    let names = |word: &str| -> Option<u128> {
        let small = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
            sixteen seventeen eighteen nineteen";
        let tens = "twenty thirty forty fifty sixty seventy eighty ninety";
        let small = small.split_whitespace().position(|one| one == word).map(|at| at as u128);
        small.or_else(|| tens.split(' ').position(|one| one == word).map(|at| 10 * (at as u128 + 2)))
    };
    let (whole, decimals) = said.split_once(" point ").map_or((said, None), |(whole, rest)| (whole, Some(rest)));
    let (mut total, mut section) = (0, 0);
    for word in whole.split([' ', '-']).filter(|word| *word != "and") {
        let scale = ["thousand", "million", "billion", "trillion"].iter().position(|one| *one == word);
        if let Some(at) = scale {
            total += section * 1000_u128.pow(u32::try_from(at).expect("small") + 1);
            section = 0;
        } else if word == "hundred" {
            section *= 100;
        } else {
            section += names(word).unwrap_or_else(|| panic!("{word} in {said}"));
        }
    }
    let whole = total + section;
    match decimals {
        Some(decimals) => {
            let decimals: String = decimals.split(' ').filter_map(names).map(|digit| digit.to_string()).collect();
            format!("{whole}.{decimals}")
        }
        None => whole.to_string(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_is_said_can_be_read_back_to_the_digit(digits in "(0|[1-9][0-9]{0,11})(\\.[0-9]{1,4})?") {
        let number = shown("", &digits, "");
        prop_assert_eq!(chinese_digits(&amount(&number, Lang::Zh)), digits.clone());
        prop_assert_eq!(english_digits(&amount(&number, Lang::En)), digits.clone());
        let grouped = crate::report::exact::group_thousands(&digits);
        prop_assert_eq!(english_digits(&amount(&shown("", &grouped, ""), Lang::En)), digits);
    }

    #[test]
    fn zeros_in_a_row_are_read_back_too(high in 1_u64..10_000, zeros in 0_u32..9, low in 0_u64..1000) {
        let digits = (high * 10_u64.pow(zeros + 3) + low).to_string();
        prop_assert_eq!(chinese_digits(&amount(&shown("", &digits, ""), Lang::Zh)), digits.clone());
        prop_assert_eq!(english_digits(&amount(&shown("", &digits, ""), Lang::En)), digits);
    }

    #[test]
    fn any_text_can_be_said(before in ".{0,6}", digits in ".{0,24}", after in ".{0,6}", label in ".{0,24}", number: i16) {
        for lang in [Lang::Zh, Lang::En] {
            amount(&shown(&before, &digits, &after), lang);
            growth(&label, true, lang);
            year(number, lang);
        }
    }
}
