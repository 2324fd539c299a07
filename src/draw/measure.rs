//! Text widths: one table of advance classes that lays charts out alike everywhere.
//!
//! Takes a text and a size, gives its width in px. An estimate on the safe side of the CJK sans the design asks
//! for; a browser's own measure is only used to check it. Never asks a font.

/// The advance of a character in hundredths of an em, regular weight. Whole numbers: their sums are the same in any order.
const fn advance_of(character: char) -> u32 {
    match character {
        '0'..='9' | '–' | '$' | '#' => 56,
        ' ' | '.' | ',' | ':' | ';' | '!' | '\'' | '|' | 'i' | 'j' | 'l' | 'I' => 29,
        '-' | '(' | ')' | '[' | ']' | '/' | 'f' | 't' | 'r' => 38,
        '%' | 'm' | 'w' | 'M' | 'W' | '@' => 93,
        'A'..='Z' | '&' => 68,
        'a'..='z' | '+' | '\u{2212}' | '=' | '<' | '>' => 57,
        '\u{2014}' | '\u{2018}'..='\u{201d}' | '\u{2026}' => 100,
        character if character.is_ascii() => 56,
        character if (character as u32) < 0x0590 => 62,
        _ => 100,
    }
}

/// The advances of ASCII, looked up: charts are mostly measured.
static ASCII: [u8; 128] = {
    let mut advances = [0; 128];
    let mut at = 0;
    while at < advances.len() {
        advances[at] = advance_of(at as u8 as char) as u8;
        at += 1;
    }
    advances
};

fn advance(character: char) -> u32 {
    ASCII.get(character as usize).map_or_else(|| advance_of(character), |advance| u32::from(*advance))
}

fn advances(text: &str) -> u32 {
    text.chars().map(advance).sum()
}

/// How much wider bold letters are.
const BOLD: f64 = 1.045;

/// The width of a text in px.
pub fn width_px(text: &str, size_px: f64, bold: bool) -> f64 {
    px_from_advances(advances(text), size_px, bold)
}

fn px_from_advances(advances: u32, size_px: f64, bold: bool) -> f64 {
    f64::from(advances) * size_px * if bold { BOLD } else { 1.0 } / 100.0
}

/// Breaks a text into lines no wider than `most_px`: between words, and between any two CJK characters but not
/// before closing punctuation. The lines are as even as they can be without becoming more, so that no line is left
/// with one character.
pub fn lines(text: &str, size_px: f64, bold: bool, most_px: f64) -> Vec<String> {
    const STEPS: u8 = 10;
    let pieces = pieces(text);
    let fits_in = |advances: u32, px: f64| px_from_advances(advances, size_px, bold) <= px;
    let widest = filled(&pieces, |advances| fits_in(advances, most_px));
    let least_px = most_px / 2.0;
    let narrower_px = |step: u8| least_px + (most_px - least_px) * f64::from(step) / f64::from(STEPS);
    let mut tried = (0..STEPS).map(|step| filled(&pieces, |advances| fits_in(advances, narrower_px(step))));
    let fits =
        |lines: &Vec<Line>| lines.len() == widest.len() && lines.iter().all(|line| fits_in(line.advances, most_px));
    let even = if widest.len() < 2 { None } else { tried.find(fits) };
    let text_of = |line: &Line| {
        let parts = pieces.get(line.from..line.to).unwrap_or_default();
        parts.iter().map(|piece| piece.text).collect::<String>().trim_end().to_owned()
    };
    even.unwrap_or(widest).iter().map(text_of).collect()
}

/// Some of a text that is not broken.
struct Piece<'a> {
    text: &'a str,
    advances: u32,
    /// Without the spaces that it ends with.
    without_space: u32,
}

impl Piece<'_> {
    fn is_space(&self) -> bool {
        self.without_space == 0
    }
}

/// A line as pieces, from the first to before the last, and its advances without spaces at its end.
struct Line {
    from: usize,
    to: usize,
    advances: u32,
}

/// Lines that each take as much as fits; at least one piece. None begins with a space.
fn filled(pieces: &[Piece<'_>], fits: impl Fn(u32) -> bool) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut line: Option<(Line, u32)> = None;
    for (at, piece) in pieces.iter().enumerate() {
        if let Some((line, all)) = &mut line {
            let together = if piece.is_space() { line.advances } else { *all + piece.without_space };
            if fits(together) {
                (line.to, line.advances, *all) = (at + 1, together, *all + piece.advances);
                continue;
            }
        }
        lines.extend(line.take().map(|(line, _)| line));
        if !piece.is_space() {
            line = Some((Line { from: at, to: at + 1, advances: piece.without_space }, piece.advances));
        }
    }
    lines.extend(line.map(|(line, _)| line));
    lines
}

/// The pieces a text may be broken into.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    let mut cut = |start: &mut usize, end: usize| {
        if let Some(text) = text.get(*start..end).filter(|text| !text.is_empty()) {
            let all = advances(text);
            let without_space = if text.ends_with(char::is_whitespace) { advances(text.trim_end()) } else { all };
            pieces.push(Piece { text, advances: all, without_space });
        }
        *start = end;
    };
    for (at, character) in text.char_indices() {
        let wide = !character.is_ascii() && advance(character) >= 100;
        let closing = "，。；：、）》”！？".contains(character);
        let opened = before.is_some_and(|before| "（《“".contains(before));
        let after_wide = before.is_some_and(|before| !before.is_ascii()) && !opened;
        if !closing && ((wide && !opened) || (!wide && after_wide && character != ' ')) {
            cut(&mut start, at);
        }
        before = Some(character);
        if character == ' ' {
            cut(&mut start, at + 1);
            before = None;
        }
    }
    cut(&mut start, text.len());
    pieces
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
    fn no_line_begins_or_ends_with_a_space_of_any_width() {
        for most_px in [4.0, 16.0, 40.0, 60.0] {
            let broken = lines("甲乙丙\u{3000}丁戊 and\u{3000}", 15.0, false, most_px);
            assert!(broken.iter().all(|line| !line.is_empty() && line.trim() == line), "{broken:?}");
        }
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
