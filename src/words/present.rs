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
        Controls: "放映控制", "Controls";
        Previous: "上一步", "Back";
        Next: "下一步", "Next";
        Slides: "全部幻灯片", "All slides";
        Notes: "讲稿", "Notes";
        NoNotes: "这一页没有讲稿。", "No notes for this slide.";
        Clock: "计时", "Clock";
        Black: "黑屏", "Black screen";
        White: "白屏", "White screen";
        Blank: "点一下或按任意键恢复", "Tap or press any key to go on";
        Window: "讲者窗口", "Presenter’s window";
        WindowDenied: "浏览器没有打开讲者窗口，请允许弹出窗口。", "The browser did not open the window; please allow pop-ups.";
        FullScreenDenied: "浏览器不让全屏，幻灯片照常放映。", "The browser refuses full screen; the slides go on as they are.";
        FullScreen: "全屏", "Full screen";
        Settings: "设置", "Settings";
        Letters: "单字符快捷键", "Single-key shortcuts";
        LettersHint: "F 全屏，B 黑屏，W 白屏，O 全部，N 讲稿，T 计时，数字加回车到那一页。方向键、空格、翻页键一直可用。", "F full screen, B black, W white, O all slides, N notes, T clock, number and Enter for a slide. Arrows, space and page keys always work.";
        Contrast: "高对比（亮场）", "High contrast (bright hall)";
        Print: "打印讲义", "Print handout";
        Leave: "退出", "Leave";
        Current: "正在放映", "On screen";
        Following: "下一步", "Next";
        Last: "这是最后一步", "This is the last step";
        Elapsed: "已用时间", "Elapsed";
        Restart: "重新计时", "Restart";
    }
}

/// What a slide is for who cannot see it: `幻灯片 3 / 13：…`
pub fn announced(at: &str, title: &str, lang: Lang) -> String {
    let name = Present::Slide.text(lang);
    match lang {
        Lang::Zh => format!("{name} {at}：{title}。"),
        Lang::En => format!("{name} {at}: {title}. "),
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
