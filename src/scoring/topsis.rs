//! Closeness to the ideal: a cross-check of weighted sums.

use super::criterion::Direction;
use super::float_table::{FloatTable, number_faults};
use super::rows::length_fault;
use crate::error::{Error, ErrorKind, Errors};
use crate::measure::{Outcome, Reason};
use serde::Serialize;

/// The relative error of one rounding.
const UNIT: f64 = f64::EPSILON / 2.0;

/// Rows whose squares are added up by themselves, so that the error of a sum grows by the number of blocks.
const BLOCK: usize = 256;

/// How the columns of a table are brought to a common unit.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IdealNormalisation {
    /// Each number divided by the root of the sum of the squares of its column. It depends on where the zero of a
    /// criterion lies: degrees Celsius and Fahrenheit give other results.
    Vector,
    /// Each number by its place between the least and the largest of its column.
    MinMax,
}

/// How near each option is to the ideal, and how far from its opposite.
///
/// Numbers in `f64`, the same bits everywhere, with a relative bound on their errors.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[must_use]
pub struct Topsis {
    closeness: Vec<f64>,
    to_ideal: Vec<f64>,
    to_anti_ideal: Vec<f64>,
    error: f64,
}

impl Topsis {
    /// For each option `D- / (D+ + D-)`: 1 for one that is best on every criterion, 0 for one that is worst on all.
    #[must_use]
    pub fn closeness(&self) -> &[f64] {
        &self.closeness
    }

    /// The distance `D+` of each option to the ideal.
    #[must_use]
    pub fn distances_to_ideal(&self) -> &[f64] {
        &self.to_ideal
    }

    /// The distance `D-` of each option to the anti-ideal.
    #[must_use]
    pub fn distances_to_anti_ideal(&self) -> &[f64] {
        &self.to_anti_ideal
    }

    /// Every closeness and every distance differs from the exact one by at most this part of it:
    /// `(4 m + n / 256 + 290) 2^-53` for n options and m criteria.
    #[must_use]
    pub fn relative_error(&self) -> f64 {
        self.error
    }

    /// For each option, one more than the number of options whose closeness is higher by more than the errors of both:
    /// 1, 2, 2, 4.
    #[must_use]
    pub fn ranks(&self) -> Vec<usize> {
        let mut sorted = self.closeness.clone();
        sorted.sort_by(f64::total_cmp);
        let rank = |closeness: &f64| {
            let level = closeness * (1.0 + self.error);
            let not_higher = sorted.partition_point(|other| other * (1.0 - self.error) <= level);
            1 + sorted.len() - not_higher
        };
        self.closeness.iter().map(rank).collect()
    }
}

/// Ranks options by their closeness to the ideal: TOPSIS, a technique for order preference by similarity to an ideal
/// solution.
///
/// The ideal has the best number of every column, the anti-ideal the worst one, *of the options at hand*. With `r` the
/// normalised numbers and `w` the weights as shares of their sum,
///
/// ```text
/// D+ = sqrt(sum of (w (r - r best))^2)     D- = sqrt(sum of (w (r - r worst))^2)     closeness = D- / (D+ + D-)
/// ```
///
/// with Euclidean distances (Hwang and Yoon, *Multiple Attribute Decision Making*, 1981). Higher is better. A column of
/// costs has its least number as the best one; it is not turned round before. Weights are any numbers of zero or more
/// with a positive sum.
///
/// It is a cross-check, not the answer: the ideal moves with the options, so another option can change the order of those
/// that were there, and the two normalisations disagree on the same table. The weighted sum on anchored scales has
/// neither fault. Where the two agree on the lead, that is worth saying.
///
/// Undefined where all options are the same on every criterion with a weight: nothing is nearer to the ideal.
///
/// # Errors
///
/// [`ErrorKind::Ragged`] where weights or directions are not one for each column; [`ErrorKind::OutOfRange`] for a weight
/// that is negative, not finite or of no admitted size, for weights that are all zero, and under
/// [`IdealNormalisation::Vector`] for a column of zeros, which has no length.
///
/// # Examples
///
/// ```
/// use bizcase::scoring::{Direction, FloatTable, IdealNormalisation, topsis};
///
/// // Ideal (1, 4500), anti-ideal (5, 3000). The second is a quarter and a half short of the ideal, by min-max.
/// let table = FloatTable::new(2, &[1.0, 3000.0, 2.0, 3750.0, 5.0, 4500.0])?;
/// let directions = [Direction::LowerIsBetter, Direction::HigherIsBetter];
/// let result = topsis(table, &[1.0, 1.0], &directions, IdealNormalisation::MinMax)?;
/// let result = result.value().ok_or("they differ")?;
/// assert!((result.closeness()[1] - 0.617).abs() < 0.0005); // as published: 0.500, 0.617, 0.500
/// assert_eq!(result.ranks(), [2, 1, 2]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn topsis(
    table: FloatTable<'_>,
    weights: &[f64],
    directions: &[Direction],
    normalisation: IdealNormalisation,
) -> Result<Outcome<Topsis>, Errors> {
    Errors::none_in(faults(table, weights, directions))?;
    let extremes = Extremes::of(table);
    let lengths = match normalisation {
        IdealNormalisation::Vector => vector_lengths(table)?,
        IdealNormalisation::MinMax => extremes.ranges(),
    };
    let sum: f64 = weights.iter().sum();
    let axes: Vec<Axis> = (0..table.columns())
        .map(|column| {
            let (best, worst) = extremes.best_and_worst(column, directions[column]);
            // A column whose numbers are all the same is at no distance from anything.
            let is_flat = best - worst == 0.0;
            let scale = if is_flat { 0.0 } else { weights[column] / sum / lengths[column] };
            Axis { scale, best, worst }
        })
        .collect();
    if axes.iter().all(|axis| axis.scale == 0.0) {
        return Ok(Outcome::Undefined(Reason::AllAlike));
    }
    Ok(Outcome::Value(distances(table, &axes)))
}

