//! Fractions of big integers.

use super::rounding::{POWERS_OF_TEN, Rounded, grid_places, round_ratio};
use num_bigint::{BigInt, Sign};
use num_traits::{One, Zero};
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::ops::{Add, Mul, Neg, Sub};

/// A fraction with a positive denominator.
///
/// It is not kept in lowest terms: a common divisor costs more to find than it saves in the short chains of
/// operations that figures are made of.
#[derive(Debug, Clone)]
pub(crate) struct Rational {
    numerator: BigInt,
    denominator: BigInt,
}

impl Rational {
    /// `numerator / denominator`; `None` for a zero denominator.
    pub(crate) fn new(numerator: BigInt, denominator: BigInt) -> Option<Self> {
        match denominator.sign() {
            Sign::Plus => Some(Self { numerator, denominator }),
            Sign::Minus => Some(Self { numerator: -numerator, denominator: -denominator }),
            Sign::NoSign => None,
        }
    }

    pub(crate) fn one() -> Self {
        Self::from_integer(1)
    }

    pub(crate) fn from_integer(value: impl Into<BigInt>) -> Self {
        Self { numerator: value.into(), denominator: BigInt::one() }
    }

    pub(crate) fn from_decimal(value: Decimal) -> Self {
        let value = value.normalize();
        Self { numerator: value.mantissa().into(), denominator: power_of_ten(value.scale()) }
    }

    /// One in the last of so many places.
    pub(crate) fn last_of_places(places: u32) -> Self {
        Self { numerator: BigInt::one(), denominator: power_of_ten(places) }
    }

    pub(crate) fn numerator(&self) -> &BigInt {
        &self.numerator
    }

    pub(crate) fn denominator(&self) -> &BigInt {
        &self.denominator
    }

    /// The bits of the longer one of numerator and denominator.
    pub(crate) fn length(&self) -> u64 {
        self.numerator.bits().max(self.denominator.bits())
    }

    pub(crate) fn signum(&self) -> Ordering {
        self.numerator.cmp(&BigInt::zero())
    }

    pub(crate) fn pow(&self, exponent: u32) -> Self {
        Self { numerator: self.numerator.pow(exponent), denominator: self.denominator.pow(exponent) }
    }

    /// The same fraction in lowest terms.
    pub(crate) fn reduced(&self) -> Self {
        let divisor = num_integer::Integer::gcd(&self.numerator, &self.denominator);
        Self { numerator: &self.numerator / &divisor, denominator: &self.denominator / divisor }
    }

    /// `1 / self`; `None` for zero.
    pub(crate) fn reciprocal(&self) -> Option<Self> {
        Self::new(self.denominator.clone(), self.numerator.clone())
    }

    /// `self / divisor`; `None` where the divisor is zero.
    pub(crate) fn checked_div(&self, divisor: &Self) -> Option<Self> {
        divisor.reciprocal().map(|reciprocal| self * &reciprocal)
    }

    /// `round*` of the fraction.
    pub(crate) fn round(&self) -> Rounded {
        round_ratio(&self.numerator, &self.denominator)
    }

    /// The distance of the decimals next to the fraction, as `round*` sees them.
    pub(crate) fn last_place(&self) -> Self {
        let places = grid_places(&self.numerator, &self.denominator);
        let power = power_of_ten(u32::try_from(places.unsigned_abs()).unwrap_or(u32::MAX));
        if places >= 0 {
            Self { numerator: BigInt::one(), denominator: power }
        } else {
            Self { numerator: power, denominator: BigInt::one() }
        }
    }

    /// The greatest integer that does not exceed the fraction.
    pub(crate) fn floor(&self) -> BigInt {
        num_integer::Integer::div_floor(&self.numerator, &self.denominator)
    }
}

/// The number half-way between two neighbouring decimals that lies between two numbers, once they are so close
/// that there is no second one.
pub(crate) fn only_tie_between(low: &Rational, high: &Rational) -> Option<Rational> {
    let unit = low.last_place().min(high.last_place());
    if &(high - low) * &Rational::from_integer(2) >= unit {
        return None;
    }
    let half = Rational::new(BigInt::one(), 2.into())?;
    let cell = (&(low + high) * &half).checked_div(&unit)?.floor();
    let tie = &(&Rational::from_integer(cell) + &half) * &unit;
    (*low <= tie && tie <= *high).then_some(tie)
}

/// 10 to the power of `exponent`.
pub(crate) fn power_of_ten(exponent: u32) -> BigInt {
    match POWERS_OF_TEN.get(exponent as usize) {
        Some(&power) => power.into(),
        None => BigInt::from(10).pow(exponent),
    }
}

impl Add for &Rational {
    type Output = Rational;

    fn add(self, other: Self) -> Rational {
        if self.denominator == other.denominator {
            return Rational {
                numerator: &self.numerator + &other.numerator,
                denominator: self.denominator.clone(),
            };
        }
        Rational {
            numerator: &self.numerator * &other.denominator + &other.numerator * &self.denominator,
            denominator: &self.denominator * &other.denominator,
        }
    }
}

impl Neg for &Rational {
    type Output = Rational;

    fn neg(self) -> Rational {
        Rational { numerator: -&self.numerator, denominator: self.denominator.clone() }
    }
}

impl Sub for &Rational {
    type Output = Rational;

    fn sub(self, other: Self) -> Rational {
        self + &-other
    }
}

impl Mul for &Rational {
    type Output = Rational;

    fn mul(self, other: Self) -> Rational {
        Rational {
            numerator: &self.numerator * &other.numerator,
            denominator: &self.denominator * &other.denominator,
        }
    }
}

impl Ord for Rational {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.numerator * &other.denominator).cmp(&(&other.numerator * &self.denominator))
    }
}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Rational {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Rational {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dec;

    fn ratio(numerator: i64, denominator: i64) -> Rational {
        Rational::new(numerator.into(), denominator.into()).unwrap()
    }

    #[test]
    fn the_four_operations_and_powers_are_those_of_fractions() {
        let (half, third) = (ratio(1, 2), ratio(-1, -3));
        assert_eq!(&half + &third, ratio(5, 6));
        assert_eq!(&half - &third, ratio(1, 6));
        assert_eq!(&half * &third, ratio(1, 6));
        assert_eq!(half.checked_div(&third), Some(ratio(3, 2)));
        assert_eq!(third.pow(3), ratio(1, 27));
        assert_eq!(half.checked_div(&Rational::from_integer(0)), None);
    }

    #[test]
    fn equal_values_are_equal_in_whatever_terms() {
        assert_eq!(ratio(2, 4), ratio(1, 2));
        assert!(ratio(-1, 3) < ratio(-1, 4));
        assert_eq!(Rational::from_decimal(dec!(-0.50)), ratio(-1, 2));
    }

    #[test]
    fn rounding_happens_once_at_the_end() {
        let third = Rational::from_decimal(dec!(10)).checked_div(&Rational::from_integer(3)).unwrap();
        assert_eq!((&third * &ratio(3, 1)).round(), Rounded::Value(dec!(10)));
    }
}
