use super::*;

fn parts(coefficients: &[i128], gaps: Option<Vec<u32>>) -> Vec<Part> {
    let sum = PowerSum::of_wide(coefficients.iter().map(|&c| c.into()).collect(), gaps);
    isolate(&sum, Dyadic { low: BigInt::ZERO, high: BigInt::one(), bits: 0 })
}

#[test]
fn two_roots_close_together_come_apart() {
    // (3 u - 1)(3 e u - e - 3): roots at 1/3 and 1/3 + 1/e.
    let e = 10i128.pow(17);
    let found = parts(&[e + 3, -6 * e - 9, 9 * e], None);
    assert!(
        matches!(found[..], [Part::Root(_, Ordering::Less), Part::Root(_, Ordering::Greater)]),
        "{found:?}"
    );
    assert_eq!(parts(&[e + 3, -6 * e, 9 * e], None), []);
}

#[test]
fn a_multiple_root_stays_unknown_in_one_narrow_interval() {
    for (coefficients, gaps) in [(&[1, -6, 9][..], vec![7, 7]), (&[1, -9, 27, -27][..], vec![5, 5, 5])] {
        let found = parts(coefficients, Some(gaps));
        let [Part::Unknown(Dyadic { low, high, bits })] = &found[..] else { panic!("{found:?}") };
        assert!((high - low) << 100u32 < BigInt::one() << *bits);
    }
}

const GRADE: Grade = GRADES[0];

fn interval(low: impl Into<BigInt>, high: impl Into<BigInt>, places: u32) -> Interval {
    Interval { low: low.into(), high: high.into(), places }
}

fn ends(interval: &Interval) -> (BigInt, BigInt, u32) {
    (interval.low.clone(), interval.high.clone(), interval.places)
}

fn dyadic(low: i64, high: i64, bits: u32) -> Dyadic {
    Dyadic { low: low.into(), high: high.into(), bits }
}

#[test]
fn an_interval_is_taken_over_where_its_ends_have_few_enough_places() {
    let exactly = |interval, places| Interval::exactly(&interval, places).as_ref().map(ends);
    assert_eq!(exactly(dyadic(1, 3, 2), 4), Some((4.into(), 12.into(), 4)));
    assert_eq!(exactly(dyadic(8, 24, 5), 2), Some((1.into(), 3.into(), 2)), "places that carry nothing");
    assert_eq!(exactly(dyadic(8, 20, 5), 2), None);
    assert_eq!(exactly(dyadic(0, 1, 0), 0), Some((0.into(), 1.into(), 0)));
}

#[test]
fn an_interval_around_another_holds_it() {
    let around = |interval, places| ends(&Interval::around(interval, places));
    assert_eq!(around(dyadic(1, 3, 2), 4), (4.into(), 12.into(), 4));
    assert_eq!(around(dyadic(1, 3, 2), 2), (1.into(), 3.into(), 2));
    assert_eq!(around(dyadic(5, 13, 4), 2), (1.into(), 4.into(), 2));
    assert_eq!(around(dyadic(4, 12, 4), 2), (1.into(), 4.into(), 2), "it may be a unit wider");
}

#[test]
fn an_interval_has_halves_a_middle_and_a_width() {
    let whole = interval(3, 9, 4);
    let (lower, upper) = whole.clone().halves();
    assert_eq!((ends(&lower), ends(&upper)), ((3.into(), 6.into(), 4), (6.into(), 9.into(), 4)));
    let sixteenths = |ball: Ball| {
        let (low, high) = ball.bounds();
        [low, high].map(|end| (&end * &crate::exact::Rational::from_integer(16)).to_string())
    };
    assert_eq!(sixteenths(whole.ball()), ["3", "9"]);
    assert_eq!(sixteenths(whole.middle()), ["6", "6"]);
    assert_eq!(sixteenths(whole.width()), ["6", "6"]);
}

/// `3 (2^places u - root)`, or the same of a power of u.
fn rising_from(root: &BigInt, places: u32, gaps: Option<Vec<u32>>) -> PowerSum {
    PowerSum::of_wide(vec![-root * 3, BigInt::from(3) << places], gaps)
}

#[test]
fn no_arithmetic_gives_one_sign_to_an_interval_that_ends_in_a_root() {
    let third = (BigInt::one() << GRADE.places) / 3u32;
    for width in [1_u64, 2, 5, 1 << 20].map(BigInt::from).into_iter().chain([BigInt::one() << 200u32]) {
        let sum = rising_from(&third, GRADE.places, None);
        let slope = sum.derivative().unwrap();
        for (low, high) in [(third.clone(), &third + &width), (&third - &width, third.clone())] {
            let beside = interval(low, high, GRADE.places);
            assert_eq!(narrow_sign_throughout(&sum, &beside), None, "{width}");
            assert_eq!(fixed_sign_throughout(&sum, &slope, &beside), None, "{width}");
            assert_eq!(wide_sign_throughout(&sum, &slope, &beside, GRADE.precision), None, "{width}");
        }
    }
}

