//! Laws of measures and rates of interest.

use super::{Violation, same};
use crate::measure::Outcome;
use crate::strategies::RatedFlow;
use crate::value::Rate;
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::fmt::Debug;

/// A [conventional flow](crate::strategies::conventional_flows), outlay first and inflows after it, is worth no more at the
/// higher of two rates.
///
/// # Errors
///
/// The [`Violation`].
///
/// ```
/// use bizcase::prelude::*;
/// use bizcase::measure::npv;
/// use bizcase::strategies::laws;
///
/// let flow = decimals![-100, 60, 60];
/// let rates = [percent!(8), percent!(3)];
/// laws::falls_as_the_rate_rises(|rate, flow| npv(rate, Timing::End, flow), &flow, rates)?;
///
/// // A value at the end of the flow rises with the rate.
/// let compounded = |rate: Rate, flow: &[Decimal]| {
///     let growth = dec!(1) + rate.fraction();
///     Outcome::Value(flow.iter().fold(dec!(0), |value, amount| value * growth + amount))
/// };
/// assert!(laws::falls_as_the_rate_rises(compounded, &decimals![-1, 60, 60], rates).is_err());
/// # Ok::<(), laws::Violation>(())
/// ```
pub fn falls_as_the_rate_rises(
    measure: impl Fn(Rate, &[Decimal]) -> Outcome<Decimal>,
    flow: &[Decimal],
    rates: [Rate; 2],
) -> Result<(), Violation> {
    let (low, high) = (rates[0].min(rates[1]), rates[0].max(rates[1]));
    let (at_low, at_high) = (measure(low, flow), measure(high, flow));
    if at_low.compare(&at_high) != Some(Ordering::Less) {
        return Ok(());
    }
    let expected = format!("at most {at_low} at {high}, as that is what the flow is worth at {low}");
    Err(Violation::new("monotonicity in the rate", expected, format!("{at_high} for {flow:?}")))
}

/// A positive multiple of a flow has the same answer as the flow: the measure has no unit of money.
///
/// Multiples that no decimal holds violate nothing.
///
/// # Errors
///
/// The [`Violation`].
///
/// ```
/// use bizcase::prelude::*;
/// use bizcase::measure::{irr, npv};
/// use bizcase::strategies::laws;
///
/// let flow = decimals![-100, 60, 60];
/// laws::unmoved_by_scale(|flow| irr(flow), &flow, dec!(1000))?;
/// assert!(laws::unmoved_by_scale(|flow| npv(percent!(3), Timing::End, flow), &flow, dec!(1000)).is_err());
/// # Ok::<(), laws::Violation>(())
/// ```
pub fn unmoved_by_scale<T: PartialEq + Debug>(
    measure: impl Fn(&[Decimal]) -> T,
    flow: &[Decimal],
    factor: Decimal,
) -> Result<(), Violation> {
    let larger: Option<Vec<Decimal>> = flow.iter().map(|amount| times(*amount, factor)).collect();
    match larger {
        Some(larger) => {
            let because = format!("as for {flow:?} before it was multiplied by {factor}");
            same("scale", &measure(flow), &because, &measure(&larger))
        }
        None => Ok(()),
    }
}

/// The product, where a decimal holds it without rounding.
fn times(amount: Decimal, factor: Decimal) -> Option<Decimal> {
    let digits = |value: Decimal| value.mantissa().checked_ilog10().map_or(0, |exponent| exponent + 1);
    let product = amount.checked_mul(factor)?;
    let is_exact = product.is_zero() || product.scale() == amount.scale() + factor.scale();
    (is_exact && digits(product.abs()) <= 28).then_some(product)
}

/// A flow that was made from chosen rates has those rates, each as often as it was chosen, and no other.
///
/// The closure answers with the rates in ascending order, each with its multiplicity.
///
/// # Errors
///
/// The [`Violation`].
///
/// ```
/// use bizcase::prelude::*;
/// use bizcase::measure::irr;
/// use bizcase::strategies::{laws, proptest::prelude::*, rated_flows};
///
/// let ours = |flow: &[Decimal]| {
///     let found = irr(flow).map(|found| found.rates().to_vec()).unwrap_or_default();
///     found.iter().filter_map(|rate| Some((rate.rate().value()?, rate.multiplicity()))).collect()
/// };
/// proptest!(|(flow in rated_flows(0..=4))| {
///     laws::finds_every_rate(ours, &flow)?;
///
///     // One that stops at the first rate, as most programs do.
///     let first = |flow: &[Decimal]| ours(flow).into_iter().take(1).collect();
///     prop_assert_eq!(laws::finds_every_rate(first, &flow).is_ok(), flow.rates().len() <= 1);
/// });
/// ```
pub fn finds_every_rate(
    measure: impl Fn(&[Decimal]) -> Vec<(Rate, usize)>,
    flow: &RatedFlow,
) -> Result<(), Violation> {
    let found = measure(flow.amounts());
    if found == flow.rates() {
        return Ok(());
    }
    let expected = format!("{}, the rates that the flow was made from", said(flow.rates()));
    let found = format!("{} for {:?}", said(&found), flow.amounts());
    Err(Violation::new("inverse of rates and flow", expected, found))
}

fn said(rates: &[(Rate, usize)]) -> String {
    let one = |(rate, times): &(Rate, usize)| match times {
        1 => rate.to_percent(),
        times => format!("{} ({times} times)", rate.to_percent()),
    };
    match rates {
        [] => "no rate".to_owned(),
        rates => rates.iter().map(one).collect::<Vec<_>>().join(", "),
    }
}
