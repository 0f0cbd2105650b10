//! Sums of flows times powers of a discount factor v = 1 / (1 + r).
//!
//! Flows come by column. The first `undiscounted` columns (one or two, by the timing) count as they are; every
//! later one is discounted by one period more than the column before it.
//!
//! Every sum is rational. It is found three ways, the first that decides the rounding wins: fixed point in 128
//! bits, balls, and exact fractions, which ties come down to.

use super::ball::{Ball, decided, decided_sign};
use super::narrow::{self, Fraction};
use super::rational::{Rational, power_of_ten};
use super::rounding::{POWERS_OF_TEN, Rounded};
use num_bigint::BigInt;
use num_traits::One;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// A discount factor, as a fraction of positive integers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DiscountFactor {
    numerator: u128,
    denominator: u128,
}

impl DiscountFactor {
    /// `1 / (1 + rate)` for a rate above -1.
    pub(crate) fn at(rate: Decimal) -> Self {
        let numerator = POWERS_OF_TEN[rate.scale() as usize];
        let growth = numerator.checked_add_signed(rate.mantissa());
        Self { numerator, denominator: growth.filter(|&growth| growth > 0).expect("a rate is above -1") }
    }

    /// The growth by the same rate.
    pub(crate) fn reciprocal(&self) -> Self {
        Self { numerator: self.denominator, denominator: self.numerator }
    }

    pub(crate) fn to_rational(self) -> Rational {
        fraction(self.numerator.into(), self.denominator.into())
    }

    /// `round*` of the present value of all columns together.
    pub(crate) fn present_value(&self, undiscounted: usize, flows: &[Decimal]) -> Rounded {
        let narrow = self.narrow(undiscounted);
        narrow.and_then(|(factor, now)| narrow::present_value(factor, now, flows)).unwrap_or_else(|| {
            let enclosed = |bits| Some(self.enclosed(undiscounted, flows, bits));
            decided(enclosed, || self.exact(undiscounted, flows))
        })
    }

    /// A ball around the present value.
    pub(crate) fn enclosed(&self, undiscounted: usize, flows: &[Decimal], bits: u64) -> Ball {
        let (sums, unit) = by_power(undiscounted, flows);
        let unit = Ball::ratio(unit.numerator(), unit.denominator(), bits);
        self.enclosed_sum(&sums, bits).times(&unit, bits)
    }

    /// The present value as a fraction.
    pub(crate) fn exact(&self, undiscounted: usize, flows: &[Decimal]) -> Rational {
        let (sums, unit) = by_power(undiscounted, flows);
        &self.exact_sum(&sums) * &unit
    }

    /// A ball around the sum of `coefficients[k] * v^k`.
    pub(crate) fn enclosed_sum(&self, coefficients: &[BigInt], bits: u64) -> Ball {
        let factor = self.ball(bits);
        let step = |sum: Ball, c: &BigInt| sum.times(&factor, bits).plus(&Ball::exactly(c.clone()), bits);
        coefficients.iter().rev().fold(Ball::exactly(0), step)
    }

    /// The sum of `coefficients[k] * v^k`.
    pub(crate) fn exact_sum(&self, coefficients: &[BigInt]) -> Rational {
        let sum = self.split(coefficients);
        fraction(sum.value, sum.denominator)
    }

    /// `round*` of the present value of each column.
    pub(crate) fn present_values(&self, undiscounted: usize, flows: &[Decimal]) -> Vec<Rounded> {
        let periods = |column: usize| (column + 1).saturating_sub(undiscounted) as u64;
        let wide = |column: usize, flow: Decimal| {
            let flow = Rational::from_decimal(flow);
            let enclosed = |bits| {
                let factor = self.ball(bits).power(periods(column), bits);
                Some(factor.times(&Ball::ratio(flow.numerator(), flow.denominator(), bits), bits))
            };
            decided(enclosed, || {
                let power = u32::try_from(periods(column)).unwrap_or(u32::MAX);
                let (numerator, denominator) = (BigInt::from(self.numerator), BigInt::from(self.denominator));
                &flow * &fraction(numerator.pow(power), denominator.pow(power))
            })
        };
        let narrow = self.narrow_columns(undiscounted, flows, |_, column| column);
        let answer = |(column, narrow): (usize, Option<Rounded>)| {
            narrow.unwrap_or_else(|| wide(column, flows[column]))
        };
        narrow.into_iter().enumerate().map(answer).collect()
    }

    /// `round*` of the present value of the columns up to each one.
    pub(crate) fn running(&self, undiscounted: usize, flows: &[Decimal]) -> Vec<Rounded> {
        const BITS: u64 = 256;
        let mut answers = self.narrow_columns(undiscounted, flows, |sum, column| sum + column);
        if answers.contains(&None) {
            let scale = Ball::ratio(&BigInt::one(), &power_of_ten(common_scale(flows)), BITS);
            let balls = self.running_balls(undiscounted, flows, BITS, |_, sum| sum);
            for (answer, ball) in answers.iter_mut().zip(balls) {
                *answer = answer.or_else(|| ball.times(&scale, BITS).rounded());
            }
        }
        let answer = |(column, known): (usize, Option<Rounded>)| {
            known.unwrap_or_else(|| self.present_value(undiscounted, &flows[..=column]))
        };
        answers.into_iter().enumerate().map(answer).collect()
    }

