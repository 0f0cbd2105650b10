//! Weighted totals in `f64`.

use super::figure::Fault;

/// The partial sums of a row: several, because one would wait for its own last sum at every step.
const CHAINS: usize = 4;

/// The weighted total of each row of values: `sum over j of w_j v_ij / sum of w_j`.
///
/// The values lie row by row, as many in a row as there are weights; weights are raw, zero or more, of any positive
/// sum. One total for each row goes to `out`. Whatever is refused, `out` then holds zeros.
///
/// A total of n values differs from the exact one by at most `(2 n + 4) 2^-53 sum w_j |v_ij| / sum of w_j` (and
/// `n 2^-1074` over the sum of the weights, where products are as small as that). Totals that are equal or nearly so
/// may come out in either order: [`ValueTable`](crate::scoring::ValueTable) decides them exactly.
///
/// # Errors
///
/// [`Fault::Shape`] where there is no weight, or the values are not as many as the weights times the totals;
/// [`Fault::Weight`] for a weight that is negative or no finite number, or a sum that is not above zero or not finite;
/// [`Fault::NotFinite`] for a value that is infinite or not a number; [`Fault::TooLarge`] for a sum that `f64` cannot
/// hold.
///
/// # Examples
///
/// ```
/// use bizcase::approx::{Fault, weighted_totals};
///
/// let mut totals = [0.0; 2];
/// weighted_totals(&[1.0, 0.0, 0.5, 1.0], &[3.0, 1.0], &mut totals)?;
/// assert_eq!(totals, [0.75, 0.625]); // (3 x 1 + 1 x 0) / 4; (3 x 0.5 + 1 x 1) / 4
/// assert_eq!(weighted_totals(&[1.0], &[0.0], &mut [0.0]), Err(Fault::Weight));
/// # Ok::<(), Fault>(())
/// ```
pub fn weighted_totals(values: &[f64], weights: &[f64], out: &mut [f64]) -> Result<(), Fault> {
    let totals = sum_rows(values, weights, out);
    if totals.is_err() {
        out.fill(0.0);
    }
    totals
}

fn sum_rows(values: &[f64], weights: &[f64], out: &mut [f64]) -> Result<(), Fault> {
    if weights.is_empty() || weights.len().checked_mul(out.len()) != Some(values.len()) {
        return Err(Fault::Shape);
    }
    let sum: f64 = weights.iter().sum();
    if !(weights.iter().all(|weight| *weight >= 0.0) && sum > 0.0 && sum.is_finite()) {
        return Err(Fault::Weight);
    }
    let mut all_finite = true;
    for (row, total) in values.chunks_exact(weights.len()).zip(out.iter_mut()) {
        *total = product(row, weights) / sum;
        all_finite &= total.is_finite();
    }
    match all_finite {
        true => Ok(()),
        false if values.iter().all(|value| value.is_finite()) => Err(Fault::TooLarge),
        false => Err(Fault::NotFinite),
    }
}

#[inline]
fn product(row: &[f64], weights: &[f64]) -> f64 {
    let (rows, others) = (row.chunks_exact(CHAINS), weights.chunks_exact(CHAINS));
    let rest: f64 =
        rows.remainder().iter().zip(others.remainder()).map(|(value, weight)| value * weight).sum();
    let mut sums = [0.0; CHAINS];
    for (values, weights) in rows.zip(others) {
        for chain in 0..CHAINS {
            sums[chain] += values[chain] * weights[chain];
        }
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}
