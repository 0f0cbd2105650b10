//! What an alternative brings beyond the baseline.

use super::net_flow::{NetFlow, Valuation};
use super::schedule::FlowSchedule;
use crate::case::{BusinessCase, CaseAlternative, Line, LineKind};
use crate::measure::{Irr, Outcome, Payback};
use rust_decimal::Decimal;
use serde::Serialize;

/// An alternative less the baseline, column by column, and the measures of that difference.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    flow: FlowSchedule,
    net_present_value: Outcome<Decimal>,
    internal_rate_of_return: Irr,
    payback: Payback,
    discounted_payback: Payback,
    benefit_cost_ratio: Outcome<Decimal>,
}

impl Comparison {
    pub(super) fn of(
        case: &BusinessCase,
        valuation: &Valuation<'_>,
        alternative: &CaseAlternative,
        incremental: &NetFlow,
    ) -> Self {
        Self {
            flow: FlowSchedule::of(incremental, valuation),
            net_present_value: valuation.npv(incremental),
            internal_rate_of_return: valuation.irr(incremental),
            payback: valuation.payback(incremental),
            discounted_payback: valuation.discounted_payback(incremental),
            benefit_cost_ratio: benefit_cost_ratio(case, valuation, alternative),
        }
    }

    /// The difference column by column.
    #[must_use]
    pub fn flow(&self) -> &FlowSchedule {
        &self.flow
    }

    /// The net present value of the difference.
    pub fn npv(&self) -> Outcome<Decimal> {
        self.net_present_value
    }

    /// Every internal rate of return of the difference.
    pub fn irr(&self) -> &Irr {
        &self.internal_rate_of_return
    }

    /// When the cumulative difference reaches zero for good.
    pub fn payback(&self) -> Payback {
        self.payback
    }

    /// When the cumulative discounted difference reaches zero for good.
    pub fn discounted_payback(&self) -> Payback {
        self.discounted_payback
    }

    /// The benefit-cost ratio of the difference, by the rule that the case states. Tax is neither a cost nor a benefit, so
    /// that the ratio is one before tax, whereas the net present value is after it.
    pub fn benefit_cost_ratio(&self) -> Outcome<Decimal> {
        self.benefit_cost_ratio
    }
}

/// Benefits less dis-benefits over costs, all beyond the baseline and before tax; capital and transition costs and working
/// capital are the investment.
fn benefit_cost_ratio(
    case: &BusinessCase,
    valuation: &Valuation<'_>,
    alternative: &CaseAlternative,
) -> Outcome<Decimal> {
    let beyond = |wanted: fn(LineKind) -> bool| {
        part(alternative, case, wanted).minus(&part(case.baseline(), case, wanted))
    };
    let benefits = beyond(|kind| !kind.is_outlay());
    let investment = beyond(LineKind::is_investment).negated();
    let running = beyond(|kind| kind.is_outlay() && !kind.is_investment()).negated();
    valuation.benefit_cost_ratio(case.conventions().bcr_rule(), &benefits, &investment, &running)
}

fn part(alternative: &CaseAlternative, case: &BusinessCase, wanted: fn(LineKind) -> bool) -> NetFlow {
    NetFlow::of(case, alternative.lines().iter().filter(|line: &&Line| wanted(line.kind())))
}
