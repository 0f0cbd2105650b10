//! Roots in a cluster by Rolle's theorem, in balls: for what floats cannot take apart.
//!
//! Between two roots of a function its derivative has one. So where the derivative is known to be zero in a few tiny
//! intervals only, the function is monotone between them, and the signs at their ends count its roots. Starting from a
//! derivative of one sign, each step back towards the sum itself takes a few signs and the narrowing of some brackets.
//! For power sums the derivative is taken after division by the lowest power, which changes no sign and drops a term:
//! this is the classical proof of Descartes' rule for real exponents (G. Pólya and G. Szegő, Problems and Theorems in
//! Analysis II, part V, problems 76 and 77).
//!
//! Rates that agree in some thirty digits come out as one interval of unknown content, and so do multiple ones.

use super::ball::Ball;
use super::descartes::Dyadic;
use super::digits::Bracket;
use super::power_sum::PowerSum;
use num_bigint::BigInt;
use num_traits::One;
use std::cmp::Ordering;

/// The precision of values, in bits.
const PRECISION: u64 = 512;

/// Positions are multiples of 2^-PLACES; a root of a derivative is known to 2^-TINY.
const PLACES: u32 = 256;
const TINY: u32 = 104;

/// The derivatives that are tried, and how often a cluster may be divided until one of them has one sign.
const ORDERS: usize = 8;
const DIVISIONS: usize = 64;

/// A part of a cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// Exactly one root lies strictly inside, a simple one; the sign is the one above it.
    Root(Dyadic, Ordering),
    /// The number of roots is not known.
    Unknown(Dyadic),
}

/// The parts of a cluster that may hold roots, ascending.
pub(crate) fn isolate(sum: &PowerSum, cluster: Dyadic) -> Vec<Part> {
    let mut derivatives = vec![sum.clone()];
    let mut parts = Vec::new();
    let mut open = vec![Interval::around(cluster)];
    let mut divisions = 0;
    while let Some(interval) = open.pop() {
        match order_of_one_sign(&mut derivatives, &interval) {
            Some(order) => parts.extend(between_separators(&derivatives[..=order], &interval)),
            None if divisions < DIVISIONS => {
                divisions += 1;
                let (lower, upper) = interval.halves();
                open.push(upper);
                open.push(lower);
            }
            None => parts.push(Part::Unknown(interval.into())),
        }
    }
    joined(parts)
}

/// An interval of multiples of 2^-PLACES.
#[derive(Debug, Clone)]
struct Interval {
    low: BigInt,
    high: BigInt,
}

impl Interval {
    /// The smallest one around another.
    fn around(Dyadic { low, high, bits }: Dyadic) -> Self {
        match bits.checked_sub(PLACES) {
            None => Self { low: low << (PLACES - bits), high: high << (PLACES - bits) },
            Some(lost) => Self { low: low >> lost, high: (high >> lost) + 1u32 },
        }
    }

    fn halves(self) -> (Self, Self) {
        let middle: BigInt = (&self.low + &self.high) >> 1u32;
        (Self { low: self.low, high: middle.clone() }, Self { low: middle, high: self.high })
    }

    fn ball(&self) -> Ball {
        let radius = &self.high - &self.low;
        Ball::of_fixed(&self.low + &self.high, radius, u64::from(PLACES) + 1)
    }
}

impl From<Interval> for Dyadic {
    fn from(interval: Interval) -> Self {
        Self { low: interval.low, high: interval.high, bits: PLACES }
    }
}

/// The lowest order whose derivative has one sign throughout, the sum itself being of order zero.
fn order_of_one_sign(derivatives: &mut Vec<PowerSum>, interval: &Interval) -> Option<usize> {
    let ball = interval.ball();
    for order in 0..ORDERS {
        if order == derivatives.len() {
            derivatives.push(derivatives[order - 1].derivative()?);
        }
        if certain_sign(&derivatives[order], &ball).is_some() {
            return Some(order);
        }
    }
    None
}