    /// The last column up to which the present value is negative.
    pub(crate) fn last_negative(&self, undiscounted: usize, flows: &[Decimal]) -> Option<usize> {
        const BITS: u64 = 192;
        let mut signs = vec![Ordering::Equal; flows.len()];
        // Where the running value is exactly zero the sum starts again, so that one zero costs nothing later.
        let mut start = 0;
        self.running_balls(undiscounted, flows, BITS, |column, sum| {
            let unchanged = flows[column].is_zero() && column > 0;
            signs[column] = match sum.sign() {
                Some(sign) => sign,
                None if unchanged => signs[column - 1],
                None => {
                    let (undiscounted, part) =
                        (undiscounted.saturating_sub(start).max(1), &flows[start..=column]);
                    decided_sign(
                        |bits| self.enclosed(undiscounted, part, bits),
                        || self.exact(undiscounted, part),
                    )
                }
            };
            if signs[column] == Ordering::Equal {
                start = column + 1;
                return Ball::exactly(0);
            }
            sum
        });
        signs.iter().rposition(|&sign| sign == Ordering::Less)
    }

    /// Balls around the running present value in units of the last place; `seen` may replace each before it goes on.
    fn running_balls(
        &self,
        undiscounted: usize,
        flows: &[Decimal],
        bits: u64,
        mut seen: impl FnMut(usize, Ball) -> Ball,
    ) -> Vec<Ball> {
        let scale = common_scale(flows);
        let (mut sum, mut power, factor) = (Ball::exactly(0), Ball::exactly(1), self.ball(bits));
        let add = |(column, &flow): (usize, &Decimal)| {
            if column >= undiscounted {
                power = power.times(&factor, bits);
            }
            let flow = power.times(&Ball::exactly(mantissa_at(flow, scale)), bits);
            sum = seen(column, sum.plus(&flow, bits));
            sum.clone()
        };
        flows.iter().enumerate().map(add).collect()
    }

    /// `round*` of `column - V / W`, for V the present value up to a column and W that of the next column alone,
    /// which must not be zero: where a straight line between the running values crosses zero.
    pub(crate) fn crossing(&self, undiscounted: usize, flows: &[Decimal], column: usize) -> Rounded {
        let (before, behind) = (&flows[..=column], &flows[..=column + 1]);
        let start = Ball::exactly(column);
        let enclosed = |bits| {
            let before = self.enclosed(undiscounted, before, bits);
            let step = self.enclosed(undiscounted, behind, bits).minus(&before, bits);
            Some(start.minus(&before.over(&step, bits)?, bits))
        };
        decided(enclosed, || {
            let before = self.exact(undiscounted, before);
            let step = &self.exact(undiscounted, behind) - &before;
            let part = before.checked_div(&step).expect("the next column has a present value");
            &Rational::from_integer(column) - &part
        })
    }

    /// The factor for the first pass, if it is at most one, and how many columns stay undiscounted: all at one.
    fn narrow(&self, undiscounted: usize) -> Option<(Fraction, usize)> {
        if self.numerator == self.denominator {
            return Some((Fraction::ALMOST_ONE, usize::MAX));
        }
        Fraction::of(self.numerator, self.denominator).map(|factor| (factor, undiscounted))
    }

    /// What the first pass decides, by column; see [`narrow::columns`].
    fn narrow_columns(
        &self,
        undiscounted: usize,
        flows: &[Decimal],
        join: impl Fn(i128, i128) -> i128,
    ) -> Vec<Option<Rounded>> {
        self.narrow(undiscounted)
            .and_then(|(factor, undiscounted)| narrow::columns(factor, undiscounted, flows, join))
            .unwrap_or_else(|| vec![None; flows.len()])
    }

    pub(crate) fn ball(&self, bits: u64) -> Ball {
        if self.numerator == self.denominator {
            return Ball::exactly(1);
        }
        Ball::ratio(&self.numerator.into(), &self.denominator.into(), bits)
    }

    /// The sum of `coefficients[k] * v^k` by halves, so that long products are of numbers of equal length.
    fn split(&self, coefficients: &[BigInt]) -> Split {
        match coefficients {
            [] => Split { value: BigInt::ZERO, numerator: BigInt::one(), denominator: BigInt::one() },
            [only] => Split {
                value: only * self.denominator,
                numerator: self.numerator.into(),
                denominator: self.denominator.into(),
            },
            _ => {
                let (first, second) = coefficients.split_at(coefficients.len() / 2);
                let (first, second) = (self.split(first), self.split(second));
                Split {
                    value: first.value * &second.denominator + &first.numerator * second.value,
                    numerator: first.numerator * second.numerator,
                    denominator: first.denominator * second.denominator,
                }
            }
        }
    }
}

