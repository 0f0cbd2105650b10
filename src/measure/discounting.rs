//! Discounting a table of columns by annual rates: any step, any timing, rates that change with the years.

use super::outcome::Outcome;
use super::payback::Payback;
use crate::error::Error;
use crate::exact::curve::{Curve, Moment};
use crate::exact::discounts::{Discounts, Slot};
use crate::exact::{Amounts, Rational, Real, Rounded};
use crate::limits;
use crate::time::{Step, Timing};
use crate::value::{Rate, RateSchedule};
use num_integer::Integer;
use rust_decimal::Decimal;

/// How the columns of a table are brought to the decision date: annual rates, the step of a column, the timing.
///
/// An annual rate turns into the factor of a part of a year by a fractional power, `(1 + rate)^(-months / 12)`; the
/// other common way, a twelfth of the rate for each month, is a rate with monthly compounding, which is stated as
/// such. Factors chain where rates change with the years, and no factor is rounded on the way to a figure.
///
/// ```
/// use bizcase::measure::Discounting;
/// use bizcase::{Band, RateSchedule, dec, decimals, percent, time::{Step, Timing}};
///
/// let rates = RateSchedule::by_elapsed_year(&[Band::years(1, 1, percent!(10)), Band::from_year(2, percent!(25))])?;
/// let discounting = Discounting::over(2, &rates, Step::Year, Timing::End)?;
/// assert_eq!(discounting.npv(&decimals![-100, 55, 137.5]).value(), Some(dec!(50)));
///
/// // Half-way through a year at 21 % an amount has lost a tenth of 110.
/// let discounting = Discounting::over(1, &percent!(21).into(), Step::Year, Timing::Middle)?;
/// assert_eq!(discounting.npv(&decimals![0, 110]).value(), Some(dec!(100)));
/// # Ok::<(), bizcase::Error>(())
/// ```
///
/// Column by column, at 25 % a year: what a unit is worth, what the flows are worth, and what they come to so far.
///
/// ```
/// use bizcase::measure::{Discounting, Outcome, Payback};
/// use bizcase::{dec, decimals, percent, time::{Step, Timing}};
///
/// let discounting = Discounting::over(2, &percent!(25).into(), Step::Year, Timing::End)?;
/// let flows = decimals![-100, 50, 125];
/// assert_eq!(discounting.factors(3), decimals![1, 0.8, 0.64].map(Outcome::Value));
/// assert_eq!(discounting.present_values(&flows), decimals![-100, 40, 80].map(Outcome::Value));
/// assert_eq!(discounting.cumulative_present_values(&flows), decimals![-100, -60, 20].map(Outcome::Value));
/// // Three quarters of the 80 of the second year make up for the 60 that were missing.
/// assert_eq!(discounting.discounted_payback(&flows), Payback::After(dec!(1.75)));
/// # Ok::<(), bizcase::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discounting {
    rates: Vec<(u32, Rate)>,
    step: Step,
    timing: Timing,
}

/// A moment besides those of the columns, in parts of a year after the decision date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ExtraMoment {
    /// Which of the curves discounts it: the own one, or that of another after it.
    pub(crate) curve: usize,
    /// The column in which what falls then stands.
    pub(crate) column: usize,
    pub(crate) parts: u32,
    pub(crate) parts_a_year: u32,
    /// The parts over which it is spread from then on; none for what falls at once.
    pub(crate) spread_over: u32,
}

impl ExtraMoment {
    /// In years after the decision date.
    pub(crate) fn years(&self) -> Rational {
        Rational::new(self.parts.into(), self.parts_a_year.into()).expect("a year has parts")
    }
}

impl Discounting {
    /// Discounting over so many periods of a step.
    ///
    /// # Errors
    ///
    /// As [`RateSchedule::over`], for the years that these periods take; a part of a year counts as one.
    pub fn over(periods: u32, schedule: &RateSchedule, step: Step, timing: Timing) -> Result<Self, Error> {
        let years = periods.div_ceil(step.periods_a_year());
        Ok(Self { rates: schedule.over(years)?, step, timing })
    }

    /// The same columns at the same moments, discounted at one annual rate.
    pub(crate) fn at_one_rate(&self, rate: Rate) -> Self {
        Self { rates: vec![(1, rate)], ..self.clone() }
    }

    /// The same columns at the same moments, each rate turned into another.
    pub(crate) fn with_rates(self, change: impl Fn(Rate) -> Result<Rate, Error>) -> Result<Self, Error> {
        let changed = self.rates.iter().map(|&(year, rate)| Ok((year, change(rate)?)));
        Ok(Self { rates: changed.collect::<Result<_, Error>>()?, ..self })
    }

    /// Discounting by a rate per period, whatever the period.
    pub(super) fn per_period(rate: Rate, timing: Timing) -> Self {
        Self { rates: vec![(1, rate)], step: Step::Year, timing }
    }

    /// The annual rates, each with the first year that it discounts.
    #[must_use]
    pub fn rates(&self) -> &[(u32, Rate)] {
        &self.rates
    }

    /// The annual rate of the last year.
    pub(crate) fn last_rate(&self) -> Rate {
        self.rates.last().expect("a schedule has a rate for every year").1
    }

    /// The step of a column.
    #[must_use]
    pub fn step(&self) -> Step {
        self.step
    }

