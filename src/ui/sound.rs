//! The browser's voice and its tones, each ended by dropping what stands for it.
//!
//! Takes sentences and tones, gives [`Speech`] and [`Sound`]. Any of it may be missing in a
//! browser: what there is, is looked for before it is called, and what cannot be had is `None`. Never begins anything
//! by itself.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AudioContext, OscillatorNode, OscillatorType, SpeechSynthesisUtterance};
use yew::Callback;

use crate::describe::listen::Tone;
use crate::report::Lang;

/// A function that an object has under a name, itself or from its class.
fn method(object: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}

/// What became of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// It is being said.
    Begun,
    /// It was said.
    Ended,
    /// It cannot be said.
    Failed,
}

/// A sentence that is being said; silent once this is dropped.
pub(super) struct Speech {
    synthesis: JsValue,
    utterance: SpeechSynthesisUtterance,
    over: Rc<Cell<bool>>,
    _handlers: [Closure<dyn FnMut()>; 3],
}

/// The browser's voice, where it has one for this language, or does not say which ones it has.
fn synthesis(lang: Lang) -> Option<JsValue> {
    let window = web_sys::window()?;
    method(&window, "SpeechSynthesisUtterance")?;
    let synthesis = Reflect::get(&window, &"speechSynthesis".into()).ok().filter(JsValue::is_object)?;
    method(&synthesis, "speak").and(method(&synthesis, "cancel"))?;
    let voices = method(&synthesis, "getVoices")?.call0(&synthesis).ok()?;
    let voices = js_sys::Array::from(&voices);
    let wanted = if lang == Lang::Zh { "zh" } else { "en" };
    let fits = |voice: JsValue| {
        let code = Reflect::get(&voice, &"lang".into()).ok().and_then(|code| code.as_string());
        code.is_some_and(|code| code.to_ascii_lowercase().starts_with(wanted))
    };
    (voices.length() == 0 || voices.iter().any(fits)).then_some(synthesis)
}

/// Whether sentences in this language can be tried to be said.
pub(super) fn can_speak(lang: Lang) -> bool {
    synthesis(lang).is_some()
}

impl Speech {
    /// Begins to say a sentence, and tells what becomes of it.
    pub(super) fn say(text: &str, lang: Lang, heard: &Callback<Heard>) -> Option<Self> {
        let synthesis = synthesis(lang)?;
        let utterance = SpeechSynthesisUtterance::new_with_text(text).ok()?;
        utterance.set_lang(if lang == Lang::Zh { "zh-CN" } else { "en-GB" });
        let over = Rc::new(Cell::new(false));
        let handlers = [Heard::Begun, Heard::Ended, Heard::Failed].map(|what| {
            let (heard, over) = (heard.clone(), over.clone());
            Closure::<dyn FnMut()>::new(move || {
                over.set(what != Heard::Begun);
                heard.emit(what);
            })
        });
        let [begun, ended, failed] = handlers.each_ref().map(|handler| handler.as_ref().unchecked_ref::<Function>());
        utterance.set_onstart(Some(begun));
        utterance.set_onend(Some(ended));
        utterance.set_onerror(Some(failed));
        // Made before speaking, so that what is begun is ended in any case.
        let speech = Self { synthesis, utterance, over, _handlers: handlers };
        method(&speech.synthesis, "speak")?.call1(&speech.synthesis, &speech.utterance).ok()?;
        Some(speech)
    }
}

impl Drop for Speech {
    fn drop(&mut self) {
        self.utterance.set_onstart(None);
        self.utterance.set_onend(None);
        self.utterance.set_onerror(None);
        if !self.over.get()
            && let Some(cancel) = method(&self.synthesis, "cancel")
        {
            let _ = cancel.call0(&self.synthesis);
        }
    }
}

/// What tones are played on; closed when dropped.
pub(super) struct Audio(AudioContext);

/// A tone that is being heard; silent once this is dropped.
pub(super) struct Sound(OscillatorNode);

/// How loud a printed and a derived value sound, and how long a tone swells and fades.
const PRINTED_GAIN: f32 = 0.24;
const DERIVED_GAIN: f32 = 0.11;
const SWELL_SECONDS: f64 = 0.03;
const FADE_SECONDS: f64 = 0.25;

/// Waits for a promise whose failure changes nothing.
fn ignore(promise: Result<Promise, JsValue>) {
    if let Ok(promise) = promise {
        spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
}

impl Audio {
    /// Opens the loudspeaker; to be called when the reader presses something, or the browser keeps it silent.
    pub(super) fn open() -> Option<Self> {
        let window = web_sys::window()?;
        let class = method(&window, "AudioContext")?;
        let context: AudioContext = Reflect::construct(&class, &js_sys::Array::new()).ok()?.unchecked_into();
        ignore(context.resume());
        Some(Self(context))
    }

    /// Plays a tone: a printed value as a sine, a derived one softer and as a triangle wave.
    pub(super) fn play(&self, tone: Tone) -> Option<Sound> {
        self.try_play(tone).ok()
    }

    fn try_play(&self, tone: Tone) -> Result<Sound, JsValue> {
        let (oscillator, gain) = (self.0.create_oscillator()?, self.0.create_gain()?);
        let now = self.0.current_time();
        let (wave, loudness) =
            if tone.derived { (OscillatorType::Triangle, DERIVED_GAIN) } else { (OscillatorType::Sine, PRINTED_GAIN) };
        oscillator.set_type(wave);
        oscillator.frequency().set_value_at_time(tone.pitch_hz as f32, now)?;
        let end = now + tone.seconds;
        gain.gain().set_value_at_time(0.0, now)?;
        gain.gain().linear_ramp_to_value_at_time(loudness, now + SWELL_SECONDS)?;
        gain.gain().set_value_at_time(loudness, (end - FADE_SECONDS).max(now + SWELL_SECONDS))?;
        gain.gain().linear_ramp_to_value_at_time(0.0, end)?;
        oscillator.connect_with_audio_node(&gain)?;
        gain.connect_with_audio_node(&self.0.destination())?;
        oscillator.start_with_when(now)?;
        let sound = Sound(oscillator);
        sound.0.stop_with_when(end)?;
        Ok(sound)
    }
}

impl Drop for Audio {
    fn drop(&mut self) {
        ignore(self.0.close());
    }
}

impl Drop for Sound {
    fn drop(&mut self) {
        let _ = self.0.stop();
    }
}