/// A discounted sum over a power of the factor's denominator, and that power of the factor.
struct Split {
    value: BigInt,
    numerator: BigInt,
    denominator: BigInt,
}

/// `round*` of the sum of all flows.
pub(crate) fn sum(flows: &[Decimal]) -> Rounded {
    DiscountFactor::at(Decimal::ZERO).present_value(usize::MAX, flows)
}

/// The flows as integers by power of the discount factor, in units that come with them.
fn by_power(undiscounted: usize, flows: &[Decimal]) -> (Vec<BigInt>, Rational) {
    let mut sums = integers(flows);
    let now = undiscounted.min(sums.len());
    if now > 1 {
        let first = sums.drain(..now).sum();
        sums.insert(0, first);
    }
    (sums, Rational::last_of_places(common_scale(flows)))
}

/// The flows as integers: each times the same power of ten.
pub(crate) fn integers(flows: &[Decimal]) -> Vec<BigInt> {
    let scale = common_scale(flows);
    flows.iter().map(|&flow| mantissa_at(flow, scale)).collect()
}

/// The number of places that all flows can be written with.
pub(crate) fn common_scale(flows: &[Decimal]) -> u32 {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dec, decimals};

    #[test]
    fn the_three_ways_agree_on_either_side_of_zero_interest() {
        let flows = decimals![-1000.25, 300, "0.0000000001", -7, 412.5, 0, 900];
        for rate in decimals![0.08, "0.0000000000000000000000000001", -0.5, -0.999, 250] {
            for undiscounted in [1, 2] {
                let factor = DiscountFactor::at(rate);
                let exact = factor.exact(undiscounted, &flows).round();
                assert_eq!(factor.present_value(undiscounted, &flows), exact, "{rate}");
                let ball = factor.enclosed(undiscounted, &flows, 256);
                assert_eq!(ball.rounded(), Some(exact), "{rate}");
            }
        }
    }

    #[test]
    fn a_running_value_of_exactly_zero_is_not_negative() {
        let factor = DiscountFactor::at(dec!(0.25));
        assert_eq!(factor.last_negative(1, &decimals![-100, 125, 0, -100, 125, 0]), Some(3));
        assert_eq!(factor.last_negative(2, &decimals![-100, 100, -100, 125, 0]), Some(2));
        assert_eq!(factor.last_negative(1, &decimals![100, -125, 0]), None);
        assert_eq!(factor.crossing(1, &decimals![-100, 250], 0), Rounded::Value(dec!(0.5)));
    }

    #[test]
    fn a_tie_is_left_to_fractions() {
        // 2^-29 has 29 places, the last of them a 5.
        let factor = DiscountFactor::at(dec!(1));
        let mut flows = vec![Decimal::ZERO; 30];
        flows[29] = dec!(1);
        let even = Rounded::Value(dec!("0.0000000018626451492309570312"));
        assert_eq!(factor.enclosed(1, &flows, 256).rounded(), None);
        assert_eq!(factor.present_value(1, &flows), even);
        assert_eq!(factor.present_values(1, &flows)[29], even);
        assert_eq!(factor.running(1, &flows)[29], even);
    }

    #[test]
    fn a_long_flow_is_answered_in_time() {
        let flows = vec![dec!(0.01); 100_000];
        let at = |rate| DiscountFactor::at(rate).present_value(1, &flows);
        assert_eq!(at(dec!(0.25)), Rounded::Value(dec!(0.05)));
        assert_eq!(at(dec!(-0.25)), Rounded::AboveRange);
        assert_eq!(sum(&flows), Rounded::Value(dec!(1000)));
    }

    #[test]
    fn the_first_pass_takes_factors_of_at_most_one() {
        let narrow = |rate| DiscountFactor::at(rate).narrow(1);
        assert_eq!(narrow(dec!(0.25)), Some((Fraction::of(4, 5).unwrap(), 1)));
        assert_eq!(narrow(dec!(0)), Some((Fraction::ALMOST_ONE, usize::MAX)), "no column is discounted");
        assert_eq!(narrow(dec!(-0.1)), None);
        let flows = decimals![-100, 60, 70];
        let columns = DiscountFactor::at(dec!(0.07)).narrow_columns(1, &flows, |_, column| column);
        assert!(columns[1..].iter().all(Option::is_some), "{columns:?}");
    }

    #[test]
    fn running_values_are_the_present_values_of_ever_more_columns() {
        let flows = decimals![-1000.25, 300, 0, -7, 412.5, 900];
        for rate in decimals![0.08, 0, -0.5] {
            let factor = DiscountFactor::at(rate);
            let up_to = |column: usize| factor.exact(1, &flows[..=column]).round();
            let expected: Vec<Rounded> = (0..flows.len()).map(up_to).collect();
            assert_eq!(factor.running(1, &flows), expected, "{rate}");
        }
    }
}
