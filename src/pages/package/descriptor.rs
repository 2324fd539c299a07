//! `datapackage.json`: what the package is, where it is from, and its resources.
//!
//! Takes a report, its source and the files of the tables, gives the descriptor. Sources are those the report names.

use serde_json::{Value, json};

use super::super::hash;
use super::table::Table;
use crate::pages::File;
use crate::report::problem::{REPORT_FILE, SOURCE_FILE};
use crate::report::{Lang, Report, Text};
use crate::words::package::Table as About;

/// The descriptor.
pub(super) fn descriptor(report: &Report, source: &[u8], tables: &[(Table, File)]) -> Value {
    let file = report.file();
    let mut resources: Vec<Value> = tables.iter().map(|(table, file)| of_table(report, table, file)).collect();
    resources.push(json!({
        "name": "report",
        "path": REPORT_FILE,
        "type": "json",
        "title": About::Report.both(),
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        "hash": format!("sha256:{}", report.hash()),
    }));
    resources.push(json!({
        "name": "source",
        "path": SOURCE_FILE,
        "title": About::Source.both(),
        "format": "md",
        "mediatype": "text/markdown",
        "encoding": "utf-8",
        "bytes": source.len(),
        "hash": format!("sha256:{}", hash(source)),
    }));
    json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": file.id.to_lowercase(),
        "id": format!("sha256:{}", report.hash()),
        "title": both(&file.title),
        "description": About::Package.both(),
        "sources": [{ "title": both(&file.publication) }],
        "resources": resources,
    })
}

fn of_table(report: &Report, table: &Table, file: &File) -> Value {
    let mut resource = json!({
        "name": table.name,
        "path": file.path,
        "title": table.about.both(),
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.bytes.len(),
        "hash": format!("sha256:{}", hash(&file.bytes)),
        "schema": table.schema(),
    });
    if let Some(resource) = resource.as_object_mut().filter(|_| table.name == "context") {
        resource.insert("sources".to_owned(), publishers(report).into());
    }
    resource
}

/// Who published the values from elsewhere, each address once.
fn publishers(report: &Report) -> Vec<Value> {
    let mut seen: Vec<&str> = Vec::new();
    let contexts = report.file().context.iter();
    let first = contexts.filter(|one| {
        let is_new = !seen.contains(&one.address.as_str());
        seen.push(&one.address);
        is_new
    });
    first.map(|one| json!({ "title": both(&one.publisher), "path": one.address })).collect()
}

/// A text in every language it has.
fn both(text: &Text) -> String {
    let texts: Vec<&str> = [Lang::Zh, Lang::En].into_iter().filter_map(|lang| text.exactly(lang)).collect();
    texts.join(" / ")
}
