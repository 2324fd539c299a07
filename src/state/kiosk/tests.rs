use super::*;

const IDLE_MS: u64 = 60_000;

/// What is done while nothing but time goes by, at which ms; a tick each second.
fn ticks(kiosk: &mut Kiosk, from_ms: u64, to_ms: u64, idle_ms: u64) -> Vec<(u64, Effect)> {
    let mut done = Vec::new();
    for now_ms in (from_ms..=to_ms).step_by(1000) {
        let (next, effect) = kiosk.next(Event::Tick, now_ms, idle_ms);
        *kiosk = next;
        if effect != Effect::None {
            done.push((now_ms, effect));
        }
    }
    done
}

fn visited(at_ms: u64) -> Kiosk {
    Kiosk::new(0).next(Event::Touch, at_ms, IDLE_MS).0.next(Event::Explore, at_ms, IDLE_MS).0
}

#[test]
fn a_day_without_visitors_is_slides_and_nothing_else() {
    let mut kiosk = Kiosk::new(0);
    let day_ms = 24 * 3600 * 1000;
    let done = ticks(&mut kiosk, 1000, day_ms, IDLE_MS);
    assert_eq!(done.len() as u64, day_ms / DWELL_MS);
    assert!(done.iter().all(|(_, effect)| *effect == Effect::Advance));
}

#[test]
fn a_day_of_visitors_ends_each_visit_once() {
    let (mut kiosk, mut resets) = (Kiosk::new(0), 0);
    // One every ten minutes, who looks at three things, 30 s apart.
    for visit in 0..144 {
        let at_ms = visit * 600_000;
        for touch in 0..3 {
            let now_ms = at_ms + touch * 30_000;
            kiosk = kiosk.next(Event::Touch, now_ms, IDLE_MS).0;
            kiosk = kiosk.next(Event::Explore, now_ms, IDLE_MS).0;
            let done = ticks(&mut kiosk, now_ms + 1000, now_ms + 29_000, IDLE_MS);
            assert_eq!(done, [], "visit {visit}");
        }
        let done = ticks(&mut kiosk, at_ms + 90_000, at_ms + 599_000, IDLE_MS);
        assert_eq!(done.first(), Some(&(at_ms + 120_000, Effect::Reset)));
        resets += done.iter().filter(|(_, effect)| *effect == Effect::Reset).count();
    }
    assert_eq!(resets, 144);
}

#[test]
fn the_last_twenty_seconds_are_counted_and_any_touch_stays() {
    let kiosk = visited(0);
    assert_eq!(kiosk.countdown_s(39_999, IDLE_MS), None);
    assert_eq!(kiosk.countdown_s(40_000, IDLE_MS), Some(20));
    assert_eq!(kiosk.countdown_s(59_001, IDLE_MS), Some(1));
    let (stays, effect) = kiosk.next(Event::Touch, 59_999, IDLE_MS);
    assert_eq!((stays.countdown_s(59_999, IDLE_MS), effect), (None, Effect::None));
    assert_eq!(stays.next(Event::Tick, 119_998, IDLE_MS).1, Effect::None);
    let (home, effect) = stays.next(Event::Tick, 119_999, IDLE_MS);
    assert_eq!((home, effect), (Kiosk::new(119_999), Effect::Reset));
}

#[test]
fn where_the_whole_time_is_short_half_of_it_is_counted() {
    for idle_ms in [5000, 10_000, 20_000] {
        let kiosk = visited(0);
        assert_eq!(kiosk.countdown_s(idle_ms / 2 - 1, idle_ms), None, "{idle_ms}");
        assert_eq!(kiosk.countdown_s(idle_ms / 2, idle_ms), Some((idle_ms / 2).div_ceil(1000)));
        assert_eq!(kiosk.next(Event::Tick, idle_ms, idle_ms).1, Effect::Reset);
    }
    assert_eq!(visited(0).countdown_s(1000, 21_000), Some(20));
}

#[test]
fn the_time_asked_for_is_kept_within_reason() {
    assert_eq!([None, Some(0), Some(1), Some(90), Some(u32::MAX)].map(idle_s), [60, 5, 5, 90, 3600]);
}

#[test]
fn a_leap_of_the_clock_is_one_thing_to_do() {
    // The machine slept over lunch: a visit ends, and whoever touches the screen first is not the one who left.
    for event in [Event::Tick, Event::Touch, Event::Shown] {
        let (kiosk, effect) = visited(0).next(event, 3_600_000, IDLE_MS);
        assert_eq!((kiosk, effect), (Kiosk::new(3_600_000), Effect::Reset), "{event:?}");
    }
    let mut kiosk = Kiosk::new(0);
    assert_eq!(ticks(&mut kiosk, 3_600_000, 3_602_000, IDLE_MS), [(3_600_000, Effect::Advance)]);
}

#[test]
fn a_clock_that_goes_back_stands_still() {
    let mut kiosk = visited(100_000);
    assert_eq!(ticks(&mut kiosk, 0, 99_000, IDLE_MS), []);
    assert_eq!(kiosk.countdown_s(0, IDLE_MS), None);
}

#[test]
fn slides_nobody_can_see_do_not_move() {
    let mut kiosk = Kiosk::new(0).next(Event::Hidden, 1000, IDLE_MS).0;
    assert_eq!(ticks(&mut kiosk, 2000, 600_000, IDLE_MS), []);
    let (mut kiosk, effect) = kiosk.next(Event::Shown, 601_000, IDLE_MS);
    assert_eq!(effect, Effect::None);
    assert_eq!(ticks(&mut kiosk, 602_000, 614_000, IDLE_MS), [(613_000, Effect::Advance)]);
}

#[test]
fn a_visit_ends_while_nobody_can_see_it() {
    let mut kiosk = visited(0).next(Event::Hidden, 1000, IDLE_MS).0;
    assert_eq!(ticks(&mut kiosk, 2000, 300_000, IDLE_MS), [(60_000, Effect::Reset)]);
}

#[test]
fn a_language_chosen_in_passing_is_forgotten_without_a_countdown() {
    let (kiosk, effect) = Kiosk::new(0).next(Event::Touch, 5000, IDLE_MS);
    assert_eq!(effect, Effect::None);
    let mut kiosk = kiosk.next(Event::Slide, 5001, IDLE_MS).0;
    let done = ticks(&mut kiosk, 6000, 65_000, IDLE_MS);
    assert_eq!(done.last(), Some(&(65_000, Effect::Reset)));
    // The slides go on meanwhile.
    assert!(done.iter().filter(|(_, effect)| *effect == Effect::Advance).count() >= 4);
    assert_eq!(kiosk.countdown_s(64_000, IDLE_MS), None);
}

#[test]
fn who_goes_home_leaves_nothing_behind() {
    let kiosk = visited(0).next(Event::Touch, 10_000, IDLE_MS).0.next(Event::Slide, 10_001, IDLE_MS).0;
    assert_eq!(kiosk, Kiosk::new(10_001));
}
