//! Modified internal rates: outflows brought to one date, inflows to another, and the one rate between them.

use super::ball::{Ball, PRECISIONS, decided_sign, settled};
use super::power_sum::PowerSum;
use super::present_value::{DiscountFactor, integers};
use super::rates::{Rates, dated_rates};
use super::rational::Rational;
use super::rounding::Rounded;
use num_bigint::BigInt;
use num_traits::{One, Zero};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Why there is no modified rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Missing {
    /// Nothing is paid out, on balance.
    Outlay,
    /// Nothing comes back, on balance.
    Proceeds,
}

/// Columns up to which rates are found from exact integers, in the quickest way. Each integer is as long as the common
/// denominator, so that longer flows would take time and memory by the square of their number.
const EXACT_COLUMNS: usize = 1_201;

/// The present value of the later outflows, at a factor, joins the first flow: the rate of what is left.
pub(crate) fn discounting(flows: &[Decimal], finance: DiscountFactor) -> Result<Rounded, Missing> {
    let (mut outflows, inflows) = parted(flows);
    if let (Some(outflow), Some(inflow)) = (outflows.first_mut(), inflows.first()) {
        *outflow -= inflow;
    }
    let outlay = Sum { coefficients: outflows, factor: finance };
    if outlay.sign() != Ordering::Greater {
        return Err(Missing::Outlay);
    }
    let inflows = inflows.get(1..).unwrap_or_default();
    if inflows.iter().all(Zero::is_zero) {
        return Err(Missing::Proceeds);
    }
    if flows.len() > EXACT_COLUMNS {
        return Ok(rate_by_halving(&outlay, inflows));
    }
    let outlay = outlay.exact();
    let later = inflows.iter().map(|inflow| inflow * outlay.denominator());
    only_rate(&[-outlay.numerator()].into_iter().chain(later).collect::<Vec<_>>())
}

/// The flows after the first are compounded to the end: the rate that makes the first into their sum.
pub(crate) fn reinvestment(flows: &[Decimal], reinvest: DiscountFactor) -> Result<Rounded, Missing> {
    let flows = integers(flows);
    let (first, later) = flows.split_first().ok_or(Missing::Outlay)?;
    rate_between(
        &Sum { coefficients: vec![-first], factor: reinvest },
        &at_the_end(later, reinvest),
        later.len(),
    )
}

/// Outflows are discounted to the start, inflows compounded to the end: the rate that makes the one into the other.
pub(crate) fn combination(
    flows: &[Decimal],
    finance: DiscountFactor,
    reinvest: DiscountFactor,
) -> Result<Rounded, Missing> {
    let (outflows, inflows) = parted(flows);
    let periods = flows.len().saturating_sub(1);
    rate_between(&Sum { coefficients: outflows, factor: finance }, &at_the_end(&inflows, reinvest), periods)
}

/// A sum of integers times powers of a factor, enclosed or exact.
struct Sum {
    coefficients: Vec<BigInt>,
    factor: DiscountFactor,
}

impl Sum {
    fn enclosed(&self, bits: u64) -> Ball {
        self.factor.enclosed_sum(&self.coefficients, bits)
    }

    fn exact(&self) -> Rational {
        self.factor.exact_sum(&self.coefficients)
    }

    fn sign(&self) -> Ordering {
        decided_sign(|bits| self.enclosed(bits), || self.exact())
    }
}

/// Outflows and inflows by column, each as positive integers in a common unit.
fn parted(flows: &[Decimal]) -> (Vec<BigInt>, Vec<BigInt>) {
    let flows = integers(flows);
    let outflows = flows.iter().map(|flow| (-flow).max(BigInt::ZERO)).collect();
    (outflows, flows.into_iter().map(|flow| flow.max(BigInt::ZERO)).collect())
}

/// The value at the last column of flows that are compounded by the reciprocal of a discount factor.
fn at_the_end(flows: &[BigInt], factor: DiscountFactor) -> Sum {
    Sum { coefficients: flows.iter().rev().cloned().collect(), factor: factor.reciprocal() }
}

/// The rate at which an outlay becomes the proceeds after so many periods.
fn rate_between(outlay: &Sum, proceeds: &Sum, periods: usize) -> Result<Rounded, Missing> {
    if outlay.sign() != Ordering::Greater {
        return Err(Missing::Outlay);
    }
    if periods == 0 || proceeds.sign() != Ordering::Greater {
        return Err(Missing::Proceeds);
    }
    let enclosed = |bits| {
        let growth = proceeds.enclosed(bits).over(&outlay.enclosed(bits), bits)?;
        Some(growth.fractional_power(1, periods as u64, bits)?.minus(&Ball::exactly(1), bits))
    };
    let certain = || PRECISIONS.into_iter().find_map(|bits| enclosed(bits)?.rounded());
    if let Some(rate) = (periods >= EXACT_COLUMNS).then(certain).flatten() {
        return Ok(rate);
    }
    let (outlay, proceeds) = (outlay.exact(), proceeds.exact());
    let mut flows = vec![BigInt::ZERO; periods + 1];
    flows[0] = -outlay.numerator() * proceeds.denominator();
    flows[periods] = proceeds.numerator() * outlay.denominator();
    only_rate(&flows)
}

