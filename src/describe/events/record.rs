//! Events as records, one an event, as CSV and JSON carry them; and an event in words, as a calendar entry does.
//!
//! Takes a report's file and an event, gives strings of the dataset: dates are the EDTF of the dataset beside the
//! words of the print. Never completes a date.

use serde::Serialize;

use crate::describe::record::word;
use crate::report::Lang;
use crate::report::edtf::Edtf;
use crate::report::reading::Reading;
use crate::report::schema::{Basis, Event, Mention, ReportFile};
use crate::words::calendar::{Calendar, act};
use crate::words::takeaway;

/// An event. Absent fields are `null` in JSON and empty in CSV.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EventRecord {
    /// Its id.
    pub id: String,
    /// Its title in Chinese.
    pub title_zh: Option<String>,
    /// Its title in English.
    pub title_en: Option<String>,
    /// Its time, EDTF, exactly as precise as the print.
    pub date: Option<String>,
    /// The words of the print for it.
    pub date_printed: Option<String>,
    /// Whether the print says it: `printed`, `inferred` or `none`.
    pub date_basis: Option<String>,
    /// What was done, in the dataset's word.
    pub act: Option<String>,
    /// What it is about, in the dataset's word.
    pub theme: Option<String>,
    /// The lists that tell it, by id, each once.
    pub lists: Vec<String>,
    /// Every place that tells it.
    pub mentions: Vec<MentionRecord>,
    /// The words that the print is read as, where it has others.
    pub read_as: Option<String>,
    /// What is wrong with the print here, or what its places disagree on.
    pub fault: Option<String>,
    /// A remark of the editors.
    pub remark: Option<String>,
    /// The statistics that belong to it.
    pub statistics: Vec<String>,
    /// All of this in words; a calendar entry has the same.
    pub description: String,
}

/// A place that tells an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MentionRecord {
    /// The list, by id.
    pub list: String,
    /// Its title.
    pub list_title: String,
    /// The time this place gives, EDTF.
    pub date: Option<String>,
    /// The sentence as it is read.
    pub quote: String,
    /// The sentence byte for byte as the source text has it.
    pub exact: String,
    /// The sentence in English.
    pub translation: Option<String>,
}

/// The record of an event.
pub(super) fn record(file: &ReportFile, event: &Event, lang: Lang) -> EventRecord {
    let mut lists: Vec<String> = Vec::new();
    for mention in &event.mentions {
        if !lists.contains(&mention.list) {
            lists.push(mention.list.clone());
        }
    }
    EventRecord {
        id: event.id.clone(),
        title_zh: event.title.zh.clone(),
        title_en: event.title.en.clone(),
        date: event.date.clone(),
        date_printed: event.date_printed.clone(),
        date_basis: word(event.date_basis),
        act: word(event.act),
        theme: word(event.theme),
        lists,
        mentions: event.mentions.iter().map(|mention| told(file, mention, lang)).collect(),
        read_as: read_as(event).map(str::to_owned),
        fault: event.fault.as_ref().map(|fault| fault.why.get(lang).to_owned()),
        remark: event.remark.as_ref().map(|remark| remark.get(lang).to_owned()),
        statistics: event.statistics.clone(),
        description: description(file, event, lang),
    }
}

fn told(file: &ReportFile, mention: &Mention, lang: Lang) -> MentionRecord {
    MentionRecord {
        list: mention.list.clone(),
        list_title: list_title(file, mention, lang).to_owned(),
        date: mention.date.clone(),
        quote: Reading::of(&mention.quote.exact).text,
        exact: mention.quote.exact.clone(),
        translation: mention.quote.translation.as_ref().map(|translation| translation.en.clone()),
    }
}

fn list_title<'a>(file: &'a ReportFile, mention: &'a Mention, lang: Lang) -> &'a str {
    let list = file.lists.iter().find(|list| list.id == mention.list);
    list.map_or(mention.list.as_str(), |list| list.title.get(lang))
}

fn read_as(event: &Event) -> Option<&str> {
    event.fault.as_ref()?.read_as.as_ref()?.text.as_deref()
}

/// An event's time, where it can be read.
pub(super) fn read(date: Option<&str>) -> Option<Edtf> {
    Edtf::parse(date?).ok()
}

/// An event in words, a line each: what was done, when, every place that tells it, faults, remarks, the source.
pub fn description(file: &ReportFile, event: &Event, lang: Lang) -> String {
    let inferred = event.date_basis == Basis::Inferred;
    let time = takeaway::time(read(event.date.as_deref()), event.date_printed.as_deref(), inferred, lang);
    let mut lines = vec![
        takeaway::labelled(Calendar::Act.text(lang), act(event.act, lang), lang),
        takeaway::labelled(Calendar::Time.text(lang), &time, lang),
    ];
    for mention in &event.mentions {
        let quote = Reading::of(&mention.quote.exact).text;
        let list = list_title(file, mention, lang);
        lines.push(takeaway::mention(list, read(mention.date.as_deref()), &quote, lang));
        let translation = mention.quote.translation.as_ref().filter(|_| lang == Lang::En);
        lines.extend(translation.map(|translation| translation.en.clone()));
    }
    lines.extend(event.fault.as_ref().map(|fault| takeaway::fault(fault.why.get(lang), read_as(event), lang)));
    lines.extend(event.remark.as_ref().map(|remark| format!("{}{}", Calendar::Remark.text(lang), remark.get(lang))));
    lines.push(takeaway::source(&file.publication, &file.title, lang));
    lines.join("\n")
}
