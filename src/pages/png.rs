//! SVG to PNG, with the fonts of the system.
//!
//! Takes an SVG of ours, gives a PNG; or says which letters no font has and which text would be cut off, since a
//! picture with a box in a number's place is worse than none. Only where a site is built.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Group, Node, Options, Rect, Text, TextChunk, Tree, fontdb};

use crate::draw::faces;
use crate::report::Lang;

/// The system's fonts, Chinese among them.
#[derive(Clone, Debug)]
pub struct Fonts {
    database: Arc<fontdb::Database>,
}

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PngError {
    /// The SVG could not be drawn.
    NotDrawn(String),
    /// No font has these letters.
    NoFont(String),
    /// These texts do not fit.
    CutOff(Vec<String>),
}

impl core::fmt::Display for PngError {
    fn fmt(&self, text: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::NotDrawn(why) => write!(text, "{why}"),
            Self::NoFont(letters) => write!(text, "no font for {letters}"),
            Self::CutOff(texts) => write!(text, "cut off: {}", texts.join(" | ")),
        }
    }
}

impl Fonts {
    /// Loads the system's fonts; `None` where none of them has Chinese letters.
    pub fn of_system() -> Option<Self> {
        let mut database = fontdb::Database::new();
        database.load_system_fonts();
        // What `sans-serif` stands for must be there: from it, letters it has not are looked for in all other fonts.
        let known: Vec<String> =
            database.faces().flat_map(|face| face.families.iter().map(|(name, _)| name.clone())).collect();
        let asked = named(Lang::Zh).find(|name| known.iter().any(|one| one == name)).map(str::to_owned);
        database.set_sans_serif_family(asked.or_else(|| known.first().cloned())?);
        let fonts = Self { database: Arc::new(database) };
        // The letter 图, as its number: what is drawn here is never shown.
        let probe = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"40\"><text x=\"4\" y=\"30\" \
                     font-size=\"24\" font-family=\"sans-serif\">&#x56FE;</text></svg>";
        png(probe, &fonts).is_ok().then_some(fonts)
    }

    /// Whether there is one of the Latin faces that English texts ask for first. A Chinese face sets quotation marks as
    /// wide as a Chinese letter.
    pub fn has_latin(&self) -> bool {
        let latin: Vec<&str> = named(Lang::En).take_while(|face| !face.contains("CJK")).collect();
        self.database.faces().any(|face| face.families.iter().any(|(name, _)| latin.contains(&name.as_str())))
    }

    fn tree(&self, svg: &str) -> Result<Tree, PngError> {
        let options = Options { fontdb: Arc::clone(&self.database), ..Options::default() };
        Tree::from_str(svg, &options).map_err(|error| PngError::NotDrawn(error.to_string()))
    }
}

/// The names of the faces that texts in a language ask for.
fn named(lang: Lang) -> impl Iterator<Item = &'static str> {
    faces(lang).split(',').map(|face| face.trim().trim_matches('\''))
}

/// An English SVG whose quotation marks are straight, for where no Latin face is to be had.
pub fn with_straight_quotes(svg: &str) -> String {
    svg.replace(['\u{2018}', '\u{2019}'], "&#39;").replace(['\u{201c}', '\u{201d}'], "&quot;")
}

/// The PNG of an SVG, in its own size.
pub fn png(svg: &str, fonts: &Fonts) -> Result<Vec<u8>, PngError> {
    let tree = fonts.tree(svg)?;
    let mut texts = Vec::new();
    texts_of(tree.root(), &mut texts);
    // A text that no font at all is found for is left out of the tree.
    if texts.len() != svg.matches("<text ").count() {
        return Err(PngError::NoFont(String::new()));
    }
    let missing: String = texts.iter().flat_map(|text| letters_without_font(text)).collect();
    if !missing.is_empty() {
        return Err(PngError::NoFont(missing));
    }
    let size = tree.size().to_int_size();
    let is_inside = |place: Rect| {
        place.left() >= 0.0
            && place.top() >= 0.0
            && place.right() <= tree.size().width()
            && place.bottom() <= tree.size().height()
    };
    let cut = texts.iter().filter(|text| !is_inside(text.abs_bounding_box()));
    let cut: Vec<String> = cut.map(|text| text.chunks().iter().map(TextChunk::text).collect()).collect();
    if !cut.is_empty() {
        return Err(PngError::CutOff(cut));
    }
    let no_room = || PngError::NotDrawn(format!("{} × {}", size.width(), size.height()));
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or_else(no_room)?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| PngError::NotDrawn(error.to_string()))
}

/// Every text below a group.
fn texts_of<'a>(group: &'a Group, texts: &mut Vec<&'a Text>) {
    for node in group.children() {
        match node {
            Node::Group(group) => texts_of(group, texts),
            Node::Text(text) => texts.push(text),
            Node::Path(_) | Node::Image(_) => {}
        }
    }
}

/// The letters of a text that are drawn as a box: glyph 0 is what a font has for what it has not.
fn letters_without_font(text: &Text) -> Vec<String> {
    let glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
    glyphs.filter(|glyph| glyph.id.0 == 0).map(|glyph| glyph.text.clone()).collect()
}
