//! The weights of a table as whole numbers in proportion, as narrow as they fit.

use super::grid::NarrowCells;
use crate::exact::Rational;
use crate::scoring::units::in_common_units;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::ToPrimitive;
use rust_decimal::Decimal;

/// None below zero, and one above.
#[derive(Debug, Clone)]
pub(super) enum Weights {
    /// Their sum fits as well.
    Narrow {
        units: Vec<i64>,
        sum: i64,
    },
    Wide {
        units: Vec<BigInt>,
        sum: BigInt,
    },
}

impl Weights {
    /// Weights that fit 64 bits; `None` where they do not, or are no weights.
    pub(super) fn narrow(weights: &[Decimal]) -> Option<Self> {
        Self::of_narrow(NarrowCells::guessed(&[weights], weights.len())?.into_cells())
    }

    fn of_narrow(units: Vec<i64>) -> Option<Self> {
        let sum = units.iter().try_fold(0_i64, |sum, weight| sum.checked_add(*weight))?;
        let are_weights = sum > 0 && units.iter().all(|weight| *weight >= 0);
        are_weights.then_some(Self::Narrow { units, sum })
    }

    /// The weights of these decimals, which have been judged.
    pub(super) fn of_decimals(weights: &[Decimal]) -> Self {
        Self::narrow(weights).unwrap_or_else(|| {
            let units = in_common_units(weights);
            let common = units.iter().fold(BigInt::ZERO, |common, unit| common.gcd(unit));
            Self::of_integers(units.iter().map(|unit| unit / &common).collect())
        })
    }

    /// The same of fractions.
    pub(super) fn of_rationals(weights: &[Rational]) -> Self {
        Self::of_integers(super::grid::whole_rationals(weights.iter()).0)
    }

    /// The same of whole numbers.
    pub(super) fn of_integers(units: Vec<BigInt>) -> Self {
        let narrow: Option<Vec<i64>> = units.iter().map(BigInt::to_i64).collect();
        narrow.and_then(Self::of_narrow).unwrap_or_else(|| {
            let sum = units.iter().sum();
            Self::Wide { units, sum }
        })
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Narrow { units, .. } => units.len(),
            Self::Wide { units, .. } => units.len(),
        }
    }

    pub(super) fn unit(&self, criterion: usize) -> BigInt {
        match self {
            Self::Narrow { units, .. } => units[criterion].into(),
            Self::Wide { units, .. } => units[criterion].clone(),
        }
    }

    pub(super) fn units(&self) -> Vec<BigInt> {
        (0..self.len()).map(|criterion| self.unit(criterion)).collect()
    }

    pub(super) fn sum(&self) -> BigInt {
        match self {
            Self::Narrow { sum, .. } => (*sum).into(),
            Self::Wide { sum, .. } => sum.clone(),
        }
    }

    /// The sum of narrow weights.
    pub(super) fn narrow_sum(&self) -> Option<u64> {
        match self {
            Self::Narrow { sum, .. } => Some(sum.unsigned_abs()),
            Self::Wide { .. } => None,
        }
    }
}
