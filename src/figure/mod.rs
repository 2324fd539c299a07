//! Figures: a declared figure of a report becomes one value that every surface is drawn from.
//!
//! Takes a checked [`Report`] and a declaration with the reader's choices, gives a [`Figure`]: worded labels, marks
//! with positions on named scales, in reading order. Knows no pixel, no colour and no browser.

mod axis;
mod change;
mod counts;
mod density;
mod elsewhere;
mod magnitude;
mod pairs;
mod panels;
mod parts;
mod point;
mod series;
mod time;

pub use axis::{Axis, Decade, Tick};
pub use change::{Change, ChangeRow};
pub use counts::Tile;
pub use density::{Density, DensityMark, DensityMonth};
pub use elsewhere::Elsewhere;
pub use magnitude::{Covered, Magnitude, MagnitudeRow, Months};
pub use pairs::{Pairs, PairsColumn, PairsRow};
pub use panels::Panel;
pub use parts::{Part, PartsRow};
pub use point::{Growth, Lens, Point, growth};
pub use series::{Line, Series, Summary, Told};
pub use time::TimeMark;

use crate::report::schema::{Derived, FigureKind, FigureSpec, Nature, Statistic};
use crate::report::{Lang, Report, Theme};
use crate::words::fill::{Run, fill};
pub use crate::words::number::Amount;

/// What the reader chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The language of every label.
    pub lang: Lang,
    /// The measure, where the figure has several; the first where absent or unknown.
    pub measure: Option<String>,
    /// Bars on a linear axis instead of dots on a log axis.
    pub linear: bool,
    /// Whether the intervals of derived values are magnified.
    pub lenses: bool,
    /// Whether years published elsewhere are shown.
    pub elsewhere: bool,
    /// *series*: the span that is shown, as an address writes it; all where absent or unknown.
    pub span: Option<String>,
}

impl Options {
    /// The first view of a figure in a language.
    pub fn first(lang: Lang) -> Self {
        Self { lang, measure: None, linear: false, lenses: true, elsewhere: false, span: None }
    }
}

/// A figure: everything there is to show, in words and in positions.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Id of the figure.
    pub id: String,
    /// Id of its section.
    pub section: String,
    /// Theme of its section.
    pub theme: Option<Theme>,
    /// Language of its labels.
    pub lang: Lang,
    /// The finding.
    pub title: Vec<Run>,
    /// What is measured.
    pub subtitle: Vec<Run>,
    /// The measures to choose from: id and name.
    pub measures: Vec<(String, String)>,
    /// The measure shown.
    pub measure: Option<String>,
    /// Notes: heading and text.
    pub notes: Vec<(String, Vec<Run>)>,
    /// What is drawn.
    pub body: Body,
    /// Whether the reader can choose between a log and a linear axis.
    pub has_scales: bool,
    /// Whether there are derived intervals to magnify.
    pub has_lenses: bool,
    /// Whether there are years published elsewhere.
    pub has_elsewhere: bool,
    /// Every id shown in any measure, in order.
    pub ids: Vec<String>,
}

/// What is drawn, by kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Rows on one axis from zero.
    Change(Change),
    /// Small charts with an axis each.
    Panels(Vec<Panel>),
    /// Rows over many powers of ten.
    Magnitude(Magnitude),
    /// Shares of a whole.
    Parts(Vec<PartsRow>),
    /// Several measures of the same things.
    Pairs(Pairs),
    /// Events by month.
    Density(Density),
    /// Numbers beside each other.
    Counts(Vec<Tile>),
    /// Lines over time.
    Series(Series),
}

