//! A small reader of iCalendar, written from RFC 5545 and not from the writer: unfolds, takes apart, unescapes.

/// A property as it stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Property {
    /// Its name, without parameters.
    pub(crate) name: String,
    /// Its parameters, as written.
    pub(crate) parameters: String,
    /// Its value, as written.
    pub(crate) value: String,
}

/// A calendar: its own properties, and those of each entry.
#[derive(Debug, Default)]
pub(crate) struct Calendar {
    /// Properties of the calendar.
    pub(crate) own: Vec<Property>,
    /// Entries.
    pub(crate) entries: Vec<Vec<Property>>,
}

/// The lines of a file after unfolding; the file is refused where its lines do not end or begin as they must.
pub(crate) fn unfolded(bytes: &[u8]) -> Vec<String> {
    let text = core::str::from_utf8(bytes).expect("UTF-8").strip_suffix("\r\n").expect("an end of the last line");
    let mut lines: Vec<String> = Vec::new();
    for line in text.split("\r\n") {
        assert!(!line.contains(['\r', '\n']), "a line end that is none: {line:?}");
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// Reads a file with one calendar.
pub(crate) fn calendar(bytes: &[u8]) -> Calendar {
    let mut calendar = Calendar::default();
    let mut open: Vec<String> = Vec::new();
    for line in unfolded(bytes) {
        let (head, value) = line.split_once(':').expect("a name and a value");
        let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
        assert!(name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-'), "{line}");
        match name {
            "BEGIN" => {
                assert!(matches!((open.len(), value), (0, "VCALENDAR") | (1, "VEVENT")), "{line}");
                open.push(value.to_owned());
                calendar.entries.extend((value == "VEVENT").then(Vec::new));
            }
            "END" => assert_eq!(open.pop().as_deref(), Some(value)),
            _ => {
                let property =
                    Property { name: name.to_owned(), parameters: parameters.to_owned(), value: value.to_owned() };
                match open.len() {
                    1 => calendar.own.push(property),
                    2 => calendar.entries.last_mut().expect("an entry").push(property),
                    _ => panic!("outside of any calendar: {line}"),
                }
            }
        }
    }
    assert!(open.is_empty());
    calendar
}

/// The one property of a name.
pub(crate) fn one<'a>(properties: &'a [Property], name: &str) -> &'a Property {
    let found: Vec<&Property> = properties.iter().filter(|property| property.name == name).collect();
    assert_eq!(found.len(), 1, "{name} in {properties:?}");
    found[0]
}

/// A text without its escapes.
pub(crate) fn unescaped(value: &str) -> String {
    let mut letters = value.chars();
    let mut text = String::new();
    while let Some(letter) = letters.next() {
        text.push(match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => '\n',
                Some(letter @ ('\\' | ';' | ',')) => letter,
                other => panic!("an escape that is none: {other:?}"),
            },
            ';' | ',' => panic!("not escaped: {value}"),
            letter => letter,
        });
    }
    text
}
