//! A figure that is listened to: the sentences that are said, a tone for each value, silence when it is asked for,
//! and the caption alone where the browser can neither speak nor sound.

use browser_tests::{Key, Outcome, Page, dataset::texts};
use serde_json::Value;
use std::time::Duration;

/// A voice and a loudspeaker that write down what they are asked for. A sentence ends at once, unless `hold` is set.
pub(crate) const STUBS: &str = "
    window.heard = { said: [], langs: [], tones: [], cancelled: 0, stopped: 0, closed: 0, hold: false };
    const heard = window.heard;
    speechSynthesis.getVoices = () => [];
    speechSynthesis.cancel = () => { heard.cancelled += 1; };
    speechSynthesis.speak = sentence => {
        heard.said.push(sentence.text);
        heard.langs.push(sentence.lang);
        setTimeout(() => {
            sentence.onstart?.(new Event('start'));
            if (!heard.hold) setTimeout(() => sentence.onend?.(new Event('end')), 5);
        }, 5);
    };
    const parameter = set => ({ setValueAtTime: set, linearRampToValueAtTime() {} });
    window.AudioContext = class {
        currentTime = 0;
        destination = {};
        resume() { return Promise.resolve(); }
        close() { heard.closed += 1; return Promise.resolve(); }
        createGain() { return { gain: parameter(() => {}), connect() {} }; }
        createOscillator() {
            const tone = { wave: 'sine', pitch: 0 };
            return {
                set type(wave) { tone.wave = wave; },
                frequency: parameter(pitch => { tone.pitch = pitch; }),
                connect() {},
                start() { heard.tones.push(tone); },
                stop(when) { if (when === undefined) heard.stopped += 1; },
            };
        }
    };
    return true";

/// A browser without either.
const NEITHER: &str = "
    Object.defineProperty(window, 'speechSynthesis', { value: undefined, configurable: true });
    Object.defineProperty(window, 'AudioContext', { value: undefined, configurable: true });
    return [typeof window.speechSynthesis, typeof window.AudioContext].join()";

const BUTTON: &str = "figure[data-figure=credit-balance] .listen button";

async fn open(hash: &str, prepare: &str) -> Outcome<Page> {
    let page = Page::open(hash, 1280, 900).await?;
    page.wait_state_ready().await?;
    page.wait_css(BUTTON).await?;
    page.run(prepare).await?;
    Ok(page)
}

async fn word(page: &Page) -> Outcome<String> {
    Ok(page.text_css(BUTTON).await?.trim().to_owned())
}

fn is_silent(found: &Value) -> bool {
    found == "silent"
}

fn is_saying(found: &Value) -> bool {
    found == "saying"
}

const NOW: &str = "return document.querySelector('.listen').dataset.now";