impl Figure {
    /// Makes a figure. Values that only some other kind of figure could show are left to the table.
    pub fn new(report: &Report, spec: &FigureSpec, options: &Options) -> Self {
        let lang = options.lang;
        let chosen = spec.measures.iter().find(|measure| Some(&measure.id) == options.measure.as_ref());
        let measure = chosen.or(spec.measures.first());
        let of = measure.map_or(&spec.of, |measure| &measure.of);
        let body = match spec.kind {
            FigureKind::Change => Body::Change(change::change(report, of, options)),
            FigureKind::Panels => Body::Panels(panels::panels(report, of, options)),
            FigureKind::Magnitude => Body::Magnitude(magnitude::magnitude(report, spec, options)),
            FigureKind::Parts => Body::Parts(parts::parts(report, of, lang)),
            FigureKind::Pairs => Body::Pairs(pairs::pairs(report, spec, measure.map(|one| one.id.as_str()), lang)),
            FigureKind::Density => Body::Density(density::density(report, &spec.acts, lang)),
            FigureKind::Counts => Body::Counts(counts::tiles(report, of, lang)),
            FigureKind::Series => Body::Series(series::series(report, of, options.span.as_deref(), lang)),
        };
        let has_lenses = matches!(&body, Body::Change(change) if change.rows.iter().any(ChangeRow::is_derived));
        let is_elsewhere = |id: &String| report.file().context.iter().any(|context| &context.statistic == id);
        let mut ids: Vec<String> = match &body {
            Body::Density(density) => density.targets().map(str::to_owned).collect(),
            _ => Vec::new(),
        };
        for id in spec.ids() {
            if !ids.iter().any(|known| known == id) {
                ids.push(id.to_owned());
            }
        }
        Self {
            id: spec.id.clone(),
            section: spec.section.clone(),
            theme: report.section(&spec.section).and_then(|section| section.theme),
            lang,
            title: fill(report, &spec.title, lang),
            subtitle: fill(report, &spec.subtitle, lang),
            measures: spec.measures.iter().map(|one| (one.id.clone(), one.name.get(lang).to_owned())).collect(),
            measure: measure.map(|measure| measure.id.clone()),
            notes: spec
                .notes
                .iter()
                .map(|note| (note.title.get(lang).to_owned(), fill(report, &note.text, lang)))
                .collect(),
            has_scales: spec.kind == FigureKind::Magnitude,
            has_lenses,
            has_elsewhere: matches!(spec.kind, FigureKind::Panels | FigureKind::Change) && of.iter().any(is_elsewhere),
            body,
            ids,
        }
    }

    /// The values published elsewhere that it shows, the latest first.
    pub fn elsewhere(&self) -> Vec<&Elsewhere> {
        let mut values: Vec<&Elsewhere> = match &self.body {
            Body::Panels(panels) => panels.iter().flat_map(|panel| &panel.elsewhere).collect(),
            Body::Change(change) => change.rows.iter().filter_map(|row| row.elsewhere.as_ref()).collect(),
            _ => Vec::new(),
        };
        values.sort_by_key(|one| core::cmp::Reverse(one.year));
        values
    }

    /// The marks that can be selected, in reading order.
    pub fn targets(&self) -> Vec<&str> {
        match &self.body {
            Body::Change(change) => change.rows.iter().flat_map(ChangeRow::targets).collect(),
            Body::Panels(panels) => panels.iter().flat_map(Panel::targets).collect(),
            Body::Magnitude(magnitude) => magnitude.rows.iter().flat_map(MagnitudeRow::targets).collect(),
            Body::Parts(rows) => rows.iter().flat_map(PartsRow::targets).collect(),
            Body::Pairs(pairs) => pairs.rows.iter().flat_map(PairsRow::targets).collect(),
            Body::Density(density) => density.targets().collect(),
            Body::Counts(tiles) => tiles.iter().map(|tile| tile.id.as_str()).collect(),
            Body::Series(series) => series.lines.iter().map(|line| line.id.as_str()).collect(),
        }
    }
}

/// The name of a statistic or derived value in a row.
fn row_name(report: &Report, id: &str, lang: Lang) -> String {
    let name = report.statistic(id).map(Statistic::row_name).or_else(|| report.derived(id).map(Derived::row_name));
    name.map(|text| text.get(lang).to_owned()).unwrap_or_default()
}

/// Whether a number counts things that can be drawn one by one.
fn is_countable(nature: Nature) -> bool {
    matches!(nature, Nature::Stock | Nature::Flow | Nature::Cumulative | Nature::Duration)
}
