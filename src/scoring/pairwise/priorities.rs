//! Weights from judgements of pairs.

use super::eigenvector::{Eigenvector, error_of};
use super::matrix::PairwiseMatrix;
use crate::value::decimal::parse_decimal;
use rust_decimal::Decimal;
use serde::Serialize;

/// Places of weights that are handed on as decimals: what judgements of a scale to 9 settle by far.
const PLACES: usize = 12;

/// Weights that were iterated in `f64`, in the order of the criteria, summing to one, with a bound on their error.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[must_use]
pub struct Priorities {
    weights: Vec<f64>,
    error: f64,
}

impl Priorities {
    /// Weights that are so near to the exact ones in Hilbert's distance.
    pub(super) fn within(weights: Vec<f64>, distance: f64) -> Self {
        Self { error: error_of(&weights, distance), weights }
    }

    /// The weights.
    #[must_use]
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// No weight differs from the exact one by more than this.
    #[must_use]
    pub fn error(&self) -> f64 {
        self.error
    }

    /// The weights as points for [`Criterion::weight`](crate::scoring::Criterion::weight): decimals of 12 places, each
    /// the nearest to its float.
    #[must_use]
    pub fn to_points(&self) -> Vec<Decimal> {
        let point = |weight: &f64| parse_decimal(&format!("{weight:.PLACES$}"));
        self.weights.iter().map(|weight| point(weight).expect("12 places of a number up to 1 fit")).collect()
    }
}

impl PairwiseMatrix {
    /// The weights that the judgements stand for: the principal right eigenvector, summing to one.
    ///
    /// The w with `A w = lambda w` for the largest lambda, all of one sign (Saaty, *Journal of Mathematical Psychology*
    /// 15, 1977). Where the judgements contradict each other nowhere, each is the quotient of two weights; elsewhere the
    /// eigenvector weighs all paths from one criterion to another. The other common choice is
    /// [`geometric_mean`](Self::geometric_mean); the two agree for up to three criteria.
    ///
    /// By power iteration in `f64`, with the same bits everywhere and a proved bound on the error: 10^-14 or so for
    /// judgements as people make them.
    ///
    /// # Examples
    ///
    /// ```
    /// use bizcase::scoring::pairwise::{Judgement, PairwiseMatrix};
    ///
    /// let judgements: Vec<Judgement> =
    ///     ["2", "4", "2"].iter().map(|text| text.parse()).collect::<Result<_, _>>()?;
    /// let priorities = PairwiseMatrix::from_upper(3, &judgements)?.eigenvector();
    /// assert!((priorities.weights()[0] - 4.0 / 7.0).abs() <= priorities.error()); // 4 : 2 : 1
    /// assert!(priorities.error() < 1e-13);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn eigenvector(&self) -> Priorities {
        let Eigenvector { weights, distance, .. } = Eigenvector::of(self);
        Priorities::within(weights, distance)
    }
}
