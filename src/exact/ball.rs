//! Ball arithmetic: a number known up to a radius, at a chosen precision.
//!
//! Each operation returns a ball that contains every result of operating on members of its operands, so the
//! radius carries all rounding and nothing has to be analysed by hand (J. van der Hoeven, "Ball arithmetic",
//! 2009). If both ends of a ball round to the same decimal, that is the figure; otherwise the same formula is
//! tried with more bits: A. Ziv, "Fast evaluation of elementary mathematical functions with correctly rounded
//! last bit", ACM Trans. Math. Software 17 (1991).

use super::rational::only_tie_between;
use super::rounding::round_ratio;
use super::{Rational, Rounded};
use num_bigint::{BigInt, Sign};
use num_traits::{One, Signed, Zero};
use std::cmp::Ordering;

/// The precisions that are tried, in bits, before an exact method decides.
pub(crate) const PRECISIONS: [u64; 2] = [256, 1024];

/// Bits that a sum keeps beyond the precision, so that alignment costs next to nothing of it.
const GUARD: u64 = 8;

/// All numbers within `radius * 2^exponent` of `middle * 2^exponent`.
#[derive(Debug, Clone)]
pub(crate) struct Ball {
    middle: BigInt,
    radius: BigInt,
    exponent: i64,
}

/// The figure that a formula defines: from enclosures where they decide, from its exact value otherwise.
pub(crate) fn decided(enclosure: impl Fn(u64) -> Option<Ball>, exact: impl FnOnce() -> Rational) -> Rounded {
    let certain = |bits| enclosure(bits).and_then(|ball| ball.rounded());
    PRECISIONS.into_iter().find_map(certain).unwrap_or_else(|| exact().round())
}

/// As [`decided`] for a formula without an exact method: a value that the highest precision cannot tell from a tie is
/// taken for the tie.
pub(crate) fn settled(enclosure: impl Fn(u64) -> Option<Ball>) -> Rounded {
    decided(&enclosure, || {
        let Some(ball) = PRECISIONS.last().and_then(|&bits| enclosure(bits)) else {
            return Rational::from_integer(0);
        };
        let (low, high) = ball.bounds();
        only_tie_between(&low, &high).unwrap_or(low)
    })
}

/// The sign of what a formula defines, found in the same way.
pub(crate) fn decided_sign(enclosure: impl Fn(u64) -> Ball, exact: impl FnOnce() -> Rational) -> Ordering {
    let certain = |bits| enclosure(bits).sign();
    PRECISIONS.into_iter().find_map(certain).unwrap_or_else(|| exact().signum())
}

impl Ball {
    pub(crate) fn exactly(middle: impl Into<BigInt>) -> Self {
        Self { middle: middle.into(), radius: BigInt::ZERO, exponent: 0 }
    }

    /// A fraction, exactly where it is a short integer.
    pub(crate) fn of(value: &Rational, bits: u64) -> Self {
        let (numerator, denominator) = (value.numerator(), value.denominator());
        if denominator.is_one() && numerator.bits() <= bits {
            return Self::exactly(numerator.clone());
        }
        Self::ratio(numerator, denominator, bits)
    }

    /// A quotient of integers; the denominator must be positive.
    pub(crate) fn ratio(numerator: &BigInt, denominator: &BigInt, bits: u64) -> Self {
        let shift = (bits + denominator.bits()).saturating_sub(numerator.bits());
        let middle = (numerator << shift) / denominator;
        Self { middle, radius: BigInt::one(), exponent: -signed(shift) }.trimmed(bits)
    }

    /// A float, exactly; it must be finite and not negative.
    pub(crate) fn of_float(value: f64) -> Self {
        let (mantissa, exponent) = float_parts(value);
        Self::exactly(mantissa).shifted(exponent)
    }

    /// The numbers `(middle +- radius) / 2^places`.
    pub(crate) fn of_fixed(middle: BigInt, radius: BigInt, places: u64) -> Self {
        Self { middle, radius, exponent: -signed(places) }
    }

