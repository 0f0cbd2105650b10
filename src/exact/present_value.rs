//! Sums of flows times powers of a discount factor v = 1 / (1 + r).
//!
//! Flows come by column. The first `undiscounted` columns (one or two, by the timing) count as they are; every
//! later one is discounted by one period more than the column before it.

use super::rational::{Rational, power_of_ten};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::One;
use rust_decimal::Decimal;

/// A discount factor as a fraction in lowest terms.
pub(crate) struct DiscountFactor {
    numerator: BigInt,
    denominator: BigInt,
}

impl DiscountFactor {
    /// `1 / (1 + rate)` for a rate above -1.
    pub(crate) fn at(rate: Decimal) -> Self {
        let rate = rate.normalize();
        let unit = power_of_ten(rate.scale());
        let growth = &unit + rate.mantissa();
        let divisor = unit.gcd(&growth);
        Self { numerator: unit / &divisor, denominator: growth / divisor }
    }

    /// The present value of all columns together.
    pub(crate) fn present_value(&self, undiscounted: usize, flows: &[Decimal]) -> Rational {
        let (now, later) = flows.split_at(undiscounted.min(flows.len()));
        let scale = common_scale(flows);
        // Horner from the end: each step is (flow + value) * v, over one more power of the denominator.
        let mut numerator = BigInt::ZERO;
        let mut denominator = BigInt::one();
        for &flow in later.iter().rev() {
            numerator = (numerator + mantissa_at(flow, scale) * &denominator) * &self.numerator;
            denominator *= &self.denominator;
        }
        for &flow in now {
            numerator += mantissa_at(flow, scale) * &denominator;
        }
        fraction(numerator, denominator * power_of_ten(scale))
    }

    /// The present value of each column.
    pub(crate) fn present_values(&self, undiscounted: usize, flows: &[Decimal]) -> Vec<Rational> {
        let mut factor = Rational::one();
        let step = fraction(self.numerator.clone(), self.denominator.clone());
        let discounted = |(column, &flow): (usize, &Decimal)| {
            if column >= undiscounted {
                factor = &factor * &step;
            }
            &Rational::from_decimal(flow) * &factor
        };
        flows.iter().enumerate().map(discounted).collect()
    }

    /// The present value of the columns up to each one.
    pub(crate) fn running_present_values(&self, undiscounted: usize, flows: &[Decimal]) -> Vec<Rational> {
        let scale = common_scale(flows);
        let (mut sum, mut power) = (BigInt::ZERO, BigInt::one());
        let mut denominator = power_of_ten(scale);
        let add = |(column, &flow): (usize, &Decimal)| {
            if column >= undiscounted {
                sum *= &self.denominator;
                denominator *= &self.denominator;
                power *= &self.numerator;
            }
            sum += mantissa_at(flow, scale) * &power;
            fraction(sum.clone(), denominator.clone())
        };
        flows.iter().enumerate().map(add).collect()
    }
}

/// The sum of all flows.
pub(crate) fn sum(flows: &[Decimal]) -> Rational {
    let scale = common_scale(flows);
    let total = flows.iter().map(|&flow| mantissa_at(flow, scale)).sum();
    fraction(total, power_of_ten(scale))
}

/// The sum of the flows up to each one.
pub(crate) fn running_sums(flows: &[Decimal]) -> Vec<Rational> {
    let scale = common_scale(flows);
    let denominator = power_of_ten(scale);
    let mut total = BigInt::ZERO;
    let add = |&flow: &Decimal| {
        total += mantissa_at(flow, scale);
        fraction(total.clone(), denominator.clone())
    };
    flows.iter().map(add).collect()
}

/// The flows as integers: each times the same power of ten.
pub(crate) fn integers(flows: &[Decimal]) -> Vec<BigInt> {
    let scale = common_scale(flows);
    flows.iter().map(|&flow| mantissa_at(flow, scale)).collect()
}

/// The number of places that all flows can be written with.
fn common_scale(flows: &[Decimal]) -> u32 {
    flows.iter().map(|flow| flow.normalize().scale()).max().unwrap_or(0)
}

/// The flow times ten to the power of `scale`, which is at least its own.
fn mantissa_at(flow: Decimal, scale: u32) -> BigInt {
    let flow = flow.normalize();
    power_of_ten(scale - flow.scale()) * flow.mantissa()
}

fn fraction(numerator: BigInt, denominator: BigInt) -> Rational {
    Rational::new(numerator, denominator).expect("products of growth factors and powers of ten are positive")
}
