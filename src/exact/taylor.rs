//! Roots in a cluster by expansions about the middle of an interval, in fixed point.
//!
//! `P(m + h s)` for s from -1 to 1 is a polynomial in s whose coefficients show what cancels: where the first outweighs
//! the others there is no root, and where the second outweighs those above it, with the weights of the derivative, the
//! polynomial is monotone (the centred form of R. E. Moore, Interval Analysis, 1966, in as many orders as it takes).
//! The bounds that [`boxes`](super::boxes) have from sums of one sign need intervals as small as the cancellation is
//! large; these need them as small as the distance of roots. The first orders do for long polynomials: what the others
//! may add is bounded by the same expansion of the magnitudes.

use super::descartes::Dyadic;
use super::narrow::{Fraction, scaled};
use super::power_sum::PowerSum;
use super::rolle::{Interval, Part, joined};
use num_bigint::BigInt;
use num_traits::ToPrimitive;
use std::cmp::Ordering;

/// Coefficients of an expansion; a polynomial of up to twice as many is expanded in full.
const ORDERS: usize = 16;

/// Positions are multiples of 2^-PLACES, so that one is among them.
const PLACES: u32 = u128::BITS - 1;

/// Units of error that one step adds to a coefficient: two for each of two products, one for a coefficient.
const STEP_UNITS: u128 = 5;

/// Expansions after which the intervals left are given up.
const EXPANSIONS: usize = 400;

/// The parts of a cluster that may hold roots, ascending.
pub(crate) fn isolate(sum: &PowerSum, cluster: Dyadic) -> Vec<Part> {
    let ends = Interval::exactly(&cluster, PLACES)
        .and_then(|interval| Some((interval.low.to_u128()?, interval.high.to_u128()?)));
    let Some(whole) = ends.filter(|_| sum.gaps().is_none()) else { return vec![Part::Unknown(cluster)] };
    let mut parts = Vec::new();
    let mut open = vec![whole];
    let mut budget = EXPANSIONS;
    while let Some((low, high)) = open.pop() {
        match verdict(sum, low, high) {
            Verdict::Nothing => {}
            Verdict::Root(sign_above) => parts.push(Part::Root(dyadic(low, high), sign_above)),
            Verdict::Open if budget > 0 && high - low > 64 => {
                budget -= 1;
                let point = division(low, high);
                open.push((point, high));
                open.push((low, point));
            }
            Verdict::Open | Verdict::Drowned => parts.push(Part::Unknown(dyadic(low, high))),
        }
    }
    joined(parts)
}

/// Off the middle, so that a rate that people think in is hardly ever a point of division.
fn division(low: u128, high: u128) -> u128 {
    low + (high - low) / 64 * 31
}

fn dyadic(low: u128, high: u128) -> Dyadic {
    Dyadic { low: low.into(), high: high.into(), bits: PLACES }
}

enum Verdict {
    Nothing,
    Root(Ordering),
    /// Nothing but rounding errors is left.
    Drowned,
    Open,
}

/// What is known of an interval between positions.
fn verdict(sum: &PowerSum, low: u128, high: u128) -> Verdict {
    let middle = low + (high - low) / 2;
    let expansion = Expansion::of(sum, Fraction(middle << 1), Fraction((high - middle) << 1));
    if expansion.is_certain(0) {
        return Verdict::Nothing;
    }
    if expansion.is_certain(1) {
        let sign = |end: u128| sum.sign_at_dyadic(&BigInt::from(end), PLACES.into());
        return match (sign(low), sign(high)) {
            (Ordering::Equal, _) | (_, Ordering::Equal) => Verdict::Drowned,
            (low, high) if low == high => Verdict::Nothing,
            (_, above) => Verdict::Root(above),
        };
    }
    if expansion.is_drowned() { Verdict::Drowned } else { Verdict::Open }
}

/// Coefficients of `P(m + h s)` up to some order, in units of the narrow ones.
struct Expansion<'a> {
    sum: &'a PowerSum,
    middle: Fraction,
    reach: Fraction,
    coefficients: Vec<i128>,
    /// A bound for the error of each.
    radius: u128,
}

