//! Pictures to take away: a chart with its title, source and address, as one SVG.
//!
//! Takes a figure, its caption, a width and a theme, gives a file that stands alone: text as text, on the paper of the
//! theme, with address, dataset, hash and ids as metadata (RDF, Dublin Core). Every text is escaped, so that none can
//! become markup; there are no scripts, no links and nothing to fetch.

use std::fmt::Write as _;

use plotters::style::RGBColor;

use super::painter::faces;
use super::svg::svg;
use super::{DrawError, Theme, UNITS_PER_PX, measure};
use crate::describe::caption::Caption;
use crate::describe::escape::escaped;
use crate::figure::Figure;
use crate::report::Lang;

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The file.
    pub svg: String,
    /// Width in CSS px.
    pub width_px: f64,
    /// Height in CSS px.
    pub height_px: f64,
}

/// Space around everything, in CSS px.
const MARGIN_PX: f64 = 24.0;

/// The narrowest picture, in CSS px.
const MIN_WIDTH_PX: f64 = super::MIN_WIDTH_PX + 2.0 * MARGIN_PX;

/// How a line of the caption looks.
#[derive(Clone, Copy)]
struct Style {
    size_px: f64,
    line_px: f64,
    bold: bool,
    colour: RGBColor,
}

/// Draws a figure with its caption.
pub fn picture(figure: &Figure, caption: &Caption, width_px: f64, theme: &Theme) -> Result<Picture, DrawError> {
    const GAP_PX: f64 = 16.0;
    let width_px = if width_px.is_nan() { MIN_WIDTH_PX } else { width_px.clamp(MIN_WIDTH_PX, super::MAX_WIDTH_PX) };
    let inner_px = width_px - 2.0 * MARGIN_PX;
    let (chart, drawing) = svg(figure, inner_px, theme)?;
    let mut page = Page { body: String::new(), y_px: MARGIN_PX, inner_px };
    let style = |size_px, line_px, bold, colour| Style { size_px, line_px, bold, colour };
    page.text(&caption.title, style(24.0, 34.0, true, theme.ink));
    page.text(&caption.subtitle, style(14.0, 22.0, false, theme.ink_2));
    if let Some(measure) = &caption.measure {
        page.text(measure, style(14.0, 26.0, true, theme.accent(figure.theme)));
    }
    page.y_px += GAP_PX;
    page.chart(&chart, drawing.height_px);
    page.y_px += GAP_PX;
    page.rule(theme.line);
    let small = style(12.0, 18.0, false, theme.ink_3);
    for line in [&caption.source].into_iter().chain(&caption.elsewhere).chain([&caption.trace]) {
        page.text(line, small);
    }
    let height_px = (page.y_px + MARGIN_PX).ceil();
    let svg = file(&page.body, caption, (width_px, height_px), theme);
    Ok(Picture { svg, width_px, height_px })
}

fn file(body: &str, caption: &Caption, (width, height): (f64, f64), theme: &Theme) -> String {
    let lang = if caption.lang == Lang::Zh { "zh-CN" } else { "en" };
    let file = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" xml:lang=\"{lang}\" role=\"img\" font-family=\"{}\">\n\
         <title>{}</title>\n<desc>{}</desc>\n{}\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n{body}</svg>\n",
        escaped(faces(caption.lang)),
        escaped(&caption.title),
        escaped(&caption.sentence),
        metadata(caption),
        hex(theme.paper),
    );
    // Letters that XML has no room for stand in no report that was checked; a figure made otherwise may have some.
    file.chars().filter(|letter| is_xml(*letter)).collect()
}

/// What the file says about itself.
fn metadata(caption: &Caption) -> String {
    let items: Vec<String> = caption.ids.iter().map(|id| format!("<rdf:li>{}</rdf:li>", escaped(id))).collect();
    let ids = items.concat();
    format!(
        "<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><rdf:Description rdf:about=\"\">\
         <dc:title>{}</dc:title><dc:source>{}</dc:source><dc:relation>{}</dc:relation>\
         <dc:identifier>{}</dc:identifier><dc:identifier>sha256:{}</dc:identifier>\
         <dc:subject><rdf:Bag>{ids}</rdf:Bag></dc:subject></rdf:Description></rdf:RDF></metadata>\n",
        escaped(&caption.title),
        escaped(&caption.source),
        escaped(&caption.address),
        escaped(&caption.dataset),
        escaped(&caption.hash),
    )
}

/// The picture as far as it is written, and where it goes on.
struct Page {
    body: String,
    y_px: f64,
    inner_px: f64,
}

impl Page {
    /// A text in as many lines as it needs.
    fn text(&mut self, text: &str, style: Style) {
        const MIDDLE_TO_BASE_EM: f64 = 0.36;
        let weight = if style.bold { " font-weight=\"bold\"" } else { "" };
        for line in lines(text, style, self.inner_px) {
            let y_px = self.y_px + style.line_px / 2.0 + style.size_px * MIDDLE_TO_BASE_EM;
            // Writing into a string cannot fail.
            let _ = writeln!(
                self.body,
                "<text x=\"{MARGIN_PX}\" y=\"{y_px:.2}\" font-size=\"{}\" fill=\"{}\"{weight}>{}</text>",
                style.size_px,
                hex(style.colour),
                escaped(&line)
            );
            self.y_px += style.line_px;
        }
    }

    fn rule(&mut self, colour: RGBColor) {
        const BELOW_PX: f64 = 8.0;
        let (y_px, width) = (self.y_px, self.inner_px);
        let _ = writeln!(
            self.body,
            "<rect x=\"{MARGIN_PX}\" y=\"{y_px:.2}\" width=\"{width}\" height=\"1\" fill=\"{}\"/>",
            hex(colour)
        );
        self.y_px += BELOW_PX;
    }

    /// The chart, scaled from units of the backend to CSS px. A group, not a picture in the picture: more programs
    /// can read that.
    fn chart(&mut self, chart: &str, height_px: f64) {
        let inner = chart.split_once('>').map_or("", |(_, rest)| rest).trim_end();
        let inner = inner.strip_suffix("</svg>").unwrap_or(inner);
        let scale = 1.0 / f64::from(UNITS_PER_PX);
        let _ = writeln!(
            self.body,
            "<g transform=\"translate({MARGIN_PX} {:.2}) scale({scale})\" paint-order=\"stroke\" \
             stroke-linejoin=\"round\">{inner}</g>",
            self.y_px
        );
        self.y_px += height_px;
    }
}

/// The lines of a text; what is wider than a line and has no place to break, such as an address, is cut.
fn lines(text: &str, style: Style, most_px: f64) -> Vec<String> {
    let width = |text: &str| measure::width_px(text, style.size_px, style.bold);
    let mut lines = Vec::new();
    for line in measure::lines(text, style.size_px, style.bold, most_px) {
        let mut rest = String::new();
        for letter in line.chars() {
            if !rest.is_empty() && width(&format!("{rest}{letter}")) > most_px {
                lines.push(core::mem::take(&mut rest));
            }
            rest.push(letter);
        }
        lines.push(rest);
    }
    lines
}

fn hex(RGBColor(red, green, blue): RGBColor) -> String {
    format!("#{red:02X}{green:02X}{blue:02X}")
}

/// Whether XML 1.0 has this letter at all.
fn is_xml(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}
