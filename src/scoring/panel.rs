//! What several stakeholders say together, and each of them alone.
//!
//! A matrix without stakeholders is judged by one whose influence is 1 and whose weights are those of the matrix: all
//! figures take one way.

use super::agreement::Judgements;
use super::criterion::WeightedCriterion;
use super::figures::rounded_ratio;
use super::global_weight::{GlobalWeights, Tree};
use super::matrix::ScoringMatrix;
use super::option::Score;
use super::rating::Rating;
use super::total::{Column, ExactTotals};
use super::units::{in_common_units, least_multiple};
use super::value_function::Values;
use crate::exact::{Rational, Rounded};
use num_bigint::BigInt;
use num_traits::{One, Zero};
use rust_decimal::Decimal;

/// Values and weights of everybody who judges, exact.
pub(super) struct Panel<'a> {
    /// What each rater says: by rater, option and criterion.
    ratings: Vec<Vec<Vec<Option<&'a Score>>>>,
    /// The columns of each rater, all over the same denominators.
    own_columns: Vec<Vec<Column>>,
    mean_columns: Vec<Column>,
    /// The weights of each rater.
    weights: Vec<GlobalWeights>,
    /// Whether they are the rater's own.
    states_weights: Vec<bool>,
    mean_weights: GlobalWeights,
    influences: Vec<BigInt>,
}

impl<'a> Panel<'a> {
    pub(super) fn of(matrix: &'a ScoringMatrix) -> Self {
        let tree = Tree::of(matrix);
        let ratings = ratings(matrix);
        let influences = influences(matrix);
        let own_columns = own_columns(matrix, &ratings);
        let mean_columns =
            (0..tree.criteria()).map(|criterion| mean_column(&own_columns, criterion, &influences)).collect();
        let weights = weights(matrix, &tree);
        let mean_weights = GlobalWeights::mean(&weights, &influences);
        let states_weights = match matrix.stakeholders() {
            [] => vec![false],
            all => all.iter().map(|it| !it.weights().is_empty()).collect(),
        };
        Self { ratings, own_columns, mean_columns, weights, states_weights, mean_weights, influences }
    }

    /// Mean values times mean weights.
    pub(super) fn mean(&self) -> ExactTotals<'_> {
        ExactTotals::of(&self.mean_columns, &self.mean_weights)
    }

    /// The values and weights of one rater.
    pub(super) fn own(&self, rater: usize) -> ExactTotals<'_> {
        ExactTotals::of(&self.own_columns[rater], &self.weights[rater])
    }

    /// What each rater says of these options, in whole numbers; `None` where one left a cell open.
    pub(super) fn judgements(&self, options: &[usize]) -> Option<Judgements> {
        let criteria = self.mean_columns.len();
        let weight_unit =
            self.weights.iter().fold(BigInt::one(), |unit, own| least_multiple(unit, &own.denominator));
        let shares = |own: &GlobalWeights| {
            let factor = &weight_unit / &own.denominator;
            own.numerators[..criteria].iter().map(|weight| weight * &factor).collect()
        };
        let mut value_unit = BigInt::one();
        let mut values = Vec::new();
        for rater in 0..self.ratings.len() {
            // The same for every rater: the values of a criterion have one denominator.
            let (cells, unit) = self.own(rater).whole_values(options)?;
            values.push(cells.chunks(criteria).map(<[BigInt]>::to_vec).collect());
            value_unit = unit;
        }
        Some(Judgements {
            values,
            value_unit,
            weights: self.weights.iter().map(shares).collect(),
            weight_unit,
            influence: self.influences.clone(),
        })
    }

    /// How much each rater counts, in proportion.
    pub(super) fn influences(&self) -> &[BigInt] {
        &self.influences
    }

    /// What a rater says of a cell.
    pub(super) fn rating(&self, rater: usize, option: usize, criterion: usize) -> Option<&'a Rating> {
        self.ratings[rater][option][criterion].map(Score::stated)
    }

    /// What that is worth.
    pub(super) fn own_value(&self, rater: usize, option: usize, criterion: usize) -> Option<Rational> {
        self.own_columns[rater][criterion].value(option)
    }

    /// The mean of it, by influence; `None` where nobody who counts scored the cell.
    pub(super) fn mean_value(&self, option: usize, criterion: usize) -> Option<Rational> {
        self.mean_columns[criterion].value(option)
    }

    /// Whether the rater states weights, so that those of the matrix do not hold.
    pub(super) fn states_weights(&self, rater: usize) -> bool {
        self.states_weights[rater]
    }

    /// The weight of a criterion in the whole, for a rater.
    pub(super) fn own_weight(&self, rater: usize, criterion: usize) -> Rational {
        self.weights[rater].share(criterion)
    }

    /// The mean of it, by influence.
    pub(super) fn mean_weight(&self, criterion: usize) -> Rational {
        self.mean_weights.share(criterion)
    }

    /// What part of the whole the rater counts for.
    pub(super) fn influence(&self, rater: usize) -> Decimal {
        let whole = self.influences.iter().sum();
        rounded_ratio(&self.influences[rater], &whole)
    }

    /// How many stakeholders scored the cell, whatever their influence.
    pub(super) fn raters(&self, option: usize, criterion: usize) -> usize {
        self.ratings.iter().filter(|rater| rater[option][criterion].is_some()).count()
    }

    /// Whether anybody who counts scored the option.
    pub(super) fn is_scored(&self, option: usize) -> bool {
        self.mean_columns.iter().any(|column| column.values[option].is_some())
    }

    /// The one score of a cell that has but one, with what speaks for it.
    pub(super) fn only_score(&self, option: usize, criterion: usize) -> Option<&'a Score> {
        let [rater] = self.ratings.as_slice() else { return None };
        rater[option][criterion]
    }

    /// The mean of the scores of a cell, by influence: of numbers, or of labels that are all the same.
    pub(super) fn mean_score(&self, option: usize, criterion: usize) -> Option<Rating> {
        let counted = || {
            let raters = self.ratings.iter().zip(&self.influences);
            raters
                .filter(|(_, influence)| !influence.is_zero())
                .filter_map(move |(rater, influence)| Some((rater[option][criterion]?.stated(), influence)))
        };
        let (first, _) = counted().next()?;
        if counted().all(|(rating, _)| rating == first) {
            return Some(first.clone());
        }
        let mut sum = Rational::from_integer(0);
        let mut whole = BigInt::zero();
        for (rating, influence) in counted() {
            let part = &Rational::from_decimal(rating.number()?) * &Rational::from_integer(influence.clone());
            sum = &sum + &part;
            whole += influence;
        }
        match sum.checked_div(&Rational::from_integer(whole))?.round() {
            Rounded::Value(mean) => Some(Rating::Number(mean.normalize())),
            _ => None,
        }
    }
}

