//! When an outlay has come back.

use super::discounting::Discounting;
use super::present_value::undiscounted;
use crate::exact::Rounded;
use crate::exact::present_value::DiscountFactor;
use crate::time::Timing;
use crate::value::{Rate, decimal};
use rust_decimal::Decimal;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::fmt;

/// When the cumulative flow reaches zero for good.
///
/// Serialises as `{"verdict": "after", "periods": "2.5"}`, the other two as the verdict alone.
///
/// ```
/// use bizcase::{dec, decimals, measure::{Payback, payback}};
///
/// let after = payback(&decimals![-100, 40, 40, 40]);
/// assert_eq!((after.verdict(), after.periods()), ("after", Some(dec!(2.5))));
/// assert_eq!((Payback::Never.verdict(), Payback::Never.periods()), ("never", None));
/// ```
#[must_use]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Payback {
    /// The cumulative flow is never below zero: there is nothing to pay back.
    Immediate,
    /// So many periods after the decision date.
    After(Decimal),
    /// The cumulative flow is below zero at the end.
    Never,
}

impl Payback {
    /// The number of periods: zero for [`Immediate`](Payback::Immediate), none for [`Never`](Payback::Never).
    #[must_use]
    pub fn periods(self) -> Option<Decimal> {
        match self {
            Self::Immediate => Some(Decimal::ZERO),
            Self::After(periods) => Some(periods),
            Self::Never => None,
        }
    }

    /// By the last column that leaves the running value negative, and where the value crosses zero after it.
    pub(crate) fn by_last_negative(
        last_negative: Option<usize>,
        columns: usize,
        crossing: impl FnOnce(usize) -> Rounded,
    ) -> Self {
        match last_negative {
            None => Self::Immediate,
            Some(column) if column + 1 == columns => Self::Never,
            Some(column) => Self::After(match crossing(column) {
                Rounded::Value(periods) => periods,
                // A crossing lies within the columns, whose number any decimal can hold.
                Rounded::AboveRange | Rounded::BelowRange => Decimal::from(column + 1),
            }),
        }
    }

    /// The word for it in documents.
    #[must_use]
    pub fn verdict(self) -> &'static str {
        match self {
            Self::Immediate => "immediate",
            Self::After(_) => "after",
            Self::Never => "never",
        }
    }
}

impl fmt::Display for Payback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Immediate | Self::Never => f.pad(self.verdict()),
            Self::After(periods) => write!(f, "after {periods} periods"),
        }
    }
}

impl Serialize for Payback {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let periods = if let Self::After(periods) = self { Some(decimal::to_text(*periods)) } else { None };
        let fields = 1 + usize::from(periods.is_some());
        let mut out = serializer.serialize_struct("Payback", fields)?;
        out.serialize_field("verdict", self.verdict())?;
        match periods {
            Some(periods) => out.serialize_field("periods", &periods)?,
            None => out.skip_field("periods")?,
        }
        out.end()
    }
}

/// Returns when the cumulative flow reaches zero for good, in periods after the decision date.
///
/// The fraction within a period assumes an even flow, as spreadsheets do; for the other convention, which counts
/// the whole period, see [`payback_whole`]. A flow that recovers and turns negative again has its *last* crossing
/// reported. A cumulative flow of exactly zero has paid back; one that is never below zero, that of no flows
/// among them, is [`Payback::Immediate`].
///
/// # Examples
///
/// ```
/// use bizcase::{dec, decimals, measure::{Payback, payback}};
///
/// assert_eq!(payback(&decimals![-100, 40, 40, 40]), Payback::After(dec!(2.5)));
/// assert_eq!(payback(&decimals![-100, 150, -100, 100]), Payback::After(dec!(2.5)));
/// assert_eq!(payback(&decimals![-100, 100, 0]), Payback::After(dec!(1)));
/// assert_eq!(payback(&decimals![-100, 40]), Payback::Never);
/// assert_eq!(payback(&decimals![0, 40]), Payback::Immediate);
/// ```
pub fn payback(flows: &[Decimal]) -> Payback {
    discounted_payback(Rate::ZERO, Timing::End, flows)
}

