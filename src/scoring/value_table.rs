//! Options by criteria in values on one common scale: exact totals, ranks, contributions and dominance.

mod dominance;
mod grid;
mod judge;
mod local;
mod weights;

pub use local::{LocalValues, Probe, RankReversal};

use super::figures::{ratio, rounded_ratio};
use super::ranks::competition_ranks;
use crate::error::Errors;
use crate::exact::{CommonDenominator, Rational, Rounding};
use crate::limits;
use grid::{Grid, NarrowCells};
use num_bigint::BigInt;
use num_traits::ToPrimitive;
use rust_decimal::Decimal;
use std::cmp::Ordering;
use weights::Weights;

/// Values of options (rows) by criteria (columns) on one common scale, more is better, with a weight for each
/// criterion: the numbers under a judgement, without names.
///
/// The total of an option is `S_i = sum over j of w_j / W x v_ij`, with `W` the sum of all weights: the additive
/// model (Fishburn, *Operations Research* 15, 1967; Keeney and Raiffa, *Decisions with Multiple Objectives*, 1976,
/// chapter 3). Weights are raw, of any positive sum, and divided by it once, at the end. Options and criteria go by
/// their index. A [`ScoringMatrix`](super::ScoringMatrix) has names, scales and reasons for the same model.
///
/// Every figure is the exact value, rounded once: 28 significant digits, at most 28 places, half to even. Ranks, ties
/// and dominance compare the exact values: a tie is equality, there is no tolerance. Digits that fit 64 or 128 bits
/// are summed there, longer ones as big integers: the answer is the same, the time is not.
///
/// # Examples
///
/// ```
/// use bizcase::{dec, decimals};
/// use bizcase::scoring::ValueTable;
/// use std::cmp::Ordering;
///
/// let table = ValueTable::new(
///     &[decimals![0.8, 0.3, 0.5], decimals![0.4, 0.9, 0.6], decimals![0.6, 0.5, 0.9]],
///     &decimals![5, 3, 2],
/// )?;
/// // 0.5 x 0.8 + 0.3 x 0.3 + 0.2 x 0.5 = 0.59; 0.20 + 0.27 + 0.12 = 0.59; 0.30 + 0.15 + 0.18 = 0.63
/// assert_eq!(table.totals(), decimals![0.59, 0.59, 0.63]);
/// assert_eq!(table.ranks(), [2, 2, 1]);
/// assert_eq!(table.leaders(), [2]);
/// assert_eq!((table.order(), table.compare(0, 1)), (vec![2, 0, 1], Some(Ordering::Equal)));
/// assert_eq!(table.contribution(2, 1), Some(dec!(0.15)));
/// # Ok::<(), bizcase::Errors>(())
/// ```
#[derive(Debug, Clone)]
pub struct ValueTable {
    weights: Weights,
    /// How many units of the cells make one.
    unit: BigInt,
    /// Cells, and totals in units of one over `unit` and the sum of weights.
    grid: Grid,
    /// The denominator of the totals, where 64 bits hold it.
    denominator: Option<CommonDenominator>,
}

impl ValueTable {
    /// The table of these values, one row for each option, and these weights, one for each criterion.
    ///
    /// # Errors
    ///
    /// Every fault at once, each with its place: no option or no criterion ([`Empty`](crate::ErrorKind::Empty)); more
    /// than [`limits::CRITERIA`](crate::limits::CRITERIA) or [`limits::VALUE_CELLS`](crate::limits::VALUE_CELLS)
    /// ([`OverLimit`](crate::ErrorKind::OverLimit)); a row of another length than the weights
    /// ([`Ragged`](crate::ErrorKind::Ragged)); a negative weight, or none above zero
    /// ([`OutOfRange`](crate::ErrorKind::OutOfRange)); a value or a weight with more integer digits than
    /// [`limits::AMOUNT_DIGITS`](crate::limits::AMOUNT_DIGITS) ([`OverLimit`](crate::ErrorKind::OverLimit)).
    ///
    /// ```
    /// use bizcase::decimals;
    /// use bizcase::scoring::ValueTable;
    ///
    /// let errors = ValueTable::new(&[decimals![1, 2].to_vec(), decimals![3].to_vec()], &decimals![2, -1]).unwrap_err();
    /// assert_eq!(
    ///     errors.to_string(),
    ///     "rows[1]: found 1 value, expected 2, one for each weight\n\
    ///      weights[1]: found -1, expected a weight of zero or more"
    /// );
    /// ```
    pub fn new<R: AsRef<[Decimal]>>(rows: &[R], weights: &[Decimal]) -> Result<Self, Errors> {
        match Self::narrow(rows, weights) {
            Some(table) => Ok(table),
            None => Self::judged(rows, weights),
        }
    }