#[tokio::test]
async fn a_figure_is_said_and_sounded_to_its_end() -> Outcome {
    let page = open("#/figures/credit-balance", STUBS).await?;
    // Nothing begins by itself.
    assert_eq!(page.run("return heard.said.length + heard.tones.length").await?, 0);
    assert_eq!(word(&page).await?, "听图");
    page.click_css(BUTTON).await?;
    page.wait_that(NOW, |found| !is_silent(found)).await?;
    assert_eq!(word(&page).await?, "停止");
    page.wait_that(NOW, is_silent).await?;
    assert_eq!(word(&page).await?, "听图");
    let said = page.run("return heard.said").await?;
    let said = texts(&said);
    for wanted in ["一万零四百八十六点三一亿元", "百分之五十二点一四", "四千七百五十六点四七亿元", "百分之九十二点七零"]
    {
        assert!(said.iter().any(|sentence| sentence.contains(wanted)), "{wanted}: {said:?}");
    }
    assert!(!said.concat().contains(|letter: char| letter.is_ascii_digit()), "{said:?}");
    assert_eq!(page.run("return [...new Set(heard.langs)].join()").await?, "zh-CN");
    // The opening sentence has no tone; three rows have two each, and the largest value the highest.
    assert_eq!(said.len(), 7, "{said:?}");
    let tones = page.run("return heard.tones.map(tone => [tone.wave, Math.round(tone.pitch)])").await?;
    let tones: Vec<(&str, u64)> = tones
        .as_array()
        .into_iter()
        .flatten()
        .map(|tone| (tone[0].as_str().unwrap_or_default(), tone[1].as_u64().unwrap_or_default()))
        .collect();
    let waves: Vec<&str> = tones.iter().map(|(wave, _)| *wave).collect();
    // The remainder is derived in both years.
    assert_eq!(waves, ["triangle", "sine", "triangle", "sine", "triangle", "triangle"]);
    assert!(tones.iter().all(|(_, pitch)| (220..=880).contains(pitch)), "{tones:?}");
    assert_eq!(tones.iter().map(|(_, pitch)| *pitch).max(), tones.get(1).map(|(_, pitch)| *pitch), "{tones:?}");
    assert_eq!(page.run("return heard.closed").await?, 1);
    assert_eq!(page.console_errors().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn what_is_heard_is_written_with_its_printed_digits() -> Outcome {
    let page = open("#/figures/credit-balance?lang=en", STUBS).await?;
    page.click_css(BUTTON).await?;
    let caption = "const data = document.querySelector('.heard data[data-statistic=tech-loan-balance]');
        return data && [data.value, data.textContent, document.querySelector('.heard').textContent,
            document.querySelector('.heard').getAttribute('aria-live')]";
    let caption = page.wait_that(caption, |found| !found.is_null()).await?;
    let caption = texts(&caption);
    assert_eq!(caption[..2], ["10486.31", "1,048.631"]);
    assert!(caption[2].contains("printed: CNY 1,048.631 billion 10486.31亿元"), "{caption:?}");
    // The voice says it, so that a reader of the screen is not to say it too.
    assert_eq!(caption[3], "off");
    assert_eq!(page.run("return heard.langs[0]").await?, "en-GB");
    page.click_css(BUTTON).await?;
    page.wait_that(NOW, is_silent).await?;
    assert_eq!(page.run("return document.querySelector('.heard').textContent").await?, "");
    Ok(())
}

/// Begins, ends it in some way in the middle of a sentence, and looks whether anything follows.
async fn stops(page: &Page, how: impl AsyncFnOnce(&Page) -> Outcome) -> Outcome {
    page.run("heard.hold = true; heard.said.length = 0; heard.cancelled = 0").await?;
    page.click_css(BUTTON).await?;
    page.wait_that("return heard.said.length", |found| found == 1).await?;
    page.wait_that(NOW, is_saying).await?;
    how(page).await?;
    page.wait_that("return heard.cancelled", |found| found == 1).await?;
    page.run("heard.hold = false").await?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(page.run("return [heard.said.length, heard.tones.length].join()").await?, "1,0");
    Ok(())
}

#[tokio::test]
async fn it_stops_at_once_when_pressed_on_escape_and_with_its_page() -> Outcome {
    let page = open("#/figures/credit-balance", STUBS).await?;
    stops(&page, async |page| page.click_css(BUTTON).await).await?;
    assert_eq!(page.run(NOW).await?, "silent");
    assert_eq!(word(&page).await?, "听图");
    stops(&page, async |page| page.press(Key::Escape).await).await?;
    assert_eq!(page.run(NOW).await?, "silent");
    stops(&page, async |page| page.go("#/calendar").await).await?;
    assert_eq!(page.run("return heard.closed").await?, 3);
    assert_eq!(page.console_errors().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn a_tone_is_cut_off_and_another_measure_is_silent() -> Outcome {
    let page = open("#/figures/credit-balance", STUBS).await?;
    page.click_css(BUTTON).await?;
    page.wait_that("return heard.tones.length", |found| found.as_u64() >= Some(1)).await?;
    page.go("#/figures/credit-balance?measure=borrowers").await?;
    page.wait_that(NOW, is_silent).await?;
    assert_eq!(page.run("return heard.stopped > 0").await?, true);
    // The next would have come within a second or so.
    let until_then = page.run("return heard.tones.length").await?;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    assert_eq!(page.run("return heard.tones.length").await?, until_then);
    page.click_css(BUTTON).await?;
    page.wait_that("return heard.said.join()", |found| found.as_str().is_some_and(|said| said.contains("万户")))
        .await?;
    Ok(())
}

#[tokio::test]
async fn of_two_figures_only_the_last_one_is_heard() -> Outcome {
    let page = open("#/figures", STUBS).await?;
    page.run("heard.hold = true").await?;
    page.click_css(BUTTON).await?;
    page.wait_that("return heard.said.length", |found| found == 1).await?;
    page.click_css("figure[data-figure=patents] .listen button").await?;
    page.wait_that("return heard.said.length", |found| found == 2).await?;
    let now = "return ['credit-balance', 'patents'].map(id =>
        document.querySelector('[data-figure=' + id + '] .listen').dataset.now).join()";
    page.wait_that(now, |found| found == "silent,saying").await?;
    assert_eq!(page.run("return heard.cancelled").await?, 1);
    Ok(())
}

#[tokio::test]
async fn a_voice_that_fails_leaves_the_caption_to_tell_it() -> Outcome {
    let page = open("#/figures/credit-balance", STUBS).await?;
    let fails = "speechSynthesis.speak = sentence => {
        heard.said.push(sentence.text);
        setTimeout(() => sentence.onerror?.(new Event('error')), 5);
    }";
    page.run(fails).await?;
    page.click_css(BUTTON).await?;
    page.wait_that("return document.querySelector('.heard').ariaLive", |found| found == "polite").await?;
    let said = "return document.querySelector('.heard').textContent";
    page.wait_that(said, |found| found.as_str().is_some_and(|text| text.contains("2022年推算值"))).await?;
    // It was tried once; the rest is read.
    assert_eq!(page.run("return heard.said.length").await?, 1);
    Ok(())
}

#[tokio::test]
async fn this_browser_as_it_is_does_not_complain() -> Outcome {
    // Its loudspeaker is a real one; whether it has a voice is for the machine to say, and none is waited for long.
    let page = open("#/figures/credit-balance", "return true").await?;
    page.click_css(BUTTON).await?;
    page.wait_that(NOW, |found| found == "sounding").await?;
    let said = page.text_css(".heard").await?;
    assert!(said.contains("2022年推算值：6892.3–6892.8亿元"), "{said}");
    page.click_css(BUTTON).await?;
    page.wait_that(NOW, is_silent).await?;
    assert_eq!(page.console_errors().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn a_browser_that_can_neither_speak_nor_sound_shows_it_step_by_step() -> Outcome {
    let page = open("#/figures/credit-balance", NEITHER).await?;
    assert_eq!(
        page.run("return typeof window.speechSynthesis + typeof window.AudioContext").await?,
        "undefinedundefined"
    );
    page.click_css(BUTTON).await?;
    let said = "return document.querySelector('.heard').textContent";
    let shows = |wanted: &'static str| move |found: &Value| found.as_str().is_some_and(|text| text.contains(wanted));
    page.wait_that(said, shows("音越高，数越大")).await?;
    assert_eq!(page.run("return document.querySelector('.heard').ariaLive").await?, "polite");
    page.wait_that(said, shows("2022年推算值：6892.3–6892.8亿元")).await?;
    page.wait_that(said, shows("全部科技型企业，2023年印刷值：10486.31亿元，比上年增长52.14%")).await?;
    page.wait_that(NOW, |found| found == "sounding").await?;
    assert_eq!(page.run("return document.getElementById('tushuo-notice').hidden").await?, true);
    page.press(Key::Escape).await?;
    page.wait_that(NOW, is_silent).await?;
    assert_eq!(page.console_errors().await?, Vec::<String>::new());
    Ok(())
}
