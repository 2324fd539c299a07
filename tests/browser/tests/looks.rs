//! Whole pages look as they did when somebody last looked at them: pictures with fixed fonts, compared with a tolerance
//! that a moved label passes.
//!
//! Takes the pictures in `looks/` (grey, half the size) and writes them anew with `TUSHUO_BLESS=1`. What differs is
//! written where the message says, as it was, as it is and with the difference in red, for eyes to judge. In Chromium, with
//! Debian's `fonts-noto-cjk`: other fonts and engines set the same text a little differently.

mod picture;

use crate::views::{address, hold_still, show};
use browser_tests::{Engine, Feature, Outcome, Page, Site, slug};
use picture::Picture;
use std::{fs, path::PathBuf};

/// A view, its language and its theme.
type Look = (&'static str, &'static str, &'static str);

const LOOKS: [Look; 14] = [
    ("", "zh", "light"),
    ("", "en", "dark"),
    ("figures/credit-balance", "zh", "light"),
    ("figures/credit-balance?measure=borrowers", "en", "light"),
    ("figures/insurance?scale=linear&mark=ic-cover", "zh", "light"),
    ("figures/patents?elsewhere=1", "en", "light"),
    ("figures/policies", "zh", "dark"),
    ("figures/festival", "en", "contrast"),
    ("calendar", "zh", "light"),
    ("calendar?when=2023-05", "en", "light"),
    ("calendar?as=list", "zh", "light"),
    ("calendar/science-festival", "en", "dark"),
    ("source/tech-loan-balance", "zh", "light"),
    ("present/3", "zh", "light"),
];

const SIZES: [(u32, u32); 2] = [(360, 1600), (1280, 1600)];

/// So many places may differ: a caret, a scaled edge. A digit that moved is more.
const MAY_DIFFER: usize = 8;

fn here(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/looks").join(name)
}

/// A name for a file.
fn name((view, lang, theme): Look, width: u32) -> String {
    format!("{}-{lang}-{theme}-{width}", slug(view))
}

/// What the page shows now, from its top; a sentence of the source where it is. A code for a phone holds the port of this
/// run: it is covered.
async fn look(page: &Page, view: &str) -> Outcome<Vec<u8>> {
    let script = "for (const code of document.querySelectorAll('.scan svg')) code.style.visibility = 'hidden';
        if (!arguments[0]) scrollTo({ top: 0, behavior: 'instant' });";
    page.client.execute(script, vec![view.starts_with("source/").into()]).await?;
    page.settle().await?;
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("look.png");
    page.screenshot_view(&file).await?;
    Ok(fs::read(file)?)
}

/// Compares one with what it was; says what is the matter, if anything.
fn judge(name: &str, png: &[u8]) -> Outcome<Option<String>> {
    let now = Picture::of_screen(png)?;
    let kept = here(&format!("{name}.png"));
    if std::env::var_os("TUSHUO_BLESS").is_some() {
        let same = fs::read(&kept).is_ok_and(|was| Picture::of_png(&was).is_ok_and(|was| was.differs(&now).is_empty()));
        if !same {
            fs::write(kept, now.to_png()?)?;
        }
        return Ok(None);
    }
    let was = fs::read(&kept).map_err(|error| format!("{}: {error}; TUSHUO_BLESS=1 writes it.", kept.display()))?;
    let places = now.differs(&Picture::of_png(&was)?);
    if places.len() <= MAY_DIFFER {
        return Ok(None);
    }
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("looks");
    fs::create_dir_all(&folder)?;
    for (end, bytes) in [("was", was), ("now", png.to_vec()), ("differs", now.marked(&places)?)] {
        fs::write(folder.join(format!("{name}.{end}.png")), bytes)?;
    }
    let (x, y) = (2 * (places[0] % now.width), 2 * (places[0] / now.width));
    Ok(Some(format!("{name}: {} places, the first at {x}, {y}; see {}", places.len(), folder.display())))
}

/// Why pictures cannot be compared here; `None` where they can.
fn cannot() -> Outcome<Option<&'static str>> {
    if let Some(why) = Engine::chosen()?.lacks(Feature::Looks) {
        return Ok(Some(why));
    }
    let there = PathBuf::from("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").is_file();
    Ok((!there).then_some("the fonts of the kept pictures are not here (Debian's fonts-noto-cjk)"))
}

#[tokio::test]
async fn pages_look_as_they_did() -> Outcome {
    if let Some(why) = cannot()? {
        eprintln!("Left out: {why}.");
        return Ok(());
    }
    let mut wrong = Vec::new();
    for (width, height) in SIZES {
        let page = Page::with_fonts(Site::built()?, (width, height), &here("fonts.conf")).await?;
        hold_still(&page).await?;
        for one @ (view, lang, theme) in LOOKS {
            show(&page, &address(view, &format!("lang={lang}&theme={theme}"))).await?;
            wrong.extend(judge(&name(one, width), &look(&page, view).await?)?);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

#[test]
fn a_label_that_moved_is_seen_and_a_softer_edge_is_not() -> Outcome {
    let kept = Picture::of_png(&fs::read(here(&format!("{}.png", name(LOOKS[2], 1280))))?)?;
    let label = dark_word(&kept)?;
    assert!(kept.differs(&kept).is_empty());
    // Places are two pixels wide: a word of some 60 by 16 pixels, moved by six, eight and twelve, to the right and down.
    for by in [(3, 0), (4, 0), (6, 0), (0, 3), (0, 4), (0, 6)] {
        let found = kept.moved(label, (30, 8), by).differs(&kept).len();
        assert!(found > MAY_DIFFER, "moved by {by:?} places: {found}");
    }
    // A pixel of the screen is half a place; a browser of another year may draw edges a little softer.
    for by in [(1, 0), (0, 1)] {
        assert!(kept.moved(label, (30, 8), by).differs(&kept).len() <= MAY_DIFFER, "{by:?}");
    }
    let mut softer = kept.clone();
    for (place, value) in kept.values.iter().enumerate().skip(1) {
        let mixed = (u16::from(*value) * 7 + u16::from(kept.values[place - 1])) / 8;
        softer.values[place] = u8::try_from(mixed).unwrap_or(u8::MAX);
    }
    assert!(softer.differs(&kept).len() <= MAY_DIFFER);
    Ok(())
}

/// Where the picture has a word: the first place with many dark and light ones to its right and below.
fn dark_word(picture: &Picture) -> Outcome<(usize, usize)> {
    let dark = |left: usize, top: usize| {
        (top..top + 8)
            .flat_map(|y| (left..left + 30).map(move |x| (x, y)))
            .filter(|(x, y)| picture.values[y * picture.width + x] < 140)
            .count()
    };
    (0..picture.height - 8)
        .flat_map(|y| (0..picture.width - 40).map(move |x| (x, y)))
        .find(|(x, y)| (50..120).contains(&dark(*x, *y)))
        .ok_or_else(|| "The picture has no word.".into())
}
