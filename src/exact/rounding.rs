//! `round*`: the one rounding that every figure goes through.
//!
//! `round*(x)` is the [`Decimal`] nearest to the real number x with at most 28 significant digits and at most
//! 28 places, ties to even, without trailing zeros. A `Decimal` can hold some numbers of 29 digits; they are
//! left out, so that the precision does not depend on the leading digit.

use super::divisor::Divisor;
use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::{ToPrimitive, Zero};
use rust_decimal::Decimal;

/// Significant digits of a figure, and its largest number of places.
pub(crate) const DIGITS: u32 = 28;
const PLACES: i64 = DIGITS as i64;

/// The largest magnitude of a [`Decimal`], 2^96 - 1.
const MAX_MANTISSA: u128 = (1 << 96) - 1;

/// The digits of the largest `u128`.
pub(crate) const MAX_DIGITS_U128: u32 = 39;

/// The powers of ten that a `u128` can hold.
pub(crate) const POWERS_OF_TEN: [u128; MAX_DIGITS_U128 as usize] = {
    let mut powers = [1; MAX_DIGITS_U128 as usize];
    let mut exponent = 1;
    while exponent < powers.len() {
        powers[exponent] = powers[exponent - 1] * 10;
        exponent += 1;
    }
    powers
};

/// Numbers of zeros, and the powers of ten that end in them.
const ZEROS: [(u32, Divisor); 5] = [zeros(16), zeros(8), zeros(4), zeros(2), zeros(1)];

const fn zeros(count: u32) -> (u32, Divisor) {
    (count, Divisor::new(10_u64.pow(count)).expect("a power of ten is above zero"))
}

/// What `round*` gives: a decimal, or on which side the number leaves the range of decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rounded {
    Value(Decimal),
    AboveRange,
    BelowRange,
}

/// `round*(numerator / denominator)` for a positive denominator.
pub(crate) fn round_ratio(numerator: &BigInt, denominator: &BigInt) -> Rounded {
    if numerator.is_zero() {
        return Rounded::Value(Decimal::ZERO);
    }
    let (magnitude, denominator) = (numerator.magnitude(), denominator.magnitude());
    // One digit past the last one that can be kept, so that the quotient and "is there a remainder" decide.
    let places = (i64::from(DIGITS) - exponent_floor(magnitude, denominator)).min(PLACES + 1);
    let (quotient, rest) = scaled_quotient(magnitude, denominator, places);
    let quotient = quotient.to_u128().expect("the exponent estimate leaves at most 31 digits");
    round_truncated(numerator.sign() == num_bigint::Sign::Minus, quotient, !rest.is_zero(), places)
}

/// `round*` of `(quotient + rest) / 10^places` where the rest lies in [0, 1) and is zero unless `inexact`.
///
/// An inexact quotient has more than 28 digits, or more than 28 places.
pub(crate) fn round_truncated(negative: bool, quotient: u128, inexact: bool, places: i64) -> Rounded {
    let excess_digits = i64::from(digits(quotient)) - i64::from(DIGITS);
    let dropped = excess_digits.max(places - PLACES).max(0);
    let Some(&unit) = usize::try_from(dropped).ok().and_then(|dropped| POWERS_OF_TEN.get(dropped)) else {
        return Rounded::Value(Decimal::ZERO);
    };
    let head = quotient / unit;
    let tail = quotient - head * unit;
    let half = unit / 2;
    let up = unit > 1 && (tail > half || tail == half && (inexact || head % 2 == 1));
    assemble(negative, head + u128::from(up), places - dropped)
}

/// The decimal `head / 10^places`, for a head of at most 10^28 and at most 28 places.
pub(crate) fn assemble(negative: bool, head: u128, places: i64) -> Rounded {
    match decimal_of(negative, head, places) {
        Some(value) => Rounded::Value(value),
        None if negative => Rounded::BelowRange,
        None => Rounded::AboveRange,
    }
}

