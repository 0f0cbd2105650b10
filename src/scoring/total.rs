//! The exact arithmetic of the additive model: every figure is a ratio of integers, rounded once where it leaves.
//!
//! Values differ in their denominators from criterion to criterion, so the totals are held as integers over one
//! common denominator, the least common multiple of those of the values times that of the weights. They are then
//! compared as integers. Fractions reduced cell by cell are avoided on purpose: with the largest matrix and the
//! oddest scales that the limits admit, each reduction would work on tens of thousands of bits.
//!
//! A cell that is open has a value from 0 to 1, so a total is two numbers: its lowest and its highest. They are the
//! same where no cell with a weight is open.

use super::figures::{ratio, rounded_ratio};
use super::global_weight::GlobalWeights;
use super::units::least_multiple;
use crate::exact::Rational;
use num_bigint::BigInt;
use num_traits::{One, Zero};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// What the additive model says of one set of values and weights, unrounded. Options and criteria go by their index in
/// the matrix.
pub(super) struct ExactTotals<'a> {
    columns: &'a [Column],
    weights: &'a GlobalWeights,
    lowest: Vec<BigInt>,
    highest: Vec<BigInt>,
    denominator: BigInt,
    /// Each weight in the unit of the totals, for a value in the unit of its column.
    factors: Vec<BigInt>,
}

/// The values of all options on one criterion: 0 to `denominator`, `None` where the cell is open.
pub(super) struct Column {
    pub(super) values: Vec<Option<BigInt>>,
    pub(super) denominator: BigInt,
}

impl Column {
    pub(super) fn value(&self, option: usize) -> Option<Rational> {
        let value = self.values[option].clone()?;
        Some(ratio(value, self.denominator.clone()))
    }
}

/// The two ends of a total, unrounded: the same where no cell is open that counts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TotalEnds {
    pub(crate) lowest: Rational,
    pub(crate) highest: Rational,
}

impl<'a> ExactTotals<'a> {
    pub(super) fn of(columns: &'a [Column], weights: &'a GlobalWeights) -> Self {
        let widths = common_denominator(columns);
        let factors: Vec<BigInt> = columns
            .iter()
            .zip(&weights.numerators)
            .map(|(column, weight)| weight * (&widths / &column.denominator))
            .collect();
        let options = columns.first().map_or(0, |column| column.values.len());
        let mut lowest = vec![BigInt::zero(); options];
        let mut highest = vec![BigInt::zero(); options];
        for (column, factor) in columns.iter().zip(&factors) {
            for (option, value) in column.values.iter().enumerate() {
                match value {
                    Some(value) => {
                        let part = factor * value;
                        lowest[option] += &part;
                        highest[option] += part;
                    }
                    None => highest[option] += factor * &column.denominator,
                }
            }
        }
        Self { columns, weights, lowest, highest, denominator: widths * &weights.denominator, factors }
    }

    /// Whether the first option has the higher total wherever the open cells lie.
    pub(super) fn certainly_beats(&self, option: usize, other: usize) -> bool {
        self.lowest[option] > self.highest[other]
    }

    /// Whether the first option may have the higher total, if the open cells lie well for it and badly for the other.
    pub(super) fn may_beat(&self, option: usize, other: usize) -> bool {
        self.highest[option] > self.lowest[other]
    }

    /// Whether the total depends on no open cell.
    pub(super) fn is_closed(&self, option: usize) -> bool {
        self.lowest[option] == self.highest[option]
    }

    pub(super) fn lowest(&self, option: usize) -> Decimal {
        rounded_ratio(&self.lowest[option], &self.denominator)
    }

    pub(super) fn highest(&self, option: usize) -> Decimal {
        rounded_ratio(&self.highest[option], &self.denominator)
    }

    pub(super) fn ends(&self, option: usize) -> TotalEnds {
        let end = |units: &BigInt| ratio(units.clone(), self.denominator.clone());
        TotalEnds { lowest: end(&self.lowest[option]), highest: end(&self.highest[option]) }
    }

    /// By how much the total of an option exceeds, at the least, the highest of those that it certainly beats; `None`
    /// where there are none.
    pub(super) fn margin(&self, option: usize, beaten: &[usize]) -> Option<Decimal> {
        let next = beaten.iter().map(|other| &self.highest[*other]).max()?;
        Some(rounded_ratio(&(&self.lowest[option] - next), &self.denominator))
    }

