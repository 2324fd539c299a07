//! The text equivalent of a figure: one or two sentences with what a reader sees first.
//!
//! Takes a figure alone, gives its sentences in its language. Says printed digits as the figure's labels have them and
//! derived values as derived; never a number that no label has.

use crate::figure::{
    Body, Change, ChangeRow, Density, Figure, Growth, Magnitude, Pairs, PairsRow, Panel, Part, PartsRow, Series, Tile,
    Told,
};
use crate::report::Lang;
use crate::words::message::{Chart, Frame};
use crate::words::sentence::{
    Whole, after, as_text, events, growth, in_year, measured, most_in, named, over_time, read_as, year_before,
};

/// The most numbers beside each other that are all said; of more, the first [`FIRST_TILES`].
const MOST_TILES: usize = 8;

/// How many of many numbers are said.
const FIRST_TILES: usize = 6;

/// How many things are said that several measures are shown of.
const FIRST_THINGS: usize = 3;

/// What a figure shows, in sentences.
pub fn sentence(figure: &Figure) -> String {
    let lang = figure.lang;
    let said = match &figure.body {
        Body::Change(change) => rows(change, measure(figure), lang),
        Body::Panels(panels) => small_charts(panels, lang),
        Body::Magnitude(magnitude) => ascending(magnitude, lang),
        Body::Parts(rows) => shares(rows, lang),
        Body::Pairs(pairs) => side_by_side(pairs, lang),
        Body::Density(density) => months(density, lang),
        Body::Counts(tiles) => numbers(tiles, lang),
        Body::Series(series) => over(series, lang),
    };
    if said.is_empty() { Whole::Nothing.text(lang).to_owned() } else { said.join(Whole::AfterSentence.text(lang)) }
}

/// The name of the measure shown, where there are several.
fn measure(figure: &Figure) -> Option<&str> {
    let chosen = figure.measures.iter().find(|(id, _)| Some(id) == figure.measure.as_ref());
    chosen.map(|(_, name)| name.as_str())
}

/// Clauses as one sentence; none where there are no clauses.
fn joined(before: &str, clauses: &[String], lang: Lang) -> Option<String> {
    let all = clauses.join(Frame::Semicolon.text(lang));
    (!clauses.is_empty()).then(|| format!("{before}{all}{}", Whole::FullStop.text(lang)))
}

/// The largest row with the year before, then the others in their order.
fn rows(change: &Change, measure: Option<&str>, lang: Lang) -> Vec<String> {
    let largest = change.rows.iter().max_by(|one, other| one.to.at.total_cmp(&other.to.at));
    let Some(largest) = largest else { return Vec::new() };
    let mut first = row(largest, lang);
    if let Some(from) = &largest.from {
        first.push_str(Frame::Comma.text(lang));
        first.push_str(&year_before(&from.label, lang));
    }
    let others = change.rows.iter().filter(|one| !core::ptr::eq(*one, largest));
    let clauses: Vec<String> = [first].into_iter().chain(others.map(|one| row(one, lang))).collect();
    let before = measure.map(|measure| format!("{measure}{}", Whole::AfterMeasure.text(lang))).unwrap_or_default();
    joined(&before, &clauses, lang).into_iter().collect()
}

fn row(row: &ChangeRow, lang: Lang) -> String {
    let value = named(&row.name, row.to.tag, &row.to.label.text(), lang);
    with_growth(value, row.growth.as_ref(), !row.to.derived, lang)
}

/// A value with its growth; what was printed without one is said to be.
fn with_growth(value: String, rate: Option<&Growth>, printed: bool, lang: Lang) -> String {
    let rate = match rate {
        Some(rate) => growth(&rate.label, rate.derived, lang),
        None if printed => Chart::NoGrowth.text(lang).to_owned(),
        None => return value,
    };
    format!("{value}{}{rate}", Frame::Comma.text(lang))
}

fn small_charts(panels: &[Panel], lang: Lang) -> Vec<String> {
    let clauses: Vec<String> = panels
        .iter()
        .map(|panel| {
            let printed = panel.printed.text();
            let value = if panel.faulty {
                read_as(&panel.name, &printed, &panel.to.label.text(), lang)
            } else {
                named(&panel.name, "", &printed, lang)
            };
            with_growth(value, panel.growth.as_ref(), true, lang)
        })
        .collect();
    joined(Whole::Panels.text(lang), &clauses, lang).into_iter().chain(from_elsewhere(panels, lang)).collect()
}

/// That years from elsewhere are shown, and which of them test a derived value and agree with it.
fn from_elsewhere(panels: &[Panel], lang: Lang) -> Option<String> {
    panels.iter().find(|panel| !panel.elsewhere.is_empty())?;
    let agreeing = panels.iter().filter(|panel| panel.elsewhere.iter().any(|one| one.agrees));
    let agreeing: Vec<&str> = agreeing.map(|panel| panel.name.as_str()).collect();
    let mut clauses = vec![Whole::Elsewhere.text(lang).to_owned()];
    if !agreeing.is_empty() {
        let names = agreeing.join(Frame::EnumComma.text(lang));
        clauses.push(format!("{}{names}", Whole::Agreeing.text(lang)));
    }
    joined("", &clauses, lang)
}

