//! A scan for days: every day that a text names, in whatever form people or programs write one.
//!
//! Knows nothing of the dataset: what is found in a file is compared with what is found in the source text.

/// A day that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]

pub(crate) struct NamedDay {
    /// The year, where it is named with the day.
    pub(crate) year: Option<u16>,
    /// The month, where it is.
    pub(crate) month: Option<u16>,
    /// The day of the month.
    pub(crate) day: u16,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    /// Arabic digits, as many as stand together.
    Digits(String),
    /// A Chinese numeral up to thirty-one.
    Chinese(u16),
    /// Latin letters.
    Word(String),
    /// Anything else; blanks are left out.
    Mark(char),
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Every day that `text` names.
pub(crate) fn days(text: &str) -> Vec<NamedDay> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let rest = &tokens[at..];
        let before = at.checked_sub(1).map(|at| &tokens[at]);
        let (mut days, read) =
            numeric(rest, before).or_else(|| chinese(rest)).or_else(|| english(rest)).unwrap_or((vec![], 1));
        found.append(&mut days);
        at += read;
    }
    found
}

fn tokens(text: &str) -> Vec<Token> {
    let letters: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    let run = |from: usize, belongs: fn(char) -> bool| letters[from..].iter().take_while(|one| belongs(**one)).count();
    while let Some(letter) = letters.get(at).copied() {
        let length = match letter {
            '0'..='9' => run(at, |one| one.is_ascii_digit()),
            'A'..='Z' | 'a'..='z' => run(at, |one| one.is_ascii_alphabetic()),
            letter if is_numeral(letter) => run(at, is_numeral),
            _ => 1,
        };
        let piece: String = letters[at..at + length].iter().collect();
        tokens.extend(match letter {
            '0'..='9' => Some(Token::Digits(piece)),
            'A'..='Z' | 'a'..='z' => Some(Token::Word(piece)),
            letter if is_numeral(letter) => Some(chinese_number(&piece).map_or(Token::Mark(letter), Token::Chinese)),
            letter => (!letter.is_whitespace()).then_some(Token::Mark(letter)),
        });
        at += length;
    }
    tokens
}

const NUMERALS: &str = "〇一二三四五六七八九十";

fn is_numeral(letter: char) -> bool {
    NUMERALS.contains(letter)
}

/// 一 to 三十一.
fn chinese_number(text: &str) -> Option<u16> {
    let digit = |letter: char| NUMERALS.chars().position(|one| one == letter).and_then(|at| u16::try_from(at).ok());
    let number = match text.chars().collect::<Vec<char>>().as_slice() {
        ['十'] => 10,
        ['十', ones] => 10 + digit(*ones)?,
        [tens, '十'] => 10 * digit(*tens)?,
        [tens, '十', ones] => 10 * digit(*tens)? + digit(*ones)?,
        [ones] => digit(*ones)?,
        _ => return None,
    };
    (1..=31).contains(&number).then_some(number)
}

/// A number of one or two digits, or a Chinese one.
fn short(token: Option<&Token>) -> Option<u16> {
    match token? {
        Token::Digits(digits) if digits.len() <= 2 => digits.parse().ok(),
        Token::Chinese(number) => Some(*number),
        _ => None,
    }
    .filter(|number| (1..=31).contains(number))
}

fn mark(token: Option<&Token>, marks: &str) -> bool {
    matches!(token, Some(Token::Mark(mark)) if marks.contains(*mark))
}

const TO: &str = "—–-－~～至到";

type Found = Option<(Vec<NamedDay>, usize)>;