/// The same; `None` where it leaves the range of decimals.
fn decimal_of(negative: bool, head: u128, places: i64) -> Option<Decimal> {
    match u32::try_from(places) {
        Ok(places) => Some(shortest_decimal(negative, head, places)),
        // Negative: there are at most 28.
        Err(_) => Some(decimal(negative, raised(head, places.unsigned_abs())?, 0)),
    }
}

/// `head / 10^places` without zeros at its end, for a head of at most 10^28 and at most 28 places.
#[inline]
pub(super) fn shortest_decimal(negative: bool, head: u128, places: u32) -> Decimal {
    let (head, places) = if is_multiple_of_ten(head) { without_zeros(head, places) } else { (head, places) };
    decimal(negative, head, places)
}

#[inline]
fn decimal(negative: bool, head: u128, places: u32) -> Decimal {
    debug_assert!(head <= MAX_MANTISSA && places <= DIGITS);
    #[allow(clippy::cast_possible_truncation, reason = "the lowest 32 bits are meant")]
    let [low, middle, high] = [0, 32, 64].map(|shift| (head >> shift) as u32);
    Decimal::from_parts(low, middle, high, negative, places)
}

/// `head * 10^exponent`; `None` where a decimal does not hold it.
fn raised(head: u128, exponent: u64) -> Option<u128> {
    if head == 0 {
        return Some(0);
    }
    let power = *POWERS_OF_TEN.get(usize::try_from(exponent).ok()?)?;
    head.checked_mul(power).filter(|head| *head <= MAX_MANTISSA)
}

/// Seen without a division of 128 bits: 2^64 is one more than a multiple of 5.
#[inline]
fn is_multiple_of_ten(head: u128) -> bool {
    #[allow(clippy::cast_possible_truncation, reason = "the halves are meant")]
    let [low, high] = [head as u64, (head >> 64) as u64];
    // Both are asked for: a branch on the last bit alone would be guessed wrongly every other time.
    head.is_multiple_of(2) & (low % 5 + high % 5).is_multiple_of(5)
}

/// The same number without zeros at the end of its places.
///
/// Few numbers have any: on its own, so that the others are put together where they shall lie.
#[inline(never)]
fn without_zeros(head: u128, places: u32) -> (u128, u32) {
    if head == 0 {
        return (0, 0);
    }
    let (mut head, mut places) = (head, places);
    // In halves, because each division costs as much as any. What ends in so many zeros is as often a multiple of 2,
    // which is seen for nothing.
    for (zeros, unit) in &ZEROS {
        if places >= *zeros && head.trailing_zeros() >= *zeros {
            let (quotient, rest) = unit.div_rem(head);
            if rest == 0 {
                (head, places) = (quotient, places - *zeros);
            }
        }
    }
    (head, places)
}

/// How many places the decimals next to a positive or negative ratio have: their distance is `10^-places`.
pub(crate) fn grid_places(numerator: &BigInt, denominator: &BigInt) -> i64 {
    if numerator.is_zero() {
        return PLACES;
    }
    let (magnitude, denominator) = (numerator.magnitude(), denominator.magnitude());
    let estimate = i64::from(DIGITS) - 1 - exponent_floor(magnitude, denominator);
    let quotient = scaled_quotient(magnitude, denominator, estimate).0;
    let excess = quotient.to_u128().map_or(0, |quotient| i64::from(digits(quotient)) - i64::from(DIGITS));
    (estimate - excess).min(PLACES)
}

/// A lower bound, at most two below, of the power of ten that a positive ratio starts with.
fn exponent_floor(magnitude: &BigUint, denominator: &BigUint) -> i64 {
    let bits = |value: &BigUint| i64::try_from(value.bits()).unwrap_or(i64::MAX);
    // The ratio lies above 2^(difference - 1); 0.30103 exceeds log10 2 by 5e-9, whence the second one.
    (bits(magnitude) - bits(denominator) - 1).saturating_mul(30_103).div_euclid(100_000) - 1
}

