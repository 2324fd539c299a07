//! The message tables: every string of the interface, in Chinese and in English, side by side.
//!
//! Each table is an enum made by [`messages!`]; a message without one of its two wordings does not compile.
//! Never holds a word of a report: those are in the dataset.

use crate::report::{Lang, Report};

/// Makes an enum of messages with a Chinese and an English wording each.
macro_rules! messages {
    ($(#[$meta:meta])* $name:ident { $($key:ident: $zh:literal, $en:literal;)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the wording beside each key says what it is")]
        pub enum $name { $($key),* }

        impl $name {
            /// The wording in `lang`.
            pub const fn text(self, lang: $crate::report::Lang) -> &'static str {
                match (self, lang) {
                    $(
                        (Self::$key, $crate::report::Lang::Zh) => $zh,
                        (Self::$key, $crate::report::Lang::En) => $en,
                    )*
                }
            }
        }
    };
}
pub(crate) use messages;

messages! {
    /// Words of the frame: masthead, menus, settings, states.
    Frame {
        Name: "图说", "Tushuo";
        Overview: "总览", "Overview";
        Figures: "图表", "Figures";
        Calendar: "日历", "Calendar";
        Source: "原文", "Source";
        MainMenu: "主菜单", "Main menu";
        FigureMenu: "图表目录", "Figures of the chapter";
        SkipToContent: "跳到正文", "Skip to content";
        OtherLanguage: "EN", "中文";
        OtherLanguageName: "EN · Read this page in English", "用中文阅读本页";
        ThemeSwitch: "切换明暗", "Light or dark";
        Data: "数据", "Data";
        DataName: "下载本章数据（JSON）", "Download the chapter's data (JSON)";
        Loading: "正在载入报告", "Loading the report";
        NearestShown: "没有这个地址，已显示最接近的页面。", "There is no such address; this is the nearest page.";
        NotChecked: "没有随数据给出原文，引文未经核对。", "The source text was not given with the data: quotes are not checked against it.";
        QuoteNotChecked: "未核对", "Not checked";
        SourceLine: "来源：", "Source: ";
        EveryNumber: "点任何印刷数字，即到印着它的那句话。", "Every printed number leads to its sentence.";
        OpenProject: "图说 · 开源 · 数据与代码可下载", "Tushuo · open source · data and code to download";
        Close: "关闭", "Close";
        Previous: "上一图：", "Previous: ";
        Next: "下一图：", "Next: ";
        ListColon: "：", ": ";
        Comma: "，", ", ";
        Semicolon: "；", "; ";
        EnumComma: "、", ", ";
    }
}

messages! {
    /// Words for data that cannot be shown.
    Trouble {
        BadTitle: "这份报告打不开", "This report cannot be opened";
        BadLead: "数据有下列问题，逐条改正后即可打开。", "The data has these problems; once each is mended, the report opens.";
        MissingTitle: "没有找到报告", "The report was not found";
        NetworkTitle: "没有取到报告", "The report could not be fetched";
        Stop: "。", ". ";
        ReadsOn: "下面的文字、图和表仍可阅读。", "The text, charts and tables below can still be read.";
        Retry: "再试一次", "Try again";
        RawData: "查看原始数据", "See the raw data";
        SourceText: "查看原文文本", "See the source text";
        More: "其余问题用 cargo xtask check 查看。", "See the others with cargo xtask check.";
    }
}

messages! {
    /// Words in and around charts.
    Chart {
        Printed: "印刷", "printed";
        Derived: "推算", "derived";
        Magnified: "区间放大", "interval, magnified";
        Elsewhere: "别处公布", "published elsewhere";
        Reading: "读作", "read as";
        NoGrowth: "未印增长率", "no growth printed";
        ShowLenses: "显示推算区间", "Show derived intervals";
        ShowElsewhere: "别处公布的年份", "Years published elsewhere";
        Log: "对数轴", "Log axis";
        Linear: "线性轴", "Linear axis";
        Measure: "指标", "Measure";
        SortBy: "排序", "Sort by";
        Scale: "坐标轴", "Axis";
        KindAndPeriod: "名称与统计期间", "Item and period";
        AmountLog: "金额（每格10倍）", "Amount (ten times a step)";
        AmountLinear: "金额（长度按比例）", "Amount (length to scale)";
        Covered: "保障对象（一格为一个单位）", "Who is covered (one square each)";
        Table: "数据表", "Table";
        Keys: "方向键在标记之间移动，Home 和 End 到首尾，回车打开卡片，Esc 关闭。", "The arrow keys move between marks, Home and End lead to the first and the last, Enter opens a card and Escape closes it.";
        SeeSource: "查看原文", "See it in the source";
        CopyQuote: "复制引文", "Copy quote";
        Copied: "已复制", "Copied";
        CopyDenied: "浏览器不允许复制", "The browser does not allow copying";
        YearOnYear: "比上年增长", "up on the year before: ";
        PrintedAs: "印作", "printed as ";
        PrintFault: "印刷疑误", "Fault of the print";
        HowDerived: "推算值怎么来", "How derived values are made";
        HowDerivedText: "带小数或以万、亿计的数字经过舍入，可以是四舍五入后得到它的任何数，增长率同理；按整件计的数不作舍入。因此推算结果是一个区间，不取中点。", "Figures with decimals or in 万 and 亿 are rounded: each stands for any number that rounds to it, and so does each rate; whole counts are exact. The result is therefore an interval, never a midpoint.";
        OnePlusGrowth: "1 + 增长率", "1 + growth";
        NotANumberOfThePrint: "推算值，不是印刷数字", "derived, not a printed number";
        Name: "名称", "Item";
        PrintedValue: "印刷数字", "Printed";
        Growth: "增长", "Growth";
        DerivedInterval: "上年（推算）", "Year before (derived)";
        Period: "期间", "Period";
        Sentence: "原句", "Sentence";
    }
}

