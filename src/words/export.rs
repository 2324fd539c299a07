//! Words of what is taken away: the download menu, and the lines of a picture.
//!
//! Takes an address and a hash, gives Chinese and English. Never words what a figure shows.

use super::message::messages;
use crate::report::Lang;

messages! {
    /// The download menu and what it says, and a line of pictures.
    Download {
        Open: "下载", "Download";
        Name: "下载此图", "Download this figure";
        Png: "图片（PNG）", "Picture (PNG)";
        Svg: "矢量图（SVG）", "Vector picture (SVG)";
        Csv: "表格（CSV）", "Spreadsheet (CSV)";
        Json: "数据（JSON）", "Data (JSON)";
        Working: "正在生成……", "Being made…";
        Given: "已交给浏览器保存。", "Handed to the browser to save.";
        Denied: "浏览器不允许保存文件。", "The browser does not allow files to be saved.";
        PngDenied: "浏览器未能生成 PNG；SVG 是同一幅图，可改用。", "The browser could not make the PNG; the SVG is the same picture.";
        Elsewhere: "灰点为别处公布：", "Grey dots, published elsewhere: ";
        NotDrawn: "这幅图未能画出，请改用数据文件。", "The picture could not be drawn; the data files can be had instead.";
    }
}

/// The line of a picture that leads back: the program, the address of the figure, the beginning of the dataset's hash.
pub fn trace(address: &str, hash: &str, lang: Lang) -> String {
    const SHOWN: usize = 12;
    let hash = hash.get(..SHOWN).unwrap_or(hash);
    match lang {
        Lang::Zh => format!("图说 {address} · 数据集 SHA-256 {hash}…"),
        Lang::En => format!("Tushuo {address} · dataset SHA-256 {hash}…"),
    }
}
