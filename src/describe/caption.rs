//! The caption of a picture that is taken away, and its file name.
//!
//! Takes a report, a figure and the address it is shown at, gives every line that stands around the chart and what the
//! file says about itself: address, dataset, hash and ids. Never draws.

use super::sentence::sentence;
use crate::figure::{Body, Figure};
use crate::report::{Lang, Report};
use crate::words::export::{Download, trace};
use crate::words::fill::plain;
use crate::words::message::{Frame, Over};

/// What stands around a chart in a picture, and what the picture says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caption {
    /// Language of every line.
    pub lang: Lang,
    /// The finding.
    pub title: String,
    /// The measure shown, where the figure has several.
    pub measure: Option<String>,
    /// What is measured.
    pub subtitle: String,
    /// What the chart shows, in sentences; not seen, but read.
    pub sentence: String,
    /// Who published the values from elsewhere, where there are some.
    pub elsewhere: Option<String>,
    /// The publication and the section.
    pub source: String,
    /// The line that leads back.
    pub trace: String,
    /// The address of the figure.
    pub address: String,
    /// The id of the report.
    pub dataset: String,
    /// The SHA-256 of the dataset.
    pub hash: String,
    /// The statistics and derived values of the figure.
    pub ids: Vec<String>,
}

/// The caption of a figure that is shown at `address`.
pub fn caption(report: &Report, figure: &Figure, address: &str) -> Caption {
    let (lang, file) = (figure.lang, report.file());
    let section = report.section(&figure.section);
    let section = section.map(|one| format!("{} {}", one.id, one.title.get(lang))).unwrap_or_default();
    // Pairs show all of their measures at once.
    let one_at_a_time = !matches!(figure.body, Body::Pairs(_));
    let shown = |(id, _): &&(String, String)| one_at_a_time && Some(id) == figure.measure.as_ref();
    let measure = figure.measures.iter().find(shown);
    Caption {
        lang,
        title: plain(&figure.title),
        measure: measure.map(|(_, name)| name.clone()),
        subtitle: plain(&figure.subtitle),
        sentence: sentence(figure),
        elsewhere: publishers(figure),
        source: format!(
            "{}{}{}{section}",
            Frame::SourceLine.text(lang),
            file.publication.get(lang),
            Frame::Comma.text(lang)
        ),
        trace: trace(address, report.hash(), lang),
        address: address.to_owned(),
        dataset: file.id.clone(),
        hash: report.hash().to_owned(),
        ids: figure.ids.clone(),
    }
}

/// Who published what the report does not print, each once, in words; `None` where all that is shown is printed.
pub fn publishers(figure: &Figure) -> Option<String> {
    let lang = figure.lang;
    let (said, all): (_, Vec<&String>) = match &figure.body {
        Body::Panels(panels) => {
            let all = panels.iter().flat_map(|panel| &panel.elsewhere).map(|one| &one.publisher);
            (Download::Elsewhere.text(lang), all.collect())
        }
        Body::Series(series) => {
            (Over::PublishedBy.text(lang), series.lines.iter().filter_map(|line| line.publisher.as_ref()).collect())
        }
        _ => return None,
    };
    let mut publishers: Vec<&str> = Vec::new();
    for one in all {
        if !publishers.contains(&one.as_str()) {
            publishers.push(one);
        }
    }
    let names = publishers.join(Frame::Semicolon.text(lang));
    (!publishers.is_empty()).then(|| format!("{said}{names}"))
}

/// The name of a file: `tushuo-shanghai-2023-ch7-credit-balance-borrowers-zh.csv`.
pub fn file_name(report: &Report, figure: &Figure, extension: &str) -> String {
    let lang = if figure.lang == Lang::Zh { "zh" } else { "en" };
    // The first measure needs no name: a file without one shows it.
    let first = figure.measures.first().map(|(id, _)| id);
    let measure = figure.measure.as_ref().filter(|id| first != Some(*id));
    // A part of a time is named by its first and its last period, without what no name of a file may have.
    let part = match &figure.body {
        Body::Series(series) if series.is_part() => {
            let ends = [series.shown.0, series.shown.1].map(|at| series.edtf(at).unwrap_or_default().replace(':', ""));
            Some(ends.join("-to-"))
        }
        _ => None,
    };
    let parts = ["tushuo", &report.file().id, &figure.id].into_iter().chain(measure.map(String::as_str));
    let parts = parts.chain(part.as_deref()).chain([lang]);
    format!("{}.{extension}", parts.collect::<Vec<_>>().join("-"))
}