#[test]
fn no_arithmetic_gives_one_sign_to_an_interval_that_is_flat_in_its_middle_and_has_roots() {
    // 9 x 2^60 (u - 1/2)^2 - 2^10: roots a third of 2^-25 from 1/2, where the slope is zero.
    let steep = BigInt::one() << 60u32;
    let coefficients = [9 * &steep / 4 - 1024, -9 * &steep, 9 * &steep];
    let sum = PowerSum::of_wide(coefficients.to_vec(), None);
    let slope = sum.derivative().unwrap();
    let (half, width) = (BigInt::one() << (GRADE.places - 1), BigInt::one() << (GRADE.places - 24));
    let around = interval(&half - &width, &half + &width, GRADE.places);
    assert_eq!(narrow_sign_throughout(&sum, &around), None);
    assert_eq!(fixed_sign_throughout(&sum, &slope, &around), None);
    assert_eq!(wide_sign_throughout(&sum, &slope, &around, GRADE.precision), None);
    // Between the roots.
    let width = width >> 4u32;
    let between = interval(&half - &width, &half + &width, GRADE.places);
    assert_eq!(fixed_sign_throughout(&sum, &slope, &between), Some(Ordering::Less));
}

#[test]
fn next_to_a_root_each_arithmetic_goes_as_far_as_it_is_precise() {
    let third = (BigInt::one() << GRADE.places) / 3u32;
    let sum = rising_from(&third, GRADE.places, None);
    let slope = sum.derivative().unwrap();
    // From one distance to the next above the root.
    let beyond = |bits: u32| {
        let distance = BigInt::one() << (GRADE.places - bits);
        interval(&third + &distance, &third + &distance * 2u32, GRADE.places)
    };
    let signs = |bits| {
        let interval = beyond(bits);
        (
            narrow_sign_throughout(&sum, &interval),
            fixed_sign_throughout(&sum, &slope, &interval),
            wide_sign_throughout(&sum, &slope, &interval, GRADE.precision),
            sign_throughout(&sum, &slope, &interval, GRADE),
        )
    };
    let above = Some(Ordering::Greater);
    assert_eq!(signs(100), (above, above, above, above));
    assert_eq!(signs(200), (None, above, above, above));
    // A gap leaves fixed point out.
    let (sum, interval) = (rising_from(&third, GRADE.places, Some(vec![7])), beyond(1));
    assert_eq!(fixed_sign_throughout(&sum, &slope, &interval), None);
}

#[test]
fn below_a_root_the_sign_is_the_other() {
    let third = (BigInt::one() << GRADE.places) / 3u32;
    let sum = rising_from(&third, GRADE.places, None);
    let slope = sum.derivative().unwrap();
    let below = interval(BigInt::ZERO, &third >> 1u32, GRADE.places);
    assert_eq!(narrow_sign_throughout(&sum, &below), Some(Ordering::Less));
    assert_eq!(fixed_sign_throughout(&sum, &slope, &below), Some(Ordering::Less));
    assert_eq!(wide_sign_throughout(&sum, &slope, &below, GRADE.precision), Some(Ordering::Less));
}

#[test]
fn a_monotone_gap_holds_a_root_where_the_signs_of_its_ends_differ() {
    let half = BigInt::one() << (GRADE.places - 1);
    let sum = rising_from(&half, GRADE.places, None);
    let gap = |low: &BigInt, high: &BigInt| interval(low.clone(), high.clone(), GRADE.places);
    let (low, high) = (&half - 7u32, &half + 9u32);
    let around = gap(&low, &high);
    let expected = Part::Root(around.clone().into(), Ordering::Greater);
    assert_eq!(in_monotone_gap(&sum, around, GRADE), Some(expected));
    assert_eq!(in_monotone_gap(&sum, gap(&(&half + 1u32), &high), GRADE), None);
    assert_eq!(in_monotone_gap(&sum, gap(&low, &low), GRADE), None, "nothing lies inside");
    let ends_in_root = gap(&low, &half);
    assert_eq!(in_monotone_gap(&sum, ends_in_root.clone(), GRADE), Some(Part::Unknown(ends_in_root.into())));
}

#[test]
fn a_separator_is_tiny_holds_the_root_with_a_margin_and_stays_inside() {
    let third = (BigInt::one() << GRADE.places) / 3u32;
    let sum = rising_from(&third, GRADE.places, None);
    let tiny = BigInt::one() << (GRADE.places - GRADE.tiny);
    let quarter = BigInt::one() << (GRADE.places - 2);
    let wide = interval(quarter.clone(), quarter * 2u32, GRADE.places);
    let found = separator(&sum, &Part::Root(wide.into(), Ordering::Greater), GRADE);
    assert!(found.low < &third - &tiny / 2u32 && &third + &tiny / 2u32 < found.high);
    assert!(&found.high - &found.low <= &tiny * 4u32);
    // The root next to the lower end of its interval.
    let low = &third - 1u32;
    let part = Dyadic { low: low.clone(), high: &third + &tiny * 8u32, bits: GRADE.places };
    assert_eq!(separator(&sum, &Part::Root(part, Ordering::Greater), GRADE).low, low);
}

#[test]
fn neighbouring_unknown_parts_are_one_and_others_stay_apart() {
    let unknown = |low, high| Part::Unknown(dyadic(low, high, 4));
    let root = |low, high| Part::Root(dyadic(low, high, 4), Ordering::Less);
    assert_eq!(joined(vec![unknown(1, 2), unknown(2, 3)]), [unknown(1, 3)]);
    let apart = vec![unknown(1, 2), unknown(3, 4), root(4, 5), unknown(5, 6), root(6, 7), root(7, 8)];
    assert_eq!(joined(apart.clone()), apart);
}
