//! Words of the unattended screen: what invites, what asks whether somebody is still there, what leads home.

use super::message::{count, messages};
use crate::report::Lang;

messages! {
    /// What stands on an unattended screen.
    Kiosk {
        Touch: "轻触开始", "Touch to start";
        Home: "返回首屏", "Start over";
        HomeName: "返回首屏，清除刚才的选择", "Back to the first screen, with every choice cleared";
        LargeText: "大字", "Large text";
        Contrast: "高对比", "High contrast";
        Language: "语言", "Language";
        Chinese: "中文", "中文";
        English: "English", "English";
        Doors: "直接进入", "Go straight to";
        Still: "还在看吗？", "Still there?";
        Stay: "继续看", "Keep exploring";
        HandOff: "手机接着看", "On your phone";
        HandOffHint: "用手机扫码，打开这一屏", "Scan to open this screen on your phone";
    }
}

/// Where the slides come from: the publication and the chapter's number.
pub fn source(publication: &str, chapter: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("来源：{publication}{chapter}"),
        Lang::En => format!("Source: {publication}, {chapter}"),
    }
}

/// `60秒无人操作，回到此屏`: what becomes of a screen that is left.
pub fn comes_back(idle_s: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{idle_s}秒无人操作，回到此屏"),
        Lang::En => format!("Comes back to this screen after {idle_s} seconds without a touch"),
    }
}

/// How long it is until the screen begins anew, and what keeps it.
pub fn returning(seconds: u64, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}后返回首屏。触摸任意处即可继续。", seconds_left(seconds, lang)),
        Lang::En => format!("Starting over in {}. Touch anywhere to stay.", seconds_left(seconds, lang)),
    }
}

fn seconds_left(seconds: u64, lang: Lang) -> String {
    count(usize::try_from(seconds).unwrap_or_default(), "秒", "second", "seconds", lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_second_is_no_seconds() {
        assert_eq!(returning(1, Lang::En), "Starting over in 1 second. Touch anywhere to stay.");
        assert_eq!(returning(20, Lang::En), "Starting over in 20 seconds. Touch anywhere to stay.");
        assert_eq!(returning(20, Lang::Zh), "20秒后返回首屏。触摸任意处即可继续。");
    }
}
