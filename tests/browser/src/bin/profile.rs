//! Which functions of the program a first view runs: opens the overview in every language, theme and width, on a fast
//! machine and on a slow one, of a site whose program puts marks into its own memory (`split mark`), and writes the
//! marks of all together.
//!
//! `TUSHUO_SITE=FOLDER profile FROM COUNT FILE`; a build makes the folder and reads the file.

use browser_tests::{KEEP_MEMORY, Outcome, Page, Site, Theme};
use serde_json::json;

/// The marks, as numbers.
const MARKS: &str =
    "return [...new Uint8Array(program_memory.buffer, arguments[0], arguments[1])].flatMap((on, at) => on ? [at] : [])";

/// Entry pages of the overview, and what an address may add to them.
const PAGES: [(&str, &str); 4] = [("", ""), ("en/", ""), ("", "#/?theme=contrast"), ("en/", "#/?theme=dark&lang=en")];

/// A page that came neither by https nor from this machine.
const UNSAFE: &str = "Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true })";
const SAFE: &str = "delete crypto.subtle";

/// How many times slower a slow machine is.
const SLOWER: u32 = 8;

const WIDTHS: [u32; 4] = [320, 768, 1280, 1920];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [from, count, file] = words.as_slice() else { return Err("usage: profile FROM COUNT FILE".into()) };
    let (from, count): (u64, usize) = (from.parse()?, count.parse()?);
    let mut marks = vec![0_u8; count];
    let page = Page::blank(Site::built()?, 1280, 900).await?;
    page.run_before(KEEP_MEMORY).await?;
    for (width, theme) in WIDTHS.into_iter().flat_map(|width| [(width, Theme::Light), (width, Theme::Dark)]) {
        page.set_viewport(width, 900).await?;
        page.emulate_media(theme, theme == Theme::Dark).await?;
        // On a slow machine work is put off that a fast one does at once.
        let rate = if theme == Theme::Dark { SLOWER } else { 1 };
        page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": rate })).await?;
        for (at, (path, hash)) in PAGES.into_iter().enumerate() {
            // Each is loaded anew; one as over a line that is not safe, where the program computes hashes itself.
            page.site.run_first(if at == 2 { UNSAFE } else { SAFE });
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
