//! Strings: every wording in every language of the report, and no character that cannot be seen.
//!
//! Takes the report, adds faults; gives the list of wordings that other families read. Never judges what a
//! wording says.

use super::{Faults, Scope};
use crate::report::problem::{Code, FormFault};
use crate::report::schema::{Counted, Fault, FigureSpec, Lang, Quote, ReportFile, Statistic, Text};

/// A wording and its place.
pub(super) struct Worded<'a> {
    pub(super) path: String,
    pub(super) id: &'a str,
    pub(super) text: &'a Text,
    pub(super) usage: Use,
}

/// What a wording is used as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// Words as they are.
    Plain,
    /// Words without digits.
    Digitless,
    /// A template: words without digits, and places for values.
    Template,
}

pub(super) fn check(scope: &Scope<'_>, faults: &mut Faults) {
    for worded in wordings(scope.file) {
        for lang in &scope.file.languages {
            let path = || format!("{}.{}", worded.path, key(*lang));
            match worded.text.exactly(*lang).map(str::trim) {
                None | Some("") => faults.add(path(), worded.id, Code::Form(FormFault::NoWording { lang: *lang })),
                Some(words) => check_visible(words, path(), worded.id, faults),
            }
        }
    }
    let mut plain = Plain { faults };
    plain.file(scope.file);
}

/// The field of a wording that holds a language.
pub(super) fn key(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    }
}

/// Refuses characters that cannot be seen, and that can make a text read otherwise than it is.
fn check_visible(words: &str, path: String, id: &str, faults: &mut Faults) {
    if let Some(letter) = words.chars().find(|letter| is_invisible(*letter)) {
        faults.add(path, id, Code::Form(FormFault::Invisible { code_point: u32::from(letter) }));
    }
}

/// Whether a letter is a control character, a mark of writing direction, or a widthless blank: none is seen, and
/// some make a text read otherwise than it is.
pub fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Walks over the strings that are not wordings in several languages.
struct Plain<'a> {
    faults: &'a mut Faults,
}

impl Plain<'_> {
    fn string(&mut self, words: &str, path: String, id: &str) {
        if words.trim().is_empty() {
            self.faults.add(path, id, Code::Form(FormFault::Blank));
        } else {
            check_visible(words, path, id, self.faults);
        }
    }

    fn file(&mut self, file: &ReportFile) {
        for (at, one) in file.statistics.iter().enumerate() {
            self.statistic(one, &format!("statistics[{at}]"));
        }
        for (at, one) in file.derived.iter().enumerate() {
            self.counted(one.counted.as_ref(), &format!("derived[{at}]"), &one.id);
        }
        for (at, one) in file.lists.iter().enumerate() {
            for (heading_at, heading) in one.headings.iter().enumerate() {
                let path = format!("lists[{at}].headings[{heading_at}]");
                self.quote(&heading.quote, &format!("{path}.quote"), &one.id);
                self.read_as(heading.fault.as_ref(), &path, &one.id);
            }
        }
        for (at, one) in file.events.iter().enumerate() {
            let path = format!("events[{at}]");
            if let Some(printed) = &one.date_printed {
                self.string(printed, format!("{path}.date_printed"), &one.id);
            }
            for (mention_at, mention) in one.mentions.iter().enumerate() {
                self.quote(&mention.quote, &format!("{path}.mentions[{mention_at}].quote"), &one.id);
            }
            self.read_as(one.fault.as_ref(), &path, &one.id);
        }
        for (at, one) in file.context.iter().enumerate() {
            self.string(&one.address, format!("context[{at}].address"), &one.statistic);
        }
        for (at, one) in file.series.iter().enumerate() {
            let path = format!("series[{at}]");
            self.counted(one.counted.as_ref(), &path, &one.id);
            if let Some(quote) = &one.quote {
                self.quote(quote, &format!("{path}.quote"), &one.id);
            }
            if let Some(published) = &one.published {
                self.string(&published.address, format!("{path}.published.address"), &one.id);
            }
        }
    }

    fn statistic(&mut self, one: &Statistic, path: &str) {
        for (at, qualifier) in one.qualifiers.iter().enumerate() {
            self.string(&qualifier.printed, format!("{path}.qualifiers[{at}].printed"), &one.id);
        }
        if let Some(printed) = &one.period.printed {
            self.string(printed, format!("{path}.period.printed"), &one.id);
        }
        for (at, quote) in one.quotes.iter().enumerate() {
            self.quote(quote, &format!("{path}.quotes[{at}]"), &one.id);
        }
        self.counted(one.counted.as_ref(), path, &one.id);
        self.read_as(one.fault.as_ref(), path, &one.id);
    }

    fn counted(&mut self, counted: Option<&Counted>, path: &str, id: &str) {
        if let Some(Counted { one, other }) = counted {
            self.string(one, format!("{path}.counted.one"), id);
            self.string(other, format!("{path}.counted.other"), id);
        }
    }

    fn quote(&mut self, quote: &Quote, path: &str, id: &str) {
        if let Some(translation) = &quote.translation {
            self.string(&translation.en, format!("{path}.translation.en"), id);
        }
    }

    fn read_as(&mut self, fault: Option<&Fault>, path: &str, id: &str) {
        let Some(read) = fault.and_then(|fault| fault.read_as.as_ref()) else { return };
        for (name, words) in [("printed", &read.printed), ("unit", &read.unit), ("text", &read.text)] {
            if let Some(words) = words {
                self.string(words, format!("{path}.fault.read_as.{name}"), id);
            }
        }
    }
}