    /// When the flow of a column falls.
    #[must_use]
    pub fn timing(&self) -> Timing {
        self.timing
    }

    /// What one unit in each of the first columns is worth at the decision date, each rounded once.
    ///
    /// Factors are for the eye: figures are formed from the rates. Columns past the last year of the rates have the last
    /// rate, and at most [`limits::PERIODS`] periods are told.
    pub fn factors(&self, columns: usize) -> Vec<Outcome<Decimal>> {
        let columns = columns.min(limits::PERIODS as usize + 1);
        outcomes(self.discounts(columns).factors())
    }

    /// The net present value of flows by column, inflow positive, rounded once.
    pub fn npv(&self, flows: &[Decimal]) -> Outcome<Decimal> {
        self.discounts(flows.len()).present_value(&amounts(flows)).into()
    }

    /// The present value of each column, each rounded once.
    #[must_use]
    pub fn present_values(&self, flows: &[Decimal]) -> Vec<Outcome<Decimal>> {
        outcomes(self.discounts(flows.len()).present_values(&amounts(flows)))
    }

    /// The present value of the columns up to each one; the last equals [`npv`](Discounting::npv).
    #[must_use]
    pub fn cumulative_present_values(&self, flows: &[Decimal]) -> Vec<Outcome<Decimal>> {
        outcomes(self.discounts(flows.len()).running(&amounts(flows)))
    }

    /// When the cumulative present value reaches zero for good, in columns after the decision date, as
    /// [`discounted_payback`](super::discounted_payback) defines it.
    pub fn discounted_payback(&self, flows: &[Decimal]) -> Payback {
        last_crossing(&self.discounts(flows.len()), &amounts(flows), flows.len())
    }

    /// The last column up to which the present value is negative.
    pub(super) fn last_negative(&self, flows: &[Decimal]) -> Option<usize> {
        self.discounts(flows.len()).last_negative(&amounts(flows))
    }

    /// The net present value in formulas, before it is rounded.
    pub(super) fn worth(&self, flows: &[Decimal], bits: u64) -> Real {
        self.discounts(flows.len()).real(&amounts(flows), bits)
    }

    /// The factors of so many columns.
    pub(crate) fn discounts(&self, columns: usize) -> Discounts {
        self.discounts_beside(&[], columns, &[])
    }

    /// The factors of so many columns, after them those of the same columns at the rates of each of the others, and
    /// after all those of further moments.
    pub(crate) fn discounts_beside(
        &self,
        others: &[&Self],
        columns: usize,
        extra: &[ExtraMoment],
    ) -> Discounts {
        let own = HALVES * self.step.periods_a_year();
        let steps_a_year = extra.iter().fold(own, |steps, moment| steps.lcm(&moment.parts_a_year));
        let moments = moments(columns, self.timing, steps_a_year / own);
        let curves: Vec<Curve> = [self].iter().chain(others).map(|one| curve(&one.rates)).collect();
        let of_curve = |curve| {
            let moments = moments.iter().enumerate();
            moments.map(move |(column, &moment)| Slot { column, curve, moment })
        };
        let of_extra = |extra: &ExtraMoment| {
            let steps = |parts: u32| parts * (steps_a_year / extra.parts_a_year);
            let moment = match (steps(extra.parts), steps(extra.spread_over)) {
                (moment, 0) => Moment::At(moment),
                (start, steps) => Moment::Through { start, steps },
            };
            Slot { column: extra.column, curve: extra.curve, moment }
        };
        let slots = (0..curves.len()).flat_map(of_curve).chain(extra.iter().map(of_extra)).collect();
        Discounts::new(curves, slots, columns, steps_a_year)
    }
}

/// The rates as a curve.
fn curve(rates: &[(u32, Rate)]) -> Curve {
    Curve::new(rates.iter().map(|&(first_year, rate)| (first_year - 1, rate.fraction())).collect())
}

/// The middle of a period is a whole number of steps from its start.
const HALVES: u32 = 2;

/// When the flow of each column falls, by the steps of half a period.
fn moments(columns: usize, timing: Timing, steps_a_half: u32) -> Vec<Moment> {
    let period = HALVES * steps_a_half;
    let moment = |column: u32| match (column.checked_sub(1).map(|before| before * period), timing) {
        (None, _) => Moment::At(0),
        (Some(start), Timing::Start) => Moment::At(start),
        (Some(start), Timing::Middle) => Moment::At(start + steps_a_half),
        (Some(start), Timing::End) => Moment::At(start + period),
        (Some(start), Timing::Continuous) => Moment::Through { start, steps: period },
    };
    (0..).take(columns).map(moment).collect()
}

fn amounts(flows: &[Decimal]) -> Amounts {
    let mut amounts = Amounts::zero(flows.len());
    flows.iter().enumerate().for_each(|(column, &flow)| amounts.add(column, flow));
    amounts
}

pub(crate) fn outcomes(values: Vec<Rounded>) -> Vec<Outcome<Decimal>> {
    values.into_iter().map(Outcome::from).collect()
}

/// Payback by the last column up to which the present value is negative, and where it crosses zero after it.
pub(crate) fn last_crossing(discounts: &Discounts, amounts: &Amounts, columns: usize) -> Payback {
    let crossing = |column| discounts.crossing(amounts, column);
    Payback::by_last_negative(discounts.last_negative(amounts), columns, crossing)
}
