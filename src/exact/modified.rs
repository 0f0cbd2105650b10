//! Modified internal rates: outflows brought to one date, inflows to another, and the one rate between them.

use super::power_sum::PowerSum;
use super::present_value::{DiscountFactor, integers};
use super::rates::{Rates, dated_rates};
use super::rational::Rational;
use super::rounding::Rounded;
use num_bigint::BigInt;
use num_traits::Signed;
use rust_decimal::Decimal;

/// Why there is no modified rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Missing {
    /// Nothing is paid out, on balance.
    Outlay,
    /// Nothing comes back, on balance.
    Proceeds,
}

/// The present value of the later outflows, at a factor, joins the first flow: the rate of what is left.
pub(crate) fn discounting(flows: &[Decimal], finance: DiscountFactor) -> Result<Rounded, Missing> {
    let (_, inflows) = parted(flows);
    let outlay = outlay(flows, finance);
    if !outlay.numerator().is_positive() {
        return Err(Missing::Outlay);
    }
    let mut left: Vec<BigInt> = inflows.iter().skip(1).map(|inflow| inflow * outlay.denominator()).collect();
    left.insert(0, -outlay.numerator());
    only_rate(&left)
}

/// The flows after the first are compounded to the end: the rate that makes the first into their sum.
pub(crate) fn reinvestment(flows: &[Decimal], reinvest: DiscountFactor) -> Result<Rounded, Missing> {
    let flows = integers(flows);
    let (first, later) = flows.split_first().ok_or(Missing::Outlay)?;
    rate_between(&Rational::from_integer(-first), &at_the_end(later, reinvest), later.len())
}

/// Outflows are discounted to the start, inflows compounded to the end: the rate that makes the one into the other.
pub(crate) fn combination(
    flows: &[Decimal],
    finance: DiscountFactor,
    reinvest: DiscountFactor,
) -> Result<Rounded, Missing> {
    let (outflows, inflows) = parted(flows);
    let periods = flows.len().saturating_sub(1);
    rate_between(&finance.exact_sum(&outflows), &at_the_end(&inflows, reinvest), periods)
}

/// What is paid out for the inflows that come later, at the start.
fn outlay(flows: &[Decimal], finance: DiscountFactor) -> Rational {
    let (mut outflows, inflows) = parted(flows);
    if let (Some(outflow), Some(inflow)) = (outflows.first_mut(), inflows.first()) {
        *outflow -= inflow;
    }
    finance.exact_sum(&outflows)
}

/// Outflows and inflows by column, each as positive integers in a common unit.
fn parted(flows: &[Decimal]) -> (Vec<BigInt>, Vec<BigInt>) {
    let flows = integers(flows);
    let outflows = flows.iter().map(|flow| (-flow).max(BigInt::ZERO)).collect();
    (outflows, flows.into_iter().map(|flow| flow.max(BigInt::ZERO)).collect())
}

/// The value at the last column of flows that are compounded by the reciprocal of a discount factor.
fn at_the_end(flows: &[BigInt], factor: DiscountFactor) -> Rational {
    let backwards: Vec<BigInt> = flows.iter().rev().cloned().collect();
    factor.reciprocal().exact_sum(&backwards)
}

/// The rate at which an outlay becomes the proceeds after so many periods.
fn rate_between(outlay: &Rational, proceeds: &Rational, periods: usize) -> Result<Rounded, Missing> {
    if !outlay.numerator().is_positive() {
        return Err(Missing::Outlay);
    }
    if !proceeds.numerator().is_positive() || periods == 0 {
        return Err(Missing::Proceeds);
    }
    let mut flows = vec![BigInt::ZERO; periods + 1];
    flows[0] = -outlay.numerator() * proceeds.denominator();
    flows[periods] = proceeds.numerator() * outlay.denominator();
    only_rate(&flows)
}

/// The rate of flows of which the first alone is negative.
fn only_rate(flows: &[BigInt]) -> Result<Rounded, Missing> {
    let held: Vec<usize> = (0..flows.len()).filter(|&column| flows[column] != BigInt::ZERO).collect();
    let gaps = held.windows(2).map(|pair| u32::try_from(pair[1] - pair[0]).unwrap_or(u32::MAX)).collect();
    let amounts = held.iter().map(|&column| flows[column].clone()).collect();
    match dated_rates(&PowerSum::of_wide(amounts, Some(gaps)), 1) {
        Rates::Found(found) => found.rates.first().map(|found| found.rate).ok_or(Missing::Proceeds),
        Rates::Any | Rates::OneSign => Err(Missing::Proceeds),
    }
}
