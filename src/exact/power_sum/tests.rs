use super::*;

fn dated(coefficients: &[i64], gaps: &[u32]) -> PowerSum {
    PowerSum::of_wide(coefficients.iter().map(|&c| c.into()).collect(), Some(gaps.to_vec()))
}

fn ratio(numerator: i64, denominator: i64) -> Rational {
    Rational::new(numerator.into(), denominator.into()).unwrap()
}

#[test]
fn all_arithmetics_agree_on_the_sign() {
    // 6 - 16 u^5 + 11 u^12.
    let sum = dated(&[6, -16, 11], &[5, 7]);
    for (numerator, sign) in [(1u8, Ordering::Greater), (90, Ordering::Less), (99, Ordering::Greater)] {
        let u = Fraction::of(numerator.into(), 100).unwrap();
        assert_eq!(sum.narrow_sign(u), Some(sign), "{numerator}");
        assert_eq!(sum.sign_at(&ratio(numerator.into(), 100)), sign);
        let parts = sum.floats().parts(f64::from(numerator) / 100.0);
        assert_eq!(parts.plus > parts.minus, sign == Ordering::Greater);
    }
    assert_eq!(dated(&[1, -32], &[5]).sign_at(&ratio(1, 2)), Ordering::Equal);
}

#[test]
fn the_root_one_is_known_with_its_multiplicity_and_the_sign_below() {
    assert_eq!(dated(&[-3, 4], &[7]).at_one(), (0, Ordering::Greater));
    assert_eq!(dated(&[-4, 4], &[7]).at_one(), (1, Ordering::Less));
    assert_eq!(dated(&[-1, 2, -1], &[7, 7]).at_one(), (2, Ordering::Less));
}

#[test]
fn zeros_do_not_count_as_changes_of_sign() {
    let sum = PowerSum::of_integers;
    assert_eq!(sum(&[-1, 0, 0, 2, 0, -3]).coefficient_changes(), 2);
    assert_eq!(sum(&[-100, 300, -250]).partial_sum_changes(), 2);
    assert_eq!(sum(&[-100, 300, -150]).partial_sum_changes(), 1);
    // As they are, and not filled up: -1, 1, 0.
    assert_eq!(PowerSum::of_narrow(vec![-1, 2, -1]).partial_sum_changes(), 1);
}

#[test]
fn long_coefficients_keep_their_exact_signs() {
    let long = BigInt::one() << 300u32;
    let sum = PowerSum::of_wide(vec![long.clone(), -(long * 2u32 + 1u32)], None);
    assert_eq!(sum.sign_at(&ratio(1, 2)), Ordering::Less);
    assert_eq!(sum.narrow_sign(Fraction(1 << 127)), None);
}

/// The value at a fraction, power by power.
fn exactly(sum: &PowerSum, u: &Rational) -> Rational {
    let mut exponent = 0;
    let term = |(index, c): (usize, BigInt)| {
        let term = &Rational::from_integer(c) * &u.pow(exponent);
        exponent += sum.gap_after(index);
        term
    };
    let terms = sum.coefficients().into_iter().enumerate().map(term);
    terms.fold(Rational::from_integer(0), |sum, term| &sum + &term)
}

/// What one unit of the sum itself is in its floats.
fn float_unit(sum: &PowerSum) -> f64 {
    sum.floats().scale / power_of_two(-i64::from(sum.shift()))
}

#[test]
fn the_degree_is_the_highest_exponent() {
    assert_eq!(PowerSum::of_integers(&[1, 2, 3]).degree(), 2);
    assert_eq!(dated(&[1, 2, 3], &[5, 700]).degree(), 705);
}

#[test]
fn narrow_coefficients_fill_their_capacity_and_say_what_they_lost() {
    let short = PowerSum::of_integers(&[-3, 4]);
    assert_eq!((short.narrow(), short.shift()), (&[-3 << 122, 4 << 122][..], 122));
    assert!(short.is_narrow());
    let long = BigInt::one() << 200u32;
    let sum = PowerSum::of_wide(vec![long.clone(), -&long, long.clone()], None);
    // 3 x 2^200 has 202 bits, of which 125 are kept.
    assert_eq!((sum.narrow(), sum.shift()), (&[1 << 123, -(1 << 123), 1 << 123][..], 0));
    assert_eq!(sum.coefficients(), [long.clone(), -&long, long]);
}

