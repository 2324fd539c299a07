//! Intervals and claims against brute force: every rounding of the printed digits is tried.
//!
//! Takes small random datasets and the real one. Never accepts an interval that misses a value the print can mean,
//! nor one that is wider than those values: both ends of each printed digit's rounding are among the tried.

#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

#[path = "intervals/brute.rs"]
mod brute;
#[path = "intervals/small.rs"]
mod small;

use std::path::PathBuf;

use brute::{ends, number, whole};
use proptest::prelude::*;
use small::{Printed, close_pairs, digits, file, pairs, printed};
use tushuo::report::derive::{DeriveError, Deriver, Settled};
use tushuo::report::exact::Exact;
use tushuo::report::interval::{Ends, Interval};
use tushuo::report::load;
use tushuo::report::schema::{Comparison, Hold, ReportFile};

/// Every operation over two statistics, and over what is derived from them.
const DERIVED: [(&str, &str, &[&str]); 9] = [
    ("a-2022", "prior", &["a"]),
    ("rest", "difference", &["a", "b"]),
    ("rest-2022", "prior", &["rest"]),
    ("rest-change", "change", &["rest"]),
    ("share", "share", &["b", "a"]),
    ("share-2022", "prior", &["share"]),
    ("share-change", "change", &["share"]),
    ("average", "ratio", &["a", "b"]),
    ("apart", "change", &["a", "b"]),
];

