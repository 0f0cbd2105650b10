//! Benefits to costs.

use super::outcome::{Outcome, Reason};
use super::present_value::undiscounted;
use crate::exact::Rational;
use crate::exact::ball::{Ball, decided, decided_sign};
use crate::exact::present_value::DiscountFactor;
use crate::time::Timing;
use crate::value::Rate;
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::fmt;

/// What a benefit-cost ratio divides by what.
///
/// The rules agree on whether the ratio exceeds one where all costs are positive, and on nothing else: with
/// savings in running costs they give different ratios for the same net present value, so none is a default.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BcrRule {
    /// `PV(benefits) / (PV(investment) + PV(running))`: every cost is in the denominator, and savings reduce it.
    WholeCost,
    /// `(PV(benefits) - PV(running)) / PV(investment)`: running costs and savings are in the numerator, and only
    /// the scarce investment is in the denominator.
    Investment,
}

impl BcrRule {
    /// Every one of them.
    pub const ALL: &'static [Self] = &[Self::WholeCost, Self::Investment];

    /// The word for it in documents.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::WholeCost => "whole-cost",
            Self::Investment => "investment",
        }
    }
}

impl fmt::Display for BcrRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

/// What a benefit-cost ratio compares, by column, as amounts: a cost is positive.
///
/// Against a baseline the amounts are differences and may be negative: a saving is a negative running cost.
/// Columns past the end of a shorter slice are zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CostBenefit<'a> {
    /// Benefits less dis-benefits.
    pub benefits: &'a [Decimal],
    /// Costs of bringing the alternative about.
    pub investment: &'a [Decimal],
    /// Costs of running it.
    pub running: &'a [Decimal],
}

/// The benefit-cost ratio by a declared rule.
///
/// All three streams are discounted as [`npv`](super::npv) discounts. A ratio to nothing or to less than nothing
/// says nothing, so a denominator of zero or below is [`Outcome::Undefined`] with [`Reason::ZeroCost`] or
/// [`Reason::NegativeCost`].
///
/// # Examples
///
/// An investment of 100 that saves 20 of running cost and brings 140, all in one period at 0 %:
///
/// ```
/// use bizcase::measure::{BcrRule, CostBenefit, Outcome, benefit_cost_ratio};
/// use bizcase::{dec, decimals, percent, time::Timing};
///
/// let streams = CostBenefit {
///     benefits: &decimals![0, 140],
///     investment: &decimals![100],
///     running: &decimals![0, -20],
/// };
/// let ratio = |rule| benefit_cost_ratio(rule, percent!(0), Timing::End, &streams);
/// assert_eq!(ratio(BcrRule::WholeCost), Outcome::Value(dec!(1.75)));
/// assert_eq!(ratio(BcrRule::Investment), Outcome::Value(dec!(1.6)));
/// ```
pub fn benefit_cost_ratio(
    rule: BcrRule,
    rate: Rate,
    timing: Timing,
    streams: &CostBenefit<'_>,
) -> Outcome<Decimal> {
    let CostBenefit { benefits, investment, running } = *streams;
    let (factor, undiscounted) = (DiscountFactor::at(rate.fraction()), undiscounted(timing));
    let ball = |flows, bits| factor.enclosed(undiscounted, flows, bits);
    let exact = |flows| factor.exact(undiscounted, flows);
    let enclosed = |bits| -> (Ball, Ball) {
        let (benefits, investment, running) =
            (ball(benefits, bits), ball(investment, bits), ball(running, bits));
        match rule {
            BcrRule::WholeCost => (benefits, investment.plus(&running, bits)),
            BcrRule::Investment => (benefits.minus(&running, bits), investment),
        }
    };
    let fractions = || match rule {
        BcrRule::WholeCost => (exact(benefits), &exact(investment) + &exact(running)),
        BcrRule::Investment => (&exact(benefits) - &exact(running), exact(investment)),
    };
    match decided_sign(|bits| enclosed(bits).1, || fractions().1) {
        Ordering::Less => Outcome::Undefined(Reason::NegativeCost),
        Ordering::Equal => Outcome::Undefined(Reason::ZeroCost),
        Ordering::Greater => {
            let ratio = |bits| {
                let (numerator, cost) = enclosed(bits);
                numerator.over(&cost, bits)
            };
            decided(ratio, || {
                let (numerator, cost) = fractions();
                numerator.checked_div(&cost).expect("the cost is positive")
            })
            .into()
        }
    }
}

/// [`benefit_cost_ratio`] of exact present values.
pub(crate) fn ratio_of_values(
    rule: BcrRule,
    benefits: &Rational,
    investment: &Rational,
    running: &Rational,
) -> Outcome<Decimal> {
    match rule {
        BcrRule::WholeCost => ratio_to_cost(benefits, &(investment + running)),
        BcrRule::Investment => ratio_to_cost(&(benefits - running), investment),
    }
}

/// `numerator / cost`, where the cost is above zero.
pub(super) fn ratio_to_cost(numerator: &Rational, cost: &Rational) -> Outcome<Decimal> {
    match cost.signum() {
        Ordering::Less => Outcome::Undefined(Reason::NegativeCost),
        Ordering::Equal => Outcome::Undefined(Reason::ZeroCost),
        Ordering::Greater => numerator.checked_div(cost).expect("the cost is positive").round().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{decimals, percent};

    #[test]
    fn savings_beyond_the_investment_leave_no_cost_to_divide_by() {
        let streams = CostBenefit {
            benefits: &decimals![0, 10],
            investment: &decimals![50],
            running: &decimals![0, -80],
        };
        let ratio = |rule| benefit_cost_ratio(rule, percent!(0), Timing::End, &streams);
        assert_eq!(ratio(BcrRule::WholeCost), Outcome::Undefined(Reason::NegativeCost));
        assert_eq!(ratio(BcrRule::Investment), Outcome::Value(crate::dec!(1.8)));
    }
}
