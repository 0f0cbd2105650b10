//! Real numbers in formulas: exact as long as they are rational and short, enclosed where they are not.
//!
//! A formula is written once, with the usual operators, as a function of a precision. [`figure`] evaluates it with
//! more and more bits until every number that it may be rounds to the same decimal (A. Ziv, "Fast evaluation of
//! elementary mathematical functions with correctly rounded last bit", ACM Trans. Math. Software 17, 1991). No
//! enclosure tells a number half-way between two decimals from its neighbours; so the widest precision keeps every
//! power exact that is rational.

use super::ball::Ball;
use super::rational::only_tie_between;
use super::{Rational, Rounded};
use num_bigint::BigInt;
use num_traits::{One, Signed, ToPrimitive};
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// The precisions that are tried, in bits. The first leaves 28 digits a good 30 bits for what a formula cancels.
const PRECISIONS: [u64; 4] = [128, 256, 512, WIDEST];

/// The precision at which whole powers are exact however long they are. What is irrational and still open there lies
/// within 10^-280 of a tie or so, and the tie is taken for it.
const WIDEST: u64 = 1024;

/// Powers up to this length are exact at any precision: they cost no more than a ball.
const SHORT_BITS: u64 = 1024;

/// The same for sums of powers: fewer long products beat many short ones.
const SHORT_SUM_BITS: u64 = 12_288;

/// Fractions longer than this are not searched for exact roots.
const SEARCHED_BITS: u64 = 8192;

/// Bits that a power carries beyond the precision asked for, because repeated squaring loses as many as its exponent has.
const GUARD: u64 = 32;

/// What is known of a real number. Operations on what is known of two give what is known of the result.
#[derive(Debug, Clone)]
pub(crate) enum Real {
    Exact(Rational),
    /// A member of a ball, which further operations keep to so many bits.
    Enclosed(Ball, u64),
    /// Nothing: what it was divided by is zero, or may be.
    Unknown,
}

/// `round*` of the number that a formula defines; `None` where no precision tells enough of it.
pub(crate) fn figure(formula: impl Fn(u64) -> Real) -> Option<Rounded> {
    by_precision(|bits| formula(bits).rounded()).or_else(|| formula(WIDEST).tie())
}

/// What the first precision tells that tells it.
pub(crate) fn by_precision<T>(attempt: impl Fn(u64) -> Option<T>) -> Option<T> {
    PRECISIONS.into_iter().find_map(attempt)
}

impl Real {
    /// Whether this is the precision at which what is rational is written out.
    pub(crate) fn is_widest(bits: u64) -> bool {
        bits >= WIDEST
    }

    /// A sum that is rational, and about so many bits long: enclosed as long as that is cheaper and may do.
    pub(crate) fn rational(
        length: u64,
        bits: u64,
        enclosure: impl FnOnce() -> Ball,
        exact: impl FnOnce() -> Rational,
    ) -> Self {
        if length > SHORT_SUM_BITS && bits < WIDEST {
            return Self::Enclosed(enclosure(), bits);
        }
        Self::Exact(exact())
    }

    /// `base^exponent` for a base above zero.
    pub(crate) fn power(base: &Rational, exponent: &Rational, bits: u64) -> Self {
        let short = whole(exponent)
            .is_some_and(|times| base.length().saturating_mul(times.unsigned_abs()) <= SHORT_BITS);
        let exact = if short || bits >= WIDEST { rational_power(base, exponent) } else { None };
        match exact {
            Some(power) => Self::Exact(power),
            None => Self::enclosed(enclosed_power(base, exponent, bits), bits),
        }
    }

    /// This number, which is above zero, to the power of an exponent.
    pub(crate) fn to_the(&self, exponent: &Rational, bits: u64) -> Self {
        match self {
            Self::Exact(base) => Self::power(base, exponent, bits),
            Self::Enclosed(base, _) => {
                let precision = bits + GUARD;
                let logarithm = base.logarithm(precision);
                let power = |ln: Ball| ln.times(&Ball::of(exponent, precision), precision).exponential(bits);
                Self::enclosed(logarithm.and_then(power), bits)
            }
            Self::Unknown => Self::Unknown,
        }
    }

    /// The natural logarithm of a number above zero.
    pub(crate) fn ln(value: &Rational, bits: u64) -> Self {
        if value.numerator() == value.denominator() {
            return Self::from(0);
        }
        Self::enclosed(Ball::logarithm_of(value, bits), bits)
    }

    /// `e^exponent`.
    pub(crate) fn exp(exponent: Decimal, bits: u64) -> Self {
        Self::exp_of(&Rational::from_decimal(exponent), bits)
    }

