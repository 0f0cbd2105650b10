//! One matrix or one list of weights for several people.

use super::eigenvector::{Eigenvector, normalised};
use super::judgement::Judgement;
use super::matrix::PairwiseMatrix;
use super::priorities::Priorities;
use crate::error::{Error, ErrorKind, Errors};
use crate::exact::real::figure;
use crate::exact::{Rational, Real};
use crate::float;
use crate::limits;
use crate::scoring::figures::in_range;
use crate::scoring::rows::limit_fault;
use rust_decimal::Decimal;

/// The relative error of one rounding.
const UNIT: f64 = f64::EPSILON / 2.0;

/// Aggregation of individual judgements (AIJ): the matrix of the geometric means of all people's judgements.
///
/// For a group that decides as one. The geometric mean is the only mean that keeps the matrix reciprocal (Aczel and
/// Saaty, *Journal of Mathematical Psychology* 27, 1983; Forman and Peniwati, *European Journal of Operational Research*
/// 108, 1998). Each mean is exact and rounded once to 28 digits; of a pair, the one above 1 is rounded and the other one
/// is its reciprocal.
///
/// # Errors
///
/// [`ErrorKind::Empty`] without a matrix, [`ErrorKind::OverLimit`] for more than [`limits::PEOPLE`],
/// [`ErrorKind::Ragged`] for each that is not of the size of the first.
///
/// # Examples
///
/// ```
/// use bizcase::scoring::pairwise::{PairwiseMatrix, aggregated_judgements};
///
/// let ann = PairwiseMatrix::from_upper(2, &["8".parse()?])?;
/// let ben = PairwiseMatrix::from_upper(2, &["1/2".parse()?])?;
/// let both = aggregated_judgements(&[ann, ben])?;
/// assert_eq!(both.judgement(1, 0).map(|it| it.to_string()).as_deref(), Some("1/2")); // the root of 8 x 1/2 is 2
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn aggregated_judgements(matrices: &[PairwiseMatrix]) -> Result<PairwiseMatrix, Errors> {
    let first = judged(matrices)?;
    let upper: Vec<Judgement> =
        first.pairs().map(|(row, column)| mean_judgement(matrices, row, column)).collect();
    PairwiseMatrix::from_upper(first.size(), &upper)
}

/// Aggregation of individual priorities (AIP): the geometric means of all people's eigenvectors, summing to one.
///
/// For a group of people who decide each by themselves (Forman and Peniwati, 1998, as for [`aggregated_judgements`]). The
/// two agree where everybody's judgements are consistent, and differ a little elsewhere.
///
/// # Errors
///
/// As for [`aggregated_judgements`].
///
/// # Examples
///
/// ```
/// use bizcase::scoring::pairwise::{PairwiseMatrix, aggregated_priorities};
///
/// let ann = PairwiseMatrix::from_upper(2, &["8".parse()?])?;
/// let ben = PairwiseMatrix::from_upper(2, &["1/2".parse()?])?;
/// let both = aggregated_priorities(&[ann, ben])?;
/// assert!((both.weights()[0] - 2.0 / 3.0).abs() <= both.error()); // 8/9 x 1/3 to 1/9 x 2/3 is 4 to 1: 2 to 1
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn aggregated_priorities(matrices: &[PairwiseMatrix]) -> Result<Priorities, Errors> {
    let size = judged(matrices)?.size();
    let vectors: Vec<Eigenvector> = matrices.iter().map(Eigenvector::of).collect();
    let people = vectors.len() as f64;
    let logarithms: Vec<f64> = (0..size)
        .map(|row| vectors.iter().map(|vector| float::ln(vector.weights[row])).sum::<f64>() / people)
        .collect();
    let numbers: Vec<f64> = logarithms.iter().map(|&logarithm| float::exp(logarithm)).collect();
    let distance = vectors.iter().map(|vector| vector.distance).sum::<f64>() / people;
    // The mean of logarithms is off by so many roundings of the largest, at either end of the distance.
    let largest = vectors
        .iter()
        .flat_map(|vector| &vector.weights)
        .fold(0.0, |largest: f64, &weight| largest.max(float::ln(weight).abs()));
    let rounding = 2.0 * ((people + 4.0) * largest + 4.0) * UNIT;
    Ok(Priorities::within(normalised(&numbers), (distance + rounding) * (1.0 + people * f64::EPSILON)))
}

fn judged(matrices: &[PairwiseMatrix]) -> Result<&PairwiseMatrix, Errors> {
    let Some(first) = matrices.first() else {
        return Err(Error::new(ErrorKind::Empty, "none", "at least one matrix").into());
    };
    let ragged = matrices.iter().enumerate().filter(|(_, matrix)| matrix.size() != first.size());
    let fault = |(index, matrix): (usize, &PairwiseMatrix)| {
        let expected = format!("{}, as in the first matrix", first.size());
        Error::new(ErrorKind::Ragged, format!("{} criteria", matrix.size()), expected).within(index)
    };
    let over_limit = limit_fault(matrices.len(), limits::PEOPLE, "matrices");
    Errors::none_in(ragged.map(fault).chain(over_limit).collect())?;
    Ok(first)
}

fn mean_judgement(matrices: &[PairwiseMatrix], row: usize, column: usize) -> Judgement {
    let cells = matrices.iter().map(|matrix| matrix.at(row, column).exact());
    let product = cells.fold(Rational::one(), |product, cell| (&product * &cell).reduced());
    let root = Rational::new(1.into(), matrices.len().into()).expect("there is a matrix");
    let mean = |product: &Rational| -> Decimal {
        let mean = figure(|bits| Real::power(product, &root, bits));
        in_range(mean.expect("a root is enclosed as narrowly as a tie needs"))
    };
    match product.reciprocal() {
        Some(inverse) if product < Rational::one() => Judgement::one_in(mean(&inverse)),
        _ => Judgement::times(mean(&product)),
    }
    .expect("a mean of judgements lies between them")
}