    /// The values of these options, row by row, in units that all criteria share, and how many of those make one; `None`
    /// where a cell is open.
    pub(super) fn whole_values(&self, options: &[usize]) -> Option<(Vec<BigInt>, BigInt)> {
        let unit = common_denominator(self.columns);
        let factors: Vec<BigInt> = self.columns.iter().map(|column| &unit / &column.denominator).collect();
        let row = |option: &usize| {
            let cells = self.columns.iter().zip(&factors);
            cells.map(|(column, factor)| Some(column.values[*option].as_ref()? * factor)).collect::<Vec<_>>()
        };
        let values = options.iter().flat_map(row).collect::<Option<_>>()?;
        Some((values, unit))
    }

    /// The weights of the criteria, in proportion.
    pub(super) fn criterion_weights(&self) -> &[BigInt] {
        &self.weights.numerators[..self.columns.len()]
    }

    /// The weight of a node in the whole.
    pub(super) fn weight(&self, node: usize) -> Decimal {
        rounded_ratio(&self.weights.numerators[node], &self.weights.denominator)
    }

    pub(super) fn value(&self, option: usize, criterion: usize) -> Option<Decimal> {
        let column = &self.columns[criterion];
        column.values[option].as_ref().map(|value| rounded_ratio(value, &column.denominator))
    }

    /// The weight in the whole times the value.
    pub(super) fn contribution(&self, option: usize, criterion: usize) -> Option<Decimal> {
        let value = self.columns[criterion].values[option].as_ref()?;
        Some(rounded_ratio(&(&self.factors[criterion] * value), &self.denominator))
    }

    /// What a criterion adds to the total of the first option beyond what it adds to that of the second; `None` where a
    /// cell is open that counts.
    pub(super) fn difference(&self, option: usize, other: usize, criterion: usize) -> Option<Difference> {
        let values = &self.columns[criterion].values;
        let units = match (&values[option], &values[other]) {
            (Some(value), Some(other)) => &self.factors[criterion] * (value - other),
            _ if self.factors[criterion].is_zero() => BigInt::zero(),
            _ => return None,
        };
        Some(Difference { figure: self.figure(&units), units })
    }

    /// So many units of the totals, rounded.
    pub(super) fn figure(&self, units: &BigInt) -> Decimal {
        rounded_ratio(units, &self.denominator)
    }

    /// Whether all of these options have the same value.
    pub(super) fn is_constant(&self, criterion: usize, options: &[usize]) -> bool {
        let values = &self.columns[criterion].values;
        options.iter().all(|option| values[*option].is_some())
            && options.windows(2).all(|pair| values[pair[0]] == values[pair[1]])
    }

    /// Whether each of these options has the same value on both criteria.
    pub(super) fn are_alike(&self, criterion: usize, other: usize, options: &[usize]) -> bool {
        let (one, other) = (&self.columns[criterion], &self.columns[other]);
        let is_same = |option: &usize| match (&one.values[*option], &other.values[*option]) {
            (Some(value), Some(its)) => value * &other.denominator == its * &one.denominator,
            _ => false,
        };
        options.iter().all(is_same)
    }

    /// Whether the first option is certainly at least as good on every criterion, and better on one.
    pub(super) fn dominates(&self, option: usize, other: usize) -> bool {
        let ends = |column: &Column| {
            let worst = column.values[option].clone().unwrap_or_default();
            let best = column.values[other].clone().unwrap_or_else(|| column.denominator.clone());
            worst.cmp(&best)
        };
        let mut better = false;
        for column in self.columns {
            match ends(column) {
                Ordering::Less => return false,
                Ordering::Equal => {}
                Ordering::Greater => better = true,
            }
        }
        better
    }
}

fn common_denominator(columns: &[Column]) -> BigInt {
    columns.iter().fold(BigInt::one(), |all, column| least_multiple(all, &column.denominator))
}

/// What one criterion makes of the margin between two options.
pub(super) struct Difference {
    pub(super) figure: Decimal,
    /// Unrounded, in a unit that all criteria share.
    pub(super) units: BigInt,
}