    /// `e^exponent`.
    pub(crate) fn exp_of(exponent: &Rational, bits: u64) -> Self {
        if exponent.signum() == Ordering::Equal {
            return Self::from(1);
        }
        Self::enclosed(Ball::of(exponent, bits + GUARD).exponential(bits), bits)
    }

    /// The larger of two numbers.
    pub(crate) fn max(self, other: impl Into<Self>) -> Self {
        match (self, other.into()) {
            (Self::Exact(a), Self::Exact(b)) => Self::Exact(a.max(b)),
            (one, other) => joined(&one, &other, |a, b, bits| Some(a.max(b, bits))),
        }
    }

    fn enclosed(ball: Option<Ball>, bits: u64) -> Self {
        ball.map_or(Self::Unknown, |ball| Self::Enclosed(ball, bits))
    }

    /// `round*`, where it is the same for all that the number may be.
    pub(crate) fn rounded(&self) -> Option<Rounded> {
        match self {
            Self::Exact(value) => Some(value.round()),
            Self::Enclosed(ball, _) => ball.rounded(),
            Self::Unknown => None,
        }
    }

    /// The sign, where it is the same for all that the number may be.
    pub(crate) fn sign(&self) -> Option<Ordering> {
        match self {
            Self::Exact(value) => Some(value.signum()),
            Self::Enclosed(ball, _) => ball.sign(),
            Self::Unknown => None,
        }
    }

    /// `round*` of the one number half-way between two decimals that this may be.
    fn tie(&self) -> Option<Rounded> {
        let Self::Enclosed(ball, _) = self else { return None };
        let (low, high) = ball.bounds();
        only_tie_between(&low, &high).map(|tie| tie.round())
    }

    fn ball(&self, bits: u64) -> Option<Ball> {
        match self {
            Self::Exact(value) => Some(Ball::of(value, bits)),
            Self::Enclosed(ball, _) => Some(ball.clone()),
            Self::Unknown => None,
        }
    }

    fn bits(&self) -> u64 {
        if let Self::Enclosed(_, bits) = self { *bits } else { u64::MAX }
    }

    fn is_zero(&self) -> bool {
        matches!(self, Self::Exact(value) if value.signum() == Ordering::Equal)
    }

    fn plus(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Exact(a), Self::Exact(b)) => Self::Exact(a + b),
            _ => joined(self, other, |a, b, bits| Some(a.plus(b, bits))),
        }
    }

    fn minus(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Exact(a), Self::Exact(b)) => Self::Exact(a - b),
            _ => joined(self, other, |a, b, bits| Some(a.minus(b, bits))),
        }
    }

    fn times(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Exact(a), Self::Exact(b)) => Self::Exact(a * b),
            (zero, Self::Enclosed(..)) | (Self::Enclosed(..), zero) if zero.is_zero() => Self::from(0),
            _ => joined(self, other, |a, b, bits| Some(a.times(b, bits))),
        }
    }

    fn over(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Exact(a), Self::Exact(b)) => a.checked_div(b).map_or(Self::Unknown, Self::Exact),
            _ => joined(self, other, Ball::over),
        }
    }
}

/// An operation on balls, at the lower one of two precisions.
fn joined(one: &Real, other: &Real, operation: impl Fn(&Ball, &Ball, u64) -> Option<Ball>) -> Real {
    let bits = one.bits().min(other.bits());
    let balls = one.ball(bits).zip(other.ball(bits));
    Real::enclosed(balls.and_then(|(a, b)| operation(&a, &b, bits)), bits)
}

fn enclosed_power(base: &Rational, exponent: &Rational, bits: u64) -> Option<Ball> {
    let precision = bits + GUARD;
    if let Some(times) = whole(exponent) {
        let power = Ball::of(base, precision).power(times.unsigned_abs(), precision);
        return if times < 0 { Ball::exactly(1).over(&power, precision) } else { Some(power) };
    }
    let logarithm = Ball::logarithm_of(base, precision)?;
    logarithm.times(&Ball::of(exponent, precision), precision).exponential(bits)
}

/// The exponent, where repeated squaring serves it.
fn whole(exponent: &Rational) -> Option<i64> {
    exponent.denominator().is_one().then(|| exponent.numerator().to_i32().map(i64::from))?
}

