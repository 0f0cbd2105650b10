//! Logarithms, exponentials and powers with fractions: enclosures in fixed point with stated errors.
//!
//! A fixed-point number is an integer in units of 2^-width, and every error is counted in these units. `width`
//! exceeds the bits that are asked for by [`GUARD`], which the exponents admitted here never use up.

use super::interval::{Interval, WIDEST};
use crate::exact::Rational;
use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Bits carried beyond those asked for: 40 of them cover the largest exponent, the rest covers the series.
const GUARD: u32 = 64;

/// Fractions longer than this are not searched for exact roots.
const SEARCHED_BITS: u64 = 8192;

/// Rational powers longer than this are enclosed as long as that may do, because a thousand digits that are rounded to 28
/// cost far more than they decide.
const LONG_BITS: u64 = 4096;

/// `base^exponent` for a base above zero: an enclosure, or the exact value where it is rational and either short or asked
/// for with the widest precision.
pub(super) fn power(base: &Rational, exponent: &Exponent, bits: u32) -> Option<Interval> {
    let longest = if bits < WIDEST { LONG_BITS } else { u64::MAX };
    if let Some(exact) = rational_power(base, exponent, longest) {
        return Some(Interval::Exact(exact));
    }
    let logarithm = Fixed::ln(base, bits + GUARD)?;
    logarithm.times(&exponent.numerator, &exponent.denominator).exp()
}

/// The natural logarithm of a number above zero.
pub(super) fn ln(value: &Rational, bits: u32) -> Option<Interval> {
    if value.numerator() == value.denominator() {
        return Some(Interval::integer(0));
    }
    Fixed::ln(value, bits + GUARD)?.to_interval()
}

/// `e^exponent`.
pub(super) fn exp(exponent: Decimal, bits: u32) -> Option<Interval> {
    if exponent.is_zero() {
        return Some(Interval::integer(1));
    }
    let exponent = Exponent::decimal(exponent);
    let one = Fixed { value: BigInt::one() << (bits + GUARD), radius: BigInt::zero(), width: bits + GUARD };
    one.times(&exponent.numerator, &exponent.denominator).exp()
}

/// A fraction in lowest terms that a number is raised to.
#[derive(Debug, Clone)]
pub(super) struct Exponent {
    numerator: BigInt,
    /// Above zero.
    denominator: BigInt,
}

impl Exponent {
    pub(super) fn decimal(value: Decimal) -> Self {
        let fraction = Rational::from_decimal(value);
        let divisor = fraction.numerator().gcd(fraction.denominator());
        Self { numerator: fraction.numerator() / &divisor, denominator: fraction.denominator() / divisor }
    }

    /// `1 / degree` for a degree above zero.
    pub(super) fn root(degree: u32) -> Self {
        Self { numerator: BigInt::one(), denominator: degree.max(1).into() }
    }
}

/// The power where it is rational, easily found to be, and no longer than `longest` bits or so.
///
/// For a base a/b and an exponent p/q, both in lowest terms, the power is rational if and only if a and b are
/// perfect q-th powers. One that is not searched is enclosed as any other number, which differs in cost alone.
fn rational_power(base: &Rational, exponent: &Exponent, longest: u64) -> Option<Rational> {
    let whole = exponent.denominator.is_one();
    if !whole && base.numerator().bits().max(base.denominator().bits()) > SEARCHED_BITS {
        return None;
    }
    let divisor = base.numerator().gcd(base.denominator());
    let (a, b) = ((base.numerator() / &divisor).to_biguint()?, (base.denominator() / &divisor).to_biguint()?);
    if a.is_one() && b.is_one() || exponent.numerator.is_zero() {
        return Some(Rational::from_integer(1));
    }
    let (a, b) = if whole { (a, b) } else { (root(&a, exponent)?, root(&b, exponent)?) };
    let times = exponent.numerator.magnitude().to_u32()?;
    if a.bits().max(b.bits()).saturating_mul(times.into()) > longest {
        return None;
    }
    let power = Rational::new(a.into(), b.into())?.pow(times);
    if exponent.numerator.is_negative() { power.reciprocal() } else { Some(power) }
}

fn root(value: &BigUint, exponent: &Exponent) -> Option<BigUint> {
    if value.is_one() {
        return Some(value.clone());
    }
    // The q-th root of a number of fewer than q bits lies between 1 and 2.
    let degree = exponent.denominator.to_u32().filter(|&degree| u64::from(degree) < value.bits())?;
    let root = value.nth_root(degree);
    (root.pow(degree) == *value).then_some(root)
}

