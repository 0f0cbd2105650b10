//! Flows at any whole number of steps from the first, a fixed number of steps a year.
//!
//! Their present value is a [`PowerSum`] in `u = (1 + r)^(-1 / steps a year)`: few powers, far apart. At a decimal
//! rate u is irrational but for whole years, and known by logarithm and exponential as closely as a figure asks.

use super::ball::{Ball, decided, settled};
use super::narrow::{Fraction, Layout};
use super::power_sum::PowerSum;
use super::present_value::{DiscountFactor, common_scale, integers};
use super::rates::{Rates, dated_rates};
use super::rational::Rational;
use super::rounding::Rounded;
use num_bigint::BigInt;
use num_traits::Zero;
use rust_decimal::Decimal;

/// The sums of the flows of each step, in ascending order.
pub(crate) struct DatedFlows {
    steps: Vec<u32>,
    /// In units of the last of so many places.
    amounts: Vec<BigInt>,
    places: u32,
    steps_a_year: u32,
}

impl DatedFlows {
    /// The flows, each with its steps from a common date, in any order.
    pub(crate) fn new(mut flows: Vec<(u32, Decimal)>, steps_a_year: u32) -> Self {
        flows.sort_by_key(|&(step, _)| step);
        let decimals: Vec<Decimal> = flows.iter().map(|&(_, amount)| amount).collect();
        let (mut steps, mut amounts): (Vec<u32>, Vec<BigInt>) = (Vec::new(), Vec::new());
        for ((step, _), amount) in flows.into_iter().zip(integers(&decimals)) {
            match amounts.last_mut().filter(|_| steps.last() == Some(&step)) {
                Some(sum) => *sum += amount,
                None => {
                    steps.push(step);
                    amounts.push(amount);
                }
            }
        }
        Self { steps, amounts, places: common_scale(&decimals), steps_a_year }
    }

    /// Every rate at which the flows have the present value zero.
    pub(crate) fn rates(&self) -> Rates {
        let held = |index: &usize| !self.amounts[*index].is_zero();
        let kept: Vec<usize> = (0..self.amounts.len()).filter(held).collect();
        let gaps = kept.windows(2).map(|pair| self.steps[pair[1]] - self.steps[pair[0]]).collect();
        let amounts: Vec<BigInt> = kept.iter().map(|&index| self.amounts[index].clone()).collect();
        if amounts.is_empty() {
            return Rates::Any;
        }
        dated_rates(&PowerSum::of_wide(amounts, Some(gaps)), self.steps_a_year)
    }

    /// `round*` of the present value at step 0, at a rate above -1.
    ///
    /// Where u is irrational, a value that 1024 bits cannot tell from a tie is taken for the tie.
    pub(crate) fn present_value(&self, rate: Decimal) -> Rounded {
        if self.amounts.is_empty() {
            return Rounded::Value(Decimal::ZERO);
        }
        if rate.is_zero() || self.steps.iter().all(|step| step % self.steps_a_year == 0) {
            return self.whole_years(rate);
        }
        let gaps = self.steps.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let sum = PowerSum::of_wide(self.amounts.clone(), Some(gaps));
        self.narrow(&sum, rate).unwrap_or_else(|| {
            let unit = Rational::last_of_places(self.places);
            settled(|bits| {
                let unit = Ball::ratio(unit.numerator(), unit.denominator(), bits);
                let value = sum.enclosed(&self.unknown(rate, bits)?, bits).times(&unit, bits);
                Some(value.shifted(-i64::from(sum.shift())))
            })
        })
    }

    /// The power of the discount factor that a step is worth.
    fn unknown(&self, rate: Decimal, bits: u64) -> Option<Ball> {
        DiscountFactor::at(rate).ball(bits).fractional_power(1, self.steps_a_year.into(), bits)
    }

    /// The first pass. The unknown is cut to 2^-128, which moves a term of exponent e by less than e units of it, and
    /// so the sum by less than a quarter of the highest exponent in its own units.
    fn narrow(&self, sum: &PowerSum, rate: Decimal) -> Option<Rounded> {
        const BITS: u64 = 160;
        if !sum.is_narrow() || rate.is_sign_negative() || self.steps[0] != 0 {
            return None;
        }
        let unknown = Fraction::of_ball(&self.unknown(rate, BITS)?)?;
        let radius = sum.radius() + u128::from(sum.degree());
        Layout::new(self.places, sum.shift()).rounded(sum.value(unknown), radius)
    }

    /// The value is rational: flows of the same year are sums of whole discount factors.
    fn whole_years(&self, rate: Decimal) -> Rounded {
        let year = |step: &u32| if rate.is_zero() { 0 } else { (step / self.steps_a_year) as usize };
        let mut yearly = vec![BigInt::ZERO; self.steps.last().map_or(0, year) + 1];
        for (step, amount) in self.steps.iter().zip(&self.amounts) {
            yearly[year(step)] += amount;
        }
        let factor = DiscountFactor::at(rate);
        let unit = Rational::last_of_places(self.places);
        let enclosed = |bits| {
            let unit = Ball::ratio(unit.numerator(), unit.denominator(), bits);
            Some(factor.enclosed_sum(&yearly, bits).times(&unit, bits))
        };
        decided(enclosed, || &factor.exact_sum(&yearly) * &unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dec, decimals};

    fn flows(amounts: &[Decimal], steps: &[u32], steps_a_year: u32) -> DatedFlows {
        DatedFlows::new(steps.iter().copied().zip(amounts.iter().copied()).collect(), steps_a_year)
    }

    #[test]
    fn whole_years_are_rational_and_come_in_any_order() {
        let dated = flows(&decimals![250, -100, 125, -30], &[730, 0, 365, 0], 365);
        assert_eq!(dated.present_value(dec!(0.25)), Rounded::Value(dec!(130)));
        assert_eq!(dated.present_value(dec!(0)), Rounded::Value(dec!(245)));
        let tie = flows(&decimals![0, 1], &[0, 29 * 365], 365);
        assert_eq!(tie.present_value(dec!(1)), Rounded::Value(dec!("0.0000000018626451492309570312")));
    }

    #[test]
    fn a_root_that_happens_to_be_rational_is_still_right() {
        // Half a year at 21 % is a factor of 1.1, which no finite precision proves.
        let half = flows(&decimals![-100, 110], &[0, 180], 360);
        assert_eq!(half.present_value(dec!(0.21)), Rounded::Value(dec!(0)));
        let rates = half.rates();
        let Rates::Found(found) = rates else { panic!("two signs") };
        assert_eq!(found.rates[0].rate, Rounded::Value(dec!(0.21)));
    }

    #[test]
    fn the_first_pass_agrees_with_balls_on_either_side_of_zero() {
        let dated = flows(&decimals![-10000, 2750, 4250, 3250, 2750], &[0, 60, 303, 411, 456], 365);
        for rate in decimals![0.09, 0.3733625335188315, 12.5, -0.4] {
            let gaps = vec![60, 243, 108, 45];
            let sum = PowerSum::of_wide(dated.amounts.clone(), Some(gaps));
            let unit = Ball::exactly(1).shifted(-i64::from(sum.shift()));
            let wide =
                settled(|bits| Some(sum.enclosed(&dated.unknown(rate, bits)?, bits).times(&unit, bits)));
            assert_eq!(dated.present_value(rate), wide, "{rate}");
        }
    }
}
