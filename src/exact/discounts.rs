//! What amounts laid out over a table are worth at the decision date.
//!
//! An amount stands in a *slot*: a column of the table, a moment, and the curve that discounts it. The factors of all
//! slots are known once, as closely as nearly every figure asks; a present value is then a sum of products, and a
//! figure that this leaves open is decided with more bits or by fractions. Amounts are sums of many decimals, which
//! no decimal may hold: they are whole numbers of units of 10^-28.

use super::amounts::Amounts;
use super::ball::Ball;
use super::curve::{Curve, Moment};
use super::narrow::{Fraction, Layout, STEP_UNITS, scaled};
use super::rates::Rates;
use super::rational::Rational;
use super::real::{self, Real};
use super::rounding::Rounded;
use num_bigint::BigInt;
use num_traits::Zero;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// The precision of the factors that are kept.
const BITS: u64 = 256;

/// Where an amount can stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slot {
    pub(crate) column: usize,
    pub(crate) curve: usize,
    pub(crate) moment: Moment,
}

/// The slots of a table with their discount factors.
#[derive(Debug, Clone)]
pub(crate) struct Discounts {
    curves: Vec<Curve>,
    slots: Vec<Slot>,
    steps_a_year: u32,
    columns: usize,
    factors: Vec<Ball>,
    first_pass: Vec<Option<FirstFactor>>,
}

/// A factor for the first pass.
#[derive(Debug, Clone, Copy)]
enum FirstFactor {
    One,
    Below(Fraction),
}

impl Discounts {
    /// The factors of slots whose columns lie below a number.
    pub(crate) fn new(curves: Vec<Curve>, slots: Vec<Slot>, columns: usize, steps_a_year: u32) -> Self {
        let factors = factors(&curves, &slots, steps_a_year, BITS);
        let first_pass = factors.iter().map(FirstFactor::of).collect();
        Self { curves, slots, steps_a_year, columns, factors, first_pass }
    }

    /// The same slots without interest.
    pub(crate) fn without_interest(&self) -> Self {
        let curves = vec![Curve::new(vec![(0, Decimal::ZERO)]); self.curves.len()];
        Self::new(curves, self.slots.clone(), self.columns, self.steps_a_year)
    }

    pub(crate) fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// `round*` of the factor of each slot.
    pub(crate) fn factors(&self) -> Vec<Rounded> {
        let factor = |slot: usize| {
            let mut one = Amounts::zero(self.slots.len());
            one.add(slot, Decimal::ONE);
            self.present_value(&one)
        };
        let known = |slot: usize| self.factors[slot].rounded().unwrap_or_else(|| factor(slot));
        (0..self.slots.len()).map(known).collect()
    }

    /// `round*` of the present value of all amounts together.
    pub(crate) fn present_value(&self, amounts: &Amounts) -> Rounded {
        self.known(amounts).rounded().unwrap_or_else(|| self.settled(amounts))
    }

    /// The present value of all amounts together, in formulas; see [`Real`].
    pub(crate) fn real(&self, amounts: &Amounts, bits: u64) -> Real {
        let exact = if Real::is_widest(bits) { self.exact(amounts) } else { None };
        exact.map_or_else(|| Real::Enclosed(self.enclosed(amounts, bits), bits), Real::from)
    }

    /// The sign of the present value of all amounts together.
    ///
    /// An irrational value that no precision tells from zero is taken for zero.
    pub(crate) fn sign(&self, amounts: &Amounts) -> Ordering {
        let slowly = || real::by_precision(|bits| self.real(amounts, bits).sign()).unwrap_or(Ordering::Equal);
        self.known(amounts).sign().unwrap_or_else(slowly)
    }

    /// `round*` of the present value of the amounts of each column.
    pub(crate) fn present_values(&self, amounts: &Amounts) -> Vec<Rounded> {
        let column = |(column, value): (usize, Ball)| {
            in_amounts(&value, BITS)
                .rounded()
                .unwrap_or_else(|| self.settled(&self.part(amounts, |other| other == column)))
        };
        self.by_column(amounts).into_iter().enumerate().map(column).collect()
    }

    /// `round*` of the present value of the amounts of the columns up to each one.
    pub(crate) fn running(&self, amounts: &Amounts) -> Vec<Rounded> {
        let column = |(column, value): (usize, Ball)| {
            in_amounts(&value, BITS).rounded().unwrap_or_else(|| self.settled(&self.up_to(amounts, column)))
        };
        self.running_balls(amounts).into_iter().enumerate().map(column).collect()
    }