impl<'a> Expansion<'a> {
    fn of(sum: &'a PowerSum, middle: Fraction, reach: Fraction) -> Self {
        let orders = if sum.len() <= 2 * ORDERS { sum.len() } else { ORDERS };
        let coefficients = expanded(sum.narrow().iter().copied(), middle, reach, orders);
        Self { sum, middle, reach, coefficients, radius: STEP_UNITS * (sum.len() as u128 + 1) }
    }

    /// Whether the derivative of an order, zero or one, has one sign for all s from -1 to 1.
    fn is_certain(&self, order: usize) -> bool {
        let weight = |index: usize| if order == 0 { 1 } else { index as u128 };
        let others = self.coefficients.iter().enumerate().skip(order + 1);
        let others = others.fold(self.radius, |sum, (index, c)| {
            sum.saturating_add((c.unsigned_abs() + self.radius).saturating_mul(weight(index)))
        });
        let Some(excess) = self.coefficients.get(order).and_then(|c| c.unsigned_abs().checked_sub(others))
        else {
            return false;
        };
        excess > self.tail().saturating_mul(weight(self.sum.len()))
    }

    /// A bound for the sum of the magnitudes of the coefficients of higher orders: that of all coefficients in the
    /// expansion of the magnitudes, less those of the orders that are known.
    fn tail(&self) -> u128 {
        let orders = self.coefficients.len();
        if orders == self.sum.len() {
            return 0;
        }
        let magnitudes = || self.sum.narrow().iter().map(|c| c.abs());
        let end = Fraction(self.middle.0.saturating_add(self.reach.0));
        let all = expanded(magnitudes(), end, Fraction(0), 1);
        let known = expanded(magnitudes(), self.middle, self.reach, orders);
        let difference = all.iter().sum::<i128>() - known.iter().sum::<i128>();
        difference.unsigned_abs() + self.radius * (orders as u128 + 1)
    }

    /// Whether all coefficients together are of the order of their errors.
    fn is_drowned(&self) -> bool {
        let radius = self.radius * self.coefficients.len() as u128;
        self.coefficients.iter().all(|c| c.unsigned_abs() <= 4 * radius)
    }
}

