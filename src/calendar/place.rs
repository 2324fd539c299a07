//! Where in the calendar a date belongs.
//!
//! Takes a date as precise as the print, gives the month it belongs to, or says that it has none. Never gives a
//! day to what was printed with a month.

use jiff::civil::Date;

use crate::report::edtf::Edtf;

/// Where an event stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In this month of the year, 1 to 12.
    Month(i8),
    /// In the year, or at no printed time at all: the month is not known.
    NoMonth,
    /// In this other year.
    OtherYear(i16),
}

impl Place {
    /// The place of a date in the calendar of `year`. A span stands where it begins, or where it enters the year.
    pub fn of(date: Option<Edtf>, year: i16) -> Self {
        let Some(date) = date else { return Self::NoMonth };
        if let Some(first) = first_day_within(date, year) {
            return Self::Month(first.month());
        }
        match date {
            Edtf::Month(in_year, month) if in_year == year => Self::Month(month),
            // 'Up to the end of September' is no month: it may have been any before.
            date if date.year() == year => Self::NoMonth,
            date => Self::OtherYear(date.year()),
        }
    }
}

/// The days of a month that a date names, first and last; `None` where it names none of them.
pub(super) fn days_within(date: Edtf, year: i16, month: i8) -> Option<(i8, i8)> {
    let (first, last) = date.days()?;
    let begin = Date::new(year, month, 1).ok()?;
    let end = begin.last_of_month();
    (first <= end && last >= begin).then(|| (first.max(begin).day(), last.min(end).day()))
}

/// How many days a month has; `None` where there is no such month.
pub(super) fn days_in_month(year: i16, month: i8) -> Option<i8> {
    Date::new(year, month, 1).ok().map(Date::days_in_month)
}

fn first_day_within(date: Edtf, year: i16) -> Option<Date> {
    let (first, last) = date.days()?;
    let begin = Date::new(year, 1, 1).ok()?;
    (first <= begin.last_of_year() && last >= begin).then(|| first.max(begin))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str) -> Place {
        Place::of(Edtf::parse(text).ok(), 2023)
    }

    #[test]
    fn a_month_and_the_days_in_it_belong_to_the_month() {
        assert_eq!(place("2023-09"), Place::Month(9));
        assert_eq!(place("2023-05-20"), Place::Month(5));
        assert_eq!(place("2023-05-20/2023-05-31"), Place::Month(5));
    }

    #[test]
    fn a_span_stands_where_it_begins_or_where_it_enters_the_year() {
        assert_eq!(place("2023-05-30/2023-06-02"), Place::Month(5));
        assert_eq!(place("2022-12-30/2023-01-02"), Place::Month(1));
        assert_eq!(place("2022-12-01/2022-12-02"), Place::OtherYear(2022));
    }

    #[test]
    fn what_has_no_printed_month_gets_none() {
        for text in ["", "2023", "../2023-09", "../2023", "../2023-09-30"] {
            assert_eq!(place(text), Place::NoMonth, "{text}");
        }
        assert_eq!(place("2027"), Place::OtherYear(2027));
        assert_eq!(place("2022-11"), Place::OtherYear(2022));
    }

    #[test]
    fn only_printed_days_have_days() {
        let days = |text: &str, month| Edtf::parse(text).ok().and_then(|date| days_within(date, 2023, month));
        assert_eq!(days("2023-05", 5), None);
        assert_eq!(days("2023-05-20/2023-05-31", 5), Some((20, 31)));
        assert_eq!(days("2023-05-30/2023-06-02", 5), Some((30, 31)));
        assert_eq!(days("2023-05-20", 6), None);
    }
}
