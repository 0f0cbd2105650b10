//! What is sure to come, or sure not to, is no risk.

use super::{Check, Notice, Severity, Subject, of_each_risk};
use crate::appraisal::risk_register::RiskEntry;
use crate::case::{CaseAssumption, FindingCode};
use rust_decimal::Decimal;

pub(super) const CHECK: Check = Check {
    code: FindingCode::CertainRisk,
    severity: Severity::Note,
    reference: "Project Management Institute, Practice Standard for Project Risk Management (2009): a risk is an uncertain \
                event or condition",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    of_each_risk(subject, |risk| message(subject, risk))
}

fn message(subject: &Subject<'_>, risk: &RiskEntry) -> Option<String> {
    let is_uncertain = |assumption: &CaseAssumption| assumption.low() != assumption.high();
    if risk.assumption().and_then(|id| subject.case.assumption(id)).is_some_and(is_uncertain) {
        return None;
    }
    let name = risk.name();
    if risk.probability().is_zero() {
        Some(format!("the risk {name:?} has a probability of 0, so that it may as well be left out"))
    } else if risk.probability() == Decimal::ONE {
        Some(format!("the risk {name:?} has a probability of 1, so that it is a plain cost or benefit"))
    } else {
        None
    }
}
