//! Rank-order centroid weights.

use super::places::{least_multiple, weights_of_ranks};
use super::weights::Weights;
use crate::error::Errors;
use num_bigint::BigInt;

/// Rank-order centroid weights: `w(i) = (1/n) sum of 1/k for k from i to n` for the criterion of rank i among n.
///
/// They are the mean of all weights that respect the order of importance (Edwards and Barron, *Organizational Behavior
/// and Human Decision Processes* 60, 1994: SMARTER; Barron and Barrett, *Management Science* 42, 1996). They are
/// steeper than those of [`rank_sum`](super::rank_sum).
///
/// Ranks are those of a competition: 1 is the most important, two that share the second place are 2 and 2, the next
/// one is 4. The tied have the mean of the weights of the places that they cover.
///
/// # Errors
///
/// [`ErrorKind::Empty`](crate::ErrorKind::Empty) without ranks, [`ErrorKind::OverLimit`](crate::ErrorKind::OverLimit)
/// for more than [`limits::CRITERIA`](crate::limits::CRITERIA), [`ErrorKind::OutOfRange`](crate::ErrorKind::OutOfRange)
/// for each rank that does not follow from the others.
///
/// # Examples
///
/// ```
/// use bizcase::{decimals, scoring::weighting::rank_order_centroid};
///
/// // 1/4 (1 + 1/2 + 1/3 + 1/4) = 25/48; 1/4 (1/2 + 1/3 + 1/4) = 13/48; 7/48; 3/48. The tied have 10/48 each.
/// let weights = rank_order_centroid(&[2, 1, 2, 4])?;
/// assert_eq!(weights.shares()[3], bizcase::dec!(0.0625));
/// assert_eq!(weights.shares()[0], bizcase::dec!("0.2083333333333333333333333333"));
/// assert_eq!(weights.shares()[0], weights.shares()[2]);
/// assert!(rank_order_centroid(&[1, 2, 2, 3]).is_err());
/// # Ok::<(), bizcase::Errors>(())
/// ```
pub fn rank_order_centroid(ranks: &[usize]) -> Result<Weights, Errors> {
    weights_of_ranks(ranks, |count| {
        let multiple = least_multiple(count);
        let mut sum = BigInt::ZERO;
        let mut from_last: Vec<BigInt> = (1..=count)
            .rev()
            .map(|place| {
                sum += &multiple / place;
                sum.clone()
            })
            .collect();
        from_last.reverse();
        from_last
    })
}