/// Every wording of the report that has languages, in the order of the file.
pub(super) fn wordings(file: &ReportFile) -> Vec<Worded<'_>> {
    let mut list = List { list: Vec::new() };
    list.plain("title".to_owned(), "", &file.title);
    list.plain("publication".to_owned(), "", &file.publication);
    list.add("summary".to_owned(), "", &file.summary, Use::Template);
    for (at, one) in file.sections.iter().enumerate() {
        list.plain(format!("sections[{at}].title"), &one.id, &one.title);
        list.plain(format!("sections[{at}].short"), &one.id, &one.short);
    }
    for (at, one) in file.lists.iter().enumerate() {
        list.plain(format!("lists[{at}].title"), &one.id, &one.title);
        for (heading_at, heading) in one.headings.iter().enumerate() {
            list.fault(&format!("lists[{at}].headings[{heading_at}]"), &one.id, heading.fault.as_ref());
        }
    }
    for (at, one) in file.statistics.iter().enumerate() {
        let path = format!("statistics[{at}]");
        list.named(&path, &one.id, &one.name, one.short.as_ref());
        list.fault(&path, &one.id, one.fault.as_ref());
        list.optional(format!("{path}.remark"), &one.id, one.remark.as_ref(), Use::Plain);
    }
    for (at, one) in file.derived.iter().enumerate() {
        list.named(&format!("derived[{at}]"), &one.id, &one.name, one.short.as_ref());
    }
    for (at, one) in file.events.iter().enumerate() {
        let path = format!("events[{at}]");
        list.plain(format!("{path}.title"), &one.id, &one.title);
        list.optional(format!("{path}.short"), &one.id, one.short.as_ref(), Use::Plain);
        list.fault(&path, &one.id, one.fault.as_ref());
        list.optional(format!("{path}.remark"), &one.id, one.remark.as_ref(), Use::Plain);
    }
    for (at, one) in file.left_out.iter().enumerate() {
        list.plain(format!("left_out[{at}].why"), "", &one.why);
    }
    for (at, one) in file.context.iter().enumerate() {
        list.plain(format!("context[{at}].publisher"), &one.statistic, &one.publisher);
        list.optional(format!("context[{at}].remark"), &one.statistic, one.remark.as_ref(), Use::Plain);
    }
    for (at, one) in file.series.iter().enumerate() {
        let path = format!("series[{at}]");
        list.named(&path, &one.id, &one.name, one.short.as_ref());
        let publisher = one.published.as_ref().map(|published| &published.publisher);
        list.optional(format!("{path}.published.publisher"), &one.id, publisher, Use::Plain);
        list.optional(format!("{path}.remark"), &one.id, one.remark.as_ref(), Use::Plain);
    }
    for (at, one) in file.figures.iter().enumerate() {
        list.figure(&format!("figures[{at}]"), one);
    }
    for (at, one) in file.deck.iter().enumerate() {
        list.optional(format!("deck[{at}].title"), "", one.title.as_ref(), Use::Template);
        list.optional(format!("deck[{at}].subtitle"), "", one.subtitle.as_ref(), Use::Template);
        list.optional(format!("deck[{at}].notes"), "", one.notes.as_ref(), Use::Template);
    }
    list.list
}

struct List<'a> {
    list: Vec<Worded<'a>>,
}

impl<'a> List<'a> {
    fn add(&mut self, path: String, id: &'a str, text: &'a Text, usage: Use) {
        self.list.push(Worded { path, id, text, usage });
    }

    fn plain(&mut self, path: String, id: &'a str, text: &'a Text) {
        self.add(path, id, text, Use::Plain);
    }

    fn optional(&mut self, path: String, id: &'a str, text: Option<&'a Text>, usage: Use) {
        if let Some(text) = text {
            self.add(path, id, text, usage);
        }
    }

    fn named(&mut self, path: &str, id: &'a str, name: &'a Text, short: Option<&'a Text>) {
        self.plain(format!("{path}.name"), id, name);
        self.optional(format!("{path}.short"), id, short, Use::Plain);
    }

    fn fault(&mut self, path: &str, id: &'a str, fault: Option<&'a Fault>) {
        self.optional(format!("{path}.fault.why"), id, fault.map(|fault| &fault.why), Use::Plain);
    }

    fn figure(&mut self, path: &str, figure: &'a FigureSpec) {
        let id = figure.id.as_str();
        self.add(format!("{path}.title"), id, &figure.title, Use::Template);
        self.add(format!("{path}.subtitle"), id, &figure.subtitle, Use::Template);
        self.add(format!("{path}.short"), id, &figure.short, Use::Digitless);
        for (at, measure) in figure.measures.iter().enumerate() {
            self.add(format!("{path}.measures[{at}].name"), id, &measure.name, Use::Digitless);
        }
        for (at, note) in figure.notes.iter().enumerate() {
            self.add(format!("{path}.notes[{at}].title"), id, &note.title, Use::Digitless);
            self.add(format!("{path}.notes[{at}].text"), id, &note.text, Use::Template);
        }
    }
}
