//! The least lead of one option over another while some cells and weights are free within what was said of them.
//!
//! Cells do not depend on each other, and no weight is below zero. So the lead is least where every free cell of the
//! option is at its lowest and every free cell of the rival at its highest, whatever the weights. What is left is to
//! spread the weight: it goes to the criteria of the smallest leads first, as far as each may have it. That is the
//! exact optimum of a linear programme with one sum and a range for each weight (Dantzig, *Operations Research* 5,
//! 1957, on the fractional knapsack).

use super::totals::Totals;
use crate::exact::Rational;
use crate::scoring::figures::ratio;
use crate::scoring::units::least_multiple;
use num_bigint::{BigInt, Sign};
use num_traits::{One, Zero};

/// Where something lies, both ends in units that the whole field shares.
#[derive(Clone)]
pub(super) struct Range {
    pub(super) low: BigInt,
    pub(super) high: BigInt,
}

/// A cell or a weight: where it lies now, and where it may come to lie.
pub(super) struct Span<T> {
    /// Of one value, but for a cell that nobody scored.
    pub(super) now: T,
    pub(super) said: T,
}

/// A cell of an option on a criterion, or the weight of a criterion, by index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Point {
    Weight { criterion: usize },
    Cell { option: usize, criterion: usize },
}

impl Point {
    pub(super) fn criterion(self) -> usize {
        let (Self::Weight { criterion } | Self::Cell { criterion, .. }) = self;
        criterion
    }
}

/// One end of what was said of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Low,
    High,
}

/// All cells and weights, in whole numbers.
pub(super) struct Field {
    /// By option and criterion, in units of one over `unit`.
    cells: Vec<Vec<Span<Range>>>,
    unit: BigInt,
    /// In units of one over `whole`, which is what they sum to now.
    weights: Vec<Span<Range>>,
    whole: BigInt,
    /// As everything is now.
    totals: Totals,
}

/// Which cells and weights are free.
pub(super) struct Free {
    cells: Vec<Vec<bool>>,
    weights: Vec<bool>,
}

impl Field {
    pub(super) fn of(
        cells: &[Vec<Span<(Rational, Rational)>>],
        weights: &[Span<(Rational, Rational)>],
    ) -> Self {
        let unit = common_denominator(cells.iter().flatten());
        let whole = common_denominator(weights.iter());
        let cells: Vec<Vec<Span<Range>>> =
            cells.iter().map(|row| row.iter().map(|span| span.in_units(&unit)).collect()).collect();
        let weights: Vec<Span<Range>> = weights.iter().map(|span| span.in_units(&whole)).collect();
        let now: Vec<BigInt> = weights.iter().map(|weight| weight.now.low.clone()).collect();
        let totals = Totals::of(&cells, &now, &unit * &whole);
        Self { cells, unit, weights, whole, totals }
    }

    pub(super) fn options(&self) -> usize {
        self.cells.len()
    }

    pub(super) fn criteria(&self) -> usize {
        self.weights.len()
    }

    /// The least lead of an option over a rival, as a fraction of the scale of values.
    ///
    /// Free weights take any shares within what was said of them, and the others share the rest in their present
    /// proportions.
    pub(super) fn least_lead(&self, free: &Free, option: usize, rival: usize) -> Rational {
        let lead = |criterion: usize| {
            &self.cell(free, option, criterion).low - &self.cell(free, rival, criterion).high
        };
        let leads: Vec<BigInt> = (0..self.criteria()).map(lead).collect();
        let tied: Vec<usize> = (0..self.criteria()).filter(|it| !free.weights[*it]).collect();
        let proportions = self.proportions(&tied);
        let parts = tied.iter().zip(&proportions.parts).map(|(criterion, part)| part * &leads[*criterion]);
        let of_tied: BigInt = parts.sum();

        let mut least = BigInt::zero();
        let mut left = self.whole.clone();
        let mut takers = Vec::new();
        for criterion in (0..self.criteria()).filter(|it| free.weights[*it]) {
            let Range { low, high } = &self.weights[criterion].said;
            let lead = &leads[criterion] * &proportions.sum;
            least += low * &lead;
            left -= low;
            takers.push((lead, high - low));
        }
        if !tied.is_empty() {
            takers.push((of_tied, self.whole.clone()));
        }
        takers.sort();
        for (lead, room) in takers {
            let taken = room.min(left.clone());
            least += lead * &taken;
            left -= taken;
        }
        ratio(least, &self.unit * &self.whole * proportions.sum)
    }

