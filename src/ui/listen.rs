//! A button that plays a figure: sentence and tone by turns, what is heard written beside it.
//!
//! Takes a figure, gives nothing for one that has no score. Begins when it is pressed and never by itself; stops at
//! once when it is pressed again, on Escape, when another figure begins and when it leaves the page. Where nothing
//! can speak, the sentences are shown one after another, and announced.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use crate::describe::listen::{Note, score};
use crate::figure::Figure;
use crate::report::Lang;
use crate::ui::listener::{Listener, window};
use crate::words::fill::{DataPart, Numeral};
use crate::words::number;
use crate::words::speech::{self, Listening, Piece};

use super::icon::{Icon, Icon_ as IconSvg};
use super::runs::data;
use super::shared::Shared;
use super::sound::{Audio, Heard, Sound, Speech, can_speak};

/// What is listened to.
#[derive(Clone, PartialEq, Properties)]
pub struct ListenProps {
    /// What every view is given.
    pub shared: Shared,
    /// The figure.
    pub figure: Rc<Figure>,
}

/// Where in the score the player is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Now {
    Silent,
    Saying(usize),
    Sounding(usize),
}

impl Now {
    /// As it stands in `data-now`.
    const fn name(self) -> &'static str {
        match self {
            Self::Silent => "silent",
            Self::Saying(_) => "saying",
            Self::Sounding(_) => "sounding",
        }
    }

    /// The note that is told.
    fn note(self, notes: &[Note]) -> Option<&Note> {
        match self {
            Self::Silent => None,
            Self::Saying(at) | Self::Sounding(at) => notes.get(at),
        }
    }

    /// What comes after it: the tone of the sentence, then the next sentence, at last silence.
    fn next(self, notes: &[Note]) -> Self {
        match self {
            Self::Saying(at) if notes.get(at).is_some_and(|note| note.tone.is_some()) => Self::Sounding(at),
            Self::Saying(at) | Self::Sounding(at) if at + 1 < notes.len() => Self::Saying(at + 1),
            _ => Self::Silent,
        }
    }
}

/// A voice that has not begun after this time never will.
const BEGIN_SECONDS: f64 = 2.5;
/// A voice that has not ended so long after a reader would have is not waited for.
const PATIENCE_SECONDS: f64 = 10.0;
/// From a tone to the next sentence.
const PAUSE_SECONDS: f64 = 0.25;

thread_local! {
    /// Stops the figure that was begun last: two at once could not be understood.
    static STOP_LAST: RefCell<Option<Callback<()>>> = const { RefCell::new(None) };
}

/// Plays a figure to who would rather hear it.
#[component]
pub fn Listen(props: &ListenProps) -> Html {
    let ListenProps { shared, figure } = props;
    let lang = figure.lang;
    let notes = use_memo(figure.clone(), |figure| score(figure).unwrap_or_default());
    // A place belongs to the notes it was in: another measure or language is silent.
    let place = use_state(|| (notes.clone(), Now::Silent));
    let now = if Rc::ptr_eq(&place.0, &notes) { place.1 } else { Now::Silent };
    let go = {
        let (place, notes) = (place.setter(), notes.clone());
        Callback::from(move |now: Now| place.set((notes.clone(), now)))
    };
    let speaks = use_state_eq(|| false);
    let audio = use_mut_ref(|| None::<Audio>);
    use_player(&notes, now, &go, &speaks, &audio, lang);
    use_escape(now != Now::Silent, &go);
    if notes.is_empty() {
        return Html::default();
    }
    let playing = now != Now::Silent;
    let onclick = Callback::from({
        let (speaks, audio) = (speaks.setter(), audio.clone());
        move |_: MouseEvent| {
            if playing {
                go.emit(Now::Silent);
                return;
            }
            let stop = go.reform(|()| Now::Silent);
            if let Some(stop) = STOP_LAST.replace(Some(stop)) {
                stop.emit(());
            }
            speaks.set(can_speak(lang));
            *audio.borrow_mut() = Audio::open();
            go.emit(Now::Saying(0));
        }
    });
    let (icon, word) = if playing { (Icon::Close, Listening::Stop) } else { (Icon::Volume, Listening::Listen) };
    html! {
        <div class="listen" data-now={now.name()}>
            <button type="button" class="act" {onclick}><IconSvg {icon} size={17} />{word.text(lang)}</button>
            // A reader of the screen is not to talk into the voice.
            <p class="heard" aria-live={if *speaks { "off" } else { "polite" }}>
                { for now.note(&notes).into_iter().map(|note| caption(shared, note, lang)) }
            </p>
        </div>
    }
}

/// What goes on now; all of it ends when it is dropped.
#[derive(Default)]
struct Held {
    _speech: Option<Speech>,
    _sound: Option<Sound>,
    _timers: Vec<Timeout>,
}

