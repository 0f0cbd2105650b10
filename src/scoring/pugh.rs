//! Better, the same or worse than a datum.

use super::ranks::competition_ranks;
use super::rows::Shape;
use crate::error::{Error, ErrorKind, Errors};
use crate::value::words;
use serde::Serialize;

words! {
    /// How an option does beside the datum on one criterion.
    Comparison {
        /// Better than the datum, the `+` of the matrix.
        Better = "better",
        /// As good as the datum, the `S` of the matrix.
        Same = "same",
        /// Worse than the datum, the `-` of the matrix.
        Worse = "worse",
    }
}

/// How often an option is better than the datum, as good, and worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PughTally {
    better: usize,
    same: usize,
    worse: usize,
    rank: usize,
}

impl PughTally {
    /// On how many criteria it is better.
    #[must_use]
    pub fn better(&self) -> usize {
        self.better
    }

    /// On how many criteria it is as good.
    #[must_use]
    pub fn same(&self) -> usize {
        self.same
    }

    /// On how many criteria it is worse.
    #[must_use]
    pub fn worse(&self) -> usize {
        self.worse
    }

    /// The criteria on which it is better, less those on which it is worse.
    #[must_use]
    pub fn net(&self) -> isize {
        self.better.cast_signed() - self.worse.cast_signed()
    }

    /// One more than the number of options of a higher net count: 1, 2, 2, 4.
    #[must_use]
    pub fn rank(&self) -> usize {
        self.rank
    }
}

/// Counts how often each option is better and worse than one of them, the datum: Pugh's controlled convergence.
///
/// One row for each option, one column for each criterion. The method has no weights and no sizes on purpose: it is a way
/// to find out which options to improve or to combine, before it is worth while to score them (Pugh, *Proceedings of the
/// International Conference on Engineering Design*, 1981; *Total Design*, 1991). So the counts are the result, and the
/// worse ones among them matter as much as the net.
///
/// # Errors
///
/// [`ErrorKind::Empty`], [`ErrorKind::Ragged`] and [`ErrorKind::OverLimit`] for the shape, [`ErrorKind::OutOfRange`] for a
/// datum that is no row, [`ErrorKind::Conflict`] for each criterion on which the datum differs from itself.
///
/// # Examples
///
/// ```
/// use bizcase::scoring::{Comparison::{Better, Same, Worse}, pugh};
///
/// let rows = [vec![Same, Same, Same], vec![Better, Better, Worse], vec![Worse, Same, Same]];
/// let tallies = pugh(&rows, 0)?;
/// assert_eq!((tallies[1].better(), tallies[1].worse(), tallies[1].net()), (2, 1, 1));
/// assert_eq!(tallies.iter().map(|it| it.rank()).collect::<Vec<_>>(), [2, 1, 3]);
/// # Ok::<(), bizcase::Errors>(())
/// ```
pub fn pugh(rows: &[Vec<Comparison>], datum: usize) -> Result<Vec<PughTally>, Errors> {
    Errors::none_in(Shape { row: "option", column: "criterion" }.faults(rows))?;
    Errors::none_in(datum_faults(rows, datum))?;
    let mut tallies: Vec<PughTally> = rows.iter().map(|row| tally(row)).collect();
    let ranks = competition_ranks(&tallies, |one, other| other.net().cmp(&one.net()));
    tallies.iter_mut().zip(ranks).for_each(|(tally, rank)| tally.rank = rank);
    Ok(tallies)
}

fn datum_faults(rows: &[Vec<Comparison>], datum: usize) -> Vec<Error> {
    let Some(row) = rows.get(datum) else {
        let expected = format!("the index of one of {} options", rows.len());
        return vec![Error::new(ErrorKind::OutOfRange, datum.to_string(), expected).within("datum")];
    };
    let differing = row.iter().enumerate().filter(|(_, cell)| **cell != Comparison::Same);
    let fault = |(criterion, cell): (usize, &Comparison)| {
        Error::new(ErrorKind::Conflict, cell.word(), "\"same\": the datum is compared with itself")
            .within(criterion)
            .within(datum)
    };
    differing.map(fault).collect()
}

fn tally(row: &[Comparison]) -> PughTally {
    let count = |kind| row.iter().filter(|cell| **cell == kind).count();
    PughTally {
        better: count(Comparison::Better),
        same: count(Comparison::Same),
        worse: count(Comparison::Worse),
        rank: 1,
    }
}
