//! Which option is preferred by how many.

use super::concordance::halved;
use crate::error::Errors;
use crate::limits;
use crate::scoring::Direction;
use crate::scoring::rows::{Shape, limit_fault};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// What people prefer, whatever their scales: each row of values is one person's order of the options.
///
/// No number of one person is compared with one of another, so it shows what agreement there is without common scales
/// and weights. The counts of Borda and Copeland and the Condorcet winner can differ: that is a property of voting, and
/// a reason to talk.
///
/// ```
/// use bizcase::decimals;
/// use bizcase::scoring::{Direction, agreement::Ballots};
///
/// // Each of the three options beats another one by two to one: a cycle, and no winner.
/// let ranks = [[1, 2, 3], [2, 3, 1], [3, 1, 2]].map(|row| row.map(Into::into).to_vec());
/// let ballots = Ballots::of(&ranks, Direction::LowerIsBetter)?;
/// assert_eq!((ballots.support(0, 1), ballots.support(1, 2), ballots.support(2, 0)), (2, 2, 2));
/// assert_eq!(ballots.condorcet_winner(), None);
/// assert_eq!(ballots.borda(), decimals![3, 3, 3]);
/// # Ok::<(), bizcase::Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Ballots {
    people: usize,
    /// Row by row: how many prefer the option of the row to that of the column.
    support: Vec<Vec<usize>>,
    first_choices: Vec<usize>,
}

impl Ballots {
    /// The orders of people (rows) on options (columns): by scores or totals, of which higher is better, or by ranks, of
    /// which lower is.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`](crate::ErrorKind::Empty), [`ErrorKind::Ragged`](crate::ErrorKind::Ragged) and
    /// [`ErrorKind::OverLimit`](crate::ErrorKind::OverLimit) for the shape: at most [`limits::ALTERNATIVES`] options.
    pub fn of(rows: &[Vec<Decimal>], direction: Direction) -> Result<Self, Errors> {
        let options = rows.first().map_or(0, Vec::len);
        let over_limit = limit_fault(options, limits::ALTERNATIVES, "options");
        let shape = Shape { row: "person", column: "option" }.faults(rows);
        Errors::none_in(shape.into_iter().chain(over_limit).collect())?;
        let better = match direction {
            Direction::HigherIsBetter => Ordering::Greater,
            Direction::LowerIsBetter => Ordering::Less,
        };
        let prefers = |row: &[Decimal], option: usize, other: usize| row[option].cmp(&row[other]) == better;
        let support = |option, other| rows.iter().filter(|row| prefers(row, option, other)).count();
        let is_first = |row: &[Decimal], option| (0..options).all(|other| !prefers(row, other, option));
        Ok(Self {
            people: rows.len(),
            support: (0..options)
                .map(|option| (0..options).map(|other| support(option, other)).collect())
                .collect(),
            first_choices: (0..options)
                .map(|option| rows.iter().filter(|row| is_first(row, option)).count())
                .collect(),
        })
    }

    /// The number of options.
    #[must_use]
    pub fn options(&self) -> usize {
        self.support.len()
    }

    /// How many people prefer one option to another; those to whom both are equal count for neither. Zero where there is
    /// no such option.
    #[must_use]
    pub fn support(&self, option: usize, other: usize) -> usize {
        self.support.get(option).and_then(|row| row.get(other)).copied().unwrap_or(0)
    }

    /// For how many people each option is first, or shares the first place.
    #[must_use]
    pub fn first_choices(&self) -> &[usize] {
        &self.first_choices
    }

    /// The Borda count of each option: for each person, 1 for every option that it beats and 1/2 for every one that it ties
    /// with (de Borda, *Memoire sur les elections au scrutin*, 1781).
    #[must_use]
    pub fn borda(&self) -> Vec<Decimal> {
        let others = |option| (0..self.options()).filter(move |other| *other != option);
        // Doubled: one more for each person who prefers it, one less for each who prefers the other one.
        let against = |option, other| self.people + self.support(option, other) - self.support(other, option);
        let doubled = |option| others(option).map(|other| against(option, other) as u64).sum();
        (0..self.options()).map(|option| halved(doubled(option))).collect()
    }

    /// Which of two options more people prefer: `Greater` for the first, `Equal` for as many.
    #[must_use]
    pub fn majority(&self, option: usize, other: usize) -> Ordering {
        self.support(option, other).cmp(&self.support(other, option))
    }

    /// The Copeland count of each option: the pairwise majorities that it wins, less those that it loses (Copeland, 1951; the
    /// other common form counts 1 for each won and 1/2 for each drawn, which gives the same order).
    #[must_use]
    pub fn copeland(&self) -> Vec<isize> {
        let score = |option| (0..self.options()).map(|other| self.majority(option, other) as isize).sum();
        (0..self.options()).map(score).collect()
    }

    /// The option that a majority prefers to every other one (Condorcet, *Essai*, 1785); `None` where there is none: majorities
    /// go round in a circle, or two are level.
    #[must_use]
    pub fn condorcet_winner(&self) -> Option<usize> {
        let beats = |option, other| option == other || self.majority(option, other) == Ordering::Greater;
        (0..self.options()).find(|&option| (0..self.options()).all(|other| beats(option, other)))
    }
}