#[test]
fn a_narrow_value_is_off_by_less_than_its_radius() {
    let sums =
        [(PowerSum::of_integers(&[6, -16, 11, 5]), 4 * 5), (dated(&[6, -16, 11], &[5, 700]), 4 * 4 + 705)];
    for (sum, radius) in sums {
        assert_eq!(sum.radius(), radius);
        for (numerator, denominator) in [(1, 1_000_000), (1, 3), (1, 2), (9, 10), (999, 1000)] {
            let u = Fraction::of(numerator, denominator).unwrap();
            let there = Rational::new(numerator.into(), denominator.into()).unwrap();
            // The sum of narrow coefficients themselves.
            let error = &Rational::from_integer(sum.value(u)) - &exactly(&sum, &there);
            let bound = Rational::from_integer(radius);
            assert!(error < bound && -&error < bound, "{numerator} / {denominator}: {error}");
        }
    }
}

#[test]
fn powers_of_a_fraction_are_off_by_less_than_four_units_for_each_factor() {
    let unit = Rational::new(BigInt::one(), BigInt::one() << 128u32).unwrap();
    let third = Fraction::of(1, 3).unwrap();
    let exponents = [1, 2, 3, 7, 8, 30, 64];
    let powers = Powers::of(third, &exponents);
    for exponent in exponents {
        let found = &Rational::from_integer(powers.power(exponent).0) * &unit;
        let short = &ratio(1, 3).pow(exponent) - &found;
        assert!(short.signum() != Ordering::Less, "{exponent}");
        assert!(short < &unit * &Rational::from_integer(4 * exponent), "{exponent}: {short}");
    }
}

#[test]
fn next_to_a_root_narrow_arithmetic_says_nothing_and_fixed_point_goes_on() {
    let sum = PowerSum::of_integers(&[-1, 2]);
    let half = BigInt::one() << 299u32;
    let sign_at = |position: &BigInt| {
        let narrow = Fraction::of_dyadic(position, 300).and_then(|u| sum.narrow_sign(u));
        (narrow, sum.fixed_sign(position, 300), sum.sign_at_dyadic(position, 300))
    };
    assert_eq!(sign_at(&half), (None, None, Ordering::Equal));
    assert_eq!(sign_at(&(&half + 1)), (None, Some(Ordering::Greater), Ordering::Greater));
    assert_eq!(sign_at(&(&half - 1)), (None, Some(Ordering::Less), Ordering::Less));
    // 2^-120 away: 2 x 2^123 / 2^120 is 16, and the error is below 12.
    let away = &half + (BigInt::one() << 180u32);
    assert_eq!(sign_at(&away).0, Some(Ordering::Greater));
}

#[test]
fn fixed_point_is_too_low_by_less_than_a_unit_for_every_term() {
    let sum = PowerSum::of_integers(&[-1, 3, -5, 7]);
    for position in [1_u8, 3, 6, 7] {
        let exact = exactly(&sum, &Rational::new(position.into(), 8.into()).unwrap());
        let in_units = &exact * &Rational::from_integer(BigInt::one() << 5u32);
        let low = &in_units - &Rational::from_integer(sum.fixed(&position.into(), 3, 5).unwrap());
        assert!(low.signum() != Ordering::Less && low < Rational::from_integer(4), "{position}: {low}");
    }
    assert_eq!(sum.fixed(&1.into(), 3, 2), None, "fewer places than the position has");
    assert_eq!(dated(&[-1, 3], &[5]).fixed(&1.into(), 3, 5), None);
}

#[test]
fn a_value_as_large_as_its_error_decides_nothing_in_fixed_point() {
    // c u^2 + b u at 3 / 2^64, in units of 2^-128, is 9 c + 3 b 2^64: made to be three, as many as there are terms.
    let word = BigInt::one() << 64u32;
    let filling = BigInt::one() << 60u32;
    let c: BigInt = (&word * 2u32 + 1u32) / 3u32 + &filling * &word;
    let b: BigInt = -(filling * 3u32 + 2u32);
    let sum = PowerSum::of_wide(vec![BigInt::ZERO, b, c], None);
    assert_eq!(sum.shift(), 0);
    assert_eq!(sum.fixed(&3.into(), 64, 128), Some(3.into()));
    assert_eq!(sum.fixed_sign(&3.into(), 64), None);
}