messages! {
    /// Words in and around lines over time.
    Over {
        NotFromZero: "纵轴不从零起", "The axis does not begin at zero";
        NoValue: "没有值", "no value";
        PublishedBy: "数值公布者：", "Values published by: ";
        Origin: "数值出处", "Where the values come from";
        Span: "时间范围", "Span of time";
        Closer: "放大", "Closer";
        Wider: "缩小", "Wider";
        Earlier: "较早", "Earlier";
        Later: "较晚", "Later";
        All: "全部", "All";
        Read: "查看数值", "Read a value";
        Keys: "在曲线区内，左右方向键逐期移动，Page Up 和 Page Down 大步移动，Home 和 End 到首尾，Esc 收起数值。", " Over the lines, the left and right arrow keys move from period to period, Page Up and Page Down move further, Home and End lead to the first and the last, and Escape puts the value away.";
        Drag: "在图上横向拖动可放大一段。", "Drag across the chart to look closer at a part.";
        Some: "数值较多，这里只列首尾和高低两端；放大到较短的一段，就逐期列出。", "There are many values: the first, the last, the highest and the lowest are listed here, and every value of a part that is looked at more closely.";
    }
}

messages! {
    /// Words beside the source text.
    SourceView {
        Hint: "印刷页的识别文本，除排版记号外一字未改。点数字看图，点事件看日历。", "The text as recognised from the printed pages, unchanged but for markup. Numbers lead to their figures, events to the calendar.";
        OpenFigure: "看图：", "Open the figure: ";
        OpenEvent: "在日历中打开", "Open in the calendar";
        NotGiven: "没有随数据给出原文。", "The source text was not given with the data.";
    }
}

/// `1件` / `1 event`: a count of something with its English forms for one and for many.
pub fn count(number: usize, zh_measure: &str, en_one: &str, en_other: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{number}{zh_measure}"),
        Lang::En => format!("{number} {}", if number == 1 { en_one } else { en_other }),
    }
}

/// How far a value from elsewhere can be relied on.
pub const fn reliability(reliability: crate::report::schema::Reliability, lang: Lang) -> &'static str {
    use crate::report::schema::Reliability;
    match (reliability, lang) {
        (Reliability::Official, Lang::Zh) => "官方",
        (Reliability::Official, Lang::En) => "official",
        (Reliability::Press, Lang::Zh) => "报刊",
        (Reliability::Press, Lang::En) => "press",
        (Reliability::Reprint, Lang::Zh) => "转载",
        (Reliability::Reprint, Lang::En) => "reprint",
    }
}

/// `第7章` / `Chapter 7`: the chapter by its printed number.
pub fn chapter(number: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第{number}章"),
        Lang::En => format!("Chapter {number}"),
    }
}

/// The chapter of a report by its number, where the first section is the opening of one; else nothing.
pub fn chapter_of(report: &Report, lang: Lang) -> String {
    let first = report.file().sections.first();
    let opening = first.filter(|section| section.theme.is_none() && !section.id.contains('.'));
    opening.map(|section| chapter(&section.id, lang)).unwrap_or_default()
}

/// Between two quotes of the source, which is Chinese in either language.
pub const QUOTE_SEPARATOR: &str = "／";

/// The publication, the chapter's number and its title, as a sentence.
pub fn source_sentence(publication: &str, chapter: &str, title: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{publication}{chapter}“{title}”。"),
        Lang::En => format!("{publication}, {chapter}, “{title}”. "),
    }
}
