//! Flows whose columns no decimal holds: sums of many decimals, kept as integers.

use super::ball::{Ball, decided, decided_sign};
use super::power_sum::PowerSum;
use super::present_value::DiscountFactor;
use super::rates::{Rates, dated_rates, internal_rates};
use super::rational::{Rational, power_of_ten};
use super::rounding::{POWERS_OF_TEN, Rounded};
use num_bigint::BigInt;
use num_traits::{One, Zero};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Every decimal is a whole number of units of its last possible place.
const PLACES: u32 = Decimal::MAX_SCALE;

/// Precision of the running sums; what it leaves undecided is decided column by column.
const BITS: u64 = 256;

/// A flow in units of 10^-28.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct WideFlow(Vec<BigInt>);

impl WideFlow {
    pub(crate) fn of(flow: &[Decimal]) -> Self {
        let units = |amount: &Decimal| power_of_ten(PLACES - amount.scale()) * amount.mantissa();
        Self(flow.iter().map(units).collect())
    }

    /// How many columns it has.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn plus(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(one, other)| one + other).collect())
    }

    pub(crate) fn negated(&self) -> Self {
        Self(self.0.iter().map(|units| -units).collect())
    }

    /// `round*` of each column.
    pub(crate) fn columns(&self) -> Vec<Rounded> {
        self.0.iter().map(|units| amount(units).round()).collect()
    }

    /// `round*` of the sum of the columns up to each one.
    pub(crate) fn cumulative(&self) -> Vec<Rounded> {
        let mut sum = BigInt::ZERO;
        let add = |units: &BigInt| {
            sum += units;
            amount(&sum).round()
        };
        self.0.iter().map(add).collect()
    }

    /// `round*` of the present value of each column.
    pub(crate) fn present_values(&self, factor: DiscountFactor, undiscounted: usize) -> Vec<Rounded> {
        let column = |(column, units): (usize, &BigInt)| {
            let periods = (column + 1).saturating_sub(undiscounted);
            let mut alone = vec![BigInt::ZERO; periods];
            alone.push(units.clone());
            let power = |bits| factor.ball(bits).power(periods as u64, bits);
            let enclosed = |bits| Some(power(bits).times(&in_units(units, bits), bits));
            decided(enclosed, || &factor.exact_sum(&alone) * &amount(&BigInt::one()))
        };
        self.0.iter().enumerate().map(column).collect()
    }

    /// `round*` of the present value of the columns up to each one.
    pub(crate) fn running(&self, factor: DiscountFactor, undiscounted: usize) -> Vec<Rounded> {
        let answer = |(column, ball): (usize, Ball)| {
            ball.rounded().unwrap_or_else(|| self.first(column + 1).present_value(factor, undiscounted))
        };
        self.running_balls(factor, undiscounted).into_iter().enumerate().map(answer).collect()
    }

    /// `round*` of the present value of all columns.
    pub(crate) fn present_value(&self, factor: DiscountFactor, undiscounted: usize) -> Rounded {
        decided(|bits| Some(self.enclosed(factor, undiscounted, bits)), || self.exact(factor, undiscounted))
    }

    /// The sign of the present value of all columns.
    pub(crate) fn sign(&self, factor: DiscountFactor, undiscounted: usize) -> Ordering {
        decided_sign(|bits| self.enclosed(factor, undiscounted, bits), || self.exact(factor, undiscounted))
    }

    /// The present value of all columns as a fraction.
    pub(crate) fn exact(&self, factor: DiscountFactor, undiscounted: usize) -> Rational {
        &factor.exact_sum(&self.by_power(undiscounted)) * &amount(&BigInt::one())
    }

    /// Every rate at which the flow has the present value zero.
    pub(crate) fn rates(&self) -> Rates {
        let held: Vec<(u32, &BigInt)> = (0..).zip(&self.0).filter(|(_, units)| !units.is_zero()).collect();
        if held.is_empty() {
            return Rates::Any;
        }
        let gaps = held.windows(2).map(|pair| pair[1].0 - pair[0].0).collect();
        let amounts = held.into_iter().map(|(_, units)| units.clone()).collect();
        dated_rates(&PowerSum::of_wide(amounts, Some(gaps)), 1)
    }

    /// The last column up to which the present value is negative.
    pub(crate) fn last_negative(&self, factor: DiscountFactor, undiscounted: usize) -> Option<usize> {
        let is_negative = |(column, ball): (usize, &Ball)| {
            let sign = ball.sign().unwrap_or_else(|| self.first(column + 1).sign(factor, undiscounted));
            sign == Ordering::Less
        };
        let balls = self.running_balls(factor, undiscounted);
        (0..balls.len()).rev().find(|&column| is_negative((column, &balls[column])))
    }

    /// `round*` of where a straight line between the present values up to a column and up to the next crosses zero.
    pub(crate) fn crossing(&self, factor: DiscountFactor, undiscounted: usize, column: usize) -> Rounded {
        let (before, behind) = (self.first(column + 1), self.first(column + 2));
        let enclosed = |bits| {
            let before = before.enclosed(factor, undiscounted, bits);
            let step = behind.enclosed(factor, undiscounted, bits).minus(&before, bits);
            Some(Ball::exactly(column).minus(&before.over(&step, bits)?, bits))
        };
        decided(enclosed, || {
            let before = before.exact(factor, undiscounted);
            let step = &behind.exact(factor, undiscounted) - &before;
            let part = before.checked_div(&step).expect("the next column has a present value");
            &Rational::from_integer(column) - &part
        })
    }

    fn first(&self, columns: usize) -> Self {
        Self(self.0[..columns.min(self.0.len())].to_vec())
    }

    fn enclosed(&self, factor: DiscountFactor, undiscounted: usize, bits: u64) -> Ball {
        let unit = in_units(&BigInt::one(), bits);
        factor.enclosed_sum(&self.by_power(undiscounted), bits).times(&unit, bits)
    }

    /// The columns by power of the discount factor.
    fn by_power(&self, undiscounted: usize) -> Vec<BigInt> {
        let (now, later) = self.0.split_at(undiscounted.min(self.0.len()));
        [now.iter().sum()].into_iter().chain(later.iter().cloned()).collect()
    }

    fn running_balls(&self, factor: DiscountFactor, undiscounted: usize) -> Vec<Ball> {
        let (step, mut power, mut sum) = (factor.ball(BITS), Ball::exactly(1), Ball::exactly(0));
        let add = |(column, units): (usize, &BigInt)| {
            if column >= undiscounted {
                power = power.times(&step, BITS);
            }
            sum = sum.plus(&power.times(&in_units(units, BITS), BITS), BITS);
            sum.clone()
        };
        self.0.iter().enumerate().map(add).collect()
    }
}

