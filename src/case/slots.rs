//! The slots in which amounts stand: the columns of each curve of discount factors, and the moments beside them, such as
//! dates, the end of the timeline where periods do not fall there, and tax that is paid after it.
//!
//! Which slots there are follows from what a case states, and never from the size of an amount.

use super::BusinessCase;
use super::class::LineKind;
use super::line::{CaseAlternative, Line};
use super::loan::{CaseLoan, LoanPayment};
use super::residual::{Direction, ResidualValue};
use crate::measure::ExtraMoment;
use crate::time::Timing;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::sync::Arc;

impl BusinessCase {
    /// Brings the slots in which amounts stand in line with the dates on which they fall.
    pub(super) fn settle_moments(&mut self) {
        let lines = || self.alternatives.iter().flat_map(CaseAlternative::lines);
        let of_dates = lines().flat_map(Line::dated_cells).map(|dated| dated.moment);
        let of_residuals = lines().filter_map(|line| self.residual_moment(line));
        let of_releases = lines().filter_map(|line| self.release_moment(line));
        let of_tax = self.late_tax_moment();
        let loans = self.alternatives.iter().flat_map(CaseAlternative::loans);
        let of_loans = loans.flat_map(CaseLoan::columns).filter_map(|column| self.end_of(0, column));
        let moments: BTreeSet<ExtraMoment> =
            of_dates.chain(of_residuals).chain(of_releases).chain(of_tax).chain(of_loans).collect();
        if !moments.iter().eq(&self.moments) {
            self.moments = moments.into_iter().collect();
            self.settle_discounts();
        }
    }

    pub(super) fn settle_discounts(&mut self) {
        let columns = self.timeline.columns();
        let discounts = super::discounts(&self.discounting, &self.named_discounting, columns, &self.moments);
        self.discounts = Arc::new(discounts);
    }

    /// What a line amounts to in each slot. Working capital is tied up in its column and comes back in the next.
    pub(crate) fn entries(&self, line: &Line) -> Vec<(usize, Decimal)> {
        let columns = self.timeline.columns();
        if line.kind == LineKind::WorkingCapital {
            let levels = line.cells.iter().enumerate().filter(|(_, level)| !level.is_zero());
            return levels
                .flat_map(|(column, &level)| {
                    [(line.curve * columns + column, level), (self.release_slot(line, column), -level)]
                })
                .collect();
        }
        if line.dated.is_empty() {
            return (line.curve * columns..).zip(line.cells.iter().copied()).collect();
        }
        line.dated.iter().map(|dated| (self.slot_of(&dated.moment), dated.amount)).collect()
    }

    /// What a residual value adds to a line, or takes from it, in its slot.
    pub(crate) fn residual_entry(&self, line: &Line) -> Option<(usize, Decimal)> {
        let ResidualValue { amount, direction } = line.residual_value?;
        let last_column = line.curve * self.timeline.columns() + self.timeline.periods() as usize;
        let slot = self.residual_moment(line).map_or(last_column, |moment| self.slot_of(&moment));
        Some((slot, if direction == Direction::Back { -amount } else { amount }))
    }

    /// Where what is tied up in a column comes back.
    pub(super) fn release_slot(&self, line: &Line, column: usize) -> usize {
        let (columns, next) = (self.timeline.columns(), column + 1);
        let at_the_end = || {
            self.release_moment(line).map_or(line.curve * columns + column, |moment| self.slot_of(&moment))
        };
        if next < columns { line.curve * columns + next } else { at_the_end() }
    }

    /// The end of the timeline, for a residual value that falls there, where no column does.
    fn residual_moment(&self, line: &Line) -> Option<ExtraMoment> {
        let falls_back = line.residual_value?.direction == Direction::Back;
        self.end_of(line.curve, self.timeline.periods()).filter(|_| falls_back)
    }

    /// The same for working capital, whether or not any is left in the last column: slots do not depend on amounts.
    fn release_moment(&self, line: &Line) -> Option<ExtraMoment> {
        let end = self.end_of(line.curve, self.timeline.periods());
        end.filter(|_| line.kind == LineKind::WorkingCapital)
    }

    /// The end of a column as a moment of its own, where the column does not fall there.
    fn end_of(&self, curve: usize, column: u32) -> Option<ExtraMoment> {
        (column > 0 && self.conventions.timing() != Timing::End).then(|| ExtraMoment {
            curve,
            column: column as usize,
            parts: column,
            parts_a_year: self.timeline.step().periods_a_year(),
            spread_over: 0,
        })
    }

    /// What a loan brings, and what is paid on it, each in its slot; inflow positive.
    pub(crate) fn loan_entries(&self, loan: &CaseLoan) -> Vec<(usize, Decimal)> {
        let slot = |column| self.end_of(0, column).map_or(column as usize, |moment| self.slot_of(&moment));
        let paid = |payment: &LoanPayment| {
            let slot = slot(payment.column());
            [payment.interest(), payment.principal(), payment.settlement()].map(|part| (slot, -part))
        };
        let drawn = (slot(loan.column()), loan.borrowed());
        [drawn].into_iter().chain(loan.payments().iter().flat_map(paid)).collect()
    }

    pub(super) fn slot_of(&self, moment: &ExtraMoment) -> usize {
        let curves = 1 + self.named_discounting.len();
        let position = self.moments.binary_search(moment).expect("moments are settled in every case");
        curves * self.timeline.columns() + position
    }
}
