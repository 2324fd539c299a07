//! Text equivalents of the real report's figures: whole sentences, and no number that a label does not have.

use tushuo::describe::sentence::sentence;
use tushuo::figure::{Body, Figure, Point};
use tushuo::report::Lang;

use crate::{LANGS, report, views};

/// Everything that is written in the chart of a figure.
fn labels(figure: &Figure) -> Vec<String> {
    let point = |point: &Point| point.label.text();
    match &figure.body {
        Body::Change(change) => {
            let of_row = |row: &tushuo::figure::ChangeRow| {
                let growth = row.growth.as_ref().map(|growth| growth.label.clone());
                row.from.iter().chain([&row.to]).map(point).chain([row.name.clone()]).chain(growth).collect::<Vec<_>>()
            };
            change.rows.iter().flat_map(of_row).collect()
        }
        Body::Panels(panels) => {
            let of_panel = |panel: &tushuo::figure::Panel| {
                let growth = panel.growth.as_ref().map(|growth| growth.label.clone());
                [panel.name.clone(), panel.printed.text(), point(&panel.to)]
                    .into_iter()
                    .chain(growth)
                    .collect::<Vec<_>>()
            };
            panels.iter().flat_map(of_panel).collect()
        }
        Body::Magnitude(magnitude) => {
            magnitude.rows.iter().flat_map(|row| [row.name.clone(), row.period.clone(), point(&row.point)]).collect()
        }
        Body::Parts(rows) => {
            let of_part =
                |part: &tushuo::figure::Part| part.year.iter().cloned().chain([part.label.clone()]).collect::<Vec<_>>();
            rows.iter().flat_map(|row| row.parts.iter().flat_map(of_part).chain([row.name.clone()])).collect()
        }
        Body::Pairs(pairs) => {
            let points =
                pairs.rows.iter().flat_map(|row| row.points.iter().flatten().map(point).chain([row.name.clone()]));
            points.chain(pairs.columns.iter().map(|column| column.name.clone())).collect()
        }
        Body::Density(density) => {
            let themes = density.themes.iter().map(|(_, name, count)| format!("{name} {count}"));
            let months = density.months.iter().map(|month| month.names.0.clone());
            themes.chain(months).chain([density.undated.clone()]).collect()
        }
        Body::Counts(tiles) => tiles.iter().flat_map(|tile| [tile.name.clone(), tile.amount.text()]).collect(),
        Body::Series(series) => {
            let told = series.lines.iter().zip(series.told.iter().flatten());
            let labels = told.flat_map(|(line, told)| {
                let values = [&told.first, &told.last, &told.lowest, &told.highest];
                let words = values.into_iter().flat_map(|one| [one.amount.text(), one.period.clone()]);
                core::iter::once(line.name.clone()).chain(words).collect::<Vec<_>>()
            });
            labels.collect()
        }
    }
}

/// Runs of digits, with the points and commas inside them.
fn digit_runs(text: &str) -> Vec<&str> {
    let runs = text.split(|letter: char| !letter.is_ascii_digit() && letter != '.' && letter != ',');
    runs.map(|run| run.trim_matches(['.', ','])).filter(|run| !run.is_empty()).collect()
}

#[test]
fn every_figure_is_said_in_whole_sentences_with_the_digits_of_its_labels() {
    let report = report();
    for (lang, _) in LANGS {
        for (name, figure) in views(&report, lang) {
            let said = sentence(&figure);
            println!("{name}: {said}");
            assert!(said.ends_with(if lang == Lang::Zh { '。' } else { '.' }), "{name}: {said}");
            assert!(said.chars().count() > 12, "{name}: {said}");
            let stop = if lang == Lang::Zh { "。" } else { ". " };
            assert!(said.matches(stop).count() <= 2, "{name}: {said}");
            let labels = labels(&figure);
            let known: Vec<&str> = labels.iter().flat_map(|label| digit_runs(label)).collect();
            for run in digit_runs(&said) {
                assert!(known.contains(&run), "{name}: {run} is in no label: {said}");
            }
        }
    }
}

#[test]
fn what_is_derived_is_said_to_be() {
    let report = report();
    for (lang, word) in [(Lang::Zh, "推算"), (Lang::En, "derived")] {
        let figure =
            |id| Figure::new(&report, report.figure(id).expect("declared"), &tushuo::figure::Options::first(lang));
        let said = sentence(&figure("credit-balance"));
        assert!(said.contains(word) && said.contains("52.14%") && said.contains("92.70%"), "{said}");
        assert!(!sentence(&figure("insurance")).contains(word));
    }
}
