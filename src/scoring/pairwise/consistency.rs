//! How far judgements contradict each other.

use super::eigenvector::Eigenvector;
use super::judgement::Judgement;
use super::matrix::{LARGEST, PairwiseMatrix};
use crate::exact::{Rational, Real};
use crate::measure::Outcome;
use crate::scoring::estimate::Estimate;
use rust_decimal::Decimal;
use serde::Serialize;
use std::fmt;

/// The mean consistency index of random matrices of 1, 2, 3 ... criteria: Saaty, *The Analytic Hierarchy Process*, 1980,
/// page 21. Later simulations differ by a few hundredths; a ratio is comparable with published ones by these alone.
const RANDOM_INDICES: [f64; LARGEST] =
    [0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

/// The consistency ratio above which Saaty asks for the judgements to be looked at again.
const ACCEPTABLE: f64 = 0.1;

/// How far the judgements of a matrix contradict each other, and which one does most.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[must_use]
pub struct Consistency {
    eigenvalue: Estimate,
    index: Estimate,
    ratio: Estimate,
    geometric_index: Outcome<Decimal>,
    most_inconsistent: Option<Inconsistency>,
}

impl Consistency {
    /// The principal eigenvalue, lambda: the number of criteria where nothing is contradicted, above it elsewhere.
    #[must_use]
    pub fn eigenvalue(&self) -> Estimate {
        self.eigenvalue
    }

    /// The consistency index, `CI = (lambda - n) / (n - 1)`; 0 for up to two criteria, which cannot contradict.
    #[must_use]
    pub fn index(&self) -> Estimate {
        self.index
    }

    /// The consistency ratio, `CR = CI / RI`, with Saaty's random index RI of the number of criteria; 0 for up to two.
    #[must_use]
    pub fn ratio(&self) -> Estimate {
        self.ratio
    }

    /// The geometric consistency index, `GCI = 2 / ((n-1)(n-2)) x sum of ln^2(a_ij w_j / w_i) for i < j` with the weights
    /// of [`geometric_mean`](PairwiseMatrix::geometric_mean), exact and rounded once; 0 for up to two criteria.
    ///
    /// Aguaron and Moreno-Jimenez (*European Journal of Operational Research* 147, 2003) put 0.31, 0.35 and 0.37 beside
    /// a ratio of 0.1 for 3, 4 and more criteria.
    pub fn geometric_index(&self) -> Outcome<Decimal> {
        self.geometric_index
    }

    /// The judgement that is furthest from the quotient of its weights; `None` where none is, by more than the error.
    #[must_use]
    pub fn most_inconsistent(&self) -> Option<Inconsistency> {
        self.most_inconsistent
    }

    /// What to look at again: the judgement furthest off, where the ratio exceeds 0.1.
    #[must_use]
    pub fn warning(&self) -> Option<Inconsistency> {
        self.most_inconsistent.filter(|_| self.ratio.value() > ACCEPTABLE)
    }
}

/// A judgement that differs from what the weights of all judgements, itself among them, give.
///
/// Displayed as `criterion 1 beside criterion 3: judged 9, the weights of all judgements give 2.41`, counting from 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Inconsistency {
    row: usize,
    column: usize,
    judged: Judgement,
    consistent: f64,
    factor: f64,
}

impl Inconsistency {
    /// The index of the criterion that is judged to count more than the weights say.
    #[must_use]
    pub fn row(&self) -> usize {
        self.row
    }

    /// The index of the criterion beside which it is judged.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }

    /// The judgement.
    #[must_use]
    pub fn judged(&self) -> Judgement {
        self.judged
    }

    /// The quotient of the two weights, `w_i / w_j`: what the judgement would be if it agreed with all of them.
    #[must_use]
    pub fn consistent(&self) -> f64 {
        self.consistent
    }

    /// The judgement divided by that quotient, `a_ij w_j / w_i`: above 1.
    #[must_use]
    pub fn factor(&self) -> f64 {
        self.factor
    }
}