fn ratings(matrix: &ScoringMatrix) -> Vec<Vec<Vec<Option<&Score>>>> {
    let options = matrix.options();
    let row = |scores| aligned(matrix, scores);
    match matrix.stakeholders() {
        [] => vec![options.iter().map(|option| row(option.scores())).collect()],
        stakeholders => stakeholders
            .iter()
            .map(|it| (0..options.len()).map(|option| row(it.scores(option))).collect())
            .collect(),
    }
}

/// One cell for each criterion, from scores that are in the order of the criteria.
fn aligned<'a>(matrix: &ScoringMatrix, scores: &'a [Score]) -> Vec<Option<&'a Score>> {
    let mut scores = scores.iter().peekable();
    let cell = |id| scores.next_if(|score: &&Score| score.criterion() == id);
    matrix.criteria().iter().map(WeightedCriterion::id).map(cell).collect()
}

fn influences(matrix: &ScoringMatrix) -> Vec<BigInt> {
    let stated: Vec<Decimal> = matrix.stakeholders().iter().map(|it| it.influence().points()).collect();
    if stated.is_empty() {
        return vec![BigInt::one()];
    }
    in_common_units(&stated)
}

/// The weights of each rater: their own, or those of the matrix.
fn weights(matrix: &ScoringMatrix, tree: &Tree) -> Vec<GlobalWeights> {
    let of_matrix = || GlobalWeights::of_matrix(matrix, tree);
    match matrix.stakeholders() {
        [] => vec![of_matrix()],
        all => {
            all.iter().map(|it| GlobalWeights::of_stakeholder(it, tree).unwrap_or_else(of_matrix)).collect()
        }
    }
}

/// By rater and criterion. The values of a criterion have one denominator, whoever gave the scores.
fn own_columns(matrix: &ScoringMatrix, ratings: &[Vec<Vec<Option<&Score>>>]) -> Vec<Vec<Column>> {
    let options = matrix.options().len();
    let mut columns: Vec<Vec<Column>> = ratings.iter().map(|_| Vec::new()).collect();
    for (index, criterion) in matrix.criteria().iter().enumerate() {
        let cells = ratings.iter().flatten().map(|row| row[index].map(Score::stated));
        let Values { mut numerators, denominator } = Values::of(criterion, &cells.collect::<Vec<_>>());
        for own in columns.iter_mut().rev() {
            let values = numerators.split_off(numerators.len() - options);
            own.push(Column { values, denominator: denominator.clone() });
        }
    }
    columns
}

/// The mean value of each option over those who scored it, by influence; open where nobody who counts did.
fn mean_column(own: &[Vec<Column>], criterion: usize, influences: &[BigInt]) -> Column {
    let columns: Vec<&Column> = own.iter().map(|rater| &rater[criterion]).collect();
    let options = columns.first().map_or(0, |column| column.values.len());
    let sums: Vec<(BigInt, BigInt)> = (0..options)
        .map(|option| {
            let mut sums = (BigInt::zero(), BigInt::zero());
            for (column, influence) in columns.iter().zip(influences) {
                if let Some(value) = &column.values[option] {
                    sums.0 += influence * value;
                    sums.1 += influence;
                }
            }
            sums
        })
        .collect();
    let counted = sums.iter().map(|(_, whole)| whole).filter(|whole| !whole.is_zero());
    let common = counted.fold(BigInt::one(), least_multiple);
    let mean = |(sum, whole): (BigInt, BigInt)| (!whole.is_zero()).then(|| sum * (&common / whole));
    let denominator = columns.first().map_or(BigInt::one(), |column| &column.denominator * &common);
    Column { values: sums.into_iter().map(mean).collect(), denominator }
}
