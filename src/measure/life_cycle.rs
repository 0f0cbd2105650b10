//! Life-cycle costs and what an alternative saves of them.
//!
//! Source: NIST Handbook 135, *Life-Cycle Costing Manual for the Federal Energy Management Program* (2022), and the
//! standards ASTM E917, E964, E1057 and E1074 that it shares its definitions with.

use super::outcome::{Outcome, Reason};
use super::ratio::ratio_to_cost;
use super::worth::worth;
use crate::error::{Error, ErrorKind};
use crate::exact::real::by_precision;
use crate::exact::{Rational, Real};
use crate::limits;
use crate::time::Timing;
use crate::value::Rate;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// The costs of an alternative over the study period, by column, as positive amounts.
///
/// Columns past the end of a slice are zero. Energy, water, operation, maintenance and repair are operation. Capital is
/// investment: the initial cost and replacements, less what is left at the end as a negative cost. Where a replacement is
/// counted as operation instead, the savings-to-investment ratio changes and the net savings do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LifeCycle<'a> {
    /// Initial investment and replacements, less residual values.
    pub investment: &'a [Decimal],
    /// Everything that is no investment.
    pub operation: &'a [Decimal],
}

/// The life-cycle cost: the present value of all costs.
///
/// Of alternatives that serve equally well over one study period, the one with the lowest is the most economical.
///
/// # Examples
///
/// ```
/// use bizcase::measure::{LifeCycle, Outcome, life_cycle_cost};
/// use bizcase::{dec, decimals, percent, time::Timing};
///
/// let boiler = LifeCycle { investment: &decimals![1000, 0, -121], operation: &decimals![0, 110, 121] };
/// assert_eq!(life_cycle_cost(percent!(10), Timing::End, &boiler), Outcome::Value(dec!(1100)));
/// ```
pub fn life_cycle_cost(rate: Rate, timing: Timing, alternative: &LifeCycle<'_>) -> Outcome<Decimal> {
    Outcome::of(|bits| total(rate, timing, alternative, bits))
}

/// What the alternative saves over the study period: the life-cycle cost of the base case less its own.
///
/// # Examples
///
/// ```
/// use bizcase::measure::{LifeCycle, Outcome, net_savings};
/// use bizcase::{dec, decimals, percent, time::Timing};
///
/// let base = LifeCycle { investment: &[], operation: &decimals![0, 220, 242] };
/// let heat_pump = LifeCycle { investment: &decimals![200], operation: &decimals![0, 55, 60.5] };
/// assert_eq!(net_savings(percent!(10), Timing::End, &base, &heat_pump), Outcome::Value(dec!(100)));
/// ```
pub fn net_savings(
    rate: Rate,
    timing: Timing,
    base: &LifeCycle<'_>,
    alternative: &LifeCycle<'_>,
) -> Outcome<Decimal> {
    Outcome::of(|bits| total(rate, timing, base, bits) - total(rate, timing, alternative, bits))
}

/// The savings-to-investment ratio: the present value of the operation that the alternative saves, over that of the
/// investment that it adds.
///
/// It exceeds one where the net savings are positive. It ranks independent projects under a limit on capital and does not
/// choose between alternatives that exclude each other. Where the alternative adds no investment it is
/// [`Outcome::Undefined`] with [`Reason::ZeroCost`] or [`Reason::NegativeCost`].
///
/// # Examples
///
/// ```
/// use bizcase::measure::{LifeCycle, Outcome, savings_to_investment_ratio};
/// use bizcase::{dec, decimals, percent, time::Timing};
///
/// let base = LifeCycle { investment: &[], operation: &decimals![0, 220, 242] };
/// let heat_pump = LifeCycle { investment: &decimals![200], operation: &decimals![0, 55, 60.5] };
/// let ratio = savings_to_investment_ratio(percent!(10), Timing::End, &base, &heat_pump);
/// assert_eq!(ratio, Outcome::Value(dec!(1.5)));
/// ```
pub fn savings_to_investment_ratio(
    rate: Rate,
    timing: Timing,
    base: &LifeCycle<'_>,
    alternative: &LifeCycle<'_>,
) -> Outcome<Decimal> {
    let difference = Difference { rate, timing, base, alternative };
    ratio_to_cost(|bits| (difference.savings(bits), difference.investment(bits)))
}

