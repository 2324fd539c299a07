//! Words of the slides and of who drives them.
//!
//! Takes names and counts, gives Chinese and English. Never words what a figure shows.

use super::calendar::events;
use super::message::messages;
use crate::report::Lang;

messages! {
    /// Words on and around slides.
    Present {
        Name: "演示", "Present";
        PresentThis: "演示这张图", "Present this figure";
        EndTitle: "图、日历和原文都在这里", "Figures, calendar and source are here";
        EndHint: "每个印刷数字都能一步回到印着它的那句话。", "Every printed number is one step from its sentence.";
        Scan: "扫码看这一屏", "Scan to see this";
        Slide: "幻灯片", "Slide";
        Derived: "推算", "derived";
        Printed: "印刷", "printed";
    }
}

/// Between remarks on one line.
pub const fn separator(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "；",
        Lang::En => "; ",
    }
}

/// `2023年6月：9件事`, `June 2023: 9 events`
pub fn month_title(month: &str, number: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{month}：{}事", events(number, lang)),
        Lang::En => format!("{month}: {}", events(number, lang)),
    }
}

/// `来源：《2023上海科技进步报告》第7章 7.1`
pub fn source(publication: &str, chapter: &str, section: &str, lang: Lang) -> String {
    let place = match lang {
        Lang::Zh => format!("{publication}{chapter}"),
        Lang::En if chapter.is_empty() => publication.to_owned(),
        Lang::En => format!("{publication}, {chapter}"),
    };
    let section = if section.is_empty() { String::new() } else { format!(" {section}") };
    match lang {
        Lang::Zh => format!("来源：{place}{section}"),
        Lang::En if section.is_empty() => format!("Source: {place}"),
        Lang::En => format!("Source: {place},{section}"),
    }
}

/// `3 / 12`
pub fn position(number: u32, count: u32) -> String {
    format!("{number} / {count}")
}
