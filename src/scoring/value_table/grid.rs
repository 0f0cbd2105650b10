//! The cells of a table as integers in one unit, as narrow as they fit, and the weighted sums of its rows.

use super::weights::Weights;
use crate::exact::{Rational, power_of_ten};
use crate::scoring::units::{in_units, least_multiple};
use num_bigint::BigInt;
use num_traits::One;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Cells by row, and a weighted sum for each row.
#[derive(Debug, Clone)]
pub(super) enum Grid {
    Narrow { cells: Vec<i64>, totals: Vec<i64> },
    Middle { cells: Vec<i128>, totals: Vec<i128> },
    Wide { cells: Vec<BigInt>, totals: Vec<BigInt> },
}

impl Grid {
    /// The grid of these rows, each as long as the weights, and how many of its units make one.
    pub(super) fn of_decimals<R: AsRef<[Decimal]>>(rows: &[R], weights: &Weights) -> (Self, BigInt) {
        let places = rows.iter().map(|row| most_places(row.as_ref())).max().unwrap_or(0);
        let unit = BigInt::from(10).pow(places);
        if let Some(cells) = NarrowCells::of(rows, weights.len(), places) {
            return (Self::narrow(cells, weights), unit);
        }
        let all = || rows.iter().flat_map(AsRef::as_ref);
        let middle: Option<Vec<i128>> = all().map(|cell| middle_units(*cell, places)).collect();
        let grid = match middle {
            Some(cells) => Self::middle(cells, weights),
            None => Self::wide(all().map(|cell| in_units(*cell, places)).collect(), weights),
        };
        (grid, unit)
    }

    /// The same for cells that fit 64 bits.
    pub(super) fn of_narrow(cells: NarrowCells, weights: &Weights) -> (Self, BigInt) {
        let unit = power_of_ten(cells.places);
        (Self::narrow(cells, weights), unit)
    }

    /// The same for fractions.
    pub(super) fn of_rationals(rows: &[Vec<Rational>], weights: &Weights) -> (Self, BigInt) {
        let (cells, unit) = whole_rationals(rows.iter().flatten());
        (Self::of_integers(cells, weights), unit)
    }

    /// The same for whole numbers of a unit.
    pub(super) fn of_integers(cells: Vec<BigInt>, weights: &Weights) -> Self {
        if let Some(narrow) = cells.iter().map(|cell| i64::try_from(cell).ok()).collect::<Option<Vec<_>>>() {
            let magnitudes = narrow.iter().fold(0, |all, cell| all | cell.unsigned_abs());
            return Self::narrow(NarrowCells { cells: narrow, magnitudes, places: 0 }, weights);
        }
        Self::wide(cells, weights)
    }

    fn narrow(NarrowCells { cells, magnitudes, .. }: NarrowCells, weights: &Weights) -> Self {
        match weights {
            Weights::Narrow { units, sum } if sums_fit(magnitudes, *sum) => {
                let total = |row: &[i64]| row.iter().zip(units).map(|(cell, weight)| cell * weight).sum();
                Self::Narrow { totals: cells.chunks_exact(units.len()).map(total).collect(), cells }
            }
            _ => Self::middle(cells.into_iter().map(i128::from).collect(), weights),
        }
    }

    fn middle(cells: Vec<i128>, weights: &Weights) -> Self {
        let largest = cells.iter().map(|cell| cell.unsigned_abs()).max().unwrap_or(0);
        let bound = weights.narrow_sum().and_then(|sum| largest.checked_mul(sum.into()));
        match weights {
            Weights::Narrow { units, .. } if bound.is_some_and(|bound| i128::try_from(bound).is_ok()) => {
                let product = |(cell, weight): (&i128, &i64)| cell * i128::from(*weight);
                let total = |row: &[i128]| row.iter().zip(units).map(product).sum();
                Self::Middle { totals: cells.chunks_exact(units.len()).map(total).collect(), cells }
            }
            _ => Self::wide(cells.into_iter().map(BigInt::from).collect(), weights),
        }
    }

    fn wide(cells: Vec<BigInt>, weights: &Weights) -> Self {
        let units = weights.units();
        let total = |row: &[BigInt]| row.iter().zip(&units).map(|(cell, weight)| cell * weight).sum();
        Self::Wide { totals: cells.chunks_exact(units.len()).map(total).collect(), cells }
    }

    pub(super) fn options(&self) -> usize {
        match self {
            Self::Narrow { totals, .. } => totals.len(),
            Self::Middle { totals, .. } => totals.len(),
            Self::Wide { totals, .. } => totals.len(),
        }
    }

    pub(super) fn total(&self, option: usize) -> BigInt {
        match self {
            Self::Narrow { totals, .. } => totals[option].into(),
            Self::Middle { totals, .. } => totals[option].into(),
            Self::Wide { totals, .. } => totals[option].clone(),
        }
    }

    /// The total where 64 bits are found to hold it.
    #[inline]
    pub(super) fn narrow_total(&self, option: usize) -> Option<i64> {
        match self {
            Self::Narrow { totals, .. } => Some(totals[option]),
            Self::Middle { totals, .. } => totals[option].try_into().ok(),
            Self::Wide { .. } => None,
        }
    }

