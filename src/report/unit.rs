//! Units as they are printed: a scale (万, 亿, 万亿) and what is counted or measured.
//!
//! Takes a printed unit, gives its power of ten and its base. Never guesses: an unknown unit is `None`.

/// A printed unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The unit as printed, `亿元`.
    pub printed: String,
    /// The power of ten of its scale: 万 4, 亿 8, 万亿 12.
    pub exponent: u32,
    /// What is left without the scale.
    pub base: Base,
}

/// What a unit counts or measures, without its scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// Chinese yuan.
    Yuan,
    /// Per cent.
    Percent,
    /// A length of time: 天, 小时.
    Time(&'static str),
    /// Whole things; the measure word: 件, 家, 人次.
    Count(&'static str),
}

impl Base {
    /// Whether values of it are whole numbers.
    pub fn is_count(&self) -> bool {
        matches!(self, Self::Count(_))
    }

    /// The printed form of the base alone.
    pub fn printed(&self) -> &'static str {
        match self {
            Self::Yuan => "元",
            Self::Percent => "%",
            Self::Time(word) | Self::Count(word) => word,
        }
    }
}

/// Scales, the longest first, so that 万亿 is not read as 万.
const SCALES: [(&str, u32); 3] = [("万亿", 12), ("亿", 8), ("万", 4)];

/// The measure words that are known.
const COUNTS: [&str; 34] = [
    "户",
    "家",
    "家次",
    "件",
    "个",
    "项",
    "位",
    "人",
    "名",
    "人次",
    "次",
    "篇",
    "部",
    "场",
    "所",
    "届",
    "季",
    "期",
    "条",
    "枚",
    "金",
    "银",
    "大板块",
    "板块",
    "册",
    "种",
    "座",
    "辆",
    "台",
    "套",
    "起",
    "笔",
    "批",
    "份",
];

/// Units of time.
const TIMES: [&str; 5] = ["天", "小时", "分钟", "年", "个月"];

impl Unit {
    /// Reads a printed unit.
    pub fn parse(printed: &str) -> Option<Self> {
        let (exponent, rest) = SCALES
            .iter()
            .find_map(|(scale, exponent)| Some((*exponent, printed.strip_prefix(scale)?)))
            .unwrap_or((0, printed));
        let base = match rest {
            "元" => Base::Yuan,
            "%" if exponent == 0 => Base::Percent,
            _ => match TIMES.iter().find(|word| **word == rest) {
                Some(word) => Base::Time(word),
                None => Base::Count(COUNTS.iter().find(|word| **word == rest)?),
            },
        };
        Some(Self { printed: printed.to_owned(), exponent, base })
    }

    /// The printed scale: `亿` of `亿元`, empty where there is none.
    pub fn scale_printed(&self) -> &str {
        self.printed.strip_suffix(self.base.printed()).unwrap_or_default()
    }

    /// Every unit that is known without its scale, for messages.
    pub fn known() -> impl Iterator<Item = &'static str> {
        ["元", "%"].into_iter().chain(TIMES).chain(COUNTS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_are_read_longest_first() {
        let exponent = |printed| Unit::parse(printed).map(|unit| unit.exponent);
        assert_eq!(exponent("万亿元"), Some(12));
        assert_eq!(exponent("亿元"), Some(8));
        assert_eq!(exponent("万户"), Some(4));
        assert_eq!(exponent("件"), Some(0));
        assert_eq!(Unit::parse("亿人次").map(|unit| unit.scale_printed().to_owned()).as_deref(), Some("亿"));
    }

    #[test]
    fn an_unknown_unit_is_not_guessed() {
        for bad in ["", "万", "万%", "dollars", "元元", "公里"] {
            assert!(Unit::parse(bad).is_none(), "{bad}");
        }
    }
}