/// `2023-05-20`, `2023/5/20`, `2023.5.20`, `20230520`; not eight digits of a hash.
fn numeric(tokens: &[Token], before: Option<&Token>) -> Found {
    let Token::Digits(digits) = tokens.first()? else { return None };
    if digits.len() == 8 {
        let of_hash = |token: Option<&Token>| matches!(token, Some(Token::Word(word)) if word.chars().all(|one| one.is_ascii_hexdigit()));
        let part = |range: core::ops::Range<usize>| digits[range].parse::<u16>().ok();
        let (year, month, day) = (part(0..4)?, part(4..6)?, part(6..8)?);
        let is_day = (1900..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        let whole = !of_hash(before) && !of_hash(tokens.get(1));
        return (is_day && whole).then(|| (vec![NamedDay { year: Some(year), month: Some(month), day }], 1));
    }
    let (first, second) = (tokens.get(1)?, tokens.get(3)?);
    if digits.len() != 4 || first != second || !mark(Some(first), "-/.") {
        return None;
    }
    let (month, day) = (short(tokens.get(2)).filter(|month| *month <= 12)?, short(tokens.get(4))?);
    Some((vec![NamedDay { year: digits.parse().ok(), month: Some(month), day }], 5))
}

/// `2023年5月20日`, `5月20—31日`, `20日`, `五月二十号`; not `7.3日历`.
fn chinese(tokens: &[Token]) -> Found {
    let mut at = 0;
    let mut year = None;
    if let (Some(Token::Digits(digits)), true) = (tokens.first(), mark(tokens.get(1), "年")) {
        year = digits.parse().ok();
        at = 2;
    }
    let mut month = None;
    if mark(tokens.get(at + 1), "月") {
        month = Some(short(tokens.get(at))?);
        at += 2;
    }
    let mut days = vec![short(tokens.get(at))?];
    at += 1;
    if mark(tokens.get(at), TO)
        && let Some(last) = short(tokens.get(at + 1)).filter(|_| mark(tokens.get(at + 2), "日号"))
    {
        days.push(last);
        at += 2;
    }
    let calendar = mark(tokens.get(at + 1), "历");
    let days = days.into_iter().map(|day| NamedDay { year, month, day }).collect();
    (mark(tokens.get(at), "日号") && !calendar).then_some((days, at + 1))
}

fn month_name(token: Option<&Token>) -> Option<u16> {
    let Token::Word(word) = token? else { return None };
    let at = MONTHS.iter().position(|name| word.starts_with(name) && word.len() <= "September".len())?;
    // A verb is no month: `May` alone, or a name in full or cut short.
    let known = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    (word.len() == 3 || known[at] == word || word == "Sept").then(|| u16::try_from(at + 1).ok())?
}

fn skip(tokens: &[Token], at: usize, words: &[&str]) -> usize {
    at + usize::from(matches!(tokens.get(at), Some(Token::Word(word)) if words.contains(&word.as_str())))
}

const ORDINALS: [&str; 4] = ["st", "nd", "rd", "th"];

/// Days with their ordinals and a span, `20th–31st`, from `at` on; gives them and where they end.
fn english_days(tokens: &[Token], at: usize) -> Option<(Vec<u16>, usize)> {
    let mut days = vec![short(tokens.get(at))?];
    let mut at = skip(tokens, at + 1, &ORDINALS);
    let to = mark(tokens.get(at), TO) || skip(tokens, at, &["to"]) > at;
    if let Some(last) = short(tokens.get(at + 1)).filter(|_| to) {
        days.push(last);
        at = skip(tokens, at + 2, &ORDINALS);
    }
    Some((days, at))
}

/// `20 May 2023`, `20–31 May`, `20th of May`, `May 20`, `May 20, 2023`; not `May 2023`, nor `May, 7.2`.
fn english(tokens: &[Token]) -> Found {
    let (days, month, at) = if let Some(month) = month_name(tokens.first()) {
        let (days, at) = english_days(tokens, 1)?;
        // The number of a section is no day.
        if mark(tokens.get(at), ".") && matches!(tokens.get(at + 1), Some(Token::Digits(_))) {
            return None;
        }
        (days, month, at + usize::from(mark(tokens.get(at), ",")))
    } else {
        let (days, at) = english_days(tokens, 0)?;
        let at = skip(tokens, at, &["of"]);
        (days, month_name(tokens.get(at))?, at + 1)
    };
    let year = match tokens.get(at) {
        Some(Token::Digits(digits)) if digits.len() == 4 => digits.parse().ok(),
        _ => None,
    };
    Some((
        days.into_iter().map(|day| NamedDay { year, month: Some(month), day }).collect(),
        at + usize::from(year.is_some()),
    ))
}

#[test]
fn days_are_found_however_they_are_written() {
    let day = |year, month, day| NamedDay { year, month, day };
    let (whole, bare) = (day(Some(2023), Some(5), 20), day(None, Some(5), 20));
    for text in [
        "2023-05-20",
        "2023/5/20",
        "2023.5.20",
        "20230520",
        "20230520T000000Z",
        "2023年5月20日",
        "20 May 2023",
        "May 20, 2023",
        "20th of May 2023",
        "May 20th 2023",
    ] {
        assert_eq!(days(text), std::slice::from_ref(&whole), "{text}");
    }
    for text in ["5月20日", "5月 20 号", "五月二十日", "20 May", "May 20.", "20th of May"] {
        assert_eq!(days(text), std::slice::from_ref(&bare), "{text}");
    }
    for text in ["5月20—31日", "20–31 May", "May 20–31", "20th to 31st May"] {
        assert_eq!(days(text), [bare.clone(), day(None, Some(5), 31)], "{text}");
    }
    assert_eq!(days("2023-05-20/2023-05-31"), [whole.clone(), day(Some(2023), Some(5), 31)]);
    assert_eq!(days("5月30日—6月2日"), [day(None, Some(5), 30), day(None, Some(6), 2)]);
    assert_eq!(days("十五日前"), [day(None, None, 15)]);
}

#[test]
fn months_years_and_other_numbers_are_no_days() {
    for text in [
        "2023-05",
        "2023年5月",
        "May 2023",
        "5月10家",
        "7.3日历",
        "2023—2025年",
        "7.2日历的6月、7月",
        "may 20 people",
        "全国科普日",
        "科技追光号",
        "d20230520f",
        "(2024—2026年)",
        "in May, 7.2 tells",
        "2023-05; 2023-06",
        "March 7.2",
        "99999999",
    ] {
        assert_eq!(days(text), [], "{text}");
    }
}