fn ascending(magnitude: &Magnitude, lang: Lang) -> Vec<String> {
    let mut rows: Vec<_> = magnitude.rows.iter().collect();
    rows.sort_by(|one, other| one.point.at.total_cmp(&other.point.at));
    let clause = |name: &str, tag: &str, amount: &str, period: &str| {
        format!("{}{}{period}", named(name, tag, amount, lang), Frame::Comma.text(lang))
    };
    let clauses: Vec<String> =
        rows.iter().map(|row| clause(&row.name, row.point.tag, &row.point.label.text(), &row.period)).collect();
    let Some(first) = joined(Whole::Ascending.text(lang), &clauses, lang) else { return Vec::new() };
    let differ = rows.windows(2).any(|pair| matches!(pair, [one, other] if one.period != other.period));
    let caution = if differ { Whole::PeriodsDiffer } else { Whole::NotAdded };
    vec![first, caution.text(lang).to_owned()]
}

fn numbers(tiles: &[Tile], lang: Lang) -> Vec<String> {
    let said = if tiles.len() > MOST_TILES { FIRST_TILES } else { tiles.len() };
    let clause = |tile: &Tile| named(&tile.name, tile.tag, &tile.amount.text(), lang);
    let clauses: Vec<String> = tiles.iter().take(said).map(clause).collect();
    let rest = (said < tiles.len()).then(|| Whole::TheRest.text(lang).to_owned());
    joined(Whole::Counts.text(lang), &clauses, lang).into_iter().chain(rest).collect()
}

fn shares(rows: &[PartsRow], lang: Lang) -> Vec<String> {
    let clause = |row: &PartsRow| match row.parts.as_slice() {
        [only] => named(&row.name, "", &as_text(&only.label, lang), lang),
        parts => {
            let label = |part: &Part| match &part.year {
                Some(year) => in_year(year, &part.label, lang),
                None => as_text(&part.label, lang),
            };
            of_name(&row.name, &parts.iter().map(label).collect::<Vec<_>>(), lang)
        }
    };
    let clauses: Vec<String> = rows.iter().map(clause).collect();
    joined("", &clauses, lang).into_iter().collect()
}

/// The first things and all that is measured of them.
fn side_by_side(pairs: &Pairs, lang: Lang) -> Vec<String> {
    // The unit that a column's heading gives is said with each value.
    let names =
        pairs.columns.iter().map(|column| column.name.split(Frame::Comma.text(lang)).next().unwrap_or_default());
    let names: Vec<&str> = names.collect();
    let clause = |row: &PairsRow| {
        let points = names.iter().zip(&row.points).filter_map(|(name, point)| Some((name, point.as_ref()?)));
        let values = points.map(|(name, point)| measured(name, point.tag, &point.label.text(), lang));
        of_name(&row.name, &values.collect::<Vec<_>>(), lang)
    };
    let clauses: Vec<String> = pairs.rows.iter().take(FIRST_THINGS).map(clause).collect();
    let rest = (FIRST_THINGS < pairs.rows.len()).then(|| Whole::TheRest.text(lang).to_owned());
    joined("", &clauses, lang).into_iter().chain(rest).collect()
}

/// A name and what is said of it.
fn of_name(name: &str, said: &[String], lang: Lang) -> String {
    format!("{name}{}{}", after(name, lang), said.join(Frame::Comma.text(lang)))
}

/// Each line with its ends and its extremes.
fn over(series: &Series, lang: Lang) -> Vec<String> {
    let clauses = series.lines.iter().zip(&series.told).filter_map(|(line, told)| {
        let told = told.as_ref()?;
        let each = [&told.first, &told.last, &told.highest, &told.lowest];
        let amounts = each.map(|one: &Told| one.amount.text());
        let [first, last, highest, lowest] = &amounts;
        let pairs = [(first, &told.first), (last, &told.last), (highest, &told.highest), (lowest, &told.lowest)];
        let pairs = pairs.map(|(amount, one)| (amount.as_str(), one.period.as_str()));
        Some(over_time(&line.name, told.values, pairs, lang))
    });
    joined("", &clauses.collect::<Vec<_>>(), lang).into_iter().collect()
}

/// How many of each theme, the fullest months, and what has no month.
fn months(density: &Density, lang: Lang) -> Vec<String> {
    let themes: Vec<String> = density.themes.iter().map(|(_, name, count)| events(name, *count, lang)).collect();
    let most = density.months.iter().map(|month| month.marks.len()).max().filter(|most| *most > 0);
    let fullest = density.months.iter().filter(|month| Some(month.marks.len()) == most);
    let fullest: Vec<&str> = fullest.map(|month| month.names.0.as_str()).collect();
    let mut clauses = Vec::new();
    if !themes.is_empty() {
        clauses.push(themes.join(Frame::EnumComma.text(lang)));
    }
    if !fullest.is_empty() {
        clauses.push(most_in(&fullest.join(Frame::EnumComma.text(lang)), lang));
    }
    clauses.extend((!density.undated.is_empty()).then(|| density.undated.clone()));
    joined(Whole::Months.text(lang), &clauses, lang).into_iter().collect()
}
