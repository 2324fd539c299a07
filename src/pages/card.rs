//! The picture that a link to a figure is shown with: finding and chart on 1200 × 630.
//!
//! Takes a report and a figure, gives an SVG that stands alone; another file makes the PNG of it. The chart is drawn at
//! the width at which its labels come out largest.

use core::fmt::Write as _;

use plotters::style::RGBColor;

use crate::describe::escape::escaped;
use crate::draw::svg::svg;
use crate::draw::theme::LIGHT;
use crate::draw::{DrawError, UNITS_PER_PX, faces, height_px, measure};
use crate::figure::Figure;
use crate::report::Report;
use crate::words::fill::plain;
use crate::words::message::Frame;

/// Width in px.
pub(super) const WIDTH_PX: u32 = 1200;
/// Height in px.
pub(super) const HEIGHT_PX: u32 = 630;

/// Space at the left and the right, in px.
const MARGIN_PX: f64 = 56.0;
/// The width between the margins, in px.
const INNER_PX: f64 = WIDTH_PX as f64 - 2.0 * MARGIN_PX;
/// Where the line over the title stands, in px from the top.
const KICKER_PX: f64 = 62.0;
/// Where title and chart begin, in px from the top.
const TOP_PX: f64 = 78.0;
/// Where the chart ends at most, in px from the top.
const CHART_END_PX: f64 = 568.0;
/// Where the last line stands, in px from the top.
const FOOT_PX: f64 = 604.0;
/// The height of a line of a title, in its size.
const LINE_EM: f64 = 1.28;

/// Where title and chart stand, as far as that is chosen.
struct Layout {
    title_px: f64,
    title: Vec<String>,
    chart_left_px: f64,
    chart_top_px: f64,
    chart_px: f64,
    /// The width the chart is drawn at, and how much larger it is shown.
    width_px: f64,
    scale: f64,
}

/// The picture of a figure.
pub fn card(report: &Report, figure: &Figure) -> Result<String, DrawError> {
    let accent = LIGHT.accent(figure.theme);
    let layout = layout(figure);
    let mut body = String::new();
    let section = report.section(&figure.section);
    let section = section.map(|one| format!("{} {}", one.id, one.title.get(figure.lang))).unwrap_or_default();
    let section = measure::lines(&section, 22.0, true, INNER_PX).into_iter().next().unwrap_or_default();
    line(&mut body, &section, (MARGIN_PX, KICKER_PX), (22.0, true), accent);
    let mut y_px = TOP_PX;
    for text in &layout.title {
        y_px += layout.title_px * LINE_EM;
        line(&mut body, text, (MARGIN_PX, y_px), (layout.title_px, true), LIGHT.ink);
    }
    chart(&mut body, figure, &layout)?;
    let source = format!("{}{}", Frame::SourceLine.text(figure.lang), report.file().publication.get(figure.lang));
    line(&mut body, &source, (MARGIN_PX, FOOT_PX), (20.0, false), LIGHT.ink_3);
    let name = Frame::Name.text(figure.lang);
    let end_px = f64::from(WIDTH_PX) - MARGIN_PX - measure::width_px(name, 20.0, true);
    line(&mut body, name, (end_px, FOOT_PX), (20.0, true), LIGHT.ink_2);
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH_PX}\" height=\"{HEIGHT_PX}\" \
         viewBox=\"0 0 {WIDTH_PX} {HEIGHT_PX}\" font-family=\"{}\">\n\
         <rect width=\"{WIDTH_PX}\" height=\"{HEIGHT_PX}\" fill=\"{}\"/>\n\
         <rect width=\"{WIDTH_PX}\" height=\"10\" fill=\"{}\"/>\n{body}</svg>\n",
        escaped(faces(figure.lang)),
        hex(LIGHT.paper),
        hex(accent),
    ))
}

/// The title above the chart or, where the chart comes out larger so, to the left of it.
fn layout(figure: &Figure) -> Layout {
    const GAP_PX: f64 = 28.0;
    const COLUMN_PX: f64 = 356.0;
    let text = plain(&figure.title);
    let (title_px, title) = set(&text, &[42.0, 38.0, 34.0, 30.0], 2, INNER_PX);
    let top_px = TOP_PX + title.len() as f64 * title_px * LINE_EM + GAP_PX;
    let (width_px, scale) = fitted(figure, INNER_PX, CHART_END_PX - top_px);
    let above =
        Layout { title_px, title, chart_left_px: MARGIN_PX, chart_top_px: top_px, chart_px: INNER_PX, width_px, scale };
    let (title_px, title) = set(&text, &[36.0, 32.0, 28.0], 7, COLUMN_PX);
    let (left_px, top_px) = (MARGIN_PX + COLUMN_PX + GAP_PX, TOP_PX + GAP_PX);
    let chart_px = INNER_PX - COLUMN_PX - GAP_PX;
    let (width_px, scale) = fitted(figure, chart_px, CHART_END_PX - top_px);
    let beside = Layout { title_px, title, chart_left_px: left_px, chart_top_px: top_px, chart_px, width_px, scale };
    if beside.scale > above.scale { beside } else { above }
}

/// The lines of a title, in the largest size that needs no more than so many.
fn set(text: &str, sizes_px: &[f64], most: usize, width_px: f64) -> (f64, Vec<String>) {
    let set = |size: f64| (size, measure::lines(text, size, true, width_px));
    let fits = sizes_px.iter().copied().map(set).find(|(_, lines)| lines.len() <= most);
    fits.unwrap_or_else(|| set(sizes_px.last().copied().unwrap_or_default()))
}

/// The width a chart is drawn at to come out largest in a room, and how much larger it then is shown.
fn fitted(figure: &Figure, room_px: f64, height_room_px: f64) -> (f64, f64) {
    const LARGEST: f64 = 2.2;
    let scale = |width: f64| (room_px / width).min(height_room_px / height_px(figure, width)).min(LARGEST);
    let widths = (0..=33).map(|step| 280.0 + 24.0 * f64::from(step));
    let best = widths.max_by(|one, other| scale(*one).total_cmp(&scale(*other))).unwrap_or(room_px);
    (best, scale(best))
}

/// The chart, in the middle of its room's width.
fn chart(body: &mut String, figure: &Figure, layout: &Layout) -> Result<(), DrawError> {
    let (chart, drawing) = svg(figure, layout.width_px, &LIGHT)?;
    let left_px = layout.chart_left_px + (layout.chart_px - drawing.width_px * layout.scale) / 2.0;
    let inner = chart.split_once('>').map_or("", |(_, rest)| rest).trim_end();
    let inner = inner.strip_suffix("</svg>").unwrap_or(inner);
    // Writing into a string cannot fail.
    let _ = writeln!(
        body,
        "<g transform=\"translate({left_px:.2} {:.2}) scale({:.5})\" paint-order=\"stroke\" \
         stroke-linejoin=\"round\">{inner}</g>",
        layout.chart_top_px,
        layout.scale / f64::from(UNITS_PER_PX)
    );
    Ok(())
}

fn line(body: &mut String, text: &str, (x, y): (f64, f64), (size, bold): (f64, bool), colour: RGBColor) {
    let weight = if bold { " font-weight=\"bold\"" } else { "" };
    let _ = writeln!(
        body,
        "<text x=\"{x:.2}\" y=\"{y:.2}\" font-size=\"{size}\" fill=\"{}\"{weight}>{}</text>",
        hex(colour),
        escaped(text)
    );
}

fn hex(RGBColor(red, green, blue): RGBColor) -> String {
    format!("#{red:02X}{green:02X}{blue:02X}")
}
