//! Rank-reciprocal weights.

use super::places::{least_multiple, weights_of_ranks};
use super::weights::Weights;
use crate::error::Errors;

/// Rank-reciprocal weights: `w(i) = (1/i) / sum of 1/k for k from 1 to n` for the criterion of rank i among n.
///
/// The second counts half of the first, the third a third of it (Stillwell, Seaver and Edwards, *Organizational
/// Behavior and Human Performance* 28, 1981). Ranks and ties are those of
/// [`rank_order_centroid`](super::rank_order_centroid).
///
/// # Errors
///
/// As for [`rank_order_centroid`](super::rank_order_centroid).
///
/// # Examples
///
/// ```
/// use bizcase::{decimals, scoring::weighting::rank_reciprocal};
///
/// // 1, 1/2, 1/3, 1/4 of 25/12.
/// assert_eq!(rank_reciprocal(&[1, 2, 3, 4])?.shares(), decimals![0.48, 0.24, 0.16, 0.12]);
/// # Ok::<(), bizcase::Errors>(())
/// ```
pub fn rank_reciprocal(ranks: &[usize]) -> Result<Weights, Errors> {
    weights_of_ranks(ranks, |count| {
        let multiple = least_multiple(count);
        (1..=count).map(|place| &multiple / place).collect()
    })
}