    /// The totals of all options as they are now.
    pub(super) fn totals(&self) -> &Totals {
        &self.totals
    }

    /// The totals with a point at one end of what was said of it, and all others as they are; for a weight, the others in
    /// their present proportions.
    pub(super) fn totals_at(&self, point: Point, side: Side) -> Totals {
        match point {
            Point::Cell { option, criterion } => {
                let Span { now, said } = &self.cells[option][criterion];
                let mut totals = self.totals.clone();
                totals.change(option, now, said.end(side), self.weight(criterion));
                totals
            }
            Point::Weight { criterion } => {
                let others: Vec<usize> = (0..self.criteria()).filter(|it| *it != criterion).collect();
                let share = self.weights[criterion].said.end(side);
                let Proportions { parts, sum } = self.proportions(&others);
                let mut weights = vec![share * &sum; self.criteria()];
                for (other, part) in others.iter().zip(&parts) {
                    weights[*other] = (&self.whole - share) * part;
                }
                Totals::of(&self.cells, &weights, &self.unit * &self.whole * sum)
            }
        }
    }

    /// The weight of a criterion now, in units that all weights share.
    pub(super) fn weight(&self, criterion: usize) -> &BigInt {
        &self.weights[criterion].now.low
    }

    /// Whether a criterion has a weight now.
    pub(super) fn counts(&self, criterion: usize) -> bool {
        self.weight(criterion).sign() == Sign::Plus
    }

    fn cell(&self, free: &Free, option: usize, criterion: usize) -> &Range {
        let Span { now, said } = &self.cells[option][criterion];
        if free.cells[option][criterion] { said } else { now }
    }

    /// The present weights of some criteria; where they are all zero and so have no proportions, equal ones.
    fn proportions(&self, criteria: &[usize]) -> Proportions {
        let parts: Vec<BigInt> = criteria.iter().map(|it| self.weights[*it].now.low.clone()).collect();
        let sum: BigInt = parts.iter().sum();
        if !sum.is_zero() {
            return Proportions { parts, sum };
        }
        Proportions { parts: vec![BigInt::one(); criteria.len()], sum: criteria.len().max(1).into() }
    }
}

/// How some criteria share their weight; the sum is above zero.
struct Proportions {
    parts: Vec<BigInt>,
    sum: BigInt,
}

impl Free {
    /// Nothing is free.
    pub(super) fn none(field: &Field) -> Self {
        Self {
            cells: vec![vec![false; field.criteria()]; field.options()],
            weights: vec![false; field.criteria()],
        }
    }

    pub(super) fn release(&mut self, point: Point) {
        *self.state(point) = true;
    }

    pub(super) fn hold(&mut self, point: Point) {
        *self.state(point) = false;
    }

    fn state(&mut self, point: Point) -> &mut bool {
        match point {
            Point::Cell { option, criterion } => &mut self.cells[option][criterion],
            Point::Weight { criterion } => &mut self.weights[criterion],
        }
    }
}

impl Range {
    pub(super) fn end(&self, side: Side) -> &BigInt {
        match side {
            Side::Low => &self.low,
            Side::High => &self.high,
        }
    }
}

impl Span<(Rational, Rational)> {
    fn ends(&self) -> [&Rational; 4] {
        [&self.now.0, &self.now.1, &self.said.0, &self.said.1]
    }

    fn in_units(&self, unit: &BigInt) -> Span<Range> {
        let whole = |value: &Rational| value.numerator() * (unit / value.denominator());
        let range = |ends: &(Rational, Rational)| Range { low: whole(&ends.0), high: whole(&ends.1) };
        Span { now: range(&self.now), said: range(&self.said) }
    }
}

fn common_denominator<'a>(spans: impl Iterator<Item = &'a Span<(Rational, Rational)>>) -> BigInt {
    spans.flat_map(Span::ends).fold(BigInt::one(), |all, end| least_multiple(all, end.denominator()))
}
