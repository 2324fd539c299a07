//! The source text as a page can set it: blocks of pieces, with every anchored numeral and event marked.
//!
//! Takes a report with its text and the id that is looked at, gives blocks in printed order. Keeps every printed
//! letter; only the marks of the OCR's markup are turned into structure.

use crate::report::columns::printed_in;
use crate::report::numeral::numerals;
use crate::report::quote::{Finder, Span};
use crate::report::reading::Reading;
use crate::report::{Report, Text};
use crate::words::fill::DataPart;

/// What a block of the source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading; its level counts from 1.
    Heading(u8),
    /// A month heading of a printed calendar.
    Month,
    /// A list item.
    Item,
    /// A paragraph.
    Paragraph,
}

impl BlockKind {
    /// How a heading looks, by its rank in print: a class of the style sheet.
    pub fn look(self) -> &'static str {
        match self {
            Self::Heading(1 | 2) => "h-section",
            Self::Heading(3) => "h-part",
            Self::Heading(_) => "h-topic",
            Self::Month => "h-month",
            Self::Item | Self::Paragraph => "",
        }
    }
}

/// A block of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// For headings, the level in the outline of the text, which leaves none out; 0 for all else.
    pub level: usize,
    /// Its text, in pieces.
    pub pieces: Vec<Piece>,
    /// What is wrong with the print here, and how it is read.
    pub faults: Vec<Text>,
}

/// A piece of the source whose letters share the same anchors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text as read.
    pub text: String,
    /// Whether the sentence looked at covers it.
    pub lit: bool,
    /// The statistic whose number it is.
    pub numeral: Option<(String, DataPart)>,
    /// The event it tells.
    pub event: Option<String>,
    /// Whether it begins the sentence looked at.
    pub first_lit: bool,
}

enum Anchor {
    Numeral(String, DataPart),
    Event(String),
    Lit,
}

/// The source of a report, lit for a statistic or an event.
pub fn blocks(report: &Report, looked_at: Option<&str>) -> Vec<Block> {
    let Some(source) = report.source() else { return Vec::new() };
    let finder = Finder::new(source);
    let anchors = anchors(report, &finder, source, looked_at);
    let faults = faults(report, &finder);
    let mut first = true;
    let mut outline = Outline::default();
    block_spans(source)
        .into_iter()
        .filter_map(|(kind, span)| {
            let level = outline.level(kind);
            let pieces = pieces(source, span, &anchors, &mut first);
            let inside = faults.iter().filter(|(fault, _)| span.start <= fault.start && fault.start < span.end);
            let faults = inside.map(|(_, why)| (*why).clone()).collect();
            (!pieces.is_empty()).then_some(Block { kind, level, pieces, faults })
        })
        .collect()
}

/// The headings that a place of the text stands under.
#[derive(Default)]
struct Outline(Vec<u8>);

impl Outline {
    /// The level of a block: one below the heading that it stands under, whatever the print leaves out between them.
    fn level(&mut self, kind: BlockKind) -> usize {
        let rank = match kind {
            // The chapter and its sections are both set as `#`.
            BlockKind::Heading(printed) => printed.max(2),
            BlockKind::Month => u8::MAX,
            BlockKind::Item | BlockKind::Paragraph => return 0,
        };
        self.0.retain(|above| *above < rank);
        self.0.push(rank);
        self.0.len()
    }
}

fn anchors(report: &Report, finder: &Finder<'_>, source: &str, looked_at: Option<&str>) -> Vec<(Span, Anchor)> {
    let mut anchors = Vec::new();
    for statistic in &report.file().statistics {
        for quote in &statistic.quotes {
            let Ok(span) = finder.find(quote) else { continue };
            if looked_at == Some(statistic.id.as_str()) {
                anchors.push((span, Anchor::Lit));
            }
            for numeral in numerals(span.of(source)) {
                let growth = statistic.growth.as_ref().is_some_and(|growth| growth.printed == numeral.text);
                let part = if numeral.text == statistic.printed {
                    DataPart::Value
                } else if growth {
                    DataPart::Growth
                } else {
                    continue;
                };
                let at = Span { start: span.start + numeral.span.start, end: span.start + numeral.span.end };
                anchors.push((at, Anchor::Numeral(statistic.id.clone(), part)));
            }
        }
    }
    for one in &report.file().series {
        let Some(span) = one.quote.as_ref().and_then(|quote| finder.find(quote).ok()) else { continue };
        if looked_at == Some(one.id.as_str()) {
            anchors.push((span, Anchor::Lit));
        }
        let places = printed_in(&one.printed, source, span).0.into_iter();
        anchors.extend(places.map(|at| (at, Anchor::Numeral(one.id.clone(), DataPart::Value))));
    }
    for (at, event) in report.file().events.iter().enumerate() {
        for mention in 0..event.mentions.len() {
            let Some(span) = report.mention_place(at, mention) else { continue };
            if looked_at == Some(event.id.as_str()) {
                anchors.push((span, Anchor::Lit));
            }
            anchors.push((span, Anchor::Event(event.id.clone())));
        }
    }
    anchors
}