/// The sign that a sum has at all points of a ball, other than zero.
fn certain_sign(sum: &PowerSum, ball: &Ball) -> Option<Ordering> {
    sum.enclosed(ball, PRECISION).sign().filter(|&sign| sign != Ordering::Equal)
}

/// The sign that a sum has throughout an interval, other than zero, by the mean value theorem.
///
/// The derivative's power of the unknown that was divided out is at most one.
fn sign_throughout(sum: &PowerSum, derivative: &PowerSum, interval: &Interval) -> Option<Ordering> {
    let middle = Ball::of_fixed(&interval.low + &interval.high, BigInt::ZERO, u64::from(PLACES) + 1);
    let width = Ball::of_fixed(&interval.high - &interval.low, BigInt::ZERO, PLACES.into());
    let slope = derivative.enclosed(&interval.ball(), PRECISION).symmetric();
    let value = sum.enclosed(&middle, PRECISION).plus(&slope.times(&width, PRECISION), PRECISION);
    value.sign().filter(|&sign| sign != Ordering::Equal)
}

/// The roots of the first of several successive derivatives, the last of which has one sign.
fn between_separators(derivatives: &[PowerSum], interval: &Interval) -> Vec<Part> {
    // Outside the separators the derivative that was looked at last has no root.
    let mut separators: Vec<Interval> = Vec::new();
    let mut parts = Vec::new();
    for pair in derivatives.windows(2).rev() {
        let [sum, derivative] = pair else { break };
        parts.clear();
        let mut low = interval.low.clone();
        let end = Interval { low: interval.high.clone(), high: interval.high.clone() };
        for separator in separators.drain(..).chain([end]) {
            let gap = Interval { low, high: separator.low.clone() };
            parts.extend(in_monotone_gap(sum, gap));
            low = separator.high.clone();
            if separator.low < separator.high && sign_throughout(sum, derivative, &separator).is_none() {
                parts.push(Part::Unknown(separator.into()));
            }
        }
        separators = parts.iter().map(|part| separator(sum, part)).collect();
    }
    parts
}

/// The root of a sum that is monotone in a gap: none or one, by the signs at the ends.
fn in_monotone_gap(sum: &PowerSum, gap: Interval) -> Option<Part> {
    let sign = |end: &BigInt| certain_sign(sum, &Ball::exactly(end.clone()).shifted(-i64::from(PLACES)));
    if gap.low >= gap.high {
        return None;
    }
    match (sign(&gap.low), sign(&gap.high)) {
        (Some(low), Some(high)) if low == high => None,
        (Some(_), Some(high)) => Some(Part::Root(gap.into(), high)),
        _ => Some(Part::Unknown(gap.into())),
    }
}

/// A tiny interval around a root, or the unknown part as it is.
fn separator(sum: &PowerSum, part: &Part) -> Interval {
    let (interval, sign_above) = match part {
        Part::Unknown(interval) => return Interval::around(interval.clone()),
        Part::Root(interval, sign_above) => (interval, *sign_above),
    };
    let mut bracket = Bracket::between(sum, interval.clone(), sign_above);
    bracket.narrow_to(TINY);
    // At the ends of an interval that is too tiny, lower derivatives would drown.
    let root = Interval::around(bracket.interval());
    let margin = BigInt::one() << (PLACES - TINY);
    Interval {
        low: (root.low - &margin).max(interval.low.clone()),
        high: (root.high + margin).min(interval.high.clone()),
    }
}

/// Neighbouring parts of unknown content become one.
fn joined(parts: Vec<Part>) -> Vec<Part> {
    let mut joined: Vec<Part> = Vec::new();
    for part in parts {
        match (joined.last_mut(), part) {
            (Some(Part::Unknown(last)), Part::Unknown(next)) if last.high >= next.low => {
                last.high = next.high;
            }
            (_, part) => joined.push(part),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
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
}