/// A number within `radius` of `value`, both in units of 2^-width.
#[derive(Debug, Clone)]
struct Fixed {
    value: BigInt,
    radius: BigInt,
    width: u32,
}

impl Fixed {
    /// `ln x = k ln 2 + 2 atanh((m - 1) / (m + 1))` for x = m 2^k with m in (1/2, 2).
    fn ln(x: &Rational, width: u32) -> Option<Self> {
        if x.signum() != Ordering::Greater {
            return None;
        }
        let bits = |value: &BigInt| i64::try_from(value.bits()).ok();
        let k = bits(x.numerator())? - bits(x.denominator())?;
        let shift = u32::try_from(k.unsigned_abs()).ok()?;
        let (a, b) = if k >= 0 {
            (x.numerator().clone(), x.denominator() << shift)
        } else {
            (x.numerator() << shift, x.denominator().clone())
        };
        let of_m = Self::twice_atanh(&(&a - &b), &(&a + &b), width);
        let of_two = Self::ln_two(width);
        Some(Self {
            value: of_m.value + of_two.value * k,
            radius: of_m.radius + of_two.radius * k.unsigned_abs(),
            width,
        })
    }

    fn ln_two(width: u32) -> Self {
        Self::twice_atanh(&1.into(), &3.into(), width)
    }

    /// `2 atanh z = 2 (z + z^3/3 + z^5/5 + ...)` for z = numerator / denominator with |z| <= 1/3.
    ///
    /// z and z^2 are off by at most 1 and 2 units. Each power is then off by at most e/9 + 2/3 + 1 <= 2 units where
    /// the one before it was off by e <= 2, and each term by at most 3. Once a power is 0, the rest of the series
    /// is less than 4. Twice the sum of it all is the radius.
    fn twice_atanh(numerator: &BigInt, denominator: &BigInt, width: u32) -> Self {
        let z = (numerator << width) / denominator;
        let square: BigInt = (&z * &z) >> width;
        let (mut sum, mut power, mut odd): (BigInt, BigInt, u32) = (BigInt::zero(), z, 1);
        // A shift rounds down, so that a negative power would end at -1 and not at 0.
        let negative = power.is_negative();
        power = power.abs();
        while !power.is_zero() {
            sum += &power / odd;
            power = (power * &square) >> width;
            odd += 2;
        }
        let terms = odd / 2;
        let value: BigInt = sum * 2;
        Self { value: if negative { -value } else { value }, radius: (6 * terms + 8).into(), width }
    }

    /// The number times a fraction with a positive denominator.
    fn times(&self, numerator: &BigInt, denominator: &BigInt) -> Self {
        Self {
            value: Integer::div_floor(&(&self.value * numerator), denominator),
            radius: Integer::div_ceil(&(&self.radius * numerator.abs()), denominator) + 1,
            width: self.width,
        }
    }

    /// `e^x = 2^k e^f` for x = k ln 2 + f, |f| <= 0.35; `None` where x is not known to within a half.
    ///
    /// In the series of `e^f` each term is off by at most 4 units where the one before it was: 0.35 * 4 + 2. Once a
    /// term is 0, the rest is less than 4. An error of d units in f adds at most 1.43 (e^d - 1) < 3 d.
    fn exp(&self) -> Option<Interval> {
        let width = self.width;
        let ln_two = Self::ln_two(width);
        let k: BigInt = Integer::div_floor(&(&self.value * 2 + &ln_two.value), &(&ln_two.value * 2));
        let f = &self.value - &k * &ln_two.value;
        let off = &self.radius + k.abs() * &ln_two.radius;
        if off.bits() >= u64::from(width) {
            return None;
        }
        let (mut sum, mut term, mut count) = (BigInt::zero(), BigInt::one() << width, 0u32);
        while !term.is_zero() {
            sum += &term;
            count += 1;
            term = shifted_toward_zero(term * &f, width) / count;
        }
        let radius = off * 3 + (4 * count + 4);
        let k = k.to_i64()? - i64::from(width);
        Some(Interval::Between(scaled(&sum - &radius, k)?, scaled(sum + radius, k)?))
    }

