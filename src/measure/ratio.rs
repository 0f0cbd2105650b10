//! Benefits to costs.

use super::outcome::{Outcome, Reason};
use super::worth::worth;
use crate::exact::Real;
use crate::exact::real::by_precision;
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

    /// The numerator and the cost.
    pub(crate) fn terms(self, benefits: Real, investment: Real, running: Real) -> (Real, Real) {
        match self {
            Self::WholeCost => (benefits, investment + running),
            Self::Investment => (benefits - running, investment),
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
    ratio_to_cost(|bits| {
        let worth = |flows| worth(rate, timing, flows, bits);
        rule.terms(worth(streams.benefits), worth(streams.investment), worth(streams.running))
    })
}

/// A numerator over a cost that is above zero.
pub(crate) fn ratio_to_cost(terms: impl Fn(u64) -> (Real, Real)) -> Outcome<Decimal> {
    ratio_to_positive(terms, |sign| match sign {
        Ordering::Less => Reason::NegativeCost,
        Ordering::Equal | Ordering::Greater => Reason::ZeroCost,
    })
}

/// A numerator over a quantity that is above zero.
pub(crate) fn ratio_to_quantity(terms: impl Fn(u64) -> (Real, Real)) -> Outcome<Decimal> {
    ratio_to_positive(terms, |_| Reason::NoQuantity)
}

/// A numerator over a denominator, or a reason by the sign of a denominator that is not above zero.
fn ratio_to_positive(
    terms: impl Fn(u64) -> (Real, Real),
    reason: impl Fn(Ordering) -> Reason,
) -> Outcome<Decimal> {
    by_precision(|bits| {
        let (numerator, denominator) = terms(bits);
        match denominator.sign()? {
            Ordering::Greater => (numerator / denominator).rounded().map(Outcome::from),
            sign => Some(Outcome::Undefined(reason(sign))),
        }
    })
    .unwrap_or(Outcome::Undefined(Reason::Undecided))
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
