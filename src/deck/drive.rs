//! Driving: which key asks for what, and what comes next.
//!
//! Takes the names of keys as browsers give them, and where one is in a deck; gives what is asked for and the next
//! place. Pure; never touches a page.

use super::steps;
use crate::report::schema::Slide;

/// A place in a deck: a slide and a step, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// The slide.
    pub slide: u32,
    /// The step inside it.
    pub step: u32,
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drive {
    /// The next step or slide.
    Next,
    /// The one before.
    Previous,
    /// The first slide.
    First,
    /// The last slide.
    Last,
    /// A digit of the number of a slide.
    Digit(u8),
    /// The slide whose number was typed; without one, the next.
    Enter,
    /// Full screen, or out of it.
    FullScreen,
    /// Nothing but black, or back.
    Black,
    /// Nothing but white, or back.
    White,
    /// All slides at once, or back.
    Overview,
    /// What the presenter says, or not.
    Notes,
    /// The time since the beginning, or not.
    Clock,
    /// Closes what is open, else ends.
    Escape,
}

/// A key that was pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Key<'a> {
    /// Its name: `KeyboardEvent.key`.
    pub name: &'a str,
    /// With Shift.
    pub shift: bool,
    /// With Ctrl, Alt or the system's key: then it is not ours.
    pub modified: bool,
}

/// What a key asks for. `letters` is whether keys of one character do anything (WCAG 2.1.4).
pub fn asks(key: Key<'_>, letters: bool) -> Option<Drive> {
    if key.modified {
        return None;
    }
    match key.name {
        "ArrowRight" | "ArrowDown" | "PageDown" => Some(Drive::Next),
        "ArrowLeft" | "ArrowUp" | "PageUp" | "Backspace" => Some(Drive::Previous),
        " " | "Spacebar" => Some(if key.shift { Drive::Previous } else { Drive::Next }),
        "Home" => Some(Drive::First),
        "End" => Some(Drive::Last),
        "Enter" => Some(Drive::Enter),
        "Escape" => Some(Drive::Escape),
        name if letters => letter(name),
        _ => None,
    }
}

fn letter(name: &str) -> Option<Drive> {
    let mut letters = name.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else { return None };
    match letter.to_ascii_lowercase() {
        // Clickers send a full stop for a black screen.
        'b' | '.' => Some(Drive::Black),
        'w' | ',' => Some(Drive::White),
        'f' => Some(Drive::FullScreen),
        'o' => Some(Drive::Overview),
        'n' => Some(Drive::Notes),
        't' => Some(Drive::Clock),
        letter => letter.to_digit(10).and_then(|digit| u8::try_from(digit).ok()).map(Drive::Digit),
    }
}

/// The number that is being typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Typed(Option<u32>);

impl Typed {
    /// With one digit more; a number longer than any deck begins anew.
    #[must_use]
    pub fn with(self, digit: u8) -> Self {
        const MOST: u32 = 9_999;
        let digit = u32::from(digit);
        let longer = self.0.unwrap_or(0) * 10 + digit;
        Self(Some(if longer > MOST { digit } else { longer }))
    }

    /// The number, where one was typed.
    pub fn number(self) -> Option<u32> {
        self.0
    }
}

impl At {
    /// Where the first slide begins.
    pub const START: Self = Self { slide: 1, step: 1 };

    /// The beginning of a slide of a deck, the nearest where there is none of this number.
    pub fn of_slide(slides: &[Slide], slide: u32) -> Self {
        Self { slide: slide.clamp(1, count(slides)), step: 1 }
    }

    /// The next step, else the next slide; the last stays.
    #[must_use]
    pub fn next(self, slides: &[Slide]) -> Self {
        if self.step < self.steps(slides) {
            Self { step: self.step + 1, ..self }
        } else if self.slide < count(slides) {
            Self { slide: self.slide + 1, step: 1 }
        } else {
            self
        }
    }

    /// The step before, else the slide before as it ended; the first stays.
    #[must_use]
    pub fn previous(self, slides: &[Slide]) -> Self {
        if self.step > 1 {
            return Self { step: self.step - 1, ..self };
        }
        let slide = self.slide.saturating_sub(1).max(1);
        let before = Self { slide, step: 1 };
        if slide == self.slide { self } else { Self { step: before.steps(slides), ..before } }
    }