    fn to_interval(&self) -> Option<Interval> {
        let scale = -i64::from(self.width);
        let (low, high) = (&self.value - &self.radius, &self.value + &self.radius);
        Some(Interval::Between(scaled(low, scale)?, scaled(high, scale)?))
    }
}

fn shifted_toward_zero(value: BigInt, bits: u32) -> BigInt {
    if value.is_negative() { -(-value >> bits) } else { value >> bits }
}

/// `value * 2^exponent`.
fn scaled(value: BigInt, exponent: i64) -> Option<Rational> {
    let shift = u32::try_from(exponent.unsigned_abs()).ok()?;
    if exponent >= 0 {
        Rational::new(value << shift, BigInt::one())
    } else {
        Rational::new(value, BigInt::one() << shift)
    }
}

#[cfg(test)]
mod tests {
    use super::super::interval::rounded;
    use super::*;
    use crate::measure::Outcome;
    use crate::{dec, parse_decimal};

    fn ratio(numerator: i64, denominator: i64) -> Rational {
        Rational::new(numerator.into(), denominator.into()).unwrap()
    }

    fn value(text: &str) -> Outcome<Decimal> {
        Outcome::Value(parse_decimal(text).unwrap())
    }

    #[test]
    fn logarithms_have_their_published_digits() {
        // OEIS A002162 (ln 2), A002392 (ln 10).
        assert_eq!(rounded(|bits| ln(&ratio(2, 1), bits)), value("0.6931471805599453094172321215"));
        assert_eq!(rounded(|bits| ln(&ratio(10, 1), bits)), value("2.302585092994045684017991455"));
        assert_eq!(rounded(|bits| ln(&ratio(1, 10), bits)), value("-2.302585092994045684017991455"));
        assert_eq!(rounded(|bits| ln(&ratio(1, 1), bits)), value("0"));
    }

    #[test]
    fn exponentials_have_their_published_digits() {
        // OEIS A001113 (e), A068985 (1/e).
        assert_eq!(rounded(|bits| exp(dec!(1), bits)), value("2.718281828459045235360287471"));
        assert_eq!(rounded(|bits| exp(dec!(-1), bits)), value("0.3678794411714423215955237702"));
        assert_eq!(rounded(|bits| exp(dec!(0), bits)), value("1"));
    }

    #[test]
    fn roots_of_perfect_powers_are_exact_and_others_are_not() {
        let half = Exponent::root(2);
        assert!(
            matches!(power(&ratio(18, 50), &half, 128), Some(Interval::Exact(root)) if root == ratio(3, 5))
        );
        assert!(matches!(power(&ratio(2, 1), &half, 128), Some(Interval::Between(..))));
        let exponent = Exponent::decimal(dec!(-1.5));
        assert!(matches!(power(&ratio(4, 9), &exponent, 128), Some(Interval::Exact(p)) if p == ratio(27, 8)));
        // OEIS A002193.
        assert_eq!(rounded(|bits| power(&ratio(2, 1), &half, bits)), value("1.414213562373095048801688724"));
    }

    #[test]
    fn the_logarithm_of_nothing_is_not_asked_for() {
        assert!(ln(&ratio(0, 1), 128).is_none());
        assert!(power(&ratio(-2, 1), &Exponent::root(3), 128).is_none());
    }

    #[test]
    fn a_huge_exponent_keeps_its_relative_precision() {
        // (1 + 10^-28)^(10^28 / 2) is the root of e, less 3 parts in 10^29.
        let base = Rational::from_decimal(dec!(1.0000000000000000000000000001));
        let exponent = Exponent::decimal(dec!(5000000000000000000000000000.5));
        let e = rounded(|bits| power(&base, &exponent, bits));
        // OEIS A019774, the square root of e.
        assert_eq!(e, value("1.648721270700128146848650788"));
    }

    #[test]
    fn a_long_power_that_leaves_a_tie_is_decided_exactly() {
        let base = Rational::from_decimal(dec!(1.0512345678901234567890123457));
        let exponent = Exponent::decimal(dec!(1000));
        for (tie, even) in [
            (dec!(10000000000000000000000000005), "10000000000000000000000000000"),
            (dec!(10000000000000000000000000015), "10000000000000000000000000020"),
        ] {
            let there_and_back = |bits| {
                let growth = power(&base, &exponent, bits)?;
                Interval::decimal(tie).times(&growth).over(&growth)
            };
            assert_eq!(rounded(there_and_back), value(even));
        }
    }
}
