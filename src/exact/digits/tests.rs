//! What the quick ways are good for, and that they are taken. That answers are right is held where rates are found.

use super::*;
use crate::{dec, parse_decimal};

/// `3 u - 1`, with the root 1/3.
fn straight() -> PowerSum {
    PowerSum::of_integers(&[-1, 3])
}

/// Of a sum that rises.
fn bracket(sum: &PowerSum, low: u64, high: u64, bits: u32) -> Bracket<'_> {
    Bracket::between(sum, Dyadic { low: low.into(), high: high.into(), bits }, Ordering::Greater)
}

fn width(bracket: &Bracket<'_>) -> (BigInt, u64) {
    (&bracket.high - &bracket.low, bracket.bits)
}

const PLAIN: RateMap = RateMap { side: Side::Positive, numerator: 1, denominator: 1 };

#[test]
fn on_a_straight_line_the_guess_is_right_to_the_digit() {
    let line = straight();
    let quarter_to_half = bracket(&line, 1, 2, 2);
    for digits in [1, 2, 3, 10, 60] {
        // A third of the way from 1/4 to 1/2 lies 1/3.
        let nearest: BigInt = ((BigInt::one() << (digits + 1)) / 3u32 + 1u32) >> 1u32;
        assert_eq!(quarter_to_half.narrow_guess(digits), Some(nearest.clone()), "{digits}");
        assert_eq!(quarter_to_half.guess(digits), Some(nearest), "{digits}");
    }
}

#[test]
fn narrow_values_tell_as_many_digits_as_their_error_leaves() {
    let line = straight();
    // The coefficients fill 125 bits as 2^122 and 3 x 2^122. The smaller value, at 1/4, is 2^120, and its error 12:
    // 2^116.4 to one, of which three digits are spared.
    let around = bracket(&line, 1, 2, 2);
    assert_eq!(around.narrow_digits(), Some(113));
    assert!(around.narrow_guess(113).is_some());
    assert_eq!(around.narrow_guess(114), None);
    // The root is outside.
    assert_eq!(bracket(&line, 2, 3, 2).narrow_digits(), None);
}

#[test]
fn a_success_is_followed_by_twice_as_many_digits_and_a_failure_by_half() {
    let line = straight();
    let mut around = bracket(&line, 1, 2, 2);
    assert_eq!(around.next_digits(8), 16);
    assert_eq!(width(&around), (1.into(), 10));
    // At the precision of balls, where there is no end to digits but the most that are tried.
    around.narrow_to(200);
    assert_eq!(around.next_digits(200), 256);

    // From 0 to 1 a straight line says 1/1001; the root is 0.46.
    let curve = PowerSum::of_integers(&[-1, 0, 0, 0, 0, 0, 0, 0, 0, 1000]);
    let mut around = bracket(&curve, 0, 1, 0);
    assert_eq!(around.next_digits(8), 4);
    let (cells, bits) = width(&around);
    assert!(bits == 8 && cells > BigInt::one() && cells < (1 << 8).into(), "{cells} / 2^{bits}");
}

#[test]
fn no_more_digits_are_asked_for_than_narrow_values_tell() {
    let line = straight();
    let mut around = bracket(&line, 1, 2, 2);
    assert_eq!(around.next_digits(120), 2 * 113);
    assert_eq!(width(&around), (1.into(), 2 + 113));
}

#[test]
fn a_bracket_is_narrowed_as_far_as_asked_and_no_further() {
    let line = straight();
    for places in [3, 30, 99, 300] {
        let mut around = bracket(&line, 1, 2, 2);
        around.narrow_to(places);
        assert_eq!(width(&around), (1.into(), u64::from(places) + 1));
        let third = Rational::new(1.into(), 3.into()).unwrap();
        let [low, high] = [&around.low, &around.high].map(|end| around.fraction(end));
        assert!(low < third && third < high);
    }
}

#[test]
fn the_ends_are_floats_while_these_are_exact() {
    let line = straight();
    assert_eq!(bracket(&line, 1, 2, 2).floats(), Some((0.25, 0.5)));
    assert_eq!(bracket(&line, 1, 3, 52).floats(), Some((f64::EPSILON, 3.0 * f64::EPSILON)));
    assert_eq!(bracket(&line, 1, 3, 53).floats(), None);
}

#[test]
fn a_bracket_closes_in_on_a_float_that_is_the_root_and_on_no_other() {
    let line = straight();
    let mut around = bracket(&line, 1, 2, 2);
    around.close_in(1.0 / 3.0);
    let (cells, bits) = width(&around);
    assert!(cells << 42u32 < BigInt::one() << bits, "2^-43 of 1/3, or so");
    // Its own end may be an end of what is closed in to.
    let half_line = PowerSum::of_integers(&[-1, 2]);
    let near = Dyadic::between(0.5 * (1.0 - 256.0 * f64::EPSILON), 0.5);
    let low = u64::try_from(&near.low).unwrap();
    let mut from_there = bracket(&half_line, low, 1 << near.bits, near.bits);
    from_there.close_in(0.5);
    let (cells, bits) = width(&from_there);
    assert!(cells << 42u32 < BigInt::one() << bits);
    // No root, and outside.
    for (root, (low, high)) in [(0.3, (1, 2)), (1.0 / 3.0, (2, 3))] {
        let mut around = bracket(&line, low, high, 2);
        around.close_in(root);
        assert_eq!(width(&around), (1.into(), 2));
    }
}

