//! A probability is a claim: something has to support it, and somebody to answer for it.

use super::{Check, Notice, Severity, Subject, of_each_risk};
use crate::appraisal::risk_register::RiskEntry;
use crate::case::FindingCode;

pub(super) const CHECK: Check = Check {
    code: FindingCode::UnsupportedProbability,
    severity: Severity::Note,
    reference: "HM Treasury, The Green Book and The Orange Book: each risk in the register has an owner, and its likelihood \
                is assessed on evidence",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    of_each_risk(subject, |risk| message(subject, risk))
}

fn message(subject: &Subject<'_>, risk: &RiskEntry) -> Option<String> {
    let source = risk.assumption().and_then(|id| subject.case.assumption(id)?.source());
    let has_evidence = risk.evidence().is_some() || source.is_some();
    let lacking = match (has_evidence, risk.owner().is_some()) {
        (true, true) => return None,
        (true, false) => "no owner",
        (false, true) => "no evidence for its probability",
        (false, false) => "neither evidence for its probability nor an owner",
    };
    Some(format!("the risk {:?} has {lacking}", risk.name()))
}