    /// The last column up to which the present value is negative.
    pub(crate) fn last_negative(&self, amounts: &Amounts) -> Option<usize> {
        let running = self.running_balls(amounts);
        let is_negative = |&column: &usize| {
            let sign = running[column].sign().unwrap_or_else(|| self.sign(&self.up_to(amounts, column)));
            sign == Ordering::Less
        };
        (0..self.columns).rev().find(is_negative)
    }

    /// `round*` of where a straight line between the present values up to a column and up to the next crosses zero.
    pub(crate) fn crossing(&self, amounts: &Amounts, column: usize) -> Rounded {
        let (before, step) = (self.up_to(amounts, column), self.part(amounts, |other| other == column + 1));
        let crossing = |bits| {
            Real::from(u32::try_from(column).unwrap_or(u32::MAX))
                - self.real(&before, bits) / self.real(&step, bits)
        };
        real::figure(crossing).unwrap_or(Rounded::AboveRange)
    }

    /// Every annual rate at which the amounts are worth nothing together, whatever curve discounts them.
    ///
    /// Amounts at one point in time beside amounts that are spread have an open answer, unless all have one sign.
    pub(crate) fn rates(&self, amounts: &Amounts) -> Rates {
        if self.mixes_moments(amounts) {
            return if amounts.have_one_sign() { Rates::OneSign } else { Rates::anywhere() };
        }
        // What is all spread in the same way has the rates of the starts: the mean factor is never zero.
        let steps: Vec<u32> = self.slots.iter().map(|slot| slot.moment.start()).collect();
        amounts.rates_at(&steps, self.steps_a_year)
    }

    /// Whether some amounts fall at one point in time and others are spread: such a sum is no polynomial.
    fn mixes_moments(&self, amounts: &Amounts) -> bool {
        let held = self.slots.iter().zip(amounts.units()).filter(|(_, units)| !units.is_zero());
        let (spread, at_once): (Vec<_>, Vec<_>) =
            held.map(|(slot, _)| slot.moment).partition(|moment| matches!(moment, Moment::Through { .. }));
        !spread.is_empty() && !at_once.is_empty()
    }

    /// `round*` of the present value of each of some decimals in slots, and of all together.
    pub(crate) fn line(&self, entries: &[(usize, Decimal)]) -> (Vec<Rounded>, Rounded) {
        let alone = |slot: usize, amount: Decimal| {
            let mut amounts = Amounts::zero(self.slots.len());
            amounts.add(slot, amount);
            amounts
        };
        let first = self.first_line(entries);
        let (each, total) = match first {
            Some((each, total)) => (each, total),
            None => (vec![None; entries.len()], None),
        };
        let slowly = |(known, &(slot, amount)): (Option<Rounded>, &(usize, Decimal))| {
            known.unwrap_or_else(|| self.present_value(&alone(slot, amount)))
        };
        let each = each.into_iter().zip(entries).map(slowly).collect();
        let all = || {
            let mut amounts = Amounts::zero(self.slots.len());
            entries.iter().for_each(|&(slot, amount)| amounts.add(slot, amount));
            self.present_value(&amounts)
        };
        (each, total.unwrap_or_else(all))
    }

    /// What the first pass makes of a line. A factor is cut by less than two units of 2^-128, and an amount fills at
    /// most [`CAPACITY`](super::narrow::CAPACITY) bits, so that a product is off by less than [`STEP_UNITS`].
    fn first_line(&self, entries: &[(usize, Decimal)]) -> Option<(Vec<Option<Rounded>>, Option<Rounded>)> {
        let amounts: Vec<Decimal> = entries.iter().map(|&(_, amount)| amount).collect();
        let layout = Layout::of(&amounts)?;
        let (mut each, mut sum, mut radius) = (Vec::with_capacity(entries.len()), 0, 0);
        for &(slot, amount) in entries {
            let (value, error) = match self.first_pass[slot]? {
                FirstFactor::One => (layout.integer(amount), 0),
                FirstFactor::Below(factor) => (scaled(layout.integer(amount), factor), STEP_UNITS),
            };
            each.push(if amount.is_zero() {
                Some(Rounded::Value(Decimal::ZERO))
            } else {
                layout.rounded(value, error)
            });
            sum += value;
            radius += error;
        }
        Some((each, layout.rounded(sum, radius)))
    }

