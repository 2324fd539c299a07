//! The page as a schema.org `Dataset`, for search engines.
//!
//! Takes a page, gives JSON-LD. Says only what the report says: no licence and no author is made up. Addresses are
//! absolute where the public one is configured, else relative to the page.

use serde_json::{Map, Value, json};

use super::head::picture;
use super::lang_code;
use super::page::Page;
use crate::report::schema::Statistic;
use crate::share::place;
use crate::state::View;
use crate::words::fill::{fill, plain};

/// The data set that a page shows: the chapter, or a figure as a part of it.
pub(super) fn data_set(page: &Page<'_>) -> Value {
    let file = page.report().file();
    let mut set = Map::new();
    let mut say = |name: &str, value: Value| {
        set.insert(name.to_owned(), value);
    };
    say("@context", json!("https://schema.org"));
    say("@type", json!("Dataset"));
    say("name", json!(page.headline()));
    say("description", json!(page.description()));
    say("inLanguage", json!(lang_code(page.lang)));
    say("temporalCoverage", json!(file.year.to_string()));
    say("isBasedOn", json!({ "@type": "Report", "name": file.publication.get(page.lang) }));
    if let View::Figure(id) = &page.view {
        say("identifier", json!(format!("{}/{id}", file.id)));
        say("isPartOf", chapter(page));
    } else {
        say("identifier", json!(file.id));
    }
    say("variableMeasured", variables(page).into());
    say("distribution", distribution(page).into());
    if let Some(base) = &page.site.base {
        say("url", json!(format!("{base}{}", page.path())));
    }
    if let Some(picture) = picture(page) {
        say("image", json!(picture));
    }
    set.into()
}

fn chapter(page: &Page<'_>) -> Value {
    let (report, lang) = (page.report(), page.lang);
    json!({
        "@type": "Dataset",
        "name": report.file().title.get(lang),
        "description": plain(&fill(report, &report.file().summary, lang)),
        "identifier": report.file().id,
        "url": address(page, &place::page(report, &View::Overview, lang)),
    })
}

/// The printed values, as printed.
fn variables(page: &Page<'_>) -> Vec<Value> {
    let variable = |one: &Statistic| {
        json!({
            "@type": "PropertyValue",
            "propertyID": one.id,
            "name": one.name.get(page.lang),
            "value": one.printed,
            "unitText": one.unit,
        })
    };
    match page.figure() {
        Some(figure) => figure.ids.iter().filter_map(|id| page.report().statistic(id)).map(variable).collect(),
        None => page.report().file().statistics.iter().map(variable).collect(),
    }
}

/// The files that hold it.
fn distribution(page: &Page<'_>) -> Vec<Value> {
    let report = page.report();
    let folder = format!("data/{}/", report.file().id);
    let download = |name: &str, kind: &str| {
        json!({
            "@type": "DataDownload",
            "name": name,
            "encodingFormat": kind,
            "contentUrl": address(page, &format!("{folder}{name}")),
        })
    };
    let mut whole = download("report.json", "application/json");
    if let Some(fields) = whole.as_object_mut() {
        fields.insert("sha256".to_owned(), json!(report.hash()));
    }
    let tables = ["statistics.csv", "derived.csv", "events.csv", "context.csv"];
    [whole, download("datapackage.json", "application/json")]
        .into_iter()
        .chain(tables.map(|name| download(name, "text/csv")))
        .collect()
}

fn address(page: &Page<'_>, path: &str) -> String {
    page.site.base.as_ref().map_or_else(|| page.file(path), |base| format!("{base}{path}"))
}
