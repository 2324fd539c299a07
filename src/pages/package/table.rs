//! A table of the Data Package: columns with types, keys, rows.
//!
//! Takes columns and rows, gives CSV and the Table Schema that describes it.

use serde_json::{Map, Value, json};

use crate::describe::csv::defused;
use crate::words::package::{Column, Table as About};

/// The type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text; printed digits too.
    Text,
    /// A text that is always there.
    Needed,
    /// An exact decimal.
    Decimal,
    /// A whole number.
    Count,
    /// A list of texts, as JSON.
    List,
    /// A date of mixed precision, EDTF.
    Date,
    /// An address.
    Address,
    /// One of a few words.
    OneOf(&'static [&'static str]),
}

/// A table.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) about: About,
    pub(super) columns: Vec<(&'static str, Kind, Column)>,
    pub(super) key: &'static [&'static str],
    /// Column, table that it refers to (empty: this one), column there.
    pub(super) refers: &'static [(&'static str, &'static str, &'static str)],
    pub(super) rows: Vec<Vec<String>>,
}

impl Table {
    pub(super) fn path(&self) -> String {
        format!("{}.csv", self.name)
    }

    /// The rows as CSV. A cell that a spreadsheet would run is defused.
    pub(super) fn csv(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        // Writing into memory cannot fail, and every row is as long as the first.
        let _ = writer.write_record(self.columns.iter().map(|(name, ..)| name));
        for row in &self.rows {
            let _ = writer.write_record(row.iter().map(|cell| defused(cell)));
        }
        writer.into_inner().unwrap_or_default()
    }

    /// The Table Schema.
    pub(super) fn schema(&self) -> Value {
        let fields: Vec<Value> = self.columns.iter().map(|(name, kind, about)| field(name, *kind, *about)).collect();
        let keys = self.refers.iter().map(|(column, table, there)| {
            json!({ "fields": [column], "reference": { "resource": table, "fields": [there] } })
        });
        let keys: Vec<Value> = keys.collect();
        let mut schema = json!({
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": fields,
            "primaryKey": self.key,
            "missingValues": [""],
        });
        if let Some(schema) = schema.as_object_mut().filter(|_| !keys.is_empty()) {
            schema.insert("foreignKeys".to_owned(), keys.into());
        }
        schema
    }
}

fn field(name: &str, kind: Kind, about: Column) -> Value {
    let mut field = Map::new();
    let mut say = |name: &str, value: Value| {
        field.insert(name.to_owned(), value);
    };
    say("name", json!(name));
    say("description", json!(about.both()));
    let type_ = match kind {
        Kind::Decimal => "number",
        Kind::Count => "integer",
        Kind::List => "array",
        _ => "string",
    };
    say("type", json!(type_));
    match kind {
        Kind::Needed => say("constraints", json!({ "required": true })),
        Kind::OneOf(words) => say("constraints", json!({ "enum": words })),
        Kind::Address => say("format", json!("uri")),
        Kind::Date => say("rdfType", json!("http://id.loc.gov/datatypes/edtf/EDTF")),
        Kind::Text | Kind::Decimal | Kind::Count | Kind::List => {}
    }
    field.into()
}
