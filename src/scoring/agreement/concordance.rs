//! Kendall's coefficient of concordance.

use crate::error::{Error, ErrorKind, Errors};
use crate::exact::Rational;
use crate::measure::{Outcome, Reason};
use crate::scoring::Direction;
use crate::scoring::figures::texts;
use crate::scoring::rows::Shape;
use num_bigint::BigInt;
use rust_decimal::Decimal;
use serde::Serialize;
use std::cmp::Ordering;

/// How far several rankings agree.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[must_use]
pub struct Concordance {
    coefficient: Outcome<Decimal>,
    #[serde(serialize_with = "texts")]
    rank_sums: Vec<Decimal>,
    chi_square: Outcome<Decimal>,
    degrees_of_freedom: usize,
}

impl Concordance {
    /// Kendall's W, from 0 (no agreement) to 1 (all rankings equal); undefined where no rater ranks any item above
    /// another.
    pub fn coefficient(&self) -> Outcome<Decimal> {
        self.coefficient
    }

    /// The sum of the ranks of each item, rank 1 being the best and the tied having the mean of the places they cover.
    #[must_use]
    pub fn rank_sums(&self) -> &[Decimal] {
        &self.rank_sums
    }

    /// `m (n - 1) W`, to compare with a chi-square distribution of [`degrees_of_freedom`](Self::degrees_of_freedom) under the
    /// hypothesis that raters rank at random; no more than a guide for fewer than 8 items.
    pub fn chi_square(&self) -> Outcome<Decimal> {
        self.chi_square
    }

    /// One less than the number of items.
    #[must_use]
    pub fn degrees_of_freedom(&self) -> usize {
        self.degrees_of_freedom
    }
}

/// Kendall's coefficient of concordance W of m raters (rows) on n items (columns), corrected for ties.
///
/// ```text
/// W = 12 S / (m^2 (n^3 - n) - m T)     S: sum of (R - mean of R)^2 over the rank sums R     T: sum of (t^3 - t) over ties of t
/// ```
///
/// Each row is turned into ranks of its own, so scales may differ from rater to rater; rankings are rows of ranks of which
/// lower is better. The tied have the mean of the places that they cover (Kendall and Babington Smith, *Annals of
/// Mathematical Statistics* 10, 1939; Kendall, *Rank Correlation Methods*, 4th edition 1970, chapter 6).
///
/// # Errors
///
/// [`ErrorKind::Ragged`] and [`ErrorKind::OverLimit`] for the shape, [`ErrorKind::Empty`] for fewer than two rows or columns.
///
/// # Examples
///
/// ```
/// use bizcase::{dec, decimals};
/// use bizcase::scoring::{Direction, agreement::kendall_w};
///
/// let ranks = [[1, 3, 2], [1, 2, 3], [2, 3, 1], [3, 1, 2]].map(|row| row.map(Into::into).to_vec());
/// let concordance = kendall_w(&ranks, Direction::LowerIsBetter)?;
/// assert_eq!(concordance.rank_sums(), decimals![7, 9, 8]);
/// assert_eq!(concordance.coefficient().value(), Some(dec!(0.0625))); // 12 x 2 / (16 x 24)
/// # Ok::<(), bizcase::Errors>(())
/// ```
pub fn kendall_w(rows: &[Vec<Decimal>], direction: Direction) -> Result<Concordance, Errors> {
    Errors::none_in(faults(rows))?;
    let (raters, items) = (BigInt::from(rows.len()), BigInt::from(rows[0].len()));
    let mut sums = vec![0_u64; rows[0].len()];
    let mut ties = BigInt::ZERO;
    for row in rows {
        let ranking = MeanRanks::of(row, direction);
        sums.iter_mut().zip(&ranking.doubled).for_each(|(sum, rank)| *sum += rank);
        ties += ranking.ties;
    }
    // The mean of the doubled rank sums is m (n + 1).
    let mean = &raters * (&items + 1);
    let square = |&sum: &u64| -> BigInt {
        let apart = &mean - sum;
        &apart * &apart
    };
    let squares: BigInt = sums.iter().map(square).sum();
    // Doubled ranks have four times the squares: 12 S is 3 of them.
    let denominator = raters.pow(2) * (items.pow(3) - &items) - &raters * ties;
    let coefficient = Rational::new(squares * 3, denominator);
    let outcome = |value: Option<Rational>| {
        value.map_or(Outcome::Undefined(Reason::NothingRanked), |value| value.round().into())
    };
    let factor = Rational::from_integer(&raters * (&items - 1));
    Ok(Concordance {
        chi_square: outcome(coefficient.as_ref().map(|it| it * &factor)),
        coefficient: outcome(coefficient),
        rank_sums: sums.iter().map(|&sum| halved(sum)).collect(),
        degrees_of_freedom: rows[0].len() - 1,
    })
}

fn faults(rows: &[Vec<Decimal>]) -> Vec<Error> {
    let mut faults = Shape { row: "rater", column: "item" }.faults(rows);
    if faults.is_empty() && rows.len() < 2 {
        faults.push(Error::new(ErrorKind::Empty, "one rater", "at least two raters"));
    }
    if faults.is_empty() && rows[0].len() < 2 {
        faults.push(Error::new(ErrorKind::Empty, "one item", "at least two items"));
    }
    faults
}

/// Half of a whole number.
pub(super) fn halved(doubled: u64) -> Decimal {
    Decimal::from_i128_with_scale(i128::from(doubled) * 5, 1).normalize()
}

/// The ranks of a list, twice, so that means of places stay whole; rank 1 is the best.
pub(super) struct MeanRanks {
    pub(super) doubled: Vec<u64>,
    /// The sum of t^3 - t over all groups of t that are tied.
    pub(super) ties: BigInt,
}

impl MeanRanks {
    pub(super) fn of(values: &[Decimal], direction: Direction) -> Self {
        let order = |&one: &usize, &other: &usize| -> Ordering {
            match direction {
                Direction::HigherIsBetter => values[other].cmp(&values[one]),
                Direction::LowerIsBetter => values[one].cmp(&values[other]),
            }
        };
        let mut sorted: Vec<usize> = (0..values.len()).collect();
        sorted.sort_by(order);
        let mut doubled = vec![0; values.len()];
        let (mut ties, mut before) = (BigInt::ZERO, 0_u64);
        for tied in sorted.chunk_by(|one, other| values[*one] == values[*other]) {
            let count = tied.len() as u64;
            for &item in tied {
                doubled[item] = 2 * before + count + 1;
            }
            ties += BigInt::from(count).pow(3) - count;
            before += count;
        }
        Self { doubled, ties }
    }
}
