//! Whether a claim holds at one point of the ranges, and how clearly.

use super::statement::Predicate;
use crate::appraisal::net_flow::NetFlow;
use crate::case::{BusinessCase, CaseAlternative, Line, Residual};
use crate::error::Errors;
use crate::exact::discounts::Discounts;
use crate::exact::{Amounts, Rational, Real};
use crate::risk::worth::Worth;
use crate::value::Id;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// What is asked of each point.
pub(super) enum Test<'a> {
    /// That it is worth more than an amount.
    Worth { gain: Gain, above: Decimal },
    /// That an alternative is worth more than each other.
    Leads { of: usize, gains: Vec<Gain> },
    /// That it never falls below zero from the end of a period on.
    PaysBack { gain: Gain, periods: u32 },
    /// Whatever a caller asks of an appraisal.
    Holds(&'a Predicate<'a>),
}

/// What an alternative brings, alone or beyond another, by their positions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gain {
    pub(super) of: usize,
    pub(super) against: Option<usize>,
}

/// A value for each assumption that varies.
pub(super) type Point<'a> = Vec<(&'a Id, Decimal)>;

/// A claim about a case, to be tried at points.
pub(super) struct Trial<'a> {
    pub(super) case: &'a BusinessCase,
    pub(super) test: Test<'a>,
}

/// How a claim fares at a point.
pub(super) enum Standing {
    Fails,
    /// It holds; by how much at least, where that is a number.
    Holds(Option<Margin>),
}

/// How far the nearest of the sums that are claimed to be above zero is above it.
#[derive(Debug, Clone)]
pub(super) struct Margin {
    least: Real,
    /// What roundings of the cells are a tiny share of.
    weight: Real,
}

/// The precision at which margins are kept.
const BITS: u64 = 256;

/// What a share of the weight no roundings add up to: those of a cell and what is computed of it are a few parts in 10^27.
const ROUNDING_PLACES: u32 = 23;

impl Margin {
    fn of(least: Real, weight: Real) -> Self {
        Self { least, weight }
    }

    /// What is true of both: the lesser distance, the larger weight.
    pub(super) fn joined(self, other: &Self) -> Self {
        let negated = (-self.least).max(-other.least.clone());
        Self { least: -negated, weight: self.weight.max(&other.weight) }
    }

    /// Whether no rounding of a cell anywhere between the points that it was joined of brings it to zero.
    pub(super) fn is_beyond_rounding(&self) -> bool {
        let allowance = &self.weight * Real::from(&Rational::last_of_places(ROUNDING_PLACES));
        (&self.least - allowance).sign() == Some(Ordering::Greater)
    }
}

impl<'a> Trial<'a> {
    /// The alternatives that it asks about; none where it may ask about all and everything.
    pub(super) fn alternatives(&self) -> Option<Vec<&'a CaseAlternative>> {
        let gains: &[Gain] = match &self.test {
            Test::Leads { gains, .. } => gains,
            Test::Worth { gain, .. } | Test::PaysBack { gain, .. } => std::slice::from_ref(gain),
            Test::Holds(_) => return None,
        };
        let mut positions: Vec<usize> =
            gains.iter().flat_map(|gain| [Some(gain.of), gain.against]).flatten().collect();
        positions.sort_unstable();
        positions.dedup();
        Some(positions.into_iter().map(|position| &self.case.alternatives()[position]).collect())
    }

    /// The case at a point, with everything that can be asked of it.
    pub(super) fn rebuilt(&self, point: &Point<'_>) -> Result<BusinessCase, Errors> {
        self.case.with_assumptions(point.iter().map(|(id, value)| (id.as_str(), *value)))
    }

    pub(super) fn fails(&self, point: &Point<'_>) -> Result<bool, Errors> {
        Ok(matches!(self.at(point)?, Standing::Fails))
    }

    /// # Errors
    ///
    /// What the case refuses at this point.
    pub(super) fn at(&self, point: &Point<'_>) -> Result<Standing, Errors> {
        match &self.test {
            Test::Worth { gain, above } => {
                Ok(worth(&self.case.at_all(point)?, std::slice::from_ref(gain), *above))
            }
            Test::Leads { gains, .. } => Ok(worth(&self.case.at_all(point)?, gains, Decimal::ZERO)),
            Test::PaysBack { gain, periods } => Ok(payback(&self.case.at_all(point)?, *gain, *periods)),
            Test::Holds(holds) => Ok(match holds(&self.rebuilt(point)?.appraise()) {
                true => Standing::Holds(None),
                false => Standing::Fails,
            }),
        }
    }
}