    /// Middle and radius in units of `2^-places`; `None` for numbers of more than 1024 integer bits.
    pub(crate) fn fixed(&self, places: u64) -> Option<(BigInt, BigInt)> {
        let top = self.exponent.saturating_add(signed(self.middle.bits().max(self.radius.bits())));
        let ball = (top <= 1024).then(|| self.at_exponent(-signed(places)))?;
        Some((ball.middle, ball.radius))
    }

    /// The power of two that brings the ball into `[1/2, 1)`; `None` where it is not above zero.
    pub(crate) fn positive_exponent(&self) -> Option<i64> {
        (self.sign() == Some(Ordering::Greater)).then(|| self.exponent + signed(self.middle.bits()))
    }

    /// How many zeros follow the point before the first bit of the middle.
    pub(crate) fn leading_zeros(&self) -> u64 {
        let top = self.exponent + signed(self.middle.bits());
        u64::try_from(-top).unwrap_or(0)
    }

    /// All numbers whose magnitude is at most the largest of a member.
    pub(crate) fn symmetric(&self) -> Self {
        Self { middle: BigInt::ZERO, radius: self.middle.abs() + &self.radius, exponent: self.exponent }
    }

    /// The integer next to the middle; `None` where it would not be sensible to write it out.
    pub(crate) fn nearest_integer(&self) -> Option<BigInt> {
        let (middle, _) = self.fixed(1)?;
        Some((middle + 1u32) >> 1u32)
    }

    /// Both ends as fractions.
    pub(crate) fn bounds(&self) -> (Rational, Rational) {
        let (low, high, exponent) = self.ends();
        let one = BigInt::one();
        let (factor, denominator) = match u64::try_from(exponent) {
            Ok(shift) => (&one << shift, one.clone()),
            Err(_) => (one.clone(), &one << exponent.unsigned_abs()),
        };
        let fraction = |end: BigInt| {
            Rational::new(end * &factor, denominator.clone()).expect("a power of two is positive")
        };
        (fraction(low), fraction(high))
    }

    /// Both ends, as multiples of `2^exponent`.
    pub(crate) fn ends(&self) -> (BigInt, BigInt, i64) {
        (&self.middle - &self.radius, &self.middle + &self.radius, self.exponent)
    }

    /// Times a power of two, exactly.
    pub(crate) fn shifted(mut self, power: i64) -> Self {
        self.exponent += power;
        self
    }

    pub(crate) fn plus(&self, other: &Self, bits: u64) -> Self {
        let top = |ball: &Self| match ball.middle.bits().max(ball.radius.bits()) {
            0 => i64::MIN,
            length => ball.exponent + signed(length),
        };
        // Digits of the smaller operand below the precision of the larger one go into the radius.
        let floor = top(self).max(top(other)).saturating_sub(signed(bits + GUARD));
        let exponent = self.exponent.min(other.exponent).max(floor);
        let (one, two) = (self.at_exponent(exponent), other.at_exponent(exponent));
        let (middle, radius) = (one.middle + two.middle, one.radius + two.radius);
        Self { middle, radius, exponent }.trimmed(bits)
    }

    pub(crate) fn minus(&self, other: &Self, bits: u64) -> Self {
        self.plus(&other.negated(), bits)
    }

    pub(crate) fn negated(&self) -> Self {
        Self { middle: -&self.middle, radius: self.radius.clone(), exponent: self.exponent }
    }

    pub(crate) fn times(&self, other: &Self, bits: u64) -> Self {
        let spread = self.middle.abs() * &other.radius + other.middle.abs() * &self.radius;
        let radius = spread + &self.radius * &other.radius;
        let (middle, exponent) = (&self.middle * &other.middle, self.exponent + other.exponent);
        Self { middle, radius, exponent }.trimmed(bits)
    }

