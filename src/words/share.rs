//! Words of sharing: links, snippets and the code to scan.

use super::message::messages;

messages! {
    /// What stands in the part of a figure or an event that shares it.
    Share {
        Open: "分享与嵌入", "Share and embed";
        Link: "链接", "Link";
        Frame: "嵌入网页：iframe", "Embed: iframe";
        Element: "嵌入网页：自定义元素", "Embed: custom element";
        Code: "扫码打开这一屏", "Scan to open this view";
        NoAddress: "本页没有公开地址，下面的地址从站点根目录算起；放到网上以后，这里给出完整地址和二维码。", "This page has no public address, so these addresses begin at the site’s root. Once it is published, full addresses and a QR code stand here.";
        CopyText: "复制", "Copy";
    }
}