/// Every fault of the print with the place it is at.
fn faults<'a>(report: &'a Report, finder: &Finder<'_>) -> Vec<(Span, &'a Text)> {
    let file = report.file();
    let statistics = file.statistics.iter().flat_map(|one| one.quotes.iter().map(move |quote| (quote, &one.fault)));
    let mentions = file.events.iter().flat_map(|one| one.mentions.iter().map(move |told| (&told.quote, &one.fault)));
    let headings = file.lists.iter().flat_map(|list| list.headings.iter().map(|one| (&one.quote, &one.fault)));
    let all = statistics.chain(mentions).chain(headings);
    all.filter_map(|(quote, fault)| {
        let why = &fault.as_ref()?.why;
        Some((finder.find(quote).ok()?, why))
    })
    .collect()
}

/// Cuts a block at every end of an anchor and gives what is read between the cuts.
fn pieces(source: &str, block: Span, anchors: &[(Span, Anchor)], first: &mut bool) -> Vec<Piece> {
    let Some(text) = source.get(block.start..block.end) else { return Vec::new() };
    let reading = Reading::of(text);
    let inside = |span: &Span| span.start < block.end && block.start < span.end;
    let here: Vec<&(Span, Anchor)> = anchors.iter().filter(|(span, _)| inside(span)).collect();
    let mut cuts: Vec<usize> = here.iter().flat_map(|(span, _)| [span.start, span.end]).collect();
    cuts.extend([block.start, block.end]);
    cuts.retain(|cut| (block.start..=block.end).contains(cut));
    cuts.sort_unstable();
    cuts.dedup();
    let mut pieces = Vec::new();
    for pair in cuts.windows(2) {
        let [start, end] = *pair else { continue };
        let (from, to) = (reading.reading_offset(start - block.start), reading.reading_offset(end - block.start));
        let Some(text) = reading.text.get(from..to).filter(|text| !text.is_empty()) else { continue };
        let over = || here.iter().filter(|(span, _)| span.start <= start && end <= span.end).map(|(_, anchor)| anchor);
        let lit = over().any(|anchor| matches!(anchor, Anchor::Lit));
        let numeral = over().find_map(|anchor| match anchor {
            Anchor::Numeral(id, part) => Some((id.clone(), *part)),
            _ => None,
        });
        let event = over().find_map(|anchor| if let Anchor::Event(id) = anchor { Some(id.clone()) } else { None });
        let first_lit = lit && core::mem::take(first);
        pieces.push(Piece { text: text.to_owned(), lit, numeral, event, first_lit });
    }
    pieces
}

/// The blocks of the text: headings, month headings, list items and paragraphs, wrapped lines joined.
fn block_spans(source: &str) -> Vec<(BlockKind, Span)> {
    let mut blocks: Vec<(BlockKind, Span)> = Vec::new();
    let mut at = 0;
    let mut open = false;
    for line in source.split_inclusive('\n') {
        let span = Span { start: at, end: at + line.len() };
        at = span.end;
        let text = line.trim();
        if text.is_empty() {
            open = false;
        } else if text.contains("<li>") {
            blocks.extend(row_blocks(line, span.start));
            open = false;
        } else if let Some(kind) = marked(text) {
            blocks.push((kind, span));
            open = kind == BlockKind::Item;
        } else if let Some((_, last)) = blocks.last_mut().filter(|_| open) {
            last.end = span.end;
        } else {
            blocks.push((BlockKind::Paragraph, span));
            open = true;
        }
    }
    blocks
}

/// What a line's first letters make of it.
fn marked(line: &str) -> Option<BlockKind> {
    if line.starts_with('#') {
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        // `## »` stands below a section's title, which is set as `#` or `##`.
        let sub = u8::from(line.contains('»'));
        return Some(BlockKind::Heading(u8::try_from(level).unwrap_or(6).min(6) + sub));
    }
    let month = line.strip_suffix('月').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    if month {
        return Some(BlockKind::Month);
    }
    line.starts_with("- ").then_some(BlockKind::Item)
}

/// The blocks of a table row: the month in its first cell, then its items.
fn row_blocks(line: &str, start: usize) -> Vec<(BlockKind, Span)> {
    let mut blocks = Vec::new();
    if let Some((month, _)) = line.split_once('\t') {
        blocks.push((BlockKind::Month, Span { start, end: start + month.len() }));
    }
    let mut at = 0;
    while let Some(open) = line.get(at..).and_then(|rest| rest.find("<li>")) {
        let from = at + open;
        let close = line.get(from..).and_then(|rest| rest.find("</li>"));
        let to = close.map_or(line.len(), |close| from + close + "</li>".len());
        blocks.push((BlockKind::Item, Span { start: start + from, end: start + to }));
        at = to;
    }
    blocks
}