    /// The table where all numbers fit 64 bits, and so have no more digits than they may; `None` where one does not, or
    /// something is to be refused.
    fn narrow<R: AsRef<[Decimal]>>(rows: &[R], weights: &[Decimal]) -> Option<Self> {
        if !judge::is_admitted_size(rows.len(), weights.len()) {
            return None;
        }
        let cells = NarrowCells::guessed(rows, weights.len())?;
        let weights = Weights::narrow(weights)?;
        let (grid, unit) = Grid::of_narrow(cells, &weights);
        Some(Self::assembled(weights, unit, grid))
    }

    fn judged<R: AsRef<[Decimal]>>(rows: &[R], weights: &[Decimal]) -> Result<Self, Errors> {
        Errors::none_in(judge::table(rows, weights))?;
        let weights = Weights::of_decimals(weights);
        let (grid, unit) = Grid::of_decimals(rows, &weights);
        Ok(Self::assembled(weights, unit, grid))
    }

    /// The table of these exact values, by row, and exact weights; `None` where they are no table.
    pub(crate) fn from_rationals(rows: &[Vec<Rational>], weights: &[Rational]) -> Option<Self> {
        let limit = Rational::from_integer(10).pow(limits::AMOUNT_DIGITS);
        let is_short = |value: &Rational| *value < limit && -value < limit;
        let fits =
            !rows.is_empty() && rows.iter().all(|row| row.len() == weights.len() && row.iter().all(is_short));
        let is_weighting = weights.iter().all(|weight| weight.signum() != Ordering::Less)
            && weights.iter().any(|weight| weight.signum() == Ordering::Greater);
        (fits && is_weighting).then(|| {
            let weights = Weights::of_rationals(weights);
            let (grid, unit) = Grid::of_rationals(rows, &weights);
            Self::assembled(weights, unit, grid)
        })
    }

    /// The table of values in units of one over `unit`, by row and at least one, and of weights in proportion, none below
    /// zero and one above.
    pub(super) fn from_integers(values: Vec<BigInt>, unit: BigInt, weights: Vec<BigInt>) -> Self {
        let weights = Weights::of_integers(weights);
        let grid = Grid::of_integers(values, &weights);
        Self::assembled(weights, unit, grid)
    }

    fn assembled(weights: Weights, unit: BigInt, grid: Grid) -> Self {
        let product = weights.narrow_sum().zip(unit.to_u64()).and_then(|(sum, unit)| sum.checked_mul(unit));
        let denominator = product.and_then(CommonDenominator::new);
        Self { weights, unit, grid, denominator }
    }

    /// How many options there are: at least one.
    #[must_use]
    pub fn options(&self) -> usize {
        self.grid.options()
    }

    /// How many criteria there are: at least one.
    #[must_use]
    pub fn criteria(&self) -> usize {
        self.weights.len()
    }

    /// The weighted totals, by option.
    #[must_use]
    pub fn totals(&self) -> Vec<Decimal> {
        let mut rounding = self.rounding();
        (0..self.options()).map(|option| self.rounded_total(option, rounding.as_mut())).collect()
    }

    /// The weighted total of one option; `None` where there is no such option.
    #[must_use]
    pub fn total(&self, option: usize) -> Option<Decimal> {
        (option < self.options()).then(|| self.rounded_total(option, self.rounding().as_mut()))
    }

