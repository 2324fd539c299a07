//! Entry pages: everything static that a built site carries beside the program, native only.
//!
//! Takes a checked report, the names of the built program's files and, where there is one, the public address; gives
//! files: a page for each view and language that reads without JavaScript, its charts, what other sites are told of
//! it, and the Data Package. The program starts on top of a page and takes its place. Never in the page itself, never
//! a request, and no text of a report can become markup.

mod assets;
mod calendar;
mod card;
mod charts;
mod command;
mod figure;
mod frame;
mod head;
mod html;
mod linked;
mod notes;
mod oembed;
mod over;
mod overview;
mod package;
mod page;
#[cfg(feature = "pictures")]
mod png;
mod runs;
mod sign;
mod single;
mod site_map;
mod source;
mod style;
mod table;
mod year;

pub use assets::Assets;
pub use card::card;
pub use command::run;
pub use package::package;
#[cfg(feature = "pictures")]
pub use png::{Fonts, PngError, png, with_straight_quotes};

use std::collections::BTreeSet;

use page::Page;

use crate::report::{Lang, Report};
use crate::share::place;
use crate::state::View;
use crate::words::message::Frame;

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its place, relative to the site's root, with `/`.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl File {
    fn new(path: impl Into<String>, text: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: text.into() }
    }
}

/// A site: what its pages are made of.
#[derive(Clone, Debug)]
pub struct Site<'a> {
    report: &'a Report,
    assets: Assets,
    base: Option<String>,
    pictures: BTreeSet<String>,
}

impl<'a> Site<'a> {
    /// A site at a public address, or without one. An address that cannot be followed is taken for none.
    pub fn new(report: &'a Report, assets: Assets, address: Option<&str>) -> Self {
        Self { report, assets, base: address.and_then(place::base), pictures: BTreeSet::new() }
    }

    /// The same with pictures at these places, see [`card_path`]; whoever says so writes them.
    #[must_use]
    pub fn with_pictures(self, pictures: BTreeSet<String>) -> Self {
        Self { pictures, ..self }
    }

    /// Every file but the pictures and the Data Package.
    pub fn files(&self) -> Vec<File> {
        let style = style::style();
        let mut files = vec![File::new(style::name(&style), style)];
        for lang in &self.report.file().languages {
            for view in self.views() {
                let page = Page { site: self, lang: *lang, view };
                files.push(File::new(page.path(), page.document()));
            }
            files.extend(charts::files(self.report, *lang));
            if let Some(base) = &self.base {
                files.extend(oembed::files(self, base, *lang));
            }
        }
        if let Some(base) = &self.base {
            files.extend(site_map::files(self, base));
        }
        files
    }

    /// The views that have a page.
    fn views(&self) -> Vec<View> {
        let figures = self.report.file().figures.iter().map(|figure| View::Figure(figure.id.clone()));
        [View::Overview, View::Calendar(None), View::Source(None)].into_iter().chain(figures).collect()
    }
}

/// Where the picture of a figure stands that links to it are shown with.
pub fn card_path(report: &Report, figure: &str, lang: Lang) -> String {
    format!("{}pictures/{figure}.png", place::folder(report, lang))
}

/// The SHA-256 of a file, in small hexadecimal digits.
fn hash(bytes: &[u8]) -> String {
    use core::fmt::Write as _;
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().fold(String::new(), |mut digits, byte| {
        // Writing into a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// As much of it as a file's name carries.
fn short_hash(bytes: &[u8]) -> String {
    hash(bytes).chars().take(16).collect()
}

/// The `lang` of a text in a language.
const fn lang_code(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    }
}

/// The language as the program's own addresses and files name it.
const fn lang_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    }
}

/// The parts of a line, those that are not empty, with the dots that stand between them.
fn dotted(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// What every title ends in: the chapter and the program.
fn title_end(report: &Report, lang: Lang) -> String {
    dotted(&[report.file().title.get(lang), Frame::Name.text(lang)])
}
