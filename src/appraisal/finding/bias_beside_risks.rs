//! What is raised by what other projects came to holds their risks already; priced risks beside it hold them again.

use super::wording::money_outcome;
use super::{Check, Notice, Severity, Subject};
use crate::appraisal::alternative::AlternativeAppraisal;
use crate::appraisal::risk_register::RiskKind;
use crate::case::{Allowance, CaseAdjustment, CaseAlternative, FindingCode, LineKind, chain_of};

pub(super) const CHECK: Check = Check {
    code: FindingCode::BiasBesideRisks,
    severity: Severity::Warning,
    reference: "HM Treasury, Supplementary Green Book Guidance: Optimism Bias: the uplift is reduced as risks are identified \
                and costed",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let pairs = subject.case.alternatives().iter().zip(subject.alternatives);
    pairs.filter_map(|(alternative, appraised)| of_alternative(subject, alternative, appraised)).collect()
}

fn of_alternative(
    subject: &Subject<'_>,
    alternative: &CaseAlternative,
    appraised: &AlternativeAppraisal,
) -> Option<Notice> {
    let raised = by_experience(alternative)?.kind().replace('-', " ");
    let register = appraised.risk_register()?;
    let threats = register.entries().iter().filter(|risk| risk.kind() == RiskKind::Threat).count();
    let risks = match threats {
        0 => return None,
        1 => "1 risk is".to_owned(),
        count => format!("{count} risks are"),
    };
    let message = format!(
        "costs are raised by {raised}, and {risks} costed beside it; the whole register is worth {}: lower the uplift by what \
         they cover, or show that they are others",
        money_outcome(subject, register.expected_value())
    );
    Some(Notice::at(alternative.name(), message))
}

/// The first adjustment of a cost by what other projects came to.
fn by_experience(alternative: &CaseAlternative) -> Option<&CaseAdjustment> {
    let costs = alternative.lines().iter().filter(|line| matches!(line.kind(), LineKind::Cost(_)));
    let adjustments = costs.flat_map(|line| chain_of(line, alternative.adjustments()));
    adjustments.into_iter().find(|adjustment| adjustment.allowance() == Some(Allowance::Experience))
}