/// The power where it is rational and found to be so.
///
/// For a base a/b and an exponent p/q, both in lowest terms, the power is rational if and only if a and b are
/// perfect q-th powers. One that is not searched is enclosed as any other number, which differs in cost alone.
fn rational_power(base: &Rational, exponent: &Rational) -> Option<Rational> {
    let exponent = exponent.reduced();
    let times = exponent.numerator().magnitude().to_u32()?;
    let power = if exponent.denominator().is_one() {
        base.pow(times)
    } else if base.length() <= SEARCHED_BITS {
        let (base, degree) = (base.reduced(), exponent.denominator());
        Rational::new(root(base.numerator(), degree)?, root(base.denominator(), degree)?)?.pow(times)
    } else {
        return None;
    };
    if exponent.numerator().is_negative() { power.reciprocal() } else { Some(power) }
}

fn root(value: &BigInt, degree: &BigInt) -> Option<BigInt> {
    if value.is_one() {
        return Some(value.clone());
    }
    // The q-th root of a number of fewer than q bits lies between 1 and 2.
    let degree = degree.to_u32().filter(|&degree| u64::from(degree) < value.bits())?;
    let root = value.nth_root(degree);
    (root.pow(degree) == *value).then_some(root)
}

impl From<Rational> for Real {
    fn from(value: Rational) -> Self {
        Self::Exact(value)
    }
}

impl From<&Rational> for Real {
    fn from(value: &Rational) -> Self {
        Self::Exact(value.clone())
    }
}

impl From<Decimal> for Real {
    fn from(value: Decimal) -> Self {
        Self::Exact(Rational::from_decimal(value))
    }
}

impl From<u32> for Real {
    fn from(value: u32) -> Self {
        Self::Exact(Rational::from_integer(value))
    }
}

impl From<&Real> for Real {
    fn from(value: &Real) -> Self {
        value.clone()
    }
}

impl Neg for Real {
    type Output = Self;

    fn neg(self) -> Self {
        match self {
            Self::Exact(value) => Self::Exact(-&value),
            Self::Enclosed(ball, bits) => Self::Enclosed(ball.negated(), bits),
            Self::Unknown => Self::Unknown,
        }
    }
}

/// An operator between a number, by value or by reference, and what turns into one.
macro_rules! operator {
    ($trait:ident, $method:ident, $operation:ident) => {
        impl<T: Into<Real>> $trait<T> for Real {
            type Output = Real;

            fn $method(self, other: T) -> Real {
                self.$operation(&other.into())
            }
        }

        impl<T: Into<Real>> $trait<T> for &Real {
            type Output = Real;

            fn $method(self, other: T) -> Real {
                self.$operation(&other.into())
            }
        }
    };
}

