//! Which option is preferred by how many.

use super::concordance::halved;
use crate::error::Errors;
use crate::limits;
use crate::scoring::Direction;
use crate::scoring::rows::{Shape, limit_fault};
use crate::value::decimal::to_text;
use rust_decimal::Decimal;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::cmp::Ordering;

/// What people prefer, whatever their scales: each row of values is one person's order of the options.
///
/// No number of one person is compared with one of another, so it shows what agreement there is without common scales
/// and weights. The counts of Borda and Copeland and the Condorcet winner can differ: that is a property of voting, and
/// a reason to talk.
///
/// Serialises with the counts, the winner and the circle; `support` row by row, as [`support`](Self::support) says it.
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
///
/// ```
/// use bizcase::scoring::{Direction, agreement::Ballots};
/// use std::cmp::Ordering;
///
/// // All put the last option at the end; two of three prefer the first one to the second.
/// let ranks = [[1, 2, 3], [1, 2, 3], [2, 1, 3]].map(|row| row.map(Into::into).to_vec());
/// let ballots = Ballots::of(&ranks, Direction::LowerIsBetter)?;
/// assert_eq!(ballots.majority(0, 1), Ordering::Greater);
/// assert_eq!(ballots.copeland(), [2, 0, -2]); // majorities won less majorities lost
/// assert_eq!(ballots.unbeaten(), [0]);
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

    /// The number of people.
    #[must_use]
    pub fn people(&self) -> usize {
        self.people
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

    /// The options that no other one beats by a majority: the Condorcet winner alone, several that are level, or none.
    #[must_use]
    pub fn unbeaten(&self) -> Vec<usize> {
        let is_beaten = |option| self.beaten_by(option).is_some();
        (0..self.options()).filter(|&option| !is_beaten(option)).collect()
    }

    /// A circle of majorities, where no option is unbeaten: more people prefer each option of it to the next one, and the
    /// last one to the first. `None` where an option is unbeaten.
    ///
    /// ```
    /// use bizcase::scoring::{Direction, agreement::Ballots};
    ///
    /// let ranks = [[1, 2, 3], [2, 3, 1], [3, 1, 2]].map(|row| row.map(Into::into).to_vec());
    /// let ballots = Ballots::of(&ranks, Direction::LowerIsBetter)?;
    /// assert_eq!(ballots.majority_cycle(), Some(vec![0, 1, 2])); // 0 over 1, 1 over 2, 2 over 0, each by two to one
    /// # Ok::<(), bizcase::Errors>(())
    /// ```
    #[must_use]
    pub fn majority_cycle(&self) -> Option<Vec<usize>> {
        if !self.unbeaten().is_empty() {
            return None;
        }
        // Whoever goes on to one that beats the last comes back to somewhere. From the best Copeland count the way stays among
        // those that beat all the others.
        let copeland = self.copeland();
        let mut path = vec![(0..self.options()).max_by_key(|&option| copeland[option])?];
        loop {
            let next = self.beaten_by(*path.last()?)?;
            if let Some(start) = path.iter().position(|option| *option == next) {
                let mut circle = path.split_off(start);
                circle.reverse();
                let least = circle.iter().enumerate().min_by_key(|(_, option)| **option);
                let first = least.map_or(0, |(place, _)| place);
                circle.rotate_left(first);
                return Some(circle);
            }
            path.push(next);
        }
    }

    /// The first option that a majority prefers to this one.
    fn beaten_by(&self, option: usize) -> Option<usize> {
        (0..self.options()).find(|&other| self.majority(other, option) == Ordering::Greater)
    }
}

impl Serialize for Ballots {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let borda: Vec<String> = self.borda().into_iter().map(to_text).collect();
        let mut out = serializer.serialize_struct("Ballots", 7)?;
        out.serialize_field("people", &self.people)?;
        out.serialize_field("first_choices", &self.first_choices)?;
        out.serialize_field("support", &self.support)?;
        out.serialize_field("borda", &borda)?;
        out.serialize_field("copeland", &self.copeland())?;
        out.serialize_field("condorcet_winner", &self.condorcet_winner())?;
        out.serialize_field("majority_cycle", &self.majority_cycle())?;
        out.end()
    }
}
