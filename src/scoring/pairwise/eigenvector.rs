//! The principal eigenvector of a matrix of judgements, by power iteration with a proof of its error.
//!
//! All cells are positive, so every quantity here is a sum, product or quotient of positive numbers, and a computed one
//! has a relative error below a known number of roundings. Two facts turn that into bounds on the result:
//!
//! * Collatz and Wielandt: for any positive x, the principal eigenvalue lies between the least and the largest of
//!   `(Ax)_i / x_i` (H. Wielandt, *Mathematische Zeitschrift* 52, 1950).
//! * Birkhoff: in Hilbert's distance `d(x, y) = ln max(x_i / y_i) - ln min(x_i / y_i)`, A brings any two positive vectors
//!   nearer by the factor `k = (sqrt(c) - 1) / (sqrt(c) + 1)`, with c the largest of `a_ij a_kl / (a_kj a_il)` (G. Birkhoff,
//!   *Transactions of the American Mathematical Society* 85, 1957). So the eigenvector w, which A leaves where it is, has
//!   `d(x, w) <= d(x, Ax) / (1 - k) = d(x, Ax) (sqrt(c) + 1) / 2`, and with both summing to one, each `w_i / x_i` lies
//!   between `e^-d` and `e^d`.

use super::matrix::PairwiseMatrix;
use crate::float;
use crate::scoring::estimate::Estimate;

/// Half the distance of 1 and the next float: the relative error of one rounding.
const UNIT: f64 = f64::EPSILON / 2.0;

/// Enough for judgements of a scale to 9 to settle in the last digits many times over. What has not settled by then is
/// covered by the bound like everything else.
const STEPS: usize = 10_000;

/// A positive vector near the eigenvector.
pub(super) struct Eigenvector {
    /// Summing to one.
    pub(super) weights: Vec<f64>,
    /// In Hilbert's distance, from the exact one.
    pub(super) distance: f64,
    pub(super) value: Estimate,
}

impl Eigenvector {
    pub(super) fn of(matrix: &PairwiseMatrix) -> Self {
        let cells = floats(matrix);
        let weights = iterated(&cells);
        let quotients = Quotients::of(&cells, &weights);
        let slack = 1.0 + 2.0 * error_of_quotients(cells.len());
        let distance = (quotients.largest / quotients.least - 1.0 + f64::EPSILON) * slack * slack
            + 2.0 * slack * (slack - 1.0);
        let widening = f64::midpoint(spread(&cells).sqrt() * (1.0 + 16.0 * UNIT), 1.0) * (1.0 + 4.0 * UNIT);
        let value = eigenvalue(&quotients, slack, cells.len());
        Self { weights, distance: distance * widening, value }
    }
}

/// By how much any of these weights may differ from those that are so near to them in Hilbert's distance, both summing
/// to one.
pub(super) fn error_of(weights: &[f64], distance: f64) -> f64 {
    let largest = weights.iter().fold(0.0, |largest: f64, weight| largest.max(*weight));
    // A sum of one that is off by its own roundings shifts all weights alike.
    let relative = float::exp_m1(distance.min(1.0)) + (weights.len() as f64 + 4.0) * UNIT;
    if distance < 1.0 { (largest * relative * (1.0 + 8.0 * UNIT)).min(1.0) } else { 1.0 }
}

/// Weights in the proportion of these numbers, summing to one.
pub(super) fn normalised(numbers: &[f64]) -> Vec<f64> {
    let sum: f64 = numbers.iter().sum();
    numbers.iter().map(|number| number / sum).collect()
}

fn floats(matrix: &PairwiseMatrix) -> Vec<Vec<f64>> {
    let size = matrix.size();
    (0..size).map(|row| (0..size).map(|column| matrix.at(row, column).to_float()).collect()).collect()
}

/// Steps until the distance of two successive vectors no longer falls: without rounding it would fall for ever.
fn iterated(cells: &[Vec<f64>]) -> Vec<f64> {
    let mut weights = normalised(&vec![1.0; cells.len()]);
    let mut quotients = Quotients::of(cells, &weights);
    for _ in 0..STEPS {
        let next = normalised(&quotients.image);
        let further = Quotients::of(cells, &next);
        if further.ratio() >= quotients.ratio() {
            break;
        }
        (weights, quotients) = (next, further);
    }
    weights
}

/// The image of a vector, and the least and the largest of its quotients with the vector.
struct Quotients {
    image: Vec<f64>,
    least: f64,
    largest: f64,
}

impl Quotients {
    fn of(cells: &[Vec<f64>], x: &[f64]) -> Self {
        let image: Vec<f64> =
            cells.iter().map(|row| row.iter().zip(x).map(|(cell, x)| cell * x).sum()).collect();
        let (mut least, mut largest) = (f64::INFINITY, 0.0_f64);
        for (image, x) in image.iter().zip(x) {
            let quotient = image / x;
            least = least.min(quotient);
            largest = largest.max(quotient);
        }
        Self { image, least, largest }
    }

    fn ratio(&self) -> f64 {
        self.largest / self.least
    }
}

/// The relative error of a quotient: three roundings of a cell, a product, a sum of so many, a quotient.
fn error_of_quotients(size: usize) -> f64 {
    (size as f64 + 6.0) * UNIT
}

/// The mean of the quotients' bounds; no reciprocal matrix has an eigenvalue below its size (Saaty 1977, theorem 3).
fn eigenvalue(quotients: &Quotients, slack: f64, size: usize) -> Estimate {
    let (low, high) =
        ((quotients.least / slack).max(size as f64), (quotients.largest * slack).max(size as f64));
    let middle = f64::midpoint(low, high);
    Estimate::new(middle, (high - low) / 2.0 + 4.0 * UNIT * high)
}

/// The largest `a_ij a_kl / (a_kj a_il)`, which is 1 for judgements that contradict each other nowhere.
fn spread(cells: &[Vec<f64>]) -> f64 {
    let mut largest = 1.0_f64;
    for one in cells {
        for other in cells {
            let quotients = one.iter().zip(other).map(|(one, other)| one / other);
            let (least, most) =
                quotients.fold((f64::INFINITY, 0.0_f64), |(least, most), it| (least.min(it), most.max(it)));
            largest = largest.max(most / least);
        }
    }
    largest
}