#[test]
fn slopes_are_bounded_by_magnitudes() {
    assert_eq!(
        PowerSum::of_integers(&[5, -3, 2]).steepest(),
        BigInt::from(3 + 2 * 2) << PowerSum::of_integers(&[5, -3, 2]).shift()
    );
    // 10 - 40 u^3 + 90 u^7 between 0.5 and 0.75: the slope is 630 u^6 - 120 u^2.
    let sum = dated(&[10, -40, 90], &[3, 4]);
    let floats = sum.floats();
    let steepest = floats.steepest(0.5, 0.75) / float_unit(&sum);
    let apart = 630.0 * 0.177_978_515_625 - 120.0 * 0.25;
    let together = 630.0 * 0.177_978_515_625 + 120.0 * 0.5625;
    let error = 2.0 * floats.relative_error() * together;
    assert!(steepest > apart + 0.9 * error && steepest < apart + 1.1 * error, "{steepest} and not {apart}");
}

#[test]
fn values_and_slopes_in_floats_are_those_of_the_sum() {
    for (sum, value, slope) in [
        // At 1/2: 10 - 40 / 8 + 90 / 128 and -120 / 4 + 630 / 64; 10 - 40 / 2 + 90 / 4 and -40 + 90.
        (dated(&[10, -40, 90], &[3, 4]), 5.703_125, -20.156_25),
        (PowerSum::of_integers(&[10, -40, 90]), 12.5, 50.0),
    ] {
        let floats = sum.floats();
        let unit = float_unit(&sum);
        let near = |found: f64, expected: f64| (found / unit - expected).abs() < 1e-12;
        let (found, its_slope) = floats.value_and_slope(0.5);
        assert!(near(found, value) && near(its_slope, slope), "{found} {its_slope}");
        let FloatParts { plus, minus, plus_slope, minus_slope } = floats.parts(0.5);
        assert!(near(plus - minus, value) && near(plus_slope - minus_slope, slope));
        assert!(minus > 0.0 && minus_slope > 0.0);
    }
}

#[test]
#[expect(clippy::float_cmp, reason = "the bounds are these numbers")]
fn errors_of_floats_are_counted_by_terms_and_powers() {
    let error = |sum: &PowerSum| sum.floats().relative_error() / f64::EPSILON;
    assert_eq!(error(&PowerSum::of_integers(&[1, 2, 3])), 8.0 * 3.0 + 32.0);
    assert_eq!(error(&dated(&[1, 2, 3], &[5, 700])), 8.0 * 3.0 + 4.0 * 705.0 + 32.0);
    assert_eq!(PowerSum::of_integers(&[1, 2, 3]).floats().absolute_error(), 3.0 * 1e-290);
}

#[test]
#[expect(clippy::float_cmp, reason = "powers of two are exact")]
fn floats_of_long_coefficients_keep_their_proportion() {
    let long = BigInt::one() << 5000u32;
    let sum = PowerSum::of_wide(vec![-&long, BigInt::from(3) << 4100u32, &long * 3u32], None);
    let floats = sum.floats();
    // 2^5000 and 3 x 2^5000 over 2^5003, and 2^-900 times the last of them.
    let [first, second, third] = floats.coefficients[..] else { panic!("three") };
    assert_eq!((first, third), (-0.125, 0.375));
    assert_eq!(second, 0.375 * power_of_two(-900));
    assert_eq!(floats.scale, power_of_two(-125));
    assert_eq!([0, -1, -1022, -1023].map(power_of_two), [1.0, 0.5, f64::MIN_POSITIVE, 0.0]);
}

#[test]
fn a_derivative_drops_the_constant_and_starts_again_from_exponent_zero() {
    // 5 - 3 u^4 + 2 u^6: -12 u^3 + 12 u^5 over u^3.
    let derivative = dated(&[5, -3, 2], &[4, 2]).derivative().unwrap();
    let [first, second] = &derivative.coefficients()[..] else { panic!("two terms") };
    assert!(*first == -second && *first < BigInt::ZERO);
    assert_eq!(derivative.gaps(), Some(&[2][..]));
    assert_eq!(PowerSum::of_integers(&[5, 1]).derivative().unwrap().derivative().map(|sum| sum.len()), None);
}
