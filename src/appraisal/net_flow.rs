//! What flows in a column, all lines together, exact, and what it is worth.

use crate::case::{BusinessCase, CaseAlternative, Line, Treatment};
use crate::exact::discounts::Discounts;
use crate::exact::{Amounts, Rounded};
use crate::measure::{self, BcrRule, Irr, Outcome, Payback};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Signed sums of cells, inflow positive, never rounded: measures are functions of the cells.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct NetFlow(Amounts);

/// How the flows of a case are valued: its discount factors, and the same table without interest.
#[derive(Debug)]
pub(super) struct Valuation<'a> {
    discounts: &'a Discounts,
    plain: Discounts,
    columns: usize,
}

impl NetFlow {
    /// What flows under each alternative of a case, in the order of the case.
    pub(super) fn of_each(case: &BusinessCase) -> Vec<Self> {
        let of = |alternative: &CaseAlternative| Self::of(case.discounts(), alternative.lines());
        case.alternatives().iter().map(of).collect()
    }

    /// The flow of the lines that count.
    pub(super) fn of<'a>(discounts: &Discounts, lines: impl IntoIterator<Item = &'a Line>) -> Self {
        let mut amounts = Amounts::zero(discounts.slots().len());
        for line in lines.into_iter().filter(|line| line.treatment() == Treatment::Counted) {
            let is_outflow = line.kind().is_outflow();
            for (slot, cell) in line.entries() {
                amounts.add(slot, if is_outflow { -cell } else { cell });
            }
        }
        Self(amounts)
    }

    /// What this flow brings beyond another.
    pub(super) fn minus(&self, other: &Self) -> Self {
        Self(self.0.minus(&other.0))
    }

    /// The same amounts with the other sign.
    pub(super) fn negated(&self) -> Self {
        Self(self.0.negated())
    }
}

impl<'a> Valuation<'a> {
    pub(super) fn of(case: &'a BusinessCase) -> Self {
        let discounts = case.discounts();
        Self { discounts, plain: discounts.without_interest(), columns: case.timeline().columns() }
    }

    /// Each column, rounded once.
    pub(super) fn net(&self, flow: &NetFlow) -> Vec<Decimal> {
        self.plain.present_values(&flow.0).into_iter().map(in_range).collect()
    }

    /// The sum of the columns up to each one, rounded once.
    pub(super) fn cumulative(&self, flow: &NetFlow) -> Vec<Decimal> {
        self.plain.running(&flow.0).into_iter().map(in_range).collect()
    }

    /// The present value of each column, rounded once.
    pub(super) fn present_values(&self, flow: &NetFlow) -> Vec<Outcome<Decimal>> {
        measure::outcomes(self.discounts.present_values(&flow.0))
    }

    /// The present value of the columns up to each one, rounded once.
    pub(super) fn cumulative_present_values(&self, flow: &NetFlow) -> Vec<Outcome<Decimal>> {
        measure::outcomes(self.discounts.running(&flow.0))
    }

    /// The present value of each cell of a line, and of all together.
    pub(super) fn line(&self, line: &Line) -> (Vec<Outcome<Decimal>>, Outcome<Decimal>) {
        let entries: Vec<_> = line.entries().collect();
        let (each, total) = self.discounts.line(&entries);
        (measure::outcomes(each), total.into())
    }

    /// The net present value, rounded once.
    pub(super) fn npv(&self, flow: &NetFlow) -> Outcome<Decimal> {
        present_value(self.discounts, flow)
    }

    /// Which of two flows is worth more, by exact values.
    pub(super) fn compare(&self, one: &NetFlow, other: &NetFlow) -> Ordering {
        self.discounts.sign(&one.0.minus(&other.0))
    }

    /// Every internal rate.
    pub(super) fn irr(&self, flow: &NetFlow) -> Irr {
        irr(self.discounts, flow)
    }

    /// When the cumulative flow reaches zero for good.
    pub(super) fn payback(&self, flow: &NetFlow) -> Payback {
        measure::last_crossing(&self.plain, &flow.0, self.columns)
    }

    /// The same of the discounted flow.
    pub(super) fn discounted_payback(&self, flow: &NetFlow) -> Payback {
        measure::last_crossing(self.discounts, &flow.0, self.columns)
    }

    /// Benefits over costs by a declared rule, as [`measure::benefit_cost_ratio`] defines it.
    pub(super) fn benefit_cost_ratio(
        &self,
        rule: BcrRule,
        benefits: &NetFlow,
        investment: &NetFlow,
        running: &NetFlow,
    ) -> Outcome<Decimal> {
        measure::ratio_to_cost(|bits| {
            let worth = |flow: &NetFlow| self.discounts.real(&flow.0, bits);
            rule.terms(worth(benefits), worth(investment), worth(running))
        })
    }
}

/// What a flow in the slots of these factors is worth, rounded once.
pub(super) fn present_value(discounts: &Discounts, flow: &NetFlow) -> Outcome<Decimal> {
    discounts.present_value(&flow.0).into()
}

/// Every internal rate of a flow in the slots of these factors.
pub(super) fn irr(discounts: &Discounts, flow: &NetFlow) -> Irr {
    Irr::of(discounts.rates(&flow.0))
}

/// A sum of cells as a decimal.
fn in_range(sum: Rounded) -> Decimal {
    match sum {
        Rounded::Value(value) => value,
        Rounded::AboveRange | Rounded::BelowRange => {
            unreachable!(
                "limits::LINES lines of limits::AMOUNT_DIGITS digits sum to less than a decimal holds"
            )
        }
    }
}