    fn rounding(&self) -> Option<Rounding<'_>> {
        self.denominator.as_ref().map(CommonDenominator::rounding)
    }

    #[expect(clippy::inline_always, reason = "as for what it rounds by")]
    #[inline(always)]
    fn rounded_total(&self, option: usize, rounding: Option<&mut Rounding<'_>>) -> Decimal {
        match rounding.zip(self.grid.narrow_total(option)) {
            Some((rounding, total)) => rounding.round(total),
            None => rounded_ratio(&self.grid.total(option), &(&self.unit * self.weights.sum())),
        }
    }

    /// The order of two options by their exact totals; `None` where one of them does not exist.
    #[must_use]
    pub fn compare(&self, option: usize, other: usize) -> Option<Ordering> {
        let exist = option.max(other) < self.options();
        exist.then(|| self.grid.compare_totals(option, other))
    }

    /// The options from the highest total to the lowest; those of the same total in the order of the rows.
    #[must_use]
    pub fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.options()).collect();
        order.sort_by(|option, other| self.grid.compare_totals(*other, *option));
        order
    }

    /// The competition rank of each option, by option: one more than the number of options with a higher total.
    #[must_use]
    pub fn ranks(&self) -> Vec<usize> {
        let options: Vec<usize> = (0..self.options()).collect();
        competition_ranks(&options, |option, other| self.grid.compare_totals(*other, *option))
    }

    /// The option of the highest total, or all that tie for it, in the order of the rows: never empty.
    #[must_use]
    pub fn leaders(&self) -> Vec<usize> {
        let options = 0..self.options();
        let first = options.clone().reduce(|best, option| {
            if self.grid.compare_totals(option, best).is_gt() { option } else { best }
        });
        let best = first.expect("a table has an option");
        options.filter(|option| self.grid.compare_totals(*option, best).is_eq()).collect()
    }

    /// The weight of each criterion as a part of the sum of all weights.
    #[must_use]
    pub fn normalised_weights(&self) -> Vec<Decimal> {
        let sum = self.weights.sum();
        self.weights.units().iter().map(|weight| rounded_ratio(weight, &sum)).collect()
    }

    /// What a criterion adds to the total of an option, `w_j / W x v_ij`; `None` where one of them does not exist.
    #[must_use]
    pub fn contribution(&self, option: usize, criterion: usize) -> Option<Decimal> {
        let exist = option < self.options() && criterion < self.criteria();
        exist.then(|| {
            let product = self.weights.unit(criterion) * self.grid.cell(self.place(option, criterion));
            rounded_ratio(&product, &(&self.unit * self.weights.sum()))
        })
    }

    fn place(&self, option: usize, criterion: usize) -> usize {
        option * self.criteria() + criterion
    }

    /// The weights in units that all of them share.
    pub(super) fn whole_weights(&self) -> Vec<BigInt> {
        self.weights.units()
    }

    /// How many units of [`whole_value`](Self::whole_value) make one.
    pub(super) fn unit(&self) -> &BigInt {
        &self.unit
    }

    /// A value in units that all values share.
    pub(super) fn whole_value(&self, option: usize, criterion: usize) -> BigInt {
        self.grid.cell(self.place(option, criterion))
    }

    /// A value as a fraction.
    pub(super) fn value(&self, option: usize, criterion: usize) -> Rational {
        ratio(self.whole_value(option, criterion), self.unit.clone())
    }
}

/// For tables of equal size.
impl ValueTable {
    fn has_weights_of(&self, other: &Self) -> bool {
        let (sum, its_sum) = (self.weights.sum(), other.weights.sum());
        (0..self.criteria())
            .all(|criterion| self.weights.unit(criterion) * &its_sum == other.weights.unit(criterion) * &sum)
    }

    fn has_values_of(&self, other: &Self) -> bool {
        (0..self.options() * self.criteria())
            .all(|place| self.grid.cell(place) * &other.unit == other.grid.cell(place) * &self.unit)
    }
}

impl PartialEq for ValueTable {
    /// Whether values and normalised weights are equal.
    fn eq(&self, other: &Self) -> bool {
        self.criteria() == other.criteria()
            && self.options() == other.options()
            && self.has_weights_of(other)
            && self.has_values_of(other)
    }
}

