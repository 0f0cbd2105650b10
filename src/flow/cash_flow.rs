//! Signed amounts by column.

use crate::error::{Error, ErrorKind, Errors};
use crate::measure::{self, Irr, MirrRule, Outcome, Payback};
use crate::time::Timing;
use crate::value::{Rate, decimal};
use rust_decimal::Decimal;

/// Signed amounts by column, inflow positive, at least one; column 0 is the decision date.
///
/// Offers the measures of [`measure`] as methods.
///
/// ```
/// use bizcase::{dec, decimals, flow::CashFlow, percent, time::Timing};
///
/// let flow = CashFlow::new(decimals![-1000, 600, 600])?;
/// assert_eq!(flow.npv(percent!(10), Timing::End).value(), Some(dec!(41.32231404958677685950413223)));
/// # Ok::<(), bizcase::Error>(())
/// ```
///
/// ```
/// use bizcase::measure::{MirrRule, Payback};
/// use bizcase::{dec, decimals, flow::CashFlow, percent, time::Timing};
///
/// let flow = CashFlow::new(decimals![-100, 50, 125])?;
/// assert_eq!(flow.payback(), Payback::After(dec!(1.4))); // 50 are left of 100, two fifths of 125
/// assert_eq!(flow.discounted_payback(percent!(25), Timing::End), Payback::After(dec!(1.75)));
///
/// // 100 grow to 50 x 1.2 + 84 = 144 in two years: 20 % a year.
/// let flow = CashFlow::new(decimals![-100, 50, 84])?;
/// let reinvested = MirrRule::Reinvestment { reinvest: percent!(20) };
/// assert_eq!(flow.mirr(reinvested).value(), Some(percent!(20)));
/// # Ok::<(), bizcase::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CashFlow(Vec<Decimal>);

impl CashFlow {
    /// A flow of these amounts, the first at column 0.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`] without any amount.
    pub fn new(amounts: impl Into<Vec<Decimal>>) -> Result<Self, Error> {
        let mut amounts = amounts.into();
        if amounts.is_empty() {
            return Err(Error::new(ErrorKind::Empty, "an empty list", "at least one amount"));
        }
        amounts.iter_mut().for_each(Decimal::normalize_assign);
        Ok(Self(amounts))
    }

    /// The amounts by column.
    #[must_use]
    pub fn amounts(&self) -> &[Decimal] {
        &self.0
    }

    /// The exact sum, rounded once.
    pub fn total(&self) -> Outcome<Decimal> {
        measure::total(&self.0)
    }

    /// [`measure::npv`] of the flow.
    pub fn npv(&self, rate: Rate, timing: Timing) -> Outcome<Decimal> {
        measure::npv(rate, timing, &self.0)
    }

    /// [`measure::irr`] of the flow, which here always has an amount.
    pub fn irr(&self) -> Irr {
        measure::irr(&self.0).expect("a cash flow has at least one amount by construction")
    }

    /// [`measure::mirr()`] of the flow.
    pub fn mirr(&self, rule: MirrRule) -> Outcome<Rate> {
        measure::mirr(rule, &self.0)
    }

    /// [`measure::payback`] of the flow.
    pub fn payback(&self) -> Payback {
        measure::payback(&self.0)
    }

    /// [`measure::discounted_payback`] of the flow.
    pub fn discounted_payback(&self, rate: Rate, timing: Timing) -> Payback {
        measure::discounted_payback(rate, timing, &self.0)
    }
}

impl serde::Serialize for CashFlow {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|&amount| decimal::to_text(amount)))
    }
}

impl<'de> serde::Deserialize<'de> for CashFlow {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let texts = Vec::<String>::deserialize(deserializer)?;
        let amount = |(index, text): (usize, &String)| {
            decimal::parse_decimal(text).map_err(|error| Errors::from(error.within(index)))
        };
        let amounts: Result<Vec<_>, _> = texts.iter().enumerate().map(amount).collect();
        Self::new(amounts.map_err(serde::de::Error::custom)?).map_err(serde::de::Error::custom)
    }
}