    /// The quotient; `None` where the divisor's ball contains zero.
    pub(crate) fn over(&self, divisor: &Self, bits: u64) -> Option<Self> {
        let least = divisor.middle.abs() - &divisor.radius;
        if !least.is_positive() {
            return None;
        }
        let shift = (bits + GUARD + divisor.middle.bits()).saturating_sub(self.middle.bits());
        let middle = (&self.middle << shift) / &divisor.middle;
        // |a/b - A/B| <= (|a - A| + |A/B| |b - B|) / |b|, plus one for each truncation.
        let spread = (&self.radius << shift) + (middle.abs() + 1u32) * &divisor.radius;
        let radius = spread / least + 2u32;
        let exponent = self.exponent - divisor.exponent - signed(shift);
        Some(Self { middle, radius, exponent }.trimmed(bits))
    }

    /// The larger of two numbers.
    pub(crate) fn max(&self, other: &Self, bits: u64) -> Self {
        let more = self.minus(other, bits);
        match more.sign() {
            Some(Ordering::Less) => other.clone(),
            Some(_) => self.clone(),
            // max(a, b) = b + max(a - b, 0), and the latter is within the largest that a - b may be.
            None => other.plus(&more.symmetric(), bits),
        }
    }

    /// A power with a natural exponent, by repeated squaring.
    pub(crate) fn power(&self, exponent: u64, bits: u64) -> Self {
        let mut result = Self::exactly(1);
        for position in (0..u64::BITS - exponent.leading_zeros()).rev() {
            result = result.times(&result, bits);
            if exponent >> position & 1 == 1 {
                result = result.times(self, bits);
            }
        }
        result
    }

    /// Whether it is the number one and no other.
    pub(crate) fn is_exactly_one(&self) -> bool {
        let one = match u64::try_from(self.exponent) {
            Ok(_) => self.exponent == 0 && self.middle.is_one(),
            Err(_) => self.middle == BigInt::one() << self.exponent.unsigned_abs(),
        };
        one && self.radius.is_zero()
    }

    /// The sign that all members have; `None` where they differ.
    pub(crate) fn sign(&self) -> Option<Ordering> {
        if self.middle.magnitude() > self.radius.magnitude() {
            return Some(self.middle.cmp(&BigInt::ZERO));
        }
        (self.middle.is_zero() && self.radius.is_zero()).then_some(Ordering::Equal)
    }

    /// `round*` where it is the same for all members.
    pub(crate) fn rounded(&self) -> Option<Rounded> {
        let (low, high, exponent) = self.ends();
        let low = dyadic_rounded(&low, exponent);
        (low == dyadic_rounded(&high, exponent)).then_some(low)
    }

    /// Cuts the middle to the precision; what is cut goes into the radius.
    fn trimmed(self, bits: u64) -> Self {
        let excess = self.middle.bits().max(self.radius.bits()).saturating_sub(bits);
        if excess == 0 {
            return self;
        }
        let exponent = self.exponent + signed(excess);
        self.at_exponent(exponent)
    }

    fn at_exponent(&self, exponent: i64) -> Self {
        if exponent <= self.exponent {
            let shift = self.exponent - exponent;
            return Self { middle: &self.middle << shift, radius: &self.radius << shift, exponent };
        }
        let shift = exponent - self.exponent;
        // A right shift rounds down: by less than one unit in the middle, and as much in the radius.
        let units = if self.radius.sign() == Sign::NoSign { 1u32 } else { 2 };
        Self { middle: &self.middle >> shift, radius: (&self.radius >> shift) + units, exponent }
    }
}

