//! Matrices of judgements.

use super::judgement::Judgement;
use crate::error::{Error, ErrorKind, Errors};
use crate::exact::Rational;
use crate::scoring::rows::cells;
use crate::value::decimal::to_text;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// The largest matrix: Saaty's random indices end here, and so does what people can judge.
pub(super) const LARGEST: usize = 15;

/// How far from 1 the product of a cell and its mirror image may be in a matrix from outside.
const RECIPROCAL_WITHIN: Decimal = Decimal::from_parts(1, 0, 0, false, 9);

/// Judgements of every two criteria, reciprocal by construction: where one counts 3 times as much as another, that one
/// counts 1/3 as much as it.
///
/// ```
/// use bizcase::scoring::pairwise::{Judgement, PairwiseMatrix};
///
/// // The first counts twice as much as the second and four times as much as the third, the second twice the third.
/// let judgements: Vec<Judgement> =
///     ["2", "4", "2"].iter().map(|text| text.parse()).collect::<Result<_, _>>()?;
/// let matrix = PairwiseMatrix::from_upper(3, &judgements)?;
/// assert_eq!(matrix.judgement(2, 0).map(|it| it.to_string()).as_deref(), Some("1/4"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct PairwiseMatrix {
    size: usize,
    /// Above the diagonal, row by row.
    upper: Vec<Judgement>,
}

impl PairwiseMatrix {
    /// The matrix of so many criteria from the judgements above the diagonal, row by row: of the first beside the second,
    /// the third ..., then of the second beside the third ...
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`] for no criterion, [`ErrorKind::OverLimit`] for more than 15, [`ErrorKind::Ragged`] where the
    /// number of judgements is not `size (size - 1) / 2`.
    pub fn from_upper(size: usize, judgements: &[Judgement]) -> Result<Self, Errors> {
        judge_size(size)?;
        let pairs = size * (size - 1) / 2;
        if judgements.len() == pairs {
            return Ok(Self { size, upper: judgements.to_vec() });
        }
        let expected = format!("{pairs}, one for each pair of {size} criteria");
        Err(Error::new(ErrorKind::Ragged, format!("{} judgements", judgements.len()), expected).into())
    }

    /// A full matrix from elsewhere, whose reciprocals may have been rounded: 3 and 0.3333333333.
    ///
    /// Of a cell and its mirror image the larger one is taken as the judgement, because it is the other one that was
    /// rounded.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`], [`ErrorKind::OverLimit`] for more than 15 rows, [`ErrorKind::Ragged`] for each row of another
    /// length; else [`ErrorKind::OutOfRange`] for each cell that is no [`Judgement`], and [`ErrorKind::Conflict`] for each
    /// cell of the diagonal that is not 1 and each pair whose product is not 1, both within 10^-9.
    ///
    /// ```
    /// use bizcase::{decimals, scoring::pairwise::PairwiseMatrix};
    ///
    /// let rows = [decimals![1, 3].to_vec(), decimals!["0.3333333333", 1].to_vec()];
    /// assert!(PairwiseMatrix::from_full(&rows).is_ok());
    /// let rows = [decimals![1, 2].to_vec(), decimals![1, 1].to_vec()];
    /// let errors = PairwiseMatrix::from_full(&rows).unwrap_err();
    /// assert_eq!(errors.to_string(), "[1][0]: found 1 beside 2 across the diagonal, expected its reciprocal within 10^-9");
    /// ```
    pub fn from_full(rows: &[Vec<Decimal>]) -> Result<Self, Errors> {
        let size = rows.len();
        judge_size(size)?;
        let ragged = rows.iter().enumerate().filter(|(_, row)| row.len() != size);
        Errors::none_in(ragged.map(|(index, row)| ragged_fault(row.len(), size).within(index)).collect())?;

        let diagonal = (0..size).filter_map(|at| Some(diagonal_fault(rows[at][at])?.within(at).within(at)));
        let mut faults: Vec<Error> = diagonal.collect();
        let mut upper = Vec::new();
        for (row, column) in pairs(size) {
            match pair(rows[row][column], rows[column][row]) {
                Ok(judgement) => upper.push(judgement),
                Err(Pair::Above(fault)) => faults.push(fault.within(column).within(row)),
                Err(Pair::Below(fault)) => faults.push(fault.within(row).within(column)),
            }
        }
        Errors::none_in(faults)?;
        Ok(Self { size, upper })
    }

    /// The number of criteria.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// How much the criterion of a row counts beside that of a column; `None` outside the matrix.
    #[must_use]
    pub fn judgement(&self, row: usize, column: usize) -> Option<Judgement> {
        if row >= self.size || column >= self.size {
            return None;
        }
        Some(self.at(row, column))
    }

    pub(super) fn at(&self, row: usize, column: usize) -> Judgement {
        // The rows above hold size - 1, size - 2 ... judgements.
        let place = |row: usize, column: usize| row * (2 * self.size - row - 1) / 2 + column - row - 1;
        match row.cmp(&column) {
            Ordering::Less => self.upper[place(row, column)],
            Ordering::Equal => Judgement::EQUAL,
            Ordering::Greater => self.upper[place(column, row)].inverse(),
        }
    }

    /// The pairs above the diagonal.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        pairs(self.size)
    }
}

/// The pairs above the diagonal of a matrix of this size, row by row.
fn pairs(size: usize) -> impl Iterator<Item = (usize, usize)> + use<> {
    (0..size).flat_map(move |row| (row + 1..size).map(move |column| (row, column)))
}

/// Which cell of a pair is at fault.
enum Pair {
    Above(Error),
    Below(Error),
}

fn pair(above: Decimal, below: Decimal) -> Result<Judgement, Pair> {
    let judgement = Judgement::times(above).map_err(Pair::Above)?;
    let mirrored = Judgement::times(below).map_err(Pair::Below)?;
    let product = &judgement.exact() * &mirrored.exact();
    if !is_one(&product) {
        let found = format!("{} beside {} across the diagonal", to_text(below), to_text(above));
        return Err(Pair::Below(Error::new(ErrorKind::Conflict, found, "its reciprocal within 10^-9")));
    }
    Ok(if above >= below { judgement } else { mirrored.inverse() })
}

fn is_one(value: &Rational) -> bool {
    let distance = value - &Rational::one();
    distance.clone().max(-&distance) <= Rational::from_decimal(RECIPROCAL_WITHIN)
}

fn diagonal_fault(cell: Decimal) -> Option<Error> {
    (!is_one(&Rational::from_decimal(cell)))
        .then(|| Error::new(ErrorKind::Conflict, to_text(cell), "1, what a criterion counts beside itself"))
}

fn ragged_fault(found: usize, size: usize) -> Error {
    Error::new(ErrorKind::Ragged, cells(found), format!("{size}, as many as there are rows"))
}

fn judge_size(size: usize) -> Result<(), Error> {
    match size {
        0 => Err(Error::new(ErrorKind::Empty, "none", "at least one criterion")),
        size if size > LARGEST => {
            Err(Error::new(ErrorKind::OverLimit, format!("{size} criteria"), format!("at most {LARGEST}")))
        }
        _ => Ok(()),
    }
}
