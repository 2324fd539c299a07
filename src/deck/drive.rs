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

/// What a finger or a mouse asks for: swiped by so many px to the right and down, or tapped at `part` of the width (0 to 1).
pub fn gesture((right_px, down_px): (f64, f64), part: f64) -> Option<Drive> {
    const TAP_PX: f64 = 12.0;
    const SWIPE_PX: f64 = 40.0;
    /// The left part of a slide leads back.
    const BACK: f64 = 0.3;
    let (far, across) = (right_px.abs(), down_px.abs());
    if far.max(across) <= TAP_PX {
        return Some(if part < BACK { Drive::Previous } else { Drive::Next });
    }
    // Neither a slow slip of the finger nor a stroke upwards is meant.
    (far >= SWIPE_PX && far > across * 1.5).then_some(if right_px < 0.0 { Drive::Next } else { Drive::Previous })
}

/// The time since the beginning: `12:05`, `1:02:03`.
pub fn elapsed(milliseconds: f64) -> String {
    let seconds = (milliseconds / 1000.0).max(0.0) as u64;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// What the windows of a presentation say to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// A window has come, and asks where the others are.
    Hello,
    /// A window went to this place.
    At(At),
}

impl Said {
    const SIGN: &'static str = "tushuo-present";

    /// As a message about a report, named by the hash of its data.
    pub fn message(self, report: &str) -> String {
        match self {
            Self::Hello => format!("{} {report} hello", Self::SIGN),
            Self::At(At { slide, step }) => format!("{} {report} {slide} {step}", Self::SIGN),
        }
    }

    /// Reads a message; `None` for what is no message of ours about this report.
    pub fn parse(message: &str, report: &str) -> Option<Self> {
        let rest = message.strip_prefix(Self::SIGN)?.strip_prefix(' ')?.strip_prefix(report)?.strip_prefix(' ')?;
        if rest == "hello" {
            return Some(Self::Hello);
        }
        let (slide, step) = rest.split_once(' ')?;
        Some(Self::At(At { slide: slide.parse().ok()?, step: step.parse().ok()? }))
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
mod tests;
