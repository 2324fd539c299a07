//! Words of the entry pages: what they say beyond the views they stand for.
//!
//! Takes nothing but a language. Never words what a figure shows.

use super::message::messages;

messages! {
    /// Words of the entry pages.
    Pages {
        ReadsAlone: "这一页不开启 JavaScript 也能通读；开启后，图表可以点读、切换、筛选和下载。", "This page can be read without JavaScript; with it, figures can be explored, switched, filtered and downloaded.";
        DataFiles: "数据文件", "Data files";
        Dataset: "本章数据（JSON）", "The chapter’s data (JSON)";
        Package: "数据包说明（datapackage.json）", "Data Package description (datapackage.json)";
        SourceText: "原文文本", "The text of the source";
        ChartOf: "图：", "Chart: ";
        CardSource: "来源：", "Source: ";
        CalendarNote: "每件事都链到原文中讲它的句子。", "Each event leads to the sentence that tells it.";
    }
}

messages! {
    /// Words of the one file, before its program has begun.
    Single {
        Opening: "正在打开图说……", "Opening tushuo…";
        NoScript: "图说的图表需要 JavaScript 和 WebAssembly。请在浏览器中开启后再打开这个文件。", "The figures need JavaScript and WebAssembly. Turn them on in the browser and open this file again.";
        Failed: "这个浏览器打不开图说：程序未能启动。请换用较新的 Firefox、Chrome、Edge 或 Safari。", "This browser cannot open tushuo: the program did not start. Please use a recent Firefox, Chrome, Edge or Safari.";
    }
}

messages! {
    /// What the commands that write pages say.
    Command {
        Usage: "用法：tushuo pages DIR SITE [--address URL]，tushuo package DIR TARGET，或 tushuo single DIR PROGRAM TARGET STYLE…", "usage: tushuo pages DIR SITE [--address URL], tushuo package DIR TARGET, or tushuo single DIR PROGRAM TARGET STYLE…";
        NotAlone: "其中有会提前结束 script 或 style 元素的文字，不能写进单个文件", "it holds text that would end its script or style element, and cannot stand in one file";
        BadAddress: "公开地址应以 http:// 或 https:// 开头", "a public address begins with http:// or https://";
        NoProgram: "没有建成的页面（index.html），或其中没有程序", "there is no built page (index.html), or it loads no program";
        NotWritten: "未能写出", "could not be written";
        Written: "已写出文件数", "files written";
        NoFont: "系统没有中文字体，未生成链接配图", "the system has no Chinese font: the pictures of links are left out";
        NoPicture: "未生成链接配图", "the picture of a link is left out";
        NoPictures: "本程序编译时未带 pictures，未生成链接配图", "compiled without `pictures`: the pictures of links are left out";
    }
}

impl Command {
    /// Both wordings: a terminal has no language.
    pub fn both(self) -> String {
        format!("{} / {}", self.text(crate::report::Lang::Zh), self.text(crate::report::Lang::En))
    }
}
