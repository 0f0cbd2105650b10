//! How far people lie apart on each cell and each weight.

use super::GroupTotals;
use crate::scoring::agreement::Spread;
use crate::scoring::figures::ratio;
use num_bigint::BigInt;

impl GroupTotals {
    /// The spread of everybody's values for each option on each criterion.
    #[must_use]
    pub fn value_spreads(&self) -> Vec<Vec<Spread>> {
        let row = |option| {
            (0..self.mean_weights.len()).map(|criterion| self.spread_of_cell(option, criterion)).collect()
        };
        (0..self.mean_values.len()).map(row).collect()
    }

    /// The spread of everybody's values for one option on one criterion; `None` where one of them does not exist.
    #[must_use]
    pub fn value_spread(&self, option: usize, criterion: usize) -> Option<Spread> {
        let exists = option < self.mean_values.len() && criterion < self.mean_weights.len();
        exists.then(|| self.spread_of_cell(option, criterion))
    }

    fn spread_of_cell(&self, option: usize, criterion: usize) -> Spread {
        spread(self.values.iter().map(|values| &values[option][criterion]), &self.value_unit)
    }

    /// The spread of everybody's shares of weight for each criterion.
    #[must_use]
    pub fn weight_spreads(&self) -> Vec<Spread> {
        let of = |criterion: usize| {
            spread(self.weights.iter().map(|shares| &shares[criterion]), &self.weight_unit)
        };
        (0..self.mean_weights.len()).map(of).collect()
    }

    /// All cells, as option and criterion, whose values have the largest standard deviation; none where everyone agrees on
    /// every cell.
    #[must_use]
    pub fn widest_cells(&self) -> Vec<(usize, usize)> {
        let spreads = self.value_spreads();
        let cells = Self::sorted_by_spread(&spreads);
        let of = |&(option, criterion): &(usize, usize)| &spreads[option][criterion];
        let widest = cells.iter().copied().take_while(|cell| of(cell).compare(of(&cells[0])).is_eq());
        widest.collect()
    }

    /// All cells, as option and criterion, on whose value people differ, from the largest standard deviation to the least;
    /// those of the same one in the order of the table.
    #[must_use]
    pub fn cells_by_spread(&self) -> Vec<(usize, usize)> {
        Self::sorted_by_spread(&self.value_spreads())
    }

    fn sorted_by_spread(spreads: &[Vec<Spread>]) -> Vec<(usize, usize)> {
        let row = |(option, row): (usize, &Vec<Spread>)| {
            (0..row.len()).map(move |criterion| (option, criterion)).collect::<Vec<_>>()
        };
        let of = |&(option, criterion): &(usize, usize)| &spreads[option][criterion];
        let mut cells: Vec<(usize, usize)> = spreads.iter().enumerate().flat_map(row).collect();
        cells.retain(|cell| !of(cell).is_zero());
        // A stable sort keeps the order of the table.
        cells.sort_by(|one, other| of(other).compare(of(one)));
        cells
    }
}

fn spread<'a>(numbers: impl Iterator<Item = &'a BigInt>, unit: &BigInt) -> Spread {
    Spread::of_exact(numbers.map(|number| ratio(number.clone(), unit.clone())).collect())
}
