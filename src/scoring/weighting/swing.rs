//! Points relative to the largest swing.

use super::weights::{Weights, is_nothing, negative_fault};
use crate::error::{Error, ErrorKind, Errors};
use crate::value::decimal::to_text;
use rust_decimal::Decimal;

/// What the largest swing is given.
const LARGEST: Decimal = Decimal::ONE_HUNDRED;

/// Swing weights: `w = p / sum of p` for points relative to the largest swing, which has 100.
///
/// The question is: all criteria are at their worst anchors; which one would you raise to its best first? That swing
/// has 100 points, and every other swing is stated as a part of it, down to 0 for one that is worth nothing (von
/// Winterfeldt and Edwards, *Decision Analysis and Behavioral Research*, 1986, section 8.3). Where an anchor moves, its
/// swing is another one, and the points are to be asked for again.
///
/// # Errors
///
/// As for [`direct`](super::direct), and [`ErrorKind::OutOfRange`] for points above 100, or where none are 100.
///
/// # Examples
///
/// ```
/// use bizcase::{decimals, scoring::weighting};
///
/// // 100 + 80 + 50 + 20 = 250 points.
/// assert_eq!(weighting::swing(&decimals![100, 80, 50, 20])?.shares(), decimals![0.4, 0.32, 0.2, 0.08]);
/// assert!(weighting::swing(&decimals![90, 80]).is_err());
/// # Ok::<(), bizcase::Errors>(())
/// ```
pub fn swing(points: &[Decimal]) -> Result<Weights, Errors> {
    let each = points.iter().enumerate();
    let mut faults: Vec<Error> =
        each.filter_map(|(index, &points)| Some(swing_fault(points)?.within(index))).collect();
    if faults.is_empty() && !is_nothing(points) && !points.contains(&LARGEST) {
        faults.push(Error::new(ErrorKind::OutOfRange, "no swing of 100", "the largest swing at 100 points"));
    }
    Errors::none_in(faults)?;
    super::direct(points)
}

fn swing_fault(points: Decimal) -> Option<Error> {
    let above = || {
        (points > LARGEST).then(|| Error::new(ErrorKind::OutOfRange, to_text(points), "points from 0 to 100"))
    };
    negative_fault(points).or_else(above)
}
