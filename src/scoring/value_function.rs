//! From a score to its value.
//!
//! The values of one criterion are held as integers over a common denominator, so that they can be added up exactly.

use super::criterion::{Direction, WeightedCriterion};
use super::rating::Rating;
use super::scale::{Extent, LabelValue};
use super::units::{common_places, in_units, least_multiple};
use crate::exact::real::figure;
use crate::exact::{Rational, Real, Rounded};
use num_bigint::BigInt;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// How a number on a scale becomes a value: 0 at the worst anchor, 1 at the best.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Default)]
pub enum ValueFunction {
    /// `(x - worst) / (best - worst)`: each step is worth the same.
    #[default]
    Linear,
    /// Linear between knots, constant outside them, never falling from the worst to the best anchor.
    Piecewise(Vec<Knot>),
    /// The same, and it may rise and fall.
    NotMonotone(Vec<Knot>),
    /// `(1 - e^(-z / rho)) / (1 - e^(-L / rho))`, with `z` the distance from the worst anchor and `L` the length of the
    /// scale (Kirkwood, *Strategic Decision Making*, 1997, chapter 4); `rho` has the unit of the scores and is not zero.
    ///
    /// The value is irrational. It is the correctly rounded decimal of 28 places, and that decimal *is* the value from
    /// then on: totals are exact sums of such decimals, and options of the same score have the same value.
    Exponential {
        /// Above zero for a value that rises fast first, below zero for one that rises fast last.
        rho: Decimal,
    },
}

/// A score and its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Knot {
    score: Decimal,
    value: Decimal,
}

impl Knot {
    pub(crate) fn new(score: Decimal, value: Decimal) -> Self {
        Self { score: score.normalize(), value: value.normalize() }
    }

    /// The score.
    #[must_use]
    pub fn score(self) -> Decimal {
        self.score
    }

    /// What it is worth, from 0 to 1.
    #[must_use]
    pub fn value(self) -> Decimal {
        self.value
    }
}

/// Values over a common denominator.
pub(super) struct Values {
    pub(super) numerators: Vec<Option<BigInt>>,
    pub(super) denominator: BigInt,
}

impl Values {
    /// The values of scores on the scale of a criterion; a missing score has none.
    pub(super) fn of(criterion: &WeightedCriterion, scores: &[Option<&Rating>]) -> Self {
        match (&criterion.scale().extent, criterion.scale().function()) {
            (Extent::Labelled(labels), _) => {
                let value = |score: &&Rating| {
                    let declared = labels.iter().find(|it| Some(it.label()) == score.label());
                    declared.map_or(Decimal::ZERO, LabelValue::value)
                };
                Self::of_decimals(&mapped(scores, value))
            }
            (Extent::Numeric { low, high }, function) => {
                let numbers = mapped(scores, |score| score.number().unwrap_or_default());
                let span = Span { low: *low, high: *high, direction: criterion.direction() };
                match function {
                    ValueFunction::Linear => span.linear(&numbers),
                    ValueFunction::Piecewise(knots) | ValueFunction::NotMonotone(knots) => {
                        Self::of_fractions(&mapped(&numbers, |score| piecewise(knots, *score)))
                    }
                    ValueFunction::Exponential { rho } => {
                        Self::of_decimals(&mapped(&numbers, |score| span.exponential(*rho, *score)))
                    }
                }
            }
        }
    }

    fn of_decimals(values: &[Option<Decimal>]) -> Self {
        let places = common_places(values.iter().copied().flatten());
        let denominator = BigInt::from(10).pow(places);
        Self { numerators: mapped(values, |value| in_units(*value, places)), denominator }
    }

    fn of_fractions(values: &[Option<Rational>]) -> Self {
        let denominator = values
            .iter()
            .flatten()
            .fold(BigInt::from(1), |all, value| least_multiple(all, value.denominator()));
        let numerator = |value: &Rational| value.numerator() * (&denominator / value.denominator());
        Self { numerators: mapped(values, numerator), denominator }
    }
}

fn mapped<T, U>(values: &[Option<T>], map: impl Fn(&T) -> U) -> Vec<Option<U>> {
    values.iter().map(|value| value.as_ref().map(&map)).collect()
}

/// A numeric scale and its better end.
struct Span {
    low: Decimal,
    high: Decimal,
    direction: Direction,
}

impl Span {
    fn linear(&self, scores: &[Option<Decimal>]) -> Values {
        let places = common_places(scores.iter().copied().flatten().chain([self.low, self.high]));
        let [low, high] = [self.low, self.high].map(|anchor| in_units(anchor, places));
        let distance = |score: &Decimal| match self.direction {
            Direction::HigherIsBetter => in_units(*score, places) - &low,
            Direction::LowerIsBetter => &high - in_units(*score, places),
        };
        Values { numerators: mapped(scores, distance), denominator: &high - &low }
    }

    /// See [`ValueFunction::Exponential`].
    fn exponential(&self, rho: Decimal, score: Decimal) -> Decimal {
        let [low, high, score, rho] = [self.low, self.high, score, rho].map(Rational::from_decimal);
        let from_worst = match self.direction {
            Direction::HigherIsBetter => &score - &low,
            Direction::LowerIsBetter => &high - &score,
        };
        let length = &high - &low;
        let steepness = |distance: &Rational| distance.checked_div(&rho).expect("rho is not zero");
        let value = if steepness(&length) > Rational::from_integer(0) {
            rise(&steepness(&from_worst), &steepness(&length))
        } else {
            // The complement from the other end, so that no exponential grows beyond bounds.
            let from_best = -&steepness(&(&length - &from_worst));
            let risen = rise(&from_best, &-&steepness(&length));
            Decimal::ONE - risen
        };
        value.normalize()
    }
}

/// `(1 - e^-part) / (1 - e^-whole)` for `0 <= part <= whole`, to 28 places.
fn rise(part: &Rational, whole: &Rational) -> Decimal {
    // Beyond e^-80 the last of 28 places sees no difference: e^-80 is below 2 x 10^-35.
    let never_seen = Rational::from_integer(80);
    if part.signum() == Ordering::Equal {
        return Decimal::ZERO;
    }
    if part >= &never_seen || part == whole {
        return Decimal::ONE;
    }
    let lost = |exponent: &Rational, bits| Real::from(1) - Real::exp_of(&-exponent, bits);
    let value = figure(|bits| {
        let below = if whole >= &Rational::from_integer(8_000) { Real::from(1) } else { lost(whole, bits) };
        lost(part, bits) / below
    });
    match value {
        Some(Rounded::Value(value)) => value,
        // Both differences are far above the widest precision's last bit: the least length is 10^-28 of a rho.
        _ => Decimal::ZERO,
    }
}

/// The value at a score: linear between the knots around it, constant outside all.
fn piecewise(knots: &[Knot], score: Decimal) -> Rational {
    let right = knots.iter().position(|knot| knot.score >= score);
    let (left, right) = match right {
        Some(0) => (knots[0], knots[0]),
        Some(right) => (knots[right - 1], knots[right]),
        None => {
            let last = knots.last().copied().unwrap_or(Knot::new(score, Decimal::ZERO));
            (last, last)
        }
    };
    let exact = Rational::from_decimal;
    let width = &exact(right.score) - &exact(left.score);
    let climb = &exact(right.value) - &exact(left.value);
    let part = (&exact(score) - &exact(left.score)).checked_div(&width);
    let value = part.map_or(exact(left.value), |part| &exact(left.value) + &(&part * &climb));
    value.reduced()
}
