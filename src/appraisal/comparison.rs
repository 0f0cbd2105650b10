//! What an alternative brings beyond the baseline.

use super::net_flow::NetFlow;
use super::schedule::FlowSchedule;
use crate::case::{BusinessCase, CaseAlternative, CostClass, Line, LineKind};
use crate::measure::{self, CostBenefit, Irr, Outcome, Payback};
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
    pub(super) fn of(case: &BusinessCase, alternative: &CaseAlternative, incremental: &NetFlow) -> Self {
        let (rate, timing) = (case.discount_rate(), case.conventions().timing());
        Self {
            flow: FlowSchedule::of(incremental, rate, timing),
            net_present_value: incremental.npv(rate, timing),
            internal_rate_of_return: incremental.irr(),
            payback: incremental.payback(),
            discounted_payback: incremental.discounted_payback(rate, timing),
            benefit_cost_ratio: benefit_cost_ratio(case, alternative),
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

    /// The benefit-cost ratio of the difference, by the rule that the case states.
    pub fn benefit_cost_ratio(&self) -> Outcome<Decimal> {
        self.benefit_cost_ratio
    }
}

/// Benefits less dis-benefits over costs, all beyond the baseline; capital and transition costs are the investment.
fn benefit_cost_ratio(case: &BusinessCase, alternative: &CaseAlternative) -> Outcome<Decimal> {
    let beyond = |wanted: fn(LineKind) -> bool| {
        part(alternative, case, wanted).minus(&part(case.baseline(), case, wanted))
    };
    let benefits = beyond(|kind| !matches!(kind, LineKind::Cost(_)));
    let investment = beyond(is_investment).negated();
    let running = beyond(|kind| matches!(kind, LineKind::Cost(_)) && !is_investment(kind)).negated();
    let (rule, rate) = (case.conventions().bcr_rule(), case.discount_rate());
    let timing = case.conventions().timing();
    if let (NetFlow::Decimals(benefits), NetFlow::Decimals(investment), NetFlow::Decimals(running)) =
        (&benefits, &investment, &running)
    {
        return measure::benefit_cost_ratio(
            rule,
            rate,
            timing,
            &CostBenefit { benefits, investment, running },
        );
    }
    let [benefits, investment, running] =
        [benefits, investment, running].map(|flow| flow.present_value(rate, timing));
    measure::ratio_of_values(rule, &benefits, &investment, &running)
}

fn part(alternative: &CaseAlternative, case: &BusinessCase, wanted: fn(LineKind) -> bool) -> NetFlow {
    let lines = alternative.lines().iter().filter(|line: &&Line| wanted(line.kind()));
    NetFlow::of(lines, case.timeline().columns())
}

fn is_investment(kind: LineKind) -> bool {
    matches!(kind, LineKind::Cost(CostClass::Capital | CostClass::Transition))
}