fn amount(units: &BigInt) -> Rational {
    Rational::new(units.clone(), power_of_ten(PLACES)).expect("a power of ten is positive")
}

fn in_units(units: &BigInt, bits: u64) -> Ball {
    Ball::ratio(units, &power_of_ten(PLACES), bits)
}

/// Every rate at which the sum of two flows has the present value zero. Columns past the end of one are zero.
pub(crate) fn rates_of_sum(one: &[Decimal], other: &[Decimal]) -> Rates {
    let (long, short) = if one.len() < other.len() { (other, one) } else { (one, other) };
    if let Some(flow) = exact_sums(long, short) {
        return internal_rates(&flow);
    }
    let mut filled = short.to_vec();
    filled.resize(long.len(), Decimal::ZERO);
    WideFlow::of(long).plus(&WideFlow::of(&filled)).rates()
}

/// The sums by column, where decimals are found to hold them all.
fn exact_sums(long: &[Decimal], short: &[Decimal]) -> Option<Vec<Decimal>> {
    let mut sums = long.to_vec();
    for (sum, &other) in sums.iter_mut().zip(short).filter(|(_, other)| !other.is_zero()) {
        *sum = exact_sum(*sum, other)?;
    }
    Some(sums)
}

/// The sum, where a decimal is found to hold it.
fn exact_sum(one: Decimal, other: Decimal) -> Option<Decimal> {
    let (one, other) = (one.normalize(), other.normalize());
    let scale = one.scale().max(other.scale());
    let at_scale = |amount: Decimal| {
        let power = i128::try_from(POWERS_OF_TEN[(scale - amount.scale()) as usize]).ok()?;
        amount.mantissa().checked_mul(power)
    };
    let sum = at_scale(one)?.checked_add(at_scale(other)?)?;
    Decimal::try_from_i128_with_scale(sum, scale).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dec, decimals};

    fn only_rate(rates: &Rates) -> Option<Rounded> {
        match rates {
            Rates::Found(found) if found.unresolved.is_empty() && found.rates.len() == 1 => {
                Some(found.rates[0].rate)
            }
            _ => None,
        }
    }

    #[test]
    fn sums_beyond_every_decimal_have_their_rate() {
        let most = Decimal::MAX;
        let doubled = rates_of_sum(&[-most, most], &[-most, most]);
        assert_eq!(only_rate(&doubled), Some(Rounded::Value(dec!(0))));
        let tiny = dec!(0.0000000000000000000000000001);
        let long = rates_of_sum(&[-most, most], &[-tiny, tiny]);
        assert_eq!(only_rate(&long), Some(Rounded::Value(dec!(0))));
        let golden = rates_of_sum(&[-most, most, most], &[-most, most, most]);
        // The golden ratio less one: 1 = v + v^2, OEIS A001622.
        assert_eq!(only_rate(&golden), Some(Rounded::Value(dec!(0.6180339887498948482045868344))));
    }

    #[test]
    fn sums_that_cancel_have_every_rate() {
        let flow = decimals![1, 0.5];
        assert_eq!(rates_of_sum(&flow, &decimals![-1, -0.5]), Rates::Any);
        assert_eq!(rates_of_sum(&[], &[]), Rates::Any);
        let most = Decimal::MAX;
        assert_eq!(rates_of_sum(&[most, dec!(0.1)], &[most, dec!(0.1)]), Rates::OneSign);
        assert_eq!(WideFlow::of(&decimals![0, 0]).rates(), Rates::Any);
    }

    #[test]
    fn a_sum_that_a_decimal_holds_is_found_to_be_held() {
        assert_eq!(exact_sum(dec!(0.10), dec!(0.9)), Some(dec!(1)));
        assert_eq!(exact_sum(Decimal::MAX, dec!(-1)), Some(Decimal::MAX - dec!(1)));
        assert_eq!(exact_sum(Decimal::MAX, dec!(1)), None);
        assert_eq!(exact_sum(Decimal::MAX, dec!(0.1)), None);
    }
}