/// Plays the place in the score, until it changes or the component goes.
#[hook]
fn use_player(
    notes: &Rc<Vec<Note>>,
    now: Now,
    go: &Callback<Now>,
    speaks: &UseStateHandle<bool>,
    audio: &Rc<RefCell<Option<Audio>>>,
    lang: Lang,
) {
    let (go, audio) = (go.clone(), audio.clone());
    let mute = {
        let speaks = speaks.setter();
        Callback::from(move |()| speaks.set(false))
    };
    use_effect_with((notes.clone(), now, **speaks), move |(notes, now, speaks)| {
        let next = go.reform({
            let next = now.next(notes);
            move |()| next
        });
        let held = match (*now, now.note(notes)) {
            (Now::Saying(_), Some(note)) => say(note, lang, speaks.then_some(mute), next),
            (Now::Sounding(_), Some(note)) => sound(note, audio.borrow().as_ref(), next),
            _ => {
                audio.borrow_mut().take();
                Held::default()
            }
        };
        move || drop(held)
    });
}

/// Does something in some seconds.
fn after(seconds: f64, then: impl FnOnce() + 'static) -> Timeout {
    Timeout::new((seconds * 1000.0) as u32, then)
}

/// Says a sentence, or leaves the time to read it where there is no voice to `mute`.
fn say(note: &Note, lang: Lang, mute: Option<Callback<()>>, next: Callback<()>) -> Held {
    let reading_seconds = note.reading_seconds(lang);
    let Some(mute) = mute else {
        return Held { _timers: vec![after(reading_seconds, move || next.emit(()))], ..Held::default() };
    };
    let begun = Rc::new(Cell::new(false));
    let heard = {
        let (begun, mute, next) = (begun.clone(), mute.clone(), next.clone());
        Callback::from(move |heard| match heard {
            Heard::Begun => begun.set(true),
            Heard::Ended => next.emit(()),
            Heard::Failed => mute.emit(()),
        })
    };
    let Some(speech) = Speech::say(&speech::spoken(&note.said, lang), lang, &heard) else {
        mute.emit(());
        return Held::default();
    };
    let begins = after(BEGIN_SECONDS, move || {
        if !begun.get() {
            mute.emit(());
        }
    });
    let ends = after(reading_seconds * 2.0 + PATIENCE_SECONDS, move || next.emit(()));
    Held { _speech: Some(speech), _timers: vec![begins, ends], ..Held::default() }
}

/// Plays a tone; without a loudspeaker its time goes by.
fn sound(note: &Note, audio: Option<&Audio>, next: Callback<()>) -> Held {
    let Some(tone) = note.tone else { return Held::default() };
    let sound = audio.and_then(|audio| audio.play(tone));
    let timer = after(tone.seconds + PAUSE_SECONDS, move || next.emit(()));
    Held { _sound: sound, _timers: vec![timer], ..Held::default() }
}

/// While something is heard, Escape stops it.
#[hook]
fn use_escape(playing: bool, go: &Callback<Now>) {
    let go = go.clone();
    use_effect_with(playing, move |playing| {
        let listening = playing.then(|| {
            Listener::new(window(), &["keydown"], move |event: KeyboardEvent| {
                if event.key() == "Escape" {
                    go.emit(Now::Silent);
                }
            })
        });
        move || drop(listening)
    });
}

/// What is heard, in writing, with its digits.
fn caption(shared: &Shared, note: &Note, lang: Lang) -> Html {
    let row = note.row.iter().map(|row| html! { {format!("{row}{}", Listening::Comma.text(lang))} });
    row.chain(note.said.iter().map(|piece| written(shared, note.id.as_deref(), piece, lang))).collect()
}

/// A piece of it: a printed number as data, in English with its printed form.
fn written(shared: &Shared, id: Option<&str>, piece: &Piece, lang: Lang) -> Html {
    let statistic = id.and_then(|id| shared.report.statistic(id));
    let (Piece::Printed(part, amount), Some(statistic)) = (piece, statistic) else {
        return html! { {piece.written(lang)} };
    };
    let value = match part {
        DataPart::Value => Some(&statistic.printed),
        DataPart::Growth => statistic.growth.as_ref().map(|growth| &growth.printed),
    };
    let Some(value) = value.cloned() else { return html! { {piece.written(lang)} } };
    let numeral = Numeral { id: statistic.id.clone(), part: *part, value, amount: amount.clone() };
    let printed = (lang == Lang::En && *part == DataPart::Value).then(|| number::printed(statistic, Lang::Zh).text());
    html! {
        <>
            {&amount.before}{data(&numeral)}{&amount.after}
            if let Some(printed) = printed { {" "}<small lang="zh-CN">{printed}</small> }
        </>
    }
}
