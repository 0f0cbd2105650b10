//! Exact values and enclosures of irrational ones, and how either becomes a figure.
//!
//! A formula is written once over [`Interval`]. Where every part of it is rational the value stays exact and is
//! rounded once. Where a root, a logarithm or a power with a fraction comes in, the interval encloses it, and the
//! formula is evaluated with more bits until both ends round to the same decimal (A. Ziv, *Fast evaluation of
//! elementary mathematical functions with correctly rounded last bit*, ACM TOMS 17, 1991).

use super::outcome::{Outcome, Reason};
use crate::exact::{Rational, Rounded};
use crate::value::Rate;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// The precisions that are tried, in bits after the point. With the widest, rational powers are exact however long
/// they are. What is irrational and still open then lies within 10^-280 of a tie or so, and the tie is taken for it.
const PRECISIONS: [u32; 4] = [128, 256, 512, WIDEST];

/// The widest precision.
pub(super) const WIDEST: u32 = 1024;

/// A real number: known exactly, or lying between two fractions.
#[derive(Debug, Clone)]
pub(super) enum Interval {
    Exact(Rational),
    Between(Rational, Rational),
}

/// `round*` of the number that `enclose` encloses with a given number of bits; it answers `None` where these bits
/// do not suffice to divide.
pub(super) fn rounded(enclose: impl Fn(u32) -> Option<Interval>) -> Outcome<Decimal> {
    let mut open = None;
    for interval in PRECISIONS.into_iter().filter_map(enclose) {
        match interval {
            Interval::Exact(value) => return value.round().into(),
            Interval::Between(low, high) => match (low.round(), high.round()) {
                (one, other) if one == other => return one.into(),
                ends => open = Some(ends),
            },
        }
    }
    open.and_then(tie_between).map_or(Outcome::Undefined(Reason::Undecided), Outcome::from)
}

/// As [`rounded`] for a rate above -1.
pub(super) fn rounded_rate(enclose: impl Fn(u32) -> Option<Interval>) -> Outcome<Rate> {
    match rounded(enclose) {
        // A rate that rounds to -1 exists, but is nearer to it than a decimal above it can be.
        Outcome::Value(fraction) => Rate::from_fraction(fraction).map_or(Outcome::BelowRange, Outcome::Value),
        Outcome::Undefined(reason) => Outcome::Undefined(reason),
        Outcome::AboveRange => Outcome::AboveRange,
        Outcome::BelowRange => Outcome::BelowRange,
    }
}

/// `round*` of the number half-way between two decimals, where no third decimal lies between them.
fn tie_between(ends: (Rounded, Rounded)) -> Option<Rounded> {
    let (Rounded::Value(low), Rounded::Value(high)) = ends else { return None };
    let half = Rational::new(1.into(), 2.into())?;
    let tie = (&(&Rational::from_decimal(low) + &Rational::from_decimal(high)) * &half).round();
    (tie == ends.0 || tie == ends.1).then_some(tie)
}

impl Interval {
    pub(super) fn integer(value: i64) -> Self {
        Self::Exact(Rational::from_integer(value))
    }

    pub(super) fn decimal(value: Decimal) -> Self {
        Self::Exact(Rational::from_decimal(value))
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Exact(a), Self::Exact(b)) => Self::Exact(a + b),
            _ => Self::Between(self.low() + other.low(), self.high() + other.high()),
        }
    }

    pub(super) fn negated(&self) -> Self {
        match self {
            Self::Exact(value) => Self::Exact(-value),
            Self::Between(low, high) => Self::Between(-high, -low),
        }
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        self.plus(&other.negated())
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        if let (Self::Exact(a), Self::Exact(b)) = (self, other) {
            return Self::Exact(a * b);
        }
        let corners = [
            self.low() * other.low(),
            self.low() * other.high(),
            self.high() * other.low(),
            self.high() * other.high(),
        ];
        let [mut low, mut high] = [corners[0].clone(), corners[0].clone()];
        for corner in corners {
            if corner < low {
                low = corner;
            } else if corner > high {
                high = corner;
            }
        }
        Self::Between(low, high)
    }

    /// `1 / self`; `None` where it is zero or may be.
    pub(super) fn reciprocal(&self) -> Option<Self> {
        match self {
            Self::Exact(value) => value.reciprocal().map(Self::Exact),
            Self::Between(low, high) if low.signum() == high.signum() && low.signum() != Ordering::Equal => {
                Some(Self::Between(high.reciprocal()?, low.reciprocal()?))
            }
            Self::Between(..) => None,
        }
    }

    /// `self / divisor`; `None` where the divisor is zero or may be.
    pub(super) fn over(&self, divisor: &Self) -> Option<Self> {
        divisor.reciprocal().map(|reciprocal| self.times(&reciprocal))
    }

    /// The larger of two numbers.
    pub(super) fn max(self, other: Self) -> Self {
        match (self, other) {
            (Self::Exact(a), Self::Exact(b)) => Self::Exact(a.max(b)),
            (one, other) => {
                Self::Between(one.low().max(other.low()).clone(), one.high().max(other.high()).clone())
            }
        }
    }

    fn low(&self) -> &Rational {
        match self {
            Self::Exact(value) | Self::Between(value, _) => value,
        }
    }

    fn high(&self) -> &Rational {
        match self {
            Self::Exact(value) | Self::Between(_, value) => value,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dec;

    fn ratio(numerator: i64, denominator: i64) -> Rational {
        Rational::new(numerator.into(), denominator.into()).unwrap()
    }

    fn ends(interval: &Interval) -> (Rational, Rational) {
        (interval.low().clone(), interval.high().clone())
    }

    #[test]
    fn products_and_quotients_enclose_whatever_the_signs() {
        let (mixed, negative) =
            (Interval::Between(ratio(-1, 1), ratio(2, 1)), Interval::Between(ratio(-4, 1), ratio(-3, 1)));
        assert_eq!(ends(&mixed.times(&negative)), (ratio(-8, 1), ratio(4, 1)));
        assert_eq!(ends(&mixed.minus(&negative)), (ratio(2, 1), ratio(6, 1)));
        assert_eq!(ends(&Interval::integer(12).over(&negative).unwrap()), (ratio(-4, 1), ratio(-3, 1)));
        assert!(negative.over(&mixed).is_none());
        assert_eq!(ends(&mixed.max(negative)), (ratio(-1, 1), ratio(2, 1)));
    }

    #[test]
    fn a_number_that_stays_at_a_tie_is_the_tie() {
        let tie =
            Rational::new((2i128 * 10i128.pow(27) + 1).into(), (2i128 * 10i128.pow(27)).into()).unwrap();
        let around = |bits: u32| {
            let radius = Rational::new(1.into(), num_bigint::BigInt::from(1) << bits)?;
            Some(Interval::Between(&tie - &radius, &tie + &radius))
        };
        assert_eq!(rounded(around), Outcome::Value(dec!(1)));
    }

    #[test]
    fn what_no_precision_narrows_is_undecided() {
        let wide = |_| Some(Interval::Between(ratio(0, 1), ratio(1, 1)));
        assert_eq!(rounded(wide), Outcome::Undefined(Reason::Undecided));
        assert_eq!(rounded(|_| None), Outcome::Undefined(Reason::Undecided));
    }
}
