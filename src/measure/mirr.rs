//! The modified internal rate of return, by its three names.

use super::outcome::{Outcome, Reason};
use crate::exact::modified::{self, Missing};
use crate::exact::present_value::DiscountFactor;
use crate::value::Rate;
use rust_decimal::Decimal;
use std::fmt;

/// Which flows are moved before a modified internal rate is taken, and at which rates.
///
/// Three definitions share the name; they agree for flows with a single outlay at the start and no reinvestment to
/// speak of, and on little else, so none is a default.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MirrRule {
    /// Outflows after column 0 are discounted to it at the finance rate and added to the outlay; the result is the
    /// internal rate of what is left.
    Discounting {
        /// What funds set aside for later outflows earn.
        finance: Rate,
    },
    /// Every flow after column 0 is compounded to the last column at the reinvestment rate.
    Reinvestment {
        /// What inflows earn until the end, and outflows cost.
        reinvest: Rate,
    },
    /// Outflows are discounted to column 0 at the finance rate, inflows compounded to the last column n at the
    /// reinvestment rate, and the rate is `(inflows / outflows)^(1 / n) - 1`: the definition of spreadsheets.
    Combination {
        /// What outflows are financed at.
        finance: Rate,
        /// What inflows earn until the end.
        reinvest: Rate,
    },
}

impl MirrRule {
    /// The word for it in documents.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Discounting { .. } => "discounting",
            Self::Reinvestment { .. } => "reinvestment",
            Self::Combination { .. } => "combination",
        }
    }
}

impl fmt::Display for MirrRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

/// The modified internal rate of return per period, by a declared rule.
///
/// With two rates stated in advance there is at most one answer, unlike for [`irr`](super::irr()). It is undefined, with
/// [`Reason::NoOutlay`] or [`Reason::NoProceeds`], where nothing is paid out or nothing comes back on balance.
///
/// # Examples
///
/// The first example of the documentation of Excel's `MIRR`, which prints 13 %:
///
/// ```
/// use bizcase::{dec, decimals, measure::{MirrRule, mirr}, percent};
///
/// let flows = decimals![-120000, 39000, 30000, 21000, 37000, 46000];
/// let rule = MirrRule::Combination { finance: percent!(10), reinvest: percent!(12) };
/// let rate = mirr(rule, &flows).value().map(|rate| rate.fraction().round_dp(6));
/// assert_eq!(rate, Some(dec!(0.126094)));
/// ```
pub fn mirr(rule: MirrRule, flows: &[Decimal]) -> Outcome<Rate> {
    let factor = |rate: Rate| DiscountFactor::at(rate.fraction());
    let rate = match rule {
        MirrRule::Discounting { finance } => modified::discounting(flows, factor(finance)),
        MirrRule::Reinvestment { reinvest } => modified::reinvestment(flows, factor(reinvest)),
        MirrRule::Combination { finance, reinvest } => {
            modified::combination(flows, factor(finance), factor(reinvest))
        }
    };
    match rate {
        Ok(rate) => rate.into(),
        Err(Missing::Outlay) => Outcome::Undefined(Reason::NoOutlay),
        Err(Missing::Proceeds) => Outcome::Undefined(Reason::NoProceeds),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{decimals, percent};

    #[test]
    fn the_three_rules_move_different_flows() {
        // At 0 % nothing changes in value when it is moved: -100 and -50, then 75 and 75 at the end of two periods.
        let flows = decimals![-100, -50, 200, 16];
        let free = percent!(0);
        let discounting = mirr(MirrRule::Discounting { finance: free }, &flows).value().unwrap();
        assert_eq!(discounting, super::super::irr(&decimals![-150, 0, 200, 16]).unwrap().unique().unwrap());
        let reinvestment = mirr(MirrRule::Reinvestment { reinvest: free }, &flows).value().unwrap();
        assert_eq!(reinvestment, super::super::irr(&decimals![-100, 0, 0, 166]).unwrap().unique().unwrap());
        let combination =
            mirr(MirrRule::Combination { finance: free, reinvest: free }, &flows).value().unwrap();
        assert_eq!(combination, super::super::irr(&decimals![-150, 0, 0, 216]).unwrap().unique().unwrap());
    }

    #[test]
    fn a_rational_root_is_exact() {
        let rule = MirrRule::Combination { finance: percent!(5), reinvest: percent!(10) };
        assert_eq!(mirr(rule, &decimals![-100, 0, 121]), Outcome::Value(percent!(10)));
    }

    #[test]
    fn nothing_paid_out_and_nothing_returned_have_reasons() {
        let ten = percent!(10);
        for rule in [
            MirrRule::Discounting { finance: ten },
            MirrRule::Reinvestment { reinvest: ten },
            MirrRule::Combination { finance: ten, reinvest: ten },
        ] {
            assert_eq!(mirr(rule, &[]), Outcome::Undefined(Reason::NoOutlay), "{rule}");
            assert_eq!(mirr(rule, &decimals![100, 10]), Outcome::Undefined(Reason::NoOutlay), "{rule}");
            assert_eq!(mirr(rule, &decimals![-100]), Outcome::Undefined(Reason::NoProceeds), "{rule}");
            assert_eq!(mirr(rule, &decimals![-100, -10]), Outcome::Undefined(Reason::NoProceeds), "{rule}");
        }
    }
}