/// The adjusted internal rate of return: `(1 + rate) * SIR^(1 / periods) - 1`, with the
/// [`savings_to_investment_ratio`] SIR of the study period.
///
/// It is the yield of the additional investment where what is saved is reinvested at the discount rate until the end of
/// the study period; the internal rate of return assumes reinvestment at itself. Savings of zero or less have no such
/// rate: [`Outcome::Undefined`] with [`Reason::NoSavings`].
///
/// # Errors
///
/// [`ErrorKind::OutOfRange`] for a study period of no period; [`ErrorKind::OverLimit`] beyond [`limits::PERIODS`].
///
/// # Examples
///
/// ```
/// use bizcase::measure::{LifeCycle, Outcome, adjusted_internal_rate_of_return};
/// use bizcase::{decimals, percent, time::Timing};
///
/// let base = LifeCycle { investment: &[], operation: &decimals![0, 220, 242] };
/// let heat_pump = LifeCycle { investment: &decimals![100], operation: &decimals![0, 0, 211.75] };
/// // SIR = (200 + 200 - 175) / 100 = 2.25 = 1.5^2.
/// let rate = adjusted_internal_rate_of_return(percent!(10), Timing::End, 2, &base, &heat_pump)?;
/// assert_eq!(rate, Outcome::Value(percent!(65)));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn adjusted_internal_rate_of_return(
    rate: Rate,
    timing: Timing,
    periods: u32,
    base: &LifeCycle<'_>,
    alternative: &LifeCycle<'_>,
) -> Result<Outcome<Rate>, Error> {
    check_periods(periods)?;
    let difference = Difference { rate, timing, base, alternative };
    let investment = by_precision(|bits| difference.investment(bits).sign());
    let savings = by_precision(|bits| difference.savings(bits).sign());
    match (investment, savings) {
        (Some(Ordering::Less), _) => return Ok(Outcome::Undefined(Reason::NegativeCost)),
        (Some(Ordering::Equal) | None, _) => return Ok(Outcome::Undefined(Reason::ZeroCost)),
        (Some(Ordering::Greater), Some(Ordering::Greater)) => {}
        (Some(Ordering::Greater), _) => return Ok(Outcome::Undefined(Reason::NoSavings)),
    }
    let part = Rational::new(1.into(), periods.into()).expect("there is at least one period");
    let growth = Real::from(rate.fraction()) + 1;
    let ratio = |bits| difference.savings(bits) / difference.investment(bits);
    Ok(Outcome::of(|bits| &growth * ratio(bits).to_the(&part, bits) - 1))
}

fn check_periods(periods: u32) -> Result<(), Error> {
    let kind = match periods {
        0 => ErrorKind::OutOfRange,
        1..=limits::PERIODS => return Ok(()),
        _ => ErrorKind::OverLimit,
    };
    let expected = format!("1 to {} periods", limits::PERIODS);
    Err(Error::new(kind, periods.to_string(), expected).within("periods"))
}

/// All costs of an alternative in formulas.
fn total(rate: Rate, timing: Timing, costs: &LifeCycle<'_>, bits: u64) -> Real {
    worth(rate, timing, costs.investment, bits) + worth(rate, timing, costs.operation, bits)
}

/// What an alternative saves and adds against a base case, as present values in formulas.
struct Difference<'a> {
    rate: Rate,
    timing: Timing,
    base: &'a LifeCycle<'a>,
    alternative: &'a LifeCycle<'a>,
}

impl Difference<'_> {
    fn savings(&self, bits: u64) -> Real {
        self.of(self.base.operation, self.alternative.operation, bits)
    }

    fn investment(&self, bits: u64) -> Real {
        self.of(self.alternative.investment, self.base.investment, bits)
    }

    fn of(&self, one: &[Decimal], other: &[Decimal], bits: u64) -> Real {
        worth(self.rate, self.timing, one, bits) - worth(self.rate, self.timing, other, bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dec, decimals, percent};

    fn rate_of(periods: u32, savings: Decimal, investment: Decimal) -> Result<Outcome<Rate>, Error> {
        let base = LifeCycle { investment: &[], operation: &[savings] };
        let alternative = LifeCycle { investment: &[investment], operation: &[] };
        adjusted_internal_rate_of_return(percent!(10), Timing::End, periods, &base, &alternative)
    }

    #[test]
    fn a_ratio_of_one_yields_the_discount_rate_and_a_square_its_root() {
        assert_eq!(rate_of(25, dec!(70), dec!(70)).unwrap(), Outcome::Value(percent!(10)));
        assert_eq!(rate_of(2, dec!(144), dec!(100)).unwrap(), Outcome::Value(percent!(32)));
    }

    #[test]
    fn without_savings_or_investment_there_is_no_rate() {
        let reason = |savings, investment| rate_of(5, savings, investment).unwrap().reason();
        assert_eq!(reason(dec!(0), dec!(5)), Some(Reason::NoSavings));
        assert_eq!(reason(dec!(-1), dec!(5)), Some(Reason::NoSavings));
        assert_eq!(reason(dec!(1), dec!(0)), Some(Reason::ZeroCost));
        assert_eq!(reason(dec!(1), dec!(-5)), Some(Reason::NegativeCost));
        assert_eq!(rate_of(0, dec!(1), dec!(1)).unwrap_err().kind(), ErrorKind::OutOfRange);
        assert_eq!(rate_of(1201, dec!(1), dec!(1)).unwrap_err().kind(), ErrorKind::OverLimit);
    }

    #[test]
    fn savings_in_operation_and_a_residual_value_lower_the_cost() {
        let lasting = LifeCycle { investment: &decimals![100, -40], operation: &decimals![0, 30] };
        assert_eq!(life_cycle_cost(percent!(0), Timing::End, &lasting), Outcome::Value(dec!(90)));
    }
}
