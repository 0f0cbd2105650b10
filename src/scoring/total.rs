//! The exact arithmetic of the additive model: every figure is a ratio of integers, rounded once where it leaves.
//!
//! Values differ in their denominators from criterion to criterion, so the totals are held as integers over one
//! common denominator, the least common multiple of the widths of the scales times the sum of the weights. They
//! are then compared as integers. Fractions reduced cell by cell are avoided on purpose: with the largest matrix
//! and the oddest scales that the limits admit, each reduction would work on tens of thousands of bits.

use super::criterion::{Direction, WeightedCriterion};
use super::matrix::ScoringMatrix;
use num_bigint::BigInt;
use num_integer::Integer;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// The places of a figure between 0 and 1: as many as a `Decimal` can have.
const PLACES: u32 = 28;

/// What the additive model says of one matrix, unrounded. Options and criteria go by their index in the matrix.
pub(super) struct ExactTotals {
    columns: Vec<Column>,
    /// The sum of all weights, in the unit of `Column::weight`.
    weight_sum: BigInt,
    totals: Vec<BigInt>,
    denominator: BigInt,
}

/// One criterion in integers, all lengths in the criterion's own smallest unit.
struct Column {
    /// In a unit that all criteria share.
    weight: BigInt,
    /// From the worst to the best anchor: positive.
    width: BigInt,
    /// From the worst anchor to the score of each option: 0 to `width`.
    distances: Vec<BigInt>,
}

impl ExactTotals {
    pub(super) fn of(matrix: &ScoringMatrix) -> Self {
        let columns = columns(matrix);
        let weight_sum: BigInt = columns.iter().map(|column| &column.weight).sum();
        let widths = columns.iter().fold(BigInt::from(1), |all, column| least_multiple(all, &column.width));
        let factors: Vec<BigInt> =
            columns.iter().map(|column| &column.weight * (&widths / &column.width)).collect();
        let totals = (0..matrix.options().len())
            .map(|option| {
                columns.iter().zip(&factors).map(|(column, factor)| factor * &column.distances[option]).sum()
            })
            .collect();
        Self { columns, denominator: widths * &weight_sum, weight_sum, totals }
    }

    /// The order of two options by their totals.
    pub(super) fn compare(&self, option: usize, other: usize) -> Ordering {
        self.totals[option].cmp(&self.totals[other])
    }

    pub(super) fn total(&self, option: usize) -> Decimal {
        rounded(&self.totals[option], &self.denominator)
    }

    /// By how much the total of the first option exceeds the total of the second, which is the lower one.
    pub(super) fn margin(&self, higher: usize, lower: usize) -> Decimal {
        rounded(&(&self.totals[higher] - &self.totals[lower]), &self.denominator)
    }

    pub(super) fn normalised_weight(&self, criterion: usize) -> Decimal {
        rounded(&self.columns[criterion].weight, &self.weight_sum)
    }

    pub(super) fn value(&self, option: usize, criterion: usize) -> Decimal {
        let Column { distances, width, .. } = &self.columns[criterion];
        rounded(&distances[option], width)
    }

    /// The normalised weight times the value.
    pub(super) fn contribution(&self, option: usize, criterion: usize) -> Decimal {
        let Column { weight, distances, width } = &self.columns[criterion];
        rounded(&(weight * &distances[option]), &(width * &self.weight_sum))
    }

    /// Whether all options have the same value.
    pub(super) fn is_constant(&self, criterion: usize) -> bool {
        self.columns[criterion].distances.windows(2).all(|pair| pair[0] == pair[1])
    }
}

fn columns(matrix: &ScoringMatrix) -> Vec<Column> {
    let weight_places = most_places(matrix.criteria().iter().map(|it| it.weight().points()));
    let column = |(index, criterion): (usize, &WeightedCriterion)| {
        let scores = || matrix.options().iter().map(|option| option.scores()[index].stated());
        let (low, high) = (criterion.scale().low(), criterion.scale().high());
        let places = most_places(scores().chain([low, high]));
        let [low, high] = [low, high].map(|anchor| units(anchor, places));
        let distance = |score| match criterion.direction() {
            Direction::HigherIsBetter => units(score, places) - &low,
            Direction::LowerIsBetter => &high - units(score, places),
        };
        Column {
            weight: units(criterion.weight().points(), weight_places),
            width: &high - &low,
            distances: scores().map(distance).collect(),
        }
    };
    matrix.criteria().iter().enumerate().map(column).collect()
}

fn most_places(values: impl Iterator<Item = Decimal>) -> u32 {
    values.map(|value| value.scale()).max().unwrap_or(0)
}

/// The value as a number of units of 10^-`places`, of which it has no fraction.
fn units(value: Decimal, places: u32) -> BigInt {
    BigInt::from(value.mantissa()) * BigInt::from(10).pow(places - value.scale())
}

/// The remainder is taken first: a binary gcd of a long and a short number would walk along all of the long one.
fn least_multiple(long: BigInt, short: &BigInt) -> BigInt {
    let common = short.gcd(&(&long % short));
    long * (short / common)
}

/// A ratio from 0 to 1 as the nearest decimal of 28 places, ties to even, without trailing zeros.
fn rounded(numerator: &BigInt, denominator: &BigInt) -> Decimal {
    let (floor, remainder) = (numerator * BigInt::from(10).pow(PLACES)).div_rem(denominator);
    let up = match (remainder * 2_u32).cmp(denominator) {
        Ordering::Less => false,
        Ordering::Equal => floor.is_odd(),
        Ordering::Greater => true,
    };
    let mantissa =
        i128::try_from(floor + u8::from(up)).expect("a ratio of at most 1 has at most 10^28 units");
    Decimal::from_i128_with_scale(mantissa, PLACES).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dec;

    fn ratio(numerator: u64, denominator: u64) -> Decimal {
        rounded(&numerator.into(), &denominator.into())
    }

    #[test]
    fn a_ratio_is_rounded_to_28_places_without_trailing_zeros() {
        assert_eq!(ratio(1, 3), dec!("0.3333333333333333333333333333"));
        assert_eq!(ratio(2, 3), dec!("0.6666666666666666666666666667"));
        assert_eq!((ratio(0, 7), ratio(7, 7)), (dec!(0), dec!(1)));
        assert_eq!(ratio(1, 8).to_string(), "0.125");
    }

    #[test]
    fn half_a_unit_of_the_last_place_goes_to_the_even_neighbour() {
        let twice = BigInt::from(2) * BigInt::from(10).pow(PLACES);
        for (odd, even) in
            [(1, "0"), (3, "0.0000000000000000000000000002"), (5, "0.0000000000000000000000000002")]
        {
            assert_eq!(rounded(&odd.into(), &twice).to_string(), even);
        }
    }

    #[test]
    fn decimals_become_whole_units() {
        assert_eq!(units(dec!(-1.25), 4), BigInt::from(-12_500));
        assert_eq!(least_multiple(BigInt::from(12), &BigInt::from(18)), BigInt::from(36));
        assert_eq!(least_multiple(BigInt::from(1), &BigInt::from(7)), BigInt::from(7));
    }
}
