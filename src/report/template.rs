//! Wording templates: words with places where a value of the dataset is filled in.
//!
//! Takes `中小企业增长{sme-loan-balance.growth}`, gives its pieces. `{{` is a brace. Never looks a value up and
//! never words one.

/// A piece of a wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words as they are.
    Words(String),
    /// A place for a value.
    Slot(Slot),
}

/// A place for a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The statistic or derived value.
    pub id: String,
    /// What of it.
    pub part: SlotPart,
}

/// What of a value is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotPart {
    /// Qualifiers, digits and unit as printed: `近1亿元`.
    Printed,
    /// The digits alone.
    Value,
    /// The growth rate: `92.70%`.
    Growth,
    /// The interval of a derived value with its unit: `2468.2–2468.4亿元`.
    Interval,
    /// The settled digits of a derived value with its unit: `约29.5%`.
    About,
    /// As `About`, without the sign, for 'fell by'.
    Size,
}

/// Why a wording is no template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateError {
    /// A brace is opened and not closed, or closed and not opened.
    Brace,
    /// A place has no part, or one that is not known.
    Part(String),
}

/// Cuts a wording into its pieces.
pub fn parse(wording: &str) -> Result<Vec<Piece>, TemplateError> {
    let mut pieces = Vec::new();
    let mut words = String::new();
    let mut rest = wording;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(at);
        words.push_str(before);
        if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
            words.push_str(from.get(..1).unwrap_or_default());
            rest = after;
            continue;
        }
        let (inside, after) =
            from.strip_prefix('{').and_then(|open| open.split_once('}')).ok_or(TemplateError::Brace)?;
        if !words.is_empty() {
            pieces.push(Piece::Words(core::mem::take(&mut words)));
        }
        pieces.push(Piece::Slot(slot(inside)?));
        rest = after;
    }
    words.push_str(rest);
    if !words.is_empty() {
        pieces.push(Piece::Words(words));
    }
    Ok(pieces)
}

fn slot(inside: &str) -> Result<Slot, TemplateError> {
    let unknown = || TemplateError::Part(inside.to_owned());
    let (id, part) = inside.rsplit_once('.').ok_or_else(unknown)?;
    let part = match part {
        "printed" => SlotPart::Printed,
        "value" => SlotPart::Value,
        "growth" => SlotPart::Growth,
        "interval" => SlotPart::Interval,
        "about" => SlotPart::About,
        "size" => SlotPart::Size,
        _ => return Err(unknown()),
    };
    Ok(Slot { id: id.to_owned(), part })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_words_alternate() {
        let pieces = parse("增长{a.growth}，{{注}}").map_err(|_| ()).unwrap_or_default();
        assert_eq!(
            pieces,
            [
                Piece::Words("增长".into()),
                Piece::Slot(Slot { id: "a".into(), part: SlotPart::Growth }),
                Piece::Words("，{注}".into()),
            ]
        );
    }

    #[test]
    fn a_broken_template_says_how() {
        assert_eq!(parse("a {b"), Err(TemplateError::Brace));
        assert_eq!(parse("a } b"), Err(TemplateError::Brace));
        assert_eq!(parse("{a}"), Err(TemplateError::Part("a".into())));
        assert_eq!(parse("{a.b}"), Err(TemplateError::Part("a.b".into())));
    }
}