/// `round*(value * 2^exponent)`, without writing out numbers that are far out of range or far below all places.
fn dyadic_rounded(value: &BigInt, exponent: i64) -> Rounded {
    const FAR: i64 = 256;
    let top = exponent.saturating_add(signed(value.bits()));
    if value.is_zero() || top < -FAR {
        return Rounded::Value(rust_decimal::Decimal::ZERO);
    }
    if top > FAR {
        return if value.is_positive() { Rounded::AboveRange } else { Rounded::BelowRange };
    }
    match u64::try_from(exponent) {
        Ok(shift) => round_ratio(&(value << shift), &BigInt::one()),
        Err(_) => round_ratio(value, &(BigInt::one() << exponent.unsigned_abs())),
    }
}

/// The mantissa and the exponent of two of a float that is finite and not negative.
pub(crate) fn float_parts(value: f64) -> (u64, i64) {
    const MANTISSA_BITS: u32 = 52;
    let bits = value.to_bits();
    let (biased, mantissa) = (signed(bits >> MANTISSA_BITS), bits & ((1 << MANTISSA_BITS) - 1));
    // Numbers below the normal range have no hidden bit.
    if biased == 0 { (mantissa, -1074) } else { (mantissa | 1 << MANTISSA_BITS, biased - 1075) }
}

