//! Points given to each criterion.

use super::weights::{Weights, count_fault, negative_fault};
use crate::error::Errors;
use crate::scoring::units::in_common_units;
use rust_decimal::Decimal;

/// Weights in proportion to points on any common scale: `w = p / sum of p`.
///
/// The scale drops out: 40, 30, 30 and 0.4, 0.3, 0.3 and 4, 3, 3 are the same weights. Zero is a weight; all zero is
/// not. The points should be given for the swing from the worst to the best anchor of each criterion: points for the
/// importance of its name alone are the commonest mistake in weighting (Keeney, *Value-Focused Thinking*, 1992,
/// section 5.6).
///
/// # Errors
///
/// [`ErrorKind::Empty`](crate::ErrorKind::Empty) without points, [`ErrorKind::OverLimit`](crate::ErrorKind::OverLimit)
/// for more than [`limits::CRITERIA`](crate::limits::CRITERIA), [`ErrorKind::OutOfRange`](crate::ErrorKind::OutOfRange)
/// for each that is negative, or where all are zero.
///
/// # Examples
///
/// ```
/// use bizcase::{decimals, scoring::weighting};
///
/// // 60 + 90 + 50 = 200 points.
/// assert_eq!(weighting::direct(&decimals![60, 90, 50])?.shares(), decimals![0.3, 0.45, 0.25]);
/// # Ok::<(), bizcase::Errors>(())
/// ```
pub fn direct(points: &[Decimal]) -> Result<Weights, Errors> {
    let negative = points.iter().enumerate();
    let negative = negative.filter_map(|(index, &points)| Some(negative_fault(points)?.within(index)));
    Errors::none_in(count_fault(points.len()).into_iter().chain(negative).collect())?;
    Weights::in_proportion(&in_common_units(points))
}
