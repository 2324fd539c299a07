//! A page that comes in turns: while another stands in its place, its parts are made one after the other, so that none
//! keeps a person's press or the browser's next picture waiting.
//!
//! Takes whether it has begun, gives the turn that it is. What is made is not seen before the last turn, and is the same
//! as if it had come at once.

use yew::prelude::*;

use super::soon::Soon;

/// The turn that it is, as a context for the parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn(pub u8);

impl Turn {
    /// The head of the page.
    pub const HEAD: Self = Self(0);
    /// What stands below everything.
    pub const FOOT: Self = Self(1);
    /// What a view says in words.
    pub const WORDS: Self = Self(2);
    /// Its numbers.
    pub const NUMBERS: Self = Self(3);
    /// What it shows of the year.
    pub const YEAR: Self = Self(4);
    /// What leads on.
    pub const LINKS: Self = Self(5);
    /// What its charts show.
    pub const FIGURES: Self = Self(6);
    /// The charts themselves.
    pub const CHARTS: Self = Self(7);
    /// All of it is there, and can be seen.
    pub const WHOLE: Self = Self(8);

    /// Whether a part has its turn, or had it.
    pub fn has(self, part: Self) -> bool {
        self.0 >= part.0
    }
}

/// The turn that it is; the last one where nothing comes in turns.
#[hook]
pub fn use_turn() -> Turn {
    use_context::<Turn>().unwrap_or(Turn::WHOLE)
}

/// Counts the turns from when `begun`, each a task of its own. All are over as soon as nothing is `covered` any more.
#[hook]
pub fn use_turns(begun: bool, covered: impl Fn() -> bool + 'static) -> Turn {
    let turn = use_state_eq(|| if covered() { Turn::HEAD } else { Turn::WHOLE });
    let is_whole = *turn == Turn::WHOLE || !covered();
    {
        let set = turn.setter();
        use_effect_with((begun, *turn, is_whole), move |(begun, turn, is_whole)| {
            let next = Turn(turn.0 + 1);
            let coming = (*begun && !is_whole).then(|| Soon::new(move || set.set(next)));
            move || drop(coming)
        });
    }
    if is_whole { Turn::WHOLE } else { *turn }
}