impl Eq for ValueTable {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::figures::rounded;
    use crate::{dec, decimals};
    use proptest::prelude::*;

    /// Around the ends of 63, 64 and 96 bits, with either sign.
    fn mantissas() -> Vec<i128> {
        let ends = [63, 64].map(|bits| 1_i128 << bits).into_iter().chain([(1 << 64) + (1 << 63), 3 << 63]);
        let around = ends.flat_map(|end| [end - 1, end, end + 1]);
        around.flat_map(|mantissa| [mantissa, -mantissa]).collect()
    }

    #[test]
    fn values_at_the_ends_of_machine_words_are_their_own_totals() {
        for mantissa in mantissas() {
            for places in [0, 10] {
                let value = Decimal::from_i128_with_scale(mantissa, places);
                let row = [value, dec!(0)];
                let table = ValueTable::new(&[row, decimals![1, 1]], &decimals![1, 0]).unwrap();
                assert_eq!(table.totals(), [value.normalize(), dec!(1)], "{value}");
            }
        }
    }

    #[test]
    fn weights_and_cells_of_few_digits_stay_in_machine_words() {
        let table = ValueTable::new(&[decimals![0.5, 12]], &decimals![2.5, 1]).unwrap();
        assert!(matches!(&table.weights, Weights::Narrow { units, sum: 35 } if units[..] == [25, 10]));
        assert!(matches!(&table.grid, Grid::Narrow { cells, .. } if cells[..] == [5, 120]));
    }

    #[test]
    fn weights_whose_sum_leaves_a_machine_word_are_weights_all_the_same() {
        let largest = Decimal::from(i64::MAX);
        // Equal weights: (1 + 3) / 2.
        let table = ValueTable::new(&[decimals![1, 3]], &[largest, largest]).unwrap();
        assert_eq!(table.totals(), [dec!(2)]);
        assert_eq!(table.normalised_weights(), [dec!(0.5), dec!(0.5)]);
        let longer = dec!(18446744073709551617);
        let table = ValueTable::new(&[decimals![1, 4]], &[longer, longer + longer]).unwrap();
        assert_eq!(table.totals(), [dec!(3)]);
    }

    #[test]
    fn sums_on_either_side_of_a_machine_word_are_exact() {
        for value in [i64::MAX / 2, i64::MAX / 2 + 1, i64::MAX].map(Decimal::from) {
            let table = ValueTable::new(&[[value, value], [-value, -value]], &decimals![1, 1]).unwrap();
            assert_eq!(table.totals(), [value, -value]);
        }
    }

    fn value() -> impl Strategy<Value = Decimal> {
        let mantissa = prop_oneof![0..1_000_i128, proptest::sample::select(mantissas())];
        (mantissa, 0..=6_u32, any::<bool>()).prop_map(|(mantissa, places, negative)| {
            Decimal::from_i128_with_scale(if negative { -mantissa } else { mantissa }, places)
        })
    }

    proptest! {
        /// By fractions, whatever the widths of the cells and the weights, and whatever the places in a row.
        #[test]
        fn totals_are_those_of_fractions(
            rows in proptest::collection::vec([value(), value(), value()], 1..4),
            weights in [value(), value(), value()],
        ) {
            let weights = weights.map(|weight| weight.abs());
            prop_assume!(weights.iter().any(|weight| !weight.is_zero()));
            let table = ValueTable::new(&rows, &weights).unwrap();
            let exact = |value: &Decimal| Rational::from_decimal(*value);
            let sum = weights.iter().map(exact).fold(Rational::from_integer(0), |sum, weight| &sum + &weight);
            for (option, row) in rows.iter().enumerate() {
                let products = row.iter().zip(&weights).map(|(value, weight)| &exact(value) * &exact(weight));
                let total = products.fold(Rational::from_integer(0), |sum, product| &sum + &product);
                let expected = rounded(&total.checked_div(&sum).unwrap());
                prop_assert_eq!(table.totals()[option], expected);
                prop_assert_eq!(table.total(option), Some(expected));
            }
        }
    }
}
