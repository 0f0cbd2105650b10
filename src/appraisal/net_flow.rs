//! What flows in a column, all lines together, exact, and what it is worth.

use crate::case::{BusinessCase, CaseAlternative, CaseLoan, Line, LineKind, Treatment};
use crate::exact::discounts::Discounts;
use crate::exact::real::by_precision;
use crate::exact::{Amounts, Rational, Real, Rounded};
use crate::measure::{self, BcrRule, Irr, Outcome, Payback, Reason};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Signed sums of cells, inflow positive, never rounded: measures are functions of the cells.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NetFlow(Amounts);

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
        case.alternatives().iter().map(|alternative| Self::of_alternative(case, alternative)).collect()
    }

    /// The costs of an alternative that count and its working capital, as positive amounts.
    pub(super) fn of_costs(case: &BusinessCase, alternative: &CaseAlternative) -> Self {
        Self::of(case, alternative.lines().iter().filter(|line| line.kind().is_outlay())).negated()
    }

    /// What flows under an alternative: its lines, and the tax on them.
    pub(crate) fn of_alternative(case: &BusinessCase, alternative: &CaseAlternative) -> Self {
        let tax = Self::of_tax(case, case.tax_entries(alternative));
        Self::of(case, alternative.lines()).plus(&tax)
    }

    /// The flow of tax that is paid in some slots.
    pub(crate) fn of_tax(case: &BusinessCase, paid: Vec<(usize, Decimal)>) -> Self {
        let mut flow = Self::nothing(case);
        paid.into_iter().for_each(|(slot, tax)| flow.0.add(slot, -tax));
        flow
    }

    /// Both together.
    pub(crate) fn plus(&self, other: &Self) -> Self {
        Self(self.0.plus(&other.0))
    }

    /// The flow of the lines that count.
    pub(crate) fn of<'a>(case: &BusinessCase, lines: impl IntoIterator<Item = &'a Line>) -> Self {
        Self::of_all(case, lines.into_iter().filter(|line| line.treatment() == Treatment::Counted))
    }

    /// The flow of these lines, whether they count or not.
    pub(super) fn of_all<'a>(case: &BusinessCase, lines: impl IntoIterator<Item = &'a Line>) -> Self {
        let mut flow = Self::nothing(case);
        for line in lines {
            flow.add(line, case.entries(line).into_iter().chain(case.residual_entry(line)));
        }
        flow
    }

    /// The cells of one line, without its residual value.
    pub(crate) fn of_cells(case: &BusinessCase, line: &Line) -> Self {
        let mut flow = Self::nothing(case);
        flow.add(line, case.entries(line));
        flow
    }

    /// The residual value of one line.
    pub(crate) fn of_residual(case: &BusinessCase, line: &Line) -> Self {
        let mut flow = Self::nothing(case);
        flow.add(line, case.residual_entry(line));
        flow
    }

    /// The same with what loans bring and what is paid on them.
    pub(super) fn with_loans(mut self, case: &BusinessCase, loans: &[CaseLoan]) -> Self {
        for (slot, value) in loans.iter().flat_map(|loan| case.loan_entries(loan)) {
            self.0.add(slot, value);
        }
        self
    }

    fn nothing(case: &BusinessCase) -> Self {
        Self(Amounts::zero(case.discounts().slots().len()))
    }

    fn add(&mut self, line: &Line, entries: impl IntoIterator<Item = (usize, Decimal)>) {
        let is_outflow = line.kind().is_outflow();
        for (slot, value) in entries {
            self.0.add(slot, if is_outflow { -value } else { value });
        }
    }

    /// The sums, one for each slot.
    pub(crate) fn into_amounts(self) -> Amounts {
        self.0
    }

    /// What this flow brings beyond another.
    pub(super) fn minus(&self, other: &Self) -> Self {
        Self(self.0.minus(&other.0))
    }

    /// All of these together.
    pub(super) fn sum<'a>(case: &BusinessCase, flows: impl IntoIterator<Item = &'a Self>) -> Self {
        flows.into_iter().fold(Self::nothing(case), |sum, flow| Self(sum.0.plus(&flow.0)))
    }

    /// The same amounts with the other sign.
    pub(super) fn negated(&self) -> Self {
        Self(self.0.negated())
    }
}

impl<'a> Valuation<'a> {
    pub(super) fn of(case: &'a BusinessCase) -> Self {
        Self::by(case, case.discounts())
    }

