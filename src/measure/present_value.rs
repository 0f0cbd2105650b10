//! Totals and present values.

use super::discounting::{Discounting, outcomes};
use super::outcome::Outcome;
use crate::exact::present_value::{DiscountFactor, sum};
use crate::time::Timing;
use crate::value::Rate;
use rust_decimal::Decimal;

/// The net present value of flows by column: `sum of flow[t] / (1 + rate)^time(t)`.
///
/// Inflows are positive. Column 0 is the decision date and never discounted; the [`Timing`] says when the flow of a
/// later column falls, and the rate is per period. A spreadsheet's `NPV` differs: it
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
    match undiscounted(timing) {
        Some(columns) => DiscountFactor::at(rate.fraction()).present_value(columns, flows).into(),
        None => Discounting::per_period(rate, timing).npv(flows),
    }
}

/// The present value of each column: `flow[t] / (1 + rate)^time(t)`.
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
    match undiscounted(timing) {
        Some(columns) => outcomes(DiscountFactor::at(rate.fraction()).present_values(columns, flows)),
        None => Discounting::per_period(rate, timing).present_values(flows),
    }
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
    match undiscounted(timing) {
        Some(columns) => outcomes(DiscountFactor::at(rate.fraction()).running(columns, flows)),
        None => Discounting::per_period(rate, timing).cumulative_present_values(flows),
    }
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

/// How many columns from the first on are not discounted, where all others are by whole periods.
pub(super) fn undiscounted(timing: Timing) -> Option<usize> {
    match timing {
        Timing::Start => Some(2),
        Timing::End => Some(1),
        Timing::Middle | Timing::Continuous => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::{BcrRule, CostBenefit, profitability_index, unit_cost};
    use crate::measure::{Payback, benefit_cost_ratio, discounted_payback, discounted_payback_whole};
    use crate::{dec, decimals, percent};

    #[test]
    fn flows_in_the_middle_of_periods_are_discounted_by_half_a_period_less() {
        // At 21 % half a period is a factor of 1.1, so that every figure is rational.
        let (rate, timing, flows) = (percent!(21), Timing::Middle, decimals![-100, 110, 133.1]);
        assert_eq!(npv(rate, timing, &flows), Outcome::Value(dec!(100)));
        assert_eq!(present_values(rate, timing, &flows), decimals![-100, 100, 100].map(Outcome::Value));
        let running = cumulative_present_values(rate, timing, &flows);
        assert_eq!(running, decimals![-100, 0, 100].map(Outcome::Value));
        assert_eq!(discounted_payback(rate, timing, &flows), Payback::After(dec!(1)));
        assert_eq!(discounted_payback_whole(rate, timing, &decimals![-50, 110]), Payback::After(dec!(1)));
        assert_eq!(profitability_index(rate, timing, &decimals![50], &flows), Outcome::Value(dec!(2)));
        assert_eq!(unit_cost(rate, timing, &decimals![0, 110], &decimals![4]), Outcome::Value(dec!(25)));
    }

    #[test]
    fn flows_throughout_periods_have_mean_factors() {
        // mpmath 1.3: 100 (1 - 1/1.1) / ln 1.1, and a ratio in which the mean factor cancels.
        let (rate, timing) = (percent!(10), Timing::Continuous);
        let value = npv(rate, timing, &decimals![0, 100]);
        assert_eq!(value, Outcome::Value(dec!(95.38235170233700038949336879)));
        let streams =
            CostBenefit { benefits: &decimals![0, 0, 110], investment: &decimals![0, 50], running: &[] };
        let ratio = benefit_cost_ratio(BcrRule::Investment, rate, timing, &streams);
        assert_eq!(ratio, Outcome::Value(dec!(2)));
        assert_eq!(npv(Rate::ZERO, timing, &decimals![-1, 100]), Outcome::Value(dec!(99)));
    }
}
