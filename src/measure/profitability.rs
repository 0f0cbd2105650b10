//! What comes back per unit spent, by name.

use super::outcome::Outcome;
use super::ratio::ratio_to_cost;
use super::worth::worth;
use crate::time::Timing;
use crate::value::Rate;
use rust_decimal::Decimal;
use std::fmt;

/// The profitability index: the present value of what an investment returns over that of the investment.
///
/// It is one where the net present value is zero, and ranks projects under a limit on the capital of one period; it does
/// not choose between projects that exclude each other. The other convention, the net present value over the investment,
/// is less by one. The investment is positive amounts by column, the returns are net of running costs. An investment of
/// zero or less leaves the index [`Outcome::Undefined`] with [`Reason::ZeroCost`](super::Reason::ZeroCost) or
/// [`Reason::NegativeCost`](super::Reason::NegativeCost).
///
/// # Examples
///
/// ```
/// use bizcase::measure::{Outcome, profitability_index};
/// use bizcase::{dec, decimals, percent, time::Timing};
///
/// let index = profitability_index(percent!(10), Timing::End, &decimals![100], &decimals![0, 55, 84.7]);
/// assert_eq!(index, Outcome::Value(dec!(1.2)));
/// ```
pub fn profitability_index(
    rate: Rate,
    timing: Timing,
    investment: &[Decimal],
    returns: &[Decimal],
) -> Outcome<Decimal> {
    ratio_to_cost(|bits| (worth(rate, timing, returns, bits), worth(rate, timing, investment, bits)))
}

/// What "return on investment" means: the definitions differ in substance, so none is a default.
///
/// A third one, savings per unit of additional investment, has a name of its own:
/// [`savings_to_investment_ratio`](super::savings_to_investment_ratio).
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Roi {
    /// `(PV(benefits) - PV(costs)) / PV(costs)`, as Forrester's *Total Economic Impact* has it.
    PresentValue {
        /// The rate per period.
        rate: Rate,
        /// Where in its period a flow falls.
        timing: Timing,
    },
    /// `(benefits - costs) / costs` without discounting, as the ROI Institute (J. J. Phillips) has it.
    Undiscounted,
}

impl Roi {
    /// The word for it in documents.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::PresentValue { .. } => "present-value",
            Self::Undiscounted => "undiscounted",
        }
    }
}

impl fmt::Display for Roi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

/// The return on investment by a declared definition, as a fraction: 0.25 is 25 %.
///
/// Benefits and costs are positive amounts by column; columns past the end of a shorter slice are zero. Costs of zero or
/// less leave it [`Outcome::Undefined`] with [`Reason::ZeroCost`](super::Reason::ZeroCost) or
/// [`Reason::NegativeCost`](super::Reason::NegativeCost).
///
/// # Examples
///
/// ```
/// use bizcase::measure::{Outcome, Roi, return_on_investment};
/// use bizcase::{dec, decimals, percent, time::Timing};
///
/// let roi = |roi| return_on_investment(roi, &decimals![0, 165], &decimals![100, 22]);
/// let discounted = Roi::PresentValue { rate: percent!(10), timing: Timing::End };
/// assert_eq!(roi(discounted), Outcome::Value(dec!(0.25)));
/// assert_eq!(roi(Roi::Undiscounted), Outcome::Value(dec!(0.3524590163934426229508196721)));
/// ```
pub fn return_on_investment(roi: Roi, benefits: &[Decimal], costs: &[Decimal]) -> Outcome<Decimal> {
    let (rate, timing) = match roi {
        Roi::PresentValue { rate, timing } => (rate, timing),
        Roi::Undiscounted => (Rate::ZERO, Timing::End),
    };
    ratio_to_cost(|bits| {
        let total_cost = worth(rate, timing, costs, bits);
        (worth(rate, timing, benefits, bits) - &total_cost, total_cost)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Reason;
    use crate::{decimals, percent};

    #[test]
    fn nothing_spent_gives_no_ratio() {
        let index = profitability_index(percent!(5), Timing::End, &[], &decimals![1]);
        assert_eq!(index, Outcome::Undefined(Reason::ZeroCost));
        let roi = return_on_investment(Roi::Undiscounted, &decimals![1], &decimals![2, -3]);
        assert_eq!(roi, Outcome::Undefined(Reason::NegativeCost));
    }
}
