//! Totals as functions of one weight.

use super::Robustness;
use crate::exact::Rational;
use num_bigint::BigInt;
use num_traits::Zero;
use serde::Serialize;
use std::cmp::Ordering;

/// What the weights of the other criteria do while one of them moves.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OtherWeights {
    /// They keep their proportions.
    Proportional,
    /// They are all zero now, so they have no proportions: they share what is left equally.
    Equal,
    /// There is no other criterion: the weight is 1, whatever its points.
    None,
}

/// The totals of all options while the normalised weight `t` of one criterion goes from 0 to 1, all on one scale:
/// `(1 - t) x at_zero + t x at_one`.
pub(super) struct Lines {
    pub(super) others: OtherWeights,
    pub(super) at_zero: Vec<BigInt>,
    pub(super) at_one: Vec<BigInt>,
}

impl Robustness {
    pub(super) fn lines(&self, criterion: usize) -> Lines {
        let rest = &self.weight_sum - &self.weights[criterion];
        let own = |row: &Vec<BigInt>| row[criterion].clone();
        if self.criteria() == 1 {
            let constant: Vec<BigInt> = self.values.iter().map(own).collect();
            return Lines { others: OtherWeights::None, at_zero: constant.clone(), at_one: constant };
        }
        if rest.is_zero() {
            let sum_of_others = |row: &Vec<BigInt>| row.iter().sum::<BigInt>() - &row[criterion];
            let others = self.criteria() - 1;
            return Lines {
                others: OtherWeights::Equal,
                at_zero: self.values.iter().map(sum_of_others).collect(),
                at_one: self.values.iter().map(|row| own(row) * others).collect(),
            };
        }
        let without =
            |(row, total): (&Vec<BigInt>, &BigInt)| total - &self.weights[criterion] * &row[criterion];
        Lines {
            others: OtherWeights::Proportional,
            at_zero: self.values.iter().zip(&self.totals).map(without).collect(),
            at_one: self.values.iter().map(|row| own(row) * &rest).collect(),
        }
    }
}

impl Lines {
    /// Where two options are level, if they are so at one weight alone.
    pub(super) fn crossing(&self, option: usize, other: usize) -> Option<Rational> {
        let (now, then) = self.lead(option, other);
        let change = &now - then;
        let crossing = Rational::new(now, change)?;
        (crossing >= Rational::from_integer(0) && crossing <= Rational::one()).then_some(crossing)
    }

    /// By how much an option leads another at weights of 0 and 1.
    fn lead(&self, option: usize, other: usize) -> (BigInt, BigInt) {
        (&self.at_zero[option] - &self.at_zero[other], &self.at_one[option] - &self.at_one[other])
    }

    /// Up to where an option is not beaten by another, for an option that is not beaten now.
    pub(super) fn held_until(&self, option: usize, other: usize) -> Option<Bound> {
        let (at_zero, at_one) = self.lead(option, other);
        let side = match (at_zero.cmp(&BigInt::ZERO), at_one.cmp(&BigInt::ZERO)) {
            (Ordering::Less, _) => Side::Below,
            (_, Ordering::Less) => Side::Above,
            _ => return None,
        };
        let weight = self.crossing(option, other).expect("signs differ, so the lines cross within 0 and 1");
        Some(Bound { side, weight })
    }

    /// The options of the highest total just beyond a weight, on one side of it.
    pub(super) fn leaders_beyond(&self, weight: &Rational, side: Side) -> Vec<usize> {
        let (t, whole) = (weight.numerator(), weight.denominator());
        let height = |option: usize| (whole - t) * &self.at_zero[option] + t * &self.at_one[option];
        let gain = |option: usize| match side {
            Side::Below => &self.at_zero[option] - &self.at_one[option],
            Side::Above => &self.at_one[option] - &self.at_zero[option],
        };
        let keys: Vec<_> = (0..self.at_zero.len()).map(|option| (height(option), gain(option))).collect();
        let best = keys.iter().max();
        (0..keys.len()).filter(|option| Some(&keys[*option]) == best).collect()
    }
}

/// On which side of the present weight something lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Below,
    Above,
}

/// One end of where an option holds against another.
pub(super) struct Bound {
    pub(super) side: Side,
    pub(super) weight: Rational,
}