    /// The same by other discount factors of its slots.
    pub(super) fn by(case: &BusinessCase, discounts: &'a Discounts) -> Self {
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

    /// The present value of each cell of a line, and of all together; for working capital, of the change in each column.
    pub(super) fn line(&self, case: &BusinessCase, line: &Line) -> (Vec<Outcome<Decimal>>, Outcome<Decimal>) {
        if line.kind() == LineKind::WorkingCapital {
            let tied_up = NetFlow::of_cells(case, line).negated();
            return (self.present_values(&tied_up), self.npv(&tied_up));
        }
        let (each, total) = self.discounts.line(&case.entries(line));
        (measure::outcomes(each), total.into())
    }

    /// The present value of the residual value of a line, without its sign.
    pub(super) fn residual(&self, case: &BusinessCase, line: &Line) -> Option<Outcome<Decimal>> {
        let (slot, value) = case.residual_entry(line)?;
        Some(self.discounts.line(&[(slot, value.abs())]).1.into())
    }

    /// The share of residual values in the present values of all lines that count, residual values among them, each
    /// without its sign; none where there is no residual value. Working capital, which comes back, is left out, and so is
    /// tax.
    pub(super) fn residual_share(
        &self,
        case: &BusinessCase,
        alternative: &CaseAlternative,
    ) -> Option<Outcome<Decimal>> {
        let slots = self.discounts.slots().len();
        let (mut residual, mut gross) = (Amounts::zero(slots), Amounts::zero(slots));
        let mut has_residual = false;
        let counted = alternative.lines().iter().filter(|line| line.treatment() == Treatment::Counted);
        for line in counted.filter(|line| line.kind() != LineKind::WorkingCapital) {
            case.entries(line).into_iter().for_each(|(slot, value)| gross.add(slot, value));
            if let Some((slot, value)) = case.residual_entry(line) {
                has_residual = true;
                residual.add(slot, value.abs());
                gross.add(slot, value.abs());
            }
        }
        let worth = |amounts: &Amounts, bits| self.discounts.real(amounts, bits);
        has_residual.then(|| Outcome::of(|bits| worth(&residual, bits) / worth(&gross, bits)))
    }

    /// The net present value, rounded once.
    pub(super) fn npv(&self, flow: &NetFlow) -> Outcome<Decimal> {
        present_value(self.discounts, flow)
    }

    /// The equal amount in each column after column 0 that is worth as much, by the rates of the case as a whole.
    pub(super) fn equivalent_periodic_value(&self, flow: &NetFlow) -> Outcome<Decimal> {
        let mut one_a_period = Amounts::zero(self.discounts.slots().len());
        (1..self.columns).for_each(|column| one_a_period.add(column, Decimal::ONE));
        Outcome::of(|bits| self.discounts.real(&flow.0, bits) / self.discounts.real(&one_a_period, bits))
    }

    /// What one unit of a quantity would be worth if all of it were worth a flow, both discounted.
    pub(super) fn worth_of_a_unit(&self, flow: &NetFlow, quantity: &NetFlow) -> Outcome<Decimal> {
        let worth = |flow: &NetFlow, bits| self.discounts.real(&flow.0, bits);
        measure::ratio_to_quantity(|bits| (worth(flow, bits), worth(quantity, bits)))
    }

    /// What a flow is worth for each one of some units, more than none.
    pub(super) fn worth_of_each(&self, flow: &NetFlow, units: &Rational) -> Outcome<Decimal> {
        Outcome::of(|bits| self.discounts.real(&flow.0, bits) / Real::from(units.clone()))
    }

    /// Which of two flows is worth more for each of its units, more than none, by exact values.
    pub(super) fn compare_worth_of_each(
        &self,
        (one, its_units): (&NetFlow, &Rational),
        (other, other_units): (&NetFlow, &Rational),
    ) -> Ordering {
        let part = |flow: &NetFlow, units: &Rational, bits| {
            self.discounts.real(&flow.0, bits) * Real::from(units.clone())
        };
        let difference = |bits| part(one, other_units, bits) - part(other, its_units, bits);
        // What no precision tells from a tie is taken for one, as by `compare`.
        by_precision(|bits| difference(bits).sign()).unwrap_or(Ordering::Equal)
    }

    /// Which of two flows is worth more, by exact values.
    pub(super) fn compare(&self, one: &NetFlow, other: &NetFlow) -> Ordering {
        self.discounts.sign(&one.0.minus(&other.0))
    }

    /// What each part is worth as a share of the whole: undefined where a part is negative, or the whole zero.
    pub(super) fn shares(&self, parts: &[NetFlow], whole: &NetFlow) -> Vec<Outcome<Decimal>> {
        let sign = |flow: &NetFlow| self.discounts.sign(&flow.0);
        let worth = |flow: &NetFlow, bits| self.discounts.real(&flow.0, bits);
        let undefined = if parts.iter().any(|part| sign(part).is_lt()) {
            Some(Reason::NegativePart)
        } else {
            sign(whole).is_eq().then_some(Reason::ZeroWhole)
        };
        let share = |part: &NetFlow| match undefined {
            Some(reason) => Outcome::Undefined(reason),
            None => Outcome::of(|bits| worth(part, bits) / worth(whole, bits)),
        };
        parts.iter().map(share).collect()
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
                "limits::LINES lines of limits::AMOUNT_DIGITS digits a column, as many residual values, and the tax on them sum \
                 to less than a decimal holds"
            )
        }
    }
}
