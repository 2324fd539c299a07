//! Text widths: one table of advance classes that lays charts out alike everywhere.
//!
//! Takes a text and a size, gives its width in px. An estimate on the safe side of the CJK sans the design asks
//! for; a browser's own measure is only used to check it. Never asks a font.

/// The advance of a character in em, regular weight.
fn advance_em(character: char) -> f64 {
    match character {
        '0'..='9' | '–' | '$' | '#' => 0.56,
        ' ' | '.' | ',' | ':' | ';' | '!' | '\'' | '|' | 'i' | 'j' | 'l' | 'I' => 0.29,
        '-' | '(' | ')' | '[' | ']' | '/' | 'f' | 't' | 'r' => 0.38,
        '%' | 'm' | 'w' | 'M' | 'W' | '@' => 0.93,
        'A'..='Z' | '&' => 0.68,
        'a'..='z' | '+' | '\u{2212}' | '=' | '<' | '>' => 0.57,
        '\u{2014}' | '\u{2018}'..='\u{201d}' | '\u{2026}' => 1.0,
        character if character.is_ascii() => 0.56,
        character if (character as u32) < 0x0590 => 0.62,
        _ => 1.0,
    }
}

/// How much wider bold letters are.
const BOLD: f64 = 1.045;

/// The width of a text in px.
pub fn width_px(text: &str, size_px: f64, bold: bool) -> f64 {
    let ems: f64 = text.chars().map(advance_em).sum();
    ems * size_px * if bold { BOLD } else { 1.0 }
}

/// Breaks a text into lines no wider than `most_px`: between words, and between any two CJK characters but not
/// before closing punctuation. The lines are as even as they can be without becoming more, so that no line is left
/// with one character.
pub fn lines(text: &str, size_px: f64, bold: bool, most_px: f64) -> Vec<String> {
    const STEPS: u8 = 10;
    let widest = filled(text, size_px, bold, most_px);
    if widest.len() < 2 {
        return widest;
    }
    let least_px = most_px / 2.0;
    let narrower = |step: u8| least_px + (most_px - least_px) * f64::from(step) / f64::from(STEPS);
    let mut tried = (0..STEPS).map(|step| filled(text, size_px, bold, narrower(step)));
    let fits = |lines: &Vec<String>| {
        lines.len() == widest.len() && lines.iter().all(|line| width_px(line, size_px, bold) <= most_px)
    };
    tried.find(fits).unwrap_or(widest)
}

/// Lines that each take as much as fits.
fn filled(text: &str, size_px: f64, bold: bool, most_px: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in words(text) {
        let together = format!("{line}{word}");
        if line.is_empty() || width_px(together.trim_end(), size_px, bold) <= most_px {
            line = together;
        } else {
            lines.push(line.trim_end().to_owned());
            word.trim_start().clone_into(&mut line);
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The pieces a text may be broken into.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for character in text.chars() {
        let wide = !character.is_ascii() && advance_em(character) >= 1.0;
        let closing = "，。；：、）》”！？".contains(character);
        if wide && !closing && !word.is_empty() && !word.ends_with(['（', '《', '“']) {
            words.push(core::mem::take(&mut word));
        }
        let after_wide = word.chars().last().is_some_and(|last| !last.is_ascii() && !"（《“".contains(last));
        if !wide && !closing && after_wide && character != ' ' {
            words.push(core::mem::take(&mut word));
        }
        word.push(character);
        if character == ' ' {
            words.push(core::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_within_the_width_and_lose_nothing() {
        for text in [
            "科技企业创业责任保险（试点）的保障额",
            "of which: small and medium-sized enterprises",
            "ARJ21飞机 and more",
        ] {
            for most in [60.0, 120.0, 400.0] {
                let broken = lines(text, 15.0, false, most);
                let joined: String = broken.concat().split_whitespace().collect();
                assert_eq!(joined, text.split_whitespace().collect::<String>());
            }
        }
        assert_eq!(lines("科技信贷，余额", 10.0, false, 40.0), ["科技信", "贷，余额"]);
    }

    #[test]
    fn no_line_is_left_with_one_character() {
        let broken = lines("临港员工持股贷款：金额", 14.0, false, 145.0);
        assert_eq!(broken.len(), 2);
        assert!(broken.iter().all(|line| line.chars().count() > 3), "{broken:?}");
    }

    #[test]
    fn closing_punctuation_never_begins_a_line() {
        for most in 20..200 {
            for line in lines("甲，乙。丙；丁：戊、己（庚）辛", 10.0, false, f64::from(most)) {
                assert!(!line.starts_with(['，', '。', '；', '：', '、', '）']), "{line}");
            }
        }
    }
}
