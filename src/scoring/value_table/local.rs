//! Values that depend on which options are present, and what that does to the order.
//!
//! The reason why scales have fixed anchors: where the values are taken from the options at hand, a poor option that
//! comes or goes, or a copy of one, moves the values of all others and may change the winner among them.

use super::ValueTable;
use crate::error::{Error, ErrorKind};
use crate::exact::Rational;
use crate::scoring::figures::ratio;
use num_bigint::BigInt;
use num_traits::{Signed, Zero};

/// How values are taken from the options at hand.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LocalValues {
    /// `(x - min) / (max - min)` of each column; 0 where all are the same.
    MinMax,
    /// `x / sum of x` of each column, as the distributive mode of the AHP has it; 0 where the sum is 0. Needs values of
    /// zero or more.
    PartOfSum,
}

/// A change that ought to leave the winner among the other options alone.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Probe {
    /// This option, none of the leaders, is left out.
    Without(usize),
    /// This option stands there twice.
    WithCopyOf(usize),
}

/// A change of the options after which other options lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankReversal {
    probe: Probe,
    leaders: Vec<usize>,
}

impl RankReversal {
    /// What was changed.
    #[must_use]
    pub fn probe(&self) -> Probe {
        self.probe
    }

    /// Who leads then, by the rows of the whole table.
    #[must_use]
    pub fn leaders(&self) -> &[usize] {
        &self.leaders
    }
}

impl ValueTable {
    /// The same table with values taken from its own options, column by column.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] for parts of a sum where a value is negative.
    ///
    /// ```
    /// use bizcase::{dec, decimals};
    /// use bizcase::scoring::{LocalValues, ValueTable};
    ///
    /// let table = ValueTable::new(&[decimals![10, 3], decimals![30, 2], decimals![20, 2]], &decimals![1, 1])?;
    /// // (20 - 10) / (30 - 10) = 1/2 and (2 - 2) / (3 - 2) = 0
    /// assert_eq!(table.with_local_values(LocalValues::MinMax)?.total(2), Some(dec!(0.25)));
    /// # Ok::<(), bizcase::Errors>(())
    /// ```
    pub fn with_local_values(&self, values: LocalValues) -> Result<Self, Error> {
        self.judge_local(values)?;
        let everyone: Vec<usize> = (0..self.options()).collect();
        Ok(self.local(values, &everyone))
    }

    /// Which changes of the options alone change the winner, where values are taken from the options at hand: each
    /// option that does not lead is left out, and each option is put there twice.
    ///
    /// Empty where the leaders stay the same throughout. With values on scales of fixed anchors, as a
    /// [`ScoringMatrix`](crate::scoring::ScoringMatrix) has them, nothing of the kind can happen.
    ///
    /// # Errors
    ///
    /// As [`with_local_values`](Self::with_local_values).
    ///
    /// # Examples
    ///
    /// Belton and Gear (*Omega* 11, 1983): three criteria of equal weight, values as parts of sums. B leads; put a copy
    /// of B there, and A leads.
    ///
    /// ```
    /// use bizcase::decimals;
    /// use bizcase::scoring::{LocalValues, Probe, ValueTable};
    ///
    /// let table = ValueTable::new(&[decimals![1, 9, 8], decimals![9, 1, 9], decimals![1, 1, 1]], &decimals![1, 1, 1])?;
    /// let reversals = table.rank_reversals(LocalValues::PartOfSum)?;
    /// let copy_of_b = reversals.iter().find(|it| it.probe() == Probe::WithCopyOf(1)).ok_or("no reversal")?;
    /// assert_eq!(table.with_local_values(LocalValues::PartOfSum)?.leaders(), [1]);
    /// assert_eq!(copy_of_b.leaders(), [0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rank_reversals(&self, values: LocalValues) -> Result<Vec<RankReversal>, Error> {
        self.judge_local(values)?;
        let everyone: Vec<usize> = (0..self.options()).collect();
        let leaders = self.local_leaders(values, &everyone);
        let without =
            everyone.iter().filter(|option| !leaders.contains(option)).map(|option| Probe::Without(*option));
        let probes = without.chain(everyone.iter().map(|option| Probe::WithCopyOf(*option)));
        let reversal = |probe: Probe| {
            let present = match probe {
                Probe::Without(out) => everyone.iter().copied().filter(|option| *option != out).collect(),
                Probe::WithCopyOf(twin) => everyone.iter().copied().chain([twin]).collect::<Vec<_>>(),
            };
            RankReversal { probe, leaders: self.local_leaders(values, &present) }
        };
        Ok(probes.map(reversal).filter(|reversal| reversal.leaders != leaders).collect())
    }

    fn judge_local(&self, values: LocalValues) -> Result<(), Error> {
        if values == LocalValues::MinMax {
            return Ok(());
        }
        let places =
            (0..self.options()).flat_map(|option| (0..self.criteria()).map(move |column| (option, column)));
        let negative = |place: &(usize, usize)| self.whole_value(place.0, place.1).is_negative();
        match places.into_iter().find(negative) {
            None => Ok(()),
            Some((option, column)) => {
                let found = self.value(option, column).to_string();
                let fault =
                    Error::new(ErrorKind::OutOfRange, found, "a value of zero or more for a part of a sum");
                Err(fault.within(column).within(option).within("rows"))
            }
        }
    }

    /// The leaders among the present options, each of them once, by the rows of the whole table.
    fn local_leaders(&self, values: LocalValues, present: &[usize]) -> Vec<usize> {
        let mut leaders: Vec<usize> =
            self.local(values, present).leaders().into_iter().map(|row| present[row]).collect();
        leaders.sort_unstable();
        leaders.dedup();
        leaders
    }

    /// The present options, some of them perhaps twice, with values taken from them alone.
    fn local(&self, values: LocalValues, present: &[usize]) -> Self {
        let columns: Vec<Vec<Rational>> = (0..self.criteria())
            .map(|criterion| {
                let column = present.iter().map(|option| self.whole_value(*option, criterion)).collect();
                local_column(values, column)
            })
            .collect();
        let row = |index: usize| columns.iter().map(|column| column[index].clone()).collect();
        let rows: Vec<Vec<Rational>> = (0..present.len()).map(row).collect();
        let weights: Vec<Rational> = self.weights.units().into_iter().map(Rational::from_integer).collect();
        Self::from_rationals(&rows, &weights).expect("the rows and weights are those of a table")
    }
}

fn local_column(values: LocalValues, column: Vec<BigInt>) -> Vec<Rational> {
    let (from, width) = match values {
        LocalValues::MinMax => {
            let least = column.iter().min().cloned().unwrap_or_default();
            let largest = column.iter().max().cloned().unwrap_or_default();
            let width = largest - &least;
            (least, width)
        }
        LocalValues::PartOfSum => (BigInt::zero(), column.iter().sum()),
    };
    if width.is_zero() {
        return vec![Rational::from_integer(0); column.len()];
    }
    column.into_iter().map(|value| ratio(value - &from, width.clone())).collect()
}
