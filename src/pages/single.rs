//! The one file: program, data and styles in a single page that opens by a double click and asks for nothing.
//!
//! Takes a checked report with its source, the built styles, and the program as `wasm-bindgen --target no-modules`
//! makes it; gives the text of `tushuo.html`. A page from a folder may load neither modules nor other files, so the
//! script is a classic one and the program stands in the page. Its policy names the script and the styles by hash, and
//! allows no request at all.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::html::{Html, inert};
use crate::report::{Lang, Report};
use crate::words::message::Frame;
use crate::words::pages::Single as Say;

/// What the file is made of.
pub(super) struct Parts<'a> {
    /// The report, checked.
    pub(super) report: &'a Report,
    /// The bytes of its two files.
    pub(super) json: &'a str,
    /// The text of its source.
    pub(super) source: &'a str,
    /// The style sheets of the page, in order.
    pub(super) styles: &'a str,
    /// The program's script.
    pub(super) glue: &'a str,
    /// The program.
    pub(super) wasm: &'a [u8],
}

/// What starts the program once the page is read; where it cannot start, the page says so.
const START: &str = r#"
const at = id => document.getElementById(id);
const start = async () => {
    const program = Uint8Array.from(atob(at("tushuo-program").textContent), letter => letter.charCodeAt(0));
    await wasm_bindgen({ module_or_path: program });
    wasm_bindgen.openPage();
};
start().catch(error => {
    // A program that had begun hears of it, and says so itself.
    (self.reportError ?? console.error)(error);
    at("tushuo-failed").hidden = !at("tushuo-notice").hidden;
});
"#;

/// The text of the file.
pub(super) fn single(parts: &Parts<'_>) -> String {
    let script = format!("(() => {{\n{}\n{START}\n}})();", parts.glue);
    let data = inert(&serde_json::json!({ "report": parts.json, "source": parts.source }).to_string());
    let policy = format!(
        "default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; style-src '{}'; img-src data: blob:; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        hash(&script),
        hash(parts.styles)
    );
    let file = parts.report.file();
    let lang = file.languages.first().copied().unwrap_or(Lang::Zh);
    let title = format!("{} · {}", file.title.get(lang), Frame::Name.text(lang));
    let mut html = Html::default();
    html.element("html", &[("lang", code(lang))], |html| {
        html.element("head", &[], |html| {
            html.void("meta", &[("charset", "utf-8")]);
            html.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", &policy)]);
            html.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
            html.void("meta", &[("name", "color-scheme"), ("content", "light dark")]);
            if let Some(seal) = parts.report.seal() {
                html.void("meta", &[("name", "tushuo-seal"), ("content", &seal)]);
            }
            html.leaf("title", &[], &title);
            html.code("style", &[], parts.styles);
        });
        html.element("body", &[], |html| {
            body(html);
            html.code("script", &[("type", "application/json"), ("id", "tushuo-data")], &data);
            html.code("script", &[("type", "text/plain"), ("id", "tushuo-program")], &STANDARD.encode(parts.wasm));
            html.code("script", &[], &script);
        });
    });
    html.document()
}

fn code(lang: Lang) -> &'static str {
    if lang == Lang::Zh { "zh-CN" } else { "en" }
}

/// What stands in the page until the program has begun, and where it cannot.
fn body(html: &mut Html) {
    let each = |html: &mut Html, say: Say| {
        for lang in [Lang::Zh, Lang::En] {
            html.leaf("p", &[("lang", code(lang))], say.text(lang));
        }
    };
    html.element("div", &[("id", "tushuo"), ("data-state", "loading")], |html| {
        each(html, Say::Opening);
        html.element("noscript", &[], |html| each(html, Say::NoScript));
    });
    html.element("div", &[("id", "tushuo-failed"), ("role", "alert"), ("hidden", "")], |html| each(html, Say::Failed));
    html.element("div", &[("id", "tushuo-notice"), ("role", "alert"), ("hidden", "")], |_| {});
}

/// The hash by which a policy names a script or a style sheet.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// Whether a script or a style sheet can stand in a page: nothing in it ends its element.
pub(super) fn can_stand(text: &str) -> bool {
    let small = text.to_ascii_lowercase();
    !["</script", "</style", "<!--"].iter().any(|end| small.contains(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(glue: &str) -> String {
        let json = include_str!("../../data/shanghai-2023-ch7/report.json");
        let source = include_str!("../../data/shanghai-2023-ch7/source.zh.md");
        let report = Report::load(json.as_bytes(), Some(source.as_bytes())).expect("the report has no problems");
        single(&Parts { report: &report, json, source, styles: "p { margin: 0 }", glue, wasm: b"\0asm" })
    }

    fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
        text.split_once(before).and_then(|(_, rest)| rest.split_once(after)).expect("it is there").0
    }

    #[test]
    fn the_policy_names_the_script_and_the_styles_that_are_there() {
        let file = file("let wasm_bindgen;");
        let script = between(&file, "<script>", "</script>");
        let styles = between(&file, "<style>", "</style>");
        assert!(file.contains(&format!("script-src &#39;{}&#39;", hash(script))) || file.contains(&hash(script)));
        assert!(file.contains(&hash(styles)));
        assert!(!file.contains("unsafe-inline"));
    }

    #[test]
    fn the_data_is_read_back_byte_for_byte() {
        let file = file("");
        let data = between(&file, "id=\"tushuo-data\">", "</script>");
        let data: serde_json::Value = serde_json::from_str(data).expect("it is JSON");
        assert_eq!(data["report"], include_str!("../../data/shanghai-2023-ch7/report.json"));
        assert_eq!(data["source"], include_str!("../../data/shanghai-2023-ch7/source.zh.md"));
    }

    #[test]
    fn what_would_end_its_element_cannot_stand() {
        assert!(!can_stand("x </SCRIPT> y"));
        assert!(can_stand("a < b"));
    }
}