    /// The present value as a fraction, where it is seen to be rational.
    fn exact(&self, amounts: &Amounts) -> Option<Rational> {
        let mut sum = Rational::from_integer(0);
        for (index, curve) in self.curves.iter().enumerate() {
            let of_curve = |(slot, _): &(&Slot, &BigInt)| slot.curve == index;
            let (slots, units): (Vec<_>, Vec<_>) =
                self.slots.iter().zip(amounts.units()).filter(of_curve).unzip();
            let moments: Vec<Moment> = slots.into_iter().map(|slot: &Slot| slot.moment).collect();
            let units: Vec<BigInt> = units.into_iter().cloned().collect();
            sum = &sum + &curve.exact_sum(&units, &moments, self.steps_a_year)?;
        }
        Some(&sum * &Amounts::unit())
    }

    /// The present value by the factors that are kept.
    fn known(&self, amounts: &Amounts) -> Ball {
        sum_of_products(amounts, &self.factors, BITS)
    }

    fn enclosed(&self, amounts: &Amounts, bits: u64) -> Ball {
        if bits <= BITS {
            return self.known(amounts);
        }
        sum_of_products(amounts, &factors(&self.curves, &self.slots, self.steps_a_year, bits), bits)
    }

    /// `round*` of what the factors that are kept leave open.
    fn settled(&self, amounts: &Amounts) -> Rounded {
        real::figure(|bits| self.real(amounts, bits)).expect("a sum divides by nothing")
    }

    /// The amounts of some columns alone.
    fn part(&self, amounts: &Amounts, wanted: impl Fn(usize) -> bool) -> Amounts {
        amounts.only(|slot| wanted(self.slots[slot].column))
    }

    fn up_to(&self, amounts: &Amounts, column: usize) -> Amounts {
        self.part(amounts, |other| other <= column)
    }

    /// The present value of each column, in units.
    fn by_column(&self, amounts: &Amounts) -> Vec<Ball> {
        let mut columns = vec![Ball::exactly(0); self.columns];
        for ((slot, units), factor) in self.slots.iter().zip(amounts.units()).zip(&self.factors) {
            if !units.is_zero() {
                let value = factor.times(&Ball::exactly(units.clone()), BITS);
                columns[slot.column] = columns[slot.column].plus(&value, BITS);
            }
        }
        columns
    }

    /// The present value up to each column, in units.
    fn running_balls(&self, amounts: &Amounts) -> Vec<Ball> {
        let mut sum = Ball::exactly(0);
        let add = |value: Ball| {
            sum = sum.plus(&value, BITS);
            sum.clone()
        };
        self.by_column(amounts).into_iter().map(add).collect()
    }
}

impl PartialEq for Discounts {
    /// Factors follow from the rest.
    fn eq(&self, other: &Self) -> bool {
        let parts = |one: &Self| (one.steps_a_year, one.columns);
        parts(self) == parts(other) && self.curves == other.curves && self.slots == other.slots
    }
}

impl FirstFactor {
    fn of(factor: &Ball) -> Option<Self> {
        if factor.is_exactly_one() {
            return Some(Self::One);
        }
        Fraction::of_ball(factor).map(Self::Below)
    }
}

fn factors(curves: &[Curve], slots: &[Slot], steps_a_year: u32, bits: u64) -> Vec<Ball> {
    let mut factors = vec![Ball::exactly(1); slots.len()];
    for (index, curve) in curves.iter().enumerate() {
        let positions: Vec<usize> = (0..slots.len()).filter(|&slot| slots[slot].curve == index).collect();
        let moments: Vec<Moment> = positions.iter().map(|&slot| slots[slot].moment).collect();
        for (slot, factor) in positions.into_iter().zip(curve.enclosed(&moments, steps_a_year, bits)) {
            factors[slot] = factor;
        }
    }
    factors
}

fn sum_of_products(amounts: &Amounts, factors: &[Ball], bits: u64) -> Ball {
    let held = amounts.units().iter().zip(factors).filter(|(units, _)| !units.is_zero());
    let sum = held.fold(Ball::exactly(0), |sum, (units, factor)| {
        sum.plus(&factor.times(&Ball::exactly(units.clone()), bits), bits)
    });
    in_amounts(&sum, bits)
}

/// Units as amounts.
fn in_amounts(units: &Ball, bits: u64) -> Ball {
    units.times(&Ball::of(&Amounts::unit(), bits), bits)
}

#[cfg(test)]
mod tests;
