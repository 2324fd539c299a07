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
fn swipes_and_taps_in_either_half() {
    let still = (3.0, -4.0);
    assert_eq!(gesture(still, 0.1), Some(Drive::Previous));
    assert_eq!(gesture(still, 0.5), Some(Drive::Next));
    assert_eq!(gesture((-80.0, 20.0), 0.1), Some(Drive::Next));
    assert_eq!(gesture((80.0, -20.0), 0.9), Some(Drive::Previous));
    for unmeant in [(-20.0, 0.0), (5.0, 90.0), (-60.0, 80.0)] {
        assert_eq!(gesture(unmeant, 0.5), None, "{unmeant:?}");
    }
}

#[test]
fn the_time_is_read_at_a_glance() {
    let times = [(0.0, "0:00"), (65_000.0, "1:05"), (3_723_999.0, "1:02:03"), (-5.0, "0:00")];
    for (milliseconds, text) in times {
        assert_eq!(elapsed(milliseconds), text);
    }
}

#[test]
fn a_message_is_read_back_and_nothing_else_is() {
    for said in [Said::Hello, Said::At(at(12, 2))] {
        assert_eq!(Said::parse(&said.message("abc"), "abc"), Some(said));
        assert_eq!(Said::parse(&said.message("abc"), "other"), None);
    }
    for other in ["", "tushuo-present", "tushuo-present abc 1", "tushuo-present abc x 1", "tushuo-present abc 1 -1"] {
        assert_eq!(Said::parse(other, "abc"), None, "{other}");
    }
}

#[test]
fn digits_make_a_number() {
    assert_eq!(Typed::default().number(), None);
    assert_eq!(Typed::default().with(1).with(2).number(), Some(12));
    let long = [9, 9, 9, 9, 3].into_iter().fold(Typed::default(), Typed::with);
    assert_eq!(long.number(), Some(3));
}