/// Returns the first whole period at whose end the cumulative flow has reached zero for good.
///
/// This is the textbook's payback rule; [`payback`] gives the fraction of the period as well.
///
/// # Examples
///
/// Project A of Brealey and Myers, *Principles of Corporate Finance*, payback rule:
///
/// ```
/// use bizcase::{dec, decimals, measure::{Payback, payback, payback_whole}};
///
/// let flows = decimals![-2000, 500, 500, 5000];
/// assert_eq!(payback_whole(&flows), Payback::After(dec!(3)));
/// assert_eq!(payback(&flows), Payback::After(dec!(2.2)));
/// ```
pub fn payback_whole(flows: &[Decimal]) -> Payback {
    discounted_payback_whole(Rate::ZERO, Timing::End, flows)
}

/// Returns when the cumulative *present value* reaches zero for good, in periods after the decision date.
///
/// As [`payback`], with each column discounted as [`npv`](super::npv) discounts it. The timing changes the
/// discounting alone: in either case the present value of a column accrues evenly over its period.
///
/// # Examples
///
/// ```
/// use bizcase::{dec, decimals, measure::{Payback, discounted_payback}, percent, time::Timing};
///
/// let flows = decimals![-100, 75, 125];
/// assert_eq!(discounted_payback(percent!(25), Timing::End, &flows), Payback::After(dec!(1.5)));
/// ```
pub fn discounted_payback(rate: Rate, timing: Timing, flows: &[Decimal]) -> Payback {
    let Some(undiscounted) = undiscounted(timing) else {
        return Discounting::per_period(rate, timing).discounted_payback(flows);
    };
    let factor = DiscountFactor::at(rate.fraction());
    Payback::by_last_negative(factor.last_negative(undiscounted, flows), flows.len(), |column| {
        factor.crossing(undiscounted, flows, column)
    })
}

/// Returns the first whole period at whose end the cumulative present value has reached zero for good.
///
/// # Examples
///
/// ```
/// use bizcase::{dec, decimals, measure::{Payback, discounted_payback_whole}, percent, time::Timing};
///
/// let flows = decimals![-100, 75, 125];
/// assert_eq!(discounted_payback_whole(percent!(25), Timing::End, &flows), Payback::After(dec!(2)));
/// ```
pub fn discounted_payback_whole(rate: Rate, timing: Timing, flows: &[Decimal]) -> Payback {
    let last_negative = match undiscounted(timing) {
        Some(columns) => DiscountFactor::at(rate.fraction()).last_negative(columns, flows),
        None => Discounting::per_period(rate, timing).last_negative(flows),
    };
    let whole = |column| Rounded::Value(Decimal::from(column + 1));
    Payback::by_last_negative(last_negative, flows.len(), whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dec, decimals, percent};

    #[test]
    fn no_flow_and_zero_flows_have_nothing_to_pay_back() {
        assert_eq!(payback(&[]), Payback::Immediate);
        assert_eq!(payback_whole(&decimals![0, 0]), Payback::Immediate);
        assert_eq!(discounted_payback(percent!(5), Timing::End, &decimals![0]), Payback::Immediate);
    }

    #[test]
    fn a_late_outlay_moves_the_crossing_behind_it() {
        let mine = decimals![-100, 300, -250, 25, 50];
        assert_eq!(payback(&mine), Payback::After(dec!(3.5)));
        assert_eq!(payback_whole(&mine), Payback::After(dec!(4)));
        assert_eq!(payback(&decimals![-100, 300, -250]), Payback::Never);
    }

    #[test]
    fn the_fraction_is_rounded_once() {
        let thirds = decimals![-100, 0, 300];
        assert_eq!(payback(&thirds), Payback::After(dec!(1.333333333333333333333333333)));
    }

    #[test]
    fn the_verdict_and_the_periods_serialise() {
        let json = |payback: Payback| serde_json::to_string(&payback).unwrap();
        assert_eq!(json(Payback::After(dec!(2.50))), r#"{"verdict":"after","periods":"2.5"}"#);
        assert_eq!(json(Payback::Never), r#"{"verdict":"never"}"#);
    }
}