#[test]
fn floats_find_a_root_nearly_to_their_precision_and_the_slope_next_to_it() {
    let root_of = |sum: &PowerSum, ends| float_root(&sum.floats(), ends, Ordering::Greater);
    // Slopes where the largest coefficient is one.
    for (coefficients, ends, root, slope) in [
        (&[-1_i64, 3][..], (0.0, 1.0), 1.0 / 3.0, 1.0),
        (&[-1, 3], (0.25, 0.5), 1.0 / 3.0, 1.0),
        // 10^(-3/4), and four times its third power.
        (&[-1, 0, 0, 0, 1000], (0.0, 1.0), 0.177_827_941_003_892_3, 0.022_493_653_007_613_964),
        // Far below where the search begins.
        (&[-1, 1_000_000_000], (0.0, 1.0), 1e-9, 1.0),
    ] {
        let (found, its_slope) = root_of(&PowerSum::of_integers(coefficients), ends).unwrap();
        assert!((found - root).abs() <= 1e-14 * root, "{coefficients:?}: {found}");
        assert!((its_slope - slope).abs() <= 1e-6 * slope, "{coefficients:?}: {its_slope}");
    }
    assert_eq!(root_of(&PowerSum::of_integers(&[1, 1]), (0.0, 1.0)), None);
    assert_eq!(root_of(&PowerSum::of_integers(&[-1, 1]), (0.0, 1.0)), None, "one is no root below one");
}

#[test]
fn two_signs_prove_an_interval_of_some_units() {
    let line = straight();
    // 3 x 2^122 for a step of one, as the coefficients fill 125 bits.
    let slope = 3.0 * 5.316_911_983_139_664e36;
    let (low, high) =
        proved_interval(&line, (0.25, 0.5), Ordering::Greater, 1.0 / 3.0 + 1e-12, slope).unwrap();
    let third = u128::MAX / 3;
    assert!(low.0 <= third && third < high.0);
    // Four times the error of 12 over the slope of 3/64 is 1024, and two; to either side.
    assert!(high.0 - low.0 <= 2 * 1026, "{}", high.0 - low.0);
    // Not inside; the wrong way round.
    assert_eq!(proved_interval(&line, (0.4, 0.5), Ordering::Greater, 1.0 / 3.0, slope), None);
    assert_eq!(proved_interval(&line, (0.25, 0.3), Ordering::Greater, 1.0 / 3.0, slope), None);
    assert_eq!(proved_interval(&line, (0.25, 0.5), Ordering::Less, 1.0 / 3.0, slope), None);
}

#[test]
fn a_rate_is_found_without_narrowing_a_bracket() {
    let flows = PowerSum::of_integers(&[-1000, 300, 400, 500]);
    // In the unknown of dates: as many powers to a year as a year has days. The digits are those of another program, in
    // sixty digits.
    let daily = RateMap { numerator: 365, ..PLAIN };
    for (map, rate) in [(PLAIN, "0.0889633946933499353177656797"), (daily, "32348017093352.17258784948013")] {
        let floats = flows.floats();
        let found = float_root(&floats, (0.0, 1.0), Ordering::Greater).unwrap();
        let narrow = narrow_rate(&flows, map, (0.0, 1.0), Ordering::Greater, found, floats.scale);
        let mut wide = Bracket::between(&flows, Dyadic::between(0.0, 1.0), Ordering::Greater);
        assert_eq!(narrow, Some(wide.rate(map)));
        assert_eq!(narrow, Some(Rounded::Value(parse_decimal(rate).unwrap())));
    }
}

#[test]
fn narrow_rates_are_those_whose_ends_round_alike() {
    let half = 1_u128 << 127;
    let rate = |map: RateMap, low, high| map.narrow_rate(Fraction(low), Fraction(high));
    // A growth of one half, and a factor of 0.8 and some.
    let negative = RateMap { side: Side::Negative, ..PLAIN };
    assert_eq!(rate(negative, half, half + 3), Some(Rounded::Value(dec!(-0.5))));
    let (low, high) = (u128::MAX / 10 * 8, u128::MAX / 10 * 8 + 9);
    assert_eq!(rate(PLAIN, low, high), Some(Rounded::Value(dec!(0.25))));
    // Too wide; a rate of one, and of more; an unknown whose power is the factor.
    assert_eq!(rate(PLAIN, low, low + (1 << 40)), None);
    assert_eq!(rate(PLAIN, half, half), None);
    assert_eq!(rate(PLAIN, half / 2, half / 2), None);
    assert_eq!(rate(RateMap { numerator: 12, ..PLAIN }, low, high), None);
}
