//! An assumption that no amount depends on was forgotten somewhere, or can go.

use super::{Finding, FindingCode};
use crate::appraisal::alternative::AlternativeAppraisal;
use crate::case::BusinessCase;

pub(super) fn check(case: &BusinessCase, _: &[AlternativeAppraisal]) -> Vec<Finding> {
    let used = |id| case.alternatives().iter().any(|alternative| alternative.depends_on(id));
    let finding = |id: &crate::value::Id| {
        Finding::note(FindingCode::UnusedAssumption, id.as_str(), "no amount depends on this assumption")
    };
    case.assumptions()
        .iter()
        .map(crate::case::CaseAssumption::id)
        .filter(|id| !used(id))
        .map(finding)
        .collect()
}
