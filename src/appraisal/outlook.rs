//! What a changed case is worth, and who leads then: for comparison with the case itself.

use super::net_flow::{NetFlow, Valuation};
use super::ranking::Ranking;
use crate::case::BusinessCase;
use crate::measure::{Outcome, Reason};
use crate::value::Id;
use rust_decimal::Decimal;
use serde::Serialize;

/// The net present value of each alternative, in the order of the case, and who leads.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Outlook {
    net_present_values: Vec<Outcome<Decimal>>,
    net_present_values_against_baseline: Vec<Outcome<Decimal>>,
    leaders: Vec<Id>,
}

impl Outlook {
    pub(super) fn of(case: &BusinessCase, valuation: &Valuation<'_>) -> Self {
        let flows = NetFlow::of_each(case);
        let baseline = &flows[case.baseline_position()];
        let against = |flow: &NetFlow| valuation.npv(&flow.minus(baseline));
        Self {
            net_present_values: flows.iter().map(|flow| valuation.npv(flow)).collect(),
            net_present_values_against_baseline: flows.iter().map(against).collect(),
            leaders: Ranking::of(case, valuation, &flows).leaders().to_vec(),
        }
    }

    /// Nothing that could be computed, for one reason.
    pub(super) fn undefined(case: &BusinessCase, reason: Reason) -> Self {
        let none = vec![Outcome::Undefined(reason); case.alternatives().len()];
        Self {
            net_present_values: none.clone(),
            net_present_values_against_baseline: none,
            leaders: Vec::new(),
        }
    }

    pub(super) fn npvs(&self) -> &[Outcome<Decimal>] {
        &self.net_present_values
    }

    pub(super) fn npvs_against_baseline(&self) -> &[Outcome<Decimal>] {
        &self.net_present_values_against_baseline
    }

    pub(super) fn leaders(&self) -> &[Id] {
        &self.leaders
    }
}