/// The interval of `id` is exactly the span of all values that brute force finds.
fn check(file: &ReportFile, id: &str) {
    let derived = Deriver::new(file).interval(id);
    match brute::values(file, id) {
        Some(values) => {
            let (lo, hi) = ends(&values);
            assert_eq!(derived, Ok(Interval { lo, hi }), "{id}");
        }
        None => assert_eq!(derived, Err(DeriveError::DivisionByZero), "{id}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_derived_interval_holds_every_value_the_print_can_mean_and_no_more((a, b) in pairs()) {
        let file = file(&[&a, &b], &DERIVED);
        check(&file, "a");
        for (id, _, _) in DERIVED {
            check(&file, id);
        }
    }

    #[test]
    fn digits_settle_only_what_every_value_agrees_on((a, b) in pairs(), most in 0_i32..=3) {
        let file = file(&[&a, &b], &DERIVED);
        for id in ["a-2022", "share", "rest"] {
            let Ok(value) = Deriver::new(&file).value(id) else { continue };
            let unit = ten_to(value.unit.exponent);
            let values: Vec<Exact> = brute::values(&file, id).expect("values").iter().map(|one| one / unit).collect();
            // Rounded to nothing is said of nothing only.
            let is_zero = values.iter().all(num_traits::Zero::is_zero);
            let agreed = |places: i32| {
                let first = rounded(values[0], places);
                let says = is_zero || !num_traits::Zero::is_zero(&first);
                (says && values.iter().all(|one| rounded(*one, places) == first)).then_some(first)
            };
            let settled = value.interval.settled(value.unit.exponent, most);
            let decimals = settled.as_deref().map(|text| text.split_once('.').map_or(0, |(_, rest)| rest.len()));
            let expected = (0..=most).rev().find(|places| agreed(*places).is_some());
            prop_assert_eq!(decimals, expected.map(|places| usize::try_from(places).expect("not negative")));
            if let (Some(text), Some(places)) = (settled, expected) {
                prop_assert_eq!(Some(number(&text)), agreed(places));
            }
        }
    }

    #[test]
    fn shown_ends_are_rounded_outwards_by_less_than_a_step((a, b) in pairs()) {
        let file = file(&[&a, &b], &DERIVED);
        for id in ["a", "a-2022", "rest", "rest-2022", "share", "average"] {
            let Ok(value) = Deriver::new(&file).value(id) else { continue };
            let shown = value.interval.ends(value.unit.exponent, false).expect("ends");
            let unit = ten_to(value.unit.exponent);
            let (lo, hi) = (value.interval.lo / unit, value.interval.hi / unit);
            let (shown_lo, shown_hi) = (number(&shown.lo), number(&shown.hi));
            prop_assert!(shown_lo <= lo && hi <= shown_hi, "{id}: {shown:?}");
            if lo == hi {
                // One number: in full, or as far as a hundredth of it.
                prop_assert!(shown_hi - shown_lo < hi.max(-hi) / whole(100) || shown_lo == shown_hi, "{id}: {shown:?}");
            } else {
                // A step of the digits shown is never wider than what is known.
                prop_assert!(lo - shown_lo < hi - lo && shown_hi - hi < hi - lo, "{id}: {shown:?}");
            }
        }
    }

    #[test]
    fn the_year_before_of_a_count_is_every_whole_number_that_grows_so(
        before in 1_i64..3000, per_mille in 400_i64..2500, decimals in 0_usize..=2,
    ) {
        let now = (before * per_mille / 1000).max(1);
        let one = 10_i64.pow(u32::try_from(decimals).expect("a small number"));
        // The rate as it would be printed: to the nearest step.
        let rate = rounded(Exact::new(i128::from((now - before) * 100 * one), i128::from(before)), 0).to_integer();
        prop_assume!(rate > -99 * i128::from(one));
        let rate = i64::try_from(rate).expect("a small number");
        let grows_so = |prior: &i64| ((now - prior) * 100 * one - rate * prior).abs() * 2 <= *prior;
        let all: Vec<i64> = (1..=200 * now + 200).filter(grows_so).collect();
        prop_assert!(all.contains(&before));
        let file = file(&[&printed(&digits(now, 0), "件", &digits(rate, decimals))], &[("prior", "prior", &["a"])]);
        let value = Deriver::new(&file).value("prior").expect("a value");
        prop_assert!(value.whole);
        let shown = value.interval.ends(0, value.whole).expect("ends");
        let (first, last) = (all[0].to_string(), all[all.len() - 1].to_string());
        prop_assert_eq!(shown, Ends { lo: first, hi: last });
        prop_assert!(all.windows(2).all(|two| two[0] + 1 == two[1]));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_claim_is_settled_exactly_where_every_rounding_agrees((a, b) in close_pairs(), times in 1_i64..=4) {
        let file = file(&[&a, &b], &DERIVED);
        let times = format!("{}.5 * b", times - 1);
        for (left, right) in [
            ("a", "b"),
            ("a", times.as_str()),
            ("a.growth", "b.growth"),
            ("a.growth", "12.5"),
            ("share", "share-2022"),
            ("share", "100"),
            ("apart", "0"),
        ] {
            let Some(differences) = brute::differences(&file, left, right) else { continue };
            for is in [Comparison::Less, Comparison::More, Comparison::AtMost, Comparison::AtLeast] {
                let hold = Hold { left: left.to_owned(), is, right: right.to_owned() };
                prop_assert_eq!(Deriver::new(&file).holds(&hold), Ok(verdict(&differences, is)), "{:?}", hold);
            }
        }
    }
}

/// What a claim comes to when the differences of its sides are these.
fn verdict(differences: &[Exact], is: Comparison) -> Settled {
    let holds = |difference: &Exact| match is {
        Comparison::Less => *difference < whole(0),
        Comparison::More => *difference > whole(0),
        Comparison::AtMost => *difference <= whole(0),
        Comparison::AtLeast => *difference >= whole(0),
    };
    let (lo, hi) = ends(differences);
    match differences.iter().filter(|one| holds(one)).count() {
        0 => Settled::Fails,
        all if all == differences.len() => Settled::Holds,
        _ => Settled::Open(Interval { lo, hi }),
    }
}

fn ten_to(power: u32) -> Exact {
    whole(10_i128.pow(power))
}

/// To the nearest with so many decimals, halves away from zero.
fn rounded(value: Exact, places: i32) -> Exact {
    let one = ten_to(places.unsigned_abs());
    let twice = value * one * whole(2);
    let away = if value < whole(0) { (twice - whole(1)) / whole(2) } else { (twice + whole(1)) / whole(2) };
    away.trunc() / one
}

fn real() -> ReportFile {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/shanghai-2023-ch7/report.json");
    load::parse(&std::fs::read(path).expect("report.json is there")).expect("report.json can be read")
}

#[test]
fn every_derived_value_of_the_chapter_is_what_brute_force_finds() {
    let file = real();
    assert!(!file.derived.is_empty());
    for derived in &file.derived {
        check(&file, &derived.id);
    }
}

#[test]
fn every_claim_of_the_chapter_holds_for_every_rounding() {
    let file = real();
    let of_figures = file
        .figures
        .iter()
        .flat_map(|figure| figure.holds.iter().chain(figure.notes.iter().flat_map(|note| &note.holds)));
    let claims: Vec<&Hold> = file.holds.iter().chain(of_figures).collect();
    assert!(!claims.is_empty());
    for hold in claims {
        let differences = brute::differences(&file, &hold.left, &hold.right).expect("no divisor is zero");
        assert_eq!(verdict(&differences, hold.is), Settled::Holds, "{hold:?}");
    }
}

#[test]
fn the_pct_applications_of_the_year_before_are_one_whole_number() {
    let file = file(&[&printed("6185", "件", "10.62")], &[("prior", "prior", &["a"])]);
    let value = Deriver::new(&file).value("prior").expect("a value");
    let shown = value.interval.ends(0, value.whole);
    assert_eq!(shown, Some(Ends { lo: "5591".to_owned(), hi: "5591".to_owned() }));
}

/// Two totals that grow alike: what is left grows alike too, however coarse the totals are.
#[test]
fn a_number_that_occurs_twice_is_the_same_both_times() {
    let (total, part) = (printed("2.0", "万户", "10.00"), printed("1.8", "万户", "10.00"));
    let file = file(&[&total, &part], &DERIVED);
    let interval = |id| Deriver::new(&file).interval(id).expect("an interval");
    let (rest, rest_2022, change) = (interval("rest"), interval("rest-2022"), interval("rest-change"));
    // Remainders as if they knew nothing of each other.
    let hundred = whole(100);
    let lowest = (rest.lo / rest_2022.hi - whole(1)) * hundred;
    let highest = (rest.hi / rest_2022.lo - whole(1)) * hundred;
    assert!(lowest < change.lo && change.hi < highest);
    assert_eq!(Interval { lo: lowest, hi: highest }.sign(), None);
    assert_eq!(change.sign(), Some(1));
    assert!(change.lo > number("9.8") && change.hi < number("10.2"), "{change:?}");
}

#[test]
fn a_quotient_of_whole_numbers_without_an_end_is_shown_rounded_outwards() {
    let (whole_firms, part) = (printed("9729", "家", "1"), printed("8890", "家", "1"));
    let file = file(&[&whole_firms, &part], &DERIVED);
    let share = Deriver::new(&file).interval("share").expect("a share");
    assert!(share.is_point());
    let shown = share.ends(0, false);
    assert_eq!(shown, Some(Ends { lo: "91.37".to_owned(), hi: "91.38".to_owned() }));
}

#[test]
fn what_the_print_does_not_settle_is_open() {
    let (more, less) = (printed("1.1", "亿元", "12"), printed("1.0", "亿元", "11"));
    let file = file(&[&more, &less], &DERIVED);
    let settled = |left: &str, is, right: &str| {
        Deriver::new(&file).holds(&Hold { left: left.to_owned(), is, right: right.to_owned() })
    };
    // 1.05 may be both of them; so may 11.5 %.
    let open = |left| Ok(Settled::Open(left));
    let span = |lo, hi| Interval { lo: number(lo), hi: number(hi) };
    assert_eq!(settled("a.growth", Comparison::More, "b.growth"), open(span("0", "2")));
    assert_eq!(settled("a.growth", Comparison::AtLeast, "b.growth"), Ok(Settled::Holds));
    assert_eq!(settled("a.growth", Comparison::Less, "b.growth"), Ok(Settled::Fails));
    assert!(matches!(settled("a", Comparison::More, "b"), Ok(Settled::Open(_))));
    assert_eq!(settled("2 * a", Comparison::More, "b"), Ok(Settled::Holds));
}

#[test]
fn whole_numbers_in_a_unit_with_a_scale_are_shown_in_that_unit() {
    let (all, some) = (printed("9729", "家", "1"), printed("8890", "家", "1"));
    let mut file = file(&[&all, &some], &[("rest", "difference", &["a", "b"])]);
    file.derived[0].unit = Some("万家".to_owned());
    let value = Deriver::new(&file).value("rest").expect("a value");
    let shown = value.interval.ends(value.unit.exponent, value.whole);
    assert_eq!(shown, Some(Ends { lo: "0.0839".to_owned(), hi: "0.0839".to_owned() }));
}

/// Ten times ten times … the same number: each level alone is small, all of them together are 10⁸ values.
#[test]
fn values_nested_without_measure_are_refused_and_not_computed() {
    let ids: Vec<String> = (0..9).map(|level| if level == 0 { "a".to_owned() } else { format!("d{level}") }).collect();
    let ten: Vec<Vec<&str>> = ids.iter().map(|id| vec![id.as_str(); 10]).collect();
    let derived: Vec<(&str, &str, &[&str])> =
        ids.iter().skip(1).zip(&ten).map(|(id, of)| (id.as_str(), "difference", of.as_slice())).collect();
    let file = file(&[&printed("2.5", "亿元", "10")], &derived);
    assert!(matches!(Deriver::new(&file).value("d8"), Err(DeriveError::TooDeep(_))));
    let hold = Hold { left: "d8".to_owned(), is: Comparison::Less, right: "0".to_owned() };
    assert!(matches!(Deriver::new(&file).holds(&hold), Err(DeriveError::TooDeep(_))));
    // What is within measure is computed: 2.5 − 9 × 2.5.
    check(&file, "d1");
}

#[test]
fn a_value_that_depends_on_itself_is_refused() {
    let file = file(&[&printed("1", "亿元", "1")], &[("x", "difference", &["a", "y"]), ("y", "change", &["x"])]);
    assert!(matches!(Deriver::new(&file).value("x"), Err(DeriveError::TooDeep(_))));
}

#[test]
fn a_formula_of_more_numbers_than_can_be_tried_is_refused() {
    let one = printed("1", "亿元", "1");
    let ids = ["a", "b", "c", "d", "e", "f"];
    let file = file(&[&one; 6], &[("all", "difference", &ids), ("all-2022", "prior", &["all"])]);
    assert!(Deriver::new(&file).value("all").is_ok());
    assert!(matches!(Deriver::new(&file).value("all-2022"), Err(DeriveError::TooDeep(_))));
}

#[test]
fn a_factor_before_a_factor_is_no_operand() {
    let file = file(&[&printed("1", "亿元", "1")], &[]);
    for left in ["2 * 3 * a".to_owned(), format!("{}a", "1 * ".repeat(200_000))] {
        let hold = Hold { left, is: Comparison::More, right: "0".to_owned() };
        assert!(matches!(Deriver::new(&file).holds(&hold), Err(DeriveError::Operand(_))));
    }
}

#[test]
fn a_number_that_is_only_a_bound_is_not_derived_from() {
    let mut file = file(&[&printed("1", "亿元", "1")], &[("prior", "prior", &["a"])]);
    let near = serde_json::json!({ "printed": "近", "place": "before", "bound": "upper" });
    file.statistics[0].qualifiers.push(serde_json::from_value(near).expect("a qualifier"));
    assert_eq!(Deriver::new(&file).value("prior").map(|_| ()), Err(DeriveError::Bounded("a".to_owned())));
}

#[test]
fn a_growth_that_may_be_minus_one_hundred_per_cent_has_no_year_before() {
    let Printed { digits, .. } = printed("5", "亿元", "1");
    for (growth, possible) in [("-100", false), ("-99.6", true), ("-99.5", true), ("-100.5", true)] {
        let file = file(&[&printed(&digits, "亿元", growth)], &[("prior", "prior", &["a"])]);
        assert_eq!(Deriver::new(&file).value("prior").is_ok(), possible, "{growth}");
        check(&file, "prior");
    }
}

#[test]
fn a_formula_whose_corners_need_not_be_its_extremes_is_refused() {
    // a/x + x/c as share − (100 % − share) in disguise: x stands above the line once and below it once, in two terms.
    let plain = |digits: &str| small::Printed { digits: digits.to_owned(), unit: "亿元", growth: None };
    let (a, x, c) = (plain("1"), plain("4"), plain("9"));
    let derived: [(&str, &str, &[&str]); 3] =
        [("one", "share", &["a", "b"]), ("two", "share", &["b", "c"]), ("sum", "difference", &["one", "two"])];
    let file = small::file(&[&a, &x, &c], &derived);
    assert_eq!(Deriver::new(&file).value("sum"), Err(DeriveError::Tangled));
    assert!(Deriver::new(&file).value("one").is_ok());
}