impl fmt::Display for Inconsistency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { row, column, judged, consistent, .. } = self;
        let (row, column) = (row + 1, column + 1);
        write!(
            f,
            "criterion {row} beside criterion {column}: judged {judged}, the weights of all judgements give {consistent:.2}"
        )
    }
}

impl PairwiseMatrix {
    /// How far the judgements contradict each other, by the eigenvalue and by geometric means, with the judgement that
    /// does most.
    ///
    /// # Examples
    ///
    /// The first counts 3 times as much as the second, the second 3 times as much as the third, and yet the third 3 times
    /// as much as the first: `lambda = 1 + 3 + 1/3`, so `CI = (13/3 - 3) / 2 = 2/3` and `CR = 2/3 / 0.58`.
    ///
    /// ```
    /// use bizcase::scoring::pairwise::{Judgement, PairwiseMatrix};
    ///
    /// let judgements: Vec<Judgement> =
    ///     ["3", "1/3", "3"].iter().map(|text| text.parse()).collect::<Result<_, _>>()?;
    /// let consistency = PairwiseMatrix::from_upper(3, &judgements)?.consistency();
    /// assert!((consistency.ratio().value() - 2.0 / 3.0 / 0.58).abs() <= consistency.ratio().error());
    /// let worst = consistency.warning().ok_or("a ratio above 0.1")?;
    /// assert_eq!(worst.to_string(), "criterion 1 beside criterion 2: judged 3, the weights of all judgements give 1.00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn consistency(&self) -> Consistency {
        let vector = Eigenvector::of(self);
        let (index, ratio) = indices(vector.value, self.size());
        Consistency {
            eigenvalue: vector.value,
            index,
            ratio,
            geometric_index: self.geometric_index(),
            most_inconsistent: self.most_inconsistent(&vector),
        }
    }

    fn most_inconsistent(&self, vector: &Eigenvector) -> Option<Inconsistency> {
        let weights = &vector.weights;
        let both_ways = self.pairs().flat_map(|(row, column)| [(row, column), (column, row)]);
        let judged = both_ways.map(|(row, column)| {
            let (judged, consistent) = (self.at(row, column), weights[row] / weights[column]);
            Inconsistency { row, column, judged, consistent, factor: judged.to_float() / consistent }
        });
        // Twice the distance: either weight may be off, and both roundings are far below it.
        let certain = 1.0 + 4.0 * vector.distance;
        let furthest = judged.fold(None, |furthest: Option<Inconsistency>, this| match furthest {
            // Factors that differ by rounding alone are equal, and the first of them stands.
            Some(that) if this.factor <= that.factor * certain => Some(that),
            _ => Some(this),
        });
        furthest.filter(|it| it.factor > certain)
    }

    fn geometric_index(&self) -> Outcome<Decimal> {
        let size = self.size();
        let Some(pairs) = Rational::new(2.into(), ((size - 1) * size.saturating_sub(2)).into()) else {
            return Outcome::Value(Decimal::ZERO);
        };
        let share = Rational::new(1.into(), size.into()).expect("a matrix has a row");
        Outcome::of(|bits| {
            let logarithms: Vec<Vec<Real>> = (0..size)
                .map(|row| (0..size).map(|column| Real::ln(&self.at(row, column).exact(), bits)).collect())
                .collect();
            // The logarithm of a weight, but for a term that all share.
            let of_weight = |row: &Vec<Real>| row.iter().fold(Real::from(0), |sum, it| sum + it) * &share;
            let weights: Vec<Real> = logarithms.iter().map(of_weight).collect();
            let squares = self.pairs().map(|(row, column)| {
                let off = &logarithms[row][column] + &weights[column] - &weights[row];
                &off * &off
            });
            squares.fold(Real::from(0), |sum, square| sum + square) * &pairs
        })
    }
}

fn indices(eigenvalue: Estimate, size: usize) -> (Estimate, Estimate) {
    if size <= 2 {
        return (Estimate::new(0.0, 0.0), Estimate::new(0.0, 0.0));
    }
    let above = Estimate::new(eigenvalue.value() - size as f64, eigenvalue.error());
    let index = above.over((size - 1) as f64);
    (index, index.over(RANDOM_INDICES[size - 1]))
}
