//! Real roots by signs alone.
//!
//! Descartes' rule: a polynomial has at most as many positive roots, counted with multiplicity, as its
//! coefficients change sign, and the difference is even. So 0 and 1 changes decide. Applied to a polynomial
//! whose roots in (0, 1) have been sent to the positive axis it decides that interval, and halving intervals
//! until it does ends for every square-free polynomial: Vincent's theorem in the form of Collins and Akritas
//! ("Polynomial real root isolation using Descartes' rule of signs", SYMSAC 1976).

use super::ball::float_parts;
use super::polynomial::Polynomial;
use super::power_sum::changes;
use num_bigint::BigInt;

/// An interval with dyadic ends, `(low, high) / 2^bits`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dyadic {
    pub(crate) low: BigInt,
    pub(crate) high: BigInt,
    pub(crate) bits: u32,
}

impl Dyadic {
    /// An interval between two floats from 0 to 1.
    pub(crate) fn between(low: f64, high: f64) -> Self {
        let (low, high) = (float_parts(low), float_parts(high));
        let exponent = low.1.min(high.1).min(0);
        let at = |(mantissa, own): (u64, i64)| BigInt::from(mantissa) << (own - exponent);
        let bits = u32::try_from(exponent.unsigned_abs()).expect("a float has at most 1074 places");
        Self { low: at(low), high: at(high), bits }
    }
}

/// What is known of an interval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Isolated {
    /// Exactly one root lies strictly inside; where the ends are equal, they are the root.
    Root(Dyadic),
    /// The budget ended before the number of roots inside was known.
    Unknown(Dyadic),
}

/// Every root of a square-free polynomial in the open interval (0, 1), ascending; 0 and 1 must be no roots.
pub(crate) fn isolate(polynomial: &Polynomial, budget: u64) -> Vec<Isolated> {
    let mut found = Vec::new();
    let mut spent = 0;
    let mut open = vec![Task::Interval(polynomial.clone(), BigInt::ZERO, 0)];
    while let Some(task) = open.pop() {
        let (local, position, bits) = match task {
            Task::Exact(root) => {
                found.push(Isolated::Root(root));
                continue;
            }
            Task::Interval(local, position, bits) => (local, position, bits),
        };
        let interval = Dyadic { low: position.clone(), high: &position + 1, bits };
        spent += work(&local);
        if spent > budget {
            found.push(Isolated::Unknown(interval));
            continue;
        }
        match changes(sent_to_positive_axis(&local).coefficients().iter().map(|c| c.cmp(&BigInt::ZERO))) {
            0 => {}
            1 => found.push(Isolated::Root(interval)),
            _ => {
                let left = stretched(&local);
                let (at_middle, right) = shifted_by_one(left.clone()).without_root_zero();
                let middle: BigInt = &position * 2 + 1;
                open.push(Task::Interval(right, middle.clone(), bits + 1));
                if at_middle > 0 {
                    open.push(Task::Exact(Dyadic { low: middle.clone(), high: middle, bits: bits + 1 }));
                }
                open.push(Task::Interval(left, position * 2, bits + 1));
            }
        }
    }
    found
}

enum Task {
    /// A polynomial whose roots in (0, 1) are those of the original in `(position, position + 1) / 2^bits`.
    Interval(Polynomial, BigInt, u32),
    Exact(Dyadic),
}

/// Additions of 64-bit words that the shifts of one interval cost.
fn work(polynomial: &Polynomial) -> u64 {
    let n = polynomial.coefficients().len() as u64;
    let longest = polynomial.coefficients().iter().map(BigInt::bits).max().unwrap_or(0);
    n * n * (1 + (longest + n) / 64)
}

/// `(1 + x)^n p(1 / (1 + x))`: the roots in (0, 1) become the positive ones.
fn sent_to_positive_axis(polynomial: &Polynomial) -> Polynomial {
    shifted_by_one(polynomial.reversed())
}

/// `2^n p(x / 2)`, divided by the powers of two that all coefficients share.
fn stretched(polynomial: &Polynomial) -> Polynomial {
    let coefficients = polynomial.coefficients();
    let stretched: Vec<BigInt> = coefficients.iter().rev().enumerate().map(|(power, c)| c << power).collect();
    let shared = stretched.iter().filter_map(BigInt::trailing_zeros).min().unwrap_or(0);
    Polynomial::new(stretched.into_iter().rev().map(|c| c >> shared).collect())
}

/// `p(x + 1)` by Horner's scheme.
fn shifted_by_one(polynomial: Polynomial) -> Polynomial {
    let mut coefficients = polynomial.into_coefficients();
    for start in 0..coefficients.len() {
        for index in (start..coefficients.len() - 1).rev() {
            let (lower, upper) = coefficients.split_at_mut(index + 1);
            lower[index] += &upper[0];
        }
    }
    Polynomial::new(coefficients)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn polynomial(coefficients: &[i64]) -> Polynomial {
        Polynomial::new(coefficients.iter().map(|&c| c.into()).collect())
    }

    fn dyadic(low: i64, high: i64, bits: u32) -> Dyadic {
        Dyadic { low: low.into(), high: high.into(), bits }
    }

    #[test]
    fn roots_are_isolated_in_ascending_order() {
        // (4 x - 1)(2 x - 1)(4 x - 3)(x - 3): the middle root is the first point of division.
        let product = [[-1, 4], [-1, 2], [-3, 4], [-3, 1]].iter().fold(vec![1i64], |p, f| {
            let mut out = vec![0; p.len() + 1];
            for (i, c) in p.iter().enumerate() {
                out[i] += c * f[0];
                out[i + 1] += c * f[1];
            }
            out
        });
        let found = isolate(&polynomial(&product), u64::MAX);
        assert_eq!(found[0], Isolated::Root(dyadic(0, 1, 1)));
        assert_eq!(found[1], Isolated::Root(dyadic(1, 1, 1)));
        assert_eq!(found[2], Isolated::Root(dyadic(1, 2, 1)));
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn a_spent_budget_leaves_its_interval_unknown() {
        let close = polynomial(&[24, -50, 26]);
        assert_eq!(isolate(&close, 0), [Isolated::Unknown(dyadic(0, 1, 0))]);
    }

    #[test]
    fn work_is_counted_in_words_and_ends_with_the_budget() {
        // Three coefficients of one word, and of three.
        assert_eq!(work(&polynomial(&[24, -50, 26])), 9);
        assert_eq!(work(&Polynomial::new([1_u32, 2, 3].map(|c| BigInt::from(c) << 130u32).to_vec())), 9 * 3);
        // (4 u - 1)(4 u - 3) is looked at whole and in halves.
        let two = polynomial(&[3, -16, 16]);
        let roots = [dyadic(0, 1, 1), dyadic(1, 2, 1)].map(Isolated::Root);
        assert_eq!(isolate(&two, 27), roots);
        assert_eq!(isolate(&two, 26)[1], Isolated::Unknown(dyadic(1, 2, 1)));
    }

    #[test]
    fn a_stretched_polynomial_loses_the_twos_that_all_coefficients_share() {
        // [4, 8, 16] over 4.
        assert_eq!(stretched(&polynomial(&[1, 4, 16])).coefficients(), [1, 2, 4].map(BigInt::from));
        assert_eq!(stretched(&polynomial(&[3, 5, 7])).coefficients(), [12, 10, 7].map(BigInt::from));
    }
}