operator!(Add, add, plus);
operator!(Sub, sub, minus);
operator!(Mul, mul, times);
operator!(Div, div, over);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dec, parse_decimal};

    fn ratio(numerator: i64, denominator: i64) -> Rational {
        Rational::new(numerator.into(), denominator.into()).unwrap()
    }

    fn value(text: &str) -> Option<Rounded> {
        Some(Rounded::Value(parse_decimal(text).unwrap()))
    }

    fn whole(value: i64) -> Rational {
        Rational::from_integer(value)
    }

    #[test]
    fn logarithms_have_their_published_digits() {
        // OEIS A002162 (ln 2), A002392 (ln 10).
        let ln = |numerator, denominator| figure(|bits| Real::ln(&ratio(numerator, denominator), bits));
        assert_eq!(ln(2, 1), value("0.6931471805599453094172321215"));
        assert_eq!(ln(10, 1), value("2.302585092994045684017991455"));
        assert_eq!(ln(1, 10), value("-2.302585092994045684017991455"));
        assert_eq!(ln(1, 1), value("0"));
        assert_eq!(ln(0, 1), None);
    }

    #[test]
    fn exponentials_have_their_published_digits() {
        // OEIS A001113 (e), A068985 (1/e).
        let exp = |exponent| figure(|bits| Real::exp(exponent, bits));
        assert_eq!(exp(dec!(1)), value("2.718281828459045235360287471"));
        assert_eq!(exp(dec!(-1)), value("0.3678794411714423215955237702"));
        assert_eq!(exp(dec!(0)), value("1"));
    }

    #[test]
    fn roots_of_perfect_powers_are_exact_at_the_widest_precision_and_others_are_not() {
        let exact = |base: &Rational, exponent: &Rational| match Real::power(base, exponent, WIDEST) {
            Real::Exact(power) => Some(power),
            _ => None,
        };
        assert_eq!(exact(&ratio(18, 50), &ratio(1, 2)), Some(ratio(3, 5)));
        assert_eq!(exact(&ratio(4, 9), &ratio(-15, 10)), Some(ratio(27, 8)));
        assert_eq!(exact(&ratio(2, 1), &ratio(1, 2)), None);
        // OEIS A002193.
        let root = figure(|bits| Real::power(&ratio(2, 1), &ratio(1, 2), bits));
        assert_eq!(root, value("1.414213562373095048801688724"));
        assert_eq!(figure(|bits| Real::power(&ratio(-2, 1), &ratio(1, 3), bits)), None);
    }

    #[test]
    fn a_huge_exponent_keeps_its_relative_precision() {
        // (1 + 10^-28)^(10^28 / 2) is the root of e, less 3 parts in 10^29.
        let base = Rational::from_decimal(dec!(1.0000000000000000000000000001));
        let exponent = Rational::from_decimal(dec!(5000000000000000000000000000.5));
        // OEIS A019774, the square root of e.
        assert_eq!(
            figure(|bits| Real::power(&base, &exponent, bits)),
            value("1.648721270700128146848650788")
        );
    }

    #[test]
    fn a_long_power_that_leaves_a_tie_is_decided_exactly() {
        let base = Rational::from_decimal(dec!(1.0512345678901234567890123457));
        for (tie, even) in [
            (dec!(10000000000000000000000000005), "10000000000000000000000000000"),
            (dec!(10000000000000000000000000015), "10000000000000000000000000020"),
        ] {
            let there_and_back = |bits| {
                let growth = Real::power(&base, &whole(1000), bits);
                Real::from(tie) * &growth / &growth
            };
            assert_eq!(figure(there_and_back), value(even));
        }
    }

    #[test]
    fn a_number_that_stays_at_a_tie_is_the_tie() {
        let tie =
            Rational::new((2i128 * 10i128.pow(27) + 1).into(), (2i128 * 10i128.pow(27)).into()).unwrap();
        let around = |bits: u64| {
            let middle = Ball::of(&tie, bits + 8);
            Real::Enclosed(middle, bits)
        };
        assert_eq!(figure(around), value("1"));
    }

    #[test]
    fn what_no_precision_narrows_has_no_figure() {
        let third = |bits| Real::Enclosed(Ball::of(&ratio(1, 3), bits), bits);
        assert_eq!(figure(|bits| Real::from(1) / (third(bits) - third(bits))), None);
        assert_eq!(figure(|_| Real::from(1) / Real::from(0)), None);
        assert_eq!((third(128) - third(128)).sign(), None);
        assert_eq!((third(128) - 1).sign(), Some(Ordering::Less));
    }

    #[test]
    fn the_larger_of_two_is_found_where_they_cannot_be_told_apart() {
        let third = || Real::Enclosed(Ball::of(&ratio(1, 3), 128), 128);
        let rounded = |real: Real| real.rounded();
        assert_eq!(rounded(third().max(third())), value("0.3333333333333333333333333333"));
        assert_eq!(rounded(third().max(0)), value("0.3333333333333333333333333333"));
        assert_eq!(rounded(third().max(1)), value("1"));
        assert_eq!(rounded((third() * dec!(0)).max(0)), value("0"));
    }

    #[test]
    fn powers_are_written_out_while_that_is_short() {
        let is_exact = |base: &Rational, exponent: &Rational, bits| {
            matches!(Real::power(base, exponent, bits), Real::Exact(_))
        };
        let growth = ratio(11, 10);
        assert!(is_exact(&growth, &whole(100), 128));
        assert!(!is_exact(&growth, &whole(1_000), 128));
        assert!(is_exact(&growth, &whole(1_000), WIDEST));
        // A root is searched for at the widest precision alone.
        assert!(!is_exact(&ratio(4, 9), &ratio(1, 2), 128));
    }

    #[test]
    fn an_enclosed_power_has_nearly_all_the_bits_that_were_asked_for() {
        for exponent in [whole(1_000), whole(-1_000), ratio(1_001, 12)] {
            for bits in [128, 256] {
                let Real::Enclosed(ball, _) = Real::power(&ratio(11, 10), &exponent, bits) else {
                    panic!("{exponent} is not short")
                };
                let (low, high, _) = ball.ends();
                assert!((high - &low) << (bits - 4) < low, "{exponent} at {bits}");
            }
        }
    }

    #[test]
    fn what_two_numbers_give_is_known_to_the_lower_of_their_precisions() {
        let third = |bits| Real::Enclosed(Ball::of(&ratio(1, 3), bits), bits);
        let bits = |real: Real| real.bits();
        assert_eq!(bits(third(128) + third(512)), 128);
        assert_eq!(bits(third(512) * third(128)), 128);
        assert_eq!(bits(third(512) - 1), 512);
        assert_eq!(bits(Real::from(1) / third(256)), 256);
    }
}