/// The rate at which later inflows, the first after one period, are worth an outlay; there is an inflow.
///
/// Their worth grows with the factor that discounts them, so that its sign against the outlay halves an interval, in
/// balls, until all rates inside round to the same. A rate that stays at a tie is taken for it.
fn rate_by_halving(outlay: &Sum, inflows: &[BigInt]) -> Rounded {
    // Growth factors outside these powers of two are out of the range of rates.
    const EXPONENTS: (i64, i64) = (-98, 98);
    const HALVINGS: u32 = 512;
    let outlays = PRECISIONS.map(|bits| (bits, outlay.enclosed(bits)));
    let is_too_small = |factor: &Ball| {
        let sign = |(bits, outlay): &(u64, Ball)| worth(inflows, factor, *bits).minus(outlay, *bits).sign();
        outlays.iter().find_map(sign).unwrap_or(Ordering::Equal) == Ordering::Less
    };
    let (mut none, mut enough) = EXPONENTS;
    if is_too_small(&Ball::exactly(1).shifted(enough)) {
        return Rounded::Value(Decimal::NEGATIVE_ONE);
    }
    if !is_too_small(&Ball::exactly(1).shifted(none)) {
        return Rounded::AboveRange;
    }
    while enough - none > 1 {
        let middle = none + (enough - none) / 2;
        if is_too_small(&Ball::exactly(1).shifted(middle)) { none = middle } else { enough = middle }
    }
    // The factor lies between `low` and `low + 1` in units of 2^exponent.
    let (mut low, mut exponent) = (BigInt::one(), none);
    let mut rates = Ball::exactly(0);
    for _ in 0..HALVINGS {
        low <<= 1u32;
        exponent -= 1;
        if is_too_small(&Ball::exactly(&low + 1u32).shifted(exponent)) {
            low += 1u32;
        }
        let factor = Ball::of_fixed(&low * 2u32 + 1u32, BigInt::one(), 1).shifted(exponent);
        rates = rate_of(&factor);
        if let Some(rate) = rates.rounded() {
            return rate;
        }
    }
    settled(|_| Some(rates.clone()))
}

/// What inflows, the first after one period, are worth at a discount factor.
fn worth(inflows: &[BigInt], factor: &Ball, bits: u64) -> Ball {
    let step =
        |worth: Ball, inflow: &BigInt| worth.plus(&Ball::exactly(inflow.clone()), bits).times(factor, bits);
    inflows.iter().rev().fold(Ball::exactly(0), step)
}

/// The rate that belongs to a discount factor above zero.
fn rate_of(factor: &Ball) -> Ball {
    const BITS: u64 = 640;
    let growth = Ball::exactly(1).over(factor, BITS).expect("halves of positive factors are positive");
    growth.minus(&Ball::exactly(1), BITS)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dec, decimals};

    #[test]
    fn halving_finds_what_exact_integers_find() {
        let finance = DiscountFactor::at(dec!(0.0412));
        for flows in [
            decimals![-100, 30, 40.5, -10, 60].as_slice(),
            &decimals![-100, 0, 0, 100],
            &decimals![0, -50, 0, 200, -3],
            &decimals![-1000000000000, 1, 2],
            &decimals!["-0.00000000000000001", 0, 10000000000],
            // 12.5 % is a power of two away from 1, and so is its tie in the middle of two decimals.
            &decimals![-9, 10.125],
        ] {
            let (mut outflows, inflows) = parted(flows);
            outflows[0] -= &inflows[0];
            let outlay = Sum { coefficients: outflows, factor: finance };
            assert_eq!(Ok(rate_by_halving(&outlay, &inflows[1..])), discounting(flows, finance), "{flows:?}");
        }
    }

    #[test]
    fn halving_says_on_which_side_a_rate_is_out_of_range() {
        let outlay = |units: BigInt| Sum { coefficients: vec![units], factor: DiscountFactor::at(dec!(0)) };
        let (small, large) = (BigInt::one(), BigInt::from(10).pow(40));
        assert_eq!(
            rate_by_halving(&outlay(small.clone()), std::slice::from_ref(&large)),
            Rounded::AboveRange
        );
        assert_eq!(rate_by_halving(&outlay(large), &[small]), Rounded::Value(dec!(-1)));
    }
}
