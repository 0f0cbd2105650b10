//! The totals of all options, each from the lowest to the highest that cells without any score admit.

use super::field::{Range, Side, Span};
use crate::exact::Rational;
use crate::scoring::figures::ratio;
use num_bigint::BigInt;

#[derive(Clone)]
pub(super) struct Totals {
    /// In units of one over `unit`, by option.
    ranges: Vec<Range>,
    unit: BigInt,
}

impl Totals {
    /// Of present cells and any weights.
    pub(super) fn of(cells: &[Vec<Span<Range>>], weights: &[BigInt], unit: BigInt) -> Self {
        let total = |row: &[Span<Range>], side| -> BigInt {
            row.iter().zip(weights).map(|(cell, weight)| cell.now.end(side) * weight).sum()
        };
        let range =
            |row: &Vec<Span<Range>>| Range { low: total(row, Side::Low), high: total(row, Side::High) };
        Self { ranges: cells.iter().map(range).collect(), unit }
    }

    /// Moves a cell of an option from where it is to another value.
    pub(super) fn change(&mut self, option: usize, now: &Range, value: &BigInt, weight: &BigInt) {
        let range = &mut self.ranges[option];
        range.low += weight * (value - &now.low);
        range.high += weight * (value - &now.high);
    }

    /// The options that have, or may have, the highest total.
    pub(super) fn possible_leaders(&self) -> Vec<usize> {
        let surest = self.ranges.iter().map(|range| &range.low).max();
        let may_lead = |option: &usize| surest.is_none_or(|low| *low <= self.ranges[*option].high);
        (0..self.ranges.len()).filter(may_lead).collect()
    }

    /// Whether the option may have no higher total than another one.
    pub(super) fn may_be_caught(&self, option: usize) -> bool {
        let others = self.ranges.iter().enumerate().filter(|(other, _)| *other != option);
        others.map(|(_, range)| &range.high).any(|high| *high >= self.ranges[option].low)
    }

    /// The least lead of an option over another.
    pub(super) fn least_lead(&self, option: usize, rival: usize) -> Rational {
        ratio(&self.ranges[option].low - &self.ranges[rival].high, self.unit.clone())
    }
}