/// Horner's scheme on polynomials in s, cut off: no step makes the sum of the magnitudes larger than it is at `m + h`.
fn expanded(
    coefficients: impl DoubleEndedIterator<Item = i128>,
    middle: Fraction,
    reach: Fraction,
    orders: usize,
) -> Vec<i128> {
    let mut expansion = vec![0; orders];
    for c in coefficients.rev() {
        for order in (1..orders).rev() {
            expansion[order] = scaled(expansion[order], middle) + scaled(expansion[order - 1], reach);
        }
        if let Some(first) = expansion.first_mut() {
            *first = scaled(*first, middle) + c;
        }
    }
    expansion
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::Rational;

    fn parts(coefficients: &[i128]) -> Vec<Part> {
        let sum = PowerSum::of_wide(coefficients.iter().map(|&c| c.into()).collect(), None);
        isolate(&sum, Dyadic { low: 1.into(), high: 7.into(), bits: 3 })
    }

    #[test]
    fn two_roots_close_together_come_apart() {
        // (3 u - 1)(3 e u - e - 3): roots at 1/3 and 1/3 + 1/e; and the same without roots.
        let e = 10i128.pow(14);
        let found = parts(&[e + 3, -6 * e - 9, 9 * e]);
        assert!(
            matches!(found[..], [Part::Root(_, Ordering::Less), Part::Root(_, Ordering::Greater)]),
            "{found:?}"
        );
        assert_eq!(parts(&[e + 3, -6 * e, 9 * e]), []);
    }

    #[test]
    fn a_multiple_root_stays_unknown_in_one_narrow_interval() {
        let found = parts(&[1, -9, 27, -27]);
        let [Part::Unknown(Dyadic { low, high, bits })] = &found[..] else { panic!("{found:?}") };
        assert!((high - low) << 30u32 < BigInt::from(1) << *bits);
    }

    #[test]
    fn the_orders_left_out_of_a_long_polynomial_are_bounded() {
        // 1 + u + ... + u^99 - 3: the geometric series has its root next to 2/3.
        let mut coefficients = vec![1; 100];
        coefficients[0] = -2;
        assert!(matches!(parts(&coefficients)[..], [Part::Root(_, Ordering::Greater)]));
    }

    /// 100 coefficients of either sign.
    fn long_sum() -> PowerSum {
        let coefficients = (0..100_i64).map(|index| (index * index * 37 + 11) % 101 - 50);
        PowerSum::of_wide(coefficients.map(BigInt::from).collect(), None)
    }

    /// The coefficients of `P(m + h s)` by Horner's scheme on numerators over powers of 2^128.
    fn exact_expansion(coefficients: &[i128], middle: Fraction, reach: Fraction) -> Vec<Rational> {
        let mut numerators = vec![BigInt::ZERO; coefficients.len()];
        let mut denominator = BigInt::from(1);
        for (step, c) in coefficients.iter().rev().enumerate() {
            for order in (1..numerators.len()).rev() {
                numerators[order] = &numerators[order] * middle.0 + &numerators[order - 1] * reach.0;
            }
            denominator = BigInt::from(1) << (128 * step);
            numerators[0] = &numerators[0] * middle.0 + &denominator * *c;
        }
        numerators
            .into_iter()
            .map(|numerator| Rational::new(numerator, denominator.clone()).unwrap())
            .collect()
    }

    const MIDDLE: Fraction = Fraction(u128::MAX / 10 * 9);
    const REACH: Fraction = Fraction(u128::MAX / 100 * 3);

    fn magnitude(value: &Rational) -> Rational {
        value.clone().max(-value)
    }

    #[test]
    fn coefficients_of_an_expansion_are_off_by_less_than_their_radius() {
        let sum = long_sum();
        let expansion = Expansion::of(&sum, MIDDLE, REACH);
        assert_eq!((expansion.coefficients.len(), expansion.radius), (ORDERS, 5 * 101));
        let radius = Rational::from_integer(expansion.radius);
        for (found, exact) in expansion.coefficients.iter().zip(exact_expansion(sum.narrow(), MIDDLE, REACH))
        {
            assert!(magnitude(&(&Rational::from_integer(*found) - &exact)) < radius);
        }
    }

    #[test]
    fn the_tail_bounds_the_orders_that_were_left_out_and_not_much_more() {
        let sum = long_sum();
        let tail = Rational::from_integer(Expansion::of(&sum, MIDDLE, REACH).tail());
        let magnitudes: Vec<i128> = sum.narrow().iter().map(|c| c.abs()).collect();
        let left_out = exact_expansion(&magnitudes, MIDDLE, REACH).into_iter().skip(ORDERS);
        let left_out = left_out.fold(Rational::from_integer(0), |sum, c| &sum + &c);
        assert!(left_out <= tail && tail < &left_out * &Rational::from_decimal(crate::dec!(1.000001)));
        // Nothing is left out of a short one.
        assert_eq!(Expansion::of(&PowerSum::of_wide(vec![1.into(); 32], None), MIDDLE, REACH).tail(), 0);
    }

    #[test]
    fn no_order_is_certain_where_its_derivative_is_zero_at_an_end() {
        // 4 u - 3 from 3/4 on; 9 (u - 1/2)^2, whose slope is zero at 1/2.
        let half = 1 << 127;
        let line = PowerSum::of_wide(vec![(-3).into(), 4.into()], None);
        let around = |middle: u128, reach: u128| (Fraction(middle), Fraction(reach));
        let certain = |sum: &PowerSum, (middle, reach): (Fraction, Fraction)| {
            let expansion = Expansion::of(sum, middle, reach);
            [0, 1].map(|order| expansion.is_certain(order))
        };
        let (root, reach) = (half / 2 * 3, 1 << 100);
        assert_eq!(certain(&line, around(root + reach, reach)), [false, true]);
        assert_eq!(certain(&line, around(root + 2 * reach, reach)), [true, true]);
        let square = PowerSum::of_wide([9, -36, 36].map(BigInt::from).to_vec(), None);
        assert_eq!(certain(&square, around(half + reach, reach)), [false, false]);
        assert_eq!(certain(&square, around(half + 3 * reach, reach)), [true, true]);
    }
}
