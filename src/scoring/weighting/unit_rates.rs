//! Weights from what one unit is worth.

use super::weights::{Weights, count_fault};
use crate::error::{Error, ErrorKind, Errors};
use crate::scoring::units::{common_places, in_units};
use crate::value::decimal::to_text;
use num_bigint::BigInt;
use num_traits::Signed;
use rust_decimal::Decimal;

/// What one unit of a criterion is worth, and over which range it can move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitRate {
    /// What one unit in the better direction is worth: zero or more, in a measure that all criteria share, such as
    /// money or points.
    pub worth: Decimal,
    /// The worst anchor of the criterion.
    pub worst: Decimal,
    /// The best anchor, above or below the worst.
    pub best: Decimal,
}

/// Swing weights from unit rates: `w` in proportion to `r |best - worst|`.
///
/// A swing is worth what a unit is worth, times the units from the worst to the best anchor (von Winterfeldt and
/// Edwards, *Decision Analysis and Behavioral Research*, 1986, section 8.3). So the weight of a criterion follows its
/// range: an anchor twice as far away has twice the weight.
///
/// # Errors
///
/// As for [`direct`](super::direct) where the worth is negative, and [`ErrorKind::Disordered`] for anchors that are
/// equal.
///
/// # Examples
///
/// ```
/// use bizcase::{dec, decimals};
/// use bizcase::scoring::weighting::{UnitRate, unit_rates};
///
/// let days = UnitRate { worth: dec!(5), worst: dec!(20), best: dec!(0) }; // 5 x 20 = 100
/// let reach = UnitRate { worth: dec!(3), worst: dec!(0), best: dec!(100) }; // 3 x 100 = 300
/// assert_eq!(unit_rates(&[days, reach])?.shares(), decimals![0.25, 0.75]);
/// # Ok::<(), bizcase::Errors>(())
/// ```
pub fn unit_rates(rates: &[UnitRate]) -> Result<Weights, Errors> {
    let each = rates.iter().enumerate();
    let each = each.flat_map(|(index, rate)| faults(rate).map(move |fault| fault.within(index)));
    Errors::none_in(count_fault(rates.len()).into_iter().chain(each).collect())?;
    let worth_places = common_places(rates.iter().map(|rate| rate.worth));
    let places = common_places(rates.iter().flat_map(|rate| [rate.worst, rate.best]));
    let swing = |rate: &UnitRate| -> BigInt {
        let range = in_units(rate.best, places) - in_units(rate.worst, places);
        in_units(rate.worth, worth_places) * range.abs()
    };
    Weights::in_proportion(&rates.iter().map(swing).collect::<Vec<_>>())
}

fn faults(rate: &UnitRate) -> impl Iterator<Item = Error> + use<> {
    let negative = (rate.worth < Decimal::ZERO).then(|| {
        Error::new(ErrorKind::OutOfRange, to_text(rate.worth), "a worth of zero or more").within("worth")
    });
    let flat = (rate.worst == rate.best).then(|| {
        let found = format!("{} as the worst and the best", to_text(rate.best));
        Error::new(ErrorKind::Disordered, found, "two different anchors").within("best")
    });
    [negative, flat].into_iter().flatten()
}
