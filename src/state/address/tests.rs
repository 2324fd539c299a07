use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::state::{Action, reduce};

fn view() -> impl Strategy<Value = View> {
    let id = || "\\PC{0,8}";
    prop_oneof![
        Just(View::Overview),
        Just(View::Figures),
        id().prop_map(View::Figure),
        option::of(id()).prop_map(View::Calendar),
        option::of(id()).prop_map(View::Source),
        any::<u32>().prop_map(View::Present),
    ]
}

fn setting() -> impl Strategy<Value = Action> {
    prop_oneof![
        option::of(select(vec![Lang::Zh, Lang::En])).prop_map(Action::Language),
        option::of(select(vec![ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::Contrast])).prop_map(Action::Theme),
        select(vec![Chrome::Full, Chrome::None]).prop_map(Action::Chrome),
        any::<bool>().prop_map(Action::Kiosk),
        any::<bool>().prop_map(Action::Large),
        option::of(any::<u32>()).prop_map(Action::Idle),
        option::of("\\PC{0,8}").prop_map(Action::Report),
    ]
}

fn parameter() -> impl Strategy<Value = Action> {
    let id = || option::of("\\PC{0,8}");
    let topics: Vec<_> = TOPICS.iter().map(|(_, theme)| *theme).collect();
    let acts: Vec<_> = ACTS.iter().map(|(_, act)| *act).collect();
    prop_oneof![
        id().prop_map(Action::Measure),
        select(vec![Scale::Log, Scale::Linear]).prop_map(Action::Scale),
        any::<bool>().prop_map(Action::Derived),
        any::<bool>().prop_map(Action::Elsewhere),
        id().prop_map(Action::Mark),
        option::of("\\PC{0,8}|2023-01\\.\\.2023-06").prop_map(Action::Span),
        option::of(select(topics)).prop_map(Action::OnlyTheme),
        option::of(select(acts)).prop_map(Action::OnlyAct),
        id().prop_map(Action::OnlyList),
        "\\PC{0,8}".prop_map(Action::Search),
        Just(Action::ClearFilters),
        select(vec![Layout::Year, Layout::List]).prop_map(Action::Layout),
        option::of(when()).prop_map(Action::When),
        any::<u32>().prop_map(Action::Step),
        any::<bool>().prop_map(Action::Presenter),
        any::<bool>().prop_map(Action::Letters),
    ]
}

fn when() -> impl Strategy<Value = When> {
    prop_oneof![(0..=9999_i16).prop_map(When::Year), (0..=9999_i16, 1..=12_i8).prop_map(|(y, m)| When::Month(y, m))]
}

/// Every state that actions can make.
fn state() -> impl Strategy<Value = State> {
    let action = prop_oneof![view().prop_map(Action::Open), setting(), parameter(), parameter()];
    proptest::collection::vec(action, 0..12).prop_map(|actions| actions.into_iter().fold(State::default(), reduce))
}

proptest! {
    #[test]
    fn every_state_is_read_back_from_its_address(state in state()) {
        prop_assert_eq!(State::parse(&state.address()), state);
    }

    #[test]
    fn an_address_that_was_written_is_written_again(state in state()) {
        let address = state.address();
        prop_assert_eq!(State::parse(&address).address(), address);
    }

    #[test]
    fn no_text_can_stop_the_reader(text in "\\PC{0,40}") {
        let _ = State::parse(&text);
    }

    #[test]
    fn what_looks_like_an_address_is_read_to_a_state_that_can_be_written(text in "#?/(figures|calendar|source|present)?/?[a-z%&=?/0-9]{0,30}") {
        let state = State { nearest: false, ..State::parse(&text) };
        prop_assert_eq!(State::parse(&state.address()), state);
    }
}

#[test]
fn addresses_are_as_the_interface_says() {
    let cases = [
        ("#/", View::Overview),
        ("#/figures", View::Figures),
        ("#/figures/credit-balance", View::Figure("credit-balance".into())),
        ("#/calendar", View::Calendar(None)),
        ("#/calendar/festival-2023", View::Calendar(Some("festival-2023".into()))),
        ("#/source", View::Source(None)),
        ("#/source/tech-loan-balance", View::Source(Some("tech-loan-balance".into()))),
        ("#/present/3", View::Present(3)),
    ];
    for (address, view) in cases {
        let state = State { view, ..State::default() };
        assert_eq!(state.address(), address);
        assert_eq!(State::parse(address), state, "{address}");
    }
}

#[test]
fn parameters_stand_in_one_order_and_defaults_are_left_out() {
    let address = "#/figures/a?lang=en&theme=dark&chrome=none&kiosk=1&idle=60&report=b&measure=m&scale=linear&derived=0&elsewhere=1&mark=c";
    assert_eq!(State::parse(address).address(), address);
    let shuffled = "#/calendar?q=%E7%A7%91&kiosk=0&topic=ip&chrome=full&lang=zh";
    assert_eq!(State::parse(shuffled).address(), "#/calendar?lang=zh&topic=ip&q=%E7%A7%91");
    assert!(!State::parse(shuffled).nearest);
}

#[test]
fn what_means_nothing_is_left_out_and_said() {
    let cases = [
        ("#/nowhere", "#/"),
        ("#nowhere", "#/"),
        ("#/nowhere/else?lang=en", "#/?lang=en"),
        ("#/calendar/", "#/calendar"),
        ("#/calendar/a/b", "#/calendar/a"),
        ("#/calendar/%ff", "#/calendar"),
        ("#/present", "#/present/1"),
        ("#/present/0", "#/present/1"),
        ("#/present/last", "#/present/1"),
        ("#/?lang=fr", "#/"),
        ("#/?theme=ip", "#/"),
        ("#/?idle=+60", "#/"),
        ("#/?colour=red&theme=dark", "#/?theme=dark"),
        ("#/calendar?mark=a", "#/calendar"),
        ("#/figures?q=a", "#/figures"),
        ("#/?report=", "#/"),
    ];
    for (address, nearest) in cases {
        let state = State::parse(address);
        assert!(state.nearest, "{address}");
        assert_eq!(state.address(), nearest, "{address}");
    }
}

#[test]
fn an_empty_address_is_the_overview() {
    for address in ["", "#", "#/", "/"] {
        assert_eq!(State::parse(address), State::default(), "{address}");
    }
}

#[test]
fn a_place_in_the_page_is_no_address() {
    assert!(is_address("") && is_address("#") && is_address("#/calendar"));
    assert!(!is_address("#main"));
}
