//! Sums of many decimals, which no decimal may hold.

use super::power_sum::PowerSum;
use super::rates::{Rates, dated_rates, internal_rates, periodic};
use super::rational::{Rational, power_of_ten};
use super::rounding::{POWERS_OF_TEN, Rounded};
use num_bigint::{BigInt, Sign};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Every decimal is a whole number of units of its last possible place.
const PLACES: u32 = Decimal::MAX_SCALE;

/// Amounts side by side, in units of 10^-28.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Amounts(Vec<BigInt>);

impl Amounts {
    /// So many amounts of nothing.
    pub(crate) fn zero(count: usize) -> Self {
        Self(vec![BigInt::ZERO; count])
    }

    /// What one amount is in decimals.
    pub(crate) fn unit() -> Rational {
        Rational::last_of_places(PLACES)
    }

    /// Adds to one of the amounts.
    pub(crate) fn add(&mut self, index: usize, amount: Decimal) {
        self.0[index] += power_of_ten(PLACES - amount.scale()) * amount.mantissa();
    }

    pub(crate) fn units(&self) -> &[BigInt] {
        &self.0
    }

    pub(crate) fn plus(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(one, other)| one + other).collect())
    }

    pub(crate) fn minus(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(one, other)| one - other).collect())
    }

    pub(crate) fn negated(&self) -> Self {
        Self(self.0.iter().map(|units| -units).collect())
    }

    /// Whether no two amounts have opposite signs.
    pub(crate) fn have_one_sign(&self) -> bool {
        !(self.0.iter().any(|units| units.sign() == Sign::Plus)
            && self.0.iter().any(|units| units.sign() == Sign::Minus))
    }

    /// The same where an index is wanted, nothing elsewhere.
    pub(crate) fn only(&self, wanted: impl Fn(usize) -> bool) -> Self {
        let keep =
            |(index, units): (usize, &BigInt)| if wanted(index) { units.clone() } else { BigInt::ZERO };
        Self(self.0.iter().enumerate().map(keep).collect())
    }

    /// Every rate at which amounts one period apart have the present value zero.
    fn rates(&self) -> Rates {
        let steps: Vec<u32> = (0..).take(self.0.len()).collect();
        self.rates_at(&steps, 1)
    }

    /// Every annual rate at which amounts at these steps have the present value zero.
    pub(crate) fn rates_at(&self, steps: &[u32], steps_a_year: u32) -> Rates {
        let mut by_step: BTreeMap<u32, BigInt> = BTreeMap::new();
        for (&step, units) in steps.iter().zip(&self.0) {
            *by_step.entry(step).or_default() += units;
        }
        by_step.retain(|_, units| *units != BigInt::ZERO);
        if by_step.keys().all(|step| step % steps_a_year == 0) {
            return yearly_rates(&by_step, steps_a_year);
        }
        let (steps, amounts): (Vec<u32>, Vec<BigInt>) = by_step.into_iter().unzip();
        let gaps = steps.windows(2).map(|pair| pair[1] - pair[0]).collect();
        dated_rates(&PowerSum::of_wide(amounts, Some(gaps)), steps_a_year)
    }
}

/// The rates of amounts that fall at whole years.
fn yearly_rates(by_step: &BTreeMap<u32, BigInt>, steps_a_year: u32) -> Rates {
    let Some((first, last)) = by_step.keys().next().zip(by_step.keys().next_back()) else {
        return Rates::Any;
    };
    let year = |step: u32| ((step - first) / steps_a_year) as usize;
    let mut flow = vec![BigInt::ZERO; year(*last) + 1];
    by_step.iter().for_each(|(&step, units)| flow[year(step)].clone_from(units));
    match flow.iter().map(decimal).collect::<Option<Vec<_>>>() {
        Some(flow) => internal_rates(&flow),
        None => periodic(&PowerSum::of_wide(flow, None)),
    }
}

/// Units as a decimal, where one holds them.
fn decimal(units: &BigInt) -> Option<Decimal> {
    let exact = &Rational::from_integer(units.clone()) * &Amounts::unit();
    match exact.round() {
        Rounded::Value(value) if Rational::from_decimal(value) == exact => Some(value),
        _ => None,
    }
}

/// Every rate at which the sum of two flows has the present value zero. Columns past the end of one are zero.
pub(crate) fn rates_of_sum(one: &[Decimal], other: &[Decimal]) -> Rates {
    let (long, short) = if one.len() < other.len() { (other, one) } else { (one, other) };
    if let Some(flow) = exact_sums(long, short) {
        return internal_rates(&flow);
    }
    let mut sums = Amounts::zero(long.len());
    for (column, &amount) in long.iter().enumerate().chain(short.iter().enumerate()) {
        sums.add(column, amount);
    }
    sums.rates()
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
        assert_eq!(Amounts::zero(2).rates(), Rates::Any);
    }

    #[test]
    fn a_sum_that_a_decimal_holds_is_found_to_be_held() {
        assert_eq!(exact_sum(dec!(0.10), dec!(0.9)), Some(dec!(1)));
        assert_eq!(exact_sum(Decimal::MAX, dec!(-1)), Some(Decimal::MAX - dec!(1)));
        assert_eq!(exact_sum(Decimal::MAX, dec!(1)), None);
        assert_eq!(exact_sum(Decimal::MAX, dec!(0.1)), None);
    }

    #[test]
    fn units_become_a_decimal_where_one_holds_them() {
        let mut amounts = Amounts::zero(2);
        amounts.add(0, dec!(-1234.5678));
        amounts.add(1, Decimal::MAX);
        amounts.add(1, dec!("0.0000000000000000000000000001"));
        assert_eq!(amounts.units().iter().map(decimal).collect::<Vec<_>>(), [Some(dec!(-1234.5678)), None]);
    }
}