/// A number of bits; no integer that fits into memory has more than an `i64` can count.
fn signed(bits: u64) -> i64 {
    i64::try_from(bits).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn third(bits: u64) -> Ball {
        Ball::ratio(&1.into(), &3.into(), bits)
    }

    /// Whether the ball contains the fraction.
    fn holds(ball: &Ball, numerator: i64, denominator: i64) -> bool {
        let (low, high, exponent) = ball.ends();
        assert!(exponent <= 0);
        let value = BigInt::from(numerator) << exponent.unsigned_abs();
        low * denominator <= value && value <= high * denominator
    }

    #[test]
    fn every_operation_keeps_the_exact_result_inside() {
        let (third, two) = (third(100), Ball::exactly(2));
        assert!(holds(&third, 1, 3));
        assert!(holds(&third.plus(&third, 100), 2, 3));
        assert!(holds(&third.minus(&two, 100), -5, 3));
        assert!(holds(&third.times(&third, 100), 1, 9));
        assert!(holds(&two.over(&third, 100).unwrap(), 6, 1));
        assert!(holds(&third.power(5, 100), 1, 243));
        assert!(holds(&third.plus(&two.shifted(-400), 100), 1, 3));
    }

    #[test]
    fn a_sign_and_a_figure_need_all_members_to_agree() {
        let third = third(100);
        let nothing = third.minus(&third, 100);
        assert_eq!(nothing.sign(), None);
        assert_eq!(third.negated().sign(), Some(Ordering::Less));
        assert_eq!(Ball::exactly(0).sign(), Some(Ordering::Equal));
        assert!(third.over(&nothing, 100).is_none());
        assert!(third.rounded().is_some());
        assert!(Ball::ratio(&1.into(), &3.into(), 80).rounded().is_none());
    }

    #[test]
    fn a_ball_far_out_of_range_is_rounded_without_being_written_out() {
        assert_eq!(Ball::exactly(1).shifted(1 << 40).rounded(), Some(Rounded::AboveRange));
        assert_eq!(Ball::exactly(-1).shifted(1 << 40).rounded(), Some(Rounded::BelowRange));
        assert_eq!(
            third(100).shifted(-(1 << 40)).rounded(),
            Some(Rounded::Value(rust_decimal::Decimal::ZERO))
        );
    }

    #[test]
    fn what_stays_at_a_tie_is_settled_by_the_last_precision() {
        // 1 and half a unit of its 27th place, enclosed more narrowly from one precision to the next, but never well
        // enough.
        let unit = BigInt::from(10).pow(27);
        let tie = Rational::new(&unit * 2u32 + 1u32, unit * 2u32).unwrap();
        let enclosure = |bits: u64| {
            let error = Ball::of_fixed(BigInt::ZERO, BigInt::one(), bits / 8);
            Some(Ball::of(&tie, 2048).plus(&error, 2048))
        };
        assert!(PRECISIONS.iter().all(|&bits| enclosure(bits).unwrap().rounded().is_none()));
        assert_eq!(settled(enclosure), Rounded::Value(rust_decimal::Decimal::ONE));
    }

    #[test]
    fn one_is_exactly_one_however_it_is_written() {
        let one = Ball::exactly(1);
        for same in [one.clone(), Ball::exactly(8).shifted(-3)] {
            assert!(same.is_exactly_one());
        }
        let nearly = Ball::of_fixed(BigInt::from(8), BigInt::one(), 3);
        for other in [one.clone().shifted(1), one.negated(), Ball::exactly(9).shifted(-3), nearly, third(64)]
        {
            assert!(!other.is_exactly_one(), "{other:?}");
        }
    }

    fn both_ends(value: Rational) -> (Rational, Rational) {
        (value.clone(), value)
    }

    #[test]
    fn floats_are_taken_as_they_are() {
        let fraction =
            |numerator: i64, power: u32| Rational::new(numerator.into(), BigInt::one() << power).unwrap();
        assert_eq!(Ball::of_float(0.625).bounds(), both_ends(fraction(5, 3)));
        assert_eq!(Ball::of_float(f64::MIN_POSITIVE).bounds(), both_ends(fraction(1, 1022)));
        // Below the normal range.
        assert_eq!(Ball::of_float(f64::from_bits(3)).bounds(), both_ends(fraction(3, 1074)));
        assert_eq!(Ball::of_float(0.0).bounds(), both_ends(fraction(0, 0)));
    }

    /// A ball and one of its members.
    fn member() -> impl Strategy<Value = (Ball, Rational)> {
        let parts = (-1_000_000..1_000_000_i64, 0..1_000_i64, -30..30_i64, -16..=16_i64);
        parts.prop_map(|(middle, radius, exponent, sixteenths)| {
            let ball = Ball { middle: middle.into(), radius: radius.into(), exponent };
            let value = Ball::exactly(16 * middle + sixteenths * radius).shifted(exponent - 4);
            (ball, value.bounds().0)
        })
    }

    fn contains(ball: &Ball, value: &Rational) -> bool {
        let (low, high) = ball.bounds();
        low <= *value && *value <= high
    }

    proptest! {
        #[test]
        fn results_of_members_are_members_of_results(
            (one, other) in (member(), member()),
            (bits, exponent) in (2..80_u64, 0..6_u32),
        ) {
            let ((a, x), (b, y)) = (one, other);
            prop_assert!(contains(&a, &x));
            prop_assert!(contains(&a.plus(&b, bits), &(&x + &y)));
            prop_assert!(contains(&a.minus(&b, bits), &(&x - &y)));
            prop_assert!(contains(&a.times(&b, bits), &(&x * &y)));
            prop_assert!(contains(&a.max(&b, bits), &x.clone().max(y.clone())));
            prop_assert!(contains(&a.power(exponent.into(), bits), &x.pow(exponent)));
            prop_assert!(contains(&a.symmetric(), &x) && contains(&a.symmetric(), &-&x));
            if let Some(quotient) = a.over(&b, bits) {
                prop_assert!(contains(&quotient, &x.checked_div(&y).unwrap()));
            }
            prop_assert!(a.sign().is_none_or(|sign| sign == x.signum()));
            prop_assert!(a.rounded().is_none_or(|rounded| rounded == x.round()));
        }

        /// Of exact operands nothing is lost but what the precision cuts off.
        #[test]
        fn a_result_is_as_narrow_as_its_precision(
            (a, b) in (1..1_000_000_000_i64, 1..1_000_000_000_i64),
            bits in 8..200_u64,
        ) {
            let (a, b) = (Ball::exactly(a), Ball::exactly(b));
            for result in [a.plus(&b, bits), a.times(&b, bits), a.over(&b, bits).unwrap()] {
                prop_assert!(result.middle.bits() <= bits);
                prop_assert!(result.radius <= 2.into(), "{result:?}");
            }
        }
    }
}