    pub(super) fn compare_totals(&self, option: usize, other: usize) -> Ordering {
        match self {
            Self::Narrow { totals, .. } => totals[option].cmp(&totals[other]),
            Self::Middle { totals, .. } => totals[option].cmp(&totals[other]),
            Self::Wide { totals, .. } => totals[option].cmp(&totals[other]),
        }
    }

    pub(super) fn cell(&self, place: usize) -> BigInt {
        match self {
            Self::Narrow { cells, .. } => cells[place].into(),
            Self::Middle { cells, .. } => cells[place].into(),
            Self::Wide { cells, .. } => cells[place].clone(),
        }
    }

    pub(super) fn compare_cells(&self, place: usize, other: usize) -> Ordering {
        match self {
            Self::Narrow { cells, .. } => cells[place].cmp(&cells[other]),
            Self::Middle { cells, .. } => cells[place].cmp(&cells[other]),
            Self::Wide { cells, .. } => cells[place].cmp(&cells[other]),
        }
    }
}

/// Whether 64 bits hold the sum of products of cells and weights, and every part of it.
fn sums_fit(magnitudes: u64, weight_sum: i64) -> bool {
    i64::try_from(u128::from(magnitudes) * u128::from(weight_sum.unsigned_abs())).is_ok()
}

/// Cells in units of 10^-`places`, none wider than 64 bits.
pub(super) struct NarrowCells {
    cells: Vec<i64>,
    /// The bits that occur in any of them, without their signs: at least the largest one.
    magnitudes: u64,
    places: u32,
}

impl NarrowCells {
    /// The cells in units of the places of the first row, which most tables have in every row: one pass does. `None`
    /// where a row has another length, or a cell does not fit.
    pub(super) fn guessed<R: AsRef<[Decimal]>>(rows: &[R], width: usize) -> Option<Self> {
        Self::of(rows, width, most_places(rows.first()?.as_ref()))
    }

    fn of<R: AsRef<[Decimal]>>(rows: &[R], width: usize, places: u32) -> Option<Self> {
        let mut read = Self { cells: Vec::with_capacity(rows.len() * width), magnitudes: 0, places };
        let all_fit = rows.iter().map(AsRef::as_ref).all(|row| row.len() == width && read.push(row));
        all_fit.then_some(read)
    }

    /// Reads a row; tells whether it fits.
    fn push(&mut self, row: &[Decimal]) -> bool {
        self.push_at_full_length(row) || row.iter().all(|cell| self.push_cell(*cell))
    }

    /// Reads a row of cells that all have the places of the unit, and 63 bits; otherwise nothing.
    ///
    /// Judged once a row: a way out at every cell would take longer than the cell.
    fn push_at_full_length(&mut self, row: &[Decimal]) -> bool {
        let start = self.cells.len();
        let (mut misfits, mut bits) = (0, 0);
        self.cells.extend(row.iter().map(|cell| {
            let parts = cell.unpack();
            misfits |= parts.hi | (parts.mid >> 31) | (parts.scale ^ self.places);
            let magnitude = (i64::from(parts.mid) << 32) | i64::from(parts.lo);
            bits |= magnitude;
            // The magnitude may be that of `i64::MIN`, which is a misfit and has no other sign.
            if parts.negative { magnitude.wrapping_neg() } else { magnitude }
        }));
        if misfits != 0 {
            self.cells.truncate(start);
            return false;
        }
        self.magnitudes |= bits.unsigned_abs();
        true
    }

    /// The cells by row.
    pub(super) fn into_cells(self) -> Vec<i64> {
        self.cells
    }

    fn push_cell(&mut self, cell: Decimal) -> bool {
        let units = narrow_units(cell, self.places);
        self.cells.extend(units);
        self.magnitudes |= units.unwrap_or_default().unsigned_abs();
        units.is_some()
    }
}

/// As they are written, trailing zeros too: to see them off would take longer than to add the cell up.
fn most_places(cells: &[Decimal]) -> u32 {
    cells.iter().map(Decimal::scale).max().unwrap_or(0)
}

fn narrow_units(value: Decimal, places: u32) -> Option<i64> {
    let mantissa = i64::try_from(value.mantissa()).ok()?;
    mantissa.checked_mul(10_i64.checked_pow(places.checked_sub(value.scale())?)?)
}

fn middle_units(value: Decimal, places: u32) -> Option<i128> {
    10_i128.checked_pow(places - value.scale())?.checked_mul(value.mantissa())
}

/// Fractions in units that all of them share, and how many of those make one.
pub(super) fn whole_rationals<'a>(values: impl Iterator<Item = &'a Rational>) -> (Vec<BigInt>, BigInt) {
    let reduced: Vec<Rational> = values.map(Rational::reduced).collect();
    let unit = reduced.iter().fold(BigInt::one(), |unit, value| least_multiple(unit, value.denominator()));
    let units = reduced.iter().map(|value| value.numerator() * (&unit / value.denominator())).collect();
    (units, unit)
}
