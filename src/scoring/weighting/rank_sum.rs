//! Rank-sum weights.

use super::places::weights_of_ranks;
use super::weights::Weights;
use crate::error::Errors;
use num_bigint::BigInt;

/// Rank-sum weights: `w(i) = 2 (n + 1 - i) / (n (n + 1))` for the criterion of rank i among n.
///
/// They fall by the same step from rank to rank, and are the flattest of the three formulas for ranks (Stillwell,
/// Seaver and Edwards, *Organizational Behavior and Human Performance* 28, 1981). Ranks and ties are those of
/// [`rank_order_centroid`](super::rank_order_centroid).
///
/// # Errors
///
/// As for [`rank_order_centroid`](super::rank_order_centroid).
///
/// # Examples
///
/// ```
/// use bizcase::{decimals, scoring::weighting::rank_sum};
///
/// // 4, 3, 2, 1 of 10; the tied hold the places of 3 and 2.
/// assert_eq!(rank_sum(&[2, 1, 2, 4])?.shares(), decimals![0.25, 0.4, 0.25, 0.1]);
/// # Ok::<(), bizcase::Errors>(())
/// ```
pub fn rank_sum(ranks: &[usize]) -> Result<Weights, Errors> {
    weights_of_ranks(ranks, |count| (1..=count).rev().map(BigInt::from).collect())
}