fn scaled_quotient(magnitude: &BigUint, denominator: &BigUint, places: i64) -> (BigUint, BigUint) {
    let power = BigUint::from(10u32).pow(u32::try_from(places.unsigned_abs()).unwrap_or(u32::MAX));
    if places >= 0 {
        (magnitude * power).div_rem(denominator)
    } else {
        magnitude.div_rem(&(denominator * power))
    }
}

/// The number of decimal digits; none for zero.
pub(crate) fn digits(value: u128) -> u32 {
    // 1233 / 4096 is just below log10 2, so that the estimate is right or one too small.
    let estimate = ((u128::BITS - value.leading_zeros()) * 1233) >> 12;
    estimate + u32::from(value >= POWERS_OF_TEN[estimate as usize])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dec, parse_decimal};

    fn rounded(numerator: i128, denominator: i128) -> Rounded {
        round_ratio(&numerator.into(), &denominator.into())
    }

    #[test]
    fn twenty_eight_digits_are_kept_whatever_the_leading_one() {
        for (numerator, text) in [
            (1, "0.3333333333333333333333333333"),
            (10, "3.333333333333333333333333333"),
            (-20, "-6.666666666666666666666666667"),
            (29_000_000, "9666666.666666666666666666667"),
        ] {
            assert_eq!(rounded(numerator, 3), Rounded::Value(parse_decimal(text).unwrap()));
        }
    }

    #[test]
    fn a_tie_goes_to_the_even_neighbour_and_a_hair_decides_it() {
        let unit = 10i128.pow(28);
        assert_eq!(rounded(unit + 5, 10), rounded(unit, 10));
        assert_eq!(rounded(unit + 15, 10), rounded(unit + 20, 10));
        let big = BigInt::from(unit + 5) * unit;
        assert_eq!(round_ratio(&(&big + 1), &(BigInt::from(10) * unit)), rounded(unit + 10, 10));
        assert_eq!(round_ratio(&(&big - 1), &(BigInt::from(10) * unit)), rounded(unit, 10));
    }

    #[test]
    fn nothing_is_kept_past_the_twenty_eighth_place() {
        let unit = 10i128.pow(28);
        assert_eq!(rounded(1, 2 * unit), Rounded::Value(Decimal::ZERO));
        assert_eq!(rounded(3, 2 * unit), Rounded::Value(Decimal::new(2, 28)));
        assert_eq!(rounded(-1, 3 * unit), Rounded::Value(Decimal::ZERO));
        assert_eq!(rounded(2, 3 * unit), Rounded::Value(Decimal::new(1, 28)));
        assert_eq!(round_ratio(&1.into(), &BigInt::from(10).pow(5000)), Rounded::Value(Decimal::ZERO));
    }

    #[test]
    fn the_range_ends_where_the_rounded_number_no_longer_fits() {
        let last = dec!(79228162514264337593543950330);
        assert_eq!(rounded(79_228_162_514_264_337_593_543_950_334, 1), Rounded::Value(last));
        assert_eq!(rounded(79_228_162_514_264_337_593_543_950_335, 1), Rounded::AboveRange);
        assert_eq!(rounded(-79_228_162_514_264_337_593_543_950_335, 1), Rounded::BelowRange);
        assert_eq!(round_ratio(&BigInt::from(10).pow(400), &1.into()), Rounded::AboveRange);
    }

    #[test]
    fn a_carry_into_a_new_digit_keeps_the_value() {
        let nines = 10i128.pow(29) - 1;
        assert_eq!(rounded(nines, 10i128.pow(29)), Rounded::Value(Decimal::ONE));
        assert_eq!(rounded(nines, 10), Rounded::Value(dec!(10000000000000000000000000000)));
    }

    #[test]
    fn the_grid_is_one_in_the_twenty_eighth_digit() {
        let places = |n: i128, d: i128| grid_places(&n.into(), &d.into());
        assert_eq!([places(1, 1), places(-1, 3), places(999, 1000), places(15, 1)], [27, 28, 28, 26]);
        assert_eq!([places(1, 10i128.pow(35)), places(10i128.pow(28), 1), places(0, 1)], [28, -1, 28]);
    }
}
