//! Which functions of the program a first view runs: opens the overview in every language, theme and width of a site whose
//! program puts marks into its own memory (`split mark`), and writes the marks of all together.
//!
//! `TUSHUO_SITE=FOLDER profile FROM COUNT FILE`; a build makes the folder and reads the file.

use browser_tests::{Outcome, Page, Site, Theme};
use serde_json::json;

/// Keeps hold of the program's memory.
const KEEP: &str = "for (const name of ['instantiate', 'instantiateStreaming']) {
        const real = WebAssembly[name];
        WebAssembly[name] = async (...given) => {
            const made = await real.apply(WebAssembly, given);
            globalThis.program_memory = (made.instance ?? made).exports.memory;
            return made;
        };
    }";

/// The marks, as numbers.
const MARKS: &str =
    "return [...new Uint8Array(program_memory.buffer, arguments[0], arguments[1])].flatMap((on, at) => on ? [at] : [])";

/// Entry pages of the overview, and what an address may add to them.
const PAGES: [(&str, &str); 4] = [("", ""), ("en/", ""), ("", "#/?theme=contrast"), ("en/", "#/?theme=dark&lang=en")];

const WIDTHS: [u32; 2] = [360, 1280];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [from, count, file] = words.as_slice() else { return Err("usage: profile FROM COUNT FILE".into()) };
    let (from, count): (u64, usize) = (from.parse()?, count.parse()?);
    let mut marks = vec![0_u8; count];
    let page = Page::blank(Site::built()?, 1280, 900).await?;
    page.run_before(KEEP).await?;
    for (width, theme) in WIDTHS.into_iter().flat_map(|width| [(width, Theme::Light), (width, Theme::Dark)]) {
        page.set_viewport(width, 900).await?;
        page.emulate_media(theme, false).await?;
        for (at, (path, hash)) in PAGES.into_iter().enumerate() {
            // Each is loaded anew.
            page.go(&format!("{path}?{width}-{theme:?}-{at}{hash}")).await?;
            page.wait_state_ready().await?;
            page.settle().await?;
            let run = page.client.execute(MARKS, vec![json!(from), json!(count)]).await?;
            for at in run.as_array().into_iter().flatten().filter_map(serde_json::Value::as_u64) {
                let mark = usize::try_from(at).ok().and_then(|at| marks.get_mut(at));
                *mark.ok_or("a mark beyond the last")? = 1;
            }
        }
    }
    let run: u32 = marks.iter().map(|mark| u32::from(*mark)).sum();
    eprintln!("  {run} of {count} functions");
    Ok(std::fs::write(file, marks)?)
}
