//! The grid of the calendar: the weeks of a month, and where the focus goes by keys.
//!
//! Takes a month, gives its weeks; takes the month of each item in their order, the item that has the focus, and a move; gives the item that has it
//! next. The first item of a month is its heading. Never leaves the items, and never goes round.

use jiff::civil::Date;

/// A move of the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// To the item after.
    Next,
    /// To the item before.
    Previous,
    /// To the same line of a later or an earlier month, by so many months.
    Months(i8),
    /// To the heading of this month.
    MonthStart,
    /// To the last item of this month.
    MonthEnd,
    /// To the first item of all.
    Start,
    /// To the last item of all.
    End,
}

/// The item that has the focus after `step`: a place in `months`, which holds the month of each item in order.
pub fn moved(months: &[i8], at: usize, step: Move) -> Option<usize> {
    let month = *months.get(at)?;
    let last = months.len() - 1;
    let first_of = |month: i8| months.iter().position(|one| *one == month);
    let last_of = |month: i8| months.iter().rposition(|one| *one == month);
    match step {
        Move::Next => Some((at + 1).min(last)),
        Move::Previous => Some(at.saturating_sub(1)),
        Move::MonthStart => first_of(month),
        Move::MonthEnd => last_of(month),
        Move::Start => Some(0),
        Move::End => Some(last),
        Move::Months(by) => {
            let line = at - first_of(month)?;
            let wanted = month.saturating_add(by);
            // The nearest month there is, seen from where the move comes from.
            let later = months.iter().copied().filter(|one| *one > month);
            let earlier = months.iter().copied().filter(|one| *one < month);
            let target = if by >= 0 {
                later.filter(|one| *one <= wanted).max().or_else(|| months.iter().copied().find(|one| *one > month))
            } else {
                earlier
                    .filter(|one| *one >= wanted)
                    .min()
                    .or_else(|| months.iter().rev().copied().find(|one| *one < month))
            };
            let Some(target) = target else { return Some(at) };
            Some((first_of(target)? + line).min(last_of(target)?))
        }
    }
}

/// The next item, from the one after `at` on and round to it, whose name begins with what was typed; capital letters
/// and small ones are alike. While more than one letter is typed, the item itself may stay.
pub fn typed<'a>(names: impl IntoIterator<Item = &'a str>, at: usize, prefix: &str) -> Option<usize> {
    let prefix = prefix.to_lowercase();
    let stays = usize::from(prefix.chars().count() < 2);
    let starts = |name: &str| name.trim_start().to_lowercase().starts_with(&prefix);
    let found: Vec<usize> =
        names.into_iter().enumerate().filter(|(_, name)| starts(name)).map(|(place, _)| place).collect();
    found.iter().copied().find(|place| *place >= at + stays).or_else(|| found.first().copied())
}

/// The weeks of a month, Monday first; `None` for the days of the months around it.
pub fn weeks(year: i16, month: i8) -> Vec<[Option<i8>; 7]> {
    let Ok(first) = Date::new(year, month, 1) else { return Vec::new() };
    let before = first.weekday().to_monday_zero_offset();
    let cell = |at: i8| Some(at - before + 1).filter(|day| (1..=first.days_in_month()).contains(day));
    let cells = before + first.days_in_month();
    (0..cells).step_by(7).map(|week| core::array::from_fn(|day| cell(week + day as i8))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// January with two events, February with none, April with three.
    const MONTHS: [i8; 8] = [1, 1, 1, 2, 4, 4, 4, 4];

    fn check(at: usize, step: Move, expected: usize) {
        assert_eq!(moved(&MONTHS, at, step), Some(expected), "{at} {step:?}");
    }

    #[test]
    fn arrows_go_through_the_year_and_stop_at_its_ends() {
        check(2, Move::Next, 3);
        check(3, Move::Previous, 2);
        check(7, Move::Next, 7);
        check(0, Move::Previous, 0);
    }

    #[test]
    fn another_month_keeps_the_line_as_far_as_it_has_one() {
        check(2, Move::Months(1), 3);
        check(2, Move::Months(3), 6);
        check(7, Move::Months(-1), 3);
        check(6, Move::Months(-3), 2);
    }

    #[test]
    fn a_month_that_is_not_there_gives_way_to_the_nearest_beyond_it_or_before() {
        // March is not there: one month on from February is April.
        check(3, Move::Months(1), 4);
        // Three months on from April there is nothing.
        check(5, Move::Months(3), 5);
        check(1, Move::Months(-3), 1);
    }

    #[test]
    fn home_and_end_stay_in_the_month() {
        check(6, Move::MonthStart, 4);
        check(4, Move::MonthEnd, 7);
        check(5, Move::Start, 0);
        check(0, Move::End, 7);
    }

    #[test]
    fn typing_finds_the_next_name_and_goes_round() {
        let names = ["March", "measures", "plan", "May", "Measures on funds"];
        assert_eq!(typed(names, 0, "m"), Some(1));
        assert_eq!(typed(names, 4, "m"), Some(0));
        assert_eq!(typed(names, 1, "mea"), Some(1));
        assert_eq!(typed(names, 0, "x"), None);
    }

    #[test]
    fn a_month_begins_on_its_weekday_and_ends_on_its_last_day() {
        let may = weeks(2023, 5);
        assert_eq!(may.len(), 5);
        assert_eq!(may.first(), Some(&[Some(1), Some(2), Some(3), Some(4), Some(5), Some(6), Some(7)]));
        assert_eq!(may.last(), Some(&[Some(29), Some(30), Some(31), None, None, None, None]));
        assert_eq!(weeks(2023, 10).len(), 6);
        assert_eq!(weeks(2023, 13).len(), 0);
    }

    #[test]
    fn nothing_is_nowhere() {
        assert_eq!(moved(&[], 0, Move::Next), None);
        assert_eq!(typed([], 0, "a"), None);
    }
}