/// One criterion: what its differences are multiplied by, and both ends of its column.
struct Axis {
    scale: f64,
    best: f64,
    worst: f64,
}

fn faults(table: FloatTable<'_>, weights: &[f64], directions: &[Direction]) -> Vec<Error> {
    let columns = table.columns();
    let mut faults: Vec<Error> = number_faults(weights);
    let negative = weights.iter().enumerate().filter(|(_, weight)| **weight < 0.0);
    faults.extend(negative.map(|(index, weight)| {
        Error::new(ErrorKind::OutOfRange, weight.to_string(), "a weight of zero or more").within(index)
    }));
    if faults.is_empty() && weights.iter().all(|weight| *weight == 0.0) {
        faults.push(Error::new(ErrorKind::OutOfRange, "a sum of zero", "at least one weight above zero"));
    }
    faults.extend(length_fault(weights.len(), columns, "column"));
    let mut faults: Vec<Error> = faults.into_iter().map(|fault| fault.within("weights")).collect();
    let directions = length_fault(directions.len(), columns, "column");
    faults.extend(directions.map(|fault| fault.within("directions")));
    faults
}

/// The least and the largest number of every column.
struct Extremes {
    least: Vec<f64>,
    largest: Vec<f64>,
}

impl Extremes {
    fn of(table: FloatTable<'_>) -> Self {
        let first = &table.values()[..table.columns()];
        let (mut least, mut largest) = (first.to_vec(), first.to_vec());
        for row in table.values().chunks_exact(table.columns()) {
            for ((least, largest), &value) in least.iter_mut().zip(&mut largest).zip(row) {
                *least = if value < *least { value } else { *least };
                *largest = if value > *largest { value } else { *largest };
            }
        }
        Self { least, largest }
    }

    fn best_and_worst(&self, column: usize, direction: Direction) -> (f64, f64) {
        let (least, largest) = (self.least[column], self.largest[column]);
        match direction {
            Direction::HigherIsBetter => (largest, least),
            Direction::LowerIsBetter => (least, largest),
        }
    }

    fn ranges(&self) -> Vec<f64> {
        self.largest.iter().zip(&self.least).map(|(largest, least)| largest - least).collect()
    }
}

/// The root of the sum of squares of each column.
fn vector_lengths(table: FloatTable<'_>) -> Result<Vec<f64>, Errors> {
    let mut sums = vec![0.0; table.columns()];
    let mut block_sums = vec![0.0; table.columns()];
    for block in table.values().chunks(BLOCK * table.columns()) {
        block_sums.fill(0.0);
        for row in block.chunks_exact(table.columns()) {
            block_sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += value * value);
        }
        sums.iter_mut().zip(&block_sums).for_each(|(sum, block)| *sum += block);
    }
    let zeros = sums.iter().enumerate().filter(|(_, sum)| **sum == 0.0);
    let expected = "a number other than zero, without which a column has no length";
    let fault = |(column, _)| {
        Error::new(ErrorKind::OutOfRange, "zeros alone", expected).within(column).within("columns")
    };
    Errors::none_in(zeros.map(fault).collect())?;
    Ok(sums.into_iter().map(f64::sqrt).collect())
}

// The error, in units of 2^-53, of at most B = 256 rows a block: a share of the weights has m; the length of a column
// (B + n/B + 1) / 2 + 1; their quotient 1. A weighted difference adds 2, its square doubles what there is and adds 1, the
// sum adds m, the root halves all that and adds 1: (3/2) m + (B + n/B) / 2 + 7 for a distance. A closeness has twice that
// and 2. The stated bound leaves room for products of errors.
fn distances(table: FloatTable<'_>, axes: &[Axis]) -> Topsis {
    let rows = table.rows();
    let (mut to_ideal, mut to_anti_ideal) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
    let mut closeness = Vec::with_capacity(rows);
    for row in table.values().chunks_exact(table.columns()) {
        let (mut up, mut down) = (0.0, 0.0);
        for (value, axis) in row.iter().zip(axes) {
            let (short, ahead) = (axis.scale * (value - axis.best), axis.scale * (value - axis.worst));
            up += short * short;
            down += ahead * ahead;
        }
        let (up, down) = (f64::sqrt(up), f64::sqrt(down));
        to_ideal.push(up);
        to_anti_ideal.push(down);
        closeness.push(down / (up + down));
    }
    let error = (4.0 * axes.len() as f64 + rows as f64 / 256.0 + 290.0) * UNIT;
    Topsis { closeness, to_ideal, to_anti_ideal, error }
}
