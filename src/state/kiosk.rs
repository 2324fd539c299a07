//! The unattended screen: when it shows itself off, when somebody looks at it, and when it asks whether they still do.
//!
//! Takes what happened and the time on a clock that is given (ms, counted from anywhere), gives the next [`Kiosk`] and
//! what is to be done. Pure: no clock and no timer of its own. A clock that leaps, as after a sleep, is met with at
//! most one thing to do; one that goes back counts as standing still.

/// How long the countdown is seen before the screen begins anew.
pub const COUNTDOWN_MS: u64 = 20_000;

/// How long a slide, or a step of one, is shown to who passes by.
pub const DWELL_MS: u64 = 12_000;

/// Seconds without a touch after which it begins anew, unless the address says otherwise.
const USUAL_IDLE_S: u32 = 60;

/// Less than this nobody could read by, more would leave one visitor's screen to the next.
const IDLE_RANGE_S: (u32, u32) = (5, 3600);

/// After how many seconds without a touch the screen begins anew, given what the address asks for.
pub fn idle_s(asked: Option<u32>) -> u32 {
    asked.unwrap_or(USUAL_IDLE_S).clamp(IDLE_RANGE_S.0, IDLE_RANGE_S.1)
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A touch, a key, a turn of the wheel.
    Touch,
    /// Time went by.
    Tick,
    /// The page can no longer be seen.
    Hidden,
    /// It can be seen again.
    Shown,
    /// A slide is shown to who passes by, or another one than before.
    Slide,
    /// A visitor was led to the explorer, or further in it.
    Explore,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    None,
    /// Begin anew, with everything forgotten.
    Reset,
    /// The next slide or step.
    Advance,
}

/// An unattended screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kiosk {
    /// Whether slides are shown to who passes by; else a visitor explores.
    attracts: bool,
    /// When it was touched last, where something is left to be forgotten.
    touched_ms: Option<u64>,
    /// Since when the slide is in sight.
    shown_ms: u64,
    hidden: bool,
}

impl Kiosk {
    /// A screen that shows its first slide from now on.
    pub const fn new(now_ms: u64) -> Self {
        Self { attracts: true, touched_ms: None, shown_ms: now_ms, hidden: false }
    }

    /// What becomes of it, and what is to be done.
    #[must_use]
    pub fn next(self, event: Event, now_ms: u64, idle_ms: u64) -> (Self, Effect) {
        let untouched = |kiosk: Self| kiosk.touched_ms.map(|at| now_ms.saturating_sub(at));
        match event {
            // The time was up while the clock stood still: who touches it now is somebody else.
            Event::Touch | Event::Tick | Event::Shown if untouched(self).is_some_and(|ms| ms >= idle_ms) => {
                let hidden = self.hidden && event != Event::Shown;
                (Self { hidden, ..Self::new(now_ms) }, Effect::Reset)
            }
            Event::Touch => (Self { touched_ms: Some(now_ms), shown_ms: now_ms, ..self }, Effect::None),
            Event::Tick if self.attracts && !self.hidden && now_ms.saturating_sub(self.shown_ms) >= DWELL_MS => {
                (Self { shown_ms: now_ms, ..self }, Effect::Advance)
            }
            Event::Tick => (self, Effect::None),
            Event::Hidden => (Self { hidden: true, ..self }, Effect::None),
            // A slide that nobody saw begins anew.
            Event::Shown => (Self { hidden: false, shown_ms: now_ms, ..self }, Effect::None),
            // Led home, a visitor has left nothing behind; one who only chose a language there has.
            Event::Slide => {
                let touched_ms = self.touched_ms.filter(|_| self.attracts);
                (Self { attracts: true, shown_ms: now_ms, touched_ms, ..self }, Effect::None)
            }
            Event::Explore => (Self { attracts: false, touched_ms: Some(now_ms), ..self }, Effect::None),
        }
    }

    /// The seconds that are left, where a visitor is to see them.
    pub fn countdown_s(&self, now_ms: u64, idle_ms: u64) -> Option<u64> {
        let touched_ms = self.touched_ms.filter(|_| !self.attracts)?;
        let left_ms = idle_ms.saturating_sub(now_ms.saturating_sub(touched_ms));
        (left_ms <= countdown_ms(idle_ms)).then(|| left_ms.div_ceil(1000))
    }
}

/// How long the countdown is seen: where the whole time is no longer than that, for half of it.
fn countdown_ms(idle_ms: u64) -> u64 {
    if idle_ms > COUNTDOWN_MS { COUNTDOWN_MS } else { idle_ms / 2 }
}

#[cfg(test)]
mod tests;
