//! Totals and present values.

use super::outcome::Outcome;
use crate::exact::present_value::{DiscountFactor, sum};
use crate::exact::{Rational, Rounded};
use crate::time::Timing;
use crate::value::Rate;
use rust_decimal::Decimal;

/// The net present value of flows by column: `sum of flow[t] / (1 + rate)^elapsed(t)`.
///
/// Inflows are positive. Column 0 is the decision date and never discounted; the timing says when the flow of a
/// later column falls (see [`Timing::elapsed`]), and the rate is per period. A spreadsheet's `NPV` differs: it
/// discounts its first value by one period, so compare with a zero put in front. No flow at all gives zero.
///
/// The sum is formed exactly and rounded once, to 28 significant digits.
///
/// # Examples
///
/// The first example of the documentation of Excel's `NPV`, whose first flow falls at the end of period 1:
///
/// ```
/// use bizcase::{dec, decimals, measure::{Outcome, npv}, percent, time::Timing};
///
/// let flows = decimals![0, -10000, 3000, 4200, 6800];
/// let value = npv(percent!(10), Timing::End, &flows).value().unwrap_or_default();
/// assert_eq!(value.round_dp(2), dec!(1188.44));
/// assert_eq!(npv(percent!(25), Timing::End, &decimals![-1000, 1250]), Outcome::Value(dec!(0)));
/// ```
pub fn npv(rate: Rate, timing: Timing, flows: &[Decimal]) -> Outcome<Decimal> {
    DiscountFactor::at(rate.fraction()).present_value(undiscounted(timing), flows).into()
}

/// The net present value before it is rounded.
pub(super) fn exact_npv(rate: Rate, timing: Timing, flows: &[Decimal]) -> Rational {
    DiscountFactor::at(rate.fraction()).exact(undiscounted(timing), flows)
}

/// The present value of each column: `flow[t] / (1 + rate)^elapsed(t)`.
///
/// Each is a figure of its own, rounded once. Their sum may differ from [`npv`] by half a unit of the last place
/// of each: show the difference, or take the running values from [`cumulative_present_values`].
///
/// # Examples
///
/// ```
/// use bizcase::{dec, decimals, measure::{Outcome, present_values}, percent, time::Timing};
///
/// let values = present_values(percent!(25), Timing::Start, &decimals![-100, 60, 75]);
/// assert_eq!(values, decimals![-100, 60, 60].map(Outcome::Value));
/// ```
#[must_use]
pub fn present_values(rate: Rate, timing: Timing, flows: &[Decimal]) -> Vec<Outcome<Decimal>> {
    outcomes(DiscountFactor::at(rate.fraction()).present_values(undiscounted(timing), flows))
}

/// The present value of the columns up to each one; the last equals [`npv`].
///
/// # Examples
///
/// ```
/// use bizcase::{dec, decimals, measure::{Outcome, cumulative_present_values}, percent, time::Timing};
///
/// let values = cumulative_present_values(percent!(25), Timing::End, &decimals![-100, 60, 75]);
/// assert_eq!(values, decimals![-100, -52, -4].map(Outcome::Value));
/// ```
#[must_use]
pub fn cumulative_present_values(rate: Rate, timing: Timing, flows: &[Decimal]) -> Vec<Outcome<Decimal>> {
    outcomes(DiscountFactor::at(rate.fraction()).running(undiscounted(timing), flows))
}

/// The sum of flows, without discounting, rounded once.
///
/// # Examples
///
/// ```
/// use bizcase::{dec, decimals, measure::{Outcome, total}};
///
/// assert_eq!(total(&decimals![0.1, 0.2, -0.3]), Outcome::Value(dec!(0)));
/// assert_eq!(total(&decimals!["79228162514264337593543950335", 1]), Outcome::AboveRange);
/// ```
pub fn total(flows: &[Decimal]) -> Outcome<Decimal> {
    sum(flows).into()
}

/// The sum of the flows up to each one, without discounting, each rounded once.
///
/// # Examples
///
/// ```
/// use bizcase::{decimals, measure::{Outcome, cumulative}};
///
/// assert_eq!(cumulative(&decimals![-100, 60, 60]), decimals![-100, -40, 20].map(Outcome::Value));
/// ```
#[must_use]
pub fn cumulative(flows: &[Decimal]) -> Vec<Outcome<Decimal>> {
    cumulative_present_values(Rate::ZERO, Timing::End, flows)
}

/// How many columns from the first on are not discounted.
pub(crate) fn undiscounted(timing: Timing) -> usize {
    match timing {
        Timing::Start => 2,
        Timing::End => 1,
    }
}

fn outcomes(values: Vec<Rounded>) -> Vec<Outcome<Decimal>> {
    values.into_iter().map(Outcome::from).collect()
}
