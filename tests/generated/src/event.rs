//! An event: what is printed of it, and what the dataset says.

use serde_json::{Value, json};

use crate::Plan;
use crate::chance::Chance;
use crate::words::{ACTS, AREAS, Act, THEMES, TOPICS};

/// How precisely an event is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Time {
    /// No time at all.
    None,
    /// A year.
    Year,
    /// A month, under the heading of which it stands.
    Month,
    /// Days of the month, first and last.
    Days(u8, u8),
}

/// An event as it was drawn.
pub(crate) struct Drawn {
    number: u32,
    act: &'static Act,
    theme: &'static str,
    zh: String,
    en: String,
    pub(crate) year: i16,
    /// 1 to 12.
    pub(crate) month: u8,
    time: Time,
    /// The month of the digest that lists it, which may be another one.
    pub(crate) digest: Option<u8>,
    /// Which running text tells it, of [`TEXTS`].
    pub(crate) text: Option<usize>,
}

/// The lists of running text.
pub(crate) const TEXTS: [(&str, &str, &str); 2] =
    [("text-a", "政策正文", "Text on policy"), ("text-b", "活动正文", "Text on activities")];

impl Drawn {
    pub(crate) fn new(number: u32, plan: Plan, chance: &mut Chance) -> Self {
        let act = ACTS.get(chance.below(10).saturating_sub(3) as usize).unwrap_or(&ACTS[0]);
        let (area_zh, area_en) = chance.pick(&AREAS).unwrap_or_default();
        let (topic_zh, topic_en) = chance.pick(&TOPICS).unwrap_or_default();
        let (thing_zh, thing_en) = chance.pick(act.things).unwrap_or_default();
        let name = format!("{area_zh}{topic_zh}{thing_zh}");
        let zh = if act.document {
            format!("《{name}》（第{number}号）")
        } else {
            format!("{name}（第{number}号）")
        };
        let year = plan.first_year.saturating_add_unsigned(chance.below(u32::from(plan.years.max(1))) as u16);
        let month = chance.below(12) as u8 + 1;
        let first = chance.below(20) as u8 + 1;
        let time = match chance.below(100) {
            0..5 => Time::None,
            5..7 => Time::Year,
            7..13 => Time::Days(first, first),
            13..17 => Time::Days(first, first + 1 + chance.below(8) as u8),
            _ => Time::Month,
        };
        let dated = matches!(time, Time::Month | Time::Days(..));
        let digest = match chance.below(100) {
            0..15 if dated => Some(month),
            15..18 if dated && month < 12 => Some(month + 1),
            _ => None,
        };
        let told = time != Time::Month || chance.below(100) < 15;
        let text = told.then(|| usize::from(!act.document));
        let theme = chance.pick(&THEMES).unwrap_or_default();
        let en = format!("{area_en} {thing_en} on {topic_en} (No. {number})");
        Self { number, act, theme, zh, en, year, month, time, digest, text }
    }

    /// Whether it stands under a heading of the chronicle.
    pub(crate) fn in_chronicle(&self) -> bool {
        matches!(self.time, Time::Month | Time::Days(..))
    }

    pub(crate) fn chronicle_line(&self) -> String {
        format!("{}{}", self.act.zh, self.zh)
    }

    pub(crate) fn digest_line(&self) -> String {
        format!("{}{}", self.zh, self.act.zh)
    }

    pub(crate) fn text_line(&self) -> String {
        let time = self.date_printed().filter(|_| self.time != Time::Month);
        let lead = time.map_or_else(|| "此外".to_owned(), |time| format!("于{time}"));
        format!("{lead},{}正式{}", self.zh, self.act.zh)
    }

    fn month_date(&self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }

    fn date(&self) -> Option<String> {
        let month = self.month_date();
        match self.time {
            Time::None => None,
            Time::Year => Some(format!("{:04}", self.year)),
            Time::Month => Some(month),
            Time::Days(first, last) if first == last => Some(format!("{month}-{first:02}")),
            Time::Days(first, last) => Some(format!("{month}-{first:02}/{month}-{last:02}")),
        }
    }

    fn date_printed(&self) -> Option<String> {
        let month = self.month;
        match self.time {
            Time::None => None,
            Time::Year => Some(format!("{}年", self.year)),
            Time::Month => Some(format!("{month}月")),
            Time::Days(first, last) if first == last => Some(format!("{month}月{first}日")),
            Time::Days(first, last) => Some(format!("{month}月{first}—{last}日")),
        }
    }

    pub(crate) fn json(&self) -> Value {
        let mention = |list: &str, date: Option<String>, exact: String, verb: &str| {
            let en = format!("{verb}: {}", self.en);
            json!({ "list": list, "date": date, "quote": { "exact": exact, "translation": { "en": en } } })
        };
        let mut mentions = Vec::new();
        if self.in_chronicle() {
            mentions.push(mention("chronicle", Some(self.month_date()), self.chronicle_line(), self.act.en));
        }
        if let Some(month) = self.digest {
            let date = format!("{:04}-{month:02}", self.year);
            mentions.push(mention("digest", Some(date), self.digest_line(), self.act.en));
        }
        if let Some((list, ..)) = self.text.and_then(|text| TEXTS.get(text)) {
            let date = self.date().filter(|_| self.time != Time::Month);
            mentions.push(mention(list, date, self.text_line(), self.act.en));
        }
        let basis = if self.time == Time::None { "none" } else { "printed" };
        json!({
            "id": format!("event-{}", self.number), "date": self.date(), "date_printed": self.date_printed(),
            "date_basis": basis, "title": { "zh": self.zh, "en": self.en }, "act": self.act.id,
            "theme": self.theme, "mentions": mentions,
        })
    }
}
