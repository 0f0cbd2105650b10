//! Flows whose columns no decimal holds: sums of many decimals, kept as integers.

use super::ball::{Ball, decided, decided_sign};
use super::dated::DatedFlows;
use super::present_value::DiscountFactor;
use super::rates::Rates;
use super::rational::{Rational, power_of_ten};
use super::rounding::Rounded;
use num_bigint::BigInt;
use num_traits::One;
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
        let parts = (0_u32..)
            .zip(&self.0)
            .flat_map(|(column, units)| decimals(units).into_iter().map(move |part| (column, part)));
        DatedFlows::new(parts.collect(), 1).rates()
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

/// Decimals that sum to so many units: the leading digits, then what is left.
fn decimals(units: &BigInt) -> Vec<Decimal> {
    let mut parts = Vec::new();
    let mut rest = amount(units);
    while let (Rounded::Value(part), Ordering::Less | Ordering::Greater) = (rest.round(), rest.signum()) {
        rest = &rest - &Rational::from_decimal(part);
        parts.push(part);
    }
    parts
}
