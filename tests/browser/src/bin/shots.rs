//! Pictures of the built site: every given address, width, language and theme, in one browser.
//! `cargo run -p browser-tests --bin shots -- OUTDIR [HASH…] [--widths 360,1920x1080] [--langs zh] [--themes light]`

use browser_tests::{Outcome, Page, Site, Theme, slug};
use std::path::{Path, PathBuf};

/// The addresses that are shown unless others are named.
const ADDRESSES: [&str; 6] =
    ["#/", "#/figures/credit-balance", "#/figures/insurance", "#/figures/patents", "#/calendar", "#/source"];

/// What is wanted.
struct Wanted {
    folder: PathBuf,
    addresses: Vec<String>,
    /// Widths, each with the height of its screen.
    widths: Vec<(u32, u32)>,
    langs: Vec<String>,
    themes: Vec<String>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let wanted = wanted(std::env::args().skip(1))?;
    std::fs::create_dir_all(&wanted.folder)?;
    let page = Page::blank(Site::built()?, 1280, 800).await?;
    for (width, height) in &wanted.widths {
        page.set_viewport(*width, *height).await?;
        for theme in &wanted.themes {
            let dark = if theme == "dark" { Theme::Dark } else { Theme::Light };
            page.emulate_media(dark, true).await?;
            for lang in &wanted.langs {
                for address in &wanted.addresses {
                    let name = format!("{}-{width}x{height}-{lang}-{theme}.png", slug(address));
                    shoot(&page, &with_parameters(address, lang, theme), &wanted.folder.join(name)).await?;
                }
            }
        }
    }
    for request in page.failed_requests() {
        println!("not found: {} ({})", request.path, request.status);
    }
    Ok(())
}

async fn shoot(page: &Page, address: &str, file: &Path) -> Outcome {
    page.go(address).await?;
    // A page that does not become ready is worth a picture too.
    if let Err(error) = page.wait_css("[data-state=ready], [data-state=error]").await {
        println!("{address}: {error}");
    }
    page.settle().await?;
    page.run("window.scrollTo(0, 0)").await?;
    page.screenshot(file).await?;
    for line in page.console_errors().await? {
        println!("{address}: {line}");
    }
    println!("{}", file.display());
    Ok(())
}

fn wanted(mut words: impl Iterator<Item = String>) -> Outcome<Wanted> {
    let list = |text: &str| text.split(',').map(str::to_owned).collect::<Vec<_>>();
    let mut rest = Vec::new();
    let mut wanted = Wanted {
        folder: PathBuf::new(),
        addresses: Vec::new(),
        widths: [360, 1280, 1920].map(|width| (width, height(width))).to_vec(),
        langs: list("zh,en"),
        themes: list("light,dark"),
    };
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} wants a value after it"));
        match word.as_str() {
            "--widths" => {
                let widths = list(&value()?);
                wanted.widths = widths.iter().map(|width| screen(width)).collect::<Outcome<_>>()?;
            }
            "--langs" => wanted.langs = list(&value()?),
            "--themes" => wanted.themes = list(&value()?),
            _ => rest.push(word),
        }
    }
    if rest.is_empty() {
        return Err("Which folder? shots OUTDIR [HASH…] [--widths 360,1280] [--langs zh] [--themes light]".into());
    }
    wanted.folder = PathBuf::from(rest.remove(0));
    wanted.addresses = if rest.is_empty() { ADDRESSES.map(str::to_owned).to_vec() } else { rest };
    Ok(wanted)
}

/// `1280`, or `1280x720`.
fn screen(text: &str) -> Outcome<(u32, u32)> {
    let Some((width, tall)) = text.split_once('x') else {
        let width = text.parse()?;
        return Ok((width, height(width)));
    };
    Ok((width.parse()?, tall.parse()?))
}

fn height(width: u32) -> u32 {
    match width {
        0..600 => 780,
        600..1600 => 800,
        _ => 1080,
    }
}

fn with_parameters(address: &str, lang: &str, theme: &str) -> String {
    let joint = if address.contains('?') { '&' } else { '?' };
    format!("{address}{joint}lang={lang}&theme={theme}")
}