fn worth(case: &BusinessCase, gains: &[Gain], above: Decimal) -> Standing {
    let discounts = case.discounts();
    let slots = discounts.slots().len();
    let mut ones = Amounts::zero(slots);
    (0..slots).for_each(|slot| ones.add(slot, Decimal::ONE));
    let factors = discounts.real(&ones, BITS);
    let mut nearest: Option<Margin> = None;
    for gain in gains {
        let mut amounts = gain.amounts(case);
        // The decision date is never discounted, whatever the timing.
        amounts.add(0, -above);
        let worth = Worth::of(discounts, amounts);
        if worth.sign() != Ordering::Greater {
            return Standing::Fails;
        }
        let margin = Margin::of(worth.real(BITS), Real::from(&gain.weight(case)) * &factors);
        nearest = Some(match nearest {
            Some(before) => before.joined(&margin),
            None => margin,
        });
    }
    Standing::Holds(nearest)
}

fn payback(case: &BusinessCase, gain: Gain, periods: u32) -> Standing {
    let amounts = gain.amounts(case);
    let last = case.timeline().periods().min(periods) as usize;
    let sums: Vec<Rational> = (last..case.timeline().columns())
        .map(|column| sum_up_to(case.discounts(), &amounts, column))
        .collect();
    if sums.iter().any(|sum| sum.signum() == Ordering::Less) {
        return Standing::Fails;
    }
    let least = sums.into_iter().min();
    Standing::Holds(least.map(|least| Margin::of(Real::from(least), Real::from(gain.weight(case)))))
}

/// The undiscounted sum of the columns up to one.
fn sum_up_to(discounts: &Discounts, amounts: &Amounts, column: usize) -> Rational {
    let within = discounts.slots().iter().zip(amounts.units()).filter(|(slot, _)| slot.column <= column);
    let units = within.map(|(_, units)| Rational::from_integer(units.clone()));
    &units.fold(Rational::from_integer(0), |sum, part| &sum + &part) * &Amounts::unit()
}

impl Gain {
    fn positions(self) -> impl Iterator<Item = usize> {
        [Some(self.of), self.against].into_iter().flatten()
    }

    fn amounts(self, case: &BusinessCase) -> Amounts {
        let flow =
            |position: usize| NetFlow::of_alternative(case, &case.alternatives()[position]).into_amounts();
        match self.against {
            Some(other) => flow(self.of).minus(&flow(other)),
            None => flow(self.of),
        }
    }

    /// The size of everything in it, without regard to signs.
    fn weight(self, case: &BusinessCase) -> Rational {
        let lines = self.positions().flat_map(|position| case.alternatives()[position].lines());
        lines.map(|line| weight_of(case, line)).fold(Rational::one(), |sum, part| &sum + &part)
    }
}

/// The size of a line: its cells and what is left of it. One is added for each slot, as what is small is rounded to a last
/// place and not to a share of itself, and so is the number of last cells that a perpetuity is worth.
fn weight_of(case: &BusinessCase, line: &Line) -> Rational {
    let entries = case.entries(line).into_iter().chain(case.residual_entry(line));
    let size = |(_, value): (usize, Decimal)| Rational::from_decimal(value.abs());
    let slots = Rational::from_integer(case.discounts().slots().len());
    let sum = entries.map(size).fold(slots, |sum, part| &sum + &part);
    &sum + &years_of_perpetuity(line).unwrap_or_else(|| Rational::from_integer(0))
}

fn years_of_perpetuity(line: &Line) -> Option<Rational> {
    let Some(Residual::Perpetuity { .. }) = line.residual() else { return None };
    let worth = Rational::from_decimal(line.residual_value()?.amount());
    worth.checked_div(&Rational::from_decimal(*line.cells().last()?))
}