    /// The nearest place that a deck has.
    #[must_use]
    pub fn nearest(self, slides: &[Slide]) -> Self {
        let slide = self.slide.clamp(1, count(slides));
        let at = Self { slide, step: 1 };
        if slide == self.slide { Self { step: self.step.clamp(1, at.steps(slides)), ..at } } else { at }
    }

    fn steps(self, slides: &[Slide]) -> u32 {
        slides.get((self.slide as usize).saturating_sub(1)).map_or(1, steps)
    }
}

fn count(slides: &[Slide]) -> u32 {
    u32::try_from(slides.len()).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::schema::SlideStep;

    fn deck() -> Vec<Slide> {
        let two = Slide { steps: vec![SlideStep::Derived, SlideStep::Printed], ..Slide::default() };
        vec![Slide::default(), two, Slide::default()]
    }

    fn at(slide: u32, step: u32) -> At {
        At { slide, step }
    }

    fn key(name: &str) -> Key<'_> {
        Key { name, ..Key::default() }
    }

    #[test]
    fn forwards_goes_through_every_step_and_stays_at_the_end() {
        let deck = deck();
        let mut place = At::START;
        let mut seen = vec![place];
        for _ in 0..5 {
            place = place.next(&deck);
            seen.push(place);
        }
        assert_eq!(seen, [at(1, 1), at(2, 1), at(2, 2), at(3, 1), at(3, 1), at(3, 1)]);
    }

    #[test]
    fn backwards_comes_to_a_slide_as_it_ended() {
        let deck = deck();
        assert_eq!(at(3, 1).previous(&deck), at(2, 2));
        assert_eq!(at(2, 2).previous(&deck), at(2, 1));
        assert_eq!(At::START.previous(&deck), At::START);
    }

    #[test]
    fn a_place_that_is_not_there_is_the_nearest() {
        let deck = deck();
        assert_eq!(at(99, 2).nearest(&deck), at(3, 1));
        assert_eq!(at(2, 9).nearest(&deck), at(2, 2));
        assert_eq!(At::of_slide(&deck, 0), At::START);
        assert_eq!(At::of_slide(&[], 7), At::START);
    }

    #[test]
    fn every_key_of_the_keyboard_and_of_clickers() {
        let keys = [
            ("ArrowRight", Drive::Next),
            ("ArrowDown", Drive::Next),
            ("PageDown", Drive::Next),
            (" ", Drive::Next),
            ("ArrowLeft", Drive::Previous),
            ("ArrowUp", Drive::Previous),
            ("PageUp", Drive::Previous),
            ("Backspace", Drive::Previous),
            ("Home", Drive::First),
            ("End", Drive::Last),
            ("Enter", Drive::Enter),
            ("Escape", Drive::Escape),
        ];
        for (name, drive) in keys {
            assert_eq!(asks(key(name), true), Some(drive), "{name}");
            assert_eq!(asks(key(name), false), Some(drive), "{name} is no letter");
            assert_eq!(asks(Key { modified: true, ..key(name) }, true), None, "{name} with a modifier");
        }
        assert_eq!(asks(Key { shift: true, ..key(" ") }, true), Some(Drive::Previous));
    }

    #[test]
    fn letters_work_in_either_case_and_can_be_switched_off() {
        let letters = [
            ("f", Drive::FullScreen),
            ("B", Drive::Black),
            (".", Drive::Black),
            ("w", Drive::White),
            ("O", Drive::Overview),
            ("n", Drive::Notes),
            ("T", Drive::Clock),
            ("7", Drive::Digit(7)),
        ];
        for (name, drive) in letters {
            assert_eq!(asks(key(name), true), Some(drive), "{name}");
            assert_eq!(asks(key(name), false), None, "{name}");
        }
        for name in ["x", "F5", "Tab", "Shift", "文", ""] {
            assert_eq!(asks(key(name), true), None, "{name}");
        }
    }

    #[test]
    fn digits_make_a_number() {
        assert_eq!(Typed::default().number(), None);
        assert_eq!(Typed::default().with(1).with(2).number(), Some(12));
        let long = [9, 9, 9, 9, 3].into_iter().fold(Typed::default(), Typed::with);
        assert_eq!(long.number(), Some(3));
    }
}
