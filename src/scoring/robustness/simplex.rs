//! The value of a matrix game in integers: the largest lead that a weighting can give.
//!
//! One player mixes rows, the other answers with a column; the value is `max over mixes of min over columns`. With
//! payoffs above zero it is one over the largest sum of `y >= 0` with `P y <= 1`, a linear programme whose origin is
//! feasible (Dantzig 1951). The tableau holds integers over the last pivot (Edmonds 1967; Bareiss 1968), so that every
//! division is exact. The steepest column enters until the objective stalls; from there Bland's rule (*Mathematics of
//! Operations Research* 2, 1977) keeps it from cycling.

use crate::exact::Rational;
use crate::scoring::figures::ratio;
use num_bigint::BigInt;
use num_traits::{One, Signed, Zero};

/// The value of a game and a mix of rows that reaches it.
pub(super) struct Solution {
    pub(super) value: Rational,
    pub(super) mix: Vec<Rational>,
}

/// Solves the game of these payoffs, by row; there is a row and a column.
pub(super) fn solve(payoffs: &[Vec<BigInt>]) -> Solution {
    let least = payoffs.iter().flatten().min().cloned().unwrap_or_default();
    let shift = BigInt::one() - least;
    let mut tableau = Tableau::of(payoffs, &shift);
    let mut stalled = false;
    while let Some(column) = if stalled { tableau.first_entering() } else { tableau.steepest_entering() } {
        let row = tableau.leaving(column);
        stalled = tableau.side(row).is_zero();
        tableau.pivot(row, column);
    }
    tableau.solution(&shift)
}

/// In condensed form: a row for each basic variable and one for the objective; a column for each other variable and
/// one for the right-hand sides. All entries stand over `denominator`.
///
/// Variables are numbered, those of the columns of the game first, then the slack of each of its rows.
struct Tableau {
    entries: Vec<Vec<BigInt>>,
    denominator: BigInt,
    basic: Vec<usize>,
    others: Vec<usize>,
}

impl Tableau {
    fn of(payoffs: &[Vec<BigInt>], shift: &BigInt) -> Self {
        let columns = payoffs.first().map_or(0, Vec::len);
        let row =
            |row: &Vec<BigInt>| row.iter().map(|payoff| payoff + shift).chain([BigInt::one()]).collect();
        let objective = vec![-BigInt::one(); columns].into_iter().chain([BigInt::zero()]).collect();
        Self {
            entries: payoffs.iter().map(row).chain([objective]).collect(),
            denominator: BigInt::one(),
            basic: (columns..columns + payoffs.len()).collect(),
            others: (0..columns).collect(),
        }
    }

    fn objective(&self) -> &[BigInt] {
        &self.entries[self.basic.len()]
    }

    /// The columns whose variables raise the objective.
    fn raising(&self) -> impl Iterator<Item = usize> {
        (0..self.others.len()).filter(|column| self.objective()[*column].is_negative())
    }

    /// The column of the first such variable: Bland's rule.
    fn first_entering(&self) -> Option<usize> {
        self.raising().min_by_key(|column| self.others[*column])
    }

    /// The column that raises it most.
    fn steepest_entering(&self) -> Option<usize> {
        self.raising().min_by_key(|column| &self.objective()[*column])
    }

    fn side(&self, row: usize) -> &BigInt {
        &self.entries[row][self.others.len()]
    }

    /// The row that bounds the variable of a column first; of several, that of the first variable.
    fn leaving(&self, column: usize) -> usize {
        let rows = (0..self.basic.len()).filter(|row| self.entries[*row][column].is_positive());
        let bound = |row: usize| (self.side(row), &self.entries[row][column]);
        let first = rows.reduce(|best, row| {
            let ((low, per), (its, its_per)) = (bound(row), bound(best));
            let order = (low * its_per).cmp(&(its * per)).then(self.basic[row].cmp(&self.basic[best]));
            if order.is_lt() { row } else { best }
        });
        first.expect("payoffs above zero bound every variable")
    }

    fn pivot(&mut self, row: usize, column: usize) {
        let pivot = self.entries[row][column].clone();
        let pivot_row = self.entries[row].clone();
        for (place, entries) in self.entries.iter_mut().enumerate() {
            if place == row {
                continue;
            }
            let factor = entries[column].clone();
            for (index, entry) in entries.iter_mut().enumerate() {
                *entry = if index == column {
                    -&factor
                } else {
                    (&*entry * &pivot - &factor * &pivot_row[index]) / &self.denominator
                };
            }
        }
        self.entries[row][column] = std::mem::replace(&mut self.denominator, pivot);
        std::mem::swap(&mut self.basic[row], &mut self.others[column]);
    }

    /// The dual values of the rows, over their sum, are the mix; one over their sum is the shifted value.
    fn solution(&self, shift: &BigInt) -> Solution {
        let games_columns = self.others.len();
        let sum = &self.objective()[games_columns];
        let mut mix = vec![Rational::from_integer(0); self.basic.len()];
        for (column, variable) in self.others.iter().enumerate() {
            if let Some(row) = variable.checked_sub(games_columns) {
                mix[row] = ratio(self.objective()[column].clone(), sum.clone());
            }
        }
        Solution { value: ratio(&self.denominator - shift * sum, sum.clone()), mix }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn solved(payoffs: &[&[i64]]) -> (Rational, Vec<Rational>) {
        let rows: Vec<Vec<BigInt>> =
            payoffs.iter().map(|row| row.iter().map(|payoff| (*payoff).into()).collect()).collect();
        let Solution { value, mix } = solve(&rows);
        (value, mix)
    }

    fn part(numerator: i64, denominator: i64) -> Rational {
        ratio(numerator.into(), denominator.into())
    }

    #[test]
    fn matching_pennies_is_worth_nothing_and_played_evenly() {
        assert_eq!(solved(&[&[1, -1], &[-1, 1]]), (part(0, 1), vec![part(1, 2), part(1, 2)]));
    }

    // 2 by 2 without a saddle: value (ad - bc) / (a + d - b - c), first row (d - c) / (a + d - b - c).
    #[test]
    fn two_by_two_games_have_their_closed_form() {
        assert_eq!(solved(&[&[3, 1], &[2, 5]]), (part(13, 5), vec![part(3, 5), part(2, 5)]));
    }

    #[test]
    fn a_saddle_point_is_its_value() {
        assert_eq!(solved(&[&[4, 2, 3], &[1, 0, 9]]), (part(2, 1), vec![part(1, 1), part(0, 1)]));
        assert_eq!(solved(&[&[-7]]), (part(-7, 1), vec![part(1, 1)]));
        assert_eq!(solved(&[&[0, 0], &[0, 0]]).0, part(0, 1));
    }
}
